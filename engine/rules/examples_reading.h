/* examples_reading.h - an examples file while it runs. */
#ifndef RULES_EXAMPLES_READING_H
#define RULES_EXAMPLES_READING_H

#include "rules/draft.h"
#include "rules/examples.h"
#include "rules/words.h"

struct examples_reading {
    struct draft draft; /* first: words that rule files have too find theirs in it */
    const struct iga_rules *rules;
    struct iga_examples *examples;
    struct iga_rules scratch; /* what a draft needs to have */
    bool has_examples;        /* the word `examples` was met */
    size_t room;              /* bytes that the JSON of all examples may still take */
};

struct examples_reading *examples_reading_of(lua_State *L);

/* The words of examples files; ends with a NULL name. */
extern const struct word words_of_examples[];

/* [-0, +0, e] Keeps an example. */
void example_keep(lua_State *L, struct example example);
/* [-0, +1, e] What a word that made examples, or could not, gives back. */
int example_push(lua_State *L);
int example_push_bad(lua_State *L);

/* The words with an id that are built elsewhere than in examples_words.c. */
int example_build_points(lua_State *L, const char *id, size_t token, uint32_t line);
int example_build_example(lua_State *L, const char *id, size_t token, uint32_t line);

/* Whether argument 2 is the table of `word "…" { … }`; complains otherwise. */
bool example_table(lua_State *L, const char *word, size_t token);

/* [-0, +(0|1), e] Pushes a table that the table may have under a key.
 * @return its stack index; 0 if it has none, or after a complaint */
int example_part(const struct table *table, const char *key);

/* Words that are things: they stand for themselves as light userdata. */
extern const char example_refused, example_no_band, example_missing;

/* Whether the value at a stack index is one of them. */
bool example_is(lua_State *L, int at, const char *thing);

/* ---- Names of the rule set ---------------------------------------------------------------- */

/* Whether the rule set has such a thing; each complains otherwise, and offers the nearest. */
bool example_predicate(const struct draft *draft, size_t token, const char *name,
                       const struct iga_rules *rules);
bool example_must(const struct draft *draft, size_t token, const char *name,
                  const struct iga_rules *rules);
bool example_value_id(const struct draft *draft, size_t token, const char *name,
                      const struct iga_rules *rules);
/* The same; @return NULL after a complaint */
const struct indicator *example_indicator(const struct draft *draft, size_t token, const char *id,
                                          const struct iga_rules *rules);

/* ---- Answers as JSON ---------------------------------------------------------------------- */

/* How much that may be together: a few lines can ask for any number of innovations. */
#define MOST_EXAMPLE_BYTES (32u * 1024u * 1024u)

/* Text that grows in the arena, as long as there is room. */
struct pen {
    struct arena *arena;
    size_t *room;
    char *text;
    size_t length, capacity;
};

struct pen pen_new(lua_State *L);

void pen_add(struct pen *pen, const char *text);
void pen_quoted(struct pen *pen, const char *text);

/* The key under which a table made by in_turn has its list. */
extern const char example_turn_key;

/* [-0, +0, e] Writes a Lua value as JSON: a number, a text, an answer's table, a list. For a value
 * made by in_turn, writes number `turn` of its list. @param token  for complaints */
void example_value(lua_State *L, struct pen *pen, int at, size_t turn, size_t token);

/* [-0, +0, e] Writes the region at a stack index (0 for one that says nothing but what it must)
 * with the innovations at another (0 for none): fields and answers stand side by side in their
 * tables. */
void example_region(lua_State *L, struct pen *pen, int region, int innovations, size_t token);

/* Writes a region of one answer, given as JSON, and of what else must be there: the required
 * fields, and what the table `with` says of the same unit (0 for none). */
void example_answer(lua_State *L, struct pen *pen, enum node_unit unit, const char *indicator,
                    const char *answer, int with, size_t token);

/* The token of the key `name` in the first table behind `token` that has it, else anywhere, else
 * `token`. */
size_t example_key_token(const struct draft *draft, const char *name, size_t token);

#endif
