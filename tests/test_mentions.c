/* Whether a text that people wrote speaks of a number, a day or a word. */
#include "rules/mentions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void a_word_is_mentioned_with_nothing_beside_it(void **state)
{
    static const struct {
        const char *text, *word;
        bool is_there;
    } rows[] = {
        {"TMP/Disclaimer atau TW/Adverse", "TW", true},
        {"TMP/Disclaimer atau TW/Adverse", "TM", false},
        {"Nilai LAKIP A", "A", true},
        {"Nilai LAKIP AA", "A", false},
        {"Unggul atau Sangat Baik", "Sangat Baik", true},
        {"Unggul", "unggul", false},
        {"AAA A", "A", true},
        {"", "A", false},
        {"A", "", false},
        {"É A", "A", true},
        {"AÉ", "A", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (mentions_word(rows[i].text, rows[i].word) != rows[i].is_there)
            fail_msg("%s in %s", rows[i].word, rows[i].text);
}

static void a_number_is_mentioned_however_it_is_written(void **state)
{
    static const struct {
        const char *text, *number;
        bool is_there;
    } rows[] = {
        {"paling sedikit 300 kata", "300", true},
        {"paling sedikit 3000 kata", "300", false},
        {"lebih dari 5,50%", "5.5", true},
        {"lebih dari 5.50.", "5.5", true},
        {"level 1.", "1", true},
        {"1-200 orang", "200", true},
        {"turun 2,5 poin", "-2.5", true},
        {"12345678901234567890", "1", false},
        {"tidak ada", "0", false},
        {"0 kali", "0", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct decimal number;
        decimal_from_text(&number, rows[i].number, strlen(rows[i].number));
        if (mentions_number(rows[i].text, number) != rows[i].is_there)
            fail_msg("%s in %s", rows[i].number, rows[i].text);
    }
}

static void a_day_is_mentioned_however_it_is_written(void **state)
{
    static const struct {
        const char *text;
        int32_t date;
        bool is_there;
    } rows[] = {
        {"di luar 1 Januari 2024 s.d. 31 Desember 2025", 20240101, true},
        {"di luar 1 Januari 2024 s.d. 31 Desember 2025", 20251231, true},
        {"di luar 1 Januari 2024 s.d. 31 Desember 2025", 20240131, false},
        {"di luar 11 Januari 2024", 20240111, true},
        {"di luar 11 Januari 2024", 20240101, false},
        {"before 1 January 2024", 20240101, true},
        {"sebelum 2024-06-05", 20240605, true},
        {"sebelum 05/06/2024", 20240605, true},
        {"sebelum 05-06-2024", 20240605, true},
        {"di luar tahun 2024 dan 2025", 20240101, true},
        {"di luar tahun 2024 dan 2025", 20251231, true},
        {"di luar tahun 2024 dan 2025", 20240102, false},
        {"sejak Januari 2024, kecuali tanggal 2", 20240101, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (mentions_date(rows[i].text, rows[i].date) != rows[i].is_there)
            fail_msg("%d in %s", (int)rows[i].date, rows[i].text);
}

static void figures_inside_braces_are_none(void **state)
{
    (void)state;
    assert_true(mentions_figures("paling sedikit 300 kata"));
    assert_true(mentions_figures("{value} kata; 3"));
    assert_false(mentions_figures("{tahun2} dan {mandatory}"));
    assert_false(mentions_figures("tidak ada"));
    assert_false(mentions_figures("terbuka {2024"));
    assert_false(mentions_figures(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_mentioned_with_nothing_beside_it),
        cmocka_unit_test(a_number_is_mentioned_however_it_is_written),
        cmocka_unit_test(a_day_is_mentioned_however_it_is_written),
        cmocka_unit_test(figures_inside_braces_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
