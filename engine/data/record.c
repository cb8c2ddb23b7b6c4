#include "data/record.h"

#include "base/date.h"
#include "data/cells.h"
#include "data/tree.h"

#include <string.h>

static void text(struct buffer *out, const char *bytes)
{
    cell_quote(out, bytes, strlen(bytes));
}

static void text_of(struct buffer *out, const struct tree_node *node)
{
    cell_quote(out, node->text, node->length);
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

static void key_of(struct buffer *out, const struct tree_node *name)
{
    separate(out);
    text_of(out, name);
    buffer_text(out, ":");
}

/* ---- What is taken along -------------------------------------------------------------------- */

static void write_any(struct buffer *out, const struct tree_node *value);

static void write_array(struct buffer *out, const struct tree_node *array)
{
    const struct tree_node *end = tree_behind(array);

    buffer_text(out, "[");
    for (const struct tree_node *item = tree_inside(array); item != end; item = tree_behind(item)) {
        separate(out);
        write_any(out, item);
    }
    buffer_text(out, "]");
}

static void write_object(struct buffer *out, const struct tree_node *object)
{
    const struct tree_node *end = tree_behind(object);

    buffer_text(out, "{");
    for (const struct tree_node *name = tree_inside(object); name != end;
         name = tree_behind(name + 1)) {
        key_of(out, name);
        write_any(out, name + 1);
    }
    buffer_text(out, "}");
}

static void write_any(struct buffer *out, const struct tree_node *value)
{
    struct decimal number = {0};

    switch ((enum tree_kind)value->kind) {
    case TREE_OBJECT:
        write_object(out, value);
        break;
    case TREE_ARRAY:
        write_array(out, value);
        break;
    case TREE_TEXT:
        text_of(out, value);
        break;
    case TREE_NUMBER: /* the look has seen to its digits */
        decimal_from_json(&number, value->text, value->length);
        decimal(out, number);
        break;
    case TREE_TRUE:
        buffer_text(out, "true");
        break;
    case TREE_FALSE:
        buffer_text(out, "false");
        break;
    case TREE_NULL:
        buffer_text(out, "null");
        break;
    }
}

bool record_is_passed(const struct schema_unit *unit, bool has_innovations,
                      const struct tree_node *name)
{
    if (tree_says(name, "id") || tree_says(name, "indicators") ||
        (has_innovations && tree_says(name, "innovations")))
        return false;
    for (size_t i = 0; i < unit->field_count; i++)
        if (tree_says(name, unit->fields[i].name))
            return false;
    return (name + 1)->kind != TREE_NULL;
}

/* ---- Answers -------------------------------------------------------------------------------- */

/* What an answer has beside its value. */
struct beside {
    const struct tree_node *evidence, *basis; /* the basis of an answer without a value */
    bool any;
};

static struct beside beside_of(const struct answer *answer, const struct tree_node *node)
{
    struct beside out = {0};

    out.evidence = tree_member(node, "evidence");
    if (out.evidence != NULL && tree_is_empty(out.evidence))
        out.evidence = NULL;
    if (answer->form == ANSWER_MISSING)
        out.basis = tree_member(node, "basis");
    if (out.basis != NULL && out.basis->kind != TREE_TEXT)
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
        text_of(out, beside->basis);
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
                          const struct answer *answers, const struct tree_node *object)
{
    const struct tree_node *nodes = tree_member(object, "indicators");

    key(out, "indicators");
    buffer_text(out, "{");
    for (size_t i = 0; i < unit->indicator_count; i++) {
        const struct schema_indicator *indicator = &unit->indicators[i];
        const struct tree_node *node = tree_member(nodes, indicator->key);
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
                       const struct answer *answers, const struct tree_node *object)
{
    key(out, "id");
    text(out, id);
    for (size_t i = 0; i < unit->field_count; i++)
        if (fields[i].given)
            write_field(out, &unit->fields[i], &fields[i]);
    for (const struct tree_node *name = tree_inside(object); name != tree_behind(object);
         name = tree_behind(name + 1))
        if (record_is_passed(unit, has_innovations, name)) {
            key_of(out, name);
            write_any(out, name + 1);
        }
    write_answers(out, unit, answers, object);
}

static void write_innovations(struct buffer *out, const struct schema_unit *unit,
                              const struct region *region, const struct tree_node *list)
{
    const struct tree_node *node = tree_inside(list);

    key(out, "innovations");
    buffer_text(out, "[");
    for (size_t i = 0; i < region->innovation_count; i++, node = tree_behind(node)) {
        const struct innovation *innovation = &region->innovations[i];
        separate(out);
        buffer_text(out, "{");
        write_unit(out, unit, false, innovation->id, innovation->fields, innovation->answers, node);
        buffer_text(out, "}");
    }
    buffer_text(out, "]");
}

void record_json(struct buffer *out, const struct schema *schema, const struct region *region,
                 const struct tree_node *tree)
{
    buffer_text(out, "{");
    write_unit(out, &schema->region, schema->has_innovations, region->id, region->fields,
               region->answers, tree);
    if (schema->has_innovations)
        write_innovations(out, &schema->innovation, region, tree_member(tree, "innovations"));
    buffer_text(out, "}");
}
