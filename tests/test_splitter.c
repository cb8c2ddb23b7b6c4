#include "base/text.h"
#include "data/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MARK "\xEF\xBB\xBF"
#define R(id) "{\"id\":\"" id "\",\"indicators\":{}}"

/* An empty schema, so that a region is little more than its id. */
static const struct schema schema = {.has_innovations = false};

/* ---- Feeding a file in pieces ---------------------------------------------------------------- */

struct feed {
    const char *bytes;
    size_t length;
    struct buffer out; /* what came out: an id or a refusal a line */
    struct reader *reader;
    iga_splitter *splitter;
    size_t front, offered;
    iga_status status;
};

/* Where a byte stands, counted from the file's first. */
static void check_place(const struct feed *feed, const iga_chunk *chunk)
{
    size_t line = 1, column = 1;
    const char *at = feed->bytes;
    if (chunk->bytes < at || chunk->bytes > at + feed->length)
        return; /* the chunk for an array that is not closed has no bytes of the file */
    if (feed->length >= 3 && memcmp(at, MARK, 3) == 0)
        at += 3;
    for (; at < chunk->bytes; at++) {
        column = *at == '\n' ? 1 : column + (((unsigned char)*at & 0xC0) != 0x80);
        line += *at == '\n';
    }
    assert_int_equal(chunk->line, line);
    assert_int_equal(chunk->column, column);
}

static void print_region(struct buffer *out, const struct region *region)
{
    const iga_finding *error = iga_findings_get(&region->errors, 0);
    if (error == NULL)
        buffer_print(out, "%s\n", region->id);
    else
        buffer_print(out, "%zu:%zu %s\n", error->line, error->column, error->message);
}

static void read_chunk(struct feed *feed, const iga_chunk *chunk)
{
    /* A copy of just these bytes, so that reading past them is noticed. */
    char *copy = malloc(chunk->length);
    iga_chunk moved = *chunk;
    struct region region;
    assert_non_null(copy);
    memcpy(copy, chunk->bytes, chunk->length);
    moved.bytes = copy;
    reader_start(feed->reader, &moved);
    while (reader_next(feed->reader, &region) == READER_REGION)
        print_region(&feed->out, &region);
    free(copy);
}

/* Cuts what was offered. @return false when more is needed */
static bool cut_once(struct feed *feed)
{
    iga_chunk chunk;
    size_t taken;
    size_t length = feed->offered - feed->front;
    feed->status = iga_splitter_cut(&chunk, &taken, feed->splitter, feed->bytes + feed->front,
                                    length, feed->offered == feed->length);
    assert_true(taken <= length);
    feed->front += taken;
    if (chunk.length > 0) {
        check_place(feed, &chunk);
        read_chunk(feed, &chunk);
    }
    return feed->status == IGA_OK && (taken > 0 || chunk.length > 0);
}

/* Feeds the bytes up to `offered`, as a program would that stops when all is taken. */
static void offer(struct feed *feed, size_t offered)
{
    feed->offered = offered;
    while (feed->status == IGA_OK && cut_once(feed))
        if (feed->front == feed->offered && feed->offered == feed->length)
            break;
}

static void feed_start(struct feed *feed, iga_from from, const char *bytes, size_t length)
{
    *feed = (struct feed){.bytes = bytes, .length = length};
    feed->reader = reader_new(&schema, IGA_LANG_EN);
    assert_non_null(feed->reader);
    assert_int_equal(iga_splitter_new(&feed->splitter, "f.json", from), IGA_OK);
    buffer_text(&feed->out, "");
}

static void feed_in_pieces(struct feed *feed, iga_from from, const char *text, size_t length,
                           size_t piece)
{
    feed_start(feed, from, text, length);
    for (size_t offered = piece; offered < length; offered += piece)
        offer(feed, offered);
    offer(feed, length);
}

static void feed_stop(struct feed *feed)
{
    reader_free(feed->reader);
    iga_splitter_free(feed->splitter);
    buffer_free(&feed->out);
}

/* ---- What is cut ----------------------------------------------------------------------------- */

struct row {
    iga_from from;
    const char *input, *expected;
};

static const struct row rows[] = {
    {IGA_FROM_DETECT, "", ""},
    {IGA_FROM_DETECT, " \r\n\t\n", ""},
    {IGA_FROM_DETECT, MARK, ""},
    {IGA_FROM_DETECT, MARK R("a"), "a\n"},
    {IGA_FROM_DETECT, MARK "x\n", "1:1 a value is expected here, not 'x'\n"},
    {IGA_FROM_DETECT, "\xEF\xBB", "1:1 a value is expected here, not 0xEF\n"},
    /* One a line. */
    {IGA_FROM_DETECT, R("a") "\n" R("b") "\n", "a\nb\n"},
    {IGA_FROM_DETECT, R("a") "\r\n\r\n \r\n" R("b"), "a\nb\n"},
    {IGA_FROM_JSON, R("a") "\n\n" R("b") "\n", "a\nb\n"},
    {IGA_FROM_NDJSON, "\n  " R("a") "\n" R("b") " \n\n", "a\nb\n"},
    {IGA_FROM_DETECT, "  1\n" R("b") "\n",
     "1:3 a region must be an object: {\"id\": ..., \"indicators\": {...}}\nb\n"},
    {IGA_FROM_DETECT, R("a") "\n{\"id\":\n" R("b") "\n",
     "a\n2:7 a value is expected here, not the "
     "end\nb\n"},
    {IGA_FROM_DETECT, R("a") "\n" R("b") " é\n" R("c"),
     "a\n2:28 nothing may follow a region, but 'é' does\nc\n"},
    {IGA_FROM_DETECT, "{\"id\":\"a\n" R("b") "\n",
     "1:7 the text that starts here is not closed; '\"' is missing\nb\n"},
    {IGA_FROM_DETECT, "{\"id\":\"a\",\n" R("b") "\n" R("c"),
     "1:11 a name in double quotes is expected here, not the end\nb\nc\n"},
    {IGA_FROM_DETECT, R("a") R("b") "\n\n" R("c"),
     "1:27 nothing may follow a region, but '{' does\nc\n"},
    {IGA_FROM_NDJSON, "{\"id\":\n" R("a") "}\n",
     "1:7 a value is expected here, not the end\n2:27 nothing may follow a region, but '}' does\n"},
    /* One object. */
    {IGA_FROM_DETECT, "{\"id\":\"a\",\n\"indicators\":\n{}}\n", "a\n"},
    {IGA_FROM_DETECT, "{\n\n  \"id\": \"a\",\r\n  \"indicators\": {\n  }\n}", "a\n"},
    {IGA_FROM_JSON, R("a"), "a\n"},
    {IGA_FROM_DETECT, "{\"id\":\"a\",\"x\":[\n" R("b") "\n],\"indicators\":{}}", "a\n"},
    {IGA_FROM_DETECT, "{\"id\":\"a\",\"indicators\":\n{}\n}", "a\n"},
    {IGA_FROM_JSON, R("a") "\n\n !",
     "a\n3:2 text after the end of the region; a file holds one "
     "object, an array of them, or one object a line, but here "
     "'!' follows\n"},
    {IGA_FROM_DETECT, "{\n\"id\":\"a\",\"indicators\":{}\n}\n" R("b"),
     "a\n4:1 text after the end of the region; a file holds one object, an array of them, or one "
     "object a line, but here '{' follows\n"},
    {IGA_FROM_DETECT, "{\n\"id\":\"a\"\n\"b\":1}", "3:1 ',' or '}' is expected here, not '\"'\n"},
    {IGA_FROM_DETECT, "{\n\"id\":\"a\",\n",
     "3:1 a name in double quotes is expected here, not the "
     "end\n"},
    {IGA_FROM_DETECT, "{\n\"id\":[\"a\"},1]\n", "2:10 ',' or ']' is expected here, not '}'\n"},
    /* An array. */
    {IGA_FROM_DETECT, "[]", ""},
    {IGA_FROM_DETECT, MARK " [ ]\n ", ""},
    {IGA_FROM_DETECT, "[" R("a") "]", "a\n"},
    {IGA_FROM_JSON, " [\n" R("a") " ,\n\n " R("b") "\n]\n", "a\nb\n"},
    {IGA_FROM_DETECT, "[" R("]}\\\"\\\\") "," R("[{") "]", "]}\"\\\n[{\n"},
    {IGA_FROM_DETECT, "[1,\"a,]\",null ,[[{}],2]]",
     "1:2 a region must be an object: {\"id\": ..., \"indicators\": {...}}\n"
     "1:4 a region must be an object: {\"id\": ..., \"indicators\": {...}}\n"
     "1:10 a region must be an object: {\"id\": ..., \"indicators\": {...}}\n"
     "1:16 a region must be an object: {\"id\": ..., \"indicators\": {...}}\n"},
    {IGA_FROM_DETECT, "[" R("a") ",\n" R("b"),
     "a\nb\n2:27 the file ends before its list of regions does; ']' is missing\n"},
    {IGA_FROM_DETECT, "[" R("a") ",\n\n",
     "a\n3:1 the file ends before its list of regions does; ']' is missing\n"},
    {IGA_FROM_DETECT, "[", "1:2 the file ends before its list of regions does; ']' is missing\n"},
    {IGA_FROM_DETECT, "[" R("é") "," R("b") ",]", "é\nb\n1:56 a value is expected here, not ']'\n"},
    {IGA_FROM_DETECT, "[,", "1:2 a value is expected here, not ','\n"},
    {IGA_FROM_DETECT, "[" R("a") ",," R("b") "]", "a\n1:29 a value is expected here, not ','\n"},
    {IGA_FROM_DETECT, "[" R("a") "\n " R("b") "]",
     "a\n2:2 ',' or ']' is expected behind a region, not '{'\n"},
    {IGA_FROM_DETECT, "[" R("a") "]\n\n " R("b"),
     "a\n3:2 text after the end of the array; nothing may follow the ']' that closes it, but '{' "
     "does\n"},
    {IGA_FROM_DETECT, "[" R("a") "]]",
     "a\n1:29 text after the end of the array; nothing may follow "
     "the ']' that closes it, but ']' does\n"},
    {IGA_FROM_DETECT, "[" R("a") ",{\"id\" 1}," R("c") "]",
     "a\n1:35 ':' is expected behind the name, not '1'\n"},
    {IGA_FROM_DETECT, "[" R("a") ",\n{\"id\":[}," R("c") "]",
     "a\n2:8 a value is expected here, not '}'\n"},
    {IGA_FROM_DETECT, "[" R("a") ",{\"id\":\"b,\n" R("c") "]",
     "a\n1:38 a text holds 0x0A, a control character; write \\n for a new line and \\t for a tab, "
     "and close every text with '\"'\n"},
    {IGA_FROM_DETECT, "[" R("a") ",}," R("c") "]", "a\n1:29 a value is expected here, not '}'\n"},
    {IGA_FROM_DETECT, "[" R("a") ",{\"id\":\"\xFF\"}," R("c") "]",
     "a\n1:29 'indicators' is missing; it must be there\nc\n"},
    {IGA_FROM_DETECT, "[truex," R("c") "]", "1:6 nothing may follow a region, but 'x' does\n"},
};

static void check_pieces(const struct row *row, size_t piece)
{
    struct feed feed;
    feed_in_pieces(&feed, row->from, row->input, strlen(row->input), piece);
    if (strcmp(feed.out.bytes, row->expected) != 0)
        print_error("in pieces of %zu: %s\n", piece, row->input);
    assert_string_equal(feed.out.bytes, row->expected);
    assert_int_equal(feed.status, IGA_OK);
    feed_stop(&feed);
}

static void a_file_is_cut_the_same_in_pieces_of_any_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t piece = 1; piece <= strlen(rows[i].input) + 1; piece++)
            check_pieces(&rows[i], piece);
}

static void a_file_is_cut_the_same_at_every_boundary(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t length = strlen(rows[i].input);
        for (size_t boundary = 0; boundary <= length; boundary++) {
            struct feed feed;
            feed_start(&feed, rows[i].from, rows[i].input, length);
            offer(&feed, boundary);
            offer(&feed, length);
            assert_string_equal(feed.out.bytes, rows[i].expected);
            feed_stop(&feed);
        }
    }
}

/* ---- The form of chunks ---------------------------------------------------------------------- */

static void lines_are_cut_behind_the_last_whole_one(void **state)
{
    (void)state;
    const char *text = R("a") "\n" R("b") "\n{\"id\"";
    iga_splitter *splitter;
    iga_chunk chunk;
    size_t taken;
    assert_int_equal(iga_splitter_new(&splitter, NULL, IGA_FROM_DETECT), IGA_OK);
    assert_int_equal(iga_splitter_cut(&chunk, &taken, splitter, text, strlen(text), false), IGA_OK);
    assert_ptr_equal(chunk.bytes, text);
    assert_int_equal(chunk.length, 2 * strlen(R("a") "\n"));
    assert_int_equal(taken, chunk.length);
    assert_true(chunk.lines);
    assert_null(chunk.file);
    iga_splitter_free(splitter);
}

static void regions_of_an_array_are_cut_without_its_brackets(void **state)
{
    (void)state;
    const char *text = "[ " R("a") " ,\n" R("b") " , {\"i";
    const char *cut = R("a") " ,\n" R("b");
    char name[] = "f.json";
    iga_splitter *splitter;
    iga_chunk chunk;
    size_t taken;
    assert_int_equal(iga_splitter_new(&splitter, name, IGA_FROM_DETECT), IGA_OK);
    name[0] = '?';
    assert_int_equal(iga_splitter_cut(&chunk, &taken, splitter, text, strlen(text), false), IGA_OK);
    assert_int_equal(chunk.length, strlen(cut));
    assert_memory_equal(chunk.bytes, cut, strlen(cut));
    assert_int_equal(taken, strlen(text) - strlen("{\"i"));
    assert_int_equal(chunk.column, 3);
    assert_false(chunk.lines);
    assert_string_equal(chunk.file, "f.json");
    iga_splitter_free(splitter);
}

static void what_no_caller_should_pass_is_wrong_usage(void **state)
{
    (void)state;
    iga_splitter *splitter;
    iga_chunk chunk;
    size_t taken;
    assert_int_equal(iga_splitter_new(NULL, "f", IGA_FROM_JSON), IGA_EUSAGE);
    assert_int_equal(iga_splitter_new(&splitter, "f", (iga_from)7), IGA_EUSAGE);
    assert_null(splitter);
    assert_int_equal(iga_splitter_cut(&chunk, &taken, NULL, "", 0, true), IGA_EUSAGE);
    assert_int_equal(iga_splitter_new(&splitter, "f", IGA_FROM_JSON), IGA_OK);
    assert_int_equal(iga_splitter_cut(NULL, &taken, splitter, "", 0, true), IGA_EUSAGE);
    assert_int_equal(iga_splitter_cut(&chunk, NULL, splitter, "", 0, true), IGA_EUSAGE);
    assert_int_equal(iga_splitter_cut(&chunk, &taken, splitter, NULL, 1, true), IGA_EUSAGE);
    assert_int_equal(iga_splitter_cut(&chunk, &taken, splitter, NULL, 0, true), IGA_OK);
    iga_splitter_free(splitter);
    iga_splitter_free(NULL);
}

/* ---- Anything -------------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void a_file_that_is_broken_anywhere_is_cut_the_same_in_pieces(void **state)
{
    (void)state;
    static const char *const files[] = {
        "[" R("a") ",\n" R("b") " ,\n[{}, \"x\"], " R("c") "]\n",
        R("a") "\n" R("b") "\r\n\n" R("c") "\n",
        "{\n\"id\":\"a\",\n\"indicators\":\n{}}\n",
    };
    static const char likely[] = "\"\\{}[]:, \n\n1\xC3";
    uint32_t seed = 20260429;
    for (size_t i = 0; i < 20000; i++) {
        char text[256];
        struct feed whole, pieces;
        strcpy(text, files[i % COUNT(files)]);
        for (size_t changes = next_random(&seed) % 3; changes > 0; changes--)
            text[next_random(&seed) % strlen(text)] = likely[next_random(&seed) % 13];
        iga_from from = (iga_from)(next_random(&seed) % 3);
        feed_in_pieces(&whole, from, text, strlen(text), sizeof text);
        feed_in_pieces(&pieces, from, text, strlen(text), next_random(&seed) % 40 + 1);
        if (strcmp(whole.out.bytes, pieces.out.bytes) != 0)
            print_error("%s\n", text);
        assert_string_equal(whole.out.bytes, pieces.out.bytes);
        feed_stop(&whole);
        feed_stop(&pieces);
    }
}

/* ---- Regions that are too large -------------------------------------------------------------- */

/* `before`, white space of so many bytes, `behind`. */
static char *large(size_t *length, const char *before, size_t space, const char *behind)
{
    size_t first = strlen(before), second = strlen(behind);
    char *text = malloc(first + space + second);
    assert_non_null(text);
    memcpy(text, before, first);
    memset(text + first, ' ', space);
    memcpy(text + first + space, behind, second);
    *length = first + space + second;
    return text;
}

static const struct {
    const char *before, *behind;
    size_t space;
    iga_status status;
    const char *expected;
} large_rows[] = {
    {"{", "\"id\":\"a\",\"indicators\":{}}\n" R("b"), IGA_MAX_REGION - 26, IGA_OK, "a\nb\n"},
    {"{", "\"id\":\"a\",\"indicators\":{}}\n" R("b"), IGA_MAX_REGION - 24, IGA_OK,
     "1:1 the region is larger than 64 MiB; no region can be\nb\n"},
    {R("a") "\n{", "}\n" R("b"), IGA_MAX_REGION, IGA_OK,
     "a\n2:1 the region is larger than 64 MiB; no region can be\nb\n"},
    {"[" R("a") ",{", "}," R("b") "]", IGA_MAX_REGION, IGA_EDATA,
     "a\n1:29 the region is larger than 64 MiB; no region can be\n"},
    {"{\n", "}", IGA_MAX_REGION, IGA_EDATA,
     "1:1 the region is larger than 64 MiB; no region can be\n"},
};

static void a_region_of_more_than_64_mib_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(large_rows); i++) {
        size_t length;
        char *text =
            large(&length, large_rows[i].before, large_rows[i].space, large_rows[i].behind);
        for (size_t piece = length / 5; piece <= length; piece += length - length / 5) {
            struct feed feed;
            feed_in_pieces(&feed, IGA_FROM_DETECT, text, length, piece);
            assert_string_equal(feed.out.bytes, large_rows[i].expected);
            assert_int_equal(feed.status, large_rows[i].status);
            feed_stop(&feed);
        }
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_cut_the_same_in_pieces_of_any_size),
        cmocka_unit_test(a_file_is_cut_the_same_at_every_boundary),
        cmocka_unit_test(a_file_that_is_broken_anywhere_is_cut_the_same_in_pieces),
        cmocka_unit_test(lines_are_cut_behind_the_last_whole_one),
        cmocka_unit_test(regions_of_an_array_are_cut_without_its_brackets),
        cmocka_unit_test(what_no_caller_should_pass_is_wrong_usage),
        cmocka_unit_test(a_region_of_more_than_64_mib_is_refused),
    };
    return cmocka_run_group_tests_name("splitter", tests, NULL, NULL);
}
