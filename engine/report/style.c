#include "report/style.h"

void style_begin(struct blob *out, bool color, const char *style)
{
    if (color && style)
        blob_text(out, style);
}

void style_end(struct blob *out, bool color, const char *style)
{
    if (color && style)
        blob_text(out, "\x1B[0m");
}

void style_text(struct blob *out, bool color, const char *style, const char *text)
{
    style_begin(out, color, style);
    blob_text(out, text);
    style_end(out, color, style);
}
