/* witness.h - cJSON as the witness of what a text of JSON says.
 *
 * Whatever the strict look takes cJSON must take as well, and see the same in it. */
#ifndef TESTS_WITNESS_H
#define TESTS_WITNESS_H

#include "base/arena.h"
#include "base/number.h"
#include "data/look.h"
#include "data/scan.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

enum witness {
    WITNESS_REFUSED, /* by the look */
    WITNESS_NOTED,   /* taken, but something in it must not be */
    WITNESS_SAME,
    WITNESS_DIFFERS
};

static inline bool witness_text(const struct tree_node *node, const char *text)
{
    return text != NULL && strlen(text) == node->length &&
           memcmp(text, node->text, node->length) == 0;
}

static inline bool witness_number(const struct tree_node *node, double number)
{
    char text[NUMBER_TEXT];
    struct decimal value;

    if (decimal_from_json(&value, node->text, node->length) != NUMBER_FINE)
        return false;
    decimal_print(text, value);
    return !(strtod(text, NULL) < number) && !(strtod(text, NULL) > number);
}

/* Whether a node stands where a value of its kind can. */
static inline bool witness_place(const struct tree_node *node, const char *bytes, size_t length)
{
    static const char *const starts[] = {
        [TREE_NULL] = "n",  [TREE_FALSE] = "f", [TREE_TRUE] = "t",   [TREE_NUMBER] = "-0123456789",
        [TREE_TEXT] = "\"", [TREE_ARRAY] = "[", [TREE_OBJECT] = "{",
    };

    return node->at < length && strchr(starts[node->kind], bytes[node->at]) != NULL;
}

static inline bool witness_value(const struct tree_node *value, const cJSON *witness);

/* Whether an object or an array holds the same in the same order. */
static inline bool witness_inside(const struct tree_node *value, const cJSON *witness)
{
    bool object = value->kind == TREE_OBJECT;
    const struct tree_node *node = tree_inside(value), *end = tree_behind(value);
    const cJSON *child = witness->child;

    if (cJSON_IsObject(witness) != object || cJSON_IsArray(witness) == object)
        return false;
    for (; node != end && child != NULL; node = tree_behind(node), child = child->next) {
        if (object && !witness_text(node, child->string))
            return false;
        node += object;
        if (!witness_value(node, child))
            return false;
    }
    return node == end && child == NULL;
}

static inline bool witness_value(const struct tree_node *value, const cJSON *witness)
{
    switch ((enum tree_kind)value->kind) {
    case TREE_NULL:
        return cJSON_IsNull(witness);
    case TREE_FALSE:
        return cJSON_IsFalse(witness);
    case TREE_TRUE:
        return cJSON_IsTrue(witness);
    case TREE_NUMBER:
        return cJSON_IsNumber(witness) && witness_number(value, witness->valuedouble);
    case TREE_TEXT:
        return cJSON_IsString(witness) && witness_text(value, witness->valuestring);
    default:
        return witness_inside(value, witness);
    }
}

/* Whether every node of a tree stands behind the one before, where its kind can. */
static inline bool witness_places(const struct tree *tree, const char *bytes, size_t length)
{
    for (size_t i = 0; i < tree->count; i++)
        if (!witness_place(&tree->nodes[i], bytes, length) ||
            (i > 0 && tree->nodes[i].at <= tree->nodes[i - 1].at))
            return false;
    return tree->count > 0 && tree_behind(tree->nodes) == tree->nodes + tree->count;
}

static inline enum witness witness_tree(const struct look *look, const struct tree *tree,
                                        const char *bytes, size_t length)
{
    cJSON *witness;
    bool same;

    if (look->stop.kind != LOOK_FINE || scan_space(bytes, look->end, length) != length)
        return WITNESS_REFUSED;
    if (!witness_places(tree, bytes, length))
        return WITNESS_DIFFERS;
    if (look->count > 0)
        return WITNESS_NOTED;
    witness = cJSON_ParseWithLengthOpts(bytes, length, NULL, false);
    same = witness != NULL && witness_value(tree->nodes, witness);
    cJSON_Delete(witness);
    return same ? WITNESS_SAME : WITNESS_DIFFERS;
}

/* Reads the bytes both ways. A look without a tree must end the same. */
static inline enum witness witness_bytes(const char *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct tree tree = {.arena = arena};
    struct look look, bare;
    enum witness result;

    look_over(&look, &tree, bytes, length);
    look_over(&bare, NULL, bytes, length);
    result = witness_tree(&look, &tree, bytes, length);
    if (look.end != bare.end || look.stop.kind != bare.stop.kind ||
        look.stop.offset != bare.stop.offset || look.stop.length != bare.stop.length)
        result = WITNESS_DIFFERS;
    tree_free(&tree);
    arena_free(arena);
    return result;
}

#endif
