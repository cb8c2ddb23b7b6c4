#include "rules/mentions.h"

#include "base/date.h"

#include <stdio.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_part_of_word(char c)
{
    return is_digit(c) || is_letter(c) || c == '_';
}

bool mentions_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; length && (at = strstr(at, word)); at++)
        if ((at == text || !is_part_of_word(at[-1])) && !is_part_of_word(at[length]))
            return true;
    return false;
}

/* Reads the number at the front of a text: digits, and more behind a point or comma.
 * @return what stands behind it */
static const char *read_number(struct decimal *out, const char *text)
{
    size_t length = 0;
    while (is_digit(text[length]))
        length++;
    if ((text[length] == '.' || text[length] == ',') && is_digit(text[length + 1]))
        for (length++; is_digit(text[length]);)
            length++;
    if (decimal_from_text(out, text, length) != NUMBER_FINE)
        *out = (struct decimal){-1, 0};
    return text + length;
}

bool mentions_number(const char *text, struct decimal number)
{
    if (number.coefficient < 0)
        number.coefficient = -number.coefficient; /* the sign may be said in words */
    while (*text) {
        struct decimal found;
        if (!is_digit(*text)) {
            text++;
            continue;
        }
        text = read_number(&found, text);
        if (decimal_compare(found, number) == 0)
            return true;
    }
    return false;
}

static bool mentions_day_as(const char *text, const char *day)
{
    const char *at = strstr(text, day);
    return at && (at == text || !is_digit(at[-1])) && !is_digit(at[strlen(day)]);
}

/* Whether a text has the name of a month. */
static bool names_month(const char *text, int month)
{
    for (int english = 0; english < 2; english++) {
        char day[DATE_WORDS], *name = day + 2; /* behind "1 " */
        date_print_words(day, 20000001 + month * 100, english);
        name[strcspn(name, " ")] = '\0';
        if (strstr(text, name))
            return true;
    }
    return false;
}

bool mentions_date(const char *text, int32_t date)
{
    int year = date / 10000, month = date / 100 % 100, day = date % 100;
    char forms[5][DATE_WORDS];
    date_print_words(forms[0], date, false);
    date_print_words(forms[1], date, true);
    snprintf(forms[2], sizeof forms[2], "%04d-%02d-%02d", year, month, day);
    snprintf(forms[3], sizeof forms[3], "%02d/%02d/%04d", day, month, year);
    snprintf(forms[4], sizeof forms[4], "%02d-%02d-%04d", day, month, year);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (mentions_day_as(text, forms[i]))
            return true;
    bool is_edge_of_year = (month == 1 && day == 1) || (month == 12 && day == 31);
    return is_edge_of_year && !names_month(text, month) &&
           mentions_number(text, decimal_from_integer(year));
}

bool mentions_figures(const char *text)
{
    bool is_inside = false;
    for (; *text; text++) {
        is_inside = *text == '{' || (is_inside && *text != '}');
        if (is_digit(*text) && !is_inside)
            return true;
    }
    return false;
}
