/* meaning.h - the facts of a rule set that can change a score, each as a line of text. */
#ifndef RULES_MEANING_H
#define RULES_MEANING_H

#include "rules/ruleset.h"

/* Fills in rules->meaning: the hash of all such facts, in an order that is not the file's. */
void meaning_work_out(struct iga_rules *rules);

#endif
