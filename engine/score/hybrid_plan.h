/* hybrid_plan.h - what a hybrid is made of, and which parts each piece depends on. */
#ifndef SCORE_HYBRID_PLAN_H
#define SCORE_HYBRID_PLAN_H

#include "score/evaluate.h"
#include "score/grade.h"
#include "score/hybrid.h"

/* A set of parts that something depends on; there are `size` choices among them, and rank[c] is
 * which of them a choice among all parts makes. */
struct dependence {
    choice parts;
    uint32_t size;
    const uint16_t *rank;
};

/* An indicator, and the parts that decide about it; 0 where there is none to decide. */
struct link {
    const struct indicator_pair *pair;
    choice presence, answers, scores, mandatory, applies;
    choice *bases[2];   /* by side and its index of the basis */
    choice all;         /* all that change its level, points or presence */
    int64_t *points[2]; /* by side and level, in the common unit */
};

/* An answer, graded on both sides. Of what is the same on both, the sides are the same. */
struct cell {
    int64_t points[2]; /* of a script */
    int16_t levels[2];
    bool missing[2], applies[2];
    choice answers; /* the part that decides which level it is */
};

/* One of the conditions that all must hold for an innovation to be eligible. It is asked only
 * where (choice & guard) == when. */
struct term {
    choice guard, when;
    int side;
    uint32_t node;           /* a condition; or NO_NODE: */
    const struct link *link; /* a mandatory answer, which must reach a level */
    int levels[2];
    choice level; /* the part that decides which */
    const struct expression_pair *pair;
    bool reads_answers;
    struct dependence on;
    uint64_t *bits; /* of each innovation, whether it holds; for each choice */
};

/* A sum, count, mean, ... over innovations. */
struct tally {
    int side;
    uint32_t node; /* of the aggregate */
    const struct aggregate *aggregate;
    const struct expression_pair *pair; /* in whose numbers the condition may change */
    bool reads_answers;                 /* the condition does */
    bool counts_points;                 /* the subject is points or levels of indicators */
    bool *counts[2];                    /* by side and link: whether it is in the subject */
    struct dependence where, on;
    uint64_t *bits;  /* where the condition holds; for each choice */
    int64_t *base;   /* of each innovation: what no part changes */
    mpq_t *values;   /* for each choice */
    uint32_t *known; /* in which region it was worked out */
};

enum leaf_kind { LEAF_TALLY, LEAF_VALUE, LEAF_POINTS, LEAF_LEVEL };

/* A number that a formula takes as it is given. */
struct leaf {
    enum leaf_kind kind;
    uint32_t node;
    size_t index;    /* of the tally, the root or the link */
    bool *counts[2]; /* LEAF_POINTS: by side and link */
};

/* A value, or the index, under both rule sets. */
struct root {
    const struct expression_pair *pair;
    struct leaf *leaves[2];
    size_t leaf_count[2];
    struct dependence on;
    mpq_t *values;
    uint32_t *known;
};

/* A root whose share goes into the index's with a factor. */
struct game {
    size_t root;
    mpq_t factor;
};

struct hybrid {
    const struct iga_diff *diff;
    struct arena *own;         /* as long as the hybrid */
    struct arena *region;      /* until the next region */
    struct iga_rules sides[2]; /* the old one's numbers are replaced as a choice says */
    struct evaluator *evaluators[2];
    struct grader graders[2];
    bool has_graders[2];
    int decimals; /* of the common unit of points */
    size_t part_count;

    struct link *links[2]; /* by unit */
    size_t link_count[2];
    uint32_t *slots[2][2]; /* by unit and side: the link of each slot */

    struct term *terms;
    size_t term_count, term_capacity;
    struct dependence eligible;
    struct tally *tallies;
    size_t tally_count, tally_capacity;
    struct root *roots; /* as the values of the diff: the index last */
    size_t root_count;
    struct game *games;
    size_t game_count;
    struct dependence *kept; /* to share their ranks */
    size_t kept_count, kept_capacity;
    bool is_ready; /* every number that is to be freed was made */

    /* The region at hand. */
    const struct region *pair;
    uint32_t number;             /* counts the regions */
    size_t words;                /* of a bit for each innovation */
    struct cell *cells[2];       /* of the region; of the innovations, link by link */
    struct scored *scored[2][2]; /* by unit and side, scratch */
    uint64_t *eligible_bits;     /* for each choice */
    uint64_t *bits;              /* scratch */
    mpq_t scratch;
};

/* Makes the plan. @return false without memory */
bool hybrid_plan(struct hybrid *hybrid);

/* The parts that a change belongs to: one bit, or none. */
choice hybrid_part(const struct hybrid *hybrid, uint32_t change);

/* Puts the numbers of one expression in force as a choice says. */
void hybrid_replace(struct hybrid *hybrid, const struct expression_pair *pair, choice parts);

/* What an answer earns under a choice; state IGA_NOT_APPLICABLE also of one that is not there. */
struct scored hybrid_scored(const struct link *link, const struct cell *cell, choice parts);

/* The choice among these parts that comes after one; 0 after the last. */
static inline choice hybrid_next(choice c, choice parts)
{
    return (c - parts) & parts;
}

static inline void bit_set(uint64_t *bits, size_t i)
{
    bits[i / 64] |= UINT64_C(1) << i % 64;
}

static inline bool bit_has(const uint64_t *bits, size_t i)
{
    return bits[i / 64] >> i % 64 & 1;
}

/* How many innovations the region at hand has, and the answers of one of them, link by link. */
size_t hybrid_innovations(const struct hybrid *hybrid);
struct cell *hybrid_cells(const struct hybrid *hybrid, size_t innovation);

/* Sets the bit of each innovation for which a condition of a side holds under a choice. */
void hybrid_ask(struct hybrid *hybrid, uint64_t *bits, int side, uint32_t node, bool reads_answers,
                choice parts);

/* Gets a tally ready for the region at hand. @return false without memory */
bool hybrid_start_tally(struct hybrid *hybrid, struct tally *tally);
/* What it comes to under a choice. */
mpq_srcptr hybrid_tally(struct hybrid *hybrid, struct tally *tally, choice parts);

/* The outcome of a root under a choice. */
mpq_srcptr hybrid_root(struct hybrid *hybrid, size_t root, choice parts);

/* Whether a link counts in a subject under a choice. */
static inline bool hybrid_counts(bool *const counts[2], const struct link *link, size_t index,
                                 choice parts)
{
    return counts[(link->presence & parts) != 0][index];
}

#endif
