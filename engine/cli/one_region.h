/* one_region.h - the data of one region among all that are fed, as JSON. */
#ifndef CLI_ONE_REGION_H
#define CLI_ONE_REGION_H

#include "cli/options.h"
#include "cli/seek.h"
#include "cli/status.h"
#include "iga.h"

/* Starts as {0}. */
struct one_region {
    struct seek seek;
    struct names passed_over;
    char sha256[65]; /* of all input */
    iga_chunk chunk; /* the region's text; borrowed from the above */
};

/* Looks through the files, standard input when there are none. What comes from tables is written
 * as JSON, what is JSON stays as it is.
 * @param wanted  its id or its name; NULL for the only region that there is
 * @return STATUS_INPUT when there is no such region that can be used, which is said */
enum status one_region_find(struct one_region *out, const struct options *options,
                            const iga_rules *rules, const char *wanted, char *const *files,
                            size_t count);
void one_region_free(struct one_region *region);

#endif
