#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    return arena == NULL;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void freeing_no_arena_is_fine(void **state)
{
    (void)state;
    arena_free(NULL);
}

static void what_is_taken_is_aligned_and_zero_even_after_a_reset(void **state)
{
    (void)state;
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 5000; size += size / 3 + 1) {
            unsigned char *bytes = arena_take(arena, size);
            assert_non_null(bytes);
            assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(bytes[i], 0);
            memset(bytes, 0xAA, size);
        }
        arena_reset(arena);
    }
}

static void objects_do_not_overlap(void **state)
{
    enum { COUNT = 3000 };
    static unsigned char *objects[COUNT];

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        objects[i] = arena_take(arena, i % 97 + 1);
        memset(objects[i], (int)(i % 251), i % 97 + 1);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < i % 97 + 1; k++)
            assert_int_equal(objects[i][k], i % 251);
}

static void nothing_at_all_can_be_taken(void **state)
{
    (void)state;
    assert_non_null(arena_take(arena, 0));
    assert_non_null(arena_array(arena, 0, 8));
    assert_non_null(arena_array(arena, 8, 0));
    assert_false(arena_failed(arena));
}

static void an_object_larger_than_any_block_is_given(void **state)
{
    const size_t size = (size_t)20 * 1024 * 1024;
    char *bytes = arena_take(arena, size);

    (void)state;
    assert_non_null(bytes);
    bytes[0] = bytes[size - 1] = 1;
}

static void the_same_work_after_a_reset_gets_the_same_memory(void **state)
{
    static const size_t sizes[] = {10, 9000, 100, 70000, 3, 20000, 500, 1, 300000, 64};
    enum { SIZES = sizeof sizes / sizeof *sizes, COUNT = 20 * SIZES };
    static void *first[COUNT];

    (void)state;
    for (int round = 0; round < 4; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            void *bytes = arena_take(arena, sizes[i % SIZES]);
            if (round == 0)
                first[i] = bytes;
            assert_ptr_equal(bytes, first[i]);
        }
        arena_reset(arena);
    }
}

/* The second block holds two objects of 6000 bytes, the third and larger one must be left for
 * nothing else than what the second does not hold. */
static void a_block_that_was_too_small_for_one_object_serves_the_next(void **state)
{
    char *second, *large;

    (void)state;
    arena_take(arena, 6000);
    second = arena_take(arena, 6000);
    large = arena_take(arena, 1000000);
    arena_reset(arena);
    arena_take(arena, 6000);
    assert_ptr_equal(arena_take(arena, 1000000), large);
    assert_ptr_equal(arena_take(arena, 6000), second);
}

static void an_array_too_large_to_count_is_refused_and_remembered(void **state)
{
    (void)state;
    assert_false(arena_failed(arena));
    assert_null(arena_array(arena, SIZE_MAX / 2 + 2, 2));
    assert_true(arena_failed(arena));
    assert_non_null(arena_take(arena, 8));
    assert_true(arena_failed(arena));
    arena_reset(arena);
    assert_false(arena_failed(arena));
}

static void sizes_near_the_largest_do_not_wrap_around(void **state)
{
    (void)state;
    for (size_t less = 0; less < 40; less++)
        assert_null(arena_take(arena, SIZE_MAX - less));
    assert_true(arena_failed(arena));
    assert_null(arena_copy(arena, "", SIZE_MAX));
}

static void a_copy_ends_in_a_nul(void **state)
{
    (void)state;
    assert_string_equal(arena_copy(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(arena, NULL, 0), "");
    assert_memory_equal(arena_copy(arena, "a\0b", 3), "a\0b", 4);
}

static void text_is_printed_into_the_arena(void **state)
{
    char *text = arena_print(arena, "%s-%d", "iid", 2026);
    char *large = arena_print(arena, "%0*d", 20000, 7);

    (void)state;
    assert_string_equal(text, "iid-2026");
    assert_int_equal(strlen(large), 20000);
    assert_int_equal(large[19999], '7');
}

static void an_array_grows_and_keeps_its_items(void **state)
{
    int *items = NULL;
    size_t count = 0, capacity = 0, moves = 0;

    (void)state;
    for (; count < 10000; count++) {
        void *grown = items;
        assert_true(arena_grow(arena, &grown, count, &capacity, sizeof *items));
        moves += grown != items;
        items = grown;
        assert_true(capacity > count);
        assert_int_equal(items[count], 0);
        items[count] = (int)count + 1;
    }
    for (size_t i = 0; i < count; i++)
        assert_int_equal(items[i], i + 1);
    assert_in_range(moves, 1, 20);
}

static void an_array_that_cannot_grow_stays_as_it_was(void **state)
{
    int item = 5;
    void *items = &item;
    size_t capacity = SIZE_MAX / 2;

    (void)state;
    assert_false(arena_grow(arena, &items, SIZE_MAX / 2, &capacity, sizeof item));
    assert_ptr_equal(items, &item);
    assert_int_equal(capacity, SIZE_MAX / 2);
    capacity = SIZE_MAX / 2 + 1;
    assert_false(arena_grow(arena, &items, capacity, &capacity, 1));
    assert_true(arena_failed(arena));
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(freeing_no_arena_is_fine),
        ROW(what_is_taken_is_aligned_and_zero_even_after_a_reset),
        ROW(objects_do_not_overlap),
        ROW(nothing_at_all_can_be_taken),
        ROW(an_object_larger_than_any_block_is_given),
        ROW(the_same_work_after_a_reset_gets_the_same_memory),
        ROW(a_block_that_was_too_small_for_one_object_serves_the_next),
        ROW(an_array_too_large_to_count_is_refused_and_remembered),
        ROW(sizes_near_the_largest_do_not_wrap_around),
        ROW(a_copy_ends_in_a_nul),
        ROW(text_is_printed_into_the_arena),
        ROW(an_array_grows_and_keeps_its_items),
        ROW(an_array_that_cannot_grow_stays_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
