/* cmd_score.c - iga score: index, predicate and breakdown of every region in the data. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules_open.h"
#include "cli/scoring.h"
#include "cli/what_if.h"
#include "cli/workbook.h"
#include "report/score_form.h"

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

static enum status score_files(struct scoring *scoring, char *const *files, size_t count)
{
    const struct options *options = scoring->options;
    struct pipeline_work work = {.rules = scoring->settings.rules,
                                 .options = scoring->settings.options,
                                 .jobs = scoring_jobs(options),
                                 .render = render,
                                 .render_context = scoring,
                                 .take = take,
                                 .take_context = scoring};
    struct feed feed = {.from = options->from,
                        .hash = scoring->hash,
                        .lang = options->lang,
                        .is_quiet = options->quiet};
    enum status status = scoring_run(&scoring->passed_over, &work, &feed, files, count);
    progress_clear(&scoring->progress);
    return status;
}

static enum status finish(struct scoring *scoring)
{
    if (scoring->hash) {
        iga_hash_hex(scoring->sha256, scoring->hash);
        scoring->tally.data_sha256 = scoring->sha256;
    }
    scoring->form->end(&scoring->arranged, &scoring->report, &scoring->tally);
    enum status status = STATUS_OK;
    if (scoring->report.book.count > 0 && !scoring->arranged.failed)
        status = workbook_make(&scoring->arranged, &scoring->report.book, scoring->options->lang);
    if (status == STATUS_OK)
        status = output_write(&scoring->output, &scoring->arranged);
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
        status = status_worse(
            status, scoring_say_passed_over(&scoring->passed_over, scoring->options->lang));
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
    scoring->settings.is_detailed = options->detail;
    scoring->settings.options.detail = options->detail || scoring->form->wants_detail;
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
    enum status status = scoring_check(options);
    if (status == STATUS_OK)
        status = workbook_check(options, options->format);
    if (status == STATUS_OK)
        status = rules_obtain(&rules, options->rules, options->lang);
    if (status != STATUS_OK)
        return status;

    struct scoring scoring = {.options = options,
                              .settings = {.rules = rules,
                                           .options = {.claims = options->claims,
                                                       .verified = options->verified,
                                                       .detail = options->detail,
                                                       .lang = options->lang}}};
    scoring.report.settings = &scoring.settings;
    status = what_if_is_asked(options) ? what_if_run(options, rules, arguments, count)
                                       : score_with(&scoring, arguments, count);
    iga_rules_free(rules);
    return status;
}

static const char *const formats[] = {"table", "ndjson", "json", "csv", "html", "xlsx", NULL};

const struct command command_score = {
    .name = "score",
    .arguments = {"[FILE...]", "[BERKAS...]"},
    .summary = {"index, predicate and breakdown of every region in the data",
                "indeks, predikat, dan rincian setiap daerah dalam data"},
    .about = {"Data are JSON, NDJSON, a workbook (.xlsx) or two CSV files. --set, --without and\n"
              "--add tell what would be, before and after. man iga-score tells more.",
              "Data berupa JSON, NDJSON, buku kerja (.xlsx), atau dua berkas CSV. --set,\n"
              "--without, dan --add menunjukkan andaikata. Selengkapnya: man iga-score."},
    .example = "iga score isian.xlsx",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_DETAIL |
             TAKES_COUNTING | TAKES_CHANGES,
    .formats = formats,
    .run = run,
};
