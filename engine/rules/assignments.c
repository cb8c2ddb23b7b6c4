#include "rules/assignments.h"

#include "base/text.h"

static const struct token *token_at(const struct source *source, size_t i)
{
    return &source->tokens[i];
}

static bool is_name(const struct source *source, size_t i)
{
    return token_at(source, i)->kind == TOKEN_NAME;
}

static bool is_same(const struct source *source, size_t a, size_t b)
{
    return is_name(source, a) && is_name(source, b) &&
           text_equal(source->text + token_at(source, a)->offset, token_at(source, a)->length,
                      source->text + token_at(source, b)->offset, token_at(source, b)->length);
}

/* Whether `=` at i stands right inside a table, as in { a = 1 }. */
static bool is_in_table(const struct source *source, size_t function, size_t i)
{
    while (i-- > function) {
        size_t match = token_at(source, i)->match;
        if (source_is(source, i, "{") || source_is(source, i, "(") || source_is(source, i, "["))
            return source_is(source, i, "{");
        if (match < i) /* a bracket or block that ended before: step over it */
            i = match;
        else if (match > i)
            return false; /* the block that it stands in */
    }
    return false;
}

/* The names that a `local`, `for` or `function` at `at` declares: does `name` stand among them? */
static bool declares(const struct source *source, size_t at, size_t name)
{
    size_t i = at + 1;
    if (source_is(source, at, "function")) {
        while (is_name(source, i) || source_is(source, i, ".") || source_is(source, i, ":"))
            i++;
        i++; /* the parenthesis */
    } else if (source_is(source, i, "function")) {
        return is_same(source, i + 1, name);
    }
    while (is_name(source, i)) {
        if (is_same(source, i, name))
            return true;
        i++;
        if (source_is(source, i, "<"))
            i += 3; /* an attribute */
        if (!source_is(source, i, ","))
            break;
        i++;
    }
    return false;
}

/* Whether the name at `name` was declared between the function's beginning and there. */
static bool is_declared_inside(const struct source *source, size_t function, size_t name)
{
    for (size_t i = function; i < name; i++)
        if ((source_is(source, i, "local") || source_is(source, i, "for") ||
             source_is(source, i, "function")) &&
            declares(source, i, name))
            return true;
    return false;
}

bool assignment_reaches_out(const struct source *source, size_t function, size_t i)
{
    if (is_in_table(source, function, i))
        return false;
    for (size_t target = i - 1; target > function; target -= 2) {
        if (source_is(source, target, ">")) /* local x <const> = … */
            return false;
        if (!is_name(source, target) || source_is(source, target - 1, ".") ||
            !is_declared_inside(source, function, target))
            return true;
        if (!source_is(source, target - 1, ","))
            return false;
    }
    return false;
}
