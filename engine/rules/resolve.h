/* resolve.h - expressions as written become expressions that can be evaluated: names turn into
 * slots, fields and values, and every operand is of the type and scope that its word takes. */
#ifndef RULES_RESOLVE_H
#define RULES_RESOLVE_H

#include "rules/draft.h"

/* Where an expression stands, which decides what it may speak of. */
enum scope {
    SCOPE_FORMULA,   /* the region with all its innovations: values and the index */
    SCOPE_REGION,    /* the region's own fields and answers */
    SCOPE_INNOVATION /* one innovation, and the region's fields */
};

/* Resolves node `written` of the draft into the rule set's formula. Values below
 * `values_known` may be named.
 * @param token  for complaints about the expression as a whole
 * @return NO_NODE after a complaint */
uint32_t resolve(struct draft *draft, uint32_t written, enum scope scope, enum node_type type,
                 size_t values_known, size_t token);

#endif
