/* The parts of the search for the cheapest set of steps, against every choice there is: made-up
 * innovations with a few offers each, of which so many go, become eligible, and must cover so
 * many choices. */
#include "score/search_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_SEATS = 5, MOST_OFFERS = 4, CHOICES = 3, DEAR = 1000000 };

static unsigned long long dice = 11;

static int roll(int sides)
{
    dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
    return (int)((dice >> 33) % (unsigned)sides);
}

/* ---- A searcher of made-up innovations ----------------------------------------------------- */

struct made_up {
    struct play play;
    struct seat seats[MOST_SEATS];
    struct offer offers[MOST_SEATS + 1][MOST_OFFERS];
    uint16_t corners[MOST_SEATS + 1][MOST_OFFERS];
    struct profile profiles[MOST_SEATS];
    int become_cost[MOST_SEATS], choice[MOST_SEATS];
    uint32_t order[MOST_SEATS];
    uint8_t fate[MOST_SEATS];
    int cost[MOST_SEATS];
    struct searcher s;
    struct line line;
    struct mix mix;
};

static struct profile some_profile(struct offer *offers, uint16_t *corners, int64_t start)
{
    struct profile profile = {.offers = offers, .corners = corners};
    size_t count = (size_t)(1 + roll(MOST_OFFERS));
    for (size_t i = 0; i < count; i++)
        offers[i] = i == 0 ? (struct offer){0, start}
                           : (struct offer){offers[i - 1].cost + 1 + roll(3),
                                            offers[i - 1].points + 1 + roll(6)};
    profile.count = count;
    profile_corners(&profile);
    return profile;
}

static void make_seats(struct made_up *m)
{
    size_t at = 0;
    m->play.seat_count = (size_t)roll(MOST_SEATS + 1);
    for (size_t i = 0; i < m->play.seat_count; i++) {
        bool counts = roll(3) > 0;
        m->seats[i] = (struct seat){.counts = counts, .is_locked = roll(6) == 0};
        m->profiles[i] = some_profile(m->offers[i], m->corners[i], roll(8));
        m->become_cost[i] = !counts && !m->seats[i].is_locked && roll(4) ? 1 + roll(3) : -1;
        m->choice[i] = roll(CHOICES + 1) - 1;
        m->s.can_go += counts && !m->seats[i].is_locked;
        m->s.can_become += m->become_cost[i] >= 0;
    }
    for (int choice = -1; choice < CHOICES; choice++)
        for (uint32_t i = 0; i < m->play.seat_count; i++)
            if (m->choice[i] == choice)
                m->order[at++] = i;
}

/* The lists are in the arenas, all else is in `m`. */
static void make_up(struct made_up *m)
{
    struct arena *own = m->s.own, *node = m->s.node;
    arena_reset(own);
    memset(m, 0, sizeof *m);
    m->play.seats = m->seats;
    m->s = (struct searcher){.play = &m->play,
                             .own = own,
                             .node = node,
                             .profiles = m->profiles,
                             .become_cost = m->become_cost,
                             .choice = m->choice,
                             .order = m->order,
                             .newcomer = roll(5),
                             .addable = (size_t)roll(2)};
    make_seats(m);
    m->s.own_profile = some_profile(m->offers[MOST_SEATS], m->corners[MOST_SEATS], 0);
    m->line = (struct line){.is_known = true, .slope = roll(4), .weight = 1 + roll(3)};
    m->line.needed = roll(30 * (int)(m->line.slope + 1));
    m->mix = (struct mix){.out = (uint32_t)roll((int)m->s.can_go + 1),
                          .become = (uint32_t)roll((int)m->s.can_become + 1),
                          .add = (uint32_t)roll(3),
                          .covered = (size_t)roll(CHOICES + 1),
                          .fixed = roll(5),
                          .line = &m->line};
    assert_true(bound_start(&m->s));
}

/* ---- Every choice -------------------------------------------------------------------------- */

/* So much of a choice is made. */
struct chosen {
    size_t out, become;
    unsigned covered; /* a bit for each */
    int cost;
    int64_t worth;
};

static int cheapest_own(const struct made_up *m, const struct chosen *chosen)
{
    const struct mix *mix = &m->mix;
    size_t helpers = mix->add < m->s.addable ? mix->add : m->s.addable, covered = 0;
    int64_t worth = chosen->worth + m->line.slope * m->s.newcomer * mix->add;
    for (unsigned bits = chosen->covered; bits; bits &= bits - 1)
        covered++;
    if (chosen->out != mix->out || chosen->become != mix->become ||
        covered + helpers < mix->covered)
        return DEAR;
    for (size_t i = 0; i < m->s.own_profile.count; i++) {
        const struct offer *own = &m->s.own_profile.offers[i];
        if (worth + own->points * m->line.weight >= m->line.needed)
            return mix->fixed + chosen->cost + own->cost;
    }
    return DEAR;
}

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

/* What the cheapest set costs in which the innovations from `seat` on are free. */
static int cheapest(const struct made_up *m, size_t seat, struct chosen chosen)
{
    int best = DEAR;
    if (seat == m->play.seat_count)
        return cheapest_own(m, &chosen);
    bool counts = m->seats[seat].counts;
    if (!counts || !m->seats[seat].is_locked) {
        struct chosen without = chosen;
        without.out += counts;
        best = cheapest(m, seat + 1, without);
    }
    if (!counts && m->become_cost[seat] < 0)
        return best;
    for (size_t i = 0; i < m->profiles[seat].count; i++) {
        const struct offer *offer = &m->profiles[seat].offers[i];
        struct chosen with = chosen;
        with.become += !counts;
        with.cost += offer->cost + (counts ? 0 : m->become_cost[seat]);
        with.worth += offer->points * m->line.slope;
        if (m->choice[seat] >= 0)
            with.covered |= 1u << m->choice[seat];
        best = lesser(best, cheapest(m, seat + 1, with));
    }
    return best;
}

/* What a deal is, checked against what it says. */
static struct chosen read_deal(const struct made_up *m, const struct deal *deal)
{
    struct chosen chosen = {0};
    for (size_t i = 0; i < m->play.seat_count; i++) {
        chosen.out += deal->fate[i] == FATE_OUT;
        chosen.become += deal->fate[i] == FATE_BECOME;
        if (!deal_counts(&m->s, deal, i))
            continue;
        const struct offer *offer = m->profiles[i].offers;
        while (offer->cost < deal->cost[i])
            offer++;
        assert_int_equal(offer->cost, deal->cost[i]);
        chosen.cost += deal->cost[i] + (deal->fate[i] == FATE_BECOME ? m->become_cost[i] : 0);
        chosen.worth += offer->points * m->line.slope;
        if (m->choice[i] >= 0)
            chosen.covered |= 1u << m->choice[i];
    }
    return chosen;
}

/* ---- Tests --------------------------------------------------------------------------------- */

/* Calls with many made-up searchers, and what the cheapest set of their mix costs. */
static void with_many(int rounds, void (*each)(struct made_up *m, struct deal *deal, int best))
{
    static struct made_up m;
    struct arena *own = arena_new(), *node = arena_new();
    assert_non_null(own);
    assert_non_null(node);
    for (int i = 0; i < rounds; i++) {
        m.s.own = own;
        m.s.node = node;
        make_up(&m);
        struct deal deal = {.fate = m.fate, .cost = m.cost};
        each(&m, &deal, cheapest(&m, 0, (struct chosen){0}));
        assert_false(m.s.no_memory);
    }
    arena_free(own);
    arena_free(node);
}

static void check_fill(struct made_up *m, struct deal *deal, const struct bound *bound, int best,
                       int most)
{
    bool is_filled = fill_exactly(deal, &m->s, &m->mix, bound, most);
    assert_false(m->s.is_beyond);
    assert_int_equal(is_filled, best <= most);
    if (!is_filled)
        return;
    assert_int_equal(deal->total, best);
    struct chosen chosen = read_deal(m, deal);
    assert_int_equal(cheapest_own(m, &chosen), best);
    assert_int_equal(m->mix.fixed + chosen.cost + deal->own_cost, best);
}

static void fill(struct made_up *m, struct deal *deal, int best)
{
    int most = best == DEAR ? 40 : best - 2 + roll(5);
    struct bound bound;
    bool may_be = bound_closely(&bound, &m->s, &m->mix, most);
    if (may_be)
        check_fill(m, deal, &bound, best, most);
    else
        assert_true(best > most);
    /* where points are worth nothing the bound rules out nothing: every way is looked at */
    struct bound idle = {.price = {0, 1}, .least = -DEAR};
    check_fill(m, deal, &idle, best, most);
}

static void the_cheapest_set_of_a_mix_is_found(void **state)
{
    (void)state;
    with_many(20000, fill);
}

static void bound(struct made_up *m, struct deal *deal, int best)
{
    (void)deal;
    bool may_be = bound_allows(&m->s, &m->mix, MOST_COST);
    if (!may_be) {
        assert_int_equal(best, DEAR);
        return;
    }
    int least = bound_of(&m->s, &m->mix, MOST_COST);
    assert_true(least <= best);
    assert_true(least >= m->mix.fixed);
    assert_true(bound_allows(&m->s, &m->mix, least));
    assert_false(bound_allows(&m->s, &m->mix, least - 1));
}

static void no_set_costs_less_than_the_bound(void **state)
{
    (void)state;
    with_many(20000, bound);
}

static int tight, tried;

/* The least cost at which the mix may be. */
static int close_bound(struct made_up *m)
{
    struct bound bound;
    int least = 0;
    while (least < 200 && !bound_closely(&bound, &m->s, &m->mix, least))
        least++;
    return least;
}

static void compare_bounds(struct made_up *m, struct deal *deal, int best)
{
    (void)deal;
    m->mix.covered = 0; /* of which the bound knows nothing */
    best = cheapest(m, 0, (struct chosen){0});
    if (best == DEAR)
        return;
    int least = close_bound(m);
    assert_true(least <= best);
    tight += best - least <= 1;
    tried++;
}

static void the_close_bound_is_close(void **state)
{
    (void)state;
    with_many(5000, compare_bounds);
    assert_true(tried > 2000);
    assert_true(tight * 100 > tried * 90);
}

static void choose(struct made_up *m, struct deal *deal, int best)
{
    struct bound bound;
    if (!bound_closely(&bound, &m->s, &m->mix, MOST_COST))
        return;
    m->mix.covered = 0;
    bound_choice(deal, &m->s, &m->mix, &bound);
    struct chosen chosen = read_deal(m, deal);
    assert_int_equal(m->mix.fixed + chosen.cost + deal->own_cost, deal->total);
    assert_int_equal(chosen.out, m->mix.out);
    assert_int_equal(chosen.become, m->mix.become);
    assert_true(deal->own_cost >= cheapest_own(m, &chosen) - m->mix.fixed - chosen.cost);
    assert_true(cheapest_own(m, &chosen) < DEAR);
    if (best < DEAR)
        assert_true(deal->total >= cheapest(m, 0, (struct chosen){0}));
}

static void what_the_price_chooses_reaches_the_target(void **state)
{
    (void)state;
    with_many(20000, choose);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cheapest_set_of_a_mix_is_found),
        cmocka_unit_test(no_set_costs_less_than_the_bound),
        cmocka_unit_test(the_close_bound_is_close),
        cmocka_unit_test(what_the_price_chooses_reaches_the_target),
    };
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
