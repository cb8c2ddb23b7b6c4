/* search_descent.c - a set of steps from above: everything is done that can be, and then as much of
 * it undone as the target allows. It finds a set where single steps lead nowhere. */
#include "score/search.h"

/* How much may be tried: innovations scored. */
enum { MOST_WORK = 3000000 };

struct descent {
    struct play *play;
    mpq_srcptr threshold;
    struct state start, state, trial;
    mpq_t index;
    size_t work;
};

static size_t slots_of(const struct descent *d, enum node_unit unit)
{
    return d->play->rules->indicator_count[unit];
}

/* Whether a state reaches the target; not, when there is no time left to see. */
static bool reaches(struct descent *d, const struct state *state)
{
    d->work += d->play->seat_count + 1;
    if (d->work > MOST_WORK || d->play->no_memory)
        return false;
    play_index(d->index, d->play, state);
    return mpq_cmp(d->index, d->threshold) >= 0;
}

/* Keeps what was tried when that still reaches the target. */
static bool settle(struct descent *d)
{
    bool is_fine = reaches(d, &d->trial);
    if (is_fine)
        state_copy(&d->state, &d->trial, d->play);
    else
        state_copy(&d->trial, &d->state, d->play);
    return is_fine;
}

/* ---- Up ----------------------------------------------------------------------------------- */

static void raise_all(struct descent *d, uint32_t seat, enum node_unit unit)
{
    for (uint32_t slot = 0; slot < slots_of(d, unit); slot++) {
        unsigned highest = play_highest(d->play, seat, slot);
        if (highest > state_level(&d->state, d->play, seat, slot))
            state_apply(&d->state, d->play,
                        &(struct move){STEP_RAISE, seat, slot, 0, (uint8_t)highest});
    }
}

/* All that can be made eligible is, and all answers rise as high as they can. */
static void climb(struct descent *d)
{
    raise_all(d, NO_INDEX, UNIT_REGION);
    for (uint32_t i = 0; i < d->play->seat_count; i++) {
        const struct move mend = {STEP_MAKE_ELIGIBLE, i, 0, 0, 0};
        if (state_allows(&d->state, d->play, &mend))
            state_apply(&d->state, d->play, &mend);
        raise_all(d, i, UNIT_INNOVATION);
    }
}

/* Adds one of each kind, and more and more without an area, until that reaches the target.
 * @return whether it does */
static bool add_enough(struct descent *d)
{
    const struct move one = {STEP_ADD, NO_INDEX, 0, 0, 0};
    if (reaches(d, &d->state))
        return true;
    if (!state_allows(&d->state, d->play, &one))
        return false;
    for (uint32_t kind = 1; kind < d->play->newcomer_count; kind++)
        d->state.added[kind] = 1;
    size_t room = MOST_ADDED - (d->play->newcomer_count - 1);
    for (size_t count = 1; count < 2 * room; count *= 2) {
        d->state.added[0] = (uint32_t)(count < room ? count : room);
        if (reaches(d, &d->state))
            return true;
    }
    return false;
}

/* ---- And down ----------------------------------------------------------------------------- */

static void drop_additions(struct descent *d)
{
    for (size_t kind = d->play->newcomer_count; kind-- > 0;)
        for (uint32_t by = d->state.added[kind]; by > 0;) {
            if (by > d->trial.added[kind])
                by = d->trial.added[kind];
            d->trial.added[kind] -= by;
            if (!settle(d))
                by /= 2;
        }
}

/* All that was done to an innovation is undone. */
static void drop_seat(struct descent *d, uint32_t seat)
{
    size_t slots = slots_of(d, UNIT_INNOVATION);
    for (size_t i = 0; i < slots; i++)
        d->trial.levels[UNIT_INNOVATION][seat * slots + i] =
            d->start.levels[UNIT_INNOVATION][seat * slots + i];
    d->trial.status[seat] = SEAT_KEPT;
    d->trial.is_touched[seat] = false;
    settle(d);
}

/* The level that an answer starts from, in the standing that its innovation now has. */
static unsigned first_level(const struct descent *d, uint32_t seat, uint32_t slot)
{
    unsigned level = state_level(&d->start, d->play, seat, slot);
    if (seat == NO_INDEX || d->state.status[seat] != SEAT_MENDED)
        return level;
    unsigned mended = d->play->seats[seat].mended->scored[slot].level;
    return mended > level ? mended : level;
}

/* Brings an answer down as far as that goes. */
static void drop_rises(struct descent *d, uint32_t seat, enum node_unit unit, uint32_t slot)
{
    unsigned first = first_level(d, seat, slot);
    size_t at = seat == NO_INDEX ? slot : seat * slots_of(d, unit) + slot;
    unsigned now = d->state.levels[unit][at];
    for (unsigned level = first; level < now; level++) {
        d->trial.levels[unit][at] = (uint8_t)level;
        if (settle(d))
            return;
    }
}

static void descend(struct descent *d)
{
    state_copy(&d->trial, &d->state, d->play);
    drop_additions(d);
    for (uint32_t i = 0; i < d->play->seat_count; i++)
        drop_seat(d, i);
    for (uint32_t i = 0; i < d->play->seat_count; i++)
        for (uint32_t slot = 0; slot < slots_of(d, UNIT_INNOVATION); slot++)
            drop_rises(d, i, UNIT_INNOVATION, slot);
    for (uint32_t slot = 0; slot < slots_of(d, UNIT_REGION); slot++)
        drop_rises(d, NO_INDEX, UNIT_REGION, slot);
}

/* ---- What it costs ------------------------------------------------------------------------ */

static int cost_of_rises(const struct descent *d, uint32_t seat, enum node_unit unit)
{
    int cost = 0;
    for (uint32_t slot = 0; slot < slots_of(d, unit); slot++) {
        unsigned from = first_level(d, seat, slot);
        unsigned to = state_level(&d->state, d->play, seat, slot);
        cost += to > from ? (int)(to - from) * d->play->slot_costs[unit][slot] : 0;
    }
    return cost;
}

static int cost_of_state(const struct descent *d)
{
    const struct play *play = d->play;
    int cost = cost_of_rises(d, NO_INDEX, UNIT_REGION);
    for (uint32_t i = 0; i < play->seat_count; i++) {
        cost += d->state.status[i] == SEAT_MENDED ? play->costs[STEP_MAKE_ELIGIBLE] : 0;
        cost += cost_of_rises(d, i, UNIT_INNOVATION);
    }
    for (size_t i = 0; i < play->newcomer_count; i++)
        cost += (int)d->state.added[i] * play->costs[STEP_ADD];
    return cost;
}

bool search_from_above(struct plan *plan, struct play *play, mpq_srcptr threshold)
{
    struct descent d = {.play = play, .threshold = threshold};
    if (!state_new(&d.start, play) || !state_new(&d.state, play) || !state_new(&d.trial, play))
        return false;
    mpq_init(d.index);
    climb(&d);
    if (add_enough(&d)) {
        descend(&d);
        int cost = cost_of_state(&d);
        if (!plan->is_reachable || cost < plan->cost) {
            plan->is_reachable = true;
            plan->cost = cost;
            plan->state = d.state;
        }
    }
    mpq_clear(d.index);
    return !play->no_memory;
}
