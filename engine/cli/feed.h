/* feed.h - data files, read as they come, cut into chunks and handed to a pipeline. */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "cli/pipeline.h"
#include "cli/status.h"
#include "iga.h"

struct feed {
    struct pipeline *pipeline;
    iga_from from;  /* IGA_FROM_DETECT: by each file's extension, then by its first bytes */
    iga_hash *hash; /* of all bytes read; may be NULL */
    iga_lang lang;
    bool is_quiet;
};

/* Feeds one file, "-" for standard input. A file that cannot be read is said on standard error.
 * @return STATUS_INPUT for that; STATUS_MACHINE, which is said, when nothing more can be done */
enum status feed_file(const struct feed *feed, const char *name);

/* Feeds all files, standard input when there are none. A workbook is read as a whole; CSV files
 * belong together and are read, as a whole, where the first of them stands. One file that cannot
 * be read does not keep the others away. */
enum status feed_files(const struct feed *feed, char *const *files, size_t count);

#endif
