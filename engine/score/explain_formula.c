/* Formulas, step by step. */
#include "score/explain.h"

#include "base/date.h"
#include "rules/formula_print.h"

#include <string.h>

static const char *const op_names[] = {
    [NODE_NUMBER] = "number",
    [NODE_POINTS] = "points",
    [NODE_LEVEL] = "level",
    [NODE_VALUE] = "value",
    [NODE_FIELD] = "field",
    [NODE_WORDS] = "words",
    [NODE_FIRST_GIVEN] = "first_given",
    [NODE_ADD] = "add",
    [NODE_SUBTRACT] = "subtract",
    [NODE_MULTIPLY] = "multiply",
    [NODE_DIVIDE] = "divide",
    [NODE_NEGATE] = "negate",
    [NODE_MIN] = "min",
    [NODE_MAX] = "max",
    [NODE_WHEN] = "when",
    [NODE_DATE] = "date",
    [NODE_AT_LEAST] = "at_least",
    [NODE_AT_MOST] = "at_most",
    [NODE_ABOVE] = "above",
    [NODE_BELOW] = "below",
    [NODE_EQUALS] = "equals",
    [NODE_BETWEEN] = "between",
    [NODE_ONE_OF] = "one_of",
    [NODE_GIVEN] = "given",
    [NODE_ALL] = "all",
    [NODE_ANY] = "any",
    [NODE_NONE] = "none",
};

static const char *const aggregate_names[] = {
    [AGGREGATE_COUNT] = "count",     [AGGREGATE_SUM] = "sum",
    [AGGREGATE_MEAN] = "mean",       [AGGREGATE_SMALLEST] = "smallest",
    [AGGREGATE_LARGEST] = "largest", [AGGREGATE_DISTINCT] = "distinct",
};

/* ---- As text ------------------------------------------------------------------------------ */

static const char *date_text(struct explainer *e, uint32_t node)
{
    struct operand operand = condition_operand(&e->region, node);
    char text[DATE_TEXT];
    if (!operand.given)
        return NULL;
    date_print(text, operand.date);
    return explain_copy(e, text);
}

static const char *number_text(void *context, uint32_t node)
{
    struct explainer *e = context;
    switch (e->rules->formula.nodes[node].type) {
    case TYPE_NUMBER:
        return fraction_short(e->arena, evaluator_number(e->result->evaluator, node), 6);
    case TYPE_DATE:
        return date_text(e, node);
    default:
        return NULL;
    }
}

static struct print_options named(const struct explainer *e)
{
    return (struct print_options){.lang = e->result->options.lang,
                                  .claims = e->result->options.claims};
}

const char *explain_condition(struct explainer *e, uint32_t node)
{
    struct print_options options = named(e);
    return formula_print(e->arena, e->rules, node, &options);
}

/* ---- Aggregates --------------------------------------------------------------------------- */

static void add_member(struct explainer *e, struct iga_explanation *above,
                       const struct aggregate *aggregate, size_t innovation)
{
    struct subject subject = explain_subject(e, innovation);
    struct operand operand = {.given = true, .number = {1, 0}};
    if (!aggregate_takes(aggregate, &subject, explain_counts(e, innovation)))
        return;
    if (aggregate->kind != AGGREGATE_COUNT)
        operand = condition_operand(&subject, aggregate->subject);
    if (!operand.given)
        return;
    iga_step *step = &explain_add(e, above, IGA_STEP_MEMBER)->step;
    step->id = explain_copy(e, subject.innovation->id);
    explain_decimal(e, step, operand.number);
}

/* How many of the innovations that an aggregate goes over have each choice; in the arena. */
static int64_t *count_choices(struct explainer *e, const struct aggregate *aggregate,
                              const struct node *field, size_t choices)
{
    int64_t *counts = arena_array(e->arena, choices + 1, sizeof *counts);
    for (size_t i = 0; counts && i < e->result->region->innovation_count; i++) {
        struct subject subject = explain_subject(e, i);
        const struct field_value *value = &subject.innovation->fields[field->index];
        if (value->given && value->choice >= 0 &&
            aggregate_takes(aggregate, &subject, explain_counts(e, i)))
            counts[value->choice]++;
    }
    return counts;
}

/* The choices that count, with how many have each. */
static void add_choices(struct explainer *e, struct iga_explanation *above,
                        const struct aggregate *aggregate)
{
    const struct node *node = &e->rules->formula.nodes[aggregate->subject];
    const struct field *field = &e->rules->fields[UNIT_INNOVATION][node->index];
    int64_t *counts = count_choices(e, aggregate, node, field->choice_count);
    for (size_t i = 0; counts && i < field->choice_count; i++) {
        if (!(aggregate->set[i / 64] >> i % 64 & 1))
            continue;
        iga_step *step = &explain_add(e, above, IGA_STEP_MEMBER)->step;
        step->title = field->choices[i];
        explain_decimal(e, step, decimal_from_integer(counts[i]));
    }
}

static void add_members(struct explainer *e, struct iga_explanation *above,
                        const struct aggregate *aggregate)
{
    above->step.op = aggregate_names[aggregate->kind];
    if (aggregate->kind == AGGREGATE_DISTINCT) {
        add_choices(e, above, aggregate);
        return;
    }
    for (size_t i = 0; i < e->result->region->innovation_count; i++)
        add_member(e, above, aggregate, i);
}

/* ---- Expressions -------------------------------------------------------------------------- */

static void add_expression(struct explainer *e, struct iga_explanation *above, uint32_t node);

/* What a leaf reads: a value, points, a level or a field. */
static const char *id_of(const struct explainer *e, const struct node *node)
{
    switch (node->op) {
    case NODE_VALUE:
        return e->rules->values[node->index].id;
    case NODE_POINTS:
    case NODE_LEVEL:
    case NODE_FIELD:
    case NODE_WORDS:
    case NODE_ONE_OF:
    case NODE_GIVEN:
        return node->name;
    default:
        return NULL;
    }
}

static bool is_named(enum node_op op)
{
    return op == NODE_AGGREGATE || op == NODE_VALUE || op == NODE_POINTS || op == NODE_LEVEL ||
           op == NODE_FIELD || op == NODE_WORDS || op == NODE_FIRST_GIVEN;
}

/* The condition, the branch that was taken, and the other, of which only its text is known. */
static void add_branches(struct explainer *e, struct iga_explanation *above, uint32_t node)
{
    const struct formula *formula = &e->rules->formula;
    uint32_t condition = formula_child(formula, node, 0);
    bool holds = evaluator_holds(e->result->evaluator, condition);
    add_expression(e, above, condition);
    add_expression(e, above, formula_child(formula, node, holds ? 1 : 2));
    iga_step *other = &explain_add(e, above, IGA_STEP_EXPRESSION)->step;
    other->op = "not_taken";
    other->formula = explain_condition(e, formula_child(formula, node, holds ? 2 : 1));
}

static void set_result(struct explainer *e, iga_step *step, uint32_t node, enum node_type type)
{
    step->is_condition = type == TYPE_CONDITION;
    if (step->is_condition)
        step->holds = evaluator_holds(e->result->evaluator, node);
    else if (type == TYPE_NUMBER)
        explain_number(e, step, evaluator_number(e->result->evaluator, node));
    else if (type == TYPE_DATE)
        step->value = date_text(e, node);
}

static void add_expression(struct explainer *e, struct iga_explanation *above, uint32_t node)
{
    const struct formula *formula = &e->rules->formula;
    const struct node *n = &formula->nodes[node];
    struct iga_explanation *added = explain_add(e, above, IGA_STEP_EXPRESSION);
    added->step.op = n->op == NODE_AGGREGATE ? NULL : op_names[n->op];
    added->step.id = id_of(e, n);
    added->step.rule_line = n->line;
    set_result(e, &added->step, node, n->type);
    if (is_named(n->op) || n->type == TYPE_CONDITION)
        added->step.formula = explain_condition(e, node);
    switch (n->op) {
    case NODE_AGGREGATE:
        add_members(e, added, &formula->aggregates[n->index]);
        return;
    case NODE_WHEN:
        add_branches(e, added, node);
        return;
    case NODE_FIRST_GIVEN: /* what is not given has no number */
        return;
    default:
        for (uint32_t i = 0; i < n->child_count; i++)
            add_expression(e, added, formula_child(formula, node, i));
    }
}

void explain_formula(struct explainer *e, struct iga_explanation *out, uint32_t node)
{
    struct print_options options = named(e);
    out->step.formula = formula_print(e->arena, e->rules, node, &options);
    options.number = number_text;
    options.context = e;
    out->step.numbers = formula_print(e->arena, e->rules, node, &options);
    add_expression(e, out, node);
}
