#include "rules/resolve.h"

#include "rules/hint.h"
#include "rules/resolve_parts.h"

#include <string.h>

static uint32_t resolve_node(struct resolver *r, uint32_t written, enum scope scope);

uint32_t resolve_keep(struct resolver *r, struct node node, const uint32_t *children,
                      uint32_t count)
{
    struct arena *arena = r->draft->arena;
    struct formula *formula = &r->rules->formula;
    node.children = (uint32_t)formula->child_count;
    node.child_count = count;
    for (uint32_t i = 0; i < count; i++) {
        if (!arena_grow(arena, (void **)&formula->children, formula->child_count,
                        &formula->child_capacity, sizeof *formula->children))
            return NO_NODE;
        formula->children[formula->child_count++] = children[i];
    }
    if (!arena_grow(arena, (void **)&formula->nodes, formula->count, &formula->capacity,
                    sizeof *formula->nodes))
        return NO_NODE;
    formula->nodes[formula->count] = node;
    return (uint32_t)formula->count++;
}

static uint32_t keep_aggregate(struct resolver *r, struct aggregate aggregate, struct node node)
{
    struct formula *formula = &r->rules->formula;
    if (!arena_grow(r->draft->arena, (void **)&formula->aggregates, formula->aggregate_count,
                    &formula->aggregate_capacity, sizeof aggregate))
        return NO_NODE;
    formula->aggregates[formula->aggregate_count] = aggregate;
    node.op = NODE_AGGREGATE;
    node.type = TYPE_NUMBER;
    node.index = (uint32_t)formula->aggregate_count++;
    return resolve_keep(r, node, NULL, 0);
}

/* ---- Names -------------------------------------------------------------------------------- */

static struct named find_points(const struct iga_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->aspect_count; i++)
        if (strcmp(rules->aspects[i].id, id) == 0)
            return (struct named){true, false, rules->aspects[i].unit, rules->aspects[i].slots};
    for (size_t i = 0; i < rules->variable_count; i++) {
        const struct variable *variable = &rules->variables[i];
        if (strcmp(variable->id, id) == 0)
            return (struct named){true, false, rules->aspects[variable->aspect].unit,
                                  variable->slots};
    }
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            if (strcmp(rules->indicators[unit][i].id, id) == 0)
                return (struct named){
                    true, true, (enum node_unit)unit, {rules->indicators[unit][i].slot, 1}};
    return (struct named){0};
}

/* What to write for an id that no aspect, variable or indicator has. */
static const char *points_hint(struct resolver *r, const char *id)
{
    const struct iga_rules *rules = r->rules;
    size_t count = rules->aspect_count + rules->variable_count + rules->indicator_count[0] +
                   rules->indicator_count[1];
    const char **names = arena_array(r->draft->arena, count + 1, sizeof *names);
    if (!names)
        return "";
    count = 0;
    for (size_t i = 0; i < rules->aspect_count; i++)
        names[count++] = rules->aspects[i].id;
    for (size_t i = 0; i < rules->variable_count; i++)
        names[count++] = rules->variables[i].id;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            names[count++] = rules->indicators[unit][i].id;
    return hint_for(r->draft, id, names, count);
}

static const struct field *find_field(struct resolver *r, const struct node *node, uint32_t *index)
{
    const struct iga_rules *rules = r->rules;
    size_t count = rules->field_count[node->unit];
    for (size_t i = 0; i < count; i++)
        if (strcmp(rules->fields[node->unit][i].name, node->name) == 0) {
            *index = (uint32_t)i;
            return &rules->fields[node->unit][i];
        }
    size_t dotted = dotted_token(r->draft, node);
    complain(r->draft, dotted == NO_TOKEN ? node_token(r->draft, node) : dotted, "unknown_field",
             "no field \"%s\" of %s is declared%s", node->name,
             draft_words(r->draft, node->unit == UNIT_REGION ? "the region" : "an innovation"),
             hint_for_field(r->draft, node->unit, node->name));
    return NULL;
}

/* ---- Leaves ------------------------------------------------------------------------------- */

static uint32_t complain_node(struct resolver *r, const struct node *node, const char *message)
{
    complain(r->draft, node_token(r->draft, node), "wrong_scope", "%s",
             draft_words(r->draft, message));
    return NO_NODE;
}

static uint32_t complain_gap(struct resolver *r, const struct node *node)
{
    return complain_node(r, node,
                         "a formula needs a number here whatever the data; make the field "
                         "required = true, or write first_given(region.…, 0)");
}

static uint32_t resolve_points(struct resolver *r, struct node node, enum scope scope)
{
    struct named named = find_points(r->rules, node.name);
    if (!named.found) {
        complain(r->draft, node_token(r->draft, &node), "unknown_id",
                 "no aspect, variable or indicator is called \"%s\"%s", node.name,
                 points_hint(r, node.name));
        return NO_NODE;
    }
    if (node.op == NODE_WEIGHTS)
        return resolve_weights(r, &node, &named);
    node.type = TYPE_NUMBER;
    node.unit = named.unit;
    node.slots = named.slots;
    if (node.op == NODE_LEVEL) {
        if (!named.is_indicator) {
            complain(r->draft, node_token(r->draft, &node), "unknown_id",
                     "\"%s\" is no indicator; only indicators have a level, the others a "
                     "total",
                     node.name);
            return NO_NODE;
        }
        node.index = named.slots.first;
    }
    bool is_innovations = named.unit == UNIT_INNOVATION;
    if (scope == SCOPE_FORMULA && is_innovations) {
        if (node.op == NODE_LEVEL)
            return complain_node(r, &node,
                                 "this level is of each innovation; say over which: "
                                 "mean(innovations, level \"…\")");
        struct aggregate aggregate = {.kind = AGGREGATE_SUM,
                                      .population.where = NO_NODE,
                                      .subject = resolve_keep(r, node, NULL, 0),
                                      .line = node.line};
        return keep_aggregate(r, aggregate, node);
    }
    if (scope == SCOPE_REGION && is_innovations)
        return complain_node(r, &node,
                             "this speaks of innovations, but stands where only the "
                             "region's own answers are known");
    if (scope == SCOPE_INNOVATION && !is_innovations)
        return complain_node(r, &node,
                             "this speaks of the region's answers, but stands where "
                             "only one innovation is known");
    return resolve_keep(r, node, NULL, 0);
}

static uint32_t resolve_value(struct resolver *r, struct node node, enum scope scope)
{
    const struct iga_rules *rules = r->rules;
    if (scope != SCOPE_FORMULA)
        return complain_node(r, &node,
                             "a value of the formula is not known here; only the "
                             "fields and answers are");
    for (size_t i = 0; i < rules->value_count; i++) {
        if (strcmp(rules->values[i].id, node.name) != 0)
            continue;
        if (i >= r->values_known) {
            complain(r->draft, node_token(r->draft, &node), "value_order",
                     "value.%s is used before it is stated; put value \"%s\" above", node.name,
                     node.name);
            return NO_NODE;
        }
        node.index = (uint32_t)i;
        node.type = TYPE_NUMBER;
        return resolve_keep(r, node, NULL, 0);
    }
    const char **names = arena_array(r->draft->arena, rules->value_count + 1, sizeof *names);
    for (size_t i = 0; names && i < rules->value_count; i++)
        names[i] = rules->values[i].id;
    complain(r->draft, node_token(r->draft, &node), "unknown_id", "there is no value \"%s\"%s",
             node.name, hint_for(r->draft, node.name, names, rules->value_count));
    return NO_NODE;
}

/* The choices of a field that a list names, as bits. */
static const uint64_t *choice_set(struct resolver *r, const struct field *field,
                                  const struct node *node, size_t *words)
{
    *words = (field->choice_count + 63) / 64;
    uint64_t *set = arena_array(r->draft->arena, *words, sizeof *set);
    if (!set)
        return NULL;
    if (!node->text_count)
        for (size_t i = 0; i < field->choice_count; i++)
            set[i / 64] |= UINT64_C(1) << i % 64;
    for (size_t t = 0; t < node->text_count; t++) {
        size_t i = 0;
        while (i < field->choice_count && strcmp(field->choices[i], node->texts[t]) != 0)
            i++;
        if (i == field->choice_count)
            complain(r->draft, text_token(r->draft, node, node->texts[t]), "unknown_choice",
                     "\"%s\" is not among the texts of field \"%s\"%s", node->texts[t], field->name,
                     hint_for(r->draft, node->texts[t], field->choices, field->choice_count));
        else
            set[i / 64] |= UINT64_C(1) << i % 64;
    }
    return set;
}

static uint32_t resolve_field(struct resolver *r, struct node node, enum scope scope)
{
    const struct field *field = find_field(r, &node, &node.index);
    if (!field)
        return NO_NODE;
    if (node.unit == UNIT_INNOVATION && scope != SCOPE_INNOVATION)
        return complain_node(r, &node,
                             "this field is of each innovation; say over which: "
                             "count(where(innovations, …)) or sum(innovations, …)");
    size_t words;
    switch (node.op) {
    case NODE_WORDS:
        if (field->type != FIELD_TEXT)
            return complain_node(r, &node, "'words' counts the words of a field of type text");
        node.type = TYPE_NUMBER;
        if (scope == SCOPE_FORMULA && !field->required)
            return complain_gap(r, &node);
        break;
    case NODE_ONE_OF:
        if (field->type != FIELD_CHOICE)
            return complain_node(r, &node, "texts are compared with fields of type one_of { … }");
        node.set = choice_set(r, field, &node, &words);
        node.type = TYPE_CONDITION;
        break;
    case NODE_GIVEN:
        node.type = TYPE_CONDITION;
        break;
    default:
        node.type = field->type == FIELD_DATE     ? TYPE_DATE
                    : field->type == FIELD_CHOICE ? TYPE_CHOICE
                    : field->type == FIELD_TEXT   ? TYPE_TEXT
                                                  : TYPE_NUMBER;
        if (scope == SCOPE_FORMULA && !field->required)
            return complain_gap(r, &node);
    }
    return resolve_keep(r, node, NULL, 0);
}

static uint32_t resolve_aggregate(struct resolver *r, struct node node, enum scope scope)
{
    if (scope != SCOPE_FORMULA)
        return complain_node(r, &node,
                             "innovations are counted in values and in the index, not "
                             "inside a condition on one of them");
    if (!r->rules->has_innovations)
        return complain_node(r, &node,
                             "these rules have no innovations to go over; add an aspect "
                             "with of = innovation, or a field of innovation");
    struct aggregate aggregate = r->draft->written.aggregates[node.index];
    if (aggregate.population.where != NO_NODE) {
        aggregate.population.where =
            resolve(r->draft, aggregate.population.where, SCOPE_INNOVATION, TYPE_CONDITION, 0,
                    draft_token(r->draft, node.line, "where", NULL));
        if (aggregate.population.where == NO_NODE)
            return NO_NODE;
    }
    if (aggregate.kind == AGGREGATE_COUNT)
        return keep_aggregate(r, aggregate, node);
    aggregate.subject = resolve_node(r, aggregate.subject, SCOPE_INNOVATION);
    if (aggregate.subject == NO_NODE)
        return NO_NODE;
    const struct node *subject = &r->rules->formula.nodes[aggregate.subject];
    if (aggregate.kind != AGGREGATE_DISTINCT) {
        if (subject->type != TYPE_NUMBER)
            return complain_node(r, &node,
                                 "innovations are added up or compared by a number: a "
                                 "total, a level, or a field that is a number");
        return keep_aggregate(r, aggregate, node);
    }
    if (subject->type != TYPE_CHOICE)
        return complain_node(r, &node,
                             "'distinct' counts the values of a field of type one_of { … }");
    const struct field *field = &r->rules->fields[UNIT_INNOVATION][subject->index];
    aggregate.set = choice_set(r, field, &node, &aggregate.set_words);
    aggregate.most = (uint32_t)(node.text_count ? node.text_count : field->choice_count);
    return keep_aggregate(r, aggregate, node);
}

/* ---- Inner nodes -------------------------------------------------------------------------- */

/* What an operator takes and makes. */
struct operation {
    bool takes_conditions, is_condition, takes_dates, only_in_formulas;
};

static const struct operation operations[] = {
    [NODE_FIRST_GIVEN] = {false, false, true, false}, [NODE_ADD] = {false, false, false, true},
    [NODE_SUBTRACT] = {false, false, false, true},    [NODE_MULTIPLY] = {false, false, false, true},
    [NODE_DIVIDE] = {false, false, false, true},      [NODE_NEGATE] = {false, false, false, true},
    [NODE_MIN] = {false, false, false, true},         [NODE_MAX] = {false, false, false, true},
    [NODE_WHEN] = {false, false, false, true},        [NODE_AT_LEAST] = {false, true, true, false},
    [NODE_AT_MOST] = {false, true, true, false},      [NODE_ABOVE] = {false, true, true, false},
    [NODE_BELOW] = {false, true, true, false},        [NODE_EQUALS] = {false, true, true, false},
    [NODE_BETWEEN] = {false, true, true, false},      [NODE_ALL] = {true, true, false, false},
    [NODE_ANY] = {true, true, false, false},          [NODE_NONE] = {true, true, false, false},
};

#define MOST_CHILDREN 64

static bool is_leaf_with_gaps(enum node_op op)
{
    return op == NODE_FIELD || op == NODE_WORDS || op == NODE_NUMBER || op == NODE_DATE;
}

/* Whether a resolved leaf is given whatever the data. */
static bool is_always_given(const struct iga_rules *rules, uint32_t leaf)
{
    const struct node *node = &rules->formula.nodes[leaf];
    return node->op == NODE_NUMBER || node->op == NODE_DATE ||
           rules->fields[node->unit][node->index].required;
}

static uint32_t resolve_inner(struct resolver *r, struct node node, enum scope scope)
{
    const struct formula *written = &r->draft->written;
    const struct operation *operation = &operations[node.op];
    if (operation->only_in_formulas && scope != SCOPE_FORMULA)
        return complain_node(r, &node,
                             "nothing is calculated inside a condition; compare fields, "
                             "levels, totals and words with numbers");
    uint32_t children[MOST_CHILDREN];
    enum node_type type = TYPE_NUMBER;
    bool fine = true, has_gap = node.op == NODE_FIRST_GIVEN && scope == SCOPE_FORMULA;
    for (uint32_t i = 0; i < node.child_count; i++) {
        uint32_t child = written->children[node.children + i];
        /* first_given bridges the fields that are not given, so they may stand in it */
        if (node.op == NODE_FIRST_GIVEN && !is_leaf_with_gaps(written->nodes[child].op))
            return complain_node(r, &node, "'first_given' chooses among fields, words and numbers");
        enum scope inside =
            node.op == NODE_FIRST_GIVEN && scope == SCOPE_FORMULA ? SCOPE_REGION : scope;
        children[i] = resolve_node(r, child, inside);
        if (children[i] == NO_NODE) {
            fine = has_gap = false;
            continue;
        }
        if (has_gap && is_always_given(r->rules, children[i]))
            has_gap = false;
        enum node_type got = r->rules->formula.nodes[children[i]].type;
        bool wants_condition = operation->takes_conditions || (node.op == NODE_WHEN && i == 0);
        if (wants_condition != (got == TYPE_CONDITION))
            return complain_node(r, &node,
                                 wants_condition
                                     ? "a condition is needed here, such as at_least(…, 5)"
                                     : "a number is needed here, not a condition; write "
                                       "when(condition, number, otherwise)");
        if (wants_condition)
            continue;
        if (got != TYPE_NUMBER && !(operation->takes_dates && got == TYPE_DATE))
            return complain_node(r, &node,
                                 "a number is needed here; a text is compared with "
                                 "one_of or equals, a date with another date");
        if (i > 0 && got != type && !(node.op == NODE_WHEN && i == 1))
            return complain_node(r, &node, "a date and a number cannot be compared");
        type = got;
    }
    if (!fine)
        return NO_NODE;
    if (has_gap)
        return complain_gap(r, &node);
    node.type = operation->is_condition ? TYPE_CONDITION : type;
    return resolve_keep(r, node, children, node.child_count);
}

static uint32_t resolve_node(struct resolver *r, uint32_t written, enum scope scope)
{
    struct node node = r->draft->written.nodes[written];
    /* a term counts as often as it stands in the tree: x = x + x doubles them */
    if (r->draft->terms > MOST_NODES)
        return NO_NODE;
    if (++r->draft->terms > MOST_NODES) {
        complain(r->draft, node_token(r->draft, &node), "too_large",
                 "the formulas have more than %d terms in all; give parts that come again "
                 "a name with value \"…\"",
                 MOST_NODES);
        return NO_NODE;
    }
    switch (node.op) {
    case NODE_NUMBER:
        node.type = TYPE_NUMBER;
        return resolve_keep(r, node, NULL, 0);
    case NODE_DATE:
        node.type = TYPE_DATE;
        return resolve_keep(r, node, NULL, 0);
    case NODE_POINTS:
    case NODE_LEVEL:
    case NODE_WEIGHTS:
        return resolve_points(r, node, scope);
    case NODE_VALUE:
        return resolve_value(r, node, scope);
    case NODE_FIELD:
    case NODE_WORDS:
    case NODE_ONE_OF:
    case NODE_GIVEN:
        return resolve_field(r, node, scope);
    case NODE_AGGREGATE:
        return resolve_aggregate(r, node, scope);
    case NODE_MANDATORY:
        if (scope != SCOPE_INNOVATION)
            return complain_node(r, &node, "'mandatory_at_least' is a condition on one innovation");
        node.type = TYPE_CONDITION;
        return resolve_keep(r, node, NULL, 0);
    default:
        return resolve_inner(r, node, scope);
    }
}

uint32_t resolve(struct draft *draft, uint32_t written, enum scope scope, enum node_type type,
                 size_t values_known, size_t token)
{
    struct resolver r = {draft, draft->rules, values_known};
    if (written == NO_NODE)
        return NO_NODE;
    uint32_t node = resolve_node(&r, written, scope);
    if (node == NO_NODE)
        return NO_NODE;
    if (draft->rules->formula.nodes[node].type == type)
        return node;
    if (type == TYPE_CONDITION)
        complain(draft, token, "wrong_kind",
                 "a condition is needed here, such as at_least(…, 5), not a number");
    else
        complain(draft, token, "wrong_kind", "a number is needed here, not a condition or a text");
    return NO_NODE;
}
