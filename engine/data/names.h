/* names.h - finding a name's slot, and whether it came before. */
#ifndef DATA_NAMES_H
#define DATA_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

#define NO_SLOT ((size_t)-1)

struct names {
    const char *const *list; /* in the order of slots; borrowed */
    size_t *lengths;
    size_t count;
    size_t *sorted; /* slots in the order of their names */
    size_t *round;  /* of each slot: the round in which it was last met */
    size_t *after;  /* [0 .. count]: the slot that followed slot i - 1 when last seen */
    size_t this_round;
};

/* @return false without memory */
bool names_init(struct names *names, struct arena *arena, const char *const *list, size_t count);

/* Starts a round: no name was met yet. */
void names_begin(struct names *names);

/* As names_find, for a name that did not follow the one before. */
size_t names_search(struct names *names, size_t *next, const char *name, size_t length);

/* The slot of a name, or NO_SLOT. Names mostly come in one order, be it that of slots or another:
 * what followed the name before is tried first. *next remembers that name; it starts at 0. */
static inline size_t names_find(struct names *names, size_t *next, const char *name, size_t length)
{
    size_t expected = names->after[*next];

    if (expected == names->count || names->lengths[expected] != length ||
        memcmp(names->list[expected], name, length) != 0)
        return names_search(names, next, name, length);
    *next = expected + 1;
    return expected;
}

/* Notes that a slot was met in this round. @return whether it had been before */
static inline bool names_meet(struct names *names, size_t slot)
{
    bool met = names->round[slot] == names->this_round;

    names->round[slot] = names->this_round;
    return met;
}

#endif
