/* weights "id": what the weights of some indicators add up to. */
#include "rules/resolve_parts.h"

/* Whether a condition can be asked in a formula: all that it reads is always given. */
static bool is_always_known(const struct iga_rules *rules, uint32_t condition)
{
    const struct node *node = &rules->formula.nodes[condition];
    bool reads = node->op == NODE_FIELD || node->op == NODE_WORDS;
    if (reads && !rules->fields[node->unit][node->index].required)
        return false;
    for (uint32_t i = 0; i < node->child_count; i++)
        if (!is_always_known(rules, formula_child(&rules->formula, condition, i)))
            return false;
    return true;
}

static uint32_t keep_number(struct resolver *r, uint32_t line, struct decimal number)
{
    return resolve_keep(
        r, (struct node){.op = NODE_NUMBER, .type = TYPE_NUMBER, .line = line, .number = number},
        NULL, 0);
}

/* Whether an indicator's weight can be added up here; complains otherwise. */
static bool has_known_weight(struct resolver *r, const struct node *node,
                             const struct indicator *indicator)
{
    size_t token = node_token(r->draft, node);
    bool is_always = indicator->applies == NO_NODE;
    if (!indicator->has_weight) {
        complain(r->draft, token, "no_weight",
                 "indicator \"%s\" has no weight, so the weights of \"%s\" have no sum",
                 indicator->id, node->name);
        return false;
    }
    if (!is_always &&
        (indicator->unit == UNIT_INNOVATION || !is_always_known(r->rules, indicator->applies))) {
        complain(
            r->draft, token, "no_weight",
            "whether indicator \"%s\" applies is not known here, so the weights of \"%s\" have "
            "no sum; make the fields that its condition reads required = true",
            indicator->id, node->name);
        return false;
    }
    return true;
}

/* The weight where the indicator applies, else nothing. */
static uint32_t keep_weight(struct resolver *r, const struct node *node,
                            const struct indicator *indicator)
{
    uint32_t children[] = {indicator->applies, keep_number(r, node->line, indicator->weight),
                           keep_number(r, node->line, decimal_from_integer(0))};
    return resolve_keep(r, (struct node){.op = NODE_WHEN, .type = TYPE_NUMBER, .line = node->line},
                        children, 3);
}

/* What the weights of some indicators add up to: a number, and the weights of those that do not
 * apply everywhere. */
uint32_t resolve_weights(struct resolver *r, const struct node *node, const struct named *named)
{
    enum { DECIMALS = 9 };
    const struct indicator *indicators = &r->rules->indicators[named->unit][named->slots.first];
    uint32_t *parts = arena_array(r->draft->arena, named->slots.count + 1, sizeof *parts);
    uint32_t count = 1; /* the number comes first */
    int64_t sum = 0, units = 0;
    char text[NUMBER_TEXT];
    struct decimal number;
    for (uint32_t s = 0; s < named->slots.count; s++) {
        if (!parts || !has_known_weight(r, node, &indicators[s]))
            return NO_NODE;
        if (indicators[s].applies != NO_NODE)
            parts[count++] = keep_weight(r, node, &indicators[s]);
        else if (decimal_to_units(&units, indicators[s].weight, DECIMALS) &&
                 units < INT64_MAX - sum)
            sum += units;
        else
            sum = INT64_MAX;
    }
    if (decimal_from_text(&number, text, units_print(text, sum, DECIMALS)) != NUMBER_FINE) {
        complain(r->draft, node_token(r->draft, node), "number_range",
                 "the weights of \"%s\" are too large or too fine to add up", node->name);
        return NO_NODE;
    }
    if (!parts)
        return NO_NODE;
    parts[0] = keep_number(r, node->line, number);
    return count == 1
               ? parts[0]
               : resolve_keep(
                     r, (struct node){.op = NODE_ADD, .type = TYPE_NUMBER, .line = node->line},
                     parts, count);
}
