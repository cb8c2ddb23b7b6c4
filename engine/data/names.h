/* names.h - finding a name's slot, and whether it came before. */
#ifndef DATA_NAMES_H
#define DATA_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

#define NO_SLOT ((size_t)-1)

struct names {
    const char *const *list; /* in the order of slots; borrowed */
    size_t count;
    size_t *sorted; /* slots in the order of their names */
    size_t *round;  /* of each slot: the round in which it was last met */
    size_t this_round;
};

/* @return false without memory */
bool names_init(struct names *names, struct arena *arena, const char *const *list, size_t count);

/* Starts a round: no name was met yet. */
void names_begin(struct names *names);

/* The slot of a name, or NO_SLOT. Names mostly come in the order of slots: *next is the one to
 * try first, and is moved on. Starts at 0. */
size_t names_find(const struct names *names, size_t *next, const char *name);

/* Notes that a slot was met in this round. @return whether it had been before */
bool names_meet(struct names *names, size_t slot);

#endif
