/* text.h - UTF-8 text: validity, columns, words, distance between names, growing buffers. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* How many of `bytes` are valid UTF-8 (RFC 3629: no surrogates, no overlong forms), counted from
 * the front: `length` when all are. */
size_t text_valid(const char *bytes, size_t length);

/* How many code points valid UTF-8 holds. */
size_t text_code_points(const char *bytes, size_t length);

/* How many words: runs of anything but white space (of Unicode, no-break spaces included). */
size_t text_words(const char *bytes, size_t length);

/* Line and column, from 1 and in code points, of the byte at `offset`, where bytes[0] stands at
 * *line and *column. A line ends at LF, CR LF or a lone CR. */
void text_place(size_t *line, size_t *column, const char *bytes, size_t offset);

/* How many letters must be added, removed, changed or swapped with their neighbour to make one
 * name of the other; `most` + 1 when it would be more than `most` (at most 3). Letters compare
 * without regard to case in ASCII. */
size_t text_distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t most);

/* The name nearest to `name` that is within two letters of it (one, for names of up to four
 * letters), or NULL. Of equally near ones the first. */
const char *text_nearest(const char *name, size_t length, const char *const *names, size_t count);

/* Whether two texts of known length are the same. */
bool text_equal(const char *a, size_t a_length, const char *b, size_t b_length);

/* A growing text. Starts as {0}; `bytes` is always followed by a NUL once anything was added.
 * When memory runs out `failed` is set and what is added is dropped. */
struct buffer {
    char *bytes;
    size_t length, capacity;
    bool failed;
};

void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_print(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_clear(struct buffer *buffer); /* keeps the memory */
void buffer_free(struct buffer *buffer);

#endif
