/* grade.h - an answer becomes a level, a level points. */
#ifndef SCORE_GRADE_H
#define SCORE_GRADE_H

#include "rules/script.h"
#include "score/condition.h"

/* One thread's scratch: for values that follow from two figures, and for scripts. */
struct grader {
    const struct iga_rules *rules;
    bool verified_only; /* answers that are not marked verified are missing */
    struct script_runner *scripts;
    mpq_t previous, current;
    mpz_t rounded;
};

/* @return false without memory; clear it all the same */
bool grader_init(struct grader *grader, const struct iga_rules *rules, bool verified_only);
void grader_clear(struct grader *grader);

/* What else there is to say of an answer; starts as {0}. */
struct grade_note {
    bool in_no_band;     /* a measured value lies in none of the bands */
    const char *failure; /* why a script gave nothing; until the next grade */
    size_t failure_line; /* of the rule file */
    bool no_memory;      /* nothing was graded */
};

/* Grades one answer. */
struct scored grade(struct grade_note *note, struct grader *grader,
                    const struct indicator *indicator, const struct answer *answer);

#endif
