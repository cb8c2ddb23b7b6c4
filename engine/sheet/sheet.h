/* sheet.h - spreadsheet files in and out, as cells.
 *
 * This room is a module that the program loads when it meets the first such file, so that no other
 * run pays for the libraries behind it. It calls nothing of the engine; whoever uses it takes
 * `iga_sheet_module` out of it by name. */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include "iga.h"

/* Changes with the structs below: a module of another version is not used. */
#define SHEET_VERSION 2u

/* What is wrong with a file as a whole. */
enum sheet_fault {
    SHEET_FINE,
    SHEET_MEMORY,
    SHEET_STOPPED, /* by the sink */
    SHEET_UTF16,   /* CSV in UTF-16 */
    SHEET_NUL,     /* CSV with a NUL in it */
    SHEET_QUOTE,   /* CSV: a quote inside a cell that is not quoted, or text behind a quoted one */
    SHEET_OPEN,    /* CSV: a quoted cell that does not end */
    SHEET_OLD,     /* XLS, or a workbook with a password */
    SHEET_NO_ZIP,  /* no workbook at all */
    SHEET_PART,    /* a part of the workbook is absent or damaged: `part` */
    SHEET_XML,     /* a part is not XML as a workbook has it: `part`, `line` */
    SHEET_DOCTYPE, /* a part declares entities of its own: `part` */
    SHEET_LARGE    /* more than is accepted, unpacked */
};

struct sheet_problem {
    enum sheet_fault fault;
    size_t line, column; /* 0 where unknown */
    char part[64];
};

/* Bytes of a workbook's parts, unpacked, and of a file. */
#define SHEET_MOST_UNPACKED (512u * 1024u * 1024u)
#define SHEET_MOST_BYTES (256u * 1024u * 1024u)

/* Where cells go. Anything but IGA_OK ends the reading with SHEET_STOPPED. */
struct sheet_sink {
    void *context;
    iga_status (*begin)(void *context, const char *sheet); /* NULL for a CSV file */
    iga_status (*add)(void *context, const iga_cell *cell);
};

/* The workbook of a form. */
struct sheet_page {
    const char *name;
    iga_table table;
    size_t rows;
};

struct sheet_book {
    const iga_conversion *source;
    bool (*column)(iga_column *out, const iga_conversion *source, iga_table table, size_t i);
    bool (*cell)(iga_cell *out, const iga_conversion *source, iga_table table, size_t row,
                 size_t i);
    const struct sheet_page *pages;
    size_t page_count;
    const char *choices_name; /* of the sheet that holds what may be chosen */
    const char *note_mark;    /* begins the row of titles: "# " */
};

/* The workbook of a report: tables under the titles of their columns. */
struct sheet_column {
    const char *title;
    size_t width; /* in characters */
    bool is_number;
};

struct sheet_table {
    const char *name;
    const struct sheet_column *columns;
    size_t column_count, rows;
    size_t frozen; /* columns that stay in sight */
    bool is_list;  /* its rows may be filtered */
    /* The next cell, row by row: a text, or a number with its text. @return false if empty */
    bool (*next)(iga_cell *out, void *source);
    void *source;
};

struct sheet_report {
    const struct sheet_table *tables;
    size_t table_count;
};

/* Rows that a sheet can have. */
#define SHEET_MOST_ROWS 1048576u

struct sheet_module {
    unsigned version;
    /* Each reads a whole file. @return whether it could; *problem says why not */
    bool (*read_csv)(struct sheet_problem *problem, const char *bytes, size_t length,
                     const struct sheet_sink *sink);
    bool (*read_xlsx)(struct sheet_problem *problem, const char *bytes, size_t length,
                      const struct sheet_sink *sink);
    /* @param out  an XLSX workbook's bytes, for `release`. @return 0, or errno's reason */
    int (*write_form)(char **out, size_t *length, const struct sheet_book *book);
    int (*write_report)(char **out, size_t *length, const struct sheet_report *report);
    void (*release)(char *bytes);
};

#define SHEET_SYMBOL "iga_sheet_module"
extern const struct sheet_module iga_sheet_module;

#endif
