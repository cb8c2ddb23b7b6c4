#include "report/published.h"

#include "report/json.h"

#include <stdlib.h>
#include <string.h>

static const struct phrase no_results = {
    "this is no result; give what iga score or iga rank wrote as ndjson or json",
    "ini bukan hasil; berikan keluaran iga score atau iga rank dalam bentuk ndjson atau json"};
static const struct phrase behind = {"text after the end of the result",
                                     "ada teks sesudah akhir hasil"};

/* ---- Regions ------------------------------------------------------------------------------- */

static size_t keep_text(struct published *published, const char *text)
{
    if (!text)
        return IGA_JSON_NONE;
    size_t at = published->texts.length;
    blob_add(&published->texts, text, strlen(text) + 1);
    return at;
}

static size_t keep_member(struct published *published, const iga_json *tree, const char *key)
{
    size_t node = iga_json_member(tree, 0, key);
    const char *text = iga_json_text(tree, node);
    return keep_text(published, text ? text : iga_json_number(tree, node));
}

/* Makes room for one more item. @return false without memory */
static bool grow(struct published *published, void **items, size_t count, size_t *capacity,
                 size_t size)
{
    if (count < *capacity)
        return true;
    size_t wanted = *capacity ? 2 * *capacity : 64;
    void *grown = realloc(*items, wanted * size);
    if (!grown) {
        published->failed = true;
        return false;
    }
    *items = grown;
    *capacity = wanted;
    return true;
}

static struct published_region *add_region(struct published *published)
{
    return grow(published, (void **)&published->regions, published->count, &published->capacity,
                sizeof *published->regions)
               ? &published->regions[published->count++]
               : NULL;
}

/* Keeps the places in groups, which stand beside that among all. */
static void note_places(struct published *published, struct published_region *region,
                        const iga_json *tree, size_t rank)
{
    region->first_place = published->place_count;
    if (!iga_json_is(tree, rank, IGA_JSON_OBJECT))
        return;
    for (size_t i = iga_json_first(tree, rank); i != IGA_JSON_NONE; i = iga_json_next(tree, i)) {
        const char *group = iga_json_key(tree, i);
        size_t place = json_tree_size(tree, iga_json_member(tree, i, "place"));
        if (place == 0 || strcmp(group, "all") == 0)
            continue;
        if (!grow(published, (void **)&published->places, published->place_count,
                  &published->place_capacity, sizeof *published->places))
            return;
        published->places[published->place_count++] =
            (struct published_place){keep_text(published, group), place,
                                     json_tree_size(tree, iga_json_member(tree, i, "of"))};
        region->place_count++;
    }
}

static void note_region(struct published *published, const iga_json *tree, size_t start)
{
    struct published_region *region = add_region(published);
    if (!region)
        return;
    size_t rank = iga_json_member(tree, 0, "rank"), all = iga_json_member(tree, rank, "all");
    *region = (struct published_region){
        .start = start + iga_json_start(tree, 0),
        .length = iga_json_end(tree, 0) - iga_json_start(tree, 0),
        .id = keep_text(published, iga_json_text(tree, iga_json_member(tree, 0, "id"))),
        .name = keep_text(published, iga_json_text(tree, iga_json_member(tree, 0, "name"))),
        .ruleset = keep_text(published, iga_json_text(tree, iga_json_member(tree, 0, "ruleset"))),
        .exact = keep_text(published, iga_json_text(tree, iga_json_member(tree, 0, "exact"))),
        .index = keep_member(published, tree, "index"),
        .predicate = keep_member(published, tree, "predicate"),
        .has_exact = iga_json_member(tree, 0, "exact") != IGA_JSON_NONE,
        .has_errors = iga_json_member(tree, 0, "errors") != IGA_JSON_NONE,
        .has_rank = iga_json_member(tree, 0, "rank") != IGA_JSON_NONE,
        .has_detail = iga_json_member(tree, 0, "indicators") != IGA_JSON_NONE,
        .place = json_tree_size(tree, iga_json_member(tree, all, "place")),
        .of = json_tree_size(tree, iga_json_member(tree, all, "of"))};
    note_places(published, region, tree, rank);
    published->failed = published->failed || published->texts.failed;
}

/* ---- Faults -------------------------------------------------------------------------------- */

static void find_position(size_t *line, size_t *column, const struct published *published,
                          size_t at)
{
    *line = *column = 1;
    for (size_t i = 0; i < at && i < published->length; i++) {
        if (published->bytes[i] == '\n') {
            ++*line;
            *column = 1;
        } else if (((unsigned char)published->bytes[i] & 0xC0) != 0x80) {
            ++*column;
        }
    }
}

static bool wrong_at(struct published *published, struct phrase fault, size_t at)
{
    published->fault = fault;
    find_position(&published->line, &published->column, published, at);
    return false;
}

/* Reads the value that starts at `start`; what is wrong with it is kept. */
static bool read_value(iga_json **tree, struct published *published, size_t start, size_t length,
                       unsigned depth)
{
    iga_status status = json_tree_read(tree, published->bytes + start, length, depth);
    if (status == IGA_OK)
        return true;
    struct blob *texts = &published->fault_texts;
    size_t at;
    const char *en = status == IGA_EDATA ? iga_json_problem(&at, *tree, IGA_LANG_EN) : NULL;
    if (en) {
        blob_add(texts, en, strlen(en) + 1);
        blob_text(texts, iga_json_problem(&at, *tree, IGA_LANG_ID));
    }
    if (!en || texts->failed) {
        published->failed = true;
        return false;
    }
    return wrong_at(published, (struct phrase){texts->bytes, texts->bytes + strlen(en) + 1},
                    start + at);
}

static size_t skip_space(const struct published *published, size_t at)
{
    while (at < published->length && memchr(" \t\r\n", published->bytes[at], 4))
        at++;
    return at;
}

/* ---- One a line ---------------------------------------------------------------------------- */

static bool read_line(struct published *published, iga_json **tree, size_t start, size_t length)
{
    enum { DEPTH = 3 }; /* rank, all, place */
    if (!read_value(tree, published, start, length, DEPTH))
        return false;
    size_t end = start + iga_json_end(*tree, 0);
    while (end < start + length && memchr(" \t\r", published->bytes[end], 3))
        end++;
    if (end < start + length)
        return wrong_at(published, behind, end);
    if (iga_json_member(*tree, 0, "ruleset") == IGA_JSON_NONE)
        return wrong_at(published, no_results, start);
    note_region(published, *tree, start);
    return !published->failed;
}

static bool read_lines(struct published *published)
{
    iga_json *tree = NULL;
    bool is_fine = true;
    for (size_t at = 0; is_fine && (at = skip_space(published, at)) < published->length;) {
        const char *start = published->bytes + at;
        const char *newline = memchr(start, '\n', published->length - at);
        size_t length = newline ? (size_t)(newline - start) : published->length - at;
        is_fine = read_line(published, &tree, at, length);
        at += length;
    }
    iga_json_free(tree);
    return is_fine;
}

/* ---- A document ---------------------------------------------------------------------------- */

/* Keeps the head: every member but the results, read as a whole. */
static bool keep_head(struct published *published, const iga_json *tree)
{
    struct blob *head = &published->head_bytes;
    json_open(head, '{');
    for (size_t i = iga_json_first(tree, 0); i != IGA_JSON_NONE; i = iga_json_next(tree, i)) {
        size_t start = iga_json_start(tree, i);
        if (strcmp(iga_json_key(tree, i), "results") == 0)
            continue;
        json_key(head, iga_json_key(tree, i));
        blob_add(head, published->bytes + start, iga_json_end(tree, i) - start);
    }
    json_close(head, '}');
    return !head->failed &&
           iga_json_read(published->head, head->bytes, head->length, IGA_MAX_NESTING) == IGA_OK;
}

static bool read_results(struct published *published, const iga_json *document)
{
    enum { DEPTH = 3 };
    size_t list = iga_json_member(document, 0, "results");
    iga_json *tree = NULL;
    bool is_fine = true;
    if (!iga_json_is(document, list, IGA_JSON_ARRAY))
        return true;
    published->has_results = true;
    for (size_t i = iga_json_first(document, list); is_fine && i != IGA_JSON_NONE;
         i = iga_json_next(document, i)) {
        size_t start = iga_json_start(document, i);
        is_fine = read_value(&tree, published, start, iga_json_end(document, i) - start, DEPTH);
        if (is_fine)
            note_region(published, tree, start);
        is_fine = is_fine && !published->failed;
    }
    iga_json_free(tree);
    return is_fine;
}

static bool read_document(struct published *published, const iga_json *tree)
{
    published->is_document = true;
    if (!keep_head(published, tree)) {
        published->failed = true; /* it was read before: there is no other reason */
        return false;
    }
    return read_results(published, tree);
}

static bool is_head(const iga_json *tree)
{
    return iga_json_member(tree, 0, "results") != IGA_JSON_NONE ||
           iga_json_member(tree, 0, "format_version") != IGA_JSON_NONE;
}

/* Whether the first line is a value of its own, so that the file holds one a line. */
static bool has_lines(const struct published *published)
{
    size_t at = skip_space(published, 0);
    const char *start = published->bytes + at;
    const char *newline = memchr(start, '\n', published->length - at);
    size_t length = newline ? (size_t)(newline - start) : published->length - at;
    iga_json *tree = NULL;
    bool is_value = json_tree_read(&tree, start, length, 1) == IGA_OK && !is_head(tree);
    iga_json_free(tree);
    return is_value;
}

bool published_read(struct published *out, const char *file, const char *bytes, size_t length)
{
    enum { DEPTH = 2 }; /* results, each of them */
    iga_json *tree = NULL;
    *out = (struct published){.file = file, .bytes = bytes, .length = length};
    if (iga_json_new(&out->head) != IGA_OK) {
        out->failed = true;
        return false;
    }
    if (skip_space(out, 0) == length)
        return true;
    if (has_lines(out))
        return read_lines(out);
    bool is_fine = read_value(&tree, out, 0, length, DEPTH);
    size_t end = is_fine ? skip_space(out, iga_json_end(tree, 0)) : 0;
    if (is_fine && !is_head(tree))
        is_fine = wrong_at(out, no_results, 0);
    else if (is_fine && end < length)
        is_fine = wrong_at(out, behind, end);
    is_fine = is_fine && read_document(out, tree);
    iga_json_free(tree);
    return is_fine;
}

void published_free(struct published *published)
{
    iga_json_free(published->head);
    blob_free(&published->head_bytes);
    blob_free(&published->fault_texts);
    blob_free(&published->texts);
    free(published->regions);
    free(published->places);
    *published = (struct published){0};
}

/* ---- Looking ------------------------------------------------------------------------------- */

const char *published_text(const struct published *published, size_t text)
{
    return text == IGA_JSON_NONE ? NULL : published->texts.bytes + text;
}

void published_position(size_t *line, size_t *column, const struct published *published,
                        size_t region)
{
    find_position(line, column, published, published->regions[region].start);
}

/* Sorting goes by ids that are all there, so that no context is needed. */
struct named_region {
    const char *id;
    size_t region;
};

static int compare_named(const void *a, const void *b)
{
    const struct named_region *left = a, *right = b;
    int order = strcmp(left->id, right->id);
    return order != 0 ? order : (left->region > right->region) - (left->region < right->region);
}

bool published_find_double(struct published_double *out, struct published *published)
{
    struct named_region *named = malloc((published->count + 1) * sizeof *named);
    size_t count = 0;
    bool is_found = false;
    if (!named) {
        published->failed = true;
        return false;
    }
    for (size_t i = 0; i < published->count; i++)
        if (published->regions[i].id != IGA_JSON_NONE)
            named[count++] =
                (struct named_region){published_text(published, published->regions[i].id), i};
    qsort(named, count, sizeof *named, compare_named);
    for (size_t i = 1; i < count; i++)
        if (strcmp(named[i - 1].id, named[i].id) == 0 &&
            (!is_found || named[i].region < out->second)) {
            *out = (struct published_double){named[i].id, named[i - 1].region, named[i].region};
            is_found = true;
        }
    free(named);
    return is_found;
}

const char *published_head_text(const struct published *published, const char *object,
                                const char *key)
{
    const iga_json *head = published->head;
    size_t node = object ? iga_json_member(head, 0, object) : 0;
    return iga_json_text(head, iga_json_member(head, node, key));
}

bool published_option_is(const struct published *published, const char *key, iga_json_kind kind)
{
    const iga_json *head = published->head;
    return iga_json_is(head, iga_json_member(head, iga_json_member(head, 0, "options"), key), kind);
}

const char *published_ruleset(const struct published *published)
{
    const char *ruleset = published_head_text(published, "ruleset", "id");
    for (size_t i = 0; i < published->count && !published->is_document; i++) {
        const char *own = published_text(published, published->regions[i].ruleset);
        if (!own || (ruleset && strcmp(own, ruleset) != 0))
            return NULL;
        ruleset = own;
    }
    return ruleset;
}

bool published_is_merged(const struct published *published)
{
    const iga_json *head = published->head;
    return published->is_document && published_option_is(published, "claims", IGA_JSON_NULL) &&
           published_option_is(published, "verified", IGA_JSON_NULL) &&
           iga_json_is(head, iga_json_member(head, 0, "data_sha256"), IGA_JSON_NULL);
}

bool published_is_ranked(const struct published *published)
{
    if (published_option_is(published, "ranked", IGA_JSON_TRUE))
        return true;
    for (size_t i = 0; i < published->count; i++)
        if (published->regions[i].has_rank)
            return true;
    return false;
}

bool published_has_detail(const struct published *published)
{
    if (published->is_document)
        return published_option_is(published, "detail", IGA_JSON_TRUE);
    for (size_t i = 0; i < published->count; i++)
        if (published->regions[i].has_detail)
            return true;
    return false;
}
