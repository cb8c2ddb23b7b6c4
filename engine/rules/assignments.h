/* assignments.h - whether a function keeps to itself: what it changes must be its own, or a score
 * would depend on which regions were scored before. */
#ifndef RULES_ASSIGNMENTS_H
#define RULES_ASSIGNMENTS_H

#include "rules/lexer.h"

/* Whether the `=` at token i changes something that is not declared inside the function that
 * begins at token `function`: an outer local, a field of a table. */
bool assignment_reaches_out(const struct source *source, size_t function, size_t i);

#endif
