#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif

/* Under AddressSanitizer what is not handed out is poisoned, and a gap is left between objects,
 * so that running over an object's end is noticed as it would be with malloc. */
#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define GAP ALIGNMENT
#define POISON(at, size) ASAN_POISON_MEMORY_REGION(at, size)
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
#else
#define GAP ((size_t)0)
#define POISON(at, size) ((void)0)
#define UNPOISON(at, size) ((void)0)
#endif

#define ALIGNMENT _Alignof(max_align_t)
#define FIRST_BLOCK ((size_t)8 * 1024)
#define LARGEST_STEP ((size_t)4 * 1024 * 1024) /* blocks do not double beyond it */

struct block {
    struct block *next;
    size_t size;
    _Alignas(max_align_t) char bytes[];
};

/* The blocks before `current` and itself are in use, those behind it are free. */
struct arena {
    struct block *first, *current;
    char *at, *end; /* what is free of `current` */
    size_t next_size;
    bool failed;
};

struct arena *arena_new(void)
{
    struct arena *arena = malloc(sizeof *arena);

    if (arena != NULL)
        *arena = (struct arena){.next_size = FIRST_BLOCK};
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    for (struct block *block = arena->first, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

/* Makes a block, or none, the current one, and all of it free. */
static void use_block(struct arena *arena, struct block *block)
{
    arena->current = block;
    arena->at = block != NULL ? block->bytes : NULL;
    arena->end = block != NULL ? block->bytes + block->size : NULL;
}

void arena_reset(struct arena *arena)
{
#ifdef ARENA_POISON
    for (struct block *block = arena->first; block != NULL; block = block->next)
        POISON(block->bytes, block->size);
#endif
    use_block(arena, arena->first);
    arena->failed = false;
}

bool arena_failed(const struct arena *arena)
{
    return arena->failed;
}

void arena_fail(struct arena *arena)
{
    arena->failed = true;
}

static void *fail(struct arena *arena)
{
    arena_fail(arena);
    return NULL;
}

/* @return SIZE_MAX when that is too much. */
static size_t round_up(size_t size)
{
    return size <= SIZE_MAX - ALIGNMENT ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : SIZE_MAX;
}

static struct block *block_new(struct arena *arena, size_t at_least)
{
    size_t size = at_least > arena->next_size ? at_least : arena->next_size;
    struct block *block;

    if (size > SIZE_MAX - sizeof *block)
        return NULL;
    block = malloc(sizeof *block + size);
    if (block == NULL)
        return NULL;
    block->next = NULL;
    block->size = size;
    POISON(block->bytes, size);
    if (arena->next_size < LARGEST_STEP)
        arena->next_size *= 2;
    return block;
}

/* Takes the first block that is large enough out of the free ones. */
static struct block *block_reuse(struct block **free_blocks, size_t at_least)
{
    for (struct block **link = free_blocks; *link != NULL; link = &(*link)->next) {
        struct block *block = *link;
        if (block->size >= at_least) {
            *link = block->next;
            return block;
        }
    }
    return NULL;
}

/* Makes a block with room for `size` the current one. */
static bool next_block(struct arena *arena, size_t size)
{
    struct block **behind = arena->current != NULL ? &arena->current->next : &arena->first;
    struct block *block = block_reuse(behind, size);

    if (block == NULL)
        block = block_new(arena, size);
    if (block == NULL)
        return false;
    block->next = *behind;
    *behind = block;
    use_block(arena, block);
    return true;
}

/* Takes from the next block; apart from what usually happens, which so needs few registers. */
__attribute__((noinline)) static void *take_beyond(struct arena *arena, size_t room, size_t size)
{
    if (room == SIZE_MAX || !next_block(arena, room))
        return fail(arena);
    return arena_take_unset(arena, size);
}

void *arena_take_unset(struct arena *arena, size_t size)
{
    size_t room = round_up(size > 0 ? size : 1); /* before the first block there is no address */
    char *at = arena->at;

    room = room <= SIZE_MAX - GAP ? room + GAP : SIZE_MAX;
    if ((size_t)(arena->end - at) < room)
        return take_beyond(arena, room, size);
    arena->at = at + room;
    UNPOISON(at, size);
    return at;
}

void *arena_take(struct arena *arena, size_t size)
{
    void *at = arena_take_unset(arena, size);

    if (at != NULL)
        memset(at, 0, size);
    return at;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return fail(arena);
    return arena_take(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = length < SIZE_MAX ? arena_take_unset(arena, length + 1) : fail(arena);

    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_print(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    text = arena_vprint(arena, format, arguments);
    va_end(arguments);
    return text;
}

char *arena_vprint(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    int length;
    char *text = NULL, small[256];

    va_copy(again, arguments);
    length = vsnprintf(small, sizeof small, format, arguments);
    if (length < 0)
        fail(arena);
    else if ((size_t)length < sizeof small)
        text = arena_copy(arena, small, (size_t)length);
    else
        text = arena_take_unset(arena, (size_t)length + 1);
    if (text != NULL && (size_t)length >= sizeof small)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

bool arena_grow(struct arena *arena, void **items, size_t count, size_t *capacity, size_t size)
{
    size_t more;
    void *moved;

    if (count < *capacity)
        return true;
    if (*capacity > SIZE_MAX / 2) {
        fail(arena);
        return false;
    }
    more = *capacity > 0 ? *capacity * 2 : 8;
    moved = arena_array(arena, more, size);
    if (moved == NULL)
        return false;
    if (count > 0)
        memcpy(moved, *items, count * size);
    *items = moved;
    *capacity = more;
    return true;
}
