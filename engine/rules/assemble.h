/* assemble.h - what the words left in the draft becomes the immutable rule set: everything in
 * its place and order, names resolved, points in units, the schema for readers, the parts with
 * their sources. */
#ifndef RULES_ASSEMBLE_H
#define RULES_ASSEMBLE_H

#include "rules/draft.h"

/* Fills in draft->rules; complains about what does not fit together. */
void assemble(struct draft *draft);

/* The schema by which data are read. */
void assemble_schema(struct iga_rules *rules);

/* The list of parts with their sources. */
void assemble_parts(struct iga_rules *rules);

#endif
