#include "rules/syntax.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* What Lua's message holds. */
struct complaint {
    const struct draft *draft;
    const char *message;
    const char *near; /* the text that Lua did not expect; NULL at the end of the file */
    size_t line;      /* where that stands */
    size_t opened;    /* "(to close '{' at line 4)", else the same line */
};

/* The text between the quotes behind the last "near"; NULL for <eof>. */
static const char *near_of(struct arena *arena, const char *message)
{
    const char *near = NULL;
    for (const char *at = message; (at = strstr(at, " near ")) != NULL;)
        near = at += strlen(" near ");
    size_t length = near ? strlen(near) : 0;
    if (length < 2 || near[0] != '\'' || near[length - 1] != '\'')
        return NULL;
    return arena_copy(arena, near + 1, length - 2);
}

static size_t opened_of(const char *message, size_t line)
{
    const char *at = strstr(message, "' at line ");
    return at ? (size_t)strtoul(at + strlen("' at line "), NULL, 10) : line;
}

/* ---- Places ------------------------------------------------------------------------------- */

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

/* The token that Lua did not expect, behind one that ends an item if there is one on the line. */
static size_t unexpected_token(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t first = NO_TOKEN, i = draft_token(c->draft, c->line, NULL, NULL);
    for (; i < source->count && source->tokens[i].line == c->line; i++) {
        if (!token_is(source, i, c->near))
            continue;
        if (i > 0 && ends_an_item(source, i - 1))
            return i;
        if (first == NO_TOKEN)
            first = i;
    }
    return first;
}

/* Right behind the token before this one, where a comma is missing. */
static struct place place_behind_last(const struct draft *draft, size_t token)
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

/* A bracket that nothing closes: on the line that Lua names the first one, else the last of all.
 * NO_TOKEN if there is none. */
static size_t open_bracket(const struct complaint *c)
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

/* Where the text begins that Lua names, on its line; else where the line does. */
static struct place place_of_near(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t length, near_length = c->near ? strlen(c->near) : 0;
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

/* ---- Brackets ----------------------------------------------------------------------------- */

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

/* The first bracket at the start of a line that is indented otherwise than the line of the one
 * it closes: near it one is missing, or too many. NO_TOKEN when all stand as they should. */
static size_t crooked_bracket(const struct source *source)
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

/* A bracket that is missing is noticed by Lua far behind, and by the indentation nearby.
 * @return whether anything was said */
static bool say_crooked_bracket(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t token = crooked_bracket(source);
    if (token == NO_TOKEN)
        return false;
    findings_add(c->draft->findings, IGA_ERROR, "syntax", source_place(source, token), NULL,
                 "this bracket closes the one of line %zu, which is indented otherwise; between "
                 "the two lines a bracket is missing, or one too many",
                 source_place(source, source->tokens[token].match).line);
    return true;
}

/* ---- What is said ------------------------------------------------------------------------- */

static void say_other(const struct complaint *c)
{
    findings_add(c->draft->findings, IGA_ERROR, "syntax", place_of_near(c), NULL, "%s", c->message);
}

/* Whether a text ends right before a token, where no comma but a quote went astray:
 * "One, total "own". */
static bool is_behind_text(const struct source *source, size_t token)
{
    if (token == 0 || token == NO_TOKEN || source->tokens[token - 1].kind != TOKEN_STRING)
        return false;
    const struct token *text = &source->tokens[token - 1];
    return text->offset + text->length == source->tokens[token].offset;
}

static void say_missing_comma(const struct complaint *c)
{
    size_t token = unexpected_token(c);
    if (is_behind_text(c->draft->source, token)) {
        findings_add(c->draft->findings, IGA_ERROR, "syntax",
                     source_place(c->draft->source, token - 1), NULL,
                     "the text that begins here ends right before '%s'; a quote is missing on "
                     "this line, or one too many",
                     c->near);
        return;
    }
    findings_add(c->draft->findings, IGA_ERROR, "syntax", place_behind_last(c->draft, token), NULL,
                 "a comma is missing before '%s', or the bracket that closes the one of line %zu",
                 c->near, c->opened);
}

static void say_end_of_file(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t token = open_bracket(c);
    if (say_crooked_bracket(c))
        return;
    if (token == NO_TOKEN)
        say_other(c);
    else
        findings_add(c->draft->findings, IGA_ERROR, "syntax", source_place(source, token), NULL,
                     "the file ends before this bracket is closed; add the '%c'",
                     source_is(source, token, "{") ? '}' : ')');
}

static void say_open_text(const struct complaint *c)
{
    findings_add(c->draft->findings, IGA_ERROR, "syntax", place_of_near(c), NULL,
                 "this text has no closing quote; end it on the same line with the mark it begins "
                 "with");
}

static void say_no_number(const struct complaint *c)
{
    findings_add(c->draft->findings, IGA_ERROR, "syntax", place_of_near(c), NULL,
                 "'%s' is no number; write digits with at most one point, such as 5.23", c->near);
}

static void say_unexpected(const struct complaint *c)
{
    if (!c->near)
        say_end_of_file(c);
    else if (!say_crooked_bracket(c))
        findings_add(
            c->draft->findings, IGA_ERROR, "syntax", place_of_near(c), NULL,
            "'%s' cannot stand here; something is missing before it, or it is one too many",
            c->near);
}

/* Whether the look at the text before Lua's has said what is wrong here: a stray sign, or a word
 * that has no place. */
static bool is_said(const struct complaint *c)
{
    const struct iga_findings *findings = c->draft->findings;
    struct place place = place_of_near(c);
    for (size_t i = 0; i < findings->count; i++) {
        const iga_finding *finding = &findings->items[i];
        if (finding->line == c->line &&
            (finding->column == place.column || strcmp(finding->code, "stray_character") == 0))
            return true;
    }
    return false;
}

static void say_open_bracket(const struct complaint *c)
{
    if (c->near)
        say_missing_comma(c);
    else
        say_end_of_file(c);
}

void syntax_say(const struct draft *draft, size_t line, const char *message)
{
    static const struct phrase {
        const char *start;
        bool needs_near;
        void (*say)(const struct complaint *);
    } phrases[] = {
        {"'}' expected", false, say_open_bracket},    {"')' expected", false, say_open_bracket},
        {"unfinished string", false, say_open_text},  {"malformed number", true, say_no_number},
        {"unexpected symbol", false, say_unexpected}, {"syntax error", true, say_unexpected},
    };
    struct complaint c = {draft, message, near_of(draft->arena, message), line,
                          opened_of(message, line)};
    if (is_said(&c))
        return;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strncmp(message, phrases[i].start, strlen(phrases[i].start)) == 0 &&
            (c.near || !phrases[i].needs_near)) {
            phrases[i].say(&c);
            return;
        }
    say_other(&c);
}

struct place syntax_word_place(const struct draft *draft, size_t line, const char *message)
{
    const struct source *source = draft->source;
    size_t first = draft_token(draft, line, NULL, NULL);
    const char *from = strchr(message, '\''), *to = from ? strchr(from + 1, '\'') : NULL;
    for (size_t i = first; to && i < source->count && source->tokens[i].line == line; i++)
        if (text_equal(source->text + source->tokens[i].offset, source->tokens[i].length, from + 1,
                       (size_t)(to - from - 1)))
            return source_place(source, i);
    return source_place(source, first);
}
