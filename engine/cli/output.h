/* output.h - where the answer goes: standard output, or a file that appears whole or not at
 * all. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/status.h"
#include "iga.h"
#include "report/blob.h"

#include <stdbool.h>
#include <stddef.h>

/* Starts as {0}. At most two are open at a time, because an interrupt has to find their temporary
 * files. What fails is said on standard error. */
struct output {
    int fd;
    iga_lang lang;
    const char *name; /* for messages; NULL for standard output */
    char *target;     /* where the temporary goes in the end; NULL when written directly */
    char *temporary;
};

/* @param path  NULL or "-" for standard output; must outlive the output */
enum status output_open(struct output *output, const char *path, iga_lang lang);

/* Writes what is in the blob and empties it. */
enum status output_write(struct output *output, struct blob *blob);

/* Puts the file in its place. */
enum status output_commit(struct output *output);
/* The same for two that belong together: both, or neither. */
enum status output_commit_both(struct output outputs[2]);
/* Leaves no trace, where that can be. Does nothing after output_commit. */
void output_discard(struct output *output);

/* Whether it ends on a terminal. */
bool output_is_terminal(const struct output *output);

#endif
