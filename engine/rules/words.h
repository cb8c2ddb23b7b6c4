/* words.h - the words of the rule language, by what they speak of. */
#ifndef RULES_WORDS_H
#define RULES_WORDS_H

#include "rules/table.h"

/* A word that is a function. */
struct word {
    const char *name;
    lua_CFunction function;
};

/* A word that is a thing by itself: region, growth, in_force. */
struct thing {
    const char *name;
    enum handle_kind kind;
    uint32_t index;
};

/* Each list ends with a NULL name. */
extern const struct word words_of_structure[];
extern const struct word words_of_sources[];
extern const struct word words_of_answers[];
extern const struct word words_of_formulas[];
extern const struct word words_of_conditions[];

/* All of them; ends in NULL. */
extern const struct word *const word_lists[];

/* The keys that a word's table takes; "[0]" stands for the item of level 0. */
struct word_keys {
    const char *word;
    const char *const *keys; /* ends in NULL */
};

/* Of the words whose tables have keys of their own, and of the table `predicates`. Each list ends
 * with a NULL word. The keys of `codes` are the codes. */
extern const struct word_keys keys_of_structure[];
extern const struct word_keys keys_of_answers[];

/* The words that are things; the list ends with a NULL name. */
extern const struct thing words_of_things[];

/* indicator "pad" { ... }: a word that takes an id, then its table or arguments. */
struct structure_word {
    const char *name;
    /* [-0, +1, e] Builds it from the arguments at 2..top. `token` is the word's. */
    int (*build)(lua_State *L, const char *id, size_t token, uint32_t line);
};

/* [-0, +1, e] What calling a handle means: the table of an open word, `value "id"`, or a source
 * that marks something. */
int structure_call(lua_State *L);

/* The metamethods of expressions, and what the other operators answer. */
int formula_index(lua_State *L);
extern const struct word formula_operators[];

/* ranges: at_most(x) and its kin with one argument too few to be a condition */
int answers_interval(lua_State *L, const char *word, size_t token, bool has_low, bool low_open,
                     bool has_high, bool high_open);

/* The origin of a part for which none is stated. */
extern const struct origin no_origin;

#endif
