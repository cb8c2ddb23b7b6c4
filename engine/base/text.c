#include "base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- UTF-8 ------------------------------------------------------------------------------- */

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* What lead bytes from `first` to `last` promise: how many bytes in all, and where the second
 * one must lie. The narrower ranges keep out overlong forms, surrogates and what is above
 * U+10FFFF. */
static const struct lead {
    unsigned char first, last, length, low, high;
} leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct lead *find_lead(char byte)
{
    unsigned char value = (unsigned char)byte;

    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (value >= leads[i].first && value <= leads[i].last)
            return &leads[i];
    return NULL;
}

/* The length of the valid code point at the front of at least one byte, or 0. */
static size_t code_point_length(const char *bytes, size_t length)
{
    const struct lead *lead;
    unsigned char second;

    if ((unsigned char)bytes[0] < 0x80)
        return 1;
    lead = find_lead(bytes[0]);
    if (lead == NULL || length < lead->length)
        return 0;
    second = (unsigned char)bytes[1];
    if (second < lead->low || second > lead->high)
        return 0;
    for (size_t i = 2; i < lead->length; i++)
        if (!is_continuation(bytes[i]))
            return 0;
    return lead->length;
}

/* How many bytes at the front are surely ASCII, in steps of eight. */
static size_t ascii_run(const char *bytes, size_t length)
{
    size_t at = 0;

    for (; length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        uint64_t eight;
        memcpy(&eight, bytes + at, sizeof eight);
        if ((eight & UINT64_C(0x8080808080808080)) != 0)
            break;
    }
    return at;
}

size_t text_valid(const char *bytes, size_t length)
{
    size_t at = ascii_run(bytes, length);

    while (at < length) {
        size_t step = code_point_length(bytes + at, length - at);
        if (step == 0)
            break;
        at += step;
        if (step == 1)
            at += ascii_run(bytes + at, length - at);
    }
    return at;
}

size_t text_code_points(const char *bytes, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += !is_continuation(bytes[i]);
    return count;
}

/* Takes one code point off the front; a byte that belongs to none stands for itself. */
static uint32_t next_code_point(const char **at, const char *end)
{
    size_t length = code_point_length(*at, (size_t)(end - *at));
    uint32_t point = (unsigned char)**at;

    if (length > 1)
        point &= 0x7Fu >> length;
    for (size_t i = 1; i < length; i++)
        point = point << 6 | ((unsigned char)(*at)[i] & 0x3F);
    *at += length > 0 ? length : 1;
    return point;
}

/* The property White_Space of Unicode. */
static bool is_white(uint32_t point)
{
    static const struct range {
        uint32_t first, last;
    } white[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                 {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                 {0x205F, 0x205F}, {0x3000, 0x3000}};

    for (size_t i = 0; i < sizeof white / sizeof *white; i++)
        if (point <= white[i].last)
            return point >= white[i].first;
    return false;
}

size_t text_words(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    bool in_word = false;
    size_t count = 0;

    while (at < end) {
        bool was_in_word = in_word;
        in_word = !is_white(next_code_point(&at, end));
        count += in_word && !was_in_word;
    }
    return count;
}

/* Only the bytes before `offset` are looked at, so that it may be the end of the text. */
void text_place(size_t *line, size_t *column, const char *bytes, size_t offset)
{
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n' && i > 0 && bytes[i - 1] == '\r')
            continue;
        if (bytes[i] == '\n' || bytes[i] == '\r') {
            ++*line;
            *column = 1;
        } else if (!is_continuation(bytes[i])) {
            ++*column;
        }
    }
}

/* ---- Names ------------------------------------------------------------------------------- */

/* What is left of a name. */
struct rest {
    const char *at, *end;
};

static uint32_t next_letter(struct rest *name)
{
    uint32_t letter = next_code_point(&name->at, name->end);

    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
}

static size_t left(struct rest name)
{
    return text_code_points(name.at, (size_t)(name.end - name.at));
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Goes on while letters agree, and where they do not tries each of the four changes with one
 * fewer to come: at most 4^3 ways, and no memory. */
static size_t distance(struct rest a, struct rest b, size_t most)
{
    struct rest a1 = a, b1 = b, a2, b2;
    uint32_t a_letter = 0, b_letter = 0;
    size_t best;

    while (a1.at < a1.end && b1.at < b1.end) {
        a = a1;
        b = b1;
        a_letter = next_letter(&a1);
        b_letter = next_letter(&b1);
        if (a_letter != b_letter)
            break;
        a = a1;
        b = b1;
    }
    if (a.at == a.end || b.at == b.end)
        return smaller(left(a) + left(b), most + 1);
    if (most == 0)
        return 1;

    best = distance(a1, b1, most - 1);
    best = smaller(best, distance(a1, b, most - 1));
    best = smaller(best, distance(a, b1, most - 1));
    a2 = a1;
    b2 = b1;
    if (a2.at < a2.end && b2.at < b2.end && next_letter(&a2) == b_letter &&
        next_letter(&b2) == a_letter)
        best = smaller(best, distance(a2, b2, most - 1));
    return best + 1;
}

size_t text_distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t most)
{
    struct rest a_name = {a, a + a_length}, b_name = {b, b + b_length};
    size_t a_letters = text_code_points(a, a_length), b_letters = text_code_points(b, b_length);
    size_t apart = a_letters < b_letters ? b_letters - a_letters : a_letters - b_letters;

    return apart > most ? most + 1 : distance(a_name, b_name, most);
}

const char *text_nearest(const char *name, size_t length, const char *const *names, size_t count)
{
    size_t most = text_code_points(name, length) <= 4 ? 1 : 2;
    const char *nearest = NULL;

    for (size_t i = 0; i < count; i++) {
        size_t found = text_distance(name, length, names[i], strlen(names[i]), most);
        if (found > most)
            continue;
        nearest = names[i];
        if (found == 0)
            break;
        most = found - 1; /* from here on only a nearer one counts */
    }
    return nearest;
}

bool text_equal(const char *a, size_t a_length, const char *b, size_t b_length)
{
    return a_length == b_length && (a_length == 0 || memcmp(a, b, a_length) == 0);
}

/* ---- Buffers ----------------------------------------------------------------------------- */

/* Makes room for `length` more bytes and a NUL. */
static bool reserve(struct buffer *buffer, size_t length)
{
    size_t needed, capacity;
    char *bytes;

    if (buffer->failed)
        return false;
    if (length >= SIZE_MAX / 2 - buffer->length) {
        buffer->failed = true;
        return false;
    }
    needed = buffer->length + length + 1;
    if (needed <= buffer->capacity)
        return true;
    for (capacity = buffer->capacity > 0 ? buffer->capacity : 64; capacity < needed;)
        capacity *= 2;
    bytes = realloc(buffer->bytes, capacity);
    if (bytes == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
    if (!reserve(buffer, length))
        return;
    if (length > 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_print(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0) {
        buffer->failed = true;
    } else if (reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->bytes != NULL)
        buffer->bytes[0] = '\0';
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}
