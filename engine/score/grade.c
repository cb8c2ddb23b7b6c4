#include "score/grade.h"

bool grader_init(struct grader *grader, const struct iga_rules *rules, bool verified_only)
{
    grader->scripts = NULL;
    grader->rules = rules;
    grader->verified_only = verified_only;
    mpq_inits(grader->previous, grader->current, NULL);
    mpz_init(grader->rounded);
    if (rules->script_count)
        grader->scripts = script_runner_new(rules);
    return !rules->script_count || grader->scripts;
}

void grader_clear(struct grader *grader)
{
    mpq_clears(grader->previous, grader->current, NULL);
    mpz_clear(grader->rounded);
    script_runner_free(grader->scripts);
}

void grade_derive(struct grader *grader, const struct indicator *indicator,
                  const struct answer *answer)
{
    fraction_from_decimal(grader->previous, answer->previous);
    fraction_from_decimal(grader->current, answer->value);
    if (indicator->derivation == DERIVE_DECREASE)
        mpq_sub(grader->current, grader->previous, grader->current);
    else
        mpq_sub(grader->current, grader->current, grader->previous);
    if (indicator->derivation == DERIVE_GROWTH)
        mpq_div(grader->current, grader->current, grader->previous);
}

/* The value that follows from two figures, brought to the measure's decimals at once, since a
 * growth seldom has an exact decimal. Beyond 15 digits it is as good as the largest number. */
static struct decimal derived(struct grader *grader, const struct indicator *indicator,
                              const struct answer *answer)
{
    const struct decimal most = {999999999999999, indicator->measure.decimals};
    int decimals = indicator->measure.decimals;
    grade_derive(grader, indicator, answer);
    if (indicator->derivation == DERIVE_GROWTH) /* in percent: two places further */
        decimals += 2;
    fraction_round(grader->rounded, grader->current, decimals);
    int sign = mpz_sgn(grader->rounded);
    if (mpz_cmpabs_ui(grader->rounded, (unsigned long)most.coefficient) > 0)
        return (struct decimal){sign * most.coefficient, most.scale};
    return (struct decimal){mpz_get_si(grader->rounded), most.scale};
}

struct decimal grade_measured(struct grader *grader, const struct indicator *indicator,
                              const struct answer *answer)
{
    return answer->form == ANSWER_PAIR ? derived(grader, indicator, answer) : answer->value;
}

static int level_of(struct grader *grader, const struct indicator *indicator,
                    const struct answer *answer)
{
    switch (answer->form) {
    case ANSWER_LEVEL:
        return (int)answer->level;
    case ANSWER_CODE:
        return (int)indicator->codes[answer->level].level;
    default: {
        const struct measure *measure =
            answer->basis >= 0 ? &indicator->bases[answer->basis].measure : &indicator->measure;
        return measure_level(measure, grader->rules->overlap,
                             grade_measured(grader, indicator, answer));
    }
    }
}

struct scored grade(struct grade_note *note, struct grader *grader,
                    const struct indicator *indicator, const struct answer *answer)
{
    struct scored scored = {.state = IGA_SCORED};
    if (answer->form == ANSWER_MISSING ||
        (grader->verified_only && answer->verified != VERIFIED_YES)) {
        scored.state = IGA_MISSING;
        return scored;
    }
    if (indicator->kind == BY_SCRIPT) {
        if (answer->form != ANSWER_LEVEL) /* of a script only level 0 can be said */
            note->no_memory =
                !script_score(&scored.points, &note->failure, &note->failure_line, grader->scripts,
                              indicator, grade_measured(grader, indicator, answer));
        return scored;
    }
    int level = level_of(grader, indicator, answer);
    note->in_no_band = level < 0;
    if (level > 0) {
        scored.level = (uint8_t)level;
        scored.points = indicator->points[level];
    } else {
        scored.points = indicator->points[0];
    }
    return scored;
}
