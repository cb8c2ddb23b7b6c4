/* bounds.h - interval arithmetic: between which edges a number can be. */
#ifndef RULES_BOUNDS_H
#define RULES_BOUNDS_H

#include "base/number.h"

/* low <= x <= high, where either may be missing; then what stands there means nothing. */
struct bounds {
    mpq_t low, high;
    bool has_low, has_high;
};

/* Their numbers, made and given back; made, they are 0 and both edges are missing. */
void bounds_init(struct bounds *b, size_t count);
void bounds_clear(struct bounds *b, size_t count);

void bounds_set(struct bounds *b, struct decimal number);
void bounds_set_range(struct bounds *b, int64_t low, int64_t high, int decimals);
void bounds_copy(struct bounds *to, const struct bounds *from);

/* Makes `b` hold everything that `other` holds too; and 0. */
void bounds_widen(struct bounds *b, const struct bounds *other);
void bounds_include_zero(struct bounds *b);

/* What the operation makes of any two numbers within the bounds; b is the first of them. */
void bounds_add(struct bounds *b, const struct bounds *other);
void bounds_negate(struct bounds *b);
void bounds_multiply(struct bounds *b, const struct bounds *other);
/* @return false, without edges, when the divisor can be zero */
bool bounds_divide(struct bounds *b, const struct bounds *divisor);
/* The smaller or the larger of the two. */
void bounds_choose(struct bounds *b, const struct bounds *other, bool smaller);

#endif
