#include "cli/impact_run.h"

#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "cli/scoring.h"
#include "report/phrase.h"
#include "report/rank_form.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* The regions of one chunk, in the impact that they were scored into. */
struct stretch {
    const iga_impact *partial;
    size_t first, count;
};

struct running {
    struct impact_run *run;
    const iga_diff *diff;
    const struct options *options;
    pthread_mutex_t lock; /* of run->partial and of what is idle */
    iga_impact **idle;    /* room for as many as there are threads */
    size_t idle_count;
    struct blob stretches; /* in the order of the data */
    size_t regions;
    struct progress progress;
};

/* ---- Any thread ------------------------------------------------------------------------------ */

/* An impact that nobody uses; a new one when all are in use. @return NULL without memory */
static iga_impact *borrow(struct running *running)
{
    struct impact_run *run = running->run;
    iga_impact *partial = NULL;
    pthread_mutex_lock(&running->lock);
    if (running->idle_count > 0)
        partial = running->idle[--running->idle_count];
    pthread_mutex_unlock(&running->lock);
    if (partial || iga_impact_new(&partial, running->diff, running->options->lang) != IGA_OK)
        return partial;
    pthread_mutex_lock(&running->lock);
    run->partial[run->partial_count++] = partial;
    pthread_mutex_unlock(&running->lock);
    return partial;
}

static void give_back(struct running *running, iga_impact *partial)
{
    pthread_mutex_lock(&running->lock);
    running->idle[running->idle_count++] = partial;
    pthread_mutex_unlock(&running->lock);
}

static int on_refused(void *context, const iga_result *result)
{
    struct pipeline_batch *batch = context;
    for (size_t i = 0; i < iga_result_error_count(result); i++)
        console_finding(&batch->errors, iga_result_error(result, i));
    batch->refused++;
    return batch->errors.failed;
}

/* Scores a chunk under both rule sets. What the batch hands on is where its regions are. */
static bool score_chunk(const void *context, struct pipeline_batch *batch, const iga_chunk *chunk)
{
    struct running *running = *(struct running *const *)context;
    iga_impact *partial = borrow(running);
    if (!partial) {
        batch->errors.failed = true;
        return true;
    }
    struct stretch stretch = {.partial = partial, .first = iga_impact_count(partial)};
    if (iga_impact_run(partial, chunk, on_refused, batch) != IGA_OK)
        batch->errors.failed = true;
    stretch.count = iga_impact_count(partial) - stretch.first;
    batch->regions = stretch.count + batch->refused;
    blob_add(&batch->rendered, (const char *)&stretch, sizeof stretch);
    batch->errors.failed = batch->errors.failed || batch->rendered.failed;
    give_back(running, partial);
    return true;
}

static void not_rendered(struct blob *out, const void *context, const iga_result *result,
                         bool is_first)
{
    (void)out, (void)context, (void)result, (void)is_first;
}

/* ---- The caller's thread --------------------------------------------------------------------- */

static enum status take(void *context, struct pipeline_batch *batch)
{
    struct running *running = context;
    running->regions += batch->regions;
    running->run->refused += batch->refused;
    blob_add(&running->stretches, batch->rendered.bytes, batch->rendered.length);
    if (running->stretches.failed)
        return console_no_memory(running->options->lang);
    if (batch->errors.length > 0) {
        progress_clear(&running->progress);
        console_write(batch->errors.bytes, batch->errors.length);
    }
    progress_show(&running->progress, running->regions);
    return STATUS_OK;
}

static enum status say_passed_over(const struct running *running)
{
    const struct impact_run *run = running->run;
    struct names fields = {0};
    for (size_t p = 0; p < run->partial_count; p++) {
        const char *name;
        for (size_t i = 0; (name = iga_impact_passed_over(run->partial[p], i)); i++)
            names_add(&fields, name);
    }
    names_sort(&fields);
    enum status status = scoring_say_passed_over(&fields, running->options->lang);
    names_free(&fields);
    return status;
}

static enum status say_doubled(const iga_double *doubled, iga_lang lang)
{
    struct blob message = {0};
    blob_print(&message,
               PHRASE(lang, "region id \"%s\" is given twice", "id daerah \"%s\" ada dua kali"),
               doubled->id);
    rank_other_place(&message, doubled->file, doubled->first_file, doubled->first_line, lang);
    blob_text(&message,
              PHRASE(lang, "; give every region once", "; sebutkan setiap daerah sekali"));
    const iga_finding finding = {.severity = IGA_ERROR,
                                 .file = doubled->file,
                                 .line = doubled->line,
                                 .column = doubled->column};
    return console_tell(finding, &message, STATUS_INPUT, lang);
}

/* Brings all regions together, and gives the places. */
static enum status settle(struct running *running)
{
    struct impact_run *run = running->run;
    iga_lang lang = running->options->lang;
    iga_double doubled = {0};
    iga_status status = iga_impact_new(&run->impact, running->diff, lang);
    for (size_t at = 0; status == IGA_OK && at < running->stretches.length;
         at += sizeof(struct stretch)) {
        struct stretch stretch;
        memcpy(&stretch, running->stretches.bytes + at, sizeof stretch);
        status = iga_impact_take(run->impact, stretch.partial, stretch.first, stretch.count);
    }
    if (status == IGA_OK)
        status = iga_impact_finish(run->impact, &doubled);
    if (status == IGA_OK)
        return STATUS_OK;
    enum status said = status == IGA_EDATA ? say_doubled(&doubled, lang) : console_no_memory(lang);
    iga_impact_free(run->impact);
    run->impact = NULL;
    return said;
}

static enum status score(struct running *running)
{
    const struct options *options = running->options;
    const struct pipeline_work work = {.rules = iga_diff_after(running->diff),
                                       .options = {.lang = options->lang},
                                       .jobs = scoring_jobs(options),
                                       .render = not_rendered,
                                       .render_context = &running,
                                       .instead = score_chunk,
                                       .take = take,
                                       .take_context = running};
    struct feed feed = {.from = options->from, .lang = options->lang, .is_quiet = options->quiet};
    struct names none = {0}; /* the pipeline's own scorers score nothing */
    if (iga_hash_new(&feed.hash) != IGA_OK)
        return console_no_memory(options->lang);
    progress_start(&running->progress, !options->quiet, options->lang);
    enum status status = scoring_run(&none, &work, &feed, options->data.items, options->data.count);
    progress_clear(&running->progress);
    iga_hash_hex(running->run->data_sha256, feed.hash);
    iga_hash_free(feed.hash);
    names_free(&none);
    if (status == STATUS_MACHINE)
        return status;
    if (!options->quiet)
        status = status_worse(status, say_passed_over(running));
    if (running->run->refused > 0)
        status = status_worse(status, STATUS_INPUT);
    return status_worse(status, settle(running));
}

enum status impact_run(struct impact_run *out, const iga_diff *diff, const struct options *options)
{
    struct running running = {.run = out, .diff = diff, .options = options};
    size_t threads = scoring_jobs(options);
    *out = (struct impact_run){.partial = calloc(threads, sizeof(iga_impact *))};
    running.idle = calloc(threads, sizeof(iga_impact *));
    pthread_mutex_init(&running.lock, NULL);
    enum status status =
        out->partial && running.idle ? score(&running) : console_no_memory(options->lang);
    pthread_mutex_destroy(&running.lock);
    blob_free(&running.stretches);
    free(running.idle);
    return status;
}

void impact_run_free(struct impact_run *run)
{
    iga_impact_free(run->impact);
    for (size_t i = 0; i < run->partial_count; i++)
        iga_impact_free(run->partial[i]);
    free(run->partial);
    *run = (struct impact_run){0};
}
