/* edit.h - the text of a region, changed piece by piece.
 *
 * What is not changed stays byte for byte as it was written, also what no rule names. The text
 * must be one that was read without errors: a look here is only at brackets and quotes. */
#ifndef DATA_EDIT_H
#define DATA_EDIT_H

#include "base/text.h"
#include "iga.h"

#include <stdbool.h>
#include <stddef.h>

/* Where a value stands: a member of the region (innovation: NULL) or of one of its innovations,
 * or of its answers. */
struct edit_place {
    const char *innovation; /* its id */
    bool is_answer;
    const char *key, *alias; /* alias: another name under which it may stand; NULL for none */
};

/* Puts a value in a place, instead of what is there.
 * @return false when there is no such innovation */
bool edit_set(struct buffer *text, const struct edit_place *place, const char *json);

/* Takes an innovation out. @return false when there is none with this id */
bool edit_leave_out(struct buffer *text, const char *innovation);

/* Puts an innovation, as JSON, behind the others. @return false where there is no list of them */
bool edit_add(struct buffer *text, const char *json);

/* Adds a text as a JSON string. */
void edit_quote(struct buffer *out, const char *text);

#endif
