/* search_board.c - the cheapest mix of steps at a node of the tree. */
#include "score/search_parts.h"

#include <string.h>

/* Bounds of memory and of time: cells of a table, and comparisons. */
#define MOST_CELLS ((size_t)1 << 25)
#define MOST_EFFORT (UINT64_C(3) << 30)

/* ---- Setting up --------------------------------------------------------------------------- */

static enum stand stand_of(const struct searcher *s, const struct branch *branch, uint32_t seat)
{
    return s->choice[seat] < 0 ? STAND_FREE : (enum stand)branch->stand[s->choice[seat]];
}

bool board_may_count(const struct searcher *s, const struct branch *branch, uint32_t seat)
{
    enum fate fate = branch->fate[seat];
    if (stand_of(s, branch, seat) == STAND_LOST)
        return false;
    if (s->play->seats[seat].counts)
        return fate != FATE_OUT;
    return fate == FATE_BECOME || (fate == FATE_FREE && s->become_cost[seat] >= 0);
}

bool board_must_cover(const struct searcher *s, const struct branch *branch, uint32_t seat)
{
    return stand_of(s, branch, seat) == STAND_COVERED;
}

/* Which choices are taken to be covered, which may be by what becomes eligible, and which by what
 * is added. */
static void cover(struct board *b, struct searcher *s)
{
    enum { SURE = 1, HOPED = 2, NEW = 4 };
    uint8_t *how = arena_array(s->node, s->choices + 1, 1);
    if (!how)
        return;
    for (uint32_t i = 0; i < s->play->seat_count; i++)
        if (s->choice[i] >= 0 && board_may_count(s, b->branch, i))
            how[s->choice[i]] |=
                s->play->seats[i].counts || b->branch->fate[i] == FATE_BECOME ? SURE : HOPED;
    for (size_t i = 1; i < s->play->newcomer_count; i++)
        if (s->model->has_coverage && s->play->newcomers[i].area.field == s->model->field)
            how[s->play->newcomers[i].area.choice] |= NEW;
    for (size_t i = 0; i < s->choices; i++) {
        bool is_sure = (how[i] & SURE) || b->branch->stand[i] == STAND_COVERED;
        b->covered += is_sure;
        b->can_become += !is_sure && (how[i] & HOPED);
        b->can_add += !is_sure && (how[i] & NEW);
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
            can_go += fate == FATE_OUT || (fate == FATE_FREE && seat_may_go(s, i));
        else
            b->hopeful += board_may_count(s, b->branch, i);
        b->idle += !counts && s->model->counts_reported && seat_may_go(s, i) &&
                   (fate == FATE_FREE || fate == FATE_OUT);
    }
    size_t affordable = (size_t)(b->budget / s->play->costs[STEP_LEAVE_OUT]);
    b->least_change = -(int)(can_go < affordable ? can_go : affordable);
}

size_t board_certain_idle(const struct board *b, const struct searcher *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->play->seat_count; i++)
        count += b->branch->fate[i] == FATE_OUT && !s->play->seats[i].counts;
    return count;
}

/* ---- The most points ---------------------------------------------------------------------- */

size_t board_cell(const struct board *b, size_t change, size_t become)
{
    return (change * b->becomes + become) * b->width;
}

/* One row of costs, offered what another row has and a little more. */
static void improve(int64_t *to, uint16_t *deals, const int64_t *from, size_t width, int cost,
                    int64_t points, unsigned deal)
{
    for (size_t c = (size_t)cost; c < width; c++) {
        int64_t sum = from[c - (size_t)cost] + points;
        if (sum > to[c]) {
            to[c] = sum;
            deals[c] = (uint16_t)deal;
        }
    }
}

/* Points before and after one innovation is dealt with, and how it was. */
struct layer {
    const int64_t *now;
    int64_t *next;
    uint16_t *deals;
};

/* It does not count: it is left out, or stays what it is. */
static void let_go(const struct layer *layer, const struct board *b, const struct searcher *s,
                   uint32_t seat)
{
    enum fate fate = b->branch->fate[seat];
    bool counts = s->play->seats[seat].counts;
    bool may_leave = fate == FATE_OUT || (fate == FATE_FREE && seat_may_go(s, seat));
    for (size_t change = 0; change < b->changes; change++)
        for (size_t become = 0; become < b->becomes; become++) {
            size_t to = board_cell(b, change, become);
            if (counts && may_leave && change + 1 < b->changes)
                improve(layer->next + to, layer->deals + to,
                        layer->now + board_cell(b, change + 1, become), b->width,
                        s->play->costs[STEP_LEAVE_OUT], 0, DEAL_OUT);
            if (!counts && fate != FATE_BECOME) /* whether it is left out is counted apart */
                improve(layer->next + to, layer->deals + to, layer->now + to, b->width, 0, 0,
                        DEAL_STAYS);
        }
}

/* From which rows an innovation that becomes eligible comes to a row: one more became eligible;
 * but beyond those that are counted one more changes nothing. */
static void let_become(const struct layer *layer, const struct board *b,
                       const struct profile *profile, size_t change, size_t become, unsigned mark)
{
    size_t to = board_cell(b, change, become);
    bool is_last = become + 1 == b->becomes;
    for (size_t i = 0; i < profile->count; i++) {
        const struct offer *offer = &profile->offers[i];
        unsigned deal = (unsigned)(DEAL_OFFER + i) | mark;
        if (become > 0)
            improve(layer->next + to, layer->deals + to,
                    layer->now + board_cell(b, change - 1, become - 1), b->width, offer->cost,
                    offer->points, deal);
        if (is_last)
            improve(layer->next + to, layer->deals + to,
                    layer->now + board_cell(b, change - 1, become), b->width, offer->cost,
                    offer->points, deal | DEAL_UNCOUNTED);
    }
}

/* It counts, with some of its answers raised. */
static void let_count(const struct layer *layer, const struct board *b, const struct searcher *s,
                      uint32_t seat, unsigned mark)
{
    const struct profile *profile = &b->profiles[seat];
    bool counts = s->play->seats[seat].counts;
    for (size_t change = 0; change < b->changes; change++)
        for (size_t become = 0; become < b->becomes; become++) {
            size_t to = board_cell(b, change, become);
            for (size_t i = 0; counts && i < profile->count; i++)
                improve(layer->next + to, layer->deals + to, layer->now + to, b->width,
                        profile->offers[i].cost, profile->offers[i].points,
                        (unsigned)(DEAL_OFFER + i) | mark);
            if (!counts && change > 0)
                let_become(layer, b, profile, change, become, mark);
        }
}

/* The tables as they go from innovation to innovation: in general, and, while those of a choice
 * are dealt with of which one must stay, once one does. */
struct tables {
    int64_t *now, *next, *covering, *next_covering;
};

static void clear(int64_t *points, size_t size)
{
    for (size_t i = 0; i < size; i++)
        points[i] = IMPOSSIBLE;
}

static void swap(int64_t **a, int64_t **b)
{
    int64_t *was = *a;
    *a = *b;
    *b = was;
}

static void deal_with(struct tables *t, const struct board *b, const struct searcher *s,
                      uint32_t seat)
{
    bool must_cover = board_must_cover(s, b->branch, seat);
    const struct layer plain = {t->now, t->next, b->deals + seat * b->size};
    clear(t->next, b->size);
    let_go(&plain, b, s, seat);
    if (!must_cover)
        let_count(&plain, b, s, seat, 0);
    if (must_cover) {
        const struct layer still = {t->covering, t->next_covering, b->covering + seat * b->size};
        const struct layer first = {t->now, t->next_covering, b->covering + seat * b->size};
        clear(t->next_covering, b->size);
        let_go(&still, b, s, seat);
        let_count(&still, b, s, seat, 0);
        let_count(&first, b, s, seat, DEAL_FIRST);
        swap(&t->covering, &t->next_covering);
    }
    swap(&t->now, &t->next);
}

static bool make_tables(struct tables *t, struct board *b, struct searcher *s)
{
    size_t seats = s->play->seat_count;
    bool must_cover = false;
    for (uint32_t i = 0; i < seats; i++)
        must_cover = must_cover || board_must_cover(s, b->branch, i);
    t->now = arena_array(s->node, b->size, sizeof *t->now);
    t->next = arena_array(s->node, b->size, sizeof *t->next);
    b->deals = arena_array(s->node, seats * b->size + 1, sizeof *b->deals);
    if (must_cover) {
        t->covering = arena_array(s->node, b->size, sizeof *t->now);
        t->next_covering = arena_array(s->node, b->size, sizeof *t->now);
        b->covering = arena_array(s->node, seats * b->size + 1, sizeof *b->deals);
    }
    return !arena_failed(s->node);
}

static uint64_t effort_of(const struct board *b, const struct searcher *s)
{
    uint64_t effort = 0;
    for (uint32_t i = 0; i < s->play->seat_count; i++)
        effort += (b->profiles[i].count + 2) * (board_must_cover(s, b->branch, i) ? 2 : 1);
    return effort * b->size;
}

/* @return false without memory, or when that would take too long */
static bool fill_points(struct board *b, struct searcher *s)
{
    struct tables t = {0};
    s->effort += effort_of(b, s);
    s->is_too_large = s->effort > MOST_EFFORT;
    if (s->is_too_large || !make_tables(&t, b, s))
        return false;
    clear(t.now, b->size);
    for (size_t c = 0; c < b->width; c++)
        t.now[board_cell(b, (size_t)-b->least_change, 0) + c] = 0;
    for (size_t i = 0; i < s->play->seat_count; i++) {
        uint32_t seat = s->order[i];
        bool is_first = i == 0 || s->choice[s->order[i - 1]] != s->choice[seat];
        bool is_last =
            i + 1 == s->play->seat_count || s->choice[s->order[i + 1]] != s->choice[seat];
        bool must_cover = board_must_cover(s, b->branch, seat);
        if (must_cover && is_first)
            clear(t.covering, b->size);
        deal_with(&t, b, s, seat);
        if (must_cover && is_last)
            swap(&t.now, &t.covering);
    }
    b->points = t.now;
    return true;
}

/* ---- All of it ---------------------------------------------------------------------------- */

bool board_set_up(struct board *b, struct searcher *s, const struct branch *branch)
{
    size_t seats = s->play->seat_count;
    arena_reset(s->node);
    *b = (struct board){.branch = branch, .budget = s->budget, .width = (size_t)s->budget + 1};
    count_seats(b, s);
    cover(b, s);
    size_t tracked = s->model->counts_reported ? b->hopeful : b->can_become;
    b->changes = b->hopeful + (size_t)-b->least_change + 1;
    b->becomes = (tracked < b->hopeful ? tracked : b->hopeful) + 1;
    b->size = b->changes * b->becomes * b->width;
    if (b->changes > MOST_CELLS / b->becomes / b->width / (seats + 1)) {
        s->is_too_large = true;
        return false;
    }
    b->profiles = arena_array(s->node, seats + 1, sizeof *b->profiles);
    list_own_rises(b, s);
    for (uint32_t i = 0; i < seats && !arena_failed(s->node); i++)
        if (board_may_count(s, branch, i))
            seat_profile(&b->profiles[i], b, s, i);
    return !arena_failed(s->node) && fill_points(b, s);
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
    const int64_t *points =
        b->points + board_cell(b, (size_t)(mix.change - b->least_change), mix.become);
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

struct mix board_cheapest(const struct board *b, struct searcher *s)
{
    struct mix best = {.total = b->budget + 1};
    int out = s->play->costs[STEP_LEAVE_OUT];
    size_t certain = board_certain_idle(b, s);
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
