/* The workbook of a report: sheets to read, to filter, to calculate with and to print. */
#include "sheet/xlsx.h"
#include "sheet/xlsx_write.h"

#include <string.h>

enum { MOST_DECIMALS = 15, PAPER_A4 = 9 };
enum { NARROWEST = 6, WIDEST = 60, MARGIN = 3 }; /* of columns, in characters */
static const double line_height = 15;

/* A report under way. */
struct report {
    struct writing *writing;
    lxw_format *head, *number_head, *text;
    lxw_format *numbers[MOST_DECIMALS + 1]; /* by their decimals; made when they are needed */
};

static lxw_format *add_format(struct report *report)
{
    lxw_format *format = workbook_add_format(report->writing->workbook);

    if (format == NULL)
        report->writing->failed = true;
    else
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static lxw_format *add_head(struct report *report)
{
    lxw_format *format = add_format(report);

    if (format == NULL)
        return NULL;
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bg_color(format, 0xE8EEF4);
    format_set_num_format(format, "@");
    return format;
}

static void make_formats(struct report *report)
{
    report->head = add_head(report);
    report->number_head = add_head(report);
    report->text = add_format(report);
    if (report->writing->failed)
        return;
    format_set_indent(report->head, 1);
    format_set_align(report->number_head, LXW_ALIGN_RIGHT);
    format_set_text_wrap(report->text);
    format_set_indent(report->text, 1);
    format_set_num_format(report->text, "@"); /* stays a text when somebody edits it */
}

/* Shows a number with the decimals that it is written with. */
static lxw_format *format_of_number(struct report *report, const char *number)
{
    const char *point = strchr(number, '.');
    size_t decimals = point ? strlen(point + 1) : 0;
    char shown[MOST_DECIMALS + 3] = "0.";

    if (decimals > MOST_DECIMALS)
        decimals = MOST_DECIMALS;
    if (report->numbers[decimals] == NULL) {
        lxw_format *format = add_format(report);
        if (format == NULL)
            return NULL;
        memset(shown + 2, '0', decimals);
        shown[decimals > 0 ? decimals + 2 : 1] = '\0';
        format_set_num_format(format, shown);
        report->numbers[decimals] = format;
    }
    return report->numbers[decimals];
}

/* ---- Heights: not every program finds out by itself how high a row has to be ----------------- */

static size_t count_characters(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += (text[i] & 0xC0) != 0x80;
    return count;
}

/* How many lines a text takes when it is broken between its words. */
static size_t count_lines(const char *text, size_t width)
{
    size_t lines = 1, used = 0;

    for (size_t length; *text != '\0'; text += length) {
        length = strcspn(text, " ");
        size_t word = count_characters(text, length);
        if (used > 0 && used + word > width) {
            lines++;
            used = 0;
        }
        if (word > width) /* is broken itself */
            lines += (word - 1) / width;
        used += word > width ? word % width : word;
        used += text[length] == ' ';
        length += text[length] == ' ';
    }
    return lines;
}

static size_t width_of(const struct sheet_column *column)
{
    if (column->width < NARROWEST)
        return NARROWEST;
    return column->width > WIDEST ? WIDEST : column->width;
}

static void set_height(struct report *report, lxw_worksheet *sheet, lxw_row_t row, size_t lines)
{
    if (lines > 1)
        writing_check(report->writing,
                      worksheet_set_row(sheet, row, line_height * (double)lines, NULL));
}

/* ---- Sheets --------------------------------------------------------------------------------- */

static void write_columns(struct report *report, lxw_worksheet *sheet,
                          const struct sheet_table *table)
{
    size_t highest = 1;

    for (size_t i = 0; i < table->column_count; i++) {
        const struct sheet_column *column = &table->columns[i];
        size_t width = width_of(column), lines = count_lines(column->title, width);
        lxw_col_t col = (lxw_col_t)i;
        highest = lines > highest ? lines : highest;
        writing_check(report->writing,
                      worksheet_set_column(sheet, col, col, (double)(width + MARGIN), NULL));
        writing_text(report->writing, sheet, 0, col, column->title,
                     column->is_number ? report->number_head : report->head);
    }
    set_height(report, sheet, 0, highest);
}

/* @return how many lines it takes */
static size_t write_cell(struct report *report, lxw_worksheet *sheet, lxw_row_t row,
                         const struct sheet_table *table, size_t column)
{
    lxw_col_t col = (lxw_col_t)column;
    iga_cell cell;

    if (!table->next(&cell, table->source))
        return 1;
    if (cell.kind == IGA_CELL_NUMBER) {
        lxw_format *format = format_of_number(report, cell.text);
        writing_check(report->writing,
                      worksheet_write_number(sheet, row, col, cell.number, format));
        return 1;
    }
    writing_text(report->writing, sheet, row, col, cell.text, report->text);
    return count_lines(cell.text, width_of(&table->columns[column]) + MARGIN - 1);
}

static void write_rows(struct report *report, lxw_worksheet *sheet, const struct sheet_table *table)
{
    for (size_t row = 1; row <= table->rows; row++) {
        size_t highest = 1;
        for (size_t i = 0; i < table->column_count; i++) {
            size_t lines = write_cell(report, sheet, (lxw_row_t)row, table, i);
            highest = lines > highest ? lines : highest;
        }
        set_height(report, sheet, (lxw_row_t)row, highest);
    }
}

/* A4, as wide as the paper, each page with the heads of the columns and its number. */
static void set_up_page(struct report *report, lxw_worksheet *sheet,
                        const struct sheet_table *table)
{
    worksheet_freeze_panes(sheet, 1, (lxw_col_t)table->frozen);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    writing_check(report->writing, worksheet_repeat_rows(sheet, 0, 0));
    writing_check(report->writing, worksheet_set_footer(sheet, "&L&A&R&P / &N"));
    if (table->rows > 0 && table->is_list)
        writing_check(report->writing, worksheet_autofilter(sheet, 0, 0, (lxw_row_t)table->rows,
                                                            (lxw_col_t)(table->column_count - 1)));
}

/* Numbers are kept as texts on purpose, where no number of a spreadsheet would be exact. */
static void accept_texts(struct report *report, lxw_worksheet *sheet,
                         const struct sheet_table *table)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];

    lxw_rowcol_to_range(range, 0, 0, (lxw_row_t)table->rows, (lxw_col_t)(table->column_count - 1));
    writing_check(report->writing,
                  worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

static void fill(struct writing *writing, const void *source)
{
    const struct sheet_report *wanted = source;
    struct report report = {.writing = writing};

    make_formats(&report);
    for (size_t i = 0; i < wanted->table_count && !writing->failed; i++) {
        const struct sheet_table *table = &wanted->tables[i];
        lxw_worksheet *sheet = workbook_add_worksheet(writing->workbook, table->name);
        if (sheet == NULL) {
            writing->failed = true;
            return;
        }
        write_columns(&report, sheet, table);
        write_rows(&report, sheet, table);
        set_up_page(&report, sheet, table);
        accept_texts(&report, sheet, table);
    }
}

int xlsx_write_report(char **out, size_t *length, const struct sheet_report *report)
{
    return writing_run(out, length, fill, report);
}
