#include "base/arena.h"
#include "base/text.h"
#include "data/cursor.h"
#include "data/escape.h"
#include "iga.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* How many bytes of UTF-8 a unit takes. */
static size_t unit_bytes(int32_t unit)
{
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

/* Four hexadecimal digits, or -1. */
static int32_t read_unit(const unsigned char *at, const unsigned char *end)
{
    return end - at >= 4 ? escape_unit((const char *)at) : -1;
}

/* Passes over \uXXXX, and a second one where the first is half a character. Takes from *saved
 * what it is longer than the character. @return false if it is none */
static bool pass_unicode(struct cursor *c, size_t *saved)
{
    const unsigned char *start = c->at;
    int32_t unit = read_unit(start + 2, c->end), low = -1;

    if (unit < 0)
        return false;
    c->at += 6;
    if (unit == 0)
        cursor_note(c, LOOK_NUL, start, 6);
    if (!escape_is_high(unit) && !escape_is_low(unit)) {
        *saved += 6 - unit_bytes(unit);
        return true;
    }
    if (escape_is_high(unit) && c->end - c->at >= 6 && c->at[0] == '\\' && c->at[1] == 'u')
        low = read_unit(c->at + 2, c->end);
    if (escape_is_low(low)) {
        c->at += 6;
        *saved += 12 - 4;
    } else {
        cursor_note(c, LOOK_SURROGATE, start, 6);
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
    return cursor_stop(c, LOOK_ESCAPE, start, c->end - start >= 2 && is_plain(start[1]) ? 2 : 1);
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

/* Plain characters are passed over a block at a time where the machine can; odd_bytes marks those
 * of a block that are not plain, and first_byte is the first one that is marked. */
#if defined __SSE2__

#define BLOCK 16

/* Bit i for byte i. As signed numbers bytes beyond ASCII are below 0x20 as well. */
static inline uint64_t odd_bytes(const unsigned char *at)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    __m128i quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i slashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));

    return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(low, _mm_or_si128(quotes, slashes)));
}

static inline size_t first_byte(uint64_t odd)
{
    return (size_t)__builtin_ctzll(odd);
}

#elif defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

#define BLOCK 8

/* The highest bit of each byte. A byte that is not plain may mark those behind it too, never one
 * before it. */
static inline uint64_t odd_bytes(const unsigned char *at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = UINT64_C(0x8080808080808080);
    uint64_t word, quotes, slashes;

    memcpy(&word, at, sizeof word);
    quotes = word ^ (ones * '"');
    slashes = word ^ (ones * '\\');
    return (word | (word - ones * 0x20) | (quotes - ones) | (slashes - ones)) & highs;
}

static inline size_t first_byte(uint64_t odd)
{
    return (size_t)__builtin_ctzll(odd) / 8;
}

#else

#define BLOCK 1

static inline uint64_t odd_bytes(const unsigned char *at)
{
    return !is_plain(*at);
}

static inline size_t first_byte(uint64_t odd)
{
    (void)odd;
    return 0;
}

#endif

/* Where the plain characters from `at` on end. */
static inline const unsigned char *plain_end(const unsigned char *at, const unsigned char *end)
{
    for (; end - at >= BLOCK; at += BLOCK) {
        uint64_t odd = odd_bytes(at);
        if (odd != 0)
            return at + first_byte(odd);
    }
    while (at < end && is_plain(*at))
        at++;
    return at;
}

/* What a text has besides plain characters. */
struct oddities {
    size_t saved; /* by how much it is shorter without its escapes */
    bool escaped, invalid;
};

/* Passes over the rest of a text, up to its closing quote. */
static bool pass_odd(struct oddities *odd, struct cursor *c, const unsigned char *start)
{
    for (;;) {
        c->at = plain_end(c->at, c->end);
        if (c->at == c->end)
            return cursor_stop(c, LOOK_OPEN_TEXT, start, 1);
        if (*c->at == '"')
            return true;
        if (*c->at < 0x20)
            return cursor_stop(c, LOOK_CONTROL, c->at, 1);
        if (*c->at == '\\') {
            odd->escaped = true;
            if (!pass_escape(c, &odd->saved))
                return false;
        } else if (!pass_high(c) && !odd->invalid) {
            odd->invalid = true; /* one is enough to say of a text */
            cursor_note(c, LOOK_UTF8, c->at - 1, 1);
        }
    }
}

/* Writes a text without its escapes. @return its length */
static size_t unescape(char *out, const char *at, const char *end)
{
    const char *start = out;

    while (at < end) {
        const char *escape = memchr(at, '\\', (size_t)(end - at));
        size_t plain = (size_t)((escape != NULL ? escape : end) - at);
        memcpy(out, at, plain);
        out += plain;
        at += plain;
        if (at < end)
            out += escape_read(out, &at, end);
    }
    return (size_t)(out - start);
}

static void replace_invalid(char *text, size_t length)
{
    for (size_t at = 0; (at += text_valid(text + at, length - at)) < length;)
        text[at] = '?';
}

/* Adds a text that cannot stay as it was written. */
static bool add_anew(struct cursor *c, const struct oddities *odd, const unsigned char *start)
{
    const char *raw = (const char *)start + 1, *end = (const char *)c->at - 1;
    size_t length = (size_t)(end - raw);
    char *text = arena_take_unset(c->tree->arena, length); /* none says more bytes than it has */

    if (text == NULL)
        return false;
    length = unescape(text, raw, end);
    if (odd->invalid)
        replace_invalid(text, length);
    return cursor_add_text(c, TREE_TEXT, start, text, length);
}

/* Passes over a text with anything that is not plain; apart from what usually happens, which so
 * needs few registers. */
__attribute__((noinline)) static bool pass_odd_text(struct cursor *c)
{
    const unsigned char *start = c->at++;
    struct oddities odd = {0};
    size_t length;

    if (!pass_odd(&odd, c, start))
        return false;
    length = (size_t)(c->at - start) - 1;
    c->at++;
    if (length - odd.saved > IGA_MAX_TEXT && !c->document)
        cursor_note(c, LOOK_LONG_TEXT, start, length + 2);
    if (c->tree != NULL && (odd.escaped || odd.invalid))
        return add_anew(c, &odd, start);
    return cursor_add_text(c, TREE_TEXT, start, (const char *)start + 1, length);
}

bool look_text(struct cursor *c)
{
    const unsigned char *start = c->at, *end = plain_end(start + 1, c->end);
    size_t length = (size_t)(end - start) - 1;

    if (end == c->end || *end != '"' || length > IGA_MAX_TEXT)
        return pass_odd_text(c);
    c->at = end + 1;
    return cursor_add_text(c, TREE_TEXT, start, (const char *)start + 1, length);
}

size_t look_text_length(const char *quote)
{
    const char *at = quote + 1;

    while (*at != '"')
        at += *at == '\\' ? 2 : 1;
    return (size_t)(at - quote) + 1;
}
