#include "score/hybrid_plan.h"

#include <string.h>

/* ---- Parts --------------------------------------------------------------------------------- */

choice hybrid_part(const struct hybrid *h, uint32_t change)
{
    size_t part = change == NO_CHANGE ? IGA_NO_PART : h->diff->changes[change].part;
    return part == IGA_NO_PART ? 0 : (choice)1 << part;
}

/* The choice among all parts that the r-th choice among some of them is. */
static choice spread(uint32_t r, choice parts)
{
    choice out = 0;
    for (choice bit = 1; parts; bit <<= 1) {
        if (!(parts & bit))
            continue;
        parts &= ~bit;
        if (r & 1)
            out |= bit;
        r >>= 1;
    }
    return out;
}

static struct dependence depend_on(struct hybrid *h, choice parts)
{
    for (size_t i = 0; i < h->kept_count; i++)
        if (h->kept[i].parts == parts)
            return h->kept[i];
    struct dependence made = {parts, (uint32_t)1 << __builtin_popcount(parts), NULL};
    size_t all = (size_t)1 << h->part_count;
    uint16_t *rank = arena_array(h->own, all, sizeof *rank);
    if (!rank ||
        !arena_grow(h->own, (void **)&h->kept, h->kept_count, &h->kept_capacity, sizeof *h->kept))
        return made;
    for (uint32_t r = 0; r < made.size; r++)
        rank[spread(r, parts)] = (uint16_t)r;
    for (choice c = 0; c < all; c++)
        rank[c] = rank[c & parts];
    made.rank = rank;
    h->kept[h->kept_count++] = made;
    return made;
}

void hybrid_replace(struct hybrid *h, const struct expression_pair *pair, choice parts)
{
    struct node *nodes = h->sides[SIDE_BEFORE].formula.nodes;
    for (size_t i = 0; pair && i < pair->replaced_count; i++) {
        const struct replacement *item = &pair->replaced[i];
        bool in_force = hybrid_part(h, item->change) & parts;
        const struct node *from = &h->diff->rules[in_force]->formula.nodes[item->nodes[in_force]];
        nodes[item->nodes[SIDE_BEFORE]].number = from->number;
        nodes[item->nodes[SIDE_BEFORE]].date = from->date;
    }
}

/* The parts that replace a number below a node of the old rules. */
static choice replacing(const struct hybrid *h, const struct expression_pair *pair, uint32_t root)
{
    const struct formula *formula = &h->diff->rules[SIDE_BEFORE]->formula;
    const struct node *node = &formula->nodes[root];
    choice parts = 0;
    for (size_t i = 0; i < pair->replaced_count; i++)
        if (pair->replaced[i].nodes[SIDE_BEFORE] == root)
            parts |= hybrid_part(h, pair->replaced[i].change);
    for (uint32_t i = 0; i < node->child_count; i++)
        parts |= replacing(h, pair, formula_child(formula, root, i));
    return parts;
}

/* ---- Links --------------------------------------------------------------------------------- */

static int64_t *points_of_side(struct hybrid *h, const struct indicator *indicator, int side)
{
    int64_t scale = power_of_ten(h->decimals - h->diff->rules[side]->unit_decimals);
    int64_t *points = arena_array(h->own, indicator->levels + 1u, sizeof *points);
    for (unsigned level = 0; points && indicator->kind != BY_SCRIPT && level <= indicator->levels;
         level++)
        points[level] = indicator->points[level] * scale;
    return points;
}

/* By side and basis: the part that decides which level a value of it is. */
static void link_bases(struct hybrid *h, struct link *link)
{
    const struct indicator_pair *pair = link->pair;
    for (int side = 0; side < 2; side++) {
        size_t count = pair->sides[side] ? pair->sides[side]->basis_count : 0;
        link->bases[side] = arena_array(h->own, count + 1, sizeof *link->bases[side]);
        for (size_t i = 0; link->bases[side] && i < count; i++)
            link->bases[side][i] = link->answers;
    }
    for (size_t i = 0; i < pair->basis_count; i++) {
        choice part = hybrid_part(h, pair->bases[i].change);
        link->all |= part;
        for (int side = 0; side < 2; side++)
            if (link->bases[side] && pair->bases[i].index[side] != NO_INDEX)
                link->bases[side][pair->bases[i].index[side]] = part;
    }
}

static void plan_link(struct hybrid *h, struct link *link, const struct indicator_pair *pair)
{
    *link = (struct link){.pair = pair,
                          .presence = hybrid_part(h, pair->presence),
                          .answers = hybrid_part(h, pair->answers),
                          .scores = hybrid_part(h, pair->scores),
                          .mandatory = hybrid_part(h, pair->mandatory),
                          .applies = hybrid_part(h, pair->applies)};
    link->all = link->presence | link->answers | link->scores | link->applies;
    link_bases(h, link);
    for (int side = 0; side < 2; side++)
        if (pair->sides[side])
            link->points[side] = points_of_side(h, pair->sides[side], side);
}

static void plan_links(struct hybrid *h, enum node_unit unit)
{
    size_t count = h->diff->indicator_count[unit];
    h->link_count[unit] = count;
    h->links[unit] = arena_array(h->own, count + 1, sizeof *h->links[unit]);
    for (int side = 0; side < 2; side++) {
        size_t slots = h->diff->rules[side]->indicator_count[unit];
        h->slots[unit][side] = arena_array(h->own, slots + 1, sizeof(uint32_t));
        h->scored[unit][side] = arena_array(h->own, slots + 1, sizeof(struct scored));
    }
    if (arena_failed(h->own))
        return;
    for (uint32_t i = 0; i < count; i++) {
        const struct indicator_pair *pair = &h->diff->indicators[unit][i];
        plan_link(h, &h->links[unit][i], pair);
        for (int side = 0; side < 2; side++)
            if (pair->sides[side])
                h->slots[unit][side][pair->sides[side]->slot] = i;
    }
}

/* Which links count in what a node of points or of a level speaks of, on either side. */
static void plan_counts(struct hybrid *h, bool *counts[2], int side, uint32_t node)
{
    const struct node *n = &h->diff->rules[side]->formula.nodes[node];
    const char *name = diff_old_name(h->diff, (enum side)side, node);
    for (int s = 0; s < 2; s++) {
        counts[s] = arena_array(h->own, h->link_count[n->unit] + 1, sizeof(bool));
        for (size_t i = 0; counts[s] && i < h->link_count[n->unit]; i++) {
            const struct indicator *indicator = h->links[n->unit][i].pair->sides[s];
            counts[s][i] = indicator && diff_counts(h->diff, (enum side)s, indicator, name);
        }
    }
}

static choice parts_of_counts(const struct hybrid *h, bool *const counts[2], enum node_unit unit)
{
    choice parts = 0;
    for (size_t i = 0; counts[0] && counts[1] && i < h->link_count[unit]; i++)
        if (counts[0][i] || counts[1][i])
            parts |= h->links[unit][i].all;
    return parts;
}

/* ---- Conditions on innovations ------------------------------------------------------------- */

/* The parts that the levels and points below a condition depend on. */
static choice reading(const struct hybrid *h, int side, uint32_t root, bool *reads_answers)
{
    const struct formula *formula = &h->diff->rules[side]->formula;
    const struct node *node = &formula->nodes[root];
    choice parts = 0;
    uint32_t first = node->op == NODE_LEVEL ? node->index : node->slots.first;
    uint32_t count = node->op == NODE_LEVEL ? 1 : node->op == NODE_POINTS ? node->slots.count : 0;
    if (node->op == NODE_MANDATORY) {
        first = 0;
        count = (uint32_t)h->diff->rules[side]->indicator_count[UNIT_INNOVATION];
    }
    enum node_unit unit = node->op == NODE_MANDATORY ? UNIT_INNOVATION : node->unit;
    for (uint32_t i = 0; i < count; i++)
        parts |= h->links[unit][h->slots[unit][side][first + i]].all;
    *reads_answers = *reads_answers || count > 0;
    for (uint32_t i = 0; i < node->child_count; i++)
        parts |= reading(h, side, formula_child(formula, root, i), reads_answers);
    return parts;
}

static void add_term(struct hybrid *h, struct term term, choice parts)
{
    if (!arena_grow(h->own, (void **)&h->terms, h->term_count, &h->term_capacity, sizeof *h->terms))
        return;
    term.on = depend_on(h, parts | term.guard);
    h->terms[h->term_count++] = term;
}

static bool is_mandatory(const struct indicator_pair *pair)
{
    for (int side = 0; side < 2; side++)
        if (pair->sides[side] && pair->sides[side]->mandatory)
            return true;
    return false;
}

/* A term for each answer that may be mandatory. */
static void add_mandatory(struct hybrid *h, struct term term, uint32_t node)
{
    const struct node *n = &h->diff->rules[term.side]->formula.nodes[node];
    term.node = NO_NODE;
    term.levels[0] = term.levels[1] = (int)n->number.coefficient;
    for (size_t i = 0; term.side == SIDE_BEFORE && i < term.pair->replaced_count; i++) {
        const struct replacement *item = &term.pair->replaced[i];
        if (item->nodes[SIDE_BEFORE] != node)
            continue;
        term.level = hybrid_part(h, item->change);
        term.levels[1] = (int)h->diff->rules[SIDE_AFTER]
                             ->formula.nodes[item->nodes[SIDE_AFTER]]
                             .number.coefficient;
    }
    for (size_t i = 0; i < h->link_count[UNIT_INNOVATION]; i++) {
        term.link = &h->links[UNIT_INNOVATION][i];
        if (is_mandatory(term.link->pair))
            add_term(h, term, term.link->all | term.link->mandatory | term.level);
    }
}

/* What must hold all together, one by one. */
static void add_conditions(struct hybrid *h, struct term term, uint32_t root)
{
    const struct formula *formula = &h->diff->rules[term.side]->formula;
    const struct node *node = &formula->nodes[root];
    if (node->op == NODE_ALL) {
        for (uint32_t i = 0; i < node->child_count; i++)
            add_conditions(h, term, formula_child(formula, root, i));
    } else if (node->op == NODE_MANDATORY) {
        add_mandatory(h, term, root);
    } else {
        term.node = root;
        choice parts = reading(h, term.side, root, &term.reads_answers);
        if (term.side == SIDE_BEFORE)
            parts |= replacing(h, term.pair, root);
        add_term(h, term, parts);
    }
}

static void plan_terms(struct hybrid *h)
{
    choice all = 0;
    for (size_t i = 0; i < h->diff->must_count; i++) {
        const struct expression_pair *pair = &h->diff->musts[i].condition;
        choice part = hybrid_part(h, pair->change);
        for (int side = 0; side < 2; side++) {
            struct term term = {.guard = part, .when = side ? part : 0, .side = side, .pair = pair};
            if (pair->nodes[side] != NO_NODE && (side == SIDE_BEFORE || part))
                add_conditions(h, term, pair->nodes[side]);
        }
    }
    for (size_t i = 0; i < h->term_count; i++)
        all |= h->terms[i].on.parts;
    h->eligible = depend_on(h, all);
}

/* ---- Sums over innovations ----------------------------------------------------------------- */

static mpq_t *make_numbers(struct hybrid *h, uint32_t count)
{
    return arena_array(h->own, count, sizeof(mpq_t));
}

/* @return the index of the tally of an aggregate's node */
static size_t plan_tally(struct hybrid *h, int side, uint32_t node,
                         const struct expression_pair *pair)
{
    const struct formula *formula = &h->diff->rules[side]->formula;
    struct tally tally = {.side = side,
                          .node = node,
                          .pair = pair,
                          .aggregate = &formula->aggregates[formula->nodes[node].index]};
    const struct aggregate *aggregate = tally.aggregate;
    choice where = 0, subject = 0;
    if (aggregate->population.where != NO_NODE) {
        where = reading(h, side, aggregate->population.where, &tally.reads_answers);
        if (side == SIDE_BEFORE)
            where |= replacing(h, pair, aggregate->population.where);
    }
    if (aggregate->subject != NO_NODE && aggregate->kind != AGGREGATE_DISTINCT) {
        enum node_op op = formula->nodes[aggregate->subject].op;
        tally.counts_points = op == NODE_POINTS || op == NODE_LEVEL;
        if (tally.counts_points) {
            plan_counts(h, tally.counts, side, aggregate->subject);
            subject = parts_of_counts(h, tally.counts, UNIT_INNOVATION);
        } else if (side == SIDE_BEFORE) { /* first_given(…, 5) */
            subject = replacing(h, pair, aggregate->subject);
        }
    }
    tally.where = depend_on(h, where);
    tally.on =
        depend_on(h, where | subject | (aggregate->population.reported ? 0 : h->eligible.parts));
    tally.values = make_numbers(h, tally.on.size);
    tally.known = arena_array(h->own, tally.on.size, sizeof *tally.known);
    if (!arena_grow(h->own, (void **)&h->tallies, h->tally_count, &h->tally_capacity,
                    sizeof *h->tallies))
        return 0;
    h->tallies[h->tally_count] = tally;
    return h->tally_count++;
}

/* ---- Formulas ------------------------------------------------------------------------------ */

static size_t root_of_value(const struct hybrid *h, int side, const struct node *node)
{
    const struct value *value = &h->diff->rules[side]->values[node->index];
    size_t i = 0;
    while (h->diff->values[i].sides[side] != value)
        i++;
    return i;
}

static size_t count_leaves(const struct formula *formula, uint32_t root)
{
    const struct node *node = &formula->nodes[root];
    size_t count = 1;
    for (uint32_t i = 0; i < node->child_count; i++)
        count += count_leaves(formula, formula_child(formula, root, i));
    return count;
}

static void plan_root(struct hybrid *h, size_t index);

/* Adds the leaves below a node. @return the parts that they depend on */
static choice plan_leaves(struct hybrid *h, struct root *root, int side, uint32_t node)
{
    const struct formula *formula = &h->diff->rules[side]->formula;
    const struct node *n = &formula->nodes[node];
    struct leaf leaf = {.node = node};
    choice parts = 0;
    switch (n->op) {
    case NODE_AGGREGATE:
        leaf.kind = LEAF_TALLY;
        leaf.index = plan_tally(h, side, node, root->pair);
        if (!arena_failed(h->own))
            parts = h->tallies[leaf.index].on.parts;
        break;
    case NODE_VALUE:
        leaf.kind = LEAF_VALUE;
        leaf.index = root_of_value(h, side, n);
        plan_root(h, leaf.index);
        parts = h->roots[leaf.index].on.parts;
        break;
    case NODE_POINTS:
        leaf.kind = LEAF_POINTS;
        plan_counts(h, leaf.counts, side, node);
        parts = parts_of_counts(h, leaf.counts, UNIT_REGION);
        break;
    case NODE_LEVEL:
        leaf.kind = LEAF_LEVEL;
        leaf.index = h->slots[UNIT_REGION][side][n->index];
        parts = h->links[UNIT_REGION][leaf.index].all;
        break;
    default:
        for (uint32_t i = 0; i < n->child_count; i++)
            parts |= plan_leaves(h, root, side, formula_child(formula, node, i));
        return parts;
    }
    if (root->leaves[side])
        root->leaves[side][root->leaf_count[side]++] = leaf;
    return parts;
}

/* Plans a root, and before it those that it names. */
static void plan_root(struct hybrid *h, size_t index)
{
    struct root *root = &h->roots[index];
    const struct expression_pair *pair = &h->diff->values[index].formula;
    if (root->pair || arena_failed(h->own))
        return;
    root->pair = pair;
    choice parts = hybrid_part(h, pair->change);
    for (size_t i = 0; i < pair->replaced_count; i++)
        parts |= hybrid_part(h, pair->replaced[i].change);
    for (int side = 0; side < 2; side++) {
        bool is_read = side == SIDE_BEFORE || hybrid_part(h, pair->change) ||
                       pair->nodes[SIDE_BEFORE] == NO_NODE;
        if (pair->nodes[side] == NO_NODE || !is_read)
            continue;
        size_t most = count_leaves(&h->diff->rules[side]->formula, pair->nodes[side]);
        root->leaves[side] = arena_array(h->own, most, sizeof *root->leaves[side]);
        parts |= plan_leaves(h, root, side, pair->nodes[side]);
    }
    root->on = depend_on(h, parts);
    root->values = make_numbers(h, root->on.size);
    root->known = arena_array(h->own, root->on.size, sizeof *root->known);
}

/* ---- Games --------------------------------------------------------------------------------- */

/* Whether a node is a sum of values with constant factors: 0 no, 1 a constant, 2 such a sum. */
static int degree(const struct formula *formula, uint32_t node)
{
    const struct node *n = &formula->nodes[node];
    int most = 1, linear = 0;
    if (n->op == NODE_NUMBER)
        return 1;
    if (n->op == NODE_VALUE)
        return 2;
    for (uint32_t i = 0; i < n->child_count; i++) {
        int child = degree(formula, formula_child(formula, node, i));
        if (!child)
            return 0;
        linear += child == 2;
        most = child > most ? child : most;
    }
    switch (n->op) {
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_NEGATE:
        return most;
    case NODE_MULTIPLY:
        return linear > 1 ? 0 : most;
    case NODE_DIVIDE:
        return degree(formula, formula_child(formula, node, 1)) == 1 ? most : 0;
    default:
        return 0;
    }
}

/* An index that is a sum of values shares out as they do, so that each is a game of its own with
 * fewer players. The factors are what the index makes of one value alone. */
static bool plan_sum(struct hybrid *h)
{
    struct root *index = &h->roots[h->root_count - 1];
    uint32_t node = index->pair->nodes[SIDE_BEFORE];
    if (index->pair->change != NO_CHANGE || index->pair->replaced_count ||
        degree(&h->diff->rules[SIDE_BEFORE]->formula, node) != 2)
        return false;
    struct evaluator *e = h->evaluators[SIDE_BEFORE];
    const struct subject nobody = {.rules = &h->sides[SIDE_BEFORE]};
    mpq_t zero, one, base;
    evaluator_about(e, &nobody);
    mpq_inits(zero, one, base, NULL);
    mpq_set_ui(one, 1, 1);
    for (size_t i = 0; i < index->leaf_count[SIDE_BEFORE]; i++)
        evaluator_give(e, index->leaves[SIDE_BEFORE][i].node, zero);
    mpq_set(base, evaluator_number(e, node));
    for (size_t i = 0; i < index->leaf_count[SIDE_BEFORE]; i++) {
        const struct leaf *leaf = &index->leaves[SIDE_BEFORE][i];
        struct game *game = &h->games[h->game_count++];
        game->root = leaf->index;
        evaluator_give(e, leaf->node, one);
        mpq_sub(game->factor, evaluator_number(e, node), base);
        evaluator_give(e, leaf->node, zero);
    }
    mpq_clears(zero, one, base, NULL);
    return true;
}

static void plan_games(struct hybrid *h)
{
    if (plan_sum(h))
        return;
    h->game_count = 1;
    h->games[0].root = h->root_count - 1;
    mpq_set_ui(h->games[0].factor, 1, 1);
}

/* ---- All of it ----------------------------------------------------------------------------- */

static void plan_sides(struct hybrid *h)
{
    h->decimals = h->diff->rules[0]->unit_decimals > h->diff->rules[1]->unit_decimals
                      ? h->diff->rules[0]->unit_decimals
                      : h->diff->rules[1]->unit_decimals;
    for (int side = 0; side < 2; side++) {
        const struct formula *formula = &h->diff->rules[side]->formula;
        struct iga_rules *copy = &h->sides[side];
        *copy = *h->diff->rules[side];
        copy->unit_decimals = h->decimals;
        copy->formula.nodes = arena_array(h->own, formula->count + 1, sizeof(struct node));
        if (copy->formula.nodes)
            memcpy(copy->formula.nodes, formula->nodes, formula->count * sizeof(struct node));
        h->evaluators[side] = copy->formula.nodes ? evaluator_new(copy, h->own) : NULL;
        h->has_graders[side] = true;
        if (!grader_init(&h->graders[side], h->diff->rules[side], false) || !h->evaluators[side])
            arena_fail(h->own);
    }
}

/* From here on nothing fails, so that what is to be freed is known. */
static void init_numbers(struct hybrid *h)
{
    for (size_t i = 0; i < h->tally_count; i++)
        for (uint32_t r = 0; r < h->tallies[i].on.size; r++)
            mpq_init(h->tallies[i].values[r]);
    for (size_t i = 0; i < h->root_count; i++)
        for (uint32_t r = 0; h->roots[i].pair && r < h->roots[i].on.size; r++)
            mpq_init(h->roots[i].values[r]);
    size_t most = h->roots[h->root_count - 1].leaf_count[SIDE_BEFORE] + 1;
    for (size_t i = 0; i < most; i++)
        mpq_init(h->games[i].factor);
    mpq_init(h->scratch);
    h->is_ready = true;
}

bool hybrid_plan(struct hybrid *h)
{
    while (iga_diff_part(h->diff, h->part_count))
        h->part_count++;
    plan_sides(h);
    for (int unit = 0; unit < 2; unit++)
        plan_links(h, (enum node_unit)unit);
    h->root_count = h->diff->value_count;
    h->roots = arena_array(h->own, h->root_count, sizeof *h->roots);
    if (arena_failed(h->own))
        return false;
    plan_terms(h);
    plan_root(h, h->root_count - 1);
    if (arena_failed(h->own))
        return false;
    h->games = arena_array(h->own, h->roots[h->root_count - 1].leaf_count[SIDE_BEFORE] + 1,
                           sizeof *h->games);
    if (!h->games)
        return false;
    init_numbers(h);
    plan_games(h);
    return true;
}
