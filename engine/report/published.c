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
        return JSON_NONE;
    size_t at = published->texts.length;
    blob_add(&published->texts, text, strlen(text) + 1);
    return at;
}

static size_t keep_member(struct published *published, const struct json_tree *tree,
                          const char *key)
{
    size_t node = json_tree_member(tree, 0, key);
    const char *text = json_tree_text(tree, node);
    return keep_text(published, text ? text : json_tree_number(tree, node));
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
                        const struct json_tree *tree, size_t rank)
{
    region->first_place = published->place_count;
    if (!json_tree_is(tree, rank, JSON_OBJECT))
        return;
    for (size_t i = tree->nodes[rank].first; i != JSON_NONE; i = tree->nodes[i].next) {
        const char *group = json_tree_key(tree, i);
        size_t place = json_tree_size(tree, json_tree_member(tree, i, "place"));
        if (place == 0 || strcmp(group, "all") == 0)
            continue;
        if (!grow(published, (void **)&published->places, published->place_count,
                  &published->place_capacity, sizeof *published->places))
            return;
        published->places[published->place_count++] =
            (struct published_place){keep_text(published, group), place,
                                     json_tree_size(tree, json_tree_member(tree, i, "of"))};
        region->place_count++;
    }
}

static void note_region(struct published *published, const struct json_tree *tree, size_t start)
{
    struct published_region *region = add_region(published);
    if (!region)
        return;
    size_t rank = json_tree_member(tree, 0, "rank"), all = json_tree_member(tree, rank, "all");
    *region = (struct published_region){
        .start = start + tree->nodes[0].start,
        .length = tree->nodes[0].end - tree->nodes[0].start,
        .id = keep_text(published, json_tree_text(tree, json_tree_member(tree, 0, "id"))),
        .name = keep_text(published, json_tree_text(tree, json_tree_member(tree, 0, "name"))),
        .ruleset = keep_text(published, json_tree_text(tree, json_tree_member(tree, 0, "ruleset"))),
        .exact = keep_text(published, json_tree_text(tree, json_tree_member(tree, 0, "exact"))),
        .index = keep_member(published, tree, "index"),
        .predicate = keep_member(published, tree, "predicate"),
        .has_exact = json_tree_member(tree, 0, "exact") != JSON_NONE,
        .has_errors = json_tree_member(tree, 0, "errors") != JSON_NONE,
        .has_rank = json_tree_member(tree, 0, "rank") != JSON_NONE,
        .has_detail = json_tree_member(tree, 0, "indicators") != JSON_NONE,
        .place = json_tree_size(tree, json_tree_member(tree, all, "place")),
        .of = json_tree_size(tree, json_tree_member(tree, all, "of"))};
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

static bool wrong_at(struct published *published, const struct phrase *fault, size_t at)
{
    published->fault = fault;
    find_position(&published->line, &published->column, published, at);
    return false;
}

static bool tree_failed(struct published *published, const struct json_tree *tree, size_t start)
{
    published->failed = published->failed || tree->failed;
    return tree->fault ? wrong_at(published, tree->fault, start + tree->at) : false;
}

static size_t skip_space(const struct published *published, size_t at)
{
    while (at < published->length && memchr(" \t\r\n", published->bytes[at], 4))
        at++;
    return at;
}

/* ---- One a line ---------------------------------------------------------------------------- */

static bool read_line(struct published *published, struct json_tree *tree, size_t start,
                      size_t length)
{
    enum { DEPTH = 3 }; /* rank, all, place */
    if (!json_tree_read(tree, published->bytes + start, length, DEPTH))
        return tree_failed(published, tree, start);
    size_t end = start + tree->at;
    while (end < start + length && memchr(" \t\r", published->bytes[end], 3))
        end++;
    if (end < start + length)
        return wrong_at(published, &behind, end);
    if (json_tree_member(tree, 0, "ruleset") == JSON_NONE)
        return wrong_at(published, &no_results, start);
    note_region(published, tree, start);
    return !published->failed;
}

static bool read_lines(struct published *published)
{
    struct json_tree tree = {0};
    bool is_fine = true;
    for (size_t at = 0; is_fine && (at = skip_space(published, at)) < published->length;) {
        const char *start = published->bytes + at;
        const char *newline = memchr(start, '\n', published->length - at);
        size_t length = newline ? (size_t)(newline - start) : published->length - at;
        is_fine = read_line(published, &tree, at, length);
        at += length;
    }
    json_tree_free(&tree);
    return is_fine;
}

/* ---- A document ---------------------------------------------------------------------------- */

/* Keeps the head: every member but the results, read as a whole. */
static bool keep_head(struct published *published, const struct json_tree *tree)
{
    struct blob *head = &published->head_bytes;
    json_open(head, '{');
    for (size_t i = tree->nodes[0].first; i != JSON_NONE; i = tree->nodes[i].next) {
        const struct json_node *node = &tree->nodes[i];
        if (strcmp(json_tree_key(tree, i), "results") == 0)
            continue;
        json_key(head, json_tree_key(tree, i));
        blob_add(head, published->bytes + node->start, node->end - node->start);
    }
    json_close(head, '}');
    return !head->failed &&
           json_tree_read(&published->head, head->bytes, head->length, IGA_MAX_NESTING);
}

static bool read_results(struct published *published, const struct json_tree *document)
{
    enum { DEPTH = 3 };
    size_t list = json_tree_member(document, 0, "results");
    struct json_tree tree = {0};
    bool is_fine = true;
    if (!json_tree_is(document, list, JSON_ARRAY))
        return true;
    published->has_results = true;
    for (size_t i = document->nodes[list].first; is_fine && i != JSON_NONE;
         i = document->nodes[i].next) {
        const struct json_node *node = &document->nodes[i];
        is_fine =
            json_tree_read(&tree, published->bytes + node->start, node->end - node->start, DEPTH);
        if (is_fine)
            note_region(published, &tree, node->start);
        else
            tree_failed(published, &tree, node->start);
        is_fine = is_fine && !published->failed;
    }
    json_tree_free(&tree);
    return is_fine;
}

static bool read_document(struct published *published, const struct json_tree *tree)
{
    published->is_document = true;
    if (!keep_head(published, tree)) {
        published->failed = true; /* it was read before: there is no other reason */
        return false;
    }
    return read_results(published, tree);
}

static bool is_head(const struct json_tree *tree)
{
    return json_tree_member(tree, 0, "results") != JSON_NONE ||
           json_tree_member(tree, 0, "format_version") != JSON_NONE;
}

/* Whether the first line is a value of its own, so that the file holds one a line. */
static bool has_lines(const struct published *published)
{
    size_t at = skip_space(published, 0);
    const char *start = published->bytes + at;
    const char *newline = memchr(start, '\n', published->length - at);
    size_t length = newline ? (size_t)(newline - start) : published->length - at;
    struct json_tree tree = {0};
    bool is_value = json_tree_read(&tree, start, length, 1) && !is_head(&tree);
    json_tree_free(&tree);
    return is_value;
}

bool published_read(struct published *out, const char *file, const char *bytes, size_t length)
{
    enum { DEPTH = 2 }; /* results, each of them */
    struct json_tree tree = {0};
    *out = (struct published){.file = file, .bytes = bytes, .length = length};
    if (skip_space(out, 0) == length)
        return true;
    if (has_lines(out))
        return read_lines(out);
    bool is_fine = json_tree_read(&tree, bytes, length, DEPTH);
    if (!is_fine)
        tree_failed(out, &tree, 0);
    else if (!is_head(&tree))
        is_fine = wrong_at(out, &no_results, 0);
    else if (skip_space(out, tree.at) < length)
        is_fine = wrong_at(out, &behind, skip_space(out, tree.at));
    is_fine = is_fine && read_document(out, &tree);
    json_tree_free(&tree);
    return is_fine;
}

void published_free(struct published *published)
{
    json_tree_free(&published->head);
    blob_free(&published->head_bytes);
    blob_free(&published->texts);
    free(published->regions);
    free(published->places);
    *published = (struct published){0};
}

/* ---- Looking ------------------------------------------------------------------------------- */

const char *published_text(const struct published *published, size_t text)
{
    return text == JSON_NONE ? NULL : published->texts.bytes + text;
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
        if (published->regions[i].id != JSON_NONE)
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
    const struct json_tree *head = &published->head;
    if (head->count == 0)
        return NULL;
    size_t node = object ? json_tree_member(head, 0, object) : 0;
    return json_tree_text(head, json_tree_member(head, node, key));
}

bool published_option_is(const struct published *published, const char *key, enum json_kind kind)
{
    const struct json_tree *head = &published->head;
    return json_tree_is(head, json_tree_member(head, json_tree_member(head, 0, "options"), key),
                        kind);
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
    const struct json_tree *head = &published->head;
    return published->is_document && published_option_is(published, "claims", JSON_NULL) &&
           published_option_is(published, "verified", JSON_NULL) &&
           json_tree_is(head, json_tree_member(head, 0, "data_sha256"), JSON_NULL);
}

bool published_is_ranked(const struct published *published)
{
    if (published_option_is(published, "ranked", JSON_TRUE))
        return true;
    for (size_t i = 0; i < published->count; i++)
        if (published->regions[i].has_rank)
            return true;
    return false;
}

bool published_has_detail(const struct published *published)
{
    if (published->is_document)
        return published_option_is(published, "detail", JSON_TRUE);
    for (size_t i = 0; i < published->count; i++)
        if (published->regions[i].has_detail)
            return true;
    return false;
}
