/* What a difference does to regions is the same to the last byte however many threads score. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/command.h"
#include "made_up.h"
#include "whole_file.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { REGIONS = 700 };

static const char *const years[] = {SOURCE_DIR "/rules/iid-2025.lua",
                                    SOURCE_DIR "/rules/iid-2026.lua"};

/* Regions as the old rules read them, enough for several chunks; two are refused. */
static void write_data(void)
{
    size_t length;
    char *text = whole_file(years[0], &length);
    iga_rules *rules;
    struct buffer out = {0};
    assert_int_equal(iga_rules_load(&rules, NULL, years[0], text, length, IGA_LANG_EN), IGA_OK);
    for (unsigned i = 0; i < REGIONS; i++)
        made_up_region(&out, rules, i);
    buffer_text(&out, "{\"id\":\"x\",\"indicators\":{\"visi_misi\":9},\"innovations\":[]}\n");
    buffer_text(&out, "{\"id\":\"y\",\"indicators\":7}\n");
    FILE *file = fopen("data.ndjson", "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(out.bytes, 1, out.length, file), out.length);
    assert_int_equal(fclose(file), 0);
    assert_true(out.length > 1000000);
    buffer_free(&out);
    iga_rules_free(rules);
    free(text);
}

static int enter_folder(void **state)
{
    static char folder[] = "/tmp/iga-threads-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return -1;
    *state = folder;
    write_data();
    return 0;
}

static int leave_folder(void **state)
{
    unlink("data.ndjson");
    unlink("answer");
    return chdir("/") != 0 || rmdir(*state) != 0;
}

static char *answer_of(const char *format, unsigned jobs, size_t *length)
{
    char old[200], new[200];
    snprintf(old, sizeof old, "%s", years[0]);
    snprintf(new, sizeof new, "%s", years[1]);
    char *arguments[] = {old, new};
    struct options options = {.format = format,
                              .output = "answer",
                              .from = IGA_FROM_NDJSON,
                              .quiet = true,
                              .full = true,
                              .jobs = jobs,
                              .lang = IGA_LANG_ID};
    names_add(&options.data, "data.ndjson");
    assert_int_equal(command_diff.run(&options, arguments, 2), STATUS_INPUT);
    names_free(&options.data);
    return whole_file("answer", length);
}

/* How often a text stands in the part of an answer that tells of regions. */
static size_t count_of(const char *answer, const char *mark)
{
    const char *page = strstr(answer, "Dampak pada daerah");
    const char *table = strstr(answer, "id,name,");
    const char *at = page ? page : table ? strchr(table, '\n') + 1 : answer;
    size_t count = 0;
    for (; (at = strstr(at, mark)); at++)
        count++;
    return count;
}

static void the_answer_does_not_depend_on_the_number_of_threads(void **state)
{
    static const char *const formats[] = {"json", "csv", "html"};
    static const char *const marks[] = {"\n{\"id\":", "\n", "<th scope=\"row\">"}; /* of regions */
    (void)state;
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
        size_t length, other_length;
        char *answer = answer_of(formats[f], 1, &length);
        for (unsigned jobs = 2; jobs <= 5; jobs += 3) {
            char *other = answer_of(formats[f], jobs, &other_length);
            assert_int_equal(length, other_length);
            assert_memory_equal(answer, other, length);
            free(other);
        }
        assert_int_equal(count_of(answer, marks[f]), REGIONS);
        free(answer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answer_does_not_depend_on_the_number_of_threads),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
