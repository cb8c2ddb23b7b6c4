/* option_value.h - what is given with an option. */
#ifndef CLI_OPTION_VALUE_H
#define CLI_OPTION_VALUE_H

#include "cli/option_spec.h"

/* Puts the value of an option where it belongs; what is wrong is said on standard error.
 * @param value  NULL for a flag */
bool option_take(struct options *options, const struct option_spec *spec, const char *value);

/* Which of the words a value is; says what is wrong if it is none.
 * @param option  its name, for the message */
bool option_choose(size_t *out, const struct options *options, const char *option,
                   const char *value, const char *const *words);

#endif
