/* syntax.h - what Lua says of a text that is no Lua, in the words of the rule language: mostly a
 * comma that is missing. */
#ifndef RULES_SYNTAX_H
#define RULES_SYNTAX_H

#include "rules/draft.h"

/* Adds the finding. @param line  where Lua stopped reading  @param message  without its place */
void syntax_say(const struct draft *draft, size_t line, const char *message);

/* Where the word stands that an error names in quotes, else the first one of its line. */
struct place syntax_word_place(const struct draft *draft, size_t line, const char *message);

#endif
