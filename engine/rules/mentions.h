/* mentions.h - whether a text that people wrote speaks of a number, a day or a word. */
#ifndef RULES_MENTIONS_H
#define RULES_MENTIONS_H

#include "base/number.h"

/* The word with no letter or digit beside it. */
bool mentions_word(const char *text, const char *word);

/* The number, written with a point or a comma, with or without zeros behind it. */
bool mentions_number(const char *text, struct decimal number);

/* The day: "1 Januari 2024", "1 January 2024", "2024-01-01", "01/01/2024", "01-01-2024"; for the
 * first and the last day of a year, the year alone will do. */
bool mentions_date(const char *text, int32_t date);

/* Any number at all, but for those inside { }. */
bool mentions_figures(const char *text);

#endif
