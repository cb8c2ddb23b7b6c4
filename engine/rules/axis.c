#include "rules/axis.h"

#include "rules/levels.h"

#include <stdlib.h>

struct decimal decimal_magnitude(struct decimal value)
{
    if (value.coefficient < 0)
        value.coefficient = -value.coefficient;
    return value;
}

void axis_cut(struct axis *axis, struct decimal at)
{
    if (arena_grow(axis->arena, (void **)&axis->items, axis->count, &axis->capacity,
                   sizeof *axis->items))
        axis->items[axis->count++] = at;
}

struct decimal decimal_of_units(int64_t units, int decimals)
{
    char text[NUMBER_TEXT];
    struct decimal out = {0, 0};
    decimal_from_text(&out, text, units_print(text, units, decimals));
    return out;
}

/* An edge, and where the values begin or end that are rounded to it. */
static void add_edge(struct axis *axis, const struct measure *measure, struct decimal edge,
                     int direction, int sign)
{
    int64_t units;
    edge.coefficient *= sign;
    direction *= sign;
    axis_cut(axis, edge);
    if (measure->decimals >= 0 && decimal_to_units(&units, edge, measure->decimals + 1))
        axis_cut(axis, decimal_of_units(units + 5 * direction, measure->decimals + 1));
}

void axis_cut_at_edges(struct axis *axis, const struct measure *measure,
                       enum overlap_policy overlap, int sign)
{
    if (!measure)
        return;
    struct level_ranges ranges = levels_by_level(axis->arena, measure, overlap);
    for (size_t i = 0; i < ranges.count; i++) {
        const struct interval *range = &ranges.items[i].range;
        if (range->has_low)
            add_edge(axis, measure, range->low, -1, sign);
        if (range->has_high)
            add_edge(axis, measure, range->high, 1, sign);
    }
}

static int compare_decimals(const void *a, const void *b)
{
    return decimal_compare(*(const struct decimal *)a, *(const struct decimal *)b);
}

void axis_sort(struct axis *axis)
{
    size_t kept = 0;
    if (!axis->count)
        return;
    qsort(axis->items, axis->count, sizeof *axis->items, compare_decimals);
    for (size_t i = 1; i < axis->count; i++)
        if (decimal_compare(axis->items[i], axis->items[kept]) != 0)
            axis->items[++kept] = axis->items[i];
    axis->count = kept + 1;
}

int axis_finest(const struct axis *axis)
{
    int finest = 0;
    for (size_t i = 0; i < axis->count; i++)
        finest = axis->items[i].scale > finest ? axis->items[i].scale : finest;
    return finest;
}

bool axis_is_nearer(struct decimal a, struct decimal b)
{
    int order = decimal_compare(decimal_magnitude(a), decimal_magnitude(b));
    return order != 0 ? order < 0 : decimal_compare(a, b) > 0;
}

bool axis_between(struct decimal *out, const struct decimal *low, const struct decimal *high,
                  int decimals)
{
    const struct decimal *near = low && low->coefficient >= 0 ? low : high;
    int64_t sign = near == low ? 1 : -1, units;
    struct decimal edge = decimal_magnitude(*near);
    struct decimal cut = edge;
    if (edge.scale > decimals) { /* down to the grid */
        for (; cut.scale > decimals; cut.scale--)
            cut.coefficient /= 10;
    }
    if (!decimal_to_units(&units, cut, decimals))
        return false;
    *out = decimal_of_units(sign * (units + 1), decimals);
    return (!low || decimal_compare(*out, *low) > 0) && (!high || decimal_compare(*out, *high) < 0);
}
