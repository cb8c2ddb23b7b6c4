/* The order of regions, the places that follow from it, and what is told of them. */
#include "score/rank.h"

#include <stdlib.h>
#include <string.h>

/* ---- Places -------------------------------------------------------------------------------- */

static int compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int compare_positions(const struct ranked *a, const struct ranked *b)
{
    int order = compare_texts(a->file, b->file);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order != 0 ? order : (a->column > b->column) - (a->column < b->column);
}

/* By id, then by what was kept, so that the order of adding plays no part. */
static int by_id(const struct ranked *a, const struct ranked *b)
{
    int order = compare_texts(a->id, b->id);
    if (order == 0)
        order = strcmp(a->bytes, b->bytes);
    return order != 0 ? order : compare_positions(a, b);
}

static int compare_ids(const void *a, const void *b)
{
    return by_id(*(struct ranked *const *)a, *(struct ranked *const *)b);
}

static int compare_places(const void *a, const void *b)
{
    const struct ranked *left = *(struct ranked *const *)a, *right = *(struct ranked *const *)b;
    if (left->is_refused != right->is_refused)
        return left->is_refused ? 1 : -1;
    int order = left->is_refused ? 0 : mpq_cmp(right->exact, left->exact);
    return order != 0 ? order : by_id(left, right);
}

/* The first of some regions in their files, but for one of them. */
static const struct ranked *first_but(struct ranked *const *items, size_t count,
                                      const struct ranked *one)
{
    const struct ranked *first = NULL;
    for (size_t i = 0; i < count; i++)
        if (items[i] != one && (!first || compare_positions(items[i], first) < 0))
            first = items[i];
    return first;
}

static void refuse_run(struct ranked **items, size_t count)
{
    const struct ranked *first = first_but(items, count, NULL);
    const struct ranked *second = first_but(items, count, first);
    for (size_t i = 0; i < count; i++) {
        items[i]->is_refused = items[i]->is_doubled = true;
        items[i]->other = items[i] == first ? second : first;
    }
}

/* An id that is given twice says nothing of either region. */
static void refuse_doubles(struct iga_ranking *ranking)
{
    struct ranked **items = ranking->items;
    for (size_t start = 0, end; start < ranking->count; start = end) {
        for (end = start + 1; end < ranking->count; end++)
            if (!items[start]->id || !items[end]->id ||
                strcmp(items[start]->id, items[end]->id) != 0)
                break;
        if (end - start > 1)
            refuse_run(items + start, end - start);
    }
}

/* Gives places to regions that compete, which stand in their order. */
static void give_places(struct ranked *const *items, size_t count, size_t group)
{
    size_t place = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !mpq_equal(items[i]->exact, items[i - 1]->exact))
            place = i + 1;
        items[i]->places[group] = (struct place_of){place, count};
    }
}

/* A region that takes part in a contest. */
struct entrant {
    const char *key;
    struct ranked *item;
};

static int compare_entrants(const void *a, const void *b)
{
    const struct entrant *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order != 0 ? order
                      : (left->item->position > right->item->position) -
                            (left->item->position < right->item->position);
}

static size_t gather(struct entrant *out, const struct iga_ranking *ranking, size_t contest)
{
    size_t count = 0;
    for (size_t i = 0; i < ranking->count; i++) {
        struct ranked *item = ranking->items[i];
        if (!item->is_refused && item->keys[contest])
            out[count++] = (struct entrant){item->keys[contest], item};
    }
    return count;
}

static bool hold_contest(struct iga_ranking *ranking, size_t contest)
{
    struct entrant *entrants = arena_array(ranking->arena, ranking->count + 1, sizeof *entrants);
    struct ranked **items =
        arena_array(ranking->arena, ranking->count + 1, sizeof(struct ranked *));
    if (!entrants || !items)
        return false;
    size_t count = gather(entrants, ranking, contest);
    qsort(entrants, count, sizeof *entrants, compare_entrants);
    for (size_t i = 0; i < count; i++)
        items[i] = entrants[i].item;
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count; end++)
            if (strcmp(entrants[end].key, entrants[start].key) != 0)
                break;
        give_places(items + start, end - start, contest + 1);
    }
    return true;
}

iga_status iga_ranking_finish(iga_ranking *ranking)
{
    if (!ranking)
        return IGA_EUSAGE;
    if (ranking->count == 0)
        return IGA_OK;
    qsort(ranking->items, ranking->count, sizeof *ranking->items, compare_ids);
    refuse_doubles(ranking);
    qsort(ranking->items, ranking->count, sizeof *ranking->items, compare_places);
    size_t scored = 0;
    for (size_t i = 0; i < ranking->count; i++) {
        ranking->items[i]->position = i;
        scored += !ranking->items[i]->is_refused;
    }
    give_places(ranking->items, scored, 0);
    for (size_t i = 0; i < ranking->contest_count; i++)
        if (!hold_contest(ranking, i))
            return IGA_ENOMEM;
    return IGA_OK;
}

/* ---- What came out ------------------------------------------------------------------------- */

size_t iga_ranking_count(const iga_ranking *ranking)
{
    return ranking->count;
}

bool iga_ranking_get(iga_standing *out, const iga_ranking *ranking, size_t i)
{
    if (i >= ranking->count)
        return false;
    const struct ranked *item = ranking->items[i];
    *out = (iga_standing){.id = item->id,
                          .file = item->file,
                          .exact = item->is_refused ? NULL : item->exact_text,
                          .bytes = item->bytes,
                          .length = item->length,
                          .line = item->line,
                          .column = item->column,
                          .is_refused = item->is_refused,
                          .is_doubled = item->is_doubled,
                          .other_file = item->other ? item->other->file : NULL,
                          .other_line = item->other ? item->other->line : 0};
    return true;
}

bool iga_ranking_place(size_t *place, size_t *of, const iga_ranking *ranking, size_t i,
                       size_t group)
{
    *place = *of = 0;
    if (i >= ranking->count || group > ranking->contest_count)
        return false;
    *place = ranking->items[i]->places[group].place;
    *of = ranking->items[i]->places[group].of;
    return *place > 0;
}

const char *iga_ranking_contest(const iga_ranking *ranking, size_t i, size_t group)
{
    if (i >= ranking->count || group > ranking->contest_count || ranking->items[i]->is_refused)
        return NULL;
    return group == 0 ? "" : ranking->items[i]->keys[group - 1];
}

iga_status iga_ranking_near(iga_ranking *ranking, const char *within)
{
    struct decimal near;
    if (!ranking || !within || decimal_from_text(&near, within, strlen(within)) != NUMBER_FINE ||
        near.coefficient < 0)
        return IGA_EUSAGE;
    ranking->near = near;
    ranking->is_near = true;
    return IGA_OK;
}

bool iga_ranking_edge(iga_edge *out, const iga_ranking *ranking, size_t i)
{
    if (!ranking->is_near || i >= ranking->count || ranking->items[i]->is_refused)
        return false;
    struct decimal distance;
    const struct predicate *predicate =
        predicate_edge(&distance, ranking->rules, ranking->items[i]->exact);
    struct decimal size = distance;
    if (size.coefficient < 0)
        size.coefficient = -size.coefficient;
    if (!predicate || decimal_compare(size, ranking->near) > 0)
        return false;
    *out = (iga_edge){.predicate = predicate->name};
    decimal_print(out->at, predicate->low);
    decimal_print(out->distance, distance);
    return true;
}
