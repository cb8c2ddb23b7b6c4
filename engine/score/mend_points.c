/* mend_points.c - an innovation with just so many points. */
#include "score/mend.h"

#include <string.h>

static int64_t common(int64_t a, int64_t b)
{
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Which sums can be reached: reach[i][s] tells whether the first i answers can earn s steps
 * beyond what they have. */
struct sums {
    bool **reach;
    int64_t step; /* all gains are multiples of it */
    int64_t most; /* in steps */
};

enum { MOST_SUMS = 4000000 };

static int64_t gain_of(const struct mend *m, size_t slot, unsigned level)
{
    return m->rules->indicators[UNIT_INNOVATION][slot].points[level] - m->scored[slot].points;
}

static bool make_sums(struct sums *sums, const struct mend *m, int64_t wanted)
{
    size_t count = m->rules->indicator_count[UNIT_INNOVATION];
    sums->step = 0;
    for (size_t i = 0; i < count; i++)
        for (unsigned l = m->scored[i].level; mend_can_rise(m, i, l); l++)
            sums->step = common(sums->step, gain_of(m, i, l));
    sums->most = sums->step ? wanted / sums->step : 0;
    sums->reach = arena_array(m->arena, count + 1, sizeof *sums->reach);
    if (sums->most > MOST_SUMS / (int64_t)(count + 1) || !sums->reach)
        return false;
    for (size_t i = 0; i <= count; i++)
        if (!(sums->reach[i] = arena_array(m->arena, (size_t)sums->most + 1, sizeof(bool))))
            return false;
    sums->reach[0][0] = true;
    for (size_t i = 0; i < count; i++) {
        memcpy(sums->reach[i + 1], sums->reach[i], (size_t)sums->most + 1);
        for (unsigned l = m->scored[i].level + 1u; mend_can_rise(m, i, l); l++) {
            int64_t gain = gain_of(m, i, l) / sums->step;
            for (int64_t s = 0; gain > 0 && s + gain <= sums->most; s++)
                if (sums->reach[i][s])
                    sums->reach[i + 1][s + gain] = true;
        }
    }
    return true;
}

/* Takes, of the levels with which the answers before it can still earn the rest, the one that is
 * nearest to an even share. */
static void settle(struct mend *m, const struct sums *sums, int64_t rest)
{
    for (size_t i = m->rules->indicator_count[UNIT_INNOVATION]; i-- > 0;) {
        unsigned start = m->scored[i].level, best = start;
        int64_t nearest = -1, share = rest / (int64_t)(i + 1);
        for (unsigned l = start; l == start || mend_can_rise(m, i, l); l++) {
            int64_t gain = sums->step ? gain_of(m, i, l) / sums->step : 0;
            if ((l > start && gain <= 0) || gain > rest || !sums->reach[i][rest - gain])
                continue;
            int64_t far = gain > share ? gain - share : share - gain;
            if (nearest < 0 || far < nearest) {
                nearest = far;
                best = l;
            }
        }
        if (best > start) {
            rest -= gain_of(m, i, best) / sums->step;
            mend_level(m, i, best);
        }
    }
}

int64_t mend_points(struct mend *m, int64_t points)
{
    struct slots all = {0, (uint32_t)m->rules->indicator_count[UNIT_INNOVATION]};
    int64_t has = points_of(m->scored, all);
    struct sums sums;
    if (points < has || m->failed)
        return -1;
    if (!make_sums(&sums, m, points - has)) {
        m->failed = m->failed || arena_failed(m->arena);
        return -1;
    }
    int64_t rest = sums.most;
    while (!sums.reach[all.count][rest])
        rest--;
    settle(m, &sums, rest);
    return points_of(m->scored, all);
}
