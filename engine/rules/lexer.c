/* lexer.c - text into tokens.
 *
 * It accepts what Lua 5.4's own lexer accepts, and stops where that one stops, so that nothing
 * can hide behind a token which only one of the two understands. */
#include "rules/lexer.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/pairs.h"
#include "rules/refusals.h"

#include <string.h>

/* Of usual text, with the space around a token: fewer than there are, so that the array of tokens
 * seldom grows. */
#define BYTES_A_TOKEN 6

struct lexer {
    struct source *source;
    struct arena *arena;
    struct iga_findings *findings;
    const char *at; /* the next byte; a NUL stands behind the text, and nowhere in it */
    uint32_t line, column;
    char *said; /* what a string says, while it is read; as long as the text */
    size_t said_length;
    size_t capacity; /* of the tokens */
};

/* ---- Bytes ------------------------------------------------------------------------------- */

static bool is_newline(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* @return -1 if it is none */
static int hex_digit(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* Steps over one byte. LF CR and CR LF are one line's end, as Lua has it. */
static void step(struct lexer *lexer)
{
    char c = *lexer->at++;

    if (is_newline(c)) {
        if (is_newline(*lexer->at) && *lexer->at != c)
            lexer->at++;
        lexer->line++;
        lexer->column = 1;
    } else if (((unsigned char)c & 0xC0) != 0x80) {
        lexer->column++;
    }
}

static void step_by(struct lexer *lexer, size_t count)
{
    for (size_t i = 0; i < count; i++)
        step(lexer);
}

static void skip_line(struct lexer *lexer)
{
    while (*lexer->at != '\0' && !is_newline(*lexer->at))
        step(lexer);
}

static void skip_space(struct lexer *lexer)
{
    while (is_space(*lexer->at))
        step(lexer);
}

static struct place place_here(const struct lexer *lexer)
{
    return (struct place){lexer->source->file, lexer->line, lexer->column, NULL};
}

/* ---- Strings and comments ---------------------------------------------------------------- */

static void say(struct lexer *lexer, unsigned byte)
{
    lexer->said[lexer->said_length++] = (char)(unsigned char)byte;
}

/* Says what is to be read at the place, a line's end as LF, and steps over it. */
static void say_step(struct lexer *lexer)
{
    say(lexer, is_newline(*lexer->at) ? '\n' : (unsigned char)*lexer->at);
    step(lexer);
}

#define NO_BRACKET SIZE_MAX

/* How many = stand in the long bracket that begins at `at`: [==[ or ]==] */
static size_t bracket_level(const char *at)
{
    size_t level = strspn(at + 1, "=");

    return at[level + 1] == at[0] ? level : NO_BRACKET;
}

/* [==[ ... ]==]. @return false if it is not closed */
static bool read_long_text(struct lexer *lexer, size_t level)
{
    step_by(lexer, level + 2);
    if (is_newline(*lexer->at))
        step(lexer);
    while (*lexer->at != '\0') {
        if (*lexer->at == ']' && bracket_level(lexer->at) == level) {
            step_by(lexer, level + 2);
            return true;
        }
        say_step(lexer);
    }
    return false;
}

/* What stands behind "\x". */
static bool read_hexadecimal_escape(struct lexer *lexer)
{
    int high = hex_digit(lexer->at[0]);
    int low = high < 0 ? -1 : hex_digit(lexer->at[1]);

    if (low < 0)
        return false;
    say(lexer, (unsigned)high * 16 + (unsigned)low);
    step_by(lexer, 2);
    return true;
}

/* Up to three digits behind the backslash. */
static bool read_decimal_escape(struct lexer *lexer)
{
    unsigned value = 0;

    for (int i = 0; i < 3 && is_digit(*lexer->at); i++) {
        value = value * 10 + (unsigned)(*lexer->at - '0');
        step(lexer);
    }
    say(lexer, value);
    return value <= 255;
}

static void say_code_point(struct lexer *lexer, unsigned long code)
{
    static const struct {
        unsigned long below;
        unsigned lead;
        unsigned tail;
    } forms[] = {{0x80, 0, 0}, {0x800, 0xC0, 1}, {0x10000, 0xE0, 2}, {0x110000, 0xF0, 3}};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (code >= forms[i].below)
            continue;
        say(lexer, forms[i].lead | (unsigned)(code >> 6 * forms[i].tail));
        for (unsigned tail = forms[i].tail; tail-- > 0;)
            say(lexer, 0x80 | (unsigned)(code >> 6 * tail & 0x3F));
        return;
    }
    say(lexer, 0xFF); /* Lua allows more than Unicode has; it is refused as no text */
}

/* What stands behind "\u". */
static bool read_unicode_escape(struct lexer *lexer)
{
    unsigned long code = 0;

    if (*lexer->at != '{' || hex_digit(lexer->at[1]) < 0)
        return false;
    step(lexer);
    for (int digit; (digit = hex_digit(*lexer->at)) >= 0; step(lexer)) {
        code = code * 16 + (unsigned)digit;
        if (code > 0x7FFFFFFF)
            return false;
    }
    if (*lexer->at != '}')
        return false;
    step(lexer);
    say_code_point(lexer, code);
    return true;
}

/* What a backslash begins. @return false where Lua knows no such escape */
static bool read_escape(struct lexer *lexer)
{
    static const char letters[] = "abfnrtv\\\"'", meanings[] = "\a\b\f\n\r\t\v\\\"'";
    char c = *++lexer->at;

    lexer->column++;
    if (is_digit(c))
        return read_decimal_escape(lexer);
    if (is_newline(c)) {
        say_step(lexer);
        return true;
    }
    if (!is_one_of(c, "xuz") && !is_one_of(c, letters))
        return false;
    step(lexer);
    if (c == 'x')
        return read_hexadecimal_escape(lexer);
    if (c == 'u')
        return read_unicode_escape(lexer);
    if (c == 'z')
        skip_space(lexer);
    else
        say(lexer, (unsigned char)meanings[strchr(letters, c) - letters]);
    return true;
}

/* "..." or '...' */
static bool read_short_text(struct lexer *lexer)
{
    char quote = *lexer->at;

    step(lexer);
    while (*lexer->at != quote) {
        if (*lexer->at == '\0' || is_newline(*lexer->at))
            return false;
        if (*lexer->at != '\\')
            say_step(lexer);
        else if (!read_escape(lexer))
            return false;
    }
    step(lexer);
    return true;
}

/* Keeps what a string says. It may be anything in Lua; here it must be text. */
static void keep_said(struct lexer *lexer, struct token *token)
{
    size_t length = lexer->said_length;
    struct place place = {lexer->source->file, token->line, token->column, NULL};

    token->string = arena_copy(lexer->arena, lexer->said, length);
    if (memchr(lexer->said, '\0', length) != NULL || text_valid(lexer->said, length) != length)
        findings_add(lexer->findings, IGA_ERROR, "not_text", place, NULL,
                     "this string holds bytes that are no text; write the letters themselves");
}

/* Passes over white space and comments. @return false if a comment is not closed */
static bool skip_blank(struct lexer *lexer)
{
    for (;;) {
        skip_space(lexer);
        if (lexer->at[0] != '-' || lexer->at[1] != '-')
            return true;
        step_by(lexer, 2);
        size_t level = *lexer->at == '[' ? bracket_level(lexer->at) : NO_BRACKET;
        lexer->said_length = 0;
        if (level == NO_BRACKET)
            skip_line(lexer);
        else if (!read_long_text(lexer, level))
            return false;
    }
}

/* ---- Numbers, names, symbols ------------------------------------------------------------- */

static const char *skip_digits(const char *at)
{
    return at + strspn(at, "0123456789");
}

/* Whether Lua can read the decimal numeral in [at, end). */
static bool is_decimal_numeral(const char *at, const char *end)
{
    const char *whole = at;
    size_t digits;

    at = skip_digits(at);
    digits = (size_t)(at - whole);
    if (at < end && *at == '.') {
        const char *fraction = ++at;
        at = skip_digits(at);
        digits += (size_t)(at - fraction);
    }
    if (at < end && is_one_of(*at, "eE")) {
        at++;
        if (at < end && is_one_of(*at, "+-"))
            at++;
        if (at == end || !is_digit(*at))
            return false;
        at = skip_digits(at);
    }
    return digits > 0 && at == end;
}

/* Takes everything that Lua takes for part of a numeral. @return false if it is malformed; of
 * hexadecimal ones, which are refused whole, Lua will say so */
static bool read_number(struct lexer *lexer)
{
    const char *start = lexer->at;
    bool is_hexadecimal = start[0] == '0' && is_one_of(start[1], "xX");
    const char *exponent = is_hexadecimal ? "pP" : "eE";

    step_by(lexer, is_hexadecimal ? 2 : 1);
    for (;;) {
        char c = *lexer->at;
        if (is_one_of(c, exponent))
            step_by(lexer, is_one_of(lexer->at[1], "+-") ? 2 : 1);
        else if (hex_digit(c) >= 0 || c == '.')
            step(lexer);
        else
            break;
    }
    if (is_letter(*lexer->at))
        return false;
    return is_hexadecimal || is_decimal_numeral(start, lexer->at);
}

static void read_name(struct lexer *lexer)
{
    while (is_letter(*lexer->at) || is_digit(*lexer->at))
        step(lexer);
}

/* @return the length of the longest symbol here, 0 if there is none; "..." begins like ".." */
static size_t symbol_length(const char *at)
{
    static const char long_symbols[][3] = {"..", "==", "~=", "<=", ">=", "<<", ">>", "//", "::"};

    for (size_t i = 0; i < sizeof long_symbols / sizeof *long_symbols; i++)
        if (at[0] == long_symbols[i][0] && at[1] == long_symbols[i][1])
            return i == 0 && at[2] == '.' ? 3 : 2;
    return is_one_of(*at, "+-*/%^#&~|<>=(){}[];:,.") ? 1 : 0;
}

static bool read_symbol(struct lexer *lexer)
{
    size_t length = symbol_length(lexer->at);

    step_by(lexer, length);
    return length > 0;
}

/* Characters that word processors and PDF viewers put in the place of others. */
static const struct lookalike {
    const char *wrong, *right;
} lookalikes[] = {
    {"\u201C", "\""}, {"\u201D", "\""}, {"\u201E", "\""},      {"\u2018", "'"},
    {"\u2019", "'"},  {"\u2013", "-"},  {"\u2014", "-"},       {"\u2212", "-"},
    {"\u00D7", "*"},  {"\u00F7", "/"},  {"\u00A0", "a space"},
};

/* Says what the character is that Lua will only call unexpected. */
static void report_stray(const struct lexer *lexer)
{
    int length = 1;

    if (*lexer->at == '[' || (unsigned char)*lexer->at < ' ')
        return; /* a long bracket that is not finished; nothing that can be shown */
    while (((unsigned char)lexer->at[length] & 0xC0) == 0x80)
        length++;
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
        if (strncmp(lexer->at, lookalikes[i].wrong, (size_t)length) == 0) {
            findings_add(lexer->findings, IGA_ERROR, "stray_character", place_here(lexer), NULL,
                         "the character '%.*s' means nothing here; write %s", length, lexer->at,
                         message_in(lexer->findings->lang, lookalikes[i].right));
            return;
        }
    findings_add(lexer->findings, IGA_ERROR, "stray_character", place_here(lexer), NULL,
                 "the character '%.*s' means nothing here; put it in quotes", length, lexer->at);
}

/* ---- Tokens ------------------------------------------------------------------------------ */

/* @return false if no token that Lua knows stands here */
static bool read_token(struct lexer *lexer, struct token *token)
{
    const char *at = lexer->at;
    size_t level = *at == '[' ? bracket_level(at) : NO_BRACKET;

    lexer->said_length = 0;
    if (is_letter(*at)) {
        token->kind = TOKEN_NAME;
        read_name(lexer);
        return true;
    }
    if (is_digit(*at) || (*at == '.' && is_digit(at[1]))) {
        token->kind = TOKEN_NUMBER;
        return read_number(lexer);
    }
    if (level != NO_BRACKET || is_one_of(*at, "\"'")) {
        token->kind = TOKEN_STRING;
        if (!(level != NO_BRACKET ? read_long_text(lexer, level) : read_short_text(lexer)))
            return false;
        keep_said(lexer, token);
        return true;
    }
    token->kind = TOKEN_SYMBOL;
    if (*at == '[' && at[1] == '=') /* a long bracket begun and not finished */
        return false;
    return read_symbol(lexer);
}

static bool add_token(struct lexer *lexer, const struct token *token)
{
    struct source *source = lexer->source;
    void *tokens = source->tokens;
    bool grown = arena_grow(lexer->arena, &tokens, source->count, &lexer->capacity, sizeof *token);

    source->tokens = tokens;
    if (grown)
        source->tokens[source->count++] = *token;
    return grown;
}

static struct token token_here(const struct lexer *lexer)
{
    return (struct token){.kind = TOKEN_END,
                          .offset = (uint32_t)(lexer->at - lexer->source->text),
                          .line = lexer->line,
                          .column = lexer->column,
                          .match = (uint32_t)lexer->source->count};
}

static bool add_end(struct lexer *lexer)
{
    struct token end = token_here(lexer);

    return add_token(lexer, &end);
}

/* Reads tokens up to the end, or to where Lua gives up too. @return false without memory */
static bool read_tokens(struct lexer *lexer)
{
    while (skip_blank(lexer) && *lexer->at != '\0') {
        struct token token = token_here(lexer);
        if (!read_token(lexer, &token)) {
            if (token.kind == TOKEN_SYMBOL)
                report_stray(lexer);
            token.kind = TOKEN_END;
            return add_token(lexer, &token);
        }
        token.length = (uint32_t)(lexer->at - lexer->source->text) - token.offset;
        if (!add_token(lexer, &token))
            return false;
    }
    return add_end(lexer);
}

/* ---- The whole --------------------------------------------------------------------------- */

/* @return whether all of the text is text; it is searched for nothing else if not */
static bool check_text(const struct lexer *lexer)
{
    const char *text = lexer->source->text;
    size_t length = lexer->source->length, valid = text_valid(text, length);
    const char *nul = memchr(text, '\0', valid);
    struct place place = {lexer->source->file, 1, 1, NULL};

    if (nul == NULL && valid == length)
        return true;
    text_place(&place.line, &place.column, text, nul != NULL ? (size_t)(nul - text) : valid);
    if (nul != NULL)
        findings_add(lexer->findings, IGA_ERROR, "not_text", place, NULL,
                     "the text holds a NUL; remove it");
    else
        findings_add(lexer->findings, IGA_ERROR, "not_text", place, NULL,
                     "the text is not UTF-8; save the file as UTF-8");
    return false;
}

size_t source_start(const char *text, size_t length)
{
    const char *end = text + length, *at = text;

    if (length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    if (at < end && *at == '#')
        while (at < end && !is_newline(*at))
            at++;
    return (size_t)(at - text);
}

bool source_read(struct source *out, struct arena *arena, struct iga_findings *findings,
                 const char *file, const char *text, size_t length)
{
    struct lexer lexer = {
        .source = out, .arena = arena, .findings = findings, .line = 1, .column = 1};

    *out = (struct source){.file = arena_copy(arena, file, strlen(file)),
                           .text = arena_copy(arena, text, length),
                           .length = length};
    lexer.said = arena_take(arena, length + 1);
    lexer.at = out->text;
    lexer.capacity = length / BYTES_A_TOKEN + 1;
    out->tokens = arena_take_unset(arena, lexer.capacity * sizeof *out->tokens);
    if (out->file == NULL || out->text == NULL || lexer.said == NULL || out->tokens == NULL)
        return false;
    out->is_text = check_text(&lexer);
    if (!out->is_text)
        return add_end(&lexer);
    lexer.at += source_start(text, length);
    return read_tokens(&lexer) && pairs_find(out, arena) && refusals_add(findings, arena, out);
}
