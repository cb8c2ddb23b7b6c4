#include "report/utf8.h"

/* How a sequence starts: the bits that tell, the bytes it takes, the smallest code point it may
 * stand for. */
static const struct lead {
    unsigned char mask, bits, length;
    unsigned long least;
} leads[] = {
    {0x80, 0x00, 1, 0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
};

size_t utf8_next(unsigned long *code_point, const char *bytes, size_t length)
{
    unsigned char first = (unsigned char)bytes[0];
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++) {
        const struct lead *lead = &leads[i];
        if ((first & lead->mask) != lead->bits)
            continue;
        if (lead->length > length)
            return 0;
        unsigned long value = (unsigned long)(first & (unsigned char)~lead->mask);
        for (size_t k = 1; k < lead->length; k++) {
            unsigned char next = (unsigned char)bytes[k];
            if ((next & 0xC0) != 0x80)
                return 0;
            value = value << 6 | (next & 0x3F);
        }
        if (value < lead->least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            return 0;
        *code_point = value;
        return lead->length;
    }
    return 0;
}

static size_t step(const char *bytes, size_t length)
{
    unsigned long code_point;
    size_t taken = utf8_next(&code_point, bytes, length);
    return taken ? taken : 1;
}

size_t utf8_width(const char *bytes, size_t length)
{
    size_t width = 0;
    for (size_t at = 0; at < length; at += step(bytes + at, length - at))
        width++;
    return width;
}

size_t utf8_prefix(const char *bytes, size_t length, size_t code_points)
{
    size_t at = 0;
    while (at < length && code_points-- > 0)
        at += step(bytes + at, length - at);
    return at;
}
