/* region.c - making regions up: values on and around every edge, in every form there is. */
#include "oracle.h"

/* ---- Chance, the same on every machine (splitmix64) ---------------------------------------- */

static uint64_t chance_state;

static uint64_t chance(void)
{
    uint64_t z = chance_state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* From low to high, both included. */
static int64_t between(int64_t low, int64_t high)
{
    return low + (int64_t)(chance() % (uint64_t)(high - low + 1));
}

static bool in_hundred(int percent)
{
    return between(1, 100) <= percent;
}

static size_t any_of(size_t count)
{
    return (size_t)between(0, (int64_t)count - 1);
}

/* ---- One answer ---------------------------------------------------------------------------- */

/* How a region answers, in percent. */
struct habits {
    int missing;
    int verified; /* marked as verified */
    int best;     /* at the highest level */
    int sound;    /* nothing wrong with an innovation */
};

static int64_t any_edge(const struct band *bands)
{
    size_t count = 0;
    while (bands[count].level)
        count++;
    const struct band *band = &bands[any_of(count)];
    bool low = band->has_low && (!band->has_high || in_hundred(50));
    return low ? band->low : band->high;
}

/* In thousandths: on an edge of a band, just beside it, or anywhere. */
static int64_t near_an_edge(const struct band *bands, bool whole)
{
    static const int64_t beside[] = {0, 0, 10, -10, 1, -1, 5, -5, 4, -4, 6, -6};
    int64_t edge = 10 * any_edge(bands);
    if (whole) {
        int64_t count = edge + 1000 * between(-1, 1);
        return count < 0 ? 0 : count;
    }
    if (in_hundred(75))
        return edge + beside[any_of(sizeof beside / sizeof *beside)];
    return edge + between(-3000, 3000);
}

/* Two years' figures whose growth or difference is about `target` thousandths. */
static void make_pair(struct answer *answer, enum derived derived, int64_t target)
{
    static const int64_t round_figures[] = {100000, 200000, 1000000, 80000, 812400, 333333};
    answer->form = PAIR;
    if (derived == GROWTH) {
        answer->previous = round_figures[any_of(sizeof round_figures / sizeof *round_figures)];
        answer->value = answer->previous + answer->previous * target / 100000;
        return;
    }
    answer->previous = between(20000, 80000);
    answer->value = answer->previous + (derived == INCREASE ? target : -target);
}

static void make_measured(struct answer *answer, const struct row *row)
{
    answer->basis = row->kind == BASES ? (int)any_of(row->base_count) : 0;
    const struct basis *basis = row->kind == BASES ? &row->bases[answer->basis] : NULL;
    int64_t value =
        near_an_edge(basis ? basis->bands : row->bands, basis ? basis->whole : row->whole);
    if (row->derived != AS_IT_IS && in_hundred(50)) {
        make_pair(answer, row->derived, value);
        return;
    }
    answer->form = VALUE;
    answer->value = value;
    answer->object = row->kind == BASES || in_hundred(15);
}

static void make_code(struct answer *answer, const struct row *row)
{
    size_t count = 0;
    while (row->codes[count].name)
        count++;
    answer->form = CODE;
    answer->code = (int)any_of(count);
}

static void make_level(struct answer *answer, const struct row *row, const struct habits *habits)
{
    answer->form = LEVEL;
    answer->level = in_hundred(habits->best) ? 3 : (int)between(0, 3);
    answer->object = row->kind != CHOICES || in_hundred(10);
}

/* How it is written, and whether somebody has verified it: only an object can say that. */
static void make_style(struct answer *answer, const struct habits *habits)
{
    answer->quoted = in_hundred(25);
    answer->comma = in_hundred(50);
    answer->padded = in_hundred(20);
    answer->evidence = in_hundred(2);
    if (answer->form == CODE)
        return;
    if (in_hundred(habits->verified))
        answer->verified = VERIFIED;
    else if (in_hundred(5))
        answer->verified = NOT_VERIFIED;
    answer->object =
        answer->object || answer->form == PAIR || answer->evidence || answer->verified != UNMARKED;
}

static void make_answer(struct answer *out, const struct row *row, const struct habits *habits)
{
    *out = (struct answer){.form = ABSENT};
    if (in_hundred(habits->missing)) {
        out->form = in_hundred(50) ? ABSENT : IS_NULL;
        return;
    }
    bool by_level = row->kind == CHOICES || in_hundred(20) ||
                    (row->kind == CODES && in_hundred(habits->verified));
    if (by_level)
        make_level(out, row, habits);
    else if (row->kind == CODES)
        make_code(out, row);
    else
        make_measured(out, row);
    make_style(out, habits);
}

/* ---- Innovations --------------------------------------------------------------------------- */

static void make_dates(struct innovation *innovation, bool sound)
{
    static const char *const inside[] = {"2024-01-01", "2024-02-29", "2025-06-30", "2025-12-31"};
    static const char *const any[] = {"2019-05-01", "2023-12-31", "2024-01-01",
                                      "2025-12-31", "2026-01-01", "2026-07-15"};
    const size_t insides = sizeof inside / sizeof *inside, anys = sizeof any / sizeof *any;
    if (sound && in_hundred(80)) {
        innovation->implemented = inside[any_of(insides)];
        innovation->developed = in_hundred(15) ? inside[any_of(insides)] : NULL;
    } else if (sound) {
        innovation->implemented = any[any_of(2)];
        innovation->developed = inside[any_of(insides)];
    } else {
        innovation->implemented = any[any_of(anys)];
        innovation->developed = in_hundred(50) ? any[any_of(anys)] : NULL;
    }
    innovation->developed_null = in_hundred(50);
}

static void make_words(struct innovation *innovation, bool sound)
{
    static const int around[] = {-1, 0, 299, 300, 301};
    if (sound)
        innovation->words = in_hundred(50) ? 300 : (int)between(300, 900);
    else
        innovation->words = around[any_of(sizeof around / sizeof *around)];
    innovation->as_text = (innovation->words == 299 || innovation->words == 300) && in_hundred(6);
}

static void make_innovation(struct innovation *out, const struct habits *habits, size_t place,
                            int services)
{
    bool sound = in_hundred(habits->sound);
    for (size_t i = 0; i < INNOVATION_ROWS; i++) {
        const struct row *row = &annex_innovation[i];
        make_answer(&out->answers[i], row, habits);
        if (sound && row->mandatory) {
            out->answers[i] = (struct answer){.form = LEVEL, .level = (int)between(1, 3)};
            out->answers[i].object = row->kind != CHOICES;
            make_style(&out->answers[i], habits);
        }
    }
    make_dates(out, sound || in_hundred(60));
    make_words(out, sound || in_hundred(60));
    /* The first ones cover so many basic services; the others add none. */
    if (place < (size_t)services)
        out->urusan = (int)place;
    else if (services && in_hundred(60))
        out->urusan = (int)any_of((size_t)services);
    else
        out->urusan = (int)between(SERVICES, URUSAN - 1);
}

static size_t any_count(void)
{
    static const size_t edges[] = {0, 1, 11, 12, 13};
    int64_t draw = between(1, 1000);
    if (draw <= 8)
        return 199 + (size_t)(draw % 3);
    if (draw <= 40)
        return (size_t)between(20, 60);
    if (draw <= 300)
        return edges[any_of(sizeof edges / sizeof *edges)];
    return (size_t)between(2, 10);
}

void region_make(struct region *out, uint64_t seed, long number)
{
    chance_state = seed;
    chance_state = chance() ^ (uint64_t)number;

    struct habits habits = {
        .missing = in_hundred(5) ? 100 : (int)between(0, 20),
        .verified = in_hundred(40) ? (int)between(85, 100) : 5,
        .best = in_hundred(30) ? (int)between(95, 100) : (int)between(0, 95),
        .sound = in_hundred(40) ? 100 : (int)between(50, 95),
    };
    *out = (struct region){.number = number};
    for (size_t i = 0; i < REGION_ROWS; i++)
        make_answer(&out->answers[i], &annex_region[i], &habits);
    out->count = any_count();
    int services = in_hundred(80) ? (int)between(4, 6) : (int)between(0, 3);
    for (size_t i = 0; i < out->count; i++)
        make_innovation(&out->innovations[i], &habits, i, services);
}
