/* pipeline.h - chunks in, scored by several threads, rendered results out in the order they came.
 *
 * One thread hands in chunks and is handed the results; the others score and render. Memory is
 * bounded: when too much is under way, handing in waits for the oldest. What comes out does not
 * depend on the number of threads. */
#ifndef CLI_PIPELINE_H
#define CLI_PIPELINE_H

#include "cli/names.h"
#include "cli/status.h"
#include "iga.h"
#include "report/blob.h"

/* What became of a chunk. Whoever takes it may empty its blobs. */
struct pipeline_batch {
    struct blob rendered;
    struct blob errors; /* lines for standard error: why regions were refused */
    size_t regions, refused;
};

struct pipeline_work {
    const iga_rules *rules;
    iga_score_options options;
    unsigned jobs; /* at least 1; with 1 there are no further threads */
    /* Any thread: writes a region; `is_first` of its chunk. */
    void (*render)(struct blob *out, const void *context, const iga_result *result, bool is_first);
    const void *render_context;
    /* Any thread: takes a chunk that holds something other than data. @return false to have it
     * scored. May be NULL. */
    bool (*instead)(const void *context, struct pipeline_batch *batch, const iga_chunk *chunk);
    /* The caller's thread, in order. Anything but STATUS_OK ends the pipeline. */
    enum status (*take)(void *context, struct pipeline_batch *batch);
    void *take_context;
};

struct pipeline;

/* @param work  must outlive the pipeline; @return NULL without memory */
struct pipeline *pipeline_new(const struct pipeline_work *work);

/* Scores a chunk, now or later; its bytes are needed only until this returns, its file's name
 * until the pipeline is freed. @return what take said; STATUS_MACHINE without memory, which is said
 */
enum status pipeline_add(struct pipeline *pipeline, const iga_chunk *chunk);

/* Waits until everything that was added is scored and taken. */
enum status pipeline_drain(struct pipeline *pipeline);

/* Adds the fields that were passed over, sorted, each once. Ends the threads; drain first. */
void pipeline_passed_over(struct names *out, struct pipeline *pipeline);

/* Ends the threads, with what they are doing but without what is still waiting. */
void pipeline_free(struct pipeline *pipeline);

#endif
