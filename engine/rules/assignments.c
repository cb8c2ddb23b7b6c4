#include "rules/assignments.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* ---- Names as numbers --------------------------------------------------------------------- */

struct name {
    const char *bytes;
    uint32_t length, token;
};

static int compare_names(const void *left, const void *right)
{
    const struct name *a = left, *b = right;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return memcmp(a->bytes, b->bytes, a->length);
}

static bool number_names(struct assignments *state, struct arena *arena,
                         const struct source *source)
{
    struct name *names = arena_array(arena, source->count, sizeof *names);
    if (names == NULL)
        return false;
    size_t count = 0;
    for (uint32_t i = 0; i < source->count; i++)
        if (source->tokens[i].kind == TOKEN_NAME)
            names[count++] =
                (struct name){source->text + source->tokens[i].offset, source->tokens[i].length, i};
    qsort(names, count, sizeof *names, compare_names);
    uint32_t number = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_names(&names[i - 1], &names[i]) != 0)
            number++;
        state->names[names[i].token] = number;
    }
    return true;
}

static bool has_functions(const struct source *source)
{
    for (size_t i = 0; i < source->count; i++)
        if (source_is(source, i, "function"))
            return true;
    return false;
}

bool assignments_start(struct assignments *state, struct arena *arena, const struct source *source)
{
    *state = (struct assignments){.function_end = NO_TOKEN};
    if (!has_functions(source))
        return true;
    state->names = arena_array(arena, source->count + 1, sizeof *state->names);
    state->declared = arena_array(arena, source->count + 1, sizeof *state->declared);
    state->openers = arena_array(arena, source->count + 1, sizeof *state->openers);
    return state->names != NULL && state->declared != NULL && state->openers != NULL &&
           number_names(state, arena, source);
}

/* ---- Declarations ------------------------------------------------------------------------- */

static bool is_name(const struct source *source, size_t i)
{
    return source->tokens[i].kind == TOKEN_NAME;
}

/* Takes in the names that a `local`, `for` or `function` at `at` declares. */
static void declare(struct assignments *state, const struct source *source, size_t at)
{
    size_t i = at + 1;
    if (source_is(source, at, "function")) {
        while (is_name(source, i) || source_is(source, i, ".") || source_is(source, i, ":"))
            i++;
        i += source_is(source, i, "(");
    } else if (source_is(source, i, "function")) {
        i++; /* local function name */
    }
    while (is_name(source, i)) {
        state->declared[state->names[i]] = state->function;
        i++;
        if (source_is(source, i, "<"))
            i += 3; /* an attribute */
        if (i >= source->count || !source_is(source, i, ","))
            break;
        i++;
    }
}

/* ---- Assignments -------------------------------------------------------------------------- */

static bool is_in_table(const struct assignments *state, const struct source *source)
{
    return state->depth > 0 && source_is(source, state->openers[state->depth - 1], "{");
}

/* Goes back over the names before the `=` at i. */
static bool reaches_out(const struct assignments *state, const struct source *source, size_t i)
{
    for (size_t target = i - 1;; target -= 2) {
        if (source_is(source, target, ">")) /* local x <const> = … */
            return false;
        if (!is_name(source, target) || source_is(source, target - 1, ".") ||
            state->declared[state->names[target]] != state->function)
            return true;
        if (target < 2 || !source_is(source, target - 1, ","))
            return false;
    }
}

static void follow_brackets(struct assignments *state, const struct source *source, size_t i)
{
    if (source_is(source, i, "{") || source_is(source, i, "(") || source_is(source, i, "["))
        state->openers[state->depth++] = (uint32_t)i;
    else if (state->depth > 0 &&
             (source_is(source, i, "}") || source_is(source, i, ")") || source_is(source, i, "]")))
        state->depth--;
}

bool assignments_reach_out(struct assignments *state, const struct source *source, size_t i)
{
    if (state->names == NULL)
        return false; /* nothing is assigned where there is no function */
    follow_brackets(state, source, i);
    if (state->function_end == NO_TOKEN) {
        if (!source_is(source, i, "function"))
            return false;
        state->function++;
        state->function_end = source->tokens[i].match;
        state->depth = 0;
        declare(state, source, i);
        return false;
    }
    if (i >= state->function_end) {
        state->function_end = NO_TOKEN;
        return false;
    }
    if (source_is(source, i, "local") || source_is(source, i, "for") ||
        source_is(source, i, "function"))
        declare(state, source, i);
    return source_is(source, i, "=") && !is_in_table(state, source) &&
           reaches_out(state, source, i);
}
