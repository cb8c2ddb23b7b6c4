/* answer.h - one answer to one indicator, in any of its forms. */
#ifndef DATA_ANSWER_H
#define DATA_ANSWER_H

#include "data/fault.h"
#include "data/region.h"

/* Reads an answer; one that is refused stays missing. */
void answer_read(struct answer *out, struct faults *faults,
                 const struct schema_indicator *indicator, const struct tree_node *node);

#endif
