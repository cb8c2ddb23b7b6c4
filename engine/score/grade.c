#include "score/grade.h"

void grader_init(struct grader *grader, const struct iga_rules *rules, bool verified_only)
{
    grader->rules = rules;
    grader->verified_only = verified_only;
    mpq_inits(grader->previous, grader->current, NULL);
    mpz_init(grader->rounded);
}

void grader_clear(struct grader *grader)
{
    mpq_clears(grader->previous, grader->current, NULL);
    mpz_clear(grader->rounded);
}

/* The value that follows from two figures, brought to the measure's decimals at once, since a
 * growth seldom has an exact decimal. Beyond 15 digits it is as good as the largest number. */
static struct decimal derived(struct grader *grader, const struct indicator *indicator,
                              const struct answer *answer)
{
    const struct decimal most = {999999999999999, indicator->measure.decimals};
    fraction_from_decimal(grader->previous, answer->previous);
    fraction_from_decimal(grader->current, answer->value);
    if (indicator->derivation == DERIVE_DECREASE)
        mpq_sub(grader->current, grader->previous, grader->current);
    else
        mpq_sub(grader->current, grader->current, grader->previous);
    int decimals = indicator->measure.decimals;
    if (indicator->derivation == DERIVE_GROWTH) { /* in percent: two places further */
        mpq_div(grader->current, grader->current, grader->previous);
        decimals += 2;
    }
    fraction_round(grader->rounded, grader->current, decimals);
    int sign = mpz_sgn(grader->rounded);
    if (mpz_cmpabs_ui(grader->rounded, (unsigned long)most.coefficient) > 0)
        return (struct decimal){sign * most.coefficient, most.scale};
    return (struct decimal){mpz_get_si(grader->rounded), most.scale};
}

struct decimal graded_value(struct grader *grader, const struct indicator *indicator,
                            const struct answer *answer)
{
    return answer->form == ANSWER_PAIR ? derived(grader, indicator, answer) : answer->value;
}

struct scored grade(struct grader *grader, const struct indicator *indicator,
                    const struct answer *answer, bool *in_no_band)
{
    struct scored scored = {.state = IGA_SCORED};
    int level = 0;
    if (answer->form == ANSWER_MISSING ||
        (grader->verified_only && answer->verified != VERIFIED_YES)) {
        scored.state = IGA_MISSING;
        return scored;
    }
    switch (answer->form) {
    case ANSWER_LEVEL:
        level = (int)answer->level;
        break;
    case ANSWER_CODE:
        level = (int)indicator->codes[answer->level].level;
        break;
    default: {
        const struct measure *measure =
            answer->basis >= 0 ? &indicator->bases[answer->basis].measure : &indicator->measure;
        level =
            measure_level(measure, grader->rules->overlap, graded_value(grader, indicator, answer));
        if (level < 0) {
            *in_no_band = true;
            level = 0;
        }
    }
    }
    scored.level = (uint8_t)level;
    scored.points = indicator->points[level];
    return scored;
}
