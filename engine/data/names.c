#include "data/names.h"

#include "base/arena.h"

#include <string.h>

/* Where a name stands, or would stand, among the first `count` sorted ones. */
static size_t search(const struct names *names, const char *name, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(names->list[names->sorted[middle]], name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool names_init(struct names *names, struct arena *arena, const char *const *list, size_t count)
{
    *names = (struct names){.list = list, .count = count, .this_round = 1};
    names->sorted = arena_array(arena, count, sizeof *names->sorted);
    names->round = arena_array(arena, count, sizeof *names->round);
    if (names->sorted == NULL || names->round == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t at = search(names, list[i], i);
        memmove(names->sorted + at + 1, names->sorted + at, (i - at) * sizeof *names->sorted);
        names->sorted[at] = i;
    }
    return true;
}

void names_begin(struct names *names)
{
    names->this_round++;
}

size_t names_find(const struct names *names, size_t *next, const char *name)
{
    size_t at;

    if (*next < names->count && strcmp(names->list[*next], name) == 0)
        return (*next)++;
    at = search(names, name, names->count);
    if (at == names->count || strcmp(names->list[names->sorted[at]], name) != 0)
        return NO_SLOT;
    *next = names->sorted[at] + 1;
    return names->sorted[at];
}

bool names_meet(struct names *names, size_t slot)
{
    bool met = names->round[slot] == names->this_round;
    names->round[slot] = names->this_round;
    return met;
}
