/* The getters of results. */
#include "score/result.h"

#include "data/json.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"

const iga_rules *iga_result_rules(const iga_result *result)
{
    return result->rules;
}

const char *iga_result_id(const iga_result *result)
{
    return result->region->id;
}

const char *iga_result_file(const iga_result *result)
{
    return result->file;
}

size_t iga_result_line(const iga_result *result, size_t *column)
{
    struct place place = {0};
    if (result->reader)
        place = reader_place(result->reader);
    if (column)
        *column = place.column;
    return place.line;
}

/* ---- Fields ------------------------------------------------------------------------------- */

const char *result_field(const iga_result *result, size_t index)
{
    const struct field_value *field = &result->region->fields[index];
    if (!result->region->fields || !field->given)
        return NULL;
    switch (result->rules->fields[UNIT_REGION][index].type) {
    case FIELD_DATE: {
        char text[DATE_TEXT];
        date_print(text, field->date);
        return arena_print(result->arena, "%s", text);
    }
    case FIELD_NUMBER:
    case FIELD_WHOLE: {
        char text[NUMBER_TEXT];
        decimal_print(text, field->number);
        return arena_print(result->arena, "%s", text);
    }
    default:
        return field->text;
    }
}

const char *iga_result_name(const iga_result *result)
{
    const struct schema *schema = &result->rules->schema;
    return schema->has_name ? result_field(result, schema->name_field) : NULL;
}

size_t iga_result_group_count(const iga_result *result)
{
    return result->rules->group_field_count;
}

const char *iga_result_group_name(const iga_result *result, size_t i)
{
    return iga_rules_group_field(result->rules, i);
}

const char *iga_result_group_text(const iga_result *result, size_t i)
{
    return i < iga_result_group_count(result) ? result_field(result, result->rules->group_fields[i])
                                              : NULL;
}

/* ---- Numbers ------------------------------------------------------------------------------ */

size_t iga_result_error_count(const iga_result *result)
{
    return iga_findings_count(&result->region->errors);
}

const iga_finding *iga_result_error(const iga_result *result, size_t i)
{
    return iga_findings_get(&result->region->errors, i);
}

const char *iga_result_index(const iga_result *result)
{
    return result->index;
}

const char *iga_result_exact(const iga_result *result)
{
    return result->exact;
}

const char *iga_result_predicate(const iga_result *result)
{
    return result->predicate;
}

const char *iga_result_value(const iga_result *result, size_t i)
{
    return i < result->rules->value_count ? result->values[i] : NULL;
}

const char *iga_result_value_exact(const iga_result *result, size_t i)
{
    return i < result->rules->value_count ? result->values_exact[i] : NULL;
}

size_t iga_result_reported(const iga_result *result)
{
    return result->reported;
}

size_t iga_result_eligible(const iga_result *result)
{
    return result->eligible;
}

size_t iga_result_missing(const iga_result *result)
{
    return result->missing;
}

size_t iga_result_warning_count(const iga_result *result)
{
    return iga_findings_count(&result->warnings);
}

const iga_finding *iga_result_warning(const iga_result *result, size_t i)
{
    return iga_findings_get(&result->warnings, i);
}

/* ---- Detail ------------------------------------------------------------------------------- */

static const char *in_unit(const iga_result *result, int64_t points)
{
    char text[NUMBER_TEXT];
    units_print(text, points, result->rules->unit_decimals);
    return arena_print(result->arena, "%s", text);
}

static const char *number(const iga_result *result, struct decimal value)
{
    char text[NUMBER_TEXT];
    decimal_print(text, value);
    return arena_print(result->arena, "%s", text);
}

/* A text as a JSON string; ids and codes hold nothing but what JSON takes and ASCII controls. */
static const char *quoted(const iga_result *result, const char *text)
{
    struct buffer out = {0};
    buffer_add(&out, "\"", 1);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            buffer_print(&out, "\\%c", c);
        else if (c < 0x20)
            buffer_print(&out, "\\u%04x", c);
        else
            buffer_add(&out, text, 1);
    }
    buffer_add(&out, "\"", 1);
    const char *copy = NULL;
    if (out.failed)
        arena_fail(result->arena);
    else
        copy = arena_copy(result->arena, out.bytes, out.length);
    buffer_free(&out);
    return copy;
}

/* The answer as it was given, as JSON. A level that says more than the bare value is an object. */
static const char *answer_json(const iga_result *result, const struct indicator *indicator,
                               const struct schema_indicator *schema, const struct answer *answer)
{
    struct arena *arena = result->arena;
    switch (answer->form) {
    case ANSWER_MISSING:
        return "null";
    case ANSWER_LEVEL:
        return arena_print(arena, schema->bare == BARE_LEVEL ? "%u" : "{\"level\":%u}",
                           (unsigned)answer->level);
    case ANSWER_CODE:
        return quoted(result, indicator->codes[answer->level].text);
    case ANSWER_PAIR:
        return arena_print(arena, "{\"previous\":%s,\"current\":%s}",
                           number(result, answer->previous), number(result, answer->value));
    default:
        if (answer->basis < 0)
            return number(result, answer->value);
        return arena_print(arena, "{\"basis\":%s,\"value\":%s}",
                           quoted(result, indicator->bases[answer->basis].id),
                           number(result, answer->value));
    }
}

/* The source that holds for an indicator: its own, else that of what it stands in. */
static iga_source source_of(const struct iga_rules *rules, const struct indicator *indicator)
{
    if (indicator->origin.stated)
        return indicator->origin.source;
    if (indicator->variable != NO_INDEX && rules->variables[indicator->variable].origin.stated)
        return rules->variables[indicator->variable].origin.source;
    if (rules->aspects[indicator->aspect].origin.stated)
        return rules->aspects[indicator->aspect].origin.source;
    return rules->origin.stated ? rules->origin.source : IGA_ASSUMED;
}

static void fill_in(iga_answer *out, const iga_result *result, enum node_unit unit, size_t slot,
                    const struct answer *answer, const struct scored *scored)
{
    const struct iga_rules *rules = result->rules;
    const struct indicator *indicator = &rules->indicators[unit][slot];
    const struct schema_unit *schema =
        unit == UNIT_REGION ? &rules->schema.region : &rules->schema.innovation;
    *out = (iga_answer){
        .id = indicator->id,
        .no = indicator->no,
        .title = indicator->title,
        .answer = answer_json(result, indicator, &schema->indicators[slot], answer),
        .state = (iga_answer_state)scored->state,
        .level = scored->level,
        .score = in_unit(result, scored->points),
        .max = in_unit(result, indicator->maximum),
        .rule_line = indicator->line,
        .source = source_of(rules, indicator),
    };
}

size_t iga_result_answer_count(const iga_result *result)
{
    return result->has_detail ? result->rules->indicator_count[UNIT_REGION] : 0;
}

bool iga_result_answer(iga_answer *out, const iga_result *result, size_t i)
{
    if (i >= iga_result_answer_count(result))
        return false;
    fill_in(out, result, UNIT_REGION, i, &result->region->answers[i], &result->scored[i]);
    return true;
}

size_t iga_result_innovation_count(const iga_result *result)
{
    return result->has_detail ? result->region->innovation_count : 0;
}

const char *iga_result_innovation_id(const iga_result *result, size_t innovation)
{
    return innovation < iga_result_innovation_count(result)
               ? result->region->innovations[innovation].id
               : NULL;
}

const char *iga_result_innovation_score(const iga_result *result, size_t innovation)
{
    return innovation < iga_result_innovation_count(result)
               ? in_unit(result, result->innovations[innovation].points)
               : NULL;
}

size_t iga_result_reason_count(const iga_result *result, size_t innovation)
{
    return innovation < iga_result_innovation_count(result)
               ? iga_findings_count(&result->innovations[innovation].reasons)
               : 0;
}

const iga_finding *iga_result_reason(const iga_result *result, size_t innovation, size_t i)
{
    return innovation < iga_result_innovation_count(result)
               ? iga_findings_get(&result->innovations[innovation].reasons, i)
               : NULL;
}

size_t iga_result_innovation_answer_count(const iga_result *result, size_t innovation)
{
    return innovation < iga_result_innovation_count(result)
               ? result->rules->indicator_count[UNIT_INNOVATION]
               : 0;
}

bool iga_result_innovation_answer(iga_answer *out, const iga_result *result, size_t innovation,
                                  size_t i)
{
    if (i >= iga_result_innovation_answer_count(result, innovation))
        return false;
    fill_in(out, result, UNIT_INNOVATION, i, &result->region->innovations[innovation].answers[i],
            &result->innovations[innovation].scored[i]);
    return true;
}
