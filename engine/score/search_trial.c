/* search_trial.c - sets of steps by trying them out: for rules that no model describes. */
#include "score/search.h"

#include "score/model.h"

#include <string.h>

/* How much may be tried: innovations scored. */
enum { MOST_WORK = 3000000, MOST_GREEDY = 2000, MOST_SLOTS = 256 };

/* ---- Every step --------------------------------------------------------------------------- */

/* Steps of innovations that are alike gain the same: those met so far. */
struct alike {
    struct play *play;
    const struct state *state;
    bool is_on;
    move_fn each;
    void *context;
    bool is_over;
};

static void offer(struct alike *a, const struct move *move)
{
    if (!a->is_over && state_allows(a->state, a->play, move))
        a->is_over = !a->each(a->context, move);
}

static bool counts_in(const struct alike *a, uint32_t seat)
{
    return a->play->seats[seat].counts || a->state->status[seat] == SEAT_MENDED;
}

/* Whether an innovation before this one has the same answer in the same standing. */
static bool is_met(const struct alike *a, uint32_t seat, uint32_t slot)
{
    unsigned level = state_level(a->state, a->play, seat, slot);
    for (uint32_t i = 0; a->is_on && i < seat; i++)
        if (a->state->status[i] != SEAT_OUT && counts_in(a, i) == counts_in(a, seat) &&
            counts_in(a, seat) && state_level(a->state, a->play, i, slot) == level &&
            play_highest(a->play, i, slot) > level)
            return true;
    return false;
}

/* Whether raising the answer can change anything: of an innovation that does not count only what
 * keeps it from counting does. */
static bool is_idle(const struct alike *a, uint32_t seat, uint32_t slot)
{
    const struct seat *it = &a->play->seats[seat];
    if (!a->is_on || counts_in(a, seat))
        return false;
    return !it->mended || !it->only_answers || !it->mended->answer_changed[slot];
}

static void offer_rise(struct alike *a, uint32_t seat, uint32_t slot)
{
    unsigned level = state_level(a->state, a->play, seat, slot);
    if (seat != NO_INDEX && (is_met(a, seat, slot) || is_idle(a, seat, slot)))
        return;
    offer(a, &(struct move){STEP_RAISE, seat, slot, (uint8_t)level, (uint8_t)(level + 1)});
}

void moves_each(struct play *play, const struct state *state, bool alike, move_fn each,
                void *context)
{
    struct alike a = {play, state, alike, each, context, false};
    const struct iga_rules *rules = play->rules;
    for (uint32_t i = 0; i < play->seat_count; i++)
        offer(&a, &(struct move){STEP_MAKE_ELIGIBLE, i, 0, 0, 0});
    for (uint32_t i = 0; i < play->newcomer_count; i++)
        offer(&a, &(struct move){STEP_ADD, NO_INDEX, i, 0, 0});
    for (uint32_t i = 0; i < play->seat_count; i++)
        offer(&a, &(struct move){STEP_LEAVE_OUT, i, 0, 0, 0});
    for (uint32_t slot = 0; slot < rules->indicator_count[UNIT_REGION]; slot++)
        offer_rise(&a, NO_INDEX, slot);
    for (uint32_t i = 0; i < play->seat_count; i++)
        for (uint32_t slot = 0; slot < rules->indicator_count[UNIT_INNOVATION]; slot++)
            offer_rise(&a, i, slot);
}

/* ---- The best step each time -------------------------------------------------------------- */

struct greedy {
    struct play *play;
    struct state state, trial;
    mpq_t now, index, worth, best_worth;
    struct move best;
    bool has_best;
    size_t work;
};

static bool weigh(void *context, const struct move *move)
{
    struct greedy *g = context;
    mpq_t cost;
    state_copy(&g->trial, &g->state, g->play);
    state_apply(&g->trial, g->play, move);
    play_index(g->index, g->play, &g->trial);
    g->work += g->play->seat_count + 1;
    mpq_sub(g->worth, g->index, g->now);
    mpq_init(cost);
    mpq_set_si(cost, move_cost(g->play, move), 1);
    mpq_div(g->worth, g->worth, cost);
    mpq_clear(cost);
    if (mpq_sgn(g->worth) > 0 && (!g->has_best || mpq_cmp(g->worth, g->best_worth) > 0)) {
        mpq_set(g->best_worth, g->worth);
        g->best = *move;
        g->has_best = true;
    }
    return g->work < MOST_WORK && !g->play->no_memory;
}

static void step(struct greedy *g, const struct move *move, int *cost)
{
    *cost += move_cost(g->play, move);
    state_apply(&g->state, g->play, move);
    play_index(g->now, g->play, &g->state);
    g->work += g->play->seat_count + 1;
}

/* Takes the step again where it gains about the same, without weighing all others anew. */
static void repeat(struct greedy *g, mpq_srcptr threshold, int *cost)
{
    enum { AT_ONCE = 8 };
    struct move move = g->best;
    for (int i = 1; move.kind == STEP_ADD && i < AT_ONCE && mpq_cmp(g->now, threshold) < 0; i++)
        step(g, &move, cost);
    if (move.kind != STEP_RAISE || move.innovation == NO_INDEX)
        return;
    bool counts = g->play->seats[move.innovation].counts;
    for (move.innovation++; move.innovation < g->play->seat_count && mpq_cmp(g->now, threshold) < 0;
         move.innovation++)
        if (g->play->seats[move.innovation].counts == counts &&
            state_allows(&g->state, g->play, &move))
            step(g, &move, cost);
}

bool search_greedily(struct plan *plan, struct play *play, mpq_srcptr threshold, bool alike)
{
    struct greedy g = {.play = play};
    int cost = 0;
    if (!state_new(&g.state, play) || !state_new(&g.trial, play))
        return false;
    mpq_inits(g.now, g.index, g.worth, g.best_worth, NULL);
    play_index(g.now, play, &g.state);
    for (int i = 0; i < MOST_GREEDY && g.work < MOST_WORK && mpq_cmp(g.now, threshold) < 0; i++) {
        g.has_best = false;
        moves_each(play, &g.state, alike, weigh, &g);
        if (!g.has_best)
            break;
        step(&g, &g.best, &cost);
        if (alike)
            repeat(&g, threshold, &cost);
    }
    if (mpq_cmp(g.now, threshold) >= 0 && (!plan->is_reachable || cost < plan->cost)) {
        plan->is_reachable = true;
        plan->cost = cost;
        plan->state = g.state;
    }
    mpq_clears(g.now, g.index, g.worth, g.best_worth, NULL);
    return !play->no_memory;
}

/* Where steps one by one lead nowhere, from above. */
static bool search_somehow(struct plan *plan, struct play *play, mpq_srcptr threshold, bool alike)
{
    return search_greedily(plan, play, threshold, alike) &&
           (plan->is_reachable || search_from_above(plan, play, threshold));
}

/* ---- All sets, the cheapest first --------------------------------------------------------- */

/* Something that can be done once, or again and again. */
struct atom {
    enum step_kind kind;
    uint32_t seat, which;
};

struct trial {
    struct play *play;
    mpq_srcptr threshold;
    struct atom *atoms;
    size_t count;
    struct state state;
    size_t work, sets; /* sets of the cost at hand */
    mpq_t index;
    bool is_found;
};

/* Steps on the standing of an innovation come before those on its answers, so that each set is
 * tried in one order only. */
static bool list_atoms(struct trial *t)
{
    const struct iga_rules *rules = t->play->rules;
    size_t own = rules->indicator_count[UNIT_REGION];
    size_t slots = rules->indicator_count[UNIT_INNOVATION], seats = t->play->seat_count;
    t->atoms = arena_array(t->play->own, own + t->play->newcomer_count + seats * (slots + 2) + 1,
                           sizeof *t->atoms);
    if (!t->atoms)
        return false;
    for (uint32_t i = 0; i < t->play->newcomer_count; i++)
        t->atoms[t->count++] = (struct atom){STEP_ADD, NO_INDEX, i};
    for (uint32_t i = 0; i < seats; i++) {
        t->atoms[t->count++] = (struct atom){STEP_MAKE_ELIGIBLE, i, 0};
        t->atoms[t->count++] = (struct atom){STEP_LEAVE_OUT, i, 0};
    }
    for (uint32_t i = 0; i < own; i++)
        t->atoms[t->count++] = (struct atom){STEP_RAISE, NO_INDEX, i};
    for (uint32_t i = 0; i < seats; i++)
        for (uint32_t slot = 0; slot < slots; slot++)
            t->atoms[t->count++] = (struct atom){STEP_RAISE, i, slot};
    return true;
}

/* The step an atom stands for now. @return false when it cannot be taken */
static bool move_of(struct move *out, const struct trial *t, const struct atom *atom)
{
    *out = (struct move){atom->kind, atom->seat, atom->which, 0, 0};
    if (atom->kind == STEP_RAISE) {
        unsigned level = state_level(&t->state, t->play, atom->seat, atom->which);
        out->from = (uint8_t)level;
        out->to = (uint8_t)(level + 1);
    }
    return state_allows(&t->state, t->play, out);
}

/* What a step changed, to be put back. */
struct undo {
    uint8_t status;
    bool is_touched;
    uint8_t levels[MOST_SLOTS];
};

static void keep(struct undo *undo, const struct trial *t, const struct move *move)
{
    size_t slots = t->play->rules->indicator_count[UNIT_INNOVATION];
    if (move->innovation == NO_INDEX)
        return;
    undo->status = t->state.status[move->innovation];
    undo->is_touched = t->state.is_touched[move->innovation];
    if (slots <= MOST_SLOTS)
        memcpy(undo->levels, &t->state.levels[UNIT_INNOVATION][move->innovation * slots], slots);
}

static void take_back(struct trial *t, const struct move *move, const struct undo *undo)
{
    size_t slots = t->play->rules->indicator_count[UNIT_INNOVATION];
    if (move->kind == STEP_ADD) {
        t->state.added[move->which]--;
    } else if (move->innovation == NO_INDEX) {
        t->state.levels[UNIT_REGION][move->which] = move->from;
    } else {
        t->state.status[move->innovation] = undo->status;
        t->state.is_touched[move->innovation] = undo->is_touched;
        memcpy(&t->state.levels[UNIT_INNOVATION][move->innovation * slots], undo->levels, slots);
    }
}

static void judge(struct trial *t)
{
    play_index(t->index, t->play, &t->state);
    t->work += t->play->seat_count + 1;
    t->sets++;
    t->is_found = mpq_cmp(t->index, t->threshold) >= 0;
}

/* Tries all sets that cost exactly `left` more, of the atoms from `first` on. */
static void try_sets(struct trial *t, size_t first, int left)
{
    if (left == 0) {
        judge(t);
        return;
    }
    for (size_t i = first; i < t->count && !t->is_found && t->work < MOST_WORK; i++) {
        struct move move;
        struct undo undo;
        if (!move_of(&move, t, &t->atoms[i]) || move_cost(t->play, &move) > left)
            continue;
        keep(&undo, t, &move);
        state_apply(&t->state, t->play, &move);
        bool repeats = move.kind == STEP_RAISE || move.kind == STEP_ADD;
        try_sets(t, repeats ? i : i + 1, left - move_cost(t->play, &move));
        if (!t->is_found)
            take_back(t, &move, &undo);
    }
}

/* The most that a set can cost that adds nothing. */
static int all_costs(const struct trial *t)
{
    long long all = 0;
    for (size_t i = 0; i < t->count; i++) {
        struct move move = {t->atoms[i].kind, t->atoms[i].seat, t->atoms[i].which, 0, 0};
        long long times = move.kind == STEP_ADD ? MOST_ADDED
                          : move.kind == STEP_RAISE
                              ? play_highest(t->play, move.innovation, move.which)
                              : 1;
        all += times * move_cost(t->play, &move);
    }
    return all < 1000000 ? (int)all : 1000000;
}

bool search_by_trial(struct plan *plan, struct play *play, mpq_srcptr threshold)
{
    struct trial t = {.play = play, .threshold = threshold};
    if (!list_atoms(&t) || !state_new(&t.state, play))
        return false;
    mpq_init(t.index);
    int most = all_costs(&t), cost = 0;
    bool is_small = play->rules->indicator_count[UNIT_INNOVATION] <= MOST_SLOTS;
    for (; is_small && cost <= most && !t.is_found && t.work < MOST_WORK; cost += !t.is_found)
        try_sets(&t, 0, cost);
    mpq_clear(t.index);
    bool was_cut = !t.is_found && cost <= most;
    plan->is_proved = !was_cut;
    plan->is_limited =
        !t.is_found && !was_cut && play->newcomer_count > 0 && !play->locked[STEP_ADD];
    /* the last cost was not tried to its end */
    plan->bound = t.is_found ? cost : cost > 0 ? cost - 1 : 0;
    if (t.is_found) {
        plan->is_reachable = true;
        plan->cost = cost;
        plan->state = t.state;
    }
    if (was_cut && !search_somehow(plan, play, threshold, false))
        return false;
    if (plan->is_reachable && plan->cost <= plan->bound)
        plan->is_proved = true;
    if (!plan->is_reachable && plan->is_proved)
        plan->bound = 0;
    return !play->no_memory;
}

/* ---- Both --------------------------------------------------------------------------------- */

bool plan_find(struct plan *plan, struct play *play, mpq_srcptr threshold)
{
    struct model model;
    *plan = (struct plan){0};
    struct arena *own = arena_new();
    bool is_exact = own && model_start(&model, play, own, threshold, play->seat_count + MOST_ADDED);
    if (!own)
        return false;
    bool has_memory = is_exact;
    bool is_regular = is_exact && model.is_regular;
    if (is_regular) {
        is_exact = search_exactly(plan, &model);
        has_memory = !play->no_memory;
    }
    bool is_alike = is_regular && is_exact;
    model_clear(&model);
    if (has_memory && is_alike && !plan->is_reachable && !plan->is_proved)
        has_memory = search_somehow(plan, play, threshold, true);
    if (has_memory && !is_alike) {
        *plan = (struct plan){0};
        has_memory = search_by_trial(plan, play, threshold);
    }
    plan->is_regular = is_alike;
    arena_free(own);
    return has_memory;
}
