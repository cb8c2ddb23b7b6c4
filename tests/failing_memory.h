/* failing_memory.h - allocations that fail on request, for one test that is linked with --wrap, so
 * that every allocation of the engine and of Lua passes here. GMP's stay out, since it cannot be
 * told of a failure: call mp_set_memory_functions(__real_malloc, gmp_grow, gmp_free) first. */
#ifndef TESTS_FAILING_MEMORY_H
#define TESTS_FAILING_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* How memory runs out: for one allocation, which Lua may overcome by collecting its garbage, or
 * for good. */
enum failing { FAIL_ONCE, FAIL_ON };

static struct {
    bool counts; /* whether what happens is the engine's */
    long left;   /* allocations that still succeed; -1: all do */
    enum failing failing;
    bool has_failed;
    long asked; /* for memory */
    long alive; /* blocks not given back */
} heap;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

static bool is_refused(void)
{
    if (!heap.counts)
        return false;
    heap.asked++;
    if (heap.left < 0)
        return false;
    if (heap.left > 0) {
        heap.left--;
        return false;
    }
    if (heap.failing == FAIL_ONCE)
        heap.left = -1;
    heap.has_failed = true;
    return true;
}

static void *noted(void *block)
{
    heap.alive += heap.counts && block;
    return block;
}

void *__wrap_malloc(size_t size)
{
    return is_refused() ? NULL : noted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_refused() ? NULL : noted(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size)
{
    if (is_refused())
        return NULL;
    return block ? __real_realloc(block, size) : noted(__real_realloc(NULL, size));
}

void __wrap_free(void *block)
{
    heap.alive -= heap.counts && block;
    __real_free(block);
}

static void *gmp_grow(void *block, size_t old, size_t size)
{
    (void)old;
    return __real_realloc(block, size);
}

static void gmp_free(void *block, size_t size)
{
    (void)size;
    __real_free(block);
}

#endif
