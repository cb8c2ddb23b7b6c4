/* cursor.h - where the look stands in the text, and what it has to show for it so far.
 *
 * Functions that pass over something stand behind it when they return true; when they return
 * false the look is over: at its stop, or for lack of memory. */
#ifndef DATA_CURSOR_H
#define DATA_CURSOR_H

#include "data/look.h"

struct named;

struct cursor {
    struct look *look;
    struct tree *tree; /* or NULL */
    const unsigned char *start, *at, *end;
    struct tree_node *next, *limit; /* where nodes go */
    struct tree_node unwanted;      /* where they go without a tree, one after another */
    unsigned depth;
    bool document;       /* see look_over_document; the rest is of use only then */
    unsigned kept;       /* the depth from which on nothing inside is kept */
    struct named *names; /* scratch of cursor_note_doubles */
    size_t names_capacity;
};

/* Ends the look here, for the bytes at fault. @return false */
bool cursor_stop(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length);

/* Ends it at the byte that stands where another was expected, or at the end. @return false */
bool cursor_stop_here(struct cursor *c, enum look_kind kind);

/* Notes what must not be, and goes on. */
void cursor_note(struct cursor *c, enum look_kind kind, const unsigned char *at, size_t length);

/* Notes the first name of an object, whose node is at this place and which ends here, that is
 * given twice. */
void cursor_note_doubles(struct cursor *c, size_t object);

/* Makes room for a node. @return false without memory */
bool cursor_make_room(struct cursor *c);

/* Adds a node. @return false without memory */
static inline bool cursor_add(struct cursor *c, struct tree_node node)
{
    if (c->next == c->limit && !cursor_make_room(c))
        return false;
    *c->next++ = node;
    return true;
}

static inline uint32_t cursor_offset(const struct cursor *c, const unsigned char *at)
{
    return (uint32_t)(at - c->start);
}

/* Adds a node that has no more to say than where it stands. */
static inline bool cursor_add_plain(struct cursor *c, enum tree_kind kind, const unsigned char *at)
{
    return cursor_add(
        c, (struct tree_node){.at = cursor_offset(c, at), .kind = kind & TREE_KIND_MASK});
}

/* Adds a text or a number. */
static inline bool cursor_add_text(struct cursor *c, enum tree_kind kind, const unsigned char *at,
                                   const char *text, size_t length)
{
    return cursor_add(c, (struct tree_node){.text = text,
                                            .at = cursor_offset(c, at),
                                            .kind = kind & TREE_KIND_MASK,
                                            .length = (uint32_t)length & TREE_LENGTH_MASK});
}

/* Passes over a text from quote to quote, and adds it. */
bool look_text(struct cursor *c);

#endif
