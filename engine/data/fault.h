/* fault.h - what is wrong with a region, noted at the nodes of its tree.
 *
 * cJSON keeps no positions; locate.h finds them afterwards, when there is anything to say. */
#ifndef DATA_FAULT_H
#define DATA_FAULT_H

#include "base/findings.h"

#include <cJSON.h>

/* Of more refusals than this in one region, the rest is not listed. */
#define FAULTS_LISTED 10000u

enum fault_at { AT_VALUE, AT_NAME };

/* A finding that waits for its place. */
struct mark {
    const cJSON *node;
    enum fault_at at;
    const char *member; /* what the node lacks, or NULL */
    iga_severity severity;
    size_t finding; /* its index in errors or warnings */
    size_t offset;  /* set by locate_faults */
    const char *path;
};

struct faults {
    struct arena *arena;
    struct iga_findings *errors, *warnings;
    struct mark *marks;
    size_t count, capacity;
};

/* Adds a refusal. `format` as for findings_add. */
void fault_refuse(struct faults *faults, const cJSON *node, enum fault_at at, const char *code,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Refuses an object for the lack of a member. */
void fault_missing(struct faults *faults, const cJSON *object, const char *member);

/* Adds a warning about a value. */
void fault_warn(struct faults *faults, const cJSON *node, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Makes room for one more mark; {0} apart from its severity and its finding, which is the next
 * of the list. @return NULL when no more are listed, or without memory. */
struct mark *fault_mark(struct faults *faults, iga_severity severity);

/* The list that a finding of this severity belongs to. */
struct iga_findings *fault_list(const struct faults *faults, iga_severity severity);

/* The text of a string node, or a node's name, for a message. */
const char *fault_shown(struct faults *faults, const char *text);

#endif
