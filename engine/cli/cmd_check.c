/* cmd_check.c - iga check: is a rule file complete, consistent and safe? */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/rules_find.h"
#include "report/findings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct desk {
    const struct options *options;
    struct findings_file *files;
    size_t count, capacity;
};

static void desk_free(struct desk *desk)
{
    for (size_t i = 0; i < desk->count; i++) {
        iga_findings_free(desk->files[i].findings);
        blob_free(&desk->files[i].text);
    }
    free(desk->files);
}

/* Room for one more file, empty. @return NULL without memory */
static struct findings_file *desk_add(struct desk *desk)
{
    if (desk->count == desk->capacity) {
        size_t capacity = desk->capacity ? desk->capacity * 2 : 8;
        struct findings_file *files = realloc(desk->files, capacity * sizeof *files);
        if (!files)
            return NULL;
        desk->files = files;
        desk->capacity = capacity;
    }
    struct findings_file *file = &desk->files[desk->count++];
    *file = (struct findings_file){NULL, {0}};
    return file;
}

/* ---- Checking ----------------------------------------------------------------------------- */

static enum status check_file(struct desk *desk, const char *path)
{
    iga_lang lang = desk->options->lang;
    struct findings_file *file = desk_add(desk);
    if (!file)
        return console_no_memory(lang);
    int error = rules_read(&file->text, path);
    if (error == ENOMEM)
        return console_no_memory(lang);
    if (error != 0) {
        console_file_error(path, PHRASE(lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                           console_reason(error, lang));
        blob_free(&file->text);
        desk->count--;
        return STATUS_INPUT;
    }
    iga_status status =
        iga_rules_check(&file->findings, path, file->text.bytes, file->text.length, lang);
    return status == IGA_ENOMEM ? console_no_memory(lang) : STATUS_OK;
}

/* A file, "-" or an id. */
static enum status check_one(struct desk *desk, const char *wanted)
{
    char *path = NULL;
    if (strcmp(wanted, "-") == 0)
        return check_file(desk, wanted);
    enum status status = rules_find(&path, wanted, desk->options->lang);
    if (status == STATUS_OK)
        status = check_file(desk, path);
    free(path);
    return status;
}

static enum status say_none(const struct names *folders, iga_lang lang)
{
    struct blob places = {0};
    rules_folders_text(&places, folders);
    if (!places.failed)
        console_error(PHRASE(lang, "there are no rule files in %s; name some",
                             "tidak ada berkas aturan di %s; sebutkan berkasnya"),
                      places.bytes);
    blob_free(&places);
    return STATUS_INPUT;
}

/* All rule files of the first folder that has some. */
static enum status check_folder(struct desk *desk)
{
    iga_lang lang = desk->options->lang;
    struct names folders = {0}, files = {0};
    enum status status = STATUS_OK;

    rules_folders(&folders);
    for (size_t i = 0; i < folders.count && files.count == 0 && !files.failed; i++)
        rules_in_folder(&files, folders.items[i]);
    if (folders.failed || files.failed)
        status = console_no_memory(lang);
    else if (files.count == 0)
        status = say_none(&folders, lang);
    for (size_t i = 0; i < files.count && status != STATUS_MACHINE; i++)
        status = status_worse(status, check_file(desk, files.items[i]));
    names_free(&files);
    names_free(&folders);
    return status;
}

/* ---- The answer --------------------------------------------------------------------------- */

static enum status verdict(const struct findings_report *report, bool is_strict)
{
    bool is_seen = findings_count(report, IGA_ERROR) > 0 ||
                   (is_strict && findings_count(report, IGA_WARNING) > 0);
    return is_seen ? STATUS_SEEN : STATUS_OK;
}

static bool is_json(const struct options *options)
{
    return options->format && strcmp(options->format, "json") == 0;
}

static void write_json(struct blob *text, const void *context, bool has_color)
{
    (void)has_color;
    findings_json(text, context);
}

static void write_text(struct blob *text, const void *context, bool has_color)
{
    struct findings_report report = *(const struct findings_report *)context;
    report.color = has_color;
    findings_text(text, &report);
}

static enum status give(const struct desk *desk)
{
    const struct options *options = desk->options;
    const struct findings_report report = {.files = desk->files,
                                           .count = desk->count,
                                           .least = !options->quiet   ? IGA_NOTE
                                                    : options->strict ? IGA_WARNING
                                                                      : IGA_ERROR,
                                           .is_quiet = options->quiet,
                                           .lang = options->lang};
    enum status status = answer_write(options, is_json(options) ? write_json : write_text, &report);
    return status_worse(status, verdict(&report, options->strict));
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    struct desk desk = {.options = options};
    bool has_targets = count > 0 || options->rules;
    enum status status = has_targets ? STATUS_OK : check_folder(&desk);

    for (size_t i = 0; i < count && status != STATUS_MACHINE; i++)
        status = status_worse(status, check_one(&desk, arguments[i]));
    if (options->rules && status != STATUS_MACHINE)
        status = status_worse(status, check_one(&desk, options->rules));
    if (status != STATUS_MACHINE && (desk.count > 0 || is_json(options)))
        status = status_worse(status, give(&desk));
    desk_free(&desk);
    return status;
}

static const char *const formats[] = {"text", "json", NULL};

const struct command command_check = {
    .name = "check",
    .arguments = {"[RULES...]", "[ATURAN...]"},
    .summary = {"is a rule file complete, consistent and safe?",
                "apakah berkas aturan lengkap, konsisten, dan aman?"},
    .about = {"RULES are files or ids, - is standard input; without any, all rule files of the\n"
              "first folder that has some: $IGA_RULES, ./rules, the installed one.\n"
              "Errors make a rule file unusable; warnings deserve a look at the annex; notes\n"
              "tell what the rules make of it. Errors give exit status 1.",
              "ATURAN adalah berkas atau id, - adalah masukan standar; bila tidak disebut,\n"
              "semua berkas di folder pertama yang berisi: $IGA_RULES, ./rules, folder\n"
              "terpasang. Kesalahan (error) membuat berkas aturan tidak dapat dipakai;\n"
              "peringatan (warning) perlu dicocokkan dengan lampiran; catatan (note)\n"
              "menerangkan akibat aturannya. Kesalahan memberi status keluar 1."},
    .example = "iga check rules/*.lua",
    .takes = TAKES_FORMAT | TAKES_OUTPUT | TAKES_STRICT,
    .formats = formats,
    .run = run,
};
