/* assignments.h - whether a function keeps to itself: what it changes must be its own, or a score
 * would depend on which regions were scored before. */
#ifndef RULES_ASSIGNMENTS_H
#define RULES_ASSIGNMENTS_H

#include "rules/lexer.h"

/* What is known while the tokens of a file are gone through in their order. Starts as {0}. */
struct assignments {
    uint32_t *names;    /* for each token: which name it is, 0 for none; NULL without functions */
    uint32_t *declared; /* for each name: the last function that declared it */
    uint32_t *openers;  /* brackets that are open */
    size_t depth;
    uint32_t function;   /* counts the outermost ones */
    size_t function_end; /* the token that ends the one at hand */
};

/* @return false when there is no memory */
bool assignments_start(struct assignments *state, struct arena *arena, const struct source *source);

/* Takes in token i; call it for each in turn. @return whether it is an `=` inside a function that
 * changes something declared outside the outermost one: an outer local, a field of a table */
bool assignments_reach_out(struct assignments *state, const struct source *source, size_t i);

#endif
