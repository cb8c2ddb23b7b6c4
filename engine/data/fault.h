/* fault.h - what is wrong with a region, noted at the places where it stands.
 *
 * A finding gets its line, column and path afterwards, all at once (locate.h). */
#ifndef DATA_FAULT_H
#define DATA_FAULT_H

#include "base/findings.h"
#include "data/tree.h"

/* Of more refusals than this in one region, the rest is not listed. */
#define FAULTS_LISTED 10000u

/* A finding that waits for its place. */
struct mark {
    size_t offset;      /* in the region's text */
    const char *member; /* what the object there lacks, or NULL */
    iga_severity severity;
    size_t finding; /* its index in errors or warnings */
};

struct faults {
    struct arena *arena;
    struct iga_findings *errors, *warnings;
    struct mark *marks;
    size_t count, capacity;
};

/* Adds a refusal of a value or a name. `format` as for findings_add. */
void fault_refuse(struct faults *faults, const struct tree_node *node, const char *code,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Refuses an object for the lack of a member. */
void fault_missing(struct faults *faults, const struct tree_node *object, const char *member);

/* Adds a warning about a value. */
void fault_warn(struct faults *faults, const struct tree_node *node, const char *code,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Makes room for one more mark, for the next finding of the severity's list.
 * @return NULL when no more are listed, or without memory. */
struct mark *fault_mark(struct faults *faults, iga_severity severity, size_t offset);

/* The list that a finding of this severity belongs to. */
struct iga_findings *fault_list(const struct faults *faults, iga_severity severity);

/* A text, for a message. */
const char *fault_shown(struct faults *faults, const struct tree_node *text);

#endif
