#include "cli/names.h"

#include <stdlib.h>
#include <string.h>

void names_add_part(struct names *names, const char *bytes, size_t length)
{
    if (names->failed)
        return;
    if (names->count == names->capacity) {
        size_t capacity = names->capacity ? names->capacity * 2 : 8;
        char **items = realloc(names->items, capacity * sizeof *items);
        if (!items) {
            names->failed = true;
            return;
        }
        names->items = items;
        names->capacity = capacity;
    }
    char *copy = malloc(length + 1);
    if (!copy) {
        names->failed = true;
        return;
    }
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    names->items[names->count++] = copy;
}

void names_add(struct names *names, const char *name)
{
    names_add_part(names, name, strlen(name));
}

void names_add_list(struct names *names, const char *list)
{
    while (*list) {
        size_t length = strcspn(list, ",");
        if (length > 0)
            names_add_part(names, list, length);
        list += length + (list[length] == ',');
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void names_sort(struct names *names)
{
    if (names->count < 2)
        return;
    qsort(names->items, names->count, sizeof *names->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < names->count; i++)
        if (strcmp(names->items[i], names->items[kept - 1]) == 0)
            free(names->items[i]);
        else
            names->items[kept++] = names->items[i];
    names->count = kept;
}

void names_free(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
    *names = (struct names){0};
}

enum { LONGEST = 63 }; /* longer names are not guessed at */

static int lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters must be added, removed, changed or swapped with their neighbour. */
static size_t distance(const char *a, const char *b)
{
    size_t a_length = strlen(a), b_length = strlen(b);
    if (a_length > LONGEST || b_length > LONGEST)
        return LONGEST;

    size_t rows[3][LONGEST + 1]; /* of the letter before last, the last one, this one */
    size_t *older = rows[0], *last = rows[1], *now = rows[2];
    for (size_t k = 0; k <= b_length; k++)
        last[k] = k;
    for (size_t i = 1; i <= a_length; i++) {
        now[0] = i;
        for (size_t k = 1; k <= b_length; k++) {
            size_t changed = last[k - 1] + (lower(a[i - 1]) != lower(b[k - 1]));
            now[k] = least(changed, least(last[k], now[k - 1]) + 1);
            if (i > 1 && k > 1 && lower(a[i - 1]) == lower(b[k - 2]) &&
                lower(a[i - 2]) == lower(b[k - 1]))
                now[k] = least(now[k], older[k - 2] + 1);
        }
        size_t *spare = older;
        older = last;
        last = now;
        now = spare;
    }
    return last[b_length];
}

const char *names_nearest(const char *name, const char *const *names, size_t count)
{
    size_t nearest = strlen(name) > 4 ? 3 : 2; /* the first distance that is too far */
    const char *found = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t far = distance(name, names[i]);
        if (far < nearest) {
            nearest = far;
            found = names[i];
        }
    }
    return found;
}

bool names_end_in(const char *name, const char *const *ends)
{
    size_t length = strlen(name);
    for (; *ends; ends++) {
        size_t end = strlen(*ends);
        if (length >= end && strcmp(name + length - end, *ends) == 0)
            return true;
    }
    return false;
}
