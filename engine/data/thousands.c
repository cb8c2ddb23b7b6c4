#include "data/thousands.h"

#include <stdio.h>
#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool thousands_doubtful(size_t *whole, const char *text)
{
    const char *at = text + (*text == '-' || *text == '+');
    const char *first = at;

    while (is_digit(*at))
        at++;
    *whole = (size_t)(at - text);
    return at > first && at - first <= 3 && *first != '0' && (*at == '.' || *at == ',') &&
           is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) && at[4] == '\0';
}

/* The length of what parts thousands at the front of a text: a point, a comma, a blank. */
static size_t separator_at(const char *text)
{
    if (*text == '.' || *text == ',' || *text == ' ')
        return 1;
    return strncmp(text, NO_BREAK_SPACE, NO_BREAK) == 0 ? NO_BREAK : 0;
}

static bool is_group(const char *text)
{
    return is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]) && !is_digit(text[3]);
}

bool thousands_ungroup(char out[NUMBER_TEXT], const char *text)
{
    const char *first = text + (*text == '-' || *text == '+');
    size_t length = strspn(first, "0123456789"), groups = 0;
    const char *mark = first + length, *at = mark;
    size_t separator = separator_at(mark);

    if (length < 1 || length > 3 || separator == 0 || strlen(text) >= NUMBER_TEXT)
        return false;
    snprintf(out, NUMBER_TEXT, "%.*s", (int)(mark - text), text);
    for (; strncmp(at, mark, separator) == 0 && is_group(at + separator); groups++) {
        strncat(out, at + separator, 3);
        at += separator + 3;
    }
    bool is_decimal = (*at == '.' || *at == ',') && *at != *mark && is_digit(at[1]) &&
                      strspn(at + 1, "0123456789") == strlen(at + 1);
    strncat(out, at, NUMBER_TEXT - strlen(out) - 1);
    bool is_sure = groups > 1 || (groups == 1 && (is_decimal || (*mark != '.' && *mark != ',')));
    return is_sure && (*at == '\0' || is_decimal);
}
