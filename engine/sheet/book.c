#include "sheet/book.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool book_grow(void **items, size_t count, size_t *capacity, size_t size)
{
    size_t wanted = *capacity > 0 ? 2 * *capacity : 64;
    void *moved;

    if (count < *capacity)
        return true;
    moved = realloc(*items, wanted * size);
    if (moved == NULL)
        return false;
    *items = moved;
    *capacity = wanted;
    return true;
}

void growing_add(struct growing *growing, const char *bytes, size_t length)
{
    if (growing->capacity - growing->length <= length) {
        size_t wanted = 2 * growing->capacity + length + 256;
        char *moved = realloc(growing->bytes, wanted);
        if (moved == NULL) {
            growing->failed = true;
            return;
        }
        growing->bytes = moved;
        growing->capacity = wanted;
    }
    memcpy(growing->bytes + growing->length, bytes, length);
    growing->length += length;
    growing->bytes[growing->length] = '\0';
}

/* The four digits of _xHHHH_, or -1. */
static long escaped(const char *at)
{
    char digits[5], *end;
    long code;

    if (strncmp(at, "_x", 2) != 0 || strlen(at) < 7 || at[6] != '_')
        return -1;
    memcpy(digits, at + 2, 4);
    digits[4] = '\0';
    if (strspn(digits, "0123456789abcdefABCDEF") != 4)
        return -1;
    code = strtol(digits, &end, 16);
    return code == 0 || (code >= 0xD800 && code <= 0xDFFF) ? -1 : code;
}

static size_t put(char *to, long code)
{
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xC0 | code >> 6);
        to[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    to[0] = (char)(0xE0 | code >> 12);
    to[1] = (char)(0x80 | (code >> 6 & 0x3F));
    to[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

void growing_decode(struct growing *growing, size_t from)
{
    char *to;
    const char *at;

    if (growing->length == from || growing->failed)
        return;
    to = growing->bytes + from;
    for (at = to; *at != '\0';) {
        long code = *at == '_' ? escaped(at) : -1;
        if (code < 0) {
            *to++ = *at++;
        } else {
            to += put(to, code);
            at += 7;
        }
    }
    *to = '\0';
    growing->length = (size_t)(to - growing->bytes);
}

/* ---- Relations ------------------------------------------------------------------------------ */

struct relations {
    struct book *book;
    const char *from; /* the part whose relations these are */
    char *office;     /* of the package as a whole: where its workbook is; or NULL */
};

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);
    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

static void start_relation(void *user, const char *name, const char **attributes)
{
    struct relations *relations = user;
    struct book *book = relations->book;
    const char *id = attribute(attributes, "Id"), *type = attribute(attributes, "Type");
    const char *target = attribute(attributes, "Target");

    if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
        return;
    if (relations->office != NULL) {
        if (ends_in(type, "/officeDocument"))
            part_resolve(relations->office, relations->from, target);
        return;
    }
    if (ends_in(type, "/sharedStrings"))
        part_resolve(book->shared_part, relations->from, target);
    else if (ends_in(type, "/styles"))
        part_resolve(book->styles_part, relations->from, target);
    for (size_t i = 0; i < book->sheet_count; i++)
        if (strcmp(book->sheets[i].relation, id) == 0 && ends_in(type, "/worksheet"))
            part_resolve(book->sheets[i].part, relations->from, target);
}

/* "xl/workbook.xml" has its relations in "xl/_rels/workbook.xml.rels". */
static bool read_relations(struct book *book, const char *from, char *office)
{
    struct relations relations = {.book = book, .from = from, .office = office};
    struct part_reader reader = {.user = &relations, .start = start_relation};
    const char *slash = strrchr(from, '/');
    int folder = slash != NULL ? (int)(slash - from) + 1 : 0;
    char part[PART_NAME + 16];

    snprintf(part, sizeof part, "%.*s_rels/%s.rels", folder, from, from + folder);
    return package_read(book->package, part, &reader);
}

/* ---- The workbook --------------------------------------------------------------------------- */

struct workbook {
    struct book *book;
    struct part_reader *reader;
};

static bool is_true(const char *text)
{
    return text != NULL && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}

static void add_sheet(struct workbook *workbook, const char *name, const char *relation)
{
    struct book *book = workbook->book;
    void *sheets = book->sheets;

    if (!book_grow(&sheets, book->sheet_count, &book->sheet_capacity, sizeof *book->sheets)) {
        package_fail(book->package, SHEET_MEMORY, NULL);
        workbook->reader->failed = true;
        return;
    }
    book->sheets = sheets;
    struct book_sheet *sheet = &book->sheets[book->sheet_count++];
    *sheet = (struct book_sheet){0};
    snprintf(sheet->name, sizeof sheet->name, "%s", name);
    snprintf(sheet->relation, sizeof sheet->relation, "%s", relation);
}

static void start_workbook(void *user, const char *name, const char **attributes)
{
    struct workbook *workbook = user;
    const char *title = attribute(attributes, "name"), *relation = attribute(attributes, "id");

    if (strcmp(name, "workbookPr") == 0)
        workbook->book->from_1904 = is_true(attribute(attributes, "date1904"));
    else if (strcmp(name, "sheet") == 0 && title != NULL && relation != NULL)
        add_sheet(workbook, title, relation);
}

static bool read_workbook(struct book *book)
{
    char part[PART_NAME] = "";
    struct workbook workbook = {.book = book};
    struct part_reader reader = {.user = &workbook, .start = start_workbook};

    workbook.reader = &reader;
    if (!read_relations(book, "", part))
        return false;
    return package_read(book->package, part, &reader) && read_relations(book, part, NULL);
}

/* ---- Shared texts --------------------------------------------------------------------------- */

struct shared {
    struct book *book;
    struct part_reader *reader;
    bool in_text;
    int phonetic; /* inside how many hints of how to read a text aloud */
};

static void start_shared(void *user, const char *name, const char **attributes)
{
    struct shared *shared = user;
    struct book *book = shared->book;
    void *starts = book->text_starts;

    (void)attributes;
    if (strcmp(name, "rPh") == 0)
        shared->phonetic++;
    shared->in_text = strcmp(name, "t") == 0 && shared->phonetic == 0;
    if (strcmp(name, "si") != 0)
        return;
    if (!book_grow(&starts, book->text_count, &book->text_capacity, sizeof *book->text_starts)) {
        package_fail(book->package, SHEET_MEMORY, NULL);
        shared->reader->failed = true;
        return;
    }
    book->text_starts = starts;
    book->text_starts[book->text_count++] = book->texts.length;
}

static void end_shared(void *user, const char *name)
{
    struct shared *shared = user;
    struct book *book = shared->book;

    shared->in_text = false;
    if (strcmp(name, "rPh") == 0)
        shared->phonetic--;
    if (strcmp(name, "si") != 0 || book->text_count == 0)
        return;
    growing_decode(&book->texts, book->text_starts[book->text_count - 1]);
    growing_add(&book->texts, "", 1);
}

static void text_shared(void *user, const char *text, size_t length)
{
    struct shared *shared = user;

    if (shared->in_text)
        growing_add(&shared->book->texts, text, length);
}

static bool read_shared(struct book *book)
{
    struct shared shared = {.book = book};
    struct part_reader reader = {
        .user = &shared, .start = start_shared, .end = end_shared, .text = text_shared};

    shared.reader = &reader;
    if (book->shared_part[0] == '\0')
        return true;
    if (!package_read(book->package, book->shared_part, &reader))
        return false;
    return !book->texts.failed || package_fail(book->package, SHEET_MEMORY, NULL);
}

/* ---- Formats -------------------------------------------------------------------------------- */

/* One of the file's own formats. */
struct own_format {
    int number;
    enum book_format format;
};

struct styles {
    struct book *book;
    struct part_reader *reader;
    struct own_format *formats;
    size_t format_count, format_capacity;
    bool in_cells;
};

/* A format shows a day or a time where y, m, d, h or s stands outside of quotes and brackets, and a
 * hundred times the number where a per cent sign does. */
static enum book_format read_format(const char *code)
{
    for (const char *at = code; *at != '\0'; at++) {
        if (*at == '"' || *at == '[') {
            char close = *at == '"' ? '"' : ']';
            const char *end = strchr(at + 1, close);
            if (*at == '[' && end == at + 2 && strchr("hHmMsS", at[1]) != NULL)
                return FORMAT_DATE;
            if (end == NULL)
                return FORMAT_PLAIN;
            at = end;
        } else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0') {
            at++;
        } else if (strncmp(at, "General", 7) == 0) {
            at += 6;
        } else if (strchr("yYmMdDhHsS", *at) != NULL) {
            return FORMAT_DATE;
        } else if (*at == '%') {
            return FORMAT_PERCENT;
        }
    }
    return FORMAT_PLAIN;
}

/* The format of a number, the file's own or one that every program knows. */
static enum book_format find_format(const struct styles *styles, int number)
{
    for (size_t i = 0; i < styles->format_count; i++)
        if (styles->formats[i].number == number)
            return styles->formats[i].format;
    if (number == 9 || number == 10)
        return FORMAT_PERCENT;
    bool is_date = (number >= 14 && number <= 22) || (number >= 27 && number <= 36) ||
                   (number >= 45 && number <= 47) || (number >= 50 && number <= 58);
    return is_date ? FORMAT_DATE : FORMAT_PLAIN;
}

static void fail_styles(struct styles *styles)
{
    package_fail(styles->book->package, SHEET_MEMORY, NULL);
    styles->reader->failed = true;
}

static void add_format(struct styles *styles, struct own_format format)
{
    void *formats = styles->formats;

    if (!book_grow(&formats, styles->format_count, &styles->format_capacity,
                   sizeof *styles->formats)) {
        fail_styles(styles);
        return;
    }
    styles->formats = formats;
    styles->formats[styles->format_count++] = format;
}

static void add_style(struct styles *styles, enum book_format format)
{
    struct book *book = styles->book;
    void *formats = book->formats;

    if (!book_grow(&formats, book->style_count, &book->style_capacity, sizeof *book->formats)) {
        fail_styles(styles);
        return;
    }
    book->formats = formats;
    book->formats[book->style_count++] = format;
}

static void start_styles(void *user, const char *name, const char **attributes)
{
    struct styles *styles = user;
    const char *number = attribute(attributes, "numFmtId");
    const char *code = attribute(attributes, "formatCode");
    int format = number != NULL ? (int)strtol(number, NULL, 10) : 0;

    if (strcmp(name, "cellXfs") == 0)
        styles->in_cells = true;
    else if (strcmp(name, "numFmt") == 0 && code != NULL)
        add_format(styles, (struct own_format){format, read_format(code)});
    else if (strcmp(name, "xf") == 0 && styles->in_cells)
        add_style(styles, find_format(styles, format));
}

static void end_styles(void *user, const char *name)
{
    struct styles *styles = user;
    if (strcmp(name, "cellXfs") == 0)
        styles->in_cells = false;
}

static bool read_styles(struct book *book)
{
    struct styles styles = {.book = book};
    struct part_reader reader = {.user = &styles, .start = start_styles, .end = end_styles};
    bool is_read;

    styles.reader = &reader;
    if (book->styles_part[0] == '\0')
        return true;
    is_read = package_read(book->package, book->styles_part, &reader);
    free(styles.formats);
    return is_read;
}

bool book_open(struct book *book, struct package *package)
{
    *book = (struct book){.package = package};
    return read_workbook(book) && read_shared(book) && read_styles(book);
}

void book_close(struct book *book)
{
    free(book->sheets);
    free(book->texts.bytes);
    free(book->text_starts);
    free(book->formats);
}
