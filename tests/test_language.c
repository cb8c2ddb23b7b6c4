/* The rule language as a whole: all mistakes at once, limits, families of rules, and texts that
 * nobody would write. */
#include "rule_text.h"

#include <stdint.h>

/* ---- Everything at once ------------------------------------------------------------------- */

static const char six_mistakes[] =
    "ruleset \"t\" {\n"
    "  title = \"T\", yaer = 2026, year = 2026, status = in_force,\n"
    "  aspect \"a\" { title = \"A\", of = region,\n"
    "    indicator \"i\" { title = \"I\", weight = -1, choices { \"one\" } },\n"
    "    indicator \"i\" { title = \"I\", weight = 1, codes { A = 1.5, B = 2 } },\n"
    "  },\n"
    "  value \"v\" { total \"b\" },\n"
    "  index = value.w + 5.229999999999999999,\n"
    "  predicates = { decimals = 2, predicate \"P\" { 0, 100 } },\n"
    "}\n";

static void all_mistakes_of_a_file_come_in_one_pass_in_its_order(void **state)
{
    char *said = said_of(six_mistakes, strlen(six_mistakes));

    (void)state;
    assert_string_equal(
        said,
        "2:16 unknown_key: ruleset \"t\" has no key 'yaer'; did you mean 'year'?\n"
        "4:34 negative_weight: the weight of indicator \"i\" is below zero; weights are 0 or more\n"
        "5:5 doubled_id: \"i\" is used twice; line 4 has it already as the id of an indicator\n"
        "5:54 level_range: the level of code \"A\" must be a whole number from 0 to 100\n"
        "7:15 unknown_id: no aspect, variable or indicator is called \"b\"; did you mean 'a'?\n"
        "8:17 unknown_id: there is no value \"w\"; did you mean 'v'?\n"
        "8:21 too_many_digits: 5.229999999999999999 has more than 15 significant digits; shorten "
        "it to 15\n"
        "9:32 arguments: predicate \"P\" takes its lowest and its highest index: predicate \"P\" "
        "(65.01, 100)");
    free(said);
}

/* ---- The file as a whole ------------------------------------------------------------------ */

static const struct {
    const char *text, *said;
} files[] = {
    {"", "1:1 no_ruleset: the file states no rule set; begin with ruleset \"…\" { … }"},
    {"-- nothing\n", "1:1 no_ruleset: the file states no rule set; begin with ruleset \"…\" { … }"},
    {"ruleset \"t\"",
     "1:1 no_ruleset: the file states no rule set; begin with ruleset \"…\" { … }"},
    {"ruleset \"t\" (5)", "1:1 missing_table: ruleset \"t\" takes a table: ruleset \"t\" { … }\n"
                          "1:1 no_levels: the rule set has no aspect; add aspect \"…\" { … }"},
    {"ruleset", "1:1 syntax: the file ends before this is finished; write what belongs behind it"},
    {"title = \"T\"", "1:1 run: 'title' is not a word of the rule language; put 'local' before it"},
    {"// note\n", "1:1 syntax: a note for people begins with --"},
    {"break\n",
     "1:1 word_not_allowed: a rule file states facts and repeats nothing; write the lines out"},
    {"local s = [[open\n", "1:11 syntax: what begins here with [[ is not closed; end it with ]]"},
    {"--[==[ open\n\n", "1:3 syntax: what begins here with [[ is not closed; end it with ]]"},
    {"local s = \"\xC3\"", "1:12 not_text: the text is not UTF-8; save the file as UTF-8"},
    {"local s = \"open\n", "1:11 syntax: this text has no closing quote; end it on the same line "
                           "with the mark it begins with"},
};

static void a_file_without_a_rule_set_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        char *said = said_of(files[i].text, strlen(files[i].text));
        assert_string_equal(said, files[i].said);
        free(said);
    }
}

static void what_follows_a_rule_set_is_read_too(void **state)
{
    struct buffer text = {0};

    (void)state;
    buffer_print(&text, "%sruleset \"u\" { title = \"U\" }\n", rule_text);
    char *said = said_of(text.bytes, text.length);
    assert_string_equal(said, "30:1 doubled_ruleset: a rule file holds one rule set; put this one "
                              "into a file of its own");
    free(said);
    buffer_clear(&text);
    buffer_print(&text, "%sand more\n", rule_text);
    said = said_of(text.bytes, text.length);
    assert_string_equal(said,
                        "30:1 word_not_allowed: 'and' joins nothing here; write all { a, b }");
    free(said);
    buffer_free(&text);
}

static void a_file_of_more_than_256_kib_is_refused(void **state)
{
    struct buffer text = {0};

    (void)state;
    buffer_text(&text, rule_text);
    while (text.length < IGA_MAX_RULE_FILE)
        buffer_text(&text, "-");
    char *said = said_of(text.bytes, IGA_MAX_RULE_FILE);
    assert_string_equal(said, "");
    free(said);
    said = said_of(text.bytes, IGA_MAX_RULE_FILE + 1);
    assert_string_equal(said, "0:0 limit: the file has 262145 bytes; a rule file has at most "
                              "262144");
    free(said);
    buffer_free(&text);
}

static void arguments_that_no_caller_should_pass_are_usage_errors(void **state)
{
    iga_rules *rules = NULL;
    iga_findings *findings = NULL;

    (void)state;
    assert_int_equal(iga_rules_load(NULL, NULL, "f", "", 0, IGA_LANG_EN), IGA_EUSAGE);
    assert_int_equal(iga_rules_load(&rules, &findings, NULL, "", 0, IGA_LANG_EN), IGA_EUSAGE);
    assert_int_equal(iga_rules_load(&rules, &findings, "f", NULL, 1, IGA_LANG_EN), IGA_EUSAGE);
    assert_null(rules);
    assert_null(findings);
    iga_rules_free(NULL);
    iga_findings_free(NULL);
}

/* ---- Other families ----------------------------------------------------------------------- */

static const char another_family[] =
    "ruleset \"nilai-2025\" {\n"
    "  title = \"Nilai\", year = 2025, status = past, source = official \"PermenPAN\",\n"
    "  field \"name\" { of = region, type = text },\n"
    "  field \"class\" { of = region, type = one_of { \"I\", \"II\" } },\n"
    "  field \"island\" { of = region, type = text },\n"
    "  aspect \"work\" { title = \"Work\", of = region, maximum = 500,\n"
    "    indicator \"plan\" { title = \"Plan\", weight = 33.5,\n"
    "      choices { [0] = \"none\", \"1\", \"2\", \"3\", \"4\", \"5\" } },\n"
    "    indicator \"do\" { title = \"Do\", weight = 41.25,\n"
    "      choices { \"1\", \"2\", \"3\", \"4\", \"5\" } },\n"
    "    indicator \"see\" { title = \"See\", weight = 25.25,\n"
    "      choices { \"1\", \"2\", \"3\", \"4\", \"5\" } },\n"
    "  },\n"
    "  value \"mean\" { title = \"Mean\", maximum = 5, total \"work\" / 100 },\n"
    "  index = value.mean,\n"
    "  predicates = { decimals = 3, predicate \"Baik\" (2.501, 5), predicate \"Cukup\" (0, 2.5) "
    "},\n"
    "  group \"class\" { agree = { \"island\" }, who = equals(region.class, \"I\") },\n"
    "}\n";

static int check_mean(void *context, const iga_result *result)
{
    bool *seen = context;

    assert_int_equal(iga_result_error_count(result), 0);
    assert_string_equal(iga_result_exact(result), "383/100");
    assert_string_equal(iga_result_index(result), "3.830");
    assert_string_equal(iga_result_predicate(result), "Baik");
    assert_string_equal(iga_result_value(result, 0), "3.83");
    assert_int_equal(iga_result_reported(result), 0);
    assert_int_equal(iga_result_group_count(result), 2);
    assert_string_equal(iga_result_group_name(result, 0), "class");
    assert_string_equal(iga_result_group_text(result, 0), "II");
    assert_string_equal(iga_result_group_name(result, 1), "island");
    assert_null(iga_result_group_text(result, 1));
    *seen = true;
    return 0;
}

static void an_index_of_another_family_needs_no_change_in_c(void **state)
{
    static const char data[] = "{\"id\": \"9\", \"name\": \"X\", \"class\": \"II\","
                               " \"indicators\": {\"plan\": 5, \"do\": 4, \"see\": 2.0}}";
    iga_rules *rules = rules_of(another_family);
    iga_chunk chunk = {.bytes = data, .length = strlen(data), .file = "d", .line = 1, .column = 1};
    iga_scorer *scorer;
    bool seen = false;

    (void)state;
    assert_false(iga_rules_has_innovations(rules));
    assert_string_equal(iga_rules_maximum(rules), "5");
    assert_int_equal(iga_rules_status(rules), IGA_PAST);
    assert_int_equal(iga_rules_source_count(rules, IGA_ASSUMED), 0);
    assert_int_equal(iga_scorer_new(&scorer, rules, NULL), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, check_mean, &seen), IGA_OK);
    assert_true(seen);
    iga_scorer_free(scorer);
    iga_rules_free(rules);
}

/* ---- Texts that nobody would write -------------------------------------------------------- */

static void repeat(struct buffer *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buffer_text(out, text);
}

/* `before`, `again` so many times, `behind`, and then the small rule set. */
static const struct {
    const char *before, *again, *behind;
    size_t times;
    const char *code;
} hostile[] = {
    {"local x = ", "{", "", 5000, "syntax"},
    {"local x = total \"own\"\n", "x = x + x\n", "value \"y\" { x }\n", 60, ""},
    {"local x = at_least(region.people, 1)\n", "x = all { x, x }\n", "", 70, "too_deep"},
    {"local w, c = innovations, at_least(level \"rate\", 1)\n", "w = where(w, c)\n", "", 9000,
     "too_deep"},
    {"local a = total \"own\"\nlocal x = a", " + a", "\n", 60000, "limit"},
    {"local t = total\n", "t \"own\" ", "", 25000, "limit"},
    {"local x = \"aaaaaaaaaaaaaaaa\"\n", "x = x .. x\n", "", 30, "limit"},
    {"local function f() ", "f()", " end f()\n", 1, "limit"},
    {"local function f() while true do total \"own\" end end ", "f() ", "", 1, "limit"},
    {"local x = ", "- ", "total \"own\"\n", 190, "too_deep"},
    {"local x = {", "{},", "}\n", 40000, "limit"},
    {"local x = region", "[\"x\"]", "\n", 1000, "wrong_kind"},
    {"", "indicator(nil) aspect {} field(true) value(1)\n", "", 400, "not_a_text"},
    {"region", " (region)", "\n", 100, "wrong_kind"},
    {"local x = ", "assumed \"x\" (", "5\n", 50, "syntax"},
    {"local x = assumed \"x\"\n", "x = x(at_least(1))(2)\n", "", 1, "wrong_kind"},
};

static void a_hostile_text_is_refused_in_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(hostile); i++) {
        struct buffer text = {0};
        buffer_text(&text, hostile[i].before);
        repeat(&text, hostile[i].again, hostile[i].times);
        buffer_text(&text, hostile[i].behind);
        buffer_text(&text, rule_text);
        char *said = said_of(text.bytes, text.length);
        if (strstr(said, hostile[i].code) == NULL)
            fail_msg("%s%s...: %.300s", hostile[i].before, hostile[i].again, said);
        free(said);
        buffer_free(&text);
    }
}

/* x = x + x through locals: the tree has 2^60 leaves, good ones or bad ones. */
static void an_expression_that_doubles_is_refused_in_time(void **state)
{
    static const struct {
        const char *leaf, *code;
    } leaves[] = {{"total \"own\"", "too_large"}, {"total \"onw\"", "unknown_id"}};

    (void)state;
    for (size_t i = 0; i < COUNT(leaves); i++) {
        struct buffer text = {0};
        char *used = text_with(rule_text, "total \"own\" }", "x }");
        buffer_print(&text, "local x = %s\n", leaves[i].leaf);
        repeat(&text, "x = x + x\n", 60);
        buffer_text(&text, used);
        char *said = said_of(text.bytes, text.length);
        assert_non_null(strstr(said, leaves[i].code));
        assert_null(strstr(strstr(said, leaves[i].code) + 1, leaves[i].code));
        free(said);
        free(used);
        buffer_free(&text);
    }
}

/* So many items in one table need a block that is too large, and so it is said. */
static void a_list_that_is_too_long_names_its_limit(void **state)
{
    struct buffer field = {0};

    (void)state;
    repeat(&field, "f,", 20000);
    buffer_text(&field, " field \"name\" {");
    char *used = text_with(rule_text, "field \"name\" {", field.bytes);
    buffer_clear(&field);
    buffer_print(&field, "local f = field \"f\" { of = region, type = text }\n%s", used);
    char *said = said_of(field.bytes, field.length);
    assert_non_null(strstr(said, "limit: "));
    assert_non_null(strstr(said, "256 KiB in one piece"));
    free(said);
    free(used);
    buffer_free(&field);
}

/* Texts of 128 KiB: kept, they are too much at one time; dropped, too much in all. */
static void a_file_that_uses_up_memory_names_the_limit(void **state)
{
    static const struct {
        const char *open, *again, *close, *said;
    } ways[] = {
        {"local t = { ", "x .. \"1\", ", "}\n", "needs more than 8 MiB of memory"},
        {"local y ", "y = x .. \"1\" ", "\n", "uses up more than 64 MiB of memory"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct buffer text = {0};
        buffer_text(&text, "local x = \"aaaaaaaaaaaaaaaa\"\n");
        repeat(&text, "x = x .. x\n", 13);
        buffer_text(&text, ways[i].open);
        repeat(&text, ways[i].again, 600);
        buffer_print(&text, "%s%s", ways[i].close, rule_text);
        char *said = said_of(text.bytes, text.length);
        assert_non_null(strstr(said, ways[i].said));
        free(said);
        buffer_free(&text);
    }
}

static void rules_without_innovations_go_over_none(void **state)
{
    char *text = text_with(another_family, "value.mean,", "value.mean + count(innovations),");
    char *said = said_of(text, strlen(text));

    (void)state;
    assert_string_equal(said,
                        "15:24 wrong_scope: these rules have no innovations to go over; add an "
                        "aspect with of = innovation, or a field of innovation");
    free(said);
    free(text);
}

/* Long lists that do fit are read in time. */
static void thousands_of_parts_are_read_in_time(void **state)
{
    struct buffer parts = {0};

    (void)state;
    for (int i = 0; i < 5000; i++)
        buffer_print(&parts, "field \"f%d\" { of = region, type = text },\n", i);
    buffer_text(&parts, "field \"name\" {");
    char *text = text_with(rule_text, "field \"name\" {", parts.bytes);
    char *said = said_of(text, strlen(text));
    assert_string_equal(said, "");
    free(said);
    free(text);
    buffer_free(&parts);
}

/* More mistakes than anybody reads: the first thousand are listed. */
static void no_more_than_a_thousand_mistakes_are_listed(void **state)
{
    struct buffer text = {0};
    size_t lines = 1;

    (void)state;
    repeat(&text, "total(5)\n", 1500);
    buffer_text(&text, rule_text);
    char *said = said_of(text.bytes, text.length);
    for (const char *at = said; (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    assert_int_equal(lines, 1000);
    free(said);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_mistakes_of_a_file_come_in_one_pass_in_its_order),
        cmocka_unit_test(a_file_without_a_rule_set_is_refused),
        cmocka_unit_test(what_follows_a_rule_set_is_read_too),
        cmocka_unit_test(a_file_of_more_than_256_kib_is_refused),
        cmocka_unit_test(arguments_that_no_caller_should_pass_are_usage_errors),
        cmocka_unit_test(an_index_of_another_family_needs_no_change_in_c),
        cmocka_unit_test(a_hostile_text_is_refused_in_time),
        cmocka_unit_test(an_expression_that_doubles_is_refused_in_time),
        cmocka_unit_test(a_list_that_is_too_long_names_its_limit),
        cmocka_unit_test(a_file_that_uses_up_memory_names_the_limit),
        cmocka_unit_test(rules_without_innovations_go_over_none),
        cmocka_unit_test(thousands_of_parts_are_read_in_time),
        cmocka_unit_test(no_more_than_a_thousand_mistakes_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
