/* What follows from the rules alone: the most that a value can be. */
#include "rule_frame.h"

/* NULL: there is no bound. `own` is at most 11.5, `v` 8.5, `made` 9 an innovation. */
static const struct {
    const char *expression, *maximum;
} maxima[] = {
    {"total \"own\"", "11.5"},
    {"total \"v\" - total \"own\"", "8.5"},
    {"-total \"v\"", "0"},
    {"total \"v\" * total \"v\"", "72.25"},
    {"(1 - total \"v\") * (1 - total \"v\")", "56.25"},
    {"total \"v\" / 8", "1.0625"},
    {"total \"v\" / -8", "0"},
    {"level \"pick\" + 0", "3"},
    {"total \"made\" / max(count(innovations), 12)", "9"},
    {"total \"made\" / max(count(reported), 1)", "9"},
    {"total \"made\" / (1 + count(innovations))", "8.99991"},
    {"mean(innovations, total \"made\")", "9"},
    {"largest(innovations, level \"rate\")", "3"},
    {"smallest(innovations, level \"rate\")", "3"},
    {"sum(innovations, level \"rate\")", "300000"},
    {"sum(where(innovations, given(innovation.day)), -3)", "0"},
    {"sum(innovations, 2) - 2 * count(innovations)", "0"},
    {"0.38 * min(count(innovations), 200)", "76"},
    {"min(sum(reported, innovation.pages), 40)", "40"},
    {"max(total \"v\", 20)", "20"},
    {"max(total \"v\", -20)", "8.5"},
    {"when(at_least(total \"v\", 7), 5, 4)", "5"},
    {"when(at_least(total \"v\", 7), total \"own\", 4)", "11.5"},
    {"distinct(innovations.topic)", "3"},
    {"distinct(innovations.topic, { \"A\", \"B\" })", "2"},
    {"count(innovations)", "100000"},
    {"10 / (1 + count(innovations))", "10"},
    {"5 / (region.people + 1)", "5"},
    {"-region.people", "0"},
    {"min(first_given(region.area, 5), 3)", "3"},
    {"region.people", NULL},
    {"region.people * region.people", NULL},
    {"1 - first_given(region.area, 5)", NULL},
    {"max(first_given(region.area, 5), 3)", NULL},
    {"sum(innovations, innovation.pages)", NULL},
    {"mean(innovations, innovation.cost)", NULL},
    {"sum(innovations, words(innovation.design))", NULL},
    {"region.people * -1 * first_given(region.area, 5)", NULL},
};

static void the_most_that_a_value_can_be_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(maxima); i++) {
        char *text = frame_around(maxima[i].expression);
        iga_rules *rules = rules_of(text);
        const char *got = iga_rules_value_maximum(rules, 0), *expected = maxima[i].maximum;
        if ((got == NULL) != (expected == NULL) || (got && strcmp(got, expected) != 0))
            fail_msg("%s: %s instead of %s", maxima[i].expression, got ? got : "none",
                     expected ? expected : "none");
        iga_rules_free(rules);
        free(text);
    }
}

/* Divisors that can be zero, each of which is refused. */
static const char *const zeros[] = {
    "1 / count(innovations)",
    "1 / (count(innovations) - 7)",
    "1 / (region.people - 5)",
    "1 / first_given(region.area, 5)",
    "1 / total \"own\"",
    "1 / (total \"v\" - 8.5)",
    "1 / min(count(reported), 5)",
    "total \"own\" / 0",
    "when(at_least(1 / total \"v\", 1), 1, 2)",
};

static void a_divisor_that_can_be_zero_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(zeros); i++) {
        char *text = frame_around(zeros[i]), *said = said_of(text, strlen(text));
        if (!strstr(said, "zero_divisor"))
            fail_msg("%s: %s", zeros[i], said);
        free(said);
        free(text);
    }
}

/* Squared over and over, a number would fill any memory. */
static void a_number_that_grows_beyond_all_use_is_refused(void **state)
{
    struct buffer expression = {0};

    (void)state;
    buffer_text(&expression, "total \"own\" },\nvalue \"x0\" { 3 * total \"own\" },\n");
    for (int i = 0; i < 40; i++)
        buffer_print(&expression, "value \"x%d\" { value.x%d * value.x%d },\n", i + 1, i, i);
    buffer_text(&expression, "value \"z\" { total \"own\"");
    char *text = frame_around(expression.bytes), *said = said_of(text, strlen(text));
    assert_non_null(strstr(said, "number_range: this can come to a number of more than 4096 bits; "
                                 "multiply and divide less"));
    free(said);
    free(text);
    buffer_free(&expression);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_that_a_value_can_be_is_known),
        cmocka_unit_test(a_divisor_that_can_be_zero_is_refused),
        cmocka_unit_test(a_number_that_grows_beyond_all_use_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
