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

/* Grades what by far the most answers are, a level as it stands.
 * @return false if it is anything else */
static inline bool grade_plainly(struct scored *out, const struct grader *grader,
                                 const struct indicator *indicator, const struct answer *answer)
{
    if (answer->form != ANSWER_LEVEL || grader->verified_only || indicator->kind == BY_SCRIPT)
        return false;
    *out = (struct scored){IGA_SCORED, (uint8_t)answer->level, indicator->points[answer->level]};
    return true;
}

/* Grades one answer. */
struct scored grade(struct grade_note *note, struct grader *grader,
                    const struct indicator *indicator, const struct answer *answer);

/* What follows from the two figures of an answer, before it is rounded, in grader->current: a
 * growth as a share, not yet in percent. */
void grade_derive(struct grader *grader, const struct indicator *indicator,
                  const struct answer *answer);

/* The value of an answer that bands or a script are asked about; what follows from two figures
 * is brought to the measure's decimals already. */
struct decimal grade_measured(struct grader *grader, const struct indicator *indicator,
                              const struct answer *answer);

#endif
