/* The JSON Schema of a region under a rule set. */
#include "base/arena.h"
#include "data/cells.h"
#include "rules/ruleset.h"

#include <stdlib.h>
#include <string.h>

static void add(struct buffer *out, const char *json)
{
    buffer_text(out, json);
}

static void text(struct buffer *out, const char *bytes)
{
    cell_quote(out, bytes, strlen(bytes));
}

static void member(struct buffer *out, const char *key, const char *bytes)
{
    add(out, ",");
    text(out, key);
    add(out, ":");
    text(out, bytes);
}

/* ,"enum":["...",...] */
static void list(struct buffer *out, const char *key, const char *const *items, size_t count)
{
    add(out, ",");
    text(out, key);
    add(out, ":[");
    for (size_t i = 0; i < count; i++) {
        add(out, i ? "," : "");
        text(out, items[i]);
    }
    add(out, "]");
}

/* ---- Answers ------------------------------------------------------------------------------ */

static void add_level(struct buffer *out, unsigned levels)
{
    buffer_print(out, "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":0,\"maximum\":%u},", levels);
    if (levels <= 9)
        buffer_print(out, "{\"type\":\"string\",\"pattern\":\"^0*[0-%u]([.,]0+)?$\"}]}", levels);
    else
        add(out, "{\"type\":\"string\",\"pattern\":\"^[0-9]+([.,]0+)?$\"}]}");
}

static void add_value(struct buffer *out, const struct schema_indicator *indicator)
{
    if (indicator->bare == BARE_CODE) {
        add(out, "{\"type\":\"string\"");
        list(out, "enum", indicator->codes, indicator->code_count);
        add(out, "}");
    } else {
        add(out,
            indicator->whole ? "{\"$ref\":\"#/$defs/count\"}" : "{\"$ref\":\"#/$defs/number\"}");
    }
}

/* ,"level":{"anyOf":[{"type":"null"},...]} */
static void open_part(struct buffer *out, const char *name)
{
    add(out, ",");
    text(out, name);
    add(out, ":{\"anyOf\":[{\"type\":\"null\"},");
}

static void add_parts(struct buffer *out, const struct schema_indicator *indicator)
{
    add(out, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
             "\"evidence\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}},"
             "\"verified\":{\"type\":[\"boolean\",\"null\"]}");
    open_part(out, "level");
    add_level(out, indicator->levels);
    add(out, "]}");
    if (indicator->bare != BARE_LEVEL || indicator->basis_count) {
        open_part(out, "value");
        add_value(out, indicator);
        add(out, "]}");
    }
    if (indicator->basis_count) {
        open_part(out, "basis");
        add(out, "{\"enum\":[");
        for (size_t i = 0; i < indicator->basis_count; i++) {
            add(out, i ? "," : "");
            text(out, indicator->bases[i].id);
        }
        add(out, "]}]}");
    }
    if (indicator->derivation != DERIVE_NOT)
        add(out, ",\"previous\":{\"anyOf\":[{\"type\":\"null\"},{\"$ref\":\"#/$defs/number\"}]}"
                 ",\"current\":{\"anyOf\":[{\"type\":\"null\"},{\"$ref\":\"#/$defs/number\"}]}");
    add(out, "}}");
}

static void add_answer(struct buffer *out, const struct schema_indicator *shape,
                       const struct indicator *indicator)
{
    text(out, shape->key);
    add(out, ":{\"title\":");
    text(out, indicator->title);
    if (indicator->note)
        member(out, "description", indicator->note);
    add(out, ",\"anyOf\":[{\"type\":\"null\"},");
    if (shape->bare == BARE_LEVEL)
        add_level(out, shape->levels);
    else if (shape->bare != BARE_NONE)
        add_value(out, shape);
    add(out, shape->bare != BARE_NONE ? "," : "");
    add_parts(out, shape);
    add(out, "]}");
}

/* ---- Fields ------------------------------------------------------------------------------- */

/* Each with a place for what else a field that need not be there may be. */
static void add_field(struct buffer *out, const struct field *field)
{
    text(out, field->name);
    add(out, ":{\"title\":");
    text(out, field->title ? field->title : field->name);
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_WHOLE:
        add(out, ",\"anyOf\":[");
        add(out, field->required ? "" : "{\"type\":\"null\"},");
        add(out, field->type == FIELD_WHOLE ? "{\"$ref\":\"#/$defs/count\"}]"
                                            : "{\"$ref\":\"#/$defs/number\"}]");
        break;
    default:
        add(out, field->required ? ",\"type\":\"string\"" : ",\"type\":[\"string\",\"null\"]");
        if (field->type == FIELD_DATE)
            add(out, ",\"format\":\"date\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"");
        else if (field->type == FIELD_CHOICE) /* another text is a warning, no refusal */
            list(out, "examples", field->choices, field->choice_count);
        break;
    }
    add(out, "}");
}

/* ---- Units -------------------------------------------------------------------------------- */

static void add_unit(struct buffer *out, const struct iga_rules *rules, int unit,
                     bool has_innovations)
{
    const struct schema_unit *shape = unit ? &rules->schema.innovation : &rules->schema.region;
    add(out, "\"type\":\"object\",\"required\":[\"id\",\"indicators\"");
    add(out, has_innovations ? ",\"innovations\"" : "");
    for (size_t i = 0; i < rules->field_count[unit]; i++)
        if (rules->fields[unit][i].required) {
            add(out, ",");
            text(out, rules->fields[unit][i].name);
        }
    add(out, "],\"properties\":{\"id\":{\"type\":\"string\",\"minLength\":1}");
    for (size_t i = 0; i < rules->field_count[unit]; i++) {
        add(out, ",");
        add_field(out, &rules->fields[unit][i]);
    }
    add(out, ",\"indicators\":{\"type\":\"object\",\"additionalProperties\":false,"
             "\"properties\":{");
    for (size_t i = 0; i < shape->indicator_count; i++) {
        add(out, i ? "," : "");
        add_answer(out, &shape->indicators[i], &rules->indicators[unit][i]);
    }
    add(out, "}}");
    if (has_innovations)
        buffer_print(out,
                     ",\"innovations\":{\"type\":\"array\",\"maxItems\":%u,"
                     "\"items\":{\"$ref\":\"#/$defs/innovation\"}}",
                     IGA_MAX_INNOVATIONS);
    add(out, "}");
}

static void add_schema(struct buffer *out, const struct iga_rules *rules)
{
    char meaning[HASH_TEXT];
    if (iga_rules_meaning(meaning, rules) != IGA_OK)
        out->failed = true;
    add(out, "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"");
    member(out, "title", rules->title);
    buffer_print(out, ",\"$comment\":\"%s %s\",", rules->id, meaning);
    add_unit(out, rules, UNIT_REGION, rules->has_innovations);
    add(out, ",\"$defs\":{\"number\":{\"anyOf\":[{\"type\":\"number\"},"
             "{\"type\":\"string\",\"pattern\":\"^-?[0-9]+([.,][0-9]+)?$\"}]},"
             "\"count\":{\"anyOf\":[{\"type\":\"integer\",\"minimum\":0},"
             "{\"type\":\"string\",\"pattern\":\"^[0-9]+([.,]0+)?$\"}]}");
    if (rules->has_innovations) {
        add(out, ",\"innovation\":{");
        add_unit(out, rules, UNIT_INNOVATION, false);
        add(out, "}");
    }
    add(out, "}}\n");
}

iga_status iga_rules_data_schema(char **out, const iga_rules *rules)
{
    struct buffer schema = {0};
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!rules)
        return IGA_EUSAGE;
    add_schema(&schema, rules);
    if (schema.failed) {
        buffer_free(&schema);
        return IGA_ENOMEM;
    }
    *out = schema.bytes;
    return IGA_OK;
}

void iga_text_free(char *text_of_ours)
{
    free(text_of_ours);
}
