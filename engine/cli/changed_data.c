#include "cli/changed_data.h"

#include "cli/answer.h"
#include "cli/console.h"
#include "cli/form_files.h"

#include <string.h>

static const char *const formats[] = {"csv", "xlsx", NULL};

/* The options as they would be were the data the answer; `format` NULL for JSON. */
static struct options options_of_file(const char **format, const struct options *options)
{
    struct options to_file = *options;
    to_file.output = options->write_data;
    to_file.format = NULL;
    *format = form_files_format(&to_file, formats, NULL);
    return to_file;
}

enum status changed_data_check(const struct options *options, const iga_rules *rules)
{
    const char *format;
    const struct options to_file = options_of_file(&format, options);
    return format ? form_files_check(&to_file, format, rules) : STATUS_OK;
}

static enum status write_json(const struct options *to_file, const iga_chunk *region)
{
    struct blob text = {0};
    blob_add(&text, region->bytes, region->length);
    blob_text(&text, "\n");
    enum status status =
        text.failed ? console_no_memory(to_file->lang) : answer_give(to_file, &text);
    blob_free(&text);
    return status;
}

/* Says what a table cannot hold. */
static int take_record(void *context, const iga_record *record)
{
    struct blob *errors = context;
    for (size_t i = 0; i < iga_findings_count(record->errors); i++)
        console_finding(errors, iga_findings_get(record->errors, i));
    return errors->failed;
}

static enum status fill(iga_conversion *conversion, const iga_chunk *region, iga_lang lang)
{
    struct blob errors = {0};
    enum status status = STATUS_OK;
    if (iga_conversion_run(conversion, region, take_record, &errors) != IGA_OK || errors.failed)
        status = console_no_memory(lang);
    else if (errors.length > 0)
        status = STATUS_INPUT;
    if (status == STATUS_INPUT)
        console_write(errors.bytes, errors.length);
    blob_free(&errors);
    return status;
}

static enum status write_tables(const struct options *to_file, const char *format,
                                const iga_rules *rules, const iga_chunk *region)
{
    iga_conversion *conversion = NULL;
    if (iga_conversion_new(&conversion, rules, true, to_file->lang) != IGA_OK)
        return console_no_memory(to_file->lang);
    enum status status = fill(conversion, region, to_file->lang);
    if (status == STATUS_OK)
        status = form_files_write(to_file, format, rules, conversion);
    iga_conversion_free(conversion);
    return status;
}

enum status changed_data_write(const struct options *options, const iga_rules *rules,
                               const iga_chunk *region)
{
    const char *format;
    if (!options->write_data)
        return STATUS_OK;
    const struct options to_file = options_of_file(&format, options);
    return format ? write_tables(&to_file, format, rules, region) : write_json(&to_file, region);
}
