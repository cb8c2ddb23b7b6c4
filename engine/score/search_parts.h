/* search_parts.h - the parts of the exact search.
 *
 * For so many innovations that count, so many that there are and so many choices that are covered,
 * the index is linear in the points of innovations and in what the region's answers earn. So every
 * mix - how many innovations are left out, become eligible, are added - is a knapsack: each
 * innovation stays, with so many of its answers raised, goes, or becomes eligible, the region's
 * answers rise, and together they must be worth what is needed.
 *
 * No set of a mix is cheaper than its bound (search_bound.c), which for most mixes is more than
 * another mix costs. What is left is filled exactly (search_fill.c): the bound leaves few ways
 * open, and of those the most that each cost buys is worked out, innovation by innovation. */
#ifndef SCORE_SEARCH_PARTS_H
#define SCORE_SEARCH_PARTS_H

#include "score/model.h"
#include "score/search.h"

/* Worth times cost, which is beyond 64 bits. */
__extension__ typedef __int128 wide;

/* An answer that can rise. */
struct rise {
    uint32_t slot;
    unsigned from, options;
    int cost;             /* of each level */
    const int64_t *gains; /* [1 .. options], in all */
};

/* So many points for so much. */
struct offer {
    int cost;
    int64_t points;
};

/* What an innovation that counts can have, or the region's answers can earn: the cheapest first,
 * each better than those before it. */
struct profile {
    struct offer *offers;
    size_t count;
    uint16_t *corners; /* the offers that are the best for some price, in this order */
    size_t corner_count;
};

/* What points are worth: `cost` for `points`. 0 for 1 is nothing, 1 for 0 everything. */
struct price {
    int64_t cost, points;
};

/* So many of each. */
struct mix {
    uint32_t out, idle; /* left out: that count, and that do not */
    uint32_t become, add;
    size_t covered;    /* so many choices must be covered */
    struct line *line; /* when they are */
    int fixed;         /* what the steps cost that are the same whatever is chosen */
    int bound;         /* no set costs less; MOST_COST + 1 when there is none */
};

/* For a price, what innovations cost at least, less what their points are worth. */
struct pricing {
    struct price price;
    wide stay;    /* those that count, if all stay */
    wide *out;    /* [o] what o of them less make of it, at least */
    wide *become; /* [e] the same of e that become eligible */
};

/* What it makes of cost less worth, and of worth, that an innovation goes or becomes eligible. */
struct change {
    wide cost, worth;
    uint32_t seat;
};

/* The bound of a mix at the best price, and what singles out a choice of its own. */
struct bound {
    struct price price; /* of worth, that is in the units of the line */
    wide least;         /* cost less worth of all, at least, and of what is needed */
    wide out, become;   /* what one more that goes, or becomes eligible, would cost */
};

/* What becomes of an innovation. */
enum fate { FATE_STAY, FATE_BECOME, FATE_OUT };

/* A set of steps. */
struct deal {
    uint8_t *fate; /* of each seat, enum fate */
    int *cost;     /* of what rises in it */
    int own_cost;  /* of what rises of the region's */
    int total;
};

struct searcher {
    struct play *play;
    struct model *model;
    struct arena *own, *node;
    struct plan *plan;
    int64_t *points;          /* of each seat, in the slots of the model, before anything rises */
    int *become_cost;         /* -1 when it cannot */
    bool *by_answers;         /* it is cheaper to raise its answers one by one */
    int *choice;              /* that it covers once it counts; -1 for none */
    uint32_t *order;          /* seats, those of one choice together */
    size_t choices;           /* that there are */
    struct profile *profiles; /* of each seat, without what it takes to become eligible */
    struct rise *own_rises;   /* the region's answers */
    size_t own_rise_count;
    struct profile own_profile;
    int64_t newcomer;                    /* points of one */
    size_t n, m;                         /* innovations that count, and all, as they are */
    size_t can_go, can_become, can_idle; /* seats that can be left out and count, become eligible,
                                            be left out and do not count */
    size_t covered;                      /* choices that are covered, */
    size_t hoped, added;                 /* of the others those that what becomes eligible covers,
                                            and those that newcomers do; */
    size_t addable;                      /* all that newcomers do */
    struct pricing *pricings;            /* the dearest price last */
    size_t pricing_count, last;          /* the one that told most last time */
    struct price *prices;                /* of points, the lowest first; each is some offer's */
    size_t price_count;
    struct change *changes; /* scratch, for each seat */
    uint64_t effort;
    struct state start, trial; /* as it is; scratch */
    bool is_beyond;            /* the mix at hand is too much */
    bool is_too_large;         /* the rules are */
    bool no_memory;
};

/* More is not looked into. */
enum { MOST_COST = 1000000 };

/* ---- search_seats.c: what each innovation can become, and for how much ---------------------- */

/* @return false without memory */
bool seats_price(struct searcher *s);
/* Finds the corners among the offers. */
void profile_corners(struct profile *profile);
/* Whether an innovation can be left out. */
bool seat_may_go(const struct searcher *s, size_t seat);
/* The answers of an innovation that can rise once it counts. @return NULL without memory */
struct rise *seat_rises(size_t *count, struct searcher *s, struct arena *arena, uint32_t seat);
/* The most that rises gain for each cost up to width - 1. `choices` tells by how much each rises;
 * NULL if nobody asks. */
void fill_rises(int64_t *best, uint8_t *choices, const struct rise *rises, size_t count,
                size_t width);

/* ---- search_bound.c: what a mix costs at least --------------------------------------------- */

/* @return false without memory */
bool bound_start(struct searcher *s);
/* Whether a mix may cost no more than this, as far as is seen quickly. */
bool bound_allows(struct searcher *s, const struct mix *mix, int most);
/* Its bound, as far as is seen quickly, when it may cost no more than `most`. */
int bound_of(struct searcher *s, const struct mix *mix, int most);
/* The same at the best of all prices. @return false when it may not */
bool bound_closely(struct bound *out, struct searcher *s, const struct mix *mix, int most);
/* A set of the mix that reaches the target, but for what must be covered, and is not much dearer
 * than the bound. */
void bound_choice(struct deal *out, struct searcher *s, const struct mix *mix,
                  const struct bound *bound);
/* Cost less worth, for a price. */
wide bound_cost(struct price price, int cost, int64_t worth);

/* ---- search_fill.c: the cheapest set of a mix ----------------------------------------------- */

/* Fills the mix as cheaply as can be, for no more than `most`.
 * @return whether that can be; false too without memory and when it is beyond us */
bool fill_exactly(struct deal *out, struct searcher *s, const struct mix *mix,
                  const struct bound *bound, int most);

/* ---- search_deal.c: from a deal to steps ---------------------------------------------------- */

/* @return false without memory */
bool deal_new(struct deal *deal, struct arena *arena, const struct searcher *s);
/* Whether an innovation counts after it. */
bool deal_counts(const struct searcher *s, const struct deal *deal, size_t seat);

/* Plays it. When the region really reaches the target and no cheaper plan is known, that is the
 * plan. @return whether it reaches it */
bool deal_play(struct searcher *s, const struct deal *deal, const struct mix *mix);

#endif
