/* Whether a divisor can become zero in a rule set between two: what is known of the signs of
 * numbers, whichever parts are in force. */
#include "rules/changes.h"

/* Which value of the pairs a node names. */
size_t diff_named_value(const struct iga_diff *diff, int side, const struct node *node)
{
    const struct value *value = &diff->rules[side]->values[node->index];
    size_t i = 0;
    while (i < diff->value_count && diff->values[i].sides[side] != value)
        i++;
    return i;
}

/* What is known of a number whatever the parts that are in force. */
enum sign { SIGN_UNKNOWN, SIGN_NOT_NEGATIVE, SIGN_POSITIVE };

static enum sign sign_of(const struct iga_diff *diff, int side, uint32_t node);

static enum sign least(enum sign a, enum sign b)
{
    return a < b ? a : b;
}

static enum sign sign_of_number(struct decimal number)
{
    return number.coefficient > 0    ? SIGN_POSITIVE
           : number.coefficient == 0 ? SIGN_NOT_NEGATIVE
                                     : SIGN_UNKNOWN;
}

/* A number that may be replaced by that of the other side. */
static enum sign sign_of_replaced(const struct iga_diff *diff, int side, uint32_t node)
{
    enum sign sign = sign_of_number(diff->rules[side]->formula.nodes[node].number);
    for (size_t i = 0; i < diff->value_count; i++) {
        const struct expression_pair *pair = &diff->values[i].formula;
        for (size_t k = 0; k < pair->replaced_count; k++)
            if (pair->replaced[k].nodes[side] == node)
                sign = least(
                    sign,
                    sign_of_number(
                        diff->rules[!side]->formula.nodes[pair->replaced[k].nodes[!side]].number));
    }
    return sign;
}

static enum sign sign_of_value(const struct iga_diff *diff, size_t value)
{
    enum sign sign = SIGN_POSITIVE;
    for (int side = 0; side < 2; side++) {
        uint32_t node = diff->values[value].formula.nodes[side];
        if (node != NO_NODE)
            sign = least(sign, sign_of(diff, side, node));
    }
    return sign;
}

static enum sign sign_of_aggregate(const struct iga_diff *diff, int side, const struct node *node)
{
    const struct aggregate *aggregate = &diff->rules[side]->formula.aggregates[node->index];
    if (aggregate->kind == AGGREGATE_COUNT || aggregate->kind == AGGREGATE_DISTINCT)
        return SIGN_NOT_NEGATIVE;
    return least(SIGN_NOT_NEGATIVE, sign_of(diff, side, aggregate->subject));
}

static enum sign sign_of_children(const struct iga_diff *diff, int side, uint32_t node,
                                  uint32_t first)
{
    const struct formula *formula = &diff->rules[side]->formula;
    const struct node *n = &formula->nodes[node];
    enum sign weakest = SIGN_POSITIVE, strongest = SIGN_UNKNOWN;
    for (uint32_t i = first; i < n->child_count; i++) {
        enum sign child = sign_of(diff, side, formula_child(formula, node, i));
        weakest = least(weakest, child);
        strongest = child > strongest ? child : strongest;
    }
    if (n->op == NODE_MAX)
        return strongest;
    if (n->op == NODE_ADD && weakest >= SIGN_NOT_NEGATIVE)
        return strongest;
    return weakest; /* products, quotients, min, when, first_given */
}

static enum sign sign_of(const struct iga_diff *diff, int side, uint32_t node)
{
    const struct node *n = &diff->rules[side]->formula.nodes[node];
    switch (n->op) {
    case NODE_NUMBER:
        return sign_of_replaced(diff, side, node);
    case NODE_POINTS:
    case NODE_LEVEL:
    case NODE_WORDS:
        return SIGN_NOT_NEGATIVE;
    case NODE_FIELD:
        return diff->rules[side]->fields[n->unit][n->index].type == FIELD_WHOLE ? SIGN_NOT_NEGATIVE
                                                                                : SIGN_UNKNOWN;
    case NODE_AGGREGATE:
        return sign_of_aggregate(diff, side, n);
    case NODE_VALUE:
        return sign_of_value(diff, diff_named_value(diff, side, n));
    case NODE_ADD:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_MIN:
    case NODE_MAX:
    case NODE_FIRST_GIVEN:
        return sign_of_children(diff, side, node, 0);
    case NODE_WHEN: /* behind the condition */
        return sign_of_children(diff, side, node, 1);
    default:
        return SIGN_UNKNOWN;
    }
}

/* Whether a divisor is above zero on both sides and anywhere between them. A negative number is
 * as good, if it is never replaced. */
static bool is_safe(const struct iga_diff *diff, int side, uint32_t root)
{
    const struct formula *formula = &diff->rules[side]->formula;
    const struct node *node = &formula->nodes[root];
    if (node->op == NODE_DIVIDE) {
        uint32_t divisor = formula_child(formula, root, 1);
        bool is_number = formula->nodes[divisor].op == NODE_NUMBER;
        if (!is_number && sign_of(diff, side, divisor) != SIGN_POSITIVE)
            return false;
    }
    for (uint32_t i = 0; i < node->child_count; i++)
        if (!is_safe(diff, side, formula_child(formula, root, i)))
            return false;
    return true;
}

bool diff_divisors_are_safe(const struct iga_diff *diff)
{
    for (size_t i = 0; i < diff->value_count; i++)
        for (int side = 0; side < 2; side++) {
            uint32_t node = diff->values[i].formula.nodes[side];
            if (node != NO_NODE && !is_safe(diff, side, node))
                return false;
        }
    return true;
}
