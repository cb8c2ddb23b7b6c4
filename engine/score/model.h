/* model.h - what the index depends on, for rule sets in which that is simple enough to search
 * exactly.
 *
 * In a regular rule set the index is one linear function of the points of the innovations that
 * count and another of the region's own answers, as soon as it is known how many innovations
 * count, how many there are, and how many choices are covered; more points, more coverage never
 * lower it; and a level that rises makes no innovation ineligible. */
#ifndef SCORE_MODEL_H
#define SCORE_MODEL_H

#include "score/play.h"

struct pricing;

/* One linear function: the index is at least the target exactly when
 * slope x (points of innovations) + weight x (what the region's answers earn) >= needed. */
struct line {
    bool is_known, is_bad; /* bad: not regular after all */
    int64_t slope, weight, needed;
    mpq_t constant, steepness; /* the index for no points, and what a unit of points adds */
    size_t like;               /* the fewest choices covered for which the line is the same */
    struct pricing *pricings;  /* of the search, which alone looks at it */
};

struct model {
    bool is_regular;
    struct play *play;
    struct arena *own;
    struct evaluator *evaluator;
    bool counts_reported; /* the formula reads how many were reported */
    bool has_points;      /* it reads the points of innovations */
    struct slots slots;   /* of these answers */
    bool has_coverage;
    uint32_t field;                   /* whose choices are counted, */
    const uint64_t *set;              /* of them these, */
    size_t most;                      /* as many */
    int64_t *earned[256];             /* [level][slot]: what the region's answer then earns */
    mpq_t target;                     /* the index to reach, before rounding */
    struct line ***lines;             /* [n][m] is a row by coverage; NULL while it is not needed */
    size_t counts;                    /* the rows there are */
    int64_t most_points, most_earned; /* bounds of the two sums */
    mpz_t unit;                       /* earned is in 1 / unit */
};

/* Looks at the rules. @param counts  no more innovations than this are ever there
 * @return false without memory; clear it all the same */
bool model_start(struct model *model, struct play *play, struct arena *own, mpq_srcptr target,
                 size_t counts);
void model_clear(struct model *model);

/* The line for n innovations that count, of m, with so many choices covered. NULL without
 * memory; a bad one makes the model irregular. */
struct line *model_line(struct model *model, size_t n, size_t m, size_t covered);

/* Which choice of the set an innovation has; -1 for none. */
int model_choice(const struct model *model, const struct field_value *fields);

#endif
