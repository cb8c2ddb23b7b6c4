/* search.c - the cheapest set of steps, exactly, where the rules have a model. */
#include "score/search_parts.h"

#include <string.h>

enum { MOST_NODES_SEEN = 400, MOST_BUDGET = 4096, FIRST_BUDGET = 32 };

static void solve(struct branch *branch, struct searcher *s)
{
    struct board board;
    branch->choice = -1;
    branch->seat = NO_INDEX;
    if (!board_set_up(&board, s, branch)) {
        s->no_memory = s->no_memory || arena_failed(s->node);
        return;
    }
    struct mix mix = board_cheapest(&board, s);
    branch->is_beyond = mix.total > s->budget;
    if (mix.total > branch->bound)
        branch->bound = mix.total;
    if (!branch->is_beyond && s->model->is_regular && !s->no_memory)
        s->no_memory = !mix_play(branch, &board, s, &mix);
}

static struct branch *grow(struct searcher *s, const struct branch *from)
{
    size_t seats = s->play->seat_count;
    void *branches = s->branches;
    uint8_t *fate = arena_array(s->own, seats + 1, 1);
    uint8_t *stand = arena_array(s->own, s->choices + 1, 1);
    if (!fate || !stand ||
        !arena_grow(s->own, &branches, s->count, &s->capacity, sizeof *s->branches)) {
        s->no_memory = true;
        return NULL;
    }
    s->branches = branches;
    struct branch *branch = &s->branches[s->count++];
    *branch = (struct branch){.fate = fate, .stand = stand};
    if (from) {
        memcpy(fate, from->fate, seats);
        memcpy(stand, from->stand, s->choices);
        branch->bound = from->bound;
    }
    return branch;
}

/* Something of the choice stays, or nothing does. */
static void split_choice(struct searcher *s, const struct branch *branch)
{
    for (enum stand stand = STAND_COVERED; stand <= STAND_LOST; stand++) {
        struct branch *child = grow(s, branch);
        if (!child)
            return;
        child->stand[branch->choice] = (uint8_t)stand;
        solve(child, s);
    }
}

/* Decides one seat in each way there is. */
static void split_seat(struct searcher *s, const struct branch *branch)
{
    uint32_t seat = branch->seat;
    bool counts = s->play->seats[seat].counts;
    for (enum fate fate = FATE_KEEP; fate <= FATE_OUT; fate++) {
        if (fate == FATE_BECOME && (counts || s->become_cost[seat] < 0))
            continue;
        if (fate == FATE_OUT && (!seat_may_go(s, seat) || (!counts && !s->model->counts_reported)))
            continue;
        struct branch *child = grow(s, branch);
        if (!child)
            return;
        child->fate[seat] = (uint8_t)fate;
        solve(child, s);
    }
}

/* Takes the branch with the lowest bound out of the list. */
static struct branch take_lowest(struct searcher *s)
{
    size_t best = 0;
    for (size_t i = 1; i < s->count; i++)
        if (s->branches[i].bound < s->branches[best].bound)
            best = i;
    struct branch branch = s->branches[best];
    s->branches[best] = s->branches[--s->count];
    return branch;
}

/* Looks at the branch again with more to spend. */
static void widen(struct searcher *s, const struct branch *branch)
{
    s->budget = s->budget * 2 < s->most_budget ? s->budget * 2 : s->most_budget;
    struct branch *again = grow(s, branch);
    if (again)
        solve(again, s);
}

static bool is_settled(const struct searcher *s, int bound)
{
    return s->plan->is_reachable && bound >= s->plan->cost;
}

/* Whether the search must end without an answer. */
static bool is_beyond_us(const struct searcher *s, const struct branch *branch, size_t seen)
{
    return s->is_too_large || seen == MOST_NODES_SEEN ||
           (branch->is_beyond && s->budget >= MOST_BUDGET);
}

static void search_tree(struct searcher *s)
{
    struct branch *root = grow(s, NULL);
    if (root)
        solve(root, s);
    s->plan->is_proved = true;
    for (size_t seen = 0; s->count > 0 && !s->no_memory && s->model->is_regular; seen++) {
        struct branch branch = take_lowest(s);
        s->plan->bound = branch.bound;
        if (is_settled(s, branch.bound))
            break;
        if (is_beyond_us(s, &branch, seen)) {
            s->plan->is_proved = false;
            break;
        }
        if (branch.is_beyond && s->budget < s->most_budget)
            widen(s, &branch);
        else if (!branch.is_beyond && branch.choice >= 0)
            split_choice(s, &branch);
        else if (!branch.is_beyond && branch.seat != NO_INDEX)
            split_seat(s, &branch);
    }
    if (s->plan->is_reachable && s->plan->is_proved)
        s->plan->bound = s->plan->cost;
    s->plan->is_limited =
        !s->plan->is_reachable && s->play->newcomer_count > 0 && !s->play->locked[STEP_ADD];
}

/* What all steps together cost, or the most that is tried. */
static int all_costs(const struct searcher *s)
{
    const struct play *play = s->play;
    long long all = (long long)MOST_ADDED * play->costs[STEP_ADD];
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < play->rules->indicator_count[unit]; i++)
            all += (long long)play->slot_costs[unit][i] * play->rules->indicators[unit][i].levels *
                   (long long)(unit == UNIT_REGION ? 1 : play->seat_count);
    all += (long long)play->seat_count *
           (play->costs[STEP_LEAVE_OUT] + play->costs[STEP_MAKE_ELIGIBLE]);
    return all < MOST_BUDGET ? (int)all : MOST_BUDGET;
}

static bool start(struct searcher *s)
{
    s->node = arena_new();
    if (!s->node || !seats_price(s))
        return false;
    if (s->play->newcomer_count > 0)
        s->newcomer = points_of(s->play->newcomers[0].made->scored, s->model->slots);
    s->most_budget = all_costs(s);
    s->budget = s->most_budget < FIRST_BUDGET ? s->most_budget : FIRST_BUDGET;
    return true;
}

bool search_exactly(struct plan *plan, struct model *model)
{
    struct searcher s = {.play = model->play, .model = model, .own = model->own, .plan = plan};
    if (!start(&s))
        s.no_memory = true;
    else
        search_tree(&s);
    arena_free(s.node);
    model->play->no_memory = model->play->no_memory || s.no_memory;
    return !s.no_memory && model->is_regular;
}
