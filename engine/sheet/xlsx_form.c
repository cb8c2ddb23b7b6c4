/* The workbook of a form: regions and innovations to fill in, or filled in, as they are read. */
#include "sheet/xlsx.h"
#include "sheet/xlsx_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_ROW, TITLE_ROW, DATA_ROW, LAST_ROW = 1048575 };

/* A form under way. */
struct form {
    struct writing *writing;
    const struct sheet_book *book;
    lxw_worksheet *choices; /* a column of it for each list */
    lxw_col_t choice_columns;
    lxw_format *name, *title, *text, *date;
};

/* ---- Columns -------------------------------------------------------------------------------- */

/* Lists what may be chosen in a column of the sheet for that, and offers it in the cells. */
static void offer(struct form *form, lxw_worksheet *sheet, lxw_col_t col, const iga_column *column)
{
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .show_error = LXW_VALIDATION_OFF, /* a level may be written instead */
    };
    char from[32], to[32], list[128];
    lxw_col_t at = form->choice_columns++;

    for (size_t i = 0; i < column->choice_count; i++)
        writing_text(form->writing, form->choices, (lxw_row_t)i, at, column->choices[i], NULL);
    lxw_rowcol_to_cell_abs(from, 0, at, true, true);
    lxw_rowcol_to_cell_abs(to, (lxw_row_t)(column->choice_count - 1), at, true, true);
    snprintf(list, sizeof list, "=%s!%s:%s", form->book->choices_name, from, to);
    validation.value_formula = list;
    writing_check(form->writing, worksheet_data_validation_range(sheet, DATA_ROW, col, LAST_ROW,
                                                                 col, &validation));
}

static lxw_format *format_of(const struct form *form, iga_column_kind kind)
{
    if (kind == IGA_COLUMN_TEXT)
        return form->text;
    return kind == IGA_COLUMN_DATE ? form->date : NULL;
}

static void write_column(struct form *form, lxw_worksheet *sheet, lxw_col_t col,
                         const iga_column *column)
{
    size_t length = strlen(column->title) + 4;
    char *title = malloc(length + 1);
    lxw_comment_options options = {.x_scale = 2, .y_scale = 1.5};

    writing_check(form->writing,
                  worksheet_set_column(sheet, col, col, 18, format_of(form, column->kind)));
    writing_text(form->writing, sheet, NAME_ROW, col, column->name, form->name);
    if (title == NULL) {
        form->writing->failed = true;
        return;
    }
    snprintf(title, length + 1, "%s%s", col == 0 ? form->book->note_mark : "", column->title);
    writing_text(form->writing, sheet, TITLE_ROW, col, title, form->title);
    free(title);
    if (column->note[0] != '\0')
        writing_check(form->writing,
                      worksheet_write_comment_opt(sheet, NAME_ROW, col, column->note, &options));
    if (column->choice_count > 0)
        offer(form, sheet, col, column);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

static void write_cell(struct form *form, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
                       const iga_cell *cell)
{
    lxw_datetime date;

    switch (cell->kind) {
    case IGA_CELL_NUMBER:
        writing_check(form->writing, worksheet_write_number(sheet, row, col, cell->number, NULL));
        break;
    case IGA_CELL_BOOL:
        writing_check(form->writing,
                      worksheet_write_boolean(sheet, row, col, cell->number > 0, NULL));
        break;
    case IGA_CELL_DATE:
        if (cell->date < 19000301) { /* a workbook knows no earlier days for certain */
            writing_text(form->writing, sheet, row, col, cell->text, form->text);
            break;
        }
        date = (lxw_datetime){
            .year = cell->date / 10000, .month = cell->date / 100 % 100, .day = cell->date % 100};
        writing_check(form->writing, worksheet_write_datetime(sheet, row, col, &date, form->date));
        break;
    default:
        writing_text(form->writing, sheet, row, col, cell->text, form->text);
        break;
    }
}

static void write_page(struct form *form, lxw_worksheet *sheet, const struct sheet_page *page)
{
    const struct sheet_book *book = form->book;
    iga_column column;
    size_t count = 0;
    iga_cell cell;

    for (; book->column(&column, book->source, page->table, count); count++)
        write_column(form, sheet, (lxw_col_t)count, &column);
    for (size_t row = 0; row < page->rows; row++)
        for (size_t i = 0; i < count; i++)
            if (book->cell(&cell, book->source, page->table, row, i))
                write_cell(form, sheet, (lxw_row_t)(row + DATA_ROW), (lxw_col_t)i, &cell);
    worksheet_freeze_panes(sheet, DATA_ROW, 1);
}

static void make_formats(struct form *form)
{
    form->name = workbook_add_format(form->writing->workbook);
    form->title = workbook_add_format(form->writing->workbook);
    form->text = workbook_add_format(form->writing->workbook);
    form->date = workbook_add_format(form->writing->workbook);
    format_set_bold(form->name);
    format_set_num_format(form->name, "@");
    format_set_italic(form->title);
    format_set_text_wrap(form->title);
    format_set_num_format(form->text, "@");
    format_set_num_format(form->date, "yyyy-mm-dd");
}

static void fill(struct writing *writing, const void *source)
{
    enum { MOST_PAGES = 8 };
    struct form form = {.writing = writing, .book = source};
    const struct sheet_book *book = source;
    lxw_worksheet *sheets[MOST_PAGES];

    make_formats(&form);
    for (size_t i = 0; i < book->page_count && i < MOST_PAGES; i++)
        sheets[i] = workbook_add_worksheet(writing->workbook, book->pages[i].name);
    form.choices = workbook_add_worksheet(writing->workbook, book->choices_name);
    for (size_t i = 0; i < book->page_count && i < MOST_PAGES; i++)
        write_page(&form, sheets[i], &book->pages[i]);
    worksheet_hide(form.choices);
}

int xlsx_write_form(char **out, size_t *length, const struct sheet_book *book)
{
    return writing_run(out, length, fill, book);
}
