/* nodes.h - how words make expressions: nodes out of what Lua hands over. */
#ifndef RULES_NODES_H
#define RULES_NODES_H

#include "rules/draft.h"

/* As many operands as a word takes. */
#define MOST_OPERANDS 64

/* The word that runs, for places and messages. */
struct running {
    const char *word;
    uint32_t line;
    size_t token;
};

struct running running_word(lua_State *L, const char *word);

/* [-0, +0, e] Adds a node to the expressions as written. @return its index */
uint32_t node_add(lua_State *L, struct node node, const uint32_t *children, uint32_t count);

/* [-0, +1, e] Each pushes one handle and returns 1: of a new node; of what was complained about;
 * the same, with the complaint that it is nested too deeply; of a node of all arguments. */
int node_push(lua_State *L, struct node node, const uint32_t *children, uint32_t count);
int node_push_bad(lua_State *L);
int node_push_too_deep(lua_State *L, uint32_t line);
int node_push_arguments(lua_State *L, const char *word, enum node_op op, int least, int most);

/* The operand at a stack index as a node: an expression, a number, or a date in quotes.
 * @return NO_NODE after a complaint */
uint32_t node_operand(lua_State *L, int at, const struct running *run);

/* All arguments from `from` on as operands; complains unless there are `least` or more. */
bool node_operands(lua_State *L, uint32_t *out, int from, int least, int most,
                   const struct running *run);

/* The list of texts at a stack index. @return false after a complaint */
bool node_texts(lua_State *L, const char ***out, size_t *count, int at, const struct running *run);

/* [-0, +0, e] Raises the error of a full memory. */
void node_no_memory(lua_State *L);

#endif
