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

/* A range as people read it: "5.23", "2.05 to 5.22", "5.23 and more", "below 2.05". */
const char *range_text(struct arena *arena, const struct interval *range, iga_lang lang);

#endif
