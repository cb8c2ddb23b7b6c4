/* structure.h - the words with an id and a table, one file for each kind of part. */
#ifndef RULES_STRUCTURE_H
#define RULES_STRUCTURE_H

#include "rules/words.h"

/* Whether argument 2 is the table of `word "id" { … }`; complains otherwise. */
bool structure_table(struct table *table, lua_State *L, const char *word, const char *id,
                     size_t token, const char *const *keys);

/* [-0, +1, e] Pushes the handle of what was complained about and returns 1. */
int structure_push_bad(lua_State *L);

/* The name that a word is followed by, which is argument `at`. @return NULL after a complaint */
const char *structure_id(lua_State *L, int at, const char *word, size_t token);
/* [-0, +1, e] Pushes a word with its name, which waits for its table, and returns 1. */
int structure_push_open(lua_State *L, const struct structure_word *word, const char *id,
                        uint32_t line);

/* The text, or "" for NULL. */
const char *structure_text(const char *text);

/* What each word builds from its arguments at 2..top; see struct structure_word. */
int build_field(lua_State *L, const char *id, size_t token, uint32_t line);
int build_must(lua_State *L, const char *id, size_t token, uint32_t line);
int build_basis(lua_State *L, const char *id, size_t token, uint32_t line);
int build_indicator(lua_State *L, const char *id, size_t token, uint32_t line);
int build_value(lua_State *L, const char *id, size_t token, uint32_t line);
int build_predicate(lua_State *L, const char *id, size_t token, uint32_t line);
int build_group(lua_State *L, const char *id, size_t token, uint32_t line);

/* The keys that their tables take. */
extern const char *const field_keys[],
    *const must_keys[], *const basis_keys[], *const indicator_keys[], *const value_keys[],
                                                                          *const group_keys[];

/* [-0, +1, e] assumed "why" (thing): the same thing with a source of its own. */
int source_mark(lua_State *L, const struct handle *source);

#endif
