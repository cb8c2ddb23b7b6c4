/* search_deal.c - from a deal to steps, and whether they do what it promised. */
#include "score/search_parts.h"

bool deal_new(struct deal *deal, struct arena *arena, const struct searcher *s)
{
    size_t seats = s->play->seat_count;
    *deal = (struct deal){.fate = arena_array(arena, seats + 1, 1),
                          .cost = arena_array(arena, seats + 1, sizeof *deal->cost)};
    return deal->fate && deal->cost;
}

bool deal_counts(const struct searcher *s, const struct deal *deal, size_t seat)
{
    return deal->fate[seat] != FATE_OUT &&
           (s->play->seats[seat].counts || deal->fate[seat] == FATE_BECOME);
}

static void raise(struct state *state, const struct play *play, uint32_t seat, uint32_t slot,
                  unsigned to)
{
    struct move move = {STEP_RAISE, seat, slot, 0, (uint8_t)to};
    if (to > state_level(state, play, seat, slot))
        state_apply(state, play, &move);
}

/* Becomes eligible by the step for that, or answer by answer. */
static void become_eligible(struct searcher *s, uint32_t seat)
{
    if (!s->by_answers[seat]) {
        state_apply(&s->trial, s->play, &(struct move){STEP_MAKE_ELIGIBLE, seat, 0, 0, 0});
        return;
    }
    for (uint32_t i = 0; i < s->play->rules->indicator_count[UNIT_INNOVATION]; i++)
        raise(&s->trial, s->play, seat, i, s->play->seats[seat].mended->scored[i].level);
}

/* Raises what gains most for a cost. */
static void play_rises(struct searcher *s, uint32_t seat, const struct rise *rises, size_t count,
                       int cost)
{
    size_t width = (size_t)cost + 1, left = (size_t)cost;
    int64_t *best = arena_array(s->node, width, sizeof *best);
    uint8_t *choices = arena_array(s->node, count + 1, width);
    if (!best || !choices || cost == 0)
        return;
    fill_rises(best, choices, rises, count, width);
    for (size_t i = count; i-- > 0;) {
        unsigned by = choices[i * width + left];
        left -= by * (size_t)rises[i].cost;
        raise(&s->trial, s->play, seat, rises[i].slot, rises[i].from + by);
    }
}

static void play_seat(struct searcher *s, const struct deal *deal, uint32_t seat)
{
    size_t count;
    if (deal->fate[seat] == FATE_OUT)
        state_apply(&s->trial, s->play, &(struct move){STEP_LEAVE_OUT, seat, 0, 0, 0});
    if (deal->fate[seat] == FATE_BECOME)
        become_eligible(s, seat);
    if (deal->cost[seat] == 0)
        return;
    const struct rise *rises = seat_rises(&count, s, s->node, seat);
    if (rises)
        play_rises(s, seat, rises, count, deal->cost[seat]);
}

/* The first that do not count are left out. */
static void play_idle(struct searcher *s, const struct deal *deal, size_t count)
{
    for (uint32_t i = 0; i < s->play->seat_count && count > 0; i++)
        if (!s->play->seats[i].counts && deal->fate[i] == FATE_STAY && seat_may_go(s, i)) {
            state_apply(&s->trial, s->play, &(struct move){STEP_LEAVE_OUT, i, 0, 0, 0});
            count--;
        }
}

static bool is_covered(const struct searcher *s, const struct deal *deal, size_t kind)
{
    const struct area area = s->play->newcomers[kind].area;
    if (area.field != s->model->field || s->trial.added[kind])
        return true;
    for (uint32_t i = 0; i < s->play->seat_count; i++)
        if (deal_counts(s, deal, i) && s->choice[i] == (int)area.choice)
            return true;
    return false;
}

static void add_newcomers(struct searcher *s, uint32_t kind, size_t count)
{
    for (; count > 0; count--)
        state_apply(&s->trial, s->play, &(struct move){STEP_ADD, NO_INDEX, kind, 0, 0});
}

/* Newcomers are of no area where that does; else they first cover what nothing else covers. */
static void play_additions(mpq_t index, struct searcher *s, const struct deal *deal, size_t count)
{
    add_newcomers(s, 0, count);
    play_index(index, s->play, &s->trial);
    if (count == 0 || !s->model->has_coverage || mpq_cmp(index, s->model->target) >= 0)
        return;
    s->trial.added[0] = 0;
    for (uint32_t kind = 1; kind < s->play->newcomer_count && count > 0; kind++)
        if (!is_covered(s, deal, kind)) {
            add_newcomers(s, kind, 1);
            count--;
        }
    add_newcomers(s, 0, count);
    play_index(index, s->play, &s->trial);
}

static void play(mpq_t index, struct searcher *s, const struct deal *deal, const struct mix *mix)
{
    for (uint32_t i = 0; i < s->play->seat_count; i++)
        play_seat(s, deal, i);
    play_idle(s, deal, mix->idle);
    play_rises(s, NO_INDEX, s->own_rises, s->own_rise_count, deal->own_cost);
    play_additions(index, s, deal, mix->add);
}

bool deal_play(struct searcher *s, const struct deal *deal, const struct mix *mix)
{
    struct plan *plan = s->plan;
    mpq_t index;
    state_copy(&s->trial, &s->start, s->play);
    mpq_init(index);
    play(index, s, deal, mix);
    s->no_memory = s->no_memory || s->play->no_memory || arena_failed(s->node);
    bool reaches = !s->no_memory && mpq_cmp(index, s->model->target) >= 0;
    if (reaches && (!plan->is_reachable || deal->total < plan->cost)) {
        plan->is_reachable = true;
        plan->cost = deal->total;
        state_copy(&plan->state, &s->trial, s->play);
    }
    mpq_clear(index);
    return reaches;
}
