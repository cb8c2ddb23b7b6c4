/* region_rows.h - one region as rows of a workbook, piece by piece. */
#ifndef REPORT_REGION_ROWS_H
#define REPORT_REGION_ROWS_H

#include "report/region_book.h"
#include "report/region_section.h"

/* The region at hand. */
struct rows {
    struct section section;
    const struct region_book *what;
    struct blob *out;
};

/* Begins a row with the cells that say which region it is of. */
void rows_begin(const struct rows *rows, enum region_sheet sheet);
/* A cell with a member of a node; what was put together, as a cell. */
void rows_text(const struct rows *rows, size_t node, const char *key);
void rows_number(const struct rows *rows, size_t node, const char *key);
void rows_said(struct rows *rows);

/* The answers and innovations, and among both those that are missing: region_rows_answers.c.
 * @param detail  every answer too */
void rows_answers(struct rows *rows, bool detail);
void rows_innovations(struct rows *rows, bool detail);

#endif
