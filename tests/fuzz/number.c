/* Decimals as texts: what is read is printed so that it reads as the same number again. */
#include "fuzz.h"

#include "base/number.h"

#include <stdlib.h>

static void check(struct decimal value)
{
    char text[NUMBER_TEXT];
    struct decimal again;
    size_t length = decimal_print(text, value);

    MUST(length < NUMBER_TEXT);
    MUST(decimal_from_text(&again, text, length) == NUMBER_FINE);
    MUST(decimal_compare(value, again) == 0 && value.scale == again.scale);
    MUST(decimal_from_json(&again, text, length) == NUMBER_FINE);
    MUST(decimal_compare(value, again) == 0);
    for (int decimals = 0; decimals <= 6; decimals++) {
        struct decimal rounded = decimal_round(value, decimals);
        MUST(rounded.scale <= decimals);
        MUST(decimal_compare(decimal_round(rounded, decimals), rounded) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct decimal value;

    if (decimal_from_text(&value, (const char *)bytes, size) == NUMBER_FINE)
        check(value);
    if (decimal_from_json(&value, (const char *)bytes, size) == NUMBER_FINE)
        check(value);
    return 0;
}
