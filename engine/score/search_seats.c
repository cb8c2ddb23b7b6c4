/* search_seats.c - what each innovation can become, and for how much. */
#include "score/search_parts.h"

#include <string.h>

bool seat_may_go(const struct searcher *s, size_t seat)
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

static const struct field_value *fields_of(const struct searcher *s, size_t seat)
{
    const struct mend *mended = s->play->seats[seat].mended;
    return mended ? mended->fields : s->play->region->innovations[seat].fields;
}

/* Puts those of one choice together, in the order in which they stand. */
static void order_seats(struct searcher *s)
{
    size_t at = 0;
    for (int choice = -1; choice < (int)s->choices; choice++)
        for (uint32_t i = 0; i < s->play->seat_count; i++)
            if (s->choice[i] == choice)
                s->order[at++] = i;
}

/* ---- What answers can rise ----------------------------------------------------------------- */

static bool describe_rise(struct rise *out, struct searcher *s, struct arena *arena, uint32_t seat,
                          uint32_t slot, unsigned from)
{
    struct play *play = s->play;
    enum node_unit unit = seat == NO_INDEX ? UNIT_REGION : UNIT_INNOVATION;
    const struct indicator *indicator = &play->rules->indicators[unit][slot];
    unsigned highest = play_highest(play, seat, slot);
    int64_t most = 0;
    if (highest <= from)
        return false;
    int64_t *gains = arena_array(arena, highest - from + 1, sizeof *gains);
    for (unsigned l = from + 1; gains && l <= highest; l++) {
        gains[l - from] = unit == UNIT_REGION
                              ? s->model->earned[l][slot] - s->model->earned[from][slot]
                              : indicator->points[l] - indicator->points[from];
        most = gains[l - from] > most ? gains[l - from] : most;
    }
    *out = (struct rise){slot, from, highest - from, play->slot_costs[unit][slot], gains};
    return gains && most > 0;
}

void fill_rises(int64_t *best, uint8_t *choices, const struct rise *rises, size_t count,
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

static void list_own_rises(struct searcher *s)
{
    size_t count = s->play->rules->indicator_count[UNIT_REGION];
    s->own_rises = arena_array(s->own, count + 1, sizeof *s->own_rises);
    for (uint32_t i = 0; s->own_rises && i < count; i++)
        s->own_rise_count += describe_rise(&s->own_rises[s->own_rise_count], s, s->own, NO_INDEX, i,
                                           s->play->base->scored[i].level);
}

struct rise *seat_rises(size_t *count, struct searcher *s, struct arena *arena, uint32_t seat)
{
    struct slots slots = s->model->has_points ? s->model->slots : (struct slots){0, 0};
    struct rise *rises = arena_array(arena, slots.count + 1, sizeof *rises);
    *count = 0;
    for (uint32_t i = slots.first; rises && i < slots.first + slots.count; i++)
        *count += describe_rise(&rises[*count], s, arena, seat, i, start_of(s, seat)[i].level);
    return rises;
}

/* ---- Profiles ----------------------------------------------------------------------------- */

static size_t cost_of_all(const struct rise *rises, size_t count)
{
    size_t cost = 0;
    for (size_t i = 0; i < count; i++)
        cost += rises[i].options * (size_t)rises[i].cost;
    return cost;
}

/* Whether an offer lies on or below the line from one to another. */
static bool is_no_corner(const struct offer *one, const struct offer *offer,
                         const struct offer *other)
{
    return (wide)(offer->points - one->points) * (other->cost - one->cost) <=
           (wide)(other->points - one->points) * (offer->cost - one->cost);
}

void profile_corners(struct profile *profile)
{
    const struct offer *offers = profile->offers;
    uint16_t *corners = profile->corners;
    for (size_t i = 0; i < profile->count; i++) {
        size_t n = profile->corner_count;
        while (n > 1 && is_no_corner(&offers[corners[n - 2]], &offers[corners[n - 1]], &offers[i]))
            n--;
        corners[n] = (uint16_t)i;
        profile->corner_count = n + 1;
    }
}

/* More offers than that would not fit their numbers. */
enum { MOST_OFFERS = 1 << 12 };

static void make_profile(struct profile *out, struct searcher *s, const struct rise *rises,
                         size_t count, int64_t start)
{
    size_t width = cost_of_all(rises, count) + 1;
    if (width > MOST_OFFERS) {
        s->is_too_large = true;
        return;
    }
    int64_t *best = arena_array(s->own, width, sizeof *best);
    out->offers = arena_array(s->own, width, sizeof *out->offers);
    out->corners = arena_array(s->own, width, sizeof *out->corners);
    if (arena_failed(s->own))
        return;
    fill_rises(best, NULL, rises, count, width);
    for (size_t c = 0; c < width; c++)
        if (c == 0 || best[c] > best[c - 1])
            out->offers[out->count++] = (struct offer){(int)c, start + best[c]};
    profile_corners(out);
}

static void make_profiles(struct searcher *s)
{
    list_own_rises(s);
    if (arena_failed(s->own))
        return;
    make_profile(&s->own_profile, s, s->own_rises, s->own_rise_count, 0);
    for (uint32_t i = 0; i < s->play->seat_count && !arena_failed(s->own); i++) {
        size_t count;
        const struct rise *rises = seat_rises(&count, s, s->own, i);
        if (rises)
            make_profile(&s->profiles[i], s, rises, count, s->points[i]);
    }
}

/* ---- All of them -------------------------------------------------------------------------- */

static void count_seats(struct searcher *s)
{
    for (uint32_t i = 0; i < s->play->seat_count; i++) {
        bool counts = s->play->seats[i].counts;
        s->n += counts;
        s->can_go += counts && seat_may_go(s, i);
        s->can_idle += !counts && seat_may_go(s, i) && s->model->counts_reported;
        s->can_become += s->become_cost[i] >= 0;
    }
    s->m = s->play->seat_count;
}

/* By what each choice is covered, or can be. */
static bool count_choices(struct searcher *s)
{
    enum { SURE = 1, HOPED = 2, NEW = 4 };
    uint8_t *how = arena_array(s->own, s->choices + 1, 1);
    if (!how)
        return false;
    for (uint32_t i = 0; i < s->play->seat_count; i++)
        if (s->choice[i] >= 0 && (s->play->seats[i].counts || s->become_cost[i] >= 0))
            how[s->choice[i]] |= s->play->seats[i].counts ? SURE : HOPED;
    for (size_t i = 1; i < s->play->newcomer_count; i++)
        if (s->model->has_coverage && s->play->newcomers[i].area.field == s->model->field)
            how[s->play->newcomers[i].area.choice] |= NEW;
    for (size_t i = 0; i < s->choices; i++) {
        s->covered += (how[i] & SURE) != 0;
        s->hoped += !(how[i] & SURE) && (how[i] & HOPED);
        s->added += !(how[i] & SURE) && (how[i] & NEW);
        s->addable += (how[i] & NEW) != 0;
    }
    return true;
}

bool seats_price(struct searcher *s)
{
    size_t seats = s->play->seat_count;
    s->points = arena_array(s->own, seats + 1, sizeof *s->points);
    s->become_cost = arena_array(s->own, seats + 1, sizeof *s->become_cost);
    s->by_answers = arena_array(s->own, seats + 1, sizeof *s->by_answers);
    s->choice = arena_array(s->own, seats + 1, sizeof *s->choice);
    s->order = arena_array(s->own, seats + 1, sizeof *s->order);
    s->profiles = arena_array(s->own, seats + 1, sizeof *s->profiles);
    if (arena_failed(s->own))
        return false;
    if (s->model->has_coverage)
        s->choices = s->play->rules->fields[UNIT_INNOVATION][s->model->field].choice_count;
    for (uint32_t i = 0; i < seats; i++) {
        price_seat(s, i);
        s->choice[i] = s->model->has_coverage ? model_choice(s->model, fields_of(s, i)) : -1;
    }
    order_seats(s);
    make_profiles(s);
    count_seats(s);
    return !arena_failed(s->own) && !s->is_too_large && count_choices(s);
}
