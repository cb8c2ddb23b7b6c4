/* names.h - lists of names, and which of them somebody may have meant. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* Starts as {0}. `failed` remembers that memory ran out. */
struct names {
    char **items;
    size_t count, capacity;
    bool failed;
};

void names_add(struct names *names, const char *name);
void names_add_part(struct names *names, const char *bytes, size_t length);
/* Adds what stands between the commas of a list. */
void names_add_list(struct names *names, const char *list);
void names_sort(struct names *names); /* by bytes, each once */
void names_free(struct names *names);

/* Whether a name ends in one of these. @param ends  the last is NULL */
bool names_end_in(const char *name, const char *const *ends);

/* The name within two letters of this one (one, for names of up to four letters), the nearest
 * first, or NULL. Letters compare without regard to case. */
const char *names_nearest(const char *name, const char *const *names, size_t count);

#endif
