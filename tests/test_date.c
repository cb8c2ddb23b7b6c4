#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct row {
    const char *text;
    int32_t date;
} rows[] = {
    {"2024-02-01", 20240201}, {"0001-01-01", 10101},
    {"9999-12-31", 99991231}, {"2024-02-29", 20240229}, /* a leap year */
    {"2000-02-29", 20000229},                           /* so is every 400th */
    {"1900-02-29", 0},                                  /* but not every 100th */
    {"2023-02-29", 0},        {"2024-02-30", 0},
    {"2024-04-31", 0},        {"2024-06-31", 0},
    {"2024-09-31", 0},        {"2024-11-31", 0},
    {"2024-01-31", 20240131}, {"2024-12-31", 20241231},
    {"2024-12-32", 0},        {"2024-13-01", 0},
    {"2024-00-01", 0},        {"2024-01-00", 0},
    {"0000-01-01", 0},        {"", 0},
    {"2024-2-1", 0},          {"2024-02-1", 0},
    {"2024-02-01 ", 0},       {" 2024-02-01", 0},
    {"2024/02/01", 0},        {"01-02-2024", 0},
    {"20240201", 0},          {"2024-02-0a", 0},
    {"+024-02-01", 0},        {"-024-02-01", 0},
    {"2024--2-01", 0},        {"2024-02-01T00:00", 0},
};

static void dates_are_read_as_written_or_not_at_all(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t date = date_from_text(rows[i].text, strlen(rows[i].text));
        if (date != rows[i].date)
            fail_msg("\"%s\" is read as %d", rows[i].text, (int)date);
    }
    assert_int_equal(date_from_text("2024-02-0199", 10), 20240201);
}

static void a_date_is_printed_as_it_was_read(void **state)
{
    char text[DATE_TEXT];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].date == 0)
            continue;
        date_print(text, rows[i].date);
        assert_string_equal(text, rows[i].text);
    }
}

static void four_centuries_have_146097_days_that_rise(void **state)
{
    int32_t last = 0;
    int days = 0;

    (void)state;
    for (int year = 1801; year <= 2200; year++)
        for (int month = -1; month <= 14; month++)
            for (int day = -1; day <= 33; day++) {
                int32_t date = year * 10000 + month * 100 + day;
                if (!date_is_real(year, month, day))
                    continue;
                assert_true(date > last);
                last = date;
                days++;
            }
    assert_int_equal(days, 146097);
}

static void years_outside_four_digits_are_not_real(void **state)
{
    (void)state;
    assert_false(date_is_real(0, 1, 1));
    assert_false(date_is_real(-4, 2, 29));
    assert_false(date_is_real(10000, 1, 1));
    assert_true(date_is_real(1, 1, 1));
    assert_true(date_is_real(9999, 12, 31));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_as_written_or_not_at_all),
        cmocka_unit_test(a_date_is_printed_as_it_was_read),
        cmocka_unit_test(four_centuries_have_146097_days_that_rise),
        cmocka_unit_test(years_outside_four_digits_are_not_real),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
