/* prove_parts.h - what is held against the bounds that the rules prove. */
#ifndef RULES_PROVE_PARTS_H
#define RULES_PROVE_PARTS_H

#include "rules/bounds.h"
#include "rules/draft.h"

/* The maxima and shares that the file states of its values and of all of them.
 * @param values  of each value, in order */
void prove_stated(struct draft *draft, const struct bounds *values);

/* That the predicates hold every index exactly once.
 * @param index  with both edges */
void prove_predicates(struct draft *draft, const struct bounds *index);

#endif
