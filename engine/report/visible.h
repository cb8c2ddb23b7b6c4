/* visible.h - text of others, made safe for a terminal.
 *
 * Control characters, marks that turn the direction of writing, and bytes that are not UTF-8 are
 * written out (\x1B, \u202E), so that a name in the data cannot move the cursor or disguise
 * itself. */
#ifndef REPORT_VISIBLE_H
#define REPORT_VISIBLE_H

#include "report/blob.h"

/* One line: tabs and line ends are written out too. */
void visible_text(struct blob *out, const char *text);

/* Whole lines: tabs and line ends stay. */
void visible_lines(struct blob *out, const char *bytes, size_t length);

/* A path without its folder. */
const char *visible_file(const char *path);

#endif
