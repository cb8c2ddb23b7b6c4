/* answer.h - what commands share in giving their answer. */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "cli/options.h"
#include "cli/output.h"
#include "cli/status.h"
#include "report/blob.h"

#include <stdbool.h>

/* Whether tables are coloured: as --color says, else on a terminal, unless NO_COLOR or a dumb
 * terminal speaks against it. */
bool answer_has_color(const struct options *options, const struct output *output);

/* Opens the output, writes the whole answer, puts it in its place. */
enum status answer_give(const struct options *options, struct blob *answer);

/* Writes an answer into a text. */
typedef void (*answer_fn)(struct blob *text, const void *context, bool has_color);

/* The same for an answer that is written once it is known whether it is coloured. */
enum status answer_write(const struct options *options, answer_fn write, const void *context);

#endif
