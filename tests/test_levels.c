/* What an answer earns: level and points, by choices, codes, bands, bases and two figures. */
#include "rule_text.h"

#define BEFORE                                                                                     \
    "ruleset \"t\" {\n"                                                                            \
    "  title = \"T\", year = 2026, status = in_force, overlap = %s,\n"                             \
    "  field \"people\" { of = region, type = whole },\n"                                          \
    "  aspect \"a\" { title = \"A\", of = region,\n"                                               \
    "    indicator \"i\" { title = \"I\", %s },\n"                                                 \
    "  },\n"                                                                                       \
    "  index = 0 * total \"a\",\n"                                                                 \
    "  predicates = { decimals = 0, predicate \"P\" (0, 0) },\n"                                   \
    "}\n"

struct grading {
    const char *rule, *answer;
    const char *earned; /* "level score of max", or what is said of the answer */
};

static void print_answer(struct buffer *out, const iga_result *result)
{
    static const char *const states[] = {"", " missing", " not applicable"};
    iga_answer answer;

    assert_true(iga_result_answer(&answer, result, 0));
    buffer_print(out, "%u %s of %s%s", answer.level, answer.score, answer.max,
                 states[answer.state]);
    for (size_t i = 0; i < iga_result_warning_count(result); i++)
        buffer_print(out, " %s", iga_result_warning(result, i)->code);
}

static int compare_answer(void *context, const iga_result *result)
{
    const struct grading *grading = context;
    struct buffer got = {0};

    if (iga_result_error_count(result) > 0)
        buffer_text(&got, iga_result_error(result, 0)->code);
    else
        print_answer(&got, result);
    if (strcmp(got.bytes, grading->earned) != 0)
        print_error("%s: %s\n", grading->rule, grading->answer);
    assert_string_equal(got.bytes, grading->earned);
    buffer_free(&got);
    return 0;
}

static void check_gradings(const struct grading *gradings, size_t count, const char *overlap)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer text = {0}, data = {0};
        buffer_print(&text, BEFORE, overlap, gradings[i].rule);
        buffer_print(&data, "{\"id\": \"1\", \"people\": 10, \"indicators\": {\"i\": %s}}",
                     gradings[i].answer);
        iga_rules *rules = rules_of(text.bytes);
        iga_score_options options = {.detail = true, .lang = IGA_LANG_EN};
        iga_chunk chunk = {
            .bytes = data.bytes, .length = data.length, .file = "d", .line = 1, .column = 1};
        iga_scorer *scorer;
        struct grading grading = gradings[i];
        assert_int_equal(iga_scorer_new(&scorer, rules, &options), IGA_OK);
        assert_int_equal(iga_scorer_run(scorer, &chunk, compare_answer, &grading), IGA_OK);
        iga_scorer_free(scorer);
        iga_rules_free(rules);
        buffer_free(&text);
        buffer_free(&data);
    }
}

#define THREE "choices { \"one\", \"two\", \"three\" }"
#define CODES "weight = 2, codes { TMP = 1, WTP = 3, [\"Sangat Baik\"] = 2 }"

static const struct grading by_choice[] = {
    {"weight = 1.5, " THREE, "2", "2 3 of 4.5"},
    {"weight = 1.5, " THREE, "\"3\"", "3 4.5 of 4.5"},
    {"weight = 1.5, " THREE, "{\"level\": 1}", "1 1.5 of 4.5"},
    {"weight = 1.5, " THREE, "0", "0 0 of 4.5"},
    {"weight = 1.5, " THREE, "null", "0 0 of 4.5 missing"},
    {"weight = 1.5, mandatory = true, " THREE, "null", "0 0 of 4.5 missing mandatory_missing"},
    {"weight = 0, " THREE, "3", "3 0 of 0"},
    {"scores = { 1, 2.5, 4 }, " THREE, "2", "2 2.5 of 4"},
    {"scores = { 1, 5, 4 }, " THREE, "1", "1 1 of 5"},
    {"weight = 1, choices { [0] = \"none\", \"one\" }", "0", "0 0 of 1"},
    {CODES, "\"WTP\"", "3 6 of 6"},
    {CODES, "\"TMP\"", "1 2 of 6"},
    {CODES, "\"Sangat Baik\"", "2 4 of 6"},
    {CODES, "\"wtp\"", "unknown_code"},
    {"weight = 1, " THREE, "4", "level_range"},
    {"weight = 1, codes { A = 0, B = 1 }", "\"A\"", "0 0 of 1"},
};

#define EDGES "weight = 1, bands { decimals = 2, at_most(8.16), at_least(8.17) }"

static const struct grading by_band[] = {
    {"weight = 1, bands { at_most(2), above(2) }", "2", "1 1 of 2"},
    {"weight = 1, bands { at_most(2), above(2) }", "2.000001", "2 2 of 2"},
    {"weight = 1, bands { below(5), at_least(5) }", "\"4,999\"", "1 1 of 2"},
    {"weight = 1, bands { below(5), at_least(5) }", "5", "2 2 of 2"},
    {"weight = 1, bands { [0] = exactly(0), between(1, 3), at_least(4), whole = true }", "0",
     "0 0 of 2"},
    {"weight = 1, bands { [0] = exactly(0), between(1, 3), at_least(4), whole = true }", "3",
     "1 1 of 2"},
    {"weight = 1, bands { between(1, 2), between(4, 5) }", "3", "0 0 of 2 no_band"},
    {EDGES, "8.164", "1 1 of 2"},
    {EDGES, "8.165", "2 2 of 2"},
    {EDGES, "8.1649999", "1 1 of 2"},
    {"weight = 1, bands { decimals = 2, at_most(-8.17), at_least(-8.16) }", "-8.165", "1 1 of 2"},
    {"weight = 1, bands { decimals = 2, at_most(-8.17), at_least(-8.16) }", "-8.164", "2 2 of 2"},
};

#define FIGURES(word, low, high)                                                                   \
    "weight = 1, from = " word ", bands { decimals = 2, at_most(" low "), at_least(" high ") }"

static const struct grading by_two_figures[] = {
    {FIGURES("growth", "5", "5.01"), "{\"previous\": 200, \"current\": 210}", "1 1 of 2"},
    {FIGURES("growth", "5", "5.01"), "{\"previous\": 200, \"current\": 210.02}", "2 2 of 2"},
    {FIGURES("growth", "8.16", "8.17"), "{\"previous\": 1000, \"current\": 1081.65}", "2 2 of 2"},
    {FIGURES("growth", "8.16", "8.17"), "{\"previous\": 1000, \"current\": 1081.6499}", "1 1 of 2"},
    {FIGURES("growth", "-8.17", "-8.16"), "{\"previous\": 1000, \"current\": 918.35}", "1 1 of 2"},
    {FIGURES("growth", "33.33", "33.34"), "{\"previous\": 3, \"current\": 4}", "1 1 of 2"},
    {FIGURES("growth", "5", "5.01"), "{\"previous\": 0, \"current\": 4}", "growth"},
    {FIGURES("growth", "5", "5.01"), "7.25", "2 2 of 2"},
    {FIGURES("increase", "0.36", "0.37"), "{\"previous\": 1.005, \"current\": 1.37}", "2 2 of 2"},
    {FIGURES("increase", "-0.37", "-0.36"), "{\"previous\": 1.37, \"current\": 1.005}", "1 1 of 2"},
    {FIGURES("decrease", "0.36", "0.37"), "{\"previous\": 1.37, \"current\": 1.005}", "2 2 of 2"},
    {FIGURES("decrease", "0.36", "0.37"), "{\"previous\": 1, \"current\": 2}", "1 1 of 2"},
};

#define BASES                                                                                      \
    "weight = 2, bases { basis \"a\" { bands { whole = true, at_most(5), above(5) } },\n"          \
    "basis \"trend\" { bands { at_most(0.5), above(0.5) } } }"

static const struct grading by_basis[] = {
    {BASES, "{\"basis\": \"a\", \"value\": 6}", "2 4 of 4"},
    {BASES, "{\"basis\": \"trend\", \"value\": \"0,5\"}", "1 2 of 4"},
    {BASES, "6", "no_basis"},
    {BASES, "{\"basis\": \"b\", \"value\": 6}", "unknown_basis"},
    {BASES ", choices { \"one\", \"two\" }", "1", "1 2 of 4"},
    {BASES ", choices { \"one\", \"two\" }", "{\"basis\": \"a\", \"value\": 6}", "2 4 of 4"},
};

static const struct grading by_condition[] = {
    {"weight = 1, applies = at_least(region.people, 10), " THREE, "3", "3 3 of 3"},
    {"weight = 1, applies = at_least(region.people, 11), " THREE, "3", "0 0 of 3 not applicable"},
    {"weight = 1, mandatory = true, applies = below(region.people, 10), " THREE, "null",
     "0 0 of 3 not applicable"},
};

#define TWICE "weight = 1, bands { between(1, 5), between(5, 9) }"

static const struct grading highest[] = {{TWICE, "5", "2 2 of 2"}};
static const struct grading lowest[] = {{TWICE, "5", "1 1 of 2"}};

static void choices_and_codes_earn_their_level(void **state)
{
    (void)state;
    check_gradings(by_choice, COUNT(by_choice), "highest");
}

static void a_measured_value_earns_the_level_of_its_band(void **state)
{
    (void)state;
    check_gradings(by_band, COUNT(by_band), "highest");
}

static void two_figures_are_compared_exactly_and_rounded_half_away_from_zero(void **state)
{
    (void)state;
    check_gradings(by_two_figures, COUNT(by_two_figures), "highest");
}

static void each_basis_has_bands_of_its_own(void **state)
{
    (void)state;
    check_gradings(by_basis, COUNT(by_basis), "highest");
}

static void an_indicator_may_apply_to_some_only(void **state)
{
    (void)state;
    check_gradings(by_condition, COUNT(by_condition), "highest");
}

static void the_policy_settles_where_two_bands_hold(void **state)
{
    (void)state;
    check_gradings(highest, COUNT(highest), "highest");
    check_gradings(lowest, COUNT(lowest), "lowest");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(choices_and_codes_earn_their_level),
        cmocka_unit_test(a_measured_value_earns_the_level_of_its_band),
        cmocka_unit_test(two_figures_are_compared_exactly_and_rounded_half_away_from_zero),
        cmocka_unit_test(each_basis_has_bands_of_its_own),
        cmocka_unit_test(an_indicator_may_apply_to_some_only),
        cmocka_unit_test(the_policy_settles_where_two_bands_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
