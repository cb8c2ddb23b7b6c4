/* tables.h - cells of spreadsheets, sorted into regions; what they mean is rows.h's business. */
#ifndef DATA_TABLES_H
#define DATA_TABLES_H

#include "iga.h"

#include <stdint.h>

#define TABLES_NONE ((size_t)-1)

/* Cells stand in the order of rows and columns; those from rows[i].first on are row i's. */
struct row {
    size_t first, count; /* among the cells of its sheet */
};

struct sheet {
    const char *file, *name; /* name: NULL for a CSV file */
    iga_cell *cells;
    size_t cell_count, cell_capacity;
    struct row *rows; /* that have any cell */
    size_t row_count;
    size_t head;                     /* which row; TABLES_NONE without one */
    size_t left;                     /* the leftmost column of the head */
    size_t id_column, region_column; /* 0 without one */
};

/* A row of data. */
struct entry {
    const struct sheet *sheet;
    const struct row *row;
    const char *key; /* of the region it belongs to; NULL if it cannot be told */
    size_t number;
};

struct table_region {
    const char *key;           /* its id; NULL if it cannot be told */
    const struct entry *entry; /* NULL when no table has it */
    size_t first, count;       /* of its innovations */
    size_t number;             /* of its first innovation, when no table has it */
    bool is_doubled;
};

struct iga_tables {
    struct arena *arena;
    struct sheet *sheets;
    size_t sheet_count, sheet_capacity, cell_total;
    bool is_finished, has_innovations;
    struct entry *entries[2]; /* of regions; of innovations, those of one region together */
    size_t entry_counts[2];
    struct table_region *regions;
    size_t region_count;
};

/* The cell of a row in a column; NULL when it is empty. */
const iga_cell *row_cell(const struct sheet *sheet, const struct row *row, size_t column);

#define CELL_NAME 24

/* "H12" */
void cell_name(char out[CELL_NAME], size_t row, size_t column);

/* The id that a cell holds, in the arena: a text, or a whole number. @return NULL if it is none */
const char *cell_id(struct arena *arena, const struct sheet *sheet, const iga_cell *cell);

/* A text as it was meant: in a CSV file an apostrophe keeps a text from being a formula. */
const char *cell_text(const struct sheet *sheet, const iga_cell *cell);

#endif
