/* refusals.c - what Lua would take and a rule file must not say: mistakes that leave no trace in
 * what Lua hands over. */
#include "rules/refusals.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/assignments.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    const struct source *source;
    struct arena *arena;
    struct iga_findings *findings;
    uint32_t *functions; /* those whose bodies surround the token, the innermost last */
    size_t depth, capacity;
    size_t attributes_end; /* up to here < and > belong to `local x <const>` */
    struct assignments assignments;
};

static const struct token *token_at(const struct source *source, size_t i)
{
    return &source->tokens[i];
}

static const char *bytes_of(const struct source *source, size_t i)
{
    return source->text + source->tokens[i].offset;
}

static bool is_same_name(const struct source *source, size_t a, size_t b)
{
    return token_at(source, a)->kind == TOKEN_NAME && token_at(source, b)->kind == TOKEN_NAME &&
           text_equal(bytes_of(source, a), token_at(source, a)->length, bytes_of(source, b),
                      token_at(source, b)->length);
}

static bool is_one_of(const struct source *source, size_t i, const char *const *texts)
{
    for (; *texts != NULL; texts++)
        if (source_is(source, i, *texts))
            return true;
    return false;
}

/* Adds an error whose message takes no arguments and comes from a table. */
static void refuse(const struct reading *reading, size_t token, const char *code,
                   const char *message)
{
    findings_add(reading->findings, IGA_ERROR, code, source_place(reading->source, token), NULL,
                 "%s", message_in(reading->findings->lang, message));
}

/* ---- Words and operators outside a function ---------------------------------------------- */

static const char repeats_nothing[] =
    "a rule file states facts and repeats nothing; write the lines out";

struct forbidden {
    const char *text, *code, *message;
};

static const struct forbidden signs[] = {
    {"==", "operator_not_allowed", "'==' compares nothing here; write equals(a, b)"},
    {"~=", "operator_not_allowed", "'~=' compares nothing here; write none { equals(a, b) }"},
    {"<", "operator_not_allowed", "'<' compares nothing here; write below(a, b)"},
    {">", "operator_not_allowed", "'>' compares nothing here; write above(a, b)"},
    {"<=", "operator_not_allowed", "'<=' compares nothing here; write at_most(a, b)"},
    {">=", "operator_not_allowed", "'>=' compares nothing here; write at_least(a, b)"},
    {"%", "stray_character",
     "'%' means nothing here; leave it out, and state the unit as in unit = \"%\""},
};

static const struct forbidden words[] = {
    {"and", "word_not_allowed", "'and' joins nothing here; write all { a, b }"},
    {"or", "word_not_allowed", "'or' joins nothing here; write any { a, b }"},
    {"not", "word_not_allowed", "'not' denies nothing here; write none { a }"},
    {"if", "word_not_allowed", "'if' decides nothing here; write when(condition, a, b)"},
    {"while", "word_not_allowed", repeats_nothing},
    {"repeat", "word_not_allowed", repeats_nothing},
    {"for", "word_not_allowed", repeats_nothing},
    {"goto", "word_not_allowed", repeats_nothing},
    {"break", "word_not_allowed", repeats_nothing},
};

static void refuse_forbidden(const struct reading *reading, size_t i,
                             const struct forbidden *forbidden, size_t count)
{
    for (size_t j = 0; j < count; j++)
        if (source_is(reading->source, i, forbidden[j].text))
            refuse(reading, i, forbidden[j].code, forbidden[j].message);
}

static void check_outside(const struct reading *reading, size_t i)
{
    if (token_at(reading->source, i)->kind == TOKEN_NAME)
        refuse_forbidden(reading, i, words, sizeof words / sizeof *words);
    else if (i >= reading->attributes_end)
        refuse_forbidden(reading, i, signs, sizeof signs / sizeof *signs);
}

/* Where the names and attributes end that stand behind a `local`. Elsewhere the same signs
 * compare: x <const> y. */
static size_t attributes_end(const struct source *source, size_t local)
{
    size_t i = local + 1;

    while (token_at(source, i)->kind == TOKEN_NAME) {
        i++;
        if (i + 2 < source->count && source_is(source, i, "<") && source_is(source, i + 2, ">"))
            i += 3;
        if (!source_is(source, i, ","))
            break;
        i++;
    }
    return i;
}

/* ---- Comparisons of an answer inside a function ------------------------------------------ */

#define PARAMETERS 200 /* Lua allows no more */

/* Whether a token is the name of a parameter of the function. */
static bool is_parameter(const struct source *source, size_t function, size_t token)
{
    size_t open = function + 1, close;

    while (token_at(source, open)->kind == TOKEN_NAME || source_is(source, open, ".") ||
           source_is(source, open, ":"))
        open++;
    close = token_at(source, open)->match;
    for (size_t i = open + 1; i < close && i <= open + 2 * PARAMETERS; i += 2)
        if (is_same_name(source, i, token))
            return true;
    return false;
}

/* Signs that make something else of the name behind them, or of the name before them. */
static const char *const binds_before[] = {".",  ":", "..", "#",  "not", "~",  "&",  "|", "<<",
                                           ">>", "<", ">",  "<=", ">=",  "==", "~=", NULL};
static const char *const binds_behind[] = {".", ":", "..", "(",  "[",  "{",
                                           "&", "|", "~",  "<<", ">>", NULL};

static bool stands_alone_left(const struct source *source, size_t i)
{
    return i == 0 || !is_one_of(source, i - 1, binds_before);
}

static bool stands_alone_right(const struct source *source, size_t i)
{
    return i + 1 < source->count && !is_one_of(source, i + 1, binds_behind) &&
           token_at(source, i + 1)->kind != TOKEN_STRING;
}

/* How an operand is printed: as written when it is one short token. */
struct operand {
    const char *text;
    int length;
};

#define LONGEST_OPERAND 40

static struct operand operand_at(const struct source *source, size_t i, bool is_alone)
{
    const struct token *token = token_at(source, i);
    bool is_plain =
        token->kind == TOKEN_NAME || token->kind == TOKEN_NUMBER || token->kind == TOKEN_STRING;

    if (is_plain && is_alone && token->length <= LONGEST_OPERAND)
        return (struct operand){bytes_of(source, i), (int)token->length};
    return (struct operand){"...", 3};
}

/* v == 3, where v is a parameter: an exact number is never equal to one of Lua's. Whether there
 * is a v at all (v == nil) may be asked. */
static void check_comparison(const struct reading *reading, size_t i)
{
    const struct source *source = reading->source;
    size_t function = reading->functions[reading->depth - 1];
    bool is_left = stands_alone_left(source, i - 1), is_right = stands_alone_right(source, i + 1);
    bool is_answer = (is_left && is_parameter(source, function, i - 1)) ||
                     (is_right && is_parameter(source, function, i + 1));

    if (!is_answer || source_is(source, i - 1, "nil") || source_is(source, i + 1, "nil"))
        return;
    struct operand a = operand_at(source, i - 1, is_left);
    struct operand b = operand_at(source, i + 1, is_right);
    struct place place = source_place(source, i);
    if (source_is(source, i, "=="))
        findings_add(reading->findings, IGA_ERROR, "comparison_of_answer", place, NULL,
                     "%.*s == %.*s is never true: an answer is an exact number; write "
                     "equals(%.*s, %.*s)",
                     a.length, a.text, b.length, b.text, a.length, a.text, b.length, b.text);
    else
        findings_add(reading->findings, IGA_ERROR, "comparison_of_answer", place, NULL,
                     "%.*s ~= %.*s is always true: an answer is an exact number; write "
                     "not equals(%.*s, %.*s)",
                     a.length, a.text, b.length, b.text, a.length, a.text, b.length, b.text);
}

/* ---- Numerals ---------------------------------------------------------------------------- */

#define LONGEST_NUMERAL 60 /* as much of it as a message shows */

static void check_number(const struct reading *reading, size_t i)
{
    const struct token *token = token_at(reading->source, i);
    const char *text = bytes_of(reading->source, i);
    int length = token->length < LONGEST_NUMERAL ? (int)token->length : LONGEST_NUMERAL;
    struct place place = source_place(reading->source, i);
    struct decimal number;

    switch (source_number(&number, reading->source, i)) {
    case NUMBER_FINE:
        break;
    case NUMBER_NO_NUMBER: /* of what Lua reads as a number, only the hexadecimal ones */
        findings_add(reading->findings, IGA_ERROR, "hexadecimal", place, NULL,
                     "%.*s is hexadecimal; write the number in decimal", length, text);
        break;
    case NUMBER_TOO_MANY_DIGITS:
        findings_add(reading->findings, IGA_ERROR, "too_many_digits", place, NULL,
                     "%.*s has more than %u significant digits; shorten it to %u", length, text,
                     IGA_MAX_DIGITS, IGA_MAX_DIGITS);
        break;
    case NUMBER_TOO_LARGE:
        findings_add(reading->findings, IGA_ERROR, "number_range", place, NULL,
                     "%.*s is too large; a number has at most %u digits before the point", length,
                     text, IGA_MAX_DIGITS);
        break;
    case NUMBER_TOO_FINE:
        findings_add(reading->findings, IGA_ERROR, "number_range", place, NULL,
                     "%.*s is too fine; a number has at most 30 digits behind the point", length,
                     text);
        break;
    }
}

/* ---- Doubled keys ------------------------------------------------------------------------ */

/* A key as Lua will know it: a text, or a number. */
struct key {
    const char *text;
    size_t length;
    bool is_number;
    size_t token;
};

static bool set_number_key(struct key *out, struct arena *arena, struct decimal number)
{
    char text[NUMBER_TEXT];

    out->is_number = true;
    out->length = decimal_print(text, number);
    out->text = arena_copy(arena, text, out->length);
    return out->text != NULL;
}

/* `["text"]`, `[3]`, `[-3]`. @return false if it is none of them: then nothing is known of it */
static bool set_bracketed_key(struct key *out, const struct reading *reading, size_t bracket)
{
    const struct source *source = reading->source;
    bool is_negative = source_is(source, bracket + 1, "-");
    size_t inner = bracket + 1 + is_negative;
    const struct token *token = token_at(source, inner);
    struct decimal number;

    if (token_at(source, bracket)->match != inner + 1)
        return false;
    if (token->kind == TOKEN_STRING && !is_negative) {
        *out = (struct key){token->string, strlen(token->string), false, bracket};
        return true;
    }
    if (token->kind != TOKEN_NUMBER || source_number(&number, source, inner) != NUMBER_FINE)
        return false;
    if (is_negative)
        number.coefficient = -number.coefficient;
    out->token = bracket;
    return set_number_key(out, reading->arena, number);
}

/* The key of item i, if it can be known; positional items have the numbers from 1. */
static bool set_key(struct key *out, const struct reading *reading, const struct item *item,
                    int64_t position)
{
    const struct source *source = reading->source;

    if (item->key == NO_TOKEN) {
        out->token = item->value;
        return set_number_key(out, reading->arena, decimal_from_integer(position));
    }
    if (source_is(source, item->key, "["))
        return set_bracketed_key(out, reading, item->key);
    *out = (struct key){bytes_of(source, item->key), token_at(source, item->key)->length, false,
                        item->key};
    return true;
}

/* Orders keys by what they are; the same by where they stand. */
static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = (a->is_number > b->is_number) - (a->is_number < b->is_number);

    if (order == 0)
        order = (a->length > b->length) - (a->length < b->length);
    if (order == 0)
        order = memcmp(a->text, b->text, a->length);
    return order != 0 ? order : (a->token > b->token) - (a->token < b->token);
}

static bool is_same_key(const struct key *a, const struct key *b)
{
    return a->is_number == b->is_number && text_equal(a->text, a->length, b->text, b->length);
}

static size_t count_items(const struct source *source, size_t open)
{
    struct item item = {0};
    size_t count = 0;

    while (source_next_item(&item, source, open))
        count++;
    return count;
}

/* Collects the keys of a table. @return how many are known */
static size_t collect_keys(struct key *keys, const struct reading *reading, size_t open)
{
    struct item item = {0};
    int64_t position = 0;
    size_t count = 0;

    while (source_next_item(&item, reading->source, open)) {
        position += item.key == NO_TOKEN;
        if (set_key(&keys[count], reading, &item, position))
            count++;
    }
    return count;
}

static void report_doubled(const struct reading *reading, const struct key *first,
                           const struct key *again)
{
    findings_add(reading->findings, IGA_ERROR, "doubled_key",
                 source_place(reading->source, again->token), NULL,
                 "key '%.*s' is given twice; it stands in line %u already", (int)again->length,
                 again->text, (unsigned)token_at(reading->source, first->token)->line);
}

static void check_table(const struct reading *reading, size_t open)
{
    size_t count = count_items(reading->source, open), first = 0;
    struct key *keys;

    if (count < 2)
        return;
    keys = arena_array(reading->arena, count, sizeof *keys);
    if (keys == NULL)
        return;
    count = collect_keys(keys, reading, open);
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 1; i < count; i++)
        if (is_same_key(&keys[first], &keys[i]))
            report_doubled(reading, &keys[first], &keys[i]);
        else
            first = i;
}

/* ---- The whole --------------------------------------------------------------------------- */

static bool enter_function(struct reading *reading, uint32_t function)
{
    void *functions = reading->functions;
    bool grown = arena_grow(reading->arena, &functions, reading->depth, &reading->capacity,
                            sizeof *reading->functions);

    reading->functions = functions;
    if (grown)
        reading->functions[reading->depth++] = function;
    return grown;
}

static bool is_end_of_function(const struct reading *reading, size_t i)
{
    return reading->depth > 0 &&
           token_at(reading->source, reading->functions[reading->depth - 1])->match == i;
}

/* @return false without memory */
static bool check_word_or_symbol(struct reading *reading, uint32_t i)
{
    const struct source *source = reading->source;

    if (source_is(source, i, "{"))
        check_table(reading, i);
    if (source_is(source, i, "_ENV"))
        refuse(reading, i, "word_not_allowed",
               "'_ENV' is not a word of the rule language; leave it out");
    if (source_is(source, i, "local"))
        reading->attributes_end = attributes_end(source, i);
    if (assignments_reach_out(&reading->assignments, source, i))
        refuse(reading, i, "outer_assignment",
               "a script changes nothing outside itself, or scores would depend on the order of "
               "regions; put 'local' before the name");
    if (is_end_of_function(reading, i))
        reading->depth--;
    if (source_is(source, i, "function"))
        return enter_function(reading, i);
    if (reading->depth == 0)
        check_outside(reading, i);
    else if (source_is(source, i, "==") || source_is(source, i, "~="))
        check_comparison(reading, i);
    return true;
}

bool refusals_add(struct iga_findings *findings, struct arena *arena, const struct source *source)
{
    struct reading reading = {.source = source, .arena = arena, .findings = findings};

    if (!assignments_start(&reading.assignments, arena, source))
        return false;
    for (uint32_t i = 0; i + 1 < source->count; i++) {
        enum token_kind kind = token_at(source, i)->kind;
        if (kind == TOKEN_NUMBER)
            check_number(&reading, i);
        else if (kind != TOKEN_STRING && !check_word_or_symbol(&reading, i))
            return false;
    }
    return !arena_failed(arena) && !arena_failed(findings->arena);
}
