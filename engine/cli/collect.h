/* collect.h - all regions of some files, scored, in the order of their places.
 *
 * Lines that were scored before are taken as they are, so that several places can score their
 * part and one can rank the whole. */
#ifndef CLI_COLLECT_H
#define CLI_COLLECT_H

#include "cli/names.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/status.h"
#include "iga.h"

#include <pthread.h>

/* What to collect. Starts with collect_start. */
struct collect {
    const struct options *options; /* --jobs, --from, --lang, --quiet */
    const iga_rules *rules;
    iga_score_options scoring;
    bool takes_results; /* lines that were scored before are no data but results */
    bool for_pages;     /* keeps what a page shows beside what score writes, in detail */
    bool is_silent;     /* refusals are not said */
    iga_ranking *ranking;
    pthread_mutex_t lock; /* of the ranking and of what follows */
    iga_status adding;    /* the first failure of the ranking */
    struct blob stranger; /* why results cannot be merged: they are of other rules */
    size_t results;       /* lines that were scored before */
    size_t regions, refused;
    bool read_all;   /* every file could be read */
    bool is_settled; /* the places are given */
    struct progress progress;
    struct names passed_over;
    bool wants_sha256; /* true from collect_start on */
    char sha256[65];   /* of all input, if it is wanted */
};

/* @param by  fields, or NULL with 0 for the groups of the rules
 * @return STATUS_USAGE when there is no such field, without a message */
enum status collect_start(struct collect *collect, const struct options *options,
                          const iga_rules *rules, const char *const *by, size_t by_count);
/* Reads all files and gives the places. What cannot be used is said.
 * @return STATUS_INPUT when something was refused; when results are of other rules nothing can be
 *         ranked, and it is not settled */
enum status collect_files(struct collect *collect, char *const *files, size_t count);
void collect_free(struct collect *collect);

#endif
