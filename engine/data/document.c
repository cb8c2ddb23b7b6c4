/* document.c - JSON that a program wrote, for whoever reads it back.
 *
 * The tree is what the look leaves of it. Beside each node stands what a reader of single values
 * asks for, so that a node can be named by a number: where the next one is, and where it ends. */
#include "base/arena.h"
#include "base/findings.h"
#include "data/look.h"
#include "iga.h"

#include <stdlib.h>

#if IGA_MAX_JSON > TREE_LENGTH_MASK
#error a node must be able to hold any length
#endif

#define LANGUAGES 2 /* a problem is told in either, whichever is asked for */

#define NO_NEXT 0u         /* nothing is before the first node */
#define IS_NAME UINT32_MAX /* the node is a name, and what follows it is its value */

struct beside {
    uint32_t next, end;
};

struct iga_json {
    struct tree tree;
    struct beside *beside; /* one a node, in the tree's arena */
    const char *problem[LANGUAGES];
    size_t problem_at;
};

iga_status iga_json_new(iga_json **out)
{
    iga_json *json;

    if (out == NULL)
        return IGA_EUSAGE;
    *out = NULL;
    json = calloc(1, sizeof *json);
    if (json == NULL)
        return IGA_ENOMEM;
    json->tree.arena = arena_new();
    if (json->tree.arena == NULL) {
        free(json);
        return IGA_ENOMEM;
    }
    *out = json;
    return IGA_OK;
}

void iga_json_free(iga_json *json)
{
    struct arena *arena;

    if (json == NULL)
        return;
    arena = json->tree.arena;
    tree_free(&json->tree);
    arena_free(arena);
    free(json);
}

/* ---- Reading ------------------------------------------------------------------------------ */

static iga_status refuse(iga_json *json, const char *bytes, size_t length,
                         const struct look_fault *fault)
{
    struct arena *arena = json->tree.arena;

    json->problem_at = fault->offset;
    for (int lang = 0; lang < LANGUAGES; lang++)
        json->problem[lang] =
            arena_print(arena, message_in((iga_lang)lang, look_message(fault->kind)),
                        look_found(arena, (iga_lang)lang, bytes, length, fault));
    return IGA_EDATA;
}

static iga_status refuse_size(iga_json *json)
{
    static const char format[] = "the text is larger than %u MiB; give its parts one by one";

    for (int lang = 0; lang < LANGUAGES; lang++)
        json->problem[lang] = arena_print(json->tree.arena, message_in((iga_lang)lang, format),
                                          (IGA_MAX_JSON + 1) >> 20);
    return IGA_EDATA;
}

/* What comes first in the text, of what was noted and what ended the look; NULL if all is fine.
 * An object's doubled name is noted only when the object is over. */
static const struct look_fault *first_fault(const struct look *look)
{
    const struct look_fault *first = look->stop.kind != LOOK_FINE ? &look->stop : NULL;

    for (size_t i = 0; i < look->count; i++)
        if (first == NULL || look->faults[i].offset < first->offset)
            first = &look->faults[i];
    return first;
}

/* Links the values that an array or an object holds to one another. */
static void link_inside(iga_json *json, size_t holder)
{
    const struct tree_node *nodes = json->tree.nodes, *node = tree_inside(&nodes[holder]);
    const struct tree_node *end = tree_behind(&nodes[holder]);
    struct beside *last = NULL;

    while (node != end) {
        if (nodes[holder].kind == TREE_OBJECT)
            json->beside[node++ - nodes].next = IS_NAME;
        if (last != NULL)
            last->next = (uint32_t)(node - nodes);
        last = &json->beside[node - nodes];
        node = tree_behind(node);
    }
}

static size_t length_of(const struct tree_node *node, const char *bytes)
{
    static const unsigned char words[] = {
        [TREE_NULL] = sizeof "null" - 1,
        [TREE_FALSE] = sizeof "false" - 1,
        [TREE_TRUE] = sizeof "true" - 1,
    };

    if (node->kind == TREE_TEXT) /* one with an escape is longer than what it says */
        return node->text == bytes + node->at + 1 ? node->length + 2u
                                                  : look_text_length(bytes + node->at);
    return node->kind <= TREE_TRUE ? words[node->kind] : node->length;
}

static bool is_written(const struct tree_node *node)
{
    return node->kind == TREE_TEXT || node->kind == TREE_NUMBER;
}

/* Copies texts and numbers, each with a NUL behind it, so that the bytes are not needed. */
static void copy_texts(iga_json *json)
{
    struct tree *tree = &json->tree;
    size_t size = 0;
    char *out;

    for (size_t i = 0; i < tree->count; i++)
        size += is_written(&tree->nodes[i]) ? tree->nodes[i].length + 1u : 0;
    out = arena_take_unset(tree->arena, size);
    for (size_t i = 0; out != NULL && i < tree->count; i++) {
        struct tree_node *node = &tree->nodes[i];
        if (!is_written(node))
            continue;
        memcpy(out, node->text, node->length);
        out[node->length] = '\0';
        node->text = out;
        out += node->length + 1u;
    }
}

static void complete(iga_json *json, const char *bytes)
{
    struct tree *tree = &json->tree;

    json->beside = arena_array(tree->arena, tree->count, sizeof *json->beside);
    if (json->beside == NULL)
        return;
    for (size_t i = 0; i < tree->count; i++) {
        const struct tree_node *node = &tree->nodes[i];
        json->beside[i].end = node->at + (uint32_t)length_of(node, bytes);
        if (tree_holds(node))
            link_inside(json, i);
    }
    copy_texts(json);
}

iga_status iga_json_read(iga_json *json, const char *bytes, size_t length, unsigned depth)
{
    iga_status status = IGA_OK;
    const struct look_fault *fault;
    struct look look;

    if (json == NULL || bytes == NULL)
        return IGA_EUSAGE;
    arena_reset(json->tree.arena);
    json->tree.count = 0;
    json->problem_at = 0;
    for (int lang = 0; lang < LANGUAGES; lang++)
        json->problem[lang] = NULL;
    if (length > IGA_MAX_JSON) {
        status = refuse_size(json);
    } else {
        look_over_document(&look, &json->tree, bytes, length, depth);
        fault = first_fault(&look);
        if (fault != NULL)
            status = refuse(json, bytes, length, fault);
        else if (!arena_failed(json->tree.arena))
            complete(json, bytes);
    }
    if (arena_failed(json->tree.arena))
        status = IGA_ENOMEM;
    if (status != IGA_OK)
        json->tree.count = 0;
    return status;
}

const char *iga_json_problem(size_t *at, const iga_json *json, iga_lang lang)
{
    *at = json->problem_at;
    return json->problem[lang == IGA_LANG_EN ? IGA_LANG_EN : IGA_LANG_ID];
}

/* ---- Looking ------------------------------------------------------------------------------ */

static const struct tree_node *node_at(const iga_json *json, size_t node)
{
    return node < json->tree.count ? &json->tree.nodes[node] : NULL;
}

iga_json_kind iga_json_kind_of(const iga_json *json, size_t node)
{
    static const iga_json_kind kinds[] = {
        [TREE_NULL] = IGA_JSON_NULL,     [TREE_FALSE] = IGA_JSON_FALSE,
        [TREE_TRUE] = IGA_JSON_TRUE,     [TREE_NUMBER] = IGA_JSON_NUMBER,
        [TREE_TEXT] = IGA_JSON_TEXT,     [TREE_ARRAY] = IGA_JSON_ARRAY,
        [TREE_OBJECT] = IGA_JSON_OBJECT,
    };
    const struct tree_node *at = node_at(json, node);

    return at != NULL ? kinds[at->kind] : IGA_JSON_NULL;
}

bool iga_json_is(const iga_json *json, size_t node, iga_json_kind kind)
{
    return node < json->tree.count && iga_json_kind_of(json, node) == kind;
}

size_t iga_json_member(const iga_json *json, size_t node, const char *key)
{
    const struct tree_node *member = tree_member(node_at(json, node), key);

    return member != NULL ? (size_t)(member - json->tree.nodes) : IGA_JSON_NONE;
}

size_t iga_json_first(const iga_json *json, size_t node)
{
    const struct tree_node *at = node_at(json, node);

    if (at == NULL || tree_is_empty(at))
        return IGA_JSON_NONE;
    return node + (at->kind == TREE_OBJECT ? 2 : 1);
}

size_t iga_json_next(const iga_json *json, size_t node)
{
    uint32_t next = node < json->tree.count ? json->beside[node].next : NO_NEXT;

    return next != NO_NEXT && next != IS_NAME ? next : IGA_JSON_NONE;
}

const char *iga_json_key(const iga_json *json, size_t node)
{
    bool is_member = node > 0 && node < json->tree.count && json->beside[node - 1].next == IS_NAME;

    return is_member ? json->tree.nodes[node - 1].text : NULL;
}

static const char *written(const iga_json *json, size_t node, iga_json_kind kind)
{
    return iga_json_is(json, node, kind) ? json->tree.nodes[node].text : NULL;
}

const char *iga_json_text(const iga_json *json, size_t node)
{
    return written(json, node, IGA_JSON_TEXT);
}

const char *iga_json_number(const iga_json *json, size_t node)
{
    return written(json, node, IGA_JSON_NUMBER);
}

size_t iga_json_start(const iga_json *json, size_t node)
{
    return node < json->tree.count ? json->tree.nodes[node].at : 0;
}

size_t iga_json_end(const iga_json *json, size_t node)
{
    return node < json->tree.count ? json->beside[node].end : 0;
}
