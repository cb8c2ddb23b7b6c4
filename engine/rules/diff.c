#include "rules/changes.h"

#include "rules/formula_print.h"

#include <stdlib.h>
#include <string.h>

/* ---- Matching ------------------------------------------------------------------------------ */

static struct named_thing *make_things(struct iga_diff *diff, size_t count)
{
    return arena_array(diff->arena, count + 1, sizeof(struct named_thing));
}

#define THINGS(name, type, list, list_count)                                                       \
    static struct named_thing *name(struct iga_diff *diff, int side)                               \
    {                                                                                              \
        const struct iga_rules *rules = diff->rules[side];                                         \
        struct named_thing *things = make_things(diff, rules->list_count);                         \
        for (size_t i = 0; things && i < rules->list_count; i++) {                                 \
            const struct type *item = &rules->list[i];                                             \
            things[i] = (struct named_thing){item->id, item->renamed_from, item->token, 0};        \
        }                                                                                          \
        return things;                                                                             \
    }

THINGS(aspect_things, aspect, aspects, aspect_count)
THINGS(variable_things, variable, variables, variable_count)
THINGS(region_things, indicator, indicators[UNIT_REGION], indicator_count[UNIT_REGION])
THINGS(innovation_things, indicator, indicators[UNIT_INNOVATION], indicator_count[UNIT_INNOVATION])
THINGS(value_things, value, values, value_count)

static uint32_t *match(struct iga_diff *diff, struct named_thing *(*things)(struct iga_diff *, int),
                       size_t before, size_t after, const char *what)
{
    struct named_thing *old = things(diff, SIDE_BEFORE), *new = things(diff, SIDE_AFTER);
    return old && new ? match_things(diff, old, before, new, after, what) : NULL;
}

static bool match_all(struct matches *out, struct iga_diff *diff)
{
    const struct iga_rules *before = diff->rules[SIDE_BEFORE], *after = diff->rules[SIDE_AFTER];
    const char *indicator = message_in(diff->lang, "indicator");
    out->aspects = match(diff, aspect_things, before->aspect_count, after->aspect_count,
                         message_in(diff->lang, "aspect"));
    out->variables = match(diff, variable_things, before->variable_count, after->variable_count,
                           message_in(diff->lang, "variable"));
    out->indicators[UNIT_REGION] = match(diff, region_things, before->indicator_count[UNIT_REGION],
                                         after->indicator_count[UNIT_REGION], indicator);
    out->indicators[UNIT_INNOVATION] =
        match(diff, innovation_things, before->indicator_count[UNIT_INNOVATION],
              after->indicator_count[UNIT_INNOVATION], indicator);
    out->values = match(diff, value_things, before->value_count, after->value_count,
                        message_in(diff->lang, "value"));
    return !arena_failed(diff->arena);
}

/* ---- What did not change ------------------------------------------------------------------- */

static bool has_change(const struct iga_diff *diff, const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < diff->count; i++) {
        const char *other = diff->changes[i].path;
        if (strncmp(other, path, length) == 0 && (!other[length] || other[length] == '/'))
            return true;
    }
    return false;
}

static const char *field_title(const struct iga_rules *rules, const char *path)
{
    static const char regions[] = "fields/region/";
    enum node_unit unit =
        strncmp(path, regions, sizeof regions - 1) == 0 ? UNIT_REGION : UNIT_INNOVATION;
    const char *name = strrchr(path, '/') + 1;
    for (size_t i = 0; i < rules->field_count[unit]; i++)
        if (strcmp(rules->fields[unit][i].name, name) == 0)
            return rules->fields[unit][i].title;
    return NULL;
}

static const char *value_title(const struct iga_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->value_count; i++)
        if (strcmp(rules->values[i].id, id) == 0)
            return rules->values[i].title;
    return NULL;
}

static const char *group_title(const struct iga_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->group_count; i++)
        if (strcmp(rules->groups[i].id, id) == 0)
            return rules->groups[i].title;
    return NULL;
}

/* What people call a part of the new rule set. */
static const char *title_of(const struct iga_diff *diff, const char *path)
{
    const struct iga_rules *rules = diff->rules[SIDE_AFTER];
    const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path, *title;
    if (strcmp(path, "index") == 0)
        return message_in(diff->lang, "Index");
    if (strncmp(path, "fields/", 7) == 0)
        title = field_title(rules, path);
    else if (strncmp(path, "values/", 7) == 0)
        title = value_title(rules, last);
    else if (strncmp(path, "groups/", 7) == 0)
        title = group_title(rules, last);
    else if (strstr(path, "eligible/"))
        title = arena_print(diff->arena, message_in(diff->lang, "eligibility: %s"), last);
    else
        title = formula_title(rules, last);
    return is_empty(title) ? last : title;
}

static void keep_unchanged(struct iga_diff *diff, const char *path)
{
    if (path && !has_change(diff, path) &&
        arena_grow(diff->arena, (void **)&diff->unchanged, diff->unchanged_count,
                   &diff->unchanged_capacity, sizeof *diff->unchanged))
        diff->unchanged[diff->unchanged_count++] = (struct unchanged){path, title_of(diff, path)};
}

/* The rule set's parts are what may change in it. */
static void find_unchanged(struct iga_diff *diff)
{
    const struct iga_rules *after = diff->rules[SIDE_AFTER];
    struct arena *arena = diff->arena;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < after->field_count[unit]; i++)
            keep_unchanged(diff, arena_print(arena, "fields/%s/%s", unit ? "innovation" : "region",
                                             after->fields[unit][i].name));
    for (size_t i = 0; i < after->part_count; i++) {
        const char *path = after->parts[i].path;
        bool is_below = strstr(path, "/bands/") || strstr(path, "/codes/") ||
                        strstr(path, "/bases/") || strncmp(path, "fields/", 7) == 0 ||
                        strncmp(path, "numbers/", 8) == 0 || strcmp(path, after->id) == 0;
        if (!is_below)
            keep_unchanged(diff, path);
    }
    keep_unchanged(diff, "index");
    for (size_t i = 0; i < after->group_count; i++)
        if (!after->groups[i].origin.stated) /* else it is a part */
            keep_unchanged(diff, arena_print(arena, "groups/%s", after->groups[i].id));
}

/* ---- All of it ----------------------------------------------------------------------------- */

/* The strictest class first, else as they were found. */
static void put_in_order(struct iga_diff *diff)
{
    size_t n = 0;
    diff->order = arena_array(diff->arena, diff->count + 1, sizeof *diff->order);
    for (int c = IGA_STRUCTURE; diff->order && c <= IGA_TEXT; c++)
        for (uint32_t i = 0; i < diff->count; i++)
            if ((int)diff->changes[i].change_class == c)
                diff->order[n++] = i;
}

static void compare(struct iga_diff *diff)
{
    if (!match_all(&diff->matches, diff))
        return;
    diff_name_formula(diff);
    if (arena_failed(diff->arena))
        return;
    diff_indicators(diff);
    diff_formulas(diff);
    diff_fields(diff);
    diff_rest(diff);
    if (arena_failed(diff->arena))
        return;
    diff_parts(diff);
    put_in_order(diff);
    find_unchanged(diff);
    findings_sort(&diff->findings);
}

iga_status iga_diff_new(iga_diff **out, const iga_rules *before, const iga_rules *after,
                        iga_lang lang)
{
    if (out)
        *out = NULL;
    if (!out || !before || !after)
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_diff *diff = arena ? arena_take(arena, sizeof *diff) : NULL;
    if (!diff) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    diff->arena = arena;
    diff->rules[SIDE_BEFORE] = before;
    diff->rules[SIDE_AFTER] = after;
    diff->lang = lang;
    findings_init(&diff->findings, arena, lang);
    compare(diff);
    if (arena_failed(arena)) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    *out = diff;
    return IGA_OK;
}

void iga_diff_free(iga_diff *diff)
{
    if (diff)
        arena_free(diff->arena);
}

/* ---- Getters ------------------------------------------------------------------------------- */

const iga_rules *iga_diff_before(const iga_diff *diff)
{
    return diff->rules[SIDE_BEFORE];
}

const iga_rules *iga_diff_after(const iga_diff *diff)
{
    return diff->rules[SIDE_AFTER];
}

size_t iga_diff_count(const iga_diff *diff)
{
    return diff->count;
}

bool iga_diff_change(iga_rule_change *out, const iga_diff *diff, size_t i)
{
    if (i >= diff->count)
        return false;
    const struct change *change = &diff->changes[diff->order[i]];
    *out = (iga_rule_change){.change_class = change->change_class,
                             .kind = change->kind,
                             .path = change->path,
                             .title = change->title,
                             .before = change->texts[SIDE_BEFORE].plain,
                             .after = change->texts[SIDE_AFTER].plain,
                             .before_shown = change->texts[SIDE_BEFORE].shown,
                             .after_shown = change->texts[SIDE_AFTER].shown,
                             .within = change->within,
                             .line_before = change->lines[SIDE_BEFORE],
                             .line_after = change->lines[SIDE_AFTER],
                             .verdict = change->verdict,
                             .witness = change->witness,
                             .points_before = change->points[SIDE_BEFORE],
                             .points_after = change->points[SIDE_AFTER],
                             .part = change->part};
    return true;
}

const char *iga_diff_unchanged(const iga_diff *diff, size_t i)
{
    return i < diff->unchanged_count ? diff->unchanged[i].path : NULL;
}

const char *iga_diff_unchanged_title(const iga_diff *diff, size_t i)
{
    return i < diff->unchanged_count ? diff->unchanged[i].title : NULL;
}

const iga_findings *iga_diff_findings(const iga_diff *diff)
{
    return &diff->findings;
}

const char *iga_diff_part(const iga_diff *diff, size_t i)
{
    return i < diff->part_count ? diff->parts[i] : NULL;
}
