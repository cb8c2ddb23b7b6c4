/* escape.h - what the escapes in a JSON text stand for. */
#ifndef DATA_ESCAPE_H
#define DATA_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ESCAPE_BYTES 4 /* of UTF-8, at most */

/* The number that four hexadecimal digits are; -1 if they are none. */
int32_t escape_unit(const char *digits);

/* Whether a unit is the first half, or the second half, of a character. */
static inline bool escape_is_high(int32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static inline bool escape_is_low(int32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/* Reads the escape at *at, which was looked over, and moves behind it. Half a character and NUL,
 * which no text may hold, become '?'. @return how many bytes of UTF-8 it is */
size_t escape_read(char out[ESCAPE_BYTES], const char **at, const char *end);

#endif
