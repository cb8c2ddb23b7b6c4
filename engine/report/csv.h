/* csv.h - rows of comma-separated values (RFC 4180, but with LF).
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, which is what
 * spreadsheets themselves use to say that a cell is a text. */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include "report/blob.h"

/* A cell, after a comma unless it begins a row; empty when NULL. */
void csv_text(struct blob *out, const char *text);
/* The same for what is written by a machine: numbers and names of columns. */
void csv_raw(struct blob *out, const char *text);
void csv_size(struct blob *out, size_t number);
void csv_end(struct blob *out); /* of a row */

#endif
