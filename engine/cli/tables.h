/* tables.h - data files that are tables: read as a whole, then handed on region by region. */
#ifndef CLI_TABLES_H
#define CLI_TABLES_H

#include "cli/status.h"
#include "iga.h"

struct tables_job {
    iga_hash *hash; /* of all bytes read; may be NULL */
    iga_lang lang;
    bool is_quiet;
    /* Takes a region of the tables. Anything but STATUS_OK ends it. */
    enum status (*take)(void *context, const iga_chunk *chunk);
    enum status (*finish)(void *context); /* before the tables are given up */
    void *context;
};

/* The form of a file, told by what was asked for, else by its name. */
iga_from tables_form(iga_from asked, const char *name);

/* Reads workbooks, or CSV files that belong together, as one set of tables. What cannot be used
 * is said. @param files  "-" is standard input */
enum status tables_read(const struct tables_job *job, iga_from form, char *const *files,
                        size_t count);

#endif
