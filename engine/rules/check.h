/* check.h - what a maintainer should know of a rule set that loads: gaps and overlaps in bands,
 * levels that cannot be reached, things that nobody uses, sources that are missing. */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include "rules/ruleset.h"

/* Adds warnings and notes. */
void check_rules(struct iga_findings *findings, const struct iga_rules *rules);

#endif
