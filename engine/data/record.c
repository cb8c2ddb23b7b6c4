#include "data/record.h"

#include "base/date.h"
#include "data/cells.h"

#include <cJSON.h>
#include <string.h>

static void text(struct buffer *out, const char *bytes)
{
    cell_quote(out, bytes, strlen(bytes));
}

static void decimal(struct buffer *out, struct decimal value)
{
    char digits[NUMBER_TEXT];
    buffer_add(out, digits, decimal_print(digits, value));
}

/* A comma, unless a bracket was opened just now. */
static void separate(struct buffer *out)
{
    char last = out->length > 0 ? out->bytes[out->length - 1] : '{';
    if (last != '{' && last != '[')
        buffer_text(out, ",");
}

static void key(struct buffer *out, const char *name)
{
    separate(out);
    text(out, name);
    buffer_text(out, ":");
}

/* ---- What is taken along -------------------------------------------------------------------- */

static void write_any(struct buffer *out, const cJSON *node);

static void write_all(struct buffer *out, const cJSON *node, const char *brackets)
{
    buffer_add(out, brackets, 1);
    for (const cJSON *child = node->child; child != NULL; child = child->next) {
        if (child->string != NULL)
            key(out, child->string);
        else
            separate(out);
        write_any(out, child);
    }
    buffer_add(out, brackets + 1, 1);
}

static void write_any(struct buffer *out, const cJSON *node)
{
    struct decimal value = {0};

    if (cJSON_IsObject(node)) {
        write_all(out, node, "{}");
    } else if (cJSON_IsArray(node)) {
        write_all(out, node, "[]");
    } else if (cJSON_IsString(node)) {
        text(out, node->valuestring);
    } else if (cJSON_IsNumber(node)) {
        decimal_from_double(&value, node->valuedouble); /* the look has seen to its digits */
        decimal(out, value);
    } else if (cJSON_IsBool(node)) {
        buffer_text(out, cJSON_IsTrue(node) ? "true" : "false");
    } else {
        buffer_text(out, "null");
    }
}

bool record_is_passed(const struct schema_unit *unit, bool has_innovations, const cJSON *member)
{
    const char *name = member->string;

    if (strcmp(name, "id") == 0 || strcmp(name, "indicators") == 0 ||
        (has_innovations && strcmp(name, "innovations") == 0))
        return false;
    for (size_t i = 0; i < unit->field_count; i++)
        if (strcmp(unit->fields[i].name, name) == 0)
            return false;
    return !cJSON_IsNull(member);
}

/* ---- Answers -------------------------------------------------------------------------------- */

/* What an answer has beside its value. */
struct beside {
    const cJSON *evidence, *basis; /* the basis of an answer without a value */
    bool any;
};

static struct beside beside_of(const struct answer *answer, const cJSON *node)
{
    struct beside out = {0};

    if (!cJSON_IsObject(node))
        return out;
    out.evidence = cJSON_GetObjectItemCaseSensitive(node, "evidence");
    if (cJSON_GetArraySize(out.evidence) == 0)
        out.evidence = NULL;
    if (answer->form == ANSWER_MISSING)
        out.basis = cJSON_GetObjectItemCaseSensitive(node, "basis");
    if (!cJSON_IsString(out.basis))
        out.basis = NULL;
    out.any = out.evidence != NULL || out.basis != NULL || answer->verified != VERIFIED_UNSAID;
    return out;
}

/* Whether the bare value says it all. */
static bool is_bare(const struct answer *answer, const struct schema_indicator *indicator)
{
    switch (answer->form) {
    case ANSWER_LEVEL:
        return indicator->bare == BARE_LEVEL;
    case ANSWER_CODE:
        return true;
    case ANSWER_VALUE:
        return answer->basis < 0;
    default:
        return false;
    }
}

static void write_bare(struct buffer *out, const struct answer *answer,
                       const struct schema_indicator *indicator)
{
    if (answer->form == ANSWER_LEVEL)
        buffer_print(out, "%u", (unsigned)answer->level);
    else if (answer->form == ANSWER_CODE)
        text(out, indicator->codes[answer->level]);
    else
        decimal(out, answer->value);
}

static void write_parts(struct buffer *out, const struct answer *answer,
                        const struct schema_indicator *indicator, const struct beside *beside)
{
    buffer_text(out, "{");
    if (answer->form == ANSWER_PAIR) {
        key(out, "previous");
        decimal(out, answer->previous);
        key(out, "current");
        decimal(out, answer->value);
    } else if (answer->form != ANSWER_MISSING) {
        if (answer->form == ANSWER_VALUE && answer->basis >= 0) {
            key(out, "basis");
            text(out, indicator->bases[answer->basis].id);
        }
        key(out, answer->form == ANSWER_LEVEL ? "level" : "value");
        write_bare(out, answer, indicator);
    } else if (beside->basis != NULL) {
        key(out, "basis");
        text(out, beside->basis->valuestring);
    }
    if (beside->evidence != NULL) {
        key(out, "evidence");
        write_any(out, beside->evidence);
    }
    if (answer->verified != VERIFIED_UNSAID) {
        key(out, "verified");
        buffer_text(out, answer->verified == VERIFIED_YES ? "true" : "false");
    }
    buffer_text(out, "}");
}

static void write_answers(struct buffer *out, const struct schema_unit *unit,
                          const struct answer *answers, const cJSON *object)
{
    const cJSON *nodes = cJSON_GetObjectItemCaseSensitive(object, "indicators");

    key(out, "indicators");
    buffer_text(out, "{");
    for (size_t i = 0; i < unit->indicator_count; i++) {
        const struct schema_indicator *indicator = &unit->indicators[i];
        const cJSON *node = cJSON_GetObjectItemCaseSensitive(nodes, indicator->key);
        struct beside beside = beside_of(&answers[i], node);
        if (answers[i].form == ANSWER_MISSING && !beside.any)
            continue;
        key(out, indicator->key);
        if (is_bare(&answers[i], indicator) && !beside.any)
            write_bare(out, &answers[i], indicator);
        else
            write_parts(out, &answers[i], indicator, &beside);
    }
    buffer_text(out, "}");
}

/* ---- Units ---------------------------------------------------------------------------------- */

static void write_field(struct buffer *out, const struct schema_field *field,
                        const struct field_value *value)
{
    char date[DATE_TEXT];

    key(out, field->name);
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_WHOLE:
        decimal(out, value->number);
        break;
    case FIELD_DATE:
        date_print(date, value->date);
        text(out, date);
        break;
    default:
        text(out, value->text);
        break;
    }
}

static void write_unit(struct buffer *out, const struct schema_unit *unit, bool has_innovations,
                       const char *id, const struct field_value *fields,
                       const struct answer *answers, const cJSON *object)
{
    key(out, "id");
    text(out, id);
    for (size_t i = 0; i < unit->field_count; i++)
        if (fields[i].given)
            write_field(out, &unit->fields[i], &fields[i]);
    for (const cJSON *child = object->child; child != NULL; child = child->next)
        if (record_is_passed(unit, has_innovations, child)) {
            key(out, child->string);
            write_any(out, child);
        }
    write_answers(out, unit, answers, object);
}

void record_json(struct buffer *out, const struct schema *schema, const struct region *region,
                 const cJSON *tree)
{
    const cJSON *node = NULL;

    buffer_text(out, "{");
    write_unit(out, &schema->region, schema->has_innovations, region->id, region->fields,
               region->answers, tree);
    if (schema->has_innovations) {
        node = cJSON_GetObjectItemCaseSensitive(tree, "innovations");
        node = node != NULL ? node->child : NULL;
        key(out, "innovations");
        buffer_text(out, "[");
        for (size_t i = 0; i < region->innovation_count; i++, node = node->next) {
            const struct innovation *innovation = &region->innovations[i];
            separate(out);
            buffer_text(out, "{");
            write_unit(out, &schema->innovation, false, innovation->id, innovation->fields,
                       innovation->answers, node);
            buffer_text(out, "}");
        }
        buffer_text(out, "]");
    }
    buffer_text(out, "}");
}
