#include "score/condition.h"

#include "base/text.h"

int64_t points_of(const struct scored *scored, struct slots slots)
{
    int64_t points = 0;
    for (uint32_t i = 0; i < slots.count; i++)
        points += scored[slots.first + i].points;
    return points;
}

static const struct scored *scored_of(const struct subject *subject, enum node_unit unit)
{
    return unit == UNIT_REGION ? subject->region_scored : subject->innovation_scored;
}

static const struct field_value *field_of(const struct subject *subject, const struct node *node)
{
    return node->unit == UNIT_REGION ? &subject->region->fields[node->index]
                                     : &subject->innovation->fields[node->index];
}

static struct operand whole(int64_t value)
{
    return (struct operand){.given = true, .number = decimal_from_integer(value)};
}

struct operand condition_operand(const struct subject *subject, uint32_t node)
{
    const struct formula *formula = &subject->rules->formula;
    const struct node *n = &formula->nodes[node];
    switch (n->op) {
    case NODE_NUMBER:
        return (struct operand){.given = true, .number = n->number};
    case NODE_DATE:
        return (struct operand){.given = true, .date = n->date};
    case NODE_POINTS:
        return (struct operand){.given = true,
                                .number = {points_of(scored_of(subject, n->unit), n->slots),
                                           subject->rules->unit_decimals}};
    case NODE_LEVEL:
        return whole(scored_of(subject, n->unit)[n->index].level);
    case NODE_FIELD: {
        const struct field_value *field = field_of(subject, n);
        return (struct operand){field->given, field->date, field->number};
    }
    case NODE_WORDS: {
        const struct field_value *field = field_of(subject, n);
        if (!field->given)
            return (struct operand){0};
        return whole((int64_t)text_words(field->text, field->length));
    }
    default: /* NODE_FIRST_GIVEN: the only other one that stands in a condition */
        for (uint32_t i = 0; i < n->child_count; i++) {
            struct operand operand = condition_operand(subject, formula_child(formula, node, i));
            if (operand.given)
                return operand;
        }
        return (struct operand){0};
    }
}

/* Negative, 0, positive; *known is false unless both are given. */
static int order(const struct subject *subject, uint32_t node, uint32_t other_child, bool *known)
{
    const struct formula *formula = &subject->rules->formula;
    struct operand a = condition_operand(subject, formula_child(formula, node, 0));
    struct operand b = condition_operand(subject, formula_child(formula, node, other_child));
    *known = a.given && b.given;
    if (!*known)
        return 0;
    if (a.date || b.date)
        return (a.date > b.date) - (a.date < b.date);
    return decimal_compare(a.number, b.number);
}

static bool compare(const struct subject *subject, uint32_t node, enum node_op op)
{
    bool known, known_high;
    int sign = order(subject, node, 1, &known);
    if (!known)
        return false;
    switch (op) {
    case NODE_AT_LEAST:
        return sign >= 0;
    case NODE_AT_MOST:
        return sign <= 0;
    case NODE_ABOVE:
        return sign > 0;
    case NODE_BELOW:
        return sign < 0;
    case NODE_EQUALS:
        return sign == 0;
    default: { /* NODE_BETWEEN */
        int high = order(subject, node, 2, &known_high);
        return known_high && sign >= 0 && high <= 0;
    }
    }
}

static bool mandatory(const struct subject *subject, int64_t level)
{
    const struct iga_rules *rules = subject->rules;
    const struct indicator *indicators = rules->indicators[UNIT_INNOVATION];
    for (size_t i = 0; i < rules->indicator_count[UNIT_INNOVATION]; i++) {
        const struct scored *scored = &subject->innovation_scored[i];
        if (indicators[i].mandatory && scored->state != IGA_NOT_APPLICABLE && scored->level < level)
            return false;
    }
    return true;
}

bool condition_holds(const struct subject *subject, uint32_t node)
{
    const struct formula *formula = &subject->rules->formula;
    const struct node *n = &formula->nodes[node];
    switch (n->op) {
    case NODE_ALL:
        for (uint32_t i = 0; i < n->child_count; i++)
            if (!condition_holds(subject, formula_child(formula, node, i)))
                return false;
        return true;
    case NODE_ANY:
    case NODE_NONE:
        for (uint32_t i = 0; i < n->child_count; i++)
            if (condition_holds(subject, formula_child(formula, node, i)))
                return n->op == NODE_ANY;
        return n->op == NODE_NONE;
    case NODE_GIVEN:
        return field_of(subject, n)->given;
    case NODE_ONE_OF: {
        const struct field_value *field = field_of(subject, n);
        return field->given && field->choice >= 0 &&
               (n->set[field->choice / 64] >> field->choice % 64 & 1);
    }
    case NODE_MANDATORY:
        return mandatory(subject, n->number.coefficient);
    default:
        return compare(subject, node, n->op);
    }
}
