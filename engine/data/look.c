#include "data/look.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "data/escape.h"
#include "iga.h"

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Nobody means more characters of a number than this. */
#define LONGEST_NUMBER 63u

/* Functions that pass over something stand behind it when they return true; when they return
 * false the look is over: at its stop, or for lack of memory. */
struct cursor {
    struct look *look;
    struct tree *tree; /* or NULL */
    const unsigned char *start, *at, *end;
    struct tree_node *next, *limit; /* where nodes go */
    struct tree_node unwanted;      /* where they go without a tree, one after another */
    unsigned depth;
};

static bool stop(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length)
{
    c->look->stop = (struct look_fault){kind, (size_t)(at - c->start), length};
    c->at = at;
    return false;
}

/* Stops at the byte that stands where another was expected, or at the end. */
static bool stop_here(struct cursor *c, enum look_kind kind)
{
    return stop(c, kind, c->at, c->at < c->end ? 1 : 0);
}

static void note(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length)
{
    struct look *look = c->look;
    void *faults = look->faults;

    if (c->tree == NULL ||
        !arena_grow(c->tree->arena, &faults, look->count, &look->capacity, sizeof *look->faults))
        return;
    look->faults = faults;
    look->faults[look->count++] = (struct look_fault){kind, (size_t)(at - c->start), length};
}

/* ---- Nodes -------------------------------------------------------------------------------- */

/* Makes room for a node; apart from what usually happens, which so needs few registers.
 * @return false without memory */
__attribute__((noinline)) static bool make_room(struct cursor *c)
{
    struct tree *tree = c->tree;

    if (tree == NULL) {
        c->next = &c->unwanted;
        c->limit = c->next + 1;
        return true;
    }
    tree->count = tree->capacity;
    if (!tree_grow(tree))
        return false;
    c->next = tree->nodes + tree->count;
    c->limit = tree->nodes + tree->capacity;
    return true;
}

/* Adds a node. @return false without memory */
static inline bool add(struct cursor *c, struct tree_node node)
{
    if (c->next == c->limit && !make_room(c))
        return false;
    *c->next++ = node;
    return true;
}

static inline uint32_t offset_of(const struct cursor *c, const unsigned char *at)
{
    return (uint32_t)(at - c->start);
}

/* Adds a node that has no more to say than where it stands. */
static inline bool add_plain(struct cursor *c, enum tree_kind kind, const unsigned char *at)
{
    return add(c, (struct tree_node){.at = offset_of(c, at), .kind = kind & TREE_KIND_MASK});
}

/* Adds a text or a number. */
static inline bool add_text(struct cursor *c, enum tree_kind kind, const unsigned char *at,
                            const char *text, size_t length)
{
    return add(c, (struct tree_node){.text = text,
                                     .at = offset_of(c, at),
                                     .kind = kind & TREE_KIND_MASK,
                                     .length = (uint32_t)length & TREE_LENGTH_MASK});
}

/* ---- Numbers ------------------------------------------------------------------------------ */

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

/* Notes what is wrong with a number of correct form, and adds it. */
static bool add_odd_number(struct cursor *c, const unsigned char *start, size_t length)
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

    if (length > LONGEST_NUMBER) {
        note(c, LOOK_LONG_NUMBER, start, length);
        return add_text(c, TREE_NUMBER, start, "0", 1);
    }
    if (kind != LOOK_FINE)
        note(c, kind, start, length);
    return add_text(c, TREE_NUMBER, start, (const char *)start, length);
}

/* Stops at a number that is not written as JSON writes it: all of it is for the message. */
static bool stop_number(struct cursor *c, const unsigned char *start)
{
    while (c->at < c->end && (is_digit(*c->at) || memchr("+-.eE", *c->at, 5) != NULL))
        c->at++;
    return stop(c, LOOK_NUMBER, start, (size_t)(c->at - start));
}

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
        return add_odd_number(c, start, (size_t)(c->at - start));
    return add_text(c, TREE_NUMBER, start, (const char *)start, (size_t)(c->at - start));
}

/* ---- Texts -------------------------------------------------------------------------------- */

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
        note(c, LOOK_NUL, start, 6);
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
    return stop(c, LOOK_ESCAPE, start, c->end - start >= 2 && is_plain(start[1]) ? 2 : 1);
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
            return stop(c, LOOK_OPEN_TEXT, start, 1);
        if (*c->at == '"')
            return true;
        if (*c->at < 0x20)
            return stop(c, LOOK_CONTROL, c->at, 1);
        if (*c->at == '\\') {
            odd->escaped = true;
            if (!pass_escape(c, &odd->saved))
                return false;
        } else if (!pass_high(c) && !odd->invalid) {
            odd->invalid = true; /* one is enough to say of a text */
            note(c, LOOK_UTF8, c->at - 1, 1);
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
    char *text = arena_take_unset(c->tree->arena, length); /* no escape is shorter than it says */

    if (text == NULL)
        return false;
    length = unescape(text, raw, end);
    if (odd->invalid)
        replace_invalid(text, length);
    return add_text(c, TREE_TEXT, start, text, length);
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
    if (length - odd.saved > IGA_MAX_TEXT)
        note(c, LOOK_LONG_TEXT, start, length + 2);
    if (c->tree != NULL && (odd.escaped || odd.invalid))
        return add_anew(c, &odd, start);
    return add_text(c, TREE_TEXT, start, (const char *)start + 1, length);
}

/* Passes over a text from quote to quote. */
static bool pass_text(struct cursor *c)
{
    const unsigned char *start = c->at, *end = plain_end(start + 1, c->end);
    size_t length = (size_t)(end - start) - 1;

    if (end == c->end || *end != '"' || length > IGA_MAX_TEXT)
        return pass_odd_text(c);
    c->at = end + 1;
    return add_text(c, TREE_TEXT, start, (const char *)start + 1, length);
}

/* ---- Values ------------------------------------------------------------------------------- */

__attribute__((noinline)) static void pass_spaces(struct cursor *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\n' || *c->at == '\r' || *c->at == '\t'))
        c->at++;
}

static inline void pass_space(struct cursor *c)
{
    if (c->at < c->end && *c->at <= ' ')
        pass_spaces(c);
}

static inline bool is_at(const struct cursor *c, unsigned char byte)
{
    return c->at < c->end && *c->at == byte;
}

static bool pass_word(struct cursor *c, enum tree_kind kind, const char *word)
{
    const unsigned char *start = c->at;
    size_t length = strlen(word);

    if ((size_t)(c->end - start) < length || memcmp(start, word, length) != 0)
        return stop_here(c, LOOK_VALUE);
    c->at += length;
    return add_plain(c, kind, start);
}

/* Enters an object or an array. @param container  gets its node's place in the tree */
static bool enter(size_t *container, struct cursor *c, enum tree_kind kind)
{
    if (c->depth == IGA_MAX_NESTING)
        return stop_here(c, LOOK_DEEP);
    if (!add_plain(c, kind, c->at))
        return false;
    *container = c->tree != NULL ? (size_t)(c->next - c->tree->nodes) - 1 : 0;
    c->depth++;
    c->at++;
    pass_space(c);
    return true;
}

/* Leaves it by its closing bracket, now that its size is known. */
static bool leave(struct cursor *c, size_t container)
{
    if (c->tree != NULL)
        c->tree->nodes[container].nodes = (size_t)(c->next - c->tree->nodes) - container;
    c->depth--;
    c->at++;
    return true;
}

static bool pass_any(struct cursor *c);

/* Whether a number of one digit stands here and is over: by far the most frequent value. */
static inline bool is_digit_alone(const struct cursor *c)
{
    return c->end - c->at >= 2 && is_digit(c->at[0]) && (c->at[1] == ',' || c->at[1] == '}');
}

static inline bool pass_value(struct cursor *c)
{
    const unsigned char *start = c->at;

    if (!is_digit_alone(c))
        return pass_any(c);
    c->at++;
    return add_text(c, TREE_NUMBER, start, (const char *)start, 1);
}

static bool pass_array(struct cursor *c)
{
    size_t container;

    if (!enter(&container, c, TREE_ARRAY))
        return false;
    if (is_at(c, ']'))
        return leave(c, container);
    for (;;) {
        if (!pass_value(c))
            return false;
        pass_space(c);
        if (is_at(c, ']'))
            return leave(c, container);
        if (!is_at(c, ','))
            return stop_here(c, LOOK_IN_ARRAY);
        c->at++;
        pass_space(c);
    }
}

/* Stops where a name should stand. A digit right behind the comma that stands behind a digit is
 * what is left of a number with a decimal comma. */
static bool stop_at_name(struct cursor *c)
{
    bool number = c->at < c->end && is_digit(c->at[0]) && c->at[-1] == ',' && is_digit(c->at[-2]);

    return stop_here(c, number ? LOOK_DECIMAL_COMMA : LOOK_KEY);
}

/* Passes over a name, the colon and the value. */
static bool pass_member(struct cursor *c)
{
    if (!is_at(c, '"'))
        return stop_at_name(c);
    if (!pass_text(c))
        return false;
    pass_space(c);
    if (!is_at(c, ':'))
        return stop_here(c, LOOK_COLON);
    c->at++;
    pass_space(c);
    return pass_value(c);
}

static bool pass_object(struct cursor *c)
{
    size_t container;

    if (!enter(&container, c, TREE_OBJECT))
        return false;
    if (is_at(c, '}'))
        return leave(c, container);
    for (;;) {
        if (!pass_member(c))
            return false;
        pass_space(c);
        if (is_at(c, '}'))
            return leave(c, container);
        if (!is_at(c, ','))
            return stop_here(c, LOOK_IN_OBJECT);
        c->at++;
        pass_space(c);
    }
}

static bool pass_any(struct cursor *c)
{
    if (c->at == c->end)
        return stop_here(c, LOOK_VALUE);
    switch (*c->at) {
    case '"':
        return pass_text(c);
    case '{':
        return pass_object(c);
    case '[':
        return pass_array(c);
    case 't':
        return pass_word(c, TREE_TRUE, "true");
    case 'f':
        return pass_word(c, TREE_FALSE, "false");
    case 'n':
        return pass_word(c, TREE_NULL, "null");
    default:
        return *c->at == '-' || is_digit(*c->at) ? pass_number(c) : stop_here(c, LOOK_VALUE);
    }
}

void look_over(struct look *out, struct tree *tree, const char *bytes, size_t length)
{
    const unsigned char *start = (const unsigned char *)bytes;
    struct cursor cursor = {
        .look = out, .tree = tree, .start = start, .at = start, .end = start + length};

    *out = (struct look){0};
    if (tree != NULL && tree->nodes != NULL) {
        cursor.next = tree->nodes;
        cursor.limit = tree->nodes + tree->capacity;
    }
    pass_space(&cursor);
    pass_value(&cursor);
    if (tree != NULL && tree->nodes != NULL)
        tree->count = (size_t)(cursor.next - tree->nodes);
    out->end = (size_t)(cursor.at - start);
}
