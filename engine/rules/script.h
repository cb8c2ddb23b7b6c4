/* script.h - indicators whose score only a function of the rule file can say.
 *
 * A runner belongs to one thread: a Lua state in which the rule file was run once more, so that
 * its functions exist, and in which the words now work on exact numbers instead of building
 * formulas. Each call has the full measure of instructions; a call leaves nothing behind. */
#ifndef RULES_SCRIPT_H
#define RULES_SCRIPT_H

#include "rules/ruleset.h"

struct script_runner;

/* @return NULL without memory; for rules that loaded nothing else can fail */
struct script_runner *script_runner_new(const struct iga_rules *rules);
void script_runner_free(struct script_runner *runner); /* NULL is fine */

/* What the indicator's function gives for an answer.
 * @param points   in the rule set's unit, 0 to the indicator's maximum
 * @param failure  why there are no points, or NULL; borrowed until the next call
 * @param line     of the rule file, where it failed
 * @return false without memory */
bool script_score(int64_t *points, const char **failure, size_t *line, struct script_runner *runner,
                  const struct indicator *indicator, struct decimal answer);

#endif
