/* cmd_convert.c - iga convert: the same data in another form, checked, nothing scored. */
#include "cli/command.h"
#include "cli/console.h"
#include "cli/form_files.h"
#include "cli/output.h"
#include "cli/rules_open.h"
#include "cli/scoring.h"

#include <string.h>

struct converting {
    const struct options *options;
    const iga_rules *rules;
    const char *format;
    bool is_table, is_array;
    iga_conversion *conversion;
    struct output output;
    size_t written, refused;
    struct pipeline_batch *batch; /* that is written just now */
};

static int take_record(void *context, const iga_record *record)
{
    struct converting *converting = context;
    struct pipeline_batch *batch = converting->batch;
    size_t errors = iga_findings_count(record->errors);

    for (size_t i = 0; i < errors; i++)
        console_finding(&batch->errors, iga_findings_get(record->errors, i));
    batch->regions++;
    batch->refused += errors > 0;
    if (record->json) {
        if (converting->is_array)
            blob_text(&batch->rendered, converting->written > 0 ? ",\n" : "[\n");
        blob_add(&batch->rendered, record->json, record->length);
        blob_text(&batch->rendered, converting->is_array ? "" : "\n");
        converting->written++;
    }
    return batch->rendered.failed || batch->errors.failed;
}

/* Everything is converted instead of scored, on the one thread that there is. */
static bool convert(const void *context, struct pipeline_batch *batch, const iga_chunk *chunk)
{
    struct converting *converting = *(struct converting *const *)context;
    converting->batch = batch;
    if (iga_conversion_run(converting->conversion, chunk, take_record, converting) != IGA_OK)
        batch->errors.failed = true;
    return true;
}

static void render(struct blob *out, const void *context, const iga_result *result, bool is_first)
{
    (void)out, (void)context, (void)result, (void)is_first; /* nothing is ever scored */
}

static enum status take(void *context, struct pipeline_batch *batch)
{
    struct converting *converting = context;
    converting->refused += batch->refused;
    if (batch->errors.length > 0)
        console_write(batch->errors.bytes, batch->errors.length);
    return converting->is_table ? STATUS_OK : output_write(&converting->output, &batch->rendered);
}

static enum status convert_files(struct converting *converting, char *const *files, size_t count)
{
    const struct options *options = converting->options;
    struct names passed_over = {0};
    struct pipeline_work work = {.rules = converting->rules,
                                 .options = {.lang = options->lang},
                                 .jobs = 1,
                                 .render = render,
                                 .render_context = &converting,
                                 .instead = convert,
                                 .take = take,
                                 .take_context = converting};
    struct feed feed = {.from = options->from, .lang = options->lang, .is_quiet = options->quiet};
    enum status status = scoring_run(&passed_over, &work, &feed, files, count);
    names_free(&passed_over);
    return converting->refused > 0 ? status_worse(status, STATUS_INPUT) : status;
}

/* Says once which fields are nobody's. */
static enum status say_taken_along(const struct converting *converting)
{
    struct blob list = {0};
    const char *name;
    for (size_t i = 0; (name = iga_conversion_passed_over(converting->conversion, i)); i++) {
        blob_text(&list, i > 0 ? ", " : "");
        blob_text(&list, name);
    }
    bool failed = list.failed;
    if (list.length > 0 && !failed && !converting->options->quiet)
        console_note(PHRASE(converting->options->lang,
                            "fields that the rules do not name were taken along: %s",
                            "bidang yang tidak disebut dalam aturan ikut dibawa: %s"),
                     list.bytes);
    blob_free(&list);
    return failed ? console_no_memory(converting->options->lang) : STATUS_OK;
}

static enum status finish_text(struct converting *converting)
{
    struct blob end = {0};
    if (converting->is_array)
        blob_text(&end, converting->written > 0 ? "\n]\n" : "[]\n");
    enum status status = output_write(&converting->output, &end);
    blob_free(&end);
    return status == STATUS_OK ? output_commit(&converting->output) : status;
}

static enum status convert_to_text(struct converting *converting, char *const *files, size_t count)
{
    const struct options *options = converting->options;
    enum status status = output_open(&converting->output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    status = convert_files(converting, files, count);
    if (status != STATUS_MACHINE)
        status = status_worse(status, finish_text(converting));
    output_discard(&converting->output);
    return status;
}

static enum status convert_to_tables(struct converting *converting, char *const *files,
                                     size_t count)
{
    enum status status = convert_files(converting, files, count);
    if (status != STATUS_MACHINE)
        status = status_worse(status, form_files_write(converting->options, converting->format,
                                                       converting->rules, converting->conversion));
    return status;
}

static const char *const formats[] = {"json", "ndjson", "csv", "xlsx", NULL};

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    struct converting converting = {.options = options,
                                    .format = form_files_format(options, formats, "ndjson")};
    iga_rules *rules = NULL;
    enum status status = rules_obtain(&rules, options->rules, options->lang);
    if (status != STATUS_OK)
        return status;
    converting.rules = rules;
    converting.is_array = strcmp(converting.format, "json") == 0;
    converting.is_table = !converting.is_array && strcmp(converting.format, "ndjson") != 0;
    status = form_files_check(options, converting.format, rules);
    if (status == STATUS_OK && iga_conversion_new(&converting.conversion, rules,
                                                  converting.is_table, options->lang) != IGA_OK)
        status = console_no_memory(options->lang);
    if (status == STATUS_OK) {
        status = converting.is_table ? convert_to_tables(&converting, arguments, count)
                                     : convert_to_text(&converting, arguments, count);
        if (status != STATUS_MACHINE)
            status = status_worse(status, say_taken_along(&converting));
    }
    iga_conversion_free(converting.conversion);
    iga_rules_free(rules);
    return status;
}

const struct command command_convert = {
    .name = "convert",
    .arguments = {"[FILE...]", "[BERKAS...]"},
    .summary = {"the same data as JSON, CSV or XLSX, checked, nothing scored",
                "data yang sama sebagai JSON, CSV, atau XLSX; tidak dinilai"},
    .about = {"Nothing is lost on the way: what a table cannot hold is refused. CSV are two\n"
              "files: -o data.csv writes data-daerah.csv and data-inovasi.csv, and both are\n"
              "given to be read again. Without -f the name behind -o tells the form, else it is\n"
              "ndjson.",
              "Tidak ada yang hilang: yang tidak dapat dimuat tabel ditolak. CSV berupa dua\n"
              "berkas: -o data.csv menulis data-daerah.csv dan data-inovasi.csv, dan keduanya\n"
              "disebut untuk dibaca lagi. Tanpa -f bentuknya mengikuti nama di -o, dan bila itu\n"
              "tidak ada, ndjson."},
    .example = "iga convert data.json -o data.xlsx",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA,
    .formats = formats,
    .run = run,
};
