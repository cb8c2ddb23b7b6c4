/* cmd_template.c - iga template: an empty form to fill in, or the JSON Schema of the data. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/form_files.h"
#include "cli/rules_open.h"
#include "report/form.h"

#include <string.h>

static const char *const formats[] = {"json", "schema", "csv", "xlsx", NULL};

static enum status give_schema(const struct options *options, const iga_rules *rules)
{
    struct blob text = {0};
    char *schema;
    if (iga_rules_data_schema(&schema, rules) != IGA_OK)
        return console_no_memory(options->lang);
    blob_text(&text, schema);
    iga_text_free(schema);
    enum status status = answer_give(options, &text);
    blob_free(&text);
    return status;
}

static enum status give_form(const struct options *options, const char *format,
                             const iga_rules *rules)
{
    iga_conversion *conversion;
    struct blob text = {0};
    enum status status;
    if (iga_conversion_new(&conversion, rules, true, options->lang) != IGA_OK)
        return console_no_memory(options->lang);
    if (strcmp(format, "json") == 0) {
        form_json(&text, conversion, iga_rules_has_innovations(rules));
        status = answer_give(options, &text);
    } else {
        status = form_files_write(options, format, rules, conversion);
    }
    blob_free(&text);
    iga_conversion_free(conversion);
    return status;
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    const char *format = form_files_format(options, formats, "json");
    iga_rules *rules = NULL;
    if (count > 0) {
        console_error(PHRASE(options->lang,
                             "iga template reads no data, so \"%s\" is too much; the rules are "
                             "named by -r, the file by -o",
                             "iga template tidak membaca data, jadi \"%s\" berlebih; aturan "
                             "disebut dengan -r, berkas dengan -o"),
                      arguments[0]);
        return STATUS_USAGE;
    }
    enum status status = rules_obtain(&rules, options->rules, options->lang);
    if (status != STATUS_OK)
        return status;
    status = form_files_check(options, format, rules);
    if (status == STATUS_OK)
        status = strcmp(format, "schema") == 0 ? give_schema(options, rules)
                                               : give_form(options, format, rules);
    iga_rules_free(rules);
    return status;
}

const struct command command_template = {
    .name = "template",
    .arguments = {"", ""},
    .summary = {"an empty data file to fill in, or the JSON Schema of the data",
                "berkas data kosong untuk diisi, atau JSON Schema datanya"},
    .about = {"A workbook has a sheet of regions (Daerah) and one of innovations (Inovasi), a\n"
              "column for each field and indicator, what to fill in as a note, and lists to\n"
              "choose from. CSV are two such tables: -o data.csv writes data-daerah.csv and\n"
              "data-inovasi.csv. Without -f the name behind -o tells the form, else it is json.",
              "Buku kerja memuat lembar daerah (Daerah) dan inovasi (Inovasi), dengan satu\n"
              "kolom untuk setiap bidang dan indikator, petunjuk pengisian sebagai catatan, dan\n"
              "daftar pilihan. CSV berupa dua tabel yang sama: -o data.csv menulis\n"
              "data-daerah.csv dan data-inovasi.csv. Tanpa -f bentuknya mengikuti nama di -o,\n"
              "dan bila itu tidak ada, json."},
    .example = "iga template -o isian.xlsx",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT,
    .formats = formats,
    .run = run,
};
