/* cmd_diff.c - iga diff: what changed between two rule files, and what it does to regions. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/impact_run.h"
#include "cli/rules_open.h"
#include "cli/workbook.h"
#include "report/diff_report.h"

#include <string.h>

/* All that one run is about. */
struct diffing {
    const struct options *options;
    iga_rules *rules[2];
    iga_diff *diff;
    struct impact_run run;
};

/* ---- The rule files ------------------------------------------------------------------------ */

/* Opens both, so that what is wrong with either is said. */
static enum status open_rules(struct diffing *diffing, char *const *names)
{
    enum status status = STATUS_OK;
    for (int side = 0; side < 2; side++)
        status = status_worse(
            status, rules_obtain(&diffing->rules[side], names[side], diffing->options->lang));
    return status;
}

static enum status compare(struct diffing *diffing)
{
    iga_lang lang = diffing->options->lang;
    struct blob lines = {0};
    if (iga_diff_new(&diffing->diff, diffing->rules[0], diffing->rules[1], lang) != IGA_OK)
        return console_no_memory(lang);
    const iga_findings *findings = iga_diff_findings(diffing->diff);
    for (size_t i = 0; i < iga_findings_count(findings); i++)
        console_finding(&lines, iga_findings_get(findings, i));
    if (lines.length > 0 && !diffing->options->quiet)
        console_write(lines.bytes, lines.length);
    blob_free(&lines);
    return STATUS_OK;
}

/* ---- The answer ---------------------------------------------------------------------------- */

static const struct form {
    const char *name;
    void (*write)(struct blob *out, const struct diff_report *report);
} forms[] = {{"text", diff_text}, {"json", diff_json}, {"csv", diff_csv}, {"html", diff_html}};

static enum status make_workbook(struct blob *out, const struct diff_report *report)
{
    struct book book = {0};
    diff_book(&book, report);
    enum status status = workbook_make(out, &book, report->lang);
    book_free(&book);
    return status;
}

static enum status give(const struct diffing *diffing)
{
    const struct options *options = diffing->options;
    struct diff_report report = {.diff = diffing->diff,
                                 .impact = diffing->run.impact,
                                 .refused = diffing->run.refused,
                                 .data_sha256 =
                                     diffing->run.impact ? diffing->run.data_sha256 : NULL,
                                 .lang = options->lang,
                                 .full = options->full};
    const char *wanted = options->format ? options->format : "text";
    struct output output;
    struct blob text = {0};
    enum status status = output_open(&output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    report.color = answer_has_color(options, &output);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].name, wanted) == 0)
            forms[i].write(&text, &report);
    if (strcmp(wanted, "xlsx") == 0)
        status = make_workbook(&text, &report);
    if (status == STATUS_OK)
        status = output_write(&output, &text);
    if (status == STATUS_OK)
        status = output_commit(&output);
    output_discard(&output);
    blob_free(&text);
    return status;
}

/* Whether there is a change stricter than what may be. */
static bool is_seen(const iga_diff *diff, int at_most)
{
    iga_rule_change change;
    for (size_t i = 0; iga_diff_change(&change, diff, i); i++)
        if ((int)change.change_class < at_most)
            return true;
    return false;
}

/* ---- The command --------------------------------------------------------------------------- */

/* The class that --at-most names; without it one beyond the mildest, so that any change counts. */
static enum status read_at_most(int *out, const struct options *options)
{
    const char *known[IGA_TEXT + 2];
    *out = IGA_TEXT + 1;
    if (!options->at_most)
        return STATUS_OK;
    for (int c = IGA_STRUCTURE; c <= IGA_TEXT; c++) {
        known[c] = diff_class_words[c];
        if (strcmp(diff_class_words[c], options->at_most) == 0) {
            *out = c;
            return STATUS_OK;
        }
    }
    const char *nearest = names_nearest(options->at_most, known, IGA_TEXT + 1);
    if (nearest)
        console_error(PHRASE(options->lang, "--at-most does not know \"%s\"; did you mean \"%s\"?",
                             "--at-most tidak mengenal \"%s\"; maksud Anda \"%s\"?"),
                      options->at_most, nearest);
    else
        console_error(PHRASE(options->lang,
                             "--at-most does not know \"%s\"; it takes one of: structure, weight, "
                             "band, predicate, rounding, text",
                             "--at-most tidak mengenal \"%s\"; pilihannya: structure, weight, "
                             "band, predicate, rounding, text"),
                      options->at_most);
    return STATUS_USAGE;
}

static enum status check_usage(const struct options *options, char *const *names, size_t count)
{
    static const char *const others[] = {".json", ".ndjson", ".csv", ".xlsx", NULL};
    if (count != 2 || options->rules) {
        console_error(PHRASE(options->lang,
                             "iga diff compares two rule files; name the old one and the new one, "
                             "and data with --data",
                             "iga diff membandingkan dua berkas aturan; sebutkan yang lama dan "
                             "yang baru, dan datanya dengan --data"));
        return STATUS_USAGE;
    }
    for (size_t i = 0; i < count; i++)
        if (names_end_in(names[i], others)) {
            console_error(PHRASE(options->lang,
                                 "iga diff compares rule files, and %s is none; iga compare "
                                 "compares results, and data are named with --data",
                                 "iga diff membandingkan berkas aturan, dan %s bukan berkas "
                                 "aturan; hasil dibandingkan dengan iga compare, dan data "
                                 "disebut dengan --data"),
                          names[i]);
            return STATUS_USAGE;
        }
    return STATUS_OK;
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    struct diffing diffing = {.options = options};
    int at_most;
    enum status status = check_usage(options, arguments, count);
    if (status == STATUS_OK)
        status = workbook_check(options, options->format);
    if (status == STATUS_OK)
        status = read_at_most(&at_most, options);
    if (status != STATUS_OK)
        return status;
    status = open_rules(&diffing, arguments);
    if (status == STATUS_OK)
        status = compare(&diffing);
    if (status == STATUS_OK && options->data.count > 0)
        status = impact_run(&diffing.run, diffing.diff, options);
    if (diffing.diff && status != STATUS_MACHINE) {
        status = status_worse(status, give(&diffing));
        if (is_seen(diffing.diff, at_most))
            status = status_worse(status, STATUS_SEEN);
    }
    impact_run_free(&diffing.run);
    iga_diff_free(diffing.diff);
    for (int side = 0; side < 2; side++)
        iga_rules_free(diffing.rules[side]);
    return status;
}

static const char *const formats[] = {"text", "json", "csv", "html", "xlsx", NULL};

const struct command command_diff = {
    .name = "diff",
    .arguments = {"OLD NEW", "LAMA BARU"},
    .summary = {"what changed between two rule files, and what it does to regions",
                "yang berubah antara dua berkas aturan, dan dampaknya pada daerah"},
    .about = {"Rule files are compared in meaning: by the ids of their parts, whatever the\n"
              "order of lines. Classes of changes, the strictest first: structure, weight,\n"
              "band, predicate, rounding, text. With --data every region is scored under both,\n"
              "and the difference of its unrounded indices is shared out among the changes by\n"
              "Shapley's value, exactly. man iga-diff tells more.",
              "Aturan dibandingkan menurut maknanya: berdasarkan id tiap bagian, apa pun urutan\n"
              "barisnya. Kelas perubahan, yang terberat dulu: structure, weight, band,\n"
              "predicate, rounding, text. Dengan --data setiap daerah dihitung menurut\n"
              "keduanya, dan selisih indeks sebelum pembulatan dibagi tepat kepada perubahan\n"
              "menurut nilai Shapley. Selengkapnya: man iga-diff."},
    .example = "iga diff lama.lua baru.lua --data data.ndjson",
    .takes = TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_INPUT | TAKES_FULL | TAKES_AT_MOST,
    .formats = formats,
    .run = run,
};
