/* Pages of regions: well-formed, with the figures of the other forms, and nothing that a name can
 * break out of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/chart.h"
#include "report/decimal.h"
#include "report/json_tree.h"
#include "report/page.h"
#include "report/region_page.h"

#include "whole_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- A small reader of pages --------------------------------------------------------------- */

enum { DEEPEST = 64, NAME = 16 };

static bool is_void(const char *name)
{
    static const char *const names[] = {"meta", "rect", "line"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Fails unless every element that is opened is closed, in order, and every attribute quoted. */
static void assert_balanced(const char *page)
{
    char open[DEEPEST][NAME];
    size_t depth = 0;
    for (const char *at = strchr(page, '<'); at; at = strchr(at, '<')) {
        char name[NAME];
        const char *end = strchr(at, '>');
        assert_non_null(end);
        if (at[1] == '!') {
            at = end;
            continue;
        }
        bool closes = at[1] == '/';
        const char *from = at + 1 + closes;
        size_t length = strcspn(from, " >/");
        assert_in_range(length, 1, NAME - 1);
        memcpy(name, from, length);
        name[length] = '\0';
        size_t quotes = 0;
        for (const char *c = at; c < end; c++) {
            quotes += *c == '"';
            assert_false(*c == '<' && c != at);
        }
        assert_int_equal(quotes % 2, 0);
        if (closes) {
            assert_true(depth > 0);
            assert_string_equal(open[--depth], name);
        } else if (!is_void(name)) {
            assert_true(depth < DEEPEST);
            memcpy(open[depth++], name, sizeof name);
        }
        at = end;
    }
    assert_int_equal(depth, 0);
}

/* What a page shows of regions. */
static char *page_of(const char *const *records, size_t count, struct page_about about)
{
    struct region_pages pages = {0};
    struct blob out = {0};
    for (size_t i = 0; i < count; i++) {
        struct blob one = {0};
        region_page(&one, &about, records[i], strlen(records[i]));
        region_pages_add(&pages, one.bytes, one.length);
        assert_false(one.failed);
        blob_free(&one);
    }
    region_pages_write(&out, &pages, &about);
    region_pages_free(&pages);
    assert_false(out.failed);
    return out.bytes;
}

static iga_rules *rules;

static int load_rules(void **state)
{
    size_t length;
    char *text = whole_file(SOURCE_DIR "/rules/iid-2026.lua", &length);
    (void)state;
    iga_status status = iga_rules_load(&rules, NULL, "iid-2026.lua", text, length, IGA_LANG_ID);
    free(text);
    return status == IGA_OK ? 0 : -1;
}

static int free_rules(void **state)
{
    (void)state;
    iga_rules_free(rules);
    return 0;
}

/* ---- The example of Tegal ------------------------------------------------------------------ */

static int keep(void *context, const iga_result *result)
{
    region_page_record(context, result);
    return 0;
}

static void score_example(struct blob *record)
{
    size_t length;
    char *text = whole_file(SOURCE_DIR "/rules/examples/tegal-2024.json", &length);
    iga_scorer *scorer;
    iga_splitter *splitter;
    iga_chunk chunk;
    size_t taken;
    const iga_score_options options = {.detail = true, .lang = IGA_LANG_ID};
    assert_int_equal(iga_scorer_new(&scorer, rules, &options), IGA_OK);
    assert_int_equal(iga_splitter_new(&splitter, "tegal.json", IGA_FROM_DETECT), IGA_OK);
    assert_int_equal(iga_splitter_cut(&chunk, &taken, splitter, text, length, true), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, keep, record), IGA_OK);
    iga_splitter_free(splitter);
    iga_scorer_free(scorer);
    free(text);
    assert_false(record->failed);
}

static bool shows(const char *page, const char *before, const char *decimal, const char *after)
{
    struct blob wanted = {0};
    blob_text(&wanted, before);
    decimal_shown(&wanted, decimal, IGA_LANG_ID);
    blob_text(&wanted, after);
    bool found = strstr(page, wanted.bytes) != NULL;
    blob_free(&wanted);
    return found;
}

static void the_figures_of_a_page_are_those_of_the_result(void **state)
{
    struct blob record = {0};
    iga_json *tree = NULL;
    (void)state;
    score_example(&record);
    const char *records[] = {record.bytes};
    char *page = page_of(records, 1, (struct page_about){.rules = rules, .detail = true});
    assert_balanced(page);
    assert_true(json_tree_read(&tree, record.bytes, record.length, IGA_MAX_NESTING) == IGA_OK);

    assert_true(shows(page, "<p class=\"index\">Indeks <b>",
                      iga_json_number(tree, iga_json_member(tree, 0, "index")), "</b> dari "));
    size_t figures = 0;
    size_t values = iga_json_member(tree, 0, "values");
    size_t lists[] = {values, iga_json_member(tree, 0, "variables")};
    for (size_t i = 0; i < 2; i++)
        for (size_t node = iga_json_first(tree, lists[i]); node != IGA_JSON_NONE;
             node = iga_json_next(tree, node), figures++)
            assert_true(shows(page, "<td class=\"n\">", iga_json_number(tree, node), "</td>"));
    assert_true(figures > 6);
    iga_json_free(tree);
    blob_free(&record);
    free(page);
}

static void each_chart_has_a_text(void **state)
{
    struct blob record = {0};
    (void)state;
    score_example(&record);
    const char *records[] = {record.bytes, record.bytes};
    char *page = page_of(records, 2, (struct page_about){.rules = rules});
    size_t charts = 0;
    for (const char *at = page; (at = strstr(at, "<svg ")); at++, charts++) {
        const char *end = strchr(at, '>');
        assert_non_null(strstr(at, " role=\"img\"><title>"));
        assert_int_equal(strncmp(end, "><title>", 8), 0);
        assert_true(end[8] != '<');
    }
    assert_true(charts > 10);
    blob_free(&record);
    free(page);
}

static void the_variables_of_a_region_add_up_to_its_aspect(void **state)
{
    iga_variable variable;
    size_t region = 0, innovation = 0;
    char maximum[40];
    (void)state;
    for (size_t i = 0; iga_rules_variable(&variable, rules, i); i++)
        *(variable.of_innovations ? &innovation : &region) += strtoul(variable.maximum, NULL, 10);
    iga_rules_innovation_maximum(maximum, rules);
    assert_int_equal(innovation, strtoul(maximum, NULL, 10));
    assert_true(region > 0);
}

static void the_next_predicate_is_the_nearest_above(void **state)
{
    static const struct {
        const char *index, *next, *at, *distance;
    } cases[] = {{"0.00", "Kurang Inovatif", "0.01", "-0.01"},
                 {"39.00", "Inovatif", "40.01", "-1.01"},
                 {"40.00", "Inovatif", "40.01", "-0.01"},
                 {"45.01", "Sangat Inovatif", "65.01", "-20"},
                 {"65.01", NULL, NULL, NULL},
                 {"many", NULL, NULL, NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        iga_edge edge;
        bool is_one = iga_rules_next_predicate(&edge, rules, cases[i].index);
        assert_int_equal(is_one, cases[i].next != NULL);
        if (!is_one)
            continue;
        assert_string_equal(edge.predicate, cases[i].next);
        assert_string_equal(edge.at, cases[i].at);
        assert_string_equal(edge.distance, cases[i].distance);
    }
}

static void predicates_are_told_from_the_lowest(void **state)
{
    static const struct {
        const char *name, *from;
        bool is_point;
    } wanted[] = {{"Tidak Dapat Dinilai", "0", true},
                  {"Kurang Inovatif", "0.01", false},
                  {"Inovatif", "40.01", false},
                  {"Sangat Inovatif", "65.01", false}};
    iga_predicate predicate;
    size_t count = 0;
    (void)state;
    for (; iga_rules_predicate(&predicate, rules, count); count++) {
        assert_string_equal(predicate.name, wanted[count].name);
        assert_string_equal(predicate.from, wanted[count].from);
        assert_int_equal(predicate.is_point, wanted[count].is_point);
    }
    assert_int_equal(count, sizeof wanted / sizeof wanted[0]);
}

/* ---- Names that would do harm --------------------------------------------------------------- */

static void a_hostile_name_is_shown_as_text(void **state)
{
    static const char *const records[] = {
        "{\"id\":\"\\\" onload=\\\"x\",\"name\":\"<script>alert(1)</script>\","
        "\"ruleset\":\"iid-2026\",\"index\":44.00,\"exact\":\"44\","
        "\"predicate\":\"</title><script>\",\"values\":{},\"missing\":0,\"warnings\":"
        "[{\"code\":\"x\",\"path\":\"<b>\",\"message\":\"a & b\"}]}",
        "{\"id\":\"2\",\"name\":\"</section>\\u001f\\u001d\\u001e\",\"ruleset\":\"iid-2026\","
        "\"errors\":[{\"file\":\"<i>\",\"line\":3,\"column\":1,\"cell\":null,"
        "\"message\":\"<u>wrong</u>\"}]}"};
    (void)state;
    char *page = page_of(records, 2, (struct page_about){.rules = rules, .lang = IGA_LANG_EN});
    assert_balanced(page);
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "<u>"));
    assert_non_null(strstr(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert_non_null(strstr(page, "&quot; onload=&quot;x"));
    assert_non_null(strstr(page, "id=\"d2\""));
    assert_null(strstr(page, "id=\"d3\""));
    free(page);
}

static void the_text_of_a_chart_is_escaped(void **state)
{
    struct blob out = {0};
    const struct chart_column column = {0, 1};
    const struct chart_step step = {"0", "<a>", true};
    (void)state;
    chart_bar(&out, "1", "2", "<\">&");
    chart_change(&out, "-1", "2", "</title>");
    chart_columns(&out, &column, 1, 10, "<svg>");
    chart_scale(&out, "1", "2", &step, 1, IGA_LANG_EN, "<i>");
    assert_false(out.failed);
    assert_balanced(out.bytes);
    assert_null(strstr(out.bytes, "<a>"));
    assert_non_null(strstr(out.bytes, "&lt;a&gt;"));
    assert_null(strstr(out.bytes, "<i>"));
    blob_free(&out);
}

static void a_scale_names_its_steps_where_there_is_room(void **state)
{
    struct blob out = {0};
    const struct chart_step wide[] = {{"1", "Low", false}, {"40", "High", true}};
    const struct chart_step narrow[] = {{"1", "Low", false}, {"98", "High", true}};
    (void)state;
    chart_scale(&out, "50", "100", wide, 2, IGA_LANG_EN, "x");
    assert_non_null(strstr(out.bytes, "grid-template-columns:400fr 600fr"));
    assert_non_null(strstr(out.bytes, "<span class=\"here\"><b>High</b>from 40</span>"));
    blob_clear(&out);
    chart_scale(&out, "50", "100", narrow, 2, IGA_LANG_EN, "x");
    assert_null(strstr(out.bytes, "Low"));
    blob_free(&out);
}

static void an_empty_class_is_drawn_without_a_column(void **state)
{
    struct blob out = {0};
    const struct chart_column columns[] = {{0, 0}, {10, 3}};
    (void)state;
    chart_columns(&out, columns, 2, 17, "x");
    assert_null(strstr(out.bytes, ">0</text><text x"));
    assert_non_null(strstr(out.bytes, ">3</text>"));
    assert_non_null(strstr(out.bytes, ">17</text>"));
    blob_free(&out);
}

static void a_decimal_is_padded_like_another(void **state)
{
    static const struct {
        const char *decimal, *like, *shown;
    } cases[] = {{"0.4", "63.16", "0,40"},
                 {"2", "63.16", "2,00"},
                 {"2", "63", "2"},
                 {"0.004989", "63.16", "0,004989"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct blob out = {0};
        decimal_padded(&out, cases[i].decimal, cases[i].like, IGA_LANG_ID);
        assert_string_equal(out.bytes, cases[i].shown);
        blob_free(&out);
    }
}

/* ---- What to do first ------------------------------------------------------------------------ */

static const char with_steps[] =
    "{\"id\":\"1\",\"name\":\"A\",\"ruleset\":\"iid-2026\",\"index\":44.00,\"exact\":\"44\","
    "\"predicate\":\"Inovatif\",\"values\":{},\"missing\":0,\"warnings\":["
    "{\"code\":\"x\",\"path\":\"indicators/visi_misi\",\"message\":\"Visi dan Misi: kosong\"},"
    "{\"code\":\"x\",\"path\":\"innovations/7/indicators/video\",\"message\":\"di luar rentang\"}],"
    "\"rank\":{\"all\":{\"place\":2,\"of\":3},\"provinsi\":{\"place\":1,\"of\":2},"
    "\"kind\":{\"place\":1,\"of\":1}},"
    "\"first_steps\":["
    "{\"kind\":\"eligible\",\"count\":2,\"about\":[\"7\",\"<9>\"],\"gain\":1.5},"
    "{\"kind\":\"add\",\"points\":80,\"about\":[],\"gain\":0.7},"
    "{\"kind\":\"raise\",\"title\":\"Visi\",\"from\":0,\"to\":1,\"takes\":\"a < b\",\"about\":[],"
    "\"gain\":0.4},"
    "{\"kind\":\"raise\",\"title\":\"Fourth\",\"from\":0,\"to\":1,\"takes\":null,\"about\":[],"
    "\"gain\":0.3},"
    "{\"kind\":\"raise_all\",\"title\":\"Video\",\"count\":2,\"about\":[\"1\",\"2\"],\"gain\":2}]}";

static void three_steps_come_first_and_all_of_them_later(void **state)
{
    const char *records[] = {with_steps};
    (void)state;
    char *page = page_of(records, 1, (struct page_about){.rules = rules, .is_ranked = true});
    assert_balanced(page);
    const char *first = strstr(page, "<div class=\"first\">"),
               *rest = strstr(page, "Yang menaikkan");
    assert_non_null(first);
    assert_non_null(rest);
    assert_non_null(
        strstr(first, "+1,50</span> <span>Penuhi syarat 2 inovasi<small>Inovasi 7, &lt;9&gt;"));
    assert_non_null(
        strstr(first, "Visi: naikkan dari level 0 ke 1<small>Yang diperlukan: a &lt; b"));
    assert_true(strstr(first, "Fourth") > rest);
    assert_true(strstr(first, "Video: pada 2 inovasi") > rest);
    assert_non_null(strstr(rest, "<td class=\"n gain\">+2,00</td>"));
    free(page);
}

static void places_and_warnings_are_named_as_people_name_them(void **state)
{
    const char *records[] = {with_steps};
    (void)state;
    char *page = page_of(records, 1, (struct page_about){.rules = rules, .is_ranked = true});
    assert_non_null(strstr(page, "<dt>Peringkat</dt>\n<dd>2 dari 3</dd>"));
    assert_non_null(
        strstr(page, "<dt>Peringkat: Kabupaten dan kota seprovinsi</dt>\n<dd>1 dari 2"));
    assert_non_null(strstr(page, "<dt>Peringkat: kind</dt>"));
    assert_non_null(strstr(page, "<li>Visi dan Misi: kosong</li>"));
    assert_non_null(strstr(page, "<li>Inovasi 7: Video inovasi daerah: di luar rentang</li>"));
    free(page);
}

static void a_page_of_one_region_has_its_name(void **state)
{
    const char *records[] = {with_steps, with_steps};
    (void)state;
    char *one = page_of(records, 1, (struct page_about){.rules = rules});
    assert_non_null(strstr(one, "<title>A – Indeks Inovasi Daerah 2026</title>"));
    assert_null(strstr(one, "<nav"));
    assert_non_null(
        strstr(one, ">9 Nilai capaian Lakip: CC<small>spd/institusi/lakip/codes/CC</small>"));
    char *two = page_of(records, 2, (struct page_about){.rules = rules});
    assert_non_null(strstr(two, "<title>Daerah – "));
    assert_non_null(strstr(two, "<nav"));
    assert_non_null(strstr(two, "<ul class=\"tally\"><li><b>2</b> Inovatif</li></ul>"));
    free(one);
    free(two);
}

static void a_fall_is_drawn_to_the_left(void **state)
{
    struct blob out = {0};
    (void)state;
    chart_change(&out, "-1", "2", "x");
    assert_non_null(strstr(out.bytes, "class=\"fall\" x=\"250\" width=\"250\""));
    blob_clear(&out);
    chart_change(&out, "2", "2", "x");
    assert_non_null(strstr(out.bytes, "class=\"fill\" x=\"500\" width=\"500\""));
    blob_free(&out);
}

static void the_larger_of_two_sizes_is_found_beside_nothing_too(void **state)
{
    static const struct {
        const char *a, *b, *larger;
    } cases[] = {
        {"2", "1.5", "2"}, {"1.5", "2", "2"}, {"26.44", "0.00", "26.44"}, {"0", "0.01", "0.01"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(chart_larger(cases[i].a, cases[i].b), cases[i].larger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_figures_of_a_page_are_those_of_the_result),
        cmocka_unit_test(each_chart_has_a_text),
        cmocka_unit_test(the_variables_of_a_region_add_up_to_its_aspect),
        cmocka_unit_test(the_next_predicate_is_the_nearest_above),
        cmocka_unit_test(predicates_are_told_from_the_lowest),
        cmocka_unit_test(a_hostile_name_is_shown_as_text),
        cmocka_unit_test(the_text_of_a_chart_is_escaped),
        cmocka_unit_test(a_scale_names_its_steps_where_there_is_room),
        cmocka_unit_test(an_empty_class_is_drawn_without_a_column),
        cmocka_unit_test(a_decimal_is_padded_like_another),
        cmocka_unit_test(three_steps_come_first_and_all_of_them_later),
        cmocka_unit_test(places_and_warnings_are_named_as_people_name_them),
        cmocka_unit_test(a_page_of_one_region_has_its_name),
        cmocka_unit_test(a_fall_is_drawn_to_the_left),
        cmocka_unit_test(the_larger_of_two_sizes_is_found_beside_nothing_too),
    };
    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
