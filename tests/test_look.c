#include "sample.h"
#include "witness.h"

#include <stdio.h>

/* ---- Nodes ----------------------------------------------------------------------------------- */

static void print_nodes(struct buffer *out, const struct tree *tree)
{
    static const char *const kinds[] = {
        [TREE_NULL] = "null", [TREE_FALSE] = "false", [TREE_TRUE] = "true",    [TREE_NUMBER] = "#",
        [TREE_TEXT] = "",     [TREE_ARRAY] = "array", [TREE_OBJECT] = "object"};

    for (size_t i = 0; i < tree->count; i++) {
        const struct tree_node *node = &tree->nodes[i];
        buffer_print(out, "%s%u:%s", i > 0 ? " " : "", (unsigned)node->at, kinds[node->kind]);
        if (tree_holds(node))
            buffer_print(out, "%zu", node->nodes);
        else if (node->kind >= TREE_NUMBER)
            buffer_print(out, "'%.*s'", (int)node->length, node->text);
    }
}

static const struct row trees[] = {
    {"null", "0:null"},
    {" true", "1:true"},
    {"false ", "0:false"},
    {"-12.50e+1", "0:#'-12.50e+1'"},
    {"\"\"", "0:''"},
    {"\"a b\"", "0:'a b'"},
    {"[]", "0:array1"},
    {"[ ]", "0:array1"},
    {"{\t}", "0:object1"},
    {"[1,[2,3],4]", "0:array6 1:#'1' 3:array3 4:#'2' 6:#'3' 9:#'4'"},
    {"{\"a\":1,\"b\":{\"c\":null}}", "0:object7 1:'a' 5:#'1' 7:'b' 11:object3 12:'c' 16:null"},
    {" { \"a\" : [ true , \"x\" ] } ", "1:object5 3:'a' 9:array3 11:true 18:'x'"},
    {"{\"a\":1,\"a\":2}", "0:object5 1:'a' 5:#'1' 7:'a' 11:#'2'"},
    {"[\"\\\"\\\\\\/\",\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00\",3]",
     "0:array4 1:'\"\\/' 10:'A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80' 43:#'3'"},
    {"{\"\\u0061\":1}", "0:object3 1:'a' 10:#'1'"},
    /* What must not be is told apart, and stands there as something harmless. */
    {"[\"a\\u0000b\",1]", "0:array3 1:'a?b' 12:#'1'"},
    {"[\"\\ud800x\",\"\\udc00\",\"\\ud800\\u0041\"]", "0:array4 1:'?x' 11:'?' 20:'?A'"},
    {"[\"\xC3(\xFF\",\"\xC3\xA9\"]", "0:array3 1:'?(?' 7:'\xC3\xA9'"},
    {"[\"\\n\xC3\\u00e9\"]", "0:array2 1:'\n?\xC3\xA9'"},
    {"[1234567890123456789012345678901234567890123456789012345678901234,1]",
     "0:array3 1:#'0' 66:#'1'"},
    {"[1234567890123456]", "0:array2 1:#'1234567890123456'"},
};

static void every_node_knows_where_it_starts(void **state)
{
    struct arena *arena = arena_new();
    struct tree tree = {.arena = arena};

    (void)state;
    for (size_t i = 0; i < COUNT(trees); i++) {
        struct buffer printed = {0};
        struct look look;
        look_over(&look, &tree, trees[i].document, strlen(trees[i].document));
        print_nodes(&printed, &tree);
        assert_int_equal(look.stop.kind, LOOK_FINE);
        assert_string_equal(printed.bytes, trees[i].expected);
        buffer_free(&printed);
    }
    tree_free(&tree);
    arena_free(arena);
}

static void a_member_is_found_by_its_name_and_case(void **state)
{
    static const char text[] = "{\"A\":0,\"ab\":1,\"a\":2,\"\\u0062\":[{\"a\":9}],\"a\":3}";
    struct arena *arena = arena_new();
    struct tree tree = {.arena = arena};
    struct look look;

    (void)state;
    look_over(&look, &tree, text, sizeof text - 1);
    assert_string_equal(tree_copy(arena, tree_member(tree.nodes, "a")), "2");
    assert_int_equal(tree_member(tree.nodes, "b")->kind, TREE_ARRAY);
    assert_null(tree_member(tree.nodes, "B"));
    assert_null(tree_member(tree_member(tree.nodes, "b"), "a"));
    assert_null(tree_member(NULL, "a"));
    tree_free(&tree);
    arena_free(arena);
}

/* ---- Texts, in memory of exactly their size -------------------------------------------------- */

/* What becomes of `length` letters with one byte put at `place`, in quotes. */
static enum look_kind look_at_letters(size_t *end, size_t length, size_t place, char put)
{
    char *bytes = malloc(length + 2);
    struct look look;

    assert_non_null(bytes);
    memset(bytes, 'a', length + 2);
    bytes[0] = bytes[length + 1] = '"';
    bytes[place + 1] = put;
    look_over(&look, NULL, bytes, length + 2);
    free(bytes);
    *end = look.end;
    return look.stop.kind;
}

static void a_byte_that_is_not_plain_is_seen_wherever_it_stands(void **state)
{
    (void)state;
    for (size_t length = 1; length < 70; length++)
        for (size_t place = 0; place < length; place++) {
            size_t end;
            assert_int_equal(look_at_letters(&end, length, place, 'b'), LOOK_FINE);
            assert_int_equal(end, length + 2);
            assert_int_equal(look_at_letters(&end, length, place, '"'), LOOK_FINE);
            assert_int_equal(end, place + 2);
            assert_int_equal(look_at_letters(&end, length, place, '\x1F'), LOOK_CONTROL);
            assert_int_equal(end, place + 1);
            assert_int_equal(look_at_letters(&end, length, place, '\\'),
                             place + 1 < length ? LOOK_ESCAPE : LOOK_OPEN_TEXT);
            assert_int_equal(look_at_letters(&end, length, place, '\x7F'), LOOK_FINE);
        }
}

static void a_text_may_end_nowhere(void **state)
{
    (void)state;
    for (size_t length = 1; length < 40; length++) {
        char *bytes = malloc(length);
        struct look look;
        assert_non_null(bytes);
        memset(bytes, 'a', length);
        bytes[0] = '"';
        look_over(&look, NULL, bytes, length);
        assert_int_equal(look.stop.kind, LOOK_OPEN_TEXT);
        assert_int_equal(look.stop.offset, 0);
        free(bytes);
    }
}

/* ---- Beside cJSON ---------------------------------------------------------------------------- */

static uint64_t draw(uint64_t *state, uint64_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (*state >> 33) % below;
}

static void write_one_of(struct buffer *out, uint64_t *state, const char *const *list, size_t count)
{
    buffer_text(out, list[draw(state, count)]);
}

static void write_space(struct buffer *out, uint64_t *state)
{
    static const char *const spaces[] = {"", "", "", "", "", " ", "\t", "\r\n", "  \n "};

    write_one_of(out, state, spaces, COUNT(spaces));
}

static void write_text(struct buffer *out, uint64_t *state)
{
    static const char *const pieces[] = {
        "a",       "Kesehatan",        "visi_misi",      " ",        "\\\"",         "\\\\",
        "\\/",     "\\b\\f",           "\\n\\r",         "\\t",      "\\u0041",      "\\u00E9",
        "\\u20ac", "\\uFFFF",          "\\uD83D\\uDE00", "\xC3\xA9", "\xE2\x82\xAC", "{[,:]}",
        "\x7F",    "\xF0\x9F\x98\x80", "0123456789"};

    buffer_text(out, "\"");
    for (uint64_t i = draw(state, 6); i > 0; i--)
        write_one_of(out, state, pieces, COUNT(pieces));
    buffer_text(out, "\"");
}

static void write_number(struct buffer *out, uint64_t *state)
{
    static const char *const numbers[] = {
        "0",       "7",     "-0",      "-0.0",      "12",         "-3.25",   "999999999999999",
        "0.1",     "1e2",   "1E+2",    "12.50e-1",  "0.000001",   "-1.5e-9", "123456789012.345",
        "30e-1",   "1e14",  "0e99",    "5.2250",    "100",        "1.10",    "68.33",
        "0.30e-5", "12e-0", "1.0e000", "0.0000000", "1234567890", "-9",      "2.5e+3"};

    write_one_of(out, state, numbers, COUNT(numbers));
}

static void write_value(struct buffer *out, uint64_t *state, unsigned depth);

static void write_container(struct buffer *out, uint64_t *state, unsigned depth, bool object)
{
    buffer_text(out, object ? "{" : "[");
    write_space(out, state);
    for (uint64_t i = 0, count = draw(state, 5); i < count; i++) {
        if (i > 0)
            buffer_text(out, ",");
        write_space(out, state);
        if (object) {
            write_text(out, state);
            write_space(out, state);
            buffer_text(out, ":");
        }
        write_value(out, state, depth - 1);
    }
    buffer_text(out, object ? "}" : "]");
}

static void write_value(struct buffer *out, uint64_t *state, unsigned depth)
{
    static const char *const words[] = {"true", "false", "null"};
    uint64_t kind = draw(state, depth > 0 ? 8 : 3);

    write_space(out, state);
    if (kind == 0)
        write_one_of(out, state, words, COUNT(words));
    else if (kind == 1)
        write_number(out, state);
    else if (kind == 2)
        write_text(out, state);
    else
        write_container(out, state, depth, kind % 2 == 0);
    write_space(out, state);
}

static void what_is_json_is_read_as_cjson_reads_it(void **state)
{
    struct buffer document = {0};
    uint64_t seed = 2026;

    (void)state;
    for (int i = 0; i < 5000; i++) {
        buffer_clear(&document);
        write_value(&document, &seed, 6);
        if (witness_bytes(document.bytes, document.length) != WITNESS_SAME)
            fail_msg("not read the same: %s", document.bytes);
    }
    buffer_free(&document);
}

/* Changes a byte, takes some out, or doubles some. */
static void mutate(struct buffer *out, uint64_t *state, const struct buffer *from)
{
    static const char bytes[] = "{}[],:\"\\0123456789.eE+-tfnu \n\x01\x80\xC3\xE2\xED\xF0\xFF";
    size_t at = draw(state, from->length), length = 1 + draw(state, 4);
    char put = bytes[draw(state, sizeof bytes)]; /* the NUL included */

    if (length > from->length - at)
        length = from->length - at;
    buffer_clear(out);
    buffer_add(out, from->bytes, at);
    switch (draw(state, 4)) {
    case 0:
        buffer_add(out, from->bytes + at, length);
        length = 0;
        break;
    case 1:
        break;
    case 2:
        length = 0;
        buffer_add(out, &put, 1);
        break;
    default:
        length = 1;
        buffer_add(out, &put, 1);
    }
    buffer_add(out, from->bytes + at + length, from->length - at - length);
}

static void what_is_taken_of_anything_cjson_takes_too(void **state)
{
    struct buffer document = {0}, mutated = {0};
    size_t counts[WITNESS_DIFFERS + 1] = {0};
    uint64_t seed = 552;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        enum witness found;
        buffer_clear(&document);
        write_value(&document, &seed, 3);
        mutate(&mutated, &seed, &document);
        found = witness_bytes(mutated.bytes, mutated.length);
        counts[found]++;
        if (found == WITNESS_DIFFERS)
            fail_msg("not read the same: %s", mutated.bytes);
    }
    /* Of each there is enough for the comparison to mean something. */
    assert_in_range(counts[WITNESS_REFUSED], 4000, 16000);
    assert_in_range(counts[WITNESS_SAME], 4000, 16000);
    assert_in_range(counts[WITNESS_NOTED], 100, 4000);
    buffer_free(&document);
    buffer_free(&mutated);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_node_knows_where_it_starts),
        cmocka_unit_test(a_member_is_found_by_its_name_and_case),
        cmocka_unit_test(a_byte_that_is_not_plain_is_seen_wherever_it_stands),
        cmocka_unit_test(a_text_may_end_nowhere),
        cmocka_unit_test(what_is_json_is_read_as_cjson_reads_it),
        cmocka_unit_test(what_is_taken_of_anything_cjson_takes_too),
    };
    return cmocka_run_group_tests_name("look", tests, NULL, NULL);
}
