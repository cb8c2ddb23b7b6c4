#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void utf8_is_valid_up_to_its_first_bad_byte(void **state)
{
    static const struct row {
        const char *what, *bytes;
        size_t valid;
    } rows[] = {
        {"nothing", "", 0},
        {"ASCII", "kabupaten", 9},
        {"the last of ASCII", "\x7F", 1},
        {"two bytes, the first", "\xC2\x80", 2},
        {"two bytes, the last", "\xDF\xBF", 2},
        {"three bytes, the first", "\xE0\xA0\x80", 3},
        {"three bytes", "\xE1\x80\x80\xEC\xBF\xBF", 6},
        {"before the surrogates", "\xED\x9F\xBF", 3},
        {"behind the surrogates", "\xEE\x80\x80", 3},
        {"three bytes, the last", "\xEF\xBF\xBF", 3},
        {"four bytes, the first", "\xF0\x90\x80\x80", 4},
        {"four bytes", "\xF1\x80\x80\x80\xF3\xBF\xBF\xBF", 8},
        {"U+10FFFF", "\xF4\x8F\xBF\xBF", 4},
        {"a lone continuation", "a\x80", 1},
        {"the last continuation", "a\xBF", 1},
        {"overlong slash, two bytes", "a\xC0\xAF", 1},
        {"overlong, C1", "a\xC1\xBF", 1},
        {"overlong, three bytes", "a\xE0\x80\xAF", 1},
        {"overlong, three bytes, the largest", "a\xE0\x9F\xBF", 1},
        {"overlong, four bytes", "a\xF0\x80\x80\xAF", 1},
        {"overlong, four bytes, the largest", "a\xF0\x8F\xBF\xBF", 1},
        {"the first surrogate", "a\xED\xA0\x80", 1},
        {"the last surrogate", "a\xED\xBF\xBF", 1},
        {"U+110000", "a\xF4\x90\x80\x80", 1},
        {"F5", "a\xF5\x80\x80\x80", 1},
        {"FE", "a\xFE", 1},
        {"FF", "a\xFF", 1},
        {"two bytes, cut off", "a\xC3", 1},
        {"three bytes, cut off", "a\xE2\x82", 1},
        {"four bytes, cut off", "a\xF0\x9F\x98", 1},
        {"a lead, then ASCII", "a\xC3z", 1},
        {"two of three, then ASCII", "a\xE2\x82z", 1},
        {"three of four, then ASCII", "a\xF0\x9F\x98z", 1},
        {"a lead, then a lead", "a\xC3\xC3\xA9", 1},
        {"the third byte a lead", "a\xE2\x82\xC2\x80", 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t valid = text_valid(rows[i].bytes, strlen(rows[i].bytes));
        if (valid != rows[i].valid)
            fail_msg("%s: %zu valid, not %zu", rows[i].what, valid, rows[i].valid);
    }
}

static void a_bad_byte_is_found_wherever_it_stands(void **state)
{
    char text[40];

    (void)state;
    for (size_t length = 0; length <= sizeof text; length++) {
        memset(text, 'a', sizeof text);
        assert_int_equal(text_valid(text, length), length);
        for (size_t bad = 0; bad < length; bad++) {
            text[bad] = '\xFF';
            assert_int_equal(text_valid(text, length), bad);
            text[bad] = 'a';
        }
    }
}

/* Exactly as long as it is, so that a read behind the end is noticed. */
static void nothing_is_read_behind_the_end(void **state)
{
    static const char whole[] = "aaaaaaa\xF0\x9F\x98\x80";

    (void)state;
    for (size_t length = 1; length < sizeof whole; length++) {
        char *bytes = malloc(length);
        assert_non_null(bytes);
        memcpy(bytes, whole, length);
        assert_int_equal(text_valid(bytes, length), length <= 7 || length == 11 ? length : 7);
        text_words(bytes, length);
        text_distance(bytes, length, bytes, length, 3);
        free(bytes);
    }
}

static void every_code_point_is_valid_and_one(void **state)
{
    (void)state;
    for (uint32_t point = 0x80; point < 0x110000; point += 7) {
        char bytes[4];
        size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        uint32_t rest = point;
        for (size_t i = length - 1; i > 0; i--, rest >>= 6)
            bytes[i] = (char)(0x80 | (rest & 0x3F));
        bytes[0] = (char)((0xF00 >> length & 0xFF) | rest);
        assert_int_equal(text_valid(bytes, length), point >= 0xD800 && point < 0xE000 ? 0 : length);
        assert_int_equal(text_code_points(bytes, length), 1);
    }
}

static void words_are_parted_by_white_space_of_any_kind(void **state)
{
    static const struct row {
        const char *text;
        size_t words;
    } rows[] = {
        {"", 0},
        {" \t\r\n\v\f", 0},
        {"satu", 1},
        {" satu ", 1},
        {"satu dua", 2},
        {"satu\ndua\ttiga\rempat", 4},
        {"a\xC2\xA0z", 2},     /* U+00A0, no-break space */
        {"a\xC2\x85z", 2},     /* U+0085, next line */
        {"a\xE1\x9A\x80z", 2}, /* U+1680 */
        {"a\xE2\x80\x80z", 2}, /* U+2000 */
        {"a\xE2\x80\x8Az", 2}, /* U+200A */
        {"a\xE2\x80\xA8z", 2}, /* U+2028 */
        {"a\xE2\x80\xA9z", 2}, /* U+2029 */
        {"a\xE2\x80\xAFz", 2}, /* U+202F */
        {"a\xE2\x81\x9Fz", 2}, /* U+205F */
        {"a\xE3\x80\x80z", 2}, /* U+3000 */
        {"a\xE2\x80\x8Bz", 1}, /* U+200B, zero width space, is none */
        {"a\xEF\xBB\xBFz", 1}, /* U+FEFF is none */
        {"a\xC2\xA1z", 1},     /* U+00A1 */
        {"a\x08z\x0Ez\x1Fz", 1},
        {"caf\xC3\xA9 \xE2\x82\xAC 5", 3},
        {"- - -", 3},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t words = text_words(rows[i].text, strlen(rows[i].text));
        if (words != rows[i].words)
            fail_msg("row %zu: %zu words, not %zu", i, words, rows[i].words);
    }
}

static void a_place_counts_lines_and_code_points(void **state)
{
    static const struct row {
        const char *text;
        size_t offset, line, column;
    } rows[] = {
        {"abc", 0, 1, 1},         {"abc", 2, 1, 3},
        {"abc", 3, 1, 4},         {"a\nb", 1, 1, 2},
        {"a\nb", 2, 2, 1},        {"a\r\nb", 3, 2, 1},
        {"a\rb", 2, 2, 1},        {"a\r\rb", 3, 3, 1},
        {"a\n\nb", 3, 3, 1},      {"a\n\rb", 3, 3, 1},
        {"a\r\n\r\nbc", 6, 3, 2}, {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x", 9, 1, 4},
        {"\t\tx", 2, 1, 3},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t line = 1, column = 1;
        text_place(&line, &column, rows[i].text, rows[i].offset);
        if (line != rows[i].line || column != rows[i].column)
            fail_msg("row %zu: %zu:%zu, not %zu:%zu", i, line, column, rows[i].line,
                     rows[i].column);
    }
}

static void a_place_goes_on_from_where_the_text_begins(void **state)
{
    size_t line = 7, column = 5;

    (void)state;
    text_place(&line, &column, "ab", 2);
    assert_int_equal(line, 7);
    assert_int_equal(column, 7);
    text_place(&line, &column, "a\nbc", 4);
    assert_int_equal(line, 8);
    assert_int_equal(column, 3);
}

static size_t distance(const char *a, const char *b, size_t most)
{
    return text_distance(a, strlen(a), b, strlen(b), most);
}

static void names_are_as_far_apart_as_letters_differ(void **state)
{
    static const struct row {
        const char *a, *b;
        size_t most, distance;
    } rows[] = {
        {"", "", 3, 0},
        {"weight", "weight", 2, 0},
        {"weight", "wieght", 2, 1},
        {"weight", "weigt", 2, 1},
        {"weight", "weightt", 2, 1},
        {"weight", "waight", 2, 1},
        {"weight", "Weight", 2, 0},
        {"WEIGHT", "weight", 0, 0},
        {"weight", "wight", 0, 1},
        {"kind", "kode", 3, 3},
        {"kind", "kode", 2, 3},
        {"kind", "kode", 1, 2},
        {"", "ab", 3, 2},
        {"", "ab", 1, 2},
        {"ca", "abc", 3, 3}, /* no letter is touched twice */
        {"abcdef", "badcfe", 3, 3},
        {"caf\xC3\xA9", "cafe", 2, 1},          /* a letter, not two bytes */
        {"caf\xC3\xA9", "caf\xC3\xA8", 2, 1},   /* that share their first byte */
        {"caf\xC3\xA9s", "cafs\xC3\xA9", 2, 1}, /* swapped */
        {"\xC3\x89", "\xC3\xA9", 2, 1},         /* case only in ASCII */
        {"[a", "{a", 2, 1},                     /* case only of letters */
        {"a", "abcdefghijk", 3, 4},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t there = distance(rows[i].a, rows[i].b, rows[i].most);
        size_t back = distance(rows[i].b, rows[i].a, rows[i].most);
        if (there != rows[i].distance || back != rows[i].distance)
            fail_msg("%s, %s: %zu and %zu, not %zu", rows[i].a, rows[i].b, there, back,
                     rows[i].distance);
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The definition, letter by letter from the end. */
static size_t plain_distance(const char *a, size_t m, const char *b, size_t n)
{
    size_t best;

    if (m == 0 || n == 0)
        return m + n;
    best = plain_distance(a, m - 1, b, n - 1) + (a[m - 1] != b[n - 1]);
    best = least(best, plain_distance(a, m - 1, b, n) + 1);
    best = least(best, plain_distance(a, m, b, n - 1) + 1);
    if (m > 1 && n > 1 && a[m - 1] == b[n - 2] && a[m - 2] == b[n - 1])
        best = least(best, plain_distance(a, m - 2, b, n - 2) + 1);
    return best;
}

/* A small generator, the same on every machine. */
static uint32_t chance(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % below;
}

static void the_distance_is_that_of_its_definition(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        char a[7], b[7];
        size_t m = chance(&seed, sizeof a), n = chance(&seed, sizeof b);
        size_t most = chance(&seed, 4), plain;
        for (size_t k = 0; k < sizeof a; k++) {
            a[k] = (char)('a' + chance(&seed, 3));
            b[k] = (char)('a' + chance(&seed, 3));
        }
        plain = plain_distance(a, m, b, n);
        if (text_distance(a, m, b, n, most) != least(plain, most + 1))
            fail_msg("%.*s, %.*s: %zu, not %zu", (int)m, a, (int)n, b,
                     text_distance(a, m, b, n, most), least(plain, most + 1));
    }
}

static void the_nearest_name_is_offered(void **state)
{
    static const char *const names[] = {"weight", "title", "unit", "eight", "no"};
    static const struct row {
        const char *name, *nearest;
    } rows[] = {
        {"wieght", "weight"},
        {"weigth", "weight"},
        {"titel", "title"},
        {"eigh", "eight"},
        {"Title", "title"},
        {"NO", "no"},
        {"units", "unit"},
        {"weights", "weight"},
        {"wweigt", "weight"}, /* two letters */
        {"unti", "unit"},
        {"uint", "unit"},
        {"unta", NULL}, /* two letters are too many for a name of four */
        {"", NULL},
        {"bands", NULL},
        {"tatla", "title"},
        {"xyzweight", NULL},
        {"weeight", "weight"}, /* one letter; two from the other */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *name = rows[i].name;
        const char *nearest = text_nearest(name, strlen(name), names, COUNT(names));
        if (nearest == NULL || rows[i].nearest == NULL)
            assert_ptr_equal(nearest, rows[i].nearest);
        else
            assert_string_equal(nearest, rows[i].nearest);
    }
    assert_null(text_nearest("weight", 6, NULL, 0));
}

static void of_equally_near_names_the_first_is_offered(void **state)
{
    static const char *const names[] = {"bandx", "bandy", "bands", "bandz"};

    (void)state;
    assert_ptr_equal(text_nearest("band", 4, names, 4), names[0]);
    assert_ptr_equal(text_nearest("bandq", 5, names, 4), names[0]);
    assert_ptr_equal(text_nearest("bandz", 5, names, 4), names[3]);
}

static void texts_are_equal_in_length_and_bytes(void **state)
{
    (void)state;
    assert_true(text_equal("abc", 3, "abcd", 3));
    assert_false(text_equal("abc", 3, "abcd", 4));
    assert_false(text_equal("abc", 3, "abC", 3));
    assert_false(text_equal("a\0b", 3, "a\0c", 3));
    assert_true(text_equal(NULL, 0, "", 0));
}

static void a_buffer_holds_all_that_was_added(void **state)
{
    struct buffer buffer = {0};
    char expected[3000] = "";

    (void)state;
    buffer_add(&buffer, "", 0);
    assert_string_equal(buffer.bytes, "");
    for (int i = 0; i < 500; i++) {
        buffer_add(&buffer, "abcdef", 1);
        buffer_text(&buffer, "-");
        buffer_print(&buffer, "%03d", i % 10);
        assert_int_equal(buffer.length, 5 * (i + 1));
        assert_int_equal(buffer.bytes[buffer.length], '\0');
    }
    for (int i = 0; i < 500; i++)
        memcpy(expected + 5 * i, (char[]){'a', '-', '0', '0', (char)('0' + i % 10)}, 5);
    assert_string_equal(buffer.bytes, expected);
    assert_false(buffer.failed);
    buffer_free(&buffer);
    assert_null(buffer.bytes);
}

static void a_buffer_that_is_cleared_keeps_its_memory(void **state)
{
    struct buffer buffer = {0};
    char *bytes;

    (void)state;
    buffer_clear(&buffer);
    assert_null(buffer.bytes);
    buffer_print(&buffer, "%0200d", 1);
    bytes = buffer.bytes;
    buffer_clear(&buffer);
    assert_string_equal(buffer.bytes, "");
    assert_int_equal(buffer.length, 0);
    buffer_print(&buffer, "%0200d", 2);
    assert_ptr_equal(buffer.bytes, bytes);
    buffer_free(&buffer);
}

static void a_buffer_drops_what_it_cannot_hold(void **state)
{
    struct buffer buffer = {0};

    (void)state;
    buffer_text(&buffer, "kept");
    buffer_add(&buffer, "", SIZE_MAX);
    assert_true(buffer.failed);
    buffer_text(&buffer, "dropped");
    buffer_print(&buffer, "%s", "dropped");
    assert_string_equal(buffer.bytes, "kept");
    buffer_clear(&buffer);
    assert_false(buffer.failed);
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_valid_up_to_its_first_bad_byte),
        cmocka_unit_test(a_bad_byte_is_found_wherever_it_stands),
        cmocka_unit_test(nothing_is_read_behind_the_end),
        cmocka_unit_test(every_code_point_is_valid_and_one),
        cmocka_unit_test(words_are_parted_by_white_space_of_any_kind),
        cmocka_unit_test(a_place_counts_lines_and_code_points),
        cmocka_unit_test(a_place_goes_on_from_where_the_text_begins),
        cmocka_unit_test(names_are_as_far_apart_as_letters_differ),
        cmocka_unit_test(the_distance_is_that_of_its_definition),
        cmocka_unit_test(the_nearest_name_is_offered),
        cmocka_unit_test(of_equally_near_names_the_first_is_offered),
        cmocka_unit_test(texts_are_equal_in_length_and_bytes),
        cmocka_unit_test(a_buffer_holds_all_that_was_added),
        cmocka_unit_test(a_buffer_that_is_cleared_keeps_its_memory),
        cmocka_unit_test(a_buffer_drops_what_it_cannot_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
