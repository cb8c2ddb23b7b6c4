/* Whether the predicates hold every index exactly once. */
#include "rules/prove_parts.h"

#include <stdlib.h>

static int compare_predicates(const void *a, const void *b)
{
    const struct predicate *x = *(const struct predicate *const *)a,
                           *y = *(const struct predicate *const *)b;
    return decimal_compare(x->low, y->low);
}

/* An index as it is published, in the language of the messages. */
static const char *shown_units(const struct draft *draft, int64_t units)
{
    mpq_t index;
    mpq_init(index);
    fraction_from_units(index, units, draft->rules->decimals);
    char *text = fraction_rounded(draft->arena, index, draft->rules->decimals);
    mpq_clear(index);
    return draft_number(draft, text);
}

/* The range of the index, in units of its decimals. @return false after a complaint */
static bool index_units(const struct draft *draft, const struct bounds *index, int64_t *low,
                        int64_t *high)
{
    mpz_t least, most;
    mpz_inits(least, most, NULL);
    fraction_round(least, index->low, draft->rules->decimals);
    fraction_round(most, index->high, draft->rules->decimals);
    bool fits = mpz_fits_slong_p(least) && mpz_fits_slong_p(most);
    if (fits) {
        *low = mpz_get_si(least);
        *high = mpz_get_si(most);
    } else {
        complain(draft, draft->index_token, "number_range", "the index can become too large");
    }
    mpz_clears(least, most, NULL);
    return fits;
}

/* One predicate's edges in units of the index's decimals. @return false after a complaint */
static bool predicate_units(const struct draft *draft, const struct predicate *predicate,
                            int64_t *low, int64_t *high)
{
    if (!decimal_to_units(low, predicate->low, draft->rules->decimals) ||
        !decimal_to_units(high, predicate->high, draft->rules->decimals)) {
        complain(draft, predicate->token, "edge_decimals",
                 "predicate \"%s\" has an edge with more than the index's %d decimals; shorten it, "
                 "or raise 'decimals'",
                 predicate->name, draft->rules->decimals);
        return false;
    }
    if (*low > *high) {
        complain(draft, predicate->token, "empty_range",
                 "predicate \"%s\" holds nothing: its lower edge is above its upper one; exchange "
                 "them",
                 predicate->name);
        return false;
    }
    return true;
}

/* How far the predicates looked at so far reach, from the lowest up. */
struct covering {
    const struct draft *draft;
    const struct predicate *before; /* the last of them; NULL at the start */
    int64_t held;                   /* up to here, by those before */
    int64_t next;                   /* the lowest index that none of them holds */
};

static void cover(struct covering *c, const struct predicate *predicate, int64_t low, int64_t high)
{
    const struct draft *draft = c->draft;
    if (low > c->next && (!c->before || low > c->held + 1))
        complain(draft, predicate->token, "predicate_gap",
                 "no predicate holds an index from %s to %s; close the gap below \"%s\"",
                 shown_units(draft, c->next), shown_units(draft, low - 1), predicate->name);
    if (c->before && low <= c->held)
        complain(draft, predicate->token, "predicate_overlap",
                 "an index from %s to %s has two predicates, \"%s\" and \"%s\"; let each begin "
                 "where the other ends",
                 shown_units(draft, low), shown_units(draft, high < c->held ? high : c->held),
                 c->before->name, predicate->name);
    if (!c->before || high > c->held)
        c->held = high;
    if (c->held + 1 > c->next)
        c->next = c->held + 1;
    c->before = predicate;
}

/* @return whether each could be looked at */
static bool cover_all(struct covering *c, const struct predicate *const *sorted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t low, high;
        if (!predicate_units(c->draft, sorted[i], &low, &high))
            return false;
        cover(c, sorted[i], low, high);
    }
    return true;
}

void prove_predicates(struct draft *draft, const struct bounds *index)
{
    const struct iga_rules *rules = draft->rules;
    size_t count = rules->predicate_count;
    const struct predicate **sorted = arena_array(draft->arena, count + 1, sizeof *sorted);
    struct covering covering = {.draft = draft};
    int64_t end;
    if (!sorted)
        return;
    if (!count) {
        complain(draft, draft->token, "no_levels",
                 "'predicates' lists no predicate; write each as predicate \"…\" (…, …)");
        return;
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = &rules->predicates[i];
    qsort(sorted, count, sizeof *sorted, compare_predicates);
    if (!index_units(draft, index, &covering.next, &end) || !cover_all(&covering, sorted, count))
        return;
    if (covering.next <= end)
        complain(draft, covering.before->token, "predicate_gap",
                 "no predicate holds an index from %s to %s, which is the highest there can be; "
                 "raise the upper edge of \"%s\", or check the formula",
                 shown_units(draft, covering.next), shown_units(draft, end), covering.before->name);
}
