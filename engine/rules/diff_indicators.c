/* Aspects, variables and indicators: which there are, where they stand, what they ask. */
#include "rules/changes.h"

#include "rules/verdict.h"

#include <string.h>

/* ---- Aspects and variables ----------------------------------------------------------------- */

static void diff_aspect(struct iga_diff *diff, const struct aspect *before,
                        const struct aspect *after)
{
    const struct aspect *one = after ? after : before;
    struct about about = {
        one->id, one->title, {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    if (!before || !after) {
        change_add(diff,
                   change_presence(diff, &about, IGA_STRUCTURE, before ? SIDE_BEFORE : SIDE_AFTER));
        return;
    }
    change_of_name(diff, &about, before->id, after->id);
    change_of_key(diff, &about, "title", before->title, after->title);
    change_of_origin(diff, &about, before->origin, after->origin);
    if (before->unit != after->unit) {
        struct about below = about_key(diff, &about, "of", "of");
        const struct said units[] = {
            said_word("region", message_in(diff->lang, "the region")),
            said_word("innovation", message_in(diff->lang, "an innovation"))};
        change_add(diff,
                   change_of(diff, &below, IGA_STRUCTURE, units[before->unit], units[after->unit]));
    }
    struct decimal was = {before->maximum, diff->rules[SIDE_BEFORE]->unit_decimals},
                   is = {after->maximum, diff->rules[SIDE_AFTER]->unit_decimals};
    change_of_stated(diff, &about, "maximum", IGA_STRUCTURE,
                     (struct stated){before->has_stated_maximum, before->stated_maximum},
                     (struct stated){after->has_stated_maximum, after->stated_maximum},
                     same_number(was, is));
}

static const char *variable_path(const struct iga_diff *diff, int side,
                                 const struct variable *variable)
{
    return arena_print(diff->arena, "%s/%s", diff->rules[side]->aspects[variable->aspect].id,
                       variable->id);
}

static void diff_variable(struct iga_diff *diff, const struct variable *before,
                          const struct variable *after)
{
    const struct variable *one = after ? after : before;
    struct about about = {variable_path(diff, after ? SIDE_AFTER : SIDE_BEFORE, one),
                          one->title,
                          {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    if (!about.path)
        return;
    if (!before || !after) {
        change_add(diff,
                   change_presence(diff, &about, IGA_STRUCTURE, before ? SIDE_BEFORE : SIDE_AFTER));
        return;
    }
    change_of_name(diff, &about, before->id, after->id);
    change_of_stated(diff, &about, "weights", IGA_WEIGHT,
                     (struct stated){before->has_stated_weights, before->stated_weights},
                     (struct stated){after->has_stated_weights, after->stated_weights}, false);
    change_of_key(diff, &about, "title", before->title, after->title);
    change_of_origin(diff, &about, before->origin, after->origin);
}

/* ---- Indicators ---------------------------------------------------------------------------- */

static const char *container(const struct iga_diff *diff, int side,
                             const struct indicator *indicator)
{
    const struct iga_rules *rules = diff->rules[side];
    if (indicator->variable == NO_INDEX)
        return rules->aspects[indicator->aspect].id;
    return variable_path(diff, side, &rules->variables[indicator->variable]);
}

const char *diff_old_name(const struct iga_diff *diff, enum side side, uint32_t node)
{
    return side == SIDE_BEFORE ? diff->rules[side]->formula.nodes[node].name
                               : diff->named.nodes[node].name;
}

static bool is_called(const char *old_name, const char *id, uint32_t match, const char *old_id)
{
    if (match == NO_INDEX)
        return old_name[0] == '+' && strcmp(old_name + 1, id) == 0;
    return strcmp(old_name, old_id) == 0;
}

bool diff_counts(const struct iga_diff *diff, enum side side, const struct indicator *indicator,
                 const char *old_name)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    uint32_t aspect = indicator->aspect, variable = indicator->variable;
    if (side == SIDE_BEFORE)
        return strcmp(old_name, indicator->id) == 0 ||
               strcmp(old_name, before->aspects[aspect].id) == 0 ||
               (variable != NO_INDEX && strcmp(old_name, before->variables[variable].id) == 0);
    uint32_t match = diff->matches.indicators[indicator->unit][indicator->slot];
    if (is_called(old_name, indicator->id, match,
                  match == NO_INDEX ? NULL : before->indicators[indicator->unit][match].id))
        return true;
    match = diff->matches.aspects[aspect];
    if (is_called(old_name, after->aspects[aspect].id, match,
                  match == NO_INDEX ? NULL : before->aspects[match].id))
        return true;
    if (variable == NO_INDEX)
        return false;
    match = diff->matches.variables[variable];
    return is_called(old_name, after->variables[variable].id, match,
                     match == NO_INDEX ? NULL : before->variables[match].id);
}

/* Whether something that the formulas of a side sum up holds the indicator on one side only. */
static bool counts_differently(const struct iga_diff *diff, const struct indicator_pair *pair,
                               enum side side)
{
    const struct formula *formula = &diff->rules[side]->formula;
    for (uint32_t i = 0; i < formula->count; i++) {
        const struct node *node = &formula->nodes[i];
        if (node->op != NODE_POINTS || node->unit != pair->sides[side]->unit)
            continue;
        const char *name = diff_old_name(diff, side, i);
        if (diff_counts(diff, SIDE_BEFORE, pair->sides[SIDE_BEFORE], name) !=
            diff_counts(diff, SIDE_AFTER, pair->sides[SIDE_AFTER], name))
            return true;
    }
    return false;
}

/* The same for people: "Aspect, Variable". */
static const char *container_title(const struct iga_diff *diff, int side,
                                   const struct indicator *indicator)
{
    const struct iga_rules *rules = diff->rules[side];
    const struct aspect *aspect = &rules->aspects[indicator->aspect];
    const char *title = is_empty(aspect->title) ? aspect->id : aspect->title;
    if (indicator->variable == NO_INDEX)
        return title;
    const struct variable *variable = &rules->variables[indicator->variable];
    return arena_print(diff->arena, "%s, %s", title,
                       is_empty(variable->title) ? variable->id : variable->title);
}

/* It stands in another variable, or another aspect. */
static void diff_place(struct iga_diff *diff, struct indicator_pair *pair,
                       const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    uint32_t old_aspect = diff->matches.aspects[after->aspect],
             old_variable =
                 after->variable == NO_INDEX ? NO_INDEX : diff->matches.variables[after->variable];
    bool same_variable = after->variable == NO_INDEX ? before->variable == NO_INDEX
                                                     : old_variable == before->variable;
    if (old_aspect == before->aspect && same_variable)
        return;
    struct about below = *about;
    below.path = arena_print(diff->arena, "%s/variable", about->path);
    bool scores =
        counts_differently(diff, pair, SIDE_BEFORE) || counts_differently(diff, pair, SIDE_AFTER);
    struct change change = change_of(diff, &below, scores ? IGA_STRUCTURE : IGA_TEXT,
                                     (struct said){container(diff, SIDE_BEFORE, before),
                                                   container_title(diff, SIDE_BEFORE, before)},
                                     (struct said){container(diff, SIDE_AFTER, after),
                                                   container_title(diff, SIDE_AFTER, after)});
    change.scores = scores;
    uint32_t added = change_add(diff, change);
    if (scores)
        pair->presence = added;
}

/* Whether eligibility asks for the mandatory answers. */
static bool asks_mandatory(const struct iga_rules *rules)
{
    for (size_t i = 0; i < rules->formula.count; i++)
        if (rules->formula.nodes[i].op == NODE_MANDATORY)
            return true;
    return false;
}

static void diff_mandatory(struct iga_diff *diff, struct indicator_pair *pair,
                           const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    struct about below = about_key(diff, about, "mandatory", "mandatory");
    struct said yes = said_word("yes", message_in(diff->lang, "yes")),
                no = said_word("no", message_in(diff->lang, "no"));
    if (before->mandatory == after->mandatory)
        return;
    struct change change = change_of(diff, &below, IGA_STRUCTURE, before->mandatory ? yes : no,
                                     after->mandatory ? yes : no);
    change.scores = after->unit == UNIT_INNOVATION && (asks_mandatory(diff->rules[SIDE_BEFORE]) ||
                                                       asks_mandatory(diff->rules[SIDE_AFTER]));
    uint32_t added = change_add(diff, change);
    if (change.scores)
        pair->mandatory = added;
}

static void diff_applies(struct iga_diff *diff, struct indicator_pair *pair,
                         const struct about *about)
{
    struct about below = about_key(diff, about, "applies", "applies");
    uint32_t before = pair->sides[SIDE_BEFORE]->applies, after = pair->sides[SIDE_AFTER]->applies;
    if (diff_same_expression(diff, before, after))
        return;
    struct change change =
        change_of(diff, &below, IGA_STRUCTURE, said_expression(diff, SIDE_BEFORE, before),
                  said_expression(diff, SIDE_AFTER, after));
    change.scores = true;
    pair->applies = change_add(diff, change);
}

static void diff_indicator(struct iga_diff *diff, struct indicator_pair *pair)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    const struct indicator *one = after ? after : before;
    int side = after ? SIDE_AFTER : SIDE_BEFORE;
    struct about about = {
        arena_print(diff->arena, "%s/%s", container(diff, side, one), one->id),
        is_empty(one->no) ? one->title : arena_print(diff->arena, "%s %s", one->no, one->title),
        {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    pair->presence = pair->answers = pair->scores = pair->mandatory = pair->applies = NO_CHANGE;
    if (!about.path)
        return;
    if (!before || !after) {
        struct change change = change_presence(diff, &about, IGA_STRUCTURE, (enum side)side);
        change.scores = true;
        pair->presence = change_add(diff, change);
        return;
    }
    change_of_name(diff, &about, before->id, after->id);
    diff_place(diff, pair, &about);
    diff_mandatory(diff, pair, &about);
    diff_applies(diff, pair, &about);
    diff_tables(diff, pair, &about);
    change_of_key(diff, &about, "no", before->no, after->no);
    change_of_key(diff, &about, "title", before->title, after->title);
    change_of_key(diff, &about, "evidence", before->evidence, after->evidence);
    change_of_key(diff, &about, "note", before->note, after->note);
    change_of_origin(diff, &about, before->origin, after->origin);
}

/* ---- All of them --------------------------------------------------------------------------- */

static void diff_containers(struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    uint32_t *aspects =
        match_inverse(diff, diff->matches.aspects, after->aspect_count, before->aspect_count);
    uint32_t *variables =
        match_inverse(diff, diff->matches.variables, after->variable_count, before->variable_count);
    if (!aspects || !variables)
        return;
    for (size_t i = 0; i < after->aspect_count; i++) {
        uint32_t match = diff->matches.aspects[i];
        diff_aspect(diff, match == NO_INDEX ? NULL : &before->aspects[match], &after->aspects[i]);
    }
    for (size_t i = 0; i < before->aspect_count; i++)
        if (aspects[i] == NO_INDEX)
            diff_aspect(diff, &before->aspects[i], NULL);
    for (size_t i = 0; i < after->variable_count; i++) {
        uint32_t match = diff->matches.variables[i];
        diff_variable(diff, match == NO_INDEX ? NULL : &before->variables[match],
                      &after->variables[i]);
    }
    for (size_t i = 0; i < before->variable_count; i++)
        if (variables[i] == NO_INDEX)
            diff_variable(diff, &before->variables[i], NULL);
}

static void pair_unit(struct iga_diff *diff, int unit)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    size_t most = before->indicator_count[unit] + after->indicator_count[unit], count = 0;
    struct indicator_pair *pairs = arena_array(diff->arena, most + 1, sizeof *pairs);
    uint32_t *removed = match_inverse(diff, diff->matches.indicators[unit],
                                      after->indicator_count[unit], before->indicator_count[unit]);
    if (!pairs || !removed)
        return;
    for (size_t i = 0; i < after->indicator_count[unit]; i++) {
        uint32_t match = diff->matches.indicators[unit][i];
        pairs[count++].sides[SIDE_AFTER] = &after->indicators[unit][i];
        if (match != NO_INDEX)
            pairs[count - 1].sides[SIDE_BEFORE] = &before->indicators[unit][match];
    }
    for (size_t i = 0; i < before->indicator_count[unit]; i++)
        if (removed[i] == NO_INDEX)
            pairs[count++].sides[SIDE_BEFORE] = &before->indicators[unit][i];
    diff->indicators[unit] = pairs;
    diff->indicator_count[unit] = count;
    for (size_t i = 0; i < count; i++)
        diff_indicator(diff, &pairs[i]);
}

void diff_indicators(struct iga_diff *diff)
{
    diff_containers(diff);
    for (int unit = 0; unit < 2; unit++)
        pair_unit(diff, unit);
}

const struct indicator_pair *diff_pair_of_slot(const struct iga_diff *diff, enum side side,
                                               enum node_unit unit, uint32_t slot)
{
    for (size_t i = 0; i < diff->indicator_count[unit]; i++) {
        const struct indicator *indicator = diff->indicators[unit][i].sides[side];
        if (indicator && indicator->slot == slot)
            return &diff->indicators[unit][i];
    }
    return NULL;
}
