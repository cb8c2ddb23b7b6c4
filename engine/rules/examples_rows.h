/* examples_rows.h - tables whose keys are what matters: [-5.16] = 1.5, WTP = 4.5.
 *
 * Lua forgets in which order and where they stand; the text still knows. */
#ifndef RULES_EXAMPLES_ROWS_H
#define RULES_EXAMPLES_ROWS_H

#include "rules/examples_reading.h"

enum row_key { ROW_NUMBER_KEY, ROW_TEXT, ROW_PAIR };
enum row_value { ROW_NUMBER, ROW_TEXT_VALUE, ROW_REFUSED, ROW_NO_BAND, ROW_BAD, ROW_OTHER };

struct row {
    enum row_key key;
    bool is_positional;              /* 3, not [1] = 3 */
    struct decimal answer, previous; /* ROW_NUMBER_KEY; ROW_PAIR: answer is the later figure */
    const char *text;                /* ROW_TEXT */
    enum row_value value;
    struct decimal number;  /* ROW_NUMBER */
    const char *said;       /* ROW_TEXT_VALUE */
    const char *value_name; /* what the value is called in messages */
    size_t token;
};

struct rows {
    struct row *items; /* in the order of the text */
    size_t count;
};

/* [-0, +0, e] Reads the table at a stack index, but not the keys in `passed` (ends in NULL).
 * @param open   the token of its {, or NO_TOKEN
 * @param token  the place of rows that are not found in the text */
void rows_read(lua_State *L, struct rows *out, int at, size_t open, size_t token,
               const char *const *passed);

/* The { of the table that a table has under a key, or NO_TOKEN. */
size_t rows_open(const struct table *table, const char *key);

/* Writes the answer that a row's key is. */
void row_key_json(struct pen *pen, const struct row *row);

/* What a row says must come of its answer to an indicator. @return false after a complaint */
bool example_points(struct expectation *out, const struct draft *draft,
                    const struct indicator *indicator, const struct row *row);

#endif
