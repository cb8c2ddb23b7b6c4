/* number.h - decimals as people write them, and exact fractions.
 *
 * A decimal is what stands in a rule file or in data: at most 15 significant digits, below 10^15
 * in size, at most 30 digits behind the point. A fraction is GMP's mpq_t. Nothing here rounds
 * unless its name says so, and then half away from zero. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <gmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* coefficient / 10^scale, 0 <= scale <= 30, |coefficient| < 10^15. In lowest form: a coefficient
 * of 0 has scale 0, and a trailing zero is dropped while the scale is above 0. */
struct decimal {
    int64_t coefficient;
    int32_t scale;
};

#define NUMBER_TEXT 40 /* enough for any decimal, with sign, point and NUL */

enum number_fault {
    NUMBER_FINE,
    NUMBER_NO_NUMBER,       /* it does not read as a number at all */
    NUMBER_TOO_MANY_DIGITS, /* more than 15 significant ones, zeros at the end included */
    NUMBER_TOO_LARGE,       /* 10^15 or more in size */
    NUMBER_TOO_FINE         /* more than 30 digits behind the point */
};

/* Reads all of `text` as a JSON number. */
enum number_fault decimal_from_json(struct decimal *out, const char *text, size_t length);

/* Reads all of `text` as people write a number: a sign or none, digits, and at most one point or
 * comma with digits on both sides. No exponent, no grouping, no white space. */
enum number_fault decimal_from_text(struct decimal *out, const char *text, size_t length);

/* The shortest decimal that reads back as this double, if it has at most 15 digits: what a
 * literal meant. */
enum number_fault decimal_from_double(struct decimal *out, double value);

struct decimal decimal_from_integer(int64_t value); /* |value| < 10^15 */

/* Negative, 0 or positive as a is below, equal to or above b. */
int decimal_compare(struct decimal a, struct decimal b);

bool decimal_is_whole(struct decimal value);

/* To so many decimals, half away from zero. */
struct decimal decimal_round(struct decimal value, int decimals);

/* value x 10^decimals when that is whole and fits. @return false otherwise. */
bool decimal_to_units(int64_t *out, struct decimal value, int decimals);

/* Writes the decimal, "-0.5", without needless zeros. @return its length */
size_t decimal_print(char out[NUMBER_TEXT], struct decimal value);

/* Writes units / 10^decimals the same way. */
size_t units_print(char out[NUMBER_TEXT], int64_t units, int decimals);

/* 10^exponent, 0 <= exponent <= 18. */
int64_t power_of_ten(int exponent);

/* fraction := decimal */
void fraction_from_decimal(mpq_t out, struct decimal value);
/* fraction := units / 10^decimals */
void fraction_from_units(mpq_t out, int64_t units, int decimals);

/* Reads what fraction_exact wrote. @return false when it is no fraction in lowest terms */
bool fraction_from_text(mpq_t out, const char *text);

/* out := value x 10^decimals, rounded to whole, half away from zero. */
void fraction_round(mpz_t out, const mpq_t value, int decimals);

/* Text in the arena; NULL when there is no memory.
 * exact:   "71096/1375", "44"
 * rounded: so many decimals, all printed: "44.00"
 * short:   as it is when at most `decimals` hold it, else rounded to them; no needless zeros */
char *fraction_exact(struct arena *arena, const mpq_t value);
char *fraction_rounded(struct arena *arena, const mpq_t value, int decimals);
char *fraction_short(struct arena *arena, const mpq_t value, int decimals);

#endif
