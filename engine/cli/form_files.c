#include "cli/form_files.h"

#include "cli/console.h"
#include "cli/output.h"
#include "cli/sheets.h"
#include "cli/workbook.h"
#include "report/blob.h"
#include "report/form.h"
#include "report/phrase.h"

#include <string.h>
#include <strings.h>

static const char *const page_names[] = {"Daerah", "Inovasi"};
static const char *const file_names[] = {"-daerah.csv", "-inovasi.csv"};

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);
    return length > end_length && strcasecmp(text + length - end_length, end) == 0;
}

const char *form_files_format(const struct options *options, const char *const *formats,
                              const char *unasked)
{
    if (options->format)
        return options->format;
    for (size_t i = 0; options->output && formats[i]; i++) {
        char end[16] = ".";
        strncat(end, formats[i], sizeof end - 2);
        if (ends_in(options->output, end))
            return formats[i];
    }
    return unasked;
}

static bool is_file(const struct options *options)
{
    return options->output && strcmp(options->output, "-") != 0;
}

enum status form_files_check(const struct options *options, const char *format,
                             const iga_rules *rules)
{
    iga_lang lang = options->lang;
    if (strcmp(format, "csv") == 0 && iga_rules_has_innovations(rules) && !is_file(options)) {
        console_error(PHRASE(lang,
                             "CSV are two files, of regions and of innovations; name them with "
                             "-o: -o data.csv writes data-daerah.csv and data-inovasi.csv",
                             "CSV terdiri dari dua berkas, daerah dan inovasi; sebutkan namanya "
                             "dengan -o: -o data.csv menulis data-daerah.csv dan "
                             "data-inovasi.csv"));
        return STATUS_USAGE;
    }
    return workbook_check(options, format);
}

static enum status write_file(const char *path, struct blob *bytes, iga_lang lang)
{
    struct output output;
    enum status status = output_open(&output, path, lang);
    if (status == STATUS_OK)
        status = output_write(&output, bytes);
    if (status == STATUS_OK)
        status = output_commit(&output);
    output_discard(&output);
    return status;
}

/* Both, or neither. */
static enum status write_both(const struct blob paths[2], struct blob tables[2], iga_lang lang)
{
    struct output outputs[2] = {{0}, {0}};
    enum status status = STATUS_OK;
    for (int i = 0; i < 2 && status == STATUS_OK; i++) {
        status = output_open(&outputs[i], paths[i].bytes, lang);
        if (status == STATUS_OK)
            status = output_write(&outputs[i], &tables[i]);
    }
    if (status == STATUS_OK)
        status = output_commit_both(outputs);
    output_discard(&outputs[0]);
    output_discard(&outputs[1]);
    return status;
}

static enum status write_pair(const struct options *options, struct blob tables[2])
{
    size_t length = strlen(options->output) - (ends_in(options->output, ".csv") ? 4 : 0);
    struct blob paths[2] = {{0}, {0}};
    enum status status = STATUS_OK;
    for (int i = 0; i < 2; i++) {
        blob_add(&paths[i], options->output, length);
        blob_text(&paths[i], file_names[i]);
        if (paths[i].failed)
            status = console_no_memory(options->lang);
    }
    if (status == STATUS_OK)
        status = write_both(paths, tables, options->lang);
    if (status == STATUS_OK && !options->quiet)
        console_note(PHRASE(options->lang, "written: %s and %s", "ditulis: %s dan %s"),
                     paths[0].bytes, paths[1].bytes);
    blob_free(&paths[0]);
    blob_free(&paths[1]);
    return status;
}

static enum status write_csv(const struct options *options, const iga_rules *rules,
                             const iga_conversion *conversion)
{
    struct blob tables[2] = {{0}, {0}};
    bool are_two = iga_rules_has_innovations(rules);
    enum status status;
    form_csv(&tables[0], conversion, IGA_TABLE_REGIONS);
    if (are_two)
        form_csv(&tables[1], conversion, IGA_TABLE_INNOVATIONS);
    if (tables[0].failed || tables[1].failed || iga_conversion_failed(conversion))
        status = console_no_memory(options->lang);
    else if (are_two)
        status = write_pair(options, tables);
    else
        status = write_file(options->output, &tables[0], options->lang);
    blob_free(&tables[0]);
    blob_free(&tables[1]);
    return status;
}

static enum status write_xlsx(const struct options *options, const iga_rules *rules,
                              const iga_conversion *conversion)
{
    const struct sheet_module *module = sheets_load(options->lang);
    struct sheet_page pages[] = {
        {page_names[0], IGA_TABLE_REGIONS, iga_conversion_rows(conversion, IGA_TABLE_REGIONS)},
        {page_names[1], IGA_TABLE_INNOVATIONS,
         iga_conversion_rows(conversion, IGA_TABLE_INNOVATIONS)},
    };
    struct sheet_book book = {.source = conversion,
                              .column = iga_conversion_column,
                              .cell = iga_conversion_cell,
                              .pages = pages,
                              .page_count = iga_rules_has_innovations(rules) ? 2 : 1,
                              .choices_name = "Pilihan",
                              .note_mark = FORM_NOTE};
    struct blob bytes = {0};
    char *made = NULL;
    size_t length = 0;
    if (!module)
        return STATUS_MACHINE;
    int error = module->write_form(&made, &length, &book);
    if (error != 0)
        return workbook_fail(error, options->lang);
    blob_add(&bytes, made, length);
    module->release(made);
    enum status status = iga_conversion_failed(conversion)
                             ? console_no_memory(options->lang)
                             : write_file(options->output, &bytes, options->lang);
    blob_free(&bytes);
    return status;
}

enum status form_files_write(const struct options *options, const char *format,
                             const iga_rules *rules, const iga_conversion *conversion)
{
    return strcmp(format, "csv") == 0 ? write_csv(options, rules, conversion)
                                      : write_xlsx(options, rules, conversion);
}
