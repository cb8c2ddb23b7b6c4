#include "report/visible.h"

#include "report/utf8.h"

#include <stdbool.h>
#include <string.h>

/* Ranges of code points that do something rather than show something. */
static const struct range {
    unsigned long from, to;
} hidden[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200B, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF},
};

static bool is_hidden(unsigned long code_point)
{
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
        if (code_point >= hidden[i].from && code_point <= hidden[i].to)
            return true;
    return false;
}

static void add(struct blob *out, const char *bytes, size_t length, const char *kept)
{
    size_t plain = 0; /* where what can be copied as it is begins */
    for (size_t at = 0; at < length;) {
        unsigned long code_point = 0;
        size_t taken = utf8_next(&code_point, bytes + at, length - at);
        bool is_kept = code_point && code_point < 0x80 && strchr(kept, (int)code_point);
        if (taken && (is_kept || !is_hidden(code_point))) {
            at += taken;
            continue;
        }
        blob_add(out, bytes + plain, at - plain);
        if (taken > 1 && code_point > 0xFF)
            blob_print(out, "\\u%04lX", code_point);
        else
            blob_print(out, "\\x%02X", taken ? (unsigned)code_point : (unsigned char)bytes[at]);
        at += taken ? taken : 1;
        plain = at;
    }
    blob_add(out, bytes + plain, length - plain);
}

void visible_text(struct blob *out, const char *text)
{
    add(out, text, strlen(text), "");
}

void visible_lines(struct blob *out, const char *bytes, size_t length)
{
    add(out, bytes, length, "\t\n");
}

const char *visible_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
