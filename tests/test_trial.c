/* Worked examples: what is expected wrongly is reported, what is not reached is named, and a rule
 * that is nudged is noticed. */
#include "rule_text.h"

#include <pthread.h>

static const char examples_text[] =
    "examples \"t\" {\n"
    "  points \"pick\" { 1, 2, 3, [4] = refused },\n"
    "  points \"code\" { A = 2, B = 4 },\n"
    "  points \"rate\" { [2.04] = 1, [2.05] = 2, [5.22] = 2, [\"5,225\"] = 3, levels = { 1, 2, 3 } "
    "},\n"
    "  points \"use\" { basis = \"a\", [5] = 1, [5.1] = 2, with = { rate = 6 } },\n"
    "  eligible { { rate = 1 }, { others = 1 } },\n"
    "  rejected \"m\" { { rate = missing } },\n"
    "  predicates { [0] = \"Low\", [50] = \"Low\", [50.01] = \"High\", [100] = \"High\",\n"
    "    [100.01] = refused },\n"
    "  published \"X\" (60, \"High\", secondary \"somewhere\"),\n"
    "  example \"whole\" {\n"
    "    source = official \"a decree\",\n"
    "    region = { people = 3, kind = \"kota\", pick = 3, code = \"A\" },\n"
    "    innovations = { times(2, { others = 1, rate = 6, topic = in_turn { \"A\", \"B\" } }), { } "
    "},\n"
    "    expect = { index = 75, exact = \"75\", predicate = \"High\", reported = 3, eligible = 2,\n"
    "      values = { one = 5, two = \"4/1\" }, points = { pick = 3, code = 2 }, missing = 2,\n"
    "      reasons = { [\"1\"] = { }, [3] = { \"m\" } } },\n"
    "  },\n"
    "}\n";

/* The examples of a text, which must be one. */
static iga_examples *examples_of(const char *text, const iga_rules *rules)
{
    iga_examples *examples = NULL;
    iga_findings *findings = NULL;
    if (iga_examples_load(&examples, &findings, rules, "e.lua", text, strlen(text), IGA_LANG_EN) !=
        IGA_OK)
        fail_msg("%s\n%s", iga_findings_get(findings, 0)->message, text);
    assert_int_equal(iga_findings_count(findings), 0);
    iga_findings_free(findings);
    return examples;
}

static iga_trial *trial_of(const iga_examples *examples, const iga_rules *rules)
{
    const iga_trial_options options = {.lang = IGA_LANG_EN};
    iga_trial *trial = NULL;
    assert_int_equal(iga_trial_run(&trial, examples, rules, &options), IGA_OK);
    return trial;
}

/* Everything that differs, "title: what id: expected, got" each on a line. */
static void print_differences(struct buffer *out, const iga_trial *trial)
{
    iga_failure failure;
    iga_mismatch mismatch;
    buffer_text(out, "");
    for (size_t i = 0; iga_trial_failure(&failure, trial, i); i++)
        for (size_t k = 0; iga_trial_mismatch(&mismatch, trial, i, k); k++)
            buffer_print(out, "%s%zu %s: %s %s: %s, %s", out->length ? "\n" : "", mismatch.line,
                         failure.example, mismatch.what, mismatch.id ? mismatch.id : "-",
                         mismatch.expected ? mismatch.expected : "-", mismatch.got);
}

static void check_differences(const char *text, const char *expected)
{
    iga_rules *rules = rules_of(rule_text);
    iga_examples *examples = examples_of(text, rules);
    iga_trial *trial = trial_of(examples, rules);
    struct buffer out = {0};
    print_differences(&out, trial);
    if (strcmp(out.bytes, expected) != 0)
        print_error("%s\n", text);
    assert_string_equal(out.bytes, expected);
    buffer_free(&out);
    iga_trial_free(trial);
    iga_examples_free(examples);
    iga_rules_free(rules);
}

/* ---- Expectations ------------------------------------------------------------------------- */

static void what_is_expected_rightly_is_not_reported(void **state)
{
    (void)state;
    check_differences(examples_text, "");
}

struct wrong {
    const char *find, *put, *said;
};

static void whatever_is_expected_wrongly_is_reported(void **state)
{
    (void)state;
    static const struct wrong wrongs[] = {
        {"{ 1, 2, 3, [4]", "{ 1, 2, 4, [4]", "2 points \"pick\", 3: points pick: 4, 3"},
        {"3, [4] = refused", "[3] = refused", "2 points \"pick\", 3: refused pick: refused, 25.00"},
        {"{ A = 2", "{ A = 2.5", "3 points \"code\", \"A\": points code: 2.5, 2"},
        {"[2.05] = 2", "[2.05] = no_band", "4 points \"rate\", 2.05: points rate: no_band, 2"},
        {"[\"5,225\"] = 3", "[\"5,225\"] = 2", "4 points \"rate\", \"5,225\": points rate: 2, 3"},
        {"levels = { 1,", "levels = { 0,", "4 points \"rate\", {\"level\":1}: points rate: 0, 1"},
        {"[5.1] = 2", "[5.1] = 1",
         "5 points \"use\", {\"basis\":\"a\",\"value\":5.1}: points use: 1, 2"},
        {"{ rate = 1 }", "{ rate = 1 }, { }", "6 eligible, 2: reasons 1: , m"},
        {"{ rate = missing }", "{ rate = 2 }", "7 rejected \"m\", 1: reasons 1: m, "},
        {"[50] = \"Low\"", "[50] = \"High\"", "8 predicates, 50: predicate -: High, Low"},
        {"[100.01] = refused", "[99.99] = refused", "9 predicates, 99.99: predicate -: , High"},
        {"(60, \"High\"", "(50, \"High\"", "10 published \"X\": predicate -: High, Low"},
        {"index = 75", "index = 75.01", "15 whole: index -: 75.01, 75.00"},
        {"exact = \"75\"", "exact = \"301/4\"", "15 whole: exact -: 301/4, 75"},
        {"predicate = \"High\"", "predicate = \"Low\"", "15 whole: predicate -: Low, High"},
        {"reported = 3", "reported = 2", "15 whole: reported -: 2, 3"},
        {"eligible = 2", "eligible = 3", "15 whole: eligible -: 3, 2"},
        {"one = 5", "one = 5.000001", "16 whole: value one: 5.000001, 5"},
        {"\"4/1\"", "\"13/3\"", "16 whole: value two: 13/3, 4"},
        {"code = 2 }", "code = 1 }", "16 whole: points code: 1, 2"},
        {"missing = 2", "missing = 0", "16 whole: missing -: 0, 2"},
        {"[\"1\"] = { }", "[\"1\"] = { \"m\" }", "17 whole: reasons 1: m, "},
        {"[3] = { \"m\" }", "[3] = { }", "17 whole: reasons 3: , m"},
        {"[3] = { \"m\" }", "[7] = { }", "17 whole: reasons 7: , ?"},
        {"pick = 3, code", "pick = 4, code",
         "11 whole: refused -: -, indicators/pick: the level 4 is out of range; it must be from 0 "
         "to 3"},
    };
    for (size_t i = 0; i < COUNT(wrongs); i++) {
        char *text = text_with(examples_text, wrongs[i].find, wrongs[i].put);
        check_differences(text, wrongs[i].said);
        free(text);
    }
}

static void a_failure_knows_its_place_its_source_and_how_it_came_about(void **state)
{
    (void)state;
    iga_rules *rules = rules_of(rule_text);
    char *text = text_with(examples_text, "exact = \"75\"", "exact = \"74\"");
    iga_examples *examples = examples_of(text, rules);
    iga_trial *trial = trial_of(examples, rules);
    iga_failure failure;
    assert_int_equal(iga_trial_failure_count(trial), 1);
    assert_true(iga_trial_failure(&failure, trial, 0));
    assert_string_equal(failure.file, "e.lua");
    assert_int_equal(failure.line, 11);
    assert_int_equal(failure.column, 3);
    assert_true(failure.has_source);
    assert_int_equal(failure.source, IGA_OFFICIAL);
    assert_string_equal(failure.reference, "a decree");
    assert_non_null(failure.explanation);
    assert_int_equal(iga_explanation_step(failure.explanation)->kind, IGA_STEP_REGION);
    assert_false(iga_trial_failure(&failure, trial, 1));
    iga_trial_free(trial);
    iga_examples_free(examples);
    iga_rules_free(rules);
    free(text);
}

static void examples_of_another_rule_set_are_not_tried(void **state)
{
    (void)state;
    char *text = text_with(rule_text, "ruleset \"t\"", "ruleset \"other\"");
    iga_rules *rules = rules_of(rule_text), *other = rules_of(text);
    iga_examples *examples = examples_of(examples_text, rules);
    iga_trial *trial;
    assert_int_equal(iga_trial_run(&trial, examples, other, NULL), IGA_EUSAGE);
    assert_null(trial);
    assert_int_equal(iga_trial_run(&trial, NULL, other, NULL), IGA_EUSAGE);
    assert_int_equal(iga_trial_run(NULL, examples, rules, NULL), IGA_EUSAGE);
    iga_examples_free(examples);
    iga_rules_free(rules);
    iga_rules_free(other);
    free(text);
}

/* ---- What is not reached ------------------------------------------------------------------ */

/* What the examples do not reach, "line code: message" each on a line. */
static void check_unreached(const char *text, const char *expected)
{
    iga_rules *rules = rules_of(rule_text);
    iga_examples *examples = examples_of(text, rules);
    iga_trial *trial = trial_of(examples, rules);
    const iga_findings *unreached = iga_trial_unreached(trial);
    struct buffer out = {0};
    buffer_text(&out, "");
    for (size_t i = 0; i < iga_findings_count(unreached); i++) {
        const iga_finding *finding = iga_findings_get(unreached, i);
        assert_int_equal(finding->severity, IGA_NOTE);
        buffer_print(&out, "%s%zu %s: %s", i ? "\n" : "", finding->line, finding->code,
                     finding->message);
    }
    if (strcmp(out.bytes, expected) != 0)
        print_error("%s\n", text);
    assert_string_equal(out.bytes, expected);
    buffer_free(&out);
    iga_trial_free(trial);
    iga_examples_free(examples);
    iga_rules_free(rules);
}

static void exactly_what_no_example_reaches_is_named(void **state)
{
    (void)state;
    static const struct wrong gaps[] = {
        {"predicates", "predicates", ""},
        {"{ 1, 2, 3, [4] = refused }", "{ 1, [3] = 3 }",
         "12 unreached_level: no example answers \"pick\" with level 2"},
        {"B = 4", "levels = { [2] = 4 }",
         "13 unreached_code: no example answers \"code\" with \"B\""},
        {"[2.05] = 2, [5.22] = 2, ", "",
         "19 unreached_band: no example of \"rate\" has a value of 2.05 to 5.23, for level 2"},
        {"[5] = 1, ", "",
         "21 unreached_band: no example of \"use\" by basis \"a\" has a value of 5 and less, for "
         "level 1"},
    };
    for (size_t i = 0; i < COUNT(gaps); i++) {
        char *text = text_with(examples_text, gaps[i].find, gaps[i].put);
        check_unreached(text, gaps[i].said);
        free(text);
    }
}

static void of_no_examples_everything_is_unreached(void **state)
{
    (void)state;
    check_unreached("examples \"t\" { }\n",
                    "12 unreached_level: no example answers \"pick\" with level 1\n"
                    "12 unreached_level: no example answers \"pick\" with level 2\n"
                    "12 unreached_level: no example answers \"pick\" with level 3\n"
                    "13 unreached_code: no example answers \"code\" with \"A\"\n"
                    "13 unreached_code: no example answers \"code\" with \"B\"\n"
                    "17 unreached_reason: no example has an innovation that \"m\" turns away\n"
                    "19 unreached_band: no example of \"rate\" has a value of 2.04 and less, for "
                    "level 1\n"
                    "19 unreached_band: no example of \"rate\" has a value of 2.05 to 5.23, for "
                    "level 2\n"
                    "19 unreached_band: no example of \"rate\" has a value of 5.23 and more, for "
                    "level 3\n"
                    "21 unreached_band: no example of \"use\" by basis \"a\" has a value of 5 and "
                    "less, for level 1\n"
                    "21 unreached_band: no example of \"use\" by basis \"a\" has a value of above "
                    "5, for level 2\n"
                    "24 unreached_argument: in no example is this 'max' decided by: number of "
                    "eligible innovations\n"
                    "24 unreached_argument: in no example is this 'max' decided by: 1\n"
                    "27 unreached_predicate: no example has the predicate \"High\"\n"
                    "27 unreached_predicate: no example has the predicate \"Low\"");
}

static void both_ways_of_a_condition_are_to_be_seen(void **state)
{
    (void)state;
    static const struct {
        const char *innovations, *said;
    } rows[] = {
        {"", "in no example does the condition of this 'when' hold"},
        {"{ rate = 1 }", "in no example does the condition of this 'when' fail"},
    };
    char *with_when = text_with(
        rule_text, "total \"made\" / max(count(innovations), 1)",
        "when(at_least(count(innovations), 1), total \"made\" / max(count(innovations), 1), 0)");
    for (size_t i = 0; i < COUNT(rows); i++) {
        iga_rules *rules = rules_of(with_when);
        struct buffer text = {0};
        buffer_print(&text,
                     "examples \"t\" { example \"e\" { region = { people = 1 }, innovations = { %s "
                     "}, expect = { eligible = %d } } }",
                     rows[i].innovations, *rows[i].innovations != '\0');
        iga_examples *examples = examples_of(text.bytes, rules);
        iga_trial *trial = trial_of(examples, rules);
        size_t branches = 0;
        for (size_t k = 0; k < iga_findings_count(iga_trial_unreached(trial)); k++) {
            const iga_finding *finding = iga_findings_get(iga_trial_unreached(trial), k);
            if (strcmp(finding->code, "unreached_branch") != 0)
                continue;
            branches++;
            assert_string_equal(finding->message, rows[i].said);
            assert_int_equal(finding->line, 24);
        }
        assert_int_equal(branches, 1);
        iga_trial_free(trial);
        iga_examples_free(examples);
        iga_rules_free(rules);
        buffer_free(&text);
    }
    free(with_when);
}

/* ---- Nudges ------------------------------------------------------------------------------- */

/* How a number or date is nudged, in a comment-like row of its own in the rule text. */
static void numbers_and_dates_move_by_their_last_digit(void **state)
{
    (void)state;
    static const struct {
        const char *before, *down, *up;
    } rows[] = {
        {"65.01", "65.00", "65.02"},
        {"12", "11", "13"},
        {"0.75", "0.74", "0.76"},
        {"5.00", "4.99", "5.01"},
        {"1", "0", "2"},
        {"0", "(-1)", "1"},
        {"0.00", "(-0.01)", "0.01"},
        {"9.99", "9.98", "10.00"},
        {"\"2024-01-01\"", "2023-12-31", "2024-01-02"},
        {"\"2024-02-28\"", "2024-02-27", "2024-02-29"},
        {"\"2023-02-28\"", "2023-02-27", "2023-03-01"},
        {"\"2024-12-31\"", "2024-12-30", "2025-01-01"},
        {"[[2024-03-01]]", "2024-02-29", "2024-03-02"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer text = {0};
        buffer_print(&text, "local x = %s -- 17\n%s", rows[i].before, rule_text);
        iga_rules *rules = rules_of(text.bytes);
        iga_nudges *nudges;
        iga_nudge nudge;
        assert_int_equal(iga_nudges_new(&nudges, rules), IGA_OK);
        assert_true(iga_nudges_get(&nudge, nudges, 0));
        assert_string_equal(nudge.after, rows[i].down);
        assert_int_equal(nudge.line, 1);
        assert_int_equal(nudge.column, 11);
        assert_true(iga_nudges_get(&nudge, nudges, 1));
        assert_string_equal(nudge.after, rows[i].up);
        assert_true(iga_nudges_get(&nudge, nudges, 2));
        assert_int_equal(nudge.line, 4); /* maximum = 12: neither the comment nor the year */
        assert_string_equal(nudge.before, "12");
        iga_nudges_free(nudges);
        iga_rules_free(rules);
        buffer_free(&text);
    }
}

/* What becomes of the nudge of `before` to `after` in a line. */
static iga_nudge_fate fate_of(const char *rule, const char *examples_written, size_t line,
                              const char *before, const char *after)
{
    iga_rules *rules = rules_of(rule);
    iga_examples *examples = examples_of(examples_written, rules);
    iga_nudges *nudges;
    iga_nudge nudge;
    iga_nudge_fate fate = IGA_NUDGE_UNNOTICED;
    bool found = false;
    assert_int_equal(iga_nudges_new(&nudges, rules), IGA_OK);
    for (size_t i = 0; iga_nudges_get(&nudge, nudges, i) && !found; i++) {
        found = nudge.line == line && strcmp(nudge.before, before) == 0 &&
                strcmp(nudge.after, after) == 0;
        if (found)
            assert_int_equal(iga_nudges_try(&fate, nudges, i, examples), IGA_OK);
    }
    assert_true(found);
    assert_int_equal(iga_nudges_try(&fate, nudges, iga_nudges_count(nudges), examples), IGA_EUSAGE);
    iga_nudges_free(nudges);
    iga_examples_free(examples);
    iga_rules_free(rules);
    return fate;
}

static const char no_examples[] = "examples \"t\" { }\n";

static void a_weight_inside_a_stated_maximum_is_noticed_without_examples(void **state)
{
    (void)state;
    assert_int_equal(fate_of(rule_text, no_examples, 13, "2", "3"), IGA_NUDGE_REFUSED);
    assert_int_equal(fate_of(rule_text, no_examples, 12, "1", "0"), IGA_NUDGE_REFUSED);
}

static void a_band_is_noticed_by_the_example_at_its_edge(void **state)
{
    (void)state;
    char *shorter = text_with(examples_text, "[5.22] = 2, ", "");
    assert_int_equal(fate_of(rule_text, examples_text, 19, "2.05", "2.06"), IGA_NUDGE_FAILED);
    assert_int_equal(fate_of(rule_text, examples_text, 19, "5.23", "5.22"), IGA_NUDGE_SAME);
    assert_int_equal(fate_of(rule_text, no_examples, 19, "2.05", "2.06"), IGA_NUDGE_UNNOTICED);
    assert_int_equal(fate_of(rule_text, shorter, 19, "2.05", "2.06"), IGA_NUDGE_FAILED);
    free(shorter);
}

static void an_edge_that_an_overlap_hides_changes_nothing(void **state)
{
    (void)state;
    /* between(2.05, 5.23), at_least(5.23): of 5.23 the highest level wins */
    assert_int_equal(fate_of(rule_text, no_examples, 19, "5.23", "5.24"), IGA_NUDGE_SAME);
}

/* ---- The shipped ones --------------------------------------------------------------------- */

static char *read_text(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be read", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = calloc(*length + 1, 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, *length, file), *length);
    fclose(file);
    return text;
}

struct shipped {
    iga_rules *rules;
    iga_examples *examples;
    char *text; /* of the examples */
};

static struct shipped open_shipped(int year)
{
    struct shipped shipped;
    char path[1024];
    size_t length;
    snprintf(path, sizeof path, SOURCE_DIR "/rules/iid-%d.lua", year);
    char *text = read_text(path, &length);
    shipped.rules = rules_of(text);
    free(text);
    snprintf(path, sizeof path, SOURCE_DIR "/rules/examples/iid-%d.lua", year);
    shipped.text = read_text(path, &length);
    shipped.examples = examples_of(shipped.text, shipped.rules);
    return shipped;
}

static void close_shipped(struct shipped *shipped)
{
    iga_examples_free(shipped->examples);
    iga_rules_free(shipped->rules);
    free(shipped->text);
}

enum { FIRST_YEAR = 2022, LAST_YEAR = 2029 };

static void every_shipped_example_comes_out_and_nothing_is_unreached(void **state)
{
    (void)state;
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        struct shipped shipped = open_shipped(year);
        iga_trial *trial = trial_of(shipped.examples, shipped.rules);
        struct buffer out = {0};
        print_differences(&out, trial);
        assert_string_equal(out.bytes, "");
        assert_true(iga_examples_count(shipped.examples) > 200);
        assert_int_equal(iga_findings_count(iga_trial_unreached(trial)), 0);
        buffer_free(&out);
        iga_trial_free(trial);
        close_shipped(&shipped);
    }
}

/* Other points than those written, one row at a time; every third, for the sake of time. */
static void no_points_of_the_shipped_examples_can_be_written_wrongly(void **state)
{
    (void)state;
    struct shipped shipped = open_shipped(2026);
    size_t met = 0, tried = 0;
    for (char *at = strstr(shipped.text, "] = "); at; at = strstr(at + 1, "] = ")) {
        char *digit = at + 4 + strspn(at + 4, "0123456789.") - 1;
        if (digit < at + 4 || met++ % 3)
            continue;
        char kept = *digit;
        *digit = kept == '9' ? '8' : (char)(kept + 1);
        iga_examples *examples = NULL;
        iga_trial *trial = NULL;
        const iga_trial_options options = {.first_only = true};
        assert_int_equal(iga_examples_load(&examples, NULL, shipped.rules, "e.lua", shipped.text,
                                           strlen(shipped.text), IGA_LANG_EN),
                         IGA_OK);
        assert_int_equal(iga_trial_run(&trial, examples, shipped.rules, &options), IGA_OK);
        assert_int_equal(iga_trial_failure_count(trial), 1);
        iga_trial_free(trial);
        iga_examples_free(examples);
        *digit = kept;
        tried++;
    }
    assert_true(tried > 40);
    close_shipped(&shipped);
}

/* Column `n` of a row of comma-separated values; no quotes before it. */
static char *column(const char *row, int n)
{
    for (; n > 0; n--)
        row += strcspn(row, ",") + 1;
    return strndup(row, strcspn(row, ","));
}

/* Whether some line says published "… REGION" (INDEX, "PREDICATE". */
static bool says_published(const char *text, const char *region, const char *index,
                           const char *predicate)
{
    char name[256], figures[256];
    snprintf(name, sizeof name, " %s\"", region);
    snprintf(figures, sizeof figures, "(%5.2f, \"%s\"", strtod(index, NULL), predicate);
    for (const char *at = strstr(text, "published \""); at; at = strstr(at + 1, "published \"")) {
        const char *found = strstr(at, name), *end = at + strcspn(at, "\n");
        if (found && found < end && strstr(at, figures) && strstr(at, figures) < end)
            return true;
    }
    return false;
}

static void every_published_predicate_is_an_example(void **state)
{
    (void)state;
    size_t length, found = 0;
    char *rows = read_text(SOURCE_DIR "/tests/data/published-results.csv", &length);
    for (int year = FIRST_YEAR; year <= 2025; year++) {
        struct shipped shipped = open_shipped(year);
        for (const char *row = rows; *row;
             row += strcspn(row, "\n") + (row[strcspn(row, "\n")] != 0)) {
            char *region = column(row, 0), *of = column(row, 3), *index = column(row, 4),
                 *predicate = column(row, 7);
            if (atoi(of) == year && *predicate) {
                if (!says_published(shipped.text, region, index, predicate))
                    fail_msg("%d: %s %s %s is no example", year, region, index, predicate);
                found++;
            }
            free(region), free(of), free(index), free(predicate);
        }
        close_shipped(&shipped);
    }
    assert_true(found > 40);
    free(rows);
}

/* ---- Threads ------------------------------------------------------------------------------ */

struct share {
    const struct shipped *shipped;
    const iga_nudges *nudges;
    iga_nudge_fate *fates;
    size_t first;
};

enum { SHARES = 4, TRIED = 40 };

static void *try_share(void *context)
{
    struct share *share = context;
    for (size_t i = share->first; i < TRIED; i += SHARES)
        if (iga_nudges_try(&share->fates[i], share->nudges, i, share->shipped->examples) != IGA_OK)
            abort();
    return NULL;
}

static void nudges_may_be_tried_by_several_threads_at_once(void **state)
{
    (void)state;
    struct shipped shipped = open_shipped(2026);
    iga_nudges *nudges;
    iga_nudge_fate fates[TRIED] = {0}, fate;
    pthread_t threads[SHARES];
    struct share shares[SHARES];
    assert_int_equal(iga_nudges_new(&nudges, shipped.rules), IGA_OK);
    for (size_t i = 0; i < SHARES; i++) {
        shares[i] = (struct share){&shipped, nudges, fates, i};
        assert_int_equal(pthread_create(&threads[i], NULL, try_share, &shares[i]), 0);
    }
    for (size_t i = 0; i < SHARES; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < TRIED; i++) {
        assert_int_equal(iga_nudges_try(&fate, nudges, i, shipped.examples), IGA_OK);
        assert_int_equal(fates[i], fate);
    }
    iga_nudges_free(nudges);
    close_shipped(&shipped);
}

/* ---- Mistakes in the file ----------------------------------------------------------------- */

static void check_said(const char *text, const char *expected)
{
    iga_rules *rules = rules_of(rule_text);
    iga_examples *examples = NULL;
    iga_findings *findings = NULL;
    struct buffer out = {0};
    assert_int_equal(
        iga_examples_load(&examples, &findings, rules, "e.lua", text, strlen(text), IGA_LANG_EN),
        IGA_ERULE);
    assert_null(examples);
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        assert_string_equal(finding->file, "e.lua");
        buffer_print(&out, "%s%zu:%zu %s: %s", i ? "\n" : "", finding->line, finding->column,
                     finding->code, finding->message);
    }
    if (!out.bytes || strcmp(out.bytes, expected) != 0)
        print_error("%s\n", text);
    assert_non_null(out.bytes);
    assert_string_equal(out.bytes, expected);
    buffer_free(&out);
    iga_findings_free(findings);
    iga_rules_free(rules);
}

static void every_mistake_is_answered_at_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *written, *said;
    } mistakes[] = {
        {"points \"pikc\" { 1 }",
         "2:1 unknown_name: the rules have no indicator \"pikc\"; did you mean 'pick'?"},
        {"points \"elsewhere\" { 1 }", "2:1 unknown_name: the rules have no indicator "
                                       "\"elsewhere\"; it is one of: pick, code, rate, use"},
        {"points \"rate\" { 1, [2] = 2 }",
         "2:17 no_answer: \"rate\" is not answered by a level, so each answer must be said: "
         "[answer] = points; for its levels write levels = { … }"},
        {"points \"pick\" { [2] = \"two\" }",
         "2:17 not_a_number: what an answer to \"pick\" earns is a number of points, or the word "
         "no_band or refused, not a text"},
        {"points \"pick\" { [true] = 2 }",
         "2:1 no_answer: an answer in [ ] is a number, a text in quotes, or from(…, …)"},
        {"points \"pick\" { }", "2:1 no_examples: points \"pick\" gives no answer; write [answer] "
                                "= points"},
        {"points \"pick\" { levels = 3 }",
         "2:17 wrong_kind: 'levels' is a list of the points of level 1, 2 and so on, not a number"},
        {"points \"pick\" { with = 3, 1 }",
         "2:17 wrong_kind: 'with' is a table of what else the region or the innovation says, not "
         "a number"},
        {"points \"pick\" { with = { kidn = \"kota\" }, 1 }",
         "2:26 unknown_key: the rules have neither a field nor an indicator 'kidn' here; did you "
         "mean 'kind'?"},
        {"points \"use\" { basis = \"b\", [1] = 1 }",
         "2:16 unknown_name: indicator \"use\" has no basis \"b\"; write one that it has, or take "
         "'basis' out"},
        {"points \"pick\"",
         "2:1 missing_table: item 1 of 'examples' stands without its { } or ( ); write what it is"},
        {"points \"pick\" (3)",
         "2:1 missing_table: 'points' takes a table: points \"…\" { … }, not a number"},
        {"point \"pick\" { 1 }", "2:1 run: unknown word 'point'; did you mean 'points'?"},
        {"example \"e\" { regoin = {}, expect = { eligible = 0 } }",
         "2:15 unknown_key: example \"e\" has no key 'regoin'; did you mean 'region'?"},
        {"example \"e\" { region = { people = 1 } }",
         "2:1 no_expectation: example \"e\" does not say what must come; add expect = { index = "
         "…, predicate = \"…\" }"},
        {"example \"e\" { region = 3, expect = { eligible = 0 } }",
         "2:15 wrong_kind: 'region' of example \"e\" is a table in { }, not a number"},
        {"example \"e\" { region = { poeple = 1 }, expect = { eligible = 0 } }",
         "2:26 unknown_key: the rules have neither a field nor an indicator 'poeple' here; did "
         "you mean 'people'?"},
        {"example \"e\" { innovations = { { rat = 1 } }, expect = { eligible = 0 } }",
         "2:33 unknown_key: the rules have neither a field nor an indicator 'rat' here; did you "
         "mean 'rate'?"},
        {"example \"e\" { innovations = { 3 }, expect = { eligible = 0 } }",
         "2:1 wrong_kind: an innovation is a table such as { urusan = \"Sosial\", others = 2 }, "
         "or times(12, { … }), not a number"},
        {"example \"e\" { region = { pick = count }, expect = { eligible = 0 } }",
         "2:33 run: unknown word 'count'; put texts in quotes, and 'local' before what you name "
         "yourself"},
        {"example \"e\" { expect = { index = \"much\" } }",
         "2:34 not_a_number: 'index' of 'expect' must be a number, not a text"},
        {"example \"e\" { expect = { eligible = 1.5 } }",
         "2:37 number_range: 'eligible' of 'expect' must be a whole number from 0 to 100000000"},
        {"example \"e\" { expect = { exact = \"1/0\" } }",
         "2:26 not_a_number: \"1/0\" is no fraction; write a number, or a fraction such as "
         "\"71096/1375\""},
        {"example \"e\" { expect = { predicate = \"Hihg\" } }",
         "2:26 unknown_name: the rules have no predicate \"Hihg\"; did you mean 'High'?"},
        {"example \"e\" { expect = { values = { three = 3 } } }",
         "2:37 unknown_name: the rules have no value \"three\"; it is one of: one, two"},
        {"example \"e\" { expect = { values = { one = true } } }",
         "2:37 not_a_number: what is expected of value \"one\" is a number, or a fraction such as "
         "\"71096/1375\""},
        {"example \"e\" { expect = { values = 3 } }",
         "2:26 wrong_kind: 'values' of 'expect' is a table such as { spd = 56 }, not a number"},
        {"example \"e\" { expect = { points = { rate = 1 } } }",
         "2:37 wrong_kind: \"rate\" is answered by innovations; expect points of the region's own "
         "answers"},
        {"example \"e\" { expect = { reasons = { [\"1\"] = { \"n\" } } } }",
         "2:38 unknown_name: the rules have no must \"n\"; did you mean 'm'?"},
        {"example \"e\" { expect = { reasons = { [\"1\"] = \"m\" } } }",
         "2:38 not_a_list: the reasons of an innovation are a list of ids in { }; { } says that "
         "it is eligible"},
        {"eligible { }", "2:1 no_examples: eligible lists no innovation"},
        {"eligible (3)", "2:1 missing_table: 'eligible' takes innovations: eligible { { … }, { … } "
                         "}, not a number"},
        {"rejected \"m\" { }", "2:1 no_examples: rejected \"m\" lists no innovation"},
        {"rejected \"x\" { { } }",
         "2:1 unknown_name: the rules have no must \"x\"; did you mean 'm'?"},
        {"published \"X\" (40)",
         "2:1 arguments: published \"X\" takes the index, the predicate and where they stand: "
         "published \"X\" (55.62, \"…\", secondary \"…\")"},
        {"published \"X\" (40, \"Low\", \"here\")",
         "2:1 wrong_kind: where a figure was published is official \"…\", secondary \"…\" or "
         "assumed \"…\", not a text"},
        {"published \"X\" (40.005, \"Low\")",
         "2:1 number_range: an index is published with 2 decimals under these rules; shorten this "
         "one"},
        {"predicates { \"Low\" }",
         "2:14 wrong_kind: 'predicates' lists indices with their predicates: [65.01] = \"…\", or "
         "[100.01] = refused for none"},
        {"predicates (3)",
         "2:1 missing_table: 'predicates' takes indices with their predicates: predicates { "
         "[65.01] = \"…\" }, not a number"},
        {"eligible { times(0, { }) }",
         "2:12 arguments: 'times' takes a number from 1 to 10000 and an innovation: times(12, { … "
         "})"},
        {"eligible { with({ }) }",
         "2:12 arguments: 'with' takes a table and what is different: with(name, { … })"},
        {"eligible { { topic = in_turn { } } }",
         "2:22 arguments: 'in_turn' takes a list: in_turn { \"…\", \"…\" }"},
        {"points \"rate\" { [from(1)] = 1 }",
         "2:18 arguments: 'from' takes the earlier and the later figure: from(812.4, 905.1)"},
        {"3",
         "2:1 wrong_kind: item 1 of 'examples' must be points \"…\" { … }, example \"…\" { … }, "
         "eligible { … }, rejected \"…\" { … }, predicates { … } or published \"…\" (…), not a "
         "number"},
    };
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        struct buffer text = {0};
        buffer_print(&text, "examples \"t\" {\n%s\n}\n", mistakes[i].written);
        check_said(text.bytes, mistakes[i].said);
        buffer_free(&text);
    }
}

static void a_file_must_be_of_these_rules_and_hold_examples(void **state)
{
    (void)state;
    check_said("examples \"u\" { }",
               "1:1 other_rules: these are examples of \"u\", but the rules are \"t\"");
    check_said("local x = 1",
               "1:1 no_examples: the file holds no examples; begin with examples \"t\" { … }");
}

static void no_file_can_ask_for_endless_innovations(void **state)
{
    (void)state;
    check_said("local many = times(10000, { rate = 1 })\n"
               "examples \"t\" {\n"
               "example \"e\" { innovations = { times(10000, many) }, expect = { eligible = 1 } }\n"
               "}\n",
               "0:0 limit: the regions of these examples come to more than 32 MiB; let them report "
               "fewer innovations");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_expected_rightly_is_not_reported),
        cmocka_unit_test(whatever_is_expected_wrongly_is_reported),
        cmocka_unit_test(a_failure_knows_its_place_its_source_and_how_it_came_about),
        cmocka_unit_test(examples_of_another_rule_set_are_not_tried),
        cmocka_unit_test(exactly_what_no_example_reaches_is_named),
        cmocka_unit_test(of_no_examples_everything_is_unreached),
        cmocka_unit_test(both_ways_of_a_condition_are_to_be_seen),
        cmocka_unit_test(numbers_and_dates_move_by_their_last_digit),
        cmocka_unit_test(a_weight_inside_a_stated_maximum_is_noticed_without_examples),
        cmocka_unit_test(a_band_is_noticed_by_the_example_at_its_edge),
        cmocka_unit_test(an_edge_that_an_overlap_hides_changes_nothing),
        cmocka_unit_test(every_shipped_example_comes_out_and_nothing_is_unreached),
        cmocka_unit_test(no_points_of_the_shipped_examples_can_be_written_wrongly),
        cmocka_unit_test(every_published_predicate_is_an_example),
        cmocka_unit_test(nudges_may_be_tried_by_several_threads_at_once),
        cmocka_unit_test(every_mistake_is_answered_at_its_place),
        cmocka_unit_test(a_file_must_be_of_these_rules_and_hold_examples),
        cmocka_unit_test(no_file_can_ask_for_endless_innovations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
