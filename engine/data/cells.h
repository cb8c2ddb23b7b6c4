/* cells.h - one cell of a table as a JSON value, by what its column asks for. */
#ifndef DATA_CELLS_H
#define DATA_CELLS_H

#include "base/findings.h"
#include "base/schema.h"
#include "base/text.h"
#include "data/tables.h"

/* A cell on its way. */
struct cell_reading {
    struct buffer *out;
    struct iga_findings *errors;
    const struct sheet *sheet;
    const iga_cell *cell;
    struct place place; /* for what is refused */
    const char *path;
};

/* Each writes a value; of a cell that is refused one that does no harm. */
void cell_write_text(struct cell_reading *reading);
void cell_write_number(struct cell_reading *reading);
void cell_write_field(struct cell_reading *reading, const struct schema_field *field);
void cell_write_level(struct cell_reading *reading, const struct schema_indicator *indicator);
void cell_write_value(struct cell_reading *reading);
/* A code or a basis; `instead` of a cell that is refused. */
void cell_write_word(struct cell_reading *reading, const char *instead);
void cell_write_texts(struct cell_reading *reading); /* one a line */
void cell_write_bool(struct cell_reading *reading);
/* Of a column that nobody asked for: nothing is refused. */
void cell_write_passed(struct cell_reading *reading);

/* The level whose text the cell holds, or -1. */
int cell_level_text(const struct cell_reading *reading, const struct schema_indicator *indicator);
/* Whether the cell holds one of the indicator's codes. */
bool cell_is_code(const struct cell_reading *reading, const struct schema_indicator *indicator);

/* A JSON text. */
void cell_quote(struct buffer *out, const char *text, size_t length);

#endif
