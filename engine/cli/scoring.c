#include "cli/scoring.h"

#include "cli/console.h"
#include "report/phrase.h"

#include <string.h>
#include <unistd.h>

enum { MOST_JOBS_UNASKED = 8 };

enum status scoring_check(const struct options *options)
{
    if (!options->claims || !options->verified)
        return STATUS_OK;
    console_error(PHRASE(options->lang,
                         "--claims and --verified exclude each other; choose one of them",
                         "--claims dan --verified tidak dapat dipakai bersama; pilih salah satu"));
    return STATUS_USAGE;
}

unsigned scoring_jobs(const struct options *options)
{
    if (options->jobs > 0)
        return options->jobs;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (cores < 1)
        return 1;
    return cores > MOST_JOBS_UNASKED ? MOST_JOBS_UNASKED : (unsigned)cores;
}

enum status scoring_run(struct names *passed_over, const struct pipeline_work *work,
                        const struct feed *feed, char *const *files, size_t count)
{
    struct pipeline *pipeline = pipeline_new(work);
    if (!pipeline)
        return console_no_memory(feed->lang);
    struct feed with_pipeline = *feed;
    with_pipeline.pipeline = pipeline;
    enum status status = feed_files(&with_pipeline, files, count);
    if (status != STATUS_MACHINE)
        status = status_worse(status, pipeline_drain(pipeline));
    pipeline_passed_over(passed_over, pipeline);
    pipeline_free(pipeline);
    return status;
}

static bool has_name(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return true;
    return false;
}

/* Whether data have what no data have, but every result. */
static bool are_results(const struct names *fields)
{
    return has_name(fields, "ruleset") &&
           (has_name(fields, "results") || has_name(fields, "exact"));
}

enum status scoring_say_passed_over(const struct names *fields, iga_lang lang)
{
    struct blob list = {0};
    for (size_t i = 0; i < fields->count; i++) {
        blob_text(&list, i > 0 ? ", " : "");
        blob_text(&list, fields->items[i]);
    }
    bool failed = fields->failed || list.failed;
    if (list.length > 0 && !failed)
        console_note(PHRASE(lang, "fields that the rules do not name were passed over: %s",
                            "bidang yang tidak disebut dalam aturan dilewati: %s"),
                     list.bytes);
    if (are_results(fields) && !failed)
        console_note(PHRASE(lang,
                            "this looks like a result of iga score or iga rank; name the data it "
                            "was made from",
                            "ini tampaknya hasil iga score atau iga rank; sebutkan data asalnya"));
    blob_free(&list);
    return failed ? console_no_memory(lang) : STATUS_OK;
}
