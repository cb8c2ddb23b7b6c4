/* Conditions that the data cannot change, and predicates that no index gets. */
#include "rules/check_parts.h"

#include <string.h>

/* ---- What an operand can be --------------------------------------------------------------- */

struct span {
    bool has_low, has_high;
    struct decimal low, high;
};

static struct span from_zero(void)
{
    return (struct span){.has_low = true, .low = {0, 0}};
}

static struct span up_to(int64_t most, int decimals)
{
    char text[NUMBER_TEXT];
    struct span span = from_zero();
    span.has_high =
        decimal_from_text(&span.high, text, units_print(text, most, decimals)) == NUMBER_FINE;
    return span;
}

static struct span points_span(const struct iga_rules *rules, const struct node *n)
{
    int64_t most = 0;
    for (uint32_t i = 0; i < n->slots.count; i++)
        most += rules->indicators[n->unit][n->slots.first + i].maximum;
    return up_to(most, rules->unit_decimals);
}

static struct span span_of(const struct checker *c, uint32_t node)
{
    const struct iga_rules *rules = c->rules;
    const struct node *n = &rules->formula.nodes[node];
    switch (n->op) {
    case NODE_NUMBER:
        return (struct span){true, true, n->number, n->number};
    case NODE_POINTS:
        return points_span(rules, n);
    case NODE_LEVEL:
        return up_to((int64_t)rules->indicators[n->unit][n->index].levels, 0);
    case NODE_WORDS:
        return from_zero();
    case NODE_FIELD:
        return rules->fields[n->unit][n->index].type == FIELD_WHOLE ? from_zero()
                                                                    : (struct span){0};
    case NODE_AGGREGATE: {
        const struct aggregate *aggregate = &rules->formula.aggregates[n->index];
        if (aggregate->kind == AGGREGATE_COUNT)
            return from_zero();
        if (aggregate->kind == AGGREGATE_DISTINCT)
            return up_to((int64_t)aggregate->most, 0);
        if (rules->formula.nodes[aggregate->subject].op == NODE_NUMBER)
            return (struct span){0}; /* of no innovation it is 0 */
        struct span span = span_of(c, aggregate->subject);
        if (aggregate->kind == AGGREGATE_SUM)
            span.has_high = false;
        return span;
    }
    default:
        return (struct span){0};
    }
}

/* ---- Comparisons -------------------------------------------------------------------------- */

enum verdict { DEPENDS, ALWAYS, NEVER };

/* Whether the highest of a is below the lowest of b, or at most equal to it. */
static bool is_below(const struct span *a, const struct span *b, bool or_equal)
{
    if (!a->has_high || !b->has_low)
        return false;
    int order = decimal_compare(a->high, b->low);
    return order < 0 || (or_equal && order == 0);
}

static enum verdict at_least(const struct span *a, const struct span *b)
{
    return is_below(b, a, true) ? ALWAYS : is_below(a, b, false) ? NEVER : DEPENDS;
}

static enum verdict opposite(enum verdict verdict)
{
    return verdict == ALWAYS ? NEVER : verdict == NEVER ? ALWAYS : DEPENDS;
}

static enum verdict both(enum verdict a, enum verdict b)
{
    return a == NEVER || b == NEVER ? NEVER : a == ALWAYS && b == ALWAYS ? ALWAYS : DEPENDS;
}

/* mandatory_at_least(n): never, where some mandatory indicator has fewer levels. */
static enum verdict mandatory_verdict(const struct iga_rules *rules, const struct node *n)
{
    enum verdict verdict = ALWAYS;
    for (size_t i = 0; i < rules->indicator_count[UNIT_INNOVATION]; i++) {
        const struct indicator *indicator = &rules->indicators[UNIT_INNOVATION][i];
        if (!indicator->mandatory)
            continue;
        verdict = DEPENDS;
        if ((int64_t)indicator->levels < n->number.coefficient && indicator->applies == NO_NODE)
            return NEVER;
    }
    return verdict;
}

static enum verdict verdict_of(const struct checker *c, uint32_t node)
{
    const struct formula *formula = &c->rules->formula;
    const struct node *n = &formula->nodes[node];
    if (n->op == NODE_MANDATORY)
        return mandatory_verdict(c->rules, n);
    if (n->op < NODE_AT_LEAST || n->op > NODE_BETWEEN)
        return DEPENDS;
    struct span a = span_of(c, formula_child(formula, node, 0));
    struct span b = span_of(c, formula_child(formula, node, 1));
    switch (n->op) {
    case NODE_AT_LEAST:
        return at_least(&a, &b);
    case NODE_AT_MOST:
        return at_least(&b, &a);
    case NODE_ABOVE:
        return opposite(at_least(&b, &a));
    case NODE_BELOW:
        return opposite(at_least(&a, &b));
    case NODE_EQUALS:
        return both(at_least(&a, &b), at_least(&b, &a));
    default: {
        struct span high = span_of(c, formula_child(formula, node, 2));
        return both(at_least(&a, &b), at_least(&high, &a));
    }
    }
}

/* ---- All conditions ----------------------------------------------------------------------- */

static const char *word_of(enum node_op op)
{
    static const char *const words[] = {
        [NODE_AT_LEAST] = "at_least", [NODE_AT_MOST] = "at_most", [NODE_ABOVE] = "above",
        [NODE_BELOW] = "below",       [NODE_EQUALS] = "equals",   [NODE_BETWEEN] = "between"};
    return op == NODE_MANDATORY ? "mandatory_at_least" : words[op];
}

/* The word of a condition where it stands; `within` stands for several. */
static struct place condition_place(const struct checker *c, const struct node *n)
{
    const struct source *source = &c->rules->source;
    size_t token = source_call(source, n->line, word_of(n->op), NULL);
    if (token == NO_TOKEN || source->tokens[token].line != n->line)
        token = source_call(source, n->line, "within", NULL);
    struct place place = checker_place(c, token);
    if (place.line != n->line)
        place = (struct place){source->file, n->line, 0, NULL};
    return place;
}

/* Whether this was said: an expression with a name stands in the formula once for each use. */
static bool is_said(const struct checker *c, struct place place)
{
    for (size_t i = 0; i < c->findings->count; i++) {
        const iga_finding *finding = &c->findings->items[i];
        if (finding->line == place.line && finding->column == place.column &&
            strcmp(finding->code, "constant_condition") == 0)
            return true;
    }
    return false;
}

static void check_condition(struct checker *c, uint32_t node)
{
    enum verdict verdict = verdict_of(c, node);
    if (verdict == DEPENDS)
        return;
    struct place place = condition_place(c, &c->rules->formula.nodes[node]);
    if (is_said(c, place))
        return;
    if (verdict == ALWAYS)
        findings_add(c->findings, IGA_WARNING, "constant_condition", place, NULL,
                     "this condition always holds, whatever the data; check its numbers against "
                     "the annex, or take it out");
    else
        findings_add(c->findings, IGA_WARNING, "constant_condition", place, NULL,
                     "this condition never holds, whatever the data; check its numbers against "
                     "the annex");
}

/* ---- Predicates --------------------------------------------------------------------------- */

static bool read_bound(struct decimal *out, const char *text)
{
    return text && decimal_from_text(out, text, strlen(text)) == NUMBER_FINE;
}

static void check_predicate(struct checker *c, const struct predicate *predicate,
                            struct decimal lowest, struct decimal highest)
{
    const struct iga_rules *rules = c->rules;
    const struct place place = checker_place(c, predicate->token);
    if (decimal_compare(predicate->low, highest) > 0 ||
        decimal_compare(predicate->high, lowest) < 0)
        findings_add(c->findings, IGA_WARNING, "predicate_range", place, NULL,
                     "no region ever gets predicate \"%s\", for the index goes from %s to %s; "
                     "check its edges and the formula against the annex",
                     predicate->name, rules->index_minimum, rules->index_maximum);
    else if (decimal_compare(predicate->high, highest) > 0 ||
             decimal_compare(predicate->low, lowest) < 0)
        findings_add(c->findings, IGA_WARNING, "predicate_range", place, NULL,
                     "predicate \"%s\" goes beyond the index, which goes from %s to %s; check its "
                     "edges and the formula against the annex",
                     predicate->name, rules->index_minimum, rules->index_maximum);
}

static void check_predicates(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    struct decimal lowest, highest;
    if (!read_bound(&lowest, rules->index_minimum) || !read_bound(&highest, rules->index_maximum))
        return; /* too long to be written as decimals */
    lowest = decimal_round(lowest, rules->decimals);
    highest = decimal_round(highest, rules->decimals);
    for (size_t i = 0; i < rules->predicate_count; i++)
        check_predicate(c, &rules->predicates[i], lowest, highest);
}

void check_conditions(struct checker *c)
{
    for (size_t i = 0; i < c->rules->formula.count; i++)
        if (c->rules->formula.nodes[i].type == TYPE_CONDITION)
            check_condition(c, (uint32_t)i);
    check_predicates(c);
}
