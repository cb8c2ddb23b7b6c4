#include "cli/seek.h"

#include "cli/console.h"
#include "cli/names.h"
#include "report/phrase.h"
#include "report/visible.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_LISTED = 20 };

enum seek_how seek_match(const char *wanted, const char *id, const char *name)
{
    if (id && strcmp(id, wanted) == 0)
        return SEEK_BY_ID;
    return name && strcasecmp(name, wanted) == 0 ? SEEK_BY_NAME : SEEK_OTHER;
}

/* ---- Records ------------------------------------------------------------------------------ */

/* What stands before the texts of a record, each of which ends in a NUL. */
struct head {
    enum seek_how match;
    bool is_refused;
    bool has_id, has_name;
    size_t id, name, file, text, errors; /* their lengths with the NUL */
};

static size_t size_of(const char *text)
{
    return text ? strlen(text) + 1 : 1;
}

static void add_bytes(struct blob *out, const char *text, size_t size)
{
    blob_add(out, text ? text : "", size - 1);
    blob_add(out, "", 1);
}

void seek_write(struct blob *out, const struct seek_record *record)
{
    struct head head = {.match = record->match,
                        .is_refused = record->is_refused,
                        .has_id = record->id != NULL,
                        .has_name = record->name != NULL,
                        .id = size_of(record->id),
                        .name = size_of(record->name),
                        .file = size_of(record->file),
                        .text = record->text.length + 1,
                        .errors = record->errors.length + 1};
    blob_add(out, (const char *)&head, sizeof head);
    add_bytes(out, record->id, head.id);
    add_bytes(out, record->name, head.name);
    add_bytes(out, record->file, head.file);
    add_bytes(out, record->text.bytes, head.text);
    add_bytes(out, record->errors.bytes, head.errors);
    out->failed = out->failed || record->text.failed || record->errors.failed;
}

/* A record as it is taken; everything borrowed. */
struct taken {
    struct head head;
    const char *id, *name, *file, *text, *errors;
};

/* Reads the record at the front. @return how long it is */
static size_t read_record(struct taken *out, const char *bytes)
{
    memcpy(&out->head, bytes, sizeof out->head);
    const char *at = bytes + sizeof out->head;
    out->id = out->head.has_id ? at : NULL;
    at += out->head.id;
    out->name = out->head.has_name ? at : NULL;
    at += out->head.name;
    out->file = at;
    at += out->head.file;
    out->text = at;
    at += out->head.text;
    out->errors = at;
    at += out->head.errors;
    return (size_t)(at - bytes);
}

/* ---- Taking ------------------------------------------------------------------------------- */

/* "16.07 Kabupaten Banyuasin (data.json)" */
static void list_match(struct blob *out, const struct taken *taken, bool is_first)
{
    blob_text(out, is_first ? "" : ", ");
    visible_text(out, taken->id ? taken->id : "?");
    if (taken->name) {
        blob_text(out, " ");
        visible_text(out, taken->name);
    }
    blob_text(out, " (");
    visible_text(out, taken->file);
    blob_text(out, ")");
}

static void take_match(struct seek_found *found, const struct taken *taken)
{
    if (found->count++ == 0) {
        blob_add(&found->text, taken->text, taken->head.text - 1);
        blob_add(&found->errors, taken->errors, taken->head.errors - 1);
    }
    if (found->count <= MOST_LISTED)
        list_match(&found->list, taken, found->count == 1);
    else if (found->count == MOST_LISTED + 1)
        blob_text(&found->list, ", …");
}

/* Whether `text` holds `part`, without regard to case. */
static bool holds(const char *text, const char *part)
{
    size_t length = strlen(part);
    for (; *text; text++)
        if (strncasecmp(text, part, length) == 0)
            return true;
    return false;
}

static void remember(struct seek *seek, const char *nearest)
{
    char *copy = strdup(nearest);
    if (!copy) {
        seek->failed = true;
        return;
    }
    free(seek->nearest);
    seek->nearest = copy;
}

/* Keeps the name that is nearest so far; one that holds what is wanted is nearer than none. */
static void compare(struct seek *seek, const char *wanted, const char *name)
{
    const char *known[] = {seek->nearest ? seek->nearest : name, name};
    const char *nearest = names_nearest(wanted, known, 2);
    if (nearest == name || (!seek->nearest && (nearest || (*wanted && holds(name, wanted)))))
        remember(seek, name);
}

static void take_record(struct seek *seek, const char *wanted, const struct taken *taken)
{
    seek->regions++;
    if (taken->head.match == SEEK_BY_ID)
        take_match(&seek->by_id, taken);
    else if (taken->head.match == SEEK_BY_NAME)
        take_match(&seek->by_name, taken);
    else if (!taken->id)
        blob_add(&seek->unread, taken->errors, taken->head.errors - 1);
    if (taken->id)
        compare(seek, wanted, taken->id);
    if (taken->name)
        compare(seek, wanted, taken->name);
}

void seek_take(struct seek *seek, const char *wanted, const char *records, size_t length)
{
    for (size_t at = 0; at < length;) {
        struct taken taken;
        at += read_record(&taken, records + at);
        take_record(seek, wanted, &taken);
    }
    seek->failed = seek->failed || seek->by_id.list.failed || seek->by_id.text.failed ||
                   seek->by_id.errors.failed || seek->by_name.list.failed ||
                   seek->by_name.text.failed || seek->by_name.errors.failed || seek->unread.failed;
}

/* ---- Settling ----------------------------------------------------------------------------- */

static void say_none(const struct seek *seek, const char *wanted, iga_lang lang)
{
    struct blob nearest = {0};
    if (seek->nearest)
        visible_text(&nearest, seek->nearest);
    console_write(seek->unread.bytes, seek->unread.length);
    if (seek->regions == 0)
        console_error(PHRASE(lang, "the data hold no region, so none with the id or name \"%s\"",
                             "data tidak memuat daerah, jadi tidak ada yang ber-id atau bernama "
                             "\"%s\""),
                      wanted);
    else if (nearest.length > 0 && !nearest.failed)
        console_error(PHRASE(lang, "no region has the id or the name \"%s\"; did you mean \"%s\"?",
                             "tidak ada daerah dengan id atau nama \"%s\"; maksud Anda \"%s\"?"),
                      wanted, nearest.bytes);
    else
        console_error(PHRASE(lang,
                             "no region has the id or the name \"%s\"; iga score lists those "
                             "that there are",
                             "tidak ada daerah dengan id atau nama \"%s\"; iga score menyebutkan "
                             "yang ada"),
                      wanted);
    blob_free(&nearest);
}

static void say_many(const struct seek_found *found, const char *wanted, bool is_id, iga_lang lang)
{
    if (is_id)
        console_error(PHRASE(lang,
                             "%zu regions have the id \"%s\": %s; leave one of them in the data",
                             "%zu daerah ber-id \"%s\": %s; sisakan satu dalam data"),
                      found->count, wanted, found->list.bytes);
    else
        console_error(PHRASE(lang, "%zu regions are called \"%s\": %s; name one by its id",
                             "%zu daerah bernama \"%s\": %s; sebutkan satu dengan id-nya"),
                      found->count, wanted, found->list.bytes);
}

/* Says why there is not one region. */
static enum status say(const struct seek *seek, const struct seek_found *best, const char *wanted,
                       iga_lang lang)
{
    struct blob shown = {0};
    visible_text(&shown, wanted);
    const char *name = shown.failed || shown.length == 0 ? "" : shown.bytes;
    if (best->count == 0)
        say_none(seek, name, lang);
    else
        say_many(best, name, best == &seek->by_id, lang);
    blob_free(&shown);
    return STATUS_INPUT;
}

enum status seek_settle(const struct seek_found **found, const struct seek *seek,
                        const char *wanted, iga_lang lang)
{
    const struct seek_found *best = seek->by_id.count > 0 ? &seek->by_id : &seek->by_name;
    *found = NULL;
    if (best->count != 1)
        return say(seek, best, wanted, lang);
    *found = best;
    if (best->errors.length == 0)
        return STATUS_OK;
    console_write(best->errors.bytes, best->errors.length);
    return STATUS_INPUT;
}

static void found_free(struct seek_found *found)
{
    blob_free(&found->list);
    blob_free(&found->text);
    blob_free(&found->errors);
}

void seek_free(struct seek *seek)
{
    found_free(&seek->by_id);
    found_free(&seek->by_name);
    blob_free(&seek->unread);
    free(seek->nearest);
}
