/* What made an index or a place change: the average over all orders in which the causes could
 * have come (Shapley's rule). It treats every cause alike, and the parts add up exactly. */
#include "score/compare.h"

/* ---- The index ----------------------------------------------------------------------------- */

/* The index of a region under some data and rules: 0 old, 1 new. */
static mpq_srcptr index_under(const struct pair *pair, int data, int rules)
{
    static const iga_side sides[2][2] = {{IGA_OLD, IGA_OLD_DATA_NEW_RULES},
                                         {IGA_NEW_DATA_OLD_RULES, IGA_NEW}};
    return pair->entries[sides[data][rules]]->exact;
}

/* out := ((a - b) + (c - d)) / 2: a cause's effect, averaged over the two orders in which it can
 * come. */
static void average_effect(mpq_ptr out, mpq_srcptr a, mpq_srcptr b, mpq_srcptr c, mpq_srcptr d)
{
    mpq_t other;
    mpq_init(other);
    mpq_sub(out, a, b);
    mpq_sub(other, c, d);
    mpq_add(out, out, other);
    mpq_div_2exp(out, out, 1);
    mpq_clear(other);
}

void compare_split_index(iga_change *out, struct iga_comparison *comparison,
                         const struct pair *pair)
{
    mpq_t effect;
    mpq_init(effect);
    average_effect(effect, index_under(pair, 1, 0), index_under(pair, 0, 0),
                   index_under(pair, 1, 1), index_under(pair, 0, 1));
    out->data = compare_share(comparison, effect);
    average_effect(effect, index_under(pair, 0, 1), index_under(pair, 0, 0),
                   index_under(pair, 1, 1), index_under(pair, 1, 0));
    out->rules = compare_share(comparison, effect);
    mpq_clear(effect);
}

/* ---- The place ----------------------------------------------------------------------------- */

enum { DATA, RULES, OTHERS, CAUSES, CHOICES = 1 << CAUSES };

/* The regions among which a place is, before and after. */
struct rivals {
    const struct entrant *entrants[COMPARE_RESULTS];
    size_t counts[COMPARE_RESULTS];
};

/* The place a region would have with that index among its old or its new rivals. */
static long place_under(const struct rivals *rivals, const struct pair *pair, int came)
{
    iga_side which = came >> OTHERS & 1 ? IGA_NEW : IGA_OLD;
    mpq_srcptr index = index_under(pair, came >> DATA & 1, came >> RULES & 1);
    size_t higher = compare_above(rivals->entrants[which], rivals->counts[which], index);
    if (mpq_cmp(pair->entries[which]->exact, index) > 0)
        higher--; /* itself */
    return (long)higher + 1;
}

/* The effect of cause c, times six, averaged over the six orders of the three causes: place[i] is
 * the place where cause k has come for each bit k of i. */
static long sixfold_effect(const long place[CHOICES], int cause)
{
    static const int orders_with[] = {2, 1, 2}; /* by how many others came before */
    long sum = 0;
    for (int i = 0; i < CHOICES; i++) {
        if (i >> cause & 1)
            continue;
        int before = (i >> DATA & 1) + (i >> RULES & 1) + (i >> OTHERS & 1);
        sum += orders_with[before] * (place[i | 1 << cause] - place[i]);
    }
    return sum;
}

static iga_share sixth(struct iga_comparison *comparison, long numerator)
{
    mpq_t value;
    mpq_init(value);
    mpq_set_si(value, numerator, 6);
    mpq_canonicalize(value);
    iga_share share = compare_share(comparison, value);
    mpq_clear(value);
    return share;
}

/* Whether a result states the place that follows from the regions in it: one that does not list
 * every region does not. */
static bool is_as_stated(const struct rivals *rivals, const struct pair *pair, iga_side which,
                         const char *group, long place)
{
    const struct entry *entry = pair->entries[which];
    const iga_entry_place *stated = group ? compare_stated(entry, group) : NULL;
    size_t told = group ? stated->place : entry->place, of = group ? stated->of : entry->of;
    return place == (long)told && rivals->counts[which] == of;
}

bool compare_split_place(iga_share *data, iga_share *rules, iga_share *others,
                         struct iga_comparison *comparison, const struct pair *pair,
                         const char *group)
{
    struct rivals rivals;
    long place[CHOICES];
    for (int which = IGA_OLD; which < COMPARE_RESULTS; which++) {
        rivals.entrants[which] = compare_rivals(&rivals.counts[which], comparison, (iga_side)which,
                                                pair->entries[which], group);
        if (!rivals.entrants[which])
            return false;
    }
    for (int came = 0; came < CHOICES; came++)
        place[came] = place_under(&rivals, pair, came);
    if (!is_as_stated(&rivals, pair, IGA_OLD, group, place[0]) ||
        !is_as_stated(&rivals, pair, IGA_NEW, group, place[CHOICES - 1]))
        return false;
    *data = sixth(comparison, sixfold_effect(place, DATA));
    *rules = sixth(comparison, sixfold_effect(place, RULES));
    *others = sixth(comparison, sixfold_effect(place, OTHERS));
    return true;
}
