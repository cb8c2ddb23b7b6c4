#include "rules/syntax.h"

#include "base/text.h"
#include "rules/syntax_places.h"

#include <stdlib.h>
#include <string.h>

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

static void say_at(const struct complaint *c, struct place place, const char *message)
{
    findings_add(c->draft->findings, IGA_ERROR, "syntax", place, NULL, "%s",
                 draft_words(c->draft, message));
}

static void say_other(const struct complaint *c)
{
    say_at(c, syntax_place_of_near(c), c->message);
}

/* ---- Brackets and ends -------------------------------------------------------------------- */

/* A bracket that is missing is noticed by Lua far behind, and by the indentation nearby.
 * @return whether anything was said */
static bool say_crooked_bracket(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t token = syntax_crooked_bracket(source);
    if (token == NO_TOKEN)
        return false;
    findings_add(c->draft->findings, IGA_ERROR, "syntax", source_place(source, token), NULL,
                 "this bracket closes the one of line %zu, which is indented otherwise; between "
                 "the two lines a bracket is missing, or one too many",
                 source_place(source, source->tokens[token].match).line);
    return true;
}

static void say_end_of_file(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t token = syntax_open_bracket(c);
    if (say_crooked_bracket(c))
        return;
    if (token == NO_TOKEN)
        say_at(c, syntax_last_place(source),
               "the file ends before this is finished; write what belongs behind it");
    else
        findings_add(c->draft->findings, IGA_ERROR, "syntax", source_place(source, token), NULL,
                     "the file ends before this bracket is closed; add the '%c'",
                     source_is(source, token, "{") ? '}' : ')');
}

static void say_unexpected(const struct complaint *c)
{
    if (!c->near)
        say_end_of_file(c);
    else if (*c->near == '/')
        say_at(c, syntax_place_of_near(c), "a note for people begins with --");
    else if (!say_crooked_bracket(c))
        findings_add(
            c->draft->findings, IGA_ERROR, "syntax", syntax_place_of_near(c), NULL,
            "'%s' cannot stand here; something is missing before it, or it is one too many",
            c->near);
}

/* bands [ … ], where bands { … } is meant. */
static void say_square_bracket(const struct complaint *c)
{
    size_t token = syntax_open_square(c);
    if (token == NO_TOKEN)
        say_unexpected(c);
    else
        say_at(c, source_place(c->draft->source, token),
               "'[' begins a key such as [0] or [\"Sangat Baik\"]; lists stand in { }");
}

/* ---- Between items ------------------------------------------------------------------------ */

static const char colon_means_nothing[] = "':' means nothing here; write =";

/* Whether a text ends right before a token, where no comma but a quote went astray:
 * "One, total "own". */
static bool is_behind_text(const struct source *source, size_t token)
{
    if (token == 0 || source->tokens[token - 1].kind != TOKEN_STRING)
        return false;
    const struct token *text = &source->tokens[token - 1];
    return text->offset + text->length == source->tokens[token].offset;
}

/* Something else than a comma that went wrong before a token: title: "…", 3 x (a + b).
 * @return whether anything was said */
static bool say_stray(const struct complaint *c, size_t token)
{
    const struct source *source = c->draft->source;
    struct place place = source_place(source, token);
    if (token == NO_TOKEN)
        return false;
    if (source_is(source, token, ":"))
        say_at(c, place, colon_means_nothing);
    else if (source_is(source, token, "x"))
        say_at(c, place, "'x' does not multiply; write *");
    else if (is_behind_text(source, token))
        findings_add(c->draft->findings, IGA_ERROR, "syntax", source_place(source, token - 1), NULL,
                     "the text that begins here ends right before '%s'; a quote is missing on "
                     "this line, or one too many",
                     c->near);
    else
        return false;
    return true;
}

static void say_missing_comma(const struct complaint *c)
{
    size_t token = syntax_unexpected_token(c);
    if (!say_stray(c, token))
        findings_add(
            c->draft->findings, IGA_ERROR, "syntax", syntax_place_behind_last(c->draft, token),
            NULL, "a comma is missing before '%s', or the bracket that closes the one of line %zu",
            c->near, c->opened);
}

static void say_open_bracket(const struct complaint *c)
{
    if (c->near)
        say_missing_comma(c);
    else
        say_end_of_file(c);
}

/* Lua takes a colon for the start of a method's name. */
static void say_no_name(const struct complaint *c)
{
    const struct source *source = c->draft->source;
    size_t token = syntax_unexpected_token(c);
    if (token != NO_TOKEN && token > 0 && source_is(source, token - 1, ":"))
        say_at(c, source_place(source, token - 1), colon_means_nothing);
    else
        say_unexpected(c);
}

/* ---- Texts and numbers -------------------------------------------------------------------- */

static void say_open_text(const struct complaint *c)
{
    say_at(c, syntax_place_of_near(c),
           "this text has no closing quote; end it on the same line with the mark it begins with");
}

static void say_open_long_text(const struct complaint *c)
{
    say_at(c, syntax_place_of_long_text(c),
           "what begins here with [[ is not closed; end it with ]]");
}

static void say_escape(const struct complaint *c)
{
    say_at(
        c, syntax_place_of_near(c),
        "in this text a \\ stands before what it gives no meaning; write \\\\ for the sign itself");
}

static void say_no_number(const struct complaint *c)
{
    findings_add(c->draft->findings, IGA_ERROR, "syntax", syntax_place_of_near(c), NULL,
                 "'%s' is no number; write digits with at most one point, such as 5.23", c->near);
}

/* ---- The whole ---------------------------------------------------------------------------- */

/* What leads out of no loop and to no label was refused as a word, outside of functions. */
static void say_jump(const struct complaint *c)
{
    const struct iga_findings *findings = c->draft->findings;
    for (size_t i = 0; i < findings->count; i++)
        if (strcmp(findings->items[i].code, "word_not_allowed") == 0)
            return;
    say_other(c);
}

/* Whether the look at the text before Lua's has said what is wrong here: a stray sign, or a word
 * that has no place. */
static bool is_said(const struct complaint *c)
{
    const struct iga_findings *findings = c->draft->findings;
    struct place place = syntax_place_of_near(c);
    for (size_t i = 0; i < findings->count; i++) {
        const iga_finding *finding = &findings->items[i];
        if (finding->line == c->line &&
            (finding->column == place.column || strcmp(finding->code, "stray_character") == 0))
            return true;
    }
    return false;
}

/* How Lua's messages begin, and who says them in our words. */
static const struct phrase {
    const char *start;
    void (*say)(const struct complaint *);
} phrases[] = {
    {"'}' expected", say_open_bracket},    {"')' expected", say_open_bracket},
    {"']' expected", say_square_bracket},  {"<name> expected", say_no_name},
    {"unexpected symbol", say_unexpected}, {"syntax error", say_unexpected},
    {"unfinished string", say_open_text},  {"unfinished long", say_open_long_text},
    {"malformed number", say_no_number},   {"invalid escape", say_escape},
    {"missing '{' in", say_escape},        {"missing '}' in", say_escape},
    {"decimal escape", say_escape},        {"hexadecimal digit", say_escape},
    {"UTF-8 value", say_escape},           {"no visible label", say_jump},
    {"break outside", say_jump},
};

void syntax_say(const struct draft *draft, size_t line, const char *message)
{
    struct complaint c = {draft, message, near_of(draft->arena, message), line,
                          opened_of(message, line)};
    if (is_said(&c))
        return;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strncmp(message, phrases[i].start, strlen(phrases[i].start)) == 0) {
            phrases[i].say(&c);
            return;
        }
    if (strstr(message, " expected near "))
        say_unexpected(&c);
    else
        say_other(&c);
}

/* What Lua says when a text that it runs goes wrong, the sign that it is about if it is about one,
 * and what we say. */
static const struct run_message {
    const char *start, *sign, *said;
} run_messages[] = {
    {"attempt to perform arithmetic", NULL,
     "this calculates with something that is no number; write a number or an expression"},
    {"attempt to call", NULL,
     "this is used like a word of the rule language, but is none; is a comma missing behind it?"},
    {"attempt to index", NULL, "this has no parts; write its name without what stands behind it"},
    {"attempt to concatenate", "..", "'..' joins texts alone; write the text whole"},
    {"attempt to get length", "#", "'#' counts nothing here; write count(innovations)"},
    {"attempt to compare", NULL,
     "this compares what is no number; write at_least, at_most, above or below, with numbers"},
};

static const struct run_message *find_run_message(const char *message)
{
    for (size_t i = 0; i < sizeof run_messages / sizeof *run_messages; i++)
        if (strncmp(message, run_messages[i].start, strlen(run_messages[i].start)) == 0)
            return &run_messages[i];
    return NULL;
}

const char *syntax_run_message(const char *message)
{
    const struct run_message *ours = find_run_message(message);
    return ours ? ours->said : message;
}

/* The name in a message's quotes, else the sign that it is about; NULL if it tells of neither. */
static const char *word_of(const char *message, size_t *length)
{
    const char *from = strchr(message, '\''), *to = from ? strchr(from + 1, '\'') : NULL;
    const struct run_message *ours = find_run_message(message);
    const char *word = to ? from + 1 : ours ? ours->sign : NULL;
    *length = to ? (size_t)(to - word) : word ? strlen(word) : 0;
    return word;
}

struct place syntax_word_place(const struct draft *draft, size_t line, const char *message)
{
    const struct source *source = draft->source;
    size_t length, first = draft_token(draft, line, NULL, NULL);
    const char *word = word_of(message, &length);
    for (size_t i = first; word && i < source->count && source->tokens[i].line == line; i++)
        if (text_equal(source->text + source->tokens[i].offset, source->tokens[i].length, word,
                       length))
            return source_place(source, i);
    return source_place(source, first);
}
