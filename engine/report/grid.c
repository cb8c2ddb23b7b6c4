#include "report/grid.h"

#include "report/style.h"
#include "report/utf8.h"
#include "report/visible.h"

#include <stdlib.h>
#include <string.h>

static const char cell_mark = '\x1F', row_mark = GRID_ROW_MARK;
static const char ellipsis[] = "…";
static const size_t gap = 2; /* blanks between columns */

static bool make_room(struct grid *grid)
{
    if (grid->count < grid->capacity)
        return true;
    size_t capacity = grid->capacity ? grid->capacity * 2 : 16;
    struct grid_column *columns = realloc(grid->columns, capacity * sizeof *columns);
    if (!columns)
        return false;
    grid->columns = columns;
    grid->capacity = capacity;
    return true;
}

void grid_column(struct grid *grid, const char *title, bool is_right, bool is_marked,
                 size_t at_most)
{
    struct blob shown = {0};
    visible_text(&shown, title);
    if (shown.failed || !make_room(grid)) {
        blob_free(&shown);
        grid->failed = true;
        return;
    }
    grid->columns[grid->count++] =
        (struct grid_column){.title = shown.bytes,
                             .is_right = is_right,
                             .is_marked = is_marked,
                             .at_most = at_most,
                             .width = utf8_width(shown.bytes, shown.length)};
}

void grid_free(struct grid *grid)
{
    for (size_t i = 0; i < grid->count; i++)
        free(grid->columns[i].title);
    free(grid->columns);
    *grid = (struct grid){0};
}

void grid_cell(struct blob *rows, const char *text)
{
    visible_text(rows, text);
    grid_cell_end(rows);
}

void grid_cell_end(struct blob *rows)
{
    blob_add(rows, &cell_mark, 1);
}

void grid_row_end(struct blob *rows)
{
    blob_add(rows, &row_mark, 1);
}

/* The cell at the front of the rest of a row. */
struct cell {
    const char *bytes;
    size_t length;
};

/* Takes the next cell of a row from the front of `*rows`. @return false at the row's end, which
 * is taken too */
static bool next_cell(struct cell *out, const char **rows, const char *end)
{
    const char *at = *rows;
    while (at < end && *at != cell_mark && *at != row_mark)
        at++;
    *out = (struct cell){*rows, (size_t)(at - *rows)};
    bool is_cell = at < end && *at == cell_mark;
    *rows = at < end ? at + 1 : end;
    return is_cell;
}

void grid_measure(struct grid *grid, const char *rows, size_t length)
{
    const char *end = length > 0 ? rows + length : rows;
    while (rows < end) {
        struct cell cell;
        for (size_t i = 0; next_cell(&cell, &rows, end); i++) {
            if (i >= grid->count)
                continue;
            struct grid_column *column = &grid->columns[i];
            size_t width = utf8_width(cell.bytes, cell.length);
            if (column->at_most && width > column->at_most)
                width = column->at_most;
            if (width > column->width)
                column->width = width;
        }
    }
}

/* A cell within its column. The blanks that fill the column up stay owed until another cell
 * follows, so that no line ends in blanks. */
static void place_cell(struct blob *out, size_t *owed, const struct grid *grid, size_t i,
                       struct cell cell, const char *style)
{
    const struct grid_column *column = &grid->columns[i];
    size_t width = utf8_width(cell.bytes, cell.length);
    bool is_cut = column->at_most && width > column->at_most;
    if (is_cut) {
        width = column->at_most;
        cell.length = utf8_prefix(cell.bytes, cell.length, width - 1);
    }
    size_t blanks = column->width > width ? column->width - width : 0;
    size_t before = column->is_right ? blanks : 0;

    if (cell.length > 0) {
        blob_fill(out, ' ', *owed + before);
        style_begin(out, grid->color, style);
        blob_add(out, cell.bytes, cell.length);
        if (is_cut)
            blob_text(out, ellipsis);
        style_end(out, grid->color, style);
        *owed = blanks - before + gap;
    } else {
        *owed += blanks + gap;
    }
}

void grid_head(struct blob *out, const struct grid *grid)
{
    size_t owed = grid->indent;
    for (size_t i = 0; i < grid->count; i++) {
        const char *title = grid->columns[i].title;
        place_cell(out, &owed, grid, i, (struct cell){title, strlen(title)}, STYLE_HEADING);
    }
    blob_text(out, "\n");
}

void grid_rows(struct blob *out, const struct grid *grid, const char *rows, size_t length)
{
    const char *end = length > 0 ? rows + length : rows;
    while (rows < end) {
        struct cell cell;
        size_t owed = grid->indent;
        for (size_t i = 0; next_cell(&cell, &rows, end); i++)
            if (i < grid->count)
                place_cell(out, &owed, grid, i, cell,
                           grid->columns[i].is_marked ? STYLE_MARKED : NULL);
        blob_text(out, "\n");
    }
}
