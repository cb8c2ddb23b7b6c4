/* What a check says of rule files that load: of the real ones exactly this, and of a small one
 * each thing that deserves a look. */
#include "rule_text.h"
#include "whole_file.h"

#define RULES SOURCE_DIR "/rules/"

static iga_findings *findings_of(const char *file, const char *text, size_t length, iga_lang lang)
{
    iga_findings *findings;
    assert_int_equal(iga_rules_check(&findings, file, text, length, lang), IGA_OK);
    return findings;
}

static bool has_message(const iga_findings *findings, const char *code, const char *start)
{
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        if (strcmp(finding->code, code) == 0 &&
            strncmp(finding->message, start, strlen(start)) == 0)
            return true;
    }
    return false;
}

static size_t count_code(const iga_findings *findings, const char *code)
{
    size_t count = 0;
    for (size_t i = 0; i < iga_findings_count(findings); i++)
        count += strcmp(iga_findings_get(findings, i)->code, code) == 0;
    return count;
}

/* ---- The bands of 2026 -------------------------------------------------------------------- */

static char *text_2026;
static size_t length_2026;
static iga_findings *findings_2026;

static int check_2026(void **state)
{
    (void)state;
    text_2026 = whole_file(RULES "iid-2026.lua", &length_2026);
    findings_2026 = findings_of("iid-2026.lua", text_2026, length_2026, IGA_LANG_EN);
    return 0;
}

static int forget_2026(void **state)
{
    (void)state;
    iga_findings_free(findings_2026);
    free(text_2026);
    return 0;
}

/* How the message of each overlap and gap begins, and the line that it proposes. */
static const struct band_row {
    const char *code, *start, *line;
} band_rows[] = {
    {"band_overlap", "indicator \"perizinan\": a value of -50.33 to -50.32 lies in",
     "would say at_most(-50.34)"},
    {"band_overlap", "indicator \"pendapatan_perkapita\": a value of 5.23 lies in",
     "would say between(2.05, 5.22)"},
    {"band_overlap", "indicator \"tpt_progres\": a value of 0.36 lies in",
     "would say between(0.01, 0.35)"},
    {"band_overlap", "indicator \"tpt_besaran\": a value of 2.34 to 2.35 lies in",
     "would say between(2.36, 5.92)"},
    {"band_overlap", "indicator \"tpt_besaran\": a value of 5.91 to 5.92 lies in",
     "would say at_least(5.93)"},
    {"band_overlap", "indicator \"investasi\": a value of -47.43 to -47.42 lies in",
     "would say at_most(-47.44)"},
    {"band_overlap", "indicator \"pad\": a value of -5.15 to -5.14 lies in",
     "would say at_most(-5.16)"},
    {"band_overlap", "indicator \"kemiskinan_besaran\": a value of 4.81 to 4.82 lies in",
     "would say between(4.83, 13.11)"},
    {"band_overlap", "indicator \"kemiskinan_besaran\": a value of 13.10 to 13.11 lies in",
     "would say at_least(13.12)"},
    {"band_overlap", "indicator \"ipm_peningkatan\": a value of 0.90 lies in",
     "would say between(0.56, 0.89)"},
    {"band_gap", "basis \"a\" of indicator \"kemanfaatan\": no band holds 0; such",
     "[0] = exactly(0), if not, write between(0, 200) in line "},
    {"band_gap", "basis \"b\" of indicator \"kemanfaatan\": no band holds 4.99 and less; such",
     "[0] = at_most(4.99), if not, write at_most(20.00) in line "},
    {"band_gap", "basis \"c\" of indicator \"kemanfaatan\": no band holds 0.00 and less; such",
     "[0] = at_most(0.00), if not, write at_most(10.00) in line "},
    {"band_gap", "basis \"c\" of indicator \"kemanfaatan\": no band holds 30.01 and more; such",
     "[0] = at_least(30.01), if not, write at_least(20.01) in line "},
    {"band_gap", "basis \"d\" of indicator \"kemanfaatan\": no band holds 0.00 and less; such",
     "[0] = at_most(0.00), if not, write at_most(9.99) in line "},
    {"band_gap", "basis \"e\" of indicator \"kemanfaatan\": no band holds 0; such",
     "[0] = exactly(0), if not, write between(0, 100) in line "},
    {"band_gap", "basis \"f\" of indicator \"kemanfaatan\": no band holds 0; such",
     "[0] = exactly(0), if not, write between(0, 1) in line "},
};

static void the_bands_of_2026_are_told(void **state)
{
    const struct band_row *row = *state;
    for (size_t i = 0; i < iga_findings_count(findings_2026); i++) {
        const iga_finding *finding = iga_findings_get(findings_2026, i);
        if (strcmp(finding->code, row->code) != 0 ||
            strncmp(finding->message, row->start, strlen(row->start)) != 0)
            continue;
        if (!strstr(finding->message, row->line))
            fail_msg("%s", finding->message);
        return;
    }
    fail_msg("not told: %s", row->start);
}

static void no_other_bands_of_2026_are_told(void **state)
{
    size_t told = count_code(findings_2026, "band_gap") + count_code(findings_2026, "band_overlap");
    (void)state;
    assert_int_equal(told, COUNT(band_rows));
}

/* ---- Without decimals --------------------------------------------------------------------- */

/* Checks the rules of 2026 with a change. Freed by the caller. */
static iga_findings *with_change(const char *find, const char *put, iga_lang lang)
{
    char *text = text_with(text_2026, find, put);
    iga_findings *findings = findings_of("iid-2026.lua", text, strlen(text), lang);
    free(text);
    return findings;
}

static void without_decimals_the_gaps_between_them_are_told(void **state)
{
    iga_findings *findings = with_change("bands { unit = \"indeks\", decimals = 2,",
                                         "bands { unit = \"indeks\",", IGA_LANG_EN);
    (void)state;
    assert_true(has_message(findings, "band_gap",
                            "indicator \"ipm_capaian\": no band holds above 69.99 and below "
                            "70.00; such a value gets level 0 and a warning; add decimals = 2 to "
                            "these bands, or write below(70.00) in line "));
    assert_true(has_message(findings, "band_gap",
                            "indicator \"ipm_capaian\": no band holds above 79.99 and below "
                            "80.00; such a value gets level 0 and a warning; add decimals = 2 to "
                            "these bands, or write between(70.00, 80.00) in line "));
    assert_int_equal(count_code(findings, "band_gap"), 7 + 2);
    iga_findings_free(findings);
}

static void a_real_gap_is_no_matter_of_decimals(void **state)
{
    iga_findings *findings =
        with_change("bands { unit = \"indeks\", decimals = 2,\n          at_most(69.99)",
                    "bands { unit = \"indeks\",\n          at_most(69.98)", IGA_LANG_EN);
    (void)state;
    assert_true(has_message(findings, "band_gap",
                            "indicator \"ipm_capaian\": no band holds above 69.98 and below "
                            "70.00; such a value gets level 0 and a warning; to close the gap, "
                            "write below(70.00) in line "));
    iga_findings_free(findings);
}

static void an_open_overlap_is_told_with_its_decimals(void **state)
{
    iga_findings *findings =
        with_change("bands { unit = \"indeks\", decimals = 2,\n          at_most(69.99), "
                    "between(70.00, 79.99), at_least(80.00)",
                    "bands { unit = \"indeks\",\n          at_most(70.25), between(70.00, 80.00), "
                    "at_least(80)",
                    IGA_LANG_EN);
    (void)state;
    assert_true(has_message(findings, "band_overlap",
                            "indicator \"ipm_capaian\": a value of 70.00 to 70.25 lies in the "
                            "bands of levels 1 and 2; level 2 wins, for overlap = highest; "
                            "without the overlap, line "));
    assert_true(has_message(findings, "band_overlap",
                            "indicator \"ipm_capaian\": a value of 80.00 lies in the bands of "
                            "levels 2 and 3; level 3 wins, for overlap = highest"));
    iga_findings_free(findings);
}

static void indonesian_has_commas_where_people_read_and_points_where_lua_does(void **state)
{
    iga_findings *findings = findings_of("iid-2026.lua", text_2026, length_2026, IGA_LANG_ID);
    bool found = false;
    (void)state;
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const char *message = iga_findings_get(findings, i)->message;
        found = found ||
                (strstr(message, "2,34 sampai 2,35") && strstr(message, "between(2.36, 5.92)"));
    }
    assert_true(found);
    iga_findings_free(findings);
}

/* ---- The rule files of all years ---------------------------------------------------------- */

static const struct year_row {
    const char *file;
    size_t overlaps, gaps, unused_fields;
} year_rows[] = {
    {"iid-2022.lua", 10, 1, 1}, {"iid-2023.lua", 10, 1, 1}, {"iid-2024.lua", 10, 6, 1},
    {"iid-2025.lua", 10, 6, 1}, {"iid-2026.lua", 10, 7, 0}, {"iid-2027.lua", 10, 7, 0},
    {"iid-2028.lua", 10, 7, 0}, {"iid-2029.lua", 10, 7, 0},
};

static void of_each_year_exactly_this_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(year_rows); i++) {
        const struct year_row *row = &year_rows[i];
        char path[1000];
        size_t length;
        snprintf(path, sizeof path, "%s%s", RULES, row->file);
        char *text = whole_file(path, &length);
        iga_findings *findings = findings_of(row->file, text, length, IGA_LANG_EN);
        size_t all = row->overlaps + row->gaps + row->unused_fields + 2;
        assert_int_equal(count_code(findings, "band_overlap"), row->overlaps);
        assert_int_equal(count_code(findings, "band_gap"), row->gaps);
        assert_int_equal(count_code(findings, "unused_field"), row->unused_fields);
        assert_int_equal(count_code(findings, "no_evidence"), 1);
        assert_int_equal(count_code(findings, "sources"), 1);
        assert_int_equal(iga_findings_count(findings), all);
        iga_findings_free(findings);
        free(text);
    }
}

/* ---- A small rule set --------------------------------------------------------------------- */

static const struct {
    const char *find, *put, *said; /* "line:column code: message", as a whole */
} small_rows[] = {
    /* answers */
    {"codes { A = 1, B = 2 }", "codes { A = 2, B = 2 }",
     "13:7 unreachable_level: indicator \"code\": no code has level 1; check the codes against the "
     "annex"},
    {"bases { basis \"a\"", "bases { basis \"b\" { bands { at_least(0) } }, basis \"a\"",
     "21:15 unreachable_level: basis \"b\" of indicator \"use\": its bands end at level 1, but the "
     "indicator has 2; add the bands that are missing, in their order"},
    {"unit = \"%\", decimals = 2, at_most(2.04)", "unit = \"%\", decimals = 2, between(1, 1)",
     "19:41 band_gap: indicator \"rate\": no band holds 1.01 to 2.04; such a value gets level 0 "
     "and "
     "a warning; to close the gap, write between(1.00, 2.04) in line 19"},
    {"between(2.05, 5.23), at_least(5.23)", "between(2.05, 5.23), at_least(2.05)",
     "19:56 unreachable_level: indicator \"rate\": no value ever gets level 2 from this band, for "
     "others hold all of it; check its edges against the annex"},
    {"decimals = 2, at_most(2.04)", "decimals = 2, [0] = below(0), at_most(2.04)",
     "19:57 band_overlap: indicator \"rate\": a value of -0.01 and less lies in the bands of "
     "levels "
     "0 and 1; level 1 wins, but the rule set does not say so; add overlap = highest, or lowest, "
     "to "
     "it"},
    {"maximum = 12,\n", "maximum = 12, overlap = lowest,\n",
     "19:77 band_overlap: indicator \"rate\": a value of 5.23 lies in the bands of levels 2 and 3; "
     "level 2 wins, for overlap = lowest; without the overlap, line 19 would say at_least(5.24)"},
    {"bands { at_most(5), above(5) }", "bands { whole = true, at_most(-5), below(-1) }",
     "21:62 unreachable_level: basis \"a\" of indicator \"use\": no value ever gets level 2, for a "
     "count is never below 0; check this band's edges against the annex"},
    {"mandatory = true,\n", "mandatory = true, from = increase,\n",
     "19:7 unit: indicator \"rate\" is worked out as a difference, but its unit is \"%\"; write "
     "the unit of the figures, such as \"poin persen\", or from = growth"},
    /* what nothing reads */
    {"total \"made\" /", "(total \"rate\" + 2 * count(innovations)) /",
     "20:5 unused_indicator: indicator \"use\" earns points that no formula reads; add total \"…\" "
     "of it, or of what it stands in"},
    {"  index =", "  value \"three\" { 0 * total \"own\" },\n  index =",
     "25:3 unused_value: value \"three\" is read neither by the index nor by a value that is; it "
     "changes nothing"},
    {"  maximum = 12,\n", "",
     "5:3 unused_field: field \"people\" is read by no condition and no group; it is taken from "
     "the data and left at that"},
    {"ruleset \"t\"", "local x, y <const> = 1, 2\nruleset \"t\"",
     "1:10 unused_name: 'y' is given a meaning that nothing reads; take the line out, or write its "
     "name where it was meant"},
    /* conditions and predicates */
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", 0)",
     "17:33 constant_condition: this condition always holds, whatever the data; check its numbers "
     "against the annex, or take it out"},
    {"at_least(level \"rate\", 1)", "above(level \"rate\", 3)",
     "17:33 constant_condition: this condition never holds, whatever the data; check its numbers "
     "against the annex"},
    {"at_least(level \"rate\", 1)", "within(level \"rate\", at_most(3))",
     "17:54 constant_condition: this condition always holds, whatever the data; check its numbers "
     "against the annex, or take it out"},
    {"predicate \"Low\" (0, 50)", "predicate \"Low\" (0, 50), predicate \"Top\" (100.01, 200)",
     "27:61 predicate_range: no region ever gets predicate \"Top\", for the index goes from 0 to "
     "100; check its edges and the formula against the annex"},
    {"predicate \"Low\" (0, 50)", "predicate \"Low\" (-1, 50)",
     "27:36 predicate_range: predicate \"Low\" goes beyond the index, which goes from 0 to 100; "
     "check its edges and the formula against the annex"},
    /* texts */
    {"title = \"Use\"", "title = \"Rate\"",
     "20:5 doubled_title: indicator \"use\" has the title of \"rate\" in line 18; tell them apart"},
    {"title = \"Two\"", "title = \"One\"",
     "24:3 doubled_title: value \"two\" has the title of \"one\" in line 23; tell them apart"},
    {"title = \"Made\"", "title = \"Own\"",
     "16:3 doubled_title: aspect \"made\" has the title of \"own\" in line 10; tell them apart"},
    {"title = \"Pick\", weight = 1, choices { \"one\", \"two\", \"three\" } },\n"
     "      indicator \"code\" { title",
     "no = \"1\", title = \"Pick\", weight = 1, choices { \"one\", \"two\", \"three\" } },\n"
     "      indicator \"code\" { no = \"1\", title",
     "13:7 doubled_number: indicator \"code\" has the number of \"pick\" in line 12, 1; number it "
     "as "
     "the annex does"},
    {"\"one\", \"two\", \"three\"", "\"one\", \"two\", \"two\"",
     "12:78 doubled_text: indicator \"pick\" has one text for levels 2 and 3; write what tells "
     "them "
     "apart"},
    {"codes { A = 1, B = 2 }", "codes { A = 1, B = 2, \"A or B\", \"more\" }",
     "13:69 code_level: code \"B\" has level 2, but the text of level 1 names it; write B = 1, or "
     "correct the text"},
    {"at_least(level \"rate\", 1), otherwise = \"no\"",
     "at_least(level \"rate\", 2), otherwise = \"below 3\"",
     "17:60 reason: the reason of must \"m\" does not name 2, which its condition asks for; write "
     "the same figures in both"},
    /* names of before */
    {"title = \"Pick\"", "renamed_from = \"pick\", title = \"Pick\"",
     "12:7 renamed_from_itself: indicator \"pick\" is renamed_from its own id; leave renamed_from "
     "out"},
    {"title = \"Pick\", weight = 1, choices { \"one\", \"two\", \"three\" } },\n"
     "      indicator \"code\" { title",
     "renamed_from = \"old\", title = \"Pick\", weight = 1, choices { \"one\", \"two\", \"three\" "
     "} "
     "},\n      indicator \"code\" { renamed_from = \"old\", title",
     "13:7 renamed_from_twice: indicator \"code\" is renamed_from \"old\", but so is \"pick\" in "
     "line "
     "12; only one can be what that was"},
    {"title = \"Two\"", "renamed_from = \"one\", title = \"Two\"",
     "24:3 renamed_from_present: value \"two\" is renamed_from \"one\", but line 23 has that id "
     "still; leave renamed_from out, or give the other a new id"},
    /* facts */
    {"title = \"T\", year = 2026", "title = \"T 2025\", year = 2026",
     "2:3 year: the title is \"T 2025\", but the year is 2026; write the same year in both"},
    {"ruleset \"t\"", "ruleset \"u\"",
     "1:1 file_name: the file is called t.lua, but its rule set \"u\", which is looked for in "
     "u.lua; rename one of them"},
    {", source = assumed \"a test\"", "",
     "1:1 no_source: the rule set states no source, so all of it that has none of its own counts "
     "as assumed; add source = official \"…\", secondary \"…\" or assumed \"…\""},
    {"maximum = 7,\n", "\n",
     "10:3 no_sum: aspect \"own\" states no sum that its weights could be checked against; add "
     "weights = … or maximum = … as the annex has them"},
    {"title = \"T\"", "title = \"T\"",
     "1:1 no_evidence: indicators that name no evidence that is asked for: 4 (pick, code, rate, "
     "use); add evidence = \"…\" where the annex has it"},
    {"title = \"T\"", "title = \"T\"",
     "1:1 sources: of 13 parts, 0 are official, 0 secondary and 13 assumed"},
};

/* "line:column code: message" of everything, one a line. Freed by the caller. */
static char *all_said(const char *text)
{
    struct buffer out = {0};
    iga_findings *findings;
    buffer_text(&out, "");
    iga_rules_check(&findings, "t.lua", text, strlen(text), IGA_LANG_EN);
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        buffer_print(&out, "%zu:%zu %s: %s\n", finding->line, finding->column, finding->code,
                     finding->message);
    }
    iga_findings_free(findings);
    return out.bytes;
}

static bool holds_line(const char *text, const char *line)
{
    size_t length = strlen(line);
    for (const char *at = text; (at = strstr(at, line)); at++)
        if ((at == text || at[-1] == '\n') && at[length] == '\n')
            return true;
    return false;
}

static void each_thing_that_deserves_a_look_is_told(void **state)
{
    size_t missing = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(small_rows); i++) {
        char *text = text_with(rule_text, small_rows[i].find, small_rows[i].put);
        char *said = all_said(text);
        if (!holds_line(said, small_rows[i].said)) {
            print_error("written: %s\nnot said: %s\n", small_rows[i].put, small_rows[i].said);
            for (char *line = strtok(said, "\n"); line; line = strtok(NULL, "\n"))
                print_error("    said: %.300s\n", line);
            missing++;
        }
        free(said);
        free(text);
    }
    assert_int_equal(missing, 0);
}

int main(void)
{
    static const struct CMUnitTest fixed[] = {
        cmocka_unit_test(no_other_bands_of_2026_are_told),
        cmocka_unit_test(without_decimals_the_gaps_between_them_are_told),
        cmocka_unit_test(a_real_gap_is_no_matter_of_decimals),
        cmocka_unit_test(an_open_overlap_is_told_with_its_decimals),
        cmocka_unit_test(indonesian_has_commas_where_people_read_and_points_where_lua_does),
        cmocka_unit_test(of_each_year_exactly_this_is_told),
        cmocka_unit_test(each_thing_that_deserves_a_look_is_told),
    };
    struct CMUnitTest tests[COUNT(band_rows) + COUNT(fixed)];
    for (size_t i = 0; i < COUNT(band_rows); i++)
        tests[i] = (struct CMUnitTest){band_rows[i].start, the_bands_of_2026_are_told, NULL, NULL,
                                       (void *)(uintptr_t)&band_rows[i]};
    memcpy(tests + COUNT(band_rows), fixed, sizeof fixed);
    /* What cmocka's public macro expands to, for tests that stand in a table. */
    return _cmocka_run_group_tests("check", tests, COUNT(tests), check_2026, forget_2026);
}
