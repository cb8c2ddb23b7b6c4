/* scoring.h - what the commands that score data share: files through a pipeline. */
#ifndef CLI_SCORING_H
#define CLI_SCORING_H

#include "cli/feed.h"
#include "cli/names.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/status.h"

/* --claims and --verified exclude each other; says so. */
enum status scoring_check(const struct options *options);

/* How many threads: as --jobs says, else as many as there are cores, within reason. */
unsigned scoring_jobs(const struct options *options);

/* Scores the files, or standard input when there are none, and waits for the end. One file that
 * cannot be read does not keep the others away.
 * @param feed         without its pipeline
 * @param passed_over  gets the fields that the rules do not name */
enum status scoring_run(struct names *passed_over, const struct pipeline_work *work,
                        const struct feed *feed, char *const *files, size_t count);

/* Says once which fields were passed over. */
enum status scoring_say_passed_over(const struct names *fields, iga_lang lang);

#endif
