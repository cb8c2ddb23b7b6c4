/* The page and the table of a comparison have the figures of its JSON: of regions made up under the
 * rules of two years, ranked, compared and read back. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/command.h"
#include "made_up.h"
#include "report/decimal.h"
#include "report/json_tree.h"
#include "whole_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { REGIONS = 24, NAME = 40, MOST_CELLS = 24, CELL = 200 };

static const char *const years[] = {SOURCE_DIR "/rules/iid-2024.lua",
                                    SOURCE_DIR "/rules/iid-2025.lua"};
static const char *const data[] = {"data.old", "data.new"};
static const char *const results[] = {"result.old", "result.new"};

/* ---- Two results, and what changed ----------------------------------------------------------- */

static iga_rules *load(const char *file)
{
    size_t length;
    char *text = whole_file(file, &length);
    iga_rules *rules;
    assert_int_equal(iga_rules_load(&rules, NULL, file, text, length, IGA_LANG_EN), IGA_OK);
    free(text);
    return rules;
}

/* Regions of a few provinces, so that there are groups; a name that a page must escape. */
static void write_data(int side)
{
    static const char *const provinces[] = {"Aceh", "Bali", "Jambi & <Riau>"};
    iga_rules *rules = load(years[side]);
    struct buffer out = {0};
    for (unsigned i = 0; i < REGIONS; i++) {
        struct buffer region = {0};
        if (i % 11 == (unsigned)side + 3)
            continue; /* in the other result only */
        made_up_region(&region, rules, i);
        char *fields = strstr(region.bytes, ",\"indicators\"");
        assert_non_null(fields);
        buffer_print(&out,
                     "{\"id\":\"%02u\",\"name\":\"=<b>Daerah \\\"%u\\\"\",\"province\":\"%s\","
                     "\"kind\":\"%s\"",
                     i, i, provinces[i % 3], i % 5 ? "kabupaten" : "kota");
        buffer_text(&out, fields);
        buffer_free(&region);
    }
    FILE *file = fopen(data[side], "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(out.bytes, 1, out.length, file), out.length);
    assert_int_equal(fclose(file), 0);
    buffer_free(&out);
    iga_rules_free(rules);
}

static void rank(int side)
{
    char name[NAME];
    snprintf(name, sizeof name, "%s", data[side]);
    char *arguments[] = {name};
    struct options options = {.rules = years[side],
                              .format = "json",
                              .output = results[side],
                              .from = IGA_FROM_NDJSON,
                              .quiet = true,
                              .jobs = 1,
                              .lang = IGA_LANG_ID};
    assert_int_equal(command_rank.run(&options, arguments, 1), STATUS_OK);
}

static void compare(const char *format, const char *output, iga_lang lang)
{
    char old[NAME], new[NAME];
    snprintf(old, sizeof old, "%s", results[0]);
    snprintf(new, sizeof new, "%s", results[1]);
    char *arguments[] = {old, new};
    struct options options = {.format = format,
                              .output = output,
                              .from = IGA_FROM_NDJSON,
                              .rules_old = years[0],
                              .rules_new = years[1],
                              .quiet = true,
                              .jobs = 1,
                              .lang = lang};
    names_add(&options.data_old, data[0]);
    names_add(&options.data_new, data[1]);
    assert_int_equal(command_compare.run(&options, arguments, 2), STATUS_SEEN);
    names_free(&options.data_old);
    names_free(&options.data_new);
}

static int enter_folder(void **state)
{
    static char folder[] = "/tmp/iga-compare-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return -1;
    *state = folder;
    for (int side = 0; side < 2; side++) {
        write_data(side);
        rank(side);
    }
    return 0;
}

static int leave_folder(void **state)
{
    static const char *const files[] = {"data.old",   "data.new", "result.old",
                                        "result.new", "json",     "page"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
    return chdir("/") != 0 || rmdir(*state) != 0;
}

/* ---- Rows of a page -------------------------------------------------------------------------- */

struct row {
    char cells[MOST_CELLS][CELL];
    size_t count;
};

/* The text of what stands between two places, without its elements, but for what a chart says. */
static void take_text(char out[CELL], const char *from, const char *to)
{
    static const struct {
        const char *entity;
        char letter;
    } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}};
    size_t length = 0;
    while (from < to) {
        if (*from == '<') {
            from = strchr(from, '>') + 1;
            continue;
        }
        assert_in_range(length, 0, CELL - 2);
        out[length] = *from;
        size_t taken = 1;
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            if (strncmp(from, entities[i].entity, strlen(entities[i].entity)) == 0) {
                out[length] = entities[i].letter;
                taken = strlen(entities[i].entity);
            }
        length++;
        from += taken;
    }
    out[length] = '\0';
}

/* The next row of a table's body; `at` moves behind it. @return false at the end of the table */
static bool next_row(struct row *out, const char **at)
{
    const char *row = strstr(*at, "<tr>"), *end = strstr(*at, "</tbody>");
    out->count = 0;
    if (!row || row > end)
        return false;
    const char *close = strstr(row, "</tr>");
    for (const char *cell = row + strlen("<tr>"); cell < close;) {
        const char *from = strchr(cell, '>') + 1;
        const char *to =
            strncmp(cell, "<th", 3) == 0 ? strstr(from, "</th>") : strstr(from, "</td>");
        take_text(out->cells[out->count++], from, to);
        cell = to + strlen("</td>");
    }
    *at = close;
    return true;
}

static const char *table_named(const char *page, const char *caption)
{
    char element[CELL];
    snprintf(element, sizeof element, "<caption>%s</caption>", caption);
    const char *table = strstr(page, element);
    if (!table)
        fail_msg("the page has no table \"%s\"", caption);
    return strstr(table, "<tbody>");
}

/* ---- The same figures ------------------------------------------------------------------------ */

static iga_json *tree;

static size_t member(size_t node, const char *key)
{
    return iga_json_member(tree, node, key);
}

static void assert_shown(const char *cell, const char *decimal, iga_lang lang)
{
    struct blob shown = {0};
    decimal_shown(&shown, decimal ? decimal : "–", lang);
    assert_string_equal(cell, shown.bytes);
    blob_free(&shown);
}

/* A cell that has a fraction at six decimals, with its sign. */
static void assert_fraction(const char *cell, const char *fraction, iga_lang lang)
{
    if (!fraction) {
        assert_string_equal(cell, "–");
        return;
    }
    struct arena *arena = arena_new();
    struct blob shown = {0};
    mpq_t value;
    mpq_init(value);
    assert_true(fraction_from_text(value, fraction));
    decimal_signed(&shown, fraction_short(arena, value, 6), lang);
    assert_string_equal(cell, shown.bytes);
    assert_int_equal(cell[0] == '+', mpq_sgn(value) > 0);
    mpq_clear(value);
    blob_free(&shown);
    arena_free(arena);
}

static const char *number_of(size_t node, const char *side, const char *key)
{
    return iga_json_number(tree, member(member(node, side), key));
}

static const char *part_of(size_t node, const char *parts, const char *key)
{
    return iga_json_text(tree, member(member(node, parts), key));
}

static void check_index_row(const struct row *row, size_t region, iga_lang lang)
{
    const char *before = iga_json_text(tree, member(member(region, "before"), "predicate"));
    const char *after = iga_json_text(tree, member(member(region, "after"), "predicate"));
    char predicate[CELL];
    assert_int_equal(row->count, 7);
    assert_string_equal(row->cells[0], iga_json_text(tree, member(region, "id")));
    assert_string_equal(row->cells[1], iga_json_text(tree, member(region, "name")));
    assert_shown(row->cells[2], number_of(region, "before", "index"), lang);
    assert_shown(row->cells[3], number_of(region, "after", "index"), lang);
    if (!before || !after)
        return;
    assert_string_equal(row->cells[4], row->cells[5]); /* the chart says what the cell says */
    snprintf(predicate, sizeof predicate, "%s → %s", before, after);
    assert_string_equal(row->cells[6], strcmp(before, after) == 0 ? after : predicate);
}

static void check_parts_row(const struct row *row, size_t region, iga_lang lang)
{
    assert_int_equal(row->count, 5);
    assert_fraction(row->cells[2], iga_json_text(tree, member(region, "delta")), lang);
    assert_fraction(row->cells[3], part_of(region, "because", "data"), lang);
    assert_fraction(row->cells[4], part_of(region, "because", "rules"), lang);
}

static void check_place(const char *cell, const char *place, const char *of, iga_lang lang)
{
    char expected[CELL] = "–";
    if (place)
        snprintf(expected, sizeof expected, lang == IGA_LANG_EN ? "%s of %s" : "%s dari %s", place,
                 of);
    assert_string_equal(cell, expected);
}

/* @param node  has "before", "after" and "place_because" */
static void check_place_row(const struct row *row, size_t node, iga_lang lang)
{
    const char *before = number_of(node, "before", "place");
    const char *after = number_of(node, "after", "place");
    assert_int_equal(row->count, 8);
    check_place(row->cells[2], before, number_of(node, "before", "of"), lang);
    check_place(row->cells[3], after, number_of(node, "after", "of"), lang);
    if (before && after) {
        long moved = strtol(row->cells[4], NULL, 10);
        assert_int_equal(moved, strtol(after, NULL, 10) - strtol(before, NULL, 10));
        const char *delta = iga_json_number(tree, member(node, "place_delta"));
        assert_int_equal(moved, strtol(delta, NULL, 10));
    }
    assert_fraction(row->cells[5], part_of(node, "place_because", "data"), lang);
    assert_fraction(row->cells[6], part_of(node, "place_because", "rules"), lang);
    assert_fraction(row->cells[7], part_of(node, "place_because", "others"), lang);
}

static size_t check_indices(const char *page, const char *caption, iga_lang lang)
{
    const char *at = table_named(page, caption);
    struct row row;
    size_t rows = 0;
    for (size_t region = iga_json_first(tree, member(0, "regions")); region != IGA_JSON_NONE;
         region = iga_json_next(tree, region), rows++) {
        assert_true(next_row(&row, &at));
        check_index_row(&row, region, lang);
    }
    assert_false(next_row(&row, &at));
    return rows;
}

static size_t check_parts(const char *page, const char *caption, iga_lang lang)
{
    const char *at = table_named(page, caption);
    struct row row;
    size_t rows = 0;
    for (size_t region = iga_json_first(tree, member(0, "regions")); region != IGA_JSON_NONE;
         region = iga_json_next(tree, region)) {
        if (member(region, "delta") == IGA_JSON_NONE)
            continue;
        assert_true(next_row(&row, &at));
        assert_string_equal(row.cells[0], iga_json_text(tree, member(region, "id")));
        check_parts_row(&row, region, lang);
        rows++;
    }
    assert_false(next_row(&row, &at));
    return rows;
}

/* @param group  NULL for all */
static size_t check_places(const char *page, const char *caption, const char *group, iga_lang lang)
{
    const char *at = table_named(page, caption);
    struct row row;
    size_t rows = 0;
    for (size_t region = iga_json_first(tree, member(0, "regions")); region != IGA_JSON_NONE;
         region = iga_json_next(tree, region)) {
        size_t node = group ? member(member(region, "groups"), group) : region;
        if (node == IGA_JSON_NONE || member(region, "delta") == IGA_JSON_NONE)
            continue;
        assert_true(next_row(&row, &at));
        assert_string_equal(row.cells[0], iga_json_text(tree, member(region, "id")));
        check_place_row(&row, node, lang);
        rows++;
    }
    assert_false(next_row(&row, &at));
    return rows;
}

static void check_page(iga_lang lang)
{
    bool english = lang == IGA_LANG_EN;
    size_t length, json_length;
    compare("json", "json", lang);
    compare("html", "page", lang);
    char *json = whole_file("json", &json_length), *page = whole_file("page", &length);
    assert_true(json_tree_read(&tree, json, json_length, IGA_MAX_NESTING) == IGA_OK);
    size_t all =
        check_indices(page, english ? "Index of every region" : "Indeks setiap daerah", lang);
    assert_int_equal(all, REGIONS);
    size_t placed =
        check_places(page, english ? "Among all regions" : "Di antara semua daerah", NULL, lang);
    assert_in_range(placed, REGIONS / 2, REGIONS - 1);
    assert_int_equal(
        check_parts(page, english ? "What made the indices change" : "Yang mengubah indeks", lang),
        placed);
    assert_int_equal(check_places(page,
                                  english ? "In the group provinsi" : "Dalam kelompok provinsi",
                                  "provinsi", lang),
                     placed);
    assert_null(strstr(page, "<b>"));
    free(json);
    free(page);
}

static void the_page_has_the_figures_of_the_json(void **state)
{
    (void)state;
    check_page(IGA_LANG_ID);
    check_page(IGA_LANG_EN);
    iga_json_free(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_has_the_figures_of_the_json),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
