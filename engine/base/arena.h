/* arena.h - memory that is freed at once.
 *
 * Everything an object needs is taken from its arena; freeing the arena frees the object. The
 * first allocation that fails is remembered, so that a builder may go on to its end and ask
 * once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* @return NULL when there is no memory. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Takes everything back and keeps the memory for what comes next. */
void arena_reset(struct arena *arena);

/* Whether an allocation failed since arena_new or arena_reset. */
bool arena_failed(const struct arena *arena);

/* Counts as a failed allocation: what the arena's object needed elsewhere was not to be had. */
void arena_fail(struct arena *arena);

/* Aligned for any object, filled with zeros. @return NULL when there is no memory. */
void *arena_take(struct arena *arena, size_t size);

/* The same, not filled: for memory that is written at once. */
void *arena_take_unset(struct arena *arena, size_t size);

/* `count` objects of `size` bytes; NULL too when the product does not fit a size_t. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of `length` bytes with a NUL behind them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* printf into the arena. */
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprint(struct arena *arena, const char *format, va_list arguments);

/* Room for one more in a growing array of `size`-byte items: doubles it when it is full.
 * `items` may move. @return false when there is no memory; the array is as it was. */
bool arena_grow(struct arena *arena, void **items, size_t count, size_t *capacity, size_t size);

#endif
