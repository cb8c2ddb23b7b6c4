/* rules_open.h - a rule file, loaded; what is wrong with it, said. */
#ifndef CLI_RULES_OPEN_H
#define CLI_RULES_OPEN_H

#include "cli/status.h"
#include "iga.h"

/* Loads a rule file. Everything that is found is said on standard error, with the line it is
 * about. @return STATUS_INPUT when the file cannot be used */
enum status rules_open(iga_rules **out, const char *path, iga_lang lang);

/* rules_find and rules_open. */
enum status rules_obtain(iga_rules **out, const char *wanted, iga_lang lang);

#endif
