#include "score/evaluate.h"

#include <string.h>

/* What one aggregate has seen of the innovations so far. */
struct accumulator {
    int64_t count; /* of those with a value */
    int64_t units; /* sum of points, in units, or of levels */
    mpq_t sum;     /* of anything else */
    struct decimal extreme;
    uint64_t *seen; /* DISTINCT */
    bool in_units;  /* sums are in `units` */
    int decimals;   /* of a unit */
};

struct evaluator {
    const struct iga_rules *rules;
    struct accumulator *accumulators;
    mpq_t *nodes;
    mpq_t *values; /* the index last */
    mpq_t scratch;
    struct subject region; /* of the last finish */
    uint64_t *decided;     /* of each node: which children ever did, in a finish */
    bool is_finishing;
    bool *given; /* of each node: its number is handed in */
};

struct evaluator *evaluator_new(const struct iga_rules *rules, struct arena *arena)
{
    const struct formula *formula = &rules->formula;
    struct evaluator *e = arena_take(arena, sizeof *e);
    if (!e)
        return NULL;
    e->rules = rules;
    e->accumulators = arena_array(arena, formula->aggregate_count + 1, sizeof *e->accumulators);
    e->nodes = arena_array(arena, formula->count + 1, sizeof *e->nodes);
    e->values = arena_array(arena, rules->value_count + 1, sizeof *e->values);
    e->given = arena_array(arena, formula->count + 1, sizeof *e->given);
    e->decided = arena_array(arena, formula->count + 1, sizeof *e->decided);
    if (!e->accumulators || !e->nodes || !e->values || !e->given || !e->decided)
        return NULL;
    for (size_t i = 0; i < formula->aggregate_count; i++) {
        const struct aggregate *aggregate = &formula->aggregates[i];
        struct accumulator *accumulator = &e->accumulators[i];
        accumulator->seen = arena_array(arena, aggregate->set_words + 1, sizeof(uint64_t));
        if (!accumulator->seen)
            return NULL;
        if (aggregate->subject == NO_NODE)
            continue;
        enum node_op op = formula->nodes[aggregate->subject].op;
        accumulator->in_units = op == NODE_POINTS || op == NODE_LEVEL;
        accumulator->decimals = op == NODE_POINTS ? rules->unit_decimals : 0;
    }
    /* from here on nothing fails, so that evaluator_free finds every number made */
    for (size_t i = 0; i < formula->aggregate_count; i++)
        mpq_init(e->accumulators[i].sum);
    for (size_t i = 0; i < formula->count; i++)
        mpq_init(e->nodes[i]);
    for (size_t i = 0; i <= rules->value_count; i++)
        mpq_init(e->values[i]);
    mpq_init(e->scratch);
    return e;
}

void evaluator_free(struct evaluator *e)
{
    if (!e)
        return;
    for (size_t i = 0; i < e->rules->formula.aggregate_count; i++)
        mpq_clear(e->accumulators[i].sum);
    for (size_t i = 0; i < e->rules->formula.count; i++)
        mpq_clear(e->nodes[i]);
    for (size_t i = 0; i <= e->rules->value_count; i++)
        mpq_clear(e->values[i]);
    mpq_clear(e->scratch);
}

void evaluator_start(struct evaluator *e)
{
    const struct formula *formula = &e->rules->formula;
    for (size_t i = 0; i < formula->aggregate_count; i++) {
        struct accumulator *accumulator = &e->accumulators[i];
        accumulator->count = accumulator->units = 0;
        if (!accumulator->in_units)
            mpq_set_ui(accumulator->sum, 0, 1);
        memset(accumulator->seen, 0, formula->aggregates[i].set_words * sizeof(uint64_t));
    }
}

/* ---- Adding up innovations ---------------------------------------------------------------- */

static void add_number(struct evaluator *e, struct accumulator *accumulator,
                       enum aggregate_kind kind, struct decimal number)
{
    bool is_first = accumulator->count++ == 0;
    if (kind == AGGREGATE_SUM || kind == AGGREGATE_MEAN) {
        if (accumulator->in_units) {
            accumulator->units += number.coefficient;
            return;
        }
        fraction_from_decimal(e->scratch, number);
        mpq_add(accumulator->sum, accumulator->sum, e->scratch);
        return;
    }
    int order = is_first ? 0 : decimal_compare(number, accumulator->extreme);
    if (is_first || (kind == AGGREGATE_SMALLEST ? order < 0 : order > 0))
        accumulator->extreme = number;
}

static void add_choice(struct accumulator *accumulator, const struct aggregate *aggregate,
                       const struct field_value *field)
{
    if (!field->given || field->choice < 0)
        return;
    size_t word = (size_t)field->choice / 64;
    accumulator->seen[word] |= aggregate->set[word] & UINT64_C(1) << field->choice % 64;
}

bool aggregate_takes(const struct aggregate *aggregate, const struct subject *subject, bool counts)
{
    const struct population *population = &aggregate->population;
    return (counts || population->reported) &&
           (population->where == NO_NODE || condition_holds(subject, population->where));
}

void evaluator_add(struct evaluator *e, const struct subject *subject, bool counts)
{
    const struct formula *formula = &e->rules->formula;
    for (size_t i = 0; i < formula->aggregate_count; i++) {
        const struct aggregate *aggregate = &formula->aggregates[i];
        struct accumulator *accumulator = &e->accumulators[i];
        if (!aggregate_takes(aggregate, subject, counts))
            continue;
        if (aggregate->kind == AGGREGATE_COUNT) {
            accumulator->count++;
        } else if (aggregate->kind == AGGREGATE_DISTINCT) {
            add_choice(accumulator, aggregate,
                       &subject->innovation->fields[formula->nodes[aggregate->subject].index]);
        } else {
            struct operand operand = condition_operand(subject, aggregate->subject);
            if (operand.given)
                add_number(e, accumulator, aggregate->kind, operand.number);
        }
    }
}

static void aggregate_value(struct evaluator *e, mpq_t out, uint32_t index)
{
    const struct aggregate *aggregate = &e->rules->formula.aggregates[index];
    const struct accumulator *accumulator = &e->accumulators[index];
    int64_t bits = 0;
    switch (aggregate->kind) {
    case AGGREGATE_COUNT:
        fraction_from_units(out, accumulator->count, 0);
        return;
    case AGGREGATE_DISTINCT:
        for (size_t i = 0; i < aggregate->set_words; i++)
            for (uint64_t word = accumulator->seen[i]; word; word &= word - 1)
                bits++;
        fraction_from_units(out, bits, 0);
        return;
    case AGGREGATE_SMALLEST:
    case AGGREGATE_LARGEST:
        fraction_from_decimal(out,
                              accumulator->count ? accumulator->extreme : decimal_from_integer(0));
        return;
    default:
        break;
    }
    if (accumulator->in_units)
        fraction_from_units(out, accumulator->units, accumulator->decimals);
    else
        mpq_set(out, accumulator->sum);
    if (aggregate->kind == AGGREGATE_MEAN && accumulator->count) {
        fraction_from_units(e->scratch, accumulator->count, 0);
        mpq_div(out, out, e->scratch);
    }
}

/* ---- The formula -------------------------------------------------------------------------- */

static mpq_srcptr number_of(struct evaluator *e, uint32_t node);

static bool holds(struct evaluator *e, uint32_t node)
{
    const struct formula *formula = &e->rules->formula;
    const struct node *n = &formula->nodes[node];
    switch (n->op) {
    case NODE_ALL:
        for (uint32_t i = 0; i < n->child_count; i++)
            if (!holds(e, formula_child(formula, node, i)))
                return false;
        return true;
    case NODE_ANY:
    case NODE_NONE:
        for (uint32_t i = 0; i < n->child_count; i++)
            if (holds(e, formula_child(formula, node, i)))
                return n->op == NODE_ANY;
        return n->op == NODE_NONE;
    case NODE_GIVEN:
    case NODE_ONE_OF:
        return condition_holds(&e->region, node);
    default:
        break;
    }
    if (formula->nodes[formula_child(formula, node, 0)].type == TYPE_DATE)
        return condition_holds(&e->region, node);
    mpq_srcptr x = number_of(e, formula_child(formula, node, 0));
    int order = mpq_cmp(x, number_of(e, formula_child(formula, node, 1)));
    switch (n->op) {
    case NODE_AT_LEAST:
        return order >= 0;
    case NODE_AT_MOST:
        return order <= 0;
    case NODE_ABOVE:
        return order > 0;
    case NODE_BELOW:
        return order < 0;
    case NODE_EQUALS:
        return order == 0;
    default: /* NODE_BETWEEN */
        return order >= 0 && mpq_cmp(x, number_of(e, formula_child(formula, node, 2))) <= 0;
    }
}

/* What is only asked for later, to be explained, decided nothing. */
static void note_decided(struct evaluator *e, uint32_t node, uint32_t child)
{
    if (e->is_finishing)
        e->decided[node] |= UINT64_C(1) << child;
}

/* Folds all operands into the first. */
static void fold(struct evaluator *e, mpq_t out, uint32_t node, enum node_op op)
{
    const struct formula *formula = &e->rules->formula;
    uint32_t count = formula->nodes[node].child_count, extreme = 0;
    mpq_set(out, number_of(e, formula_child(formula, node, 0)));
    for (uint32_t i = 1; i < count; i++) {
        mpq_srcptr next = number_of(e, formula_child(formula, node, i));
        switch (op) {
        case NODE_ADD:
            mpq_add(out, out, next);
            break;
        case NODE_SUBTRACT:
            mpq_sub(out, out, next);
            break;
        case NODE_MULTIPLY:
            mpq_mul(out, out, next);
            break;
        case NODE_DIVIDE: /* proved not to be zero when the rules were loaded */
            mpq_div(out, out, next);
            break;
        default: /* NODE_MIN, NODE_MAX */
            if (op == NODE_MIN ? mpq_cmp(next, out) < 0 : mpq_cmp(next, out) > 0) {
                mpq_set(out, next);
                extreme = i;
            }
        }
    }
    note_decided(e, node, extreme);
}

static mpq_srcptr number_of(struct evaluator *e, uint32_t node)
{
    const struct formula *formula = &e->rules->formula;
    const struct node *n = &formula->nodes[node];
    mpq_ptr out = e->nodes[node];
    if (e->given[node])
        return out;
    switch (n->op) {
    case NODE_VALUE:
        return e->values[n->index];
    case NODE_AGGREGATE:
        aggregate_value(e, out, n->index);
        return out;
    case NODE_POINTS:
        fraction_from_units(out, points_of(e->region.region_scored, n->slots),
                            e->rules->unit_decimals);
        return out;
    case NODE_WHEN: {
        uint32_t branch = holds(e, formula_child(formula, node, 0)) ? 1 : 2;
        note_decided(e, node, branch);
        return number_of(e, formula_child(formula, node, branch));
    }
    case NODE_NEGATE:
        mpq_neg(out, number_of(e, formula_child(formula, node, 0)));
        return out;
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
    case NODE_MIN:
    case NODE_MAX:
        fold(e, out, node, n->op);
        return out;
    default: { /* numbers, levels, fields, words, first_given; a formula's are always given */
        fraction_from_decimal(out, condition_operand(&e->region, node).number);
        return out;
    }
    }
}

void evaluator_finish(struct evaluator *e, const struct subject *region)
{
    const struct iga_rules *rules = e->rules;
    e->region = *region;
    e->is_finishing = true;
    for (size_t i = 0; i < rules->value_count; i++)
        mpq_set(e->values[i], number_of(e, rules->values[i].node));
    mpq_set(e->values[rules->value_count], number_of(e, rules->index));
    e->is_finishing = false;
}

mpq_srcptr evaluator_value(const struct evaluator *e, size_t i)
{
    return e->values[i];
}

mpq_srcptr evaluator_number(struct evaluator *e, uint32_t node)
{
    return number_of(e, node);
}

void evaluator_about(struct evaluator *e, const struct subject *region)
{
    e->region = *region;
}

void evaluator_give(struct evaluator *e, uint32_t node, mpq_srcptr number)
{
    e->given[node] = true;
    mpq_set(e->nodes[node], number);
}

void evaluator_take_back(struct evaluator *e, uint32_t node)
{
    e->given[node] = false;
}

bool evaluator_holds(struct evaluator *e, uint32_t node)
{
    return holds(e, node);
}

uint64_t evaluator_decided(const struct evaluator *e, uint32_t node)
{
    return e->decided[node];
}
