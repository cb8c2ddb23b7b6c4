/* score.c - a region's score, as annex I says it and in its order. */
#include "oracle.h"

#include <string.h>

#define MINIMUM_DIVISOR 12
#define MOST_COUNTED 200
#define SERVICES_NEEDED 5
#define WORDS_NEEDED 300
#define WINDOW_FIRST "2024-01-01"
#define WINDOW_LAST "2025-12-31"

/* ---- One answer ---------------------------------------------------------------------------- */

/* Half away from zero. */
static int64_t divide_rounded(int64_t dividend, int64_t divisor)
{
    int64_t size = dividend < 0 ? -dividend : dividend;
    int64_t rounded = (2 * size + divisor) / (2 * divisor);
    return dividend < 0 ? -rounded : rounded;
}

/* The measured value in hundredths. */
static int64_t measured(const struct row *row, const struct answer *answer)
{
    if (answer->form == VALUE)
        return divide_rounded(answer->value, 10);
    int64_t more = answer->value - answer->previous;
    switch (row->derived) {
    case GROWTH:
        return divide_rounded(more * 10000, answer->previous);
    case DECREASE:
        return divide_rounded(-more, 10);
    default:
        return divide_rounded(more, 10);
    }
}

/* The highest level whose band holds the value, or 0. */
static int level_in(const struct band *band, int64_t value)
{
    int level = 0;
    for (; band->level; band++) {
        bool holds =
            (!band->has_low || value >= band->low) && (!band->has_high || value <= band->high);
        if (holds && band->level > level)
            level = band->level;
    }
    return level;
}

static bool is_there(const struct answer *answer, enum mode mode)
{
    return answer->form != ABSENT && answer->form != IS_NULL &&
           (mode != ONLY_VERIFIED || answer->verified == VERIFIED);
}

static int level_of(const struct row *row, const struct answer *answer, enum mode mode)
{
    if (!is_there(answer, mode))
        return 0;
    switch (answer->form) {
    case LEVEL:
        return answer->level;
    case CODE:
        return row->codes[answer->code].level;
    default:
        return level_in(row->kind == BASES ? row->bases[answer->basis].bands : row->bands,
                        measured(row, answer));
    }
}

static long points(const struct row *rows, size_t count, const struct answer *answers,
                   enum mode mode)
{
    long sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += rows[i].weight * level_of(&rows[i], &answers[i], mode);
    return sum;
}

/* ---- Eligibility --------------------------------------------------------------------------- */

/* Dates written as YYYY-MM-DD stand in the order of the alphabet. */
static bool is_in_window(const char *date)
{
    return strcmp(date, WINDOW_FIRST) >= 0 && strcmp(date, WINDOW_LAST) <= 0;
}

static bool is_timely(const struct innovation *innovation)
{
    if (innovation->developed && !is_in_window(innovation->developed))
        return false;
    if (is_in_window(innovation->implemented))
        return true;
    return strcmp(innovation->implemented, WINDOW_FIRST) < 0 && innovation->developed;
}

static bool is_eligible(const struct innovation *innovation, enum mode mode)
{
    for (size_t i = 0; i < INNOVATION_ROWS; i++)
        if (annex_innovation[i].mandatory &&
            level_of(&annex_innovation[i], &innovation->answers[i], mode) == 0)
            return false;
    return is_timely(innovation) && innovation->words >= WORDS_NEEDED;
}

/* ---- The region ---------------------------------------------------------------------------- */

static int64_t common_divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static const char *predicate_of(long index)
{
    return index >= 6501   ? "Sangat Inovatif"
           : index >= 4001 ? "Inovatif"
           : index >= 1    ? "Kurang Inovatif"
                           : "Tidak Dapat Dinilai";
}

void region_score(struct verdict *out, const struct region *region, enum mode mode)
{
    int64_t spd = points(annex_region, REGION_ROWS, region->answers, mode);
    int64_t sum = 0, counted = 0;
    bool covered[SERVICES] = {false};

    *out = (struct verdict){0};
    for (size_t i = 0; i < region->count; i++) {
        const struct innovation *innovation = &region->innovations[i];
        bool eligible = is_eligible(innovation, mode);
        out->eligible += eligible;
        if (!eligible && mode != CLAIMS)
            continue;
        counted++;
        sum += points(annex_innovation, INNOVATION_ROWS, innovation->answers, mode);
        if (innovation->urusan < SERVICES)
            covered[innovation->urusan] = true;
    }

    int services = 0;
    for (int i = 0; i < SERVICES; i++)
        services += covered[i];
    int64_t rewarded = counted < MOST_COUNTED ? counted : MOST_COUNTED;
    int64_t reward = services >= SERVICES_NEEDED ? 38 * rewarded : 0;
    int64_t divisor = counted > MINIMUM_DIVISOR ? counted : MINIMUM_DIVISOR;

    /* 100 x (spd/100 + sum/100/divisor + reward/100) / 250 */
    int64_t above = (spd + reward) * divisor + sum, below = 250 * divisor;
    int64_t common = common_divisor(above, below);
    out->exact = above / common;
    out->divisor = below / common;
    out->index = (long)divide_rounded(100 * above, below);
    out->predicate = predicate_of(out->index);
}
