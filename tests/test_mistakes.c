/* Mistakes of one line in a real rule file: each is refused, or reported by a check, where it was
 * made, and says what it is. None changes a score in silence. */
#include "whole_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "iga.h"

#include <string.h>

#define FILE_NAME "iid-2026.lua"
#define COUNT(array) (sizeof(array) / sizeof *(array))

static char *right;
static size_t right_length;
static iga_findings *right_findings;
static iga_rules *right_rules;

static int read_right(void **state)
{
    (void)state;
    right = whole_file(SOURCE_DIR "/rules/" FILE_NAME, &right_length);
    return iga_rules_check(&right_findings, FILE_NAME, right, right_length, IGA_LANG_EN) ||
           iga_rules_load(&right_rules, NULL, FILE_NAME, right, right_length, IGA_LANG_EN);
}

static int forget_right(void **state)
{
    (void)state;
    iga_findings_free(right_findings);
    iga_rules_free(right_rules);
    free(right);
    return 0;
}

/* ---- The table ---------------------------------------------------------------------------- */

static const struct mistake {
    const char *was, *is; /* `was` stands in the file once */
    iga_severity severity;
    const char *code;
    const char *where; /* what the line holds that is told; NULL: the changed line itself */
    const char *says;
} mistakes[] = {
    /* Lua's own */
    {"title = \"Visi dan Misi\", weight", "title = \"Visi dan Misi\" weight", IGA_ERROR, "syntax",
     NULL, "a comma is missing before 'weight'"},
    {"\"Kepala Daerah memiliki Misi Inovasi\",", "\"Kepala Daerah memiliki Misi Inovasi\"",
     IGA_ERROR, "syntax", NULL, "a comma is missing before '\"Kepala Daerah memiliki Visi"},
    {"between(0.56, 0.90), at_least", "between(0.56, 0.90) at_least", IGA_ERROR, "syntax", NULL,
     "a comma is missing before 'at_least'"},
    {"title = \"Institusi\",", "title = \"Institusi,", IGA_ERROR, "syntax", NULL,
     "this text has no closing quote"},
    {"title = \"Institusi\",", "title = “Institusi”,", IGA_ERROR, "stray_character", NULL,
     "the character '“' means nothing here"},
    {"at_most(0.55)", "at_most(0.55.)", IGA_ERROR, "syntax", NULL, "'0.55.' is no number"},
    {"choices {\n          \"Manual atau", "choices\n          \"Manual atau", IGA_ERROR, "syntax",
     "        },", "this bracket closes the one of line"},
    {"online/daring/AI\",\n        },", "online/daring/AI\",", IGA_ERROR, "syntax", "      },",
     "this bracket closes the one of line"},
    /* words and keys */
    {"bands { unit = \"poin\",", "bnads { unit = \"poin\",", IGA_ERROR, "run", NULL,
     "unknown word 'bnads'; did you mean 'bands'?"},
    {"status = in_force", "status = in_forse", IGA_ERROR, "run", NULL,
     "unknown word 'in_forse'; did you mean 'in_force'?"},
    {"source = lampiran,", "source = lampirn,", IGA_ERROR, "run", NULL, "unknown word 'lampirn'"},
    {"local jendela =", "jendela =", IGA_ERROR, "run", NULL, "put 'local' before it"},
    {"title = \"Opini BPK\", weight = 1.5", "title = \"Opini BPK\", wieght = 1.5", IGA_ERROR,
     "unknown_key", NULL, "has no key 'wieght'; did you mean 'weight'?"},
    {"title = \"Opini BPK\", weight = 1.5,", "title = \"Opini BPK\",", IGA_ERROR, "missing_key",
     "indicator \"opini_bpk\"", "has no 'weight'; add it"},
    {"title = \"Opini BPK\", weight = 1.5", "title = \"Opini BPK\", weight = 1, weight = 1.5",
     IGA_ERROR, "doubled_key", NULL, "key 'weight' is given twice"},
    {"indicator \"pelaksana\"", "indicator \"aktor\"", IGA_ERROR, "doubled_id", NULL,
     "\"aktor\" is used twice"},
    {"indicator \"opini_bpk\"", "indicator \"opini bpk\"", IGA_ERROR, "bad_id", NULL,
     "an id is made of letters, digits and _"},
    {"no = \"8\", title = \"Opini BPK\", weight = 1.5, mandatory = true",
     "no = \"8\", title = \"Opini BPK\", weight = 1.5, mandatory = \"ya\"", IGA_ERROR,
     "not_a_truth", NULL, "must be true or false"},
    /* numbers */
    {"title = \"Opini BPK\", weight = 1.5", "title = \"Opini BPK\", weight = 1,5", IGA_ERROR,
     "decimal_comma", NULL, "a decimal is written with a point, such as 1.5"},
    {"between(2.05, 5.23)", "between(2.05, 5,23)", IGA_ERROR, "decimal_comma", NULL,
     "write it with a point, such as 5.23"},
    {"at_most(2.04)", "at_most(2,04)", IGA_ERROR, "decimal_comma", NULL,
     "write it with a point, such as 5.23"},
    {"between(2.05, 5.23)", "between(2.05, 5.229999999999999)", IGA_ERROR, "too_many_digits", NULL,
     "15"},
    {"title = \"Opini BPK\", weight = 1.5", "title = \"Opini BPK\", weight = \"1.5\"", IGA_ERROR,
     "not_a_number", NULL, "must be a number, not a text"},
    {"title = \"Video inovasi daerah\", weight = 4",
     "title = \"Video inovasi daerah\", weight = -4", IGA_ERROR, "negative_weight", NULL,
     "below zero"},
    /* sums that the annex states */
    {"title = \"Visi dan Misi\", weight = 1,", "title = \"Visi dan Misi\", weight = 2,", IGA_ERROR,
     "weights", "weights = 21", "add up to 22, but the file states 21"},
    {"title = \"Replikasi\", weight = 3,", "title = \"Replikasi\", weight = 2,", IGA_ERROR,
     "weights", "weights = 37", "add up to 36, but the file states 37"},
    {"          \"Peraturan Daerah\",\n", "", IGA_ERROR, "maximum", "maximum = 111",
     "comes out as 108, but the file states 111"},
    {"at_most(0.07), between(0.08, 1.15), at_least(1.16)", "at_most(0.07), at_least(1.16)",
     IGA_ERROR, "maximum", "maximum = 63", "comes out as 62.25, but the file states 63"},
    {"      indicator \"ripj_pid\" {\n"
     "        no = \"14\", title = \"Rencana Induk dan Peta Jalan Pemajuan Iptek Daerah (RIPJ "
     "PID)\", weight = 1,\n"
     "        choices {\n"
     "          \"Masih berbentuk rancangan\",\n"
     "          \"Dokumen selesai dan disepakati\",\n"
     "          \"Ditetapkan dalam Perkada\",\n"
     "        },\n"
     "      },\n",
     "", IGA_ERROR, "weights", "weights = 21", "add up to 20, but the file states 21"},
    {"0.38 * min(count(innovations), 200)", "0.83 * min(count(innovations), 200)", IGA_ERROR,
     "maximum", "maximum = 76", "comes out as 166, but the file states 76"},
    {"min(count(innovations), 200)", "min(count(innovations), 20)", IGA_ERROR, "maximum",
     "maximum = 76", "comes out as 7.6, but the file states 76"},
    {"share = 25.20", "share = 25.02", IGA_ERROR, "share", NULL, "comes out as 25.2 percent"},
    {"maximum = 250,", "maximum = 205,", IGA_ERROR, "maximum", NULL,
     "comes out as 250, but the file states 205"},
    /* bands */
    {"between(0.56, 0.90)", "between(0.90, 0.56)", IGA_ERROR, "empty_range", NULL,
     "its lower edge is above its upper one; exchange them"},
    {"between(70.00, 79.99)", "between(70.01, 79.99)", IGA_WARNING, "band_gap", NULL,
     "no band holds 70.00; such a value gets level 0"},
    {"between(70.00, 79.99)", "between(70.00, 80.00)", IGA_NOTE, "band_overlap", NULL,
     "a value of 80.00 lies in the bands of levels 2 and 3; level 3 wins"},
    {"between(1, 200), between(201, 500)", "between(1, 20), between(201, 500)", IGA_WARNING,
     "band_gap", NULL, "no band holds 21 to 200"},
    {"exactly(1), exactly(2)", "exactly(1), exactly(3)", IGA_WARNING, "unreachable_level", NULL,
     "no value ever gets level 2 from this band"},
    {"[0] = exactly(0), between(1, 3)", "between(1, 3)", IGA_WARNING, "band_gap", NULL,
     "say so with [0] = exactly(0)"},
    {"bands { unit = \"indeks\", decimals = 2,", "bands { unit = \"indeks\",", IGA_WARNING,
     "band_gap", "at_most(69.99)", "above 69.99 and below 70.00; such a value gets level 0"},
    {"bands { unit = \"indeks\", decimals = 2,", "bands { unit = \"indeks\", decimals = 1,",
     IGA_ERROR, "edge_decimals", "at_most(69.99)", "has an edge with more than 1 decimals"},
    {"from = increase,", "from = growth,", IGA_WARNING, "unit", "bands { unit = \"poin\",",
     "growth, which gives percent, but its unit is \"poin\""},
    /* codes */
    {"WTP = 3", "WTP = 4", IGA_ERROR, "levels_disagree", NULL,
     "has texts for 3 levels, but its codes reach level 4"},
    {"WTP = 3", "WTP = 300", IGA_ERROR, "level_range", NULL, "whole number from 0 to 100"},
    {"TW = 1,", "TW = 2,", IGA_WARNING, "code_level", NULL,
     "code \"TW\" has level 2, but the text of level 1 names it"},
    {"WDP = 2,", "WDP = 3,", IGA_WARNING, "unreachable_level", "indicator \"opini_bpk\"",
     "no code has level 2"},
    /* predicates and the index */
    {"(40.01,  65.00)", "(40.01,  64.00)", IGA_ERROR, "predicate_gap", "\"Sangat Inovatif\"",
     "no predicate holds an index from 64.01 to 65"},
    {"(40.01,  65.00)", "(40.01,  66.00)", IGA_ERROR, "predicate_overlap", "\"Sangat Inovatif\"",
     "has two predicates"},
    {"(65.01, 100.00)", "(65.01, 90.00)", IGA_ERROR, "predicate_gap", NULL,
     "no predicate holds an index from 90.01 to 100"},
    {"(65.01, 100.00)", "(65.01, 1000.00)", IGA_WARNING, "predicate_range", NULL,
     "goes beyond the index, which goes from 0 to 100"},
    {"value.jumlah_inovasi) / 250", "value.jumlah_inovasi) / 25", IGA_ERROR, "predicate_gap",
     "\"Sangat Inovatif\"", "no predicate holds an index from 100.01 to 1000"},
    {"value.jumlah_inovasi) / 250", "value.jumlah_inovasi) / 2500", IGA_WARNING, "predicate_range",
     "\"Inovatif\"", "no region ever gets predicate \"Inovatif\", for the index goes from 0 to 10"},
    /* names in formulas and conditions */
    {"    total \"spd\",", "    total \"sdp\",", IGA_ERROR, "unknown_id", NULL,
     "did you mean 'spd'?"},
    {"value.kematangan", "value.kematngan", IGA_ERROR, "unknown_id", NULL,
     "did you mean 'kematangan'?"},
    {"given(innovation.developed)", "given(innovation.developd)", IGA_ERROR, "unknown_field", NULL,
     "did you mean 'developed'?"},
    {"agree = { \"province\" }", "agree = { \"provinsi\" }", IGA_ERROR, "unknown_field", NULL,
     "no field \"provinsi\" of the region is declared"},
    {"equals(region.kind, \"kota\")", "equals(region.kind, \"kotta\")", IGA_ERROR, "unknown_choice",
     NULL, "did you mean 'kota'?"},
    {"  \"Sosial\",\n}", "  \"Sosail\",\n}", IGA_ERROR, "unknown_choice", "distinct(",
     "\"Sosail\" is not among the texts of field \"urusan\"; did you mean 'Sosial'?"},
    {"max(count(innovations), 12)", "count(innovations)", IGA_ERROR, "zero_divisor", NULL,
     "divides by a value that can be zero"},
    {"type = date, title = \"Tanggal penerapan\"", "type = text, title = \"Tanggal penerapan\"",
     IGA_ERROR, "wrong_scope", "within(innovation.implemented", ""},
    {"pelayanan_dasar), 5)", "pelayanan_dasar), 7)", IGA_WARNING, "constant_condition", NULL,
     "never holds"},
    {"mandatory_at_least(1)", "mandatory_at_least(4)", IGA_WARNING, "constant_condition", NULL,
     "never holds"},
    /* what texts and rules say of one another */
    {"between(mulai, \"2025-12-31\")", "between(mulai, \"2025-13-31\")", IGA_ERROR, "date", NULL,
     "2025-13-31"},
    {"between(mulai, \"2025-12-31\")", "between(mulai, \"2024-12-31\")", IGA_WARNING, "reason",
     "otherwise = \"Tanggal pengembangan", "does not name 2024-12-31"},
    {"mulai   = \"2024-01-01\"", "mulai   = \"2023-01-01\"", IGA_WARNING, "reason",
     "otherwise = \"Tanggal penerapan", "does not name 2023-01-01"},
    {"words(innovation.design)), 300)", "words(innovation.design)), 30)", IGA_WARNING, "reason",
     "otherwise = \"Kata pada rancang bangun", "does not name 30"},
    {"rancang bangun: {value}", "rancang bangun: {valeu}", IGA_ERROR, "unknown_field", NULL,
     "did you mean {value}?"},
    {"year   = 2026", "year   = 2062", IGA_WARNING, "year", NULL, "but its year is 2062"},
    {"ruleset \"iid-2026\"", "ruleset \"iid-2027\"", IGA_WARNING, "file_name", NULL,
     "looked for in iid-2027.lua"},
    {"title = \"Jejaring inovasi\"", "title = \"Keterlibatan aktor inovasi\"", IGA_WARNING,
     "doubled_title", "indicator \"jejaring\"", "has the title of \"aktor\""},
    {"no = \"24\"", "no = \"23\"", IGA_WARNING, "doubled_number", "indicator \"jejaring\"",
     "has the number of \"pelaksana\""},
    {"\"3-4 Perangkat Daerah\"", "\"2 Perangkat Daerah\"", IGA_WARNING, "doubled_text", NULL,
     "has one text for levels 1 and 2"},
};

/* ---- Judging ------------------------------------------------------------------------------ */

static size_t count_of(const char *text, const char *find)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, find)); at++)
        count++;
    return count;
}

/* The line of a place in a text, from 1. */
static size_t line_of(const char *text, const char *at)
{
    size_t line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

static const char *line_text(const char *text, size_t line)
{
    for (; line > 1; line--)
        text = strchr(text, '\n') + 1;
    return text;
}

static bool line_holds(const char *text, size_t line, const char *find)
{
    const char *start = line_text(text, line), *found = strstr(start, find);
    return found && found < start + strcspn(start, "\n");
}

static bool is_in(const iga_findings *findings, const iga_finding *finding)
{
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *other = iga_findings_get(findings, i);
        if (other->severity == finding->severity && strcmp(other->message, finding->message) == 0)
            return true;
    }
    return false;
}

static bool is_expected(const struct mistake *mistake, const iga_finding *finding, const char *text,
                        size_t changed_line)
{
    bool is_there = mistake->where ? line_holds(text, finding->line, mistake->where)
                                   : finding->line == changed_line;
    return is_there && finding->column > 0 && finding->severity == mistake->severity &&
           strcmp(finding->code, mistake->code) == 0 && strstr(finding->message, mistake->says) &&
           !is_in(right_findings, finding);
}

static void print_findings(const iga_findings *findings)
{
    static const char *const words[] = {"error", "warning", "note"};
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        if (!is_in(right_findings, finding))
            print_error("  %zu:%zu: %s %s: %s\n", finding->line, finding->column,
                        words[finding->severity], finding->code, finding->message);
    }
}

static bool is_found(const struct mistake *mistake)
{
    struct buffer text = {0};
    iga_findings *findings;
    const char *at = strstr(right, mistake->was);
    bool found = false;

    if (count_of(right, mistake->was) != 1)
        fail_msg("not once in the file: %.200s", mistake->was);
    buffer_add(&text, right, (size_t)(at - right));
    buffer_text(&text, mistake->is);
    buffer_text(&text, at + strlen(mistake->was));
    iga_status status = iga_rules_check(&findings, FILE_NAME, text.bytes, text.length, IGA_LANG_EN);
    for (size_t i = 0; i < iga_findings_count(findings); i++)
        found = found ||
                is_expected(mistake, iga_findings_get(findings, i), text.bytes, line_of(right, at));
    if ((status == IGA_OK) != (mistake->severity != IGA_ERROR))
        found = false;
    if (!found) {
        print_error("%.200s -> %.200s: not found among\n", mistake->was, mistake->is);
        print_findings(findings);
    }
    iga_findings_free(findings);
    buffer_free(&text);
    return found;
}

static void each_mistake_of_a_line_is_told_where_it_was_made(void **state)
{
    size_t missed = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++)
        missed += !is_found(&mistakes[i]);
    assert_int_equal(missed, 0);
}

/* ---- Every number of the file ------------------------------------------------------------- */

/* Steps over comments and texts to the next number. @return NULL behind the last one */
static const char *next_number(const char *at)
{
    bool is_in_name = false;
    while (*at) {
        if (strncmp(at, "--", 2) == 0)
            at += strcspn(at, "\n");
        else if (*at == '"')
            at += 2 + strcspn(at + 1, "\"");
        else if (strspn(at, "0123456789") > 0 && !is_in_name)
            return at;
        else {
            is_in_name = strspn(at, "abcdefghijklmnopqrstuvwxyz_0123456789") > 0;
            at++;
        }
    }
    return NULL;
}

/* The number with its last digit one higher, or one lower for a nine. */
static void add_changed(struct buffer *out, const char *number, size_t length)
{
    char last = number[length - 1];
    char changed = (char)(last == '9' ? last - 1 : last + 1);
    buffer_add(out, number, length - 1);
    buffer_add(out, &changed, 1);
}

/* Whether a check says something of a text that it does not say of the right one. */
static bool is_noticed(const struct buffer *text)
{
    iga_findings *findings;
    bool is_new = false;
    iga_rules_check(&findings, FILE_NAME, text->bytes, text->length, IGA_LANG_EN);
    for (size_t i = 0; i < iga_findings_count(findings); i++)
        is_new = is_new || !is_in(right_findings, iga_findings_get(findings, i));
    iga_findings_free(findings);
    return is_new;
}

static bool means_the_same(const struct buffer *text)
{
    iga_rules *rules;
    iga_status status =
        iga_rules_load(&rules, NULL, FILE_NAME, text->bytes, text->length, IGA_LANG_EN);
    char meaning[65], right_meaning[65];
    bool is_same = status == IGA_OK && iga_rules_meaning(meaning, rules) == IGA_OK &&
                   iga_rules_meaning(right_meaning, right_rules) == IGA_OK &&
                   strcmp(meaning, right_meaning) == 0;
    iga_rules_free(rules);
    return is_same;
}

/* Numbers that nothing else in the file depends on, with the line they stand in: only a year's
 * examples can catch these. */
static const struct {
    const char *number, *line;
} unnoticed[] = {
    {"5.23", "at_least(5.23)"}, /* one end of a printed overlap */
    {"0.36", "at_least(0.36)"},
    {"1", "CC = skala_lakip(1)"}, /* codes that no level's text names */
    {"2", "CC = skala_lakip(1)"},
    {"0.90", "at_least(0.90)"},
    {"12", "max(count(innovations), 12)"},
    {"5", "pelayanan_dasar), 5)"},
    {"0", "      0),"},
};

static bool is_among_unnoticed(const char *number, size_t length)
{
    size_t line = line_of(right, number);
    for (size_t i = 0; i < COUNT(unnoticed); i++)
        if (text_equal(number, length, unnoticed[i].number, strlen(unnoticed[i].number)) &&
            line_holds(right, line, unnoticed[i].line))
            return true;
    return false;
}

static void no_other_number_changes_a_score_in_silence(void **state)
{
    size_t count = 0, silent = 0;
    (void)state;
    for (const char *at = right; (at = next_number(at)); count++) {
        struct buffer text = {0};
        size_t length = strspn(at, "0123456789.");
        buffer_add(&text, right, (size_t)(at - right));
        add_changed(&text, at, length);
        buffer_text(&text, at + length);
        if (!is_noticed(&text) && !means_the_same(&text)) {
            silent++;
            if (!is_among_unnoticed(at, length))
                fail_msg("%.*s in line %zu can be mistyped unnoticed", (int)length, at,
                         line_of(right, at));
        }
        buffer_free(&text);
        at += length;
    }
    assert_int_equal(silent, COUNT(unnoticed));
    assert_true(count > 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_of_a_line_is_told_where_it_was_made),
        cmocka_unit_test(no_other_number_changes_a_score_in_silence),
    };
    return cmocka_run_group_tests(tests, read_right, forget_right);
}
