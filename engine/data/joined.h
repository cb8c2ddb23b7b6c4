/* joined.h - a schema that knows what two know, to tell the columns of a table. */
#ifndef DATA_JOINED_H
#define DATA_JOINED_H

#include "base/schema.h"

struct arena;

/* What both name is as the first has it. @return NULL without memory */
const struct schema *schema_join(struct arena *arena, const struct schema *a,
                                 const struct schema *b);

#endif
