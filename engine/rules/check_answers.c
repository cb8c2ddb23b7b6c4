/* What indicators make of their answers: bands that leave gaps or overlap, levels that no answer
 * reaches, units that do not fit how a value is worked out. */
#include "rules/check_parts.h"
#include "rules/levels.h"

#include <string.h>

/* "indicator \"pad\"", "basis \"c\" of indicator \"kemanfaatan\"" */
struct measured {
    const char *what;
    const struct measure *measure;
    struct level_ranges ranges;
};

static const char *shown(const struct checker *c, const struct measured *m,
                         const struct interval *range)
{
    return range_shown(c->findings->arena, range, measure_decimals(m->measure), c->findings->lang);
}

static size_t band_line(const struct checker *c, const struct measured *m, uint32_t band)
{
    return checker_line(c, m->measure->bands[band].token);
}

/* ---- Gaps --------------------------------------------------------------------------------- */

/* How a band would be written that reaches through a gap above it, or below it. With an edge on
 * both sides both are inside: no word says it otherwise. */
static const char *widened(const struct checker *c, const struct measured *m, uint32_t band,
                           const struct interval *gap, bool upwards)
{
    struct interval range = m->measure->bands[band].range;
    if (upwards) {
        range.has_high = gap->has_high;
        range.high = gap->high;
        range.high_open = gap->high_open;
    } else {
        range.has_low = gap->has_low;
        range.low = gap->low;
        range.low_open = gap->low_open;
    }
    if (range.has_low && range.has_high)
        range.low_open = range.high_open = false;
    return range_as_written(c->arena, &range, measure_decimals(m->measure));
}

/* Whether a gap lies between two values that follow one another at the bands' own decimals. */
static bool is_between_decimals(const struct measured *m, const struct interval *gap)
{
    int64_t low, high;
    int decimals = measure_decimals(m->measure);
    return m->measure->decimals < 0 && gap->has_low && gap->has_high &&
           decimal_to_units(&low, gap->low, decimals) &&
           decimal_to_units(&high, gap->high, decimals) && high - low == 1;
}

static bool has_level_0(const struct measure *measure)
{
    return measure->band_count && measure->bands[0].level == 0;
}

/* The band beside a gap: the one below, which would reach up; below all of them, the lowest.
 * @return false when there is none, because all that the bands hold is no value of a count */
static bool find_beside(uint32_t *band, const struct measured *m, size_t gap)
{
    size_t beside = gap == 0 ? 1 : gap - 1;
    if (beside >= m->ranges.count || !m->ranges.items[beside].band_count)
        return false;
    *band = m->ranges.items[beside].bands[0];
    return true;
}

/* Range i of the axis, which no band holds: what a value there gets, and the line that would
 * change it. */
static void say_gap(struct checker *c, const struct measured *m, size_t i)
{
    const struct interval *gap = &m->ranges.items[i].range;
    bool is_first = i == 0, is_last = i + 1 == m->ranges.count;
    uint32_t band;
    if (!find_beside(&band, m, i))
        return;
    const char *instead = widened(c, m, band, gap, !is_first);
    struct place place = checker_place(c, m->measure->bands[band].token);
    const char *range = shown(c, m, gap);
    if (is_between_decimals(m, gap))
        findings_add(
            c->findings, IGA_WARNING, "band_gap", place, NULL,
            "%s: no band holds %s; such a value gets level 0 and a warning; add decimals = "
            "%d to these bands, or write %s in line %zu",
            m->what, range, measure_decimals(m->measure), instead, band_line(c, m, band));
    else if ((is_first || is_last) && !has_level_0(m->measure))
        findings_add(c->findings, IGA_WARNING, "band_gap", place, NULL,
                     "%s: no band holds %s; such a value gets level 0 and a warning; if the annex "
                     "means that, say so with [0] = %s, if not, write %s in line %zu",
                     m->what, range, range_as_written(c->arena, gap, measure_decimals(m->measure)),
                     instead, band_line(c, m, band));
    else
        findings_add(c->findings, IGA_WARNING, "band_gap", place, NULL,
                     "%s: no band holds %s; such a value gets level 0 and a warning; to close the "
                     "gap, write %s in line %zu",
                     m->what, range, instead, band_line(c, m, band));
}

/* ---- Overlaps ----------------------------------------------------------------------------- */

/* The value one step above or below, at the measure's decimals. */
static struct decimal next_value(struct decimal value, int decimals, int step)
{
    char text[NUMBER_TEXT];
    int64_t units = 0;
    struct decimal next = value;
    if (decimal_to_units(&units, value, decimals))
        decimal_from_text(&next, text, units_print(text, units + step, decimals));
    return next;
}

static bool is_same_edge(bool has_a, struct decimal a, bool has_b, struct decimal b)
{
    return has_a == has_b && (!has_a || decimal_compare(a, b) == 0);
}

/* What is left of a band when the overlap is taken off one of its ends. @return false when it
 * lies inside */
static bool trim(struct interval *out, const struct measure *measure, uint32_t band,
                 const struct interval *overlap)
{
    bool is_stepped = measure->decimals >= 0;
    *out = measure->bands[band].range;
    if (is_same_edge(out->has_high, out->high, overlap->has_high, overlap->high) &&
        overlap->has_low) {
        out->has_high = true;
        out->high_open = !is_stepped && !overlap->low_open;
        out->high = is_stepped ? next_value(overlap->low, measure->decimals, -1) : overlap->low;
    } else if (is_same_edge(out->has_low, out->low, overlap->has_low, overlap->low) &&
               overlap->has_high) {
        out->has_low = true;
        out->low_open = !is_stepped && !overlap->high_open;
        out->low = is_stepped ? next_value(overlap->high, measure->decimals, 1) : overlap->high;
    } else {
        return false;
    }
    return !(out->has_low && out->has_high && decimal_compare(out->low, out->high) > 0);
}

/* The band that could be written without the overlap and change nothing, if there is one. */
static const char *without(const struct checker *c, const struct measured *m,
                           const struct level_range *overlap, uint32_t *loser)
{
    struct interval trimmed;
    if (overlap->band_count != 2)
        return NULL;
    bool first_wins = (int)m->measure->bands[overlap->bands[0]].level == overlap->level;
    *loser = overlap->bands[first_wins ? 1 : 0];
    if (!trim(&trimmed, m->measure, *loser, &overlap->range))
        return NULL;
    return range_as_written(c->arena, &trimmed, measure_decimals(m->measure));
}

static void say_overlap(struct checker *c, const struct measured *m,
                        const struct level_range *overlap)
{
    const struct band *first = &m->measure->bands[overlap->bands[0]];
    const struct band *last = &m->measure->bands[overlap->bands[overlap->band_count - 1]];
    const char *policy = c->rules->overlap == OVERLAP_HIGHEST ? "highest" : "lowest";
    struct place place = checker_place(c, last->token);
    uint32_t loser = 0;
    const char *instead = without(c, m, overlap, &loser);
    if (!c->rules->has_stated_overlap)
        findings_add(c->findings, IGA_WARNING, "band_overlap", place, NULL,
                     "%s: a value of %s lies in the bands of levels %u and %u; level %d wins, but "
                     "the rule set does not say so; add overlap = highest, or lowest, to it",
                     m->what, shown(c, m, &overlap->range), first->level, last->level,
                     overlap->level);
    else if (instead)
        findings_add(c->findings, IGA_NOTE, "band_overlap", place, NULL,
                     "%s: a value of %s lies in the bands of levels %u and %u; level %d wins, for "
                     "overlap = %s; without the overlap, line %zu would say %s",
                     m->what, shown(c, m, &overlap->range), first->level, last->level,
                     overlap->level, policy, band_line(c, m, loser), instead);
    else
        findings_add(c->findings, IGA_NOTE, "band_overlap", place, NULL,
                     "%s: a value of %s lies in the bands of levels %u and %u; level %d wins, for "
                     "overlap = %s",
                     m->what, shown(c, m, &overlap->range), first->level, last->level,
                     overlap->level, policy);
}

/* ---- Levels ------------------------------------------------------------------------------- */

/* Whether some value lies in a band; with a level, whether some value owes it that. */
static bool holds_any(const struct measured *m, uint32_t band, const int *level)
{
    for (size_t i = 0; i < m->ranges.count; i++)
        for (size_t j = 0; j < m->ranges.items[i].band_count; j++)
            if (m->ranges.items[i].bands[j] == band &&
                (!level || m->ranges.items[i].level == *level))
                return true;
    return false;
}

static void check_reach(struct checker *c, const struct measured *m, uint32_t band)
{
    int level = (int)m->measure->bands[band].level;
    struct place place = checker_place(c, m->measure->bands[band].token);
    if (!holds_any(m, band, NULL))
        findings_add(c->findings, IGA_WARNING, "unreachable_level", place, NULL,
                     "%s: no value ever gets level %d, for a count is never below 0; check this "
                     "band's edges against the annex",
                     m->what, level);
    else if (!holds_any(m, band, &level))
        findings_add(c->findings, IGA_WARNING, "unreachable_level", place, NULL,
                     "%s: no value ever gets level %d from this band, for others hold all of it; "
                     "check its edges against the annex",
                     m->what, level);
}

static void check_bands(struct checker *c, struct measured *m)
{
    m->ranges = levels_by_band(c->arena, m->measure, c->rules->overlap);
    for (size_t i = 0; i < m->ranges.count; i++) {
        if (!m->ranges.items[i].band_count)
            say_gap(c, m, i);
        else if (m->ranges.items[i].band_count > 1)
            say_overlap(c, m, &m->ranges.items[i]);
    }
    for (uint32_t b = 0; m->ranges.count && b < m->measure->band_count; b++)
        check_reach(c, m, b);
}

static void check_codes(struct checker *c, const struct indicator *indicator)
{
    for (unsigned level = 1; level <= indicator->levels; level++) {
        bool is_reached = false;
        for (size_t i = 0; i < indicator->code_count; i++)
            is_reached = is_reached || indicator->codes[i].level == level;
        if (!is_reached)
            findings_add(c->findings, IGA_WARNING, "unreachable_level",
                         checker_place(c, indicator->token), NULL,
                         "indicator \"%s\": no code has level %u; check the codes against the "
                         "annex",
                         indicator->id, level);
    }
}

static void check_basis(struct checker *c, const struct indicator *indicator,
                        const struct basis *basis)
{
    struct measured m = {
        arena_print(c->arena, message_in(c->findings->lang, "basis \"%s\" of indicator \"%s\""),
                    basis->id, indicator->id),
        &basis->measure,
        {0}};
    unsigned highest = 0;
    check_bands(c, &m);
    for (size_t i = 0; i < basis->measure.band_count; i++)
        if (basis->measure.bands[i].level > highest)
            highest = basis->measure.bands[i].level;
    if (highest < indicator->levels)
        findings_add(c->findings, IGA_WARNING, "unreachable_level", checker_place(c, basis->token),
                     NULL,
                     "%s: its bands end at level %u, but the indicator has %u; add the bands that "
                     "are missing, in their order",
                     m.what, highest, indicator->levels);
}

/* ---- Units -------------------------------------------------------------------------------- */

/* Growth is a percentage; a difference has the unit of the figures, and between percentages that
 * is the percentage point. */
static void check_unit(struct checker *c, const struct indicator *indicator)
{
    static const char *const percent[] = {"%", "persen", "percent"};
    const char *unit = indicator->measure.unit;
    bool is_percent = false;
    if (indicator->derivation == DERIVE_NOT || !*unit)
        return;
    for (size_t i = 0; i < sizeof percent / sizeof *percent; i++)
        is_percent = is_percent || strcmp(unit, percent[i]) == 0;
    if (indicator->derivation == DERIVE_GROWTH && !is_percent)
        findings_add(c->findings, IGA_WARNING, "unit", checker_place(c, indicator->measure.token),
                     NULL,
                     "indicator \"%s\" is worked out with from = growth, which gives percent, but "
                     "its unit is \"%s\"; write unit = \"%%\", or from = increase or decrease",
                     indicator->id, unit);
    if (indicator->derivation != DERIVE_GROWTH && is_percent)
        findings_add(c->findings, IGA_WARNING, "unit", checker_place(c, indicator->measure.token),
                     NULL,
                     "indicator \"%s\" is worked out as a difference, but its unit is \"%s\"; "
                     "write the unit of the figures, such as \"poin persen\", or from = growth",
                     indicator->id, unit);
}

static void check_indicator(struct checker *c, const struct indicator *indicator)
{
    if (indicator->kind == BY_BANDS) {
        struct measured m = {
            arena_print(c->arena, message_in(c->findings->lang, "indicator \"%s\""), indicator->id),
            &indicator->measure,
            {0}};
        check_bands(c, &m);
    }
    if (indicator->kind == BY_CODES)
        check_codes(c, indicator);
    for (size_t i = 0; i < indicator->basis_count; i++)
        check_basis(c, indicator, &indicator->bases[i]);
    check_unit(c, indicator);
}

void check_answers(struct checker *c)
{
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < c->rules->indicator_count[unit]; i++)
            check_indicator(c, &c->rules->indicators[unit][i]);
}
