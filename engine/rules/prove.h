/* prove.h - what follows from the rules alone: how large each value and the index can become,
 * that no divisor can be zero, that the predicates cover every index exactly once. */
#ifndef RULES_PROVE_H
#define RULES_PROVE_H

#include "rules/draft.h"

/* Fills in the maxima; complains about what cannot be proved or differs from what is stated.
 * Only for a rule set without complaints so far. */
void prove(struct draft *draft);

#endif
