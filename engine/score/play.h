/* play.h - a region as it would be after some steps, scored.
 *
 * The steps are played on the region as it was read; the index is always what the scorer says of
 * the changed region. */
#ifndef SCORE_PLAY_H
#define SCORE_PLAY_H

#include "score/newcomer.h"
#include "score/scorer.h"

enum step_kind { STEP_MAKE_ELIGIBLE, STEP_ADD, STEP_LEAVE_OUT, STEP_RAISE };
enum { STEP_KINDS = STEP_RAISE + 1 };

/* The names of kinds, "make_eligible", for data and for users. */
extern const char *const step_names[STEP_KINDS];

/* One step. */
struct move {
    enum step_kind kind;
    uint32_t innovation; /* NO_INDEX: of the region, or of none */
    uint32_t which;      /* STEP_RAISE: the slot; STEP_ADD: which newcomer */
    uint8_t from, to;    /* STEP_RAISE: levels */
};

/* What an innovation of the region can become. */
struct seat {
    bool counts;         /* it is eligible as it is */
    bool is_locked;      /* nothing of it may change */
    struct mend *mended; /* how it becomes eligible; NULL when it is, or cannot */
    bool only_answers;   /* for that only answers must rise */
    const struct scored *scored;
    int64_t points; /* of all answers, as it counts */
};

/* Something that may be added. */
struct newcomer_kind {
    struct area area;
    struct mend *made;
};

struct play {
    const struct iga_rules *rules;
    const struct iga_result *base; /* with details */
    const struct region *region;
    struct arena *own, *scratch;
    struct iga_scorer *scorer;
    struct seat *seats;
    size_t seat_count;
    struct newcomer_kind *newcomers; /* 0 has no area; none when nothing can be added */
    size_t newcomer_count;
    int64_t maturity; /* of newcomers, in units */
    int costs[STEP_KINDS];
    bool locked[STEP_KINDS];
    int *slot_costs[2];   /* of raising, by unit and slot */
    bool *slot_locked[2]; /* the same */
    bool *answer_locked;  /* [seat * slots + slot]: of one innovation */
    bool no_memory;
};

enum seat_status { SEAT_KEPT, SEAT_MENDED, SEAT_OUT };

/* The region after some steps. */
struct state {
    uint8_t *levels[2]; /* of the region; of the innovations, [seat * slots + slot] */
    uint8_t *status;    /* of each seat, enum seat_status */
    bool *is_touched;   /* whether any of its levels rose */
    uint32_t *added;    /* of each newcomer, how many */
};

/* Starts on a scored region. @return false without memory */
bool play_start(struct play *play, const struct iga_result *base, struct arena *own,
                struct arena *scratch, struct iga_scorer *scorer);

/* What can be made eligible and added, once locks, costs and the maturity are set. */
bool play_prepare(struct play *play);

/* The region as it is. @return false without memory */
bool state_new(struct state *state, const struct play *play);
void state_copy(struct state *to, const struct state *from, const struct play *play);
void state_apply(struct state *state, const struct play *play, const struct move *move);

/* Whether a step can be taken in a state. */
bool state_allows(const struct state *state, const struct play *play, const struct move *move);

int move_cost(const struct play *play, const struct move *move);

/* The level an answer has, and the highest it can have; the same when it must not rise. */
unsigned state_level(const struct state *state, const struct play *play, uint32_t seat,
                     uint32_t slot);
unsigned play_highest(const struct play *play, uint32_t seat, uint32_t slot);

/* The index of the region after the steps. */
void play_index(mpq_t out, struct play *play, const struct state *state);

#endif
