/* Which changes must come into force together, so that any choice of parts makes sense: no
 * expression is read halfway between its two forms, nothing is divided by zero, and there are few
 * enough of them to go through all choices. */
#include "rules/changes.h"

#include <stdlib.h>
#include <string.h>

static bool scores(const struct iga_diff *diff, uint32_t change)
{
    return change != NO_CHANGE && diff->changes[change].scores;
}

/* ---- Expressions that cannot be mixed ------------------------------------------------------ */

/* Lets an expression change as a whole, together with another change. */
static void bind(struct iga_diff *diff, struct expression_pair *pair, uint32_t change)
{
    if (!scores(diff, change))
        return;
    for (size_t i = 0; i < pair->replaced_count; i++)
        change_merge(diff, change, pair->replaced[i].change);
    pair->replaced_count = 0;
    change_merge(diff, change, pair->change);
    if (pair->change == NO_CHANGE)
        pair->change = change;
}

static void bind_indicator(struct iga_diff *diff, struct expression_pair *pair,
                           const struct indicator_pair *indicator)
{
    bind(diff, pair, indicator->presence);
    bind(diff, pair, indicator->answers);
    bind(diff, pair, indicator->scores);
    bind(diff, pair, indicator->applies);
    for (size_t i = 0; i < indicator->basis_count; i++)
        bind(diff, pair, indicator->bases[i].change);
}

/* What of the indicators an expression cannot follow halfway. */
enum follows {
    FOLLOWS_LEVELS, /* it reads levels and points as they are, but not who is counted */
    FOLLOWS_NOTHING /* it is evaluated on one side as a whole */
};

static bool holds_slot(const struct node *node, const struct indicator *indicator)
{
    if (!indicator || node->unit != indicator->unit)
        return false;
    if (node->op == NODE_LEVEL)
        return node->index == indicator->slot;
    return node->op == NODE_POINTS && indicator->slot >= node->slots.first &&
           indicator->slot - node->slots.first < node->slots.count;
}

static void bind_node(struct iga_diff *diff, struct expression_pair *pair, int side,
                      const struct node *node, enum follows follows, bool is_top)
{
    if (node->op == NODE_MANDATORY && !is_top)
        for (size_t i = 0; i < diff->indicator_count[UNIT_INNOVATION]; i++) {
            const struct indicator_pair *indicator = &diff->indicators[UNIT_INNOVATION][i];
            bind(diff, pair, indicator->mandatory);
            bind(diff, pair, indicator->presence);
        }
    if (node->op != NODE_POINTS && node->op != NODE_LEVEL)
        return;
    for (size_t i = 0; i < diff->indicator_count[node->unit]; i++) {
        const struct indicator_pair *indicator = &diff->indicators[node->unit][i];
        if (!holds_slot(node, indicator->sides[side]))
            continue;
        if (follows == FOLLOWS_NOTHING)
            bind_indicator(diff, pair, indicator);
        else
            bind(diff, pair, indicator->presence);
    }
}

/* @param is_top  the node is one of the conditions that all must hold */
static void bind_condition(struct iga_diff *diff, struct expression_pair *pair, int side,
                           uint32_t root, enum follows follows, bool is_top)
{
    const struct formula *formula = &diff->rules[side]->formula;
    const struct node *node = root == NO_NODE ? NULL : &formula->nodes[root];
    if (!node)
        return;
    bind_node(diff, pair, side, node, follows, is_top);
    for (uint32_t i = 0; i < node->child_count; i++)
        bind_condition(diff, pair, side, formula_child(formula, root, i), follows,
                       is_top && node->op == NODE_ALL);
}

/* Conditions on innovations that stand inside a formula. */
static void bind_populations(struct iga_diff *diff, struct expression_pair *pair, int side,
                             uint32_t root)
{
    const struct formula *formula = &diff->rules[side]->formula;
    if (root == NO_NODE)
        return;
    const struct node *node = &formula->nodes[root];
    if (node->op == NODE_AGGREGATE)
        bind_condition(diff, pair, side, formula->aggregates[node->index].population.where,
                       FOLLOWS_LEVELS, false);
    for (uint32_t i = 0; i < node->child_count; i++)
        bind_populations(diff, pair, side, formula_child(formula, root, i));
}

static void bind_expressions(struct iga_diff *diff)
{
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < diff->must_count; i++) {
            struct expression_pair *pair = &diff->musts[i].condition;
            bind_condition(diff, pair, side, pair->nodes[side], FOLLOWS_LEVELS, true);
        }
        for (size_t i = 0; i < diff->value_count; i++)
            bind_populations(diff, &diff->values[i].formula, side,
                             diff->values[i].formula.nodes[side]);
        for (int unit = 0; unit < 2; unit++)
            for (size_t i = 0; i < diff->indicator_count[unit]; i++) {
                struct indicator_pair *indicator = &diff->indicators[unit][i];
                if (!indicator->sides[SIDE_BEFORE] || !indicator->sides[SIDE_AFTER])
                    continue;
                struct expression_pair pair = {.nodes = {NO_NODE, NO_NODE},
                                               .change = indicator->applies};
                bind_condition(diff, &pair, side, indicator->sides[side]->applies, FOLLOWS_NOTHING,
                               false);
                indicator->applies = pair.change;
            }
    }
}

/* The dates of eligibility are one window, in how many conditions it may stand. */
static void bind_dates(struct iga_diff *diff)
{
    uint32_t first = NO_CHANGE;
    for (size_t i = 0; i < diff->must_count; i++) {
        const struct expression_pair *pair = &diff->musts[i].condition;
        for (size_t k = 0; k < pair->replaced_count; k++) {
            const struct replacement *item = &pair->replaced[k];
            const struct node *node =
                &diff->rules[SIDE_BEFORE]->formula.nodes[item->nodes[SIDE_BEFORE]];
            if (node->op != NODE_DATE)
                continue;
            if (first == NO_CHANGE)
                first = item->change;
            change_merge(diff, first, item->change);
        }
    }
}

/* ---- Formulas that need one another, divisors ---------------------------------------------- */

struct visit {
    struct iga_diff *diff;
    uint8_t *state; /* of each value: 0 not seen, 1 under way, 2 done */
};

static bool is_circular(struct visit *visit, size_t value);

static bool leads_in_circles(struct visit *visit, int side, uint32_t root)
{
    const struct formula *formula = &visit->diff->rules[side]->formula;
    const struct node *node = &formula->nodes[root];
    if (node->op == NODE_VALUE)
        return is_circular(visit, diff_named_value(visit->diff, side, node));
    for (uint32_t i = 0; i < node->child_count; i++)
        if (leads_in_circles(visit, side, formula_child(formula, root, i)))
            return true;
    return false;
}

static bool is_circular(struct visit *visit, size_t value)
{
    const struct expression_pair *pair = &visit->diff->values[value].formula;
    if (visit->state[value])
        return visit->state[value] == 1;
    visit->state[value] = 1;
    for (int side = 0; side < 2; side++)
        if (pair->nodes[side] != NO_NODE && leads_in_circles(visit, side, pair->nodes[side]))
            return true;
    visit->state[value] = 2;
    return false;
}

/* Values that name one another in another order cannot be mixed. */
static void bind_circles(struct iga_diff *diff)
{
    struct visit visit = {diff, arena_array(diff->arena, diff->value_count + 1, 1)};
    uint32_t first = NO_CHANGE;
    bool circular = false;
    for (size_t i = 0; visit.state && i < diff->value_count; i++)
        circular = circular || is_circular(&visit, i);
    for (size_t i = 0; circular && i < diff->value_count; i++) {
        struct expression_pair *pair = &diff->values[i].formula;
        for (size_t k = 0; k <= pair->replaced_count; k++) {
            uint32_t change = k ? pair->replaced[k - 1].change : pair->change;
            if (change == NO_CHANGE)
                continue;
            if (first == NO_CHANGE)
                first = change;
            change_merge(diff, first, change);
        }
    }
    /* as a whole: no number of one side in the other's formulas */
    for (size_t i = 0; circular && first != NO_CHANGE && i < diff->value_count; i++)
        bind(diff, &diff->values[i].formula, first);
}

static void merge_all(struct iga_diff *diff)
{
    uint32_t first = NO_CHANGE;
    for (uint32_t i = 0; i < diff->count; i++) {
        if (!diff->changes[i].scores)
            continue;
        if (first == NO_CHANGE)
            first = i;
        change_merge(diff, first, i);
    }
}

/* Where it cannot be seen that no divisor becomes zero between the two, there is no between. */
static void bind_divisors(struct iga_diff *diff)
{
    if (!diff_divisors_are_safe(diff))
        merge_all(diff);
}

/* Points are added up in the finer unit of the two; where that might not fit, neither is mixed. */
static void bind_units(struct iga_diff *diff)
{
    const struct iga_rules *const *rules = diff->rules;
    int common = rules[0]->unit_decimals > rules[1]->unit_decimals ? rules[0]->unit_decimals
                                                                   : rules[1]->unit_decimals;
    for (int side = 0; side < 2; side++) {
        int64_t left = (INT64_C(1) << 61) / IGA_MAX_INNOVATIONS;
        int64_t scale = power_of_ten(common - rules[side]->unit_decimals);
        for (size_t i = 0; i < rules[side]->aspect_count; i++) {
            int64_t maximum = rules[side]->aspects[i].maximum;
            if (maximum > left / scale) {
                merge_all(diff);
                return;
            }
            left -= maximum * scale;
        }
    }
}

/* ---- Few enough ---------------------------------------------------------------------------- */

static size_t count_parts(const struct iga_diff *diff)
{
    size_t count = 0;
    for (uint32_t i = 0; i < diff->count; i++) {
        bool is_first = diff->changes[i].scores;
        for (uint32_t k = 0; k < i && is_first; k++)
            is_first = !diff->changes[k].scores || change_root(diff, k) != change_root(diff, i);
        count += is_first;
    }
    return count;
}

/* How many bytes the first names of a path take. */
static size_t prefix_length(const char *path, int names)
{
    const char *at = path;
    for (; names; names--) {
        const char *slash = strchr(at, '/');
        if (!slash)
            return strlen(path);
        at = slash + 1;
    }
    return (size_t)(at - path) - 1;
}

static bool is_variable(const struct iga_diff *diff, const char *name, size_t length)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < diff->rules[side]->variable_count; i++) {
            const char *id = diff->rules[side]->variables[i].id;
            if (strlen(id) == length && memcmp(id, name, length) == 0)
                return true;
        }
    return false;
}

/* What a change is grouped by: its variable, the conditions of eligibility, its value; coarser:
 * its aspect. */
static const char *group_of(const struct iga_diff *diff, const char *path, bool coarse)
{
    size_t first = prefix_length(path, 1), second = prefix_length(path, 2);
    bool two = !coarse && second > first + 1;
    if (two && strncmp(path, "values/", 7) != 0 && strncmp(path + first, "/eligible/", 10) != 0)
        two = is_variable(diff, path + first + 1, second - first - 1);
    return arena_copy(diff->arena, path, two ? second : first);
}

static void group(struct iga_diff *diff, bool coarse)
{
    for (uint32_t i = 0; i < diff->count; i++) {
        const char *mine =
            diff->changes[i].scores ? group_of(diff, diff->changes[i].path, coarse) : NULL;
        for (uint32_t k = 0; mine && k < i; k++) {
            const char *other =
                diff->changes[k].scores ? group_of(diff, diff->changes[k].path, coarse) : NULL;
            if (other && strcmp(mine, other) == 0)
                change_merge(diff, k, i);
        }
    }
}

/* ---- Their names --------------------------------------------------------------------------- */

/* How much two paths have in common, in whole names. */
static size_t common(const char *a, const char *b, size_t length)
{
    size_t same = 0, whole = 0;
    for (; same < length && a[same] && a[same] == b[same]; same++)
        if (a[same] == '/')
            whole = same;
    bool a_ends = same == length || !a[same] || a[same] == '/';
    bool b_ends = !b[same] || b[same] == '/';
    return a_ends && b_ends ? same : whole;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What the paths of all changes of a part have in common; where that is nothing, the groups they
 * are in. */
static const char *part_name(struct iga_diff *diff, uint32_t root)
{
    const char **groups = arena_array(diff->arena, diff->count, sizeof *groups), *first = NULL;
    size_t length = 0, count = 0;
    if (!groups)
        return "";
    for (uint32_t i = 0; i < diff->count; i++) {
        const struct change *change = &diff->changes[i];
        if (!change->scores || change_root(diff, i) != root)
            continue;
        length = first ? common(first, change->path, length) : strlen(change->path);
        first = first ? first : change->path;
        groups[count++] = group_of(diff, change->path, false);
    }
    if (arena_failed(diff->arena))
        return "";
    if (length)
        return arena_copy(diff->arena, first, length);
    qsort(groups, count, sizeof *groups, compare_texts);
    const char *out = groups[0];
    for (size_t i = 1; out && i < count; i++)
        if (strcmp(groups[i], groups[i - 1]) != 0)
            out = arena_print(diff->arena, "%s + %s", out, groups[i]);
    return out;
}

static void name_parts(struct iga_diff *diff)
{
    const char **names = arena_array(diff->arena, diff->count + 1, sizeof *names);
    uint32_t *roots = arena_array(diff->arena, diff->count + 1, sizeof *roots);
    diff->parts = arena_array(diff->arena, diff->count + 1, sizeof *diff->parts);
    if (!names || !roots || !diff->parts)
        return;
    for (uint32_t i = 0; i < diff->count; i++) {
        uint32_t root = change_root(diff, i);
        bool is_new = diff->changes[i].scores;
        for (size_t k = 0; k < diff->part_count && is_new; k++)
            is_new = roots[k] != root;
        if (!is_new)
            continue;
        roots[diff->part_count] = root;
        names[diff->part_count] = part_name(diff, root);
        diff->parts[diff->part_count] = names[diff->part_count];
        diff->part_count++;
    }
    if (arena_failed(diff->arena))
        return;
    if (diff->part_count)
        qsort(diff->parts, diff->part_count, sizeof *diff->parts, compare_texts);
    for (uint32_t i = 0; i < diff->count; i++) {
        if (!diff->changes[i].scores)
            continue;
        size_t k = 0, part = 0;
        while (roots[k] != change_root(diff, i))
            k++;
        while (diff->parts[part] != names[k])
            part++;
        diff->changes[i].part = part;
    }
}

void diff_parts(struct iga_diff *diff)
{
    bind_dates(diff);
    bind_expressions(diff);
    bind_circles(diff);
    bind_divisors(diff);
    bind_units(diff);
    if (count_parts(diff) > IGA_MOST_PARTS)
        group(diff, false);
    if (count_parts(diff) > IGA_MOST_PARTS)
        group(diff, true);
    if (count_parts(diff) > IGA_MOST_PARTS)
        merge_all(diff);
    name_parts(diff);
}
