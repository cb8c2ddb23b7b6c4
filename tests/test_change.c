/* Whether changing a region's text comes to the same as editing it by hand, and leaves all else
 * as it was written. */
#include "base/text.h"
#include "data/edit.h"
#include "iga.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Texts -------------------------------------------------------------------------------- */

enum how { SET, ADD, LEAVE_OUT };

struct edit {
    enum how how;
    const char *before;
    struct edit_place place; /* LEAVE_OUT: only its innovation */
    const char *json;
    const char *after; /* NULL: it cannot be done */
};

#define ANSWER(id, name)                                                                           \
    {                                                                                              \
        .innovation = (id), .is_answer = true, .key = (name)                                       \
    }

static const struct edit edits[] = {
    {SET, "{\"indicators\":{\"a\":1}}", ANSWER(NULL, "a"), "2", "{\"indicators\":{\"a\":2}}"},
    {SET, "{\"indicators\":{}}", ANSWER(NULL, "a"), "2", "{\"indicators\":{\"a\": 2}}"},
    {SET, "{ \"indicators\" : { } }", ANSWER(NULL, "a"), "2", "{ \"indicators\" : {\"a\": 2 } }"},
    {SET, "{\"indicators\":{\"b\":[1,{\"a\":3}] , \"c\" : 1.50}}", ANSWER(NULL, "a"), "2",
     "{\"indicators\":{\"b\":[1,{\"a\":3}] , \"c\" : 1.50, \"a\": 2}}"},
    {SET, "{\"indicators\":{\"\\u0061\":{\"x\":\"}\\\"\"}}}", ANSWER(NULL, "a"), "2",
     "{\"indicators\":{\"\\u0061\":2}}"},
    {SET,
     "{\"a\":0,\"indicators\":{\"a\":1}}",
     {.key = "a"},
     "null",
     "{\"a\":null,\"indicators\":{\"a\":1}}"},
    {SET,
     "{\"indicators\":{\"old\":1}}",
     {.is_answer = true, .key = "new", .alias = "old"},
     "2",
     "{\"indicators\":{\"old\":2}}"},
    {SET,
     "{\"innovations\":[{\"id\":\"1\",\"indicators\":{\"a\":1}},\n"
     "{\"indicators\":{\"a\":1},\"id\":\"\\u00e9\\ud83d\\ude00\"}]}",
     ANSWER("é😀", "a"), "\"x\"",
     "{\"innovations\":[{\"id\":\"1\",\"indicators\":{\"a\":1}},\n"
     "{\"indicators\":{\"a\":\"x\"},\"id\":\"\\u00e9\\ud83d\\ude00\"}]}"},
    {SET, "{\"innovations\":[{\"id\":\"10\",\"indicators\":{}}]}", ANSWER("1", "a"), "2", NULL},
    {SET, "{\"innovations\":[]}", ANSWER("1", "a"), "2", NULL},
    {LEAVE_OUT,
     "{\"innovations\":[{\"id\":\"1\"}]}",
     {.innovation = "1"},
     NULL,
     "{\"innovations\":[]}"},
    {LEAVE_OUT,
     "{\"innovations\":[ {\"id\":\"1\"}, {\"id\":\"2\"} ,{\"id\":\"3\"}]}",
     {.innovation = "1"},
     NULL,
     "{\"innovations\":[ {\"id\":\"2\"} ,{\"id\":\"3\"}]}"},
    {LEAVE_OUT,
     "{\"innovations\":[ {\"id\":\"1\"}, {\"id\":\"2\"} ,{\"id\":\"3\"}]}",
     {.innovation = "2"},
     NULL,
     "{\"innovations\":[ {\"id\":\"1\"} ,{\"id\":\"3\"}]}"},
    {LEAVE_OUT,
     "{\"innovations\":[ {\"id\":\"1\"}, {\"id\":\"2\"} ,{\"id\":\"3\"}]}",
     {.innovation = "3"},
     NULL,
     "{\"innovations\":[ {\"id\":\"1\"}, {\"id\":\"2\"}]}"},
    {LEAVE_OUT, "{\"innovations\":[]}", {.innovation = "3"}, NULL, NULL},
    {ADD, "{\"innovations\":[]}", {0}, "{\"id\":\"9\"}", "{\"innovations\":[{\"id\":\"9\"}]}"},
    {ADD,
     "{\"innovations\":[{\"id\":\"1\"}\n]}",
     {0},
     "{\"id\":\"9\"}",
     "{\"innovations\":[{\"id\":\"1\"}, {\"id\":\"9\"}\n]}"},
    {ADD, "{}", {0}, "{\"id\":\"9\"}", NULL},
};

static void a_text_changes_in_its_place_and_nowhere_else(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(edits); i++) {
        const struct edit *edit = &edits[i];
        struct buffer text = {0};
        bool is_done;
        buffer_text(&text, edit->before);
        if (edit->how == SET)
            is_done = edit_set(&text, &edit->place, edit->json);
        else if (edit->how == ADD)
            is_done = edit_add(&text, edit->json);
        else
            is_done = edit_leave_out(&text, edit->place.innovation);
        if (is_done != (edit->after != NULL))
            print_error("%s\n", edit->before);
        assert_int_equal(is_done, edit->after != NULL);
        assert_string_equal(text.bytes, edit->after ? edit->after : edit->before);
        buffer_free(&text);
    }
}

/* ---- Chunks ------------------------------------------------------------------------------- */

struct cut {
    const char *text;
    bool lines;
    const char *parts; /* "line:column text|", one behind the other */
};

static const struct cut cuts[] = {
    {"", false, ""},
    {" {} ", false, "1:2 {}|"},
    {"{\"a\":[1,2]} ,\n {\"b\":\"},{\"}", false, "1:1 {\"a\":[1,2]}|2:2 {\"b\":\"},{\"}|"},
    {"{}\n\n{} \n", true, "1:1 {}|3:1 {} |"},
    {"{} {}\nx\n", true, "1:1 {} {}|2:1 x|"},
};

static void a_chunk_is_cut_into_its_regions(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cuts); i++) {
        struct buffer parts = {0};
        iga_chunk one, rest = {.bytes = cuts[i].text,
                               .length = strlen(cuts[i].text),
                               .line = 1,
                               .column = 1,
                               .lines = cuts[i].lines};
        buffer_text(&parts, "");
        while (iga_chunk_cut(&one, &rest))
            buffer_print(&parts, "%zu:%zu %.*s|", one.line, one.column, (int)one.length, one.bytes);
        assert_string_equal(parts.bytes, cuts[i].parts);
        buffer_free(&parts);
    }
}

/* ---- Rules and regions -------------------------------------------------------------------- */

static const char rule_text[] =
    "ruleset \"t\" { title = \"T\", year = 2026, status = in_force, source = official \"X\",\n"
    "  field \"area\" { of = region, type = number },\n"
    "  field \"topic\" { of = innovation, type = one_of { \"Air\", \"Tanah\" } },\n"
    "  field \"since\" { of = innovation, type = date, required = true },\n"
    "  aspect \"own\" { title = \"Own\", of = region,\n"
    "    indicator \"code\" { title = \"C\", weight = 1, codes { A = 1, [\"3\"] = 2 } },\n"
    "    indicator \"rate\" { title = \"R\", weight = 1, bands { decimals = 1, at_most(4.9),\n"
    "      between(5, 9.9), at_least(10) } },\n"
    "  },\n"
    "  aspect \"made\" { title = \"Made\", of = innovation,\n"
    "    eligible = all {\n"
    "      must \"new\" { within(innovation.since, between(\"2024-01-01\", \"2025-12-31\")),\n"
    "        otherwise = \"old\" },\n"
    "      must \"mandatory\" { mandatory_at_least(1), otherwise = \"empty\" } },\n"
    "    indicator \"a\" { title = \"A\", weight = 1.5, mandatory = true,\n"
    "      choices { \"1\", \"2\", \"3\" } },\n"
    "    indicator \"b\" { title = \"B\", weight = 1, choices { \"1\", \"2\", \"3\" } },\n"
    "  },\n"
    "  value \"x\" { title = \"X\", total \"own\" + total \"made\" +\n"
    "    distinct(innovations.topic, { \"Air\", \"Tanah\" }) },\n"
    "  index = value.x,\n"
    "  predicates = { decimals = 2, predicate \"P\" (0, 10000000) },\n}\n";

static const char region[] =
    "{\"id\": \"1\", \"area\": 2, \"note\": [1.50], \"indicators\": {\"code\": \"A\"},\n"
    " \"innovations\": [\n"
    "  {\"id\": \"x.1\", \"since\": \"2024-05-05\", \"topic\": \"Air\", \"indicators\": {\"a\": "
    "1}},\n"
    "  {\"id\": \"k=2\", \"since\": \"2020-05-05\", \"indicators\": {\"a\": 3, \"b\": 3}}]}";

static iga_rules *load(void)
{
    iga_rules *rules;
    iga_findings *findings;
    if (iga_rules_load(&rules, &findings, "t.lua", rule_text, sizeof rule_text - 1, IGA_LANG_EN) !=
        IGA_OK)
        fail_msg("%s", iga_findings_get(findings, 0)->message);
    iga_findings_free(findings);
    return rules;
}

static iga_chunk chunk_of(const char *text)
{
    return (iga_chunk){.bytes = text, .length = strlen(text), .line = 1, .column = 1};
}

/* One change: the function for it and what it is told. */
struct change {
    iga_status (*make)(iga_changes *changes, const char *text);
    const char *text;
};

enum { MOST_CHANGES = 3 };

struct row {
    struct change changes[MOST_CHANGES];
    const char *after; /* the region; or what is said */
};

static iga_status make(iga_changes *changes, const struct row *row)
{
    iga_status status = IGA_OK;
    for (size_t i = 0; i < MOST_CHANGES && row->changes[i].make && status == IGA_OK; i++)
        status = row->changes[i].make(changes, row->changes[i].text);
    const iga_chunk chunk = chunk_of(region);
    return status == IGA_OK ? iga_changes_apply(changes, &chunk) : status;
}

#define BEHIND                                                                                     \
    ",\n  {\"id\": \"k=2\", \"since\": \"2020-05-05\", \"indicators\": {\"a\": 3, \"b\": 3}}]}"
#define FRONT "{\"id\": \"1\", \"area\": 2, \"note\": [1.50], \"indicators\": {\"code\": \"A\"},\n"
#define FIRST                                                                                      \
    " \"innovations\": [\n"                                                                        \
    "  {\"id\": \"x.1\", \"since\": \"2024-05-05\", \"topic\": \"Air\", \"indicators\": {\"a\": "  \
    "1}}"

static const struct row rows[] = {
    {{{iga_changes_set, "x.1.a=3"}},
     FRONT " \"innovations\": [\n  {\"id\": \"x.1\", \"since\": \"2024-05-05\", \"topic\": "
           "\"Air\", \"indicators\": {\"a\": 3}}" BEHIND},
    {{{iga_changes_set, "code=3"}, {iga_changes_set, "rate=5,5"}},
     "{\"id\": \"1\", \"area\": 2, \"note\": [1.50], \"indicators\": {\"code\": \"3\", \"rate\": "
     "\"5,5\"},\n" FIRST BEHIND},
    {{{iga_changes_set, "rate={\"level\": 2}"}, {iga_changes_set, "area=null"}},
     "{\"id\": \"1\", \"area\": null, \"note\": [1.50], \"indicators\": {\"code\": \"A\", "
     "\"rate\": {\"level\": 2}},\n" FIRST BEHIND},
    {{{iga_changes_set, "k=2.since=2025-01-01"}, {iga_changes_set, "x.1.topic=Tanah"}},
     FRONT " \"innovations\": [\n  {\"id\": \"x.1\", \"since\": \"2024-05-05\", \"topic\": "
           "\"Tanah\", \"indicators\": {\"a\": 1}},\n  {\"id\": \"k=2\", \"since\": "
           "\"2025-01-01\", \"indicators\": {\"a\": 3, \"b\": 3}}]}"},
    {{{iga_changes_leave_out, "k=2"}}, FRONT FIRST "]}"},
    {{{iga_changes_leave_out, "x.1"}, {iga_changes_add, "1@4.5:Tanah"}},
     FRONT " \"innovations\": [\n  {\"id\": \"k=2\", \"since\": \"2020-05-05\", \"indicators\": "
           "{\"a\": 3, \"b\": 3}}, {\"id\": \"baru-1\", \"topic\": \"Tanah\", \"since\": "
           "\"2025-12-31\", \"indicators\": {\"a\": {\"level\": 3}}}]}"},
};

static void changes_come_to_the_same_as_editing_by_hand(void **state)
{
    (void)state;
    iga_rules *rules = load();
    for (size_t i = 0; i < COUNT(rows); i++) {
        iga_changes *changes;
        assert_int_equal(iga_changes_new(&changes, rules, IGA_LANG_EN), IGA_OK);
        iga_status status = make(changes, &rows[i]);
        if (status != IGA_OK)
            fail_msg("%s: %s", rows[i].changes[0].text,
                     iga_findings_get(iga_changes_findings(changes), 0)->message);
        assert_string_equal(iga_changes_text(NULL, changes), rows[i].after);
        iga_changes_free(changes);
    }
    iga_rules_free(rules);
}

static const struct row mistakes[] = {
    {{{iga_changes_set, "code"}},
     "code: this sets nothing; write INNOVATION.indicator=VALUE, or indicator=VALUE for the "
     "region's own answers"},
    {{{iga_changes_set, "cose=A"}}, "cose=A: unknown indicator 'cose'; did you mean 'code'?"},
    {{{iga_changes_set, "x.1.zzzz=A"}},
     "x.1.zzzz=A: unknown indicator 'zzzz'; the rules have none of this name"},
    {{{iga_changes_set, "x.2.a=1"}},
     "x.2.a=1: the region has no innovation \"x.2\"; did you mean \"x.1\"?"},
    {{{iga_changes_leave_out, "innovation"}},
     "innovation: the region has no innovation \"innovation\"; use the id of one that it has"},
    {{{iga_changes_set, "x.1.a=4"}},
     "innovations/x.1/indicators/a: the level 4 is out of range; it must be from 0 to 3"},
    {{{iga_changes_add, "80"}},
     "80: this is no addition; write N@MATURITY, with 1 to 10000 for N, or N@MATURITY:AREA, such "
     "as "
     "3@80:Kesehatan"},
    {{{iga_changes_add, "0@80"}},
     "0@80: this is no addition; write N@MATURITY, with 1 to 10000 for N, or N@MATURITY:AREA, such "
     "as 3@80:Kesehatan"},
    {{{iga_changes_add, "1@4:Tanag"}},
     "1@4:Tanag: no field of an innovation lists \"Tanag\"; did you mean \"Tanah\"?"},
    {{{iga_changes_add, "1@1"}},
     "1@1: no eligible innovation has a maturity of exactly 1; the nearest is 1.5"},
    {{{iga_changes_add, "1@7"}},
     "1@7: no eligible innovation has a maturity of exactly 7; the nearest is 6.5"},
};

static void a_change_that_cannot_be_made_is_refused(void **state)
{
    (void)state;
    iga_rules *rules = load();
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        iga_changes *changes;
        struct buffer said = {0};
        assert_int_equal(iga_changes_new(&changes, rules, IGA_LANG_EN), IGA_OK);
        assert_int_equal(make(changes, &mistakes[i]), IGA_EUSAGE);
        const iga_finding *finding = iga_findings_get(iga_changes_findings(changes), 0);
        buffer_print(&said, "%s: %s", finding->path, finding->message);
        assert_string_equal(said.bytes, mistakes[i].after);
        buffer_free(&said);
        iga_changes_free(changes);
    }
    iga_rules_free(rules);
}

static void a_refused_region_cannot_be_changed(void **state)
{
    (void)state;
    iga_rules *rules = load();
    iga_changes *changes;
    const iga_chunk chunk = chunk_of("{\"id\": \"1\", \"indicators\": {\"code\": \"Z\"}, "
                                     "\"innovations\": []}");
    assert_int_equal(iga_changes_new(&changes, rules, IGA_LANG_EN), IGA_OK);
    assert_int_equal(iga_changes_set(changes, "code=A"), IGA_OK);
    assert_int_equal(iga_changes_apply(changes, &chunk), IGA_EDATA);
    assert_int_equal(iga_findings_count(iga_changes_findings(changes)), 1);
    iga_changes_free(changes);
    iga_rules_free(rules);
}

/* ---- What is added ------------------------------------------------------------------------ */

static int keep_result(void *context, const iga_result *result)
{
    struct buffer *out = context;
    assert_int_equal(iga_result_error_count(result), 0);
    buffer_print(out, "%zu of %zu:", iga_result_eligible(result), iga_result_reported(result));
    for (size_t i = 0; i < iga_result_innovation_count(result); i++)
        buffer_print(out, " %s", iga_result_innovation_score(result, i));
    return 0;
}

/* Every maturity there can be, and no other: three levels of 1.5 and three of 1, the first of
 * them at least 1. */
static void an_innovation_is_added_with_just_the_points_asked_for(void **state)
{
    static const char *const points[] = {"1.5", "2.5", "3", "3.5", "4",  "4.5",
                                         "5",   "5.5", "6", "6.5", "7.5"};
    static const char *const none[] = {"0", "1", "2", "7", "8", "2.25"};
    (void)state;
    iga_rules *rules = load();
    const iga_score_options detail = {.detail = true};
    iga_scorer *scorer;
    const iga_chunk before = chunk_of("{\"id\":\"1\",\"indicators\":{},\"innovations\":[]}");
    assert_int_equal(iga_scorer_new(&scorer, rules, &detail), IGA_OK);
    for (size_t i = 0; i < COUNT(points) + COUNT(none); i++) {
        bool is_possible = i < COUNT(points);
        const char *wanted = is_possible ? points[i] : none[i - COUNT(points)];
        struct buffer text = {0}, got = {0}, expected = {0};
        iga_changes *changes;
        buffer_print(&text, "2@%s", wanted);
        assert_int_equal(iga_changes_new(&changes, rules, IGA_LANG_EN), IGA_OK);
        iga_status status = iga_changes_add(changes, text.bytes);
        if (status == IGA_OK)
            status = iga_changes_apply(changes, &before);
        if (status != (is_possible ? IGA_OK : IGA_EUSAGE))
            print_error("%s\n", text.bytes);
        assert_int_equal(status, is_possible ? IGA_OK : IGA_EUSAGE);
        if (is_possible) {
            const iga_chunk after = chunk_of(iga_changes_text(NULL, changes));
            assert_int_equal(iga_scorer_run(scorer, &after, keep_result, &got), IGA_OK);
            buffer_print(&expected, "2 of 2: %s %s", wanted, wanted);
            assert_string_equal(got.bytes, expected.bytes);
        }
        iga_changes_free(changes);
        buffer_free(&text);
        buffer_free(&got);
        buffer_free(&expected);
    }
    iga_scorer_free(scorer);
    iga_rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_changes_in_its_place_and_nowhere_else),
        cmocka_unit_test(a_chunk_is_cut_into_its_regions),
        cmocka_unit_test(changes_come_to_the_same_as_editing_by_hand),
        cmocka_unit_test(a_change_that_cannot_be_made_is_refused),
        cmocka_unit_test(a_refused_region_cannot_be_changed),
        cmocka_unit_test(an_innovation_is_added_with_just_the_points_asked_for),
    };
    return cmocka_run_group_tests_name("change", tests, NULL, NULL);
}
