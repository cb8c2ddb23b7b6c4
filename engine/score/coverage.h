/* coverage.h - which parts of a rule set the regions scored so far have reached. */
#ifndef SCORE_COVERAGE_H
#define SCORE_COVERAGE_H

#include "score/result.h"

struct coverage;

/* @return NULL without memory */
struct coverage *coverage_new(const struct iga_rules *rules, struct arena *arena);

/* Adds a region that was not refused; its scorer keeps details, and lives until the report. */
void coverage_add(struct coverage *coverage, const struct iga_result *result);

/* Adds a predicate by itself. */
void coverage_add_predicate(struct coverage *coverage, const char *name);

/* Adds a note for each part that was not reached, in the order of the rule file. */
void coverage_report(struct iga_findings *list, const struct coverage *coverage);

#endif
