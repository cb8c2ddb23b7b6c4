#include "cli/collect_results.h"

#include "cli/console.h"
#include "report/json.h"
#include "report/json_tree.h"
#include "report/phrase.h"

#include <stdlib.h>
#include <string.h>

/* A line at hand. */
struct line {
    struct collect *collect;
    struct pipeline_batch *batch;
    const iga_chunk *chunk;
    const char *bytes; /* in the chunk */
    size_t length;
    iga_json *tree;
    size_t counted, row, column; /* how far into the chunk, and where that stands */
};

/* ---- Which chunks ---------------------------------------------------------------------------- */

/* Whether the front of the bytes names a rule set, as results do before anything long. */
static bool names_rules(const char *bytes, size_t length)
{
    enum { LOOKED_AT = 64 * 1024 };
    static const char key[] = "\"ruleset\"";
    const size_t key_length = sizeof key - 1;
    const char *end = bytes + (length < LOOKED_AT ? length : LOOKED_AT);
    while ((size_t)(end - bytes) >= key_length) {
        bytes = memchr(bytes, '"', (size_t)(end - bytes) - key_length + 1);
        if (!bytes)
            return false;
        if (memcmp(bytes, key, key_length) == 0)
            return true;
        bytes++;
    }
    return false;
}

static bool is_result(const iga_json *tree)
{
    return iga_json_member(tree, 0, "ruleset") != IGA_JSON_NONE &&
           (iga_json_member(tree, 0, "exact") != IGA_JSON_NONE ||
            iga_json_member(tree, 0, "errors") != IGA_JSON_NONE);
}

/* What may stand between two results. */
static bool is_between(char byte)
{
    return memchr(" \t\r\n,", byte, 5) != NULL;
}

/* ---- Refusing -------------------------------------------------------------------------------- */

/* Where the byte at `at` of the chunk stands. Nobody asks about one before the last. */
static void place_in(iga_finding *out, struct line *line, size_t at)
{
    const iga_chunk *chunk = line->chunk;
    for (; line->counted < at; line->counted++) {
        if (chunk->bytes[line->counted] == '\n') {
            line->row++;
            line->column = 1;
        } else if (((unsigned char)chunk->bytes[line->counted] & 0xC0) != 0x80) {
            line->column++;
        }
    }
    out->file = chunk->file;
    out->line = line->row;
    out->column = line->column;
}

static const char *text_of(const struct line *line, const char *key)
{
    return iga_json_text(line->tree, iga_json_member(line->tree, 0, key));
}

static void add_scored(struct line *line, const iga_scored *scored, const struct blob *kept);

/* A line that is no result, as a refused region. `at` is in the line. */
static void refuse(struct line *line, size_t at, const char *message)
{
    iga_finding finding = {.severity = IGA_ERROR, .message = message};
    struct blob kept = {0};
    place_in(&finding, line, (size_t)(line->bytes - line->chunk->bytes) + at);
    console_finding(&line->batch->errors, &finding);
    const char *id = text_of(line, "id");
    json_open(&kept, '{');
    json_text_member(&kept, "id", id);
    json_text_member(&kept, "name", text_of(line, "name"));
    json_text_member(&kept, "ruleset", iga_rules_id(line->collect->rules));
    json_key(&kept, "errors");
    json_open(&kept, '[');
    json_open(&kept, '{');
    json_text_member(&kept, "file", finding.file);
    json_place_member(&kept, "line", finding.line);
    json_place_member(&kept, "column", finding.column);
    json_text_member(&kept, "cell", NULL);
    json_text_member(&kept, "message", message);
    json_close(&kept, '}');
    json_close(&kept, ']');
    json_close(&kept, '}');
    iga_scored scored = {
        .id = id, .file = finding.file, .line = finding.line, .column = finding.column};
    line->batch->refused++;
    add_scored(line, &scored, &kept);
    blob_free(&kept);
}

/* A region that was refused where it was scored: what was said there is said here. */
static void repeat_errors(struct line *line)
{
    const iga_json *tree = line->tree;
    size_t list = iga_json_member(tree, 0, "errors");
    if (!iga_json_is(tree, list, IGA_JSON_ARRAY))
        return;
    for (size_t i = iga_json_first(tree, list); i != IGA_JSON_NONE; i = iga_json_next(tree, i)) {
        const char *message = iga_json_text(tree, iga_json_member(tree, i, "message"));
        iga_finding finding = {.severity = IGA_ERROR,
                               .message = message ? message : "?",
                               .file = iga_json_text(tree, iga_json_member(tree, i, "file")),
                               .cell = iga_json_text(tree, iga_json_member(tree, i, "cell")),
                               .line = json_tree_size(tree, iga_json_member(tree, i, "line")),
                               .column = json_tree_size(tree, iga_json_member(tree, i, "column"))};
        console_finding(&line->batch->errors, &finding);
    }
    line->batch->refused++;
}

/* ---- Adding ---------------------------------------------------------------------------------- */

/* Adds a line to the ranking; what it is refused for, once it is a result, is said here. */
static void add_scored(struct line *line, const iga_scored *scored, const struct blob *kept)
{
    struct collect *collect = line->collect;
    if (kept->failed) {
        line->batch->errors.failed = true;
        return;
    }
    pthread_mutex_lock(&collect->lock);
    iga_status status = iga_ranking_add_scored(collect->ranking, scored, kept->bytes, kept->length);
    if (status != IGA_OK && status != IGA_EDATA)
        collect->adding = status;
    collect->results++;
    pthread_mutex_unlock(&collect->lock);
    if (status == IGA_EDATA)
        refuse(line, 0,
               PHRASE(collect->options->lang,
                      "the index and the predicate do not follow from the exact index; score the "
                      "region again",
                      "indeks dan predikat tidak sesuai dengan indeks tepatnya; hitung lagi "
                      "daerah ini"));
}

/* The texts of the fields by which the ranking groups; free them with free(). */
static const char **fields_of(const struct line *line)
{
    const iga_ranking *ranking = line->collect->ranking;
    size_t count = iga_ranking_field_count(ranking);
    const char **fields = malloc((count + 1) * sizeof *fields);
    for (size_t i = 0; fields && i < count; i++)
        fields[i] = text_of(line, iga_ranking_field(ranking, i));
    return fields;
}

/* A field that results do not repeat cannot be grouped by. @return NULL when all are there */
static const char *absent_field(const struct line *line)
{
    const char *name;
    for (size_t i = 0; (name = iga_ranking_field(line->collect->ranking, i)); i++)
        if (iga_json_member(line->tree, 0, name) == IGA_JSON_NONE)
            return name;
    return NULL;
}

static void add_line(struct line *line)
{
    const iga_json *tree = line->tree;
    struct blob kept = {0};
    iga_scored scored = {.id = text_of(line, "id"),
                         .file = line->chunk->file,
                         .exact = text_of(line, "exact"),
                         .predicate = text_of(line, "predicate"),
                         .index = iga_json_number(tree, iga_json_member(tree, 0, "index"))};
    const char **fields = fields_of(line);
    iga_finding place;
    place_in(&place, line, (size_t)(line->bytes - line->chunk->bytes));
    scored.line = place.line;
    scored.column = place.column;
    scored.fields = fields;
    if (scored.exact) {
        json_tree_write(&kept, tree, 0, "rank");
        json_close(&kept, '}');
    } else {
        json_tree_write(&kept, tree, 0, NULL);
        repeat_errors(line);
    }
    kept.failed = kept.failed || !fields;
    add_scored(line, &scored, &kept);
    free(fields);
    blob_free(&kept);
}

/* Remembers that results are of other rules: nothing can be ranked. */
static void say_stranger(struct line *line, const char *ruleset)
{
    struct collect *collect = line->collect;
    iga_lang lang = collect->options->lang;
    const char *id = text_of(line, "id"), *wanted = iga_rules_id(collect->rules);
    iga_finding finding = {.severity = IGA_ERROR};
    struct blob message = {0}, said = {0};
    place_in(&finding, line, (size_t)(line->bytes - line->chunk->bytes));
    blob_print(&message,
               PHRASE(lang,
                      "region \"%s\" was scored by \"%s\", and the rules here are \"%s\"; rank "
                      "results of one rule set, named by -r",
                      "daerah \"%s\" dihitung dengan \"%s\", sedangkan aturan di sini \"%s\"; "
                      "peringkatkan hasil dari satu aturan saja, sebutkan dengan -r"),
               id ? id : "?", ruleset, wanted);
    finding.message = message.bytes;
    if (!message.failed)
        console_finding(&said, &finding);
    pthread_mutex_lock(&collect->lock);
    if (collect->stranger.length == 0)
        blob_add(&collect->stranger, said.bytes, said.length);
    if (message.failed || said.failed || collect->stranger.failed)
        collect->adding = IGA_ENOMEM;
    pthread_mutex_unlock(&collect->lock);
    blob_free(&message);
    blob_free(&said);
}

static void say_no_result(struct line *line)
{
    refuse(line, 0,
           PHRASE(line->collect->options->lang,
                  "this is no result of iga score or iga rank; give data in files of their own",
                  "ini bukan hasil iga score atau iga rank; letakkan data dalam berkas "
                  "tersendiri"));
}

static void say_absent(struct line *line, const char *field)
{
    struct blob message = {0};
    blob_print(&message,
               PHRASE(line->collect->options->lang,
                      "the result does not repeat the field \"%s\"; rank the data instead",
                      "hasil ini tidak memuat bidang \"%s\"; peringkatkan datanya"),
               field);
    if (message.failed)
        line->batch->errors.failed = true;
    else
        refuse(line, 0, message.bytes);
    blob_free(&message);
}

static void take_line(struct line *line)
{
    iga_lang lang = line->collect->options->lang;
    const char *absent;

    line->batch->regions++;
    iga_status status = iga_json_read(line->tree, line->bytes, line->length, IGA_MAX_NESTING);
    if (status != IGA_OK) {
        size_t at;
        const char *problem = iga_json_problem(&at, line->tree, lang);
        if (status == IGA_EDATA)
            refuse(line, at, problem);
        else
            line->batch->errors.failed = true;
        return;
    }
    size_t end = iga_json_end(line->tree, 0);
    while (line->chunk->lines && end < line->length && is_between(line->bytes[end]))
        end++;
    if (line->chunk->lines && end < line->length) {
        refuse(line, end,
               PHRASE(lang, "text after the end of the result; give one result a line",
                      "ada teks sesudah akhir hasil; tulis satu hasil per baris"));
        return;
    }
    const char *ruleset = text_of(line, "ruleset");
    if (!is_result(line->tree) || !ruleset)
        say_no_result(line);
    else if (strcmp(ruleset, iga_rules_id(line->collect->rules)) != 0)
        say_stranger(line, ruleset);
    else if (text_of(line, "exact") && (absent = absent_field(line)))
        say_absent(line, absent);
    else
        add_line(line);
}

/* ---- The results of a chunk ------------------------------------------------------------------ */

/* Takes the next result; behind it may stand what is before the next one. */
static size_t take_at(struct line *line, size_t at)
{
    const iga_chunk *chunk = line->chunk;
    const char *newline = NULL;
    line->bytes = chunk->bytes + at;
    line->length = chunk->length - at;
    if (chunk->lines)
        newline = memchr(line->bytes, '\n', line->length);
    if (newline)
        line->length = (size_t)(newline - line->bytes);
    take_line(line);
    if (chunk->lines)
        return at + line->length;
    size_t end = iga_json_end(line->tree, 0);
    return end > 0 ? at + end : chunk->length; /* behind what is broken nothing can be found */
}

/* Whether the first of these lines (or values) that can be read at all is a result. */
static bool holds_results(struct line *line)
{
    const iga_chunk *chunk = line->chunk;
    for (size_t at = 0, length; at < chunk->length; at += length + 1) {
        const char *start = chunk->bytes + at;
        const char *newline = chunk->lines ? memchr(start, '\n', chunk->length - at) : NULL;
        length = newline ? (size_t)(newline - start) : chunk->length - at;
        if (!names_rules(start, length))
            return false;
        if (iga_json_read(line->tree, start, length, 1) == IGA_OK)
            return is_result(line->tree);
    }
    return false;
}

bool collect_results(struct collect *collect, struct pipeline_batch *batch, const iga_chunk *chunk)
{
    struct line line = {.collect = collect,
                        .batch = batch,
                        .chunk = chunk,
                        .row = chunk->line,
                        .column = chunk->column};
    if (chunk->length == 0 || chunk->broken)
        return false;
    if (iga_json_new(&line.tree) != IGA_OK) {
        batch->errors.failed = true;
        return false;
    }
    bool are_results = holds_results(&line);
    for (size_t at = 0; are_results && at < chunk->length;)
        at = is_between(chunk->bytes[at]) ? at + 1 : take_at(&line, at);
    iga_json_free(line.tree);
    return are_results;
}
