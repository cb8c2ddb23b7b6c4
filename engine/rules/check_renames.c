/* What renamed_from says that cannot be, as far as one file shows it; whether the rules before had
 * such an id, only a diff can tell. */
#include "rules/check_parts.h"

#include <string.h>

/* Things of one kind, which are told apart by their ids. */
struct named {
    const char *id, *renamed_from;
    size_t token;
};

struct kind {
    const char *what;
    struct named *items;
    size_t count;
};

static bool is_renamed(const struct named *item)
{
    return item->renamed_from && *item->renamed_from;
}

/* The earlier one that was called so too, or NULL. */
static const struct named *claimed_before(const struct kind *kind, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (is_renamed(&kind->items[j]) &&
            strcmp(kind->items[j].renamed_from, kind->items[i].renamed_from) == 0)
            return &kind->items[j];
    return NULL;
}

/* The one that is called so now. */
static const struct named *called_so(const struct kind *kind, const char *id)
{
    for (size_t i = 0; i < kind->count; i++)
        if (strcmp(kind->items[i].id, id) == 0)
            return &kind->items[i];
    return NULL;
}

static void check_item(struct checker *c, const struct kind *kind, size_t i)
{
    const struct named *item = &kind->items[i];
    const struct named *twin = claimed_before(kind, i);
    const struct named *present = called_so(kind, item->renamed_from);
    struct place place = checker_place(c, item->token);
    const char *what = message_in(c->findings->lang, kind->what);
    if (present == item)
        findings_add(c->findings, IGA_WARNING, "renamed_from_itself", place, NULL,
                     "%s \"%s\" is renamed_from its own id; leave renamed_from out", what,
                     item->id);
    else if (twin)
        findings_add(c->findings, IGA_WARNING, "renamed_from_twice", place, NULL,
                     "%s \"%s\" is renamed_from \"%s\", but so is \"%s\" in line %zu; only one can "
                     "be what that was",
                     what, item->id, item->renamed_from, twin->id, checker_line(c, twin->token));
    else if (present) /* even if they exchanged their names: data cannot tell which is meant */
        findings_add(c->findings, IGA_WARNING, "renamed_from_present", place, NULL,
                     "%s \"%s\" is renamed_from \"%s\", but line %zu has that id still; leave "
                     "renamed_from out, or give the other a new id",
                     what, item->id, item->renamed_from, checker_line(c, present->token));
}

static void check_kind(struct checker *c, struct kind *kind)
{
    for (size_t i = 0; i < kind->count; i++)
        if (is_renamed(&kind->items[i]))
            check_item(c, kind, i);
    kind->count = 0;
}

static void add(struct kind *kind, const char *id, const char *renamed_from, size_t token)
{
    kind->items[kind->count++] = (struct named){id, renamed_from, token};
}

static size_t most_of_a_kind(const struct iga_rules *rules)
{
    size_t counts[] = {rules->aspect_count, rules->variable_count, rules->value_count,
                       rules->indicator_count[UNIT_REGION] +
                           rules->indicator_count[UNIT_INNOVATION]};
    size_t most = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        most = counts[i] > most ? counts[i] : most;
    return most;
}

void check_renames(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    struct kind kind = {.items =
                            arena_array(c->arena, most_of_a_kind(rules) + 1, sizeof *kind.items)};
    if (!kind.items)
        return;
    kind.what = "aspect";
    for (size_t i = 0; i < rules->aspect_count; i++)
        add(&kind, rules->aspects[i].id, rules->aspects[i].renamed_from, rules->aspects[i].token);
    check_kind(c, &kind);
    kind.what = "variable";
    for (size_t i = 0; i < rules->variable_count; i++)
        add(&kind, rules->variables[i].id, rules->variables[i].renamed_from,
            rules->variables[i].token);
    check_kind(c, &kind);
    kind.what = "indicator";
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            const struct indicator *indicator = &rules->indicators[unit][i];
            add(&kind, indicator->id, indicator->renamed_from, indicator->token);
        }
    check_kind(c, &kind);
    kind.what = "value";
    for (size_t i = 0; i < rules->value_count; i++)
        add(&kind, rules->values[i].id, rules->values[i].renamed_from, rules->values[i].token);
    check_kind(c, &kind);
}
