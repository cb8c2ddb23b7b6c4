#include "base/date.h"

#include <stdio.h>
#include <string.h>

static const char form[DATE_TEXT] = "YYYY-MM-DD";

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool date_is_real(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    return day <= days[month - 1] + (month == 2 && is_leap(year));
}

int32_t date_from_text(const char *text, size_t length)
{
    int32_t date = 0;

    if (length != sizeof form - 1)
        return 0;
    for (size_t i = 0; i < length; i++) {
        if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9')
            return 0;
        if (form[i] != '-')
            date = date * 10 + (text[i] - '0');
    }
    return date_is_real(date / 10000, date / 100 % 100, date % 100) ? date : 0;
}

void date_print(char out[DATE_TEXT], int32_t date)
{
    memcpy(out, form, sizeof form);
    for (size_t i = sizeof form - 1; i-- > 0;) {
        if (form[i] == '-')
            continue;
        out[i] = (char)('0' + date % 10);
        date /= 10;
    }
}

void date_print_words(char out[DATE_WORDS], int32_t date, bool english)
{
    static const char *const months[][2] = {
        {"Januari", "January"}, {"Februari", "February"}, {"Maret", "March"},
        {"April", "April"},     {"Mei", "May"},           {"Juni", "June"},
        {"Juli", "July"},       {"Agustus", "August"},    {"September", "September"},
        {"Oktober", "October"}, {"November", "November"}, {"Desember", "December"}};
    snprintf(out, DATE_WORDS, "%d %s %d", (int)(date % 100), months[date / 100 % 100 - 1][english],
             (int)(date / 10000));
}
