/* change.c - what somebody would change in a region, and the region changed so. */
#include "score/newcomer.h"

#include "data/edit.h"
#include "data/look.h"
#include "data/scan.h"
#include "score/result.h"

#include <string.h>

enum change_kind { CHANGE_SET, CHANGE_LEAVE_OUT, CHANGE_ADD };

struct change {
    enum change_kind kind;
    const char *text;       /* as it was given */
    const char *innovation; /* NULL for the region itself */
    const char *json;       /* CHANGE_SET */
    struct edit_place place;
    size_t count; /* CHANGE_ADD */
    int64_t points;
    struct area area;
};

struct iga_changes {
    const struct iga_rules *rules;
    iga_lang lang;
    struct arena *own;  /* of the changes */
    struct arena *said; /* of the findings, and of what is made up */
    struct iga_findings findings;
    iga_scorer *scorer;
    struct change *items;
    size_t count, capacity;
    struct buffer text;
    iga_status status; /* of what is under way */
    size_t newcomers;
};

/* ---- Making and freeing ------------------------------------------------------------------- */

iga_status iga_changes_new(iga_changes **out, const iga_rules *rules, iga_lang lang)
{
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!rules)
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_changes *changes = arena ? arena_take(arena, sizeof *changes) : NULL;
    if (!changes) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    *changes = (struct iga_changes){.rules = rules, .lang = lang, .own = arena};
    changes->said = arena_new();
    iga_score_options options = {.detail = true, .lang = lang};
    if (!changes->said || iga_scorer_new(&changes->scorer, rules, &options) != IGA_OK) {
        iga_changes_free(changes);
        return IGA_ENOMEM;
    }
    findings_init(&changes->findings, changes->said, lang);
    *out = changes;
    return IGA_OK;
}

void iga_changes_free(iga_changes *changes)
{
    if (!changes)
        return;
    iga_scorer_free(changes->scorer);
    buffer_free(&changes->text);
    arena_free(changes->said);
    arena_free(changes->own);
}

const iga_findings *iga_changes_findings(const iga_changes *changes)
{
    return &changes->findings;
}

size_t iga_changes_count(const iga_changes *changes)
{
    return changes->count;
}

static void start_anew(struct iga_changes *changes)
{
    arena_reset(changes->said);
    findings_init(&changes->findings, changes->said, changes->lang);
}

static iga_status keep(struct iga_changes *changes, const struct change *change)
{
    void *items = changes->items;
    if (!arena_grow(changes->own, &items, changes->count, &changes->capacity, sizeof *change) ||
        arena_failed(changes->own))
        return IGA_ENOMEM;
    changes->items = items;
    changes->items[changes->count++] = *change;
    return IGA_OK;
}

/* Says what is wrong with a change. `path` is the change as it was given. */
#define REFUSE(changes, code, text, ...)                                                           \
    (findings_add(&(changes)->findings, IGA_ERROR, code, (struct place){0}, text, __VA_ARGS__),    \
     IGA_EUSAGE)

/* ---- Setting ------------------------------------------------------------------------------ */

static const struct schema_unit *schema_of(const struct iga_rules *rules, enum node_unit unit)
{
    return unit == UNIT_REGION ? &rules->schema.region : &rules->schema.innovation;
}

/* Whether `value` reads as JSON. @param kind  gets its first byte */
static bool is_json(struct arena *arena, const char *value, char *kind)
{
    const char *padded = arena_print(arena, "%s ", value);
    struct look look;
    if (!padded)
        return false;
    size_t length = strlen(padded);
    look_over(&look, NULL, padded, length);
    *kind = padded[scan_space(padded, 0, length)];
    return look.stop.kind == LOOK_FINE && scan_space(padded, look.end, length) == length;
}

static const char *quoted(struct arena *arena, const char *text)
{
    struct buffer out = {0};
    edit_quote(&out, text);
    const char *copy = out.failed ? NULL : arena_copy(arena, out.bytes, out.length);
    if (!copy)
        arena_fail(arena);
    buffer_free(&out);
    return copy;
}

static bool is_code(const struct schema_indicator *indicator, const char *value)
{
    for (size_t i = 0; i < indicator->code_count; i++)
        if (strcmp(indicator->codes[i], value) == 0)
            return true;
    return false;
}

/* The value as JSON: what is none is a text. */
static const char *value_json(struct arena *arena, const char *value, bool is_text)
{
    char kind = '\0';
    bool reads = is_json(arena, value, &kind);
    if (!reads || (is_text && kind != '"' && kind != 'n'))
        return quoted(arena, value);
    return arena_copy(arena, value, strlen(value));
}

/* Sets the place and the value of a change, if there is such an indicator or field. */
static bool aim(struct change *change, struct iga_changes *changes, enum node_unit unit,
                const char *name, const char *value)
{
    const struct schema_unit *schema = schema_of(changes->rules, unit);
    for (size_t i = 0; i < schema->indicator_count; i++) {
        const struct schema_indicator *indicator = &schema->indicators[i];
        if (strcmp(indicator->key, name) != 0 &&
            (!indicator->alias || strcmp(indicator->alias, name) != 0))
            continue;
        change->place = (struct edit_place){
            .is_answer = true, .key = indicator->key, .alias = indicator->alias};
        change->json = value_json(changes->own, value, is_code(indicator, value));
        return true;
    }
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct schema_field *field = &schema->fields[i];
        if (strcmp(field->name, name) != 0)
            continue;
        bool is_number = field->type == FIELD_NUMBER || field->type == FIELD_WHOLE;
        change->place = (struct edit_place){.key = field->name};
        change->json = value_json(changes->own, value, !is_number);
        return true;
    }
    return false;
}

/* Tries to read a change with its '=' at `equals`. */
static bool read_set(struct change *change, struct iga_changes *changes, const char *text,
                     const char *equals)
{
    char *name = arena_copy(changes->own, text, (size_t)(equals - text));
    if (!name)
        return false;
    if (aim(change, changes, UNIT_REGION, name, equals + 1))
        return true;
    char *dot = strrchr(name, '.');
    if (!dot || !dot[1] || dot == name)
        return false;
    *dot = '\0';
    if (!aim(change, changes, UNIT_INNOVATION, dot + 1, equals + 1))
        return false;
    change->innovation = change->place.innovation = name;
    return true;
}

static bool has_indicator(const struct iga_changes *changes, enum node_unit unit, const char *name)
{
    const struct schema_unit *schema = schema_of(changes->rules, unit);
    for (size_t i = 0; i < schema->indicator_count; i++)
        if (strcmp(schema->indicators[i].key, name) == 0)
            return true;
    return false;
}

/* The name that was meant to be an indicator: what stands behind the last dot, or all of it. */
static iga_status refuse_name(struct iga_changes *changes, const char *text, const char *equals)
{
    char *name = arena_copy(changes->said, text, (size_t)(equals - text));
    const char *dot = name ? strrchr(name, '.') : NULL;
    const struct schema_unit *schema =
        schema_of(changes->rules, dot ? UNIT_INNOVATION : UNIT_REGION);
    const char **known = arena_array(changes->said, schema->indicator_count + 1, sizeof *known);
    if (!name || !known)
        return IGA_ENOMEM;
    const char *wanted = dot ? dot + 1 : name;
    if (dot && has_indicator(changes, UNIT_REGION, wanted))
        return REFUSE(changes, "unknown_indicator", text,
                      "'%s' is an answer of the region itself; write %s=VALUE", wanted, wanted);
    if (!dot && has_indicator(changes, UNIT_INNOVATION, wanted))
        return REFUSE(changes, "unknown_indicator", text,
                      "'%s' is an answer of an innovation; write INNOVATION.%s=VALUE", wanted,
                      wanted);
    for (size_t i = 0; i < schema->indicator_count; i++)
        known[i] = schema->indicators[i].key;
    const char *nearest = text_nearest(wanted, strlen(wanted), known, schema->indicator_count);
    if (nearest)
        return REFUSE(changes, "unknown_indicator", text,
                      "unknown indicator '%s'; did you mean '%s'?", wanted, nearest);
    return REFUSE(changes, "unknown_indicator", text,
                  "unknown indicator '%s'; the rules have none of this name", wanted);
}

iga_status iga_changes_set(iga_changes *changes, const char *text)
{
    if (!changes || !text)
        return IGA_EUSAGE;
    struct change change = {.kind = CHANGE_SET, .area.field = SIZE_MAX};
    const char *first = strchr(text, '=');
    start_anew(changes);
    change.text = arena_copy(changes->own, text, strlen(text));
    if (!change.text)
        return IGA_ENOMEM;
    if (!first || first == text)
        return REFUSE(changes, "change", change.text,
                      "this sets nothing; write INNOVATION.indicator=VALUE, or indicator=VALUE for "
                      "the region's own answers");
    for (const char *equals = first; equals; equals = strchr(equals + 1, '='))
        if (read_set(&change, changes, text, equals))
            return keep(changes, &change);
    return arena_failed(changes->own) ? IGA_ENOMEM : refuse_name(changes, text, first);
}

/* ---- Leaving out and adding --------------------------------------------------------------- */

iga_status iga_changes_leave_out(iga_changes *changes, const char *innovation)
{
    if (!changes || !innovation)
        return IGA_EUSAGE;
    struct change change = {.kind = CHANGE_LEAVE_OUT, .area.field = SIZE_MAX};
    start_anew(changes);
    change.text = change.innovation = arena_copy(changes->own, innovation, strlen(innovation));
    return change.text ? keep(changes, &change) : IGA_ENOMEM;
}

enum { MOST_ADDED = 10000 };

/* Reads a count of at least 1 at the front. @return behind it, or NULL */
static const char *read_count(size_t *count, const char *text)
{
    *count = 0;
    for (; *text >= '0' && *text <= '9' && *count <= MOST_ADDED; text++)
        *count = *count * 10 + (size_t)(*text - '0');
    return *count > 0 && *count <= MOST_ADDED ? text : NULL;
}

static bool find_area(struct area *out, const struct iga_rules *rules, const char *name)
{
    for (size_t f = 0; f < rules->field_count[UNIT_INNOVATION]; f++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][f];
        for (size_t i = 0; field->type == FIELD_CHOICE && i < field->choice_count; i++)
            if (strcmp(field->choices[i], name) == 0) {
                *out = (struct area){f, i};
                return true;
            }
    }
    return false;
}

/* The choice that somebody may have meant, of any field. */
static const char *nearest_area(const struct iga_rules *rules, const char *name)
{
    for (size_t f = 0; f < rules->field_count[UNIT_INNOVATION]; f++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][f];
        const char *nearest = text_nearest(name, strlen(name), field->choices, field->choice_count);
        if (nearest)
            return nearest;
    }
    return NULL;
}

static iga_status refuse_area(struct iga_changes *changes, const char *text, const char *name)
{
    const char *nearest = nearest_area(changes->rules, name);
    if (nearest)
        return REFUSE(changes, "area", text,
                      "no field of an innovation lists \"%s\"; did you mean \"%s\"?", name,
                      nearest);
    return REFUSE(changes, "area", text,
                  "no field of an innovation lists \"%s\"; write one of the areas that the rules "
                  "list, or none",
                  name);
}

iga_status iga_changes_add(iga_changes *changes, const char *given)
{
    if (!changes || !given)
        return IGA_EUSAGE;
    struct change change = {.kind = CHANGE_ADD, .area.field = SIZE_MAX};
    struct decimal maturity;
    start_anew(changes);
    const char *text = change.text = arena_copy(changes->own, given, strlen(given));
    if (!text)
        return IGA_ENOMEM;
    if (!changes->rules->schema.has_innovations)
        return REFUSE(changes, "addition", text,
                      "under these rules regions report no innovations; nothing can be added");
    const char *at = read_count(&change.count, text);
    size_t length = at && *at == '@' ? strcspn(at + 1, ":") : 0;
    if (!length || decimal_from_text(&maturity, at + 1, length) != NUMBER_FINE)
        return REFUSE(changes, "addition", text,
                      "this is no addition; write N@MATURITY, with 1 to %d for N, or "
                      "N@MATURITY:AREA, such as 3@80:Kesehatan",
                      MOST_ADDED);
    const char *area = at[1 + length] == ':' ? at + 2 + length : NULL;
    if (area && !find_area(&change.area, changes->rules, area))
        return refuse_area(changes, text, area);
    if (!decimal_to_units(&change.points, maturity, changes->rules->unit_decimals) ||
        change.points < 0)
        return REFUSE(changes, "addition", text,
                      "no innovation has a maturity of exactly %.*s; points have %d decimals",
                      (int)length, at + 1, changes->rules->unit_decimals);
    return keep(changes, &change);
}

/* ---- Changing a region -------------------------------------------------------------------- */

/* The innovation is not there, unless only memory was not. */
static iga_status refuse_innovation(struct iga_changes *changes, const struct change *change,
                                    const struct region *region)
{
    if (changes->text.failed)
        return IGA_ENOMEM;
    const char **ids = arena_array(changes->said, region->innovation_count + 1, sizeof *ids);
    if (!ids)
        return IGA_ENOMEM;
    for (size_t i = 0; i < region->innovation_count; i++)
        ids[i] = region->innovations[i].id;
    const char *nearest =
        text_nearest(change->innovation, strlen(change->innovation), ids, region->innovation_count);
    if (nearest)
        return REFUSE(changes, "unknown_innovation", change->text,
                      "the region has no innovation \"%s\"; did you mean \"%s\"?",
                      change->innovation, nearest);
    return REFUSE(changes, "unknown_innovation", change->text,
                  "the region has no innovation \"%s\"; use the id of one that it has",
                  change->innovation);
}

static const char *in_units(struct iga_changes *changes, int64_t points)
{
    char text[NUMBER_TEXT];
    units_print(text, points, changes->rules->unit_decimals);
    return arena_print(changes->said, "%s", text);
}

static iga_status add(struct iga_changes *changes, const struct change *change,
                      const struct iga_result *result)
{
    struct mend mend;
    int64_t has = 0;
    if (result->region->innovation_count + change->count > IGA_MAX_INNOVATIONS)
        return REFUSE(changes, "many_innovations", change->text,
                      "%zu innovations are too many; a region has at most %u",
                      result->region->innovation_count + change->count, IGA_MAX_INNOVATIONS);
    for (size_t i = 0; i < change->count; i++) {
        const char *id = newcomer_id(changes->said, result->region, &changes->newcomers);
        enum newcomer made =
            newcomer_make(&mend, &has, changes->said, changes->rules, result->region,
                          result->scored, change->points, change->area, id);
        if (made == NEWCOMER_NO_MEMORY)
            return IGA_ENOMEM;
        if (made == NEWCOMER_NEVER_ELIGIBLE)
            return REFUSE(changes, "addition", change->text,
                          "no innovation can be made up that is eligible and is this; give one "
                          "in the data");
        if (made == NEWCOMER_OTHER_POINTS)
            return REFUSE(changes, "addition", change->text,
                          "no eligible innovation has a maturity of exactly %s; the nearest is %s",
                          in_units(changes, change->points), in_units(changes, has));
        const char *json = mend_json(&mend);
        if (!json)
            return IGA_ENOMEM;
        edit_add(&changes->text, json);
    }
    return IGA_OK;
}

static iga_status apply_one(struct iga_changes *changes, const struct change *change,
                            const struct iga_result *result)
{
    switch (change->kind) {
    case CHANGE_SET:
        return edit_set(&changes->text, &change->place, change->json)
                   ? IGA_OK
                   : refuse_innovation(changes, change, result->region);
    case CHANGE_LEAVE_OUT:
        return edit_leave_out(&changes->text, change->innovation)
                   ? IGA_OK
                   : refuse_innovation(changes, change, result->region);
    default:
        return add(changes, change, result);
    }
}

static void repeat_errors(struct iga_changes *changes, const iga_result *result)
{
    for (size_t i = 0; i < iga_result_error_count(result); i++) {
        const iga_finding *error = iga_result_error(result, i);
        findings_add(&changes->findings, IGA_ERROR, error->code, (struct place){0}, error->path,
                     "%s", error->message);
    }
}

/* Innovations are set and added before any is left out. */
static int change_region(void *context, const iga_result *result)
{
    static const enum change_kind order[] = {CHANGE_SET, CHANGE_ADD, CHANGE_LEAVE_OUT};
    struct iga_changes *changes = context;
    if (iga_result_error_count(result) > 0) {
        repeat_errors(changes, result);
        changes->status = IGA_EDATA;
    }
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (size_t i = 0; i < changes->count && changes->status == IGA_OK; i++)
            if (changes->items[i].kind == order[k])
                changes->status = apply_one(changes, &changes->items[i], result);
    if (changes->text.failed)
        changes->status = IGA_ENOMEM;
    return 0;
}

/* What was set may be no answer at all; the reader of data knows. */
static int check_region(void *context, const iga_result *result)
{
    struct iga_changes *changes = context;
    repeat_errors(changes, result);
    if (iga_result_error_count(result) > 0)
        changes->status = IGA_EUSAGE;
    return 0;
}

iga_status iga_changes_apply(iga_changes *changes, const iga_chunk *region)
{
    if (!changes || !region || region->tables || region->broken)
        return IGA_EUSAGE;
    start_anew(changes);
    changes->status = IGA_OK;
    changes->newcomers = 0;
    buffer_clear(&changes->text);
    buffer_add(&changes->text, region->bytes, region->length);
    if (changes->text.failed)
        return IGA_ENOMEM;
    iga_status status = iga_scorer_run(changes->scorer, region, change_region, changes);
    if (status == IGA_OK)
        status = changes->status;
    if (status != IGA_OK)
        return status;
    iga_chunk changed = *region;
    changed.bytes = changes->text.bytes;
    changed.length = changes->text.length;
    status = iga_scorer_run(changes->scorer, &changed, check_region, changes);
    return status == IGA_OK ? changes->status : status;
}

const char *iga_changes_text(size_t *length, const iga_changes *changes)
{
    if (length)
        *length = changes->text.length;
    return changes->text.bytes ? changes->text.bytes : "";
}
