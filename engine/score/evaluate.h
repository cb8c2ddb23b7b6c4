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

/* The number, or the truth, of any node in the scope of the region, worked out as it was for the
 * values. After evaluator_finish; the region must still be there. */
mpq_srcptr evaluator_number(struct evaluator *evaluator, uint32_t node);
bool evaluator_holds(struct evaluator *evaluator, uint32_t node);

/* Which children of a `when`, a `min` or a `max` decided, in any region so far: bit i for child i,
 * the first of equal ones. */
uint64_t evaluator_decided(const struct evaluator *evaluator, uint32_t node);

/* Whether an aggregate goes over this innovation. @param counts  as for evaluator_add */
bool aggregate_takes(const struct aggregate *aggregate, const struct subject *subject, bool counts);

/* For formulas over numbers that were worked out elsewhere: what region the fields are of, and a
 * node's number, which from then on is taken as it was handed in. */
void evaluator_about(struct evaluator *evaluator, const struct subject *region);
void evaluator_give(struct evaluator *evaluator, uint32_t node, mpq_srcptr number);
/* From then on the node's number is worked out again. */
void evaluator_take_back(struct evaluator *evaluator, uint32_t node);

#endif
