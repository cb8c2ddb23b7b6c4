/* Interval arithmetic over the formula. Sums and counts over innovations hang together, so the
 * bounds are worked out for a number of innovations at a time: for none and one, for the most
 * there may be, around every number that the formula names, and for some in between. Formulas
 * that are monotone between two such points, as those in use are, are bounded exactly; a stranger
 * one may still come out beyond, and the scorer refuses a region whose index no predicate
 * holds. */
#include "rules/prove.h"

#include <stdlib.h>
#include <string.h>

/* low <= x <= high, where either may be missing. */
struct bounds {
    mpq_t low, high;
    bool has_low, has_high;
};

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

static void set_number(struct bounds *b, struct decimal number)
{
    fraction_from_decimal(b->low, number);
    mpq_set(b->high, b->low);
    b->has_low = b->has_high = true;
}

static void set_range(struct bounds *b, int64_t low, int64_t high, int decimals)
{
    fraction_from_units(b->low, low, decimals);
    fraction_from_units(b->high, high, decimals);
    b->has_low = b->has_high = true;
}

static void copy(struct bounds *to, const struct bounds *from)
{
    mpq_set(to->low, from->low);
    mpq_set(to->high, from->high);
    to->has_low = from->has_low;
    to->has_high = from->has_high;
}

/* Makes `b` hold everything that `other` holds too. */
static void widen(struct bounds *b, const struct bounds *other)
{
    if (!other->has_low || (b->has_low && mpq_cmp(other->low, b->low) < 0))
        mpq_set(b->low, other->low);
    if (!other->has_high || (b->has_high && mpq_cmp(other->high, b->high) > 0))
        mpq_set(b->high, other->high);
    b->has_low = b->has_low && other->has_low;
    b->has_high = b->has_high && other->has_high;
}

static void add_to(struct bounds *b, const struct bounds *other)
{
    mpq_add(b->low, b->low, other->low);
    mpq_add(b->high, b->high, other->high);
    b->has_low = b->has_low && other->has_low;
    b->has_high = b->has_high && other->has_high;
}

static void negate(struct bounds *b)
{
    bool has_low = b->has_low;
    mpq_neg(b->low, b->low);
    mpq_neg(b->high, b->high);
    mpq_swap(b->low, b->high);
    b->has_low = b->has_high;
    b->has_high = has_low;
}

/* b := b x other. Where an edge is missing the product has none on either side, unless both
 * factors are known not to be negative. */
static void multiply(struct bounds *b, const struct bounds *other)
{
    bool is_positive =
        b->has_low && other->has_low && mpq_sgn(b->low) >= 0 && mpq_sgn(other->low) >= 0;
    if (is_positive) {
        mpq_mul(b->low, b->low, other->low);
        b->has_high = b->has_high && other->has_high;
        if (b->has_high)
            mpq_mul(b->high, b->high, other->high);
        return;
    }
    if (b->has_low && b->has_high && other->has_low && other->has_high) {
        mpq_t corner, low, high;
        mpq_inits(corner, low, high, NULL);
        mpq_mul(low, b->low, other->low);
        mpq_set(high, low);
        for (int i = 1; i < 4; i++) {
            mpq_mul(corner, i & 1 ? b->high : b->low, i & 2 ? other->high : other->low);
            if (mpq_cmp(corner, low) < 0)
                mpq_set(low, corner);
            if (mpq_cmp(corner, high) > 0)
                mpq_set(high, corner);
        }
        mpq_set(b->low, low);
        mpq_set(b->high, high);
        mpq_clears(corner, low, high, NULL);
        return;
    }
    mpq_mul(b->low, b->low, other->low);
    b->has_low = b->has_high = false;
}

static void divide(struct prover *p, struct bounds *b, const struct bounds *divisor, uint32_t node)
{
    bool above = divisor->has_low && mpq_sgn(divisor->low) > 0;
    bool below = divisor->has_high && mpq_sgn(divisor->high) < 0;
    if (!above && !below) {
        if (!p->told[node])
            complain(p->draft, draft_token(p->draft, p->formula->nodes[node].line, "/", NULL),
                     "zero_divisor",
                     "this divides by a value that can be zero; divide by max(…, 1), or "
                     "by what is never zero");
        p->told[node] = p->divides_by_zero = true;
        b->has_low = b->has_high = false;
        return;
    }
    struct bounds inverse;
    mpq_inits(inverse.low, inverse.high, NULL);
    inverse.has_low = inverse.has_high = true;
    if (divisor->has_high && mpq_sgn(divisor->high) != 0)
        mpq_inv(inverse.low, divisor->high); /* else 0: a bound too */
    if (divisor->has_low && mpq_sgn(divisor->low) != 0)
        mpq_inv(inverse.high, divisor->low);
    multiply(b, &inverse);
    mpq_clears(inverse.low, inverse.high, NULL);
}

/* b := the smaller (or larger) of b and other. */
static void choose(struct bounds *b, const struct bounds *other, bool smaller)
{
    int sign = smaller ? 1 : -1;
    /* the edge on the chosen side: one that is there beats one that is missing only when both
     * values are bounded there; on the other side a single bound is enough */
    mpq_ptr near = smaller ? b->low : b->high, far = smaller ? b->high : b->low;
    mpq_srcptr other_near = smaller ? other->low : other->high;
    mpq_srcptr other_far = smaller ? other->high : other->low;
    bool *has_near = smaller ? &b->has_low : &b->has_high;
    bool *has_far = smaller ? &b->has_high : &b->has_low;
    bool other_has_near = smaller ? other->has_low : other->has_high;
    bool other_has_far = smaller ? other->has_high : other->has_low;
    if (*has_near && other_has_near) {
        if (sign * mpq_cmp(other_near, near) < 0)
            mpq_set(near, other_near);
    } else {
        *has_near = false;
    }
    if (other_has_far && (!*has_far || sign * mpq_cmp(other_far, far) < 0)) {
        mpq_set(far, other_far);
        *has_far = true;
    }
}

/* What one innovation's or region's node can be. */
static void bound_leaf(struct prover *p, struct bounds *b, const struct node *n)
{
    const struct iga_rules *rules = p->rules;
    int64_t points = 0;
    switch (n->op) {
    case NODE_NUMBER:
        set_number(b, n->number);
        return;
    case NODE_POINTS:
        for (uint32_t i = 0; i < n->slots.count; i++)
            points += rules->indicators[n->unit][n->slots.first + i].maximum;
        set_range(b, 0, points, rules->unit_decimals);
        return;
    case NODE_LEVEL:
        set_range(b, 0, (int64_t)rules->indicators[n->unit][n->index].levels, 0);
        return;
    default: /* fields and words: from 0 on if they count something */
        b->has_low = n->op == NODE_WORDS ||
                     (n->op == NODE_FIELD && rules->fields[n->unit][n->index].type == FIELD_WHOLE);
        b->has_high = false;
        mpq_set_ui(b->low, 0, 1);
    }
}

static void include_zero(struct bounds *b)
{
    if (mpq_sgn(b->low) > 0)
        mpq_set_ui(b->low, 0, 1);
    if (mpq_sgn(b->high) < 0)
        mpq_set_ui(b->high, 0, 1);
}

static void bound_aggregate(struct prover *p, struct bounds *b, const struct node *n)
{
    const struct aggregate *a = &p->formula->aggregates[n->index];
    int64_t count = a->population.reported ? p->reported : p->eligible;
    bool some_only = a->population.where != NO_NODE;
    switch (a->kind) {
    case AGGREGATE_COUNT:
        set_range(b, some_only ? 0 : count, count, 0);
        return;
    case AGGREGATE_DISTINCT:
        set_range(b, 0, count < (int64_t)a->most ? count : (int64_t)a->most, 0);
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
        set_range(b, 0, 0, 0);
    else if (some_only || subject->op == NODE_FIELD || subject->op == NODE_WORDS)
        include_zero(b); /* of none, 0; and not every innovation gives a field */
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
        copy(b, &p->values[n->index]);
        return;
    case NODE_NEGATE:
        copy(b, child[0]);
        negate(b);
        return;
    case NODE_SUBTRACT:
        copy(b, child[1]);
        negate(b);
        add_to(b, child[0]);
        return;
    case NODE_DIVIDE:
        copy(b, child[0]);
        divide(p, b, child[1], node);
        return;
    case NODE_WHEN: /* children: condition, then, otherwise */
        copy(b, child[1]);
        widen(b, &p->nodes[formula_child(p->formula, node, 2)]);
        return;
    case NODE_ADD:
    case NODE_MULTIPLY:
    case NODE_MIN:
    case NODE_MAX:
    case NODE_FIRST_GIVEN:
        copy(b, child[0]);
        for (uint32_t i = 1; i < n->child_count; i++) {
            const struct bounds *next = &p->nodes[formula_child(p->formula, node, i)];
            if (n->op == NODE_ADD)
                add_to(b, next);
            else if (n->op == NODE_MULTIPLY)
                multiply(b, next);
            else if (n->op == NODE_FIRST_GIVEN)
                widen(b, next);
            else
                choose(b, next, n->op == NODE_MIN);
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

static void init_bounds(struct bounds *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mpq_inits(b[i].low, b[i].high, NULL);
}

static void clear_bounds(struct bounds *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mpq_clears(b[i].low, b[i].high, NULL);
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
            copy(&p->values[i], &p->nodes[root]);
        if (p->is_first)
            copy(&all[i], &p->nodes[root]);
        else
            widen(&all[i], &p->nodes[root]);
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

/* ---- What is stated ----------------------------------------------------------------------- */

static bool equals_decimal(const mpq_t value, struct decimal decimal)
{
    mpq_t other;
    mpq_init(other);
    fraction_from_decimal(other, decimal);
    bool is_equal = mpq_equal(value, other) != 0;
    mpq_clear(other);
    return is_equal;
}

static void complain_maximum(const struct draft *draft, size_t token, const char *what,
                             const mpq_t got, struct decimal stated)
{
    char text[NUMBER_TEXT];
    decimal_print(text, stated);
    complain(draft, token, "maximum",
             "%s comes out as %s, but the file states %s; check the weights and the formula "
             "against the annex",
             draft_words(draft, what), fraction_short(draft->arena, got, 6), text);
}

static void check_value(struct draft *draft, struct value *value, const struct bounds *b)
{
    struct arena *arena = draft->arena;
    if (!b->has_high) {
        value->maximum = NULL;
        if (value->has_stated_maximum)
            complain(draft, draft_key_token(draft, value->token, "maximum"), "maximum",
                     "value \"%s\" has no maximum, but the file states one; bound it with "
                     "min(…, …)",
                     value->id);
        return;
    }
    value->maximum = fraction_short(arena, b->high, 6);
    if (value->has_stated_maximum && !equals_decimal(b->high, value->stated_maximum))
        complain_maximum(
            draft, draft_key_token(draft, value->token, "maximum"),
            arena_print(arena, draft_words(draft, "the maximum of value \"%s\""), value->id),
            b->high, value->stated_maximum);
}

/* The stated maximum of the rule set: what all values come to together; and their shares of it. */
static void check_sum(struct draft *draft, const struct bounds *all)
{
    const struct iga_rules *rules = draft->rules;
    mpq_t sum, share;
    mpq_inits(sum, share, NULL);
    bool is_bounded = true;
    for (size_t i = 0; i < rules->value_count; i++) {
        is_bounded = is_bounded && all[i].has_high;
        mpq_add(sum, sum, all[i].high);
    }
    size_t token = draft_key_token(draft, draft->token, "maximum");
    if (rules->has_stated_maximum && !is_bounded)
        complain(draft, token, "maximum",
                 "the values have no maximum together, but the file states one; bound each with "
                 "min(…, …)");
    else if (rules->has_stated_maximum && !equals_decimal(sum, rules->stated_maximum))
        complain_maximum(draft, token, "the maximum that the values add up to", sum,
                         rules->stated_maximum);
    for (size_t i = 0; is_bounded && i < rules->value_count; i++) {
        const struct value *value = &rules->values[i];
        if (!value->has_stated_share || mpq_sgn(sum) <= 0)
            continue;
        mpq_div(share, all[i].high, sum);
        mpq_t hundred;
        mpq_init(hundred);
        mpq_set_ui(hundred, 100, 1);
        mpq_mul(share, share, hundred);
        mpq_clear(hundred);
        char *got = fraction_short(draft->arena, share, 2);
        char stated[NUMBER_TEXT];
        decimal_print(stated, value->stated_share);
        if (got && strcmp(got, stated) != 0)
            complain(draft, draft_key_token(draft, value->token, "share"), "share",
                     "the share of value \"%s\" comes out as %s percent of the maximum, but the "
                     "file states %s",
                     value->id, got, stated);
    }
    mpq_clears(sum, share, NULL);
}

/* ---- Predicates --------------------------------------------------------------------------- */

static int compare_predicates(const void *a, const void *b)
{
    const struct predicate *x = *(const struct predicate *const *)a,
                           *y = *(const struct predicate *const *)b;
    return decimal_compare(x->low, y->low);
}

static const char *units_text(const struct draft *draft, int64_t units)
{
    char text[NUMBER_TEXT];
    units_print(text, units, draft->rules->decimals);
    return arena_print(draft->arena, "%s", text);
}

/* One predicate's edges in units of the index's decimals. */
static bool predicate_units(const struct draft *draft, const struct predicate *predicate,
                            int64_t *low, int64_t *high)
{
    if (!decimal_to_units(low, predicate->low, draft->rules->decimals) ||
        !decimal_to_units(high, predicate->high, draft->rules->decimals)) {
        complain(draft, predicate->token, "edge_decimals",
                 "predicate \"%s\" has an edge with more than the index's %d decimals",
                 predicate->name, draft->rules->decimals);
        return false;
    }
    if (*low > *high) {
        complain(draft, predicate->token, "empty_range",
                 "predicate \"%s\" holds nothing: its lower edge is above its upper one; exchange "
                 "them",
                 predicate->name);
        return false;
    }
    return true;
}

static void check_predicates(struct draft *draft, const struct bounds *index)
{
    const struct iga_rules *rules = draft->rules;
    size_t count = rules->predicate_count;
    const struct predicate **sorted = arena_array(draft->arena, count + 1, sizeof *sorted);
    if (!sorted)
        return;
    if (!count) {
        complain(draft, draft->token, "no_levels", "'predicates' lists no predicate");
        return;
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = &rules->predicates[i];
    qsort(sorted, count, sizeof *sorted, compare_predicates);

    mpz_t least, most;
    mpz_inits(least, most, NULL);
    fraction_round(least, index->low, rules->decimals);
    fraction_round(most, index->high, rules->decimals);
    if (!mpz_fits_slong_p(least) || !mpz_fits_slong_p(most)) {
        complain(draft, draft->index_token, "number_range", "the index can become too large");
        mpz_clears(least, most, NULL);
        return;
    }
    int64_t next = mpz_get_si(least), end = mpz_get_si(most);
    mpz_clears(least, most, NULL);
    const struct predicate *before = NULL;
    int64_t held = 0; /* up to here, by the predicates before */
    for (size_t i = 0; i < count; i++) {
        int64_t low, high;
        if (!predicate_units(draft, sorted[i], &low, &high))
            return;
        if (low > next && (!before || low > held + 1))
            complain(draft, sorted[i]->token, "predicate_gap",
                     "no predicate holds an index from %s to %s; close the gap below \"%s\"",
                     units_text(draft, next), units_text(draft, low - 1), sorted[i]->name);
        if (before && low <= held)
            complain(draft, sorted[i]->token, "predicate_overlap",
                     "an index from %s to %s has two predicates, \"%s\" and \"%s\"; let each begin "
                     "where the other ends",
                     units_text(draft, low), units_text(draft, high < held ? high : held),
                     before->name, sorted[i]->name);
        if (!before || high > held)
            held = high;
        if (held + 1 > next)
            next = held + 1;
        before = sorted[i];
    }
    if (next <= end)
        complain(draft, before->token, "predicate_gap",
                 "no predicate holds an index from %s to %s, which is the highest there can be",
                 units_text(draft, next), units_text(draft, end));
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
    init_bounds(p.nodes, node_count);
    init_bounds(p.values, roots);
    init_bounds(all, roots);
    try_counts(&p, all);

    const struct bounds *index = &all[rules->value_count];
    for (size_t i = 0; !p.divides_by_zero && i < rules->value_count; i++)
        check_value(draft, &rules->values[i], &all[i]);
    if (!p.divides_by_zero)
        check_sum(draft, all);
    if (p.divides_by_zero) {
        /* said already, and nothing else has bounds */
    } else if (!index->has_low || !index->has_high) {
        complain(draft, draft->index_token, "unbounded",
                 "the index can become as large or small as one likes, so no predicates can cover "
                 "it; bound what it is made of with min(…, …) and max(…, …)");
    } else {
        rules->index_minimum = fraction_short(draft->arena, index->low, 6);
        rules->index_maximum = fraction_short(draft->arena, index->high, 6);
        check_predicates(draft, index);
    }
    clear_bounds(p.nodes, node_count);
    clear_bounds(p.values, roots);
    clear_bounds(all, roots);
}
