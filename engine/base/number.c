#include "base/number.h"

#include "base/arena.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_DIGITS 15
#define MOST_SCALE 30
#define LARGEST_POWER 18 /* of ten in an int64_t */

int64_t power_of_ten(int exponent)
{
    static const int64_t powers[LARGEST_POWER + 1] = {
        INT64_C(1),
        INT64_C(10),
        INT64_C(100),
        INT64_C(1000),
        INT64_C(10000),
        INT64_C(100000),
        INT64_C(1000000),
        INT64_C(10000000),
        INT64_C(100000000),
        INT64_C(1000000000),
        INT64_C(10000000000),
        INT64_C(100000000000),
        INT64_C(1000000000000),
        INT64_C(10000000000000),
        INT64_C(100000000000000),
        INT64_C(1000000000000000),
        INT64_C(10000000000000000),
        INT64_C(100000000000000000),
        INT64_C(1000000000000000000),
    };

    return powers[exponent];
}

/* A power to divide a coefficient by: beyond the largest one the quotient is 0 all the same. */
static int64_t divisor(int exponent)
{
    return power_of_ten(exponent < LARGEST_POWER ? exponent : LARGEST_POWER);
}

static struct decimal normalised(int64_t coefficient, int scale)
{
    if (coefficient == 0)
        scale = 0;
    for (; scale > 0 && coefficient % 10 == 0; scale--)
        coefficient /= 10;
    return (struct decimal){coefficient, scale};
}

/* ---- Reading ----------------------------------------------------------------------------- */

struct scan {
    const char *at, *end;
};

/* The digits of a number as far as they were read. */
struct digits {
    int64_t value;      /* of the first MOST_DIGITS significant ones */
    size_t significant; /* from the first that is not 0 to the last written */
    int64_t behind;     /* the point */
};

/* Passes over one character if it is one of `set`. */
static bool accept(struct scan *scan, const char *set)
{
    if (scan->at == scan->end || memchr(set, *scan->at, strlen(set)) == NULL)
        return false;
    scan->at++;
    return true;
}

static bool at_digit(const struct scan *scan)
{
    return scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9';
}

/* Reads one digit or more. @return how many */
static int64_t read_digits(struct digits *digits, struct scan *scan)
{
    const char *start = scan->at;

    for (; at_digit(scan); scan->at++) {
        if (digits->significant > 0 || *scan->at != '0')
            digits->significant++;
        if (digits->significant <= MOST_DIGITS)
            digits->value = digits->value * 10 + (*scan->at - '0');
    }
    return scan->at - start;
}

/* Reads the digits behind the point. */
static bool read_fraction(struct digits *digits, struct scan *scan)
{
    digits->behind = read_digits(digits, scan);
    return digits->behind > 0;
}

/* Reads what follows the letter e. A huge exponent becomes one that is beyond every bound, with
 * any number of digits that fits in memory. */
static bool read_exponent(int64_t *out, struct scan *scan)
{
    const int64_t huge = power_of_ten(LARGEST_POWER) / 10;
    bool negative = accept(scan, "+-") && scan->at[-1] == '-';
    int64_t exponent = 0;

    if (!at_digit(scan))
        return false;
    for (; at_digit(scan); scan->at++)
        if (exponent < huge)
            exponent = exponent * 10 + (*scan->at - '0');
    *out = negative ? -exponent : exponent;
    return true;
}

/* Puts together what was read, and keeps the bounds. */
static enum number_fault compose(struct decimal *out, bool negative, const struct digits *digits,
                                 int64_t exponent)
{
    int64_t coefficient = digits->value, scale = digits->behind - exponent;

    if (digits->significant > MOST_DIGITS)
        return NUMBER_TOO_MANY_DIGITS;
    if (coefficient == 0)
        scale = 0;
    for (; scale > 0 && coefficient != 0 && coefficient % 10 == 0; scale--)
        coefficient /= 10;
    if (scale > MOST_SCALE)
        return NUMBER_TOO_FINE;
    for (; scale < 0; scale++) {
        if (coefficient >= power_of_ten(MOST_DIGITS - 1))
            return NUMBER_TOO_LARGE;
        coefficient *= 10;
    }
    *out = (struct decimal){negative ? -coefficient : coefficient, (int32_t)scale};
    return NUMBER_FINE;
}

enum number_fault decimal_from_json(struct decimal *out, const char *text, size_t length)
{
    struct scan scan = {text, text + length};
    struct digits digits = {0};
    bool negative = accept(&scan, "-");
    bool leading_zero = scan.at < scan.end && *scan.at == '0';
    int64_t exponent = 0, whole = read_digits(&digits, &scan);

    if (whole == 0 || (leading_zero && whole > 1))
        return NUMBER_NO_NUMBER;
    if (accept(&scan, ".") && !read_fraction(&digits, &scan))
        return NUMBER_NO_NUMBER;
    if (accept(&scan, "eE") && !read_exponent(&exponent, &scan))
        return NUMBER_NO_NUMBER;
    if (scan.at != scan.end)
        return NUMBER_NO_NUMBER;
    return compose(out, negative, &digits, exponent);
}

enum number_fault decimal_from_text(struct decimal *out, const char *text, size_t length)
{
    struct scan scan = {text, text + length};
    struct digits digits = {0};
    bool negative = accept(&scan, "+-") && text[0] == '-';

    if (read_digits(&digits, &scan) == 0)
        return NUMBER_NO_NUMBER;
    if (accept(&scan, ".,") && !read_fraction(&digits, &scan))
        return NUMBER_NO_NUMBER;
    if (scan.at != scan.end)
        return NUMBER_NO_NUMBER;
    return compose(out, negative, &digits, 0);
}

/* Replaces the locale's decimal point, whatever it is and however many bytes it has, by ".".
 * @return the text's length */
static size_t put_point(char *text)
{
    size_t length = strlen(text);
    size_t before = strspn(text, "+-0123456789e");
    size_t after = before + strcspn(text + before, "0123456789");

    if (before == length)
        return length;
    text[before] = '.';
    memmove(text + before + 1, text + after, length - after + 1);
    return length - (after - before) + 1;
}

enum number_fault decimal_from_double(struct decimal *out, double value)
{
    char text[NUMBER_TEXT];

    if (!isfinite(value))
        return NUMBER_NO_NUMBER;
    snprintf(text, sizeof text, "%.15g", value);
    if (strtod(text, NULL) != value) /* in the same locale, hence before put_point */
        return NUMBER_TOO_MANY_DIGITS;
    return decimal_from_json(out, text, put_point(text));
}

struct decimal decimal_from_integer(int64_t value)
{
    return (struct decimal){value, 0};
}

/* ---- Arithmetic -------------------------------------------------------------------------- */

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Compares a whole coefficient with coefficient / 10^finer by division, which cannot overflow. */
static int compare_scaled(int64_t coarse, int64_t fine, int finer)
{
    int64_t power = divisor(finer), quotient = fine / power;

    return coarse != quotient ? compare(coarse, quotient) : compare(0, fine % power);
}

int decimal_compare(struct decimal a, struct decimal b)
{
    if (a.scale <= b.scale)
        return compare_scaled(a.coefficient, b.coefficient, b.scale - a.scale);
    return -compare_scaled(b.coefficient, a.coefficient, a.scale - b.scale);
}

bool decimal_is_whole(struct decimal value)
{
    return value.scale == 0;
}

struct decimal decimal_round(struct decimal value, int decimals)
{
    int64_t power, rest, rounded;

    if (value.scale <= decimals)
        return value;
    power = divisor(value.scale - decimals);
    rounded = value.coefficient / power;
    rest = value.coefficient % power;
    if (rest >= power / 2)
        rounded++;
    if (rest <= -power / 2)
        rounded--;
    return normalised(rounded, decimals);
}

bool decimal_to_units(int64_t *out, struct decimal value, int decimals)
{
    int zeros = decimals - value.scale;
    int64_t power;

    if (value.coefficient == 0) {
        *out = 0;
        return true;
    }
    if (zeros < 0 || zeros > LARGEST_POWER)
        return false;
    power = power_of_ten(zeros);
    if (value.coefficient > INT64_MAX / power || value.coefficient < INT64_MIN / power)
        return false;
    *out = value.coefficient * power;
    return true;
}

/* ---- Printing ---------------------------------------------------------------------------- */

/* Puts a point before the last `decimals` digits of a whole number, and zeros in front as
 * needed: "5" becomes "0.05". There must be room for `decimals` + 2 more. */
static void insert_point(char *text, size_t decimals)
{
    char *digits = text + (text[0] == '-'), *point;
    size_t length = strlen(digits);

    if (decimals == 0)
        return;
    if (length <= decimals) {
        size_t zeros = decimals + 1 - length;
        memmove(digits + zeros, digits, length + 1);
        memset(digits, '0', zeros);
        length += zeros;
    }
    point = digits + length - decimals;
    memmove(point + 1, point, decimals + 1);
    *point = '.';
}

/* Removes zeros behind the point, and a point with nothing behind it. @return the length */
static size_t drop_zeros(char *text)
{
    size_t length = strlen(text);

    if (strchr(text, '.') == NULL)
        return length;
    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    text[length] = '\0';
    return length;
}

size_t units_print(char out[NUMBER_TEXT], int64_t units, int decimals)
{
    snprintf(out, NUMBER_TEXT, "%" PRId64, units);
    insert_point(out, (size_t)decimals);
    return drop_zeros(out);
}

size_t decimal_print(char out[NUMBER_TEXT], struct decimal value)
{
    return units_print(out, value.coefficient, value.scale);
}

/* ---- Fractions --------------------------------------------------------------------------- */

/* GMP's own setter takes a long, which need not hold an int64_t. */
static void set_integer(mpz_t out, int64_t value)
{
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    if ((long)value == value) {
        mpz_set_si(out, (long)value);
        return;
    }
    mpz_import(out, 1, 1, sizeof magnitude, 0, 0, &magnitude);
    if (value < 0)
        mpz_neg(out, out);
}

void fraction_from_units(mpq_t out, int64_t units, int decimals)
{
    set_integer(mpq_numref(out), units);
    mpz_ui_pow_ui(mpq_denref(out), 10, (unsigned long)decimals);
    if (decimals > 0)
        mpq_canonicalize(out);
}

void fraction_from_decimal(mpq_t out, struct decimal value)
{
    fraction_from_units(out, value.coefficient, value.scale);
}

bool fraction_from_text(mpq_t out, const char *text)
{
    enum { LONGEST = 4096 };
    char written[LONGEST + 3];
    size_t length = strspn(text, "-0123456789/");

    if (length == 0 || length > LONGEST || text[length] != '\0' ||
        mpq_set_str(out, text, 10) != 0 || mpz_sgn(mpq_denref(out)) <= 0)
        return false;
    mpq_canonicalize(out); /* which makes it no longer */
    return strcmp(mpq_get_str(written, 10, out), text) == 0;
}

void fraction_round(mpz_t out, const mpq_t value, int decimals)
{
    mpz_t top, bottom;

    /* (2 |n| 10^decimals + d) / 2 d, rounded down, is |n| 10^decimals / d rounded half up. */
    mpz_init(top);
    mpz_init(bottom);
    mpz_ui_pow_ui(top, 10, (unsigned long)decimals);
    mpz_mul(top, top, mpq_numref(value));
    mpz_abs(top, top);
    mpz_mul_2exp(top, top, 1);
    mpz_add(top, top, mpq_denref(value));
    mpz_mul_2exp(bottom, mpq_denref(value), 1);
    mpz_fdiv_q(out, top, bottom);
    if (mpq_sgn(value) < 0)
        mpz_neg(out, out);
    mpz_clear(top);
    mpz_clear(bottom);
}

char *fraction_exact(struct arena *arena, const mpq_t value)
{
    size_t room = mpz_sizeinbase(mpq_numref(value), 10) + mpz_sizeinbase(mpq_denref(value), 10) + 3;
    char *text = arena_take(arena, room);

    if (text != NULL)
        mpq_get_str(text, 10, value);
    return text;
}

char *fraction_rounded(struct arena *arena, const mpq_t value, int decimals)
{
    mpz_t units;
    char *text;

    mpz_init(units);
    fraction_round(units, value, decimals);
    /* a sign, a NUL, and what insert_point may add */
    text = arena_take(arena, mpz_sizeinbase(units, 10) + (size_t)decimals + 4);
    if (text != NULL) {
        mpz_get_str(text, 10, units);
        insert_point(text, (size_t)decimals);
    }
    mpz_clear(units);
    return text;
}

/* A value that `decimals` hold is rounded to itself. */
char *fraction_short(struct arena *arena, const mpq_t value, int decimals)
{
    char *text = fraction_rounded(arena, value, decimals);

    if (text != NULL)
        drop_zeros(text);
    return text;
}
