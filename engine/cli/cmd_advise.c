/* cmd_advise.c - iga advise: what raises a region's index most, and the cheapest way to a
 * target. */
#include "cli/answer.h"
#include "cli/changed_data.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/costs.h"
#include "cli/one_region.h"
#include "cli/output.h"
#include "cli/rules_open.h"
#include "report/advice.h"

#include <string.h>

/* The option that a finding is about; NULL for none. */
static const char *option_of(const iga_finding *finding)
{
    static const struct {
        const char *code, *option;
    } options[] = {{"target", "--target"}, {"locked", "--locked"}, {"maturity", "--maturity"}};
    for (size_t i = 0; finding->code && i < sizeof options / sizeof *options; i++)
        if (strcmp(finding->code, options[i].code) == 0)
            return options[i].option;
    return NULL;
}

/* Says it where it is: in the file of costs, behind an option, or in the data. */
static enum status say_finding(const iga_finding *finding, const struct costs *costs, iga_lang lang)
{
    const char *option = option_of(finding);
    if (finding->code && strcmp(finding->code, "price") == 0 && costs->file)
        return costs_refuse(costs, finding->path, finding->message, lang);
    if (option)
        console_error("%s: %s", option, finding->message);
    else
        console_error("%s", finding->message);
    return STATUS_USAGE;
}

static enum status say(const iga_findings *findings, const struct costs *costs, iga_status status,
                       iga_lang lang)
{
    enum status worst = STATUS_OK;
    size_t count = iga_findings_count(findings);
    for (size_t i = 0; i < count; i++)
        worst = status_worse(worst, say_finding(iga_findings_get(findings, i), costs, lang));
    if (status == IGA_ENOMEM || count == 0)
        return console_no_memory(lang);
    return status == IGA_EUSAGE ? worst : STATUS_INPUT;
}

/* What a table cannot hold is told as of the file it was to be written to. */
static enum status write_data(const struct options *options, const iga_rules *rules,
                              const iga_advice *advice)
{
    iga_chunk changed = {.file = options->write_data, .line = 1, .column = 1};
    changed.bytes = iga_advice_data(&changed.length, advice);
    return changed_data_write(options, rules, &changed);
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
    return status == STATUS_OK ? write_data(options, rules, advice) : status;
}

static enum status advise(const struct options *options, const iga_rules *rules,
                          const struct costs *costs, const struct one_region *region)
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
                                      .prices = costs->items,
                                      .price_count = costs->count,
                                      .lang = options->lang};
    iga_status advised =
        locked.failed ? IGA_ENOMEM : iga_advise(&advice, &findings, rules, &region->chunk, &asked);
    enum status status = advised == IGA_OK ? give(options, rules, advice, region)
                                           : say(findings, costs, advised, options->lang);
    iga_advice_free(advice);
    iga_findings_free(findings);
    names_free(&locked);
    return status;
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    iga_rules *rules = NULL;
    struct costs costs = {0};
    struct one_region region = {0};
    if (count == 0) {
        console_error(PHRASE(options->lang, "iga advise needs a region: iga advise 16.07 data.json",
                             "iga advise perlu satu daerah: iga advise 16.07 data.json"));
        return STATUS_USAGE;
    }
    enum status status = rules_obtain(&rules, options->rules, options->lang);
    if (status == STATUS_OK)
        status = changed_data_check(options, rules);
    if (status == STATUS_OK)
        status = costs_read(&costs, options->cost, options->lang);
    if (status == STATUS_OK)
        status = one_region_find(&region, options, rules, arguments[0], arguments + 1, count - 1);
    if (region.chunk.bytes && status != STATUS_MACHINE)
        status = status_worse(status, advise(options, rules, &costs, &region));
    one_region_free(&region);
    costs_free(&costs);
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
