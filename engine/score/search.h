/* search.h - the cheapest set of steps that reaches an index. */
#ifndef SCORE_SEARCH_H
#define SCORE_SEARCH_H

#include "score/play.h"

/* No more innovations than this are added by one plan. */
enum { MOST_ADDED = 256 };

/* What was found. */
struct plan {
    bool is_reachable;  /* a set was found */
    bool is_proved;     /* none is cheaper; or, when none was found, that there is none */
    bool is_limited;    /* none was found because only so many innovations may be added */
    bool is_regular;    /* innovations with the same answers gain the same by the same step */
    int cost, bound;    /* no set costs less than the bound; 0 where it is proved that none is */
    struct state state; /* after the set */
};

/* Searches. `threshold` is the index before rounding that is to be reached.
 * @return false without memory */
bool plan_find(struct plan *plan, struct play *play, mpq_srcptr threshold);

/* The parts of it: with a model of the rules, exactly;
 * @return false when the rules turn out not to be so simple, or without memory */
struct model;
bool search_exactly(struct plan *plan, struct model *model);

/* by trying all sets, the cheapest first, as long as that takes no longer than it may, and
 * otherwise by the best step each time. */
bool search_by_trial(struct plan *plan, struct play *play, mpq_srcptr threshold);
/* Only the latter. */
bool search_greedily(struct plan *plan, struct play *play, mpq_srcptr threshold, bool alike);
/* By doing all there is to do, and undoing what is not needed. */
bool search_from_above(struct plan *plan, struct play *play, mpq_srcptr threshold);

/* Every step that can be taken in a state. With `alike`, of steps that are bound to gain the
 * same only the first. Calls `each` until it returns false. */
typedef bool (*move_fn)(void *context, const struct move *move);
void moves_each(struct play *play, const struct state *state, bool alike, move_fn each,
                void *context);

#endif
