/* record.h - a region that was read, written anew: as JSON in its plainest form. */
#ifndef DATA_RECORD_H
#define DATA_RECORD_H

#include "base/text.h"
#include "data/region.h"

struct tree_node;

/* Writes one line, without its end: fields and answers in the order of the schema, each in the
 * shortest form that means the same, nothing that is null, and what the schema does not name as
 * it came. */
void record_json(struct buffer *out, const struct schema *schema, const struct region *region,
                 const struct tree_node *tree);

/* Whether a member of a unit's object, of which this is the name, is none of the schema's. */
bool record_is_passed(const struct schema_unit *unit, bool has_innovations,
                      const struct tree_node *name);

#endif
