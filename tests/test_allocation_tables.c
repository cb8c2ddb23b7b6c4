/* Memory that runs out at any point of reading tables, converting, making a form, advising and
 * changing: the status says so, everything is given back, and what is said to be whole is whole. */
#define _XOPEN_SOURCE 700 /* mkdtemp, open_memstream */

#include "base/text.h"
#include "iga.h"
#include "sheet/csv.h"
#include "sheet/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <gmp.h>

#include "failing_memory.h"
#include "whole_file.h"
#include "workbook.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int route_allocations(void **state)
{
    (void)state;
    mp_set_memory_functions(__real_malloc, gmp_grow, gmp_free);
    return 0;
}

/* ---- What a piece of work says ------------------------------------------------------------- */

struct words {
    char bytes[64 * 1024];
    size_t length;
    bool is_out_of_memory; /* what a callback cannot return */
};

static void say(struct words *words, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(struct words *words, const char *format, ...)
{
    va_list arguments;
    size_t room = sizeof words->bytes - words->length;
    va_start(arguments, format);
    int length = vsnprintf(words->bytes + words->length, room, format, arguments);
    va_end(arguments);
    assert_true(length >= 0 && (size_t)length < room);
    words->length += (size_t)length;
}

static const char *shown(const char *text)
{
    return text ? text : "(none)";
}

static void say_findings(struct words *words, const iga_findings *findings)
{
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        say(words, "%s %s %s\n", shown(finding->file), shown(finding->cell), finding->message);
    }
}

static int say_result(void *context, const iga_result *result)
{
    struct words *words = context;
    say(words, "%s %s\n", shown(iga_result_id(result)), shown(iga_result_exact(result)));
    for (size_t i = 0; i < iga_result_error_count(result); i++)
        say(words, "%s %s\n", shown(iga_result_error(result, i)->cell),
            iga_result_error(result, i)->message);
    return 0;
}

static int say_record(void *context, const iga_record *record)
{
    struct words *words = context;
    say(words, "%s %s\n", shown(record->id), shown(record->json));
    say_findings(words, record->errors);
    return 0;
}

/* ---- Work ---------------------------------------------------------------------------------- */

/* One thing the library is asked to do. */
struct work {
    const char *title;
    iga_status (*run)(struct words *words, const struct work *work);
    const iga_rules *rules;
    const char *bytes;
    size_t length;
    size_t stride; /* only every so manieth allocation fails; 0: each */
};

/* Cells on their way into tables. */
static iga_status begin(void *context, const char *sheet)
{
    return iga_tables_begin(context, "x", sheet);
}

static iga_status add(void *context, const iga_cell *cell)
{
    return iga_tables_add(context, cell);
}

typedef bool (*reader)(struct sheet_problem *problem, const char *bytes, size_t length,
                       const struct sheet_sink *sink);

static iga_status score_tables(struct words *words, const struct work *work,
                               const iga_tables *tables)
{
    iga_scorer *scorer = NULL;
    iga_chunk chunk;
    iga_status status = iga_scorer_new(&scorer, work->rules, NULL);
    for (size_t i = 0; status == IGA_OK && iga_tables_chunk(&chunk, tables, i); i++)
        status = iga_scorer_run(scorer, &chunk, say_result, words);
    iga_scorer_free(scorer);
    return status;
}

/* Reads a file into tables and scores what they hold. */
static iga_status read_by(struct words *words, const struct work *work, reader read)
{
    iga_tables *tables = NULL;
    struct sheet_problem problem = {0};
    iga_status status = iga_tables_new(&tables);
    struct sheet_sink sink = {.context = tables, .begin = begin, .add = add};
    if (status == IGA_OK && !read(&problem, work->bytes, work->length, &sink)) {
        assert_true(problem.fault == SHEET_MEMORY || problem.fault == SHEET_STOPPED);
        status = IGA_ENOMEM;
    }
    if (status == IGA_OK)
        status = iga_tables_finish(tables);
    if (status == IGA_OK)
        status = score_tables(words, work, tables);
    iga_tables_free(tables);
    return status;
}

static iga_status read_as_csv(struct words *words, const struct work *work)
{
    return read_by(words, work, csv_read);
}

static iga_status read_as_xlsx(struct words *words, const struct work *work)
{
    return read_by(words, work, xlsx_read);
}

static void say_tables(struct words *words, const iga_conversion *conversion)
{
    iga_column column;
    iga_cell cell;
    for (int table = 0; table < 2; table++) {
        for (size_t i = 0; iga_conversion_column(&column, conversion, (iga_table)table, i); i++) {
            say(words, "%s|%s|%s|%zu\n", column.name, column.title, column.note,
                column.choice_count);
            for (size_t row = 0; row < iga_conversion_rows(conversion, (iga_table)table); row++)
                if (iga_conversion_cell(&cell, conversion, (iga_table)table, row, i))
                    say(words, "%zu %s\n", row, shown(cell.text));
        }
    }
}

static iga_status convert_into(struct words *words, const struct work *work, bool tables)
{
    iga_conversion *conversion = NULL;
    const iga_chunk chunk = {.bytes = work->bytes, .length = work->length, .line = 1, .column = 1};
    iga_status status = iga_conversion_new(&conversion, work->rules, tables, IGA_LANG_EN);
    assert_int_equal(conversion != NULL, status == IGA_OK);
    if (status == IGA_OK && work->bytes)
        status = iga_conversion_run(conversion, &chunk, say_record, words);
    if (status == IGA_OK && tables)
        say_tables(words, conversion);
    if (status == IGA_OK && iga_conversion_failed(conversion))
        status = IGA_ENOMEM;
    for (size_t i = 0; status == IGA_OK && iga_conversion_passed_over(conversion, i); i++)
        say(words, "%s\n", iga_conversion_passed_over(conversion, i));
    iga_conversion_free(conversion);
    return status;
}

static iga_status convert_to_json(struct words *words, const struct work *work)
{
    return convert_into(words, work, false);
}

static iga_status convert_to_tables(struct words *words, const struct work *work)
{
    return convert_into(words, work, true);
}

static iga_status make_schema(struct words *words, const struct work *work)
{
    char *schema = NULL;
    iga_status status = iga_rules_data_schema(&schema, work->rules);
    assert_int_equal(schema != NULL, status == IGA_OK);
    if (schema)
        say(words, "%s", schema);
    free(schema);
    return status;
}

static void say_advice(struct words *words, const iga_advice *advice)
{
    iga_advice_summary summary;
    iga_forfeit forfeit;
    iga_advised_step step;
    iga_advice_summarize(&summary, advice);
    say(words, "%s %u %u %d %d\n", summary.index_after, summary.cost, summary.bound,
        summary.is_reachable, summary.is_proved);
    for (size_t i = 0; iga_advice_forfeit(&forfeit, advice, i); i++)
        say(words, "%s %s\n", forfeit.message, shown(forfeit.gain));
    for (size_t i = 0; iga_advice_step(&step, advice, i); i++)
        say(words, "%s %s %s %s %s\n", step.action, shown(step.innovation), shown(step.takes),
            step.gain, step.climb_gain_short);
    for (size_t i = 0; iga_advice_single(&step, advice, i); i++)
        say(words, "%s %s\n", step.action, step.gain);
    say(words, "%s\n", iga_advice_data(NULL, advice));
}

static iga_status advise_to(struct words *words, const struct work *work, const char *target)
{
    iga_advice *advice = NULL;
    iga_findings *findings = NULL;
    const iga_chunk chunk = {.bytes = work->bytes, .length = work->length, .line = 1, .column = 1};
    const iga_price prices[] = {{"add", 7}, {"visi", 2}};
    const char *const locked[] = {"opini"};
    const iga_advise_options options = {.target = target,
                                        .prices = prices,
                                        .price_count = COUNT(prices),
                                        .locked = locked,
                                        .locked_count = COUNT(locked),
                                        .lang = IGA_LANG_EN};
    iga_status status = iga_advise(&advice, &findings, work->rules, &chunk, &options);
    assert_int_equal(advice != NULL, status == IGA_OK);
    if (advice)
        say_advice(words, advice);
    iga_advice_free(advice);
    iga_findings_free(findings);
    return status;
}

static iga_status advise(struct words *words, const struct work *work)
{
    return advise_to(words, work, "15");
}

static iga_status change(struct words *words, const struct work *work)
{
    iga_changes *changes = NULL;
    const iga_chunk chunk = {.bytes = work->bytes, .length = work->length, .line = 1, .column = 1};
    iga_status status = iga_changes_new(&changes, work->rules, IGA_LANG_EN);
    assert_int_equal(changes != NULL, status == IGA_OK);
    if (status == IGA_OK)
        status = iga_changes_set(changes, "a.manfaat={\"basis\":\"b\",\"value\":7}");
    if (status == IGA_OK)
        status = iga_changes_set(changes, "visi=2");
    if (status == IGA_OK)
        status = iga_changes_leave_out(changes, "b");
    if (status == IGA_OK)
        status = iga_changes_add(changes, "2@4:Kesehatan");
    if (status == IGA_OK)
        status = iga_changes_apply(changes, &chunk);
    if (status == IGA_OK)
        say(words, "%s\n", iga_changes_text(NULL, changes));
    iga_changes_free(changes);
    return status;
}

/* ---- The sweep ----------------------------------------------------------------------------- */

static iga_status attempt(struct words *words, const struct work *work, long left,
                          enum failing failing)
{
    words->length = 0;
    words->bytes[0] = '\0';
    memset(&heap, 0, sizeof heap);
    heap.left = left;
    heap.failing = failing;
    heap.counts = true;
    iga_status status = work->run(words, work);
    heap.counts = false;
    if (heap.alive != 0)
        fail_msg("%s: %ld blocks were not given back after %ld allocations", work->title,
                 heap.alive, left);
    return status;
}

static void sweep(const struct work *work, enum failing failing)
{
    static struct words whole, words;
    long refused = 0;
    assert_int_equal(attempt(&whole, work, -1, failing), IGA_OK);
    assert_true(whole.length > 0);
    long all = heap.asked, stride = work->stride ? (long)work->stride : 1;
    for (long k = 0; k < all; k += stride) {
        iga_status status = attempt(&words, work, k, failing);
        if (status == IGA_ENOMEM) {
            refused++;
            continue;
        }
        /* it did without: then nobody can tell */
        if (status != IGA_OK || strcmp(words.bytes, whole.bytes) != 0)
            fail_msg("%s: allocation %ld of %ld failed and the status is %d:\n%s\ninstead of\n%s",
                     work->title, k, all, (int)status, words.bytes, whole.bytes);
    }
    assert_true(refused > 0);
}

static void sweep_twice(const struct work *work)
{
    sweep(work, FAIL_ON);
    sweep(work, FAIL_ONCE);
}

/* ---- Tests --------------------------------------------------------------------------------- */

static const char region[] =
    "{\"id\":\"1\",\"name\":\"A\",\"kind\":\"kabupaten\",\"catatan\":\"x\",\"indicators\":{"
    "\"visi\":null,\"opini\":\"WDP\",\"ipm\":60,\"pegawai\":5,\"pad\":{\"previous\":1,\"current\":"
    "2}},"
    "\"innovations\":[{\"id\":\"a\",\"urusan\":\"Sosial\",\"implemented\":\"2020-02-01\","
    "\"indicators\":{\"regulasi\":{\"level\":3,\"evidence\":[\"e\"]},\"manfaat\":{\"level\":2}}},"
    "{\"id\":\"b\",\"implemented\":\"2018-02-01\",\"indicators\":{}}]}";

static iga_rules *rules;

static int load_rules(void **state)
{
    size_t length;
    char *text = whole_file(SOURCE_DIR "/tests/data/contoh.lua", &length);
    route_allocations(state);
    int status = iga_rules_load(&rules, NULL, "contoh.lua", text, length, IGA_LANG_EN) != IGA_OK;
    free(text);
    return status;
}

static int free_rules(void **state)
{
    (void)state;
    iga_rules_free(rules);
    return 0;
}

static void csv_is_read_whole_or_not_at_all(void **state)
{
    static const char csv[] = "id;name;visi;opini;ipm;pad.previous;pad.current\n"
                              "1;A;Misi;WTP;68,3;1,5;2,5\n2;\"B \"\"x\"\"\";Misii;;1.234;;\n";
    (void)state;
    sweep_twice(&(struct work){.title = "CSV",
                               .run = read_as_csv,
                               .rules = rules,
                               .bytes = csv,
                               .length = sizeof csv - 1});
}

static const struct written cells[] = {
    {"Daerah", "A1", INLINE, "id"},       {"Daerah", "B1", INLINE, "name"},
    {"Daerah", "C1", INLINE, "visi"},     {"Daerah", "D1", INLINE, "founded"},
    {"Daerah", "A2", INLINE, "1"},        {"Daerah", "B2", SHARED, "0"},
    {"Daerah", "C2", NUMBER, "2"},        {"Daerah", "D2", DATED, "43831"},
    {"Daerah", "A3", INLINE, "2"},        {"Daerah", "B3", ERROR, "#N/A"},
    {"Daerah", "", MERGE, "C3:D3"},       {"Inovasi", "A1", INLINE, "region"},
    {"Inovasi", "B1", INLINE, "id"},      {"Inovasi", "C1", INLINE, "implemented"},
    {"Inovasi", "A2", INLINE, "1"},       {"Inovasi", "B2", NUMBER, "7"},
    {"Inovasi", "C2", INLINE, "1/2/2020"}};

static void a_workbook_is_read_whole_or_not_at_all(void **state)
{
    static const char texts[] = "<sst><si><t>na_x0041_</t></si></sst>";
    char folder[] = "/tmp/iga-memory-XXXXXX", path[sizeof folder + 8];
    size_t length;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/x.xlsx", folder);
    workbook_write(path, cells, COUNT(cells), (struct parts){texts, NULL, NULL});
    char *bytes = whole_file(path, &length);
    unlink(path);
    rmdir(folder);
    sweep_twice(&(struct work){.title = "a workbook",
                               .run = read_as_xlsx,
                               .rules = rules,
                               .bytes = bytes,
                               .length = length});
    free(bytes);
}

static void data_are_converted_whole_or_not_at_all(void **state)
{
    const struct work works[] = {
        {.title = "to JSON", .run = convert_to_json, .rules = rules, .bytes = region},
        {.title = "to tables", .run = convert_to_tables, .rules = rules, .bytes = region},
        {.title = "a form", .run = convert_to_tables, .rules = rules},
        {.title = "the schema", .run = make_schema, .rules = rules},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(works); i++) {
        struct work work = works[i];
        work.length = work.bytes ? sizeof region - 1 : 0;
        sweep_twice(&work);
    }
}

static void advice_is_given_whole_or_not_at_all(void **state)
{
    (void)state;
    sweep_twice(&(struct work){.title = "advice",
                               .run = advise,
                               .rules = rules,
                               .bytes = region,
                               .length = sizeof region - 1});
}

static void regions_are_changed_whole_or_not_at_all(void **state)
{
    (void)state;
    sweep_twice(&(struct work){.title = "changes",
                               .run = change,
                               .rules = rules,
                               .bytes = region,
                               .length = sizeof region - 1});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_is_read_whole_or_not_at_all),
        cmocka_unit_test(a_workbook_is_read_whole_or_not_at_all),
        cmocka_unit_test(data_are_converted_whole_or_not_at_all),
        cmocka_unit_test(advice_is_given_whole_or_not_at_all),
        cmocka_unit_test(regions_are_changed_whole_or_not_at_all),
    };
    return cmocka_run_group_tests_name("allocation_tables", tests, load_rules, free_rules);
}
