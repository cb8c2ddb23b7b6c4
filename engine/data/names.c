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
    names->after = arena_array(arena, count + 1, sizeof *names->after);
    if (names->sorted == NULL || names->round == NULL || names->after == NULL)
        return false;
    for (size_t i = 0; i <= count; i++)
        names->after[i] = i;
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

size_t names_search(struct names *names, size_t *next, const char *name)
{
    size_t at = search(names, name, names->count), slot;

    if (at == names->count || strcmp(names->list[names->sorted[at]], name) != 0)
        return NO_SLOT;
    slot = names->sorted[at];
    names->after[*next] = slot;
    *next = slot + 1;
    return slot;
}
