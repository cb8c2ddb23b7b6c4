/* what_if.h - iga score with changes that are not in the data. */
#ifndef CLI_WHAT_IF_H
#define CLI_WHAT_IF_H

#include "cli/options.h"
#include "iga.h"

/* Whether any option speaks of changes. */
bool what_if_is_asked(const struct options *options);

/* Scores one region before and after the changes. */
enum status what_if_run(const struct options *options, const iga_rules *rules, char *const *files,
                        size_t count);

#endif
