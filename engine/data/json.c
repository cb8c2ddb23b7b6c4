#include "data/json.h"

#include "base/arena.h"
#include "data/joined.h"
#include "data/locate.h"
#include "data/look.h"
#include "data/position.h"
#include "data/reading.h"
#include "data/rows.h"
#include "data/scan.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    struct reading readings[2]; /* one, or a pair */
    size_t count;
    iga_lang lang;
    struct arena *own;    /* what lasts as long as the reader */
    struct arena *region; /* what lasts until the next region */
    struct tree tree;     /* of the region */
    iga_chunk chunk;
    size_t at;                /* in the chunk: before the next region */
    struct position position; /* somewhere before it: moved on when a place is asked for */
    const char *start;        /* of the region that was read last; NULL of tables */
    struct position began;    /* at the start of one that was asked for, or before it */
    struct rows rows;         /* of a chunk of tables */
    reader_look *also;        /* who else wants to see each region's tree, or NULL */
    void *also_context;
};

static bool init_readings(struct reader *reader, const struct schema *const *schemas)
{
    for (size_t i = 0; i < reader->count; i++)
        if (!reading_init(&reader->readings[i], reader->own, schemas[i]))
            return false;
    if (reader->count == 2)
        reading_pair(&reader->readings[0], &reader->readings[1]);
    return true;
}

static struct reader *make_reader(const struct schema *const *schemas, size_t count, iga_lang lang)
{
    struct reader *reader = calloc(1, sizeof *reader);

    if (reader == NULL)
        return NULL;
    reader->count = count;
    reader->lang = lang;
    reader->own = arena_new();
    reader->region = arena_new();
    if (reader->own == NULL || reader->region == NULL || !init_readings(reader, schemas)) {
        reader_free(reader);
        return NULL;
    }
    reader->tree.arena = reader->region;
    reader->rows.schema =
        count == 2 ? schema_join(reader->own, schemas[0], schemas[1]) : schemas[0];
    if (reader->rows.schema == NULL) {
        reader_free(reader);
        return NULL;
    }
    return reader;
}

struct reader *reader_new(const struct schema *schema, iga_lang lang)
{
    return make_reader(&schema, 1, lang);
}

struct reader *reader_new_pair(const struct schema *const schemas[2], iga_lang lang)
{
    return make_reader(schemas, 2, lang);
}

void reader_free(struct reader *reader)
{
    if (reader == NULL)
        return;
    rows_free(&reader->rows);
    tree_free(&reader->tree);
    arena_free(reader->own);
    arena_free(reader->region);
    free(reader);
}

void reader_start(struct reader *reader, const iga_chunk *chunk)
{
    reader->chunk = *chunk;
    reader->at = 0;
    reader->position =
        (struct position){.at = chunk->bytes, .line = chunk->line, .column = chunk->column};
    reader->began = reader->position;
    reader->start = NULL;
}

void reader_show(struct reader *reader, reader_look *also, void *context)
{
    reader->also = also;
    reader->also_context = context;
}

const char *reader_passed_over(const struct reader *reader, size_t i)
{
    const struct passed *passed = &reader->readings[0].passed;

    for (size_t k = 0; k < passed->count; k++)
        if ((reader->count == 1 || reading_passes(&reader->readings[1], passed->names[k])) &&
            i-- == 0)
            return passed->names[k];
    return NULL;
}

struct place reader_place(struct reader *reader)
{
    struct place place = {.file = reader->chunk.file};
    if (reader->start == NULL)
        return place;
    position_move(&reader->began, reader->start);
    place.line = reader->began.line;
    place.column = reader->began.column;
    return place;
}

/* ---- Refusals of what cannot be parsed ------------------------------------------------------ */

static struct place place_of(struct reader *reader, const char *at)
{
    position_move(&reader->position, at);
    return (struct place){.file = reader->chunk.file,
                          .line = reader->position.line,
                          .column = reader->position.column};
}

static void refuse_stop(struct reader *reader, struct region *out, const char *bytes, size_t length,
                        const struct look_fault *stop)
{
    findings_add(&out->errors, IGA_ERROR, look_code(stop->kind),
                 place_of(reader, bytes + stop->offset), NULL, look_message(stop->kind),
                 look_found(reader->region, reader->lang, bytes, length, stop));
}

static void refuse_size(struct reader *reader, struct region *out, const char *at)
{
    findings_add(&out->errors, IGA_ERROR, "region_size", place_of(reader, at), NULL,
                 "the region is larger than %u MiB; no region can be", IGA_MAX_REGION >> 20);
}

/* ---- One region ----------------------------------------------------------------------------- */

static bool is_known(const struct iga_findings *list, const iga_finding *finding)
{
    for (size_t i = 0; i < list->count; i++) {
        const iga_finding *other = &list->items[i];
        if (other->line == finding->line && other->column == finding->column &&
            strcmp(other->message, finding->message) == 0)
            return true;
    }
    return false;
}

/* Lets the first of a pair know what is wrong with the second. */
static void gather_errors(struct region *pair)
{
    const struct iga_findings *others = &pair[1].errors;

    for (size_t i = 0; i < others->count; i++) {
        const iga_finding *other = &others->items[i];
        struct place place = {other->file, other->line, other->column, other->cell};
        if (!is_known(&pair[0].errors, other))
            findings_add(&pair[0].errors, other->severity, other->code, place, other->path, "%s",
                         other->message);
    }
    findings_sort(&pair[0].errors);
}

/* Reads the region that was looked over, by each schema. @return false without memory */
static bool read_region(struct region *out, struct reader *reader, const struct look *look,
                        const char *bytes)
{
    struct position start = reader->position;
    const struct tree *tree = &reader->tree;

    if (arena_failed(reader->region))
        return false;
    for (size_t i = 0; i < reader->count; i++) {
        struct faults faults = {
            .arena = reader->region, .errors = &out[i].errors, .warnings = &out[i].warnings};
        reader->position = start;
        reading_run(&out[i], &reader->readings[i], &faults, tree->nodes);
        if (reader->also != NULL && out[i].errors.count == 0 && look->count == 0)
            reader->also(reader->also_context, &out[i], &faults, tree->nodes);
        locate_faults(&faults, look, tree, bytes, &reader->position, reader->chunk.file);
    }
    if (reader->count == 2 && out[1].errors.count > 0)
        gather_errors(out);
    return true;
}

/* ---- The regions of a chunk ----------------------------------------------------------------- */

/* Starts a region, or a pair; the one before is gone. @return false without memory */
static bool begin(struct region *out, struct reader *reader)
{
    arena_reset(reader->region);
    for (size_t i = 0; i < reader->count; i++)
        if (!reading_begin(&out[i], &reader->readings[i], reader->region, reader->lang))
            return false;
    return true;
}

static enum reader_step ready(const struct reader *reader, bool read)
{
    return read && !arena_failed(reader->region) ? READER_REGION : READER_MEMORY;
}

/* Takes the line that has the next region, without the white space around it.
 * @return false if there is none */
static bool next_line(struct reader *reader, const char **start, size_t *length)
{
    const iga_chunk *chunk = &reader->chunk;
    const char *newline;
    size_t end;

    reader->at = scan_space(chunk->bytes, reader->at, chunk->length);
    if (reader->at == chunk->length)
        return false;
    *start = chunk->bytes + reader->at;
    newline = memchr(*start, '\n', chunk->length - reader->at);
    end = newline != NULL ? (size_t)(newline - chunk->bytes) : chunk->length;
    *length = end - reader->at;
    reader->at = end;
    return true;
}

static enum reader_step read_line(struct region *out, struct reader *reader)
{
    const char *start;
    struct look look;
    size_t length, end;

    if (!next_line(reader, &start, &length))
        return READER_END;
    reader->start = start;
    if (!begin(out, reader))
        return READER_MEMORY;
    if (length > IGA_MAX_REGION) {
        refuse_size(reader, out, start);
        return ready(reader, true);
    }
    look_over(&look, &reader->tree, start, length);
    end = scan_space(start, look.end, length);
    if (look.stop.kind == LOOK_FINE && end < length)
        look.stop = (struct look_fault){LOOK_BEHIND, end, 1};
    if (look.stop.kind == LOOK_FINE)
        return ready(reader, read_region(out, reader, &look, start));
    refuse_stop(reader, out, start, length, &look.stop);
    return ready(reader, true);
}

/* Moves behind a region of an array: over the comma to the next one, or to the end. Behind one
 * that is no JSON everything is a guess. */
static void pass_region(struct reader *reader, const struct look *look)
{
    const iga_chunk *chunk = &reader->chunk;
    size_t at = reader->at;
    struct scan scan = {0};

    if (look_is_broken(look)) {
        reader->at = chunk->length;
        return;
    }
    if (look->stop.kind == LOOK_FINE)
        at += look->end;
    else
        scan_value(&scan, &at, chunk->bytes, chunk->length);
    at = scan_space(chunk->bytes, at, chunk->length);
    reader->at = at < chunk->length && chunk->bytes[at] == ',' ? at + 1 : at;
}

/* Looks over the region at the front of what is left of an array. Of one that is larger than
 * IGA_MAX_REGION there is no tree: only its end is wanted. */
static void look_over_item(struct look *look, struct reader *reader, const char *start, size_t left)
{
    size_t most = left <= IGA_MAX_REGION ? left : IGA_MAX_REGION + 1;

    look_over(look, &reader->tree, start, most);
    if (most < left && (look->stop.kind != LOOK_FINE || look->end > IGA_MAX_REGION))
        look_over(look, NULL, start, left);
}

static enum reader_step read_item(struct region *out, struct reader *reader)
{
    const iga_chunk *chunk = &reader->chunk;
    const char *start;
    struct look look;
    size_t left;

    reader->at = scan_space(chunk->bytes, reader->at, chunk->length);
    left = chunk->length - reader->at;
    if (left == 0)
        return READER_END;
    if (!begin(out, reader))
        return READER_MEMORY;
    start = chunk->bytes + reader->at;
    reader->start = start;
    look_over_item(&look, reader, start, left);
    pass_region(reader, &look);
    if (look.stop.kind == LOOK_FINE && look.end > IGA_MAX_REGION)
        refuse_size(reader, out, start);
    else if (look.stop.kind == LOOK_FINE)
        return ready(reader, read_region(out, reader, &look, start));
    else
        refuse_stop(reader, out, start, left, &look.stop);
    return ready(reader, true);
}

/* Says why a chunk cannot be cut into regions. */
static enum reader_step read_broken(struct region *out, struct reader *reader)
{
    static const char *const messages[] = {
        [IGA_BREAK_COMMA] = "',' or ']' is expected behind a region, not %s",
        [IGA_BREAK_OPEN] = "the file ends before its list of regions does; ']' is missing",
        [IGA_BREAK_AFTER_ARRAY] = "text after the end of the array; nothing may follow the ']' "
                                  "that closes it, but %s does",
        [IGA_BREAK_AFTER_OBJECT] =
            "text after the end of the region; a file holds one object, an array of them, or "
            "one object a line, but here %s follows",
    };
    const iga_chunk *chunk = &reader->chunk;
    struct look look = {.stop = {.kind = LOOK_VALUE, .length = 1}};
    const char *found;

    reader->at = chunk->length;
    if (!begin(out, reader))
        return READER_MEMORY;
    if (chunk->broken == IGA_BREAK_SIZE) {
        refuse_size(reader, out, chunk->bytes);
        return ready(reader, true);
    }
    if (chunk->broken == IGA_BREAK_SYNTAX) {
        look_over(&look, NULL, chunk->bytes, chunk->length);
        if (look.stop.kind == LOOK_FINE)
            look.stop = (struct look_fault){LOOK_BEHIND, look.end, 1};
        refuse_stop(reader, out, chunk->bytes, chunk->length, &look.stop);
        return ready(reader, true);
    }
    found = look_found(reader->region, reader->lang, chunk->bytes, chunk->length, &look.stop);
    findings_add(&out->errors, IGA_ERROR, "syntax", place_of(reader, chunk->bytes), NULL,
                 messages[chunk->broken], found);
    return ready(reader, true);
}

/* ---- A region of tables --------------------------------------------------------------------- */

/* Reads the JSON that a region of tables was written as. @return false without memory */
static bool read_written(struct region *out, struct reader *reader)
{
    const char *bytes = reader->rows.json.bytes;
    size_t length = reader->rows.json.length;
    struct look look;

    reader->position = (struct position){.at = bytes, .line = 1, .column = 1};
    if (length > IGA_MAX_REGION) {
        refuse_size(reader, out, bytes);
        return true;
    }
    look_over(&look, &reader->tree, bytes, length);
    if (look.stop.kind == LOOK_FINE)
        return read_region(out, reader, &look, bytes);
    refuse_stop(reader, out, bytes, length, &look.stop);
    return true;
}

static enum reader_step read_table(struct region *out, struct reader *reader)
{
    const iga_chunk *chunk = &reader->chunk;
    bool read = true;

    if (reader->at > 0)
        return READER_END;
    reader->at = 1;
    if (!begin(out, reader))
        return READER_MEMORY;
    if (rows_write(&out->id, &reader->rows, &out->errors, chunk->tables, chunk->region))
        read = read_written(out, reader);
    for (size_t i = 0; i < reader->count; i++) {
        rows_place(&out[i].errors, &reader->rows);
        rows_place(&out[i].warnings, &reader->rows);
    }
    return ready(reader, read && !reader->rows.failed);
}

enum reader_step reader_next(struct reader *reader, struct region *out)
{
    if (reader->chunk.tables != NULL)
        return read_table(out, reader);
    if (reader->at >= reader->chunk.length)
        return READER_END;
    if (reader->chunk.broken != IGA_BREAK_NONE)
        return read_broken(out, reader);
    return reader->chunk.lines ? read_line(out, reader) : read_item(out, reader);
}
