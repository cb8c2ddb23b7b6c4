/* columns.h - what the columns of a table mean under a schema, told by their heads. */
#ifndef DATA_COLUMNS_H
#define DATA_COLUMNS_H

#include "base/schema.h"
#include "data/tables.h"

struct arena;

/* The columns that one answer may have: "pad", "pad.level", ... */
enum answer_part {
    PART_BARE,
    PART_LEVEL,
    PART_VALUE,
    PART_BASIS,
    PART_PREVIOUS,
    PART_CURRENT,
    PART_EVIDENCE,
    PART_VERIFIED,
    ANSWER_PARTS
};

/* "level"; "" for PART_BARE */
extern const char *const answer_part_names[ANSWER_PARTS];

/* The head of an indicator's first column: its key, unless that has another meaning. */
const char *column_base(struct arena *arena, const struct schema_unit *unit,
                        const struct schema_indicator *indicator);
/* The head of one of its columns. */
const char *column_name(struct arena *arena, const char *base, enum answer_part part);

enum column_role { ROLE_ID, ROLE_REGION, ROLE_FIELD, ROLE_ANSWER, ROLE_PASSED, ROLE_FAULT };

struct column {
    const iga_cell *head;
    enum column_role role;
    size_t slot;           /* of a field or an indicator */
    enum answer_part part; /* of an answer */
    const char *nearest;   /* of a fault: what may have been meant; NULL when it is doubled, or
                              names a part that there is not */
    bool is_doubled;
};

/* The columns of one table, in the order of the table. */
struct columns {
    const struct schema_unit *unit;
    struct column *list;
    size_t count;
    size_t *fields;                  /* by slot: the column's number in the sheet, or 0 */
    size_t (*answers)[ANSWER_PARTS]; /* by slot and part: the same */
    size_t faults;                   /* how many columns have ROLE_FAULT */
};

/* @return false without memory */
bool columns_read(struct columns *out, struct arena *arena, const struct schema *schema,
                  const struct sheet *sheet);

/* The column with this number in the sheet, or NULL. */
const struct column *columns_find(const struct columns *columns, size_t number);

#endif
