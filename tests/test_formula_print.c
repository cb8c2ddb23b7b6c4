/* Expressions as people read them. */
#include "rules/formula_print.h"

#include "rule_text.h"

#define INDEX "100 * (value.one + value.two) / 12"

/* The rule set of the tests with another index. */
static iga_rules *rules_with_index(const char *index)
{
    char *text = text_with(rule_text, INDEX, index);
    iga_rules *rules = rules_of(text);
    free(text);
    return rules;
}

/* An index, and how it reads. */
struct reading {
    const char *written, *english, *indonesian;
};

static void check_readings(const struct reading *readings, size_t count, bool by_id)
{
    for (size_t i = 0; i < count; i++) {
        iga_rules *rules = rules_with_index(readings[i].written);
        struct print_options english = {.lang = IGA_LANG_EN, .by_id = by_id};
        struct print_options indonesian = {.lang = IGA_LANG_ID, .by_id = by_id};
        struct arena *arena = arena_new();
        assert_string_equal(formula_print(arena, rules, rules->index, &english),
                            readings[i].english);
        assert_string_equal(formula_print(arena, rules, rules->index, &indonesian),
                            readings[i].indonesian);
        arena_free(arena);
        iga_rules_free(rules);
    }
}

static void parentheses_stand_only_where_they_are_needed(void **state)
{
    static const struct reading readings[] = {
        {INDEX, "100 × (One + Two) / 12", "100 × (One + Two) / 12"},
        {"value.one + (value.two + 1)", "One + Two + 1", "One + Two + 1"},
        {"40 - (value.one - value.two) - 3", "40 − (One − Two) − 3", "40 − (One − Two) − 3"},
        {"40 - (value.one + value.two * 2)", "40 − (One + Two × 2)", "40 − (One + Two × 2)"},
        {"12 / (3 / (1 + value.one))", "12 / (3 / (1 + One))", "12 / (3 / (1 + One))"},
        {"12 * (value.one / 7)", "12 × One / 7", "12 × One / 7"},
        {"0.5 * value.one", "0.5 × One", "0,5 × One"},
        {"20 + -value.one", "20 + (−One)", "20 + (−One)"},
        {"20 + -2 * value.one", "20 + (-2 × One)", "20 + (-2 × One)"},
        {"20 + -(value.one + 1)", "20 + (−(One + 1))", "20 + (−(One + 1))"},
        {"-value.one + 20", "−One + 20", "−One + 20"},
        {"when(at_least(value.one, 3), 2, 1) * 3", "(if One ≥ 3 then 2, otherwise 1) × 3",
         "(bila One ≥ 3 maka 2, selain itu 1) × 3"},
    };
    (void)state;
    check_readings(readings, COUNT(readings), false);
}

static void words_stand_for_what_has_no_sign(void **state)
{
    static const struct reading readings[] = {
        {"min(value.one, 2.5)", "the smaller of (One, 2.5)", "yang terkecil dari (One; 2,5)"},
        {"max(value.one, 2, value.two)", "the largest of (One, 2, Two)",
         "yang terbesar dari (One; 2; Two)"},
        {"total \"pick\" + total \"v\" + level \"code\"",
         "score of Pick + score of V + level of Code", "skor Pick + skor V + level Code"},
        {"when(all { at_least(value.one, 3), any { below(value.two, 1), equals(value.two, 2) } }, "
         "3, when(above(value.two, 1), 2, 1))",
         "if One ≥ 3 and (Two < 1 or Two = 2) then 3, otherwise if Two > 1 then 2, otherwise 1",
         "bila One ≥ 3 dan (Two < 1 atau Two = 2) maka 3, selain itu bila Two > 1 maka 2, "
         "selain itu 1"},
        {"when(none { given(region.kind), between(value.one, 1, 2) }, 3, 1)",
         "if not (kind is given or 1 ≤ One ≤ 2) then 3, otherwise 1",
         "bila bukan (kind diisi atau 1 ≤ One ≤ 2) maka 3, selain itu 1"},
        {"when(none { at_most(value.one, 2) }, 3, 1)", "if not (One ≤ 2) then 3, otherwise 1",
         "bila bukan (One ≤ 2) maka 3, selain itu 1"},
        {"when(equals(region.kind, \"kota\"), 3, 1)", "if kind = kota then 3, otherwise 1",
         "bila kind = kota maka 3, selain itu 1"},
        {"when(one_of(region.kind, { \"kota\", \"kabupaten\" }), 3, 1)",
         "if kind one of (kota, kabupaten) then 3, otherwise 1",
         "bila kind salah satu dari (kota; kabupaten) maka 3, selain itu 1"},
    };
    (void)state;
    check_readings(readings, COUNT(readings), false);
}

static void populations_say_which_innovations_they_hold(void **state)
{
    static const struct reading readings[] = {
        {"min(count(innovations), 9)", "the smaller of (number of eligible innovations, 9)",
         "yang terkecil dari (jumlah inovasi yang memenuhi syarat; 9)"},
        {"min(count(reported), 9)", "the smaller of (number of reported innovations, 9)",
         "yang terkecil dari (jumlah inovasi yang dilaporkan; 9)"},
        {"distinct(innovations.topic, { \"A\", \"B\" })",
         "number of distinct topic, of 2 listed, among eligible innovations",
         "jumlah topic berbeda, dari 2 yang disebut, di antara inovasi yang memenuhi syarat"},
        {"min(total \"made\", 5)",
         "the smaller of (sum of score of Made of the eligible innovations, 5)",
         "yang terkecil dari (jumlah skor Made dari inovasi yang memenuhi syarat; 5)"},
        {"min(2 * count(where(innovations, given(innovation.day))), 9)",
         "the smaller of (2 × (number of eligible innovations with day is given), 9)",
         "yang terkecil dari (2 × (jumlah inovasi yang memenuhi syarat dengan day diisi); 9)"},
    };
    (void)state;
    check_readings(readings, COUNT(readings), false);
}

static void names_can_stand_as_the_rule_file_has_them(void **state)
{
    static const struct reading readings[] = {
        {INDEX, "100 × (one + two) / 12", "100 × (one + two) / 12"},
        {"min(total \"own\", 5)", "the smaller of (score of own, 5)",
         "yang terkecil dari (skor own; 5)"},
    };
    (void)state;
    check_readings(readings, COUNT(readings), true);
}

static void claims_count_what_was_reported(void **state)
{
    iga_rules *rules = rules_with_index("min(count(innovations), 9)");
    struct print_options options = {.lang = IGA_LANG_EN, .claims = true};
    struct arena *arena = arena_new();
    (void)state;
    assert_string_equal(formula_print(arena, rules, rules->index, &options),
                        "the smaller of (number of reported innovations, 9)");
    arena_free(arena);
    iga_rules_free(rules);
}

static const char *number(void *context, uint32_t node)
{
    const iga_rules *rules = context;
    const struct node *n = &rules->formula.nodes[node];
    return n->op == NODE_AGGREGATE       ? "7092/89"
           : strcmp(n->name, "one") == 0 ? "-79.685393"
           : strcmp(n->name, "two") == 0 ? "2"
                                         : NULL;
}

static void numbers_stand_in_the_place_of_names(void **state)
{
    static const struct reading readings[] = {
        {INDEX, "100 × (-79.685393 + 2) / 12", "100 × (-79,685393 + 2) / 12"},
        {"20 + value.one * value.two", "20 + (-79.685393 × 2)", "20 + (-79,685393 × 2)"},
        {"9 - value.one", "9 − (-79.685393)", "9 − (-79,685393)"},
        {"19 - 1 / max(count(innovations), 1) - total \"own\"",
         "19 − 1 / the larger of (7092/89, 1) − score of Own",
         "19 − 1 / yang terbesar dari (7092/89; 1) − skor Own"},
        {"9 / (1 + count(innovations))", "9 / (1 + 7092/89)", "9 / (1 + 7092/89)"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(readings); i++) {
        iga_rules *rules = rules_with_index(readings[i].written);
        struct arena *arena = arena_new();
        struct print_options options = {.lang = IGA_LANG_EN, .number = number, .context = rules};
        assert_string_equal(formula_print(arena, rules, rules->index, &options),
                            readings[i].english);
        options.lang = IGA_LANG_ID;
        assert_string_equal(formula_print(arena, rules, rules->index, &options),
                            readings[i].indonesian);
        arena_free(arena);
        iga_rules_free(rules);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parentheses_stand_only_where_they_are_needed),
        cmocka_unit_test(words_stand_for_what_has_no_sign),
        cmocka_unit_test(populations_say_which_innovations_they_hold),
        cmocka_unit_test(names_can_stand_as_the_rule_file_has_them),
        cmocka_unit_test(claims_count_what_was_reported),
        cmocka_unit_test(numbers_stand_in_the_place_of_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
