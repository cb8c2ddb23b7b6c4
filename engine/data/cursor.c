#include "data/cursor.h"

#include "base/arena.h"

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
