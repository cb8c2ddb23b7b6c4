/* cmd_rank.c - iga rank: scored regions in the order of their places. */
#include "cli/answer.h"
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/output.h"
#include "cli/rules_open.h"
#include "cli/scoring.h"
#include "cli/workbook.h"
#include "report/rank_form.h"

#include <string.h>

static enum status say_no_field(const struct options *options, const iga_rules *rules)
{
    console_error(PHRASE(options->lang,
                         "--by %s: the rules \"%s\" do not declare such fields of a region; "
                         "give names like province,kind",
                         "--by %s: aturan \"%s\" tidak memuat bidang daerah seperti itu; "
                         "isinya nama seperti province,kind"),
                  options->by, iga_rules_id(rules));
    return STATUS_USAGE;
}

static enum status start(struct collect *collect, const struct options *options,
                         const iga_rules *rules)
{
    struct names by = {0};
    if (options->by)
        names_add_list(&by, options->by);
    enum status status = by.failed ? console_no_memory(options->lang) : STATUS_OK;
    if (status == STATUS_OK && options->by && by.count == 0)
        status = say_no_field(options, rules);
    else if (status == STATUS_OK) {
        status = collect_start(collect, options, rules, (const char *const *)by.items, by.count);
        if (status == STATUS_USAGE)
            status = say_no_field(options, rules);
    }
    names_free(&by);
    if (status == STATUS_OK && options->near &&
        iga_ranking_near(collect->ranking, options->near) != IGA_OK) {
        console_error(PHRASE(options->lang, "--near cannot be \"%s\"; it takes points, such as 0.5",
                             "--near tidak dapat bernilai \"%s\"; isinya poin, misalnya 0,5"),
                      options->near);
        status = STATUS_USAGE;
    }
    return status;
}

static enum status write_regions(struct output *output, const struct rank_form *form,
                                 struct rank_report *report)
{
    enum { ENOUGH = 256 * 1024 };
    struct blob text = {0};
    enum status status = STATUS_OK;
    form->begin(&text, report);
    for (size_t i = 0; i < iga_ranking_count(report->ranking) && status == STATUS_OK; i++) {
        if (rank_form_shows(report, i))
            form->region(&text, report, i);
        if (text.failed || text.length > ENOUGH)
            status = output_write(output, &text);
    }
    if (status == STATUS_OK) {
        form->end(&text, report);
        if (report->book.count > 0 && !text.failed)
            status = workbook_make(&text, &report->book, report->lang);
    }
    if (status == STATUS_OK)
        status = output_write(output, &text);
    blob_free(&text);
    return status;
}

static enum status give(struct output *output, struct collect *collect,
                        const struct rank_form *form)
{
    const struct options *options = collect->options;
    struct rank_report report = {.ranking = collect->ranking,
                                 .document = {.rules = collect->rules,
                                              .claims = options->claims,
                                              .verified = options->verified,
                                              .detail = options->detail,
                                              .is_merged = collect->results > 0,
                                              .is_ranked = true,
                                              .by = options->by,
                                              .near = options->near,
                                              .data_sha256 = collect->sha256},
                                 .lang = options->lang,
                                 .color = answer_has_color(options, output)};
    enum status status = write_regions(output, form, &report);
    rank_report_free(&report);
    return status == STATUS_OK ? output_commit(output) : status;
}

static enum status rank(struct collect *collect, char *const *files, size_t count)
{
    const struct options *options = collect->options;
    struct output output;
    enum status status = output_open(&output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    const char *unasked = output_is_terminal(&output) ? "table" : "ndjson";
    const struct rank_form *form = rank_form_find(options->format ? options->format : unasked);
    progress_start(&collect->progress, !options->quiet && !output_is_terminal(&output),
                   options->lang);
    collect->takes_results = true;
    collect->wants_sha256 = form->wants_sha256;
    collect->for_pages = options->format && (strcmp(options->format, "html") == 0 ||
                                             strcmp(options->format, "xlsx") == 0);
    status = collect_files(collect, files, count);
    if (status != STATUS_MACHINE && collect->is_settled)
        status = status_worse(status, give(&output, collect, form));
    output_discard(&output);
    if (status != STATUS_MACHINE && !options->quiet)
        status =
            status_worse(status, scoring_say_passed_over(&collect->passed_over, options->lang));
    return status;
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    iga_rules *rules = NULL;
    struct collect collect = {0};
    enum status status = scoring_check(options);
    if (status == STATUS_OK)
        status = workbook_check(options, options->format);
    if (status == STATUS_OK)
        status = rules_obtain(&rules, options->rules, options->lang);
    if (status == STATUS_OK)
        status = start(&collect, options, rules);
    if (status == STATUS_OK)
        status = rank(&collect, arguments, count);
    collect_free(&collect);
    iga_rules_free(rules);
    return status;
}

static const char *const formats[] = {"table", "ndjson", "json", "csv", "html", "xlsx", NULL};

const struct command command_rank = {
    .name = "rank",
    .arguments = {"[FILE...]", "[BERKAS...]"},
    .summary = {"regions in order, with places overall and within groups",
                "daerah menurut indeks, dengan peringkat umum dan dalam kelompok"},
    .about = {"The files are data, as for score, or lines that score or rank wrote, which are\n"
              "merged: each place scores its part, and one ranks the whole. Regions with the\n"
              "same exact index share a place.",
              "Berkas berisi data seperti untuk score, atau baris hasil score atau rank, yang\n"
              "digabungkan: tiap tempat menghitung bagiannya, lalu semuanya diperingkatkan.\n"
              "Daerah dengan indeks tepat yang sama berbagi peringkat."},
    .example = "iga rank -f table data.ndjson",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_DETAIL |
             TAKES_COUNTING | TAKES_PLACES,
    .formats = formats,
    .run = run,
};
