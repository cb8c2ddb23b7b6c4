/* pairs.h - brackets and blocks, and what closes them. */
#ifndef RULES_PAIRS_H
#define RULES_PAIRS_H

#include "rules/lexer.h"

/* Lets each bracket and block know its other half. @return false when there is no memory */
bool pairs_find(struct source *source, struct arena *arena);

#endif
