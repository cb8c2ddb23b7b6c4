/* cmd_compare.c - iga compare: what changed between two results. */
#include "cli/answer.h"
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/result_file.h"
#include "cli/scoring.h"
#include "report/compare_report.h"

#include <string.h>

/* One of the two results. */
struct side {
    struct result_file file;
    const char *rules_name;   /* as named, or NULL */
    const struct names *data; /* files; none when the change is not to be split */
    iga_rules *rules;
};

struct comparing {
    const struct options *options;
    struct side before, after;
    iga_comparison *comparison;
};

/* ---- The results themselves ---------------------------------------------------------------- */

static enum status say_no_index(const struct side *side, const char *id, iga_lang lang)
{
    console_file_error(side->file.published.file,
                       PHRASE(lang,
                              "region \"%s\" has no exact index that can be read; give results as "
                              "iga score or iga rank wrote them",
                              "daerah \"%s\" tidak memiliki indeks tepat yang dapat dibaca; "
                              "berikan hasil sebagaimana ditulis iga score atau iga rank"),
                       id);
    return STATUS_INPUT;
}

/* Adds all regions of a result. One that has no id was refused, and nothing is known of it. */
static enum status add_results(struct comparing *comparing, struct side *side, iga_side which)
{
    const struct published *published = &side->file.published;
    iga_lang lang = comparing->options->lang;
    for (size_t i = 0; i < published->count; i++) {
        const struct published_region *region = &published->regions[i];
        iga_entry entry = {.id = published_text(published, region->id),
                           .exact = published_text(published, region->exact),
                           .index = published_text(published, region->index),
                           .place = region->place,
                           .of = region->of,
                           .context = region};
        if (!entry.id && region->has_errors)
            continue;
        if (!entry.id || (!entry.exact && !region->has_errors))
            return say_no_index(side, entry.id ? entry.id : "?", lang);
        iga_status status = iga_comparison_add(comparing->comparison, which, &entry);
        if (status == IGA_EDATA)
            return say_no_index(side, entry.id, lang);
        if (status != IGA_OK)
            return console_no_memory(lang);
    }
    return STATUS_OK;
}

static enum status settle(struct comparing *comparing)
{
    iga_lang lang = comparing->options->lang;
    iga_status status = iga_comparison_finish(comparing->comparison);
    if (status == IGA_OK)
        return STATUS_OK;
    if (status != IGA_EDATA)
        return console_no_memory(lang);
    console_error(PHRASE(lang,
                         "region id \"%s\" is given twice in one of the results; give every "
                         "region once",
                         "id daerah \"%s\" ada dua kali dalam salah satu hasil; sebutkan setiap "
                         "daerah sekali"),
                  iga_comparison_doubled(comparing->comparison));
    return STATUS_INPUT;
}

/* ---- What the data did and what the rules did ------------------------------------------------ */

/* Says that something is not what the result was made with. */
static enum status check_hash(const struct side *side, const char *what, const char *published,
                              const char *here, iga_lang lang)
{
    if (!published || strcmp(published, here) == 0)
        return STATUS_OK;
    console_file_error(side->file.published.file,
                       PHRASE(lang,
                              "the result was made with other %s: it states the SHA-256 %s, and "
                              "these have %s; name the right ones",
                              "hasil ini dibuat dengan %s lain: tertulis SHA-256 %s, sedangkan "
                              "yang ini %s; sebutkan yang benar"),
                       what, published, here);
    return STATUS_INPUT;
}

static enum status open_rules(struct side *side, iga_lang lang)
{
    const struct published *published = &side->file.published;
    enum status status = result_file_rules(&side->rules, &side->file, side->rules_name, lang);
    if (status != STATUS_OK)
        return status;
    const char *id = published_ruleset(published);
    if (id && strcmp(id, iga_rules_id(side->rules)) != 0) {
        console_file_error(published->file,
                           PHRASE(lang,
                                  "the result was made with the rules \"%s\", not \"%s\"; name "
                                  "the right ones",
                                  "hasil ini dibuat dengan aturan \"%s\", bukan \"%s\"; sebutkan "
                                  "yang benar"),
                           id, iga_rules_id(side->rules));
        return STATUS_INPUT;
    }
    return check_hash(side, PHRASE(lang, "rules", "aturan"),
                      published_head_text(published, "ruleset", "sha256"),
                      iga_rules_sha256(side->rules), lang);
}

/* Counts innovations as the result did that the data belong to. */
static void count_as(struct collect *collect, const struct side *side)
{
    const struct published *published = &side->file.published;
    collect->scoring.detail = false;
    if (!published->is_document || published_is_merged(published))
        return;
    collect->scoring.claims = published_option_is(published, "claims", JSON_TRUE);
    collect->scoring.verified =
        published_option_is(published, "verified", JSON_TRUE) && !collect->scoring.claims;
}

static enum status add_collected(struct comparing *comparing, const struct collect *collect,
                                 iga_side which)
{
    iga_standing standing;
    for (size_t i = 0; iga_ranking_get(&standing, collect->ranking, i); i++) {
        if (!standing.id || standing.is_doubled)
            continue;
        iga_entry entry = {.id = standing.id, .exact = standing.is_refused ? NULL : standing.exact};
        if (iga_comparison_add(comparing->comparison, which, &entry) != IGA_OK)
            return console_no_memory(comparing->options->lang);
    }
    return STATUS_OK;
}

/* Scores the data of one side by the rules of the other, which pass over answers that only the
 * side's own rules know. A region that these refuse is left
 * without parts, which is no error of the data. */
static enum status cross(struct comparing *comparing, const struct side *side,
                         const struct side *other, iga_side which)
{
    const struct options *options = comparing->options;
    struct collect collect = {0};
    enum status status = collect_start(&collect, options, other->rules, NULL, 0);
    if (status == STATUS_OK) {
        count_as(&collect, side);
        collect.scoring.beside = side->rules;
        collect.is_silent = true;
        status = collect_files(&collect, side->data->items, side->data->count);
        if (status == STATUS_INPUT && collect.is_settled && collect.read_all)
            status = STATUS_OK;
    }
    const struct published *published = &side->file.published;
    if (status == STATUS_OK)
        status = check_hash(side, "data", published_head_text(published, NULL, "data_sha256"),
                            collect.sha256, options->lang);
    if (status == STATUS_OK)
        status = add_collected(comparing, &collect, which);
    collect_free(&collect);
    return status;
}

static enum status split(struct comparing *comparing)
{
    struct side *before = &comparing->before, *after = &comparing->after;
    iga_lang lang = comparing->options->lang;
    enum status status = open_rules(before, lang);
    if (status == STATUS_OK)
        status = open_rules(after, lang);
    if (status == STATUS_OK)
        status = cross(comparing, before, after, IGA_OLD_DATA_NEW_RULES);
    if (status == STATUS_OK)
        status = cross(comparing, after, before, IGA_NEW_DATA_OLD_RULES);
    return status;
}

/* ---- The answer ------------------------------------------------------------------------------ */

static enum status give(struct comparing *comparing)
{
    const struct options *options = comparing->options;
    struct compare_report report = {.comparison = comparing->comparison,
                                    .before = &comparing->before.file.published,
                                    .after = &comparing->after.file.published,
                                    .lang = options->lang};
    struct compare_tally tally;
    struct output output;
    struct blob text = {0};
    enum status status = output_open(&output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    report.color = answer_has_color(options, &output);
    if (!options->format || strcmp(options->format, "text") == 0)
        compare_text(&text, &report);
    else if (strcmp(options->format, "json") == 0)
        compare_json(&text, &report);
    else
        compare_csv(&text, &report);
    status = output_write(&output, &text);
    if (status == STATUS_OK)
        status = output_commit(&output);
    output_discard(&output);
    blob_free(&text);
    if (!compare_count(&tally, &report))
        return console_no_memory(options->lang);
    return status == STATUS_OK && tally.kinds[COMPARE_SAME] < tally.regions ? STATUS_SEEN : status;
}

static enum status compare(struct comparing *comparing, char *const *files)
{
    const struct options *options = comparing->options;
    bool is_split = options->data_old.count > 0;
    enum status status = result_file_open(&comparing->before.file, files[0], options->lang);
    status =
        status_worse(status, result_file_open(&comparing->after.file, files[1], options->lang));
    if (status == STATUS_OK && iga_comparison_new(&comparing->comparison) != IGA_OK)
        status = console_no_memory(options->lang);
    if (status == STATUS_OK)
        status = add_results(comparing, &comparing->before, IGA_OLD);
    if (status == STATUS_OK)
        status = add_results(comparing, &comparing->after, IGA_NEW);
    if (status == STATUS_OK && is_split)
        status = split(comparing);
    if (status == STATUS_OK)
        status = settle(comparing);
    if (status == STATUS_OK)
        status = give(comparing);
    return status;
}

static enum status check_usage(const struct options *options, size_t count)
{
    iga_lang lang = options->lang;
    if (count != 2) {
        console_error(PHRASE(lang, "iga compare needs two results: iga compare OLD NEW",
                             "iga compare memerlukan dua hasil: iga compare LAMA BARU"));
        return STATUS_USAGE;
    }
    if ((options->data_old.count > 0) != (options->data_new.count > 0)) {
        console_error(PHRASE(lang,
                             "--data-old and --data-new belong together; give both or neither",
                             "--data-old dan --data-new berpasangan; sebutkan keduanya atau tidak "
                             "sama sekali"));
        return STATUS_USAGE;
    }
    return scoring_check(options);
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    struct comparing comparing = {
        .options = options,
        .before = {.rules_name = options->rules_old, .data = &options->data_old},
        .after = {.rules_name = options->rules_new, .data = &options->data_new}};
    enum status status = check_usage(options, count);
    if (status == STATUS_OK)
        status = compare(&comparing, arguments);
    iga_comparison_free(comparing.comparison);
    iga_rules_free(comparing.before.rules);
    iga_rules_free(comparing.after.rules);
    result_file_free(&comparing.before.file);
    result_file_free(&comparing.after.file);
    return status;
}

static const char *const formats[] = {"text", "json", "csv", NULL};

const struct command command_compare = {
    .name = "compare",
    .arguments = {"OLD NEW", "LAMA BARU"},
    .summary = {"what changed between two results", "apa yang berubah antara dua hasil"},
    .about = {"OLD and NEW are what score or rank wrote, as ndjson or json. With the data of\n"
              "both, each change is split into what the data did and what the rules did, and\n"
              "a change of place also into what the others did.",
              "LAMA dan BARU adalah keluaran score atau rank, ndjson atau json. Dengan data\n"
              "keduanya, setiap perubahan dirinci menurut pengaruh data dan pengaruh aturan;\n"
              "perubahan peringkat juga menurut pengaruh daerah lain."},
    .example = "iga compare --data-old d25.json --data-new d26.json h25.json h26.json",
    .takes = TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_COUNTING | TAKES_TWO_SIDES,
    .formats = formats,
    .run = run,
};
