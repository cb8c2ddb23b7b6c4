#include "rules/verdict.h"

#include "base/text.h"
#include "rules/axis.h"

#include <stdlib.h>
#include <string.h>

struct finder {
    struct arena *arena;
    const struct table_view *sides;
    struct verdict_scope scope;
    bool is_based; /* the values at hand are of a basis */
    bool lower, higher;
    const char *witness;
    struct decimal points[2];
};

/* ---- What an answer earns ------------------------------------------------------------------ */

static const struct decimal zero = {0, 0};

/* A level's points, or the level itself. An answer that is not known, or lies in no band, earns
 * nothing. */
static struct decimal earned(const struct finder *f, int side, int level)
{
    const struct indicator *indicator = f->sides[side].indicator;
    if (level <= 0 || level > (int)indicator->levels)
        return zero;
    return f->scope.levels_only ? decimal_from_integer(level) : indicator->scores[level];
}

/* Takes in what both sides make of an answer. @return whether they differ */
static bool compare(struct finder *f, struct decimal before, struct decimal after)
{
    int order = decimal_compare(after, before);
    f->lower = f->lower || order < 0;
    f->higher = f->higher || order > 0;
    return order != 0;
}

static void remember(struct finder *f, const char *witness, struct decimal before,
                     struct decimal after)
{
    if (f->witness)
        return;
    f->witness = witness;
    f->points[0] = before;
    f->points[1] = after;
}

/* ---- Values -------------------------------------------------------------------------------- */

static const struct measure *measure_of(const struct finder *f, int side, const char *basis)
{
    const struct indicator *indicator = f->sides[side].indicator;
    if (!basis)
        return indicator->kind == BY_BANDS ? &indicator->measure : NULL;
    for (size_t i = 0; i < indicator->basis_count; i++)
        if (strcmp(indicator->bases[i].id, basis) == 0)
            return &indicator->bases[i].measure;
    return NULL;
}

/* Whether a bare number is a level. */
static bool takes_bare_levels(const struct indicator *indicator)
{
    return indicator->kind == BY_CHOICES || (indicator->kind == BY_BASES && indicator->level_texts);
}

/* What a number earns: as a value, or where there is no measure for it as a level. */
static struct decimal earned_by_value(const struct finder *f, int side,
                                      const struct measure *measure, struct decimal value)
{
    const struct indicator *indicator = f->sides[side].indicator;
    if (!measure && !f->is_based && takes_bare_levels(indicator) && decimal_is_whole(value) &&
        decimal_magnitude(value).coefficient <= (int64_t)indicator->levels)
        return earned(f, side, (int)value.coefficient);
    if (!measure || (measure->whole && (!decimal_is_whole(value) || value.coefficient < 0)))
        return zero;
    return earned(f, side, measure_level(measure, f->sides[side].overlap, value));
}

struct candidate {
    bool is_there;
    struct decimal value, points[2];
};

static void try_value(struct finder *f, struct candidate *best,
                      const struct measure *const measures[2], struct decimal value, int grid)
{
    struct decimal before = earned_by_value(f, 0, measures[0], value),
                   after = earned_by_value(f, 1, measures[1], value);
    if (!compare(f, before, after))
        return;
    if (grid >= 0 && value.scale > grid) /* a value on the grid says the same */
        return;
    if (!best->is_there || axis_is_nearer(value, best->value))
        *best = (struct candidate){true, value, {before, after}};
}

/* Goes over the pieces between the cuts, and the cuts. */
static void try_values(struct finder *f, struct candidate *best,
                       const struct measure *const measures[2], const struct axis *cuts, int grid)
{
    int finest = axis_finest(cuts);
    for (size_t i = 0; i <= cuts->count; i++) {
        const struct decimal *low = i ? &cuts->items[i - 1] : NULL,
                             *high = i < cuts->count ? &cuts->items[i] : NULL;
        struct decimal value;
        if (high)
            try_value(f, best, measures, *high, grid);
        if (axis_between(&value, low, high, 0)) /* for counts */
            try_value(f, best, measures, value, grid);
        int decimals = grid > 0 ? grid : 1;
        while (decimals <= finest + 1 && !axis_between(&value, low, high, decimals))
            decimals++;
        if (decimals <= finest + 1)
            try_value(f, best, measures, value, grid);
    }
}

/* A text as JSON. */
static const char *quoted(const struct finder *f, const char *text)
{
    struct buffer out = {0};
    buffer_text(&out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buffer_add(&out, "\\", 1);
        if ((unsigned char)*text < ' ')
            buffer_print(&out, "\\u%04x", (unsigned)*text);
        else
            buffer_add(&out, text, 1);
    }
    buffer_text(&out, "\"");
    const char *copy = out.failed ? NULL : arena_copy(f->arena, out.bytes, out.length);
    if (out.failed)
        arena_fail(f->arena);
    buffer_free(&out);
    return copy;
}

static void find_among_values(struct finder *f, const char *basis)
{
    const struct measure *const measures[2] = {measure_of(f, 0, basis), measure_of(f, 1, basis)};
    struct axis cuts = {.arena = f->arena};
    struct candidate best = {0};
    char text[NUMBER_TEXT];
    if (!measures[0] && !measures[1])
        return;
    f->is_based = basis != NULL;
    axis_cut(&cuts, zero);
    for (int side = 0; side < 2; side++) {
        axis_cut_at_edges(&cuts, measures[side], f->sides[side].overlap, 1);
        for (unsigned level = 1; !measures[side] && level <= f->sides[side].indicator->levels;
             level++)
            axis_cut(&cuts, decimal_from_integer((int64_t)level));
    }
    if (arena_failed(f->arena))
        return;
    axis_sort(&cuts);

    const struct measure *one = measures[0] ? measures[0] : measures[1],
                         *other = measures[1] ? measures[1] : measures[0];
    bool same_grid = one->whole == other->whole && one->decimals == other->decimals;
    int grid = !same_grid ? -1 : one->whole ? 0 : one->decimals;
    try_values(f, &best, measures, &cuts, grid);
    if (!best.is_there)
        return;
    decimal_print(text, best.value);
    remember(f,
             basis ? arena_print(f->arena, "{\"basis\":%s,\"value\":%s}", quoted(f, basis), text)
                   : arena_print(f->arena, "%s", text),
             best.points[0], best.points[1]);
}

static bool has_basis(const struct indicator *indicator, const char *basis)
{
    for (size_t i = 0; i < indicator->basis_count; i++)
        if (strcmp(indicator->bases[i].id, basis) == 0)
            return true;
    return false;
}

static void find_among_bases(struct finder *f)
{
    for (int side = 0; side < 2; side++) {
        const struct indicator *indicator = f->sides[side].indicator;
        for (size_t i = 0; i < indicator->basis_count; i++)
            if (!side || !has_basis(f->sides[0].indicator, indicator->bases[i].id))
                find_among_values(f, indicator->bases[i].id);
    }
}

/* ---- Codes and levels ---------------------------------------------------------------------- */

static int code_level(const struct indicator *indicator, const char *code)
{
    for (size_t i = 0; i < indicator->code_count; i++)
        if (strcmp(indicator->codes[i].text, code) == 0)
            return (int)indicator->codes[i].level;
    return -1;
}

static void find_among_codes(struct finder *f)
{
    for (int side = 0; side < 2; side++) {
        const struct indicator *indicator = f->sides[side].indicator;
        for (size_t i = 0; i < indicator->code_count; i++) {
            const char *code = indicator->codes[i].text;
            struct decimal before = earned(f, 0, code_level(f->sides[0].indicator, code)),
                           after = earned(f, 1, code_level(f->sides[1].indicator, code));
            if (compare(f, before, after))
                remember(f, quoted(f, code), before, after);
        }
    }
}

static void find_among_levels(struct finder *f)
{
    const struct indicator *before = f->sides[0].indicator, *after = f->sides[1].indicator;
    bool bare = takes_bare_levels(before) && takes_bare_levels(after);
    unsigned most = before->levels > after->levels ? before->levels : after->levels;
    for (unsigned level = 0; level <= most; level++) {
        struct decimal was = earned(f, 0, (int)level), is = earned(f, 1, (int)level);
        if (compare(f, was, is))
            remember(f,
                     bare ? arena_print(f->arena, "%u", level)
                          : arena_print(f->arena, "{\"level\":%u}", level),
                     was, is);
    }
    bool by_value = before->kind == BY_BANDS || after->kind == BY_BANDS; /* there they are values */
    for (unsigned level = 0;
         takes_bare_levels(before) != takes_bare_levels(after) && !by_value && level <= most;
         level++) {
        struct decimal was = takes_bare_levels(before) ? earned(f, 0, (int)level) : zero,
                       is = takes_bare_levels(after) ? earned(f, 1, (int)level) : zero;
        if (compare(f, was, is))
            remember(f, arena_print(f->arena, "%u", level), was, is);
    }
}

struct verdict verdict_of(struct arena *arena, const struct table_view sides[2],
                          struct verdict_scope scope)
{
    struct finder f = {.arena = arena, .sides = sides, .scope = scope};
    if (sides[0].indicator->kind == BY_SCRIPT || sides[1].indicator->kind == BY_SCRIPT)
        return (struct verdict){.verdict = IGA_UNPROVED};
    if (scope.basis) {
        find_among_values(&f, scope.basis);
    } else {
        find_among_values(&f, NULL);
        find_among_codes(&f);
        if (takes_bare_levels(sides[0].indicator) && takes_bare_levels(sides[1].indicator))
            find_among_levels(&f);
        find_among_bases(&f);
        find_among_levels(&f);
    }
    iga_verdict verdict = f.lower && f.higher ? IGA_MIXED
                          : f.lower           ? IGA_NEVER_HIGHER
                          : f.higher          ? IGA_NEVER_LOWER
                                              : IGA_SAME;
    return (struct verdict){verdict, f.witness, {f.points[0], f.points[1]}};
}
