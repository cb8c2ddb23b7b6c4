#include "base/number.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ZEROS_30 "000000000000000000000000000000"

static const char *const fault_names[] = {"fine", "no number", "too many digits", "too large",
                                          "too fine"};

struct reading {
    const char *text;
    enum number_fault fault;
    int64_t coefficient;
    int scale;
};

typedef enum number_fault read_fn(struct decimal *out, const char *text, size_t length);

static void check_readings(read_fn *read, const struct reading *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct decimal value = {0, 0};
        enum number_fault fault = read(&value, rows[i].text, strlen(rows[i].text));
        if (fault != rows[i].fault)
            fail_msg("\"%s\" is %s, not %s", rows[i].text, fault_names[fault],
                     fault_names[rows[i].fault]);
        if (value.coefficient != rows[i].coefficient || value.scale != rows[i].scale)
            fail_msg("\"%s\" is %" PRId64 " / 10^%d", rows[i].text, value.coefficient,
                     (int)value.scale);
    }
}

static void a_json_number_is_taken_exactly_or_refused(void **state)
{
    static const struct reading rows[] = {
        {"0", NUMBER_FINE, 0, 0},
        {"-0", NUMBER_FINE, 0, 0},
        {"0.0", NUMBER_FINE, 0, 0},
        {"0e5", NUMBER_FINE, 0, 0},
        {"0e-99999999999999999999", NUMBER_FINE, 0, 0},
        {"3", NUMBER_FINE, 3, 0},
        {"10", NUMBER_FINE, 10, 0},
        {"-12.5", NUMBER_FINE, -125, 1},
        {"0.50", NUMBER_FINE, 5, 1},
        {"44.00", NUMBER_FINE, 44, 0},
        {"1e2", NUMBER_FINE, 100, 0},
        {"1E+2", NUMBER_FINE, 100, 0},
        {"1.25e1", NUMBER_FINE, 125, 1},
        {"1.25e2", NUMBER_FINE, 125, 0},
        {"1.25e3", NUMBER_FINE, 1250, 0},
        {"100e-2", NUMBER_FINE, 1, 0},
        {"1e014", NUMBER_FINE, 100000000000000, 0},
        {"999999999999999", NUMBER_FINE, 999999999999999, 0},
        {"-999999999999999", NUMBER_FINE, -999999999999999, 0},
        {"0.123456789012345", NUMBER_FINE, 123456789012345, 15},
        {"0.00000123456789012345", NUMBER_FINE, 123456789012345, 20},
        {"1e-30", NUMBER_FINE, 1, 30},
        {"10e-31", NUMBER_FINE, 1, 30},
        {"0.000000000000000000000000000001", NUMBER_FINE, 1, 30},
        {"0." ZEROS_30 ZEROS_30, NUMBER_FINE, 0, 0},
        {"0." ZEROS_30 "1e31", NUMBER_FINE, 1, 0},
        {"1234567890123456", NUMBER_TOO_MANY_DIGITS, 0, 0},
        {"1.000000000000000", NUMBER_TOO_MANY_DIGITS, 0, 0},
        {"1000000000000000", NUMBER_TOO_MANY_DIGITS, 0, 0},
        {"5.2249999999999999999", NUMBER_TOO_MANY_DIGITS, 0, 0},
        {"1234567890123456e-400", NUMBER_TOO_MANY_DIGITS, 0, 0},
        {"1e15", NUMBER_TOO_LARGE, 0, 0},
        {"-1e15", NUMBER_TOO_LARGE, 0, 0},
        {"123456789012345e1", NUMBER_TOO_LARGE, 0, 0},
        {"1e400", NUMBER_TOO_LARGE, 0, 0},
        {"1e99999999999999999999999", NUMBER_TOO_LARGE, 0, 0},
        {"1e-31", NUMBER_TOO_FINE, 0, 0},
        {"1.5e-30", NUMBER_TOO_FINE, 0, 0},
        {"0." ZEROS_30 "1", NUMBER_TOO_FINE, 0, 0},
        {"1e-99999999999999999999999", NUMBER_TOO_FINE, 0, 0},
        {"", NUMBER_NO_NUMBER, 0, 0},
        {"-", NUMBER_NO_NUMBER, 0, 0},
        {"+1", NUMBER_NO_NUMBER, 0, 0},
        {"--1", NUMBER_NO_NUMBER, 0, 0},
        {"01", NUMBER_NO_NUMBER, 0, 0},
        {"-01", NUMBER_NO_NUMBER, 0, 0},
        {"00", NUMBER_NO_NUMBER, 0, 0},
        {"1.", NUMBER_NO_NUMBER, 0, 0},
        {".5", NUMBER_NO_NUMBER, 0, 0},
        {"-.5", NUMBER_NO_NUMBER, 0, 0},
        {"1,5", NUMBER_NO_NUMBER, 0, 0},
        {"1e", NUMBER_NO_NUMBER, 0, 0},
        {"1e+", NUMBER_NO_NUMBER, 0, 0},
        {"1.e1", NUMBER_NO_NUMBER, 0, 0},
        {"1e1.5", NUMBER_NO_NUMBER, 0, 0},
        {"1 ", NUMBER_NO_NUMBER, 0, 0},
        {" 1", NUMBER_NO_NUMBER, 0, 0},
        {"1.2.3", NUMBER_NO_NUMBER, 0, 0},
        {"0x10", NUMBER_NO_NUMBER, 0, 0},
        {"NaN", NUMBER_NO_NUMBER, 0, 0},
        {"Infinity", NUMBER_NO_NUMBER, 0, 0},
        {"12345678901234567890x", NUMBER_NO_NUMBER, 0, 0},
    };

    (void)state;
    check_readings(decimal_from_json, rows, COUNT(rows));
}

static void a_written_number_has_a_point_or_a_comma(void **state)
{
    static const struct reading rows[] = {
        {"0", NUMBER_FINE, 0, 0},
        {"12,5", NUMBER_FINE, 125, 1},
        {"12.5", NUMBER_FINE, 125, 1},
        {"+5", NUMBER_FINE, 5, 0},
        {"-0,5", NUMBER_FINE, -5, 1},
        {"-0,0", NUMBER_FINE, 0, 0},
        {"007", NUMBER_FINE, 7, 0},
        {"1,50", NUMBER_FINE, 15, 1},
        {"999999999999999", NUMBER_FINE, 999999999999999, 0},
        {"1000000000000000", NUMBER_TOO_MANY_DIGITS, 0, 0},
        {"1,000000000000000", NUMBER_TOO_MANY_DIGITS, 0, 0},
        {"0," ZEROS_30 "1", NUMBER_TOO_FINE, 0, 0},
        {"", NUMBER_NO_NUMBER, 0, 0},
        {"+", NUMBER_NO_NUMBER, 0, 0},
        {"+-5", NUMBER_NO_NUMBER, 0, 0},
        {",5", NUMBER_NO_NUMBER, 0, 0},
        {"5,", NUMBER_NO_NUMBER, 0, 0},
        {"5.", NUMBER_NO_NUMBER, 0, 0},
        {"1.234,5", NUMBER_NO_NUMBER, 0, 0},
        {"1,234,5", NUMBER_NO_NUMBER, 0, 0},
        {"1e5", NUMBER_NO_NUMBER, 0, 0},
        {" 5", NUMBER_NO_NUMBER, 0, 0},
        {"5 ", NUMBER_NO_NUMBER, 0, 0},
        {"5%", NUMBER_NO_NUMBER, 0, 0},
        {"lima", NUMBER_NO_NUMBER, 0, 0},
    };

    (void)state;
    check_readings(decimal_from_text, rows, COUNT(rows));
}

static void a_nul_within_a_number_is_no_part_of_it(void **state)
{
    struct decimal value;

    (void)state;
    assert_int_equal(decimal_from_json(&value, "1\0", 2), NUMBER_NO_NUMBER);
    assert_int_equal(decimal_from_json(&value,
                                       "1\0"
                                       "5",
                                       3),
                     NUMBER_NO_NUMBER);
    assert_int_equal(decimal_from_text(&value,
                                       "\0"
                                       "5",
                                       2),
                     NUMBER_NO_NUMBER);
}

static void a_double_means_the_shortest_decimal_that_reads_back(void **state)
{
    static const struct row {
        double value;
        enum number_fault fault;
        int64_t coefficient;
        int scale;
    } rows[] = {
        {0.0, NUMBER_FINE, 0, 0},
        {-0.0, NUMBER_FINE, 0, 0},
        {0.38, NUMBER_FINE, 38, 2},
        {-50.33, NUMBER_FINE, -5033, 2},
        {100, NUMBER_FINE, 100, 0},
        {8.165, NUMBER_FINE, 8165, 3},
        {123456789012345, NUMBER_FINE, 123456789012345, 0},
        {999999999999999, NUMBER_FINE, 999999999999999, 0},
        {1e14, NUMBER_FINE, 100000000000000, 0},
        {0.000012345, NUMBER_FINE, 12345, 9},
        {1.25e-7, NUMBER_FINE, 125, 9},
        {1e-30, NUMBER_FINE, 1, 30},
        {0.1 + 0.2, NUMBER_TOO_MANY_DIGITS, 0, 0},
        {1.0 / 3, NUMBER_TOO_MANY_DIGITS, 0, 0},
        {9007199254740991.0, NUMBER_TOO_MANY_DIGITS, 0, 0},
        {1e15, NUMBER_TOO_LARGE, 0, 0},
        {1.5e20, NUMBER_TOO_LARGE, 0, 0},
        {1e300, NUMBER_TOO_LARGE, 0, 0},
        {-1e300, NUMBER_TOO_LARGE, 0, 0},
        {1e-31, NUMBER_TOO_FINE, 0, 0},
        {1e-40, NUMBER_TOO_FINE, 0, 0},
        {INFINITY, NUMBER_NO_NUMBER, 0, 0},
        {-INFINITY, NUMBER_NO_NUMBER, 0, 0},
        {NAN, NUMBER_NO_NUMBER, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct decimal value = {0, 0};
        enum number_fault fault = decimal_from_double(&value, rows[i].value);
        if (fault != rows[i].fault || value.coefficient != rows[i].coefficient ||
            value.scale != rows[i].scale)
            fail_msg("%.17g is %s, %" PRId64 " / 10^%d", rows[i].value, fault_names[fault],
                     value.coefficient, (int)value.scale);
    }
}

static void powers_of_ten_are_what_they_say(void **state)
{
    int64_t power = 1;

    (void)state;
    for (int exponent = 0; exponent < 18; exponent++, power *= 10)
        assert_true(power_of_ten(exponent) == power);
    assert_true(power_of_ten(18) == power);
}

static void a_whole_number_has_nothing_behind_the_point(void **state)
{
    struct decimal value;

    (void)state;
    assert_true(decimal_is_whole(decimal_from_integer(-7)));
    assert_int_equal(decimal_from_text(&value, "3,00", 4), NUMBER_FINE);
    assert_true(decimal_is_whole(value));
    assert_int_equal(decimal_from_text(&value, "3,01", 4), NUMBER_FINE);
    assert_false(decimal_is_whole(value));
}

static struct decimal read_number(const char *text)
{
    struct decimal value;

    assert_int_equal(decimal_from_json(&value, text, strlen(text)), NUMBER_FINE);
    return value;
}

static void numbers_are_rounded_half_away_from_zero(void **state)
{
    static const struct row {
        const char *value;
        int decimals;
        const char *rounded;
    } rows[] = {
        {"5.225", 2, "5.23"},
        {"5.2249", 2, "5.22"},
        {"-5.225", 2, "-5.23"},
        {"-5.2249", 2, "-5.22"},
        {"0.5", 0, "1"},
        {"-0.5", 0, "-1"},
        {"0.4", 0, "0"},
        {"-0.4", 0, "0"},
        {"5.2", 2, "5.2"},
        {"7", 0, "7"},
        {"9.995", 2, "10"},
        {"99999999999999.9", 0, "100000000000000"},
        {"1e-30", 9, "0"},
        {"999999999999999e-30", 9, "0"},
        {"999999999999999e-24", 9, "0.000000001"},
        {"499999999999999e-24", 9, "0"},
        {"-999999999999999e-25", 9, "0"},
        {"-9e-28", 9, "0"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[NUMBER_TEXT];
        decimal_print(text, decimal_round(read_number(rows[i].value), rows[i].decimals));
        if (strcmp(text, rows[i].rounded) != 0)
            fail_msg("%s to %d is %s, not %s", rows[i].value, rows[i].decimals, text,
                     rows[i].rounded);
    }
}

static void units_are_whole_and_fit_or_are_refused(void **state)
{
    static const struct row {
        const char *value;
        int decimals;
        bool fits;
        int64_t units;
    } rows[] = {
        {"5.23", 2, true, 523},
        {"-5.2", 2, true, -520},
        {"5", 0, true, 5},
        {"0", 30, true, 0},
        {"5.235", 2, false, 0},
        {"0.5", 0, false, 0},
        {"9", 18, true, INT64_C(9000000000000000000)},
        {"-9", 18, true, INT64_C(-9000000000000000000)},
        {"10", 18, false, 0},
        {"1", 19, false, 0},
        {"922337203685477", 4, true, INT64_C(9223372036854770000)},
        {"922337203685478", 4, false, 0},
        {"-922337203685478", 4, false, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t units = 0;
        bool fits = decimal_to_units(&units, read_number(rows[i].value), rows[i].decimals);
        if (fits != rows[i].fits || units != rows[i].units)
            fail_msg("%s x 10^%d: %" PRId64, rows[i].value, rows[i].decimals, units);
    }
}

static void numbers_are_printed_without_needless_zeros(void **state)
{
    static const struct row {
        int64_t units;
        int decimals;
        const char *text;
    } rows[] = {
        {0, 0, "0"},
        {0, 4, "0"},
        {5, 0, "5"},
        {500, 0, "500"},
        {500, 1, "50"},
        {500, 2, "5"},
        {500, 3, "0.5"},
        {-5, 1, "-0.5"},
        {-4400, 2, "-44"},
        {1, 30, "0.000000000000000000000000000001"},
        {999999999999999, 15, "0.999999999999999"},
        {INT64_MAX, 0, "9223372036854775807"},
        {INT64_MIN, 18, "-9.223372036854775808"},
        {INT64_MIN, 30, "-0.000000000009223372036854775808"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[NUMBER_TEXT];
        size_t length = units_print(text, rows[i].units, rows[i].decimals);
        assert_string_equal(text, rows[i].text);
        assert_int_equal(length, strlen(text));
    }
}

/* With a comma for a point, if the machine knows such a locale. */
static void the_locale_does_not_matter(void **state)
{
    static const char *const locales[] = {"id_ID.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8",
                                          "id_ID.utf8",  "de_DE.utf8",  "ps_AF.utf8"};
    bool found = false;

    for (size_t i = 0; i < COUNT(locales); i++) {
        if (setlocale(LC_NUMERIC, locales[i]) == NULL)
            continue;
        found = true;
        a_double_means_the_shortest_decimal_that_reads_back(state);
        numbers_are_printed_without_needless_zeros(state);
        setlocale(LC_NUMERIC, "C");
    }
    if (!found)
        skip();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_json_number_is_taken_exactly_or_refused),
        cmocka_unit_test(a_written_number_has_a_point_or_a_comma),
        cmocka_unit_test(a_nul_within_a_number_is_no_part_of_it),
        cmocka_unit_test(a_double_means_the_shortest_decimal_that_reads_back),
        cmocka_unit_test(powers_of_ten_are_what_they_say),
        cmocka_unit_test(a_whole_number_has_nothing_behind_the_point),
        cmocka_unit_test(numbers_are_rounded_half_away_from_zero),
        cmocka_unit_test(units_are_whole_and_fit_or_are_refused),
        cmocka_unit_test(numbers_are_printed_without_needless_zeros),
        cmocka_unit_test(the_locale_does_not_matter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
