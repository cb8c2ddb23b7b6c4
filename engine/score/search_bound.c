/* search_bound.c - what a mix costs at least.
 *
 * At any price of what is needed - so much cost for so much worth - no set that reaches it costs
 * less than it is worth plus, for each innovation, the least of cost less worth among its offers;
 * and when o of them must go, the o whose going makes least of that go. So each price gives a
 * bound, and the best price a close one. */
#include "score/search_parts.h"

#include <stdlib.h>
#include <string.h>

/* So many prices are looked at for every mix. */
enum { MOST_PRICINGS = 48 };

wide bound_cost(struct price price, int cost, int64_t worth)
{
    return (wide)price.points * cost - (wide)price.cost * worth;
}

/* ---- Prices of points --------------------------------------------------------------------- */

static bool is_lower(struct price a, struct price b)
{
    return (wide)a.cost * b.points < (wide)b.cost * a.points;
}

static int compare_prices(const void *one, const void *other)
{
    const struct price *a = one, *b = other;
    return is_lower(*a, *b) ? -1 : is_lower(*b, *a);
}

/* Sorts them and keeps one of each. @return how many are left */
static size_t sort_prices(struct price *prices, size_t count)
{
    size_t kept = 0;
    qsort(prices, count, sizeof *prices, compare_prices);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || is_lower(prices[kept - 1], prices[i]))
            prices[kept++] = prices[i];
    return kept;
}

/* The prices at which a profile goes from corner to corner. @return how many */
static size_t list_prices(struct price *out, const struct profile *profile, int64_t worth)
{
    for (size_t i = 1; i < profile->corner_count; i++) {
        const struct offer *a = &profile->offers[profile->corners[i - 1]];
        const struct offer *b = &profile->offers[profile->corners[i]];
        out[i - 1] = (struct price){b->cost - a->cost, (b->points - a->points) * worth};
    }
    return profile->corner_count ? profile->corner_count - 1 : 0;
}

static bool collect_prices(struct searcher *s)
{
    size_t most = 2, seats = s->play->seat_count, distinct = 0;
    for (size_t i = 0; i < seats; i++)
        most += s->profiles[i].corner_count;
    s->prices = arena_array(s->own, most, sizeof *s->prices);
    if (!s->prices)
        return false;
    for (size_t i = 0; i < seats; i++) {
        size_t count = list_prices(s->prices + distinct, &s->profiles[i], 1);
        distinct += count;
    }
    s->price_count = sort_prices(s->prices, distinct);
    return true;
}

/* ---- At one price ------------------------------------------------------------------------- */

/* The corner that is the best at a price; of equal ones the last. */
static size_t best_corner(const struct profile *profile, struct price price, int64_t worth)
{
    size_t low = 0, high = profile->corner_count - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct offer *a = &profile->offers[profile->corners[middle]];
        const struct offer *b = &profile->offers[profile->corners[middle + 1]];
        if ((wide)price.points * (b->cost - a->cost) <=
            (wide)price.cost * ((b->points - a->points) * worth))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct offer *best_offer(const struct profile *profile, struct price price,
                                      int64_t worth)
{
    return &profile->offers[profile->corners[best_corner(profile, price, worth)]];
}

static int compare_wide(const void *one, const void *other)
{
    wide a = *(const wide *)one, b = *(const wide *)other;
    return a < b ? -1 : a > b;
}

static bool fill_pricing(struct pricing *out, struct searcher *s, struct price price)
{
    size_t go = 0, become = 0;
    *out = (struct pricing){.price = price};
    out->out = arena_array(s->own, s->can_go + 1, sizeof(wide));
    out->become = arena_array(s->own, s->can_become + 1, sizeof(wide));
    if (arena_failed(s->own))
        return false;
    for (size_t i = 0; i < s->play->seat_count; i++) {
        const struct offer *best = best_offer(&s->profiles[i], price, 1);
        wide cost = bound_cost(price, best->cost, best->points);
        if (s->play->seats[i].counts) {
            out->stay += cost;
            if (seat_may_go(s, i))
                out->out[++go] = -cost;
        } else if (s->become_cost[i] >= 0) {
            out->become[++become] = cost + (wide)price.points * s->become_cost[i];
        }
    }
    qsort(out->out + 1, go, sizeof(wide), compare_wide);
    qsort(out->become + 1, become, sizeof(wide), compare_wide);
    for (size_t i = 1; i <= go; i++)
        out->out[i] += out->out[i - 1];
    for (size_t i = 1; i <= become; i++)
        out->become[i] += out->become[i - 1];
    return true;
}

bool bound_start(struct searcher *s)
{
    s->changes = arena_array(s->own, s->play->seat_count + 1, sizeof *s->changes);
    s->pricings = arena_array(s->own, MOST_PRICINGS + 2, sizeof *s->pricings);
    if (!s->changes || !s->pricings || !collect_prices(s))
        return false;
    size_t step = s->price_count / MOST_PRICINGS + 1;
    bool has_memory = fill_pricing(&s->pricings[s->pricing_count++], s, (struct price){0, 1});
    for (size_t i = 0; i < s->price_count && has_memory; i += step)
        has_memory = fill_pricing(&s->pricings[s->pricing_count++], s, s->prices[i]);
    return has_memory && fill_pricing(&s->pricings[s->pricing_count++], s, (struct price){1, 0});
}

/* ---- At some prices: quickly -------------------------------------------------------------- */

/* The cost that the bound of a pricing adds, times `scale`. */
static wide excess(wide *scale, const struct searcher *s, const struct pricing *at,
                   const struct mix *mix)
{
    const struct line *line = mix->line;
    wide seats = at->stay + at->out[mix->out] + at->become[mix->become];
    int64_t needed = line->needed - line->slope * s->newcomer * (int64_t)mix->add;
    /* points are worth slope each: the same price of worth is slope times as many for as much */
    struct price price = {at->price.cost, at->price.points * line->slope};
    const struct offer *own = best_offer(&s->own_profile, price, line->weight);
    *scale = price.points;
    return (wide)price.cost * needed + seats * line->slope +
           bound_cost(price, own->cost, own->points * line->weight);
}

/* The least that the region's answers cost when points are worth nothing. */
static int least_without_points(const struct searcher *s, const struct mix *mix)
{
    const struct profile *own = &s->own_profile;
    const struct pricing *free = &s->pricings[0];
    size_t i = 0;
    while (i < own->count && own->offers[i].points * mix->line->weight < mix->line->needed)
        i++;
    if (i == own->count)
        return MOST_COST + 1;
    return mix->fixed + own->offers[i].cost + (int)free->become[mix->become];
}

/* The pricings at which what the region's answers earn changes. NULL without memory */
static struct pricing *own_pricings(struct searcher *s, struct line *line)
{
    const struct profile *own = &s->own_profile;
    size_t count = own->corner_count - 1;
    if (line->pricings)
        return line->pricings;
    struct pricing *pricings = arena_array(s->own, count + 1, sizeof *pricings);
    struct price *prices = arena_array(s->own, count + 1, sizeof *prices);
    if (!pricings || !prices)
        return NULL;
    list_prices(prices, own, line->weight);
    for (size_t i = 0; i < count; i++) {
        prices[i].cost *= line->slope; /* for points, no longer for worth */
        if (!fill_pricing(&pricings[i], s, prices[i]))
            return NULL;
    }
    return line->pricings = pricings;
}

/* Whether a pricing shows that the mix costs more. */
static bool forbids(const struct searcher *s, const struct pricing *at, const struct mix *mix,
                    int most)
{
    wide scale, cost = excess(&scale, s, at, mix);
    return cost > scale * (most - mix->fixed);
}

bool bound_allows(struct searcher *s, const struct mix *mix, int most)
{
    if (mix->fixed > most)
        return false;
    if (mix->line->slope == 0)
        return least_without_points(s, mix) <= most;
    for (size_t k = 0; k < s->pricing_count; k++) {
        size_t i = (s->last + k) % s->pricing_count;
        if (forbids(s, &s->pricings[i], mix, most)) {
            s->last = i;
            return false;
        }
    }
    const struct pricing *own = own_pricings(s, mix->line);
    s->no_memory = s->no_memory || !own;
    for (size_t i = 0; own && i + 1 < s->own_profile.corner_count; i++)
        if (forbids(s, &own[i], mix, most))
            return false;
    return own != NULL;
}

int bound_of(struct searcher *s, const struct mix *mix, int most)
{
    int low = mix->fixed, high = most;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (bound_allows(s, mix, middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* ---- At the best price: closely ----------------------------------------------------------- */

/* What a price makes of the innovations. */
struct priced {
    wide least, worth; /* of the cheapest choice: cost less worth, and its worth */
    wide out, become;
};

static int compare_changes(const void *one, const void *other)
{
    const struct change *a = one, *b = other;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->worth != b->worth)
        return a->worth > b->worth ? -1 : 1; /* more is better */
    return a->seat < b->seat ? -1 : 1;
}

/* Takes the first of the changes. @return what one more would cost */
static wide take_changes(struct priced *priced, struct change *changes, size_t count, size_t take)
{
    qsort(changes, count, sizeof *changes, compare_changes);
    for (size_t i = 0; i < take; i++) {
        priced->least += changes[i].cost;
        priced->worth += changes[i].worth;
    }
    return take > 0 ? changes[take - 1].cost : 0;
}

static struct priced price_seats(struct searcher *s, const struct mix *mix, struct price price)
{
    struct priced priced = {0};
    size_t go = 0, become = 0, seats = s->play->seat_count;
    struct change *changes = s->changes;
    for (size_t i = 0; i < seats; i++) {
        const struct offer *best = best_offer(&s->profiles[i], price, mix->line->slope);
        wide worth = (wide)best->points * mix->line->slope;
        wide cost = bound_cost(price, best->cost, best->points * mix->line->slope);
        if (s->play->seats[i].counts) {
            priced.least += cost;
            priced.worth += worth;
            if (seat_may_go(s, i))
                changes[go++] = (struct change){-cost, -worth, (uint32_t)i};
        } else if (s->become_cost[i] >= 0) {
            cost += (wide)price.points * s->become_cost[i];
            changes[seats - ++become] = (struct change){cost, worth, (uint32_t)i};
        }
    }
    priced.out = take_changes(&priced, changes, go, mix->out);
    priced.become = take_changes(&priced, changes + seats - become, become, mix->become);
    return priced;
}

/* The bound at a price, and whether what it chooses is worth enough. */
static bool price_all(struct bound *out, struct searcher *s, const struct mix *mix,
                      struct price price)
{
    const struct line *line = mix->line;
    struct priced seats = price_seats(s, mix, price);
    const struct offer *own = best_offer(&s->own_profile, price, line->weight);
    wide needed = (wide)line->needed - (wide)line->slope * s->newcomer * (int64_t)mix->add;
    wide worth = seats.worth + (wide)own->points * line->weight;
    *out = (struct bound){.price = price, .out = seats.out, .become = seats.become};
    out->least = price.cost * needed + seats.least +
                 bound_cost(price, own->cost, own->points * line->weight);
    return worth >= needed;
}

/* Every price at which anything changes, of worth, the lowest first. @return NULL without memory */
static struct price *all_prices(size_t *count, struct searcher *s, const struct line *line)
{
    size_t most = s->price_count + s->own_profile.corner_count + 2;
    struct price *prices = arena_array(s->node, most, sizeof *prices);
    *count = 0;
    if (!prices)
        return NULL;
    prices[(*count)++] = (struct price){0, 1};
    for (size_t i = 0; i < s->price_count && line->slope > 0; i++)
        prices[(*count)++] = (struct price){s->prices[i].cost, s->prices[i].points * line->slope};
    *count += list_prices(prices + *count, &s->own_profile, line->weight);
    *count = sort_prices(prices, *count);
    prices[(*count)++] = (struct price){1, 0};
    return prices;
}

bool bound_closely(struct bound *out, struct searcher *s, const struct mix *mix, int most)
{
    size_t count, low = 0;
    arena_reset(s->node);
    struct price *prices = all_prices(&count, s, mix->line);
    if (!prices) {
        s->no_memory = true;
        return false;
    }
    /* the bound grows with the price as long as what is chosen is worth too little */
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (price_all(out, s, mix, prices[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    return low < count && price_all(out, s, mix, prices[low]) &&
           out->least <= (wide)out->price.points * (most - mix->fixed);
}

/* ---- What the best price chooses ---------------------------------------------------------- */

/* Takes the cheapest offer from `least` on that leaves enough worth. @return its cost */
static int trim(wide *spare, const struct profile *profile, int cost, int least, int64_t worth)
{
    const struct offer *offer = profile->offers, *chosen = profile->offers;
    while (chosen->cost < cost)
        chosen++;
    while (offer->cost < least || (wide)(chosen->points - offer->points) * worth > *spare)
        offer++;
    *spare -= (wide)(chosen->points - offer->points) * worth;
    return offer->cost;
}

/* The cheapest of the offers that are the best at a price. */
static int cheapest_best(const struct profile *profile, struct price price, int64_t worth)
{
    size_t corner = best_corner(profile, price, worth);
    const struct offer *best = &profile->offers[profile->corners[corner]];
    wide least = bound_cost(price, best->cost, best->points * worth);
    while (corner > 0) {
        const struct offer *below = &profile->offers[profile->corners[corner - 1]];
        if (bound_cost(price, below->cost, below->points * worth) > least)
            break;
        corner--;
    }
    return profile->offers[profile->corners[corner]].cost;
}

static wide worth_beyond(const struct searcher *s, const struct mix *mix, const struct deal *deal,
                         struct price price)
{
    const struct line *line = mix->line;
    wide worth = (wide)line->slope * s->newcomer * (int64_t)mix->add - line->needed;
    for (size_t i = 0; i < s->play->seat_count; i++)
        if (deal_counts(s, deal, i))
            worth += (wide)best_offer(&s->profiles[i], price, line->slope)->points * line->slope;
    return worth + (wide)best_offer(&s->own_profile, price, line->weight)->points * line->weight;
}

static void choose_fates(struct deal *out, struct searcher *s, const struct mix *mix,
                         struct price price)
{
    size_t seats = s->play->seat_count;
    memset(out->fate, FATE_STAY, seats);
    price_seats(s, mix, price);
    for (size_t i = 0; i < mix->out; i++)
        out->fate[s->changes[i].seat] = FATE_OUT;
    for (size_t i = 0; i < mix->become; i++)
        out->fate[s->changes[seats - s->can_become + i].seat] = FATE_BECOME;
}

/* What all that rises costs, brought down where nothing is lost by that at the price, and then
 * wherever it can be. */
static void trim_all(struct deal *deal, struct searcher *s, const struct mix *mix,
                     struct price price, wide spare)
{
    const struct line *line = mix->line;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < s->play->seat_count; i++) {
            const struct profile *profile = &s->profiles[i];
            int least = pass == 0 ? cheapest_best(profile, price, line->slope) : 0;
            if (deal_counts(s, deal, i))
                deal->cost[i] = trim(&spare, profile, deal->cost[i], least, line->slope);
        }
        int least = pass == 0 ? cheapest_best(&s->own_profile, price, line->weight) : 0;
        deal->own_cost = trim(&spare, &s->own_profile, deal->own_cost, least, line->weight);
    }
}

void bound_choice(struct deal *out, struct searcher *s, const struct mix *mix,
                  const struct bound *bound)
{
    const struct line *line = mix->line;
    choose_fates(out, s, mix, bound->price);
    for (size_t i = 0; i < s->play->seat_count; i++) {
        bool counts = deal_counts(s, out, i);
        const struct offer *best = best_offer(&s->profiles[i], bound->price, line->slope);
        out->cost[i] = counts ? best->cost : 0;
    }
    out->own_cost = best_offer(&s->own_profile, bound->price, line->weight)->cost;
    trim_all(out, s, mix, bound->price, worth_beyond(s, mix, out, bound->price));
    out->total = mix->fixed + out->own_cost;
    for (size_t i = 0; i < s->play->seat_count; i++)
        out->total += out->cost[i] + (out->fate[i] == FATE_BECOME ? s->become_cost[i] : 0);
}
