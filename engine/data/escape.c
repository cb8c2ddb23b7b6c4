#include "data/escape.h"

#include <string.h>

#define UNIT_LENGTH 6 /* of \uXXXX */

int32_t escape_unit(const char *digits)
{
    int32_t unit = 0;

    for (int i = 0; i < 4; i++) {
        char digit = digits[i], lower = (char)(digit | 0x20);
        if (digit >= '0' && digit <= '9')
            unit = unit * 16 + (digit - '0');
        else if (lower >= 'a' && lower <= 'f')
            unit = unit * 16 + (lower - 'a' + 10);
        else
            return -1;
    }
    return unit;
}

/* Writes a code point as UTF-8. @return how many bytes */
static size_t put_code_point(char out[ESCAPE_BYTES], uint32_t c)
{
    static const unsigned char heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t count = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    for (size_t i = count; i-- > 1; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(heads[count] | c);
    return count;
}

/* The second half that follows a first one; -1 if none does. */
static int32_t low_unit(const char *at, const char *end)
{
    int32_t unit =
        end - at >= UNIT_LENGTH && at[0] == '\\' && at[1] == 'u' ? escape_unit(at + 2) : -1;

    return escape_is_low(unit) ? unit : -1;
}

static size_t read_unicode(char out[ESCAPE_BYTES], const char **at, const char *end)
{
    int32_t unit = escape_unit(*at + 2), low = -1;

    *at += UNIT_LENGTH;
    if (escape_is_high(unit))
        low = low_unit(*at, end);
    if (low >= 0) {
        *at += UNIT_LENGTH;
        return put_code_point(out, (uint32_t)(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
    }
    if (unit == 0 || escape_is_high(unit) || escape_is_low(unit))
        unit = '?';
    return put_code_point(out, (uint32_t)unit);
}

size_t escape_read(char out[ESCAPE_BYTES], const char **at, const char *end)
{
    static const char names[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    char name = (*at)[1];
    const char *known = strchr(names, name);

    if (name == 'u')
        return read_unicode(out, at, end);
    *at += 2;
    out[0] = known != NULL ? meanings[known - names] : name;
    return 1;
}
