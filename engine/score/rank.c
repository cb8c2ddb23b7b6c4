/* Rankings: who takes part in what, and the regions that are added. */
#include "score/rank.h"

#include "base/date.h"
#include "base/text.h"
#include "score/result.h"

#include <string.h>

/* ---- Contests ------------------------------------------------------------------------------ */

/* Whether a condition reads what was answered, not only fields. */
static bool reads_answers(const struct iga_rules *rules, uint32_t node)
{
    if (node == NO_NODE)
        return false;
    const struct node *n = &rules->formula.nodes[node];
    if (n->op == NODE_LEVEL || n->op == NODE_POINTS || n->op == NODE_MANDATORY)
        return true;
    for (uint32_t i = 0; i < n->child_count; i++)
        if (reads_answers(rules, formula_child(&rules->formula, node, i)))
            return true;
    return false;
}

static void take_groups(struct iga_ranking *ranking)
{
    const struct iga_rules *rules = ranking->rules;
    ranking->fields = rules->group_fields;
    ranking->field_count = rules->group_field_count;
    ranking->contests = arena_array(ranking->arena, rules->group_count, sizeof *ranking->contests);
    if (!ranking->contests)
        return;
    for (size_t i = 0; i < rules->group_count; i++) {
        const struct group *group = &rules->groups[i];
        ranking->contests[ranking->contest_count++] =
            (struct contest){.id = group->id,
                             .title = group->title,
                             .fields = group->fields,
                             .field_count = group->field_count,
                             .who = group->who,
                             .needs_answers = reads_answers(rules, group->who)};
    }
}

static bool find_field(uint32_t *out, const struct iga_rules *rules, const char *name)
{
    for (size_t i = 0; i < rules->field_count[UNIT_REGION]; i++)
        if (strcmp(rules->fields[UNIT_REGION][i].name, name) == 0) {
            *out = (uint32_t)i;
            return true;
        }
    return false;
}

/* One contest of those that agree in these fields. @return false when there is no such field */
static bool take_fields(struct iga_ranking *ranking, const char *const *by, size_t count)
{
    struct buffer id = {0};
    ranking->fields = arena_array(ranking->arena, count, sizeof *ranking->fields);
    ranking->contests = arena_array(ranking->arena, 1, sizeof *ranking->contests);
    for (size_t i = 0; ranking->fields && i < count; i++) {
        if (!find_field(&ranking->fields[i], ranking->rules, by[i])) {
            buffer_free(&id);
            return false;
        }
        buffer_text(&id, i > 0 ? "," : "");
        buffer_text(&id, by[i]);
    }
    const char *copy = id.failed ? NULL : arena_copy(ranking->arena, id.bytes, id.length);
    buffer_free(&id);
    if (!copy || !ranking->fields || !ranking->contests) {
        arena_fail(ranking->arena);
        return true;
    }
    ranking->field_count = count;
    ranking->contest_count = 1;
    ranking->contests[0] = (struct contest){
        .id = copy, .title = copy, .fields = ranking->fields, .field_count = count, .who = NO_NODE};
    return true;
}

iga_status iga_ranking_new(iga_ranking **out, const iga_rules *rules, const char *const *by,
                           size_t by_count)
{
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!rules || (by && by_count == 0))
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_ranking *ranking = arena ? arena_take(arena, sizeof *ranking) : NULL;
    if (!ranking) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    ranking->rules = rules;
    ranking->arena = arena;
    bool is_known = true;
    if (by)
        is_known = take_fields(ranking, by, by_count);
    else
        take_groups(ranking);
    ranking->no_answers =
        arena_array(arena, rules->indicator_count[UNIT_REGION] + 1, sizeof *ranking->no_answers);
    if (is_known && !arena_failed(arena)) {
        *out = ranking;
        return IGA_OK;
    }
    iga_status status = is_known ? IGA_ENOMEM : IGA_EUSAGE;
    iga_ranking_free(ranking);
    return status;
}

void iga_ranking_free(iga_ranking *ranking)
{
    if (!ranking)
        return;
    for (size_t i = 0; i < ranking->count; i++)
        mpq_clear(ranking->items[i]->exact);
    arena_free(ranking->arena);
}

size_t iga_ranking_field_count(const iga_ranking *ranking)
{
    return ranking->field_count;
}

const char *iga_ranking_field(const iga_ranking *ranking, size_t i)
{
    return i < ranking->field_count ? ranking->rules->fields[UNIT_REGION][ranking->fields[i]].name
                                    : NULL;
}

size_t iga_ranking_group_count(const iga_ranking *ranking)
{
    return ranking->contest_count + 1;
}

const char *iga_ranking_group_id(const iga_ranking *ranking, size_t group)
{
    if (group > ranking->contest_count)
        return NULL;
    return group == 0 ? "all" : ranking->contests[group - 1].id;
}

/* ---- Adding -------------------------------------------------------------------------------- */

/* Puts the region's text of every field that must agree one behind the other, each with its
 * length, so that no two different rows of texts read alike. */
static const char *key_of(struct iga_ranking *ranking, const struct contest *contest,
                          const char *const *texts)
{
    struct buffer key = {0};
    buffer_text(&key, "");
    for (size_t f = 0; f < contest->field_count; f++) {
        const char *text = texts[contest->fields[f]];
        if (!text) { /* what is not given agrees with nothing */
            buffer_free(&key);
            return NULL;
        }
        buffer_print(&key, "%zu:", strlen(text));
        buffer_text(&key, text);
    }
    const char *copy = NULL;
    if (key.failed)
        arena_fail(ranking->arena);
    else
        copy = arena_copy(ranking->arena, key.length ? key.bytes : "", key.length);
    buffer_free(&key);
    return copy;
}

/* @param texts  by field of the region */
static void settle_keys(struct ranked *item, struct iga_ranking *ranking,
                        const struct subject *subject, const char *const *texts)
{
    for (size_t i = 0; i < ranking->contest_count; i++) {
        const struct contest *contest = &ranking->contests[i];
        if (contest->who == NO_NODE || condition_holds(subject, contest->who))
            item->keys[i] = key_of(ranking, contest, texts);
    }
}

static const char *copied(struct iga_ranking *ranking, const char *text)
{
    return text ? arena_copy(ranking->arena, text, strlen(text)) : NULL;
}

/* Adds an item that is refused until it has an index. @return NULL without memory */
static struct ranked *add_item(struct iga_ranking *ranking, const char *id, struct place place,
                               const char *bytes, size_t length)
{
    struct arena *arena = ranking->arena;
    struct ranked *item = arena_take(arena, sizeof *item);
    if (!item || !arena_grow(arena, (void **)&ranking->items, ranking->count, &ranking->capacity,
                             sizeof *ranking->items))
        return NULL;
    item->id = copied(ranking, id);
    item->file = copied(ranking, place.file);
    item->line = place.line;
    item->column = place.column;
    item->bytes = arena_copy(arena, bytes ? bytes : "", length);
    item->length = length;
    item->keys = arena_array(arena, ranking->contest_count + 1, sizeof *item->keys);
    item->places = arena_array(arena, ranking->contest_count + 1, sizeof *item->places);
    item->is_refused = true;
    if (arena_failed(arena))
        return NULL;
    mpq_init(item->exact);
    ranking->items[ranking->count++] = item;
    return item;
}

iga_status iga_ranking_add(iga_ranking *ranking, const iga_result *result, const char *bytes,
                           size_t length)
{
    if (!ranking || !result || result->rules != ranking->rules)
        return IGA_EUSAGE;
    struct place place = {.file = result->file};
    place.line = iga_result_line(result, &place.column);
    struct ranked *item = add_item(ranking, result->region->id, place, bytes, length);
    if (!item)
        return IGA_ENOMEM;
    if (iga_result_error_count(result))
        return IGA_OK;
    item->is_refused = false;
    item->exact_text = copied(ranking, result->exact);
    if (!fraction_from_text(item->exact, result->exact))
        return IGA_ENOMEM; /* a text that the arena could not hold */
    const char **texts =
        arena_array(ranking->arena, ranking->rules->field_count[UNIT_REGION] + 1, sizeof *texts);
    if (!texts)
        return IGA_ENOMEM;
    for (size_t i = 0; i < ranking->field_count; i++)
        texts[ranking->fields[i]] = result_field(result, ranking->fields[i]);
    struct subject subject = {
        .rules = ranking->rules, .region = result->region, .region_scored = result->scored};
    settle_keys(item, ranking, &subject, texts);
    return arena_failed(ranking->arena) ? IGA_ENOMEM : IGA_OK;
}

/* ---- Adding what was scored before ---------------------------------------------------------- */

static int32_t choice_of(const struct field *field, const char *text)
{
    for (size_t i = 0; i < field->choice_count; i++)
        if (strcmp(field->choices[i], text) == 0)
            return (int32_t)i;
    return CHOICE_UNLISTED;
}

/* The field of a region, from the text by which its result told it. */
static struct field_value field_from(const struct field *field, const char *text)
{
    struct field_value value = {.given = true, .text = text, .length = strlen(text)};
    switch (field->type) {
    case FIELD_CHOICE:
        value.choice = choice_of(field, text);
        break;
    case FIELD_DATE:
        value.date = date_from_text(text, value.length);
        value.given = value.date != 0;
        break;
    case FIELD_NUMBER:
    case FIELD_WHOLE:
        value.given = decimal_from_text(&value.number, text, value.length) == NUMBER_FINE;
        break;
    case FIELD_TEXT:
        break;
    }
    return value;
}

static bool settle_scored(struct ranked *item, struct iga_ranking *ranking,
                          const iga_scored *scored)
{
    const struct iga_rules *rules = ranking->rules;
    size_t count = rules->field_count[UNIT_REGION];
    struct region region = {
        .id = item->id, .fields = arena_array(ranking->arena, count + 1, sizeof *region.fields)};
    const char **texts = arena_array(ranking->arena, count + 1, sizeof *texts);
    if (!region.fields || !texts)
        return false;
    for (size_t i = 0; i < ranking->field_count; i++) {
        uint32_t field = ranking->fields[i];
        texts[field] = scored->fields ? scored->fields[i] : NULL;
        if (texts[field])
            region.fields[field] = field_from(&rules->fields[UNIT_REGION][field], texts[field]);
    }
    struct subject subject = {
        .rules = rules, .region = &region, .region_scored = ranking->no_answers};
    settle_keys(item, ranking, &subject, texts);
    return !arena_failed(ranking->arena);
}

/* Whether what is published follows from the exact index. */
static bool follows(struct iga_ranking *ranking, const iga_scored *scored, mpq_srcptr exact)
{
    if (scored->predicate && strcmp(scored->predicate, predicate_of(ranking->rules, exact)) != 0)
        return false;
    if (!scored->index)
        return true;
    const char *index = fraction_rounded(ranking->arena, exact, ranking->rules->decimals);
    return !index || strcmp(index, scored->index) == 0;
}

iga_status iga_ranking_add_scored(iga_ranking *ranking, const iga_scored *scored, const char *bytes,
                                  size_t length)
{
    if (!ranking || !scored)
        return IGA_EUSAGE;
    for (size_t i = 0; i < ranking->contest_count; i++)
        if (ranking->contests[i].needs_answers)
            return IGA_ERULE;
    if (scored->exact) {
        mpq_t exact;
        mpq_init(exact);
        bool is_sound = fraction_from_text(exact, scored->exact) && follows(ranking, scored, exact);
        mpq_clear(exact);
        if (arena_failed(ranking->arena))
            return IGA_ENOMEM;
        if (!is_sound)
            return IGA_EDATA;
    }
    const struct place place = {scored->file, scored->line, scored->column, NULL};
    struct ranked *item = add_item(ranking, scored->id, place, bytes, length);
    if (!item)
        return IGA_ENOMEM;
    if (!scored->exact)
        return IGA_OK;
    item->is_refused = false;
    item->exact_text = copied(ranking, scored->exact);
    fraction_from_text(item->exact, scored->exact);
    return settle_scored(item, ranking, scored) ? IGA_OK : IGA_ENOMEM;
}
