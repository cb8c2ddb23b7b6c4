/* syntax_places.h - where in a rule file the mistake is that Lua's message is about. */
#ifndef RULES_SYNTAX_PLACES_H
#define RULES_SYNTAX_PLACES_H

#include "rules/draft.h"

/* What Lua's message holds. */
struct complaint {
    const struct draft *draft;
    const char *message;
    const char *near; /* the text that Lua did not expect; NULL at the end of the file */
    size_t line;      /* where that stands */
    size_t opened;    /* "(to close '{' at line 4)", else the same line */
};

/* The token that Lua did not expect, where nothing of the kind can stand if there is one on the
 * line: behind what ends an item, or where an item has to begin. NO_TOKEN if there is none. */
size_t syntax_unexpected_token(const struct complaint *c);

/* A bracket that nothing closes: on the line that Lua names the first one, else the last of all.
 * NO_TOKEN if there is none. */
size_t syntax_open_bracket(const struct complaint *c);

/* The first [ on the line that stands where a { could, else the last [; NO_TOKEN if there is none.
 */
size_t syntax_open_square(const struct complaint *c);

/* The first bracket at the start of a line that is indented otherwise than the line of the one
 * it closes: near it one is missing, or too many. NO_TOKEN when all stand as they should. */
size_t syntax_crooked_bracket(const struct source *source);

/* Right behind the token before this one, where a comma is missing. */
struct place syntax_place_behind_last(const struct draft *draft, size_t token);

/* Where the text begins that Lua names, on its line; else where the line does. */
struct place syntax_place_of_near(const struct complaint *c);

/* Where the long text or comment begins that does not end. */
struct place syntax_place_of_long_text(const struct complaint *c);

/* Behind which the file ends. */
struct place syntax_last_place(const struct source *source);

#endif
