/* predicate.h - what an index is called, and how far it is from being called something else. */
#ifndef SCORE_PREDICATE_H
#define SCORE_PREDICATE_H

#include "rules/ruleset.h"

/* The index as published: rounded to the rule set's decimals. */
struct decimal predicate_published(const struct iga_rules *rules, mpq_srcptr index);

/* The predicate of an index, judged as published. */
const char *predicate_of(const struct iga_rules *rules, mpq_srcptr index);

/* The predicate whose lower end is nearest to the index as published, and how far the index is
 * above it (below it: negative). The lowest predicate has no such end, because nothing is below
 * it. Of two that are equally near, the one that can still be reached.
 * @return NULL when there is but one predicate */
const struct predicate *predicate_edge(struct decimal *distance, const struct iga_rules *rules,
                                       mpq_srcptr index);

#endif
