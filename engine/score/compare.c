/* Two sets of results of the same regions: which there are, and what changed. */
#include "score/compare.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SHORT = 6 };

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
    for (size_t s = 0; s < COMPARE_SIDES; s++)
        for (size_t i = 0; i < comparison->sides[s].count; i++)
            mpq_clear(comparison->sides[s].entries[i]->exact);
    for (size_t i = 0; i < comparison->move_count; i++)
        mpq_clear(comparison->moves[i].delta);
    arena_free(comparison->scratch);
    arena_free(comparison->arena);
}

static const char *copied(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void copy_places(struct entry *entry, struct arena *arena, const iga_entry *given)
{
    iga_entry_place *places = arena_array(arena, given->place_count + 1, sizeof *places);
    for (size_t i = 0; places && i < given->place_count; i++) {
        places[i] = given->places[i];
        places[i].group = copied(arena, given->places[i].group);
        places[i].contest = copied(arena, given->places[i].contest);
    }
    entry->places = places;
    entry->place_count = given->place_count;
}

iga_status iga_comparison_add(iga_comparison *comparison, iga_side which, const iga_entry *given)
{
    if (!comparison || !given || !given->id || (unsigned)which >= COMPARE_SIDES)
        return IGA_EUSAGE;
    struct side *side = &comparison->sides[which];
    struct arena *arena = comparison->arena;
    struct entry *entry = arena_take(arena, sizeof *entry);
    if (!entry || !arena_grow(arena, (void **)&side->entries, side->count, &side->capacity,
                              sizeof *side->entries))
        return IGA_ENOMEM;
    entry->id = copied(arena, given->id);
    entry->index = copied(arena, given->index);
    entry->context = given->context;
    entry->is_refused = !given->exact;
    entry->place = given->place;
    entry->of = given->of;
    copy_places(entry, arena, given);
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
    for (size_t s = 0; s < COMPARE_SIDES; s++)
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
    if (!compare_arrange(comparison))
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
                                        : strcmp(before->entries[i]->id, after->entries[k]->id);
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

const char *iga_comparison_group(const iga_comparison *comparison, size_t i)
{
    return i < comparison->group_count ? comparison->groups[i] : NULL;
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

/* ---- One change ------------------------------------------------------------------------------ */

iga_share compare_share(struct iga_comparison *comparison, mpq_srcptr value)
{
    return (iga_share){fraction_exact(comparison->scratch, value),
                       fraction_short(comparison->scratch, value, MOST_SHORT)};
}

static iga_share difference(struct iga_comparison *comparison, mpq_srcptr a, mpq_srcptr b)
{
    mpq_t delta;
    mpq_init(delta);
    mpq_sub(delta, a, b);
    iga_share share = compare_share(comparison, delta);
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

static bool has_all_sides(const struct pair *pair)
{
    for (size_t s = 0; s < COMPARE_SIDES; s++)
        if (!pair->entries[s] || pair->entries[s]->is_refused)
            return false;
    return true;
}

static void tell_groups(iga_change *out, struct iga_comparison *comparison, const struct pair *pair)
{
    iga_group_change *groups =
        arena_array(comparison->scratch, comparison->group_count + 1, sizeof *groups);
    for (size_t i = 0; groups && i < comparison->group_count; i++) {
        const char *group = comparison->groups[i];
        const iga_entry_place *before = compare_stated(pair->entries[IGA_OLD], group),
                              *after = compare_stated(pair->entries[IGA_NEW], group);
        iga_group_change *told = &groups[i];
        *told = (iga_group_change){.place_before = before ? before->place : 0,
                                   .of_before = before ? before->of : 0,
                                   .place_after = after ? after->place : 0,
                                   .of_after = after ? after->of : 0};
        told->has_parts =
            before && after && out->has_parts &&
            compare_split_place(&told->data, &told->rules, &told->others, comparison, pair, group);
    }
    out->groups = groups;
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
        compare_split_index(out, comparison, pair);
        out->has_place_parts = compare_split_place(&out->place_data, &out->place_rules,
                                                   &out->place_others, comparison, pair, NULL);
    }
    tell_groups(out, comparison, pair);
    return arena_failed(comparison->scratch) ? IGA_ENOMEM : IGA_OK;
}
