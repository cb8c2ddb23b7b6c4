/* What to do first: each figure is what the index really rises by when it is done. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gmp.h>

#include "base/text.h"
#include "iga.h"

#include "whole_file.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 5 };

static iga_rules *rules;

static int load_rules(void **state)
{
    size_t length;
    char *text = whole_file(SOURCE_DIR "/rules/iid-2026.lua", &length);
    (void)state;
    iga_status status = iga_rules_load(&rules, NULL, "iid-2026.lua", text, length, IGA_LANG_EN);
    free(text);
    return status == IGA_OK ? 0 : -1;
}

static int free_rules(void **state)
{
    (void)state;
    iga_rules_free(rules);
    return 0;
}

/* ---- A region ------------------------------------------------------------------------------- */

static void add_innovation(struct buffer *out, unsigned id, const char *urusan, unsigned words)
{
    buffer_print(out,
                 "%s{\"id\":\"%u\",\"urusan\":\"%s\",\"implemented\":\"2024-02-01\","
                 "\"design_words\":%u,\"indicators\":{\"regulasi\":%u,\"sdm\":2,\"anggaran\":1,"
                 "\"video\":%u,\"kecepatan\":2,\"kemanfaatan\":{\"level\":1}}}",
                 id > 1 ? "," : "", id, urusan, words, 1 + id % 3, 1 + id % 2);
}

/* One mandatory answer is missing, and one innovation lacks words. */
static void write_region(struct buffer *out, size_t areas)
{
    static const char *const urusan[] = {"Pendidikan", "Kesehatan",
                                         "Pekerjaan Umum dan Penataan Ruang",
                                         "Perumahan Rakyat dan Kawasan Permukiman", "Sosial"};
    static const char *const given[] = {"visi_misi",
                                        "perizinan",
                                        "pendapatan_perkapita",
                                        "tpt_progres",
                                        "tpt_besaran",
                                        "investasi",
                                        "pad",
                                        "kemiskinan_progres",
                                        "opini_bpk",
                                        "ipm_peningkatan",
                                        "ipm_capaian",
                                        "kemiskinan_besaran",
                                        "apbd_tepat_waktu"};
    buffer_text(out, "{\"id\":\"1\",\"name\":\"A\",\"province\":\"B\",\"kind\":\"kabupaten\","
                     "\"indicators\":{");
    for (unsigned i = 0; i < sizeof given / sizeof given[0]; i++)
        buffer_print(out, "%s\"%s\":{\"level\":%u}", i ? "," : "", given[i], 1 + i % 2);
    buffer_text(out, "},\"innovations\":[");
    for (unsigned i = 0; i < 6; i++)
        add_innovation(out, i + 1, urusan[i % areas], i == 5 ? 288 : 400);
    buffer_text(out, "]}");
}

/* What a result leaves behind. */
struct seen {
    mpq_t index;
    unsigned levels[6][32]; /* of the innovations' answers */
    char keys[32][64];      /* of their indicators */
    bool counts[6];
    iga_first_steps *steps;
    iga_status status;
};

static int see(void *context, const iga_result *result)
{
    struct seen *seen = context;
    iga_answer answer;
    assert_int_equal(iga_result_error_count(result), 0);
    mpq_set_str(seen->index, iga_result_exact(result), 10);
    for (size_t i = 0; i < iga_result_innovation_count(result) && i < 6; i++) {
        seen->counts[i] = iga_result_reason_count(result, i) == 0;
        for (size_t k = 0; iga_result_innovation_answer(&answer, result, i, k); k++) {
            seen->levels[i][k] = answer.level;
            snprintf(seen->keys[k], sizeof seen->keys[k], "%s", answer.id);
        }
    }
    seen->status = iga_first_steps_new(&seen->steps, result, MOST);
    return 0;
}

static void score(struct seen *seen, const char *text, size_t length,
                  const iga_score_options *options)
{
    iga_scorer *scorer;
    const iga_chunk chunk = {
        .bytes = text, .length = length, .file = "x.json", .line = 1, .column = 1};
    mpq_init(seen->index);
    assert_int_equal(iga_scorer_new(&scorer, rules, options), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, see, seen), IGA_OK);
    iga_scorer_free(scorer);
}

static void forget(struct seen *seen)
{
    mpq_clear(seen->index);
    iga_first_steps_free(seen->steps);
}

static const iga_score_options detailed = {.detail = true, .lang = IGA_LANG_EN};

/* ---- What a step really does ----------------------------------------------------------------- */

/* Raises an answer by one level in every innovation that counts and can rise. */
static void raise_all(iga_changes *changes, const struct seen *seen, const iga_first_step *step)
{
    char change[128];
    for (size_t i = 0; i < step->about_count; i++) {
        size_t innovation = strtoul(step->about[i], NULL, 10) - 1, k = 0;
        while (strcmp(seen->keys[k], step->indicator) != 0)
            k++;
        assert_true(seen->counts[innovation]);
        snprintf(change, sizeof change, "%s.%s={\"level\":%u}", step->about[i], step->indicator,
                 seen->levels[innovation][k] + 1);
        assert_int_equal(iga_changes_set(changes, change), IGA_OK);
    }
}

static void do_step(iga_changes *changes, const struct seen *seen, const iga_first_step *step)
{
    char change[128];
    switch (step->kind) {
    case IGA_FIRST_RAISE:
        snprintf(change, sizeof change, "%s={\"level\":%d}", step->indicator, step->to);
        assert_int_equal(iga_changes_set(changes, change), IGA_OK);
        break;
    case IGA_FIRST_ADD:
        snprintf(change, sizeof change, "1@%s", step->points);
        assert_int_equal(iga_changes_add(changes, change), IGA_OK);
        break;
    case IGA_FIRST_RAISE_ALL:
        raise_all(changes, seen, step);
        break;
    case IGA_FIRST_ELIGIBLE:
        assert_int_equal(step->about_count, 1);
        assert_string_equal(step->about[0], "6");
        assert_int_equal(iga_changes_set(changes, "6.design_words=300"), IGA_OK);
        break;
    case IGA_FIRST_ANSWER:
        assert_int_equal(step->about_count, 1);
        assert_string_equal(step->about[0], "Nilai capaian Lakip");
        assert_int_equal(iga_changes_set(changes, "lakip={\"level\":1}"), IGA_OK);
        break;
    case IGA_FIRST_CONDITION:
        break;
    }
}

/* Scores the region with the step done; the difference must be what was said. */
static void check_step(const struct buffer *region, const struct seen *seen,
                       const iga_first_step *step)
{
    iga_changes *changes;
    size_t length;
    struct seen after = {0};
    mpq_t gain;
    const iga_chunk chunk = {.bytes = region->bytes, .length = region->length, .file = "x.json"};
    assert_int_equal(iga_changes_new(&changes, rules, IGA_LANG_EN), IGA_OK);
    do_step(changes, seen, step);
    if (iga_changes_apply(changes, &chunk) != IGA_OK)
        fail_msg("%s", iga_findings_get(iga_changes_findings(changes), 0)->message);
    const char *text = iga_changes_text(&length, changes);
    score(&after, text, length, &detailed);
    mpq_init(gain);
    mpq_set_str(gain, step->gain, 10);
    mpq_sub(after.index, after.index, seen->index);
    if (!mpq_equal(after.index, gain))
        fail_msg("%d %s: %s", (int)step->kind, step->indicator ? step->indicator : "-", step->gain);
    mpq_clear(gain);
    forget(&after);
    iga_changes_free(changes);
}

static void each_gain_is_what_the_step_does(void **state)
{
    struct buffer region = {0};
    struct seen seen = {0};
    iga_first_step step;
    size_t kinds[IGA_FIRST_RAISE_ALL + 1] = {0};
    (void)state;
    write_region(&region, 5);
    score(&seen, region.bytes, region.length, &detailed);
    assert_int_equal(seen.status, IGA_OK);
    for (size_t i = 0; iga_first_steps_get(&step, seen.steps, i); i++) {
        kinds[step.kind]++;
        check_step(&region, &seen, &step);
    }
    assert_int_equal(kinds[IGA_FIRST_CONDITION], 0);
    assert_int_equal(kinds[IGA_FIRST_ANSWER], 1);
    assert_int_equal(kinds[IGA_FIRST_ELIGIBLE], 1);
    assert_int_equal(kinds[IGA_FIRST_RAISE], MOST);
    assert_int_equal(kinds[IGA_FIRST_RAISE_ALL], MOST);
    forget(&seen);
    buffer_free(&region);
}

/* The index of each region, as the scorer says it once it was asked what to do before. */
struct indices {
    mpq_t of[2];
    size_t count;
};

static int see_index(void *context, const iga_result *result)
{
    struct indices *indices = context;
    iga_first_steps *steps;
    mpq_init(indices->of[indices->count]);
    mpq_set_str(indices->of[indices->count++], iga_result_exact(result), 10);
    assert_int_equal(iga_first_steps_new(&steps, result, MOST), IGA_OK);
    iga_first_steps_free(steps);
    return 0;
}

static void the_region_behind_is_scored_as_if_nothing_had_been_asked(void **state)
{
    struct buffer whole = {0}, lacking = {0}, both = {0};
    struct seen alone = {0};
    struct indices indices = {.count = 0};
    iga_scorer *scorer;
    (void)state;
    write_region(&lacking, 3);
    write_region(&whole, 5);
    buffer_print(&both, "%s,%s", lacking.bytes, whole.bytes);
    score(&alone, whole.bytes, whole.length, &detailed);
    const iga_chunk chunk = {
        .bytes = both.bytes, .length = both.length, .file = "x.json", .line = 1, .column = 1};
    assert_int_equal(iga_scorer_new(&scorer, rules, &detailed), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, see_index, &indices), IGA_OK);
    iga_scorer_free(scorer);
    assert_int_equal(indices.count, 2);
    assert_true(mpq_equal(indices.of[1], alone.index));
    mpq_clears(indices.of[0], indices.of[1], NULL);
    forget(&alone);
    buffer_free(&whole);
    buffer_free(&lacking);
    buffer_free(&both);
}

/* ---- What is said first -----------------------------------------------------------------------
 */

static int group_of(iga_first_kind kind)
{
    return kind < IGA_FIRST_RAISE ? 0 : kind < IGA_FIRST_RAISE_ALL ? 1 : 2;
}

static void they_come_by_group_and_by_gain(void **state)
{
    struct buffer region = {0};
    struct seen seen = {0};
    iga_first_step one, next;
    mpq_t a, b;
    (void)state;
    write_region(&region, 3);
    score(&seen, region.bytes, region.length, &detailed);
    mpq_inits(a, b, NULL);
    assert_true(iga_first_steps_get(&one, seen.steps, 0));
    for (size_t i = 1; iga_first_steps_get(&next, seen.steps, i); i++, one = next) {
        assert_true(group_of(one.kind) <= group_of(next.kind));
        mpq_set_str(a, one.gain, 10);
        mpq_set_str(b, next.gain, 10);
        assert_true(mpq_sgn(b) > 0);
        if (group_of(one.kind) == group_of(next.kind))
            assert_true(mpq_cmp(a, b) >= 0);
    }
    mpq_clears(a, b, NULL);
    forget(&seen);
    buffer_free(&region);
}

static void a_condition_that_fails_is_told_with_what_it_costs(void **state)
{
    struct buffer region = {0};
    struct seen seen = {0};
    iga_first_step step;
    bool is_told = false;
    (void)state;
    write_region(&region, 3); /* of five basic services */
    score(&seen, region.bytes, region.length, &detailed);
    for (size_t i = 0; iga_first_steps_get(&step, seen.steps, i); i++) {
        if (step.kind != IGA_FIRST_CONDITION)
            continue;
        is_told = true;
        assert_non_null(strstr(step.message, "Sosial"));
        assert_true(step.rule_line > 0);
        assert_string_equal(step.gain, "19/25"); /* of five innovations */
        assert_string_equal(step.gain_short, "0.76");
    }
    assert_true(is_told);
    forget(&seen);
    buffer_free(&region);
}

static void results_that_do_not_say_what_the_data_say_are_refused(void **state)
{
    static const iga_score_options options[] = {{.lang = IGA_LANG_EN},
                                                {.detail = true, .claims = true},
                                                {.detail = true, .verified = true}};
    struct buffer region = {0};
    (void)state;
    write_region(&region, 5);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        struct seen seen = {0};
        score(&seen, region.bytes, region.length, &options[i]);
        assert_int_equal(seen.status, IGA_EUSAGE);
        assert_null(seen.steps);
        forget(&seen);
    }
    buffer_free(&region);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_gain_is_what_the_step_does),
        cmocka_unit_test(the_region_behind_is_scored_as_if_nothing_had_been_asked),
        cmocka_unit_test(they_come_by_group_and_by_gain),
        cmocka_unit_test(a_condition_that_fails_is_told_with_what_it_costs),
        cmocka_unit_test(results_that_do_not_say_what_the_data_say_are_refused),
    };
    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
