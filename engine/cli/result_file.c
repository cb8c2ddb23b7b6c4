#include "cli/result_file.h"

#include "cli/console.h"
#include "cli/rules_find.h"
#include "cli/rules_open.h"
#include "cli/slurp.h"
#include "report/phrase.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

static enum status say_at(const struct published *published, size_t line, size_t column,
                          const char *message)
{
    iga_finding finding = {.severity = IGA_ERROR,
                           .message = message,
                           .file = published->file,
                           .line = line,
                           .column = column};
    struct blob said = {0};
    console_finding(&said, &finding);
    if (!said.failed)
        console_write(said.bytes, said.length);
    blob_free(&said);
    return STATUS_INPUT;
}

static enum status say_fault(const struct published *published, iga_lang lang)
{
    return say_at(published, published->line, published->column, phrase_in(published->fault, lang));
}

enum status result_file_complain(const struct result_file *file, size_t region, iga_lang lang,
                                 const char *format, ...)
{
    struct blob message = {0};
    size_t line, column;
    va_list arguments;
    va_start(arguments, format);
    blob_vprint(&message, format, arguments);
    va_end(arguments);
    published_position(&line, &column, &file->published, region);
    enum status status = message.failed ? console_no_memory(lang)
                                        : say_at(&file->published, line, column, message.bytes);
    blob_free(&message);
    return status;
}

enum status result_file_check_ids(struct result_file *file, iga_lang lang)
{
    struct published_double found;
    size_t line, column;
    if (!published_find_double(&found, &file->published))
        return file->published.failed ? console_no_memory(lang) : STATUS_OK;
    published_position(&line, &column, &file->published, found.first);
    return result_file_complain(
        file, found.second, lang,
        PHRASE(lang, "region id \"%s\" is given twice, first in line %zu; give every region once",
               "id daerah \"%s\" ada dua kali, pertama di baris %zu; sebutkan setiap daerah "
               "sekali"),
        found.id, line);
}

enum status result_file_open(struct result_file *file, const char *path, iga_lang lang)
{
    int error = slurp(&file->bytes, path, SIZE_MAX / 2);
    if (error == ENOMEM)
        return console_no_memory(lang);
    if (error != 0) {
        console_file_error(path, PHRASE(lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                           console_reason(error, lang));
        return STATUS_INPUT;
    }
    if (published_read(&file->published, path, file->bytes.bytes, file->bytes.length))
        return STATUS_OK;
    if (file->published.failed || !file->published.fault.en)
        return console_no_memory(lang);
    return say_fault(&file->published, lang);
}

void result_file_free(struct result_file *file)
{
    published_free(&file->published);
    blob_free(&file->bytes);
}

/* ---- Rules --------------------------------------------------------------------------------- */

/* Whether the bytes of a rule file have this hash. */
static enum status has_hash(bool *out, const char *path, const char *sha256)
{
    struct blob text = {0};
    iga_hash *hash = NULL;
    char hex[65];
    enum status status = STATUS_OK;
    *out = false;
    if (rules_read(&text, path) == 0) {
        if (iga_hash_new(&hash) == IGA_OK) {
            iga_hash_add(hash, text.bytes, text.length);
            iga_hash_hex(hex, hash);
            *out = strcmp(hex, sha256) == 0;
        } else {
            status = STATUS_MACHINE;
        }
    }
    iga_hash_free(hash);
    blob_free(&text);
    return status;
}

/* The first rule file with this hash, NULL when there is none. Borrowed from `files`. */
static enum status find_hash(const char **out, struct names *files, const char *sha256)
{
    struct names folders = {0};
    enum status status = STATUS_OK;
    *out = NULL;
    rules_folders(&folders);
    for (size_t i = 0; i < folders.count; i++)
        rules_in_folder(files, folders.items[i]);
    if (folders.failed || files->failed)
        status = STATUS_MACHINE;
    for (size_t i = 0; i < files->count && status == STATUS_OK && !*out; i++) {
        bool is_it;
        status = has_hash(&is_it, files->items[i], sha256);
        if (is_it)
            *out = files->items[i];
    }
    names_free(&folders);
    return status;
}

static enum status say_mixture(const struct result_file *file, iga_lang lang)
{
    console_file_error(file->published.file,
                       PHRASE(lang,
                              "the results do not all name one rule set; give results of one "
                              "rule set",
                              "hasilnya tidak menyebut satu aturan yang sama; berikan hasil dari "
                              "satu aturan"));
    return STATUS_INPUT;
}

enum status result_file_rules(iga_rules **out, const struct result_file *file, const char *wanted,
                              iga_lang lang)
{
    const char *id = published_ruleset(&file->published);
    const char *sha256 = published_head_text(&file->published, "ruleset", "sha256");
    const char *path = NULL;
    struct names files = {0};
    enum status status = STATUS_OK;

    *out = NULL;
    if (wanted)
        return rules_obtain(out, wanted, lang);
    if (sha256)
        status = find_hash(&path, &files, sha256);
    if (status == STATUS_MACHINE)
        console_no_memory(lang);
    else if (path)
        status = rules_open(out, path, lang);
    else if (id)
        status = rules_obtain(out, id, lang);
    else if (file->published.count > 0 || file->published.is_document)
        status = say_mixture(file, lang);
    else
        status = rules_obtain(out, NULL, lang);
    names_free(&files);
    return status;
}
