/* Every word of formulas and conditions does what it says, on one small region. */
#include "rule_frame.h"

/* Of its innovations the last is not eligible. Points of `made`: 4, 7, 7 and 6. */
static const char region[] =
    "{\"id\": \"1\", \"people\": 100, \"kind\": \"kota\", \"area\": \"2,5\","
    " \"indicators\": {\"pick\": 2, \"code\": \"B\", \"solo\": 3}, \"innovations\": ["
    "{\"id\": \"1\", \"topic\": \"A\", \"day\": \"2024-01-01\", \"pages\": 10, \"cost\": 1.5,"
    " \"design\": \"one two  three\", \"indicators\": {\"use\": 2, \"rate\": 2.04}},"
    "{\"id\": \"2\", \"topic\": \"B\", \"day\": \"2025-06-30\", \"pages\": 20, \"cost\": -2,"
    " \"indicators\": {\"use\": 3, \"rate\": 3}},"
    "{\"id\": \"3\", \"topic\": \"A\", \"day\": \"2026-01-01\","
    " \"indicators\": {\"use\": 1, \"rate\": 5.23}},"
    "{\"id\": \"4\", \"topic\": \"C\", \"pages\": 5, \"indicators\": {\"use\": 0, \"rate\": 9}}]}";

struct expectation {
    const char *expression, *value;
};

static int compare_value(void *context, const iga_result *result)
{
    const struct expectation *expected = context;

    if (iga_result_error_count(result) > 0)
        fail_msg("%s", iga_result_error(result, 0)->message);
    if (strcmp(iga_result_value_exact(result, 0), expected->value) != 0)
        print_error("written: %s\n", expected->expression);
    assert_string_equal(iga_result_value_exact(result, 0), expected->value);
    return 0;
}

static void check_expression(struct expectation expected)
{
    char *text = frame_around(expected.expression);
    iga_rules *rules = rules_of(text);
    iga_chunk chunk = {
        .bytes = region, .length = strlen(region), .file = "d.json", .line = 1, .column = 1};
    iga_scorer *scorer;

    assert_int_equal(iga_scorer_new(&scorer, rules, NULL), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, compare_value, &expected), IGA_OK);
    iga_scorer_free(scorer);
    iga_rules_free(rules);
    free(text);
}

static void check_expressions(const struct expectation *expectations, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_expression(expectations[i]);
}

static const struct expectation arithmetic[] = {
    {"total \"v\" + 1", "8"},
    {"1 - total \"v\"", "-6"},
    {"-total \"v\"", "-7"},
    {"0.1 * total \"v\"", "7/10"},
    {"total \"v\" / 3", "7/3"},
    {"(total \"v\" + 1) * 2 - 3 / 2", "29/2"},
    {"min(total \"v\", 5)", "5"},
    {"min(total \"v\", 5, 4, 6)", "4"},
    {"max(total \"v\", 5)", "7"},
    {"sum(1, 2, total \"v\")", "10"},
    {"mean(1, 2, total \"v\")", "10/3"},
    {"smallest(3, total \"v\")", "3"},
    {"largest(3, total \"v\")", "7"},
    {"when(at_least(total \"v\", 7), 1, 2)", "1"},
    {"when(at_least(total \"v\", 7.5), 1, 2)", "2"},
    {"when(equals(region.kind, \"kota\"), 1, 2)", "1"},
    {"when(at_most(region.people, 99), 1, 2)", "2"},
    {"region.people / 8", "25/2"},
    {"first_given(region.area, 0)", "5/2"},
    {"first_given(region.gap, region.area, 9)", "5/2"},
    {"first_given(region.gap, 9)", "9"},
};

static const struct expectation points[] = {
    {"total \"own\"", "10"},
    {"total \"v\"", "7"},
    {"total \"pick\"", "3"},
    {"level \"pick\" + 0", "2"},
    {"level \"code\" + 0", "2"},
    {"total \"made\"", "18"},
    {"total \"rate\"", "12"},
    {"total(\"made\", innovations)", "18"},
    {"total(\"made\", reported)", "24"},
    {"total(\"rate\", where(innovations, at_least(level \"rate\", 2)))", "10"},
};

static const struct expectation over_innovations[] = {
    {"count(innovations)", "3"},
    {"count(reported)", "4"},
    {"count(where(innovations, equals(innovation.topic, \"A\")))", "2"},
    {"count(where(reported, given(innovation.pages)))", "3"},
    {"count(where(where(reported, given(innovation.pages)), at_least(innovation.pages, 10)))", "2"},
    {"sum(innovations, innovation.pages)", "30"},
    {"sum(reported, innovation.pages)", "35"},
    {"sum(innovations, innovation.cost)", "-1/2"},
    {"sum(innovations, total \"use\")", "6"},
    {"sum(innovations, level \"rate\")", "6"},
    {"sum(innovations, words(innovation.design))", "3"},
    {"sum(innovations, 2)", "6"},
    {"mean(innovations, total \"made\")", "6"},
    {"mean(innovations, innovation.pages)", "15"},
    {"mean(where(innovations, equals(innovation.topic, \"C\")), total \"made\")", "0"},
    {"smallest(innovations, total \"made\")", "4"},
    {"smallest(innovations, innovation.cost)", "-2"},
    {"smallest(where(innovations, equals(innovation.topic, \"C\")), total \"made\")", "0"},
    {"largest(innovations, total \"made\")", "7"},
    {"largest(reported, innovation.pages)", "20"},
    {"largest(innovations, level \"use\")", "3"},
    {"distinct(innovations.topic)", "2"},
    {"distinct(reported.topic)", "3"},
    {"distinct(reported.topic, { \"A\", \"B\" })", "2"},
    {"distinct(where(innovations, at_most(level \"rate\", 1)).topic)", "1"},
};

/* Conditions, by how many of the four innovations they hold for. */
static const struct expectation conditions[] = {
    {"at_least(innovation.pages, 10)", "2"},
    {"at_most(innovation.pages, 10)", "2"},
    {"above(innovation.pages, 10)", "1"},
    {"below(innovation.pages, 10)", "1"},
    {"between(innovation.pages, 5, 10)", "2"},
    {"within(innovation.pages, between(5, 10))", "2"},
    {"within(innovation.pages, at_least(10))", "2"},
    {"within(innovation.pages, at_most(5))", "1"},
    {"within(innovation.pages, above(5))", "2"},
    {"within(innovation.pages, below(10))", "1"},
    {"equals(innovation.pages, 20)", "1"},
    {"between(innovation.day, \"2024-01-01\", \"2025-06-30\")", "2"},
    {"within(innovation.day, between(\"2024-01-02\", \"2026-01-01\"))", "2"},
    {"within(innovation.day, at_least(\"2025-06-30\"))", "2"},
    {"within(innovation.day, at_most(\"2024-01-01\"))", "1"},
    {"at_least(innovation.day, \"2025-06-30\")", "2"},
    {"below(innovation.day, \"2026-01-01\")", "2"},
    {"equals(innovation.day, \"2026-01-01\")", "1"},
    {"equals(innovation.topic, \"C\")", "1"},
    {"one_of(innovation.topic, { \"B\", \"C\" })", "2"},
    {"given(innovation.design)", "1"},
    {"given(innovation.day)", "3"},
    {"all { given(innovation.day), given(innovation.pages) }", "2"},
    {"any { equals(innovation.topic, \"B\"), equals(innovation.topic, \"C\") }", "2"},
    {"none { given(innovation.day) }", "1"},
    {"none { given(innovation.day), given(innovation.pages) }", "0"},
    {"at_least(words(innovation.design), 3)", "1"},
    {"at_least(first_given(innovation.pages, 7), 7)", "3"},
    {"at_least(total \"made\", 6)", "3"},
    {"at_least(level \"rate\", 3)", "2"},
    {"mandatory_at_least(1)", "3"},
    {"mandatory_at_least(3)", "1"},
    {"at_least(region.people, 100)", "4"},
    {"equals(region.kind, \"kabupaten\")", "0"},
};

static void arithmetic_is_exact(void **state)
{
    (void)state;
    check_expressions(arithmetic, COUNT(arithmetic));
}

static void totals_and_levels_are_those_of_the_answers(void **state)
{
    (void)state;
    check_expressions(points, COUNT(points));
}

static void aggregates_go_over_the_innovations_they_name(void **state)
{
    (void)state;
    check_expressions(over_innovations, COUNT(over_innovations));
}

static void conditions_hold_where_they_say(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(conditions); i++) {
        struct buffer counted = {0};
        buffer_print(&counted, "count(where(reported, %s))", conditions[i].expression);
        check_expression((struct expectation){counted.bytes, conditions[i].value});
        buffer_free(&counted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic_is_exact),
        cmocka_unit_test(totals_and_levels_are_those_of_the_answers),
        cmocka_unit_test(aggregates_go_over_the_innovations_they_name),
        cmocka_unit_test(conditions_hold_where_they_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
