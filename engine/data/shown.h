/* shown.h - what the data says, as a message may repeat it: on one line and not too long. */
#ifndef DATA_SHOWN_H
#define DATA_SHOWN_H

#include <stddef.h>

struct arena;

#define SHOWN_LENGTH 60 /* bytes */

/* The length of the text's front that fits in `most` bytes and ends between characters. */
size_t shown_clip(const char *bytes, size_t length, size_t most);

/* A copy, clipped, with '?' for control characters; "" without memory. */
const char *shown_text(struct arena *arena, const char *bytes, size_t length);

/* "one, two, three", clipped after so many that it stays readable; "" without memory. */
const char *shown_list(struct arena *arena, const char *const *names, size_t count);

#endif
