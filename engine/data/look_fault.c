#include "data/look.h"

#include "base/arena.h"
#include "base/text.h"
#include "data/shown.h"

#include <string.h>

/* What a kind of fault is called, what is said of it (of %s: what stands there), and whether
 * it makes the value no JSON at all. */
static const struct {
    const char *code, *message;
    bool breaks;
} kinds[] = {
    [LOOK_FINE] = {"", "", false},
    [LOOK_VALUE] = {"syntax", "a value is expected here, not %s", true},
    [LOOK_KEY] = {"syntax", "a name in double quotes is expected here, not %s", true},
    [LOOK_DECIMAL_COMMA] = {"syntax",
                            "a name in double quotes is expected here, not %s; a number with a "
                            "decimal comma is written in quotes: \"12,5\"",
                            true},
    [LOOK_COLON] = {"syntax", "':' is expected behind the name, not %s", true},
    [LOOK_IN_OBJECT] = {"syntax", "',' or '}' is expected here, not %s", true},
    [LOOK_IN_ARRAY] = {"syntax", "',' or ']' is expected here, not %s", true},
    [LOOK_NUMBER] = {"syntax",
                     "%s is not a number as JSON writes it; no zero stands before other digits, "
                     "and digits stand on both sides of the point",
                     true},
    [LOOK_ESCAPE] = {"syntax", "%s is no escape of JSON; a backslash itself is written twice: \\\\",
                     true},
    [LOOK_CONTROL] = {"syntax",
                      "a text holds %s, a control character; write \\n for a new line and \\t "
                      "for a tab, and close every text with '\"'",
                      true},
    [LOOK_OPEN_TEXT] = {"syntax", "the text that starts here is not closed; '\"' is missing", true},
    [LOOK_DEEP] = {"too_deep", "arrays and objects stand more than 32 deep inside one another",
                   false},
    [LOOK_BEHIND] = {"syntax", "nothing may follow a region, but %s does", true},
    [LOOK_UTF8] = {"utf8", "the text is not UTF-8 at %s; save the file as UTF-8", false},
    [LOOK_SURROGATE] = {"surrogate",
                        "%s is half a character; write both halves, or the character itself",
                        false},
    [LOOK_NUL] = {"nul", "a text holds \\u0000, which no text may; remove it", false},
    [LOOK_DOUBLED] = {"doubled_key", "'%s' is given twice; give it once", false},
    [LOOK_LONG_TEXT] = {"text_length", "a text is longer than 1 MiB", false},
    [LOOK_LONG_NUMBER] = {"number_digits",
                          "the number %s has more than 63 characters; write at most 15 "
                          "significant digits",
                          false},
    [LOOK_MANY_DIGITS] = {"number_digits",
                          "the number %s has more than 15 significant digits; write at most 15",
                          false},
    [LOOK_LARGE] = {"number_large", "the number %s is too large; it must be below 10^15", false},
    [LOOK_TOO_FINE] = {"number_fine",
                       "the number %s has more than 30 digits behind the point; write fewer",
                       false},
};

const char *look_code(enum look_kind kind)
{
    return kinds[kind].code;
}

const char *look_message(enum look_kind kind)
{
    return kinds[kind].message;
}

bool look_is_broken(const struct look *look)
{
    return kinds[look->stop.kind].breaks;
}

/* The bytes of the character at the front; 0 if there is no valid one. */
static size_t character(const char *at, size_t length)
{
    size_t bytes = 1;
    while (bytes <= 4 && bytes <= length && text_valid(at, bytes) < bytes)
        bytes++;
    return bytes <= 4 && bytes <= length ? bytes : 0;
}

const char *look_found(struct arena *arena, iga_lang lang, const char *bytes, size_t length,
                       const struct look_fault *fault)
{
    const char *at = bytes + fault->offset;
    unsigned char byte = fault->offset < length ? (unsigned char)*at : '\0';
    size_t shown = fault->length;

    if (fault->kind == LOOK_DOUBLED) /* its message has the quotes */
        return shown_text(arena, at + 1, shown - 2);
    if (fault->offset >= length)
        return message_in(lang, "the end");
    if (byte < 0x20 || byte == 0x7F)
        return arena_print(arena, "0x%02X", byte);
    if (byte >= 0x80)
        shown = character(at, length - fault->offset);
    if (shown == 0)
        return arena_print(arena, "0x%02X", byte);
    return arena_print(arena, "'%s'", shown_text(arena, at, shown));
}
