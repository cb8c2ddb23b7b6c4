#include "score/model.h"

#include <string.h>

/* What a node depends on. */
enum { ON_REGION = 1, ON_POINTS = 2, ON_COUNTS = 4 };

struct survey {
    struct model *model;
    const struct iga_rules *rules;
    bool is_regular;
    bool *is_seen; /* of each node */
};

static int refuse(struct survey *survey)
{
    survey->is_regular = false;
    return 0;
}

/* ---- The formula -------------------------------------------------------------------------- */

static bool same_set(const uint64_t *a, const uint64_t *b, size_t words)
{
    return memcmp(a, b, words * sizeof *a) == 0;
}

static int survey_coverage(struct survey *survey, const struct aggregate *aggregate)
{
    struct model *model = survey->model;
    uint32_t field = survey->rules->formula.nodes[aggregate->subject].index;
    if (model->has_coverage &&
        (model->field != field || !same_set(model->set, aggregate->set, aggregate->set_words)))
        return refuse(survey);
    model->has_coverage = true;
    model->field = field;
    model->set = aggregate->set;
    model->most = aggregate->most;
    return ON_COUNTS;
}

static int survey_sum(struct survey *survey, const struct aggregate *aggregate)
{
    struct model *model = survey->model;
    const struct node *subject = &survey->rules->formula.nodes[aggregate->subject];
    if (subject->op != NODE_POINTS || aggregate->population.reported)
        return refuse(survey);
    if (model->has_points &&
        (model->slots.first != subject->slots.first || model->slots.count != subject->slots.count))
        return refuse(survey);
    model->has_points = true;
    model->slots = subject->slots;
    return ON_POINTS | ON_COUNTS;
}

static int survey_aggregate(struct survey *survey, const struct aggregate *aggregate)
{
    if (aggregate->population.where != NO_NODE)
        return refuse(survey);
    switch (aggregate->kind) {
    case AGGREGATE_COUNT:
        if (aggregate->population.reported)
            survey->model->counts_reported = true;
        return ON_COUNTS;
    case AGGREGATE_SUM:
    case AGGREGATE_MEAN:
        return survey_sum(survey, aggregate);
    case AGGREGATE_DISTINCT:
        return aggregate->population.reported ? refuse(survey) : survey_coverage(survey, aggregate);
    default:
        return refuse(survey);
    }
}

static int survey_node(struct survey *survey, uint32_t node);

/* What all children depend on together. */
static int survey_children(struct survey *survey, uint32_t node, uint32_t from)
{
    const struct formula *formula = &survey->rules->formula;
    int on = 0;
    for (uint32_t i = from; i < formula->nodes[node].child_count; i++)
        on |= survey_node(survey, formula_child(formula, node, i));
    return on;
}

/* A product or a quotient: linear when one factor is, and the others are the same whatever the
 * points; what the region earns must keep its weight whatever the counts, too. */
static int survey_product(struct survey *survey, uint32_t node)
{
    const struct formula *formula = &survey->rules->formula;
    bool is_quotient = formula->nodes[node].op == NODE_DIVIDE;
    int linear = 0, others = 0;
    for (uint32_t i = 0; i < formula->nodes[node].child_count; i++) {
        int on = survey_node(survey, formula_child(formula, node, i));
        bool is_linear = (on & (ON_REGION | ON_POINTS)) != 0;
        if (is_linear && (linear || (is_quotient && i > 0)))
            return refuse(survey);
        if (is_linear)
            linear = on;
        else
            others |= on;
    }
    return (linear & ON_REGION) && (others & ON_COUNTS) ? refuse(survey) : linear | others;
}

static int survey_when(struct survey *survey, uint32_t node)
{
    const struct formula *formula = &survey->rules->formula;
    int condition = survey_node(survey, formula_child(formula, node, 0));
    int on = survey_children(survey, node, 1);
    if ((condition & (ON_REGION | ON_POINTS)) || ((condition & ON_COUNTS) && (on & ON_REGION)))
        return refuse(survey);
    return condition | on;
}

static int survey_node(struct survey *survey, uint32_t node)
{
    const struct formula *formula = &survey->rules->formula;
    const struct node *n = &formula->nodes[node];
    survey->is_seen[node] = true;
    switch (n->op) {
    case NODE_VALUE:
        return survey_node(survey, survey->rules->values[n->index].node);
    case NODE_AGGREGATE:
        return survey_aggregate(survey, &formula->aggregates[n->index]);
    case NODE_POINTS:
    case NODE_LEVEL:
        return ON_REGION;
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return survey_product(survey, node);
    case NODE_WHEN:
        return survey_when(survey, node);
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_NEGATE:
        return survey_children(survey, node, 0);
    default: { /* of everything else the result is not linear in what it is made of */
        int on = survey_children(survey, node, 0);
        return on & (ON_REGION | ON_POINTS) ? refuse(survey) : on;
    }
    }
}

/* ---- Eligibility -------------------------------------------------------------------------- */

static bool reads_answers(const struct formula *formula, uint32_t node)
{
    enum node_op op = formula->nodes[node].op;
    if (op == NODE_POINTS || op == NODE_LEVEL || op == NODE_MANDATORY)
        return true;
    for (uint32_t i = 0; i < formula->nodes[node].child_count; i++)
        if (reads_answers(formula, formula_child(formula, node, i)))
            return true;
    return false;
}

/* Whether a condition stays true when levels rise, and is made true by the same levels whatever
 * else is done. */
static bool only_rises(const struct formula *formula, uint32_t node)
{
    const struct node *n = &formula->nodes[node];
    if (!reads_answers(formula, node) || n->op == NODE_MANDATORY)
        return true;
    if (n->op == NODE_ALL) {
        for (uint32_t i = 0; i < n->child_count; i++)
            if (!only_rises(formula, formula_child(formula, node, i)))
                return false;
        return true;
    }
    if (n->op != NODE_AT_LEAST && n->op != NODE_ABOVE)
        return false;
    const struct node *raised = &formula->nodes[formula_child(formula, node, 0)];
    return raised->op == NODE_LEVEL && raised->unit == UNIT_INNOVATION &&
           !reads_answers(formula, formula_child(formula, node, 1));
}

static bool conditions_are_regular(const struct iga_rules *rules)
{
    for (size_t i = 0; i < rules->must_count; i++)
        if (!only_rises(&rules->formula, rules->musts[i].condition))
            return false;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            uint32_t applies = rules->indicators[unit][i].applies;
            if (applies != NO_NODE && reads_answers(&rules->formula, applies))
                return false;
        }
    return true;
}

/* ---- The index, with numbers put in ------------------------------------------------------- */

struct counts {
    size_t n, m, covered;
    int64_t points; /* in units */
};

static void give(struct model *model, const struct counts *counts)
{
    const struct formula *formula = &model->play->rules->formula;
    int decimals = model->play->rules->unit_decimals;
    mpq_t number, count;
    mpq_inits(number, count, NULL);
    for (uint32_t i = 0; i < formula->count; i++) {
        if (formula->nodes[i].op != NODE_AGGREGATE)
            continue;
        const struct aggregate *aggregate = &formula->aggregates[formula->nodes[i].index];
        switch (aggregate->kind) {
        case AGGREGATE_COUNT:
            mpq_set_ui(number, aggregate->population.reported ? counts->m : counts->n, 1);
            break;
        case AGGREGATE_DISTINCT:
            mpq_set_ui(number, counts->covered, 1);
            break;
        default:
            fraction_from_units(number, counts->points, decimals);
            if (aggregate->kind == AGGREGATE_MEAN && counts->n) {
                mpq_set_ui(count, counts->n, 1);
                mpq_div(number, number, count);
            }
        }
        evaluator_give(model->evaluator, i, number);
    }
    mpq_clears(number, count, NULL);
}

static mpq_srcptr index_of(struct model *model, const struct counts *counts)
{
    const struct subject region = {.rules = model->play->rules,
                                   .region = model->play->region,
                                   .region_scored = model->play->base->scored};
    give(model, counts);
    evaluator_finish(model->evaluator, &region);
    return evaluator_value(model->evaluator, model->play->rules->value_count);
}

/* ---- What the region's answers earn ------------------------------------------------------- */

/* What one more of a node of the region adds to the index: it is linear in it. */
static void weigh(mpq_t out, struct model *model, uint32_t node, const struct counts *counts)
{
    mpq_t number;
    mpq_init(number);
    evaluator_give(model->evaluator, node, number);
    mpq_neg(out, index_of(model, counts));
    mpq_set_ui(number, 1, 1);
    evaluator_give(model->evaluator, node, number);
    mpq_add(out, out, index_of(model, counts));
    mpq_clear(number);
}

/* Puts back what the region has. */
static void restore(struct model *model, uint32_t node)
{
    const struct subject region = {.rules = model->play->rules,
                                   .region = model->play->region,
                                   .region_scored = model->play->base->scored};
    mpq_t number;
    mpq_init(number);
    fraction_from_decimal(number, condition_operand(&region, node).number);
    evaluator_give(model->evaluator, node, number);
    mpq_clear(number);
}

/* Adds what a node lends each level of each of its slots. */
static void lend(mpq_t *table, const struct model *model, uint32_t node, mpq_srcptr weight)
{
    const struct iga_rules *rules = model->play->rules;
    const struct node *n = &rules->formula.nodes[node];
    size_t count = rules->indicator_count[UNIT_REGION];
    struct slots slots = n->op == NODE_LEVEL ? (struct slots){n->index, 1} : n->slots;
    mpq_t worth;
    mpq_init(worth);
    for (uint32_t s = slots.first; s < slots.first + slots.count; s++) {
        const struct indicator *indicator = &rules->indicators[UNIT_REGION][s];
        for (unsigned l = 0; l <= indicator->levels; l++) {
            if (n->op == NODE_LEVEL)
                mpq_set_ui(worth, l, 1);
            else
                fraction_from_units(worth, indicator->points[l], rules->unit_decimals);
            mpq_mul(worth, worth, weight);
            mpq_add(table[l * count + s], table[l * count + s], worth);
        }
    }
    mpq_clear(worth);
}

/* Brings the table to whole numbers of one unit. @return false when they are too large */
static bool settle_earned(struct model *model, mpq_t *table, size_t levels)
{
    const struct iga_rules *rules = model->play->rules;
    size_t count = rules->indicator_count[UNIT_REGION];
    mpz_t number;
    bool fits = true;
    mpz_init(number);
    mpz_set_ui(model->unit, 1);
    for (size_t i = 0; i < levels * count; i++)
        mpz_lcm(model->unit, model->unit, mpq_denref(table[i]));
    model->most_earned = 1;
    for (size_t l = 0; l < levels; l++)
        for (size_t s = 0; s < count; s++) {
            mpq_ptr worth = table[l * count + s];
            mpz_divexact(number, model->unit, mpq_denref(worth));
            mpz_mul(number, number, mpq_numref(worth));
            fits = fits && mpz_sizeinbase(number, 2) < 40;
            model->earned[l][s] = fits ? mpz_get_si(number) : 0;
            int64_t size = model->earned[l][s];
            model->most_earned += size < 0 ? -size : size;
        }
    mpz_clear(number);
    return fits;
}

static bool earn(struct model *model, const bool *is_seen)
{
    const struct iga_rules *rules = model->play->rules;
    const struct formula *formula = &rules->formula;
    size_t count = rules->indicator_count[UNIT_REGION], levels = 1;
    const struct counts none = {0};
    for (size_t s = 0; s < count; s++)
        if (rules->indicators[UNIT_REGION][s].levels >= levels)
            levels = rules->indicators[UNIT_REGION][s].levels + 1;
    mpq_t *table = arena_array(model->own, levels * count + 1, sizeof *table);
    for (size_t l = 0; l < levels; l++)
        model->earned[l] = arena_array(model->own, count + 1, sizeof(int64_t));
    if (arena_failed(model->own))
        return false;
    for (size_t i = 0; i < levels * count; i++)
        mpq_init(table[i]);
    mpq_t weight;
    mpq_init(weight);
    for (uint32_t i = 0; i < formula->count; i++) {
        enum node_op op = formula->nodes[i].op;
        if (!is_seen[i] || (op != NODE_POINTS && op != NODE_LEVEL))
            continue;
        weigh(weight, model, i, &none);
        restore(model, i);
        lend(table, model, i, weight);
    }
    model->is_regular = settle_earned(model, table, levels);
    for (size_t i = 0; i < levels * count; i++)
        mpq_clear(table[i]);
    mpq_clear(weight);
    return true;
}

/* ---- Starting ----------------------------------------------------------------------------- */

static void bound_points(struct model *model, size_t counts)
{
    const struct iga_rules *rules = model->play->rules;
    int64_t most = 1;
    for (size_t s = 0; s < rules->indicator_count[UNIT_INNOVATION]; s++)
        most += rules->indicators[UNIT_INNOVATION][s].maximum;
    if (most > INT64_MAX / (int64_t)(1 << 20) / (int64_t)(counts + 1))
        model->is_regular = false;
    else
        model->most_points = most * (int64_t)(counts + 1);
}

bool model_start(struct model *model, struct play *play, struct arena *own, mpq_srcptr target,
                 size_t counts)
{
    const struct iga_rules *rules = play->rules;
    *model = (struct model){.play = play, .own = own, .counts = counts};
    mpq_init(model->target);
    mpz_init(model->unit);
    mpq_set(model->target, target);
    struct survey survey = {.model = model, .rules = rules, .is_regular = true};
    survey.is_seen = arena_array(own, rules->formula.count + 1, sizeof(bool));
    model->evaluator = evaluator_new(rules, own);
    model->lines = arena_array(own, counts + 1, sizeof *model->lines);
    if (!survey.is_seen || !model->evaluator || !model->lines)
        return false;
    survey_node(&survey, rules->index);
    if (!survey.is_regular || !conditions_are_regular(rules))
        return true;
    if (!earn(model, survey.is_seen))
        return false;
    bound_points(model, counts);
    return true;
}

static void clear_row(struct model *model, struct line *row)
{
    for (size_t d = 0; row && d <= model->most; d++)
        mpq_clears(row[d].constant, row[d].steepness, NULL);
}

void model_clear(struct model *model)
{
    for (size_t n = 0; model->lines && n <= model->counts; n++)
        for (size_t m = 0; model->lines[n] && m <= model->counts; m++)
            clear_row(model, model->lines[n][m]);
    evaluator_free(model->evaluator);
    mpq_clear(model->target);
    mpz_clear(model->unit);
}

/* ---- Lines -------------------------------------------------------------------------------- */

static bool to_int64(int64_t *out, const mpz_t number, int bits)
{
    *out = mpz_get_si(number);
    return mpz_sizeinbase(number, 2) < (size_t)bits;
}

/* Brings the line to whole numbers. What the region has now is part of the constant. */
static bool settle_line(struct model *model, struct line *line)
{
    mpq_t rest;
    mpz_t scale, number;
    bool fits = true;
    mpq_init(rest);
    mpz_inits(scale, number, NULL);
    mpq_sub(rest, model->target, line->constant);
    mpz_lcm(scale, mpq_denref(line->steepness), model->unit);
    mpz_divexact(number, scale, mpq_denref(line->steepness));
    mpz_mul(number, number, mpq_numref(line->steepness));
    fits = to_int64(&line->slope, number, 62) && fits;
    mpz_divexact(number, scale, model->unit);
    fits = to_int64(&line->weight, number, 62) && fits;
    mpz_mul(number, scale, mpq_numref(rest));
    mpz_cdiv_q(number, number, mpq_denref(rest));
    fits = to_int64(&line->needed, number, 62) && fits;
    /* together they must not overflow either */
    mpz_set_si(number, line->slope);
    mpz_mul_si(number, number, model->most_points);
    fits = mpz_sizeinbase(number, 2) < 61 && fits;
    mpz_set_si(number, line->weight);
    mpz_mul_si(number, number, model->most_earned);
    fits = mpz_sizeinbase(number, 2) < 61 && fits;
    mpq_clear(rest);
    mpz_clears(scale, number, NULL);
    return fits;
}

static void work_out(struct model *model, struct line *line, const struct counts *counts,
                     const struct line *below)
{
    struct counts more = *counts;
    more.points = 1;
    mpq_set(line->constant, index_of(model, counts));
    if (model->has_points)
        mpq_sub(line->steepness, index_of(model, &more), line->constant);
    bool is_fine = mpq_sgn(line->steepness) >= 0 && settle_line(model, line);
    if (below)
        is_fine = is_fine && mpq_cmp(below->constant, line->constant) <= 0 &&
                  mpq_cmp(below->steepness, line->steepness) <= 0;
    bool is_like = below && mpq_equal(below->constant, line->constant) &&
                   mpq_equal(below->steepness, line->steepness);
    line->like = is_like ? below->like : counts->covered;
    line->is_bad = !is_fine;
    line->is_known = true;
    if (!is_fine)
        model->is_regular = false;
}

static struct line *make_row(struct model *model)
{
    struct line *row = arena_array(model->own, model->most + 1, sizeof *row);
    for (size_t d = 0; row && d <= model->most; d++)
        mpq_inits(row[d].constant, row[d].steepness, NULL);
    return row;
}

struct line *model_line(struct model *model, size_t n, size_t m, size_t covered)
{
    struct line **rows = model->lines[n];
    if (!rows)
        rows = model->lines[n] = arena_array(model->own, model->counts + 1, sizeof *rows);
    if (!model->counts_reported)
        m = 0; /* one row for all */
    if (rows && !rows[m])
        rows[m] = make_row(model);
    if (!rows || !rows[m])
        return NULL;
    if (rows[m][covered].is_known) /* then those below are, too */
        return &rows[m][covered];
    for (size_t d = 0; d <= covered; d++) {
        struct line *line = &rows[m][d];
        struct counts counts = {n, m, d, 0};
        if (!line->is_known)
            work_out(model, line, &counts, d > 0 ? line - 1 : NULL);
    }
    return &rows[m][covered];
}

int model_choice(const struct model *model, const struct field_value *fields)
{
    const struct field_value *value = &fields[model->field];
    if (!model->has_coverage || !value->given || value->choice < 0)
        return -1;
    return model->set[value->choice / 64] >> value->choice % 64 & 1 ? value->choice : -1;
}
