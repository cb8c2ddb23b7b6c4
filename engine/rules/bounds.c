#include "rules/bounds.h"

#include <gmp.h>

void bounds_init(struct bounds *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mpq_inits(b[i].low, b[i].high, NULL);
}

void bounds_clear(struct bounds *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mpq_clears(b[i].low, b[i].high, NULL);
}

void bounds_set(struct bounds *b, struct decimal number)
{
    fraction_from_decimal(b->low, number);
    mpq_set(b->high, b->low);
    b->has_low = b->has_high = true;
}

void bounds_set_range(struct bounds *b, int64_t low, int64_t high, int decimals)
{
    fraction_from_units(b->low, low, decimals);
    fraction_from_units(b->high, high, decimals);
    b->has_low = b->has_high = true;
}

void bounds_copy(struct bounds *to, const struct bounds *from)
{
    mpq_set(to->low, from->low);
    mpq_set(to->high, from->high);
    to->has_low = from->has_low;
    to->has_high = from->has_high;
}

void bounds_widen(struct bounds *b, const struct bounds *other)
{
    if (!other->has_low || (b->has_low && mpq_cmp(other->low, b->low) < 0))
        mpq_set(b->low, other->low);
    if (!other->has_high || (b->has_high && mpq_cmp(other->high, b->high) > 0))
        mpq_set(b->high, other->high);
    b->has_low = b->has_low && other->has_low;
    b->has_high = b->has_high && other->has_high;
}

void bounds_add(struct bounds *b, const struct bounds *other)
{
    mpq_add(b->low, b->low, other->low);
    mpq_add(b->high, b->high, other->high);
    b->has_low = b->has_low && other->has_low;
    b->has_high = b->has_high && other->has_high;
}

void bounds_negate(struct bounds *b)
{
    bool has_low = b->has_low;
    mpq_neg(b->low, b->low);
    mpq_neg(b->high, b->high);
    mpq_swap(b->low, b->high);
    b->has_low = b->has_high;
    b->has_high = has_low;
}

/* The least and the most of the four products of edges. */
static void multiply_corners(struct bounds *b, const struct bounds *other)
{
    mpq_t corner, low, high;
    mpq_inits(corner, low, high, NULL);
    mpq_mul(low, b->low, other->low);
    mpq_set(high, low);
    for (int i = 1; i < 4; i++) {
        mpq_mul(corner, i & 1 ? b->high : b->low, i & 2 ? other->high : other->low);
        if (mpq_cmp(corner, low) < 0)
            mpq_set(low, corner);
        if (mpq_cmp(corner, high) > 0)
            mpq_set(high, corner);
    }
    mpq_set(b->low, low);
    mpq_set(b->high, high);
    mpq_clears(corner, low, high, NULL);
}

/* Where an edge is missing the product has none on either side, unless both factors are known not
 * to be negative. */
void bounds_multiply(struct bounds *b, const struct bounds *other)
{
    bool is_positive =
        b->has_low && other->has_low && mpq_sgn(b->low) >= 0 && mpq_sgn(other->low) >= 0;
    if (is_positive) {
        mpq_mul(b->low, b->low, other->low);
        b->has_high = b->has_high && other->has_high;
        if (b->has_high)
            mpq_mul(b->high, b->high, other->high);
    } else if (b->has_low && b->has_high && other->has_low && other->has_high) {
        multiply_corners(b, other);
    } else {
        b->has_low = b->has_high = false;
    }
}

bool bounds_divide(struct bounds *b, const struct bounds *divisor)
{
    bool above = divisor->has_low && mpq_sgn(divisor->low) > 0;
    bool below = divisor->has_high && mpq_sgn(divisor->high) < 0;
    if (!above && !below) {
        b->has_low = b->has_high = false;
        return false;
    }
    struct bounds inverse;
    bounds_init(&inverse, 1);
    inverse.has_low = inverse.has_high = true;
    if (divisor->has_high && mpq_sgn(divisor->high) != 0)
        mpq_inv(inverse.low, divisor->high); /* else 0: a bound too */
    if (divisor->has_low && mpq_sgn(divisor->low) != 0)
        mpq_inv(inverse.high, divisor->low);
    bounds_multiply(b, &inverse);
    bounds_clear(&inverse, 1);
    return true;
}

void bounds_choose(struct bounds *b, const struct bounds *other, bool smaller)
{
    int sign = smaller ? 1 : -1;
    /* the edge on the chosen side: one that is there beats one that is missing only when both
     * values are bounded there; on the other side a single bound is enough */
    mpq_ptr near = smaller ? b->low : b->high, far = smaller ? b->high : b->low;
    mpq_srcptr other_near = smaller ? other->low : other->high;
    mpq_srcptr other_far = smaller ? other->high : other->low;
    bool *has_near = smaller ? &b->has_low : &b->has_high;
    bool *has_far = smaller ? &b->has_high : &b->has_low;
    bool other_has_near = smaller ? other->has_low : other->has_high;
    bool other_has_far = smaller ? other->has_high : other->has_low;
    if (*has_near && other_has_near) {
        if (sign * mpq_cmp(other_near, near) < 0)
            mpq_set(near, other_near);
    } else {
        *has_near = false;
    }
    if (other_has_far && (!*has_far || sign * mpq_cmp(other_far, far) < 0)) {
        mpq_set(far, other_far);
        *has_far = true;
    }
}

void bounds_include_zero(struct bounds *b)
{
    if (mpq_sgn(b->low) > 0)
        mpq_set_ui(b->low, 0, 1);
    if (mpq_sgn(b->high) < 0)
        mpq_set_ui(b->high, 0, 1);
}
