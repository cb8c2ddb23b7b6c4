/* lexer.h - a look at the text of a rule file before Lua sees it.
 *
 * It refuses what leaves no trace in what Lua hands over (numerals of more than 15 digits, a key
 * twice in one table, comparisons and `and or not if while repeat goto` outside a function), and
 * it knows the line and column of every word, key and item, which Lua does not tell. It is no
 * parser: what is not Lua at all is left for Lua to refuse. */
#ifndef RULES_LEXER_H
#define RULES_LEXER_H

#include "base/findings.h"
#include "base/number.h"

#include <stdint.h>

enum token_kind { TOKEN_NAME, TOKEN_STRING, TOKEN_NUMBER, TOKEN_SYMBOL, TOKEN_END };

#define NO_TOKEN SIZE_MAX

struct token {
    enum token_kind kind;
    uint32_t offset, length; /* in the file's text, quotes and all */
    uint32_t line, column;
    /* The index of its other half, for ( [ { and ) ] }, and for function, do, if, repeat and the
     * end or until that closes them; else its own index. */
    uint32_t match;
    const char *string; /* TOKEN_STRING: what it says, escapes resolved, NUL behind it */
};

/* A rule file's text with its tokens; the last one is TOKEN_END. Lives in the arena. */
struct source {
    const char *file;
    const char *text;
    size_t length;
    bool is_text; /* UTF-8 without NUL; else there are no tokens, and nothing has a place */
    struct token *tokens;
    size_t count;
};

/* Splits the text into tokens and reports what must not be. After an error of kind "not a token
 * at all" (an open string, a stray byte) the list ends there and Lua will say the same; where
 * Lua goes on, so does the list. A byte-order mark and a first line that starts with # are passed
 * over. @param length  at most IGA_MAX_RULE_FILE
 * @return false when there is no memory. */
bool source_read(struct source *out, struct arena *arena, struct iga_findings *findings,
                 const char *file, const char *text, size_t length);

/* How many bytes at the front of a file are passed over: a byte-order mark, a line with #. */
size_t source_start(const char *text, size_t length);

/* The place of a token; that of the file alone for NO_TOKEN. */
struct place source_place(const struct source *source, size_t token);

/* As source_is, for a token that begins like the text. */
bool source_is_all(const struct source *source, size_t token, const char *text);

/* Whether a token is this word or symbol. It is asked of every token many times, and mostly in
 * vain. */
static inline bool source_is(const struct source *source, size_t token, const char *text)
{
    return source->text[source->tokens[token].offset] == text[0] &&
           source_is_all(source, token, text);
}

/* What a TOKEN_NUMBER means. */
enum number_fault source_number(struct decimal *out, const struct source *source, size_t token);

/* One item of a table: `value`, `name = value` or `[key] = value`. */
struct item {
    size_t key;   /* its first token, or NO_TOKEN for a positional one */
    size_t value; /* where the value begins */
    size_t end;   /* the separator or bracket behind it */
};

/* Steps to the next item of the table that opens at `open`; the first one from {0}. Tables,
 * calls and functions inside an item are stepped over. @return false behind the last one */
bool source_next_item(struct item *item, const struct source *source, size_t open);

/* The first token on `line` or after it; NO_TOKEN behind the last one. */
size_t source_first_of_line(const struct source *source, size_t line);

/* Whether a call's word is called with this id: `word "id"`, `word("id"`. */
bool source_is_called_with(const struct source *source, size_t call, const char *id);

/* The first token on `line` or after it that is the word `word`, followed (with or without a
 * parenthesis) by the string `id` unless that is NULL. Without an id, one that is called goes
 * before one that is not, on the same line: `min = min(1, 2)`. NO_TOKEN if there is none. */
size_t source_call(const struct source *source, size_t line, const char *word, const char *id);

/* The { of the table that a call gets: `word {`, `word "id" {`, `word("id") {`, `word("id", {`.
 * NO_TOKEN if it gets none. */
size_t source_table(const struct source *source, size_t call);

/* The key `name = ` or `["name"] = ` or `[3] = ` of the table that opens at `open`, not of tables
 * inside it; where it begins. NO_TOKEN if it has none. */
size_t source_key(const struct source *source, size_t open, const char *name);

/* Where the value of that key begins. */
size_t source_value(const struct source *source, size_t open, const char *name);

/* Where positional item n (from 1) of that table begins. */
size_t source_item(const struct source *source, size_t open, size_t n);

/* Where argument n (from 1) begins of the call whose word is at `call`: `between(1, 5)`. However
 * a call is written, its arguments count through: `predicate "A" (1, 2)` has the three of
 * `predicate("A", 1, 2)`. */
size_t source_argument(const struct source *source, size_t call, size_t n);

#endif
