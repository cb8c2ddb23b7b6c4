#include "sheet/csv.h"

#include <csv.h>
#include <string.h>
#include <strings.h>

#define HEAD_LINES 20

/* A file under way. `at` is the byte that the parser sees. */
struct reading {
    const struct sheet_sink *sink;
    struct sheet_problem *problem;
    const char *bytes;
    size_t at;
    size_t line, line_start;                       /* of that byte */
    size_t cell_line, cell_line_start, cell_start; /* where the cell under way began */
    size_t row, column;
};

static bool fail(struct sheet_problem *problem, enum sheet_fault fault, size_t line, size_t column)
{
    if (problem->fault == SHEET_FINE)
        *problem = (struct sheet_problem){.fault = fault, .line = line, .column = column};
    return false;
}

/* How many code points there are, and one. */
static size_t column_at(const char *bytes, size_t from, size_t to)
{
    size_t column = 1;

    for (size_t i = from; i < to; i++)
        column += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return column;
}

/* ---- The separator -------------------------------------------------------------------------- */

/* Whether a line, cut at a separator, has the cell "id" and another one. */
static bool makes_id(const char *line, size_t length, char separator)
{
    bool found = false;
    size_t cells = 0;

    for (size_t at = 0, end; at <= length; at = end + 1) {
        const char *next = at < length ? memchr(line + at, separator, length - at) : NULL;
        size_t from = at, to;
        end = next != NULL ? (size_t)(next - line) : length;
        to = end;
        while (from < to && strchr(" \"\r", line[from]) != NULL)
            from++;
        while (to > from && strchr(" \"\r", line[to - 1]) != NULL)
            to--;
        found = found || (to - from == 2 && strncasecmp(line + from, "id", 2) == 0);
        cells++;
    }
    return found && cells > 1;
}

static char find_separator(const char *bytes, size_t length)
{
    static const char separators[] = ",;\t";
    size_t at = 0;

    for (int i = 0; i < HEAD_LINES && at < length; i++) {
        const char *newline = memchr(bytes + at, '\n', length - at);
        size_t end = newline != NULL ? (size_t)(newline - bytes) : length;
        for (const char *separator = separators; *separator != '\0'; separator++)
            if (makes_id(bytes + at, end - at, *separator))
                return *separator;
        at = end + 1;
    }
    return ',';
}

/* ---- Cells ---------------------------------------------------------------------------------- */

static void begin_cell(struct reading *reading)
{
    reading->cell_start = reading->at + 1;
    reading->cell_line = reading->line;
    reading->cell_line_start = reading->line_start;
}

static void end_cell(void *text, size_t length, void *context)
{
    struct reading *reading = context;
    iga_cell cell = {.kind = IGA_CELL_TEXT,
                     .row = reading->row,
                     .column = ++reading->column,
                     .text = text,
                     .line = reading->cell_line};

    if (length > 0 && reading->problem->fault == SHEET_FINE) {
        cell.offset = column_at(reading->bytes, reading->cell_line_start, reading->cell_start);
        if (reading->sink->add(reading->sink->context, &cell) != IGA_OK)
            fail(reading->problem, SHEET_STOPPED, cell.line, cell.offset);
    }
    begin_cell(reading);
}

/* A row ends; behind a CR the LF does not end another one. */
static void end_row(int end, void *context)
{
    struct reading *reading = context;

    if (end == '\n' && reading->at > 0 && reading->bytes[reading->at - 1] == '\r')
        return;
    reading->row++;
    reading->column = 0;
}

/* Notes that a line ends with the byte at hand. */
static void pass_line_end(struct reading *reading, size_t length)
{
    char byte = reading->bytes[reading->at];

    if (byte == '\n' ||
        (byte == '\r' && !(reading->at + 1 < length && reading->bytes[reading->at + 1] == '\n'))) {
        reading->line++;
        reading->line_start = reading->at + 1;
    }
    if (reading->column == 0 && (byte == '\n' || byte == '\r'))
        begin_cell(reading);
}

/* Hands the parser bytes up to each that can end a cell, so that its place is known. */
static void parse(struct reading *reading, struct csv_parser *parser, size_t start, size_t length,
                  char separator)
{
    const char ends[] = {separator, '\r', '\n', '"', '\0'};

    while (start < length && reading->problem->fault == SHEET_FINE) {
        size_t span = strcspn(reading->bytes + start, ends) + 1;
        if (span > length - start)
            span = length - start;
        reading->at = start + span - 1;
        if (csv_parse(parser, reading->bytes + start, span, end_cell, end_row, reading) != span) {
            if (csv_error(parser) == CSV_EPARSE)
                fail(reading->problem, SHEET_QUOTE, reading->line,
                     column_at(reading->bytes, reading->line_start, reading->at));
            else
                fail(reading->problem, SHEET_MEMORY, 0, 0);
            return;
        }
        pass_line_end(reading, length);
        start += span;
    }
}

/* The text ends in a NUL, which is not of it. */
static bool check_bytes(struct sheet_problem *problem, const char *bytes, size_t length)
{
    const char *nul = memchr(bytes, '\0', length);
    size_t line = 1, start = 0;

    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return fail(problem, SHEET_UTF16, 0, 0);
    if (length > SHEET_MOST_BYTES)
        return fail(problem, SHEET_LARGE, 0, 0);
    if (nul == NULL)
        return true;
    for (size_t i = 0; i < (size_t)(nul - bytes); i++)
        if (bytes[i] == '\n') {
            line++;
            start = i + 1;
        }
    return fail(problem, SHEET_NUL, line, column_at(bytes, start, (size_t)(nul - bytes)));
}

bool csv_read(struct sheet_problem *problem, const char *bytes, size_t length,
              const struct sheet_sink *sink)
{
    struct reading reading = {.sink = sink, .problem = problem, .bytes = bytes};
    size_t start = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct csv_parser parser;
    char separator;

    *problem = (struct sheet_problem){0};
    if (!check_bytes(problem, bytes, length))
        return false;
    if (sink->begin(sink->context, NULL) != IGA_OK)
        return fail(problem, SHEET_STOPPED, 0, 0);
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL);
    separator = find_separator(bytes + start, length - start);
    csv_set_delim(&parser, (unsigned char)separator);
    reading.line = reading.cell_line = reading.row = 1;
    reading.line_start = reading.cell_line_start = reading.cell_start = start;
    parse(&reading, &parser, start, length, separator);
    reading.at = length;
    if (problem->fault == SHEET_FINE && csv_fini(&parser, end_cell, end_row, &reading) != 0)
        fail(problem, csv_error(&parser) == CSV_EPARSE ? SHEET_OPEN : SHEET_MEMORY,
             reading.cell_line, column_at(bytes, reading.cell_line_start, reading.cell_start));
    csv_free(&parser);
    return problem->fault == SHEET_FINE;
}
