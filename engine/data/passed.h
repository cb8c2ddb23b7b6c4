/* passed.h - the fields that were passed over, each once, in the order of the alphabet. */
#ifndef DATA_PASSED_H
#define DATA_PASSED_H

#include <stddef.h>

/* Of more names the last in the alphabet are dropped, so that the list is the same whatever the
 * order in which they come. */
#define PASSED_LISTED 100
#define PASSED_LENGTH 128 /* of a name, with its NUL; a longer one is clipped */

struct passed {
    char names[PASSED_LISTED][PASSED_LENGTH];
    size_t count;
};

/* Adds prefix and name, unless they are there. */
void passed_add(struct passed *passed, const char *prefix, const char *name, size_t length);

#endif
