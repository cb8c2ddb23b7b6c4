#include "report/verify.h"

#include "report/json.h"
#include "report/visible.h"

#include <stdlib.h>
#include <string.h>

/* ---- Differences --------------------------------------------------------------------------- */

static size_t keep(struct verification *verification, const char *text, size_t length)
{
    size_t at = verification->texts.length;
    blob_add(&verification->texts, text, length);
    blob_add(&verification->texts, "", 1);
    return at;
}

static size_t keep_node(struct verification *verification, const iga_json *tree, size_t node)
{
    if (node == IGA_JSON_NONE)
        return IGA_JSON_NONE;
    struct blob json = {0};
    json_tree_write(&json, tree, node, NULL);
    size_t at = keep(verification, json.failed ? "" : json.bytes, json.failed ? 0 : json.length);
    verification->failed = verification->failed || json.failed;
    blob_free(&json);
    return at;
}

static void add(struct verification *verification, struct difference difference)
{
    if (verification->count == verification->capacity) {
        size_t capacity = verification->capacity ? 2 * verification->capacity : 16;
        struct difference *grown = realloc(verification->differences, capacity * sizeof *grown);
        if (!grown) {
            verification->failed = true;
            return;
        }
        verification->differences = grown;
        verification->capacity = capacity;
    }
    verification->differences[verification->count++] = difference;
}

void verify_note(struct verification *verification, const char *path, const char *published)
{
    struct blob json = {0};
    json_text(&json, published);
    struct difference difference = {
        .kind = DIFFERENCE_UNFOUNDED, .region = IGA_JSON_NONE, .recomputed = IGA_JSON_NONE};
    difference.path = keep(verification, path, strlen(path));
    difference.published = keep(verification, json.bytes, json.length);
    verification->failed = verification->failed || json.failed;
    add(verification, difference);
    blob_free(&json);
}

/* ---- Two trees ----------------------------------------------------------------------------- */

/* Where in the region or the document the comparison is. */
struct spot {
    struct verification *verification;
    const iga_json *theirs, *mine;
    const char *region; /* NULL for the document */
    struct blob path;
};

static void differ(struct spot *spot, size_t theirs, size_t mine)
{
    struct verification *verification = spot->verification;
    struct difference difference = {.kind = theirs == IGA_JSON_NONE ? DIFFERENCE_MISSING
                                            : mine == IGA_JSON_NONE ? DIFFERENCE_UNFOUNDED
                                                                    : DIFFERENCE_VALUE};
    difference.region =
        spot->region ? keep(verification, spot->region, strlen(spot->region)) : IGA_JSON_NONE;
    difference.path =
        keep(verification, spot->path.length ? spot->path.bytes : "", spot->path.length);
    difference.published = keep_node(verification, spot->theirs, theirs);
    difference.recomputed = keep_node(verification, spot->mine, mine);
    add(verification, difference);
}

static void compare(struct spot *spot, size_t theirs, size_t mine);

/* Goes one step down, compares, and comes back. */
static void compare_below(struct spot *spot, const char *step, size_t theirs, size_t mine)
{
    size_t length = spot->path.length;
    blob_text(&spot->path, length > 0 ? "/" : "");
    blob_text(&spot->path, step);
    compare(spot, theirs, mine);
    spot->path.length = length;
}

static void compare_members(struct spot *spot, size_t theirs, size_t mine)
{
    for (size_t i = iga_json_first(spot->mine, mine); i != IGA_JSON_NONE;
         i = iga_json_next(spot->mine, i)) {
        const char *key = iga_json_key(spot->mine, i);
        compare_below(spot, key, iga_json_member(spot->theirs, theirs, key), i);
    }
    for (size_t i = iga_json_first(spot->theirs, theirs); i != IGA_JSON_NONE;
         i = iga_json_next(spot->theirs, i)) {
        const char *key = iga_json_key(spot->theirs, i);
        if (iga_json_member(spot->mine, mine, key) == IGA_JSON_NONE)
            compare_below(spot, key, i, IGA_JSON_NONE);
    }
}

static void compare_items(struct spot *spot, size_t theirs, size_t mine)
{
    size_t their = iga_json_first(spot->theirs, theirs), my = iga_json_first(spot->mine, mine);
    for (size_t i = 0; their != IGA_JSON_NONE || my != IGA_JSON_NONE; i++) {
        char step[24];
        struct blob number = {0};
        blob_print(&number, "%zu", i);
        memcpy(step, number.failed ? "?" : number.bytes, number.failed ? 2 : number.length + 1);
        blob_free(&number);
        compare_below(spot, step, their, my);
        their = iga_json_next(spot->theirs, their);
        my = iga_json_next(spot->mine, my);
    }
}

/* Whether the path is that of the file in which a region was refused. The folder is not
 * compared, because data may lie elsewhere when they are verified. */
static bool is_file(const struct spot *spot)
{
    static const char first[] = "errors/", last[] = "/file";
    enum { FIRST = sizeof first - 1, LAST = sizeof last - 1 };
    size_t length = spot->path.length;
    return length > FIRST + LAST && memcmp(spot->path.bytes, first, FIRST) == 0 &&
           memcmp(spot->path.bytes + length - LAST, last, LAST) == 0;
}

static bool same_text(const struct spot *spot, const char *theirs, const char *mine)
{
    if (is_file(spot))
        return strcmp(visible_file(theirs), visible_file(mine)) == 0;
    return strcmp(theirs, mine) == 0;
}

static void compare(struct spot *spot, size_t theirs, size_t mine)
{
    const iga_json *a = spot->theirs, *b = spot->mine;
    if (theirs == IGA_JSON_NONE || mine == IGA_JSON_NONE ||
        iga_json_kind_of(a, theirs) != iga_json_kind_of(b, mine)) {
        differ(spot, theirs, mine);
        return;
    }
    switch (iga_json_kind_of(a, theirs)) {
    case IGA_JSON_OBJECT:
        compare_members(spot, theirs, mine);
        break;
    case IGA_JSON_ARRAY:
        compare_items(spot, theirs, mine);
        break;
    case IGA_JSON_TEXT:
        if (!same_text(spot, iga_json_text(a, theirs), iga_json_text(b, mine)))
            differ(spot, theirs, mine);
        break;
    case IGA_JSON_NUMBER:
        if (strcmp(iga_json_number(a, theirs), iga_json_number(b, mine)) != 0)
            differ(spot, theirs, mine);
        break;
    default:
        break;
    }
}

static void compare_trees(struct verification *verification, const char *region)
{
    struct spot spot = {.verification = verification,
                        .theirs = verification->theirs,
                        .mine = verification->mine,
                        .region = region};
    compare(&spot, 0, 0);
    verification->failed = verification->failed || spot.path.failed;
    blob_free(&spot.path);
}

/* ---- Regions ------------------------------------------------------------------------------- */

static const char *id_of(const struct published *published, size_t region)
{
    return published_text(published, published->regions[region].id);
}

/* Sorting goes by ids that are all there, so that no context is needed. */
struct named_region {
    const char *id;
    size_t region;
};

static int compare_named(const void *a, const void *b)
{
    const struct named_region *left = a, *right = b;
    int order = !left->id || !right->id ? (left->id == NULL) - (right->id == NULL)
                                        : strcmp(left->id, right->id);
    return order != 0 ? order : (left->region > right->region) - (left->region < right->region);
}

static bool sort_ids(struct verification *verification)
{
    const struct published *published = verification->published;
    struct named_region *named = malloc((published->count + 1) * sizeof *named);
    if (!named)
        return false;
    for (size_t i = 0; i < published->count; i++)
        named[i] = (struct named_region){id_of(published, i), i};
    qsort(named, published->count, sizeof *named, compare_named);
    for (size_t i = 0; i < published->count; i++) {
        verification->by_id[i] = named[i].region;
        verification->with_id += named[i].id != NULL;
    }
    free(named);
    return true;
}

bool verify_start(struct verification *out, const struct published *published)
{
    *out = (struct verification){.published = published};
    out->by_id = malloc((published->count + 1) * sizeof *out->by_id);
    out->is_seen = calloc(published->count + 1, sizeof *out->is_seen);
    return out->by_id && out->is_seen && sort_ids(out);
}

void verify_free(struct verification *verification)
{
    free(verification->by_id);
    free(verification->is_seen);
    free(verification->differences);
    blob_free(&verification->texts);
    iga_json_free(verification->mine);
    iga_json_free(verification->theirs);
}

/* The published region with this id, or the first without one that was not seen; `count` of them
 * when there is none. */
static size_t find(const struct verification *verification, const char *id)
{
    const struct published *published = verification->published;
    size_t low = 0, high = verification->with_id;
    if (!id) {
        for (size_t i = high; i < published->count; i++)
            if (!verification->is_seen[verification->by_id[i]])
                return verification->by_id[i];
        return published->count;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(id_of(published, verification->by_id[middle]), id);
        if (order == 0)
            return verification->by_id[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return published->count;
}

static void differ_whole(struct verification *verification, enum difference_kind kind,
                         const char *id)
{
    struct difference difference = {
        .kind = kind, .published = IGA_JSON_NONE, .recomputed = IGA_JSON_NONE};
    difference.region = keep(verification, id ? id : "?", strlen(id ? id : "?"));
    difference.path = keep(verification, "", 0);
    add(verification, difference);
}

static void note_order(struct verification *verification, size_t region)
{
    if (region + 1 < verification->behind)
        differ_whole(verification, DIFFERENCE_ORDER, id_of(verification->published, region));
    else
        verification->behind = region + 1;
}

/* Whether the region that should come next was published in these very bytes. */
static bool is_next(const struct verification *verification, const char *bytes, size_t length)
{
    const struct published *published = verification->published;
    size_t i = verification->expected;
    return i < published->count && !verification->is_seen[i] &&
           published->regions[i].length == length &&
           memcmp(published->bytes + published->regions[i].start, bytes, length) == 0;
}

static void see(struct verification *verification, size_t region)
{
    verification->is_seen[region] = true;
    verification->expected = region + 1;
    note_order(verification, region);
}

void verify_region(struct verification *verification, const char *bytes, size_t length)
{
    const struct published *published = verification->published;
    verification->regions++;
    if (is_next(verification, bytes, length)) {
        see(verification, verification->expected);
        return;
    }
    if (json_tree_read(&verification->mine, bytes, length, IGA_MAX_NESTING) != IGA_OK) {
        verification->failed = true; /* this program wrote it: there is no other reason */
        return;
    }
    const char *id =
        iga_json_text(verification->mine, iga_json_member(verification->mine, 0, "id"));
    size_t region = find(verification, id);
    if (region == published->count) {
        differ_whole(verification, DIFFERENCE_MISSING, id);
        return;
    }
    if (verification->is_seen[region]) {
        verification->doubled = id_of(published, region);
        return;
    }
    const struct published_region *theirs = &published->regions[region];
    see(verification, region);
    if (json_tree_read(&verification->theirs, published->bytes + theirs->start, theirs->length,
                       IGA_MAX_NESTING) == IGA_OK)
        compare_trees(verification, id ? id : "?");
    else
        verification->failed = true; /* it was read before */
}

void verify_end(struct verification *verification)
{
    for (size_t i = 0; i < verification->published->count; i++)
        if (!verification->is_seen[i])
            differ_whole(verification, DIFFERENCE_UNFOUNDED, id_of(verification->published, i));
}

bool verify_differs_in_words(const struct verification *verification)
{
    static const char word[] = "message";
    for (size_t i = 0; i < verification->count; i++) {
        const char *path = verification->texts.bytes + verification->differences[i].path;
        size_t length = strlen(path);
        if (length >= sizeof word - 1 && strcmp(path + length - (sizeof word - 1), word) == 0)
            return true;
    }
    return false;
}

/* ---- The document -------------------------------------------------------------------------- */

const char *verify_version(const struct published *published)
{
    static const char start[] = "iga ";
    const char *program = published_head_text(published, NULL, "program");
    if (!program || strncmp(program, start, sizeof start - 1) != 0)
        return NULL;
    program += sizeof start - 1;
    return program[strspn(program, "0123456789.")] == '\0' && *program ? program : NULL;
}

/* The document as this program would write it, without any results. */
static bool read_mine(struct verification *verification, const struct document *document)
{
    struct blob text = {0};
    document_open(&text, document);
    document_close(&text, document, false);
    bool is_read = !text.failed && json_tree_read(&verification->mine, text.bytes, text.length,
                                                  IGA_MAX_NESTING) == IGA_OK;
    blob_free(&text);
    return is_read;
}

static bool is_hash(const char *path)
{
    return strcmp(path, "ruleset/sha256") == 0 || strcmp(path, "ruleset/meaning") == 0 ||
           strcmp(path, "data_sha256") == 0;
}

/* Puts what was found about the document before what was found about regions, and of that the
 * hashes first. */
static void move_to_front(struct verification *verification, size_t from)
{
    struct difference *all = verification->differences;
    size_t front = 0;
    for (int wants_hash = 1; wants_hash >= 0; wants_hash--)
        for (size_t i = from > front ? from : front; i < verification->count; i++) {
            const char *path = verification->texts.bytes + all[i].path;
            if (is_hash(path) != wants_hash || all[i].region != IGA_JSON_NONE)
                continue;
            struct difference moved = all[i];
            memmove(all + front + 1, all + front, (i - front) * sizeof *all);
            all[front++] = moved;
        }
}

void verify_head(struct verification *verification, const struct document *document)
{
    size_t before = verification->count;
    if (!read_mine(verification, document)) {
        verification->failed = true;
        return;
    }
    struct spot spot = {.verification = verification,
                        .theirs = verification->published->head,
                        .mine = verification->mine};
    for (size_t i = iga_json_first(verification->mine, 0); i != IGA_JSON_NONE;
         i = iga_json_next(verification->mine, i)) {
        const char *key = iga_json_key(verification->mine, i);
        size_t theirs = iga_json_member(spot.theirs, 0, key);
        if (strcmp(key, "results") == 0 && verification->published->has_results)
            continue;
        if (strcmp(key, "program") == 0 && verify_version(verification->published))
            continue;
        compare_below(&spot, key, theirs, i);
    }
    for (size_t i = iga_json_first(spot.theirs, 0); i != IGA_JSON_NONE;
         i = iga_json_next(spot.theirs, i)) {
        const char *key = iga_json_key(spot.theirs, i);
        if (iga_json_member(verification->mine, 0, key) == IGA_JSON_NONE)
            compare_below(&spot, key, i, IGA_JSON_NONE);
    }
    verification->failed = verification->failed || spot.path.failed;
    blob_free(&spot.path);
    if (!verification->failed && !verification->texts.failed)
        move_to_front(verification, before);
}
