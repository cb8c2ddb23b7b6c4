#include "data/names.h"

#include "base/arena.h"

#include <string.h>

/* Negative, 0 or positive as a slot's name is before, at or behind a name in the alphabet. */
static int compare(const struct names *names, size_t slot, const char *name, size_t length)
{
    size_t own = names->lengths[slot];
    int order = memcmp(names->list[slot], name, own < length ? own : length);

    return order != 0 ? order : (own > length) - (own < length);
}

/* Where a name stands, or would stand, among the first `count` sorted ones. */
static size_t search(const struct names *names, const char *name, size_t length, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(names, names->sorted[middle], name, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool names_init(struct names *names, struct arena *arena, const char *const *list, size_t count)
{
    *names = (struct names){.list = list, .count = count, .this_round = 1};
    names->lengths = arena_array(arena, count, sizeof *names->lengths);
    names->sorted = arena_array(arena, count, sizeof *names->sorted);
    names->round = arena_array(arena, count, sizeof *names->round);
    names->after = arena_array(arena, count + 1, sizeof *names->after);
    if (names->lengths == NULL || names->sorted == NULL || names->round == NULL ||
        names->after == NULL)
        return false;
    for (size_t i = 0; i <= count; i++)
        names->after[i] = i;
    for (size_t i = 0; i < count; i++) {
        size_t at;
        names->lengths[i] = strlen(list[i]);
        at = search(names, list[i], names->lengths[i], i);
        memmove(names->sorted + at + 1, names->sorted + at, (i - at) * sizeof *names->sorted);
        names->sorted[at] = i;
    }
    return true;
}

void names_begin(struct names *names)
{
    names->this_round++;
}

size_t names_search(struct names *names, size_t *next, const char *name, size_t length)
{
    size_t at = search(names, name, length, names->count), slot;

    if (at == names->count || compare(names, names->sorted[at], name, length) != 0)
        return NO_SLOT;
    slot = names->sorted[at];
    names->after[*next] = slot;
    *next = slot + 1;
    return slot;
}
