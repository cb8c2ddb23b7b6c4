/* What regions and innovations say of themselves, and the expressions that read it. */
#include "rules/changes.h"

#include <string.h>

static struct said said_type(const struct iga_diff *diff, enum field_type type)
{
    switch (type) {
    case FIELD_NUMBER:
        return said_word("number", message_in(diff->lang, "a number"));
    case FIELD_WHOLE:
        return said_word("whole", message_in(diff->lang, "a whole number"));
    case FIELD_DATE:
        return said_word("date", message_in(diff->lang, "a date"));
    case FIELD_CHOICE:
        return said_word("one_of", message_in(diff->lang, "one text of a list"));
    default:
        return said_word("text", message_in(diff->lang, "a text"));
    }
}

static bool has_choice(const struct field *field, const char *choice)
{
    for (size_t i = 0; i < field->choice_count; i++)
        if (strcmp(field->choices[i], choice) == 0)
            return true;
    return false;
}

/* How a node may depend on what a field takes. */
enum dependence { ON_NOTHING, ON_CHOICES, ON_TYPE };

static enum dependence depends(const struct formula *formula, const struct node *node,
                               const struct field *field, uint32_t index)
{
    bool names = node->unit == field->unit && node->index == index;
    switch (node->op) {
    case NODE_AGGREGATE: { /* a list of texts holds only those that both know */
        const struct aggregate *aggregate = &formula->aggregates[node->index];
        if (aggregate->kind != AGGREGATE_DISTINCT || field->unit != UNIT_INNOVATION ||
            formula->nodes[aggregate->subject].index != index)
            return ON_NOTHING;
        return node->text_count ? ON_TYPE : ON_CHOICES;
    }
    case NODE_FIELD:
    case NODE_WORDS:
    case NODE_ONE_OF:
    case NODE_GIVEN:
        return names ? ON_TYPE : ON_NOTHING;
    default:
        return ON_NOTHING;
    }
}

static enum dependence depends_below(const struct formula *formula, uint32_t root,
                                     const struct field *field, uint32_t index)
{
    const struct node *node = &formula->nodes[root];
    enum dependence most = depends(formula, node, field, index);
    for (uint32_t i = 0; i < node->child_count; i++) {
        enum dependence below =
            depends_below(formula, formula_child(formula, root, i), field, index);
        most = below > most ? below : most;
    }
    if (node->op == NODE_AGGREGATE) {
        const struct aggregate *aggregate = &formula->aggregates[node->index];
        uint32_t inside[2] = {aggregate->population.where,
                              aggregate->kind == AGGREGATE_DISTINCT ? NO_NODE : aggregate->subject};
        for (int i = 0; i < 2; i++) {
            enum dependence below =
                inside[i] == NO_NODE ? ON_NOTHING : depends_below(formula, inside[i], field, index);
            most = below > most ? below : most;
        }
    }
    return most;
}

/* An expression that reads a field which takes other data: its two forms belong with the change
 * of the field. */
static void bind(struct iga_diff *diff, uint32_t change, struct expression_pair *pair,
                 const struct field *field, uint32_t index, bool type_changed)
{
    if (pair->nodes[SIDE_BEFORE] == NO_NODE)
        return;
    enum dependence on =
        depends_below(&diff->rules[SIDE_BEFORE]->formula, pair->nodes[SIDE_BEFORE], field, index);
    if (on == ON_NOTHING || (on == ON_TYPE && !type_changed))
        return;
    diff->changes[change].scores = true;
    for (size_t i = 0; i < pair->replaced_count; i++)
        change_merge(diff, change, pair->replaced[i].change);
    pair->replaced_count = 0;
    change_merge(diff, change, pair->change);
    if (pair->change == NO_CHANGE)
        pair->change = change;
}

static void bind_all(struct iga_diff *diff, uint32_t change, const struct field *field,
                     uint32_t index, bool type_changed)
{
    if (change == NO_CHANGE)
        return;
    for (size_t i = 0; i < diff->must_count; i++)
        bind(diff, change, &diff->musts[i].condition, field, index, type_changed);
    for (size_t i = 0; i < diff->value_count; i++)
        bind(diff, change, &diff->values[i].formula, field, index, type_changed);
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < diff->indicator_count[unit]; i++) {
            struct indicator_pair *pair = &diff->indicators[unit][i];
            if (!pair->sides[SIDE_BEFORE] || !pair->sides[SIDE_AFTER])
                continue;
            struct expression_pair applies = {
                {pair->sides[SIDE_BEFORE]->applies, pair->sides[SIDE_AFTER]->applies},
                pair->applies,
                NULL,
                0};
            bind(diff, change, &applies, field, index, type_changed);
            pair->applies = applies.change;
        }
}

static void diff_choices(struct iga_diff *diff, const struct about *about,
                         const struct field *before, const struct field *after, uint32_t index)
{
    struct about list = about_key(diff, about, "choices", "type");
    for (size_t i = 0; i < before->choice_count + after->choice_count; i++) {
        bool is_new = i >= before->choice_count;
        const char *choice = is_new ? after->choices[i - before->choice_count] : before->choices[i];
        if (has_choice(is_new ? before : after, choice))
            continue;
        struct about below = list;
        struct said said = said_text(choice), none = {NULL, NULL};
        below.path = arena_print(diff->arena, "%s/%s", list.path, choice);
        uint32_t change = change_add(diff, change_of(diff, &below, IGA_STRUCTURE,
                                                     is_new ? none : said, is_new ? said : none));
        bind_all(diff, change, before, index, false);
    }
}

static void diff_field(struct iga_diff *diff, const struct field *before, const struct field *after,
                       uint32_t index)
{
    const struct field *one = after ? after : before;
    struct about about = {arena_print(diff->arena, "fields/%s/%s",
                                      one->unit == UNIT_REGION ? "region" : "innovation",
                                      one->name),
                          is_empty(one->title) ? one->name : one->title,
                          {before ? before->token : NO_TOKEN, after ? after->token : NO_TOKEN}};
    if (!about.path)
        return;
    if (!before || !after) {
        change_add(diff,
                   change_presence(diff, &about, IGA_STRUCTURE, before ? SIDE_BEFORE : SIDE_AFTER));
        return;
    }
    if (before->type != after->type) {
        struct about type = about_key(diff, &about, "type", "type");
        uint32_t change =
            change_add(diff, change_of(diff, &type, IGA_STRUCTURE, said_type(diff, before->type),
                                       said_type(diff, after->type)));
        bind_all(diff, change, before, index, true);
    } else {
        diff_choices(diff, &about, before, after, index);
    }
    if (before->required != after->required) {
        struct about required = about_key(diff, &about, "required", "required");
        struct said yes = said_word("yes", message_in(diff->lang, "yes")),
                    no = said_word("no", message_in(diff->lang, "no"));
        change_add(diff, change_of(diff, &required, IGA_STRUCTURE, before->required ? yes : no,
                                   after->required ? yes : no));
    }
    change_of_key(diff, &about, "title", before->title, after->title);
    change_of_origin(diff, &about, before->origin, after->origin);
}

static uint32_t find_field(const struct iga_rules *rules, int unit, const char *name)
{
    for (size_t i = 0; i < rules->field_count[unit]; i++)
        if (strcmp(rules->fields[unit][i].name, name) == 0)
            return (uint32_t)i;
    return NO_INDEX;
}

void diff_fields(struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    for (int unit = 0; unit < 2; unit++) {
        for (size_t i = 0; i < after->field_count[unit]; i++) {
            uint32_t old = find_field(before, unit, after->fields[unit][i].name);
            diff_field(diff, old == NO_INDEX ? NULL : &before->fields[unit][old],
                       &after->fields[unit][i], old);
        }
        for (size_t i = 0; i < before->field_count[unit]; i++)
            if (find_field(after, unit, before->fields[unit][i].name) == NO_INDEX)
                diff_field(diff, &before->fields[unit][i], NULL, (uint32_t)i);
    }
}
