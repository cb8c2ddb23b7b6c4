/* excerpt.h - the line of a file that a message is about, with a caret below. */
#ifndef REPORT_EXCERPT_H
#define REPORT_EXCERPT_H

#include "report/blob.h"

#include <stddef.h>

/* Adds two lines: the line of the text and, when the column is known, the caret. Nothing when
 * the text has no such line. Of a long line only the part around the column is shown. */
void excerpt_add(struct blob *out, const char *text, size_t length, size_t line, size_t column);

#endif
