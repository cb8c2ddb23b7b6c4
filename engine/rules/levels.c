#include "rules/levels.h"

#include "rules/formula_print.h"

#include <stdlib.h>
#include <string.h>

/* Places on the axis are whole numbers: an even one, 2u, is the value u in units of the finest
 * decimals in play; the odd one behind it is everything between that value and the next. Where
 * values are brought to decimals, nothing lies between. */
struct axis {
    const struct measure *measure;
    int decimals;
    bool is_stepped; /* values are whole units */
    int64_t *cuts;   /* where a segment begins, but for the first one */
    size_t cut_count;
};

int measure_decimals(const struct measure *measure)
{
    int decimals = measure->decimals;
    if (decimals >= 0)
        return decimals;
    decimals = 0;
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct interval *range = &measure->bands[i].range;
        if (range->has_low && range->low.scale > decimals)
            decimals = range->low.scale;
        if (range->has_high && range->high.scale > decimals)
            decimals = range->high.scale;
    }
    return decimals;
}

static int64_t place_of(const struct axis *axis, struct decimal edge)
{
    int64_t units = 0;
    decimal_to_units(&units, edge, axis->decimals); /* edges were checked to fit */
    return 2 * units;
}

/* Where a band begins, and where it has ended. */
static int64_t first_place(const struct axis *axis, const struct interval *range)
{
    int64_t place = place_of(axis, range->low);
    return !range->low_open ? place : axis->is_stepped ? place + 2 : place + 1;
}

static int64_t place_behind(const struct axis *axis, const struct interval *range)
{
    int64_t place = place_of(axis, range->high);
    return range->high_open ? place : axis->is_stepped ? place + 2 : place + 1;
}

static int compare_places(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool make_axis(struct axis *axis, struct arena *arena, const struct measure *measure)
{
    *axis = (struct axis){.measure = measure,
                          .is_stepped = measure->decimals >= 0,
                          .decimals = measure_decimals(measure)};
    axis->cuts = arena_array(arena, 2 * measure->band_count + 1, sizeof *axis->cuts);
    if (!axis->cuts)
        return false;
    size_t n = 0;
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct interval *range = &measure->bands[i].range;
        if (range->has_low)
            axis->cuts[n++] = first_place(axis, range);
        if (range->has_high)
            axis->cuts[n++] = place_behind(axis, range);
    }
    qsort(axis->cuts, n, sizeof *axis->cuts, compare_places);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!kept || axis->cuts[i] != axis->cuts[kept - 1])
            axis->cuts[kept++] = axis->cuts[i];
    axis->cut_count = kept;
    return true;
}

static struct decimal value_at(const struct axis *axis, int64_t place)
{
    char text[NUMBER_TEXT];
    struct decimal value;
    int64_t units = place >= 0 || place % 2 == 0 ? place / 2 : place / 2 - 1;
    decimal_from_text(&value, text, units_print(text, units, axis->decimals));
    return value;
}

/* Segment i of the axis, before cut i and behind cut i - 1. */
static struct interval segment(const struct axis *axis, size_t i)
{
    struct interval range = {.has_low = i > 0, .has_high = i < axis->cut_count};
    if (range.has_low) {
        range.low = value_at(axis, axis->cuts[i - 1]);
        range.low_open = axis->cuts[i - 1] % 2 != 0;
    }
    if (range.has_high) {
        int64_t last = axis->cuts[i] - (axis->is_stepped ? 2 : 1);
        range.high_open = last % 2 != 0; /* everything up to the cut, but not the cut */
        range.high = value_at(axis, range.high_open ? axis->cuts[i] : last);
    }
    return range;
}

static bool band_holds_segment(const struct axis *axis, const struct interval *band, size_t i)
{
    return !(band->has_low && (i == 0 || axis->cuts[i - 1] < first_place(axis, band))) &&
           !(band->has_high && (i == axis->cut_count || axis->cuts[i] > place_behind(axis, band)));
}

static void find_bands(struct level_range *out, struct arena *arena, const struct axis *axis,
                       size_t i, enum overlap_policy overlap)
{
    const struct measure *measure = axis->measure;
    uint32_t *bands = arena_array(arena, measure->band_count + 1, sizeof *bands);
    out->level = -1;
    for (size_t b = 0; bands && b < measure->band_count; b++) {
        if (!band_holds_segment(axis, &measure->bands[b].range, i))
            continue;
        int level = (int)measure->bands[b].level;
        if (out->level < 0 ||
            (overlap == OVERLAP_HIGHEST ? level > out->level : level < out->level))
            out->level = level;
        bands[out->band_count++] = (uint32_t)b;
    }
    out->bands = bands;
}

/* A count has no values below 0: the range loses them, or goes. */
static bool cut_below_zero(struct interval *range)
{
    const struct decimal zero = {0, 0};
    if (range->has_high && decimal_compare(range->high, zero) < 0)
        return false;
    if (!range->has_low || decimal_compare(range->low, zero) < 0) {
        range->has_low = true;
        range->low_open = false;
        range->low = zero;
    }
    return true;
}

struct level_ranges levels_by_band(struct arena *arena, const struct measure *measure,
                                   enum overlap_policy overlap)
{
    struct level_ranges ranges = {0};
    struct axis axis;
    if (!make_axis(&axis, arena, measure))
        return ranges;
    ranges.items = arena_array(arena, axis.cut_count + 1, sizeof *ranges.items);
    for (size_t i = 0; ranges.items && i <= axis.cut_count; i++) {
        struct level_range *range = &ranges.items[ranges.count];
        *range = (struct level_range){.range = segment(&axis, i)};
        if (measure->whole && !cut_below_zero(&range->range))
            continue;
        find_bands(range, arena, &axis, i, overlap);
        ranges.count++;
    }
    return ranges;
}

struct level_ranges levels_by_level(struct arena *arena, const struct measure *measure,
                                    enum overlap_policy overlap)
{
    struct level_ranges ranges = levels_by_band(arena, measure, overlap);
    size_t kept = 0;
    for (size_t i = 0; i < ranges.count; i++) {
        if (kept && ranges.items[kept - 1].level == ranges.items[i].level) {
            struct interval *before = &ranges.items[kept - 1].range;
            before->has_high = ranges.items[i].range.has_high;
            before->high = ranges.items[i].range.high;
            before->high_open = ranges.items[i].range.high_open;
        } else {
            ranges.items[kept++] = ranges.items[i];
        }
    }
    ranges.count = kept;
    return ranges;
}

/* ---- Text --------------------------------------------------------------------------------- */

/* A range of which at least one edge is there. */
static const char *range_words(struct arena *arena, const struct interval *range, const char *low,
                               const char *high, iga_lang lang)
{
    if (!range->has_high)
        return arena_print(
            arena, range->low_open ? message_in(lang, "above %s") : message_in(lang, "%s and more"),
            low);
    if (!range->has_low)
        return arena_print(arena,
                           range->high_open ? message_in(lang, "below %s")
                                            : message_in(lang, "%s and less"),
                           high);
    if (strcmp(low, high) == 0)
        return low;
    if (range->low_open || range->high_open)
        return arena_print(arena,
                           range->low_open && range->high_open
                               ? message_in(lang, "above %s and below %s")
                           : range->low_open ? message_in(lang, "above %s up to %s")
                                             : message_in(lang, "%s and more, but below %s"),
                           low, high);
    return arena_print(arena, message_in(lang, "%s to %s"), low, high);
}

const char *range_text(struct arena *arena, const struct interval *range, iga_lang lang)
{
    return range_shown(arena, range, 0, lang);
}

const char *range_shown(struct arena *arena, const struct interval *range, int decimals,
                        iga_lang lang)
{
    if (!range->has_low && !range->has_high)
        return message_in(lang, "any value");
    const char *low = formula_decimal(arena, edge_text(arena, range->low, decimals), lang);
    const char *high = formula_decimal(arena, edge_text(arena, range->high, decimals), lang);
    return low && high ? range_words(arena, range, low, high, lang) : NULL;
}

char *edge_text(struct arena *arena, struct decimal edge, int decimals)
{
    char text[NUMBER_TEXT];
    decimal_print(text, edge);
    int missing = decimals - edge.scale;
    if (missing <= 0)
        return arena_print(arena, "%s", text);
    return arena_print(arena, "%s%s%0*d", text, edge.scale ? "" : ".", missing, 0);
}

/* A range of which both edges are inside can be written whatever its edges; of the others only
 * those that are open to one side. */
const char *range_as_written(struct arena *arena, const struct interval *range, int decimals)
{
    const char *low = edge_text(arena, range->low, decimals);
    const char *high = edge_text(arena, range->high, decimals);
    if (!low || !high)
        return NULL;
    if (!range->has_low)
        return arena_print(arena, range->high_open ? "below(%s)" : "at_most(%s)", high);
    if (!range->has_high)
        return arena_print(arena, range->low_open ? "above(%s)" : "at_least(%s)", low);
    if (range->low_open || range->high_open)
        return NULL;
    return decimal_compare(range->low, range->high) == 0
               ? arena_print(arena, "exactly(%s)", low)
               : arena_print(arena, "between(%s, %s)", low, high);
}
