/* grade.h - an answer becomes a level, a level points. */
#ifndef SCORE_GRADE_H
#define SCORE_GRADE_H

#include "score/condition.h"

/* Scratch for values that follow from two figures. */
struct grader {
    const struct iga_rules *rules;
    bool verified_only; /* answers that are not marked verified are missing */
    mpq_t previous, current;
    mpz_t rounded;
};

void grader_init(struct grader *grader, const struct iga_rules *rules, bool verified_only);
void grader_clear(struct grader *grader);

/* Grades one answer. @param in_no_band  set when a measured value lies in none of the bands */
struct scored grade(struct grader *grader, const struct indicator *indicator,
                    const struct answer *answer, bool *in_no_band);

/* The value that an answer measured, as the bands see it before rounding to their decimals. */
struct decimal graded_value(struct grader *grader, const struct indicator *indicator,
                            const struct answer *answer);

#endif
