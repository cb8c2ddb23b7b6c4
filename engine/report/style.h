/* style.h - the few styles of a terminal that tables use. */
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

#include "report/blob.h"

#include <stdbool.h>

#define STYLE_HEADING "\x1B[1m"
#define STYLE_MARKED "\x1B[36m"
#define STYLE_REFUSED "\x1B[31m"
#define STYLE_WARNED "\x1B[33m"

/* Nothing without colour or with a style of NULL. */
void style_begin(struct blob *out, bool color, const char *style);
void style_end(struct blob *out, bool color, const char *style);

/* A text of the program's own in a style. */
void style_text(struct blob *out, bool color, const char *style, const char *text);

#endif
