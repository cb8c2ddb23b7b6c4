/* What pages about regions draw: variables, titles, and how far the next predicate is. */
#include "score/result.h"

#include <string.h>

/* The indicators of one variable, or those that an aspect holds outside its variables. */
struct shelf {
    enum node_unit unit;
    uint32_t aspect, variable;
};

static bool stands_in(const struct indicator *indicator, const struct shelf *shelf)
{
    return indicator->aspect == shelf->aspect && indicator->variable == shelf->variable;
}

static bool has_indicators(const struct iga_rules *rules, const struct shelf *shelf)
{
    for (size_t i = 0; i < rules->indicator_count[shelf->unit]; i++)
        if (stands_in(&rules->indicators[shelf->unit][i], shelf))
            return true;
    return false;
}

static bool find_shelf(struct shelf *out, const struct iga_rules *rules, size_t wanted)
{
    size_t seen = 0;
    for (uint32_t a = 0; a < rules->aspect_count; a++) {
        *out = (struct shelf){rules->aspects[a].unit, a, NO_INDEX};
        for (uint32_t v = 0; v < rules->variable_count; v++) {
            out->variable = v;
            if (rules->variables[v].aspect == a && seen++ == wanted)
                return true;
        }
        out->variable = NO_INDEX;
        if (has_indicators(rules, out) && seen++ == wanted)
            return true;
    }
    return false;
}

bool iga_rules_variable(iga_variable *out, const iga_rules *rules, size_t i)
{
    struct shelf shelf;
    if (!find_shelf(&shelf, rules, i))
        return false;
    int64_t maximum = 0;
    for (size_t k = 0; k < rules->indicator_count[shelf.unit]; k++)
        if (stands_in(&rules->indicators[shelf.unit][k], &shelf))
            maximum += rules->indicators[shelf.unit][k].maximum;
    const char *aspect = rules->aspects[shelf.aspect].title;
    *out = (iga_variable){
        .aspect = aspect,
        .title = shelf.variable == NO_INDEX ? aspect : rules->variables[shelf.variable].title,
        .of_innovations = shelf.unit == UNIT_INNOVATION};
    units_print(out->maximum, maximum, rules->unit_decimals);
    return true;
}

void iga_rules_innovation_maximum(char out[40], const iga_rules *rules)
{
    int64_t maximum = 0;
    for (size_t i = 0; i < rules->indicator_count[UNIT_INNOVATION]; i++)
        maximum += rules->indicators[UNIT_INNOVATION][i].maximum;
    units_print(out, maximum, rules->unit_decimals);
}

const char *iga_rules_indicator_title(const char **no, const iga_rules *rules, const char *id)
{
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            const struct indicator *indicator = &rules->indicators[unit][i];
            if (strcmp(indicator->id, id) == 0) {
                *no = indicator->no;
                return indicator->title;
            }
        }
    *no = "";
    return NULL;
}

const char *iga_rules_ranking_title(const iga_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->group_count; i++)
        if (strcmp(rules->groups[i].id, id) == 0)
            return rules->groups[i].title;
    return NULL;
}

/* The lowest index, as published, that is not below an edge. */
static bool lowest_from(int64_t *out, const struct iga_rules *rules, struct decimal low)
{
    struct decimal edge = decimal_round(low, rules->decimals);
    if (!decimal_to_units(out, edge, rules->decimals))
        return false;
    *out += decimal_compare(edge, low) < 0; /* an index that lies between is below it */
    return true;
}

/* The predicate that begins next above `from`; the lowest for NULL. */
static const struct predicate *next_above(const struct iga_rules *rules, const struct decimal *from)
{
    const struct predicate *next = NULL;
    for (size_t i = 0; i < rules->predicate_count; i++) {
        const struct predicate *predicate = &rules->predicates[i];
        if ((!from || decimal_compare(predicate->low, *from) > 0) &&
            (!next || decimal_compare(predicate->low, next->low) < 0))
            next = predicate;
    }
    return next;
}

bool iga_rules_predicate(iga_predicate *out, const iga_rules *rules, size_t i)
{
    const struct predicate *predicate = next_above(rules, NULL);
    int64_t low;
    for (; predicate && i > 0; i--)
        predicate = next_above(rules, &predicate->low);
    if (!predicate || !lowest_from(&low, rules, predicate->low))
        return false;
    *out = (iga_predicate){.name = predicate->name,
                           .is_point = decimal_compare(predicate->low, predicate->high) == 0};
    units_print(out->from, low, rules->decimals);
    return true;
}

bool iga_rules_next_predicate(iga_edge *out, const iga_rules *rules, const char *index)
{
    struct decimal given;
    int64_t here, there;
    if (decimal_from_json(&given, index, strlen(index)) != NUMBER_FINE)
        return false;
    const struct predicate *next = next_above(rules, &given);
    if (!next || !decimal_to_units(&here, given, rules->decimals) ||
        !lowest_from(&there, rules, next->low))
        return false;
    *out = (iga_edge){.predicate = next->name};
    units_print(out->at, there, rules->decimals);
    units_print(out->distance, here - there, rules->decimals);
    return true;
}

/* ---- Results ------------------------------------------------------------------------------ */

static int64_t points_in(const struct iga_rules *rules, const struct shelf *shelf,
                         const struct scored *scored)
{
    int64_t points = 0;
    for (size_t i = 0; i < rules->indicator_count[shelf->unit]; i++)
        if (stands_in(&rules->indicators[shelf->unit][i], shelf))
            points += scored[i].points;
    return points;
}

static const char *mean_in(const iga_result *result, const struct shelf *shelf)
{
    int64_t points = 0;
    size_t count = 0;
    for (size_t i = 0; i < result->region->innovation_count; i++) {
        const struct innovation_result *innovation = &result->innovations[i];
        if (!result->options.claims && iga_findings_count(&innovation->reasons) > 0)
            continue;
        points += points_in(result->rules, shelf, innovation->scored);
        count++;
    }
    if (count == 0)
        return NULL;
    mpq_t mean, by;
    mpq_inits(mean, by, NULL);
    fraction_from_units(mean, points, result->rules->unit_decimals);
    mpq_set_ui(by, count, 1);
    mpq_div(mean, mean, by);
    const char *text = fraction_short(result->arena, mean, 6);
    mpq_clears(mean, by, NULL);
    return text;
}

const char *iga_result_variable(const iga_result *result, size_t i)
{
    struct shelf shelf;
    if (!result->has_detail || !find_shelf(&shelf, result->rules, i))
        return NULL;
    if (shelf.unit == UNIT_INNOVATION)
        return mean_in(result, &shelf);
    char text[NUMBER_TEXT];
    units_print(text, points_in(result->rules, &shelf, result->scored),
                result->rules->unit_decimals);
    return arena_print(result->arena, "%s", text);
}

const char *iga_result_innovation_name(const iga_result *result, size_t innovation)
{
    const struct iga_rules *rules = result->rules;
    if (innovation >= iga_result_innovation_count(result))
        return NULL;
    const struct field_value *fields = result->region->innovations[innovation].fields;
    for (size_t i = 0; fields && i < rules->field_count[UNIT_INNOVATION]; i++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][i];
        if (field->type == FIELD_TEXT && strcmp(field->name, "name") == 0)
            return fields[i].given ? fields[i].text : NULL;
    }
    return NULL;
}
