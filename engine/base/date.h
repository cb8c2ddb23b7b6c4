/* date.h - days of the Gregorian calendar as numbers that sort: 20240201. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATE_TEXT 11

/* Reads "2024-02-01". @return 0 if it is not written so or there is no such day. */
int32_t date_from_text(const char *text, size_t length);
void date_print(char out[DATE_TEXT], int32_t date);

/* "1 Januari 2024", or "1 January 2024". */
#define DATE_WORDS 32
void date_print_words(char out[DATE_WORDS], int32_t date, bool english);
bool date_is_real(int year, int month, int day);

#endif
