/* cmd_compare.c - iga compare: what changed between two results. */
#include "cli/answer.h"
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/contests.h"
#include "cli/result_file.h"
#include "cli/scoring.h"
#include "cli/workbook.h"
#include "report/compare_report.h"

#include <stdlib.h>
#include <string.h>

/* One of the two results. */
struct side {
    struct result_file file;
    const char *rules_name;   /* as named, or NULL */
    const struct names *data; /* files; none when the change is not to be split */
    iga_rules *rules;         /* NULL then */
    struct contests contests;
};

struct comparing {
    const struct options *options;
    struct side before, after;
    iga_comparison *comparison;
};

/* ---- The results themselves ---------------------------------------------------------------- */

static enum status say_no_index(const struct side *side, size_t region, iga_lang lang)
{
    const struct published *published = &side->file.published;
    const char *id = published_text(published, published->regions[region].id);
    return result_file_complain(
        &side->file, region, lang,
        PHRASE(lang,
               "region \"%s\" has no exact index that can be read; give results as iga score or "
               "iga rank wrote them",
               "daerah \"%s\" tidak memiliki indeks tepat yang dapat dibaca; berikan hasil "
               "sebagaimana ditulis iga score atau iga rank"),
        id ? id : "?");
}

/* Adds a region with the places that its result states. */
static iga_status add_region(struct comparing *comparing, const struct side *side, iga_side which,
                             size_t number)
{
    const struct published *published = &side->file.published;
    const struct published_region *region = &published->regions[number];
    iga_entry_place *places = calloc(region->place_count + 1, sizeof *places);
    if (!places)
        return IGA_ENOMEM;
    for (size_t i = 0; i < region->place_count; i++) {
        const struct published_place *stated = &published->places[region->first_place + i];
        const char *group = published_text(published, stated->group);
        places[i] = (iga_entry_place){group, contests_of(&side->contests, number, group),
                                      stated->place, stated->of};
    }
    iga_entry entry = {.id = published_text(published, region->id),
                       .exact = published_text(published, region->exact),
                       .index = published_text(published, region->index),
                       .place = region->place,
                       .of = region->of,
                       .places = places,
                       .place_count = region->place_count,
                       .context = region};
    iga_status status = iga_comparison_add(comparing->comparison, which, &entry);
    free(places);
    return status;
}

/* Adds all regions of a result. One that has no id was refused, and nothing is known of it. */
static enum status add_results(struct comparing *comparing, const struct side *side, iga_side which)
{
    const struct published *published = &side->file.published;
    iga_lang lang = comparing->options->lang;
    for (size_t i = 0; i < published->count; i++) {
        const struct published_region *region = &published->regions[i];
        const char *id = published_text(published, region->id);
        const char *exact = published_text(published, region->exact);
        if (!id && region->has_errors)
            continue;
        if (!id || (!exact && !region->has_errors))
            return say_no_index(side, i, lang);
        iga_status status = add_region(comparing, side, which, i);
        if (status == IGA_EDATA)
            return say_no_index(side, i, lang);
        if (status != IGA_OK)
            return console_no_memory(lang);
    }
    return STATUS_OK;
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
    collect->scoring.claims = published_option_is(published, "claims", IGA_JSON_TRUE);
    collect->scoring.verified =
        published_option_is(published, "verified", IGA_JSON_TRUE) && !collect->scoring.claims;
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

/* The rules of a result, and who competes with whom by them. */
static enum status start_split(struct side *side, iga_lang lang)
{
    enum status status = open_rules(side, lang);
    if (status == STATUS_OK)
        status = contests_start(&side->contests, &side->file.published, side->rules, lang);
    return status;
}

static enum status split(struct comparing *comparing)
{
    struct side *before = &comparing->before, *after = &comparing->after;
    enum status status = cross(comparing, before, after, IGA_OLD_DATA_NEW_RULES);
    if (status == STATUS_OK)
        status = cross(comparing, after, before, IGA_NEW_DATA_OLD_RULES);
    return status;
}

/* ---- The answer ------------------------------------------------------------------------------ */

static const struct form {
    const char *name;
    void (*write)(struct blob *out, const struct compare_report *report);
} forms[] = {
    {"text", compare_text}, {"json", compare_json}, {"csv", compare_csv}, {"html", compare_html}};

static enum status make_workbook(struct blob *out, const struct compare_report *report)
{
    struct book book = {0};
    compare_book(&book, report);
    enum status status = workbook_make(out, &book, report->lang);
    book_free(&book);
    return status;
}

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
    const char *wanted = options->format ? options->format : "text";
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
    if (!compare_count(&tally, &report))
        return console_no_memory(options->lang);
    return status == STATUS_OK && tally.kinds[COMPARE_SAME] < tally.regions ? STATUS_SEEN : status;
}

/* Reads both results, so that what is wrong with either is said. */
static enum status open_results(struct comparing *comparing, char *const *files)
{
    struct side *sides[] = {&comparing->before, &comparing->after};
    iga_lang lang = comparing->options->lang;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        enum status opened = result_file_open(&sides[i]->file, files[i], lang);
        if (opened == STATUS_OK)
            opened = result_file_check_ids(&sides[i]->file, lang);
        status = status_worse(status, opened);
    }
    return status;
}

static const char *counted_by(const struct published *published)
{
    if (!published->is_document || published_is_merged(published))
        return NULL;
    return published_option_is(published, "claims", IGA_JSON_TRUE)     ? "--claims"
           : published_option_is(published, "verified", IGA_JSON_TRUE) ? "--verified"
                                                                       : "-";
}

/* What results that were counted in different ways differ in is neither the data nor the rules. */
static void note_counting(const struct comparing *comparing)
{
    const char *before = counted_by(&comparing->before.file.published);
    const char *after = counted_by(&comparing->after.file.published);
    if (before && after && strcmp(before, after) != 0)
        console_note(PHRASE(comparing->options->lang,
                            "the results were counted in different ways (old: %s, new: %s); what "
                            "that did is put down to the data",
                            "kedua hasil dihitung dengan cara berbeda (lama: %s, baru: %s); "
                            "pengaruhnya dimasukkan ke dalam pengaruh data"),
                     before, after);
}

static enum status compare(struct comparing *comparing, char *const *files)
{
    const struct options *options = comparing->options;
    struct side *before = &comparing->before, *after = &comparing->after;
    bool is_split = options->data_old.count > 0;
    enum status status = open_results(comparing, files);
    if (status == STATUS_OK)
        note_counting(comparing);
    if (status == STATUS_OK && iga_comparison_new(&comparing->comparison) != IGA_OK)
        status = console_no_memory(options->lang);
    if (status == STATUS_OK && is_split)
        status = start_split(before, options->lang);
    if (status == STATUS_OK && is_split)
        status = start_split(after, options->lang);
    if (status == STATUS_OK)
        status = add_results(comparing, before, IGA_OLD);
    if (status == STATUS_OK)
        status = add_results(comparing, after, IGA_NEW);
    if (status == STATUS_OK && is_split)
        status = split(comparing);
    if (status == STATUS_OK && iga_comparison_finish(comparing->comparison) != IGA_OK)
        status = console_no_memory(options->lang); /* doubled ids were found before */
    if (status == STATUS_OK)
        status = give(comparing);
    return status;
}

static enum status check_usage(const struct options *options, char *const *names, size_t count)
{
    static const char *const rules[] = {".lua", NULL};
    iga_lang lang = options->lang;
    if (count != 2) {
        console_error(PHRASE(lang, "iga compare needs two results: iga compare OLD NEW",
                             "iga compare memerlukan dua hasil: iga compare LAMA BARU"));
        return STATUS_USAGE;
    }
    for (size_t i = 0; i < count; i++)
        if (names_end_in(names[i], rules)) {
            console_error(PHRASE(lang,
                                 "iga compare compares results, and %s is none; iga diff compares "
                                 "rule files",
                                 "iga compare membandingkan hasil, dan %s bukan hasil; berkas "
                                 "aturan dibandingkan dengan iga diff"),
                          names[i]);
            return STATUS_USAGE;
        }
    if (strcmp(names[0], "-") == 0 && strcmp(names[1], "-") == 0) {
        console_error(PHRASE(lang, "standard input can be only one of the two results",
                             "masukan standar hanya dapat menjadi salah satu dari kedua hasil"));
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
    enum status status = check_usage(options, arguments, count);
    if (status == STATUS_OK)
        status = workbook_check(options, options->format);
    if (status == STATUS_OK)
        status = compare(&comparing, arguments);
    iga_comparison_free(comparing.comparison);
    contests_free(&comparing.before.contests);
    contests_free(&comparing.after.contests);
    iga_rules_free(comparing.before.rules);
    iga_rules_free(comparing.after.rules);
    result_file_free(&comparing.before.file);
    result_file_free(&comparing.after.file);
    return status;
}

static const char *const formats[] = {"text", "json", "csv", "html", "xlsx", NULL};

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
