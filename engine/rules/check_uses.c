/* What nothing reads: indicators, values, fields, names. */
#include "rules/check_parts.h"

#include "base/text.h"

#include <string.h>

struct uses {
    bool *slots[2];  /* indicators that some formula reads */
    bool *fields[2]; /* fields that some condition reads */
    bool *values;
};

/* ---- Formulas ----------------------------------------------------------------------------- */

static void use(struct checker *c, struct uses *uses, uint32_t node);

static void use_aggregate(struct checker *c, struct uses *uses, uint32_t index)
{
    const struct aggregate *aggregate = &c->rules->formula.aggregates[index];
    use(c, uses, aggregate->population.where);
    use(c, uses, aggregate->subject);
}

static void use(struct checker *c, struct uses *uses, uint32_t node)
{
    if (node == NO_NODE)
        return;
    const struct node *n = &c->rules->formula.nodes[node];
    switch (n->op) {
    case NODE_POINTS:
        for (uint32_t i = 0; i < n->slots.count; i++)
            uses->slots[n->unit][n->slots.first + i] = true;
        break;
    case NODE_LEVEL:
        uses->slots[n->unit][n->index] = true;
        break;
    case NODE_AGGREGATE:
        use_aggregate(c, uses, n->index);
        break;
    case NODE_VALUE:
        if (!uses->values[n->index]) {
            uses->values[n->index] = true;
            use(c, uses, c->rules->values[n->index].node);
        }
        break;
    case NODE_FIELD:
    case NODE_WORDS:
    case NODE_ONE_OF:
    case NODE_GIVEN:
        uses->fields[n->unit][n->index] = true;
        break;
    default:
        break;
    }
    for (uint32_t i = 0; i < n->child_count; i++)
        use(c, uses, formula_child(&c->rules->formula, node, i));
}

static bool uses_init(struct checker *c, struct uses *uses)
{
    const struct iga_rules *rules = c->rules;
    uses->values = arena_array(c->arena, rules->value_count + 1, sizeof(bool));
    for (int unit = 0; unit < 2; unit++) {
        uses->slots[unit] = arena_array(c->arena, rules->indicator_count[unit] + 1, sizeof(bool));
        uses->fields[unit] = arena_array(c->arena, rules->field_count[unit] + 1, sizeof(bool));
    }
    return !arena_failed(c->arena);
}

static void use_all(struct checker *c, struct uses *uses)
{
    const struct iga_rules *rules = c->rules;
    use(c, uses, rules->index);
    for (size_t i = 0; i < rules->must_count; i++)
        use(c, uses, rules->musts[i].condition);
    for (size_t i = 0; i < rules->group_count; i++) {
        use(c, uses, rules->groups[i].who);
        for (size_t f = 0; f < rules->groups[i].field_count; f++)
            uses->fields[UNIT_REGION][rules->groups[i].fields[f]] = true;
    }
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            use(c, uses, rules->indicators[unit][i].applies);
}

static void say_unused_of(struct checker *c, const struct uses *uses, int unit)
{
    const struct iga_rules *rules = c->rules;
    for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
        const struct indicator *indicator = &rules->indicators[unit][i];
        if (!uses->slots[unit][i])
            findings_add(c->findings, IGA_WARNING, "unused_indicator",
                         checker_place(c, indicator->token), NULL,
                         "indicator \"%s\" earns points that no formula reads; add total \"…\" of "
                         "it, or of what it stands in",
                         indicator->id);
    }
    for (size_t i = 0; i < rules->field_count[unit]; i++) {
        const struct field *field = &rules->fields[unit][i];
        if (!uses->fields[unit][i] && strcmp(field->name, "name") != 0)
            findings_add(c->findings, IGA_NOTE, "unused_field", checker_place(c, field->token),
                         NULL,
                         "field \"%s\" is read by no condition and no group; it is taken from the "
                         "data and left at that",
                         field->name);
    }
}

static void check_formulas(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    struct uses uses = {0};
    if (!uses_init(c, &uses))
        return;
    use_all(c, &uses);
    for (int unit = 0; unit < 2; unit++)
        say_unused_of(c, &uses, unit);
    for (size_t i = 0; i < rules->value_count; i++)
        if (!uses.values[i])
            findings_add(c->findings, IGA_WARNING, "unused_value",
                         checker_place(c, rules->values[i].token), NULL,
                         "value \"%s\" is read neither by the index nor by a value that is; it "
                         "changes nothing",
                         rules->values[i].id);
}

/* ---- Names -------------------------------------------------------------------------------- */

/* Whether the token is this name and reads it: not a field behind a dot, not a key. */
static bool reads(const struct source *source, size_t token, const struct token *name)
{
    const struct token *t = &source->tokens[token];
    return t->kind == TOKEN_NAME &&
           text_equal(source->text + t->offset, t->length, source->text + name->offset,
                      name->length) &&
           !source_is(source, token - 1, ".") && !source_is(source, token + 1, "=");
}

static void check_name(struct checker *c, size_t name)
{
    const struct source *source = &c->rules->source;
    const struct token *t = &source->tokens[name];
    for (size_t i = name + 1; i + 1 < source->count; i++)
        if (reads(source, i, t))
            return;
    findings_add(c->findings, IGA_WARNING, "unused_name", checker_place(c, name), NULL,
                 "'%.*s' is given a meaning that nothing reads; take the line out, or write its "
                 "name where it was meant",
                 (int)t->length, source->text + t->offset);
}

/* The names behind a `local`. */
static void check_names(struct checker *c, size_t local)
{
    const struct source *source = &c->rules->source;
    size_t name = local + 1 + source_is(source, local + 1, "function");
    while (source->tokens[name].kind == TOKEN_NAME) {
        check_name(c, name++);
        if (source_is(source, name, "<"))
            name += 3; /* an attribute */
        if (!source_is(source, name, ","))
            return;
        name++;
    }
}

void check_uses(struct checker *c)
{
    const struct source *source = &c->rules->source;
    check_formulas(c);
    for (size_t i = 0; i + 1 < source->count; i++)
        if (source_is(source, i, "local"))
            check_names(c, i);
}
