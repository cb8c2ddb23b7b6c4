/* form.h - regions written as two tables, which read back as the same regions.
 *
 * A table has every column that its schema asks for, those for the other parts of an answer where
 * some region needs them, and one for each text that the schema does not name. What a table cannot
 * hold is refused. */
#ifndef DATA_FORM_H
#define DATA_FORM_H

#include "data/columns.h"
#include "data/region.h"

struct tree_node;
struct faults;

/* A column that there may be. */
struct form_column {
    const char *name;
    const struct schema_field *field;         /* or NULL */
    const struct schema_indicator *indicator; /* or NULL; then `slot` and `part` tell which */
    size_t slot;
    enum answer_part part;
    bool is_shown;
};

struct form_cell {
    size_t column; /* among all that there may be */
    iga_cell_kind kind;
    const char *text;
    double number;
    int date;
};

struct form_row {
    size_t first, count; /* cells */
};

struct form_table {
    const struct schema_unit *unit;
    struct form_column *columns;
    size_t column_count, column_capacity;
    struct form_cell *cells;
    size_t cell_count, cell_capacity;
    struct form_row *rows;
    size_t row_count, row_capacity;
};

struct form {
    struct arena *arena;
    const struct schema *schema;
    struct form_table tables[2]; /* by iga_table */
    const char **ids;            /* of the regions, sorted */
    size_t id_count, id_capacity;
};

/* @return false without memory */
bool form_init(struct form *form, struct arena *arena, const struct schema *schema);

/* Adds a region in which nothing is wrong; refuses what a table cannot hold, and then adds
 * nothing. */
void form_add(struct form *form, const struct region *region, struct faults *faults,
              const struct tree_node *tree);

/* The i-th column that is shown, among all; TABLES_NONE past the end. */
size_t form_shown(const struct form_table *table, size_t i);

#endif
