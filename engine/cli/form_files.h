/* form_files.h - tables written as files: one workbook, or CSV, which are two files where regions
 * report innovations. */
#ifndef CLI_FORM_FILES_H
#define CLI_FORM_FILES_H

#include "cli/options.h"
#include "cli/status.h"
#include "iga.h"

/* The form that is asked for, by -f or by the name of -o; `unasked` when neither tells. */
const char *form_files_format(const struct options *options, const char *const *formats,
                              const char *unasked);

/* Whether tables can be written where they shall; what is wrong is said. */
enum status form_files_check(const struct options *options, const char *format,
                             const iga_rules *rules);

/* Writes "csv" or "xlsx". */
enum status form_files_write(const struct options *options, const char *format,
                             const iga_rules *rules, const iga_conversion *conversion);

#endif
