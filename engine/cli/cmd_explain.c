/* cmd_explain.c - iga explain: one region's score, from the index down to each answer. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/rules_open.h"
#include "cli/scoring.h"
#include "cli/seek.h"
#include "report/explain.h"
#include "report/json.h"
#include "report/region_json.h"

#include <string.h>

/* All that one run is about. */
struct explaining {
    const struct options *options;
    const char *wanted; /* the region */
    struct explain_settings settings;
    bool is_json;
    struct seek seek;
    struct progress progress;
    size_t regions;
};

/* ---- One region, on any thread ------------------------------------------------------------ */

/* Says that there is no such thing in the region, in the place of an explanation. */
static void say_absent(struct blob *out, const char *format, const char *wanted,
                       const char *nearest_format, const struct names *known)
{
    struct blob message = {0};
    const char *nearest = names_nearest(wanted, (const char *const *)known->items, known->count);
    blob_print(&message, format, wanted);
    if (nearest)
        blob_print(&message, nearest_format, nearest);
    if (message.failed || known->failed)
        out->failed = true;
    else
        console_finding(out, &(iga_finding){.severity = IGA_ERROR, .message = message.bytes});
    blob_free(&message);
}

static void collect_ids(struct names *ids, const iga_explanation *explanation, iga_step_kind kind)
{
    const iga_step *step = iga_explanation_step(explanation);
    if (step->kind == kind)
        names_add(ids, step->id);
    for (size_t i = 0; i < iga_explanation_count(explanation); i++)
        collect_ids(ids, iga_explanation_below(explanation, i), kind);
}

/* Whether what was asked for is in the region; says so where it is not. */
static bool check_part(struct blob *errors, const iga_explanation *root, iga_step_kind kind,
                       const char *wanted, const char *format, iga_lang lang)
{
    struct names ids = {0};
    bool is_there = !wanted;
    if (wanted)
        collect_ids(&ids, root, kind);
    for (size_t i = 0; i < ids.count && !is_there; i++)
        is_there = strcmp(ids.items[i], wanted) == 0;
    if (!is_there)
        say_absent(errors, format, wanted,
                   PHRASE(lang, "; did you mean \"%s\"?", "; maksud Anda \"%s\"?"), &ids);
    names_free(&ids);
    return is_there;
}

static bool check_parts(struct blob *errors, const struct explain_settings *settings,
                        const iga_explanation *root)
{
    iga_lang lang = settings->lang;
    return check_part(errors, root, IGA_STEP_INNOVATION, settings->innovation,
                      PHRASE(lang, "the region has no innovation with the id \"%s\"",
                             "daerah ini tidak mempunyai inovasi dengan id \"%s\""),
                      lang) &&
           check_part(errors, root, IGA_STEP_INDICATOR, settings->indicator,
                      PHRASE(lang, "no answer of the region is to an indicator \"%s\"",
                             "tidak ada jawaban daerah ini untuk indikator \"%s\""),
                      lang);
}

/* Writes the explanation, or why there is none. */
static void explain(struct blob *out, struct blob *errors, const struct explaining *explaining,
                    const iga_result *result)
{
    const struct explain_settings *settings = &explaining->settings;
    bool wants_all = settings->full || settings->indicator || explaining->is_json;
    iga_explain_options options = {.detail = wants_all && !settings->innovation,
                                   .innovation = settings->innovation};
    iga_explanation *root;
    if (iga_explain(&root, result, &options) != IGA_OK) {
        out->failed = true;
        return;
    }
    if (check_parts(errors, settings, root)) {
        if (explaining->is_json)
            explain_json(out, settings, result, root);
        else
            explain_text(out, settings, result, root);
    }
    iga_explanation_free(root);
}

static void render(struct blob *out, const void *context, const iga_result *result, bool is_first)
{
    const struct explaining *explaining = context;
    struct seek_record record = {.id = iga_result_id(result),
                                 .name = iga_result_name(result),
                                 .file = iga_result_file(result),
                                 .is_refused = iga_result_error_count(result) > 0};
    (void)is_first;
    record.match = seek_match(explaining->wanted, record.id, record.name);
    for (size_t i = 0; record.is_refused && i < iga_result_error_count(result); i++)
        console_finding(&record.errors, iga_result_error(result, i));
    if (record.match != SEEK_OTHER && !record.is_refused)
        explain(&record.text, &record.errors, explaining, result);
    else if (record.match != SEEK_OTHER && explaining->is_json)
        explain_json(&record.text, &explaining->settings, result, NULL);
    seek_write(out, &record);
    blob_free(&record.text);
    blob_free(&record.errors);
}

/* ---- The whole ---------------------------------------------------------------------------- */

static enum status take(void *context, struct pipeline_batch *batch)
{
    struct explaining *explaining = context;
    explaining->regions += batch->regions;
    progress_show(&explaining->progress, explaining->regions);
    seek_take(&explaining->seek, explaining->wanted, batch->rendered.bytes, batch->rendered.length);
    return explaining->seek.failed ? console_no_memory(explaining->options->lang) : STATUS_OK;
}

static enum status search(struct explaining *explaining, iga_hash *hash, char *const *files,
                          size_t count)
{
    const struct options *options = explaining->options;
    struct names passed_over = {0};
    struct pipeline_work work = {.rules = explaining->settings.rules,
                                 .options = {.claims = options->claims,
                                             .verified = options->verified,
                                             .detail = true,
                                             .lang = options->lang},
                                 .jobs = scoring_jobs(options),
                                 .render = render,
                                 .render_context = explaining,
                                 .take = take,
                                 .take_context = explaining};
    struct feed feed = {
        .from = options->from, .hash = hash, .lang = options->lang, .is_quiet = options->quiet};
    enum status status = scoring_run(&passed_over, &work, &feed, files, count);
    progress_clear(&explaining->progress);
    if (status != STATUS_MACHINE && !options->quiet)
        status = status_worse(status, scoring_say_passed_over(&passed_over, options->lang));
    names_free(&passed_over);
    return status;
}

static enum status give(struct explaining *explaining, struct output *output,
                        const struct blob *text, iga_hash *hash)
{
    struct blob answer = {0};
    char sha256[65];
    iga_hash_hex(sha256, hash);
    if (explaining->is_json)
        explain_json_open(&answer, &explaining->settings);
    blob_add(&answer, text->bytes, text->length);
    if (explaining->is_json)
        explain_json_close(&answer, sha256);
    answer.failed = answer.failed || text->failed;
    enum status status = output_write(output, &answer);
    if (status == STATUS_OK)
        status = output_commit(output);
    blob_free(&answer);
    return status;
}

static enum status explain_with(struct explaining *explaining, iga_hash *hash, char *const *files,
                                size_t count)
{
    const struct options *options = explaining->options;
    struct output output;
    const struct seek_found *found;
    enum status status = output_open(&output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    explaining->settings.color = answer_has_color(options, &output);
    progress_start(&explaining->progress, !options->quiet, options->lang);
    status = search(explaining, hash, files, count);
    if (status != STATUS_MACHINE) {
        status = status_worse(
            status, seek_settle(&found, &explaining->seek, explaining->wanted, options->lang));
        if (found && found->text.length > 0)
            status = status_worse(status, give(explaining, &output, &found->text, hash));
    }
    output_discard(&output);
    return status;
}

static enum status check_usage(const struct options *options, size_t count)
{
    if (count > 0)
        return scoring_check(options);
    console_error(PHRASE(options->lang, "iga explain needs a region: iga explain 16.07 data.json",
                         "iga explain perlu satu daerah: iga explain 16.07 data.json"));
    return STATUS_USAGE;
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    iga_rules *rules = NULL;
    iga_hash *hash = NULL;
    enum status status = check_usage(options, count);
    if (status == STATUS_OK)
        status = rules_obtain(&rules, options->rules, options->lang);
    if (status != STATUS_OK)
        return status;

    struct explaining explaining = {.options = options,
                                    .wanted = arguments[0],
                                    .is_json =
                                        options->format && strcmp(options->format, "json") == 0,
                                    .settings = {.rules = rules,
                                                 .lang = options->lang,
                                                 .full = options->full,
                                                 .claims = options->claims,
                                                 .verified = options->verified,
                                                 .innovation = options->innovation,
                                                 .indicator = options->indicator}};
    if (iga_hash_new(&hash) != IGA_OK)
        status = console_no_memory(options->lang);
    else
        status = explain_with(&explaining, hash, arguments + 1, count - 1);
    seek_free(&explaining.seek);
    iga_hash_free(hash);
    iga_rules_free(rules);
    return status;
}

static const char *const formats[] = {"text", "json", NULL};

const struct command command_explain = {
    .name = "explain",
    .arguments = {"REGION [FILE...]", "DAERAH [BERKAS...]"},
    .summary = {"why a region has its index, down to each answer and rule line",
                "mengapa indeks daerah sekian, sampai ke jawaban dan baris aturan"},
    .about = {"REGION is the id of a region in the data or, when no id is so, its name. Without\n"
              "--full each indicator and each innovation takes one line; --innovation and\n"
              "--indicator show one of them with all there is to say. JSON always has all.",
              "DAERAH adalah id daerah dalam data atau, bila tidak ada id demikian, namanya.\n"
              "Tanpa --full setiap indikator dan setiap inovasi satu baris; --innovation dan\n"
              "--indicator menampilkan satu di antaranya selengkapnya. JSON selalu lengkap."},
    .example = "iga explain 16.07 data.json --innovation 12",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_COUNTING | TAKES_FULL |
             TAKES_PART,
    .formats = formats,
    .run = run,
};
