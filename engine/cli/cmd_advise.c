/* cmd_advise.c - iga advise: what raises a region's index most, and the cheapest way to a
 * target. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/one_region.h"
#include "cli/output.h"
#include "cli/rules_open.h"
#include "cli/slurp.h"
#include "report/advice.h"
#include "report/json_tree.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COST_FILE = 1024 * 1024 };

/* ---- The file of costs -------------------------------------------------------------------- */

/* What --cost says; the names are the tree's. */
struct prices {
    struct blob text;
    struct json_tree tree;
    iga_price *items;
    size_t count;
};

static void prices_free(struct prices *prices)
{
    json_tree_free(&prices->tree);
    blob_free(&prices->text);
    free(prices->items);
}

static enum status refuse_costs(const char *file, const char *reason, iga_lang lang)
{
    console_file_error(file,
                       PHRASE(lang,
                              "%s; costs are an object such as {\"add\": 5, \"video\": 2}, with "
                              "whole numbers from 1 to %u",
                              "%s; biaya berupa objek seperti {\"add\": 5, \"video\": 2}, dengan "
                              "bilangan bulat 1 sampai %u"),
                       reason, IGA_MAX_PRICE);
    return STATUS_INPUT;
}

static size_t count_members(const struct json_tree *tree)
{
    size_t count = 0;
    for (size_t i = tree->nodes[0].first; i != JSON_NONE; i = tree->nodes[i].next)
        count++;
    return count;
}

static enum status take_members(struct prices *prices, const char *file, iga_lang lang)
{
    const struct json_tree *tree = &prices->tree;
    prices->items = calloc(count_members(tree) + 1, sizeof *prices->items);
    if (!prices->items)
        return console_no_memory(lang);
    for (size_t i = tree->nodes[0].first; i != JSON_NONE; i = tree->nodes[i].next) {
        size_t cost = json_tree_size(tree, i);
        if (cost < 1 || cost > IGA_MAX_PRICE)
            return refuse_costs(file, json_tree_key(tree, i), lang);
        prices->items[prices->count++] = (iga_price){json_tree_key(tree, i), (unsigned)cost};
    }
    return STATUS_OK;
}

static enum status prices_read(struct prices *prices, const char *file, iga_lang lang)
{
    if (!file)
        return STATUS_OK;
    int error = slurp(&prices->text, file, MOST_COST_FILE);
    if (error != 0) {
        console_file_error(file, PHRASE(lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                           console_reason(error, lang));
        return STATUS_INPUT;
    }
    const char *bytes = prices->text.bytes ? prices->text.bytes : "";
    if (!json_tree_read(&prices->tree, bytes, prices->text.length, IGA_MAX_NESTING))
        return prices->tree.failed ? console_no_memory(lang)
                                   : refuse_costs(file, phrase_in(*prices->tree.fault, lang), lang);
    size_t behind = strspn(bytes + prices->tree.at, " \t\r\n") + prices->tree.at;
    if (behind < prices->text.length || !json_tree_is(&prices->tree, 0, JSON_OBJECT))
        return refuse_costs(file, PHRASE(lang, "this is no object", "ini bukan objek"), lang);
    return take_members(prices, file, lang);
}

/* ---- The advice --------------------------------------------------------------------------- */

static enum status say(const iga_findings *findings, iga_status status, iga_lang lang)
{
    size_t count = iga_findings_count(findings);
    for (size_t i = 0; i < count; i++)
        console_error("%s", iga_findings_get(findings, i)->message);
    if (status == IGA_ENOMEM || count == 0)
        return console_no_memory(lang);
    return status == IGA_EUSAGE ? STATUS_USAGE : STATUS_INPUT;
}

static enum status write_data(const struct options *options, const iga_advice *advice)
{
    struct options to_file = *options;
    struct blob text = {0};
    size_t length;
    if (!options->write_data)
        return STATUS_OK;
    to_file.output = options->write_data;
    const char *bytes = iga_advice_data(&length, advice);
    blob_add(&text, bytes, length);
    blob_text(&text, "\n");
    enum status status =
        text.failed ? console_no_memory(options->lang) : answer_give(&to_file, &text);
    blob_free(&text);
    return status;
}

static enum status give(const struct options *options, const iga_rules *rules,
                        const iga_advice *advice, const struct one_region *region)
{
    struct output output;
    struct blob text = {0};
    enum status status = output_open(&output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    const struct advice_settings settings = {.rules = rules,
                                             .lang = options->lang,
                                             .color = answer_has_color(options, &output),
                                             .full = options->full,
                                             .data_sha256 = region->sha256};
    if (options->format && strcmp(options->format, "json") == 0)
        advice_json(&text, &settings, advice);
    else
        advice_text(&text, &settings, advice);
    status = text.failed ? console_no_memory(options->lang) : output_write(&output, &text);
    if (status == STATUS_OK)
        status = output_commit(&output);
    output_discard(&output);
    blob_free(&text);
    return status == STATUS_OK ? write_data(options, advice) : status;
}

static enum status advise(const struct options *options, const iga_rules *rules,
                          const struct prices *prices, const struct one_region *region)
{
    iga_advice *advice = NULL;
    iga_findings *findings = NULL;
    struct names locked = {0};
    for (size_t i = 0; i < options->locked.count; i++)
        names_add_list(&locked, options->locked.items[i]);
    const iga_advise_options asked = {.target = options->target,
                                      .maturity = options->maturity,
                                      .locked = (const char *const *)locked.items,
                                      .locked_count = locked.count,
                                      .prices = prices->items,
                                      .price_count = prices->count,
                                      .lang = options->lang};
    iga_status advised =
        locked.failed ? IGA_ENOMEM : iga_advise(&advice, &findings, rules, &region->chunk, &asked);
    enum status status = advised == IGA_OK ? give(options, rules, advice, region)
                                           : say(findings, advised, options->lang);
    iga_advice_free(advice);
    iga_findings_free(findings);
    names_free(&locked);
    return status;
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    iga_rules *rules = NULL;
    struct prices prices = {0};
    struct one_region region = {0};
    if (count == 0) {
        console_error(PHRASE(options->lang, "iga advise needs a region: iga advise 16.07 data.json",
                             "iga advise perlu satu daerah: iga advise 16.07 data.json"));
        return STATUS_USAGE;
    }
    enum status status = rules_obtain(&rules, options->rules, options->lang);
    if (status == STATUS_OK)
        status = prices_read(&prices, options->cost, options->lang);
    if (status == STATUS_OK)
        status = one_region_find(&region, options, rules, arguments[0], arguments + 1, count - 1);
    if (region.chunk.bytes && status != STATUS_MACHINE)
        status = status_worse(status, advise(options, rules, &prices, &region));
    one_region_free(&region);
    prices_free(&prices);
    iga_rules_free(rules);
    return status;
}

static const char *const formats[] = {"text", "json", NULL};

const struct command command_advise = {
    .name = "advise",
    .arguments = {"REGION [FILE...]", "DAERAH [BERKAS...]"},
    .summary = {"what raises the index most, and the cheapest way to a predicate",
                "apa yang paling menaikkan indeks, dan jalan termurah ke predikat"},
    .about =
        {"First what is forfeited for want of little, then single steps, then the cheapest\n"
         "set of steps that reaches the next predicate or --target. Steps are: raise an\n"
         "answer by one level, make_eligible, add and leave_out an innovation. Each costs\n"
         "1, or as --cost says: {\"raise\": 1, \"add\": 5, \"video\": 3}. man iga-advise tells\n"
         "more.",
         "Pertama yang hilang karena kurang sedikit, lalu langkah tunggal, lalu kumpulan\n"
         "langkah termurah yang mencapai predikat berikutnya atau --target. Langkah: raise\n"
         "(naikkan jawaban satu level), make_eligible, add, leave_out (inovasi). Biayanya\n"
         "1, atau menurut --cost: {\"raise\": 1, \"add\": 5, \"video\": 3}. Lihat man\n"
         "iga-advise."},
    .example = "iga advise 16.07 data.json --target 60 --locked opini_bpk",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA | TAKES_FULL | TAKES_ADVICE,
    .formats = formats,
    .run = run,
};
