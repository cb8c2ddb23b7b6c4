#include "rules/syntax_places.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static bool token_is(const struct source *source, size_t token, const char *text)
{
    const struct token *t = &source->tokens[token];
    return text_equal(source->text + t->offset, t->length, text, strlen(text));
}

/* Whether an item could end with this token, so that a comma would have to follow. */
static bool ends_an_item(const struct source *source, size_t token)
{
    const struct token *t = &source->tokens[token];
    return t->kind != TOKEN_SYMBOL || source_is(source, token, "}") ||
           source_is(source, token, ")") || source_is(source, token, "]");
}

/* Whether Lua stopped where an expression would have to begin. */
static bool lacks_expression(const struct complaint *c)
{
    static const char start[] = "unexpected symbol";
    return strncmp(c->message, start, strlen(start)) == 0;
}

size_t syntax_unexpected_token(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t first = NO_TOKEN, i = draft_token(c->draft, c->line, NULL, NULL);
    for (; i < source->count && source->tokens[i].line == c->line; i++) {
        if (!token_is(source, i, c->near))
            continue;
        if (i > 0 && ends_an_item(source, i - 1) != lacks_expression(c))
            return i;
        if (first == NO_TOKEN)
            first = i;
    }
    return first;
}

struct place syntax_place_behind_last(const struct draft *draft, size_t token)
{
    const struct source *source = draft->source;
    struct place place = source_place(source, token);
    if (token == 0 || token == NO_TOKEN)
        return place;
    const struct token *last = &source->tokens[token - 1];
    const char *text = source->text + last->offset;
    if (memchr(text, '\n', last->length))
        return place;
    place.line = last->line;
    place.column = last->column + text_code_points(text, last->length);
    return place;
}

static bool is_open(const struct source *source, size_t token)
{
    return source->tokens[token].match == token &&
           (source_is(source, token, "{") || source_is(source, token, "("));
}

size_t syntax_open_bracket(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t last = NO_TOKEN;
    for (size_t i = 0; i < source->count; i++) {
        if (!is_open(source, i))
            continue;
        last = i;
        if (source->tokens[i].line == c->opened)
            break;
    }
    return last;
}

/* The line's text, without its end; NULL when there are fewer lines. */
static const char *line_text(const struct source *source, size_t line, size_t *length)
{
    const char *from = source->text, *end = source->text + source->length;
    for (; from && line > 1; line--) {
        const char *newline = memchr(from, '\n', (size_t)(end - from));
        from = newline ? newline + 1 : NULL;
    }
    const char *newline = from ? memchr(from, '\n', (size_t)(end - from)) : NULL;
    *length = from ? (size_t)((newline ? newline : end) - from) : 0;
    return from;
}

struct place syntax_place_of_near(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t length, near_length = c->near ? strlen(c->near) : 0;
    size_t token = c->near ? syntax_unexpected_token(c) : NO_TOKEN;
    if (token != NO_TOKEN)
        return source_place(source, token);
    const char *line = line_text(source, c->line, &length);
    struct place place = source_place(source, draft_token(c->draft, c->line, NULL, NULL));
    if (place.line != c->line)
        place = (struct place){source->file, c->line, 1, NULL};
    for (size_t at = 0; near_length && at + near_length <= length; at++)
        if (memcmp(line + at, c->near, near_length) == 0) {
            place.column = text_code_points(line, at) + 1;
            break;
        }
    return place;
}

static bool is_first_of_line(const struct source *source, size_t token)
{
    return token == 0 || source->tokens[token - 1].line < source->tokens[token].line;
}

/* Where the line of a token begins, behind its indentation. */
static uint32_t indentation(const struct source *source, size_t token)
{
    while (!is_first_of_line(source, token))
        token--;
    return source->tokens[token].column;
}

size_t syntax_crooked_bracket(const struct source *source)
{
    for (size_t i = 0; i < source->count; i++) {
        size_t match = source->tokens[i].match;
        bool closes = match < i && source->tokens[i].kind == TOKEN_SYMBOL;
        if (closes && is_first_of_line(source, i) &&
            indentation(source, i) != indentation(source, match))
            return i;
    }
    return NO_TOKEN;
}

size_t syntax_open_square(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t last = NO_TOKEN, i = draft_token(c->draft, c->line, NULL, NULL);
    for (; i < source->count && source->tokens[i].line == c->line; i++) {
        if (!source_is(source, i, "["))
            continue;
        last = i;
        if (i > 0 && ends_an_item(source, i - 1))
            break;
    }
    return last;
}

struct place syntax_place_of_long_text(const struct complaint *c)
{
    static const char start[] = "(starting at line ";
    const char *at = strstr(c->message, start);
    struct place place = {c->draft->source->file, c->line, 1, NULL};
    if (at)
        place.line = (size_t)strtoul(at + strlen(start), NULL, 10);
    size_t length, i = 0;
    const char *line = line_text(c->draft->source, place.line, &length);
    while (i + 1 < length && !(line[i] == '[' && (line[i + 1] == '[' || line[i + 1] == '=')))
        i++;
    if (i + 1 < length)
        place.column = text_code_points(line, i) + 1;
    return place;
}

struct place syntax_last_place(const struct source *source)
{
    return source_place(source, source->count > 1 ? source->count - 2 : 0);
}
