/* sandbox.h - a Lua state in which a stranger's text may run.
 *
 * No library is opened: the text sees the words it is given and nothing else. Instructions,
 * memory (live, ever, and in one block) are bounded; a limit that was hit stays hit. Lua is
 * entered in one place, protected. This and the language are the only rooms that know Lua. */
#ifndef RULES_SANDBOX_H
#define RULES_SANDBOX_H

#include "iga.h"

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

struct sandbox_limits {
    size_t live;  /* bytes at one time */
    size_t total; /* bytes ever */
    size_t block; /* bytes in one piece: also bounds what one instruction may cost */
    long fuel;    /* instructions, in steps of 1000 */
};

extern const struct sandbox_limits sandbox_limits_of_a_rule_file;

enum sandbox_stop {
    SANDBOX_FINE,
    SANDBOX_SYNTAX, /* not Lua */
    SANDBOX_ERROR,  /* an error while it ran */
    SANDBOX_FUEL,
    SANDBOX_LIVE,
    SANDBOX_TOTAL,
    SANDBOX_BLOCK,
    SANDBOX_MEMORY /* the machine has no memory */
};

struct sandbox;

/* Opens a state. @param context  what sandbox_context answers  @return NULL without memory */
struct sandbox *sandbox_new(const struct sandbox_limits *limits, void *context);
void sandbox_free(struct sandbox *sandbox); /* NULL is fine */

/* The language of the sandbox's own messages; English until it is set. Lua's are English. */
void sandbox_speak(struct sandbox *sandbox, iga_lang lang);

/* The context of the sandbox that a state belongs to; cannot fail. */
void *sandbox_context(lua_State *L);

/* Calls body(L) with `job` as light userdata at stack index 1, protected. Whatever happens comes
 * back as a value. Fuel and total bytes are what is left from the call before, unless refilled;
 * after a stop by a limit nothing runs until they are. */
enum sandbox_stop sandbox_enter(struct sandbox *sandbox, lua_CFunction body, void *job);

/* Gives the full measure of instructions and total bytes again, and forgets a stop by a limit. */
void sandbox_refuel(struct sandbox *sandbox);

/* After a stop: what Lua said, without its "file:line:" in front; and the line, 0 if unknown.
 * Borrowed until the next entry. */
const char *sandbox_message(const struct sandbox *sandbox);
size_t sandbox_line(const struct sandbox *sandbox);

/* [-1, +1, e] Inside a body: pops a table of words and pushes the text as a function whose whole
 * world is those words, read-only. Reading a word that is not there raises "unknown word 'x'",
 * with the nearest known one; assigning raises "put 'local' before it". The text is never
 * bytecode; what source_start tells is passed over. Words used must not be nil. */
void sandbox_chunk(lua_State *L, const char *file, const char *text, size_t length);

/* [-0, +0, -] The line of the text from which the running C function was called, 0 if none. */
size_t sandbox_caller_line(lua_State *L);

#endif
