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

/* Steps of it: compares the weights with the sums stated for them, the names in reasons with the
 * fields. */
void assemble_check_weights(struct draft *draft);
void assemble_check_reasons(struct draft *draft);

/* Whether something in the table of the word at this token was complained about. */
bool assemble_has_complaint(const struct draft *draft, size_t token);

#endif
