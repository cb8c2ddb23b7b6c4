/* language.h - a rule file's text becomes a rule set: read, run in the sandbox, put in order,
 * proved. */
#ifndef RULES_LANGUAGE_H
#define RULES_LANGUAGE_H

#include "rules/draft.h"

/* [-0, +1, e] Pushes the table of all words of the rule language. */
void language_push_words(lua_State *L);

/* Names of all words, in the order of the alphabet; ends in NULL. */
const char *const *language_words(void);

#endif
