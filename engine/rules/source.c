/* source.c - where in the text a word, a key, an item or an argument stands. */
#include "rules/lexer.h"

#include <string.h>

struct place source_place(const struct source *source, size_t token)
{
    if (token >= source->count)
        return (struct place){.file = source->file};
    return (struct place){source->file, source->tokens[token].line, source->tokens[token].column,
                          NULL};
}

bool source_is_all(const struct source *source, size_t token, const char *text)
{
    const struct token *t = &source->tokens[token];

    return (t->kind == TOKEN_NAME || t->kind == TOKEN_SYMBOL) &&
           strncmp(source->text + t->offset, text, t->length) == 0 && text[t->length] == '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum number_fault source_number(struct decimal *out, const struct source *source, size_t token)
{
    const char *at = source->text + source->tokens[token].offset;
    const char *end = at + source->tokens[token].length;
    char json[128];
    size_t length = 0;

    if (end - at > 1 && (at[1] == 'x' || at[1] == 'X'))
        return NUMBER_NO_NUMBER;
    /* JSON has no zeros in front, and digits on both sides of a point; Lua allows 007 .5 5. */
    while (at < end && *at == '0')
        at++;
    if (at == end || !is_digit(*at))
        json[length++] = '0';
    for (; at < end; at++) {
        if (*at == '.' && (at + 1 == end || !is_digit(at[1])))
            continue;
        if (length == sizeof json)
            return json[0] == '0' ? NUMBER_TOO_FINE : NUMBER_TOO_MANY_DIGITS;
        json[length++] = *at;
    }
    return decimal_from_json(out, json, length);
}

/* The token behind this one, or behind the bracket or block that opens here. */
static size_t step(const struct source *source, size_t token)
{
    size_t match = source->tokens[token].match;

    return (match > token ? match : token) + 1;
}

static bool is_separator(const struct source *source, size_t token)
{
    return source_is(source, token, ",") || source_is(source, token, ";");
}

/* Where the item ends that begins at `token`, in a bracket that closes at `close`. */
static size_t item_end(const struct source *source, size_t token, size_t close)
{
    while (token < close && !is_separator(source, token))
        token = step(source, token);
    return token < close ? token : close;
}

/* Where the bracket closes that opens at `open`; `open` itself if it does not. */
static size_t closing(const struct source *source, size_t open)
{
    return source->tokens[open].match;
}

/* ---- Tables ------------------------------------------------------------------------------ */

/* Where the = of a keyed item stands that begins at `token`, or NO_TOKEN. */
static size_t equals_sign(const struct source *source, size_t token, size_t close)
{
    bool is_bracket = source_is(source, token, "[");
    size_t sign = is_bracket ? step(source, token) : token + 1;

    if (!is_bracket && source->tokens[token].kind != TOKEN_NAME)
        return NO_TOKEN;
    return sign < close && source_is(source, sign, "=") ? sign : NO_TOKEN;
}

bool source_next_item(struct item *item, const struct source *source, size_t open)
{
    size_t close = closing(source, open);
    size_t start = item->end == 0 ? open + 1 : item->end + 1;
    size_t sign;

    if (start >= close)
        return false;
    sign = equals_sign(source, start, close);
    item->key = sign == NO_TOKEN ? NO_TOKEN : start;
    item->value = sign == NO_TOKEN ? start : sign + 1;
    item->end = item_end(source, item->value, close);
    return true;
}

/* Whether `[key] =` has this one token between its brackets, a text or a number that is
 * `name`. */
static bool is_bracketed_key(const struct source *source, size_t bracket, const char *name)
{
    const struct token *key = &source->tokens[bracket + 1];
    struct decimal number;
    char text[NUMBER_TEXT];

    if (closing(source, bracket) != bracket + 2)
        return false;
    if (key->kind == TOKEN_STRING)
        return strcmp(key->string, name) == 0;
    if (key->kind != TOKEN_NUMBER || source_number(&number, source, bracket + 1) != NUMBER_FINE)
        return false;
    decimal_print(text, number);
    return strcmp(text, name) == 0;
}

static bool find_key(struct item *out, const struct source *source, size_t open, const char *name)
{
    *out = (struct item){0};
    if (open >= source->count)
        return false;
    while (source_next_item(out, source, open))
        if (out->key != NO_TOKEN &&
            (source_is(source, out->key, "[") ? is_bracketed_key(source, out->key, name)
                                              : source_is(source, out->key, name)))
            return true;
    return false;
}

size_t source_key(const struct source *source, size_t open, const char *name)
{
    struct item item;

    return find_key(&item, source, open, name) ? item.key : NO_TOKEN;
}

size_t source_value(const struct source *source, size_t open, const char *name)
{
    struct item item;

    return find_key(&item, source, open, name) ? item.value : NO_TOKEN;
}

size_t source_item(const struct source *source, size_t open, size_t n)
{
    struct item item = {0};

    if (open >= source->count)
        return NO_TOKEN;
    while (source_next_item(&item, source, open))
        if (item.key == NO_TOKEN && --n == 0)
            return item.value;
    return NO_TOKEN;
}

/* ---- Calls ------------------------------------------------------------------------------- */

/* Whether what stands here can be what the word before it is called with. */
static bool begins_arguments(const struct source *source, size_t token)
{
    return source->tokens[token].kind == TOKEN_STRING || source_is(source, token, "(") ||
           source_is(source, token, "{");
}

bool source_is_called_with(const struct source *source, size_t call, const char *id)
{
    size_t first = call + 1;

    if (source_is(source, first, "("))
        first++;
    return source->tokens[first].kind == TOKEN_STRING &&
           strcmp(source->tokens[first].string, id) == 0;
}

size_t source_first_of_line(const struct source *source, size_t line)
{
    size_t low = 0, high = source->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->tokens[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < source->count ? low : NO_TOKEN;
}

size_t source_call(const struct source *source, size_t line, const char *word, const char *id)
{
    size_t mention = NO_TOKEN;

    for (size_t i = source_first_of_line(source, line); i != NO_TOKEN && i + 1 < source->count;
         i++) {
        if (mention != NO_TOKEN && source->tokens[i].line != source->tokens[mention].line)
            break;
        if (source->tokens[i].kind != TOKEN_NAME || !source_is(source, i, word))
            continue;
        if (id != NULL ? source_is_called_with(source, i, id) : begins_arguments(source, i + 1))
            return i;
        if (id == NULL && mention == NO_TOKEN)
            mention = i;
    }
    return mention;
}

/* One argument of a call, however it is written; the first from {call, 0}. */
struct argument {
    size_t token; /* where it begins */
    size_t close; /* of the parentheses it stands in, or 0 */
};

/* Steps to the arguments that begin at `token`. */
static bool enter_arguments(struct argument *argument, const struct source *source, size_t token)
{
    while (source_is(source, token, "(")) {
        size_t close = closing(source, token);
        if (close == token)
            return false;
        if (close > token + 1) {
            *argument = (struct argument){token + 1, close};
            return true;
        }
        token = close + 1; /* () */
    }
    *argument = (struct argument){token, 0};
    return begins_arguments(source, token);
}

static bool next_argument(struct argument *argument, const struct source *source)
{
    size_t end;

    if (argument->close == 0)
        return enter_arguments(argument, source, step(source, argument->token));
    end = item_end(source, argument->token, argument->close);
    if (end == argument->close)
        return enter_arguments(argument, source, end + 1);
    argument->token = end + 1;
    return true;
}

size_t source_table(const struct source *source, size_t call)
{
    struct argument argument = {call, 0};

    if (call >= source->count - 1) /* NO_TOKEN, or the end */
        return NO_TOKEN;
    while (next_argument(&argument, source))
        if (source_is(source, argument.token, "{"))
            return argument.token;
    return NO_TOKEN;
}

size_t source_argument(const struct source *source, size_t call, size_t n)
{
    struct argument argument = {call, 0};

    if (call >= source->count - 1) /* NO_TOKEN, or the end */
        return NO_TOKEN;
    while (next_argument(&argument, source))
        if (--n == 0)
            return argument.token;
    return NO_TOKEN;
}
