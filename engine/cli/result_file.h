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
/* Says something that is wrong with a region, where it stands in the file.
 * @return STATUS_INPUT, or STATUS_MACHINE */
enum status result_file_complain(const struct result_file *file, size_t region, iga_lang lang,
                                 const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Refuses a result in which two regions have one id. @return STATUS_OK when none have */
enum status result_file_check_ids(struct result_file *file, iga_lang lang);
void result_file_free(struct result_file *file);

/* Loads the rules: the ones named, else those with the result's hash, wherever they are, else
 * those with its id. What cannot be found is said; whether the hash is the same is for the caller
 * to ask. @param wanted  a file or an id, or NULL */
enum status result_file_rules(iga_rules **out, const struct result_file *file, const char *wanted,
                              iga_lang lang);

#endif
