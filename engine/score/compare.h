/* compare.h - two sets of results of the same regions, beside each other.
 *
 * Everything lives in the comparison's arena but the fractions, which GMP keeps. */
#ifndef SCORE_COMPARE_H
#define SCORE_COMPARE_H

#include "base/arena.h"
#include "base/number.h"
#include "iga.h"

enum { COMPARE_SIDES = 4, COMPARE_RESULTS = 2 /* of them, the old result and the new one */ };

struct entry {
    const char *id;
    const void *context;
    const char *index;
    mpq_t exact; /* 0 of a refused region */
    bool is_refused;
    size_t place, of;
    const iga_entry_place *places; /* in groups */
    size_t place_count;
};

/* A region that takes part in a group. */
struct entrant {
    size_t group; /* by the groups of the comparison */
    const char *contest;
    const struct entry *entry;
};

/* The results under one pair of rules and data. */
struct side {
    struct entry **entries; /* by id, once finished */
    size_t count, capacity;
    struct entrant *all; /* the scored ones, the highest first */
    size_t scored;
    bool has_places;          /* they were stated, for every scored region */
    struct entrant *entrants; /* of groups: by group and contest, the highest first */
    size_t entrant_count;
};

struct pair {
    const struct entry *entries[COMPARE_SIDES]; /* by side; NULL where the region is not there */
};

/* By how much the index of a region changed. */
struct move {
    size_t pair;
    mpq_t delta;
};

struct iga_comparison {
    struct arena *arena;
    struct side sides[COMPARE_SIDES];
    const char **groups; /* that both results give places in, in the order of the new one */
    size_t group_count, group_capacity;
    struct pair *pairs;
    size_t count;
    struct move *moves; /* the largest rise first */
    size_t move_count;
    struct arena *scratch; /* of the change that was asked for last */
    bool has_parts;        /* something was added to the mixed sides */
    const char *doubled;
};

/* Works out the places that were not stated, and who competes with whom.
 * @return false without memory */
bool compare_arrange(struct iga_comparison *comparison);
/* The regions among which one has its place on a side: those of its contest in a group, or of
 * all. @param group  NULL for all; @return NULL when it takes no part, or nobody knows */
const struct entrant *compare_rivals(size_t *count, const struct iga_comparison *comparison,
                                     iga_side which, const struct entry *entry, const char *group);
/* How many of them are above an index; they stand in their order. */
size_t compare_above(const struct entrant *entrants, size_t count, mpq_srcptr index);
/* The place that a side states in a group; NULL when it states none. */
const iga_entry_place *compare_stated(const struct entry *entry, const char *group);

/* Splits a change of index, and of places among all and in the groups.
 * Only for regions that are scored on all sides. */
void compare_split_index(iga_change *out, struct iga_comparison *comparison,
                         const struct pair *pair);
/* @param group  NULL for all. @return false when the places cannot be worked out */
bool compare_split_place(iga_share *data, iga_share *rules, iga_share *others,
                         struct iga_comparison *comparison, const struct pair *pair,
                         const char *group);

/* A number both ways, in the scratch arena. */
iga_share compare_share(struct iga_comparison *comparison, mpq_srcptr value);

#endif
