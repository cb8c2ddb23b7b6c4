/* Eligibility, values, the index, predicates, groups, and what is said of the whole. */
#include "rules/changes.h"

#include "rules/formula_print.h"
#include "rules/levels.h"
#include "rules/verdict.h"

#include <string.h>

/* ---- Eligibility --------------------------------------------------------------------------- */

/* The aspect in which eligibility is stated: the last of innovations that begins before it. */
static const char *must_path(const struct iga_diff *diff, int side, const struct must *must)
{
    const struct iga_rules *rules = diff->rules[side];
    const char *aspect = "eligible";
    for (size_t i = 0; i < rules->aspect_count; i++)
        if (rules->aspects[i].unit == UNIT_INNOVATION &&
            (strcmp(aspect, "eligible") == 0 || rules->aspects[i].token < must->token))
            aspect = rules->aspects[i].id;
    return arena_print(diff->arena, "%s/eligible/%s", aspect, must->id);
}

static const struct must *find_must(const struct iga_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->must_count; i++)
        if (strcmp(rules->musts[i].id, id) == 0)
            return &rules->musts[i];
    return NULL;
}

static void diff_must(struct iga_diff *diff, struct must_pair *pair)
{
    const struct must *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    const struct must *one = after ? after : before;
    struct about about = {
        must_path(diff, after ? SIDE_AFTER : SIDE_BEFORE, one),
        arena_print(diff->arena, message_in(diff->lang, "eligibility: %s"), one->id),
        {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    if (!about.path)
        return;
    pair->condition = diff_expressions(diff, &about, before ? before->condition : NO_NODE,
                                       after ? after->condition : NO_NODE);
    if (!before || !after)
        return;
    change_of_key(diff, &about, "otherwise", before->otherwise, after->otherwise);
    change_of_origin(diff, &about, before->origin, after->origin);
}

static void diff_musts(struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    diff->musts =
        arena_array(diff->arena, before->must_count + after->must_count + 1, sizeof *diff->musts);
    if (!diff->musts)
        return;
    for (size_t i = 0; i < after->must_count; i++)
        diff->musts[diff->must_count++] =
            (struct must_pair){.sides = {find_must(before, after->musts[i].id), &after->musts[i]}};
    for (size_t i = 0; i < before->must_count; i++)
        if (!find_must(after, before->musts[i].id))
            diff->musts[diff->must_count++] =
                (struct must_pair){.sides = {&before->musts[i], NULL}};
    for (size_t i = 0; i < diff->must_count; i++)
        diff_must(diff, &diff->musts[i]);
}

/* ---- Values and the index ------------------------------------------------------------------ */

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static void diff_value(struct iga_diff *diff, struct value_pair *pair)
{
    const struct value *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    const struct value *one = after ? after : before;
    struct about about = {arena_print(diff->arena, "values/%s", one->id),
                          one->title,
                          {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    pair->formula = (struct expression_pair){
        .nodes = {before ? before->node : NO_NODE, after ? after->node : NO_NODE},
        .change = NO_CHANGE};
    if (!about.path)
        return;
    if (!before || !after) {
        /* it changes a score only where a formula names it, and that is a change of its own */
        struct said said = said_expression(diff, after ? SIDE_AFTER : SIDE_BEFORE, one->node),
                    none = {NULL, NULL};
        change_add(diff, change_of(diff, &about, IGA_STRUCTURE, before ? said : none,
                                   after ? said : none));
        return;
    }
    pair->formula = diff_expressions(diff, &about, before->node, after->node);
    change_of_name(diff, &about, before->id, after->id);
    change_of_key(diff, &about, "title", before->title, after->title);
    change_of_stated(diff, &about, "maximum", IGA_STRUCTURE,
                     (struct stated){before->has_stated_maximum, before->stated_maximum},
                     (struct stated){after->has_stated_maximum, after->stated_maximum},
                     same_text(before->maximum, after->maximum));
    struct said none = {NULL, NULL},
                was = before->has_stated_share ? said_number(diff, before->stated_share) : none,
                is = after->has_stated_share ? said_number(diff, after->stated_share) : none;
    struct about share = about_key(diff, &about, "share", "share");
    if (!same_text(was.plain, is.plain))
        change_add(diff, change_of(diff, &share, was.plain && is.plain ? IGA_STRUCTURE : IGA_TEXT,
                                   was, is));
    change_of_origin(diff, &about, before->origin, after->origin);
}

void diff_formulas(struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    uint32_t *removed =
        match_inverse(diff, diff->matches.values, after->value_count, before->value_count);
    diff->values = arena_array(diff->arena, before->value_count + after->value_count + 1,
                               sizeof *diff->values);
    if (!diff->values || !removed)
        return;
    diff_musts(diff);
    for (size_t i = 0; i < after->value_count; i++) {
        uint32_t match = diff->matches.values[i];
        diff->values[diff->value_count++] = (struct value_pair){
            .sides = {match == NO_INDEX ? NULL : &before->values[match], &after->values[i]}};
    }
    for (size_t i = 0; i < before->value_count; i++)
        if (removed[i] == NO_INDEX)
            diff->values[diff->value_count++] =
                (struct value_pair){.sides = {&before->values[i], NULL}};
    for (size_t i = 0; i < diff->value_count; i++)
        diff_value(diff, &diff->values[i]);
    struct about about = {"", message_in(diff->lang, "Index"), {before->token, after->token}};
    struct about index = about_key(diff, &about, "index", "index");
    diff->values[diff->value_count++] =
        (struct value_pair){.formula = diff_expressions(diff, &index, before->index, after->index)};
}

/* ---- Predicates and groups ----------------------------------------------------------------- */

static struct said said_range(const struct iga_diff *diff, int side,
                              const struct predicate *predicate)
{
    const struct interval range = {
        .has_low = true, .has_high = true, .low = predicate->low, .high = predicate->high};
    int decimals = diff->rules[side]->decimals;
    return (struct said){range_shown(diff->arena, &range, decimals, IGA_LANG_EN),
                         range_shown(diff->arena, &range, decimals, diff->lang)};
}

static const struct predicate *find_predicate(const struct iga_rules *rules, const char *name)
{
    for (size_t i = 0; i < rules->predicate_count; i++)
        if (strcmp(rules->predicates[i].name, name) == 0)
            return &rules->predicates[i];
    return NULL;
}

static void diff_predicate(struct iga_diff *diff, const struct predicate *before,
                           const struct predicate *after)
{
    const struct predicate *one = after ? after : before;
    struct about about = {arena_print(diff->arena, "predicates/%s", one->name),
                          one->name,
                          {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    struct said none = {NULL, NULL};
    if (!about.path)
        return;
    if (!before || !after || !same_number(before->low, after->low) ||
        !same_number(before->high, after->high))
        change_add(diff, change_of(diff, &about, IGA_PREDICATE,
                                   before ? said_range(diff, SIDE_BEFORE, before) : none,
                                   after ? said_range(diff, SIDE_AFTER, after) : none));
    if (before && after)
        change_of_origin(diff, &about, before->origin, after->origin);
}

static void diff_predicates(struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    for (size_t i = 0; i < after->predicate_count; i++)
        diff_predicate(diff, find_predicate(before, after->predicates[i].name),
                       &after->predicates[i]);
    for (size_t i = 0; i < before->predicate_count; i++)
        if (!find_predicate(after, before->predicates[i].name))
            diff_predicate(diff, &before->predicates[i], NULL);
}

static const char *agree_text(const struct iga_diff *diff, int side, const struct group *group)
{
    const char *out = "";
    for (size_t i = 0; out && i < group->field_count; i++)
        out = arena_print(diff->arena, "%s%s%s", out, i ? ", " : "",
                          diff->rules[side]->fields[UNIT_REGION][group->fields[i]].name);
    return out ? out : "";
}

/* Groups change places, which are read off the indices as predicates are. */
static void diff_group(struct iga_diff *diff, const struct group *before, const struct group *after)
{
    const struct group *one = after ? after : before;
    struct about about = {arena_print(diff->arena, "groups/%s", one->id),
                          one->title,
                          {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    if (!about.path)
        return;
    if (!before || !after) {
        change_add(diff,
                   change_presence(diff, &about, IGA_PREDICATE, before ? SIDE_BEFORE : SIDE_AFTER));
        return;
    }
    struct about who = about_key(diff, &about, "who", "who"),
                 agree = about_key(diff, &about, "agree", "agree");
    if (!diff_same_expression(diff, before->who, after->who))
        change_add(diff, change_of(diff, &who, IGA_PREDICATE,
                                   said_expression(diff, SIDE_BEFORE, before->who),
                                   said_expression(diff, SIDE_AFTER, after->who)));
    const char *was = agree_text(diff, SIDE_BEFORE, before),
               *is = agree_text(diff, SIDE_AFTER, after);
    if (strcmp(was, is) != 0)
        change_add(diff, change_of(diff, &agree, IGA_PREDICATE, said_text(was), said_text(is)));
    change_of_key(diff, &about, "title", before->title, after->title);
    change_of_origin(diff, &about, before->origin, after->origin);
}

static const struct group *find_group(const struct iga_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->group_count; i++)
        if (strcmp(rules->groups[i].id, id) == 0)
            return &rules->groups[i];
    return NULL;
}

static void diff_groups(struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    for (size_t i = 0; i < after->group_count; i++)
        diff_group(diff, find_group(before, after->groups[i].id), &after->groups[i]);
    for (size_t i = 0; i < before->group_count; i++)
        if (!find_group(after, before->groups[i].id))
            diff_group(diff, &before->groups[i], NULL);
}

/* ---- The rule set as a whole --------------------------------------------------------------- */

static bool feels_overlap(struct iga_diff *diff, const struct indicator *indicator,
                          const char *basis)
{
    const struct table_view sides[2] = {{indicator, diff->rules[SIDE_BEFORE]->overlap},
                                        {indicator, diff->rules[SIDE_AFTER]->overlap}};
    return verdict_of(diff->arena, sides, (struct verdict_scope){true, basis}).verdict != IGA_SAME;
}

static void feel_overlap(struct iga_diff *diff, uint32_t change, uint32_t *decides,
                         const struct indicator_pair *pair, const char *basis)
{
    bool feels = false;
    for (int side = 0; side < 2; side++)
        feels = feels || feels_overlap(diff, pair->sides[side], basis);
    if (!feels)
        return;
    diff->changes[change].scores = true;
    change_merge(diff, change, *decides);
    if (*decides == NO_CHANGE)
        *decides = change;
}

static void diff_overlap(struct iga_diff *diff, const struct about *about)
{
    const struct said words[] = {
        [OVERLAP_HIGHEST] = said_word("highest", message_in(diff->lang, "the highest level")),
        [OVERLAP_LOWEST] = said_word("lowest", message_in(diff->lang, "the lowest level"))};
    enum overlap_policy before = diff->rules[SIDE_BEFORE]->overlap,
                        after = diff->rules[SIDE_AFTER]->overlap;
    struct about below = about_key(diff, about, "overlap", "overlap");
    if (before == after)
        return;
    uint32_t change =
        change_add(diff, change_of(diff, &below, IGA_BAND, words[before], words[after]));
    for (int unit = 0; change != NO_CHANGE && unit < 2; unit++)
        for (size_t i = 0; i < diff->indicator_count[unit]; i++) {
            struct indicator_pair *pair = &diff->indicators[unit][i];
            if (!pair->sides[SIDE_BEFORE] || !pair->sides[SIDE_AFTER] ||
                pair->sides[SIDE_BEFORE]->kind != pair->sides[SIDE_AFTER]->kind)
                continue;
            if (pair->sides[SIDE_BEFORE]->kind == BY_BANDS)
                feel_overlap(diff, change, &pair->answers, pair, NULL);
            for (size_t b = 0; b < pair->basis_count; b++)
                if (pair->bases[b].index[SIDE_BEFORE] != NO_INDEX &&
                    pair->bases[b].index[SIDE_AFTER] != NO_INDEX)
                    feel_overlap(
                        diff, change, &pair->bases[b].change, pair,
                        pair->sides[SIDE_AFTER]->bases[pair->bases[b].index[SIDE_AFTER]].id);
        }
}

static void diff_numbers(struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    bool *taken = arena_array(diff->arena, before->marked_number_count + 1, sizeof *taken);
    const struct origin none = {0};
    for (size_t i = 0; taken && i < after->marked_number_count; i++) {
        const struct marked_number *is = &after->marked_numbers[i], *was = NULL;
        for (size_t k = 0; k < before->marked_number_count && !was; k++)
            if (!taken[k] && strcmp(before->marked_numbers[k].text, is->text) == 0) {
                was = &before->marked_numbers[k];
                taken[k] = true;
            }
        struct about about = {arena_print(diff->arena, "numbers/%s", is->text),
                              formula_decimal(diff->arena, is->text, diff->lang),
                              {was ? was->token : NO_TOKEN, is->token}};
        if (about.path)
            change_of_origin(diff, &about, was ? was->origin : none, is->origin);
    }
    for (size_t k = 0; taken && k < before->marked_number_count; k++) {
        const struct marked_number *was = &before->marked_numbers[k];
        struct about about = {
            arena_print(diff->arena, "numbers/%s", was->text), was->text, {was->token, NO_TOKEN}};
        if (about.path && !taken[k])
            change_of_origin(diff, &about, was->origin, none);
    }
}

void diff_rest(struct iga_diff *diff)
{
    const struct said states[] = {
        [IGA_ANNOUNCED] = said_word("announced", message_in(diff->lang, "announced")),
        [IGA_IN_FORCE] = said_word("in_force", message_in(diff->lang, "in force")),
        [IGA_PAST] = said_word("past", message_in(diff->lang, "past"))};
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    struct about about = {"", after->title, {before->token, after->token}};
    struct about id = about_key(diff, &about, "id", "id"),
                 decimals = about_key(diff, &about, "predicates/decimals", "predicates");
    diff_overlap(diff, &about);
    change_of_stated(diff, &about, "maximum", IGA_STRUCTURE,
                     (struct stated){before->has_stated_maximum, before->stated_maximum},
                     (struct stated){after->has_stated_maximum, after->stated_maximum},
                     same_text(before->index_maximum, after->index_maximum));
    diff_predicates(diff);
    if (before->decimals != after->decimals)
        change_add(diff, change_of(diff, &decimals, IGA_ROUNDING,
                                   said_number(diff, decimal_from_integer(before->decimals)),
                                   said_number(diff, decimal_from_integer(after->decimals))));
    diff_groups(diff);
    diff_numbers(diff);
    change_of_text(diff, &id, before->id, after->id);
    change_of_key(diff, &about, "title", before->title, after->title);
    change_of_key(diff, &about, "year", arena_print(diff->arena, "%d", before->year),
                  arena_print(diff->arena, "%d", after->year));
    struct about status = about_key(diff, &about, "status", "status");
    if (before->state != after->state)
        change_add(diff,
                   change_of(diff, &status, IGA_TEXT, states[before->state], states[after->state]));
    change_of_key(diff, &about, "basis", before->basis, after->basis);
    change_of_origin(diff, &about, before->origin, after->origin);
}
