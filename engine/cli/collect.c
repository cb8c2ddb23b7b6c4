#include "cli/collect.h"

#include "cli/collect_results.h"
#include "cli/console.h"
#include "cli/scoring.h"
#include "report/phrase.h"
#include "report/rank_form.h"
#include "report/region_json.h"
#include "report/region_page.h"

#include <string.h>

enum status collect_start(struct collect *collect, const struct options *options,
                          const iga_rules *rules, const char *const *by, size_t by_count)
{
    *collect = (struct collect){.options = options,
                                .rules = rules,
                                .scoring = {.claims = options->claims,
                                            .verified = options->verified,
                                            .detail = options->detail,
                                            .lang = options->lang},
                                .wants_sha256 = true};
    pthread_mutex_init(&collect->lock, NULL);
    switch (iga_ranking_new(&collect->ranking, rules, by, by_count)) {
    case IGA_OK:
        return STATUS_OK;
    case IGA_ENOMEM:
        return console_no_memory(options->lang);
    default:
        return STATUS_USAGE;
    }
}

void collect_free(struct collect *collect)
{
    if (!collect->options)
        return;
    iga_ranking_free(collect->ranking);
    blob_free(&collect->stranger);
    names_free(&collect->passed_over);
    pthread_mutex_destroy(&collect->lock);
}

/* Any thread: keeps a region as the object that `score` writes. */
static void keep(struct blob *out, const void *context, const iga_result *result, bool is_first)
{
    struct collect *collect = *(struct collect *const *)context;
    struct blob line = {0};
    (void)is_first;
    if (collect->for_pages)
        region_page_record(&line, result);
    else
        region_json(&line, result, collect->scoring.detail);
    iga_status status = IGA_ENOMEM;
    if (!line.failed) {
        pthread_mutex_lock(&collect->lock);
        status = iga_ranking_add(collect->ranking, result, line.bytes, line.length);
        pthread_mutex_unlock(&collect->lock);
    }
    out->failed = out->failed || status != IGA_OK;
    blob_free(&line);
}

static bool intercept(const void *context, struct pipeline_batch *batch, const iga_chunk *chunk)
{
    struct collect *collect = *(struct collect *const *)context;
    return collect->takes_results && collect_results(collect, batch, chunk);
}

/* The caller's thread: says what was refused. */
static enum status take(void *context, struct pipeline_batch *batch)
{
    struct collect *collect = context;
    collect->regions += batch->regions;
    collect->refused += batch->refused;
    if (batch->errors.length > 0 && !collect->is_silent) {
        progress_clear(&collect->progress);
        console_write(batch->errors.bytes, batch->errors.length);
    }
    progress_show(&collect->progress, collect->regions);
    pthread_mutex_lock(&collect->lock);
    bool is_over = collect->stranger.length > 0 || collect->adding != IGA_OK;
    pthread_mutex_unlock(&collect->lock);
    return is_over ? STATUS_INPUT : STATUS_OK;
}

static enum status run(struct collect *collect, iga_hash *hash, char *const *files, size_t count)
{
    const struct options *options = collect->options;
    iga_score_options scoring = collect->scoring;
    scoring.detail = scoring.detail || collect->for_pages;
    struct pipeline_work work = {.rules = collect->rules,
                                 .options = scoring,
                                 .jobs = scoring_jobs(options),
                                 .render = keep,
                                 .render_context = &collect,
                                 .instead = intercept,
                                 .take = take,
                                 .take_context = collect};
    struct feed feed = {
        .from = options->from, .hash = hash, .lang = options->lang, .is_quiet = options->quiet};
    enum status status = scoring_run(&collect->passed_over, &work, &feed, files, count);
    progress_clear(&collect->progress);
    return status;
}

static enum status say_double(const iga_standing *standing, iga_lang lang)
{
    struct blob message = {0};
    const iga_finding finding = {.severity = IGA_ERROR,
                                 .file = standing->file,
                                 .line = standing->line,
                                 .column = standing->column};
    rank_doubled_message(&message, standing, lang);
    return console_tell(finding, &message, STATUS_OK, lang);
}

/* Regions whose id was given twice are known when all are there; the refused ones stand last. */
static enum status say_doubles(struct collect *collect)
{
    enum status status = STATUS_OK;
    iga_standing standing;
    size_t first = iga_ranking_count(collect->ranking);
    while (first > 0 && iga_ranking_get(&standing, collect->ranking, first - 1) &&
           standing.is_refused)
        first--;
    for (size_t i = first; iga_ranking_get(&standing, collect->ranking, i); i++) {
        if (!standing.is_doubled)
            continue;
        collect->refused++;
        if (!collect->is_silent && status == STATUS_OK)
            status = say_double(&standing, collect->options->lang);
    }
    return status;
}

/* Gives the places. */
static enum status settle(struct collect *collect)
{
    iga_lang lang = collect->options->lang;
    if (collect->stranger.length > 0) {
        console_write(collect->stranger.bytes, collect->stranger.length);
        return STATUS_INPUT;
    }
    if (collect->adding == IGA_ERULE) {
        console_error(PHRASE(lang,
                             "groups of \"%s\" go by answers, which results do not repeat; rank "
                             "the data instead",
                             "kelompok dalam \"%s\" bergantung pada jawaban, yang tidak dimuat "
                             "dalam hasil; peringkatkan datanya"),
                      iga_rules_id(collect->rules));
        return STATUS_INPUT;
    }
    if (collect->adding != IGA_OK || iga_ranking_finish(collect->ranking) != IGA_OK)
        return console_no_memory(lang);
    collect->is_settled = true;
    return say_doubles(collect);
}

enum status collect_files(struct collect *collect, char *const *files, size_t count)
{
    iga_hash *hash = NULL;
    if (collect->wants_sha256 && iga_hash_new(&hash) != IGA_OK)
        return console_no_memory(collect->options->lang);
    enum status status = run(collect, hash, files, count);
    if (hash)
        iga_hash_hex(collect->sha256, hash);
    iga_hash_free(hash);
    collect->read_all = status == STATUS_OK;
    if (status != STATUS_MACHINE)
        status = status_worse(status, settle(collect));
    if (collect->refused > 0)
        status = status_worse(status, STATUS_INPUT);
    return status;
}
