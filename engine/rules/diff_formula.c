/* Expressions: the same whatever the order of their terms, the same but for some numbers, or
 * others. */
#include "rules/changes.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>

/* ---- The new formula by its old names ------------------------------------------------------ */

static const char *old_id(const struct iga_diff *diff, const char *id)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    for (size_t i = 0; i < after->aspect_count; i++)
        if (strcmp(after->aspects[i].id, id) == 0)
            return diff->matches.aspects[i] == NO_INDEX
                       ? NULL
                       : before->aspects[diff->matches.aspects[i]].id;
    for (size_t i = 0; i < after->variable_count; i++)
        if (strcmp(after->variables[i].id, id) == 0)
            return diff->matches.variables[i] == NO_INDEX
                       ? NULL
                       : before->variables[diff->matches.variables[i]].id;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < after->indicator_count[unit]; i++)
            if (strcmp(after->indicators[unit][i].id, id) == 0) {
                uint32_t match = diff->matches.indicators[unit][i];
                return match == NO_INDEX ? NULL : before->indicators[unit][match].id;
            }
    return NULL;
}

static const char *old_name(const struct iga_diff *diff, const struct node *node)
{
    const char *id = NULL;
    if (node->op == NODE_POINTS || node->op == NODE_LEVEL) {
        id = old_id(diff, node->name);
    } else if (node->op == NODE_VALUE) {
        uint32_t match = diff->matches.values[node->index];
        id = match == NO_INDEX ? NULL : diff->rules[SIDE_BEFORE]->values[match].id;
    } else {
        return node->name;
    }
    /* what is new has no old name, and is never what the old file calls so */
    return id ? id : arena_print(diff->arena, "+%s", node->name);
}

void diff_name_formula(struct iga_diff *diff)
{
    diff->named = diff->rules[SIDE_AFTER]->formula;
    diff->named.nodes = arena_array(diff->arena, diff->named.count + 1, sizeof *diff->named.nodes);
    for (size_t i = 0; diff->named.nodes && i < diff->named.count; i++) {
        diff->named.nodes[i] = diff->rules[SIDE_AFTER]->formula.nodes[i];
        diff->named.nodes[i].name = old_name(diff, &diff->named.nodes[i]);
    }
}

static const struct formula *formula_of(const struct iga_diff *diff, int side)
{
    return side == SIDE_BEFORE ? &diff->rules[SIDE_BEFORE]->formula : &diff->named;
}

bool diff_same_expression(struct iga_diff *diff, uint32_t before, uint32_t after)
{
    if (before == NO_NODE || after == NO_NODE)
        return before == after;
    const char *was = formula_canonical(diff->arena, formula_of(diff, SIDE_BEFORE), before);
    const char *is = formula_canonical(diff->arena, formula_of(diff, SIDE_AFTER), after);
    return was && is && strcmp(was, is) == 0;
}

/* ---- The same but for numbers -------------------------------------------------------------- */

/* An expression with its numbers and dates left out. */
static char *skeleton(struct iga_diff *diff, int side, uint32_t node);

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_unordered(enum node_op op)
{
    return op == NODE_ADD || op == NODE_MULTIPLY || op == NODE_MIN || op == NODE_MAX ||
           op == NODE_ALL || op == NODE_ANY || op == NODE_NONE || op == NODE_EQUALS;
}

static char *skeleton_of_aggregate(struct iga_diff *diff, int side, const struct node *node)
{
    const struct aggregate *aggregate = &formula_of(diff, side)->aggregates[node->index];
    const char *where = aggregate->population.where == NO_NODE
                            ? ""
                            : skeleton(diff, side, aggregate->population.where);
    const char *subject =
        aggregate->subject == NO_NODE ? "" : skeleton(diff, side, aggregate->subject);
    /* the texts in the order in which the choices stand, so that their order says nothing */
    const char **texts = arena_array(diff->arena, node->text_count + 1, sizeof *texts);
    char *list = arena_print(diff->arena, "%zu", node->text_count);
    for (size_t i = 0; texts && i < node->text_count; i++)
        texts[i] = node->texts[i];
    if (texts && node->text_count)
        qsort(texts, node->text_count, sizeof *texts, compare_texts);
    for (size_t i = 0; texts && list && i < node->text_count; i++)
        list = arena_print(diff->arena, "%s|%s", list, texts[i]);
    return arena_print(diff->arena, "(a%d %d [%s] [%s] %s)", (int)aggregate->kind,
                       aggregate->population.reported, where, subject, list);
}

static char *skeleton(struct iga_diff *diff, int side, uint32_t node)
{
    const struct formula *formula = formula_of(diff, side);
    const struct node *n = &formula->nodes[node];
    if (n->op == NODE_NUMBER || n->op == NODE_DATE)
        return arena_print(diff->arena, "#");
    if (n->op == NODE_MANDATORY)
        return arena_print(diff->arena, "mandatory#");
    if (n->op == NODE_AGGREGATE)
        return skeleton_of_aggregate(diff, side, n);
    if (!n->child_count)
        return formula_canonical(diff->arena, formula, node);
    char **children = arena_array(diff->arena, n->child_count, sizeof *children);
    char *out = arena_print(diff->arena, "(%d", (int)n->op);
    for (uint32_t i = 0; children && i < n->child_count; i++)
        if (!(children[i] = skeleton(diff, side, formula_child(formula, node, i))))
            return NULL;
    if (children && is_unordered(n->op))
        qsort(children, n->child_count, sizeof *children, compare_texts);
    for (uint32_t i = 0; children && out && i < n->child_count; i++)
        out = arena_print(diff->arena, "%s %s", out, children[i]);
    return out ? arena_print(diff->arena, "%s)", out) : NULL;
}

/* The number pairs found so far. */
struct walk {
    struct iga_diff *diff;
    struct replacement *items;
    size_t count, capacity;
};

static void walk(struct walk *w, uint32_t before, uint32_t after);

/* A child with what it looks like: as a whole, and without its numbers. */
struct child {
    uint32_t node;
    const char *whole, *skeleton;
    bool is_paired;
};

static struct child *children_of(struct iga_diff *diff, int side, uint32_t node)
{
    const struct formula *formula = formula_of(diff, side);
    uint32_t count = formula->nodes[node].child_count;
    struct child *out = arena_array(diff->arena, count, sizeof *out);
    for (uint32_t i = 0; out && i < count; i++) {
        out[i].node = formula_child(formula, node, i);
        out[i].whole = formula_canonical(diff->arena, formula, out[i].node);
        out[i].skeleton = skeleton(diff, side, out[i].node);
        if (!out[i].whole || !out[i].skeleton)
            return NULL;
    }
    return out;
}

/* Where the order says nothing: first the children that are the same, then those that are the
 * same but for numbers, in their order. */
static void walk_unordered(struct walk *w, uint32_t before, uint32_t after)
{
    uint32_t count = formula_of(w->diff, SIDE_BEFORE)->nodes[before].child_count;
    struct child *was = children_of(w->diff, SIDE_BEFORE, before),
                 *is = children_of(w->diff, SIDE_AFTER, after);
    for (int pass = 0; was && is && pass < 2; pass++)
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t k = 0; k < count && !was[i].is_paired; k++) {
                if (is[k].is_paired || (pass ? strcmp(was[i].skeleton, is[k].skeleton)
                                             : strcmp(was[i].whole, is[k].whole)) != 0)
                    continue;
                was[i].is_paired = is[k].is_paired = true;
                if (pass)
                    walk(w, was[i].node, is[k].node);
            }
}

/* Pairs the numbers of two expressions whose skeletons are the same. */
static void walk(struct walk *w, uint32_t before, uint32_t after)
{
    const struct formula *was = formula_of(w->diff, SIDE_BEFORE),
                         *is = formula_of(w->diff, SIDE_AFTER);
    const struct node *a = &was->nodes[before], *b = &is->nodes[after];
    if (a->op == NODE_NUMBER || a->op == NODE_MANDATORY || a->op == NODE_DATE) {
        bool same = a->op == NODE_DATE ? a->date == b->date : same_number(a->number, b->number);
        if (!same && arena_grow(w->diff->arena, (void **)&w->items, w->count, &w->capacity,
                                sizeof *w->items))
            w->items[w->count++] = (struct replacement){{before, after}, NO_CHANGE};
    } else if (a->op == NODE_AGGREGATE) {
        const struct aggregate *x = &was->aggregates[a->index], *y = &is->aggregates[b->index];
        if (x->population.where != NO_NODE)
            walk(w, x->population.where, y->population.where);
        if (x->subject != NO_NODE)
            walk(w, x->subject, y->subject);
    } else if (is_unordered(a->op)) {
        walk_unordered(w, before, after);
    } else {
        for (uint32_t i = 0; i < a->child_count; i++)
            walk(w, formula_child(was, before, i), formula_child(is, after, i));
    }
}

static struct said said_node(const struct iga_diff *diff, int side, uint32_t node)
{
    const struct node *n = &diff->rules[side]->formula.nodes[node];
    if (n->op != NODE_DATE)
        return said_number(diff, n->number);
    char text[DATE_TEXT], words[DATE_WORDS];
    date_print(text, n->date);
    date_print_words(words, n->date, diff->lang == IGA_LANG_EN);
    return (struct said){arena_copy(diff->arena, text, strlen(text)),
                         arena_copy(diff->arena, words, strlen(words))};
}

/* One change for each number that became another: where the same one became the same other one
 * in several places, it is one. */
static void add_replacements(struct iga_diff *diff, struct expression_pair *pair,
                             const struct about *about)
{
    for (size_t i = 0; i < pair->replaced_count; i++) {
        struct replacement *item = &pair->replaced[i];
        struct said before = said_node(diff, SIDE_BEFORE, item->nodes[SIDE_BEFORE]),
                    after = said_node(diff, SIDE_AFTER, item->nodes[SIDE_AFTER]);
        if (!before.plain || !after.plain)
            return;
        for (size_t k = 0; k < i && item->change == NO_CHANGE; k++) {
            const struct change *other = &diff->changes[pair->replaced[k].change];
            if (strcmp(other->texts[SIDE_BEFORE].plain, before.plain) == 0 &&
                strcmp(other->texts[SIDE_AFTER].plain, after.plain) == 0)
                item->change = pair->replaced[k].change;
        }
        if (item->change != NO_CHANGE)
            continue;
        struct change change = change_of(diff, about, IGA_STRUCTURE, before, after);
        change.path = arena_print(diff->arena, "%s/%s→%s", about->path, before.plain, after.plain);
        for (int side = 0; side < 2; side++) {
            uint32_t line = diff->rules[side]->formula.nodes[item->nodes[side]].line;
            if (line)
                change.lines[side] = line;
        }
        change.scores = true;
        change.within = said_expression(diff, SIDE_AFTER, pair->nodes[SIDE_AFTER]).shown;
        item->change = change_add(diff, change);
        if (item->change == NO_CHANGE)
            return;
    }
}

struct expression_pair diff_expressions(struct iga_diff *diff, const struct about *about,
                                        uint32_t before, uint32_t after)
{
    struct expression_pair pair = {.nodes = {before, after}, .change = NO_CHANGE};
    if (diff_same_expression(diff, before, after))
        return pair;
    if (before != NO_NODE && after != NO_NODE) {
        const char *was = skeleton(diff, SIDE_BEFORE, before),
                   *is = skeleton(diff, SIDE_AFTER, after);
        struct walk w = {.diff = diff};
        if (was && is && strcmp(was, is) == 0)
            walk(&w, before, after);
        if (w.count) {
            pair.replaced = w.items;
            pair.replaced_count = w.count;
            add_replacements(diff, &pair, about);
            return pair;
        }
    }
    struct change change =
        change_of(diff, about, IGA_STRUCTURE, said_expression(diff, SIDE_BEFORE, before),
                  said_expression(diff, SIDE_AFTER, after));
    change.scores = true;
    pair.change = change_add(diff, change);
    return pair;
}
