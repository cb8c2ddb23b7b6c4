/* value.h - numbers out of nodes, and the values of fields by their types. */
#ifndef DATA_VALUE_H
#define DATA_VALUE_H

#include "data/fault.h"
#include "data/region.h"

/* Whether a node is a number, or a text that reads as one. */
bool value_is_number(const struct tree_node *node);

/* Reads a number or a text that is one. @return false when it is none; that is refused here. */
bool value_number(struct decimal *out, struct faults *faults, const struct tree_node *node);

/* Reads a whole number of 0 or more. @return false as above */
bool value_whole(struct decimal *out, struct faults *faults, const struct tree_node *node);

/* Reads the value of a field, which is not null. */
void value_field(struct field_value *out, struct faults *faults, const struct schema_field *field,
                 const struct tree_node *node);

#endif
