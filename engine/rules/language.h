/* language.h - a rule file's text becomes a rule set: read, run in the sandbox, put in order,
 * proved. */
#ifndef RULES_LANGUAGE_H
#define RULES_LANGUAGE_H

#include "rules/draft.h"

/* [-0, +0, e] Inside a sandbox whose context is a draft: gives the draft's text its words and
 * runs it. */
void language_run(lua_State *L);

/* [-0, +0, e] From now on the words are those of scripts; the others say that they are not. */
void language_turn_to_scripts(lua_State *L);

#endif
