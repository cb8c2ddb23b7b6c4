/* book.h - what the cells of a workbook refer to: its sheets, shared texts and formats. */
#ifndef SHEET_BOOK_H
#define SHEET_BOOK_H

#include "sheet/package.h"

/* A text that grows; starts as {0}. Always followed by a NUL once anything was added. */
struct growing {
    char *bytes;
    size_t length, capacity;
    bool failed;
};

void growing_add(struct growing *growing, const char *bytes, size_t length);
/* Replaces _xHHHH_, which is how workbooks write characters that XML has not. */
void growing_decode(struct growing *growing, size_t from);

/* What the format of a cell makes of its number. */
enum book_format { FORMAT_PLAIN, FORMAT_DATE, FORMAT_PERCENT };

struct book_sheet {
    char name[128], relation[64], part[PART_NAME];
};

struct book {
    struct package *package;
    bool from_1904;
    struct book_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    char shared_part[PART_NAME], styles_part[PART_NAME]; /* "" without one */
    struct growing texts;                                /* the shared ones, each ends in a NUL */
    size_t *text_starts;
    size_t text_count, text_capacity;
    enum book_format *formats; /* by the number of a cell's style */
    size_t style_count, style_capacity;
};

bool book_open(struct book *book, struct package *package);
void book_close(struct book *book);

/* Makes room for one more item of `size` bytes. @return false without memory */
bool book_grow(void **items, size_t count, size_t *capacity, size_t size);

#endif
