/* search_mix.c - from a mix to steps, and whether they do what the mix promised. */
#include "score/search_parts.h"

#include <string.h>

/* What the mix does, and where it may cheat. */
struct deal {
    uint8_t *fate;    /* of each seat, settled */
    int *cost;        /* of what rises in it */
    uint32_t cheat;   /* a free seat that it cheats about; NO_INDEX for none */
    uint32_t suspect; /* a free seat that was decided otherwise than to stay as it is */
};

static void decide(struct deal *deal, const struct branch *branch, uint32_t seat, enum fate fate)
{
    deal->fate[seat] = (uint8_t)fate;
    if (branch->fate[seat] == FATE_FREE && deal->suspect == NO_INDEX)
        deal->suspect = seat;
}

/* Where the way back through the tables is. */
struct trail {
    size_t change, become;
    int cost;
    bool is_covering; /* in the table of those of a choice of which one stays */
};

static void follow(struct deal *deal, struct trail *trail, const struct board *b,
                   const struct searcher *s, uint32_t seat)
{
    const uint16_t *deals = trail->is_covering ? b->covering : b->deals;
    size_t at = board_cell(b, trail->change, trail->become) + (size_t)trail->cost;
    unsigned how = deals[seat * b->size + at];
    if (how == DEAL_OUT) {
        decide(deal, b->branch, seat, FATE_OUT);
        trail->cost -= s->play->costs[STEP_LEAVE_OUT];
        trail->change++;
    } else if (how != DEAL_STAYS) {
        unsigned offer = (how & ~(unsigned)(DEAL_FIRST | DEAL_UNCOUNTED)) - DEAL_OFFER;
        deal->cost[seat] = b->profiles[seat].offers[offer].cost;
        trail->cost -= deal->cost[seat];
        trail->is_covering = trail->is_covering && !(how & DEAL_FIRST);
        if (s->play->seats[seat].counts)
            return;
        deal->cost[seat] -= s->become_cost[seat];
        decide(deal, b->branch, seat, FATE_BECOME);
        trail->change--;
        trail->become -= !(how & DEAL_UNCOUNTED);
    }
}

/* Goes back over the innovations, the last first. */
static void settle_seats(struct deal *deal, const struct board *b, const struct searcher *s,
                         const struct mix *mix)
{
    struct trail trail = {.change = (size_t)(mix->change - b->least_change),
                          .become = mix->become,
                          .cost = mix->seat_cost};
    int choice = -2; /* of the seat before */
    for (size_t i = s->play->seat_count; i-- > 0;) {
        uint32_t seat = s->order[i];
        if (s->choice[seat] != choice)
            trail.is_covering = board_must_cover(s, b->branch, seat);
        choice = s->choice[seat];
        follow(deal, &trail, b, s, seat);
    }
}

static void settle_idle(struct deal *deal, const struct board *b, const struct searcher *s,
                        const struct mix *mix)
{
    size_t left = mix->idle - board_certain_idle(b, s);
    for (uint32_t i = 0; i < s->play->seat_count && left > 0; i++)
        if (!s->play->seats[i].counts && deal->fate[i] == FATE_FREE && seat_may_go(s, i)) {
            decide(deal, b->branch, i, FATE_OUT);
            left--;
        }
    if (left > 0) /* one that becomes eligible was to go, too */
        deal->cheat = deal->suspect;
}

static void raise(struct state *state, const struct play *play, uint32_t seat, uint32_t slot,
                  unsigned to)
{
    struct move move = {STEP_RAISE, seat, slot, 0, (uint8_t)to};
    if (to > state_level(state, play, seat, slot))
        state_apply(state, play, &move);
}

/* Becomes eligible by the step for that, or answer by answer. */
static void become_eligible(struct state *state, const struct searcher *s, uint32_t seat)
{
    if (!s->by_answers[seat]) {
        state_apply(state, s->play, &(struct move){STEP_MAKE_ELIGIBLE, seat, 0, 0, 0});
        return;
    }
    for (uint32_t i = 0; i < s->play->rules->indicator_count[UNIT_INNOVATION]; i++)
        raise(state, s->play, seat, i, s->play->seats[seat].mended->scored[i].level);
}

/* Raises what gains most for a cost. */
static void play_rises(struct state *state, const struct play *play, uint32_t seat,
                       const struct rise *rises, const uint8_t *choices, size_t count, size_t width,
                       size_t cost)
{
    for (size_t i = count; i-- > 0;) {
        unsigned by = choices[i * width + cost];
        cost -= by * (size_t)rises[i].cost;
        raise(state, play, seat, rises[i].slot, rises[i].from + by);
    }
}

static void play_seat(const struct deal *deal, struct searcher *s, uint32_t seat)
{
    size_t count, width = (size_t)deal->cost[seat] + 1;
    if (deal->fate[seat] == FATE_OUT)
        state_apply(&s->trial, s->play, &(struct move){STEP_LEAVE_OUT, seat, 0, 0, 0});
    if (deal->fate[seat] == FATE_BECOME)
        become_eligible(&s->trial, s, seat);
    if (width == 1)
        return;
    const struct rise *rises = seat_rises(&count, s, seat);
    int64_t *best = arena_array(s->node, width, sizeof *best);
    uint8_t *choices = arena_array(s->node, count + 1, width);
    if (arena_failed(s->node))
        return;
    fill_rises(best, choices, rises, count, width);
    play_rises(&s->trial, s->play, seat, rises, choices, count, width, width - 1);
}

/* Whether an innovation counts once its fate is settled. */
static bool counts_now(const struct searcher *s, const struct deal *deal, uint32_t seat)
{
    return deal->fate[seat] != FATE_OUT &&
           (s->play->seats[seat].counts || deal->fate[seat] == FATE_BECOME);
}

static bool is_covered(const struct searcher *s, const struct deal *deal, const struct state *state,
                       size_t kind)
{
    const struct area area = s->play->newcomers[kind].area;
    if (area.field != s->model->field || state->added[kind])
        return true;
    for (uint32_t i = 0; i < s->play->seat_count; i++)
        if (counts_now(s, deal, i) && s->choice[i] == (int)area.choice)
            return true;
    return false;
}

static void add_newcomers(struct state *state, const struct play *play, uint32_t kind, size_t count)
{
    for (; count > 0; count--)
        state_apply(state, play, &(struct move){STEP_ADD, NO_INDEX, kind, 0, 0});
}

/* Newcomers are of no area where that does; else they first cover what nothing else covers. */
static void play_additions(mpq_t index, const struct deal *deal, struct searcher *s, size_t count)
{
    struct state *state = &s->trial;
    add_newcomers(state, s->play, 0, count);
    play_index(index, s->play, state);
    if (count == 0 || !s->model->has_coverage || mpq_cmp(index, s->model->target) >= 0)
        return;
    state->added[0] = 0;
    for (uint32_t kind = 1; kind < s->play->newcomer_count && count > 0; kind++)
        if (!is_covered(s, deal, state, kind)) {
            add_newcomers(state, s->play, kind, 1);
            count--;
        }
    add_newcomers(state, s->play, 0, count);
    play_index(index, s->play, state);
}

/* Whether anything covers a choice after all. */
static bool is_really_covered(const struct searcher *s, const struct deal *deal, int choice)
{
    for (uint32_t i = 0; i < s->play->seat_count; i++)
        if (s->choice[i] == choice && counts_now(s, deal, i))
            return true;
    return false;
}

/* A choice of which more can be said, rather one that was taken to be covered and is not. */
static int any_choice(const struct board *b, const struct deal *deal, const struct searcher *s)
{
    int any = -1;
    for (uint32_t i = 0; i < s->play->seat_count; i++) {
        int choice = s->choice[i];
        if (choice < 0 || b->branch->stand[choice] != STAND_FREE ||
            !board_may_count(s, b->branch, i))
            continue;
        if (!is_really_covered(s, deal, choice))
            return choice;
        any = choice;
    }
    return any;
}

/* The same of a seat. */
static uint32_t any_seat(const struct board *b, const struct deal *deal, const struct searcher *s)
{
    if (deal->cheat != NO_INDEX)
        return deal->cheat;
    if (deal->suspect != NO_INDEX)
        return deal->suspect;
    for (uint32_t i = 0; i < s->play->seat_count; i++) {
        bool counts = s->play->seats[i].counts;
        if (b->branch->fate[i] == FATE_FREE &&
            ((counts && seat_may_go(s, i)) || (!counts && s->become_cost[i] >= 0)))
            return i;
    }
    return NO_INDEX;
}

static bool play(mpq_t index, struct deal *deal, const struct board *b, struct searcher *s,
                 const struct mix *mix)
{
    size_t seats = s->play->seat_count;
    deal->fate = arena_array(s->node, seats + 1, 1);
    deal->cost = arena_array(s->node, seats + 1, sizeof *deal->cost);
    if (arena_failed(s->node) || !state_new(&s->trial, s->play))
        return false;
    memcpy(deal->fate, b->branch->fate, seats);
    settle_seats(deal, b, s, mix);
    settle_idle(deal, b, s, mix);
    for (uint32_t i = 0; i < seats; i++)
        play_seat(deal, s, i);
    play_rises(&s->trial, s->play, NO_INDEX, b->own, b->own_choices, b->own_count, b->width,
               (size_t)mix->own_cost);
    play_additions(index, deal, s, mix->add);
    return !arena_failed(s->node);
}

bool mix_play(struct branch *branch, const struct board *b, struct searcher *s,
              const struct mix *mix)
{
    struct deal deal = {.cheat = NO_INDEX, .suspect = NO_INDEX};
    mpq_t index;
    mpq_init(index);
    bool is_played = play(index, &deal, b, s, mix);
    if (is_played && mpq_cmp(index, s->model->target) < 0) {
        branch->choice = deal.cheat == NO_INDEX ? any_choice(b, &deal, s) : -1;
        branch->seat = any_seat(b, &deal, s);
    } else if (is_played && (!s->plan->is_reachable || mix->total < s->plan->cost)) {
        s->plan->is_reachable = true;
        s->plan->cost = mix->total;
        s->plan->state = s->trial;
    }
    mpq_clear(index);
    return is_played;
}
