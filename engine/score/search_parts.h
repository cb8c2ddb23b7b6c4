/* search_parts.h - the parts of the exact search.
 *
 * For so many innovations that count the index is linear in their points and in what the region's
 * answers earn. So for each number of them and each cost the most points there can be are worked
 * out, innovation by innovation - each stays, with so many of its answers raised, is left out, or
 * becomes eligible -, the same for the region's answers, and the cheapest mix that reaches the
 * target is taken. Only which choices are covered is taken for better than it may be; where a mix
 * cheats in that, the search branches: something of the choice stays, or nothing does. */
#ifndef SCORE_SEARCH_PARTS_H
#define SCORE_SEARCH_PARTS_H

#include "score/model.h"
#include "score/search.h"

/* What is to become of an innovation. */
enum fate { FATE_FREE, FATE_KEEP, FATE_BECOME, FATE_OUT };

/* What is to become of a choice that counts. */
enum stand { STAND_FREE, STAND_COVERED, STAND_LOST };

/* A node of the tree. */
struct branch {
    uint8_t *fate;  /* of each seat, enum fate */
    uint8_t *stand; /* of each choice, enum stand */
    int bound;      /* nothing below it is cheaper */
    bool is_beyond; /* the bound is all that is known */
    int choice;     /* on which to split, -1 for none; then */
    uint32_t seat;  /* on which to, NO_INDEX for none */
};

/* An answer that can rise. */
struct rise {
    uint32_t slot;
    unsigned from, options;
    int cost;             /* of each level */
    const int64_t *gains; /* [1 .. options], in all */
};

/* What an innovation that counts can have: so many points for so much. */
struct offer {
    int cost;
    int64_t points;
};

/* An innovation's offers, the cheapest first, each better than those before it. */
struct profile {
    struct offer *offers;
    size_t count;
};

/* How an innovation was dealt with: which of its offers was taken, and beside that whether no more
 * were counted that became eligible, and whether it is the first of its choice to stay. */
enum {
    DEAL_OUT = 1,
    DEAL_STAYS = 2,
    DEAL_OFFER = 3,
    DEAL_FIRST = 1 << 14,
    DEAL_UNCOUNTED = 1 << 15
};

/* So many of each. */
struct mix {
    int change;       /* how many more innovations of the region count than do now */
    size_t become;    /* of them, how many became eligible, as far as that is counted */
    size_t idle, add; /* left out that do not count; added */
    int seat_cost, own_cost, total;
};

/* The node at hand; emptied for each. */
struct board {
    const struct branch *branch;
    int budget;
    size_t n, m;              /* innovations that count, and all, as they are */
    size_t idle;              /* that do not count and can be left out */
    size_t hopeful;           /* that can become eligible */
    int least_change;         /* the range of mix.change */
    size_t changes, becomes;  /* the sizes of its dimensions */
    size_t width;             /* budget + 1 */
    struct profile *profiles; /* of each seat */
    int64_t *points;          /* [change][become][cost]: the most; IMPOSSIBLE where it cannot be */
    size_t size;              /* of points */
    uint16_t *deals;          /* [seat][change][become][cost] */
    uint16_t *covering;       /* the same once one of its choice stays, of those where one must */
    struct rise *own;         /* the region's answers */
    size_t own_count;
    int64_t *earned;                     /* [cost]: the most that they earn */
    uint8_t *own_choices;                /* [answer][cost] */
    size_t covered, can_become, can_add; /* choices: covered, and those that may be in addition */
};

#define IMPOSSIBLE (INT64_MIN / 4)

struct searcher {
    struct play *play;
    struct model *model;
    struct arena *own, *node;
    int64_t *points;  /* of each seat, in the slots of the model, before anything rises */
    int *become_cost; /* -1 when it cannot */
    bool *by_answers; /* it is cheaper to raise its answers one by one */
    int *choice;      /* that it covers once it counts; -1 for none */
    uint32_t *order;  /* seats, those of one choice together */
    size_t choices;   /* that there are */
    uint64_t effort;  /* so far */
    int64_t newcomer; /* points of one */
    int budget, most_budget;
    struct branch *branches;
    size_t count, capacity;
    struct plan *plan;
    struct state trial; /* scratch */
    bool no_memory, is_too_large;
};

/* ---- search_seats.c: what each innovation can become, and for how much ---------------------- */

/* @return false without memory */
bool seats_price(struct searcher *s);
/* Whether an innovation can be left out. */
bool seat_may_go(const struct searcher *s, size_t seat);
/* The answers of an innovation that can rise once it counts. @return NULL without memory */
struct rise *seat_rises(size_t *count, struct searcher *s, uint32_t seat);
void seat_profile(struct profile *out, const struct board *b, struct searcher *s, uint32_t seat);
/* The same for the region's own answers. */
void list_own_rises(struct board *b, struct searcher *s);
/* The most that rises gain for each cost up to width - 1. `choices` tells by how much each rises;
 * NULL if nobody asks. */
void fill_rises(int64_t *best, uint8_t *choices, const struct rise *rises, size_t count,
                size_t width);

/* ---- search_board.c: the cheapest mix at a node of the tree --------------------------------- */

/* @return false without memory, or when the tables would be too large */
bool board_set_up(struct board *b, struct searcher *s, const struct branch *branch);
/* Whether an innovation may count in the end. */
bool board_may_count(const struct searcher *s, const struct branch *branch, uint32_t seat);
/* Whether one innovation of the same choice must stay. */
bool board_must_cover(const struct searcher *s, const struct branch *branch, uint32_t seat);
/* The cheapest mix that reaches the target; its total is beyond the budget when there is none. */
struct mix board_cheapest(const struct board *b, struct searcher *s);
size_t board_cell(const struct board *b, size_t change, size_t become);
/* How many are left out for certain of those that do not count. */
size_t board_certain_idle(const struct board *b, const struct searcher *s);

/* ---- search_mix.c: from a mix to steps ------------------------------------------------------ */

/* Plays a mix. When the region really reaches the target, that is the best plan below the branch;
 * else the branch is told on what to split. @return false without memory */
bool mix_play(struct branch *branch, const struct board *b, struct searcher *s,
              const struct mix *mix);

#endif
