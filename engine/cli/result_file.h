/* result_file.h - a file with results, and the rules it was made with. */
#ifndef CLI_RESULT_FILE_H
#define CLI_RESULT_FILE_H

#include "cli/options.h"
#include "cli/status.h"
#include "iga.h"
#include "report/published.h"

/* Starts as {0}. */
struct result_file {
    struct blob bytes;
    struct published published;
};

/* Reads results; what is wrong with them is said. */
enum status result_file_open(struct result_file *file, const char *path, iga_lang lang);
void result_file_free(struct result_file *file);

/* Loads the rules: the ones named, else those with the result's hash, wherever they are, else
 * those with its id. What cannot be found is said; whether the hash is the same is for the caller
 * to ask. @param wanted  a file or an id, or NULL */
enum status result_file_rules(iga_rules **out, const struct result_file *file, const char *wanted,
                              iga_lang lang);

#endif
