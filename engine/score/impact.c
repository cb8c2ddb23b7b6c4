/* What a difference between two rule sets does to regions. */
#include "base/arena.h"
#include "data/json.h"
#include "score/hybrid.h"
#include "score/scorer.h"

#include <stdlib.h>
#include <string.h>

/* One region, while places are not known and after. */
struct affected {
    const struct iga_impact *owner; /* whose arena it is in */
    const char *id, *name, *file;
    size_t line, column; /* where it begins in that file */
    iga_impact_side sides[2];
    mpq_t exact[2], delta;
    size_t number; /* in the order of the data */
    const char *delta_text, *delta_short;
    const char **shares, **shares_short;
};

struct iga_impact {
    const iga_diff *diff;
    struct arena *own;
    iga_lang lang;
    struct schema schemas[2]; /* with the names that renamed indicators have on the other side */
    struct reader *reader;
    iga_scorer *scorers[2];
    struct hybrid *hybrid; /* NULL where there are no two parts to tell apart */
    size_t part_count;
    mpq_t *shares;
    size_t shares_made;
    struct affected **regions;
    struct affected **largest; /* in the order of how much they moved */
    size_t count, capacity;
    struct region pair[2];
};

/* ---- Making -------------------------------------------------------------------------------- */

/* Lets the answers of a renamed indicator be found under either name. */
static bool add_aliases(struct iga_impact *impact, enum node_unit unit)
{
    const iga_diff *diff = impact->diff;
    struct schema_indicator *lists[2];
    for (int side = 0; side < 2; side++) {
        struct schema_unit *schema =
            unit == UNIT_REGION ? &impact->schemas[side].region : &impact->schemas[side].innovation;
        lists[side] = arena_array(impact->own, schema->indicator_count + 1, sizeof *lists[side]);
        if (!lists[side])
            return false;
        for (size_t i = 0; i < schema->indicator_count; i++)
            lists[side][i] = schema->indicators[i];
        schema->indicators = lists[side];
    }
    for (size_t i = 0; i < diff->indicator_count[unit]; i++) {
        const struct indicator *before = diff->indicators[unit][i].sides[SIDE_BEFORE],
                               *after = diff->indicators[unit][i].sides[SIDE_AFTER];
        if (!before || !after || strcmp(before->id, after->id) == 0)
            continue;
        lists[SIDE_BEFORE][before->slot].alias = after->id;
        lists[SIDE_AFTER][after->slot].alias = before->id;
    }
    return true;
}

static bool make(struct iga_impact *impact)
{
    const struct iga_score_options options = {.lang = impact->lang};
    for (int side = 0; side < 2; side++) {
        impact->schemas[side] = impact->diff->rules[side]->schema;
        if (iga_scorer_new(&impact->scorers[side], impact->diff->rules[side], &options) != IGA_OK)
            return false;
    }
    if (!add_aliases(impact, UNIT_REGION) || !add_aliases(impact, UNIT_INNOVATION))
        return false;
    const struct schema *const schemas[2] = {&impact->schemas[0], &impact->schemas[1]};
    impact->reader = reader_new_pair(schemas, impact->lang);
    while (iga_diff_part(impact->diff, impact->part_count))
        impact->part_count++;
    impact->shares = arena_array(impact->own, impact->part_count + 1, sizeof *impact->shares);
    if (!impact->reader || !impact->shares)
        return false;
    for (; impact->shares_made < impact->part_count; impact->shares_made++)
        mpq_init(impact->shares[impact->shares_made]);
    if (impact->part_count < 2)
        return true;
    impact->hybrid = hybrid_new(impact->diff);
    return impact->hybrid != NULL;
}

iga_status iga_impact_new(iga_impact **out, const iga_diff *diff, iga_lang lang)
{
    if (out)
        *out = NULL;
    if (!out || !diff)
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_impact *impact = arena ? arena_take(arena, sizeof *impact) : NULL;
    if (!impact) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    impact->own = arena;
    impact->diff = diff;
    impact->lang = lang;
    if (!make(impact)) {
        iga_impact_free(impact);
        return IGA_ENOMEM;
    }
    *out = impact;
    return IGA_OK;
}

void iga_impact_free(iga_impact *impact)
{
    if (!impact)
        return;
    for (size_t i = 0; i < impact->count; i++)
        if (impact->regions[i]->owner == impact)
            mpq_clears(impact->regions[i]->exact[0], impact->regions[i]->exact[1],
                       impact->regions[i]->delta, NULL);
    for (size_t i = 0; i < impact->shares_made; i++)
        mpq_clear(impact->shares[i]);
    hybrid_free(impact->hybrid);
    for (int side = 0; side < 2; side++)
        iga_scorer_free(impact->scorers[side]);
    reader_free(impact->reader);
    arena_free(impact->own);
}

/* ---- One region ---------------------------------------------------------------------------- */

static const char *copy(struct iga_impact *impact, const char *text)
{
    return text ? arena_copy(impact->own, text, strlen(text)) : NULL;
}

/* The decimals of deltas that people read. */
enum { SHORT_DECIMALS = 6 };

static void share_out(struct iga_impact *impact, struct affected *region)
{
    region->shares = arena_array(impact->own, impact->part_count + 1, sizeof *region->shares);
    region->shares_short =
        arena_array(impact->own, impact->part_count + 1, sizeof *region->shares_short);
    if (!region->shares || !region->shares_short)
        return;
    if (impact->hybrid)
        hybrid_shares(impact->hybrid, impact->shares);
    else if (impact->part_count)
        mpq_set(impact->shares[0], region->delta);
    for (size_t p = 0; p < impact->part_count; p++) {
        region->shares[p] = fraction_exact(impact->own, impact->shares[p]);
        region->shares_short[p] = fraction_short(impact->own, impact->shares[p], SHORT_DECIMALS);
    }
}

/* Takes over what a scorer found. */
static void take_side(struct iga_impact *impact, struct affected *region, int side,
                      const iga_result *result)
{
    region->sides[side] =
        (iga_impact_side){.index = copy(impact, iga_result_index(result)),
                          .exact = copy(impact, iga_result_exact(result)),
                          .predicate = copy(impact, iga_result_predicate(result))};
    mpq_set(region->exact[side], evaluator_value(result->evaluator, result->rules->value_count));
}

/* @return false without memory */
static bool keep_region(struct iga_impact *impact, const iga_result *const results[2])
{
    struct affected *region = arena_take(impact->own, sizeof *region);
    if (!region || !arena_grow(impact->own, (void **)&impact->regions, impact->count,
                               &impact->capacity, sizeof *impact->regions))
        return false;
    mpq_inits(region->exact[0], region->exact[1], region->delta, NULL);
    region->owner = impact;
    region->number = impact->count;
    impact->regions[impact->count++] = region;
    region->id = copy(impact, iga_result_id(results[SIDE_AFTER]));
    const char *name = iga_result_name(results[SIDE_AFTER]);
    region->name = copy(impact, name ? name : iga_result_name(results[SIDE_BEFORE]));
    struct place place = reader_place(impact->reader);
    region->file = copy(impact, place.file);
    region->line = place.line;
    region->column = place.column;
    for (int side = 0; side < 2; side++)
        take_side(impact, region, side, results[side]);
    mpq_sub(region->delta, region->exact[SIDE_AFTER], region->exact[SIDE_BEFORE]);
    region->delta_text = fraction_exact(impact->own, region->delta);
    region->delta_short = fraction_short(impact->own, region->delta, SHORT_DECIMALS);
    if (impact->hybrid && !hybrid_start(impact->hybrid, impact->pair))
        return false;
    share_out(impact, region);
    return !arena_failed(impact->own);
}

/* Scores the region that was read. */
static iga_status add_region(struct iga_impact *impact, const iga_chunk *chunk,
                             iga_result_fn refused, void *context)
{
    const iga_result *results[2];
    for (int side = 0; side < 2; side++) {
        results[side] = scorer_score(impact->scorers[side], &impact->pair[side], chunk->file);
        if (!results[side])
            return IGA_ENOMEM;
        if (iga_result_error_count(results[side]))
            return refused && refused(context, results[side]) ? IGA_ESTOP : IGA_OK;
    }
    return keep_region(impact, results) ? IGA_OK : IGA_ENOMEM;
}

iga_status iga_impact_run(iga_impact *impact, const iga_chunk *chunk, iga_result_fn refused,
                          void *context)
{
    if (!impact || !chunk)
        return IGA_EUSAGE;
    reader_start(impact->reader, chunk);
    for (;;) {
        iga_status status;
        switch (reader_next(impact->reader, impact->pair)) {
        case READER_END:
            return IGA_OK;
        case READER_MEMORY:
            return IGA_ENOMEM;
        case READER_REGION:
            break;
        }
        status = add_region(impact, chunk, refused, context);
        if (status != IGA_OK)
            return status;
    }
}

iga_status iga_impact_take(iga_impact *impact, const iga_impact *other, size_t first, size_t count)
{
    if (!impact || !other || other == impact || other->diff != impact->diff ||
        first > other->count || count > other->count - first)
        return IGA_EUSAGE;
    for (size_t i = first; i < first + count; i++) {
        if (!arena_grow(impact->own, (void **)&impact->regions, impact->count, &impact->capacity,
                        sizeof *impact->regions))
            return IGA_ENOMEM;
        other->regions[i]->number = impact->count;
        impact->regions[impact->count++] = other->regions[i];
    }
    return IGA_OK;
}

const char *iga_impact_passed_over(const iga_impact *impact, size_t i)
{
    return reader_passed_over(impact->reader, i);
}

/* ---- Places -------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    const struct affected *x = *(struct affected *const *)a, *y = *(struct affected *const *)b;
    int order = strcmp(x->id, y->id);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

/* @param sorted  by id. @return whether two have the same */
static bool find_double(iga_double *out, struct affected *const *sorted, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct affected *first = sorted[i - 1], *second = sorted[i];
        if (strcmp(first->id, second->id) != 0)
            continue;
        *out = (iga_double){.id = second->id,
                            .file = second->file,
                            .line = second->line,
                            .column = second->column,
                            .first_file = first->file,
                            .first_line = first->line};
        return true;
    }
    return false;
}

static int by_index_before(const void *a, const void *b)
{
    const struct affected *x = *(struct affected *const *)a, *y = *(struct affected *const *)b;
    return mpq_cmp(y->exact[SIDE_BEFORE], x->exact[SIDE_BEFORE]);
}

static int by_index_after(const void *a, const void *b)
{
    const struct affected *x = *(struct affected *const *)a, *y = *(struct affected *const *)b;
    return mpq_cmp(y->exact[SIDE_AFTER], x->exact[SIDE_AFTER]);
}

static int by_move(const void *a, const void *b)
{
    const struct affected *x = *(struct affected *const *)a, *y = *(struct affected *const *)b;
    int order = mpz_cmpabs(mpq_numref(x->delta), mpq_numref(y->delta));
    if (mpz_cmp(mpq_denref(x->delta), mpq_denref(y->delta)) != 0) {
        mpq_t p, q;
        mpq_inits(p, q, NULL);
        mpq_abs(p, x->delta);
        mpq_abs(q, y->delta);
        order = mpq_cmp(p, q);
        mpq_clears(p, q, NULL);
    }
    return order ? -order : strcmp(x->id, y->id);
}

static void give_places(struct affected **sorted, size_t count, int side)
{
    qsort(sorted, count, sizeof *sorted, side == SIDE_BEFORE ? by_index_before : by_index_after);
    for (size_t i = 0; i < count; i++) {
        bool is_shared = i && mpq_equal(sorted[i]->exact[side], sorted[i - 1]->exact[side]);
        sorted[i]->sides[side].place = is_shared ? sorted[i - 1]->sides[side].place : i + 1;
    }
}

iga_status iga_impact_finish(iga_impact *impact, iga_double *doubled)
{
    iga_double found = {0};
    if (!impact)
        return IGA_EUSAGE;
    if (!impact->count)
        return IGA_OK;
    struct affected **sorted = arena_array(impact->own, impact->count, sizeof *sorted);
    if (!sorted)
        return IGA_ENOMEM;
    memcpy(sorted, impact->regions, impact->count * sizeof *sorted);
    qsort(sorted, impact->count, sizeof *sorted, by_id);
    if (find_double(&found, sorted, impact->count)) {
        if (doubled)
            *doubled = found;
        return IGA_EDATA;
    }
    for (int side = 0; side < 2; side++)
        give_places(sorted, impact->count, side);
    qsort(sorted, impact->count, sizeof *sorted, by_move);
    impact->largest = sorted;
    return IGA_OK;
}

/* ---- Getters ------------------------------------------------------------------------------- */

size_t iga_impact_count(const iga_impact *impact)
{
    return impact->count;
}

bool iga_impact_region_at(iga_impact_region *out, const iga_impact *impact, size_t i)
{
    if (i >= impact->count)
        return false;
    const struct affected *region = impact->regions[i];
    *out = (iga_impact_region){.id = region->id,
                               .name = region->name,
                               .before = region->sides[SIDE_BEFORE],
                               .after = region->sides[SIDE_AFTER],
                               .delta = region->delta_text,
                               .delta_short = region->delta_short,
                               .direction = mpq_sgn(region->delta)};
    return true;
}

size_t iga_impact_largest(const iga_impact *impact, size_t i)
{
    return impact->largest && i < impact->count ? impact->largest[i]->number : IGA_NO_PART;
}

const char *iga_impact_share(const iga_impact *impact, size_t i, size_t p)
{
    return i < impact->count && p < impact->part_count ? impact->regions[i]->shares[p] : NULL;
}

const char *iga_impact_share_short(const iga_impact *impact, size_t i, size_t p)
{
    return i < impact->count && p < impact->part_count ? impact->regions[i]->shares_short[p] : NULL;
}
