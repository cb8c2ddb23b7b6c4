/* Which changes of a rule file change what it means, and which only how it reads. */
#include "rule_text.h"

/* In the small rule set, `find` is replaced once by `a` and once by `b`. */
struct pair {
    const char *find, *a, *b;
};

static const struct pair alike[] = {
    {"ruleset \"t\" {", "ruleset \"t\" {", "-- a comment\nruleset \"t\" {"},
    {"title = \"Pick\"", "title = \"Pick\"", "title = \"Choose\""},
    {"assumed \"a test\"", "assumed \"a test\"", "official \"an annex\""},
    {"status = in_force", "status = in_force", "status = past"},
    {"unit = \"%\", ", "unit = \"%\", ", ""},
    {"indicator \"pick\" { title = \"Pick\", weight = 1, choices { \"one\", \"two\", \"three\" } "
     "},\n"
     "      indicator \"code\" { title = \"Code\", weight = 2, codes { A = 1, B = 2 } },",
     "indicator \"pick\" { title = \"Pick\", weight = 1, choices { \"one\", \"two\", \"three\" } "
     "},\n"
     "      indicator \"code\" { title = \"Code\", weight = 2, codes { A = 1, B = 2 } },",
     "indicator \"code\" { title = \"Code\", weight = 2, codes { B = 2, A = 1 } },\n"
     "      indicator \"pick\" { title = \"Pick\", weight = 1, choices { \"x\", \"y\", \"z\" } },"},
    {"value.one + value.two", "value.one + value.two", "value.two + value.one"},
    {"100 * (value.one + value.two) / 12", "100 * (value.one + value.two) / 12",
     "(value.two + value.one) * 50 / 6"},
    {"total \"own\" }", "total \"own\" }", "total \"own\" + 3 - 1 - 2 }"},
    {"max(count(innovations), 1)", "max(count(innovations), 1)", "max(1, count(innovations))"},
    {"weight = 1, choices", "weight = 1, choices", "scores = { 1, 2, 3 }, choices"},
    {"ruleset \"t\" {", "local a = 5\nruleset \"t\" {", "local b = 5\nruleset \"t\" {"},
    {"\"Low\" (0, 50)", "\"Low\" (0, 50)", "\"Low\" (0.00, 50.0)"},
    {"otherwise = \"no\"", "otherwise = \"no\"", "otherwise = \"not yet\""},
};

static const struct pair different[] = {
    {"weight = 2", "weight = 2", "scores = { 1, 4 }"},
    {"mandatory = true", "mandatory = true", "mandatory = false"},
    {"A = 1, B = 2", "A = 1, B = 2", "A = 2, B = 1"},
    {"A = 1, B = 2", "A = 1, B = 2", "A = 1, B = 2, C = 1"},
    {"at_most(2.04)", "at_most(2.04)", "at_most(2.03)"},
    {"at_most(2.04)", "at_most(2.04)", "below(2.04)"},
    {"above(5)", "above(5)", "at_least(5)"},
    {"decimals = 2, at_most", "decimals = 2, at_most", "decimals = 3, at_most"},
    {"maximum = 12,", "maximum = 12,", "maximum = 12, overlap = lowest,"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", 1)", "at_least(level \"rate\", 2)"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", 1)", "above(level \"rate\", 1)"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", 1)", "at_least(level \"use\", 1)"},
    {"basis \"a\"", "basis \"a\"", "basis \"b\""},
    {"100 * (value.one + value.two) / 12", "100 * (value.one + value.two) / 12",
     "100 * min(value.one + value.two, 11.99) / 11.99"},
    {"max(count(innovations), 1)", "max(count(innovations), 1)", "max(count(reported), 1)"},
    {"max(count(innovations), 1)", "max(count(innovations), 1)", "max(count(innovations), 2)"},
    {"predicate \"High\" (50.01, 100), predicate \"Low\" (0, 50)",
     "predicate \"High\" (50.01, 100), predicate \"Low\" (0, 50)",
     "predicate \"High\" (50.02, 100), predicate \"Low\" (0, 50.01)"},
    {"predicate \"High\"", "predicate \"High\"", "predicate \"Best\""},
    {"predicates = { decimals = 2,\n    predicate \"High\" (50.01, 100)",
     "predicates = { decimals = 2,\n    predicate \"High\" (50.01, 100)",
     "predicates = { decimals = 0,\n    predicate \"High\" (51, 100)"},
    {"type = date", "type = date", "type = text"},
    {"\"A\", \"B\", \"C\"", "\"A\", \"B\", \"C\"", "\"A\", \"B\""},
    {"required = true", "required = true", "required = false"},
    {"weight = 1, choices", "weight = 1, choices",
     "weight = 1, applies = at_least(region.people, 5), choices"},
    {"mandatory = true,", "mandatory = true,", "mandatory = true, from = growth,"},
};

static iga_rules *changed(const struct pair *pair, const char *put)
{
    char *text = text_with(rule_text, pair->find, put);
    iga_rules *rules = rules_of(text);

    free(text);
    return rules;
}

static void check_pairs(const struct pair *pairs, size_t count, bool same)
{
    for (size_t i = 0; i < count; i++) {
        iga_rules *a = changed(&pairs[i], pairs[i].a), *b = changed(&pairs[i], pairs[i].b);
        char of_a[65], of_b[65];
        assert_int_equal(iga_rules_meaning(of_a, a), IGA_OK);
        assert_int_equal(iga_rules_meaning(of_b, b), IGA_OK);
        if ((strcmp(of_a, of_b) == 0) != same)
            fail_msg("%s%s", pairs[i].b, same ? " changes the meaning" : " changes nothing");
        assert_int_equal(strlen(of_a), 64);
        assert_int_equal(strcmp(iga_rules_sha256(a), iga_rules_sha256(b)) == 0,
                         strcmp(pairs[i].a, pairs[i].b) == 0);
        iga_rules_free(a);
        iga_rules_free(b);
    }
}

static void what_only_reads_differently_means_the_same(void **state)
{
    (void)state;
    check_pairs(alike, COUNT(alike), true);
}

static void what_can_change_a_score_changes_the_meaning(void **state)
{
    (void)state;
    check_pairs(different, COUNT(different), false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_only_reads_differently_means_the_same),
        cmocka_unit_test(what_can_change_a_score_changes_the_meaning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
