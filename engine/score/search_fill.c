/* search_fill.c - the cheapest set of a mix, exactly: what each cost buys at most, innovation by
 * innovation.
 *
 * Whatever a set costs more than the bound is the sum of what its single choices cost more than
 * the best ones at the price of the bound. So a choice that alone costs too much more is out of
 * the question, and most innovations are left with one, or a few of the same kind. */
#include "score/search_parts.h"

#include <string.h>

/* Bounds of memory and of time: cells of the tables, and comparisons. */
#define MOST_CELLS ((size_t)1 << 25)
#define MOST_EFFORT (UINT64_C(3) << 29)

/* One way to deal with an innovation, or with the region's answers. */
struct way {
    enum fate fate;
    uint16_t offer;
    int cost;
    int64_t worth;
};

/* The ways that are left of one of them. */
struct ways {
    uint32_t seat; /* NO_INDEX: the region's answers */
    struct way *ways;
    size_t count;
    int least;   /* that it costs */
    bool covers; /* it is one of a choice of which it is open whether it is covered */
    bool ends;   /* the last of its choice */
};

/* How a cell of a table came about: by which way, and whether that was the first that covered the
 * choice, or, where a choice ends, whether it had been covered. */
enum { DEAL_FIRST = 1, DEAL_COVERED = 1, DEAL_WAYS = 2, MOST_WAYS = UINT16_MAX / DEAL_WAYS };

/* A table has a row of costs for each number of those that went, that became eligible, and of
 * choices covered, and for whether the one at hand is. */
struct layer {
    const struct ways *ways; /* NULL: a choice ends */
    uint16_t *deals;
};

struct fill {
    struct searcher *s;
    const struct mix *mix;
    const struct bound *bound;
    wide slack; /* by how much a choice may be more than the best */
    struct ways *all, *own;
    size_t count;
    int cost;                                          /* of those with one way */
    int64_t worth;                                     /* the same */
    size_t out, become, cover;                         /* still to come */
    size_t outs, becomes, covers, halves, width, size; /* of a table */
    int64_t *now, *next;
    struct layer *layers;
    size_t layer_count;
    bool failed; /* it cannot be */
};

#define IMPOSSIBLE (-1)

/* ---- What is left of each ----------------------------------------------------------------- */

static wide lesser(wide a, wide b)
{
    return a < b ? a : b;
}

/* What a way costs in the light of the price. */
static wide cost_of(const struct fill *f, const struct way *way)
{
    wide cost = bound_cost(f->bound->price, way->cost, way->worth);
    return cost - (way->fate == FATE_BECOME ? f->bound->become : 0);
}

/* Lists those ways to count that are not too far from the best. */
static void list_offers(struct ways *out, const struct fill *f, const struct profile *profile,
                        enum fate fate, int before, int64_t slope, wide least)
{
    for (size_t i = 0; i < profile->count; i++) {
        const struct offer *offer = &profile->offers[i];
        struct way way = {fate, (uint16_t)i, before + offer->cost, offer->points * slope};
        if (cost_of(f, &way) - least <= f->slack)
            out->ways[out->count++] = way;
    }
}

static wide least_of(const struct fill *f, const struct profile *profile, enum fate fate,
                     int before, int64_t slope)
{
    wide least = 0;
    for (size_t i = 0; i < profile->corner_count; i++) {
        const struct offer *offer = &profile->offers[profile->corners[i]];
        struct way way = {fate, 0, before + offer->cost, offer->points * slope};
        wide cost = cost_of(f, &way);
        least = i == 0 || cost < least ? cost : least;
    }
    return least;
}

static void list_ways(struct ways *out, struct fill *f, uint32_t seat)
{
    struct searcher *s = f->s;
    const struct profile *profile = &s->profiles[seat];
    bool counts = s->play->seats[seat].counts;
    enum fate fate = counts ? FATE_STAY : FATE_BECOME;
    bool may_count = counts || (f->mix->become > 0 && s->become_cost[seat] >= 0);
    bool may_not = !counts || (f->mix->out > 0 && seat_may_go(s, seat));
    int before = counts ? 0 : s->become_cost[seat];
    int64_t slope = f->mix->line->slope;
    /* that it does not count costs and is worth nothing, but is one of those that go */
    wide not_counting = counts ? -f->bound->out : 0;
    wide counting = may_count ? least_of(f, profile, fate, before, slope) : 0;
    wide least = !may_count ? not_counting : !may_not ? counting : lesser(counting, not_counting);
    out->seat = seat;
    out->ways = arena_array(s->node, profile->count + 1, sizeof *out->ways);
    if (!out->ways)
        return;
    if (may_not && not_counting - least <= f->slack)
        out->ways[out->count++] = (struct way){counts ? FATE_OUT : FATE_STAY, 0, 0, 0};
    if (may_count)
        list_offers(out, f, profile, fate, before, slope, least);
}

/* ---- Setting up --------------------------------------------------------------------------- */

static bool way_counts(const struct searcher *s, uint32_t seat, const struct way *way)
{
    return way->fate == FATE_BECOME || (way->fate == FATE_STAY && s->play->seats[seat].counts);
}

/* Takes what has only one way out of the question. */
static void settle(struct fill *f, struct ways *ways)
{
    ways->least = ways->count ? ways->ways[0].cost : 0;
    for (size_t i = 1; i < ways->count; i++)
        ways->least = ways->ways[i].cost < ways->least ? ways->ways[i].cost : ways->least;
    f->cost += ways->least;
    f->failed = f->failed || ways->count == 0 || ways->count > MOST_WAYS;
    if (ways->count != 1)
        return;
    f->worth += ways->ways[0].worth;
    f->failed = f->failed || (ways->ways[0].fate == FATE_OUT && f->out == 0) ||
                (ways->ways[0].fate == FATE_BECOME && f->become == 0);
    f->out -= ways->ways[0].fate == FATE_OUT && f->out > 0;
    f->become -= ways->ways[0].fate == FATE_BECOME && f->become > 0;
}

/* The seats of one choice, from `from` on in their order. */
static size_t choice_end(const struct searcher *s, size_t from)
{
    size_t end = from + 1;
    while (end < s->play->seat_count && s->choice[s->order[end]] == s->choice[s->order[from]])
        end++;
    return end;
}

/* Which choices are covered for certain, and of which that is open. */
static void settle_choices(struct fill *f)
{
    const struct searcher *s = f->s;
    size_t seats = s->play->seat_count, sure = 0;
    size_t helpers = f->mix->add < s->addable ? f->mix->add : s->addable;
    for (size_t i = 0, end; i < seats; i = end) {
        bool is_sure = false;
        end = choice_end(s, i);
        for (size_t k = i; k < end && s->choice[s->order[i]] >= 0; k++) {
            const struct ways *ways = &f->all[k];
            bool always = ways->count > 0;
            for (size_t w = 0; w < ways->count; w++)
                always = always && way_counts(s, ways->seat, &ways->ways[w]);
            is_sure = is_sure || always;
        }
        sure += is_sure;
        for (size_t k = i; k < end && s->choice[s->order[i]] >= 0; k++)
            f->all[k].covers = !is_sure;
        f->all[end - 1].ends = f->all[end - 1].covers;
    }
    f->cover = f->mix->covered > sure + helpers ? f->mix->covered - sure - helpers : 0;
}

static bool set_up(struct fill *f, int most)
{
    struct searcher *s = f->s;
    size_t seats = s->play->seat_count;
    f->all = arena_array(s->node, seats + 1, sizeof *f->all);
    if (!f->all)
        return false;
    f->slack = (wide)f->bound->price.points * (most - f->mix->fixed) - f->bound->least;
    f->out = f->mix->out;
    f->become = f->mix->become;
    for (size_t i = 0; i < seats; i++) {
        list_ways(&f->all[i], f, s->order[i]);
        settle(f, &f->all[i]);
    }
    f->own = &f->all[seats];
    f->own->seat = NO_INDEX;
    f->own->ways = arena_array(s->node, s->own_profile.count, sizeof *f->own->ways);
    if (arena_failed(s->node))
        return false;
    list_offers(f->own, f, &s->own_profile, FATE_STAY, 0, f->mix->line->weight,
                least_of(f, &s->own_profile, FATE_STAY, 0, f->mix->line->weight));
    settle(f, f->own);
    settle_choices(f);
    return true;
}

/* ---- The tables --------------------------------------------------------------------------- */

static size_t row_of(const struct fill *f, size_t out, size_t become, size_t cover, size_t half)
{
    return (((out * f->becomes + become) * f->covers + cover) * f->halves + half) * f->width;
}

/* One row of costs, offered what another row has and a little more. */
static void improve(int64_t *to, uint16_t *deals, const int64_t *from, size_t width, size_t cost,
                    int64_t worth, unsigned deal)
{
    for (size_t c = cost; c < width; c++) {
        if (from[c - cost] == IMPOSSIBLE || from[c - cost] + worth <= to[c])
            continue;
        to[c] = from[c - cost] + worth;
        deals[c] = (uint16_t)deal;
    }
}

/* Where a row is. */
struct spot {
    size_t out, become, cover, half;
};

/* @return false when it leads nowhere */
static bool step_on(struct spot *to, unsigned *how, const struct fill *f, const struct ways *ways,
                    const struct way *way, struct spot from)
{
    *to = from;
    *how = 0;
    to->out += way->fate == FATE_OUT;
    to->become += way->fate == FATE_BECOME;
    if (to->out >= f->outs || to->become >= f->becomes)
        return false;
    if (ways->covers && from.half == 0 && from.cover + 1 < f->covers &&
        way_counts(f->s, ways->seat, way)) {
        to->cover++;
        to->half = to->cover + 1 < f->covers; /* once all are covered it matters no more */
        *how = DEAL_FIRST;
    }
    return true;
}

static struct spot place_of(const struct fill *f, size_t row)
{
    struct spot p;
    p.half = row % f->halves;
    p.cover = row / f->halves % f->covers;
    p.become = row / f->halves / f->covers % f->becomes;
    p.out = row / f->halves / f->covers / f->becomes;
    return p;
}

static size_t row_at(const struct fill *f, struct spot p)
{
    return row_of(f, p.out, p.become, p.cover, p.half);
}

static void deal_row(struct fill *f, const struct ways *ways, uint16_t *deals, struct spot from)
{
    const int64_t *row = f->now + row_at(f, from);
    if (row[f->width - 1] == IMPOSSIBLE)
        return;
    for (size_t w = 0; w < ways->count; w++) {
        struct spot to;
        unsigned how;
        const struct way *way = &ways->ways[w];
        if (!step_on(&to, &how, f, ways, way, from))
            continue;
        size_t at = row_at(f, to);
        improve(f->next + at, deals + at, row, f->width, (size_t)(way->cost - ways->least),
                way->worth, (unsigned)w * DEAL_WAYS + how);
    }
}

static struct layer *add_layer(struct fill *f, const struct ways *ways)
{
    struct layer *layer = &f->layers[f->layer_count++];
    layer->ways = ways;
    layer->deals = arena_take_unset(f->s->node, f->size * sizeof *layer->deals);
    for (size_t i = 0; i < f->size; i++)
        f->next[i] = IMPOSSIBLE;
    return layer->deals ? layer : NULL;
}

static void turn_over(struct fill *f)
{
    int64_t *was = f->now;
    f->now = f->next;
    f->next = was;
}

static bool deal_with(struct fill *f, const struct ways *ways)
{
    struct layer *layer = add_layer(f, ways);
    if (!layer)
        return false;
    for (size_t row = 0; row < f->size / f->width; row++)
        deal_row(f, ways, layer->deals, place_of(f, row));
    turn_over(f);
    return true;
}

/* Those of a choice were dealt with: it no longer matters whether it is covered. */
static bool end_choice(struct fill *f)
{
    struct layer *layer = add_layer(f, NULL);
    if (!layer)
        return false;
    for (size_t row = 0; row < f->size / f->width; row++) {
        struct spot from = place_of(f, row);
        size_t to = row_of(f, from.out, from.become, from.cover, 0);
        improve(f->next + to, layer->deals + to, f->now + row * f->width, f->width, 0, 0,
                from.half ? DEAL_COVERED : 0);
    }
    turn_over(f);
    return true;
}

static uint64_t effort_of(const struct fill *f)
{
    uint64_t ways = 0;
    for (size_t i = 0; i <= f->s->play->seat_count; i++)
        ways += f->all[i].count > 1 ? f->all[i].count : 0;
    return (ways + 1) * f->size;
}

/* How much more than the least there can be to spend. */
static size_t spread_of(const struct fill *f)
{
    size_t spread = 0;
    for (size_t i = 0; i <= f->s->play->seat_count; i++) {
        int most = f->all[i].least;
        for (size_t w = 0; w < f->all[i].count; w++)
            most = f->all[i].ways[w].cost > most ? f->all[i].ways[w].cost : most;
        spread += (size_t)(most - f->all[i].least);
    }
    return spread;
}

static bool make_tables(struct fill *f, int left)
{
    size_t open = 0, spread = spread_of(f), seats = f->s->play->seat_count;
    for (size_t i = 0; i <= seats; i++)
        open += (size_t)(f->all[i].count > 1) + f->all[i].ends;
    f->outs = f->out + 1;
    f->becomes = f->become + 1;
    f->covers = f->cover + 1;
    f->halves = f->cover > 0 ? 2 : 1;
    f->width = (spread < (size_t)left ? spread : (size_t)left) + 1;
    size_t rows = f->outs * f->becomes * f->covers * f->halves;
    if (rows > MOST_CELLS / f->width / (open + 4)) {
        f->s->is_beyond = true;
        return false;
    }
    f->size = rows * f->width;
    f->s->effort += effort_of(f);
    if (f->s->effort > MOST_EFFORT) {
        f->s->is_beyond = true;
        return false;
    }
    f->now = arena_take_unset(f->s->node, f->size * sizeof *f->now);
    f->next = arena_take_unset(f->s->node, f->size * sizeof *f->next);
    f->layers = arena_array(f->s->node, open + 1, sizeof *f->layers);
    return !arena_failed(f->s->node);
}

/* @return false without memory */
static bool fill_tables(struct fill *f)
{
    bool has_memory = true;
    for (size_t i = 0; i < f->size; i++)
        f->now[i] = i < f->width ? f->worth : IMPOSSIBLE;
    for (size_t i = 0; i <= f->s->play->seat_count && has_memory; i++) {
        if (f->all[i].count > 1)
            has_memory = deal_with(f, &f->all[i]);
        if (has_memory && f->all[i].ends && f->cover > 0)
            has_memory = end_choice(f);
    }
    return has_memory;
}

/* ---- The way back ------------------------------------------------------------------------- */

static void take_way(struct deal *out, const struct searcher *s, const struct ways *ways, size_t w)
{
    const struct way *way = &ways->ways[w];
    if (ways->seat == NO_INDEX) {
        out->own_cost = way->cost;
        return;
    }
    out->fate[ways->seat] = (uint8_t)way->fate;
    out->cost[ways->seat] = 0;
    if (way_counts(s, ways->seat, way))
        out->cost[ways->seat] = s->profiles[ways->seat].offers[way->offer].cost;
}

static void go_back(struct spot *at, size_t *cost, struct deal *out, const struct fill *f,
                    const struct layer *layer)
{
    unsigned deal = layer->deals[row_at(f, *at) + *cost];
    if (!layer->ways) {
        at->half = deal == DEAL_COVERED;
        return;
    }
    const struct way *way = &layer->ways->ways[deal / DEAL_WAYS];
    take_way(out, f->s, layer->ways, deal / DEAL_WAYS);
    *cost -= (size_t)(way->cost - layer->ways->least);
    at->out -= way->fate == FATE_OUT;
    at->become -= way->fate == FATE_BECOME;
    if (deal % DEAL_WAYS == DEAL_FIRST) {
        at->cover--;
        at->half = 0;
    }
}

/* @return whether what is needed can be had */
static bool read_tables(struct deal *out, const struct fill *f)
{
    const struct mix *mix = f->mix;
    struct spot at = {f->out, f->become, f->cover, 0};
    const int64_t *row = f->now + row_at(f, at);
    int64_t needed = mix->line->needed - mix->line->slope * f->s->newcomer * (int64_t)mix->add;
    size_t cost = 0;
    while (cost < f->width && (row[cost] == IMPOSSIBLE || row[cost] < needed))
        cost++;
    if (cost == f->width)
        return false;
    out->total = mix->fixed + f->cost + (int)cost;
    for (size_t i = 0; i <= f->s->play->seat_count; i++)
        if (f->all[i].count == 1)
            take_way(out, f->s, &f->all[i], 0);
    for (size_t i = f->layer_count; i-- > 0;)
        go_back(&at, &cost, out, f, &f->layers[i]);
    return true;
}

bool fill_exactly(struct deal *out, struct searcher *s, const struct mix *mix,
                  const struct bound *bound, int most)
{
    struct fill f = {.s = s, .mix = mix, .bound = bound};
    bool has_memory = set_up(&f, most);
    bool is_possible = has_memory && !f.failed && mix->fixed + f.cost <= most &&
                       make_tables(&f, most - mix->fixed - f.cost);
    if (is_possible)
        is_possible = fill_tables(&f) && read_tables(out, &f);
    s->no_memory = s->no_memory || arena_failed(s->node);
    return is_possible;
}
