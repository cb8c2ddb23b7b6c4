#include "base/findings.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct place nowhere = {0};

static iga_findings *new_list(void)
{
    iga_findings *list = findings_new(IGA_LANG_EN);

    assert_non_null(list);
    return list;
}

static void a_finding_keeps_all_it_was_given(void **state)
{
    iga_findings *list = new_list();
    char file[] = "data.xlsx", cell[] = "Data!H12", path[] = "indicators/pad";
    const iga_finding *finding;

    (void)state;
    findings_add(list, IGA_WARNING, "range", (struct place){file, 12, 8, cell}, path,
                 "%d is above %s; at most 3", 7, "the highest level");
    memset(file, '#', sizeof file - 1);
    memset(cell, '#', sizeof cell - 1);
    memset(path, '#', sizeof path - 1);

    assert_int_equal(iga_findings_count(list), 1);
    finding = iga_findings_get(list, 0);
    assert_int_equal(finding->severity, IGA_WARNING);
    assert_string_equal(finding->code, "range");
    assert_string_equal(finding->message, "7 is above the highest level; at most 3");
    assert_string_equal(finding->file, "data.xlsx");
    assert_int_equal(finding->line, 12);
    assert_int_equal(finding->column, 8);
    assert_string_equal(finding->cell, "Data!H12");
    assert_string_equal(finding->path, "indicators/pad");
    assert_null(iga_findings_get(list, 1));
    iga_findings_free(list);
}

static void what_is_unknown_stays_unknown(void **state)
{
    iga_findings *list = new_list();
    const iga_finding *finding;

    (void)state;
    findings_add(list, IGA_ERROR, "x", nowhere, NULL, "no place");
    finding = iga_findings_get(list, 0);
    assert_null(finding->file);
    assert_null(finding->cell);
    assert_null(finding->path);
    assert_int_equal(finding->line, 0);
    assert_int_equal(finding->column, 0);
    iga_findings_free(list);
}

static void a_name_that_changes_in_its_place_is_told_apart(void **state)
{
    iga_findings *list = new_list();
    char file[] = "a.json";

    (void)state;
    findings_add(list, IGA_ERROR, "x", (struct place){.file = file}, NULL, "one");
    findings_add(list, IGA_ERROR, "x", (struct place){.file = file}, NULL, "two");
    file[0] = 'b';
    findings_add(list, IGA_ERROR, "x", (struct place){.file = file}, NULL, "three");
    assert_string_equal(iga_findings_get(list, 0)->file, "a.json");
    assert_ptr_equal(iga_findings_get(list, 1)->file, iga_findings_get(list, 0)->file);
    assert_string_equal(iga_findings_get(list, 2)->file, "b.json");
    iga_findings_free(list);
}

/* Adds `count` findings at places that repeat and go up and down. */
static void add_scattered(iga_findings *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        findings_add(list, IGA_NOTE, "x",
                     (struct place){.line = i * 7919 % 13, .column = i * 104729 % 5}, NULL, "%06zu",
                     i);
}

static void findings_stand_by_line_then_column_then_as_they_came(void **state)
{
    (void)state;
    for (size_t count = 0; count < 300; count += count / 4 + 1) {
        iga_findings *list = new_list();
        add_scattered(list, count);
        findings_sort(list);
        assert_int_equal(iga_findings_count(list), count);
        for (size_t i = 1; i < count; i++) {
            const iga_finding *a = iga_findings_get(list, i - 1), *b = iga_findings_get(list, i);
            assert_true(a->line <= b->line);
            if (a->line == b->line)
                assert_true(a->column <= b->column);
            if (a->line == b->line && a->column == b->column)
                assert_true(strcmp(a->message, b->message) < 0);
        }
        iga_findings_free(list);
    }
}

static void a_sorted_list_can_still_grow(void **state)
{
    iga_findings *list = new_list();

    (void)state;
    add_scattered(list, 100);
    findings_sort(list);
    add_scattered(list, 1000);
    assert_int_equal(iga_findings_count(list), 1100);
    assert_string_equal(iga_findings_get(list, 1099)->message, "000999");
    iga_findings_free(list);
}

static void only_an_error_is_an_error(void **state)
{
    iga_findings *list = new_list();

    (void)state;
    assert_false(findings_has_errors(list));
    findings_add(list, IGA_NOTE, "x", nowhere, NULL, "a note");
    findings_add(list, IGA_WARNING, "x", nowhere, NULL, "a warning");
    assert_false(findings_has_errors(list));
    findings_add(list, IGA_ERROR, "x", nowhere, NULL, "an error");
    findings_add(list, IGA_NOTE, "x", nowhere, NULL, "a note");
    assert_true(findings_has_errors(list));
    iga_findings_free(list);
}

static void a_list_in_a_borrowed_arena_leaves_it_alone(void **state)
{
    struct arena *arena = arena_new();
    struct iga_findings list;

    (void)state;
    findings_init(&list, arena, IGA_LANG_EN);
    findings_add(&list, IGA_ERROR, "x", nowhere, NULL, "%s", "kept");
    iga_findings_free(&list);
    assert_string_equal(iga_findings_get(&list, 0)->message, "kept");
    arena_free(arena);
    iga_findings_free(NULL);
}

static void messages_are_translated_where_a_translation_is_known(void **state)
{
    const char *known = "there is not enough memory";

    (void)state;
    assert_string_equal(message_in(IGA_LANG_ID, known), "memori tidak cukup");
    assert_string_equal(message_in(IGA_LANG_EN, known), known);
    assert_string_equal(message_in(IGA_LANG_ID, "no such message %s"), "no such message %s");
}

static void findings_speak_the_language_of_their_list(void **state)
{
    iga_findings *list = findings_new(IGA_LANG_ID);

    (void)state;
    assert_non_null(list);
    findings_add(list, IGA_ERROR, "memory", nowhere, NULL, "there is not enough memory");
    assert_string_equal(iga_findings_get(list, 0)->message, "memori tidak cukup");
    iga_findings_free(list);
}

static void the_library_has_the_version_of_its_header(void **state)
{
    (void)state;
    assert_string_equal(iga_version(), IGA_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_keeps_all_it_was_given),
        cmocka_unit_test(what_is_unknown_stays_unknown),
        cmocka_unit_test(a_name_that_changes_in_its_place_is_told_apart),
        cmocka_unit_test(findings_stand_by_line_then_column_then_as_they_came),
        cmocka_unit_test(a_sorted_list_can_still_grow),
        cmocka_unit_test(only_an_error_is_an_error),
        cmocka_unit_test(a_list_in_a_borrowed_arena_leaves_it_alone),
        cmocka_unit_test(messages_are_translated_where_a_translation_is_known),
        cmocka_unit_test(findings_speak_the_language_of_their_list),
        cmocka_unit_test(the_library_has_the_version_of_its_header),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
