#include "rules/changes.h"

#include "rules/formula_print.h"

#include <string.h>

/* ---- The list ------------------------------------------------------------------------------ */

uint32_t change_add(struct iga_diff *diff, struct change change)
{
    if (!arena_grow(diff->arena, (void **)&diff->changes, diff->count, &diff->capacity,
                    sizeof *diff->changes))
        return NO_CHANGE;
    change.parent = (uint32_t)diff->count;
    change.part = IGA_NO_PART;
    diff->changes[diff->count] = change;
    return (uint32_t)diff->count++;
}

uint32_t change_root(const struct iga_diff *diff, uint32_t change)
{
    while (diff->changes[change].parent != change)
        change = diff->changes[change].parent;
    return change;
}

void change_merge(struct iga_diff *diff, uint32_t a, uint32_t b)
{
    if (a == NO_CHANGE || b == NO_CHANGE)
        return;
    a = change_root(diff, a);
    b = change_root(diff, b);
    /* the earlier one stands for both */
    if (a < b)
        diff->changes[b].parent = a;
    else
        diff->changes[a].parent = b;
}

/* ---- Places -------------------------------------------------------------------------------- */

static size_t token_line(const struct iga_diff *diff, int side, size_t token)
{
    return token == NO_TOKEN ? 0 : source_place(&diff->rules[side]->source, token).line;
}

/* The key of the table that a word is given, else the word. */
static size_t key_token(const struct iga_diff *diff, int side, size_t token, const char *key)
{
    const struct source *source = &diff->rules[side]->source;
    size_t open = token == NO_TOKEN ? NO_TOKEN : source_table(source, token);
    size_t found = open == NO_TOKEN ? NO_TOKEN : source_key(source, open, key);
    return found == NO_TOKEN ? token : found;
}

struct about about_key(const struct iga_diff *diff, const struct about *about, const char *name,
                       const char *key)
{
    struct about out = *about;
    out.path = *about->path ? arena_print(diff->arena, "%s/%s", about->path, name) : name;
    for (int side = 0; side < 2; side++)
        out.tokens[side] = key_token(diff, side, about->tokens[side], key);
    return out;
}

/* ---- Texts --------------------------------------------------------------------------------- */

bool is_empty(const char *text)
{
    return !text || !*text;
}

bool same_number(struct decimal a, struct decimal b)
{
    return decimal_compare(a, b) == 0;
}

struct said said_text(const char *text)
{
    return (struct said){is_empty(text) ? NULL : text, is_empty(text) ? NULL : text};
}

struct said said_number(const struct iga_diff *diff, struct decimal number)
{
    char text[NUMBER_TEXT];
    const char *plain = arena_copy(diff->arena, text, decimal_print(text, number));
    return (struct said){plain, plain ? formula_decimal(diff->arena, plain, diff->lang) : NULL};
}

struct said said_expression(const struct iga_diff *diff, enum side side, uint32_t node)
{
    const struct print_options plain = {.lang = IGA_LANG_EN, .by_id = true},
                               shown = {.lang = diff->lang};
    if (node == NO_NODE)
        return (struct said){NULL, NULL};
    return (struct said){formula_print(diff->arena, diff->rules[side], node, &plain),
                         formula_print(diff->arena, diff->rules[side], node, &shown)};
}

struct said said_word(const char *word, const char *shown)
{
    return (struct said){word, shown};
}

struct change change_of(const struct iga_diff *diff, const struct about *about,
                        iga_change_class change_class, struct said before, struct said after)
{
    struct change change = {.change_class = change_class,
                            .kind = !before.plain  ? IGA_ADDED
                                    : !after.plain ? IGA_REMOVED
                                                   : IGA_CHANGED,
                            .path = about->path,
                            .title = about->title,
                            .texts = {before, after}};
    for (int side = 0; side < 2; side++)
        change.lines[side] = token_line(diff, side, about->tokens[side]);
    return change;
}

void change_of_text(struct iga_diff *diff, const struct about *about, const char *before,
                    const char *after)
{
    if (is_empty(before) ? !is_empty(after) : is_empty(after) || strcmp(before, after) != 0)
        change_add(diff, change_of(diff, about, IGA_TEXT, said_text(before), said_text(after)));
}

void change_of_key(struct iga_diff *diff, const struct about *about, const char *key,
                   const char *before, const char *after)
{
    struct about below = about_key(diff, about, key, key);
    change_of_text(diff, &below, before, after);
}

struct change change_presence(const struct iga_diff *diff, const struct about *about,
                              iga_change_class change_class, enum side side)
{
    struct said there = said_text(is_empty(about->title) ? about->path : about->title),
                none = {NULL, NULL};
    return side == SIDE_BEFORE ? change_of(diff, about, change_class, there, none)
                               : change_of(diff, about, change_class, none, there);
}

void change_of_name(struct iga_diff *diff, const struct about *about, const char *before,
                    const char *after)
{
    if (strcmp(before, after) == 0)
        return;
    struct change change = change_of(diff, about, IGA_TEXT, said_text(before), said_text(after));
    change.kind = IGA_RENAMED;
    change_add(diff, change);
}

static struct said said_origin(const struct iga_diff *diff, struct origin origin)
{
    static const char *const sources[] = {[IGA_OFFICIAL] = "official: %s",
                                          [IGA_SECONDARY] = "secondary: %s",
                                          [IGA_ASSUMED] = "assumed: %s"};
    const char *reference = origin.reference ? origin.reference : "";
    if (!origin.stated)
        return (struct said){NULL, NULL};
    return (struct said){
        arena_print(diff->arena, sources[origin.source], reference),
        arena_print(diff->arena, message_in(diff->lang, sources[origin.source]), reference)};
}

void change_of_origin(struct iga_diff *diff, const struct about *about, struct origin before,
                      struct origin after)
{
    struct said was = said_origin(diff, before), is = said_origin(diff, after);
    bool same = before.stated == after.stated &&
                (!before.stated || (was.plain && is.plain && strcmp(was.plain, is.plain) == 0));
    struct about below = about_key(diff, about, "source", "source");
    if (!same)
        change_add(diff, change_of(diff, &below, IGA_TEXT, was, is));
}

void change_of_stated(struct iga_diff *diff, const struct about *about, const char *key,
                      iga_change_class change_class, struct stated before, struct stated after,
                      bool comes_out_the_same)
{
    struct about below = about_key(diff, about, key, key);
    struct said none = {NULL, NULL};
    if (before.is_stated == after.is_stated &&
        (!before.is_stated || same_number(before.number, after.number)))
        return;
    bool both = before.is_stated && after.is_stated;
    change_add(diff, change_of(diff, &below, both || !comes_out_the_same ? change_class : IGA_TEXT,
                               before.is_stated ? said_number(diff, before.number) : none,
                               after.is_stated ? said_number(diff, after.number) : none));
}

/* ---- Which is which ------------------------------------------------------------------------ */

static uint32_t find_thing(const struct named_thing *things, size_t count, const char *id,
                           int family)
{
    for (size_t i = 0; i < count; i++)
        if (things[i].family == family && strcmp(things[i].id, id) == 0)
            return (uint32_t)i;
    return NO_INDEX;
}

static void say(struct iga_diff *diff, const struct named_thing *thing, const char *code,
                const char *english, const char *what)
{
    findings_add(&diff->findings, IGA_WARNING, code,
                 source_place(&diff->rules[SIDE_AFTER]->source, thing->token), NULL, english, what,
                 thing->id, thing->renamed_from);
}

/* What the renamed_from of a new thing names, unless that cannot be. */
static uint32_t old_name(struct iga_diff *diff, const struct named_thing *before,
                         size_t before_count, const struct named_thing *thing,
                         const uint32_t *taken, const char *what)
{
    uint32_t old = find_thing(before, before_count, thing->renamed_from, thing->family);
    if (old == NO_INDEX) {
        say(diff, thing, "renamed_from_nothing",
            "%s \"%s\" is renamed_from \"%s\", but the old file has nothing of that name; give "
            "the id that it had there",
            what);
    } else if (taken[old] != NO_INDEX) {
        say(diff, thing, "renamed_from_twice",
            "%s \"%s\" is renamed_from \"%s\", but so is another; only one can be what that was",
            what);
        return NO_INDEX;
    }
    return old;
}

uint32_t *match_things(struct iga_diff *diff, const struct named_thing *before, size_t before_count,
                       const struct named_thing *after, size_t after_count, const char *what)
{
    uint32_t *matches = arena_array(diff->arena, after_count + 1, sizeof *matches);
    uint32_t *taken = arena_array(diff->arena, before_count + 1, sizeof *taken);
    if (!matches || !taken)
        return NULL;
    for (size_t i = 0; i < before_count; i++)
        taken[i] = NO_INDEX;
    for (size_t i = 0; i < after_count; i++) {
        matches[i] = NO_INDEX;
        if (is_empty(after[i].renamed_from))
            continue;
        matches[i] = old_name(diff, before, before_count, &after[i], taken, what);
        if (matches[i] != NO_INDEX)
            taken[matches[i]] = (uint32_t)i;
    }
    for (size_t i = 0; i < after_count; i++) {
        if (matches[i] != NO_INDEX)
            continue;
        uint32_t old = find_thing(before, before_count, after[i].id, after[i].family);
        if (old == NO_INDEX || taken[old] != NO_INDEX)
            continue;
        matches[i] = old;
        taken[old] = (uint32_t)i;
    }
    return matches;
}

uint32_t *match_inverse(struct iga_diff *diff, const uint32_t *matches, size_t after_count,
                        size_t before_count)
{
    uint32_t *inverse = arena_array(diff->arena, before_count + 1, sizeof *inverse);
    for (size_t i = 0; inverse && i < before_count; i++)
        inverse[i] = NO_INDEX;
    for (size_t i = 0; inverse && i < after_count; i++)
        if (matches[i] != NO_INDEX)
            inverse[matches[i]] = (uint32_t)i;
    return inverse;
}
