#include "cli/what_if.h"

#include "cli/answer.h"
#include "cli/changed_data.h"
#include "cli/console.h"
#include "cli/one_region.h"
#include "cli/output.h"
#include "report/phrase.h"
#include "report/what_if.h"

#include <string.h>

bool what_if_is_asked(const struct options *options)
{
    return options->set.count + options->without.count + options->add.count > 0 ||
           options->what_if || options->region || options->write_data;
}

/* ---- The changes -------------------------------------------------------------------------- */

/* An option whose values are changes, and who reads them. */
struct way {
    const char *option;
    const struct names *values;
    iga_status (*read)(iga_changes *changes, const char *text);
};

enum { WAYS = 3 };

static void list_ways(struct way ways[WAYS], const struct options *options)
{
    ways[0] = (struct way){"--set", &options->set, iga_changes_set};
    ways[1] = (struct way){"--add", &options->add, iga_changes_add};
    ways[2] = (struct way){"--without", &options->without, iga_changes_leave_out};
}

/* Says what is wrong with a change, and which it is about. */
static enum status say(const iga_findings *findings, const char *about, iga_lang lang)
{
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        const char *path = finding->path && !about ? finding->path : about;
        if (path)
            console_error("%s: %s", path, finding->message);
        else
            console_error("%s", finding->message);
    }
    return iga_findings_count(findings) > 0 ? STATUS_USAGE : console_no_memory(lang);
}

static enum status read_way(iga_changes *changes, struct names *told, const struct way *way,
                            iga_lang lang)
{
    for (size_t i = 0; i < way->values->count; i++) {
        struct blob text = {0};
        enum status status = STATUS_OK;
        blob_print(&text, "%s %s", way->option, way->values->items[i]);
        if (text.failed)
            status = console_no_memory(lang);
        else if (way->read(changes, way->values->items[i]) != IGA_OK)
            status = say(iga_changes_findings(changes), text.bytes, lang);
        else
            names_add(told, text.bytes);
        blob_free(&text);
        if (status != STATUS_OK)
            return status;
    }
    return told->failed ? console_no_memory(lang) : STATUS_OK;
}

static enum status read_changes(iga_changes *changes, struct names *told,
                                const struct options *options)
{
    struct way ways[WAYS];
    enum status status = STATUS_OK;
    list_ways(ways, options);
    for (size_t i = 0; i < WAYS && status == STATUS_OK; i++)
        status = read_way(changes, told, &ways[i], options->lang);
    return status;
}

/* ---- Before and after --------------------------------------------------------------------- */

struct comparing {
    struct what_if what_if;
    bool is_json;
    struct blob *out;
    iga_scorer *second;
    const iga_chunk *after;
};

static int write_both(void *context, const iga_result *result)
{
    struct comparing *comparing = context;
    comparing->what_if.after = result;
    if (comparing->is_json)
        what_if_json(comparing->out, &comparing->what_if);
    else
        what_if_table(comparing->out, &comparing->what_if);
    return comparing->out->failed;
}

static int score_after(void *context, const iga_result *result)
{
    struct comparing *comparing = context;
    comparing->what_if.before = result;
    return iga_scorer_run(comparing->second, comparing->after, write_both, comparing) != IGA_OK;
}

static bool compare(struct comparing *comparing, const iga_chunk *before, const iga_chunk *after)
{
    const iga_score_options *options = &comparing->what_if.options;
    iga_scorer *first = NULL;
    comparing->after = after;
    bool is_fine =
        iga_scorer_new(&first, comparing->what_if.rules, options) == IGA_OK &&
        iga_scorer_new(&comparing->second, comparing->what_if.rules, options) == IGA_OK &&
        iga_scorer_run(first, before, score_after, comparing) == IGA_OK;
    iga_scorer_free(first);
    iga_scorer_free(comparing->second);
    return is_fine;
}

static enum status answer(const struct options *options, const iga_rules *rules,
                          const struct one_region *region, const iga_chunk *changed,
                          const struct names *told)
{
    struct blob text = {0};
    struct output output;
    enum status status = output_open(&output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    const char *format = options->format;
    struct comparing comparing = {.what_if = {.rules = rules,
                                              .options = {.claims = options->claims,
                                                          .verified = options->verified,
                                                          .detail = options->detail,
                                                          .lang = options->lang},
                                              .color = answer_has_color(options, &output),
                                              .changes = (const char *const *)told->items,
                                              .change_count = told->count,
                                              .data_sha256 = region->sha256},
                                  .is_json = format ? strcmp(format, "json") == 0
                                                    : !output_is_terminal(&output),
                                  .out = &text};
    if (!compare(&comparing, &region->chunk, changed))
        status = console_no_memory(options->lang);
    if (status == STATUS_OK)
        status = output_write(&output, &text);
    if (status == STATUS_OK)
        status = output_commit(&output);
    output_discard(&output);
    blob_free(&text);
    return status == STATUS_OK ? changed_data_write(options, rules, changed) : status;
}

static enum status change(const struct options *options, const iga_rules *rules,
                          iga_changes *changes, const struct names *told, char *const *files,
                          size_t count)
{
    struct one_region region = {0};
    enum status status = one_region_find(&region, options, rules, options->region, files, count);
    if (region.chunk.bytes) {
        iga_chunk changed = region.chunk;
        if (iga_changes_apply(changes, &region.chunk) != IGA_OK) {
            status = status_worse(status, say(iga_changes_findings(changes), NULL, options->lang));
        } else {
            changed.bytes = iga_changes_text(&changed.length, changes);
            status = status_worse(status, answer(options, rules, &region, &changed, told));
        }
    }
    one_region_free(&region);
    return status;
}

static enum status check_usage(const struct options *options)
{
    const char *format = options->format;
    if (options->set.count + options->without.count + options->add.count == 0) {
        console_error(PHRASE(options->lang,
                             "nothing is to be changed; use --set, --without or --add",
                             "tidak ada yang diubah; pakai --set, --without, atau --add"));
        return STATUS_USAGE;
    }
    if (!format || strcmp(format, "table") == 0 || strcmp(format, "json") == 0)
        return STATUS_OK;
    console_error(PHRASE(options->lang,
                         "before and after cannot be told as %s; use -f table or -f json",
                         "semula dan menjadi tidak dapat ditulis sebagai %s; pakai -f table atau "
                         "-f json"),
                  format);
    return STATUS_USAGE;
}

enum status what_if_run(const struct options *options, const iga_rules *rules, char *const *files,
                        size_t count)
{
    iga_changes *changes = NULL;
    struct names told = {0};
    enum status status = check_usage(options);
    if (status == STATUS_OK)
        status = changed_data_check(options, rules);
    if (status != STATUS_OK)
        return status;
    if (iga_changes_new(&changes, rules, options->lang) != IGA_OK)
        return console_no_memory(options->lang);
    status = read_changes(changes, &told, options);
    if (status == STATUS_OK)
        status = change(options, rules, changes, &told, files, count);
    names_free(&told);
    iga_changes_free(changes);
    return status;
}
