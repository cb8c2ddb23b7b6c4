/* What a look at the text of a rule file finds before Lua sees it. */
#include "base/arena.h"
#include "base/text.h"
#include "rules/lexer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A text that was read, and everything that goes with it. */
struct reading {
    struct arena *arena;
    struct iga_findings findings;
    struct source source;
};

static struct reading *read_bytes(const char *text, size_t length)
{
    struct arena *arena = arena_new();
    struct reading *reading = arena_take(arena, sizeof *reading);

    assert_non_null(reading);
    reading->arena = arena;
    findings_init(&reading->findings, arena, IGA_LANG_EN);
    assert_true(
        source_read(&reading->source, arena, &reading->findings, "rules/x.lua", text, length));
    findings_sort(&reading->findings);
    return reading;
}

static struct reading *read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void drop(struct reading *reading)
{
    arena_free(reading->arena);
}

/* ---- Tokens -------------------------------------------------------------------------------- */

/* All tokens as "N weight 1:3", separated by " | "; of strings what they say. */
static void print_tokens(struct buffer *out, const struct source *source)
{
    for (size_t i = 0; i < source->count; i++) {
        const struct token *token = &source->tokens[i];
        buffer_print(out, "%s%c ", i > 0 ? " | " : "", "NTDSE"[token->kind]);
        if (token->kind == TOKEN_STRING)
            buffer_print(out, "%s ", token->string);
        else if (token->length > 0)
            buffer_print(out, "%.*s ", (int)token->length, source->text + token->offset);
        buffer_print(out, "%u:%u", (unsigned)token->line, (unsigned)token->column);
    }
}

static const struct splitting {
    const char *text, *tokens;
} splittings[] = {
    {"", "E 1:1"},
    {"a _b9 if", "N a 1:1 | N _b9 1:3 | N if 1:7 | E 1:9"},
    {"a\n  b\r\n\tc\rd\n\re", "N a 1:1 | N b 2:3 | N c 3:2 | N d 4:1 | N e 5:1 | E 5:2"},
    {"a\v\fb", "N a 1:1 | N b 1:4 | E 1:5"},
    {"\xEF\xBB\xBFlocal", "N local 1:1 | E 1:6"},
    {"#!/usr/bin/iga ('\na", "N a 2:1 | E 2:2"},
    {"\xEF\xBB\xBF# (\na", "N a 2:1 | E 2:2"},
    /* symbols, the longest first */
    {"a..b...c.d", "N a 1:1 | S .. 1:2 | N b 1:4 | S ... 1:5 | N c 1:8 | S . 1:9 | N d 1:10 | E "
                   "1:11"},
    {"<<=>>=~=//::=== ~", "S << 1:1 | S = 1:3 | S >> 1:4 | S = 1:6 | S ~= 1:7 | S // 1:9 | S :: "
                          "1:11 | S == 1:13 | S = 1:15 | S ~ 1:17 | E 1:18"},
    {"<=>=<>", "S <= 1:1 | S >= 1:3 | S < 1:5 | S > 1:6 | E 1:7"},
    /* numbers */
    {"3 3.25 .5 5. 1e3 1E-2 0.1e+1", "D 3 1:1 | D 3.25 1:3 | D .5 1:8 | D 5. 1:11 | D 1e3 1:14 | D "
                                     "1E-2 1:18 | D 0.1e+1 1:23 | E 1:29"},
    {"-3-4", "S - 1:1 | D 3 1:2 | S - 1:3 | D 4 1:4 | E 1:5"},
    {"a.b.5", "N a 1:1 | S . 1:2 | N b 1:3 | D .5 1:4 | E 1:6"},
    /* comments */
    {"a -- b\nc", "N a 1:1 | N c 2:1 | E 2:2"},
    {"a --[[ b\n]] c", "N a 1:1 | N c 2:4 | E 2:5"},
    {"a --[==[ ]] ]=] \n ]==]c", "N a 1:1 | N c 2:6 | E 2:7"},
    {"a --[=b\nc", "N a 1:1 | N c 2:1 | E 2:2"},
    {"a --", "N a 1:1 | E 1:5"},
    {"--[ \na", "N a 2:1 | E 2:2"},
    /* strings */
    {"'a' \"b'\" '\"'", "T a 1:1 | T b' 1:5 | T \" 1:10 | E 1:13"},
    {"''", "T  1:1 | E 1:3"},
    {"'\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\\''", "T \a\b\f\n\r\t\v\\\"' 1:1 | E 1:23"},
    {"'\\x41\\65\\0661\\u{43}\\u{E9}\\u{20AC}\\u{1F600}'", "T AAB1C\u00E9\u20AC\U0001F600 1:1 | E "
                                                           "1:44"},
    {"'a\\z  \n\n  b' c", "T ab 1:1 | N c 3:6 | E 3:7"},
    {"'a\\\nb\\\r\nc' d", "T a\nb\nc 1:1 | N d 3:4 | E 3:5"},
    {"[[a]] [==[\nb]]\r\nc]==] d", "T a 1:1 | T b]]\nc 1:7 | N d 3:7 | E 3:8"},
    {"t[ [[k]] ]", "N t 1:1 | S [ 1:2 | T k 1:4 | S ] 1:10 | E 1:11"},
    {"'\u00E9\u20AC' x", "T \u00E9\u20AC 1:1 | N x 1:6 | E 1:7"},
    {"--\u20AC\u20AC\n--[[\u20AC]] x", "N x 2:9 | E 2:10"},
    {"[[\n\n\na]]", "T \n\na 1:1 | E 4:4"},
};

static void texts_are_split_as_lua_splits_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(splittings); i++) {
        struct reading *reading = read_text(splittings[i].text);
        struct buffer tokens = {0};
        print_tokens(&tokens, &reading->source);
        assert_string_equal(tokens.bytes, splittings[i].tokens);
        buffer_free(&tokens);
        drop(reading);
    }
}

/* Texts that Lua cannot read behind the word `a`. */
static const char *const unreadable[] = {
    "'open",  "'open\n'", "\"open'", "[[open",  "[==[open]]", "--[[open", "'\\q'",
    "'\\xZ'", "'\\x1Z'",  "'\\256'", "'\\u{}'", "'\\u41'",    "'\\u{41'", "'\\u{80000000}'",
    "[=open", "3..2",     "3x",      "3.4.5",   "1e",         "1e+",      "3_000",
    "12abc",  "1e5.5",    "'a\\",    "'a\\z",   "\x01",
};

/* Signs that mean nothing in Lua, behind the word `a`. */
static const char *const stray_signs[] = {"@", "$x", "!x", "?", "`x`", "\\", "\u20AC"};

/* The list of tokens of "a TEXT\nb" holds a alone. @return how much was found */
static size_t findings_of_unreadable(const char *end)
{
    char text[80];
    snprintf(text, sizeof text, "a %s\nb", end);
    struct reading *reading = read_text(text);
    if (reading->source.count != 2 || reading->source.tokens[1].kind != TOKEN_END)
        fail_msg("%s: %zu tokens", end, reading->source.count);
    size_t count = reading->findings.count;
    drop(reading);
    return count;
}

static void the_list_ends_where_lua_gives_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(unreadable); i++)
        assert_int_equal(findings_of_unreadable(unreadable[i]), 0);
    for (size_t i = 0; i < COUNT(stray_signs); i++)
        assert_int_equal(findings_of_unreadable(stray_signs[i]), 1);
}

static void brackets_and_blocks_know_their_other_half(void **state)
{
    /*                    0 1 2 3 4 5 6 7        8 9 10 11 12 13   14  15 16  17 18 19 20 */
    static const char text[] =
        "f ( { [ 1 ] } ) function ( ) do repeat until if then end end end ( [";
    static const unsigned other[] = {0,  7,  6,  5,  4,  3,  2,  1, 18, 10, 9,
                                     17, 13, 12, 16, 15, 14, 11, 8, 19, 20, 21};
    struct reading *reading = read_text(text);

    (void)state;
    assert_int_equal(reading->source.count, COUNT(other));
    for (size_t i = 0; i < COUNT(other); i++)
        assert_int_equal(reading->source.tokens[i].match, other[i]);
    drop(reading);
}

static void brackets_that_do_not_fit_match_themselves(void **state)
{
    struct reading *reading = read_text("( } ] { ) end until");

    (void)state;
    for (size_t i = 0; i < reading->source.count; i++)
        assert_int_equal(reading->source.tokens[i].match, i);
    drop(reading);
}

static void the_source_outlives_its_text(void **state)
{
    char text[] = "weight";
    struct reading *reading = read_text(text);

    (void)state;
    memset(text, 'x', strlen(text));
    assert_true(source_is(&reading->source, 0, "weight"));
    assert_string_equal(reading->source.text, "weight");
    assert_string_equal(reading->source.file, "rules/x.lua");
    drop(reading);
}

/* ---- Findings ------------------------------------------------------------------------------ */

#define OPERATOR "operator_not_allowed "
#define WORD "word_not_allowed "
#define OUTER                                                                                      \
    "outer_assignment a script changes nothing outside itself, or scores would depend on the "     \
    "order of regions; put 'local' before the name\n"
#define REPEATS "a rule file states facts and repeats nothing; write the lines out\n"

static const struct refusal {
    const char *text, *findings;
} refusals[] = {
    {"x = a == b", "1:7 " OPERATOR "'==' compares nothing here; write equals(a, b)\n"},
    {"a ~= b", "1:3 " OPERATOR "'~=' compares nothing here; write none { equals(a, b) }\n"},
    {"a < b", "1:3 " OPERATOR "'<' compares nothing here; write below(a, b)\n"},
    {"a > b", "1:3 " OPERATOR "'>' compares nothing here; write above(a, b)\n"},
    {"a <= b", "1:3 " OPERATOR "'<=' compares nothing here; write at_most(a, b)\n"},
    {"a >= b", "1:3 " OPERATOR "'>=' compares nothing here; write at_least(a, b)\n"},
    {"a and b", "1:3 " WORD "'and' joins nothing here; write all { a, b }\n"},
    {"a or b", "1:3 " WORD "'or' joins nothing here; write any { a, b }\n"},
    {"not a", "1:1 " WORD "'not' denies nothing here; write none { a }\n"},
    {"if a then b() end", "1:1 " WORD "'if' decides nothing here; write when(condition, a, b)\n"},
    {"while true do end", "1:1 " WORD REPEATS},
    {"repeat until true", "1:1 " WORD REPEATS},
    {"for i = 1, 2 do end", "1:1 " WORD REPEATS},
    {"goto a", "1:1 " WORD REPEATS},
    /* what a function changes is its own */
    {"local n = 0 local f = function(v) n = v end", "1:37 " OUTER},
    {"local f = function(v) local t = {} t.a = v end", "1:40 " OUTER},
    {"local f = function(v) local t = {} t[1] = v end", "1:41 " OUTER},
    {"local f = function(v) local k, m = 1, 2 k, n = m, k end", "1:46 " OUTER},
    {"local f = function(v) g = function() end end", "1:25 " OUTER},
    {"local f = function(v) local k <const>, m = 1, 2 m, v = v, m for i = 1, 2 do m = i end "
     "local g = function(w) w = m m = w return { a = 1, [2] = { b = 3 } } end end",
     ""},
    {"local f = function(v) local k = 1 end local g = function(v) k = 2 end", "1:63 " OUTER},
    /* where a function begins and ends */
    {"local f = function(v) while true do if a then v = c == d end end repeat until e or g for i "
     "= 1, 2 do end do end return v < 3 end x = 1 < 2",
     "1:136 " OPERATOR "'<' compares nothing here; write below(a, b)\n"},
    {"function f() local g = function() if a then end end return a and b end not c",
     "1:72 " WORD "'not' denies nothing here; write none { a }\n"},
    {"local function f() return not a end", ""},
    {"script(function(v) return v > 3 end, a == b)",
     "1:40 " OPERATOR "'==' compares nothing here; write equals(a, b)\n"},
    {"if a then f = function() return a or b end end or c",
     "1:1 " WORD "'if' decides nothing here; write when(condition, a, b)\n"
     "1:48 " WORD "'or' joins nothing here; write any { a, b }\n"},
    {"f = function( a == b", ""}, /* open to the end: Lua will say so */
    /* attributes are no comparisons, but look like them */
    {"local x <const> = 1", ""},
    {"local x <const>, y <close>, z = 1, nil", ""},
    {"local x = a <const> b", "1:13 " OPERATOR "'<' compares nothing here; write below(a, b)\n"
                              "1:19 " OPERATOR "'>' compares nothing here; write above(a, b)\n"},
    {"local x, y <const> = a <const> b",
     "1:24 " OPERATOR "'<' compares nothing here; write below(a, b)\n"
     "1:30 " OPERATOR "'>' compares nothing here; write above(a, b)\n"},
    /* words in other places */
    {"x = 'a == b and c' -- if a < b", ""},
    {"x = { order = 1, android = 2 }", ""},
    {"local _ = _ENV", "1:11 " WORD "'_ENV' is not a word of the rule language; leave it out\n"},
    {"local function f() local x = _ENV.x == '_ENV' end",
     "1:30 " WORD "'_ENV' is not a word of the rule language; leave it out\n"},
/* answers */
#define ANSWER "comparison_of_answer "
    {"f(function(v) return v == 3 end)",
     "1:24 " ANSWER "v == 3 is never true: an answer is an exact number; write equals(v, 3)\n"},
    {"f(function(v) return 3 == v end)",
     "1:24 " ANSWER "3 == v is never true: an answer is an exact number; write equals(3, v)\n"},
    {"local function f(a, v) if v ~= 'x' then end end",
     "1:29 " ANSWER "v ~= 'x' is always true: an answer is an exact number; write not equals(v, "
     "'x')\n"},
    {"function t.f:g(v) return v == f(3) end",
     "1:28 " ANSWER "v == ... is never true: an answer is an exact number; write equals(v, ...)\n"},
    {"f(function(v) return 2 * v == 3 and v == w end)",
     "1:28 " ANSWER "v == 3 is never true: an answer is an exact number; write equals(v, 3)\n"
     "1:39 " ANSWER "v == w is never true: an answer is an exact number; write equals(v, w)\n"},
    {"f(function(v) return v == nil or nil ~= v end)", ""},
    {"f(function(v) return t.v == 3 or 3 == v.x or f(v) == 3 or t[v] == 3 or 3 == v(1) end)", ""},
    {"f(function(v) return #v == 3 or not v == w or 'a' .. v == 'b' or 3 == v .. 'a' end)", ""},
    {"f(function(v) return w == 3 or v <= 3 or v < 3 or v > 3 or v >= 3 end)", ""},
    {"f(function(v) return function(w) return v == 3 end, v == 4 end)",
     "1:55 " ANSWER "v == 4 is never true: an answer is an exact number; write equals(v, 4)\n"},
    {"f(function(...) return v == 3 end, function(v) end)", ""},
    /* numerals */
    {"x = 5.22999999999999", ""},
    {"x = 000005.22999999999999 y = 0.00123456789012345", ""},
    {"x = 5.2299999999999999",
     "1:5 too_many_digits 5.2299999999999999 has more than 15 significant digits; shorten it to "
     "15\n"},
    {"x = 1.000000000000000",
     "1:5 too_many_digits 1.000000000000000 has more than 15 significant digits; shorten it to "
     "15\n"},
    {"x = f(function(v) return v * 1234567890123456 end)",
     "1:30 too_many_digits 1234567890123456 has more than 15 significant digits; shorten it to "
     "15\n"},
    {"x = 0x10", "1:5 hexadecimal 0x10 is hexadecimal; write the number in decimal\n"},
    {"x = 0XA.8p1 y = 1", "1:5 hexadecimal 0XA.8p1 is hexadecimal; write the number in decimal\n"},
    {"x = -1e15", "1:6 number_range 1e15 is too large; a number has at most 15 digits before the "
                  "point\n"},
    {"x = 1e-31", "1:5 number_range 1e-31 is too fine; a number has at most 30 digits behind the "
                  "point\n"},
    {"x = 00 y = 0. z = .0 w = 0e0 v = 007 u = 0.5e1", ""},
/* doubled keys */
#define DOUBLED "doubled_key key "
    {"x = { weight = 1,\n weight = 2 }",
     "2:2 " DOUBLED "'weight' is given twice; it stands in line 1 already\n"},
    {"x = { a = 1, ['a'] = 2,\n [ [[a]] ] = 3 }",
     "1:14 " DOUBLED "'a' is given twice; it stands in line 1 already\n"
     "2:2 " DOUBLED "'a' is given twice; it stands in line 1 already\n"},
    {"x = { [1] = 1; [1.0] = 2; [1e0] = 3 }",
     "1:16 " DOUBLED "'1' is given twice; it stands in line 1 already\n"
     "1:27 " DOUBLED "'1' is given twice; it stands in line 1 already\n"},
    {"x = { [-0.5] = 1, [-.50] = 2, [.5] = 3 }",
     "1:19 " DOUBLED "'-0.5' is given twice; it stands in line 1 already\n"},
    {"x = { 'one', [1] = 'two' }",
     "1:14 " DOUBLED "'1' is given twice; it stands in line 1 already\n"},
    {"x = { [3] = 1, ['3'] = 2, [a] = 3, [a] = 4, [-'3'] = 5 }", ""},
    {"x = { a = { b = 1 }, b = { a = 1 }, c = f { a = 1, b = 2 } }", ""},
    {"x = { a = { b = 1, b = 2 }, b = 3 }",
     "1:20 " DOUBLED "'b' is given twice; it stands in line 1 already\n"},
    {"x = { f = function(a, b) local c, a = 1, 2 a = 3 end, a = 1, f = 2 }",
     "1:62 " DOUBLED "'f' is given twice; it stands in line 1 already\n"},
    {"x = { y { a = 1 }, y { a = 1 }, a = 1 }", ""},
    {"f(function() return { a = 1, a = 2 } end)",
     "1:30 " DOUBLED "'a' is given twice; it stands in line 1 already\n"},
    {"x = { a == 1, a == 2 }", "1:9 " OPERATOR "'==' compares nothing here; write equals(a, b)\n"
                               "1:17 " OPERATOR "'==' compares nothing here; write equals(a, b)\n"},
    {"x = { a = 1, a = 2", ""}, /* not closed: Lua will say so */
    /* what is no text */
    {"x = 'a\\0b'", "1:5 not_text this string holds bytes that are no text; write the letters "
                    "themselves\n"},
    {"x = '\\xFF' y = '\\u{D800}' z = '\\u{110000}'",
     "1:5 not_text this string holds bytes that are no text; write the letters themselves\n"
     "1:16 not_text this string holds bytes that are no text; write the letters themselves\n"
     "1:31 not_text this string holds bytes that are no text; write the letters themselves\n"},
    {"x = 'a' -- \n \u20AC\xFF y == 1",
     "2:3 not_text the text is not UTF-8; save the file as UTF-8\n"},
    {"x = \u201Ca\u201D",
     "1:5 stray_character the character '\u201C' means nothing here; write \"\n"},
    {"x =\u00A03",
     "1:4 stray_character the character '\u00A0' means nothing here; write a space\n"},
    {"x = \u20AC", "1:5 stray_character the character '\u20AC' means nothing here; put it in "
                   "quotes\n"},
};

static void print_findings(struct buffer *out, const struct iga_findings *findings)
{
    buffer_text(out, "");
    for (size_t i = 0; i < findings->count; i++) {
        const iga_finding *finding = &findings->items[i];
        assert_string_equal(finding->file, "rules/x.lua");
        assert_int_equal(finding->severity, IGA_ERROR);
        buffer_print(out, "%zu:%zu %s %s\n", finding->line, finding->column, finding->code,
                     finding->message);
    }
}

static void what_must_not_be_is_refused_at_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct reading *reading = read_text(refusals[i].text);
        struct buffer findings = {0};
        print_findings(&findings, &reading->findings);
        if (strcmp(findings.bytes != NULL ? findings.bytes : "", refusals[i].findings) != 0)
            fail_msg("%s\ngives\n%sbut should give\n%s", refusals[i].text, findings.bytes,
                     refusals[i].findings);
        buffer_free(&findings);
        drop(reading);
    }
}

static void a_nul_is_refused_at_its_place(void **state)
{
    struct reading *reading = read_bytes("a\nb \0 c == d", 12);

    (void)state;
    assert_int_equal(reading->findings.count, 1);
    assert_string_equal(reading->findings.items[0].message, "the text holds a NUL; remove it");
    assert_int_equal(reading->findings.items[0].line, 2);
    assert_int_equal(reading->findings.items[0].column, 3);
    assert_int_equal(reading->source.count, 1);
    drop(reading);
}

static void a_long_numeral_is_refused_and_not_shown_whole(void **state)
{
    static char text[5000];
    struct reading *reading;

    (void)state;
    memset(text, '7', sizeof text - 1);
    reading = read_text(text);
    assert_int_equal(reading->findings.count, 1);
    assert_string_equal(reading->findings.items[0].code, "too_many_digits");
    assert_true(strlen(reading->findings.items[0].message) < 200);
    memcpy(text, "x=.", 3);
    memset(text + 3, '0', sizeof text - 5);
    drop(reading);
    reading = read_text(text);
    assert_int_equal(reading->findings.count, 1);
    assert_string_equal(reading->findings.items[0].code, "number_range");
    drop(reading);
}

/* The largest files there may be, made so as to be slow if anything looks twice. */
static void large_files_are_read_in_one_go(void **state)
{
    static const char *const pieces[] = {"{",     "a=1,",        "[1]=1,", "]=",      "function(v)",
                                         "v==v ", "local x<y>,", "--[=[",  "[==[]=]", "x."};
    static char text[256 * 1024];

    (void)state;
    for (size_t i = 0; i < COUNT(pieces); i++) {
        size_t piece = strlen(pieces[i]),
               length = (size_t)snprintf(text, sizeof text, "f(function(v) return {");
        for (; length + piece + 8 < sizeof text; length += piece)
            memcpy(text + length, pieces[i], piece);
        memcpy(text + length, "} end)", 7);
        drop(read_text(text));
    }
}

/* ---- Where things stand -------------------------------------------------------------------- */

static const char document[] =
    "local yandas = { 'a', 'b' }\n"
    "ruleset 'iid' {\n"
    "  weight = 1; [\"title\"] = 'T', [3] = 'three', [ 'x' ] = f(1, { 2, 3 }),\n"
    "  inner = { weight = 2, other = 3 }, indicator 'pad' { bands { between(1, 5), at_most(9) } "
    "},\n"
    "  script(function(v, w) local a, b = 1, 2; return a end), 'last',\n"
    "}\n"
    "indicator('one') { no = 1 }\n"
    "indicator('two', { no = 2 })\n"
    "plain { 1 }\n"
    "predicate 'Baik' (65.01, 100)\n"
    "predicate('Baik', f(1, 2), { 3 })\n"
    "min = min(a, b)() { c }\n"
    "bare, t.word\n"
    "other 'pad'\n"
    "none()\n";

/* "line:column" of a token, "-" for none. */
static const char *print_place(char out[40], const struct reading *reading, size_t token)
{
    struct place place = source_place(&reading->source, token);

    assert_string_equal(place.file, "rules/x.lua");
    if (token == NO_TOKEN)
        return "-";
    snprintf(out, 40, "%zu:%zu", place.line, place.column);
    return out;
}

static void assert_place(const struct reading *reading, size_t token, const char *expected)
{
    char text[40];

    assert_string_equal(print_place(text, reading, token), expected);
}

static const struct lookup {
    size_t line;
    const char *word, *id, *call, *table;
} lookups[] = {
    {1, "ruleset", NULL, "2:1", "2:15"},
    {1, "ruleset", "iid", "2:1", "2:15"},
    {2, "ruleset", "iid", "2:1", "2:15"},
    {3, "ruleset", "iid", "-", "-"},
    {1, "ruleset", "IID", "-", "-"},
    {1, "indicator", "pad", "4:38", "4:54"},
    {4, "bands", NULL, "4:56", "4:62"},
    {1, "indicator", "one", "7:1", "7:18"},
    {1, "indicator", "two", "8:1", "8:18"},
    {7, "indicator", NULL, "7:1", "7:18"},
    {9, "plain", NULL, "9:1", "9:7"},
    {10, "predicate", "Baik", "10:1", "-"},
    {11, "predicate", "Baik", "11:1", "11:28"},
    {12, "min", NULL, "12:7", "12:19"},
    {13, "bare", NULL, "13:1", "-"},
    {13, "word", NULL, "13:9", "-"},
    {1, "other", "pad", "14:1", "-"},
    {1, "missing", NULL, "-", "-"},
    {99, "plain", NULL, "-", "-"},
};

static void calls_and_their_tables_are_found(void **state)
{
    struct reading *reading = read_text(document);

    (void)state;
    for (size_t i = 0; i < COUNT(lookups); i++) {
        const struct lookup *lookup = &lookups[i];
        size_t call = source_call(&reading->source, lookup->line, lookup->word, lookup->id);
        assert_place(reading, call, lookup->call);
        assert_place(reading, source_table(&reading->source, call), lookup->table);
    }
    drop(reading);
}

static void keys_are_found_in_their_own_table_only(void **state)
{
    static const struct {
        const char *key, *place, *value;
    } keys[] = {
        {"weight", "3:3", "3:12"}, {"title", "3:15", "3:27"}, {"3", "3:32", "3:38"},
        {"x", "3:47", "3:57"},     {"inner", "4:3", "4:11"},  {"other", "-", "-"},
        {"bands", "-", "-"},       {"a", "-", "-"},           {"1", "-", "-"},
    };
    struct reading *reading = read_text(document);
    const struct source *source = &reading->source;
    size_t open = source_table(source, source_call(source, 1, "ruleset", NULL));

    (void)state;
    for (size_t i = 0; i < COUNT(keys); i++) {
        assert_place(reading, source_key(source, open, keys[i].key), keys[i].place);
        assert_place(reading, source_value(source, open, keys[i].key), keys[i].value);
    }
    assert_place(reading, source_key(source, source_value(source, open, "inner"), "other"), "4:25");
    drop(reading);
}

static void items_are_counted_without_the_keyed_ones(void **state)
{
    static const char *const items[] = {"4:38", "5:3", "5:59", "-", "-"};
    struct reading *reading = read_text(document);
    const struct source *source = &reading->source;
    size_t open = source_table(source, source_call(source, 1, "ruleset", NULL));
    size_t bands = source_table(source, source_call(source, 1, "bands", NULL));

    (void)state;
    for (size_t i = 0; i < COUNT(items); i++)
        assert_place(reading, source_item(source, open, i + 1), items[i]);
    assert_place(reading, source_item(source, bands, 1), "4:64");
    assert_place(reading, source_item(source, bands, 2), "4:79");
    assert_place(reading, source_item(source, bands, 3), "-");
    drop(reading);
}

static const struct passing {
    size_t line;
    const char *word;
    const char *arguments[4];
} passings[] = {
    {4, "between", {"4:72", "4:75", "-"}},
    {3, "f", {"3:59", "3:62", "-"}},
    {7, "indicator", {"7:11", "7:18", "-"}},
    {8, "indicator", {"8:11", "8:18", "-"}},
    {9, "plain", {"9:7", "-"}},
    {10, "predicate", {"10:11", "10:19", "10:26", "-"}},
    {11, "predicate", {"11:11", "11:19", "11:28", "-"}},
    {12, "min", {"12:11", "12:14", "12:19", "-"}},
    {5, "script", {"5:10", "-"}},
    {15, "none", {"-"}},
};

static void arguments_are_counted_however_a_call_is_written(void **state)
{
    struct reading *reading = read_text(document);

    (void)state;
    for (size_t i = 0; i < COUNT(passings); i++) {
        size_t call = source_call(&reading->source, passings[i].line, passings[i].word, NULL);
        for (size_t n = 0; n < 4 && passings[i].arguments[n] != NULL; n++)
            assert_place(reading, source_argument(&reading->source, call, n + 1),
                         passings[i].arguments[n]);
    }
    drop(reading);
}

static void nothing_is_found_in_nothing(void **state)
{
    struct reading *reading = read_text("f { a = 1, 2");
    const struct source *source = &reading->source;

    (void)state;
    assert_int_equal(source_table(source, NO_TOKEN), NO_TOKEN);
    assert_int_equal(source_key(source, NO_TOKEN, "a"), NO_TOKEN);
    assert_int_equal(source_value(source, NO_TOKEN, "a"), NO_TOKEN);
    assert_int_equal(source_item(source, NO_TOKEN, 1), NO_TOKEN);
    assert_int_equal(source_argument(source, NO_TOKEN, 1), NO_TOKEN);
    assert_int_equal(source_place(source, NO_TOKEN).line, 0);
    for (size_t i = 0; i < source->count; i++) { /* the table is not closed */
        assert_int_equal(source_key(source, i, "a"), NO_TOKEN);
        assert_int_equal(source_item(source, i, 1), NO_TOKEN);
        source_table(source, i);
        source_argument(source, i, 2);
    }
    drop(reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_split_as_lua_splits_them),
        cmocka_unit_test(the_list_ends_where_lua_gives_up),
        cmocka_unit_test(brackets_and_blocks_know_their_other_half),
        cmocka_unit_test(brackets_that_do_not_fit_match_themselves),
        cmocka_unit_test(the_source_outlives_its_text),
        cmocka_unit_test(what_must_not_be_is_refused_at_its_place),
        cmocka_unit_test(a_nul_is_refused_at_its_place),
        cmocka_unit_test(a_long_numeral_is_refused_and_not_shown_whole),
        cmocka_unit_test(large_files_are_read_in_one_go),
        cmocka_unit_test(calls_and_their_tables_are_found),
        cmocka_unit_test(keys_are_found_in_their_own_table_only),
        cmocka_unit_test(items_are_counted_without_the_keyed_ones),
        cmocka_unit_test(arguments_are_counted_however_a_call_is_written),
        cmocka_unit_test(nothing_is_found_in_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
