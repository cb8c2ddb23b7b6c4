/* table.h - the tables that words are given: word "id" { key = …, item, … }. */
#ifndef RULES_TABLE_H
#define RULES_TABLE_H

#include "rules/draft.h"

/* A table being read: `word "id" { ... }`. */
struct table {
    lua_State *L;
    struct draft *draft;
    int at;                  /* stack index of the table */
    size_t open;             /* token of its { */
    size_t token;            /* of the word */
    const char *what;        /* "indicator \"pad\"", for messages */
    const char *const *keys; /* those it takes, then NULL; NULL itself: any name is one */
};

/* Starts on a table, complains about keys that are not in `keys` (ends in NULL); where that is
 * NULL every name is a key, and items may have the number 0. */
void table_start(struct table *table, lua_State *L, int at, size_t token, const char *what,
                 const char *const *keys);

/* Each reads a key; absent is not an error unless `required`. A wrong type is complained about
 * and counts as absent. */
const char *table_text(const struct table *table, const char *key, bool required);
bool table_number(struct decimal *out, const struct table *table, const char *key, bool required);
bool table_whole(int *out, const struct table *table, const char *key, int least, int most);
bool table_truth(const struct table *table, const char *key);
/* Whether the key is there at all. */
bool table_has(const struct table *table, const char *key);
/* Whether a key that was complained about is this one, misspelt. */
bool table_misspells(const struct table *table, const char *key);
/* Complains that a key is missing, unless it is there and misspelt. */
void table_complain_missing(const struct table *table, const char *key);
/* A handle of one of these kinds. @return false if absent or wrong; the copy is yours. */
bool table_handle(struct handle *out, const struct table *table, const char *key,
                  handle_kinds kinds, const char *wanted, bool required);
/* A list of texts, in the arena. */
size_t table_texts(const char ***out, const struct table *table, const char *key);
/* The key `source`. */
struct origin table_origin(const struct table *table);

/* Positional items, from 1. table_item complains unless item i is a handle of these kinds. */
size_t table_length(const struct table *table);
bool table_item(struct handle *out, const struct table *table, size_t i, handle_kinds kinds,
                const char *wanted);
/* Places in it, for complaints. */
size_t table_key_token(const struct table *table, const char *key);
size_t table_item_token(const struct table *table, size_t i);

#endif
