/* verdict.h - what a changed table does to every answer there can be.
 *
 * An answer is a level, a code, or a value, bare or of a basis. The axis of values is cut at the
 * edges of both tables, brought back to values before they are rounded; on each piece both tables
 * are constant, so that one value of a piece speaks for all of it. */
#ifndef RULES_VERDICT_H
#define RULES_VERDICT_H

#include "rules/ruleset.h"

/* How an indicator is scored on one side. */
struct table_view {
    const struct indicator *indicator;
    enum overlap_policy overlap;
};

/* What is compared: points, or only the levels. Of bases, one alone or all. */
struct verdict_scope {
    bool levels_only;
    const char *basis; /* NULL for every kind of answer */
};

struct verdict {
    iga_verdict verdict;
    /* The answer nearest to zero that differs, as JSON, at the decimals of the measures where
     * they have the same; and what it earns on either side. NULL where none differs. */
    const char *witness;
    struct decimal points[2];
};

struct verdict verdict_of(struct arena *arena, const struct table_view sides[2],
                          struct verdict_scope scope);

/* The same of answers that are two figures, where a value follows from them in another way; the
 * witness is the one whose figures differ least. */
struct verdict verdict_of_pairs(struct arena *arena, const struct table_view sides[2]);

/* Of two scripts nothing is proved: the verdict is IGA_UNPROVED, and the witness an answer that was
 * found to earn something else, the nearest to zero of those that were tried. */
struct verdict verdict_of_scripts(struct arena *arena, const struct iga_rules *const rules[2],
                                  const struct indicator *const sides[2]);

#endif
