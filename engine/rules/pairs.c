#include "rules/pairs.h"

#include "base/arena.h"

static const struct pair {
    const char *open, *close;
} pairs[] = {{"(", ")"},          {"[", "]"},    {"{", "}"},   {"repeat", "until"},
             {"function", "end"}, {"do", "end"}, {"if", "end"}};

#define PAIRS (sizeof pairs / sizeof *pairs)

/* What is open at some point of the text, the innermost last. */
struct stack {
    uint32_t *tokens;
    size_t count, capacity;
};

static bool opens(const struct source *source, size_t token)
{
    for (size_t i = 0; i < PAIRS; i++)
        if (source_is(source, token, pairs[i].open))
            return true;
    return false;
}

static bool closes(const struct source *source, size_t open, size_t token)
{
    for (size_t i = 0; i < PAIRS; i++)
        if (source_is(source, token, pairs[i].close) && source_is(source, open, pairs[i].open))
            return true;
    return false;
}

static bool push(struct stack *stack, struct arena *arena, uint32_t token)
{
    void *tokens = stack->tokens;
    bool grown = arena_grow(arena, &tokens, stack->count, &stack->capacity, sizeof *stack->tokens);

    stack->tokens = tokens;
    if (grown)
        stack->tokens[stack->count++] = token;
    return grown;
}

/* Closes what was opened last, if the token does that. */
static void close_last(struct stack *stack, struct source *source, uint32_t token)
{
    uint32_t open;

    if (stack->count == 0)
        return;
    open = stack->tokens[stack->count - 1];
    if (!closes(source, open, token))
        return;
    source->tokens[token].match = open;
    source->tokens[open].match = token;
    stack->count--;
}

bool pairs_find(struct source *source, struct arena *arena)
{
    struct stack stack = {0};

    for (uint32_t i = 0; i < source->count; i++)
        if (!opens(source, i))
            close_last(&stack, source, i);
        else if (!push(&stack, arena, i))
            return false;
    return true;
}
