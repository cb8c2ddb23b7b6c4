/* region_book.h - scored regions as a workbook: the tables of the page, as rows.
 *
 * As on the page, a region is written from the JSON object that stands for it in the other
 * forms. */
#ifndef REPORT_REGION_BOOK_H
#define REPORT_REGION_BOOK_H

#include "report/book.h"
#include "report/region_page.h"

/* The sheets, in their order. */
enum region_sheet {
    SHEET_SUMMARY,
    SHEET_VALUES,
    SHEET_STEPS,   /* what to do first */
    SHEET_ANSWERS, /* each answer of a region: in detail */
    SHEET_INNOVATIONS,
    SHEET_INNOVATION_ANSWERS, /* the same of an innovation */
    SHEET_MISSING,
    SHEET_NOTES, /* refusals and warnings */
    SHEET_RULES,
    SHEET_ASSUMED,
    REGION_SHEETS
};

/* What a workbook is about. */
struct region_book {
    struct page_about about;
    const iga_ranking *ranking; /* NULL where there are no places */
    bool is_near;               /* distances to edges were asked for */
};

/* Adds the sheets with their columns. */
void region_book_open(struct book *book, const struct region_book *what);

/* The rows of one region. Any thread.
 * @param json    as region_page_record or region_json wrote it, perhaps with places
 * @param detail  every answer too */
void region_book_rows(struct blob *out, const struct region_book *what, const char *json,
                      size_t length, bool detail);

/* Adds what is said of the rules, and drops the sheets that nobody needs.
 * @param detail  every answer was asked for */
void region_book_close(struct book *book, const struct region_book *what, bool detail);

#endif
