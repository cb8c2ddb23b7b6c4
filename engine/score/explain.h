/* explain.h - how the steps of an explanation are built; iga.h says what they mean.
 *
 * Nothing is scored again: the numbers are those of the result, of the evaluator and of the
 * grader that made it. */
#ifndef SCORE_EXPLAIN_H
#define SCORE_EXPLAIN_H

#include "score/result.h"

struct iga_explanation {
    iga_step step;
    struct iga_explanation **below;
    size_t count, capacity;
    struct arena *arena; /* of all of it; NULL but in the root */
};

struct explainer {
    struct arena *arena;
    const struct iga_result *result;
    const struct iga_rules *rules;
    struct subject region;
    mpq_t scratch;
    struct iga_explanation spare; /* is written to when there is no memory */
};

/* Adds a step below another. Never NULL; the arena remembers a lack of memory. */
struct iga_explanation *explain_add(struct explainer *e, struct iga_explanation *above,
                                    iga_step_kind kind);

/* A copy of a text; NULL for NULL. */
const char *explain_copy(struct explainer *e, const char *text);
/* A decimal as text; with so many decimals when they hold it, needed or not, unless -1. */
const char *explain_digits(struct explainer *e, struct decimal number, int decimals);

/* Sets a step's number. */
void explain_number(struct explainer *e, iga_step *step, mpq_srcptr number);
void explain_decimal(struct explainer *e, iga_step *step, struct decimal number);
void explain_units(struct explainer *e, iga_step *step, int64_t units);

/* Sets the line of a token. */
void explain_place(struct explainer *e, iga_step *step, size_t token);
/* Sets the source of a part: its own, or that of what it stands in. @return what was set */
struct origin explain_source(iga_step *step, struct origin own, struct origin around);

/* The subject of an innovation. */
struct subject explain_subject(const struct explainer *e, size_t innovation);
/* Whether an innovation is among those that count. */
bool explain_counts(const struct explainer *e, size_t innovation);

/* explain_formula.c: a formula as text with names and with numbers, and its expression below. */
void explain_formula(struct explainer *e, struct iga_explanation *out, uint32_t node);
/* A condition with names. */
const char *explain_condition(struct explainer *e, uint32_t node);

/* explain_answer.c: an indicator below its aspect or variable. `innovation` is not used for a
 * region's. */
void explain_indicator(struct explainer *e, struct iga_explanation *above,
                       const struct indicator *indicator, size_t innovation, struct origin around);

#endif
