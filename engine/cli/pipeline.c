#include "cli/pipeline.h"

#include "cli/console.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum {
    MOST_UNDER_WAY = 64 * 1024 * 1024, /* bytes of chunks, unless a single one is larger */
    MOST_KEPT = 1024 * 1024            /* bytes of a blob that waits for its next use */
};

/* A chunk on its way. */
struct job {
    iga_chunk chunk;
    struct blob bytes; /* the chunk's, when another thread needs them later */
    struct pipeline_batch batch;
    iga_status status;
    bool is_done;
};

struct worker {
    struct pipeline *pipeline;
    pthread_t thread;
    iga_scorer *scorer; /* made by the thread that uses it */
};

/* Jobs stand in a ring and are numbered as they come: those from `oldest` to `next` are scored
 * or being scored, those from `next` to `newest` wait. */
struct pipeline {
    const struct pipeline_work *work;
    struct job *jobs;
    size_t size;
    size_t under_way; /* bytes */
    struct worker *workers;
    size_t started; /* of them */

    pthread_mutex_t lock; /* of what follows, and of is_done */
    pthread_cond_t added, done;
    size_t oldest, next, newest;
    bool is_closing;
};

struct render_state {
    const struct pipeline_work *work;
    struct pipeline_batch *batch;
};

static int on_result(void *context, const iga_result *result)
{
    struct render_state *state = context;
    struct pipeline_batch *batch = state->batch;
    size_t errors = iga_result_error_count(result);

    state->work->render(&batch->rendered, state->work->render_context, result, batch->regions == 0);
    for (size_t i = 0; i < errors; i++)
        console_finding(&batch->errors, iga_result_error(result, i));
    batch->regions++;
    batch->refused += errors > 0;
    return batch->rendered.failed || batch->errors.failed;
}

static void run_job(struct job *job, const struct pipeline_work *work, iga_scorer *scorer)
{
    struct render_state state = {work, &job->batch};
    blob_clear(&job->batch.rendered);
    blob_clear(&job->batch.errors);
    job->batch.regions = job->batch.refused = 0;
    if (work->instead && work->instead(work->render_context, &job->batch, &job->chunk))
        job->status = job->batch.errors.failed ? IGA_ENOMEM : IGA_OK;
    else
        job->status = scorer ? iga_scorer_run(scorer, &job->chunk, on_result, &state) : IGA_ENOMEM;
}

static iga_scorer *make_scorer(const struct pipeline_work *work)
{
    iga_scorer *scorer;
    return iga_scorer_new(&scorer, work->rules, &work->options) == IGA_OK ? scorer : NULL;
}

/* The next job that waits, or NULL when there will be none. */
static struct job *next_job(struct pipeline *pipeline)
{
    struct job *job = NULL;
    pthread_mutex_lock(&pipeline->lock);
    while (pipeline->next == pipeline->newest && !pipeline->is_closing)
        pthread_cond_wait(&pipeline->added, &pipeline->lock);
    if (!pipeline->is_closing)
        job = &pipeline->jobs[pipeline->next++ % pipeline->size];
    pthread_mutex_unlock(&pipeline->lock);
    return job;
}

static void *work_on(void *context)
{
    struct worker *worker = context;
    struct pipeline *pipeline = worker->pipeline;

    worker->scorer = make_scorer(pipeline->work);
    for (struct job *job; (job = next_job(pipeline));) {
        run_job(job, pipeline->work, worker->scorer);
        pthread_mutex_lock(&pipeline->lock);
        job->is_done = true;
        pthread_cond_signal(&pipeline->done);
        pthread_mutex_unlock(&pipeline->lock);
    }
    return NULL;
}

/* Starts one more thread; signals stay with the one that started the program. */
static bool start_worker(struct pipeline *pipeline)
{
    struct worker *worker = &pipeline->workers[pipeline->started];
    sigset_t all, before;

    worker->pipeline = pipeline;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool is_started = pthread_create(&worker->thread, NULL, work_on, worker) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pipeline->started += is_started;
    return is_started;
}

struct pipeline *pipeline_new(const struct pipeline_work *work)
{
    struct pipeline *pipeline = calloc(1, sizeof *pipeline);
    if (!pipeline)
        return NULL;
    pipeline->work = work;
    pipeline->size = work->jobs == 1 ? 1 : 2 * (size_t)work->jobs + 2;
    pipeline->jobs = calloc(pipeline->size, sizeof *pipeline->jobs);
    pipeline->workers = calloc(work->jobs, sizeof *pipeline->workers);
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->added, NULL);
    pthread_cond_init(&pipeline->done, NULL);
    if (!pipeline->jobs || !pipeline->workers) {
        pipeline_free(pipeline);
        return NULL;
    }
    return pipeline;
}

static void trim(struct blob *blob)
{
    if (blob->capacity > MOST_KEPT)
        blob_free(blob);
}

/* Hands over what became of a job and makes it ready for its next use. */
static enum status hand_over(struct pipeline *pipeline, struct job *job)
{
    const struct pipeline_work *work = pipeline->work;
    enum status status = job->status == IGA_OK ? work->take(work->take_context, &job->batch)
                                               : console_no_memory(work->options.lang);
    trim(&job->bytes);
    trim(&job->batch.rendered);
    trim(&job->batch.errors);
    return status;
}

/* Hands over the oldest job, if there is one and it is done or may be waited for. */
static enum status take_oldest(bool *taken, struct pipeline *pipeline, bool may_wait)
{
    struct job *job = &pipeline->jobs[pipeline->oldest % pipeline->size];
    *taken = false;
    if (pipeline->oldest == pipeline->newest)
        return STATUS_OK;
    pthread_mutex_lock(&pipeline->lock);
    while (may_wait && !job->is_done)
        pthread_cond_wait(&pipeline->done, &pipeline->lock);
    *taken = job->is_done;
    pthread_mutex_unlock(&pipeline->lock);
    if (!*taken)
        return STATUS_OK;
    pipeline->under_way -= job->chunk.length;
    enum status status = hand_over(pipeline, job);
    pipeline->oldest++;
    return status;
}

static enum status take_done(struct pipeline *pipeline)
{
    enum status status;
    bool taken;
    do
        status = take_oldest(&taken, pipeline, false);
    while (status == STATUS_OK && taken);
    return status;
}

enum status pipeline_drain(struct pipeline *pipeline)
{
    enum status status;
    bool taken;
    do
        status = take_oldest(&taken, pipeline, true);
    while (status == STATUS_OK && taken);
    return status;
}

/* Waits until there is room for one more job of this size. */
static enum status make_way(struct pipeline *pipeline, size_t length)
{
    enum status status = STATUS_OK;
    bool taken = true;
    while (status == STATUS_OK && taken &&
           (pipeline->newest - pipeline->oldest == pipeline->size ||
            pipeline->under_way + length > MOST_UNDER_WAY))
        status = take_oldest(&taken, pipeline, true);
    return status;
}

/* Without further threads, or where none can be started. */
static enum status run_here(struct pipeline *pipeline, const iga_chunk *chunk)
{
    struct job *job = &pipeline->jobs[0];
    struct worker *worker = &pipeline->workers[0];
    if (!worker->scorer)
        worker->scorer = make_scorer(pipeline->work);
    job->chunk = *chunk;
    run_job(job, pipeline->work, worker->scorer);
    return hand_over(pipeline, job);
}

static enum status enqueue(struct pipeline *pipeline, const iga_chunk *chunk)
{
    enum status status = make_way(pipeline, chunk->length);
    if (status != STATUS_OK)
        return status;
    struct job *job = &pipeline->jobs[pipeline->newest % pipeline->size];
    blob_clear(&job->bytes);
    blob_add(&job->bytes, chunk->bytes, chunk->length);
    if (job->bytes.failed)
        return console_no_memory(pipeline->work->options.lang);
    job->chunk = *chunk;
    job->chunk.bytes = job->bytes.bytes;
    job->is_done = false;
    pipeline->under_way += chunk->length;
    pthread_mutex_lock(&pipeline->lock);
    pipeline->newest++;
    pthread_cond_signal(&pipeline->added);
    pthread_mutex_unlock(&pipeline->lock);
    return take_done(pipeline);
}

enum status pipeline_add(struct pipeline *pipeline, const iga_chunk *chunk)
{
    unsigned jobs = pipeline->work->jobs;
    if (jobs > 1 && pipeline->started < jobs)
        start_worker(pipeline);
    return pipeline->started > 0 ? enqueue(pipeline, chunk) : run_here(pipeline, chunk);
}

/* Ends the threads; their scorers stay. */
static void join(struct pipeline *pipeline)
{
    pthread_mutex_lock(&pipeline->lock);
    pipeline->is_closing = true;
    pthread_cond_broadcast(&pipeline->added);
    pthread_mutex_unlock(&pipeline->lock);
    for (size_t i = 0; i < pipeline->started; i++)
        pthread_join(pipeline->workers[i].thread, NULL);
    pipeline->started = 0;
}

void pipeline_passed_over(struct names *out, struct pipeline *pipeline)
{
    join(pipeline);
    for (size_t i = 0; i < pipeline->work->jobs; i++) {
        const iga_scorer *scorer = pipeline->workers[i].scorer;
        const char *name;
        for (size_t k = 0; scorer && (name = iga_scorer_passed_over(scorer, k)); k++)
            names_add(out, name);
    }
    names_sort(out);
}

void pipeline_free(struct pipeline *pipeline)
{
    if (!pipeline)
        return;
    join(pipeline);
    for (size_t i = 0; pipeline->workers && i < pipeline->work->jobs; i++)
        iga_scorer_free(pipeline->workers[i].scorer);
    for (size_t i = 0; pipeline->jobs && i < pipeline->size; i++) {
        blob_free(&pipeline->jobs[i].bytes);
        blob_free(&pipeline->jobs[i].batch.rendered);
        blob_free(&pipeline->jobs[i].batch.errors);
    }
    pthread_cond_destroy(&pipeline->done);
    pthread_cond_destroy(&pipeline->added);
    pthread_mutex_destroy(&pipeline->lock);
    free(pipeline->workers);
    free(pipeline->jobs);
    free(pipeline);
}
