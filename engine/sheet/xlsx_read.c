/* The cells of a workbook's sheets. */
#include "sheet/book.h"
#include "sheet/xlsx.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 1048576u
#define MOST_COLUMNS 16384u
#define MOST_MERGED 1000000u /* cells */

#define LAST_DAY 2958465.0 /* 9999-12-31 */

struct range {
    size_t row, column, last_row, last_column;
};

/* A sheet under way. */
struct reading {
    struct book *book;
    const struct sheet_sink *sink;
    struct part_reader *reader;
    const char *part;
    /* The cell at hand. */
    size_t row, column;
    char type[12];
    size_t style;
    bool in_value, in_text, has_value, has_formula;
    int phonetic;
    struct growing text;
    /* Of the whole sheet. */
    size_t last_row, last_column;
    struct range *merged;
    size_t merged_count, merged_capacity;
};

static void fail(struct reading *reading, enum sheet_fault fault)
{
    package_fail(reading->book->package, fault, reading->part);
    reading->reader->failed = true;
}

/* ---- Places --------------------------------------------------------------------------------- */

/* Reads "H12". @return what follows, or NULL when it is no place */
static const char *read_place(size_t *row, size_t *column, const char *text)
{
    *row = *column = 0;
    for (; isalpha((unsigned char)*text) && *column <= MOST_COLUMNS; text++)
        *column = *column * 26 + (size_t)(toupper((unsigned char)*text) - 'A' + 1);
    for (; isdigit((unsigned char)*text) && *row <= MOST_ROWS; text++)
        *row = *row * 10 + (size_t)(*text - '0');
    if (*row == 0 || *row > MOST_ROWS || *column == 0 || *column > MOST_COLUMNS)
        return NULL;
    return text;
}

static void name_place(char out[24], size_t row, size_t column)
{
    char letters[8];
    size_t at = sizeof letters - 1;

    letters[at] = '\0';
    for (; column > 0 && at > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    snprintf(out, 24, "%s%zu", letters + at, row);
}

/* ---- Values --------------------------------------------------------------------------------- */

/* A day as 20240201, counted from 1970-01-01. */
static int civil(long days)
{
    long shifted = days + 719468, era = shifted / 146097, of_era = shifted - era * 146097;
    long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long month = (5 * day_of_year + 2) / 153, day = day_of_year - (153 * month + 2) / 5 + 1;
    long year = year_of_era + era * 400 + (month >= 10);

    month = month < 10 ? month + 3 : month - 9;
    return (int)(year * 10000 + month * 100 + day);
}

/* What a workbook counts as a date. Before day 61 it believes in 29 February 1900. */
static void make_date(iga_cell *cell, const struct book *book, double serial)
{
    double day = book->from_1904 ? serial + 1462 : serial;

    cell->kind = IGA_CELL_NO_DATE;
    if (!(day >= 61 && day <= LAST_DAY) || day > (double)(long)day)
        return;
    cell->kind = IGA_CELL_DATE;
    cell->date = civil((long)day - 25569);
}

/* "2024-02-01" or with a time of midnight. */
static void make_iso_date(iga_cell *cell, const char *text)
{
    int year, month, day, end = 0;

    cell->kind = IGA_CELL_NO_DATE;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10 || year < 1 ||
        month < 1 || month > 12 || day < 1 || day > 31)
        return;
    if (text[end] != '\0' && strspn(text + end, "T0:.Z") != strlen(text + end))
        return;
    cell->kind = IGA_CELL_DATE;
    cell->date = year * 10000 + month * 100 + day;
}

static bool make_number(iga_cell *cell, struct reading *reading)
{
    const struct book *book = reading->book;
    const char *text = reading->text.bytes;
    char *end;

    cell->number = strtod(text, &end);
    if (end == text || *end != '\0' || strspn(text, "+-.0123456789eE") != strlen(text)) {
        fail(reading, SHEET_XML);
        return false;
    }
    enum book_format format =
        reading->style < book->style_count ? book->formats[reading->style] : FORMAT_PLAIN;
    cell->kind = format == FORMAT_PERCENT ? IGA_CELL_PERCENT : IGA_CELL_NUMBER;
    if (format == FORMAT_DATE)
        make_date(cell, book, cell->number);
    return true;
}

static bool make_shared(iga_cell *cell, struct reading *reading)
{
    const struct book *book = reading->book;
    char *end;
    unsigned long number = strtoul(reading->text.bytes, &end, 10);

    if (*end != '\0' || number >= book->text_count) {
        fail(reading, SHEET_XML);
        return false;
    }
    cell->text = book->texts.bytes + book->text_starts[number];
    return true;
}

/* @return whether there is a cell to hand on */
static bool make_cell(iga_cell *cell, struct reading *reading)
{
    const char *type = reading->type;
    bool is_inline = strcmp(type, "inlineStr") == 0;

    *cell = (iga_cell){.kind = IGA_CELL_TEXT, .row = reading->row, .column = reading->column};
    if (!reading->has_value && !(is_inline && reading->text.length > 0)) {
        cell->kind = IGA_CELL_UNCALCULATED;
        return reading->has_formula;
    }
    if (reading->text.length == 0)
        growing_add(&reading->text, "", 0);
    if (reading->text.failed) {
        fail(reading, SHEET_MEMORY);
        return false;
    }
    cell->text = reading->text.bytes;
    if (strcmp(type, "s") == 0)
        return make_shared(cell, reading) && *cell->text != '\0';
    if (strcmp(type, "str") == 0 || is_inline) {
        growing_decode(&reading->text, 0);
        return *cell->text != '\0';
    }
    if (*cell->text == '\0')
        return false;
    if (strcmp(type, "e") == 0) {
        cell->kind = IGA_CELL_ERROR;
    } else if (strcmp(type, "b") == 0) {
        cell->kind = IGA_CELL_BOOL;
        cell->number = strcmp(cell->text, "0") != 0 && strcmp(cell->text, "false") != 0;
    } else if (strcmp(type, "d") == 0) {
        make_iso_date(cell, cell->text);
    } else {
        return make_number(cell, reading);
    }
    return true;
}

static void hand_on(struct reading *reading, const iga_cell *cell)
{
    iga_status status = reading->sink->add(reading->sink->context, cell);

    if (status != IGA_OK)
        fail(reading, status == IGA_ENOMEM ? SHEET_MEMORY : SHEET_LARGE);
}

/* ---- Elements ------------------------------------------------------------------------------- */

static void start_row(struct reading *reading, const char **attributes)
{
    const char *number = attribute(attributes, "r");

    reading->row = number != NULL ? (size_t)strtoul(number, NULL, 10) : reading->row + 1;
    reading->column = 0;
    if (reading->row == 0 || reading->row > MOST_ROWS)
        fail(reading, SHEET_XML);
}

static void start_cell(struct reading *reading, const char **attributes)
{
    const char *place = attribute(attributes, "r"), *type = attribute(attributes, "t");
    const char *style = attribute(attributes, "s");

    reading->column++;
    if (place != NULL) {
        const char *end = read_place(&reading->row, &reading->column, place);
        if (end == NULL || *end != '\0')
            fail(reading, SHEET_XML);
    }
    if (reading->row == 0 || reading->column > MOST_COLUMNS)
        fail(reading, SHEET_XML);
    snprintf(reading->type, sizeof reading->type, "%s", type != NULL ? type : "n");
    reading->style = style != NULL ? (size_t)strtoul(style, NULL, 10) : 0;
    reading->has_value = reading->has_formula = false;
    reading->text.length = 0;
}

static void start_merged(struct reading *reading, const char *text)
{
    struct range range;
    void *merged = reading->merged;
    const char *end = text != NULL ? read_place(&range.row, &range.column, text) : NULL;

    if (end == NULL || *end != ':' ||
        read_place(&range.last_row, &range.last_column, end + 1) == NULL)
        return;
    if (!book_grow(&merged, reading->merged_count, &reading->merged_capacity,
                   sizeof *reading->merged)) {
        fail(reading, SHEET_MEMORY);
        return;
    }
    reading->merged = merged;
    reading->merged[reading->merged_count++] = range;
}

static void start(void *user, const char *name, const char **attributes)
{
    struct reading *reading = user;

    reading->in_value = strcmp(name, "v") == 0;
    reading->in_text = strcmp(name, "t") == 0 && reading->phonetic == 0;
    if (reading->in_value)
        reading->has_value = true;
    else if (strcmp(name, "f") == 0)
        reading->has_formula = true;
    else if (strcmp(name, "c") == 0)
        start_cell(reading, attributes);
    else if (strcmp(name, "row") == 0)
        start_row(reading, attributes);
    else if (strcmp(name, "rPh") == 0)
        reading->phonetic++;
    else if (strcmp(name, "mergeCell") == 0)
        start_merged(reading, attribute(attributes, "ref"));
}

static void end(void *user, const char *name)
{
    struct reading *reading = user;
    iga_cell cell;

    reading->in_value = reading->in_text = false;
    if (strcmp(name, "rPh") == 0)
        reading->phonetic--;
    if (strcmp(name, "c") != 0 || !make_cell(&cell, reading))
        return;
    if (reading->row > reading->last_row)
        reading->last_row = reading->row;
    if (reading->column > reading->last_column)
        reading->last_column = reading->column;
    hand_on(reading, &cell);
}

static void text(void *user, const char *bytes, size_t length)
{
    struct reading *reading = user;

    if (reading->in_value || reading->in_text)
        growing_add(&reading->text, bytes, length);
}

/* ---- Sheets --------------------------------------------------------------------------------- */

/* Marks the parts of a merged cell, as far as the sheet is used. */
static void mark_merged(struct reading *reading, const struct range *range, size_t *marked)
{
    size_t rows = range->last_row < reading->last_row ? range->last_row : reading->last_row;
    size_t columns =
        range->last_column < reading->last_column ? range->last_column : reading->last_column;
    char place[24];
    iga_cell cell = {.kind = IGA_CELL_MERGED, .text = place};

    name_place(place, range->row, range->column);
    for (cell.row = range->row; cell.row <= rows && !reading->reader->failed; cell.row++)
        for (cell.column = range->column; cell.column <= columns; cell.column++) {
            if (cell.row == range->row && cell.column == range->column)
                continue;
            if (++*marked > MOST_MERGED) {
                fail(reading, SHEET_LARGE);
                return;
            }
            hand_on(reading, &cell);
        }
}

static bool read_sheet(struct book *book, const struct book_sheet *sheet,
                       const struct sheet_sink *sink)
{
    struct reading reading = {.book = book, .sink = sink, .part = sheet->part};
    struct part_reader reader = {.user = &reading, .start = start, .end = end, .text = text};
    size_t marked = 0;

    reading.reader = &reader;
    if (sink->begin(sink->context, sheet->name) != IGA_OK)
        return package_fail(book->package, SHEET_MEMORY, NULL);
    if (package_read(book->package, sheet->part, &reader))
        for (size_t i = 0; i < reading.merged_count && !reader.failed; i++)
            mark_merged(&reading, &reading.merged[i], &marked);
    free(reading.merged);
    free(reading.text.bytes);
    return book->package->problem->fault == SHEET_FINE;
}

bool xlsx_read(struct sheet_problem *problem, const char *bytes, size_t length,
               const struct sheet_sink *sink)
{
    struct package package = {.problem = problem};
    struct book book = {0};
    bool is_read;

    *problem = (struct sheet_problem){0};
    is_read = package_open(&package, bytes, length) && book_open(&book, &package);
    for (size_t i = 0; is_read && i < book.sheet_count; i++)
        if (book.sheets[i].part[0] != '\0') /* a sheet of cells, and no chart */
            is_read = read_sheet(&book, &book.sheets[i], sink);
    book_close(&book);
    package_close(&package);
    return is_read;
}
