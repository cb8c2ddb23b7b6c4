#include "data/cursor.h"

#include "base/arena.h"
#include "data/doubles.h"

bool cursor_stop(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length)
{
    c->look->stop = (struct look_fault){kind, (size_t)(at - c->start), length};
    c->at = at;
    return false;
}

bool cursor_stop_here(struct cursor *c, enum look_kind kind)
{
    return cursor_stop(c, kind, c->at, c->at < c->end ? 1 : 0);
}

void cursor_note(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length)
{
    struct look *look = c->look;
    void *faults = look->faults;

    if (c->tree == NULL ||
        !arena_grow(c->tree->arena, &faults, look->count, &look->capacity, sizeof *look->faults))
        return;
    look->faults = faults;
    look->faults[look->count++] = (struct look_fault){kind, (size_t)(at - c->start), length};
}

/* ---- Names given twice --------------------------------------------------------------------- */

/* Of few names every pair is compared, which takes no memory. */
#define FEW_NAMES 16u

static bool is_same(const struct tree_node *a, const struct tree_node *b)
{
    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* The first name that was there before; NULL if there is none. */
static const struct tree_node *double_of_few(const struct tree_node *object,
                                             const struct tree_node *end)
{
    for (const struct tree_node *name = object + 1; name != end; name = tree_behind(name + 1))
        for (const struct tree_node *before = object + 1; before != name;
             before = tree_behind(before + 1))
            if (is_same(before, name))
                return name;
    return NULL;
}

static const struct tree_node *double_of_many(struct cursor *c, const struct tree_node *object,
                                              size_t count)
{
    const struct tree_node *first = NULL, *name = object + 1;
    size_t doubles;

    if (count > c->names_capacity) {
        c->names = arena_array(c->tree->arena, 2 * count, sizeof *c->names);
        c->names_capacity = c->names != NULL ? 2 * count : 0;
    }
    if (c->names == NULL)
        return NULL;
    for (size_t i = 0; i < count; i++, name = tree_behind(name + 1))
        c->names[i] = (struct named){name, i};
    doubles = doubles_find(c->names, count);
    for (size_t i = 0; i < doubles; i++)
        if (first == NULL || c->names[i].text < first)
            first = c->names[i].text;
    return first;
}

void cursor_note_doubles(struct cursor *c, size_t object)
{
    const struct tree_node *node = &c->tree->nodes[object], *again;
    size_t count = 0;

    for (const struct tree_node *name = node + 1; name != c->next; name = tree_behind(name + 1))
        count++;
    again = count <= FEW_NAMES ? double_of_few(node, c->next) : double_of_many(c, node, count);
    if (again != NULL) {
        const unsigned char *at = c->start + again->at;
        cursor_note(c, LOOK_DOUBLED, at, look_text_length((const char *)at));
    }
}

/* ---- Nodes --------------------------------------------------------------------------------- */

bool cursor_make_room(struct cursor *c)
{
    struct tree *tree = c->tree;

    if (tree == NULL) {
        c->next = &c->unwanted;
        c->limit = c->next + 1;
        return true;
    }
    tree->count = tree->capacity;
    if (!tree_grow(tree))
        return false;
    c->next = tree->nodes + tree->count;
    c->limit = tree->nodes + tree->capacity;
    return true;
}
