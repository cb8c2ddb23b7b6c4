/* search.c - the cheapest set of steps, exactly, where the rules have a model.
 *
 * For so many innovations that count the index is linear in their points and in what the region's
 * answers earn. So for each number of them and each cost the most points there can be are worked
 * out, innovation by innovation - each stays, with so many of its answers raised, is left out, or
 * becomes eligible -, the same for the region's answers, and the cheapest combination that
 * reaches the target is taken. Only which choices are covered is taken for better than it may be;
 * where a combination cheats in that, the search branches on what becomes of an innovation. */
#include "score/search.h"

#include "score/model.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NODES_SEEN = 400, MOST_BUDGET = 4096, FIRST_BUDGET = 32, MOST_CELLS = 1 << 25 };
enum { SATURATED = 1 << 15 };

/* What is to become of an innovation. */
enum fate { FATE_FREE, FATE_KEEP, FATE_BECOME, FATE_OUT };

/* A node of the tree. */
struct branch {
    uint8_t *fate;  /* of each seat */
    int bound;      /* nothing below it is cheaper */
    bool is_beyond; /* the bound is all that is known */
    uint32_t seat;  /* on which to branch; NO_INDEX for none */
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

/* How an innovation was dealt with. */
enum { DEAL_NONE = 0, DEAL_OUT = 1, DEAL_STAYS = 2, DEAL_OFFER = 3 /* and so on */ };

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
    uint16_t *deals;          /* [seat][change][become][cost] */
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
    int64_t newcomer; /* points of one */
    int budget, most_budget;
    struct branch *branches;
    size_t count, capacity;
    struct plan *plan;
    struct state trial; /* scratch */
    bool no_memory, is_too_large;
};

/* ---- Seats -------------------------------------------------------------------------------- */

static bool may_go(const struct searcher *s, size_t seat)
{
    return !s->play->seats[seat].is_locked && !s->play->locked[STEP_LEAVE_OUT];
}

static const struct scored *start_of(const struct searcher *s, size_t seat)
{
    const struct seat *it = &s->play->seats[seat];
    return it->mended ? it->mended->scored : it->scored;
}

/* What it costs to raise just those answers that eligibility takes; -1 when that is not enough or
 * not allowed. */
static int cost_by_answers(const struct searcher *s, size_t seat)
{
    const struct seat *it = &s->play->seats[seat];
    int cost = 0;
    if (!it->only_answers)
        return -1;
    for (uint32_t i = 0; i < s->play->rules->indicator_count[UNIT_INNOVATION]; i++) {
        int more = it->mended->scored[i].level - it->scored[i].level;
        if (more <= 0)
            continue;
        if (play_highest(s->play, (uint32_t)seat, i) < it->mended->scored[i].level)
            return -1;
        cost += more * s->play->slot_costs[UNIT_INNOVATION][i];
    }
    return cost;
}

static void price_seat(struct searcher *s, size_t seat)
{
    int cost = -1;
    if (s->play->seats[seat].mended) {
        int by_answers = cost_by_answers(s, seat);
        cost = s->play->locked[STEP_MAKE_ELIGIBLE] ? -1 : s->play->costs[STEP_MAKE_ELIGIBLE];
        if (by_answers >= 0 && (cost < 0 || by_answers < cost)) {
            cost = by_answers;
            s->by_answers[seat] = true;
        }
    }
    s->become_cost[seat] = cost;
    s->points[seat] = points_of(start_of(s, seat), s->model->slots);
}

/* ---- What answers can rise ----------------------------------------------------------------- */

static bool describe_rise(struct rise *out, struct searcher *s, uint32_t seat, uint32_t slot,
                          unsigned from)
{
    struct play *play = s->play;
    enum node_unit unit = seat == NO_INDEX ? UNIT_REGION : UNIT_INNOVATION;
    const struct indicator *indicator = &play->rules->indicators[unit][slot];
    unsigned highest = play_highest(play, seat, slot);
    int64_t most = 0;
    if (highest <= from)
        return false;
    int64_t *gains = arena_array(s->node, highest - from + 1, sizeof *gains);
    for (unsigned l = from + 1; gains && l <= highest; l++) {
        gains[l - from] = unit == UNIT_REGION
                              ? s->model->earned[l][slot] - s->model->earned[from][slot]
                              : indicator->points[l] - indicator->points[from];
        most = gains[l - from] > most ? gains[l - from] : most;
    }
    *out = (struct rise){slot, from, highest - from, play->slot_costs[unit][slot], gains};
    return gains && most > 0;
}

/* The most that rises gain for each cost up to width - 1. `choices` tells by how much each rises;
 * NULL if nobody asks. */
static void fill(int64_t *best, uint8_t *choices, const struct rise *rises, size_t count,
                 size_t width)
{
    memset(best, 0, width * sizeof *best);
    for (size_t i = 0; i < count; i++) {
        const struct rise *rise = &rises[i];
        for (size_t c = width; c-- > (size_t)rise->cost;)
            for (unsigned l = 1; l <= rise->options && l * (size_t)rise->cost <= c; l++) {
                int64_t gain = best[c - l * (size_t)rise->cost] + rise->gains[l];
                if (gain > best[c] && rise->gains[l] > 0) {
                    best[c] = gain;
                    if (choices)
                        choices[i * width + c] = (uint8_t)l;
                }
            }
    }
}

static void list_own(struct board *b, struct searcher *s)
{
    size_t count = s->play->rules->indicator_count[UNIT_REGION];
    b->own = arena_array(s->node, count + 1, sizeof *b->own);
    b->earned = arena_array(s->node, b->width, sizeof *b->earned);
    b->own_choices = arena_array(s->node, count + 1, b->width);
    if (arena_failed(s->node))
        return;
    for (uint32_t i = 0; i < count; i++)
        b->own_count +=
            describe_rise(&b->own[b->own_count], s, NO_INDEX, i, s->play->base->scored[i].level);
    fill(b->earned, b->own_choices, b->own, b->own_count, b->width);
}

/* The answers of an innovation that can rise once it counts. @return NULL without memory */
static struct rise *list_rises(size_t *count, struct searcher *s, uint32_t seat)
{
    struct slots slots = s->model->has_points ? s->model->slots : (struct slots){0, 0};
    struct rise *rises = arena_array(s->node, slots.count + 1, sizeof *rises);
    *count = 0;
    for (uint32_t i = slots.first; rises && i < slots.first + slots.count; i++)
        *count += describe_rise(&rises[*count], s, seat, i, start_of(s, seat)[i].level);
    return rises;
}

static size_t cost_of_all(const struct rise *rises, size_t count)
{
    size_t cost = 0;
    for (size_t i = 0; i < count; i++)
        cost += rises[i].options * (size_t)rises[i].cost;
    return cost;
}

static void make_profile(struct profile *out, const struct board *b, struct searcher *s,
                         uint32_t seat)
{
    size_t count;
    const struct rise *rises = list_rises(&count, s, seat);
    size_t width = rises ? cost_of_all(rises, count) + 1 : 1;
    width = width < b->width ? width : b->width;
    int64_t *best = arena_array(s->node, width, sizeof *best);
    out->offers = arena_array(s->node, width, sizeof *out->offers);
    if (arena_failed(s->node))
        return;
    int before = s->play->seats[seat].counts ? 0 : s->become_cost[seat];
    fill(best, NULL, rises, count, width);
    for (size_t c = 0; c < width; c++)
        if (c == 0 || best[c] > best[c - 1])
            out->offers[out->count++] = (struct offer){before + (int)c, s->points[seat] + best[c]};
}

/* ---- Setting up --------------------------------------------------------------------------- */

/* Whether an innovation may count in the end. */
static bool may_count(const struct searcher *s, const struct branch *branch, uint32_t seat)
{
    enum fate fate = branch->fate[seat];
    if (s->play->seats[seat].counts)
        return fate != FATE_OUT;
    return fate == FATE_BECOME || (fate == FATE_FREE && s->become_cost[seat] >= 0);
}

static const struct field_value *fields_of(const struct searcher *s, size_t seat)
{
    const struct mend *mended = s->play->seats[seat].mended;
    return mended ? mended->fields : s->play->region->innovations[seat].fields;
}

/* Which choices innovations cover that count for certain, may count, or can be added. */
static void cover(struct board *b, struct searcher *s)
{
    enum { SURE = 1, HOPED = 2, NEW = 4 };
    struct model *model = s->model;
    if (!model->has_coverage)
        return;
    size_t choices = s->play->rules->fields[UNIT_INNOVATION][model->field].choice_count;
    uint8_t *how = arena_array(s->node, choices + 1, 1);
    if (!how)
        return;
    for (size_t i = 0; i < s->play->seat_count; i++) {
        int choice = model_choice(model, fields_of(s, i));
        if (choice < 0 || !may_count(s, b->branch, (uint32_t)i))
            continue;
        bool is_sure = s->play->seats[i].counts || b->branch->fate[i] == FATE_BECOME;
        how[choice] |= is_sure ? SURE : HOPED;
    }
    for (size_t i = 1; i < s->play->newcomer_count; i++)
        if (s->play->newcomers[i].area.field == model->field)
            how[s->play->newcomers[i].area.choice] |= NEW;
    for (size_t i = 0; i < choices; i++) {
        b->covered += (how[i] & SURE) != 0;
        b->can_become += (how[i] & (SURE | HOPED)) == HOPED;
        b->can_add += (how[i] & (SURE | NEW)) == NEW;
    }
}

static void count_seats(struct board *b, const struct searcher *s)
{
    size_t can_go = 0;
    for (uint32_t i = 0; i < s->play->seat_count; i++) {
        enum fate fate = b->branch->fate[i];
        bool counts = s->play->seats[i].counts;
        b->m++;
        b->n += counts;
        if (counts)
            can_go += fate == FATE_OUT || (fate == FATE_FREE && may_go(s, i));
        else
            b->hopeful += may_count(s, b->branch, i);
        b->idle += !counts && s->model->counts_reported && may_go(s, i) &&
                   (fate == FATE_FREE || fate == FATE_OUT);
    }
    size_t affordable = (size_t)(b->budget / s->play->costs[STEP_LEAVE_OUT]);
    b->least_change = -(int)(can_go < affordable ? can_go : affordable);
}

/* How many are left out for certain of those that do not count. */
static size_t idle_for_certain(const struct board *b, const struct searcher *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->play->seat_count; i++)
        count += b->branch->fate[i] == FATE_OUT && !s->play->seats[i].counts;
    return count;
}

/* @return false without memory, or when the tables would be too large */
static bool set_up(struct board *b, struct searcher *s, const struct branch *branch)
{
    size_t seats = s->play->seat_count;
    arena_reset(s->node);
    *b = (struct board){.branch = branch, .budget = s->budget, .width = (size_t)s->budget + 1};
    count_seats(b, s);
    cover(b, s);
    size_t tracked = s->model->counts_reported ? b->hopeful : b->can_become;
    b->changes = b->hopeful + (size_t)-b->least_change + 1;
    b->becomes = (tracked < b->hopeful ? tracked : b->hopeful) + 1;
    if ((seats + 1) * b->changes > MOST_CELLS / b->becomes / b->width) {
        s->is_too_large = true;
        return false;
    }
    b->profiles = arena_array(s->node, seats + 1, sizeof *b->profiles);
    list_own(b, s);
    for (uint32_t i = 0; i < seats && !arena_failed(s->node); i++)
        if (may_count(s, branch, i))
            make_profile(&b->profiles[i], b, s, i);
    s->no_memory = s->no_memory || arena_failed(s->node);
    return !s->no_memory;
}

/* ---- The most points ---------------------------------------------------------------------- */

static size_t cell(const struct board *b, size_t change, size_t become)
{
    return (change * b->becomes + become) * b->width;
}

/* One row of costs, offered what another row has and a little more. */
static void improve(int64_t *to, uint16_t *deals, const int64_t *from, size_t width, int cost,
                    int64_t points, uint16_t deal)
{
    for (size_t c = (size_t)cost; c < width; c++) {
        int64_t sum = from[c - (size_t)cost] + points;
        if (sum > to[c]) {
            to[c] = sum;
            deals[c] = deal;
        }
    }
}

/* Deals with one innovation: `next` from `now`. */
static void deal_seat(int64_t *next, uint16_t *deals, const int64_t *now, const struct board *b,
                      const struct searcher *s, uint32_t seat)
{
    enum fate fate = b->branch->fate[seat];
    const struct profile *profile = &b->profiles[seat];
    bool counts = s->play->seats[seat].counts;
    bool may_leave = fate == FATE_OUT || (fate == FATE_FREE && counts && may_go(s, seat));
    for (size_t change = 0; change < b->changes; change++)
        for (size_t become = 0; become < b->becomes; become++) {
            size_t to = cell(b, change, become);
            if (may_leave && counts && change + 1 < b->changes)
                improve(next + to, deals + to, now + cell(b, change + 1, become), b->width,
                        s->play->costs[STEP_LEAVE_OUT], 0, DEAL_OUT);
            if (!counts && fate != FATE_BECOME) /* whether it is left out is counted apart */
                improve(next + to, deals + to, now + to, b->width, 0, 0, DEAL_STAYS);
            if (!counts && change == 0)
                continue;
            for (size_t i = 0; i < profile->count; i++) {
                const struct offer *offer = &profile->offers[i];
                size_t from = counts ? to : cell(b, change - 1, become > 0 ? become - 1 : 0);
                uint16_t deal = (uint16_t)(DEAL_OFFER + i);
                if (counts || become > 0 || b->becomes == 1)
                    improve(next + to, deals + to, now + from, b->width, offer->cost, offer->points,
                            deal);
                /* beyond those that are counted one more changes nothing */
                if (!counts && become > 0 && become + 1 == b->becomes)
                    improve(next + to, deals + to, now + cell(b, change - 1, become), b->width,
                            offer->cost, offer->points, (uint16_t)(deal | SATURATED));
            }
        }
}

static bool fill_points(struct board *b, struct searcher *s)
{
    size_t size = cell(b, b->changes, 0), seats = s->play->seat_count;
    int64_t *now = arena_array(s->node, size, sizeof *now);
    int64_t *next = arena_array(s->node, size, sizeof *next);
    b->deals = arena_array(s->node, seats * size + 1, sizeof *b->deals);
    if (arena_failed(s->node)) {
        s->no_memory = true;
        return false;
    }
    for (size_t i = 0; i < size; i++)
        now[i] = IMPOSSIBLE;
    for (size_t c = 0; c < b->width; c++)
        now[cell(b, (size_t)-b->least_change, 0) + c] = 0;
    for (uint32_t seat = 0; seat < seats; seat++) {
        for (size_t i = 0; i < size; i++)
            next[i] = IMPOSSIBLE;
        deal_seat(next, b->deals + seat * size, now, b, s, seat);
        int64_t *swap = now;
        now = next;
        next = swap;
    }
    b->points = now;
    return true;
}

/* ---- The cheapest mix --------------------------------------------------------------------- */

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

static const struct line *line_of(const struct board *b, struct searcher *s, const struct mix *mix)
{
    size_t n = (size_t)((int)b->n + mix->change) + mix->add, m = 0;
    if (s->model->counts_reported) /* then all that became eligible are counted */
        m = b->m - (size_t)((int)mix->become - mix->change) - mix->idle + mix->add;
    size_t more = lesser(mix->become, b->can_become) + lesser(mix->add, b->can_add);
    size_t covered = s->model->has_coverage ? lesser(s->model->most, b->covered + more) : 0;
    const struct line *line = model_line(s->model, n, m, covered);
    s->no_memory = s->no_memory || !line;
    return line && !line->is_bad ? line : NULL;
}

/* Tries to spend on innovations and on the region's answers; the more on the one, the less on the
 * other. Keeps what reaches the target for less than `best`. */
static void try_mix(struct mix *best, const struct board *b, struct searcher *s, struct mix mix)
{
    const int64_t *points = b->points + cell(b, (size_t)(mix.change - b->least_change), mix.become);
    int spent = mix.total, left = best->total - 1 - spent;
    if (left < 0 || points[lesser((size_t)left, b->width - 1)] <= IMPOSSIBLE / 2)
        return;
    const struct line *line = line_of(b, s, &mix);
    if (!line)
        return;
    int64_t needed = line->needed - line->slope * s->newcomer * (int64_t)mix.add;
    int own = left;
    for (int seat = 0; seat <= left && own >= 0; seat++) {
        if (points[seat] <= IMPOSSIBLE / 2)
            continue;
        int64_t rest = needed - line->slope * points[seat];
        own = own > left - seat ? left - seat : own;
        if (line->weight * b->earned[own] < rest)
            continue;
        while (own > 0 && line->weight * b->earned[own - 1] >= rest)
            own--;
        if (spent + seat + own < best->total) {
            mix.seat_cost = seat;
            mix.own_cost = own;
            *best = mix;
            best->total = spent + seat + own;
            left = best->total - 1 - spent;
        }
        own--; /* from here on only less helps */
    }
}

static void try_additions(struct mix *best, const struct board *b, struct searcher *s,
                          struct mix mix)
{
    size_t most = s->play->newcomer_count && !s->play->locked[STEP_ADD] ? MOST_ADDED : 0;
    for (mix.add = 0; mix.add <= most && mix.total < best->total && !s->no_memory; mix.add++) {
        try_mix(best, b, s, mix);
        mix.total += s->play->costs[STEP_ADD];
    }
}

/* The cheapest mix that reaches the target; its total is beyond the budget when there is none. */
static struct mix cheapest(const struct board *b, struct searcher *s)
{
    struct mix best = {.total = b->budget + 1};
    int out = s->play->costs[STEP_LEAVE_OUT];
    size_t certain = idle_for_certain(b, s);
    for (size_t change = 0; change < b->changes; change++)
        for (size_t become = 0; become < b->becomes; become++)
            for (size_t idle = certain; idle <= b->idle; idle++) {
                struct mix mix = {.change = (int)change + b->least_change,
                                  .become = become,
                                  .idle = idle,
                                  .total = (int)idle * out};
                if (s->model->counts_reported && (int)become < mix.change)
                    break;
                try_additions(&best, b, s, mix);
            }
    return best;
}

/* ---- From a mix to steps ------------------------------------------------------------------ */

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

/* Goes back over the innovations, the last first. */
static void settle_seats(struct deal *deal, const struct board *b, const struct searcher *s,
                         const struct mix *mix)
{
    size_t size = cell(b, b->changes, 0);
    size_t change = (size_t)(mix->change - b->least_change), become = mix->become;
    int cost = mix->seat_cost;
    for (uint32_t seat = (uint32_t)s->play->seat_count; seat-- > 0;) {
        unsigned how = b->deals[seat * size + cell(b, change, become) + (size_t)cost];
        if (how == DEAL_OUT) {
            decide(deal, b->branch, seat, FATE_OUT);
            cost -= s->play->costs[STEP_LEAVE_OUT];
            change++;
        } else if (how != DEAL_STAYS) {
            bool is_saturated = how & SATURATED;
            const struct offer *offer =
                &b->profiles[seat].offers[(how & ~(unsigned)SATURATED) - DEAL_OFFER];
            cost -= offer->cost;
            deal->cost[seat] = offer->cost;
            if (s->play->seats[seat].counts)
                continue;
            deal->cost[seat] -= s->become_cost[seat];
            decide(deal, b->branch, seat, FATE_BECOME);
            change--;
            become -= become > 0 && !is_saturated;
        }
    }
}

static void settle_idle(struct deal *deal, const struct board *b, const struct searcher *s,
                        const struct mix *mix)
{
    size_t left = mix->idle - idle_for_certain(b, s);
    for (uint32_t i = 0; i < s->play->seat_count && left > 0; i++)
        if (!s->play->seats[i].counts && deal->fate[i] == FATE_FREE && may_go(s, i)) {
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
    const struct rise *rises = list_rises(&count, s, seat);
    int64_t *best = arena_array(s->node, width, sizeof *best);
    uint8_t *choices = arena_array(s->node, count + 1, width);
    if (arena_failed(s->node))
        return;
    fill(best, choices, rises, count, width);
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
        if (counts_now(s, deal, i) && model_choice(s->model, fields_of(s, i)) == (int)area.choice)
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

/* A free seat of which more can be said: one about which the mix may cheat. */
static uint32_t any_free(const struct board *b, const struct deal *deal, const struct searcher *s)
{
    if (deal->cheat != NO_INDEX)
        return deal->cheat;
    if (deal->suspect != NO_INDEX)
        return deal->suspect;
    for (uint32_t i = 0; i < s->play->seat_count; i++) {
        bool counts = s->play->seats[i].counts;
        if (b->branch->fate[i] == FATE_FREE &&
            ((counts && may_go(s, i)) || (!counts && s->become_cost[i] >= 0)))
            return i;
    }
    return NO_INDEX;
}

static bool play_mix(mpq_t index, struct deal *deal, const struct board *b, struct searcher *s,
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

/* Plays the mix. When the region really reaches the target, that is the best plan below the
 * branch; else it says on which seat to branch. */
static void deal_out(struct branch *branch, const struct board *b, struct searcher *s,
                     const struct mix *mix)
{
    struct deal deal = {.cheat = NO_INDEX, .suspect = NO_INDEX};
    mpq_t index;
    mpq_init(index);
    if (!play_mix(index, &deal, b, s, mix)) {
        s->no_memory = true;
    } else if (mpq_cmp(index, s->model->target) < 0) {
        branch->seat = any_free(b, &deal, s);
    } else if (!s->plan->is_reachable || mix->total < s->plan->cost) {
        s->plan->is_reachable = true;
        s->plan->cost = mix->total;
        s->plan->state = s->trial;
    }
    mpq_clear(index);
}

/* ---- The tree ----------------------------------------------------------------------------- */

static void solve(struct branch *branch, struct searcher *s)
{
    struct board board;
    branch->seat = NO_INDEX;
    if (!set_up(&board, s, branch) || !fill_points(&board, s))
        return;
    struct mix mix = cheapest(&board, s);
    branch->is_beyond = mix.total > s->budget;
    if (mix.total > branch->bound)
        branch->bound = mix.total;
    if (!branch->is_beyond && s->model->is_regular && !s->no_memory)
        deal_out(branch, &board, s, &mix);
}

static struct branch *grow(struct searcher *s, const struct branch *from)
{
    size_t seats = s->play->seat_count;
    void *branches = s->branches;
    uint8_t *fate = arena_array(s->own, seats + 1, 1);
    if (!fate || !arena_grow(s->own, &branches, s->count, &s->capacity, sizeof *s->branches)) {
        s->no_memory = true;
        return NULL;
    }
    s->branches = branches;
    struct branch *branch = &s->branches[s->count++];
    *branch = (struct branch){.fate = fate, .seat = NO_INDEX};
    if (from) {
        memcpy(fate, from->fate, seats);
        branch->bound = from->bound;
    }
    return branch;
}

/* Decides one seat in each way there is. */
static void split(struct searcher *s, struct branch branch)
{
    uint32_t seat = branch.seat;
    bool counts = s->play->seats[seat].counts;
    for (enum fate fate = FATE_KEEP; fate <= FATE_OUT; fate++) {
        if (fate == FATE_BECOME && (counts || s->become_cost[seat] < 0))
            continue;
        if (fate == FATE_OUT && (!may_go(s, seat) || (!counts && !s->model->counts_reported)))
            continue;
        struct branch *child = grow(s, &branch);
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
        else if (!branch.is_beyond && branch.seat != NO_INDEX)
            split(s, branch);
    }
    if (s->plan->is_reachable && s->plan->is_proved)
        s->plan->bound = s->plan->cost;
    s->plan->is_limited = !s->plan->is_reachable && s->play->newcomer_count > 0;
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
    size_t seats = s->play->seat_count;
    s->points = arena_array(s->own, seats + 1, sizeof *s->points);
    s->become_cost = arena_array(s->own, seats + 1, sizeof *s->become_cost);
    s->by_answers = arena_array(s->own, seats + 1, sizeof *s->by_answers);
    s->node = arena_new();
    if (arena_failed(s->own) || !s->node)
        return false;
    for (uint32_t i = 0; i < seats; i++)
        price_seat(s, i);
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
