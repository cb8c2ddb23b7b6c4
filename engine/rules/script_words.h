/* script_words.h - how Lua calculates while a script runs. */
#ifndef RULES_SCRIPT_WORDS_H
#define RULES_SCRIPT_WORDS_H

#include "rules/draft.h"

/* [-0, +1, e] + - * / and unary - on exact numbers, at stack indices 1 and 2. */
int script_arithmetic(lua_State *L, enum node_op op);
/* [-0, +1, e] < and <= on exact numbers. */
int script_compare(lua_State *L, bool or_equal);

/* Where the functions that were met are kept in the registry, by their index + 1. */
extern const char script_functions_key;

/* The words while a script runs. */
struct script_word {
    const char *name;
    lua_CFunction function;
};
extern const struct script_word script_words[];

#endif
