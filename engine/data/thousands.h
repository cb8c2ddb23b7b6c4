/* thousands.h - texts in which thousands are parted, or may be. */
#ifndef DATA_THOUSANDS_H
#define DATA_THOUSANDS_H

#include "base/number.h"

/* As pages and word processors leave it behind. */
#define NO_BREAK_SPACE "\xC2\xA0"
enum { NO_BREAK = sizeof NO_BREAK_SPACE - 1 };

/* Whether a text is up to three digits, a point or a comma, and three digits: it may be grouped
 * by thousands or have three decimals. Behind a leading zero only decimals can stand.
 * @param whole  gets the length of what stands before the sign */
bool thousands_doubtful(size_t *whole, const char *text);

/* A number whose thousands are parted, without what parts them: "1.234.567,5" as "1234567,5".
 * @return false when it is none. One point or comma alone is no sign of that. */
bool thousands_ungroup(char out[NUMBER_TEXT], const char *text);

#endif
