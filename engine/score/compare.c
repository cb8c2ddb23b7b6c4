/* Two sets of results of the same regions: what changed, and what made it change.
 *
 * What made it change is told by the average over all orders in which the causes could have come
 * (Shapley's rule): it treats every cause alike, and the parts add up exactly. */
#include "base/arena.h"
#include "base/number.h"
#include "iga.h"

#include <stdlib.h>
#include <string.h>

enum { SIDES = 4, MOST_SHORT = 6 };

struct entry {
    const char *id;
    const void *context;
    const char *index;
    mpq_t exact; /* 0 of a refused region */
    bool is_refused;
    size_t place, of;
};

/* The results under one pair of rules and data. */
struct side {
    struct entry **entries; /* by id, once finished */
    size_t count, capacity;
    struct entry **ordered; /* the scored ones, the highest first */
    size_t scored;
    bool has_places; /* they were stated, for every scored region */
};

struct pair {
    const struct entry *entries[SIDES]; /* by side; NULL where the region is not there */
};

/* By how much the index of a region changed. */
struct move {
    size_t pair;
    mpq_t delta;
};

struct iga_comparison {
    struct arena *arena;
    struct side sides[SIDES];
    struct pair *pairs;
    size_t count;
    struct move *moves; /* the largest rise first */
    size_t move_count;
    struct arena *scratch; /* of the change that was asked for last */
    bool has_parts;        /* something was added to the mixed sides */
    const char *doubled;
};

/* ---- Making -------------------------------------------------------------------------------- */

iga_status iga_comparison_new(iga_comparison **out)
{
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    struct arena *arena = arena_new();
    struct iga_comparison *comparison = arena ? arena_take(arena, sizeof *comparison) : NULL;
    if (!comparison) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    comparison->arena = arena;
    comparison->scratch = arena_new();
    if (!comparison->scratch) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    *out = comparison;
    return IGA_OK;
}

void iga_comparison_free(iga_comparison *comparison)
{
    if (!comparison)
        return;
    for (size_t s = 0; s < SIDES; s++)
        for (size_t i = 0; i < comparison->sides[s].count; i++)
            mpq_clear(comparison->sides[s].entries[i]->exact);
    for (size_t i = 0; i < comparison->move_count; i++)
        mpq_clear(comparison->moves[i].delta);
    arena_free(comparison->scratch);
    arena_free(comparison->arena);
}

iga_status iga_comparison_add(iga_comparison *comparison, iga_side which, const iga_entry *given)
{
    if (!comparison || !given || !given->id || (unsigned)which >= SIDES)
        return IGA_EUSAGE;
    struct side *side = &comparison->sides[which];
    struct arena *arena = comparison->arena;
    struct entry *entry = arena_take(arena, sizeof *entry);
    if (!entry || !arena_grow(arena, (void **)&side->entries, side->count, &side->capacity,
                              sizeof *side->entries))
        return IGA_ENOMEM;
    entry->id = arena_copy(arena, given->id, strlen(given->id));
    entry->index = given->index ? arena_copy(arena, given->index, strlen(given->index)) : NULL;
    entry->context = given->context;
    entry->is_refused = !given->exact;
    entry->place = given->place;
    entry->of = given->of;
    if (arena_failed(arena))
        return IGA_ENOMEM;
    mpq_init(entry->exact);
    if (given->exact && !fraction_from_text(entry->exact, given->exact)) {
        mpq_clear(entry->exact);
        return IGA_EDATA;
    }
    side->entries[side->count++] = entry;
    comparison->has_parts =
        comparison->has_parts || which == IGA_NEW_DATA_OLD_RULES || which == IGA_OLD_DATA_NEW_RULES;
    return IGA_OK;
}

/* ---- Places -------------------------------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
    return strcmp((*(struct entry *const *)a)->id, (*(struct entry *const *)b)->id);
}

static int highest_first(const void *a, const void *b)
{
    return mpq_cmp((*(struct entry *const *)b)->exact, (*(struct entry *const *)a)->exact);
}

/* How many scored regions of a side are above an index. */
static size_t above(const struct side *side, mpq_srcptr index)
{
    size_t low = 0, high = side->scored;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mpq_cmp(side->ordered[middle]->exact, index) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool arrange(struct side *side, struct arena *arena, const char **doubled)
{
    side->ordered = arena_array(arena, side->count + 1, sizeof *side->ordered);
    if (!side->ordered)
        return false;
    if (side->count == 0)
        return true;
    qsort(side->entries, side->count, sizeof *side->entries, compare_ids);
    side->has_places = true;
    for (size_t i = 0; i < side->count; i++) {
        struct entry *entry = side->entries[i];
        if (i > 0 && strcmp(side->entries[i - 1]->id, entry->id) == 0)
            *doubled = entry->id;
        if (entry->is_refused)
            continue;
        side->ordered[side->scored++] = entry;
        side->has_places = side->has_places && entry->place > 0;
    }
    qsort(side->ordered, side->scored, sizeof *side->ordered, highest_first);
    for (size_t i = 0; i < side->scored && !side->has_places; i++) {
        side->ordered[i]->place = above(side, side->ordered[i]->exact) + 1;
        side->ordered[i]->of = side->scored;
    }
    return true;
}

/* ---- Pairs --------------------------------------------------------------------------------- */

static const struct entry *find(const struct side *side, const char *id)
{
    size_t low = 0, high = side->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(side->entries[middle]->id, id);
        if (order == 0)
            return side->entries[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void add_pair(struct iga_comparison *comparison, const char *id)
{
    struct pair *pair = &comparison->pairs[comparison->count++];
    for (size_t s = 0; s < SIDES; s++)
        pair->entries[s] = find(&comparison->sides[s], id);
}

static bool is_measured(const struct pair *pair)
{
    const struct entry *before = pair->entries[IGA_OLD], *after = pair->entries[IGA_NEW];
    return before && after && !before->is_refused && !after->is_refused;
}

static int largest_rise_first(const void *a, const void *b)
{
    const struct move *left = a, *right = b;
    int order = mpq_cmp(right->delta, left->delta);
    return order != 0 ? order : (left->pair > right->pair) - (left->pair < right->pair);
}

static bool order_moves(struct iga_comparison *comparison)
{
    comparison->moves =
        arena_array(comparison->arena, comparison->count + 1, sizeof *comparison->moves);
    if (!comparison->moves)
        return false;
    for (size_t i = 0; i < comparison->count; i++) {
        const struct pair *pair = &comparison->pairs[i];
        if (!is_measured(pair))
            continue;
        struct move *move = &comparison->moves[comparison->move_count++];
        move->pair = i;
        mpq_init(move->delta);
        mpq_sub(move->delta, pair->entries[IGA_NEW]->exact, pair->entries[IGA_OLD]->exact);
    }
    qsort(comparison->moves, comparison->move_count, sizeof *comparison->moves, largest_rise_first);
    return true;
}

iga_status iga_comparison_finish(iga_comparison *comparison)
{
    if (!comparison)
        return IGA_EUSAGE;
    for (size_t s = 0; s < SIDES; s++)
        if (!arrange(&comparison->sides[s], comparison->arena, &comparison->doubled))
            return IGA_ENOMEM;
    if (comparison->doubled)
        return IGA_EDATA;
    const struct side *before = &comparison->sides[IGA_OLD], *after = &comparison->sides[IGA_NEW];
    comparison->pairs =
        arena_array(comparison->arena, before->count + after->count + 1, sizeof(struct pair));
    if (!comparison->pairs)
        return IGA_ENOMEM;
    for (size_t i = 0, k = 0; i < before->count || k < after->count;) {
        int order = i == before->count  ? 1
                    : k == after->count ? -1
                                        : compare_ids(&before->entries[i], &after->entries[k]);
        add_pair(comparison, order <= 0 ? before->entries[i]->id : after->entries[k]->id);
        i += order <= 0;
        k += order >= 0;
    }
    return order_moves(comparison) ? IGA_OK : IGA_ENOMEM;
}

const char *iga_comparison_doubled(const iga_comparison *comparison)
{
    return comparison->doubled;
}

size_t iga_comparison_count(const iga_comparison *comparison)
{
    return comparison->count;
}

size_t iga_comparison_moved_count(const iga_comparison *comparison)
{
    return comparison->move_count;
}

size_t iga_comparison_moved(const iga_comparison *comparison, size_t i)
{
    return i < comparison->move_count ? comparison->moves[i].pair : comparison->count;
}

/* ---- What made it change ------------------------------------------------------------------- */

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

static iga_share share_of(struct iga_comparison *comparison, mpq_srcptr value)
{
    return (iga_share){fraction_exact(comparison->scratch, value),
                       fraction_short(comparison->scratch, value, MOST_SHORT)};
}

static iga_share difference(struct iga_comparison *comparison, mpq_srcptr a, mpq_srcptr b)
{
    mpq_t delta;
    mpq_init(delta);
    mpq_sub(delta, a, b);
    iga_share share = share_of(comparison, delta);
    mpq_clear(delta);
    return share;
}

static int decimals_of(const char *decimal)
{
    const char *point = strchr(decimal, '.');
    return point ? (int)strlen(point + 1) : 0;
}

/* The difference of what was published, with as many decimals. */
static void published_difference(iga_change *out, struct iga_comparison *comparison,
                                 const struct entry *after, const struct entry *before)
{
    struct decimal a, b;
    if (!after->index || !before->index ||
        decimal_from_text(&a, after->index, strlen(after->index)) != NUMBER_FINE ||
        decimal_from_text(&b, before->index, strlen(before->index)) != NUMBER_FINE)
        return;
    int decimals = decimals_of(after->index), others = decimals_of(before->index);
    mpq_t x, y;
    mpq_inits(x, y, NULL);
    fraction_from_decimal(x, a);
    fraction_from_decimal(y, b);
    mpq_sub(x, x, y);
    out->published_delta =
        fraction_rounded(comparison->scratch, x, decimals > others ? decimals : others);
    mpq_sub(y, after->exact, before->exact);
    out->is_rounded = !mpq_equal(x, y);
    mpq_clears(x, y, NULL);
}

/* The index of a region under some data and rules: 0 old, 1 new. */
static mpq_srcptr index_under(const struct pair *pair, int data, int rules)
{
    static const iga_side sides[2][2] = {{IGA_OLD, IGA_OLD_DATA_NEW_RULES},
                                         {IGA_NEW_DATA_OLD_RULES, IGA_NEW}};
    return pair->entries[sides[data][rules]]->exact;
}

/* The place a region would have with that index among the old or the new indices of the others. */
static long place_under(const struct iga_comparison *comparison, const struct pair *pair, int data,
                        int rules, int others)
{
    iga_side which = others ? IGA_NEW : IGA_OLD;
    mpq_srcptr index = index_under(pair, data, rules);
    size_t higher = above(&comparison->sides[which], index);
    if (mpq_cmp(pair->entries[which]->exact, index) > 0)
        higher--; /* itself */
    return (long)higher + 1;
}

static bool has_all_sides(const struct pair *pair)
{
    for (size_t s = 0; s < SIDES; s++)
        if (!pair->entries[s] || pair->entries[s]->is_refused)
            return false;
    return true;
}

/* The effect of cause c, times six, averaged over the six orders of the three causes: place[i] is
 * the place where cause k has come for each bit k of i. */
static long sixfold_effect(const long place[8], int cause)
{
    static const int orders_with[] = {2, 1, 2}; /* by how many others came before */
    long sum = 0;
    for (int i = 0; i < 8; i++) {
        if (i >> cause & 1)
            continue;
        int before = (i & 1) + (i >> 1 & 1) + (i >> 2 & 1);
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
    iga_share share = share_of(comparison, value);
    mpq_clear(value);
    return share;
}

static void split_place(iga_change *out, struct iga_comparison *comparison, const struct pair *pair)
{
    enum { DATA, RULES, OTHERS };
    long place[8];
    for (int i = 0; i < 8; i++)
        place[i] = place_under(comparison, pair, i >> DATA & 1, i >> RULES & 1, i >> OTHERS & 1);
    /* Results that do not list every region state places that cannot be worked out from them. */
    out->has_place_parts =
        place[0] == (long)out->before.place && place[7] == (long)out->after.place;
    if (!out->has_place_parts)
        return;
    out->place_data = sixth(comparison, sixfold_effect(place, DATA));
    out->place_rules = sixth(comparison, sixfold_effect(place, RULES));
    out->place_others = sixth(comparison, sixfold_effect(place, OTHERS));
}

static void split_index(iga_change *out, struct iga_comparison *comparison, const struct pair *pair)
{
    mpq_t effect;
    mpq_init(effect);
    average_effect(effect, index_under(pair, 1, 0), index_under(pair, 0, 0),
                   index_under(pair, 1, 1), index_under(pair, 0, 1));
    out->data = share_of(comparison, effect);
    average_effect(effect, index_under(pair, 0, 1), index_under(pair, 0, 0),
                   index_under(pair, 1, 1), index_under(pair, 1, 0));
    out->rules = share_of(comparison, effect);
    mpq_clear(effect);
}

static iga_state_of_region state_of(const struct entry *entry)
{
    if (!entry)
        return (iga_state_of_region){0};
    return (iga_state_of_region){.is_there = true,
                                 .is_refused = entry->is_refused,
                                 .place = entry->is_refused ? 0 : entry->place,
                                 .of = entry->is_refused ? 0 : entry->of,
                                 .context = entry->context};
}

iga_status iga_comparison_get(iga_change *out, iga_comparison *comparison, size_t i)
{
    if (!out || !comparison || i >= comparison->count)
        return IGA_EUSAGE;
    arena_reset(comparison->scratch);
    const struct pair *pair = &comparison->pairs[i];
    const struct entry *before = pair->entries[IGA_OLD], *after = pair->entries[IGA_NEW];
    *out = (iga_change){.id = before ? before->id : after->id,
                        .before = state_of(before),
                        .after = state_of(after)};
    if (!is_measured(pair))
        return IGA_OK;
    out->is_measured = true;
    out->delta = difference(comparison, after->exact, before->exact);
    published_difference(out, comparison, after, before);
    out->direction = mpq_cmp(after->exact, before->exact);
    out->direction = (out->direction > 0) - (out->direction < 0);
    if (comparison->has_parts && has_all_sides(pair)) {
        out->has_parts = true;
        split_index(out, comparison, pair);
        split_place(out, comparison, pair);
    }
    return arena_failed(comparison->scratch) ? IGA_ENOMEM : IGA_OK;
}
