/* language.h - a rule file's text becomes a rule set: read, run in the sandbox, put in order,
 * proved. */
#ifndef RULES_LANGUAGE_H
#define RULES_LANGUAGE_H

#include "rules/draft.h"

/* Runs a body on a draft, in a sandbox of its own; what stops it becomes a finding.
 * @return IGA_OK even when there are complaints */
iga_status language_enter(struct draft *draft, lua_CFunction body);

/* [-0, +0, m] Lets handles have their operators, and be called. */
void language_install(lua_State *L);

/* [-0, +0, e] Inside a sandbox whose context is a draft: gives the draft's text its words and
 * runs it. */
void language_run(lua_State *L);

/* [-0, +0, e] From now on the words are those of scripts; the others say that they are not. */
void language_turn_to_scripts(lua_State *L);

#endif
