/* refusals.h - what Lua would take and a rule file must not say. */
#ifndef RULES_REFUSALS_H
#define RULES_REFUSALS_H

#include "rules/lexer.h"

/* Reports numerals that are not exact, words and operators outside a function, comparisons of
 * answers inside, doubled keys. @return false when there is no memory */
bool refusals_add(struct iga_findings *findings, struct arena *arena, const struct source *source);

#endif
