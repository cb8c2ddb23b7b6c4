#include "score/reason.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"

#include <string.h>

static void add_number(struct buffer *out, struct decimal number)
{
    char text[NUMBER_TEXT];
    decimal_print(text, number);
    buffer_text(out, text);
}

static void add_date(struct buffer *out, int32_t date)
{
    char text[DATE_TEXT];
    date_print(text, date);
    buffer_text(out, text);
}

static void add_not_given(struct buffer *out, iga_lang lang)
{
    buffer_text(out, message_in(lang, "not given"));
}

static void add_field(struct buffer *out, const struct field *field,
                      const struct field_value *value, iga_lang lang)
{
    if (!value->given)
        add_not_given(out, lang);
    else if (field->type == FIELD_DATE)
        add_date(out, value->date);
    else if (field->type == FIELD_NUMBER || field->type == FIELD_WHOLE)
        add_number(out, value->number);
    else
        buffer_text(out, value->text);
}

/* What the condition compares, if it is a comparison. */
static void add_compared(struct buffer *out, const struct subject *subject, uint32_t condition,
                         iga_lang lang)
{
    const struct formula *formula = &subject->rules->formula;
    const struct node *node = &formula->nodes[condition];
    struct operand operand = {0};
    if (node->op >= NODE_AT_LEAST && node->op <= NODE_BETWEEN)
        operand = condition_operand(subject, formula_child(formula, condition, 0));
    if (!operand.given)
        add_not_given(out, lang);
    else if (operand.date)
        add_date(out, operand.date);
    else
        add_number(out, operand.number);
}

/* The level that a condition demands of mandatory answers; 1 if it does not say. */
static int64_t demanded_level(const struct iga_rules *rules, uint32_t condition)
{
    const struct node *node = &rules->formula.nodes[condition];
    if (node->op == NODE_MANDATORY)
        return node->number.coefficient;
    for (uint32_t i = 0; i < node->child_count; i++) {
        int64_t level = demanded_level(rules, formula_child(&rules->formula, condition, i));
        if (level > 1)
            return level;
    }
    return 1;
}

static void add_mandatory(struct buffer *out, const struct subject *subject, uint32_t condition)
{
    const struct iga_rules *rules = subject->rules;
    int64_t level = demanded_level(rules, condition);
    bool is_first = true;
    for (size_t i = 0; i < rules->indicator_count[UNIT_INNOVATION]; i++) {
        const struct indicator *indicator = &rules->indicators[UNIT_INNOVATION][i];
        const struct scored *scored = &subject->innovation_scored[i];
        if (!indicator->mandatory || scored->state == IGA_NOT_APPLICABLE || scored->level >= level)
            continue;
        if (!is_first)
            buffer_text(out, ", ");
        buffer_text(out, indicator->title);
        is_first = false;
    }
}

/* {name}: what stands for it, or the text itself when nothing does. */
static void add_placeholder(struct buffer *out, const struct subject *subject,
                            const struct must *must, const char *name, size_t length, iga_lang lang)
{
    const struct iga_rules *rules = subject->rules;
    if (text_equal(name, length, "value", 5)) {
        add_compared(out, subject, must->condition, lang);
        return;
    }
    if (text_equal(name, length, "mandatory", 9)) {
        add_mandatory(out, subject, must->condition);
        return;
    }
    for (size_t i = 0; i < rules->field_count[UNIT_INNOVATION]; i++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][i];
        if (text_equal(name, length, field->name, strlen(field->name))) {
            add_field(out, field, &subject->innovation->fields[i], lang);
            return;
        }
    }
    buffer_print(out, "{%.*s}", (int)length, name);
}

static void add_reason(struct iga_findings *list, const struct subject *subject,
                       const struct must *must)
{
    struct buffer out = {0};
    const char *text = must->otherwise;
    while (*text) {
        size_t plain = strcspn(text, "{");
        buffer_add(&out, text, plain);
        text += plain;
        const char *end = *text ? strchr(text, '}') : NULL;
        if (end) {
            add_placeholder(&out, subject, must, text + 1, (size_t)(end - text - 1), list->lang);
            text = end + 1;
        } else {
            buffer_text(&out, text);
            break;
        }
    }
    if (out.failed)
        arena_fail(list->arena);
    findings_add(list, IGA_ERROR, must->id,
                 (struct place){subject->rules->source.file, must->line, 0, NULL}, NULL, "%s",
                 out.bytes ? out.bytes : "");
    buffer_free(&out);
}

void reasons_add(struct iga_findings *list, const struct subject *subject)
{
    const struct iga_rules *rules = subject->rules;
    for (size_t i = 0; i < rules->must_count; i++)
        if (!condition_holds(subject, rules->musts[i].condition))
            add_reason(list, subject, &rules->musts[i]);
}
