/* impact_run.h - what a difference does to all regions of some files.
 *
 * Several threads score, each into an impact that no other uses meanwhile; the regions are brought
 * together in the order of the data. */
#ifndef CLI_IMPACT_RUN_H
#define CLI_IMPACT_RUN_H

#include "cli/options.h"
#include "cli/status.h"
#include "iga.h"

struct impact_run {
    iga_impact *impact; /* of all regions; NULL when it could not be settled */
    size_t refused;
    char data_sha256[65]; /* of all input */
    iga_impact **partial; /* those that were scored into, whose the regions are */
    size_t partial_count;
};

/* Scores the files that --data names. What cannot be used is said.
 * @return STATUS_INPUT when something was refused; free `out` whatever is returned */
enum status impact_run(struct impact_run *out, const iga_diff *diff, const struct options *options);
void impact_run_free(struct impact_run *run);

#endif
