#include "cli/costs.h"

#include "cli/console.h"
#include "cli/slurp.h"
#include "report/phrase.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COST_FILE = 1024 * 1024 };

void costs_free(struct costs *costs)
{
    iga_json_free(costs->tree);
    blob_free(&costs->text);
    free(costs->items);
}

/* ---- What is wrong, and where -------------------------------------------------------------- */

static bool is_within_letter(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Says it at a place in the file; at the file as a whole for SIZE_MAX. */
static enum status refuse_at(const struct costs *costs, size_t at, const char *message,
                             iga_lang lang)
{
    struct blob line = {0};
    iga_finding finding = {.severity = IGA_ERROR, .file = costs->file, .message = message};
    if (at != SIZE_MAX)
        finding.line = finding.column = 1;
    for (size_t i = 0; at != SIZE_MAX && i < at; i++)
        if (costs->text.bytes[i] == '\n') {
            finding.line++;
            finding.column = 1;
        } else if (!is_within_letter(costs->text.bytes[i])) {
            finding.column++;
        }
    console_finding(&line, &finding);
    bool failed = line.failed;
    if (!failed)
        console_write(line.bytes, line.length);
    blob_free(&line);
    return failed ? console_no_memory(lang) : STATUS_INPUT;
}

/* The reason, and what would be right. */
static enum status refuse(const struct costs *costs, size_t at, const char *reason, iga_lang lang)
{
    struct blob message = {0};
    blob_print(&message,
               PHRASE(lang,
                      "%s; costs are an object such as {\"add\": 5, \"video\": 2}, with whole "
                      "numbers from 1 to %u",
                      "%s; biaya berupa objek seperti {\"add\": 5, \"video\": 2}, dengan bilangan "
                      "bulat 1 sampai %u"),
               reason, IGA_MAX_PRICE);
    enum status status =
        message.failed ? console_no_memory(lang) : refuse_at(costs, at, message.bytes, lang);
    blob_free(&message);
    return status;
}

enum status costs_refuse(const struct costs *costs, const char *name, const char *message,
                         iga_lang lang)
{
    size_t node = costs->tree ? iga_json_member(costs->tree, 0, name) : IGA_JSON_NONE;
    return refuse_at(costs, node == IGA_JSON_NONE ? SIZE_MAX : iga_json_start(costs->tree, node),
                     message, lang);
}

/* ---- Reading ------------------------------------------------------------------------------- */

static size_t count_members(const iga_json *tree)
{
    size_t count = 0;
    for (size_t i = iga_json_first(tree, 0); i != IGA_JSON_NONE; i = iga_json_next(tree, i))
        count++;
    return count;
}

static enum status refuse_price(const struct costs *costs, size_t node, iga_lang lang)
{
    struct blob reason = {0};
    blob_print(&reason, PHRASE(lang, "this is no price for \"%s\"", "ini bukan biaya untuk \"%s\""),
               iga_json_key(costs->tree, node));
    enum status status = reason.failed
                             ? console_no_memory(lang)
                             : refuse(costs, iga_json_start(costs->tree, node), reason.bytes, lang);
    blob_free(&reason);
    return status;
}

/* Says why it is no JSON. */
static enum status refuse_problem(const struct costs *costs, iga_lang lang)
{
    size_t at;
    const char *problem = iga_json_problem(&at, costs->tree, lang);
    return refuse(costs, at, problem, lang);
}

static enum status take_members(struct costs *costs, iga_lang lang)
{
    const iga_json *tree = costs->tree;
    costs->items = calloc(count_members(tree) + 1, sizeof *costs->items);
    if (!costs->items)
        return console_no_memory(lang);
    for (size_t i = iga_json_first(tree, 0); i != IGA_JSON_NONE; i = iga_json_next(tree, i)) {
        size_t cost = json_tree_size(tree, i);
        if (cost < 1 || cost > IGA_MAX_PRICE)
            return refuse_price(costs, i, lang);
        costs->items[costs->count++] = (iga_price){iga_json_key(tree, i), (unsigned)cost};
    }
    return STATUS_OK;
}

enum status costs_read(struct costs *costs, const char *file, iga_lang lang)
{
    if (!file)
        return STATUS_OK;
    costs->file = file;
    int error = slurp(&costs->text, file, MOST_COST_FILE);
    if (error != 0) {
        console_file_error(file, PHRASE(lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                           console_reason(error, lang));
        return STATUS_INPUT;
    }
    const char *bytes = costs->text.bytes ? costs->text.bytes : "";
    iga_status status = json_tree_read(&costs->tree, bytes, costs->text.length, IGA_MAX_NESTING);
    if (status == IGA_EDATA)
        return refuse_problem(costs, lang);
    if (status != IGA_OK)
        return console_no_memory(lang);
    size_t behind = iga_json_end(costs->tree, 0);
    behind += strspn(bytes + behind, " \t\r\n");
    if (behind < costs->text.length)
        return refuse(costs, behind,
                      PHRASE(lang, "more follows behind the object", "ada isi lain setelah objek"),
                      lang);
    if (!iga_json_is(costs->tree, 0, IGA_JSON_OBJECT))
        return refuse(costs, iga_json_start(costs->tree, 0),
                      PHRASE(lang, "this is no object", "ini bukan objek"), lang);
    return take_members(costs, lang);
}
