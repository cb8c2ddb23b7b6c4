#include "report/decimal.h"

#include "report/phrase.h"

#include <string.h>

void decimal_shown(struct blob *out, const char *decimal, iga_lang lang)
{
    const char *point = lang == IGA_LANG_EN ? NULL : strchr(decimal, '.');
    if (!point) {
        blob_text(out, decimal);
        return;
    }
    blob_add(out, decimal, (size_t)(point - decimal));
    blob_text(out, ",");
    blob_text(out, point + 1);
}

static size_t decimals_of(const char *decimal)
{
    const char *point = strchr(decimal, '.');
    return point ? strlen(point + 1) : 0;
}

void decimal_padded(struct blob *out, const char *decimal, const char *like, iga_lang lang)
{
    size_t has = decimals_of(decimal), wants = decimals_of(like);
    decimal_shown(out, decimal, lang);
    if (has >= wants)
        return;
    if (has == 0)
        blob_text(out, PHRASE(lang, ".", ","));
    blob_fill(out, '0', wants - has);
}

/* In millionths, cut off; 0 for what is negative, a huge one for what is too large. */
static unsigned long long millionths(const char *decimal)
{
    static const unsigned long long huge = 1000000000000000ULL;
    enum { PLACES = 6 };
    unsigned long long value = 0;
    int places = -1; /* behind the point; -1 before it */

    if (*decimal == '-')
        return 0;
    for (; *decimal && places < PLACES; decimal++) {
        if (*decimal == '.') {
            places = 0;
            continue;
        }
        value = value * 10 + (unsigned long long)(*decimal - '0');
        if (value > huge)
            return huge;
        places += places >= 0;
    }
    for (int i = places < 0 ? 0 : places; i < PLACES; i++)
        value *= 10;
    return value > huge ? huge : value;
}

size_t decimal_share(const char *decimal, const char *whole, size_t parts)
{
    unsigned long long part = millionths(decimal), all = millionths(whole);
    if (all == 0)
        return 0;
    return part >= all ? parts : (size_t)(part * parts / all);
}

void decimal_signed(struct blob *out, const char *decimal, iga_lang lang)
{
    bool is_zero = decimal[strspn(decimal, "0.")] == '\0';
    blob_text(out, *decimal == '-' || is_zero ? "" : "+");
    decimal_shown(out, decimal, lang);
}

bool decimal_exceeds(const char *decimal, const char *other)
{
    return millionths(decimal) > millionths(other);
}
