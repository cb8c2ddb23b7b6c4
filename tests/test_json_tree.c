/* What the program reads back of its own JSON, and what it refuses. */
#include "report/json_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Texts, and how they are written again. */
static const char *const taken[][2] = {
    {"null", "null"},
    {" [ true , false ] ", "[true,false]"},
    {"{}", "{}"},
    {"{\"a\":{\"b\":[1,2.50,-0,1e5]}}", "{\"a\":{\"b\":[1,2.50,-0,1e5]}}"},
    {"44.00", "44.00"},
    {"123456789012345678901234567890.10", "123456789012345678901234567890.10"},
    {"\"\\u0041\\u00e9\\ud83d\\ude00\\/\\n\\u001f\"", "\"A\xC3\xA9\xF0\x9F\x98\x80/\\n\\u001f\""},
    {"{\"\":1,\"b\":2}", "{\"\":1,\"b\":2}"},
};

static void what_is_read_is_written_in_one_way(void **state)
{
    (void)state;
    struct json_tree tree = {0};
    for (size_t i = 0; i < COUNT(taken); i++) {
        struct blob out = {0};
        assert_true(json_tree_read(&tree, taken[i][0], strlen(taken[i][0]), IGA_MAX_NESTING));
        json_tree_write(&out, &tree, 0, NULL);
        assert_string_equal(out.bytes, taken[i][1]);
        blob_free(&out);
    }
    json_tree_free(&tree);
}

/* Texts that are refused, and the byte at which. */
static const struct {
    const char *text;
    size_t at;
} refused[] = {
    {"", 0},
    {"   ", 3},
    {"nul", 0},
    {"+1", 0},
    {"1.", 2},
    {".5", 0},
    {"1e", 2},
    {"-", 1},
    {"{\"a\" 1}", 5},
    {"{a:1}", 1},
    {"{\"a\":1,}", 7},
    {"[1 2]", 3},
    {"[1,]", 3},
    {"[1", 2},
    {"\"abc", 4},
    {"\"a\nb\"", 2},
    {"\"\\x\"", 3},
    {"\"\\u12\"", 5},
    {"\"\\u0000\"", 7},
    {"\"\\ud83d\"", 7},
    {"\"\\ude00\"", 7},
    {"\"\xC0\xAF\"", 1},
    {"\"\xED\xA0\x80\"", 1},
    {"{\"a\":1,\"\\u0061\":2}", 18},
};

static void what_this_program_would_not_write_is_refused(void **state)
{
    (void)state;
    struct json_tree tree = {0};
    for (size_t i = 0; i < COUNT(refused); i++) {
        bool is_read =
            json_tree_read(&tree, refused[i].text, strlen(refused[i].text), IGA_MAX_NESTING);
        if (is_read || tree.at != refused[i].at)
            print_error("%s at %zu\n", refused[i].text, tree.at);
        assert_false(is_read);
        assert_non_null(tree.fault);
        assert_int_equal(tree.at, refused[i].at);
    }
    json_tree_free(&tree);
}

static void a_number_with_a_zero_before_it_ends_there(void **state)
{
    (void)state;
    struct json_tree tree = {0};
    assert_true(json_tree_read(&tree, "01", 2, 1));
    assert_int_equal(tree.at, 1);
    assert_false(json_tree_read(&tree, "[01]", 4, 1));
    json_tree_free(&tree);
}

static void a_key_is_found_twice_among_many(void **state)
{
    (void)state;
    struct json_tree tree = {0};
    struct blob text = {0};
    blob_text(&text, "{");
    for (int i = 0; i < 100; i++)
        blob_print(&text, "\"k%d\":0,", i);
    size_t length = text.length;
    blob_text(&text, "\"last\":0}");
    assert_true(json_tree_read(&tree, text.bytes, text.length, 1));
    text.length = length;
    blob_text(&text, "\"k57\":0}");
    assert_false(json_tree_read(&tree, text.bytes, text.length, 1));
    blob_free(&text);
    json_tree_free(&tree);
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    char text[2 * (IGA_MAX_NESTING + 1)];
    struct json_tree tree = {0};
    memset(text, '[', IGA_MAX_NESTING);
    memset(text + IGA_MAX_NESTING, ']', IGA_MAX_NESTING);
    assert_true(json_tree_read(&tree, text, 2 * IGA_MAX_NESTING, 1));
    memset(text, '[', IGA_MAX_NESTING + 1);
    memset(text + IGA_MAX_NESTING + 1, ']', IGA_MAX_NESTING + 1);
    assert_false(json_tree_read(&tree, text, sizeof text, 1));
    json_tree_free(&tree);
}

static void what_is_deep_is_read_but_not_kept(void **state)
{
    (void)state;
    static const char text[] = "{\"a\":{\"b\":{\"c\":1}},\"d\":\"x\"}";
    struct json_tree tree = {0};
    for (unsigned depth = 1; depth <= 3; depth++) {
        assert_true(json_tree_read(&tree, text, sizeof text - 1, depth));
        size_t a = json_tree_member(&tree, 0, "a"), b = json_tree_member(&tree, a, "b");
        assert_true(json_tree_is(&tree, a, JSON_OBJECT));
        assert_int_equal(b != JSON_NONE, depth >= 2);
        assert_int_equal(json_tree_member(&tree, b, "c") != JSON_NONE, depth >= 3);
        assert_string_equal(json_tree_text(&tree, json_tree_member(&tree, 0, "d")), "x");
        assert_memory_equal(text + tree.nodes[a].start, "{\"b\":{\"c\":1}}",
                            tree.nodes[a].end - tree.nodes[a].start);
    }
    json_tree_free(&tree);
}

static void sizes_are_whole_or_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
    } rows[] = {{"0", 0},   {"552", 552}, {"-1", 0},
                {"1.5", 0}, {"\"7\"", 0}, {"99999999999999999999999", 0}};
    struct json_tree tree = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(json_tree_read(&tree, rows[i].text, strlen(rows[i].text), 1));
        assert_int_equal(json_tree_size(&tree, 0), rows[i].size);
    }
    json_tree_free(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_is_written_in_one_way),
        cmocka_unit_test(what_this_program_would_not_write_is_refused),
        cmocka_unit_test(a_number_with_a_zero_before_it_ends_there),
        cmocka_unit_test(a_key_is_found_twice_among_many),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(what_is_deep_is_read_but_not_kept),
        cmocka_unit_test(sizes_are_whole_or_nothing),
    };
    return cmocka_run_group_tests_name("json_tree", tests, NULL, NULL);
}
