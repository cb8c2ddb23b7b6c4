#include "rules/assemble.h"

#include "rules/hint.h"
#include "rules/resolve.h"

#include <string.h>

/* ---- Putting in order --------------------------------------------------------------------- */

static void place_indicator(struct draft *draft, uint32_t index, uint32_t aspect, uint32_t variable)
{
    struct iga_rules *rules = draft->rules;
    struct draft_indicator *made = draft_get(struct draft_indicator, draft->indicators, index);
    enum node_unit unit = rules->aspects[aspect].unit;
    if (made->placed) {
        complain(draft, made->indicator.token, "used_twice",
                 "indicator \"%s\" stands in two places; an indicator belongs to one",
                 made->indicator.id);
        return;
    }
    made->placed = true;
    made->indicator.aspect = aspect;
    made->indicator.variable = variable;
    made->indicator.unit = unit;
    made->indicator.slot = (uint32_t)rules->indicator_count[unit];
    rules->indicators[unit][rules->indicator_count[unit]++] = made->indicator;
}

static void place_variable(struct draft *draft, uint32_t index, uint32_t aspect)
{
    struct iga_rules *rules = draft->rules;
    struct draft_variable *made = draft_get(struct draft_variable, draft->variables, index);
    enum node_unit unit = rules->aspects[aspect].unit;
    if (made->placed) {
        complain(draft, made->variable.token, "used_twice",
                 "variable \"%s\" stands in two places; a variable belongs to one aspect",
                 made->variable.id);
        return;
    }
    made->placed = true;
    made->variable.aspect = aspect;
    made->variable.slots.first = (uint32_t)rules->indicator_count[unit];
    for (size_t i = 0; i < made->indicator_count; i++)
        place_indicator(draft, made->indicators[i], aspect, (uint32_t)rules->variable_count);
    made->variable.slots.count =
        (uint32_t)rules->indicator_count[unit] - made->variable.slots.first;
    rules->variables[rules->variable_count++] = made->variable;
}

static void place_aspect(struct draft *draft, struct draft_aspect *made)
{
    struct iga_rules *rules = draft->rules;
    uint32_t aspect = (uint32_t)rules->aspect_count++;
    enum node_unit unit = made->aspect.unit;
    rules->aspects[aspect] = made->aspect;
    if (unit == UNIT_INNOVATION)
        rules->has_innovations = true;
    struct slots *slots = &rules->aspects[aspect].slots;
    slots->first = (uint32_t)rules->indicator_count[unit];
    for (size_t i = 0; i < made->member_count; i++) {
        if (made->members[i].is_variable)
            place_variable(draft, made->members[i].index, aspect);
        else
            place_indicator(draft, made->members[i].index, aspect, NO_INDEX);
    }
    slots->count = (uint32_t)rules->indicator_count[unit] - slots->first;
    if (!made->must_count)
        return;
    if (rules->must_count) {
        complain(draft, made->aspect.token, "used_twice",
                 "eligibility is stated in two aspects; state it in one, for an innovation is "
                 "eligible or not as a whole");
        return;
    }
    rules->musts = arena_array(draft->arena, made->must_count, sizeof *rules->musts);
    for (size_t i = 0; rules->musts && i < made->must_count; i++)
        rules->musts[rules->must_count++] = *draft_get(struct must, draft->musts, made->musts[i]);
}

static bool make_room(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    size_t count = draft->member_count;
    rules->aspects = arena_array(draft->arena, count + 1, sizeof *rules->aspects);
    rules->values = arena_array(draft->arena, count + 1, sizeof *rules->values);
    rules->groups = arena_array(draft->arena, count + 1, sizeof *rules->groups);
    rules->variables =
        arena_array(draft->arena, draft->variables.count + 1, sizeof *rules->variables);
    for (int unit = 0; unit < 2; unit++) {
        rules->indicators[unit] =
            arena_array(draft->arena, draft->indicators.count + 1, sizeof *rules->indicators[0]);
        rules->fields[unit] = arena_array(draft->arena, count + 1, sizeof *rules->fields[0]);
    }
    return !arena_failed(draft->arena);
}

/* Each member of the rule set to its list, in the order of the file. */
static void place_members(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    for (size_t i = 0; i < draft->member_count; i++) {
        const struct handle *handle = &draft->members[i];
        switch (handle->kind) {
        case HANDLE_FIELD: {
            struct field field = *draft_get(struct field, draft->fields, handle->index);
            field.origin = handle_origin(draft, handle, field.origin);
            if (field.unit == UNIT_INNOVATION)
                rules->has_innovations = true;
            rules->fields[field.unit][rules->field_count[field.unit]++] = field;
            break;
        }
        case HANDLE_ASPECT: {
            struct draft_aspect *made =
                draft_get(struct draft_aspect, draft->aspects, handle->index);
            made->aspect.origin = handle_origin(draft, handle, made->aspect.origin);
            if (made->placed)
                complain(draft, made->aspect.token, "used_twice",
                         "aspect \"%s\" stands there twice", made->aspect.id);
            else
                place_aspect(draft, made);
            made->placed = true;
            break;
        }
        case HANDLE_VALUE: {
            struct value value = *draft_get(struct value, draft->values, handle->index);
            value.origin = handle_origin(draft, handle, value.origin);
            rules->values[rules->value_count++] = value;
            break;
        }
        default: {
            struct draft_group *made = draft_get(struct draft_group, draft->groups, handle->index);
            made->group.origin = handle_origin(draft, handle, made->group.origin);
            rules->groups[rules->group_count++] = made->group;
        }
        }
    }
}

static void complain_unplaced(struct draft *draft)
{
    for (size_t i = 0; i < draft->variables.count; i++) {
        const struct draft_variable *made = draft_get(struct draft_variable, draft->variables, i);
        for (size_t j = 0; j < made->indicator_count; j++) /* they stand in this variable */
            draft_get(struct draft_indicator, draft->indicators, made->indicators[j])->placed =
                true;
    }
    for (size_t i = 0; i < draft->indicators.count; i++) {
        const struct draft_indicator *made =
            draft_get(struct draft_indicator, draft->indicators, i);
        if (!made->placed)
            complain(draft, made->indicator.token, "not_used",
                     "indicator \"%s\" stands in no variable and no aspect; put it into one",
                     made->indicator.id);
    }
    for (size_t i = 0; i < draft->variables.count; i++) {
        const struct draft_variable *made = draft_get(struct draft_variable, draft->variables, i);
        if (!made->placed)
            complain(draft, made->variable.token, "not_used",
                     "variable \"%s\" stands in no aspect; put it into one", made->variable.id);
    }
}

/* ---- Ids ---------------------------------------------------------------------------------- */

struct id_use {
    const char *id, *what;
    size_t token;
};

static void complain_doubles(const struct draft *draft, const struct id_use *uses, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(uses[i].id, uses[j].id) == 0) {
                complain(draft, uses[i].token, "doubled_id",
                         "\"%s\" is used twice; line %zu has it already as the id of %s",
                         uses[i].id, source_place(draft->source, uses[j].token).line,
                         draft_words(draft, uses[j].what));
                break;
            }
}

/* Aspects, variables and indicators share one set of ids, since `total` takes any of them. */
static void check_ids(struct draft *draft)
{
    const struct iga_rules *rules = draft->rules;
    size_t most = rules->aspect_count + rules->variable_count + rules->indicator_count[0] +
                  rules->indicator_count[1] + rules->value_count + rules->group_count +
                  rules->field_count[0] + rules->field_count[1] + rules->must_count +
                  rules->predicate_count;
    struct id_use *uses = arena_array(draft->arena, most + 1, sizeof *uses);
    if (!uses)
        return;
    size_t n = 0;
    for (size_t i = 0; i < rules->aspect_count; i++)
        uses[n++] = (struct id_use){rules->aspects[i].id, "an aspect", rules->aspects[i].token};
    for (size_t i = 0; i < rules->variable_count; i++)
        uses[n++] =
            (struct id_use){rules->variables[i].id, "a variable", rules->variables[i].token};
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            uses[n++] = (struct id_use){rules->indicators[unit][i].id, "an indicator",
                                        rules->indicators[unit][i].token};
    complain_doubles(draft, uses, n);
    n = 0;
    for (size_t i = 0; i < rules->value_count; i++)
        uses[n++] = (struct id_use){rules->values[i].id, "a value", rules->values[i].token};
    complain_doubles(draft, uses, n);
    n = 0;
    for (size_t i = 0; i < rules->group_count; i++)
        uses[n++] = (struct id_use){rules->groups[i].id, "a group", rules->groups[i].token};
    complain_doubles(draft, uses, n);
    n = 0;
    for (size_t i = 0; i < rules->must_count; i++)
        uses[n++] = (struct id_use){rules->musts[i].id, "a must", rules->musts[i].token};
    complain_doubles(draft, uses, n);
    n = 0;
    for (size_t i = 0; i < rules->predicate_count; i++)
        uses[n++] =
            (struct id_use){rules->predicates[i].name, "a predicate", rules->predicates[i].token};
    complain_doubles(draft, uses, n);
    for (int unit = 0; unit < 2; unit++) {
        n = 0;
        for (size_t i = 0; i < rules->field_count[unit]; i++)
            uses[n++] = (struct id_use){rules->fields[unit][i].name, "a field",
                                        rules->fields[unit][i].token};
        complain_doubles(draft, uses, n);
    }
}

/* ---- Points ------------------------------------------------------------------------------- */

/* What each level earns: as stated, or weight x level. */
static void work_out_scores(struct draft *draft, struct indicator *indicator)
{
    if (indicator->scores)
        return;
    indicator->scores =
        arena_array(draft->arena, indicator->levels + 1u, sizeof *indicator->scores);
    for (unsigned level = 0; indicator->scores && level <= indicator->levels; level++) {
        if (level && indicator->weight.coefficient > 999999999999 / level) {
            complain(draft, indicator->token, "number_range",
                     "the weight of indicator \"%s\" is too large", indicator->id);
            return;
        }
        /* through a text, so that the decimal is in its lowest form */
        char text[NUMBER_TEXT];
        size_t length = units_print(text, indicator->weight.coefficient * (int64_t)level,
                                    indicator->weight.scale);
        decimal_from_text(&indicator->scores[level], text, length);
    }
}

static unsigned score_count(const struct indicator *indicator)
{
    return indicator->kind == BY_SCRIPT ? 1 : indicator->levels + 1;
}

/* The common unit: as many decimals as any score has. */
static void choose_unit(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            struct indicator *indicator = &rules->indicators[unit][i];
            work_out_scores(draft, indicator);
            if (indicator->kind == BY_SCRIPT && indicator->script_decimals > rules->unit_decimals)
                rules->unit_decimals = indicator->script_decimals;
            for (unsigned s = 0; indicator->scores && s < score_count(indicator); s++) {
                if (indicator->scores[s].scale > 9)
                    complain(draft, indicator->token, "number_range",
                             "a score of indicator \"%s\" has more than 9 decimals", indicator->id);
                else if (indicator->scores[s].scale > rules->unit_decimals)
                    rules->unit_decimals = indicator->scores[s].scale;
            }
        }
}

static void work_out_points(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    choose_unit(draft);
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            struct indicator *indicator = &rules->indicators[unit][i];
            unsigned count = score_count(indicator);
            indicator->points = arena_array(draft->arena, count, sizeof *indicator->points);
            for (unsigned s = 0; indicator->points && indicator->scores && s < count; s++) {
                if (indicator->scores[s].scale <= 9 &&
                    !decimal_to_units(&indicator->points[s], indicator->scores[s],
                                      rules->unit_decimals))
                    complain(draft, indicator->token, "number_range",
                             "a score of indicator \"%s\" is too large", indicator->id);
                if (indicator->points[s] > indicator->maximum)
                    indicator->maximum = indicator->points[s];
            }
        }
}

/* The most that an aspect can earn; proves that no sum over innovations can overflow. */
static void work_out_maxima(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    const int64_t bound = (INT64_C(1) << 62) / IGA_MAX_INNOVATIONS;
    int64_t all = 0;
    for (size_t a = 0; a < rules->aspect_count; a++) {
        struct aspect *aspect = &rules->aspects[a];
        const struct indicator *indicators = rules->indicators[aspect->unit];
        for (uint32_t s = 0; s < aspect->slots.count; s++) {
            int64_t maximum = indicators[aspect->slots.first + s].maximum;
            if (maximum > bound - all) {
                complain(draft, aspect->token, "number_range",
                         "the scores of aspect \"%s\" are too large to add up exactly over %u "
                         "innovations",
                         aspect->id, IGA_MAX_INNOVATIONS);
                return;
            }
            aspect->maximum += maximum;
            all += maximum;
        }
        if (!aspect->has_stated_maximum || assemble_has_complaint(draft, aspect->token))
            continue;
        char got[NUMBER_TEXT], stated[NUMBER_TEXT];
        units_print(got, aspect->maximum, rules->unit_decimals);
        decimal_print(stated, aspect->stated_maximum);
        if (strcmp(got, stated) != 0)
            complain(draft, draft_key_token(draft, aspect->token, "maximum"), "maximum",
                     "the maximum of aspect \"%s\" comes out as %s, but the file states %s; check "
                     "its weights and levels against the annex",
                     aspect->id, draft_number(draft, got), draft_number(draft, stated));
    }
}

/* ---- Expressions -------------------------------------------------------------------------- */

static void resolve_all(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            struct indicator *indicator = &rules->indicators[unit][i];
            indicator->applies = resolve(
                draft, indicator->applies, unit == UNIT_REGION ? SCOPE_REGION : SCOPE_INNOVATION,
                TYPE_CONDITION, 0, draft_key_token(draft, indicator->token, "applies"));
        }
    assemble_check_reasons(draft);
    for (size_t i = 0; i < rules->must_count; i++)
        rules->musts[i].condition = resolve(draft, rules->musts[i].condition, SCOPE_INNOVATION,
                                            TYPE_CONDITION, 0, rules->musts[i].token);
    for (size_t i = 0; i < rules->value_count; i++)
        rules->values[i].node = resolve(draft, rules->values[i].node, SCOPE_FORMULA, TYPE_NUMBER, i,
                                        rules->values[i].token);
    rules->index = resolve(draft, draft->index, SCOPE_FORMULA, TYPE_NUMBER, rules->value_count,
                           draft->index_token);
}

static uint32_t region_field(const struct draft *draft, const char *name)
{
    const struct iga_rules *rules = draft->rules;
    for (size_t i = 0; i < rules->field_count[UNIT_REGION]; i++)
        if (strcmp(rules->fields[UNIT_REGION][i].name, name) == 0)
            return (uint32_t)i;
    return NO_INDEX;
}

/* Marks the region fields that a condition reads. */
static void mark_fields(const struct iga_rules *rules, uint32_t node, bool *marks)
{
    if (node == NO_NODE)
        return;
    const struct node *n = &rules->formula.nodes[node];
    if ((n->op == NODE_FIELD || n->op == NODE_ONE_OF || n->op == NODE_GIVEN ||
         n->op == NODE_WORDS) &&
        n->unit == UNIT_REGION)
        marks[n->index] = true;
    for (uint32_t i = 0; i < n->child_count; i++)
        mark_fields(rules, formula_child(&rules->formula, node, i), marks);
}

/* Resolves the groups, and finds the fields that results repeat: those that groups read. */
static void place_groups(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    size_t field_count = rules->field_count[UNIT_REGION];
    bool *marks = arena_array(draft->arena, field_count + 1, sizeof *marks);
    rules->group_fields = arena_array(draft->arena, field_count + 1, sizeof *rules->group_fields);
    if (!marks || !rules->group_fields)
        return;
    size_t g = 0;
    for (size_t i = 0; i < draft->member_count; i++) {
        if (draft->members[i].kind != HANDLE_GROUP)
            continue;
        const struct draft_group *made =
            draft_get(struct draft_group, draft->groups, draft->members[i].index);
        struct group *group = &rules->groups[g++];
        group->fields = arena_array(draft->arena, made->agree_count + 1, sizeof *group->fields);
        for (size_t f = 0; group->fields && f < made->agree_count; f++) {
            uint32_t field = region_field(draft, made->agree[f]);
            if (field == NO_INDEX) {
                complain(draft, draft_key_token(draft, group->token, "agree"), "unknown_field",
                         "no field \"%s\" of %s is declared%s", made->agree[f],
                         draft_words(draft, "the region"),
                         hint_for_field(draft, UNIT_REGION, made->agree[f]));
                continue;
            }
            group->fields[group->field_count++] = field;
            marks[field] = true;
        }
        group->who = resolve(draft, group->who, SCOPE_REGION, TYPE_CONDITION, 0,
                             draft_key_token(draft, group->token, "who"));
        mark_fields(rules, group->who, marks);
    }
    for (size_t i = 0; i < field_count; i++)
        if (marks[i] && strcmp(rules->fields[UNIT_REGION][i].name, "name") != 0)
            rules->group_fields[rules->group_field_count++] = (uint32_t)i;
}

void assemble(struct draft *draft)
{
    struct iga_rules *rules = draft->rules;
    if (!make_room(draft))
        return;
    place_members(draft);
    if (!draft->has_leftovers)
        complain_unplaced(draft);
    check_ids(draft);
    if (!rules->aspect_count)
        complain(draft, draft->token, "no_levels",
                 "the rule set has no aspect; add aspect \"…\" { … }");
    work_out_points(draft);
    assemble_check_weights(draft);
    work_out_maxima(draft);
    resolve_all(draft);
    place_groups(draft);
    rules->script_count = (int)draft->scripts.count;
}
