/* Places on one side of a comparison: among all, and in the groups that both results know. */
#include "score/compare.h"

#include <stdlib.h>
#include <string.h>

/* ---- Order --------------------------------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
    return strcmp((*(struct entry *const *)a)->id, (*(struct entry *const *)b)->id);
}

static int highest_first(const void *a, const void *b)
{
    const struct entrant *left = a, *right = b;
    return mpq_cmp(right->entry->exact, left->entry->exact);
}

static int same_contest(const struct entrant *left, const struct entrant *right)
{
    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    return strcmp(left->contest, right->contest);
}

static int by_contest(const void *a, const void *b)
{
    int order = same_contest(a, b);
    return order != 0 ? order : highest_first(a, b);
}

size_t compare_above(const struct entrant *entrants, size_t count, mpq_srcptr index)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mpq_cmp(entrants[middle].entry->exact, index) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- Among all ----------------------------------------------------------------------------- */

/* Places that a side states are believed when it states them of every scored region. */
static bool arrange_all(struct side *side, struct arena *arena, const char **doubled)
{
    side->all = arena_array(arena, side->count + 1, sizeof *side->all);
    if (!side->all)
        return false;
    if (side->count == 0)
        return true;
    qsort(side->entries, side->count, sizeof *side->entries, compare_ids);
    side->has_places = true;
    for (size_t i = 0; i < side->count; i++) {
        const struct entry *entry = side->entries[i];
        if (i > 0 && strcmp(side->entries[i - 1]->id, entry->id) == 0)
            *doubled = entry->id;
        if (entry->is_refused)
            continue;
        side->all[side->scored++] = (struct entrant){.entry = entry};
        side->has_places = side->has_places && entry->place > 0;
    }
    qsort(side->all, side->scored, sizeof *side->all, highest_first);
    for (size_t i = 0; i < side->count && !side->has_places; i++) {
        struct entry *entry = side->entries[i];
        if (entry->is_refused)
            continue;
        entry->place = compare_above(side->all, side->scored, entry->exact) + 1;
        entry->of = side->scored;
    }
    return true;
}

/* ---- In groups ----------------------------------------------------------------------------- */

const iga_entry_place *compare_stated(const struct entry *entry, const char *group)
{
    for (size_t i = 0; entry && !entry->is_refused && i < entry->place_count; i++)
        if (strcmp(entry->places[i].group, group) == 0)
            return &entry->places[i];
    return NULL;
}

static bool gives_places(const struct side *side, const char *group)
{
    for (size_t i = 0; i < side->count; i++)
        if (compare_stated(side->entries[i], group))
            return true;
    return false;
}

static size_t group_index(const struct iga_comparison *comparison, const char *group)
{
    size_t i = 0;
    while (i < comparison->group_count && strcmp(comparison->groups[i], group) != 0)
        i++;
    return i;
}

static bool collect_groups(struct iga_comparison *comparison)
{
    const struct side *before = &comparison->sides[IGA_OLD], *after = &comparison->sides[IGA_NEW];
    for (size_t i = 0; i < after->count; i++)
        for (size_t k = 0; k < after->entries[i]->place_count; k++) {
            const char *group = after->entries[i]->places[k].group;
            if (group_index(comparison, group) < comparison->group_count ||
                !gives_places(before, group))
                continue;
            if (!arena_grow(comparison->arena, (void **)&comparison->groups,
                            comparison->group_count, &comparison->group_capacity,
                            sizeof *comparison->groups))
                return false;
            comparison->groups[comparison->group_count++] = group;
        }
    return true;
}

static bool arrange_groups(struct iga_comparison *comparison, struct side *side)
{
    size_t most = 0;
    for (size_t i = 0; i < side->count; i++)
        most += side->entries[i]->is_refused ? 0 : side->entries[i]->place_count;
    side->entrants = arena_array(comparison->arena, most + 1, sizeof *side->entrants);
    if (!side->entrants)
        return false;
    for (size_t i = 0; i < side->count; i++) {
        const struct entry *entry = side->entries[i];
        for (size_t k = 0; !entry->is_refused && k < entry->place_count; k++) {
            size_t group = group_index(comparison, entry->places[k].group);
            if (group < comparison->group_count && entry->places[k].contest)
                side->entrants[side->entrant_count++] =
                    (struct entrant){group, entry->places[k].contest, entry};
        }
    }
    qsort(side->entrants, side->entrant_count, sizeof *side->entrants, by_contest);
    return true;
}

/* The first entrant that does not come before one, or, when they count, that comes after it. */
static size_t bound(const struct side *side, const struct entrant *wanted, bool behind)
{
    size_t low = 0, high = side->entrant_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = same_contest(&side->entrants[middle], wanted);
        if (order < 0 || (behind && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct entrant *compare_rivals(size_t *count, const struct iga_comparison *comparison,
                                     iga_side which, const struct entry *entry, const char *group)
{
    const struct side *side = &comparison->sides[which];
    if (!group) {
        *count = side->scored;
        return side->all;
    }
    *count = 0;
    const iga_entry_place *stated = compare_stated(entry, group);
    if (!stated || !stated->contest)
        return NULL;
    const struct entrant wanted = {group_index(comparison, group), stated->contest, entry};
    size_t first = bound(side, &wanted, false);
    *count = bound(side, &wanted, true) - first;
    return side->entrants + first;
}

/* ---- All of it ----------------------------------------------------------------------------- */

bool compare_arrange(struct iga_comparison *comparison)
{
    if (!collect_groups(comparison))
        return false;
    for (size_t s = 0; s < COMPARE_SIDES; s++)
        if (!arrange_all(&comparison->sides[s], comparison->arena, &comparison->doubled))
            return false;
    for (size_t s = 0; s < COMPARE_RESULTS; s++)
        if (!arrange_groups(comparison, &comparison->sides[s]))
            return false;
    return true;
}
