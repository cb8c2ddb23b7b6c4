/* The pages for maintainers keep in step with the program: every word of the rule language has its
 * row, the example is a rule file without fault, and the six steps of a new year run as written. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "whole_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "iga.h"
#include "rules/examples_reading.h"
#include "rules/words.h"

#include <string.h>
#include <sys/wait.h>

#define DOCS SOURCE_DIR "/docs/"

static const char *const language_pages[] = {DOCS "rule-language.md", DOCS "bahasa-aturan.md"};
static const char *const examples_pages[] = {DOCS "worked-examples.md", DOCS "contoh-hitungan.md"};
static const char *const year_pages[] = {DOCS "new-year.md", DOCS "tahun-baru.md"};

/* ---- Words -------------------------------------------------------------------------------- */

/* The names of all words of a language; ends in NULL. */
struct words {
    const char *names[200];
    size_t count;
};

static void add_words(struct words *words, const struct word *list)
{
    for (; list->name; list++) {
        assert_true(words->count + 1 < sizeof words->names / sizeof *words->names);
        words->names[words->count++] = list->name;
    }
}

static struct words words_of_a_rule_file(void)
{
    struct words words = {0};
    for (size_t list = 0; word_lists[list]; list++)
        add_words(&words, word_lists[list]);
    for (const struct thing *thing = words_of_things; thing->name; thing++)
        words.names[words.count++] = thing->name;
    return words;
}

/* Those that a rule file has too are told of on its page. */
static struct words words_of_an_examples_file(void)
{
    struct words words = {.names = {"missing", "refused", "no_band"}, .count = 3};
    add_words(&words, words_of_examples);
    return words;
}

static bool is_word(const struct words *words, const char *name, size_t length)
{
    for (size_t i = 0; i < words->count; i++)
        if (text_equal(words->names[i], strlen(words->names[i]), name, length))
            return true;
    return false;
}

static void check_row(const char *page, const char *file, const char *word)
{
    char row[100];
    snprintf(row, sizeof row, "\n| `%s` | ", word);
    const char *found = strstr(page, row);
    if (!found) {
        fail_msg("%s has no row for '%s'", file, word);
        return;
    }
    if (strstr(found + 1, row))
        fail_msg("%s has two rows for '%s'", file, word);
    char use[100];
    snprintf(use, sizeof use, "%s", word);
    const char *example = strstr(found + strlen(row), " | `");
    const char *shown = example ? strstr(example, use) : NULL;
    if (!shown || shown > found + 1 + strcspn(found + 1, "\n"))
        fail_msg("%s gives no example of '%s'", file, word);
}

/* Each word has a row on a page, and each row is of a word. */
static void check_rows(const char *file, const struct words *words)
{
    static const char start[] = "\n| `";
    size_t length;
    char *page = whole_file(file, &length);
    for (size_t i = 0; i < words->count; i++)
        check_row(page, file, words->names[i]);
    for (const char *row = page; (row = strstr(row, start)); row++) {
        const char *name = row + strlen(start);
        size_t name_length = strcspn(name, "`");
        if (!is_word(words, name, name_length))
            fail_msg("%s has a row for '%.*s', which is no word", file, (int)name_length, name);
    }
    free(page);
}

static void every_word_of_rule_files_has_its_row(void **state)
{
    struct words words = words_of_a_rule_file();
    (void)state;
    for (size_t p = 0; p < 2; p++)
        check_rows(language_pages[p], &words);
}

static void every_word_of_examples_has_its_row(void **state)
{
    struct words words = words_of_an_examples_file();
    (void)state;
    for (size_t p = 0; p < 2; p++)
        check_rows(examples_pages[p], &words);
}

/* ---- Blocks ------------------------------------------------------------------------------- */

/* What stands in the fenced blocks of a language, one after another. Freed by the caller. */
static char *blocks_of(const char *path, const char *fence)
{
    struct buffer out = {0};
    size_t length;
    char *page = whole_file(path, &length);
    buffer_text(&out, "");
    for (const char *at = page; (at = strstr(at, fence));) {
        at += strlen(fence);
        const char *end = strstr(at, "```\n");
        if (!end)
            fail_msg("%s: a block has no end", path);
        buffer_add(&out, at, (size_t)(end - at));
        at = end + 4;
    }
    free(page);
    return out.bytes;
}

static void the_example_is_a_rule_file_without_fault(void **state)
{
    iga_findings *findings;
    char *text = blocks_of(language_pages[0], "```lua\n");
    char *other = blocks_of(language_pages[1], "```lua\n");
    (void)state;
    assert_string_equal(text, other);
    iga_rules_check(&findings, "contoh-2030.lua", text, strlen(text), IGA_LANG_EN);
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        if (finding->severity != IGA_NOTE)
            fail_msg("%zu: %s", finding->line, finding->message);
    }
    iga_findings_free(findings);
    free(other);
    free(text);
}

/* The examples on their page are of the rule file on the page of the language. */
static void the_examples_come_out_and_reach_everything(void **state)
{
    iga_rules *rules;
    iga_examples *examples;
    iga_trial *trial;
    char *rule_text = blocks_of(language_pages[0], "```lua\n");
    char *text = blocks_of(examples_pages[0], "```lua\n");
    char *other = blocks_of(examples_pages[1], "```lua\n");
    (void)state;
    assert_string_equal(text, other);
    assert_int_equal(
        iga_rules_load(&rules, NULL, "contoh-2030.lua", rule_text, strlen(rule_text), IGA_LANG_EN),
        IGA_OK);
    assert_int_equal(
        iga_examples_load(&examples, NULL, rules, "examples", text, strlen(text), IGA_LANG_EN),
        IGA_OK);
    assert_int_equal(iga_trial_run(&trial, examples, rules, NULL), IGA_OK);
    assert_true(iga_examples_count(examples) > 10);
    assert_int_equal(iga_trial_failure_count(trial), 0);
    assert_int_equal(iga_findings_count(iga_trial_unreached(trial)), 0);
    iga_trial_free(trial);
    iga_examples_free(examples);
    iga_rules_free(rules);
    free(other);
    free(text);
    free(rule_text);
}

/* ---- The six steps ------------------------------------------------------------------------ */

/* Runs a line in the folder, with the program that was built. @return its exit status */
static int run_line(const char *folder, const char *line, size_t length)
{
    static const char program[] = PROGRAM;
    struct buffer command = {0};
    buffer_print(&command,
                 "cd '%s' && unset IGA_RULES && PATH='%.*s':\"$PATH\" && export PATH && "
                 "{ %.*s\n} >out.txt 2>&1",
                 folder, (int)(strrchr(program, '/') - program), program, (int)length, line);
    int status = system(command.bytes);
    buffer_free(&command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void show_output(const char *folder)
{
    char path[1000];
    size_t length;
    snprintf(path, sizeof path, "%s/out.txt", folder);
    char *out = whole_file(path, &length);
    print_error("%.900s\n", out);
    free(out);
}

/* A difference is an answer; everything else must go well. */
static bool is_fine(const char *line, int status)
{
    return status == 0 || (status == 1 && strncmp(line, "iga diff ", 9) == 0);
}

static void the_six_steps_run_as_written(void **state)
{
    char folder[] = "/tmp/iga-pages-XXXXXX", copy[1000];
    char *lines = blocks_of(year_pages[0], "```sh\n");
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(copy, sizeof copy, "cp -r '%s/rules' .", SOURCE_DIR);
    assert_int_equal(run_line(folder, copy, strlen(copy)), 0);
    bool fine = true;
    size_t count = 0;
    for (const char *line = lines; *line && fine; count++) {
        size_t length = strcspn(line, "\n");
        int status = run_line(folder, line, length);
        fine = is_fine(line, status);
        if (!fine) {
            print_error("exit status %d: %.*s\n", status, (int)length, line);
            show_output(folder);
        }
        line += length + (line[length] == '\n');
    }
    snprintf(copy, sizeof copy, "rm -rf '%s'", folder);
    assert_int_equal(system(copy), 0);
    free(lines);
    assert_true(fine);
    assert_true(count >= 10);
}

static void both_languages_have_the_same_steps(void **state)
{
    char *english = blocks_of(year_pages[0], "```sh\n");
    char *indonesian = blocks_of(year_pages[1], "```sh\n");
    (void)state;
    assert_string_equal(english, indonesian);
    free(indonesian);
    free(english);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_rule_files_has_its_row),
        cmocka_unit_test(every_word_of_examples_has_its_row),
        cmocka_unit_test(the_example_is_a_rule_file_without_fault),
        cmocka_unit_test(the_examples_come_out_and_reach_everything),
        cmocka_unit_test(both_languages_have_the_same_steps),
        cmocka_unit_test(the_six_steps_run_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
