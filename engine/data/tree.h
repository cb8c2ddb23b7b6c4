/* tree.h - one JSON value as an array of nodes, in the order of its text.
 *
 * A member of an object is two nodes, its name and behind it its value; what an object or an
 * array holds stands behind it. So the whole of a value is a run of nodes, and the next value
 * stands behind the run.
 *
 * Every node knows where it starts. Nothing is copied: texts point into the bytes that were read,
 * which must stay, and so do numbers, which are the digits as they were written. Only a text with
 * an escape in it was written anew, in the arena. No NUL follows a text, and none is in it. */
#ifndef DATA_TREE_H
#define DATA_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

enum tree_kind {
    TREE_NULL,
    TREE_FALSE,
    TREE_TRUE,
    TREE_NUMBER,
    TREE_TEXT, /* names are texts too */
    TREE_ARRAY,
    TREE_OBJECT
};

#define TREE_KIND_BITS 3
#define TREE_LENGTH_BITS 29 /* more than enough for IGA_MAX_REGION */
#define TREE_KIND_MASK ((1u << TREE_KIND_BITS) - 1)
#define TREE_LENGTH_MASK ((1u << TREE_LENGTH_BITS) - 1)

struct tree_node {
    union {
        const char *text; /* of a text or a number: `length` bytes */
        size_t nodes;     /* of an array or an object: how many it is, with all that it holds */
    };
    uint32_t at; /* where it starts in the bytes that were read */
    uint32_t kind : TREE_KIND_BITS;
    uint32_t length : TREE_LENGTH_BITS; /* of an array or an object: only in documents (look.h) */
};

/* Starts as {.arena}; may be filled again and again. */
struct tree {
    struct tree_node *nodes; /* the first is the value itself */
    size_t count, capacity;
    struct arena *arena; /* of the texts that were written anew */
};

void tree_free(struct tree *tree);

/* Makes room for at least one more node. @return false without memory; the arena has failed */
bool tree_grow(struct tree *tree);

static inline bool tree_holds(const struct tree_node *value)
{
    return value->kind >= TREE_ARRAY;
}

static inline bool tree_is_bool(const struct tree_node *value)
{
    return value->kind == TREE_TRUE || value->kind == TREE_FALSE;
}

/* The node behind a value: the next item of the same array, or name of the same object, or the
 * end of either. */
static inline const struct tree_node *tree_behind(const struct tree_node *value)
{
    return value + (tree_holds(value) ? value->nodes : 1);
}

/* The items of an array and the names of an object go from here to tree_behind:
 *
 *     for (item = tree_inside(array); item != tree_behind(array); item = tree_behind(item))
 *     for (name = tree_inside(object); name != tree_behind(object); name = tree_behind(name + 1))
 *
 * Anything else holds none. */
static inline const struct tree_node *tree_inside(const struct tree_node *value)
{
    return value + 1;
}

/* The value of a member; NULL where there is none, or no object. Of doubled ones the first. */
const struct tree_node *tree_member(const struct tree_node *object, const char *name);

/* Whether a text says just this. */
static inline bool tree_says(const struct tree_node *text, const char *said)
{
    if (text->length > 0 && *text->text != *said) /* as nearly always when it does not */
        return false;
    return strncmp(said, text->text, text->length) == 0 && said[text->length] == '\0';
}

/* Whether an object or an array holds nothing; so does anything else. */
bool tree_is_empty(const struct tree_node *value);

/* A copy of a text with a NUL behind it; "" without memory. */
const char *tree_copy(struct arena *arena, const struct tree_node *text);

#endif
