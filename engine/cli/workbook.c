#include "cli/workbook.h"

#include "cli/console.h"
#include "cli/sheets.h"
#include "report/phrase.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum status workbook_check(const struct options *options, const char *format)
{
    if (!format || strcmp(format, "xlsx") != 0)
        return STATUS_OK;
    bool is_file = options->output && strcmp(options->output, "-") != 0;
    if (!is_file && isatty(STDOUT_FILENO)) {
        console_error(PHRASE(options->lang,
                             "a workbook is nothing for a terminal; name a file with -o",
                             "buku kerja tidak dapat ditampilkan di terminal; sebutkan berkas "
                             "dengan -o"));
        return STATUS_USAGE;
    }
    return sheets_load(options->lang) ? STATUS_OK : STATUS_MACHINE;
}

enum status workbook_fail(int error, iga_lang lang)
{
    console_error(
        PHRASE(lang, "the workbook cannot be made: %s", "buku kerja tidak dapat dibuat: %s"),
        console_reason(error, lang));
    return STATUS_MACHINE;
}

/* ---- The book as the module wants it -------------------------------------------------------- */

/* A sheet while it is written. */
struct reading {
    const struct book_sheet *sheet;
    size_t at;
};

static bool next_cell(iga_cell *out, void *source)
{
    struct reading *reading = source;
    const struct book_cell cell = book_next(reading->sheet, &reading->at);
    if (!cell.text)
        return false;
    *out = (iga_cell){.kind = cell.is_number ? IGA_CELL_NUMBER : IGA_CELL_TEXT,
                      .text = cell.text,
                      .number = cell.is_number ? strtod(cell.text, NULL) : 0};
    return true;
}

static enum status say_too_long(const struct book_sheet *sheet, iga_lang lang)
{
    console_error(PHRASE(lang,
                         "the sheet %s would have %zu rows, more than the %u of a workbook; leave "
                         "out --detail, or give fewer regions",
                         "lembar %s akan berisi %zu baris, melebihi %u baris sebuah buku kerja; "
                         "jangan pakai --detail, atau kurangi daerahnya"),
                  sheet->name, sheet->rows + 1, SHEET_MOST_ROWS);
    return STATUS_MACHINE;
}

static struct sheet_column column_of(const struct book_column *column)
{
    return (struct sheet_column){
        .title = column->title, .width = column->width, .is_number = column->is_number};
}

/* The columns of all sheets, one behind the other. */
static struct sheet_column *columns_of(const struct book *book)
{
    size_t count = 1, at = 0;
    for (size_t i = 0; i < book->count; i++)
        count += book->sheets[i].count;
    struct sheet_column *columns = malloc(count * sizeof *columns);
    for (size_t i = 0; columns && i < book->count; i++)
        for (size_t k = 0; k < book->sheets[i].count; k++)
            columns[at++] = column_of(&book->sheets[i].columns[k]);
    return columns;
}

static enum status write_book(struct blob *out, const struct sheet_report *report, iga_lang lang)
{
    const struct sheet_module *module = sheets_load(lang);
    char *made = NULL;
    size_t length = 0;
    if (!module)
        return STATUS_MACHINE;
    int error = module->write_report(&made, &length, report);
    if (error != 0)
        return workbook_fail(error, lang);
    blob_add(out, made, length);
    module->release(made);
    return out->failed ? console_no_memory(lang) : STATUS_OK;
}

enum status workbook_make(struct blob *out, const struct book *book, iga_lang lang)
{
    struct sheet_table tables[BOOK_MOST_SHEETS];
    struct reading readings[BOOK_MOST_SHEETS];
    struct sheet_report report = {.tables = tables};
    struct sheet_column *columns = book->failed ? NULL : columns_of(book);
    enum status status = columns ? STATUS_OK : console_no_memory(lang);
    size_t from = 0;
    for (size_t i = 0; i < book->count && status == STATUS_OK; i++) {
        const struct book_sheet *sheet = &book->sheets[i];
        readings[i] = (struct reading){.sheet = sheet};
        if (!sheet->is_dropped && sheet->rows >= SHEET_MOST_ROWS)
            status = say_too_long(sheet, lang);
        else if (!sheet->is_dropped)
            tables[report.table_count++] = (struct sheet_table){.name = sheet->name,
                                                                .columns = columns + from,
                                                                .column_count = sheet->count,
                                                                .rows = sheet->rows,
                                                                .frozen = sheet->frozen,
                                                                .is_list = sheet->is_list,
                                                                .next = next_cell,
                                                                .source = &readings[i]};
        from += sheet->count;
    }
    if (status == STATUS_OK)
        status = write_book(out, &report, lang);
    free(columns);
    return status;
}
