/* hint.h - what a message offers in place of a name that nobody knows. */
#ifndef RULES_HINT_H
#define RULES_HINT_H

#include "rules/draft.h"

/* The end of a message, in its language: "; did you mean 'kind'?" where one of the known names is
 * near, else "; it is one of: name, province, kind" with the first few of them; "" where there
 * are none. In the draft's arena. @param known  NULL counts as none: memory has run out */
const char *hint_for(const struct draft *draft, const char *name, const char *const *known,
                     size_t count);

/* The same for the name of a field, of regions or of innovations. */
const char *hint_for_field(const struct draft *draft, enum node_unit unit, const char *name);

#endif
