/* utf8.h - code points of text that may come from anywhere. */
#ifndef REPORT_UTF8_H
#define REPORT_UTF8_H

#include <stddef.h>

/* Reads the code point at the front of `length` > 0 bytes.
 * @return how many bytes it takes; 0 when they are not UTF-8 (RFC 3629) */
size_t utf8_next(unsigned long *code_point, const char *bytes, size_t length);

/* How many columns text takes on a terminal: its code points, where a byte that is not UTF-8
 * counts as one. */
size_t utf8_width(const char *bytes, size_t length);

/* How many bytes the first `code_points` of the text take. */
size_t utf8_prefix(const char *bytes, size_t length, size_t code_points);

#endif
