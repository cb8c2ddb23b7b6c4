#include "cli/one_region.h"

#include "cli/console.h"
#include "cli/progress.h"
#include "cli/scoring.h"
#include "report/phrase.h"

#include <pthread.h>
#include <string.h>

struct finding {
    const struct options *options;
    const iga_rules *rules;
    const char *wanted;
    struct one_region *out;
    struct progress progress;
    size_t regions;
    pthread_mutex_t lock; /* of the names passed over */
};

/* ---- On any thread ------------------------------------------------------------------------ */

/* A region, while its record is written. */
struct looking {
    const struct finding *finding;
    struct pipeline_batch *batch;
    const iga_chunk *chunk;
    bool failed;
};

static int keep_json(void *context, const iga_record *record)
{
    if (record->json)
        blob_add(context, record->json, record->length);
    return 0;
}

/* The region's text, or its tables as JSON. */
static bool add_text(struct blob *out, const struct finding *finding, const iga_chunk *chunk)
{
    iga_conversion *conversion = NULL;
    if (!chunk->tables) {
        blob_add(out, chunk->bytes, chunk->length);
        return !out->failed;
    }
    bool is_done =
        iga_conversion_new(&conversion, finding->rules, false, finding->options->lang) == IGA_OK &&
        iga_conversion_run(conversion, chunk, keep_json, out) == IGA_OK;
    iga_conversion_free(conversion);
    return is_done && !out->failed;
}

static int write_record(void *context, const iga_result *result)
{
    struct looking *looking = context;
    const struct finding *finding = looking->finding;
    struct seek_record record = {.id = iga_result_id(result),
                                 .name = iga_result_name(result),
                                 .file = iga_result_file(result),
                                 .is_refused = iga_result_error_count(result) > 0};
    record.match =
        finding->wanted ? seek_match(finding->wanted, record.id, record.name) : SEEK_BY_ID;
    for (size_t i = 0; i < iga_result_error_count(result); i++)
        console_finding(&record.errors, iga_result_error(result, i));
    if (record.match != SEEK_OTHER && !record.is_refused)
        looking->failed = !add_text(&record.text, finding, looking->chunk);
    seek_write(&looking->batch->rendered, &record);
    looking->batch->regions++;
    blob_free(&record.text);
    blob_free(&record.errors);
    return looking->failed || looking->batch->rendered.failed;
}

static void add_passed_over(struct finding *finding, const iga_scorer *scorer)
{
    const char *name;
    pthread_mutex_lock(&finding->lock);
    for (size_t i = 0; (name = iga_scorer_passed_over(scorer, i)); i++)
        names_add(&finding->out->passed_over, name);
    names_sort(&finding->out->passed_over);
    pthread_mutex_unlock(&finding->lock);
}

/* Looks at the regions of a chunk one by one, to have the text of each. */
static bool look(const void *context, struct pipeline_batch *batch, const iga_chunk *chunk)
{
    struct finding *finding = *(struct finding *const *)context;
    const iga_score_options plain = {.lang = finding->options->lang};
    iga_scorer *scorer = NULL;
    iga_chunk rest = *chunk, one;
    struct looking looking = {finding, batch, &one, false};
    bool is_fine = iga_scorer_new(&scorer, finding->rules, &plain) == IGA_OK;
    while (is_fine && iga_chunk_cut(&one, &rest))
        is_fine = iga_scorer_run(scorer, &one, write_record, &looking) == IGA_OK;
    if (scorer)
        add_passed_over(finding, scorer);
    iga_scorer_free(scorer);
    batch->errors.failed = batch->errors.failed || !is_fine;
    return true;
}

static void render(struct blob *out, const void *context, const iga_result *result, bool is_first)
{
    (void)out, (void)context, (void)result, (void)is_first; /* nothing is left to the pipeline */
}

/* ---- The whole ---------------------------------------------------------------------------- */

static enum status take(void *context, struct pipeline_batch *batch)
{
    struct finding *finding = context;
    struct seek *seek = &finding->out->seek;
    finding->regions += batch->regions;
    progress_show(&finding->progress, finding->regions);
    seek_take(seek, finding->wanted ? finding->wanted : "", batch->rendered.bytes,
              batch->rendered.length);
    return seek->failed ? console_no_memory(finding->options->lang) : STATUS_OK;
}

static enum status feed_all(struct finding *finding, iga_hash *hash, char *const *files,
                            size_t count)
{
    const struct options *options = finding->options;
    struct names unused = {0};
    struct pipeline_work work = {.rules = finding->rules,
                                 .options = {.lang = options->lang},
                                 .jobs = scoring_jobs(options),
                                 .render = render,
                                 .render_context = &finding,
                                 .instead = look,
                                 .take = take,
                                 .take_context = finding};
    struct feed feed = {
        .from = options->from, .hash = hash, .lang = options->lang, .is_quiet = options->quiet};
    enum status status = scoring_run(&unused, &work, &feed, files, count);
    progress_clear(&finding->progress);
    names_free(&unused);
    return status;
}

/* Which region it is. */
static enum status settle(struct one_region *out, const struct options *options, const char *wanted)
{
    const struct seek_found *found;
    if (!wanted && out->seek.regions == 0) {
        console_error(PHRASE(options->lang, "the data hold no region", "data tidak memuat daerah"));
        return STATUS_INPUT;
    }
    if (!wanted && out->seek.regions > 1) {
        console_error(PHRASE(options->lang,
                             "the data hold %zu regions; name the one to change with --region",
                             "data memuat %zu daerah; sebutkan yang diubah dengan --region"),
                      out->seek.regions);
        return STATUS_USAGE;
    }
    enum status status = seek_settle(&found, &out->seek, wanted ? wanted : "", options->lang);
    if (status == STATUS_OK)
        out->chunk = (iga_chunk){.bytes = found->text.bytes ? found->text.bytes : "",
                                 .length = found->text.length,
                                 .line = 1,
                                 .column = 1};
    return status;
}

enum status one_region_find(struct one_region *out, const struct options *options,
                            const iga_rules *rules, const char *wanted, char *const *files,
                            size_t count)
{
    struct finding finding = {.options = options, .rules = rules, .wanted = wanted, .out = out};
    iga_hash *hash = NULL;
    if (iga_hash_new(&hash) != IGA_OK)
        return console_no_memory(options->lang);
    pthread_mutex_init(&finding.lock, NULL);
    progress_start(&finding.progress, !options->quiet, options->lang);
    enum status status = feed_all(&finding, hash, files, count);
    if (status != STATUS_MACHINE && !options->quiet)
        status = status_worse(status, scoring_say_passed_over(&out->passed_over, options->lang));
    if (status != STATUS_MACHINE)
        status = status_worse(status, settle(out, options, wanted));
    iga_hash_hex(out->sha256, hash);
    iga_hash_free(hash);
    pthread_mutex_destroy(&finding.lock);
    return status;
}

void one_region_free(struct one_region *region)
{
    seek_free(&region->seek);
    names_free(&region->passed_over);
}
