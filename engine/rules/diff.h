/* diff.h - what changed between two rule sets, in meaning.
 *
 * Everything of the new rule set is paired with what it was in the old: by id, or by what its
 * renamed_from names. Each difference of a pair is a change. Changes that can change a score are
 * grouped into parts, so that any choice of parts makes a rule set between the two: the pairs
 * say which change decides what, and score/hybrid.h scores by them. */
#ifndef RULES_DIFF_H
#define RULES_DIFF_H

#include "rules/ruleset.h"

#define NO_CHANGE UINT32_MAX

enum side { SIDE_BEFORE, SIDE_AFTER };

/* A text as the rule file says it, and for people. */
struct said {
    const char *plain, *shown;
};

struct change {
    iga_change_class change_class;
    iga_change_kind kind;
    const char *path, *title;
    struct said texts[2]; /* by side */
    const char *within;   /* of a number: the new expression that it stands in, for people */
    size_t lines[2];
    iga_verdict verdict;
    const char *witness, *points[2];
    bool scores;     /* it can change a score */
    uint32_t parent; /* of those that belong together: another change, or itself */
    size_t part;     /* after all, IGA_NO_PART unless it scores */
};

/* A basis under both rule sets, by its index there; NO_INDEX where it is not. */
struct basis_pair {
    uint32_t index[2];
    uint32_t change;
};

/* The changes that decide what an indicator does, NO_CHANGE where nothing changed. */
struct indicator_pair {
    const struct indicator *sides[2]; /* NULL where there is none */
    uint32_t presence;                /* it is there, or where it counts: added, removed, moved */
    uint32_t answers;                 /* from an answer to a level */
    uint32_t scores;                  /* from a level to points */
    uint32_t mandatory, applies;
    struct basis_pair *bases; /* of the new rule set's first */
    size_t basis_count;
};

/* A number or a date of an expression that became another one. */
struct replacement {
    uint32_t nodes[2];
    uint32_t change;
};

/* An expression under both rule sets. Either it is the same but for some numbers, or `change`
 * chooses between the two. */
struct expression_pair {
    uint32_t nodes[2]; /* NO_NODE where there is none */
    uint32_t change;
    struct replacement *replaced;
    size_t replaced_count;
};

struct must_pair {
    const struct must *sides[2];
    struct expression_pair condition;
};

struct value_pair {
    const struct value *sides[2]; /* both NULL for the index */
    struct expression_pair formula;
};

/* What was matched. */
struct matches {
    uint32_t *aspects, *variables, *indicators[2], *values; /* of the new ones, in the old */
};

struct iga_diff {
    struct arena *arena;
    const struct iga_rules *rules[2];
    iga_lang lang;
    struct matches matches;
    struct formula named; /* the new formula, with the names that its things had before */

    struct change *changes;
    size_t count, capacity;
    uint32_t *order; /* in which they are told */

    struct indicator_pair *indicators[2]; /* by unit: the new ones in their order, the removed */
    size_t indicator_count[2];
    struct must_pair *musts;
    size_t must_count;
    struct value_pair *values; /* the new ones in their order, the removed, the index */
    size_t value_count;

    const char **parts;
    size_t part_count;
    struct unchanged {
        const char *path, *title;
    } * unchanged;
    size_t unchanged_count, unchanged_capacity;
    struct iga_findings findings;
};

/* Whether an indicator of a side is, or stands in, what the old rule set calls so; what only the
 * new one has is called "+id". */
bool diff_counts(const struct iga_diff *diff, enum side side, const struct indicator *indicator,
                 const char *old_name);
/* What the old rule set calls that which a node of a side names. */
const char *diff_old_name(const struct iga_diff *diff, enum side side, uint32_t node);

/* The pair that slot i of a unit belongs to under a side. */
const struct indicator_pair *diff_pair_of_slot(const struct iga_diff *diff, enum side side,
                                               enum node_unit unit, uint32_t slot);

#endif
