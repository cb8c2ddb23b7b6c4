/* seek.h - finding one region among all that are scored.
 *
 * The threads that score write a record for every region; one thread takes the records in the
 * order of the data. A region is meant by its id; only when none has that id, by its name. */
#ifndef CLI_SEEK_H
#define CLI_SEEK_H

#include "cli/status.h"
#include "iga.h"
#include "report/blob.h"

#include <stdbool.h>

enum seek_how { SEEK_OTHER, SEEK_BY_ID, SEEK_BY_NAME };

/* Names compare without regard to case. */
enum seek_how seek_match(const char *wanted, const char *id, const char *name);

/* One region; texts that are not known are NULL. */
struct seek_record {
    enum seek_how match;
    bool is_refused;
    const char *id, *name, *file;
    struct blob text;   /* the answer, of a region that matches */
    struct blob errors; /* lines for standard error: why there is none */
};

void seek_write(struct blob *out, const struct seek_record *record);

/* Regions that match in one way. */
struct seek_found {
    size_t count;
    struct blob list;         /* which, while they are few */
    struct blob text, errors; /* of the first */
};

/* Starts as {0}. */
struct seek {
    struct seek_found by_id, by_name;
    struct blob unread; /* why regions could not even be told apart */
    char *nearest;      /* an id or a name like the one that is wanted */
    size_t regions;
    bool failed; /* for lack of memory */
};

/* Takes records as they were written, one behind the other. */
void seek_take(struct seek *seek, const char *wanted, const char *records, size_t length);

/* The one region that is meant, or NULL with a word on standard error.
 * @return STATUS_INPUT unless it can be answered */
enum status seek_settle(const struct seek_found **found, const struct seek *seek,
                        const char *wanted, iga_lang lang);
void seek_free(struct seek *seek);

#endif
