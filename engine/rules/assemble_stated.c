/* What a rule file states twice: the sums of weights, and the names in the reasons of musts. */
#include "rules/assemble.h"

#include "base/text.h"

#include <string.h>

/* Whether something in the table of this word was complained about. */
bool assemble_has_complaint(const struct draft *draft, size_t token)
{
    const struct source *source = draft->source;
    size_t open = token == NO_TOKEN ? NO_TOKEN : source_table(source, token);
    if (open == NO_TOKEN)
        return false;
    const struct token *first = &source->tokens[token],
                       *last = &source->tokens[source->tokens[open].match];
    for (size_t i = 0; i < draft->findings->count; i++) {
        const iga_finding *finding = &draft->findings->items[i];
        bool is_after = finding->line > first->line ||
                        (finding->line == first->line && finding->column >= first->column);
        bool is_before = finding->line < last->line ||
                         (finding->line == last->line && finding->column <= last->column);
        if (is_after && is_before)
            return true;
    }
    return false;
}

/* ---- Weights ------------------------------------------------------------------------------ */

/* Compares the weights of some indicators with the sum that is stated for them. */
static void check_weights(struct draft *draft, const char *what, const char *id, size_t token,
                          const struct indicator *indicators, struct slots slots,
                          struct decimal stated)
{
    mpq_t sum, weight;
    mpq_inits(sum, weight, NULL);
    for (uint32_t s = 0; s < slots.count; s++) {
        const struct indicator *indicator = &indicators[slots.first + s];
        fraction_from_decimal(weight,
                              indicator->has_weight ? indicator->weight : (struct decimal){0, 0});
        mpq_add(sum, sum, weight);
    }
    fraction_from_decimal(weight, stated);
    if (!mpq_equal(sum, weight) && !assemble_has_complaint(draft, token))
        complain(draft, draft_key_token(draft, token, "weights"), "weights",
                 "the weights of %s \"%s\" add up to %s, but the file states %s; check each weight "
                 "against the annex",
                 draft_words(draft, what), id,
                 draft_number(draft, fraction_short(draft->arena, sum, 9)),
                 draft_decimal(draft, stated));
    mpq_clears(sum, weight, NULL);
}

void assemble_check_weights(struct draft *draft)
{
    const struct iga_rules *rules = draft->rules;
    for (size_t i = 0; i < rules->variable_count; i++) {
        const struct variable *variable = &rules->variables[i];
        if (variable->has_stated_weights)
            check_weights(draft, "variable", variable->id, variable->token,
                          rules->indicators[rules->aspects[variable->aspect].unit], variable->slots,
                          variable->stated_weights);
    }
    for (size_t i = 0; i < rules->aspect_count; i++) {
        const struct aspect *aspect = &rules->aspects[i];
        if (aspect->has_stated_weights)
            check_weights(draft, "aspect", aspect->id, aspect->token,
                          rules->indicators[aspect->unit], aspect->slots, aspect->stated_weights);
    }
}

/* ---- Reasons ------------------------------------------------------------------------------ */

/* Whether {name} in a reason stands for something: a field, what is compared, the mandatory
 * answers that fail. */
static void check_placeholder(struct draft *draft, const struct must *must, const char *name)
{
    const struct iga_rules *rules = draft->rules;
    size_t count = rules->field_count[UNIT_INNOVATION];
    const char **known = arena_array(draft->arena, count + 2, sizeof *known);
    if (!known || !name)
        return;
    for (size_t i = 0; i < count; i++)
        known[i] = rules->fields[UNIT_INNOVATION][i].name;
    known[count++] = "value";
    known[count++] = "mandatory";
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i], name) == 0)
            return;
    size_t token = draft_key_token(draft, must->token, "otherwise");
    const char *near = text_nearest(name, strlen(name), known, count);
    if (near)
        complain(draft, token, "unknown_field",
                 "the reason of must \"%s\" speaks of {%s}, but no field of an innovation is "
                 "called so; did you mean {%s}?",
                 must->id, name, near);
    else
        complain(draft, token, "unknown_field",
                 "the reason of must \"%s\" speaks of {%s}, but no field of an innovation is "
                 "called so; write one that is, {value} or {mandatory}",
                 must->id, name);
}

static void check_reason(struct draft *draft, const struct must *must)
{
    for (const char *at = strchr(must->otherwise, '{'); at; at = strchr(at + 1, '{')) {
        const char *end = strchr(at, '}');
        if (!end)
            return;
        check_placeholder(draft, must, arena_copy(draft->arena, at + 1, (size_t)(end - at - 1)));
    }
}

void assemble_check_reasons(struct draft *draft)
{
    for (size_t i = 0; i < draft->rules->must_count; i++)
        check_reason(draft, &draft->rules->musts[i]);
}
