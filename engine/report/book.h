/* book.h - a workbook on its way: sheets of rows, under columns with titles.
 *
 * Rows are written one behind the other into any blob, perhaps by several threads, each for the
 * sheet that it names, and sorted into the book later. A cell is a number or a text and never a
 * formula; a number that no spreadsheet holds exactly is a text. */
#ifndef REPORT_BOOK_H
#define REPORT_BOOK_H

#include "report/blob.h"
#include "report/phrase.h"

#include <stdbool.h>
#include <stddef.h>

struct book_column {
    char *title;
    size_t width;   /* of the longest cell so far, in characters */
    bool is_number; /* there was a number in it */
};

struct book_sheet {
    const char *name; /* not the book's */
    struct book_column *columns;
    size_t count, capacity;
    size_t frozen;     /* columns that stay in sight */
    bool is_list;      /* of things, rather than of facts about one */
    bool is_dropped;   /* not to be written */
    struct blob cells; /* see book_next */
    size_t rows;
};

enum { BOOK_MOST_SHEETS = 10 };

/* Starts as {0}. */
struct book {
    struct book_sheet sheets[BOOK_MOST_SHEETS];
    size_t count;
    bool failed; /* for lack of memory */
};

/* Adds a sheet. @param name  must outlive the book */
struct book_sheet *book_sheet(struct book *book, const char *name, size_t frozen, bool is_list);
/* Adds a column to the sheet that was added last. The title is copied. */
void book_column(struct book *book, const char *title);
/* Several, in a language. */
void book_columns(struct book *book, const struct phrase *titles, size_t count, iga_lang lang);
void book_free(struct book *book);

/* Begins a row of a sheet, counted from 0; the sheet need not be there yet. */
void book_row(struct blob *out, size_t sheet);
/* Its cells, as many as there are columns; NULL leaves one empty. Texts are made visible. */
void book_text(struct blob *out, const char *text);
void book_number(struct blob *out, const char *decimal);
void book_size(struct blob *out, size_t number);
void book_row_end(struct blob *out);

/* Takes in whole rows; those of a blob with the blob, and with its failure. */
void book_add(struct book *book, const char *rows, size_t length);
void book_take(struct book *book, struct blob *rows);

/* A cell read back: its text, and whether that is a number; an empty one has no text. */
struct book_cell {
    const char *text;
    bool is_number;
};

/* The cell at `*at`, which starts as 0 and moves on: row by row, as many cells a row as there are
 * columns. */
struct book_cell book_next(const struct book_sheet *sheet, size_t *at);

#endif
