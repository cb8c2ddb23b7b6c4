/* grid.h - rows of cells, aligned in columns.
 *
 * Cells are written one after another into any blob and measured and laid out later, perhaps by
 * another thread. They hold no control characters, so two of these can keep them apart. */
#ifndef REPORT_GRID_H
#define REPORT_GRID_H

#include "report/blob.h"

#include <stdbool.h>
#include <stddef.h>

/* Ends a row in what is written by grid_row_end. */
#define GRID_ROW_MARK '\x1E'

struct grid_column {
    char *title;    /* owned by the grid */
    bool is_right;  /* numbers stand right */
    bool is_marked; /* in colour */
    size_t at_most; /* longer cells end in an ellipsis; 0 for no bound */
    size_t width;   /* so far */
};

/* Starts as {0}. */
struct grid {
    struct grid_column *columns;
    size_t count, capacity;
    size_t indent; /* before each line */
    bool color;
    bool failed; /* for lack of memory */
};

/* Adds a column. The title is copied. */
void grid_column(struct grid *grid, const char *title, bool is_right, bool is_marked,
                 size_t at_most);
void grid_free(struct grid *grid);

/* Writes a cell; what it says is made visible. */
void grid_cell(struct blob *rows, const char *text);
/* Ends a cell that was written piece by piece with visible_text. */
void grid_cell_end(struct blob *rows);
/* Ends a row, which should have as many cells as there are columns. */
void grid_row_end(struct blob *rows);

/* Widens the columns to what these whole rows need. */
void grid_measure(struct grid *grid, const char *rows, size_t length);

void grid_head(struct blob *out, const struct grid *grid);
void grid_rows(struct blob *out, const struct grid *grid, const char *rows, size_t length);

#endif
