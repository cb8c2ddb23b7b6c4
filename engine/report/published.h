/* published.h - results that were written to a file, read back: a document, or one a line. */
#ifndef REPORT_PUBLISHED_H
#define REPORT_PUBLISHED_H

#include "report/json_tree.h"
#include "report/phrase.h"

/* One region as it was published. Texts are named by where they stand in the file's `texts`;
 * published_text has them. */
struct published_region {
    size_t start, length; /* in the bytes of the file */
    size_t id, name, ruleset, exact, index, predicate;
    bool has_exact, has_errors, has_rank, has_detail;
    size_t place, of;                /* among all, as stated; 0 if not */
    size_t first_place, place_count; /* in groups, of the file's `places` */
};

/* A place in a group; the group is named by where it stands in the file's `texts`. */
struct published_place {
    size_t group, place, of;
};

/* Starts as {0}. The bytes must stay. */
struct published {
    const char *file, *bytes;
    size_t length;
    bool is_document; /* with a head that says what the results are of */
    bool has_results; /* and a list of them */
    iga_json *head;   /* of a document: all but the results */
    struct blob head_bytes;
    struct published_region *regions;
    size_t count, capacity;
    struct published_place *places;
    size_t place_count, place_capacity;
    struct blob texts;
    struct phrase fault; /* why it cannot be read, at: */
    size_t line, column;
    struct blob fault_texts; /* of the fault, unless it is a literal */
    bool failed;             /* for lack of memory */
};

/* @return false when it cannot be read, or there is no memory */
bool published_read(struct published *out, const char *file, const char *bytes, size_t length);
void published_free(struct published *published);

/* NULL where the region does not say it. */
const char *published_text(const struct published *published, size_t text);

/* An id that two regions have, the first in the file that is there again; and the two. */
struct published_double {
    const char *id;
    size_t first, second;
};
/* @return false when there is none, or no memory, which `failed` remembers */
bool published_find_double(struct published_double *out, struct published *published);
/* Where a region stands in the file. */
void published_position(size_t *line, size_t *column, const struct published *published,
                        size_t region);

/* What the head says; NULL where it does not. */
const char *published_head_text(const struct published *published, const char *object,
                                const char *key);
/* Of options: whether it is true, false or null. */
bool published_option_is(const struct published *published, const char *key, iga_json_kind kind);

/* The rule set that all results name; NULL when there is none, or they do not agree. */
const char *published_ruleset(const struct published *published);

/* Whether results from several places were merged, so that no data of one place has its hash. */
bool published_is_merged(const struct published *published);
bool published_is_ranked(const struct published *published);
bool published_has_detail(const struct published *published);

#endif
