#include "data/tree.h"

#include "base/arena.h"
#include "iga.h"

#include <stdlib.h>

#define FIRST_NODES 1024u

#if IGA_MAX_REGION > TREE_LENGTH_MASK
#error a node must be able to hold any length
#endif

void tree_free(struct tree *tree)
{
    free(tree->nodes);
    *tree = (struct tree){0};
}

bool tree_grow(struct tree *tree)
{
    size_t capacity = tree->capacity > 0 ? 2 * tree->capacity : FIRST_NODES;
    struct tree_node *nodes = realloc(tree->nodes, capacity * sizeof *nodes);

    if (nodes == NULL) {
        arena_fail(tree->arena);
        return false;
    }
    tree->nodes = nodes;
    tree->capacity = capacity;
    return true;
}

const struct tree_node *tree_member(const struct tree_node *object, const char *name)
{
    const struct tree_node *end;

    if (object == NULL || object->kind != TREE_OBJECT)
        return NULL;
    end = tree_behind(object);
    for (const struct tree_node *at = tree_inside(object); at != end; at = tree_behind(at + 1))
        if (tree_says(at, name))
            return at + 1;
    return NULL;
}

bool tree_is_empty(const struct tree_node *value)
{
    return tree_inside(value) == tree_behind(value);
}

const char *tree_copy(struct arena *arena, const struct tree_node *text)
{
    const char *copy = arena_copy(arena, text->text, text->length);

    return copy != NULL ? copy : "";
}
