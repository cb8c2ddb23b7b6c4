/* check_parts.h - the parts of a check; each adds its warnings and notes. */
#ifndef RULES_CHECK_PARTS_H
#define RULES_CHECK_PARTS_H

#include "base/arena.h"
#include "base/findings.h"
#include "rules/ruleset.h"

struct checker {
    const struct iga_rules *rules;
    struct iga_findings *findings;
    struct arena *arena; /* for what is only needed meanwhile */
};

struct place checker_place(const struct checker *c, size_t token);
size_t checker_line(const struct checker *c, size_t token);

/* Gaps and overlaps, levels that nothing reaches, units that do not fit. */
void check_answers(struct checker *c);
/* Indicators, values, fields and names that nothing reads. */
void check_uses(struct checker *c);
/* Conditions that always or never hold, predicates that no index reaches. */
void check_conditions(struct checker *c);
/* Names that things cannot have had before. */
void check_renames(struct checker *c);
/* Texts that contradict the rules beside them, or stand there twice. */
void check_texts(struct checker *c);
/* What the file says of itself: year, name, evidence, sources. */
void check_facts(struct checker *c);

#endif
