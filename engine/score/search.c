/* search.c - the cheapest set of steps, exactly, where the rules have a model. */
#include "score/search_parts.h"

#include <stdlib.h>

/* No more mixes are held at a time. */
enum { MOST_MIXES = 1 << 20 };

/* ---- Every mix ---------------------------------------------------------------------------- */

/* Those that may cost no more than `most`: only what the cheapest costs, or all of them. */
struct scan {
    struct searcher *s;
    int most;
    bool is_list;
    struct arena *arena;
    struct mix *mixes;
    size_t count, capacity;
    bool is_cut; /* there are more */
};

static bool is_over(const struct scan *scan)
{
    return scan->s->no_memory || !scan->s->model->is_regular || scan->is_cut;
}

static void note(struct scan *scan, const struct mix *mix)
{
    if (!bound_allows(scan->s, mix, scan->most))
        return;
    int bound = bound_of(scan->s, mix, scan->most);
    if (!scan->is_list) {
        scan->most = bound - 1;
        return;
    }
    void *mixes = scan->mixes;
    scan->is_cut = scan->count == MOST_MIXES;
    if (scan->is_cut)
        return;
    if (!arena_grow(scan->arena, &mixes, scan->count, &scan->capacity, sizeof *mix)) {
        scan->s->no_memory = true;
        return;
    }
    scan->mixes = mixes;
    scan->mixes[scan->count] = *mix;
    scan->mixes[scan->count++].bound = bound;
}

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The mix with as many choices covered as can be, and with fewer wherever that makes the index
 * another. */
static void note_covers(struct scan *scan, struct mix mix)
{
    const struct searcher *s = scan->s;
    size_t n = s->n - mix.out + mix.become + mix.add;
    size_t m = s->model->counts_reported ? s->m - mix.out - mix.idle + mix.add : 0;
    size_t more = lesser(mix.become, s->hoped) + lesser(mix.add, s->added);
    size_t covered = s->model->has_coverage ? lesser(s->model->most, s->covered + more) : 0;
    for (;;) {
        mix.line = model_line(s->model, n, m, covered);
        scan->s->no_memory = s->no_memory || !mix.line;
        if (is_over(scan) || mix.line->is_bad)
            return;
        mix.covered = mix.line->like;
        note(scan, &mix);
        if (mix.covered == 0)
            return;
        covered = mix.covered - 1;
    }
}

static void note_additions(struct scan *scan, struct mix mix)
{
    const struct play *play = scan->s->play;
    size_t most = play->newcomer_count && !play->locked[STEP_ADD] ? MOST_ADDED : 0;
    for (mix.add = 0; mix.add <= most && mix.fixed <= scan->most && !is_over(scan); mix.add++) {
        note_covers(scan, mix);
        mix.fixed += play->costs[STEP_ADD];
    }
}

static void scan_mixes(struct scan *scan)
{
    const struct searcher *s = scan->s;
    int out = s->play->costs[STEP_LEAVE_OUT];
    for (size_t o = 0; o <= s->can_go; o++)
        for (size_t become = 0; become <= s->can_become; become++) {
            size_t idle = s->can_idle > become ? s->can_idle - become : 0;
            for (size_t i = 0; i <= idle && !is_over(scan); i++) {
                struct mix mix = {.out = (uint32_t)o,
                                  .idle = (uint32_t)i,
                                  .become = (uint32_t)become,
                                  .fixed = (int)(o + i) * out};
                if (mix.fixed > scan->most)
                    break;
                note_additions(scan, mix);
            }
        }
}

static int compare_mixes(const void *one, const void *other)
{
    const struct mix *a = one, *b = other;
    if (a->bound != b->bound)
        return a->bound < b->bound ? -1 : 1;
    if (a->fixed != b->fixed)
        return a->fixed < b->fixed ? -1 : 1;
    if (a->out != b->out)
        return a->out < b->out ? -1 : 1;
    if (a->become != b->become)
        return a->become < b->become ? -1 : 1;
    if (a->idle != b->idle)
        return a->idle < b->idle ? -1 : 1;
    return a->covered > b->covered ? -1 : a->covered < b->covered;
}

/* ---- One mix ------------------------------------------------------------------------------ */

/* The most that is still of interest. */
static int most_of(const struct searcher *s, int limit)
{
    return s->plan->is_reachable && s->plan->cost - 1 < limit ? s->plan->cost - 1 : limit;
}

/* Fills a mix, when that can be cheaper than what is known.
 * @return the least that it may cost yet, beyond `limit` when that is settled */
static int try_mix(struct searcher *s, struct deal *deal, const struct mix *mix, int limit)
{
    struct bound bound;
    if (!bound_closely(&bound, s, mix, most_of(s, limit)))
        return limit + 1;
    bound_choice(deal, s, mix, &bound);
    if (!s->plan->is_reachable || deal->total < s->plan->cost)
        deal_play(s, deal, mix);
    s->is_beyond = false;
    bool is_filled =
        mix->bound <= most_of(s, limit) && fill_exactly(deal, s, mix, &bound, most_of(s, limit));
    if (s->is_beyond)
        return mix->bound;
    if (is_filled && !deal_play(s, deal, mix))
        return deal->total;
    return limit + 1;
}

/* ---- The search --------------------------------------------------------------------------- */

static int least_bound(struct searcher *s)
{
    struct scan scan = {.s = s, .most = MOST_COST};
    scan_mixes(&scan);
    return scan.most + 1;
}

/* Fills all mixes that may cost no more than this. @return no set costs less, but the plan */
static int search_up_to(struct searcher *s, struct deal *deal, int limit, int bound)
{
    struct scan scan = {.s = s, .most = limit, .is_list = true, .arena = arena_new()};
    int open = limit + 1;
    s->no_memory = s->no_memory || !scan.arena;
    if (scan.arena)
        scan_mixes(&scan);
    if (scan.count > 0)
        qsort(scan.mixes, scan.count, sizeof *scan.mixes, compare_mixes);
    for (size_t i = 0; i < scan.count && !s->no_memory; i++) {
        if (scan.mixes[i].bound > most_of(s, limit))
            break;
        int least = try_mix(s, deal, &scan.mixes[i], limit);
        open = least < open ? least : open;
    }
    arena_free(scan.arena);
    return scan.is_cut ? bound : open;
}

static void search(struct searcher *s, struct deal *deal)
{
    struct plan *plan = s->plan;
    int limit = least_bound(s), step = 1;
    bool is_settled = limit > MOST_COST;
    plan->bound = limit;
    while (!is_settled && !s->no_memory && s->model->is_regular) {
        int open = search_up_to(s, deal, limit, plan->bound);
        plan->bound = open > plan->bound ? open : plan->bound;
        if (open <= limit) /* something was beyond us */
            break;
        is_settled = limit >= MOST_COST || (plan->is_reachable && plan->cost <= plan->bound);
        limit = most_of(s, limit + step < MOST_COST ? limit + step : MOST_COST);
        step *= 2;
    }
    plan->is_proved = is_settled || (plan->is_reachable && plan->cost <= plan->bound);
    if (plan->is_reachable && plan->cost < plan->bound)
        plan->bound = plan->cost;
    if (!plan->is_reachable && plan->is_proved)
        plan->bound = 0;
    plan->is_limited =
        !plan->is_reachable && s->play->newcomer_count > 0 && !s->play->locked[STEP_ADD];
}

static bool start(struct searcher *s, struct deal *deal)
{
    s->node = arena_new();
    if (!s->node || !seats_price(s) || !bound_start(s) || !deal_new(deal, s->own, s))
        return false;
    if (s->play->newcomer_count > 0)
        s->newcomer = points_of(s->play->newcomers[0].made->scored, s->model->slots);
    return state_new(&s->start, s->play) && state_new(&s->trial, s->play) &&
           state_new(&s->plan->state, s->play);
}

bool search_exactly(struct plan *plan, struct model *model)
{
    struct searcher s = {.play = model->play, .model = model, .own = model->own, .plan = plan};
    struct deal deal;
    if (!start(&s, &deal))
        s.no_memory = !s.is_too_large;
    else
        search(&s, &deal);
    arena_free(s.node);
    model->play->no_memory = model->play->no_memory || s.no_memory;
    return !s.no_memory && !s.is_too_large && model->is_regular;
}
