#include "report/excerpt.h"

#include "report/utf8.h"
#include "report/visible.h"

#include <stdbool.h>
#include <string.h>

enum { WIDEST = 160, BEFORE = 80 };

/* Finds a line, counted from 1. @return false when there are fewer */
static bool find_line(const char **out, size_t *out_length, const char *text, size_t length,
                      size_t line)
{
    const char *at = text, *end = text + length;
    while (--line > 0) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline)
            return false;
        at = newline + 1;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    *out = at;
    *out_length = (size_t)((newline ? newline : end) - at);
    if (*out_length > 0 && at[*out_length - 1] == '\r')
        (*out_length)--;
    return true;
}

/* Blanks as wide as what stands before the caret: tabs stay tabs. */
static void add_margin(struct blob *out, const char *bytes, size_t length)
{
    struct blob shown = {0};
    visible_lines(&shown, bytes, length);
    for (size_t at = 0; at < shown.length;) {
        blob_add(out, shown.bytes[at] == '\t' ? "\t" : " ", 1);
        at += utf8_prefix(shown.bytes + at, shown.length - at, 1);
    }
    out->failed = out->failed || shown.failed;
    blob_free(&shown);
}

void excerpt_add(struct blob *out, const char *text, size_t length, size_t line, size_t column)
{
    const char *from;
    size_t left;
    if (length == 0 || line == 0 || !find_line(&from, &left, text, length, line))
        return;

    size_t before = column > 0 ? column - 1 : 0; /* code points between `from` and the caret */
    bool is_cut = before > BEFORE && utf8_width(from, left) > WIDEST;
    if (is_cut) {
        size_t skipped = utf8_prefix(from, left, before - BEFORE);
        from += skipped;
        left -= skipped;
        before = BEFORE;
        blob_text(out, "…");
    }
    size_t shown = utf8_prefix(from, left, WIDEST);
    visible_lines(out, from, shown);
    blob_text(out, shown < left ? "…\n" : "\n");
    if (column == 0)
        return;
    blob_fill(out, ' ', is_cut);
    add_margin(out, from, utf8_prefix(from, left, before));
    blob_text(out, "^\n");
}
