/* cmd_score.c - iga score: index, predicate and breakdown of every region in the data. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/feed.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules_open.h"
#include "report/score_form.h"

#include <unistd.h>

enum { MOST_JOBS_UNASKED = 8 };

/* All that one run is about. */
struct scoring {
    const struct options *options;
    const struct score_form *form;
    struct score_settings settings;
    struct score_report report;
    struct score_tally tally;
    struct output output;
    struct progress progress;
    struct blob arranged;     /* what is written next */
    struct names passed_over; /* fields of the data */
    iga_hash *hash;           /* of the data, where the form tells it */
    char sha256[65];
};

static void render(struct blob *out, const void *context, const iga_result *result, bool is_first)
{
    const struct scoring *scoring = context;
    scoring->form->render(out, &scoring->settings, result, is_first);
}

static enum status take(void *context, struct pipeline_batch *batch)
{
    struct scoring *scoring = context;

    scoring->tally.regions += batch->regions;
    scoring->tally.refused += batch->refused;
    if (batch->errors.length > 0) {
        progress_clear(&scoring->progress);
        console_write(batch->errors.bytes, batch->errors.length);
    }
    progress_show(&scoring->progress, scoring->tally.regions);
    scoring->form->arrange(&scoring->arranged, &scoring->report, batch->rendered.bytes,
                           batch->rendered.length);
    return output_write(&scoring->output, &scoring->arranged);
}

static unsigned choose_jobs(const struct options *options)
{
    if (options->jobs > 0)
        return options->jobs;
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (cores < 1)
        return 1;
    return cores > MOST_JOBS_UNASKED ? MOST_JOBS_UNASKED : (unsigned)cores;
}

static enum status say_passed_over(const struct names *fields, iga_lang lang)
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
    blob_free(&list);
    return failed ? console_no_memory(lang) : STATUS_OK;
}

/* Feeds the files one after another; one that cannot be read does not keep the others away. */
static enum status feed_all(const struct feed *feed, char *const *files, size_t count)
{
    enum status worst = STATUS_OK;
    if (count == 0)
        return feed_file(feed, "-");
    for (size_t i = 0; i < count && worst != STATUS_MACHINE; i++)
        worst = status_worse(worst, feed_file(feed, files[i]));
    return worst;
}

static enum status score_files(struct scoring *scoring, char *const *files, size_t count)
{
    const struct options *options = scoring->options;
    struct pipeline_work work = {.rules = scoring->settings.rules,
                                 .options = scoring->settings.options,
                                 .jobs = choose_jobs(options),
                                 .render = render,
                                 .render_context = scoring,
                                 .take = take,
                                 .take_context = scoring};
    struct pipeline *pipeline = pipeline_new(&work);
    if (!pipeline)
        return console_no_memory(options->lang);

    struct feed feed = {.pipeline = pipeline,
                        .from = options->from,
                        .hash = scoring->hash,
                        .lang = options->lang,
                        .is_quiet = options->quiet};
    enum status status = feed_all(&feed, files, count);
    if (status != STATUS_MACHINE)
        status = status_worse(status, pipeline_drain(pipeline));
    progress_clear(&scoring->progress);
    pipeline_passed_over(&scoring->passed_over, pipeline);
    pipeline_free(pipeline);
    return status;
}

static enum status finish(struct scoring *scoring)
{
    if (scoring->hash) {
        iga_hash_hex(scoring->sha256, scoring->hash);
        scoring->tally.data_sha256 = scoring->sha256;
    }
    scoring->form->end(&scoring->arranged, &scoring->report, &scoring->tally);
    enum status status = output_write(&scoring->output, &scoring->arranged);
    if (status == STATUS_OK)
        status = output_commit(&scoring->output);
    return status;
}

/* Everything between the opening of the output and its commitment. */
static enum status answer(struct scoring *scoring, char *const *files, size_t count)
{
    scoring->form->begin(&scoring->arranged, &scoring->report);
    enum status status = output_write(&scoring->output, &scoring->arranged);
    if (status == STATUS_OK)
        status = score_files(scoring, files, count);
    if (status != STATUS_MACHINE)
        status = status_worse(status, finish(scoring));
    if (status != STATUS_MACHINE && !scoring->options->quiet)
        status =
            status_worse(status, say_passed_over(&scoring->passed_over, scoring->options->lang));
    if (scoring->tally.refused > 0)
        status = status_worse(status, STATUS_INPUT);
    return status;
}

static enum status score_with(struct scoring *scoring, char *const *files, size_t count)
{
    const struct options *options = scoring->options;
    enum status status = output_open(&scoring->output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;

    bool is_terminal = output_is_terminal(&scoring->output);
    const char *unasked = is_terminal ? "table" : "ndjson";
    scoring->form = score_form_find(options->format ? options->format : unasked);
    scoring->settings.color = answer_has_color(options, &scoring->output);
    progress_start(&scoring->progress, !options->quiet && !is_terminal, options->lang);
    if (scoring->form->wants_sha256 && iga_hash_new(&scoring->hash) != IGA_OK)
        status = console_no_memory(options->lang);
    else
        status = answer(scoring, files, count);
    output_discard(&scoring->output);
    iga_hash_free(scoring->hash);
    score_report_free(&scoring->report);
    blob_free(&scoring->arranged);
    names_free(&scoring->passed_over);
    return status;
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    iga_rules *rules = NULL;

    if (options->claims && options->verified) {
        console_error(PHRASE(options->lang,
                             "--claims and --verified exclude each other; choose one of them",
                             "--claims dan --verified tidak dapat bersama; pilih salah satu"));
        return STATUS_USAGE;
    }
    enum status status = rules_obtain(&rules, options->rules, options->lang);
    if (status != STATUS_OK)
        return status;

    struct scoring scoring = {.options = options,
                              .settings = {.rules = rules,
                                           .options = {.claims = options->claims,
                                                       .verified = options->verified,
                                                       .detail = options->detail,
                                                       .lang = options->lang}}};
    scoring.report.settings = &scoring.settings;
    status = score_with(&scoring, arguments, count);
    iga_rules_free(rules);
    return status;
}

static const char *const formats[] = {"table", "ndjson", "json", NULL};

const struct command command_score = {
    .name = "score",
    .arguments = {"[FILE...]", "[BERKAS...]"},
    .summary = {"index, predicate and breakdown of every region in the data",
                "indeks, predikat, dan rincian setiap daerah dalam data"},
    .about = {"The data are regions as JSON: one object, an array, or one per line.\n"
              "Without a file, or for -, standard input is read. Without -f the\n"
              "answer is a table on a terminal and ndjson elsewhere.",
              "Data berupa daerah dalam JSON: satu objek, larik, atau satu per baris.\n"
              "Tanpa berkas, atau untuk -, masukan standar dibaca. Tanpa -f jawabannya\n"
              "tabel pada terminal dan ndjson di tempat lain."},
    .example = "  iga score -r iid-2026 -f json -o hasil.json data.json\n",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_DETAIL | TAKES_COUNTING,
    .formats = formats,
    .run = run,
};
