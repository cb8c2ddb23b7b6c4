#include "data/look.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "iga.h"

#include <stdint.h>
#include <string.h>

/* cJSON reads at most so many characters of a number. */
#define LONGEST_NUMBER 63u

struct cursor {
    struct look *look;
    const unsigned char *start, *at, *end;
    uint64_t objects; /* bit i: what is open at depth i is an object */
    unsigned depth;
};

/* What the grammar wants next. */
enum want {
    WANT_VALUE,
    WANT_ITEM_OR_CLOSE, /* behind [ */
    WANT_KEY_OR_CLOSE,  /* behind { */
    WANT_KEY,           /* behind , in an object */
    WANT_MORE,          /* behind a value inside something */
    WANT_NOTHING        /* the value is over, or the look is */
};

static enum want stop(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length)
{
    c->look->stop = (struct look_fault){kind, (size_t)(at - c->start), length};
    c->at = at;
    return WANT_NOTHING;
}

/* Stops at the byte that stands where another was expected, or at the end. */
static enum want stop_here(struct cursor *c, enum look_kind kind)
{
    return stop(c, kind, c->at, c->at < c->end ? 1 : 0);
}

static void note(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length)
{
    struct look *look = c->look;
    void *faults = look->faults;

    if (look->arena == NULL ||
        !arena_grow(look->arena, &faults, look->count, &look->capacity, sizeof *look->faults))
        return;
    look->faults = faults;
    look->faults[look->count++] = (struct look_fault){kind, (size_t)(at - c->start), length};
}

static bool is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Passes over digits. @return how many */
static size_t pass_digits(struct cursor *c)
{
    const unsigned char *start = c->at;
    while (c->at < c->end && is_digit(*c->at))
        c->at++;
    return (size_t)(c->at - start);
}

static bool accept(struct cursor *c, unsigned char a, unsigned char b)
{
    if (c->at == c->end || (*c->at != a && *c->at != b))
        return false;
    c->at++;
    return true;
}

/* Notes what is wrong with a number of correct form. */
static void judge_number(struct cursor *c, const unsigned char *start, size_t length)
{
    static const enum look_kind faults[] = {
        [NUMBER_FINE] = LOOK_FINE,
        [NUMBER_NO_NUMBER] = LOOK_FINE,
        [NUMBER_TOO_MANY_DIGITS] = LOOK_MANY_DIGITS,
        [NUMBER_TOO_LARGE] = LOOK_LARGE,
        [NUMBER_TOO_FINE] = LOOK_TOO_FINE,
    };
    struct decimal value;
    enum look_kind kind = faults[decimal_from_json(&value, (const char *)start, length)];

    if (length > LONGEST_NUMBER)
        note(c, LOOK_LONG_NUMBER, start, length);
    else if (kind != LOOK_FINE)
        note(c, kind, start, length);
}

/* Stops at a number that is not written as JSON writes it: all of it is for the message. */
static bool stop_number(struct cursor *c, const unsigned char *start)
{
    while (c->at < c->end && (is_digit(*c->at) || memchr("+-.eE", *c->at, 5) != NULL))
        c->at++;
    stop(c, LOOK_NUMBER, start, (size_t)(c->at - start));
    return false;
}

/* Passes over a number. @return false if it is none */
static bool pass_number(struct cursor *c)
{
    const unsigned char *start = c->at;
    bool simple = true;
    size_t whole, behind = 0;

    accept(c, '-', '-');
    whole = pass_digits(c);
    if (whole == 0 || (whole > 1 && c->at[-(ptrdiff_t)whole] == '0'))
        return stop_number(c, start);
    if (accept(c, '.', '.') && (behind = pass_digits(c)) == 0)
        return stop_number(c, start);
    if (accept(c, 'e', 'E')) {
        accept(c, '+', '-');
        if (pass_digits(c) == 0)
            return stop_number(c, start);
        simple = false;
    }
    if (c->at < c->end && (is_digit(*c->at) || memchr("+-.eE", *c->at, 5) != NULL))
        return stop_number(c, start);
    if (!simple || whole + behind > IGA_MAX_DIGITS)
        judge_number(c, start, (size_t)(c->at - start));
    return true;
}

/* Reads the four hexadecimal digits of \uXXXX. @return -1 if they are not there */
static int32_t read_unit(const unsigned char *at, const unsigned char *end)
{
    int32_t unit = 0;
    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        unsigned char byte = at[i], lower = byte | 0x20;
        if (is_digit(byte))
            unit = unit * 16 + (byte - '0');
        else if (lower >= 'a' && lower <= 'f')
            unit = unit * 16 + (lower - 'a' + 10);
        else
            return -1;
    }
    return unit;
}

/* How many bytes of UTF-8 a unit takes. */
static size_t unit_bytes(int32_t unit)
{
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

/* Passes over \uXXXX, and a second one where the first is half a character. Takes from *saved
 * what it is longer than the character. @return false if it is none */
static bool pass_unicode(struct cursor *c, size_t *saved)
{
    const unsigned char *start = c->at;
    int32_t unit = read_unit(start + 2, c->end), low;

    if (unit < 0)
        return false;
    c->at += 6;
    if (unit == 0)
        note(c, LOOK_NUL, start, 6);
    if (unit < 0xD800 || unit > 0xDFFF) {
        *saved += 6 - unit_bytes(unit);
        return true;
    }
    low = unit < 0xDC00 && c->end - c->at >= 6 && c->at[0] == '\\' && c->at[1] == 'u'
              ? read_unit(c->at + 2, c->end)
              : -1;
    if (low >= 0xDC00 && low <= 0xDFFF) {
        c->at += 6;
        *saved += 12 - 4;
    } else {
        note(c, LOOK_SURROGATE, start, 6);
    }
    return true;
}

static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* Passes over a backslash and what follows. @return false if it is no escape */
static bool pass_escape(struct cursor *c, size_t *saved)
{
    const unsigned char *start = c->at;

    if (c->end - start >= 2 && start[1] != '\0' && strchr("\"\\/bfnrt", start[1]) != NULL) {
        c->at += 2;
        ++*saved;
        return true;
    }
    if (c->end - start >= 2 && start[1] == 'u' && pass_unicode(c, saved))
        return true;
    stop(c, LOOK_ESCAPE, start, c->end - start >= 2 && is_plain(start[1]) ? 2 : 1);
    return false;
}

/* Passes over one character beyond ASCII. @return false, one byte on, if it is none */
static bool pass_high(struct cursor *c)
{
    unsigned char lead = *c->at;
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    if ((size_t)(c->end - c->at) >= length && text_valid((const char *)c->at, length) == length) {
        c->at += length;
        return true;
    }
    c->at++;
    return false;
}

/* How many bytes of a word, read from memory, lie before the first one that is marked by its
 * highest bit; 0 where a word's first byte is not its lowest. */
static size_t bytes_before(uint64_t marks)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(marks) / 8;
#else
    (void)marks;
    return 0;
#endif
}

/* Passes over plain characters, eight at a time where it can. A byte that is not plain may mark
 * those behind it too, never one before it. */
static void pass_plain(struct cursor *c)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    const unsigned char *at = c->at;

    while (c->end - at >= 8) {
        uint64_t word, quotes, slashes, marks;
        memcpy(&word, at, 8);
        quotes = word ^ (ones * '"');
        slashes = word ^ (ones * '\\');
        marks = (word | (word - ones * 0x20) | (quotes - ones) | (slashes - ones)) & highs;
        if (marks != 0) {
            at += bytes_before(marks);
            break;
        }
        at += 8;
    }
    while (at < c->end && is_plain(*at))
        at++;
    c->at = at;
}

static bool stop_text(struct cursor *c, enum look_kind kind, const unsigned char *at)
{
    stop(c, kind, at, 1);
    return false;
}

/* Passes over a text from quote to quote. @return false if it is none */
static bool pass_text(struct cursor *c)
{
    const unsigned char *start = c->at++;
    size_t saved = 0;
    bool valid = true;

    for (;;) {
        pass_plain(c);
        if (c->at == c->end)
            return stop_text(c, LOOK_OPEN_TEXT, start);
        if (*c->at == '"')
            break;
        if (*c->at < 0x20)
            return stop_text(c, LOOK_CONTROL, c->at);
        if (*c->at == '\\') {
            if (!pass_escape(c, &saved))
                return false;
        } else if (!pass_high(c) && valid) {
            valid = false; /* one is enough to say of a text */
            note(c, LOOK_UTF8, c->at - 1, 1);
        }
    }
    c->at++;
    if ((size_t)(c->at - start) - 2 - saved > IGA_MAX_TEXT)
        note(c, LOOK_LONG_TEXT, start, (size_t)(c->at - start));
    return true;
}

static inline void pass_space(struct cursor *c)
{
    while (c->at < c->end && *c->at <= ' ' &&
           (*c->at == ' ' || *c->at == '\n' || *c->at == '\r' || *c->at == '\t'))
        c->at++;
}

static bool in_object(const struct cursor *c)
{
    return (c->objects >> (c->depth - 1) & 1u) != 0;
}

static enum want behind_value(const struct cursor *c)
{
    return c->depth == 0 ? WANT_NOTHING : WANT_MORE;
}

static enum want open_bracket(struct cursor *c)
{
    bool object = *c->at == '{';

    if (c->depth == IGA_MAX_NESTING)
        return stop_here(c, LOOK_DEEP);
    c->objects &= ~((uint64_t)1 << c->depth);
    c->objects |= (uint64_t)object << c->depth;
    c->depth++;
    c->at++;
    return object ? WANT_KEY_OR_CLOSE : WANT_ITEM_OR_CLOSE;
}

static enum want close_bracket(struct cursor *c)
{
    c->depth--;
    c->at++;
    return behind_value(c);
}

static enum want pass_word(struct cursor *c, const char *word)
{
    size_t length = strlen(word);

    if ((size_t)(c->end - c->at) < length || memcmp(c->at, word, length) != 0)
        return stop_here(c, LOOK_VALUE);
    c->at += length;
    return behind_value(c);
}

/* Whether a number of one digit stands here and is over: by far the most frequent one. */
static bool is_digit_alone(const struct cursor *c)
{
    return c->end - c->at >= 2 && is_digit(c->at[0]) && (c->at[1] == ',' || c->at[1] == '}');
}

static enum want take_value(struct cursor *c)
{
    if (c->at == c->end)
        return stop_here(c, LOOK_VALUE);
    if (is_digit_alone(c)) {
        c->at++;
        return behind_value(c);
    }
    switch (*c->at) {
    case '"':
        return pass_text(c) ? behind_value(c) : WANT_NOTHING;
    case '{':
    case '[':
        return open_bracket(c);
    case 't':
        return pass_word(c, "true");
    case 'f':
        return pass_word(c, "false");
    case 'n':
        return pass_word(c, "null");
    case '-':
        return pass_number(c) ? behind_value(c) : WANT_NOTHING;
    default:
        if (!is_digit(*c->at))
            return stop_here(c, LOOK_VALUE);
        return pass_number(c) ? behind_value(c) : WANT_NOTHING;
    }
}

static enum want take_key(struct cursor *c)
{
    if (c->at == c->end || *c->at != '"')
        return stop_here(c, LOOK_KEY);
    if (!pass_text(c))
        return WANT_NOTHING;
    pass_space(c);
    if (c->at == c->end || *c->at != ':')
        return stop_here(c, LOOK_COLON);
    c->at++;
    pass_space(c);
    return take_value(c);
}

static enum want take_more(struct cursor *c)
{
    bool object = in_object(c);
    unsigned char byte = c->at < c->end ? *c->at : '\0';

    if (byte == ',') {
        c->at++;
        if (object && c->at < c->end && *c->at == '"')
            return take_key(c);
        return object ? WANT_KEY : WANT_VALUE;
    }
    if (byte == (object ? '}' : ']'))
        return close_bracket(c);
    return stop_here(c, object ? LOOK_IN_OBJECT : LOOK_IN_ARRAY);
}

static enum want take(struct cursor *c, enum want want)
{
    switch (want) {
    case WANT_ITEM_OR_CLOSE:
        if (c->at < c->end && *c->at == ']')
            return close_bracket(c);
        return take_value(c);
    case WANT_KEY_OR_CLOSE:
        if (c->at < c->end && *c->at == '}')
            return close_bracket(c);
        return take_key(c);
    case WANT_KEY:
        if (c->at < c->end && is_digit(*c->at) && is_digit(c->at[-2]))
            return stop_here(c, LOOK_DECIMAL_COMMA);
        return take_key(c);
    case WANT_MORE:
        return take_more(c);
    default:
        return take_value(c);
    }
}

void look_over(struct look *out, struct arena *arena, const char *bytes, size_t length)
{
    const unsigned char *start = (const unsigned char *)bytes;
    struct cursor cursor = {.look = out, .start = start, .at = start, .end = start + length};
    enum want want = WANT_VALUE;

    *out = (struct look){.arena = arena};
    while (want != WANT_NOTHING) {
        pass_space(&cursor);
        want = take(&cursor, want);
    }
    out->end = (size_t)(cursor.at - start);
}
