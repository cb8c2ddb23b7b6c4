/* cmd_rules.c - iga rules: the rule sets at hand. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/rules_find.h"
#include "cli/rules_open.h"
#include "report/rules_list.h"

#include <stdlib.h>
#include <string.h>

/* The rule sets found so far. */
struct shelf {
    struct rules_entry *entries;
    size_t count, capacity;
    char *newest; /* the path of the one that is taken unasked; NULL when there is none */
    iga_lang lang;
};

static void shelf_free(struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++)
        iga_rules_free(shelf->entries[i].rules);
    free(shelf->entries);
    free(shelf->newest);
}

/* Adds rules, which are the shelf's from then on, also when there is no room for them. */
static enum status shelf_add(struct shelf *shelf, iga_rules *rules)
{
    if (shelf->count == shelf->capacity) {
        size_t capacity = shelf->capacity ? shelf->capacity * 2 : 8;
        struct rules_entry *entries = realloc(shelf->entries, capacity * sizeof *entries);
        if (!entries) {
            iga_rules_free(rules);
            return console_no_memory(shelf->lang);
        }
        shelf->entries = entries;
        shelf->capacity = capacity;
    }
    bool is_default = shelf->newest && strcmp(shelf->newest, iga_rules_file(rules)) == 0;
    shelf->entries[shelf->count++] = (struct rules_entry){rules, is_default};
    return STATUS_OK;
}

static bool holds(const struct shelf *shelf, const char *id)
{
    for (size_t i = 0; i < shelf->count; i++)
        if (strcmp(iga_rules_id(shelf->entries[i].rules), id) == 0)
            return true;
    return false;
}

/* Whether a file is of a rule set that is on the shelf already: the first one found is the one
 * that -r finds, and the others are not even loaded. */
static bool is_hidden(const struct shelf *shelf, const char *path)
{
    struct blob text = {0};
    iga_heading heading;
    bool hidden = rules_read(&text, path) == 0 &&
                  iga_rules_peek(&heading, text.bytes, text.length) == IGA_OK &&
                  holds(shelf, heading.id);
    blob_free(&text);
    return hidden;
}

static enum status collect_file(struct shelf *shelf, const char *path)
{
    iga_rules *rules;
    if (is_hidden(shelf, path))
        return STATUS_OK;
    enum status status = rules_open(&rules, path, shelf->lang);
    return status == STATUS_OK ? shelf_add(shelf, rules) : status;
}

static enum status collect_folder(struct shelf *shelf, const char *folder)
{
    struct names files = {0};
    enum status status = STATUS_OK;

    rules_in_folder(&files, folder);
    if (files.failed)
        status = console_no_memory(shelf->lang);
    for (size_t i = 0; i < files.count && status != STATUS_MACHINE; i++)
        status = status_worse(status, collect_file(shelf, files.items[i]));
    names_free(&files);
    return status;
}

static void note_none(const struct names *folders, iga_lang lang)
{
    struct blob places = {0};
    rules_folders_text(&places, folders);
    if (!places.failed)
        console_note(PHRASE(lang, "there are no rule files in %s", "tidak ada berkas aturan di %s"),
                     places.bytes);
    blob_free(&places);
}

static enum status collect_all(struct shelf *shelf, const struct options *options)
{
    struct names folders = {0};
    enum status status = rules_find_newest(&shelf->newest);

    rules_folders(&folders);
    if (folders.failed || status == STATUS_MACHINE)
        status = console_no_memory(shelf->lang);
    for (size_t i = 0; i < folders.count && status != STATUS_MACHINE; i++)
        status = status_worse(status, collect_folder(shelf, folders.items[i]));
    if (shelf->count == 0 && status == STATUS_OK && !options->quiet)
        note_none(&folders, shelf->lang);
    names_free(&folders);
    return status;
}

static enum status collect_one(struct shelf *shelf, const char *wanted)
{
    iga_rules *rules;
    enum status status = rules_obtain(&rules, wanted, shelf->lang);
    return status == STATUS_OK ? shelf_add(shelf, rules) : status;
}

static void write_json(struct blob *out, const void *context, bool has_color)
{
    (void)has_color;
    rules_list_json(out, context);
}

static struct rules_list coloured(const void *context, bool has_color)
{
    struct rules_list list = *(const struct rules_list *)context;
    list.color = has_color;
    return list;
}

static void write_card(struct blob *out, const void *context, bool has_color)
{
    struct rules_list list = coloured(context, has_color);
    rules_list_card(out, &list, 0);
}

static void write_table(struct blob *out, const void *context, bool has_color)
{
    struct rules_list list = coloured(context, has_color);
    if (list.count > 0)
        rules_list_table(out, &list);
}

static enum status give(const struct shelf *shelf, const struct options *options, bool is_one)
{
    const struct rules_list list = {shelf->entries, shelf->count, shelf->lang, false};
    bool is_json = options->format && strcmp(options->format, "json") == 0;
    return answer_write(options, is_json ? write_json : is_one ? write_card : write_table, &list);
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    struct shelf shelf = {.lang = options->lang};
    const char *wanted = count > 0 ? arguments[0] : options->rules;

    if (count + (options->rules != NULL) > 1) {
        console_error(PHRASE(options->lang, "iga rules shows one rule set at a time; name one",
                             "iga rules menampilkan satu aturan setiap kali; sebutkan satu"));
        return STATUS_USAGE;
    }
    enum status status = wanted ? collect_one(&shelf, wanted) : collect_all(&shelf, options);
    if (status != STATUS_MACHINE && (!wanted || shelf.count > 0))
        status = status_worse(status, give(&shelf, options, wanted != NULL));
    shelf_free(&shelf);
    return status;
}

static const char *const formats[] = {"table", "json", NULL};

const struct command command_rules = {
    .name = "rules",
    .arguments = {"[ID|FILE]", "[ID|BERKAS]"},
    .summary = {"the rule sets at hand: year, status, provenance, hashes",
                "aturan yang tersedia: tahun, status, asal-usul, sidik"},
    .about = {"Rule files are looked for in $IGA_RULES (folders, parted by \":\"), ./rules and\n"
              "the installed folder. With an id or a file: that one, and which of its parts\n"
              "are assumed, with the reasons.",
              "Berkas aturan dicari di $IGA_RULES (folder, dipisah \":\"), ./rules, dan folder\n"
              "terpasang. Dengan id atau berkas: yang itu saja, serta bagian mana yang\n"
              "diasumsikan beserta alasannya."},
    .example = "iga rules aturan.lua",
    .takes = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT,
    .formats = formats,
    .run = run,
};
