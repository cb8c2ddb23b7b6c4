#include "report/book.h"

#include "report/utf8.h"
#include "report/visible.h"

#include <stdlib.h>
#include <string.h>

/* What a cell begins with; a NUL ends it. The same ends a row, in the place of another cell. */
enum { NUMBER = 'n', TEXT = 't', EMPTY = '-' };
/* Characters of a cell: what a spreadsheet takes, also where each of them has to be escaped. */
enum { LONGEST = 16000 };

/* ---- Sheets and columns --------------------------------------------------------------------- */

struct book_sheet *book_sheet(struct book *book, const char *name, size_t frozen, bool is_list)
{
    struct book_sheet *sheet = &book->sheets[book->count++];
    *sheet = (struct book_sheet){.name = name, .frozen = frozen, .is_list = is_list};
    return sheet;
}

static bool make_room(struct book_sheet *sheet)
{
    if (sheet->count < sheet->capacity)
        return true;
    size_t capacity = sheet->capacity ? sheet->capacity * 2 : 16;
    struct book_column *columns = realloc(sheet->columns, capacity * sizeof *columns);
    if (!columns)
        return false;
    sheet->columns = columns;
    sheet->capacity = capacity;
    return true;
}

/* Titles may be broken between words, so that only their longest word counts. */
static size_t width_of_title(const char *title)
{
    size_t widest = 0;
    for (size_t length; *title; title += length) {
        title += strspn(title, " ");
        length = strcspn(title, " ");
        size_t width = utf8_width(title, length);
        widest = width > widest ? width : widest;
    }
    return widest;
}

void book_column(struct book *book, const char *title)
{
    struct book_sheet *sheet = &book->sheets[book->count - 1];
    struct blob shown = {0};
    visible_text(&shown, title);
    blob_add(&shown, "", 0);
    if (shown.failed || !make_room(sheet)) {
        blob_free(&shown);
        book->failed = true;
        return;
    }
    sheet->columns[sheet->count++] =
        (struct book_column){.title = shown.bytes, .width = width_of_title(shown.bytes)};
}

void book_columns(struct book *book, const struct phrase *titles, size_t count, iga_lang lang)
{
    for (size_t i = 0; i < count; i++)
        book_column(book, phrase_in(titles[i], lang));
}

void book_free(struct book *book)
{
    for (size_t i = 0; i < book->count; i++) {
        struct book_sheet *sheet = &book->sheets[i];
        for (size_t k = 0; k < sheet->count; k++)
            free(sheet->columns[k].title);
        free(sheet->columns);
        blob_free(&sheet->cells);
    }
    *book = (struct book){0};
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static void byte(struct blob *out, int value)
{
    char one = (char)value;
    blob_add(out, &one, 1);
}

void book_row(struct blob *out, size_t sheet)
{
    byte(out, (int)sheet);
}

void book_row_end(struct blob *out)
{
    byte(out, '\0');
}

static void empty(struct blob *out)
{
    byte(out, EMPTY);
    byte(out, '\0');
}

void book_text(struct blob *out, const char *text)
{
    static const char ellipsis[] = "…";
    if (!text || !*text) {
        empty(out);
        return;
    }
    byte(out, TEXT);
    size_t from = out->length;
    visible_text(out, text);
    if (!out->failed && utf8_width(out->bytes + from, out->length - from) > LONGEST) {
        out->length = from + utf8_prefix(out->bytes + from, out->length - from, LONGEST - 1);
        blob_text(out, ellipsis);
    }
    byte(out, '\0');
}

/* Whether a decimal has more digits that matter than the numbers of a spreadsheet. */
static bool is_long(const char *decimal)
{
    size_t digits = 0;
    for (; *decimal; decimal++)
        if (*decimal >= '0' && *decimal <= '9' && (digits > 0 || *decimal != '0'))
            digits++;
    return digits > IGA_MAX_DIGITS;
}

void book_number(struct blob *out, const char *decimal)
{
    if (!decimal || is_long(decimal)) {
        book_text(out, decimal);
        return;
    }
    byte(out, NUMBER);
    blob_text(out, decimal);
    byte(out, '\0');
}

void book_size(struct blob *out, size_t number)
{
    byte(out, NUMBER);
    blob_print(out, "%zu", number);
    byte(out, '\0');
}

/* ---- Rows into the book --------------------------------------------------------------------- */

/* Takes one row from the front of the rows. @return how many bytes it took */
static size_t add_row(struct book *book, const char *rows)
{
    struct book_sheet *sheet = &book->sheets[(size_t)rows[0]];
    size_t at = 1;
    for (size_t i = 0; rows[at] != '\0'; i++) {
        size_t length = strlen(rows + at);
        size_t width = utf8_width(rows + at + 1, length - 1);
        if (i < sheet->count) {
            struct book_column *column = &sheet->columns[i];
            column->width = width > column->width ? width : column->width;
            column->is_number = column->is_number || rows[at] == NUMBER;
        }
        at += length + 1;
    }
    blob_add(&sheet->cells, rows + 1, at - 1);
    sheet->rows++;
    book->failed = book->failed || sheet->cells.failed;
    return at + 1;
}

void book_add(struct book *book, const char *rows, size_t length)
{
    for (size_t at = 0; at < length;)
        at += add_row(book, rows + at);
}

void book_take(struct book *book, struct blob *rows)
{
    if (rows->failed)
        book->failed = true;
    else
        book_add(book, rows->bytes, rows->length);
    blob_free(rows);
}

struct book_cell book_next(const struct book_sheet *sheet, size_t *at)
{
    const char *cell = sheet->cells.bytes + *at;
    *at += strlen(cell) + 1;
    return (struct book_cell){.text = *cell == EMPTY ? NULL : cell + 1,
                              .is_number = *cell == NUMBER};
}
