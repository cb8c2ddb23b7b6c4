/* rank.h - regions in the order of their places.
 *
 * Everything lives in the ranking's arena but the fractions, which GMP keeps. Adding is cheap:
 * what takes part in which group is settled then, the order when all are there. */
#ifndef SCORE_RANK_H
#define SCORE_RANK_H

#include "score/predicate.h"

/* A place and among how many; 0 of those that take no part. */
struct place_of {
    size_t place, of;
};

struct ranked {
    const char *id, *file;
    const char *bytes;
    size_t length;
    mpq_t exact; /* 0 of a refused region */
    const char *exact_text;
    size_t line, column;
    bool is_refused, is_doubled;
    const struct ranked *other; /* with the same id, the first of them but for itself */
    const char **keys;       /* by group: regions with the same key compete; NULL: takes no part */
    struct place_of *places; /* by group, 0 for all */
    size_t position;         /* in the order of places */
};

/* A set of regions among which places are given, beside that of all. */
struct contest {
    const char *id, *title;
    const uint32_t *fields; /* that must agree */
    size_t field_count;
    uint32_t who;       /* condition, NO_NODE: all */
    bool needs_answers; /* of the condition: fields alone do not settle it */
};

struct iga_ranking {
    const struct iga_rules *rules;
    struct arena *arena;
    struct contest *contests;
    size_t contest_count;
    uint32_t *fields; /* of the region, that the contests read */
    size_t field_count;
    const struct scored *no_answers; /* for regions that were scored before */
    struct ranked **items;
    size_t count, capacity;
    bool is_near; /* only what is near an edge is wanted: */
    struct decimal near;
};

#endif
