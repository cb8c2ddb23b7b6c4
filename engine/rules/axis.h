/* axis.h - the axis of values, cut wherever what is made of a value may change: on the pieces
 * between two cuts it is constant, so that one value of a piece speaks for all of it. */
#ifndef RULES_AXIS_H
#define RULES_AXIS_H

#include "rules/ruleset.h"

/* Starts as {.arena = ...}; memory that runs out is remembered by the arena. */
struct axis {
    struct arena *arena;
    struct decimal *items; /* the cuts */
    size_t count, capacity;
};

void axis_cut(struct axis *axis, struct decimal at);
/* Cuts at the edges of the bands of a measure, which may be NULL, and where the values begin or
 * end that are rounded to them. @param sign  -1 to do so with all values turned round */
void axis_cut_at_edges(struct axis *axis, const struct measure *measure,
                       enum overlap_policy overlap, int sign);
/* Puts the cuts in order, each once. */
void axis_sort(struct axis *axis);

/* The value nearest to zero with so many decimals that lies between two cuts, where one of them
 * may be missing and zero is never inside. @return false when there is none */
bool axis_between(struct decimal *out, const struct decimal *low, const struct decimal *high,
                  int decimals);
/* The most decimals that a cut has. */
int axis_finest(const struct axis *axis);

struct decimal decimal_magnitude(struct decimal value);
/* Nearer to zero; of two that are equally near, the positive one. */
bool axis_is_nearer(struct decimal a, struct decimal b);
/* The decimal of so many units of 10^-decimals. */
struct decimal decimal_of_units(int64_t units, int decimals);

#endif
