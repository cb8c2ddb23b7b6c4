/* JSON that a program reads back by the library: what it gets of it, and what is refused. */
#include "report/json_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int make_reader(void **state)
{
    iga_json *json;
    assert_int_equal(iga_json_new(&json), IGA_OK);
    *state = json;
    return 0;
}

static int free_reader(void **state)
{
    iga_json_free(*state);
    return 0;
}

static iga_status read_text(iga_json *json, const char *text)
{
    return iga_json_read(json, text, strlen(text), IGA_MAX_NESTING);
}

/* ---- What is read ---------------------------------------------------------------------------- */

/* Texts, and how they are written again. */
static const char *const taken[][2] = {
    {"null", "null"},
    {" [ true , false ] ", "[true,false]"},
    {"{}", "{}"},
    {"[ ]", "[]"},
    {"{\"a\":{\"b\":[1,2.50,-0,1e5]}}", "{\"a\":{\"b\":[1,2.50,-0,1e5]}}"},
    {"44.00", "44.00"},
    {"123456789012345678901234567890.10", "123456789012345678901234567890.10"},
    {"[1234567890123456789012345678901234567890123456789012345678901234567890E-7,1e400]",
     "[1234567890123456789012345678901234567890123456789012345678901234567890E-7,1e400]"},
    {"\"\\u0041\\u00e9\\ud83d\\ude00\\/\\n\\u001f\"", "\"A\xC3\xA9\xF0\x9F\x98\x80/\\n\\u001f\""},
    {"{\"\":1,\"b\":2}", "{\"\":1,\"b\":2}"},
    {"[[],{},[{\"k\":[]}],\"\"]", "[[],{},[{\"k\":[]}],\"\"]"},
};

static void what_is_read_is_written_in_one_way(void **state)
{
    for (size_t i = 0; i < COUNT(taken); i++) {
        struct blob out = {0};
        assert_int_equal(read_text(*state, taken[i][0]), IGA_OK);
        json_tree_write(&out, *state, 0, NULL);
        assert_string_equal(out.bytes, taken[i][1]);
        blob_free(&out);
    }
}

static void what_is_written_may_end_before_a_member(void **state)
{
    struct blob out = {0};
    assert_int_equal(read_text(*state, "{\"a\":{\"c\":1},\"c\":2,\"d\":3}"), IGA_OK);
    json_tree_write(&out, *state, 0, "c");
    assert_string_equal(out.bytes, "{\"a\":{\"c\":1}");
    blob_free(&out);
}

/* Every value under the keys and positions that lead to it, with what the bytes say there. */
static void print_values(struct blob *out, const iga_json *json, size_t node, const char *bytes)
{
    for (size_t i = iga_json_first(json, node); i != IGA_JSON_NONE; i = iga_json_next(json, i)) {
        const char *key = iga_json_key(json, i);
        size_t start = iga_json_start(json, i), end = iga_json_end(json, i);
        blob_print(out, "%s=%.*s;", key ? key : "-", (int)(end - start), bytes + start);
        print_values(out, json, i, bytes);
    }
}

static void a_value_is_found_by_its_neighbours_and_knows_where_it_stands(void **state)
{
    static const char text[] = " {\"a\" : [ 1 , \"x\\\"y\\u0041\", {\"\\u0062\":null }, [ ]],"
                               "\"c\":-2.50 ,\"d\":true,\"e\":{ }, \"f\":\"\" } rest";
    struct blob out = {0};
    assert_int_equal(read_text(*state, text), IGA_OK);
    print_values(&out, *state, 0, text);
    assert_string_equal(out.bytes,
                        "a=[ 1 , \"x\\\"y\\u0041\", {\"\\u0062\":null }, [ ]];-=1;"
                        "-=\"x\\\"y\\u0041\";-={\"\\u0062\":null };b=null;-=[ ];c=-2.50;d=true;"
                        "e={ };f=\"\";");
    assert_int_equal(iga_json_start(*state, 0), 1);
    assert_string_equal(text + iga_json_end(*state, 0), " rest");
    blob_free(&out);
}

static void what_is_not_there_has_nothing(void **state)
{
    const iga_json *json = *state;
    const size_t nodes[] = {IGA_JSON_NONE, 1000};
    assert_int_equal(read_text(*state, "[\"a\", 1, {\"b\": 2}]"), IGA_OK);
    for (size_t i = 0; i < COUNT(nodes); i++) {
        assert_true(iga_json_member(json, nodes[i], "b") == IGA_JSON_NONE);
        assert_true(iga_json_first(json, nodes[i]) == IGA_JSON_NONE);
        assert_true(iga_json_next(json, nodes[i]) == IGA_JSON_NONE);
        assert_null(iga_json_key(json, nodes[i]));
        assert_null(iga_json_text(json, nodes[i]));
        assert_null(iga_json_number(json, nodes[i]));
        assert_false(iga_json_is(json, nodes[i], IGA_JSON_NULL));
        assert_int_equal(iga_json_end(json, nodes[i]), 0);
    }
    size_t text = iga_json_first(json, 0), number = iga_json_next(json, text);
    assert_null(iga_json_number(json, text));
    assert_null(iga_json_text(json, number));
    assert_null(iga_json_key(json, number)); /* though a text stands before it */
    assert_true(iga_json_first(json, text) == IGA_JSON_NONE);
    assert_true(iga_json_member(json, 0, "a") == IGA_JSON_NONE);
}

static void the_bytes_are_not_needed_afterwards(void **state)
{
    char text[] = "{\"a\\n\":\"b\",\"c\":12}";
    assert_int_equal(read_text(*state, text), IGA_OK);
    memset(text, '?', sizeof text - 1);
    size_t first = iga_json_first(*state, 0);
    assert_string_equal(iga_json_key(*state, first), "a\n");
    assert_string_equal(iga_json_text(*state, first), "b");
    assert_string_equal(iga_json_number(*state, iga_json_member(*state, 0, "c")), "12");
    assert_int_equal(iga_json_end(*state, first), 10);
}

static void what_is_deep_is_read_but_not_kept(void **state)
{
    static const char text[] = "{\"a\":{\"b\":{\"c\":1}},\"d\":\"x\",\"e\":[[2]]}";
    for (unsigned depth = 0; depth <= 3; depth++) {
        assert_int_equal(iga_json_read(*state, text, sizeof text - 1, depth), IGA_OK);
        size_t a = iga_json_member(*state, 0, "a"), b = iga_json_member(*state, a, "b");
        size_t e = iga_json_first(*state, iga_json_member(*state, 0, "e"));
        assert_int_equal(iga_json_end(*state, 0), sizeof text - 1);
        assert_int_equal(iga_json_is(*state, a, IGA_JSON_OBJECT), depth >= 1);
        assert_int_equal(b != IGA_JSON_NONE, depth >= 2);
        assert_int_equal(iga_json_member(*state, b, "c") != IGA_JSON_NONE, depth >= 3);
        assert_int_equal(iga_json_is(*state, e, IGA_JSON_ARRAY), depth >= 2);
        assert_int_equal(iga_json_first(*state, e) != IGA_JSON_NONE, depth >= 3);
        if (depth == 0)
            continue;
        assert_string_equal(iga_json_text(*state, iga_json_member(*state, 0, "d")), "x");
        assert_memory_equal(text + iga_json_start(*state, a), "{\"b\":{\"c\":1}}",
                            iga_json_end(*state, a) - iga_json_start(*state, a));
    }
}

static void sizes_are_whole_or_nothing(void **state)
{
    static const struct {
        const char *text;
        size_t size;
    } rows[] = {{"0", 0},   {"552", 552}, {"-1", 0},
                {"1.5", 0}, {"\"7\"", 0}, {"99999999999999999999999", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(read_text(*state, rows[i].text), IGA_OK);
        assert_int_equal(json_tree_size(*state, 0), rows[i].size);
    }
}

/* ---- What is refused ------------------------------------------------------------------------- */

/* Texts, the byte at which they are wrong, and what is said. */
static const struct {
    const char *text;
    size_t at;
    const char *problem;
} refused[] = {
    {"", 0, "a value is expected here, not the end"},
    {"   ", 3, "a value is expected here, not the end"},
    {"nul", 0, "a value is expected here, not 'n'"},
    {"+1", 0, "a value is expected here, not '+'"},
    {"{\"a\" 1}", 5, "':' is expected behind the name, not '1'"},
    {"{a:1}", 1, "a name in double quotes is expected here, not 'a'"},
    {"{\"a\":1,}", 7, "a name in double quotes is expected here, not '}'"},
    {"[1 2]", 3, "',' or ']' is expected here, not '2'"},
    {"[1,]", 3, "a value is expected here, not ']'"},
    {"[1", 2, "',' or ']' is expected here, not the end"},
    {"\"abc", 0, "the text that starts here is not closed; '\"' is missing"},
    {"\"a\nb\"", 2,
     "a text holds 0x0A, a control character; write \\n for a new line and \\t for a tab, and "
     "close "
     "every text with '\"'"},
    {"\"\\x\"", 1, "'\\x' is no escape of JSON; a backslash itself is written twice: \\\\"},
    {"\"\\u0000\"", 1, "a text holds \\u0000, which no text may; remove it"},
    {"\"\\ud83d\"", 1, "'\\ud83d' is half a character; write both halves, or the character itself"},
    {"\"\xC0\xAF\"", 1, "the text is not UTF-8 at 0xC0; save the file as UTF-8"},
    {"\"\xED\xA0\x80\"", 1, "the text is not UTF-8 at 0xED; save the file as UTF-8"},
    {"{\"a\":1,\"\\u0061\":2}", 7, "'\\u0061' is given twice; give it once"},
    {"[{\"x\":0},{\"a\":{\"b\":1,\"c\":2,\"b\":3}}]", 27, "'b' is given twice; give it once"},
    /* What comes first is said, whenever it is found. */
    {"{\"a\":1,\"a\":{\"b\":\"\xFF\"}}", 7, "'a' is given twice; give it once"},
    {"{\"b\":\"\xFF\",\"c\":+}", 6, "the text is not UTF-8 at 0xFF; save the file as UTF-8"},
    {"{\"k\":{\"a\":1,\"a\":1},}", 12, "'a' is given twice; give it once"},
};

static void what_is_wrong_is_told_with_its_place(void **state)
{
    for (size_t i = 0; i < COUNT(refused); i++) {
        size_t at;
        assert_int_equal(read_text(*state, refused[i].text), IGA_EDATA);
        const char *problem = iga_json_problem(&at, *state, IGA_LANG_EN);
        assert_string_equal(problem, refused[i].problem);
        assert_int_equal(at, refused[i].at);
        assert_string_not_equal(iga_json_problem(&at, *state, IGA_LANG_ID), problem);
        assert_false(iga_json_is(*state, 0, iga_json_kind_of(*state, 0)));
        assert_int_equal(iga_json_end(*state, 0), 0);
    }
}

static void what_is_deep_is_refused_too(void **state)
{
    static const char *const texts[] = {"[[[{\"a\":1,\"a\":2}]]]", "[[[\"\xFF\"]]]", "[[[1.]]]"};
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_int_equal(iga_json_read(*state, texts[i], strlen(texts[i]), 1), IGA_EDATA);
}

static void numbers_are_those_of_json(void **state)
{
    static const char *const texts[] = {"01", "[01]", "1.", ".5", "1e", "-", "1.5.2", "1,5e"};
    for (size_t i = 0; i + 1 < COUNT(texts); i++)
        assert_int_equal(read_text(*state, texts[i]), IGA_EDATA);
    assert_int_equal(read_text(*state, texts[COUNT(texts) - 1]), IGA_OK); /* up to the comma */
    assert_int_equal(iga_json_end(*state, 0), 1);
}

static void a_key_is_found_twice_among_many(void **state)
{
    struct blob text = {0};
    size_t at;
    blob_text(&text, "{");
    for (int i = 0; i < 100; i++)
        blob_print(&text, "\"k%d\":[%d],", (i * 37) % 100, i);
    size_t length = text.length;
    blob_text(&text, "\"last\":0}");
    assert_int_equal(iga_json_read(*state, text.bytes, text.length, 1), IGA_OK);
    text.length = length;
    blob_text(&text, "\"k57\":0,\"k1\":0}");
    assert_int_equal(iga_json_read(*state, text.bytes, text.length, 1), IGA_EDATA);
    assert_string_equal(iga_json_problem(&at, *state, IGA_LANG_ID),
                        "'k57' diberikan dua kali; berikan satu kali");
    assert_int_equal(at, length);
    blob_free(&text);
}

static void nesting_is_bounded(void **state)
{
    char text[2 * (IGA_MAX_NESTING + 1)];
    size_t at;
    memset(text, '[', IGA_MAX_NESTING);
    memset(text + IGA_MAX_NESTING, ']', IGA_MAX_NESTING);
    assert_int_equal(iga_json_read(*state, text, 2 * IGA_MAX_NESTING, 1), IGA_OK);
    memset(text, '[', IGA_MAX_NESTING + 1);
    memset(text + IGA_MAX_NESTING + 1, ']', IGA_MAX_NESTING + 1);
    assert_int_equal(iga_json_read(*state, text, sizeof text, 1), IGA_EDATA);
    assert_string_equal(iga_json_problem(&at, *state, IGA_LANG_EN),
                        "arrays and objects stand more than 32 deep inside one another");
    assert_int_equal(at, IGA_MAX_NESTING);
}

static void size_is_bounded(void **state)
{
    size_t at;
    assert_int_equal(iga_json_read(*state, "", (size_t)IGA_MAX_JSON + 1, 1), IGA_EDATA);
    assert_string_equal(iga_json_problem(&at, *state, IGA_LANG_EN),
                        "the text is larger than 512 MiB; give its parts one by one");
}

static void a_reader_is_as_new_with_each_value(void **state)
{
    size_t at;
    assert_int_equal(read_text(*state, "[1"), IGA_EDATA);
    assert_int_equal(read_text(*state, "[1]"), IGA_OK);
    assert_null(iga_json_problem(&at, *state, IGA_LANG_EN));
    assert_int_equal(at, 0);
    assert_int_equal(iga_json_read(*state, NULL, 0, 1), IGA_EUSAGE);
    assert_int_equal(iga_json_read(NULL, "", 0, 1), IGA_EUSAGE);
    assert_int_equal(iga_json_new(NULL), IGA_EUSAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_is_written_in_one_way),
        cmocka_unit_test(what_is_written_may_end_before_a_member),
        cmocka_unit_test(a_value_is_found_by_its_neighbours_and_knows_where_it_stands),
        cmocka_unit_test(what_is_not_there_has_nothing),
        cmocka_unit_test(the_bytes_are_not_needed_afterwards),
        cmocka_unit_test(what_is_deep_is_read_but_not_kept),
        cmocka_unit_test(sizes_are_whole_or_nothing),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
        cmocka_unit_test(what_is_deep_is_refused_too),
        cmocka_unit_test(numbers_are_those_of_json),
        cmocka_unit_test(a_key_is_found_twice_among_many),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(size_is_bounded),
        cmocka_unit_test(a_reader_is_as_new_with_each_value),
    };
    return cmocka_run_group_tests_name("document", tests, make_reader, free_reader);
}
