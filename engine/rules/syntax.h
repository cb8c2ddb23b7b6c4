/* syntax.h - what Lua says of a text that is no Lua, in the words of the rule language: mostly a
 * comma that is missing. */
#ifndef RULES_SYNTAX_H
#define RULES_SYNTAX_H

#include "rules/draft.h"

/* Adds the finding. @param line  where Lua stopped reading  @param message  without its place */
void syntax_say(const struct draft *draft, size_t line, const char *message);

/* What Lua says of a text that runs and goes wrong, in English of ours where it says it often: then
 * of static lifetime, else the message itself. */
const char *syntax_run_message(const char *message);

/* Where the word stands that an error names in quotes or the sign that it is about, else where
 * its line begins. */
struct place syntax_word_place(const struct draft *draft, size_t line, const char *message);

#endif
