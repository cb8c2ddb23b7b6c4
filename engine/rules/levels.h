/* levels.h - what a measure makes of every value there can be: the axis of values cut into ranges,
 * each with the bands that hold it and the level that it earns. */
#ifndef RULES_LEVELS_H
#define RULES_LEVELS_H

#include "rules/ruleset.h"

struct level_range {
    struct interval range;
    int level;             /* -1: in no band */
    const uint32_t *bands; /* those that hold it, in the order of the file */
    size_t band_count;
};

struct level_ranges {
    struct level_range *items; /* in the order of values, without gaps between them */
    size_t count;
};

/* Cuts the axis wherever the bands that hold a value change. Values are those that the measure
 * sees: brought to its decimals, from 0 on for a count. Lives in the arena; empty when there is
 * no memory. */
struct level_ranges levels_by_band(struct arena *arena, const struct measure *measure,
                                   enum overlap_policy overlap);

/* The same, cut only where the level changes: two measures with the same ranges score alike. */
struct level_ranges levels_by_level(struct arena *arena, const struct measure *measure,
                                    enum overlap_policy overlap);

/* The decimals of a measure: those it brings values to, else as many as its edges have. */
int measure_decimals(const struct measure *measure);

/* A range as it is told apart: "5.23", "2.05 to 5.22", "5.23 and more", "below 2.05". */
const char *range_text(struct arena *arena, const struct interval *range, iga_lang lang);

/* The same as people read it, with at least so many decimals ("4.80"), and in Indonesian with a
 * comma. */
const char *range_shown(struct arena *arena, const struct interval *range, int decimals,
                        iga_lang lang);

/* An edge with at least so many decimals, as a rule file writes it. */
char *edge_text(struct arena *arena, struct decimal edge, int decimals);

/* A range as a rule file writes it: "between(2.05, 5.22)"; NULL where no word says it. */
const char *range_as_written(struct arena *arena, const struct interval *range, int decimals);

#endif
