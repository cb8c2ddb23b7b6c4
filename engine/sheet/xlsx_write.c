/* A new workbook, by libxlsxwriter. */
#include "sheet/xlsx.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { NAME_ROW, TITLE_ROW, DATA_ROW, LAST_ROW = 1048575 };

/* A workbook under way. */
struct writing {
    const struct sheet_book *book;
    lxw_workbook *workbook;
    lxw_worksheet *choices; /* a column of it for each list */
    lxw_col_t choice_columns;
    lxw_format *name, *title, *text, *date;
    bool failed;
};

static void check(struct writing *writing, lxw_error error)
{
    writing->failed = writing->failed || error != LXW_NO_ERROR;
}

/* A text in which _xHHHH_ stays what it is; free it. */
static char *protect(const char *text)
{
    size_t length = strlen(text), at = 0;
    char *out = malloc(7 * length + 1);

    for (; out != NULL && *text != '\0'; text++) {
        if (strncmp(text, "_x", 2) == 0 && strlen(text) >= 7 && text[6] == '_' &&
            strspn(text + 2, "0123456789abcdefABCDEF") >= 4) {
            memcpy(out + at, "_x005F", 6);
            at += 6;
        }
        out[at++] = *text;
    }
    if (out != NULL)
        out[at] = '\0';
    return out;
}

static void write_text(struct writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
                       const char *text, lxw_format *format)
{
    char *safe = protect(text);

    if (safe == NULL)
        writing->failed = true;
    else
        check(writing, worksheet_write_string(sheet, row, col, safe, format));
    free(safe);
}

/* ---- Columns -------------------------------------------------------------------------------- */

/* Lists what may be chosen in a column of the sheet for that, and offers it in the cells. */
static void offer(struct writing *writing, lxw_worksheet *sheet, lxw_col_t col,
                  const iga_column *column)
{
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .show_error = LXW_VALIDATION_OFF, /* a level may be written instead */
    };
    char from[32], to[32], list[128];
    lxw_col_t at = writing->choice_columns++;

    for (size_t i = 0; i < column->choice_count; i++)
        write_text(writing, writing->choices, (lxw_row_t)i, at, column->choices[i], NULL);
    lxw_rowcol_to_cell_abs(from, 0, at, true, true);
    lxw_rowcol_to_cell_abs(to, (lxw_row_t)(column->choice_count - 1), at, true, true);
    snprintf(list, sizeof list, "=%s!%s:%s", writing->book->choices_name, from, to);
    validation.value_formula = list;
    check(writing,
          worksheet_data_validation_range(sheet, DATA_ROW, col, LAST_ROW, col, &validation));
}

static lxw_format *format_of(const struct writing *writing, iga_column_kind kind)
{
    if (kind == IGA_COLUMN_TEXT)
        return writing->text;
    return kind == IGA_COLUMN_DATE ? writing->date : NULL;
}

static void write_column(struct writing *writing, lxw_worksheet *sheet, lxw_col_t col,
                         const iga_column *column)
{
    size_t length = strlen(column->title) + 4;
    char *title = malloc(length + 1);
    lxw_comment_options options = {.x_scale = 2, .y_scale = 1.5};

    check(writing, worksheet_set_column(sheet, col, col, 18, format_of(writing, column->kind)));
    write_text(writing, sheet, NAME_ROW, col, column->name, writing->name);
    if (title == NULL) {
        writing->failed = true;
        return;
    }
    snprintf(title, length + 1, "%s%s", col == 0 ? writing->book->note_mark : "", column->title);
    write_text(writing, sheet, TITLE_ROW, col, title, writing->title);
    free(title);
    if (column->note[0] != '\0')
        check(writing, worksheet_write_comment_opt(sheet, NAME_ROW, col, column->note, &options));
    if (column->choice_count > 0)
        offer(writing, sheet, col, column);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

static void write_cell(struct writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
                       const iga_cell *cell)
{
    lxw_datetime date;

    switch (cell->kind) {
    case IGA_CELL_NUMBER:
        check(writing, worksheet_write_number(sheet, row, col, cell->number, NULL));
        break;
    case IGA_CELL_BOOL:
        check(writing, worksheet_write_boolean(sheet, row, col, cell->number > 0, NULL));
        break;
    case IGA_CELL_DATE:
        if (cell->date < 19000301) { /* a workbook knows no earlier days for certain */
            write_text(writing, sheet, row, col, cell->text, writing->text);
            break;
        }
        date = (lxw_datetime){
            .year = cell->date / 10000, .month = cell->date / 100 % 100, .day = cell->date % 100};
        check(writing, worksheet_write_datetime(sheet, row, col, &date, writing->date));
        break;
    default:
        write_text(writing, sheet, row, col, cell->text, writing->text);
        break;
    }
}

static void write_page(struct writing *writing, lxw_worksheet *sheet, const struct sheet_page *page)
{
    const struct sheet_book *book = writing->book;
    iga_column column;
    size_t count = 0;
    iga_cell cell;

    for (; book->column(&column, book->source, page->table, count); count++)
        write_column(writing, sheet, (lxw_col_t)count, &column);
    for (size_t row = 0; row < page->rows; row++)
        for (size_t i = 0; i < count; i++)
            if (book->cell(&cell, book->source, page->table, row, i))
                write_cell(writing, sheet, (lxw_row_t)(row + DATA_ROW), (lxw_col_t)i, &cell);
    worksheet_freeze_panes(sheet, DATA_ROW, 1);
}

static void make_formats(struct writing *writing)
{
    writing->name = workbook_add_format(writing->workbook);
    writing->title = workbook_add_format(writing->workbook);
    writing->text = workbook_add_format(writing->workbook);
    writing->date = workbook_add_format(writing->workbook);
    format_set_bold(writing->name);
    format_set_num_format(writing->name, "@");
    format_set_italic(writing->title);
    format_set_text_wrap(writing->title);
    format_set_num_format(writing->text, "@");
    format_set_num_format(writing->date, "yyyy-mm-dd");
}

/* The same workbook has the same bytes whenever it is written. */
static void set_properties(struct writing *writing)
{
    lxw_doc_properties properties = {.created = 1};

    check(writing, workbook_set_properties(writing->workbook, &properties));
}

static int write_book(const char *path, const struct sheet_book *book)
{
    struct writing writing = {.book = book, .workbook = workbook_new(path)};
    lxw_worksheet *sheets[8];

    if (writing.workbook == NULL)
        return ENOMEM;
    make_formats(&writing);
    set_properties(&writing);
    for (size_t i = 0; i < book->page_count && i < 8; i++)
        sheets[i] = workbook_add_worksheet(writing.workbook, book->pages[i].name);
    writing.choices = workbook_add_worksheet(writing.workbook, book->choices_name);
    for (size_t i = 0; i < book->page_count && i < 8; i++)
        write_page(&writing, sheets[i], &book->pages[i]);
    worksheet_hide(writing.choices);
    check(&writing, workbook_close(writing.workbook));
    return writing.failed ? EIO : 0;
}

static int read_back(char **out, size_t *length, int fd)
{
    off_t size = lseek(fd, 0, SEEK_END);
    size_t got = 0;

    if (size < 0 || lseek(fd, 0, SEEK_SET) != 0)
        return errno;
    *out = malloc((size_t)size + 1);
    if (*out == NULL)
        return ENOMEM;
    while (got < (size_t)size) {
        ssize_t piece = read(fd, *out + got, (size_t)size - got);
        if (piece < 0 && errno == EINTR)
            continue;
        if (piece <= 0) {
            free(*out);
            *out = NULL;
            return piece < 0 ? errno : EIO;
        }
        got += (size_t)piece;
    }
    *length = got;
    return 0;
}

/* The library writes a file by its name: here one that has lost it already, so that nothing
 * stays behind whatever happens. */
int xlsx_write(char **out, size_t *length, const struct sheet_book *book)
{
    const char *folder = getenv("TMPDIR");
    char path[PATH_MAX], name[32];
    int fd, error;

    *out = NULL;
    if (folder == NULL || *folder == '\0')
        folder = "/tmp";
    if (snprintf(path, sizeof path, "%s/iga-XXXXXX", folder) >= (int)sizeof path)
        return ENAMETOOLONG;
    fd = mkstemp(path);
    if (fd < 0)
        return errno;
    unlink(path);
    snprintf(name, sizeof name, "/dev/fd/%d", fd);
    error = write_book(name, book);
    if (error == 0)
        error = read_back(out, length, fd);
    close(fd);
    return error;
}
