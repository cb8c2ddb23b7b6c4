/* cmd_verify.c - iga verify: does a published result follow from these rules and this data? */
#include "cli/answer.h"
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/result_file.h"
#include "cli/scoring.h"
#include "report/rank_form.h"
#include "report/region_json.h"
#include "report/verify.h"

#include <string.h>

struct verifying {
    const struct options *options;
    struct names files; /* of data */
    struct result_file file;
    iga_rules *rules;
};

/* One time through: with messages in one language. */
struct pass {
    const struct verifying *verifying;
    struct options options; /* the language is that of the messages in the result */
    struct document document;
    struct verification verification;
    char sha256[65];
};

/* ---- How the result was made ----------------------------------------------------------------- */

/* What the result says of itself, and where it does not, what the command line says. */
static void take_document(struct pass *pass)
{
    const struct options *options = pass->verifying->options;
    const struct published *published = &pass->verifying->file.published;
    struct document *document = &pass->document;
    bool is_told = published->is_document;

    *document = (struct document){.rules = pass->verifying->rules,
                                  .claims = options->claims,
                                  .verified = options->verified,
                                  .detail = published_has_detail(published),
                                  .is_merged = published_is_merged(published),
                                  .is_ranked = published_is_ranked(published),
                                  .by = options->by,
                                  .near = options->near};
    if (is_told && !document->is_merged) {
        document->claims = published_option_is(published, "claims", IGA_JSON_TRUE);
        document->verified = published_option_is(published, "verified", IGA_JSON_TRUE);
    }
    if (is_told) {
        document->by = published_head_text(published, "options", "by");
        document->near = published_head_text(published, "options", "near");
    }
    if (document->claims && document->verified)
        document->verified = false; /* it cannot be both, and the head will differ */
    pass->options.claims = document->claims;
    pass->options.verified = document->verified;
    pass->options.detail = document->detail;
}

/* ---- Regions in the order of the data -------------------------------------------------------- */

static void render(struct blob *out, const void *context, const iga_result *result, bool is_first)
{
    const struct pass *pass = context;
    (void)is_first;
    region_json(out, result, pass->document.detail);
    blob_text(out, "\n");
}

static enum status take(void *context, struct pipeline_batch *batch)
{
    struct pass *pass = context;
    const char *at = batch->rendered.bytes, *end = at + batch->rendered.length;
    while (batch->rendered.length > 0 && at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        verify_region(&pass->verification, at, (size_t)(newline - at));
        at = newline + 1;
    }
    return pass->verification.failed ? console_no_memory(pass->verifying->options->lang)
                                     : STATUS_OK;
}

static enum status score_in_order(struct pass *pass)
{
    const struct options *options = &pass->options;
    struct pipeline_work work = {.rules = pass->verifying->rules,
                                 .options = {.claims = options->claims,
                                             .verified = options->verified,
                                             .detail = options->detail,
                                             .lang = options->lang},
                                 .jobs = scoring_jobs(options),
                                 .render = render,
                                 .render_context = pass,
                                 .take = take,
                                 .take_context = pass};
    struct feed feed = {.from = options->from, .lang = options->lang, .is_quiet = options->quiet};
    struct names passed_over = {0};
    if (iga_hash_new(&feed.hash) != IGA_OK)
        return console_no_memory(options->lang);
    enum status status = scoring_run(&passed_over, &work, &feed, pass->verifying->files.items,
                                     pass->verifying->files.count);
    iga_hash_hex(pass->sha256, feed.hash);
    iga_hash_free(feed.hash);
    names_free(&passed_over);
    return status;
}

/* ---- Regions in the order of their places ---------------------------------------------------- */

static enum status hand_in_places(struct pass *pass, const struct collect *collect)
{
    struct rank_report report = {
        .ranking = collect->ranking, .document = pass->document, .lang = pass->options.lang};
    struct blob line = {0};
    for (size_t i = 0; i < iga_ranking_count(collect->ranking) && !line.failed; i++) {
        if (!rank_form_shows(&report, i))
            continue;
        blob_clear(&line);
        rank_region_json(&line, &report, i);
        if (!line.failed)
            verify_region(&pass->verification, line.bytes, line.length);
    }
    bool failed = line.failed || pass->verification.failed;
    blob_free(&line);
    rank_report_free(&report);
    return failed ? console_no_memory(pass->options.lang) : STATUS_OK;
}

/* Grouped as the result says it was; when that cannot be, that is what differs. */
static enum status start_collecting(bool *can_be, struct collect *collect, struct pass *pass)
{
    struct names by = {0};
    const struct document *document = &pass->document;
    *can_be = false;
    if (document->by)
        names_add_list(&by, document->by);
    enum status status = by.failed ? console_no_memory(pass->options.lang) : STATUS_OK;
    if (status == STATUS_OK && document->by && by.count == 0)
        status = STATUS_USAGE;
    else if (status == STATUS_OK)
        status = collect_start(collect, &pass->options, pass->verifying->rules,
                               (const char *const *)by.items, by.count);
    names_free(&by);
    if (status == STATUS_USAGE) {
        verify_note(&pass->verification, "options/by", document->by);
        return STATUS_OK;
    }
    if (status == STATUS_OK && document->near &&
        iga_ranking_near(collect->ranking, document->near) != IGA_OK) {
        verify_note(&pass->verification, "options/near", document->near);
        return STATUS_OK;
    }
    *can_be = status == STATUS_OK;
    return status;
}

static enum status score_in_places(struct pass *pass)
{
    struct collect collect = {0};
    bool can_be;
    enum status status = start_collecting(&can_be, &collect, pass);
    if (can_be) {
        collect.is_silent = true;
        status =
            collect_files(&collect, pass->verifying->files.items, pass->verifying->files.count);
        memcpy(pass->sha256, collect.sha256, sizeof pass->sha256);
        if (status == STATUS_INPUT && collect.read_all)
            status = STATUS_OK; /* what the data are refused for is part of the result */
        if (status == STATUS_OK)
            status = hand_in_places(pass, &collect);
    }
    collect_free(&collect);
    return status;
}

/* ---- One time through ------------------------------------------------------------------------ */

/* A result in which no region is twice cannot come of data in which one is. */
static enum status say_doubled(const struct pass *pass)
{
    iga_lang lang = pass->verifying->options->lang;
    console_error(PHRASE(lang,
                         "region id \"%s\" is given twice in the data; give every region once",
                         "id daerah \"%s\" ada dua kali dalam data; sebutkan setiap daerah sekali"),
                  pass->verification.doubled);
    return STATUS_INPUT;
}

static enum status run_pass(struct pass *pass, const struct verifying *verifying, iga_lang lang)
{
    *pass = (struct pass){.verifying = verifying, .options = *verifying->options};
    pass->options.lang = lang;
    take_document(pass);
    if (!verify_start(&pass->verification, &verifying->file.published))
        return console_no_memory(lang);
    enum status status = pass->document.is_ranked ? score_in_places(pass) : score_in_order(pass);
    if (status == STATUS_OK && pass->verification.doubled)
        status = say_doubled(pass);
    if (status != STATUS_OK)
        return status;
    verify_end(&pass->verification);
    pass->document.data_sha256 = pass->sha256;
    if (verifying->file.published.is_document)
        verify_head(&pass->verification, &pass->document);
    if (pass->verification.failed || pass->verification.texts.failed)
        return console_no_memory(lang);
    return STATUS_OK;
}

static enum status give(const struct pass *pass)
{
    const struct options *options = pass->verifying->options;
    const struct published *published = &pass->verifying->file.published;
    struct verify_report report = {.verification = &pass->verification,
                                   .rules = pass->verifying->rules,
                                   .lang = options->lang,
                                   .has_hashes =
                                       published->is_document && !pass->document.is_merged,
                                   .is_told = options->claims || options->verified};
    struct blob text = {0};
    if (options->format && strcmp(options->format, "json") == 0)
        verify_json(&text, &report);
    else
        verify_text(&text, &report);
    enum status status = answer_give(options, &text);
    blob_free(&text);
    return status == STATUS_OK && pass->verification.count > 0 ? STATUS_SEEN : status;
}

/* What can be read only once. */
static bool names_standard_input(const struct verifying *verifying)
{
    for (size_t i = 0; i < verifying->files.count; i++)
        if (strcmp(verifying->files.items[i], "-") == 0)
            return true;
    return false;
}

/* The result does not say in which language its messages are, so where they differ the other one
 * is tried. */
static enum status verify(const struct verifying *verifying)
{
    iga_lang lang = verifying->options->lang;
    struct pass first, second;
    enum status status = run_pass(&first, verifying, lang);
    if (status == STATUS_OK && verify_differs_in_words(&first.verification) &&
        !names_standard_input(verifying)) {
        status = run_pass(&second, verifying, lang == IGA_LANG_EN ? IGA_LANG_ID : IGA_LANG_EN);
        bool is_closer = second.verification.count < first.verification.count;
        if (status == STATUS_OK)
            status = give(is_closer ? &second : &first);
        verify_free(&second.verification);
    } else if (status == STATUS_OK) {
        status = give(&first);
    }
    verify_free(&first.verification);
    return status;
}

/* A document says itself how it was made. */
static void say_not_needed(const struct verifying *verifying)
{
    const struct options *options = verifying->options;
    bool is_told = options->claims || options->verified || options->by || options->near;
    const struct published *published = &verifying->file.published;
    if (is_told && !options->quiet && published->is_document && !published_is_merged(published))
        console_note(PHRASE(options->lang,
                            "%s says itself how it was made; --claims, --verified, --by and "
                            "--near were passed over",
                            "%s memuat sendiri cara pembuatannya; --claims, --verified, --by, dan "
                            "--near dilewati"),
                     published->file);
}

static enum status check_usage(const struct options *options, size_t count)
{
    iga_lang lang = options->lang;
    if (count == 0) {
        console_error(PHRASE(lang, "iga verify needs a result: iga verify RESULT --data FILE",
                             "iga verify memerlukan hasil: iga verify HASIL --data BERKAS"));
        return STATUS_USAGE;
    }
    if (options->data.count == 0) {
        console_error(PHRASE(lang, "iga verify needs the data of the result; name it with --data",
                             "iga verify memerlukan data untuk hasil itu; sebutkan dengan --data"));
        return STATUS_USAGE;
    }
    return scoring_check(options);
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    struct verifying verifying = {.options = options};
    enum status status = check_usage(options, count);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < options->data.count; i++)
        names_add(&verifying.files, options->data.items[i]);
    for (size_t i = 1; i < count; i++)
        names_add(&verifying.files, arguments[i]);
    if (verifying.files.failed)
        status = console_no_memory(options->lang);
    if (status == STATUS_OK && strcmp(arguments[0], "-") == 0 && names_standard_input(&verifying)) {
        console_error(PHRASE(options->lang,
                             "standard input can be the result or the data, not both",
                             "masukan standar hanya dapat menjadi hasil atau data, tidak "
                             "keduanya"));
        status = STATUS_USAGE;
    }
    if (status == STATUS_OK)
        status = result_file_open(&verifying.file, arguments[0], options->lang);
    if (status == STATUS_OK)
        status = result_file_check_ids(&verifying.file, options->lang);
    if (status == STATUS_OK)
        status =
            result_file_rules(&verifying.rules, &verifying.file, options->rules, options->lang);
    if (status == STATUS_OK)
        say_not_needed(&verifying);
    if (status == STATUS_OK)
        status = verify(&verifying);
    iga_rules_free(verifying.rules);
    result_file_free(&verifying.file);
    names_free(&verifying.files);
    return status;
}

static const char *const formats[] = {"text", "json", NULL};

const struct command command_verify = {
    .name = "verify",
    .arguments = {"RESULT --data FILE...", "HASIL --data BERKAS..."},
    .summary = {"does this published result follow from these rules and this data?",
                "apakah hasil yang terbit ini sesuai dengan aturan dan datanya?"},
    .about = {"RESULT is what score or rank wrote. A document (-f json) says how it was made,\n"
              "and its hashes are compared first; of ndjson only the figures can be compared,\n"
              "and --claims, --verified, --by and --near say how it was made. Without -r the\n"
              "rules are found by the hash that the result states, or by their id.",
              "HASIL adalah keluaran score atau rank. Dokumen (-f json) memuat cara\n"
              "pembuatannya, dan sidiknya dibandingkan lebih dulu; dari ndjson hanya angkanya,\n"
              "dan cara pembuatannya disebut dengan --claims, --verified, --by, dan --near.\n"
              "Tanpa -r aturan dicari dari sidik dalam hasil, atau dari id-nya."},
    .example = "iga verify hasil.json --data data.json",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_COUNTING |
             TAKES_PLACES | TAKES_INPUT,
    .formats = formats,
    .run = run,
};
