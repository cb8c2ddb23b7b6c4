#include "base/number.h"

#include "base/arena.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A small generator, the same on every machine. */
static uint64_t seed = 1;

static uint64_t chance(uint64_t below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 16) % below;
}

/* A decimal of any length and scale, in lowest form. */
static struct decimal any_decimal(void)
{
    int64_t coefficient = (int64_t)chance((uint64_t)power_of_ten(1 + (int)chance(15)));
    struct decimal value = {chance(2) > 0 ? -coefficient : coefficient, (int32_t)chance(31)};

    return decimal_round(value, 30).coefficient == 0 ? decimal_from_integer(0) : value;
}

/* One that is near to, or the same as, the other. */
static struct decimal a_neighbour(struct decimal value)
{
    int64_t nudge = (int64_t)chance(3) - 1;

    if (chance(2) > 0 && value.scale < 30 && value.coefficient / power_of_ten(14) == 0)
        return (struct decimal){value.coefficient * 10 + nudge, value.scale + 1};
    return (struct decimal){value.coefficient + nudge, value.scale};
}

static int sign(int value)
{
    return (value > 0) - (value < 0);
}

static void decimals_compare_as_their_fractions_do(void **state)
{
    mpq_t p, q;

    (void)state;
    mpq_init(p);
    mpq_init(q);
    for (int i = 0; i < 50000; i++) {
        struct decimal a = any_decimal(), b = i % 2 > 0 ? any_decimal() : a_neighbour(a);
        fraction_from_decimal(p, a);
        fraction_from_decimal(q, b);
        if (sign(decimal_compare(a, b)) != sign(mpq_cmp(p, q)))
            fail_msg("%" PRId64 "e-%d, %" PRId64 "e-%d", a.coefficient, (int)a.scale, b.coefficient,
                     (int)b.scale);
        assert_int_equal(sign(decimal_compare(b, a)), -sign(decimal_compare(a, b)));
    }
    mpq_clear(p);
    mpq_clear(q);
}

static void decimals_round_as_their_fractions_do(void **state)
{
    mpq_t exact, expected, got;
    mpz_t units;

    (void)state;
    mpq_inits(exact, expected, got, NULL);
    mpz_init(units);
    for (int i = 0; i < 50000; i++) {
        struct decimal value = any_decimal(), rounded;
        int decimals = (int)chance(10);

        if (chance(3) == 0 && value.scale < 30 && value.coefficient / power_of_ten(14) == 0)
            value = (struct decimal){value.coefficient * 10 + 5, value.scale + 1};
        rounded = decimal_round(value, decimals);
        fraction_from_decimal(exact, value);
        fraction_round(units, exact, decimals);
        mpz_set(mpq_numref(expected), units);
        mpz_ui_pow_ui(mpq_denref(expected), 10, (unsigned long)decimals);
        mpq_canonicalize(expected);
        fraction_from_decimal(got, rounded);
        if (!mpq_equal(got, expected))
            fail_msg("%" PRId64 "e-%d to %d", value.coefficient, (int)value.scale, decimals);
    }
    mpq_clears(exact, expected, got, NULL);
    mpz_clear(units);
}

/* |out x 10^-decimals - value| <= half a unit; and when it is half, out is the larger in size. */
static void fractions_round_to_the_nearest_unit(void **state)
{
    mpq_t value, error, half;
    mpz_t units;

    (void)state;
    mpq_inits(value, error, half, NULL);
    mpz_init(units);
    mpq_set_si(half, 1, 2);
    for (int i = 0; i < 20000; i++) {
        int decimals = (int)chance(7), order;

        mpq_set_si(value, (long)chance(2000001) - 1000000, 1 + chance(i % 2 > 0 ? 20 : 100000));
        mpq_canonicalize(value);
        fraction_round(units, value, decimals);
        mpz_set(mpq_numref(error), units);
        mpz_ui_pow_ui(mpq_denref(error), 10, (unsigned long)decimals);
        mpq_canonicalize(error);
        mpq_abs(error, error);
        mpq_abs(value, value);
        mpq_sub(error, error, value);
        for (int k = 0; k < decimals; k++) {
            mpz_mul_ui(mpq_numref(error), mpq_numref(error), 10);
            mpq_canonicalize(error);
        }
        order = mpq_cmp(error, half);
        assert_true(order <= 0);
        mpq_neg(error, error);
        assert_true(mpq_cmp(error, half) < 0);
    }
    mpq_clears(value, error, half, NULL);
    mpz_clear(units);
}

static void every_decimal_reads_back_as_it_is_printed(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct decimal value = any_decimal(), back;
        char text[NUMBER_TEXT];
        size_t length = decimal_print(text, value);

        assert_int_equal(decimal_from_json(&back, text, length), NUMBER_FINE);
        assert_int_equal(decimal_compare(back, value), 0);
        assert_int_equal(decimal_from_text(&back, text, length), NUMBER_FINE);
        assert_int_equal(decimal_compare(back, value), 0);
    }
}

static void fractions_are_printed_exactly_rounded_and_short(void **state)
{
    static const struct row {
        const char *value;
        int decimals;
        const char *exact, *rounded, *brief;
    } rows[] = {
        {"71096/1375", 2, "71096/1375", "51.71", "51.71"},
        {"44", 2, "44", "44.00", "44"},
        {"0", 2, "0", "0.00", "0"},
        {"0", 0, "0", "0", "0"},
        {"165/4", 6, "165/4", "41.250000", "41.25"},
        {"3137/44", 6, "3137/44", "71.295455", "71.295455"},
        {"1/3", 6, "1/3", "0.333333", "0.333333"},
        {"2/3", 6, "2/3", "0.666667", "0.666667"},
        {"-2/3", 6, "-2/3", "-0.666667", "-0.666667"},
        {"-1/2", 0, "-1/2", "-1", "-1"},
        {"1/2000", 2, "1/2000", "0.00", "0"},
        {"-1/2000", 2, "-1/2000", "0.00", "0"},
        {"-1/200", 2, "-1/200", "-0.01", "-0.01"},
        {"1999/2000", 2, "1999/2000", "1.00", "1"},
        {"1999/2000", 0, "1999/2000", "1", "1"},
        {"100", 0, "100", "100", "100"},
        {"1/1000000", 6, "1/1000000", "0.000001", "0.000001"},
        {"123456789012345678901234567890", 2, "123456789012345678901234567890",
         "123456789012345678901234567890.00", "123456789012345678901234567890"},
    };
    struct arena *arena = arena_new();
    mpq_t value;

    (void)state;
    assert_non_null(arena);
    mpq_init(value);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(mpq_set_str(value, rows[i].value, 10), 0);
        mpq_canonicalize(value);
        assert_string_equal(fraction_exact(arena, value), rows[i].exact);
        assert_string_equal(fraction_rounded(arena, value, rows[i].decimals), rows[i].rounded);
        assert_string_equal(fraction_short(arena, value, rows[i].decimals), rows[i].brief);
    }
    mpq_clear(value);
    arena_free(arena);
}

static void a_fraction_is_made_in_lowest_terms(void **state)
{
    mpq_t value;

    (void)state;
    mpq_init(value);
    fraction_from_decimal(value, (struct decimal){-125, 1});
    assert_int_equal(mpq_cmp_si(value, -25, 2), 0);
    assert_int_equal(mpz_cmp_si(mpq_denref(value), 2), 0);
    fraction_from_units(value, 500, 2);
    assert_int_equal(mpz_cmp_si(mpq_denref(value), 1), 0);
    assert_int_equal(mpq_cmp_si(value, 5, 1), 0);
    fraction_from_units(value, 0, 4);
    assert_int_equal(mpz_cmp_si(mpq_denref(value), 1), 0);
    fraction_from_units(value, INT64_MIN, 0);
    mpz_neg(mpq_numref(value), mpq_numref(value));
    mpz_ui_pow_ui(mpq_denref(value), 2, 63);
    mpq_canonicalize(value);
    assert_int_equal(mpq_cmp_si(value, 1, 1), 0);
    mpq_clear(value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_compare_as_their_fractions_do),
        cmocka_unit_test(decimals_round_as_their_fractions_do),
        cmocka_unit_test(fractions_round_to_the_nearest_unit),
        cmocka_unit_test(every_decimal_reads_back_as_it_is_printed),
        cmocka_unit_test(fractions_are_printed_exactly_rounded_and_short),
        cmocka_unit_test(a_fraction_is_made_in_lowest_terms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
