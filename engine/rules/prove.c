/* Interval arithmetic over the formula. Sums and counts over innovations hang together, so the
 * bounds are worked out for a number of innovations at a time: for none and one, for the most
 * there may be, around every number that the formula names, and for some in between. Formulas
 * that are monotone between two such points, as those in use are, are bounded exactly; a stranger
 * one may still come out beyond, and the scorer refuses a region whose index no predicate
 * holds. */
#include "rules/prove.h"

#include "rules/prove_parts.h"

#include <stdlib.h>

struct prover {
    struct draft *draft;
    const struct iga_rules *rules;
    const struct formula *formula;
    struct bounds *nodes;  /* one for each node */
    struct bounds *values; /* what each value can be for this count of innovations */
    int64_t reported, eligible;
    bool is_first;        /* of the counts: what no count changes is worked out once */
    bool divides_by_zero; /* complained about already */
    bool *told;           /* of which node something was complained about */
};

/* What one innovation's or region's node can be. */
static void bound_leaf(struct prover *p, struct bounds *b, const struct node *n)
{
    const struct iga_rules *rules = p->rules;
    int64_t points = 0;
    switch (n->op) {
    case NODE_NUMBER:
        bounds_set(b, n->number);
        return;
    case NODE_POINTS:
        for (uint32_t i = 0; i < n->slots.count; i++)
            points += rules->indicators[n->unit][n->slots.first + i].maximum;
        bounds_set_range(b, 0, points, rules->unit_decimals);
        return;
    case NODE_LEVEL:
        bounds_set_range(b, 0, (int64_t)rules->indicators[n->unit][n->index].levels, 0);
        return;
    default: /* fields and words: from 0 on if they count something */
        b->has_low = n->op == NODE_WORDS ||
                     (n->op == NODE_FIELD && rules->fields[n->unit][n->index].type == FIELD_WHOLE);
        b->has_high = false;
        mpq_set_ui(b->low, 0, 1);
    }
}

static void bound_aggregate(struct prover *p, struct bounds *b, const struct node *n)
{
    const struct aggregate *a = &p->formula->aggregates[n->index];
    int64_t count = a->population.reported ? p->reported : p->eligible;
    bool some_only = a->population.where != NO_NODE;
    switch (a->kind) {
    case AGGREGATE_COUNT:
        bounds_set_range(b, some_only ? 0 : count, count, 0);
        return;
    case AGGREGATE_DISTINCT:
        bounds_set_range(b, 0, count < (int64_t)a->most ? count : (int64_t)a->most, 0);
        return;
    default:
        break;
    }
    const struct node *subject = &p->formula->nodes[a->subject];
    if (subject->op == NODE_FIRST_GIVEN) {
        b->has_low = b->has_high = false;
        return;
    }
    bound_leaf(p, b, subject);
    if (a->kind == AGGREGATE_SUM) {
        mpq_t times;
        mpq_init(times);
        mpq_set_si(times, (long)count, 1);
        mpq_mul(b->high, b->high, times);
        mpq_mul(b->low, b->low, times);
        mpq_clear(times);
    }
    if (count == 0)
        bounds_set_range(b, 0, 0, 0);
    else if (some_only || subject->op == NODE_FIELD || subject->op == NODE_WORDS)
        bounds_include_zero(b); /* of none, 0; and not every innovation gives a field */
}

/* b := b / divisor; complains, once of a node, when the divisor can be zero. */
static void divide(struct prover *p, struct bounds *b, const struct bounds *divisor, uint32_t node)
{
    if (bounds_divide(b, divisor))
        return;
    if (!p->told[node])
        complain(p->draft, draft_token(p->draft, p->formula->nodes[node].line, "/", NULL),
                 "zero_divisor",
                 "this divides by a value that can be zero; divide by max(…, 1), or "
                 "by what is never zero");
    p->told[node] = p->divides_by_zero = true;
}

/* Bounds of a number node from those of its children, which stand before it. */
static void bound_node(struct prover *p, uint32_t node)
{
    const struct node *n = &p->formula->nodes[node];
    struct bounds *b = &p->nodes[node];
    const struct bounds *child[2] = {NULL, NULL};
    for (uint32_t i = 0; i < 2 && i < n->child_count; i++)
        child[i] = &p->nodes[formula_child(p->formula, node, i)];
    switch (n->op) {
    case NODE_AGGREGATE:
        bound_aggregate(p, b, n);
        return;
    case NODE_VALUE:
        bounds_copy(b, &p->values[n->index]);
        return;
    case NODE_NEGATE:
        bounds_copy(b, child[0]);
        bounds_negate(b);
        return;
    case NODE_SUBTRACT:
        bounds_copy(b, child[1]);
        bounds_negate(b);
        bounds_add(b, child[0]);
        return;
    case NODE_DIVIDE:
        bounds_copy(b, child[0]);
        divide(p, b, child[1], node);
        return;
    case NODE_WHEN: /* children: condition, then, otherwise */
        bounds_copy(b, child[1]);
        bounds_widen(b, &p->nodes[formula_child(p->formula, node, 2)]);
        return;
    case NODE_ADD:
    case NODE_MULTIPLY:
    case NODE_MIN:
    case NODE_MAX:
    case NODE_FIRST_GIVEN:
        bounds_copy(b, child[0]);
        for (uint32_t i = 1; i < n->child_count; i++) {
            const struct bounds *next = &p->nodes[formula_child(p->formula, node, i)];
            if (n->op == NODE_ADD)
                bounds_add(b, next);
            else if (n->op == NODE_MULTIPLY)
                bounds_multiply(b, next);
            else if (n->op == NODE_FIRST_GIVEN)
                bounds_widen(b, next);
            else
                bounds_choose(b, next, n->op == NODE_MIN);
        }
        return;
    default:
        bound_leaf(p, b, n);
    }
}

/* Numbers of more bits than this are not worked out: squared a few times, they would fill any
 * memory. */
#define MOST_BITS 4096

static bool is_huge(mpq_srcptr number)
{
    return mpz_sizeinbase(mpq_numref(number), 2) > MOST_BITS ||
           mpz_sizeinbase(mpq_denref(number), 2) > MOST_BITS;
}

/* Refuses what grows beyond all use. */
static void check_size(struct prover *p, uint32_t node)
{
    struct bounds *b = &p->nodes[node];
    if (!is_huge(b->low) && !is_huge(b->high))
        return;
    if (!p->told[node])
        complain_line(p->draft, p->formula->nodes[node].line, "number_range",
                      "this can come to a number of more than %d bits; multiply and divide less",
                      MOST_BITS);
    p->told[node] = true;
    mpq_set_ui(b->low, 0, 1);
    mpq_set_ui(b->high, 1, 1);
}

/* Bounds of a root and of all below it. */
static void bound_tree(struct prover *p, uint32_t node)
{
    const struct node *n = &p->formula->nodes[node];
    for (uint32_t i = 0; i < n->child_count; i++)
        bound_tree(p, formula_child(p->formula, node, i));
    bool is_constant = n->op == NODE_NUMBER || n->op == NODE_POINTS || n->op == NODE_LEVEL;
    if (n->type != TYPE_NUMBER || (is_constant && !p->is_first))
        return;
    bound_node(p, node);
    check_size(p, node);
}

/* ---- Over all numbers of innovations ------------------------------------------------------ */

static int compare_counts(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The numbers of innovations to look at. @return how many */
static size_t counts_to_try(const struct prover *p, int64_t **out)
{
    const struct formula *formula = p->formula;
    int64_t *counts = arena_array(p->draft->arena, formula->count * 3 + 64, sizeof *counts);
    *out = counts;
    if (!counts)
        return 0;
    size_t n = 0;
    counts[n++] = 0;
    if (!p->rules->has_innovations)
        return n;
    counts[n++] = 1;
    counts[n++] = IGA_MAX_INNOVATIONS;
    for (int64_t count = 4; count < IGA_MAX_INNOVATIONS; count *= 2) {
        counts[n++] = count;
        counts[n++] = count + count / 2;
    }
    for (size_t i = 0; i < formula->count; i++) {
        const struct node *node = &formula->nodes[i];
        int64_t number = node->number.coefficient;
        if (node->op != NODE_NUMBER || node->number.scale || number < 1 ||
            number >= IGA_MAX_INNOVATIONS)
            continue;
        counts[n++] = number - 1;
        counts[n++] = number;
        counts[n++] = number + 1;
    }
    qsort(counts, n, sizeof *counts, compare_counts);
    size_t kept = 1;
    for (size_t i = 1; i < n; i++)
        if (counts[i] != counts[kept - 1])
            counts[kept++] = counts[i];
    return kept;
}

/* For this many reported innovations, some of them eligible: widens `all`, whose last
 * item is the index. */
static void try_count(struct prover *p, struct bounds *all)
{
    size_t value_count = p->rules->value_count;
    for (size_t i = 0; i <= value_count; i++) {
        uint32_t root = i < value_count ? p->rules->values[i].node : p->rules->index;
        bound_tree(p, root);
        if (i < value_count)
            bounds_copy(&p->values[i], &p->nodes[root]);
        if (p->is_first)
            bounds_copy(&all[i], &p->nodes[root]);
        else
            bounds_widen(&all[i], &p->nodes[root]);
    }
}

static void try_counts(struct prover *p, struct bounds *all)
{
    int64_t *counts;
    size_t count = counts_to_try(p, &counts);
    p->is_first = true;
    for (size_t i = 0; i < count; i++) {
        p->reported = counts[i];
        for (int share = 0; share <= 2; share++) { /* none, half, all of them */
            p->eligible = counts[i] * share / 2;
            try_count(p, all);
            p->is_first = false;
        }
    }
}

/* ---- The whole ---------------------------------------------------------------------------- */

/* How small and large the index can be, and whether the predicates cover all of that. */
static void prove_index(struct draft *draft, const struct bounds *index)
{
    struct iga_rules *rules = draft->rules;
    if (!index->has_low || !index->has_high) {
        complain(draft, draft->index_token, "unbounded",
                 "the index can become as large or small as one likes, so no predicates can cover "
                 "it; bound what it is made of with min(…, …) and max(…, …)");
        return;
    }
    rules->index_minimum = fraction_short(draft->arena, index->low, 6);
    rules->index_maximum = fraction_short(draft->arena, index->high, 6);
    prove_predicates(draft, index);
}

void prove(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    size_t roots = rules->value_count + 1, node_count = rules->formula.count;
    struct prover p = {.draft = draft, .rules = rules, .formula = &rules->formula};
    p.nodes = arena_array(draft->arena, node_count, sizeof *p.nodes);
    p.values = arena_array(draft->arena, roots, sizeof *p.values);
    p.told = arena_array(draft->arena, node_count, sizeof *p.told);
    struct bounds *all = arena_array(draft->arena, roots, sizeof *all);
    if (arena_failed(draft->findings->arena))
        arena_fail(draft->arena); /* a complaint was lost: the rule set may not be whole */
    if (arena_failed(draft->arena))
        return;
    bounds_init(p.nodes, node_count);
    bounds_init(p.values, roots);
    bounds_init(all, roots);
    try_counts(&p, all);

    if (!p.divides_by_zero) { /* else it was said, and nothing has bounds */
        prove_stated(draft, all);
        prove_index(draft, &all[rules->value_count]);
    }
    bounds_clear(p.nodes, node_count);
    bounds_clear(p.values, roots);
    bounds_clear(all, roots);
}
