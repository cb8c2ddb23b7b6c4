/* What reports are written with: JSON, aligned rows, text made visible, decimals for people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "report/blob.h"
#include "report/decimal.h"
#include "report/grid.h"
#include "report/json.h"
#include "report/utf8.h"
#include "report/visible.h"

/* What was written, against what should have been; the blob is freed. */
static void expect(struct blob *written, const char *expected)
{
    assert_false(written->failed);
    blob_add(written, "", 0);
    assert_string_equal(written->bytes, expected);
    blob_free(written);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void json_texts_are_escaped(void **state)
{
    static const struct {
        const char *text, *json;
    } rows[] = {
        {NULL, "null"},
        {"", "\"\""},
        {"a\"b\\c/d", "\"a\\\"b\\\\c/d\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x01\x1F\x7F", "\"\\u0001\\u001f\x7F\""},
        {"Désa 😀", "\"Désa 😀\""},
        {"a\xFF\xC3z", "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\""},
        {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct blob out = {0};
        json_text(&out, rows[i].text);
        expect(&out, rows[i].json);
    }
}

static void json_commas_stand_between_members_and_nowhere_else(void **state)
{
    struct blob out = {0};
    (void)state;
    json_open(&out, '{');
    json_key(&out, "empty");
    json_open(&out, '[');
    json_close(&out, ']');
    json_text_member(&out, "bracket", "{");
    json_raw_member(&out, "number", "44.00");
    json_bool_member(&out, "yes", true);
    json_place_member(&out, "line", 0);
    json_place_member(&out, "column", 7);
    json_key(&out, "list");
    json_open(&out, '[');
    json_size(&out, 1);
    json_text(&out, "[");
    json_open(&out, '{');
    json_close(&out, '}');
    json_open(&out, '[');
    json_close(&out, ']');
    json_close(&out, ']');
    json_close(&out, '}');
    blob_text(&out, "\n");
    json_open(&out, '{');
    json_close(&out, '}');
    expect(&out, "{\"empty\":[],\"bracket\":\"{\",\"number\":44.00,\"yes\":true,\"line\":null,"
                 "\"column\":7,\"list\":[1,\"[\",{},[]]}\n{}");
}

/* ---- Text for a terminal ------------------------------------------------------------------ */

static void what_could_move_the_cursor_is_written_out(void **state)
{
    static const struct {
        const char *text, *shown;
    } rows[] = {
        {"Kota Désa 😀", "Kota Désa 😀"},
        {"\x1B[2J", "\\x1B[2J"},
        {"a\tb\nc\r", "a\\x09b\\x0Ac\\x0D"},
        {"\x7F", "\\x7F"},
        {"\xC2\x9B"
         "31m",
         "\\x9B"
         "31m"},
        {"a\u202Eb", "a\\u202Eb"},
        {"\u200Bx\uFEFF", "\\u200Bx\\uFEFF"},
        {"a\xFFz", "a\\xFFz"},
        {"\xE2\x82", "\\xE2\\x82"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct blob out = {0};
        visible_text(&out, rows[i].text);
        expect(&out, rows[i].shown);
    }
}

static void whole_lines_keep_their_tabs_and_ends(void **state)
{
    static const char text[] = "\ta\nb\x1B\0c";
    struct blob out = {0};
    (void)state;
    visible_lines(&out, text, sizeof text - 1);
    expect(&out, "\ta\nb\\x1B\\x00c");
}

static void widths_count_code_points(void **state)
{
    static const struct {
        const char *text;
        size_t width, two;
    } rows[] = {
        {"", 0, 0}, {"abc", 3, 2}, {"é…x", 3, 5}, {"\xFF\xC3z", 3, 2}, {"😀", 1, 4},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].text);
        assert_int_equal(utf8_width(rows[i].text, length), rows[i].width);
        assert_int_equal(utf8_prefix(rows[i].text, length, 2), rows[i].two);
    }
}

/* ---- Decimals ----------------------------------------------------------------------------- */

static void decimals_have_a_comma_in_indonesian(void **state)
{
    static const struct {
        const char *decimal, *id, *en;
    } rows[] = {{"51.71", "51,71", "51.71"}, {"44", "44", "44"}, {"-0.5", "-0,5", "-0.5"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct blob id = {0}, en = {0};
        decimal_shown(&id, rows[i].decimal, IGA_LANG_ID);
        decimal_shown(&en, rows[i].decimal, IGA_LANG_EN);
        expect(&id, rows[i].id);
        expect(&en, rows[i].en);
    }
}

static void a_share_is_rounded_down_and_never_more_than_all(void **state)
{
    static const struct {
        const char *part, *whole;
        size_t share;
    } rows[] = {
        {"0", "63", 0},
        {"63", "63", 20},
        {"62.999999", "63", 19},
        {"31.5", "63", 10},
        {"71.2954549", "111", 12},
        {"64", "63", 20},
        {"-1", "63", 0},
        {"1", "0", 0},
        {"0.000001", "0.000002", 10},
        {"999999999999999999999", "100", 20},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(decimal_share(rows[i].part, rows[i].whole, 20), rows[i].share);
}

/* ---- Rows --------------------------------------------------------------------------------- */

static void laid_out(struct blob *out, struct grid *grid, const struct blob *rows)
{
    grid_measure(grid, rows->bytes, rows->length);
    grid_head(out, grid);
    grid_rows(out, grid, rows->bytes, rows->length);
}

static void rows_are_aligned_and_no_line_ends_in_blanks(void **state)
{
    struct grid grid = {.indent = 1};
    struct blob rows = {0}, out = {0};
    (void)state;
    grid_column(&grid, "Nama", false, false, 6);
    grid_column(&grid, "Nilai", true, false, 0);
    grid_column(&grid, "Ket", false, false, 0);
    grid_cell(&rows, "Désa");
    grid_cell(&rows, "1,5");
    grid_cell(&rows, "baik\n");
    grid_row_end(&rows);
    grid_cell(&rows, "Kabupaten");
    grid_cell(&rows, "123456");
    grid_cell(&rows, "");
    grid_row_end(&rows);
    grid_cell(&rows, "ditolak");
    grid_row_end(&rows);
    laid_out(&out, &grid, &rows);
    expect(&out, " Nama     Nilai  Ket\n"
                 " Désa       1,5  baik\\x0A\n"
                 " Kabup…  123456\n"
                 " ditol…\n");
    blob_free(&rows);
    grid_free(&grid);
}

static void colour_does_not_change_the_columns(void **state)
{
    struct grid grid = {.color = true};
    struct blob rows = {0}, out = {0};
    (void)state;
    grid_column(&grid, "A", false, true, 0);
    grid_column(&grid, "B", false, false, 0);
    grid_cell(&rows, "xyz");
    grid_cell(&rows, "1");
    grid_row_end(&rows);
    laid_out(&out, &grid, &rows);
    expect(&out, "\x1B[1mA\x1B[0m    \x1B[1mB\x1B[0m\n\x1B[36mxyz\x1B[0m  1\n");
    blob_free(&rows);
    grid_free(&grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_texts_are_escaped),
        cmocka_unit_test(json_commas_stand_between_members_and_nowhere_else),
        cmocka_unit_test(what_could_move_the_cursor_is_written_out),
        cmocka_unit_test(whole_lines_keep_their_tabs_and_ends),
        cmocka_unit_test(widths_count_code_points),
        cmocka_unit_test(decimals_have_a_comma_in_indonesian),
        cmocka_unit_test(a_share_is_rounded_down_and_never_more_than_all),
        cmocka_unit_test(rows_are_aligned_and_no_line_ends_in_blanks),
        cmocka_unit_test(colour_does_not_change_the_columns),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
