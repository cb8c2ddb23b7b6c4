/* rows.h - a region of tables, written as JSON, each cell on a line of its own.
 *
 * So one reader judges all forms of data by the same rules, and the line of a finding tells the
 * cell it is about. What only a table can have wrong is refused here. */
#ifndef DATA_ROWS_H
#define DATA_ROWS_H

#include "base/findings.h"
#include "base/schema.h"
#include "base/text.h"
#include "data/columns.h"
#include "data/tables.h"

/* Where a line comes from. */
struct cell_place {
    const struct sheet *sheet;
    const struct row *row;
    size_t number, column; /* of the cell, from 1 */
};

/* Starts as {.schema = ...}. */
struct rows {
    const struct schema *schema;
    const iga_tables *tables; /* that the columns are of */
    struct arena *own;
    struct columns *columns; /* by sheet */
    struct buffer json;
    struct cell_place *places; /* by line, from 1 */
    size_t count, capacity;
    bool failed;
};

void rows_free(struct rows *rows);

/* Writes a region into `json`, and what is wrong with its cells into `errors`, whose arena is for
 * the time of the region. @return false when it cannot be read at all; then *id is what is known
 * of it, and `failed` tells whether memory ran out */
bool rows_write(const char **id, struct rows *rows, struct iga_findings *errors,
                const iga_tables *tables, size_t region);

/* Gives findings the cells that their lines stand for. */
void rows_place(struct iga_findings *findings, const struct rows *rows);

#endif
