/* Differences between rule sets, and what they do: rule files are made out of the one of 2026 by
 * a few edits, so that for every choice of edits there is a real file to score by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "data/json.h"
#include "rules/diff.h"
#include "score/hybrid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Chance, the same on every machine (splitmix64) ---------------------------------------- */

static uint64_t state;

static uint64_t chance(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int between(int low, int high)
{
    return low + (int)(chance() % (uint64_t)(high - low + 1));
}

/* ---- Rule files ---------------------------------------------------------------------------- */

/* An edit, and the part that it must be when it is one of its own. */
struct edit {
    const char *from, *to, *part;
};

static const struct edit edits[] = {
    {"no = \"7\", title = \"Jumlah peningkatan PAD\", weight = 1.5",
     "no = \"7\", title = \"Jumlah peningkatan PAD\", weight = 2.25", "spd/institusi/pad/weight"},
    {"at_most(2.04), between(2.05, 5.23), at_least(5.23)",
     "at_most(2.04), between(2.05, 4.11), at_least(4.11)",
     "spd/institusi/pendapatan_perkapita/bands"},
    {"codes { TMP = 1, TW = 1, WDP = 2, WTP = 3,", "codes { TMP = 1, TW = 1, WDP = 3, WTP = 2,",
     "spd/institusi/opini_bpk/codes"},
    {"between(1, 200), between(201, 500), at_least(501)",
     "between(1, 150), between(151, 700), at_least(701)",
     "sid/hasil_kreatif/kemanfaatan/bases/a/bands"},
    {"between(5.00, 20.00), between(20.01, 50.00), above(50.00)",
     "between(5.00, 10.00), between(10.01, 50.00), above(50.00)",
     "sid/hasil_kreatif/kemanfaatan/bases/b/bands"},
    {"title = \"Kemanfaatan inovasi\", weight = 3", "title = \"Kemanfaatan inovasi\", weight = 5",
     "sid/hasil_kreatif/kemanfaatan/weight"},
    {"\"2025-12-31\")", "\"2025-06-30\")", "sid/eligible"},
    {"words(innovation.design)), 300)", "words(innovation.design)), 400)",
     "sid/eligible/rancang_bangun/300→400"},
    {"mandatory_at_least(1)", "mandatory_at_least(2)", "sid/eligible/indikator_wajib/1→2"},
    {"title = \"Ketersediaan dan peran SDM terhadap inovasi daerah\", weight = 2, mandatory = true",
     "title = \"Ketersediaan dan peran SDM terhadap inovasi daerah\", weight = 2",
     "sid/infrastruktur/sdm/mandatory"},
    {"title = \"Replikasi\", weight = 3", "title = \"Replikasi\", weight = 4, mandatory = true",
     NULL},
    {"max(count(innovations), 12)", "max(count(innovations), 3)", "values/kematangan/12→3"},
    {"pelayanan_dasar), 5)", "pelayanan_dasar), 3)", "values/jumlah_inovasi/5→3"},
    {"0.38 * min", "0.5 * min", "values/jumlah_inovasi/0.38→0.5"},
    {"+ value.jumlah_inovasi) / 250", "+ value.jumlah_inovasi) / 300", "index/250→300"},
    {"100 * (value.spd + value.kematangan", "100 * (value.kematangan + 2 * value.spd", "index"},
    {"indicator \"rkpd\" {", "indicator \"rkpd_baru\" {", NULL},
    {"indicator \"rkpd\" {", "indicator \"rkpd_lain\" { renamed_from = \"rkpd\",", NULL},
    {"      indicator \"monev\" {\n",
     "      indicator \"baru\" { title = \"Baru\", weight = 2.5, mandatory = true, choices { "
     "\"a\", "
     "\"b\" } },\n      indicator \"monev\" {\n",
     "sid/hasil_kreatif/baru"},
    {"overlap = highest", "overlap = lowest", "overlap"},
    {"  \"Sosial\",\n}", "}", "values/jumlah_inovasi"},
    {"      must \"indikator_wajib\" {\n",
     "      must \"tingkat\" { at_least(level \"regulasi\", 2), otherwise = \"-\" },\n"
     "      must \"indikator_wajib\" {\n",
     "sid/eligible/tingkat"},
    {"title = \"Visi dan Misi\", weight = 1,",
     "title = \"Visi dan Misi\", weight = 1, applies = one_of(region.kind, { \"kota\" }),",
     "spd/institusi/visi_misi/applies"},
    {"total \"spd\",\n", "total \"spd\" + total \"institusi\" / 2,\n", "values/spd"},
    {"variable \"ekosistem_inovasi\" { title = \"Ekosistem Inovasi dan Kajian\",\n",
     "variable \"ekosistem_inovasi\" { title = \"Ekosistem Inovasi dan Kajian\",\n"
     "      indicator \"tambahan\" { title = \"Tambahan\", weight = 3, bands { whole = true, "
     "between(1, 4), at_least(5) } },\n",
     "spd/ekosistem_inovasi/tambahan"},
    {"count(innovations), 200)", "count(where(innovations, at_least(total \"sid\", 60))), 200)",
     NULL},
    {"no = \"2a\", title = \"Penetapan", "no = \"2z\", title = \"Jadwal", ""},
};
enum { EDITS = COUNT(edits), MOST_EDITS = 12 };

static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *text = calloc(length + 1, 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, length, file), length);
    fclose(file);
    return text;
}

/* The text with the first `from` become `to`; the old text is freed. */
static char *replaced(char *text, const char *from, const char *to)
{
    char *at = strstr(text, from);
    if (!at)
        return text;
    size_t head = (size_t)(at - text);
    char *out = malloc(strlen(text) + strlen(to) + 1);
    assert_non_null(out);
    memcpy(out, text, head);
    strcpy(out + head, to);
    strcat(out, at + strlen(from));
    free(text);
    return out;
}

/* The file of 2026 without the maxima that it states, so that weights may change. */
static char *base_text(void)
{
    static const char *const stated[] = {"maximum = ", "share = ", "weights = "};
    char *text = slurp(SOURCE_DIR "/rules/iid-2026.lua");
    for (size_t i = 0; i < COUNT(stated); i++)
        for (char *at; (at = strstr(text, stated[i]));) {
            char number[32]; /* with the comma behind it */
            size_t length = strcspn(at, ",") + 1;
            assert_true(length < sizeof number);
            memcpy(number, at, length);
            number[length] = '\0';
            text = replaced(text, number, "");
        }
    return replaced(text, "(65.01, 100.00)", "(65.01, 1000.00)");
}

static iga_rules *load(const char *text)
{
    iga_rules *rules = NULL;
    iga_findings *findings = NULL;
    iga_status status = iga_rules_load(&rules, &findings, "r.lua", text, strlen(text), IGA_LANG_EN);
    for (size_t i = 0; status && i < iga_findings_count(findings); i++)
        print_error("%zu: %s\n", iga_findings_get(findings, i)->line,
                    iga_findings_get(findings, i)->message);
    iga_findings_free(findings);
    assert_int_equal(status, IGA_OK);
    return rules;
}

/* The rule set with the edits of a set, bit i for chosen[i]. */
static iga_rules *load_edited(const char *base, const size_t *chosen, size_t count, unsigned set)
{
    char *text = strdup(base);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        if (set >> i & 1)
            text = replaced(text, edits[chosen[i]].from, edits[chosen[i]].to);
    iga_rules *rules = load(text);
    free(text);
    return rules;
}

/* Some edits that can all be made, in any order, because they touch different texts. */
static size_t choose(size_t *chosen, size_t count)
{
    size_t n = 0;
    for (int tries = 0; n < count && tries < 200; tries++) {
        size_t edit = (size_t)between(0, EDITS - 1);
        bool fine = true;
        for (size_t i = 0; i < n; i++)
            fine = fine && chosen[i] != edit && !strstr(edits[chosen[i]].from, edits[edit].from) &&
                   !strstr(edits[edit].from, edits[chosen[i]].from);
        if (fine)
            chosen[n++] = edit;
    }
    return n;
}

/* ---- Regions ------------------------------------------------------------------------------- */

static const char *const choices_of_region[] = {
    "visi_misi", "apbd_tepat_waktu", "mandatory_spending", "penghargaan_inovator", "ripj_pid"};
static const char *const choices_of_innovation[] = {
    "regulasi",  "sdm",        "anggaran",          "bimtek",         "rkpd",   "aktor",
    "pelaksana", "jejaring",   "sosialisasi",       "pedoman_teknis", "proses", "pengaduan",
    "kecepatan", "alat_kerja", "informasi_layanan", "replikasi",      "monev",  "video"};
static const char *const services[] = {"Pendidikan", "Kesehatan",
                                       "Pekerjaan Umum dan Penataan Ruang", "Sosial", "Pangan"};

/* Whether the rules ask for what two of the edits add. */
static bool asks_new, asks_extra;

static void ask_for(const size_t *chosen, size_t count)
{
    asks_new = asks_extra = false;
    for (size_t i = 0; i < count; i++) {
        asks_new = asks_new || strstr(edits[chosen[i]].to, "\"baru\"");
        asks_extra = asks_extra || strstr(edits[chosen[i]].to, "\"tambahan\"");
    }
}

static void write_innovation(struct buffer *out, int number)
{
    buffer_print(out,
                 "{\"id\":\"%d\",\"urusan\":\"%s\",\"implemented\":\"202%d-%02d-15\","
                 "\"design_words\":%d,\"indicators\":{",
                 number, services[between(0, COUNT(services) - 1)],
                 between(0, 9) ? between(4, 5) : 3, between(1, 12),
                 between(0, 5) ? between(300, 600) : 299);
    for (size_t i = 0; i < COUNT(choices_of_innovation); i++)
        if (between(0, 30))
            buffer_print(out, "\"%s\":%d,", choices_of_innovation[i],
                         between(0, 9) ? between(1, 3) : 0);
    if (asks_new && between(0, 2))
        buffer_print(out, "\"baru\":%d,", between(0, 2));
    if (between(0, 1))
        buffer_print(out, "\"kemanfaatan\":{\"basis\":\"a\",\"value\":%d}}}", between(1, 800));
    else
        buffer_print(out, "\"kemanfaatan\":{\"basis\":\"b\",\"value\":%d.%d}}}", between(4, 60),
                     between(0, 99));
}

static void write_region(struct buffer *out, int number)
{
    static const char *const kinds[] = {"kabupaten", "kota", "provinsi"};
    static const char *const opinions[] = {"TMP", "TW", "WDP", "WTP"};
    buffer_print(out, "{\"id\":\"%d\",\"name\":\"D\",\"kind\":\"%s\",\"indicators\":{", number,
                 kinds[between(0, 2)]);
    for (size_t i = 0; i < COUNT(choices_of_region); i++)
        buffer_print(out, "\"%s\":%d,", choices_of_region[i], between(0, 3));
    if (asks_extra && between(0, 1))
        buffer_print(out, "\"tambahan\":%d,", between(0, 7));
    buffer_print(out,
                 "\"pendapatan_perkapita\":%d.%02d,\"pad\":{\"previous\":%d,\"current\":%d},"
                 "\"tpt_besaran\":%d.%02d,\"opini_bpk\":\"%s\"},\"innovations\":[",
                 between(1, 6), between(0, 99), between(100, 200), between(50, 300), between(1, 7),
                 between(0, 99), opinions[between(0, 3)]);
    int count = between(0, 3) ? between(0, 18) : 0;
    for (int i = 1; i <= count; i++) {
        buffer_text(out, i > 1 ? "," : "");
        write_innovation(out, i);
    }
    buffer_text(out, "]}\n");
}

static struct buffer make_regions(int count)
{
    struct buffer out = {0};
    for (int i = 1; i <= count; i++)
        write_region(&out, i);
    assert_false(out.failed);
    return out;
}

static iga_chunk chunk_of(const struct buffer *data)
{
    return (iga_chunk){.bytes = data->bytes,
                       .length = data->length,
                       .file = "d",
                       .line = 1,
                       .column = 1,
                       .lines = true};
}

/* ---- What is found out --------------------------------------------------------------------- */

/* The unrounded indices that the ordinary scorer gives. */
struct indices {
    char *texts[96];
    size_t count;
};

static int keep_index(void *context, const iga_result *result)
{
    struct indices *indices = context;
    for (size_t i = 0; i < iga_result_error_count(result); i++)
        print_error("%s\n", iga_result_error(result, i)->message);
    assert_int_equal(iga_result_error_count(result), 0);
    indices->texts[indices->count++] = strdup(iga_result_exact(result));
    return 0;
}

static int fail_refused(void *context, const iga_result *result)
{
    (void)context;
    fail_msg("refused: %s", iga_result_error(result, 0)->message);
    return 1;
}

static void assert_equal_fractions(mpq_srcptr number, const char *text)
{
    mpq_t other;
    mpq_init(other);
    assert_int_equal(mpq_set_str(other, text, 10), 0);
    if (!mpq_equal(number, other)) {
        char *got = mpq_get_str(NULL, 10, number);
        fail_msg("%s, expected %s", got, text);
    }
    mpq_clear(other);
}

static iga_impact *impact_of(const iga_diff *diff, const struct buffer *data)
{
    iga_impact *impact = NULL;
    iga_chunk chunk = chunk_of(data);
    assert_int_equal(iga_impact_new(&impact, diff, IGA_LANG_EN), IGA_OK);
    assert_int_equal(iga_impact_run(impact, &chunk, fail_refused, NULL), IGA_OK);
    assert_int_equal(iga_impact_finish(impact, NULL), IGA_OK);
    return impact;
}

static iga_diff *diff_of(const iga_rules *before, const iga_rules *after)
{
    iga_diff *diff = NULL;
    assert_int_equal(iga_diff_new(&diff, before, after, IGA_LANG_EN), IGA_OK);
    return diff;
}

/* The shares of every region add up to its delta, and the delta is what the scorer says. */
static void assert_sums(const iga_diff *diff, const iga_impact *impact)
{
    iga_impact_region region;
    mpq_t sum, share, delta;
    mpq_inits(sum, share, delta, NULL);
    for (size_t i = 0; iga_impact_region_at(&region, impact, i); i++) {
        mpq_set_ui(sum, 0, 1);
        for (size_t p = 0; iga_diff_part(diff, p); p++) {
            assert_int_equal(mpq_set_str(share, iga_impact_share(impact, i, p), 10), 0);
            mpq_add(sum, sum, share);
        }
        assert_equal_fractions(sum, region.delta);
        assert_int_equal(mpq_set_str(delta, region.after.exact, 10), 0);
        assert_int_equal(mpq_set_str(share, region.before.exact, 10), 0);
        mpq_sub(delta, delta, share);
        assert_equal_fractions(delta, region.delta);
    }
    mpq_clears(sum, share, delta, NULL);
}

static void every_edit_finds_its_text(void **unused)
{
    (void)unused;
    char *base = base_text();
    for (size_t i = 0; i < EDITS; i++)
        if (!strstr(base, edits[i].from))
            fail_msg("nowhere: %s", edits[i].from);
    free(base);
}

/* ---- Properties ---------------------------------------------------------------------------- */

static void a_rule_set_does_not_differ_from_itself(void **unused)
{
    static const char *const years[] = {"2022", "2023", "2024", "2025", "2026", "2027"};
    (void)unused;
    state = 1;
    ask_for(NULL, 0);
    struct buffer data = make_regions(4);
    for (size_t i = 0; i < COUNT(years); i++) {
        char path[256];
        snprintf(path, sizeof path, SOURCE_DIR "/rules/iid-%s.lua", years[i]);
        char *text = slurp(path);
        iga_rules *one = load(text), *other = load(text);
        iga_diff *diff = diff_of(one, other);
        assert_int_equal(iga_diff_count(diff), 0);
        assert_null(iga_diff_part(diff, 0));
        if (i == 4) {
            iga_impact *impact = impact_of(diff, &data);
            assert_int_equal(iga_impact_count(impact), 4);
            iga_impact_region region;
            for (size_t r = 0; iga_impact_region_at(&region, impact, r); r++)
                assert_string_equal(region.delta, "0");
            iga_impact_free(impact);
        }
        iga_diff_free(diff);
        iga_rules_free(one);
        iga_rules_free(other);
        free(text);
    }
    buffer_free(&data);
}

static void shares_add_up_and_turn_round_with_the_files(void **unused)
{
    (void)unused;
    char *base = base_text();
    for (int round = 0; round < 30; round++) {
        state = (uint64_t)round + 100;
        size_t chosen[MOST_EDITS], count = choose(chosen, (size_t)between(1, MOST_EDITS));
        ask_for(chosen, count);
        struct buffer data = make_regions(5);
        iga_rules *before = load_edited(base, chosen, count, 0),
                  *after = load_edited(base, chosen, count, ~0u);
        iga_diff *there = diff_of(before, after), *back = diff_of(after, before);
        iga_impact *impact = impact_of(there, &data), *undone = impact_of(back, &data);
        assert_sums(there, impact);
        assert_sums(back, undone);
        iga_impact_region a, b;
        mpq_t x, y;
        mpq_inits(x, y, NULL);
        bool is_renamed = false; /* a rename is declared in one direction only */
        for (size_t i = 0; i < count; i++)
            is_renamed = is_renamed || strstr(edits[chosen[i]].to, "renamed_from");
        for (size_t i = 0; !is_renamed && iga_impact_region_at(&a, impact, i); i++) {
            assert_true(iga_impact_region_at(&b, undone, i));
            mpq_set_str(x, a.delta, 10);
            mpq_neg(x, x);
            assert_equal_fractions(x, b.delta);
            for (size_t p = 0; iga_diff_part(there, p); p++) {
                /* the paths tell old numbers and new ones, so they may stand in another order */
                size_t same = 0, all = 0;
                for (size_t q = 0; iga_diff_part(back, q); q++, all++) {
                    mpq_set_str(x, iga_impact_share(impact, i, p), 10);
                    mpq_set_str(y, iga_impact_share(undone, i, q), 10);
                    mpq_neg(y, y);
                    same += mpq_equal(x, y) != 0;
                }
                assert_true(same > 0);
                assert_null(iga_diff_part(there, all));
            }
        }
        mpq_clears(x, y, NULL);
        iga_impact_free(impact);
        iga_impact_free(undone);
        iga_diff_free(there);
        iga_diff_free(back);
        iga_rules_free(before);
        iga_rules_free(after);
        buffer_free(&data);
    }
    free(base);
}

/* The part that an edit is, or none. */
static int part_of(const iga_diff *diff, const struct edit *edit)
{
    const char *path;
    for (size_t p = 0; edit->part && (path = iga_diff_part(diff, p)); p++)
        if (strcmp(path, edit->part) == 0)
            return (int)p;
    return -1;
}

/* Compares what lies between the two with the file in which the edits of a set were made. */
static void assert_between(const char *base, const size_t *chosen, size_t count,
                           struct hybrid *hybrid, const struct schema *const schemas[2],
                           const iga_diff *diff, const struct buffer *data, unsigned set)
{
    iga_rules *rules = load_edited(base, chosen, count, set);
    iga_score_options options = {.lang = IGA_LANG_EN, .beside = diff->rules[SIDE_AFTER]};
    if (set == (1u << count) - 1)
        options.beside = diff->rules[SIDE_BEFORE];
    iga_scorer *scorer = NULL;
    struct indices indices = {.count = 0};
    iga_chunk chunk = chunk_of(data);
    assert_int_equal(iga_scorer_new(&scorer, rules, &options), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, keep_index, &indices), IGA_OK);
    iga_scorer_free(scorer);

    choice parts = 0;
    for (size_t i = 0; i < count; i++)
        if (set >> i & 1 && *edits[chosen[i]].part)
            parts |= (choice)1 << part_of(diff, &edits[chosen[i]]);
    struct reader *reader = reader_new_pair(schemas, IGA_LANG_EN);
    struct region pair[2];
    reader_start(reader, &chunk);
    for (size_t i = 0; reader_next(reader, pair) == READER_REGION; i++) {
        assert_true(hybrid_start(hybrid, pair));
        assert_equal_fractions(hybrid_index(hybrid, parts), indices.texts[i]);
        free(indices.texts[i]);
    }
    reader_free(reader);
    iga_rules_free(rules);
}

static void what_lies_between_is_what_the_file_with_some_of_the_edits_says(void **unused)
{
    (void)unused;
    char *base = base_text();
    int tried = 0;
    for (int round = 0; round < 50; round++) {
        state = (uint64_t)round + 5000;
        size_t chosen[MOST_EDITS], count = choose(chosen, (size_t)between(2, 5));
        ask_for(chosen, count);
        struct buffer data = make_regions(3);
        iga_rules *before = load_edited(base, chosen, count, 0),
                  *after = load_edited(base, chosen, count, ~0u);
        iga_diff *diff = diff_of(before, after);
        bool apart = true;
        size_t parts = 0;
        for (size_t i = 0; i < count; i++)
            apart = apart && edits[chosen[i]].part &&
                    (!*edits[chosen[i]].part || part_of(diff, &edits[chosen[i]]) >= 0);
        while (iga_diff_part(diff, parts))
            parts++;
        if (apart && parts) {
            const struct schema *const schemas[2] = {&before->schema, &after->schema};
            struct hybrid *hybrid = hybrid_new(diff);
            assert_non_null(hybrid);
            for (unsigned set = 0; set < 1u << count; set++)
                assert_between(base, chosen, count, hybrid, schemas, diff, &data, set);
            hybrid_free(hybrid);
            tried++;
        }
        iga_diff_free(diff);
        iga_rules_free(before);
        iga_rules_free(after);
        buffer_free(&data);
    }
    assert_true(tried > 20);
    free(base);
}

/* ---- Verdicts and their witnesses ---------------------------------------------------------- */

/* The points that answers of one indicator earn, region by region. */
static int keep_score(void *context, const iga_result *result)
{
    struct indices *scores = context;
    assert_int_equal(iga_result_error_count(result), 0);
    assert_true(iga_result_answer_count(result) > 0);
    scores->texts[scores->count++] = strdup(iga_result_value(result, 0));
    return 0;
}

/* What only the other rules know is passed over, as a diff does. */
static char *score_of(const iga_rules *rules, const iga_rules *other, const char *indicator,
                      const char *answer)
{
    struct buffer data = {0};
    struct indices scores = {.count = 0};
    iga_scorer *scorer = NULL;
    const iga_score_options options = {.detail = true, .lang = IGA_LANG_EN, .beside = other};
    buffer_print(&data, "{\"id\":\"1\",\"indicators\":{\"%s\":%s}}\n", indicator, answer);
    iga_chunk chunk = chunk_of(&data);
    assert_int_equal(iga_scorer_new(&scorer, rules, &options), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, keep_score, &scores), IGA_OK);
    iga_scorer_free(scorer);
    buffer_free(&data);
    return scores.texts[0];
}

/* Rules with one indicator. */
static char *one_indicator(const char *body)
{
    static const char frame[] =
        "ruleset \"r\" { title = \"R\", year = 2026, status = in_force, overlap = highest,\n"
        "aspect \"a\" { title = \"A\", of = region, indicator \"x\" { title = \"X\", %s } },\n"
        "value \"v\" { title = \"V\", total \"a\" }, index = value.v,\n"
        "predicates = { decimals = 2, predicate \"P\" (0, 1000) } }\n";
    struct buffer text = {0};
    char *at = strstr(frame, "%s");
    buffer_add(&text, frame, (size_t)(at - frame));
    buffer_text(&text, body);
    buffer_text(&text, at + 2);
    return text.bytes;
}

static void a_verdict_has_the_smallest_witness_and_the_scorer_agrees(void **unused)
{
    static const struct {
        const char *before, *after, *path;
        iga_verdict verdict;
        const char *witness;
    } rows[] = {
        {"weight = 1, bands { decimals = 2, at_most(2), between(2.01, 5), at_least(5.01) }",
         "weight = 1, bands { decimals = 2, at_most(2), between(2.01, 6), at_least(6.01) }",
         "a/x/bands", IGA_NEVER_HIGHER, "5.01"},
        {"weight = 1, bands { decimals = 2, at_most(-2), between(-1.99, 5), at_least(5.01) }",
         "weight = 1, bands { decimals = 2, at_most(-3), between(-2.99, 5), at_least(5.01) }",
         "a/x/bands", IGA_NEVER_LOWER, "-2"},
        {"weight = 1, bands { decimals = 2, at_most(2), between(2.01, 5), at_least(5.01) }",
         "weight = 1, bands { decimals = 2, at_most(3), between(3.01, 4), at_least(4.01) }",
         "a/x/bands", IGA_MIXED, "2.01"},
        {"weight = 1, bands { decimals = 2, at_most(2), between(2.01, 5.23), at_least(5.23) }",
         "weight = 1, bands { decimals = 2, at_most(2), between(2.01, 5.22), at_least(5.23) }",
         "a/x/bands", IGA_SAME, NULL},
        {"weight = 1, bands { decimals = 2, at_most(2), between(2.01, 5), at_least(5.01) }",
         "weight = 1, bands { decimals = 3, at_most(2), between(2.01, 5), at_least(5.01) }",
         "a/x/decimals", IGA_NEVER_HIGHER, "2.0005"},
        {"weight = 1, bands { whole = true, between(1, 4), at_least(5) }",
         "weight = 1, bands { whole = true, between(1, 6), at_least(7) }", "a/x/bands",
         IGA_NEVER_HIGHER, "5"},
        {"weight = 1.5, bands { decimals = 0, at_least(10) }",
         "weight = 2, bands { decimals = 0, at_least(10) }", "a/x/weight", IGA_NEVER_LOWER, "10"},
        {"weight = 1, codes { A = 1, B = 2 }", "weight = 1, codes { A = 2, B = 1 }", "a/x/codes",
         IGA_MIXED, "\"A\""},
        {"weight = 2, choices { \"p\", \"q\" }", "weight = 1, choices { \"p\", \"q\" }",
         "a/x/weight", IGA_NEVER_HIGHER, "1"},
        {"scores = { 1, 5 }, choices { \"p\", \"q\" }",
         "scores = { 2, 4 }, choices { \"p\", \"q\" }", "a/x/scores", IGA_MIXED, "1"},
        {"weight = 1, bases { basis \"k\" { title = \"K\", bands { whole = true, between(1, 4), "
         "at_least(5) } } }",
         "weight = 1, bases { basis \"k\" { title = \"K\", bands { whole = true, between(1, 3), "
         "at_least(4) } } }",
         "a/x/bases/k/bands", IGA_NEVER_LOWER, "{\"basis\":\"k\",\"value\":4}"},
        {"weight = 1, from = growth, bands { unit = \"%\", decimals = 2, between(1, 5), above(5) }",
         "weight = 1, from = increase, bands { unit = \"%\", decimals = 2, between(1, 5), above(5) "
         "}",
         "a/x/from", IGA_MIXED, "{\"previous\":1,\"current\":1.01}"},
        {"script { maximum = 9, function(v) return max(min(9 - v, 9), 3) end }",
         "script { maximum = 9, function(v) return max(min(8 - v, 9), 3) end }", "a/x/script",
         IGA_UNPROVED, "0"},
        {"script { maximum = 5, function(v) if above(v, 400) then return 5 end return 1 end }",
         "script { maximum = 5, function(v) if above(v, 500) then return 5 end return 1 end }",
         "a/x/script", IGA_UNPROVED, "500"},
        {"weight = 1, from = increase, bands { decimals = 0, at_least(3) }",
         "weight = 1, from = decrease, bands { decimals = 0, at_least(3) }", "a/x/from", IGA_MIXED,
         "{\"previous\":0,\"current\":3}"},
        {"weight = 1, from = increase, bands { decimals = 0, between(-5, 5) }",
         "weight = 1, from = decrease, bands { decimals = 0, between(-5, 5) }", "a/x/from",
         IGA_SAME, NULL},
        {"weight = 1, bands { decimals = 1, at_most(-7), at_least(-5) }",
         "weight = 1, from = decrease, bands { decimals = 1, at_most(-7), at_least(4) }",
         "a/x/from", IGA_NEVER_LOWER, "{\"previous\":0,\"current\":-4}"},
        {"weight = 1, from = growth, bands { decimals = 1, between(2, 10), above(10) }",
         "weight = 1, bands { decimals = 1, between(2, 10), above(10) }", "a/x/from",
         IGA_NEVER_HIGHER, "{\"previous\":5,\"current\":5.1}"},
        {"weight = 1, bands { between(0, 5), above(5) }",
         "weight = 1, bands { between(0, 6), above(6) }", "a/x/bands", IGA_NEVER_HIGHER, "5.1"},
    };
    (void)unused;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *texts[2] = {one_indicator(rows[i].before), one_indicator(rows[i].after)};
        iga_rules *before = load(texts[0]), *after = load(texts[1]);
        iga_diff *diff = diff_of(before, after);
        iga_rule_change change;
        bool found = false;
        for (size_t k = 0; !found && iga_diff_change(&change, diff, k); k++)
            found = strcmp(change.path, rows[i].path) == 0;
        assert_true(found);
        assert_int_equal(change.verdict, rows[i].verdict);
        if (!rows[i].witness) {
            assert_null(change.witness);
            assert_int_equal(change.change_class,
                             strcmp(change.path, "a/x/from") == 0 ? IGA_BAND : IGA_TEXT);
        } else {
            assert_non_null(change.witness);
            assert_string_equal(change.witness, rows[i].witness);
            char *points[2] = {score_of(before, after, "x", change.witness),
                               score_of(after, before, "x", change.witness)};
            assert_string_equal(points[0], change.points_before);
            assert_string_equal(points[1], change.points_after);
            free(points[0]);
            free(points[1]);
        }
        iga_diff_free(diff);
        iga_rules_free(before);
        iga_rules_free(after);
        free(texts[0]);
        free(texts[1]);
    }
}

enum { PAIRS = 80 };

/* Bands in which every value earns something or nothing, and how it follows from two figures. */
static char *random_derivation(void)
{
    static const char *const from[] = {"", "from = growth, ", "from = increase, ",
                                       "from = decrease, "};
    char body[200];
    int decimals = between(0, 2), low = between(-30, 30), high = low + between(1, 40);
    snprintf(body, sizeof body,
             "weight = 1, %sbands { unit = \"%%\", decimals = %d, between(%d, %d), above(%d) }",
             from[between(0, 3)], decimals, low, high, high);
    return one_indicator(body);
}

/* The points that each of some pairs of figures earns. */
static void score_pairs(struct indices *out, const iga_rules *rules, const iga_rules *other,
                        const struct buffer *data)
{
    iga_scorer *scorer = NULL;
    const iga_score_options options = {.detail = true, .lang = IGA_LANG_EN, .beside = other};
    iga_chunk chunk = chunk_of(data);
    *out = (struct indices){.count = 0};
    assert_int_equal(iga_scorer_new(&scorer, rules, &options), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, keep_score, out), IGA_OK);
    iga_scorer_free(scorer);
}

/* Earlier figures are above 0, since no growth is known of others. */
static struct buffer make_pairs(void)
{
    struct buffer data = {0};
    for (int i = 0; i < PAIRS; i++) {
        int previous = between(0, 3) ? between(1, 300) : between(900, 1100);
        int current = between(0, previous + between(1, 600));
        buffer_print(
            &data,
            "{\"id\":\"%d\",\"indicators\":{\"x\":{\"previous\":%d.%d,\"current\":%d.%d}}}\n", i,
            previous / 10, previous % 10, current / 10, current % 10);
    }
    return data;
}

/* Whether a change of points is one that a verdict rules out. */
static bool contradicts(iga_verdict verdict, int order)
{
    return (order > 0 && (verdict == IGA_SAME || verdict == IGA_NEVER_HIGHER)) ||
           (order < 0 && (verdict == IGA_SAME || verdict == IGA_NEVER_LOWER));
}

static void check_pairs(iga_rules *const rules[2], iga_verdict verdict, size_t moved[2])
{
    struct buffer data = make_pairs();
    struct indices points[2];
    for (int side = 0; side < 2; side++)
        score_pairs(&points[side], rules[side], rules[1 - side], &data);
    for (size_t i = 0; i < PAIRS; i++) {
        int order = atoi(points[1].texts[i]) - atoi(points[0].texts[i]);
        assert_false(contradicts(verdict, order));
        moved[0] += order < 0;
        moved[1] += order > 0;
        free(points[0].texts[i]);
        free(points[1].texts[i]);
    }
    buffer_free(&data);
}

static void no_pair_of_figures_contradicts_a_verdict(void **unused)
{
    size_t moved[2] = {0, 0};
    (void)unused;
    for (uint64_t round = 0; round < 150; round++) {
        state = round + 40;
        char *texts[2] = {random_derivation(), random_derivation()};
        iga_rules *rules[2] = {load(texts[0]), load(texts[1])};
        iga_diff *diff = diff_of(rules[0], rules[1]);
        iga_rule_change change;
        for (size_t k = 0; iga_diff_change(&change, diff, k); k++)
            if (strcmp(change.path, "a/x/from") == 0) {
                assert_true(change.verdict != IGA_UNPROVED && change.verdict != IGA_NO_VERDICT);
                check_pairs(rules, change.verdict, moved);
            }
        iga_diff_free(diff);
        for (int side = 0; side < 2; side++) {
            iga_rules_free(rules[side]);
            free(texts[side]);
        }
    }
    assert_true(moved[0] > 500 && moved[1] > 500);
}

/* ---- Order, groups ------------------------------------------------------------------------- */

static void a_sum_in_another_order_is_no_change(void **unused)
{
    (void)unused;
    char *text = base_text();
    iga_rules *before = load(text);
    text = replaced(text, "100 * (value.spd + value.kematangan + value.jumlah_inovasi) / 250",
                    "(value.jumlah_inovasi + value.spd + value.kematangan) * 100 / 250");
    text = replaced(text, "at_most(2.04), between(2.05, 5.23), at_least(5.23)",
                    "at_most(2.04), between(2.05, 5.22), at_least(5.23)");
    iga_rules *after = load(text);
    iga_diff *diff = diff_of(before, after);
    iga_rule_change change;
    assert_int_equal(iga_diff_count(diff), 1);
    assert_true(iga_diff_change(&change, diff, 0));
    assert_int_equal(change.change_class, IGA_TEXT);
    assert_int_equal(change.verdict, IGA_SAME);
    iga_diff_free(diff);
    iga_rules_free(before);
    iga_rules_free(after);
    free(text);
}

static void more_than_twelve_changes_are_taken_together(void **unused)
{
    (void)unused;
    size_t chosen[EDITS], count = 0;
    char *base = base_text();
    for (size_t i = 0; i < EDITS; i++)
        if (i != 15 && i != 17 && i != 20) /* which touch the same texts as others */
            chosen[count++] = i;
    state = 9;
    ask_for(chosen, count);
    struct buffer data = make_regions(6);
    iga_rules *before = load_edited(base, chosen, count, 0),
              *after = load_edited(base, chosen, count, ~0u);
    iga_diff *diff = diff_of(before, after);
    size_t parts = 0;
    while (iga_diff_part(diff, parts))
        parts++;
    assert_in_range(parts, 2, IGA_MOST_PARTS);
    iga_impact *impact = impact_of(diff, &data);
    assert_sums(diff, impact);
    iga_impact_free(impact);
    iga_diff_free(diff);
    iga_rules_free(before);
    iga_rules_free(after);
    buffer_free(&data);
    free(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_edit_finds_its_text),
        cmocka_unit_test(a_rule_set_does_not_differ_from_itself),
        cmocka_unit_test(shares_add_up_and_turn_round_with_the_files),
        cmocka_unit_test(what_lies_between_is_what_the_file_with_some_of_the_edits_says),
        cmocka_unit_test(a_verdict_has_the_smallest_witness_and_the_scorer_agrees),
        cmocka_unit_test(no_pair_of_figures_contradicts_a_verdict),
        cmocka_unit_test(a_sum_in_another_order_is_no_change),
        cmocka_unit_test(more_than_twelve_changes_are_taken_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
