/* Memory that runs out at any point of a command that answers an auditor: it ends as one that the
 * machine failed, and gives everything back; or nobody can tell that an allocation failed. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "cli/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "failing_memory.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

char *__wrap_strdup(const char *text);

char *__wrap_strdup(const char *text)
{
    char *copy = __wrap_malloc(strlen(text) + 1);
    return copy ? strcpy(copy, text) : NULL;
}

static int route_allocations(void)
{
    mp_set_memory_functions(__real_malloc, gmp_grow, gmp_free);
    return 0;
}

/* ---- Files ------------------------------------------------------------------------------------
 */

/* A table of every kind, a sum over innovations, a group, and a script in the new rules. */
#define RULES(id, weight, least, answers)                                                          \
    "ruleset \"" id "\" {\n"                                                                       \
    "  title = \"R\", year = 2026, status = in_force, overlap = highest,\n"                        \
    "  field \"name\" { of = region, type = text },\n"                                             \
    "  field \"province\" { of = region, type = text },\n"                                         \
    "  field \"on\" { of = innovation, type = date },\n"                                           \
    "  aspect \"a\" { title = \"A\", of = region,\n"                                               \
    "    indicator \"x\" { title = \"X\", weight = " weight ", choices { \"p\", \"q\" } },\n"      \
    "    indicator \"y\" { title = \"Y\", " answers " } },\n"                                      \
    "  aspect \"b\" { title = \"B\", of = innovation,\n"                                           \
    "    eligible = all { must \"m\" { within(innovation.on, between(\"2019-01-01\", "             \
    "\"2020-12-31\")), otherwise = \"Di luar kurun\" } },\n"                                       \
    "    indicator \"z\" { title = \"Z\", weight = 1, choices { \"p\", \"q\" } } },\n"             \
    "  value \"v\" { title = \"V\", total \"a\" },\n"                                              \
    "  value \"w\" { title = \"W\", total \"b\" / max(count(innovations), " least ") },\n"         \
    "  index = value.v + value.w,\n"                                                               \
    "  predicates = { decimals = 2, predicate \"P\" (5.01, 100), predicate \"Q\" (0, 5) },\n"      \
    "  group \"provinsi\" { title = \"Seprovinsi\", agree = { \"province\" } },\n"                 \
    "}\n"

static const struct {
    const char *name, *text;
} files[] = {
    {"old.lua", RULES("r", "1", "2",
                      "weight = 1, from = growth, bands { unit = \"%\", decimals = 1, "
                      "between(1, 5), above(5) }")},
    {"new.lua", RULES("r", "2", "3",
                      "weight = 1, from = increase, bands { unit = \"%\", decimals = 1, "
                      "between(1, 5), above(5) }")},
    {"old.ndjson",
     "{\"id\":\"1\",\"name\":\"Satu\",\"province\":\"Aceh\",\"indicators\":{\"x\":2,\"y\":3},"
     "\"innovations\":[{\"id\":\"a\",\"on\":\"2019-05-01\",\"indicators\":{\"z\":2}},"
     "{\"id\":\"b\",\"on\":\"2012-05-01\",\"indicators\":{\"z\":1}}]}\n"
     "{\"id\":\"2\",\"name\":\"Dua\",\"province\":\"Aceh\",\"indicators\":{\"x\":1,"
     "\"y\":{\"previous\":100,\"current\":108}},\"innovations\":[]}\n"
     "{\"id\":\"3\",\"indicators\":{\"x\":9},\"innovations\":[]}\n"},
    {"new.ndjson",
     "{\"id\":\"1\",\"name\":\"Satu\",\"province\":\"Aceh\",\"indicators\":{\"x\":1},"
     "\"innovations\":[{\"id\":\"a\",\"on\":\"2020-05-01\",\"indicators\":{\"z\":1}}]}\n"
     "{\"id\":\"2\",\"name\":\"Dua\",\"province\":\"Bali\",\"indicators\":{\"x\":2,\"y\":7},"
     "\"innovations\":[]}\n"
     "{\"id\":\"4\",\"indicators\":{},\"innovations\":[]}\n"}};

static const char *const results[] = {"old.json", "new.json"};

static int hush(void)
{
    int kept = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
    return kept;
}

static void unhush(int kept)
{
    dup2(kept, STDERR_FILENO);
    close(kept);
}

static void make_result(int side)
{
    static const char *const rules[] = {"old.lua", "new.lua"};
    static const char *const data[] = {"old.ndjson", "new.ndjson"};
    char name[16];
    snprintf(name, sizeof name, "%s", data[side]);
    char *arguments[] = {name};
    struct options options = {.rules = rules[side],
                              .format = "json",
                              .output = results[side],
                              .quiet = true,
                              .jobs = 1,
                              .lang = IGA_LANG_EN};
    int kept = hush();
    command_rank.run(&options, arguments, 1);
    unhush(kept);
}

static int enter_folder(void **state)
{
    static char folder[] = "/tmp/iga-memory-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0 || route_allocations() != 0)
        return -1;
    *state = folder;
    for (size_t i = 0; i < COUNT(files); i++) {
        FILE *file = fopen(files[i].name, "wb");
        if (!file || fputs(files[i].text, file) < 0 || fclose(file) != 0)
            return -1;
    }
    for (int side = 0; side < 2; side++)
        make_result(side);
    return 0;
}

static int leave_folder(void **state)
{
    for (size_t i = 0; i < COUNT(files); i++)
        unlink(files[i].name);
    for (size_t i = 0; i < COUNT(results); i++)
        unlink(results[i]);
    unlink("answer");
    return chdir("/") != 0 || rmdir(*state) != 0;
}

/* ---- One attempt ------------------------------------------------------------------------------
 */

/* A command line. */
struct work {
    const struct command *command;
    const char *arguments[3];
    const char *format, *rules;
    const char *data, *data_old, *data_new;
    bool full;
};

/* What a command gave. */
struct answer {
    enum status status;
    char text[64 * 1024];
    size_t length;
};

static void run(struct answer *answer, const struct work *work)
{
    char names[3][16];
    char *arguments[3];
    size_t count = 0;
    struct options options = {.rules = work->rules,
                              .format = work->format,
                              .rules_old = work->data_old ? "old.lua" : NULL,
                              .rules_new = work->data_new ? "new.lua" : NULL,
                              .quiet = true,
                              .jobs = 1,
                              .full = work->full,
                              .lang = IGA_LANG_EN};
    for (; count < 3 && work->arguments[count]; count++) {
        snprintf(names[count], sizeof names[count], "%s", work->arguments[count]);
        arguments[count] = names[count];
    }
    bool counts = heap.counts;
    heap.counts = false; /* the options are main's */
    if (work->data)
        names_add(&options.data, work->data);
    if (work->data_old)
        names_add(&options.data_old, work->data_old);
    if (work->data_new)
        names_add(&options.data_new, work->data_new);
    heap.counts = counts;
    answer->status = work->command->run(&options, arguments, count);
    heap.counts = false;
    names_free(&options.data);
    names_free(&options.data_old);
    names_free(&options.data_new);
}

/* Runs a command with so many allocations before memory runs out; -1: it does not. */
static void attempt(struct answer *answer, const struct work *work, long left, enum failing failing)
{
    int out = open("answer", O_RDWR | O_CREAT | O_TRUNC, 0666);
    assert_true(out >= 0);
    fflush(stdout);
    int kept_out = dup(STDOUT_FILENO), kept_err = hush();
    dup2(out, STDOUT_FILENO);
    memset(&heap, 0, sizeof heap);
    heap.left = left;
    heap.failing = failing;
    heap.counts = true;
    run(answer, work);
    dup2(kept_out, STDOUT_FILENO);
    close(kept_out);
    unhush(kept_err);
    ssize_t got = pread(out, answer->text, sizeof answer->text, 0);
    assert_true(got >= 0 && (size_t)got < sizeof answer->text);
    answer->length = (size_t)got;
    close(out);
    if (heap.alive != 0)
        fail_msg("%s %s: %ld blocks were not given back after %ld allocations", work->command->name,
                 work->format, heap.alive, left);
}

/* ---- The sweep --------------------------------------------------------------------------------
 */

/* Loading rules takes most allocations, and a sweep of its own. */
enum { STRIDE = 17, ALL_FROM_END = 110 };

static void sweep(const struct work *work, enum failing failing)
{
    static struct answer whole, answer;
    long refused = 0;
    attempt(&whole, work, -1, failing);
    assert_int_not_equal(whole.status, STATUS_MACHINE);
    assert_true(whole.length > 0);
    long all = heap.asked;
    for (long k = 0; k < all; k += k + ALL_FROM_END >= all ? 1 : STRIDE) {
        attempt(&answer, work, k, failing);
        assert_true(heap.has_failed);
        if (answer.status == STATUS_MACHINE) {
            refused++;
            continue;
        }
        if (answer.status != whole.status || answer.length != whole.length ||
            memcmp(answer.text, whole.text, whole.length) != 0)
            fail_msg("%s %s: allocation %ld of %ld failed, the status is %d and not %d, and the "
                     "answer:\n%.*s\ninstead of\n%.*s",
                     work->command->name, work->format, k, all, (int)answer.status,
                     (int)whole.status, (int)answer.length, answer.text, (int)whole.length,
                     whole.text);
    }
    assert_true(refused > 0);
}

static void sweep_all(const struct work *works, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sweep(&works[i], FAIL_ON);
        sweep(&works[i], FAIL_ONCE);
    }
}

static void a_difference_is_told_whole_or_not_at_all(void **state)
{
    const struct work diff = {.command = &command_diff, .arguments = {"old.lua", "new.lua"}};
    struct work works[] = {diff, diff, diff, diff};
    (void)state;
    works[0].format = "text";
    works[0].full = true;
    works[1].format = "json";
    works[2].format = "html";
    works[3].format = "csv";
    for (size_t i = 0; i < COUNT(works) - 1; i++)
        works[i].data = "old.ndjson";
    sweep_all(works, COUNT(works));
}

static void a_comparison_is_told_whole_or_not_at_all(void **state)
{
    const struct work compare = {.command = &command_compare,
                                 .arguments = {"old.json", "new.json"},
                                 .data_old = "old.ndjson",
                                 .data_new = "new.ndjson"};
    struct work works[] = {compare, compare, compare};
    (void)state;
    works[0].format = "text";
    works[1].format = "html";
    works[2].format = "csv";
    sweep_all(works, COUNT(works));
}

static void places_are_told_whole_or_not_at_all(void **state)
{
    const struct work rank = {
        .command = &command_rank, .arguments = {"old.ndjson"}, .rules = "old.lua"};
    struct work works[] = {rank, rank};
    (void)state;
    works[0].format = "json";
    works[1].format = "csv";
    sweep_all(works, COUNT(works));
}

static void a_result_is_verified_whole_or_not_at_all(void **state)
{
    const struct work verify = {.command = &command_verify, .arguments = {"old.json"}};
    struct work works[] = {verify, verify};
    (void)state;
    works[0].format = "text";
    works[0].rules = "old.lua";
    works[0].data = "old.ndjson";
    works[1].format = "json";
    works[1].rules = "new.lua";
    works[1].data = "new.ndjson";
    sweep_all(works, COUNT(works));
}

static void a_region_is_explained_whole_or_not_at_all(void **state)
{
    const struct work explain = {
        .command = &command_explain, .arguments = {"1", "old.ndjson"}, .rules = "old.lua"};
    struct work works[] = {explain, explain};
    (void)state;
    works[0].format = "text";
    works[0].full = true;
    works[1].format = "json";
    sweep_all(works, COUNT(works));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_difference_is_told_whole_or_not_at_all),
        cmocka_unit_test(a_comparison_is_told_whole_or_not_at_all),
        cmocka_unit_test(places_are_told_whole_or_not_at_all),
        cmocka_unit_test(a_result_is_verified_whole_or_not_at_all),
        cmocka_unit_test(a_region_is_explained_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
