/* evaluate.h - values and the index of one region, as exact fractions.
 *
 * While innovations are scored, each adds to the accumulators of the rule set's aggregates; when
 * all have, the formula is evaluated over them. */
#ifndef SCORE_EVALUATE_H
#define SCORE_EVALUATE_H

#include "score/condition.h"

struct evaluator;

/* @return NULL without memory */
struct evaluator *evaluator_new(const struct iga_rules *rules, struct arena *arena);
void evaluator_free(struct evaluator *evaluator);

/* Forgets the region before. */
void evaluator_start(struct evaluator *evaluator);

/* Adds one innovation. @param counts  whether it is among `innovations`, not only `reported` */
void evaluator_add(struct evaluator *evaluator, const struct subject *subject, bool counts);

/* Works out all values and the index. */
void evaluator_finish(struct evaluator *evaluator, const struct subject *region);

/* Value i; the index for i = value_count. Valid until the next start. */
mpq_srcptr evaluator_value(const struct evaluator *evaluator, size_t i);

#endif
