#include "data/passed.h"

#include "data/shown.h"

#include <stdbool.h>
#include <string.h>

static void compose(char out[PASSED_LENGTH], const char *prefix, const char *name, size_t length)
{
    size_t before = strlen(prefix);
    size_t behind = shown_clip(name, length, PASSED_LENGTH - 1 - before);

    memcpy(out, prefix, before);
    memcpy(out + before, name, behind);
    out[before + behind] = '\0';
}

/* Where a name stands or would stand. @return whether it is there */
static bool search(size_t *at, const struct passed *passed, const char *name)
{
    size_t low = 0, high = passed->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(passed->names[middle], name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *at = low;
    return low < passed->count && strcmp(passed->names[low], name) == 0;
}

void passed_add(struct passed *passed, const char *prefix, const char *name, size_t length)
{
    char whole[PASSED_LENGTH];
    size_t at;

    compose(whole, prefix, name, length);
    if (search(&at, passed, whole) || at == PASSED_LISTED)
        return;
    if (passed->count == PASSED_LISTED)
        passed->count--;
    memmove(passed->names[at + 1], passed->names[at], (passed->count - at) * PASSED_LENGTH);
    strcpy(passed->names[at], whole);
    passed->count++;
}
