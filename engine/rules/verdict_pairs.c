/* Verdicts on answers of two years, when a value follows from them in another way than before.
 *
 * What counts is the difference of the two figures and, for a growth, also the earlier one: with
 * a suitable earlier figure above 0, a difference makes any growth of its own sign. So the pairs
 * of a piece of the axis of differences and a piece of the axis of growths stand for all. */
#include "rules/verdict.h"

#include "rules/axis.h"

/* A difference of two figures, and the growth that it makes, in percent. Without a growth the
 * earlier figure is 0 or less, which has none. */
struct sample {
    struct decimal difference, growth;
    bool has_growth;
};

struct pair_finder {
    struct arena *arena;
    const struct table_view *sides;
    bool lower, higher, is_stuck;
    bool has_best;
    struct sample best;
    struct decimal points[2], previous, current; /* of the best */
};

/* ---- What a pair earns ----------------------------------------------------------------------- */

static struct decimal negated(struct decimal value)
{
    value.coefficient = -value.coefficient;
    return value;
}

/* A pair that a side does not know earns nothing. */
static struct decimal earned(const struct pair_finder *f, int side, const struct sample *sample)
{
    const struct indicator *indicator = f->sides[side].indicator;
    const struct decimal nothing = {0, 0};
    struct decimal value = sample->difference;
    switch (indicator->derivation) {
    case DERIVE_NOT:
        return nothing;
    case DERIVE_GROWTH:
        if (!sample->has_growth)
            return nothing;
        value = sample->growth;
        break;
    case DERIVE_DECREASE:
        value = negated(value);
        break;
    case DERIVE_INCREASE:
        break;
    }
    int level = measure_level(&indicator->measure, f->sides[side].overlap, value);
    return level > 0 ? indicator->scores[level] : nothing;
}

/* ---- Figures that make a sample -------------------------------------------------------------- */

/* The decimal nearest to a fraction with so many decimals. @return false when it is too long */
static bool rounded(struct decimal *out, mpq_srcptr value, int decimals)
{
    mpz_t units;
    mpz_init(units);
    fraction_round(units, value, decimals);
    bool fits = mpz_cmpabs_ui(units, 999999999999999u) <= 0;
    if (fits)
        *out = decimal_of_units(mpz_get_si(units), decimals);
    mpz_clear(units);
    return fits;
}

/* The growth in percent that a difference makes of an earlier figure, at the measure's decimals. */
static bool growth_of(struct decimal *out, struct decimal difference, struct decimal previous,
                      int decimals)
{
    mpq_t growth, earlier;
    mpq_inits(growth, earlier, NULL);
    fraction_from_decimal(growth, difference);
    fraction_from_decimal(earlier, previous);
    mpq_div(growth, growth, earlier);
    mpq_set_ui(earlier, 100, 1);
    mpq_mul(growth, growth, earlier);
    bool fits = rounded(out, growth, decimals);
    mpq_clears(growth, earlier, NULL);
    return fits;
}

static const struct measure *growth_measure(const struct pair_finder *f)
{
    int side = f->sides[0].indicator->derivation == DERIVE_GROWTH ? 0 : 1;
    return &f->sides[side].indicator->measure;
}

/* The earlier figure with the fewest decimals of which the difference makes what the growth of the
 * sample earns. */
static bool find_previous(struct decimal *out, const struct pair_finder *f,
                          const struct sample *sample)
{
    enum { MOST_DECIMALS = 12 };
    int decimals = growth_measure(f)->decimals,
        side = growth_measure(f) != &f->sides[0].indicator->measure;
    struct decimal wanted = earned(f, side, sample);
    bool is_found = false;
    mpq_t previous, growth;
    mpq_inits(previous, growth, NULL);
    if (sample->growth.coefficient == 0) {
        mpq_set_ui(previous, 100, 1); /* of any figure */
    } else {
        fraction_from_decimal(previous, sample->difference);
        fraction_from_decimal(growth, sample->growth);
        mpq_div(previous, previous, growth);
        mpq_set_ui(growth, 100, 1);
        mpq_mul(previous, previous, growth);
    }
    for (int tried = 0; tried <= MOST_DECIMALS && !is_found; tried++) {
        struct sample made = *sample;
        is_found = rounded(out, previous, tried) && out->coefficient > 0 &&
                   growth_of(&made.growth, sample->difference, *out, decimals) &&
                   decimal_compare(earned(f, side, &made), wanted) == 0;
    }
    mpq_clears(previous, growth, NULL);
    return is_found;
}

static bool sum_of(struct decimal *out, struct decimal a, struct decimal b)
{
    mpq_t x, y;
    int decimals = a.scale > b.scale ? a.scale : b.scale;
    mpq_inits(x, y, NULL);
    fraction_from_decimal(x, a);
    fraction_from_decimal(y, b);
    mpq_add(x, x, y);
    bool fits = rounded(out, x, decimals);
    mpq_clears(x, y, NULL);
    return fits;
}

/* Finds the two figures of a sample. */
static bool find_figures(struct decimal *previous, struct decimal *current,
                         const struct pair_finder *f, const struct sample *sample)
{
    *previous = (struct decimal){0, 0};
    return (!sample->has_growth || find_previous(previous, f, sample)) &&
           sum_of(current, *previous, sample->difference);
}

/* ---- All samples ----------------------------------------------------------------------------- */

static int finer(const struct pair_finder *f)
{
    int before = f->sides[0].indicator->measure.decimals,
        after = f->sides[1].indicator->measure.decimals;
    return before > after ? before : after;
}

/* Those first whose difference has no more decimals than the bands. */
static bool is_nearer(const struct sample *a, const struct sample *b, int decimals)
{
    bool is_plain = a->difference.scale <= decimals;
    if (is_plain != (b->difference.scale <= decimals))
        return is_plain;
    if (decimal_compare(a->difference, b->difference) != 0)
        return axis_is_nearer(a->difference, b->difference);
    return a->has_growth && b->has_growth && axis_is_nearer(a->growth, b->growth);
}

static void try_sample(struct pair_finder *f, const struct sample *sample)
{
    struct decimal before = earned(f, 0, sample), after = earned(f, 1, sample);
    struct decimal previous, current;
    int order = decimal_compare(after, before);
    if (order == 0)
        return;
    if (!find_figures(&previous, &current, f, sample)) {
        f->is_stuck = true; /* so long that nobody could write them */
        return;
    }
    f->lower = f->lower || order < 0;
    f->higher = f->higher || order > 0;
    if (f->has_best && !is_nearer(sample, &f->best, finer(f)))
        return;
    f->has_best = true;
    f->best = *sample;
    f->previous = previous;
    f->current = current;
    f->points[0] = before;
    f->points[1] = after;
}

/* The values of an axis that speak for all: each cut, and one of each piece between two cuts. */
struct samples {
    struct decimal *items;
    size_t count;
};

/* @param decimals      as few as it takes from here on
 * @param most_of_cuts  a cut of more decimals is none by itself */
static struct samples sample_axis(const struct axis *axis, int decimals, int most_of_cuts)
{
    struct samples samples = {
        .items = arena_array(axis->arena, 2 * axis->count + 2, sizeof *samples.items)};
    int finest = axis_finest(axis), most = finest < decimals ? decimals : finest + 1;
    for (size_t i = 0; samples.items && i <= axis->count; i++) {
        const struct decimal *low = i ? &axis->items[i - 1] : NULL,
                             *high = i < axis->count ? &axis->items[i] : NULL;
        struct decimal value;
        int tried = decimals;
        if (high && high->scale <= most_of_cuts)
            samples.items[samples.count++] = *high;
        while (tried <= most && !axis_between(&value, low, high, tried))
            tried++;
        if (tried <= most)
            samples.items[samples.count++] = value;
    }
    return samples;
}

static struct axis start_axis(const struct pair_finder *f)
{
    struct axis axis = {.arena = f->arena};
    axis_cut(&axis, (struct decimal){0, 0});
    return axis;
}

/* Cuts an axis where a side changes its mind: of differences, or of growths. */
static void cut(struct axis *axis, const struct pair_finder *f, bool of_growth)
{
    for (int side = 0; side < 2; side++) {
        const struct indicator *indicator = f->sides[side].indicator;
        enum derivation derivation = indicator->derivation;
        if (derivation != DERIVE_NOT && (derivation == DERIVE_GROWTH) == of_growth)
            axis_cut_at_edges(axis, &indicator->measure, f->sides[side].overlap,
                              derivation == DERIVE_DECREASE ? -1 : 1);
    }
    axis_sort(axis);
}

static void try_all(struct pair_finder *f)
{
    struct axis differences = start_axis(f), growths = start_axis(f);
    bool has_growth = f->sides[0].indicator->derivation == DERIVE_GROWTH ||
                      f->sides[1].indicator->derivation == DERIVE_GROWTH;
    cut(&differences, f, false);
    cut(&growths, f, true);
    /* Growths are rounded to the decimals of one measure: a cut between two of those belongs to
     * the piece away from zero. Differences are rounded to those of two. */
    int of_growth = growth_measure(f)->decimals;
    struct samples of_differences = sample_axis(&differences, finer(f), axis_finest(&differences)),
                   of_growths = sample_axis(&growths, of_growth, of_growth);
    if (arena_failed(f->arena))
        return;
    for (size_t d = 0; d < of_differences.count; d++) {
        struct sample sample = {.difference = of_differences.items[d]};
        try_sample(f, &sample);
        sample.has_growth = true;
        for (size_t g = 0; has_growth && g < of_growths.count; g++) {
            int64_t one = sample.difference.coefficient, other = of_growths.items[g].coefficient;
            sample.growth = of_growths.items[g];
            if ((one > 0) == (other > 0) && (one < 0) == (other < 0))
                try_sample(f, &sample);
        }
    }
}

struct verdict verdict_of_pairs(struct arena *arena, const struct table_view sides[2])
{
    struct pair_finder f = {.arena = arena, .sides = sides};
    char previous[NUMBER_TEXT], current[NUMBER_TEXT];
    if (sides[0].indicator->kind != BY_BANDS || sides[1].indicator->kind != BY_BANDS)
        return (struct verdict){.verdict = IGA_UNPROVED};
    try_all(&f);
    if (f.is_stuck)
        return (struct verdict){.verdict = IGA_UNPROVED};
    struct verdict out = {.verdict = f.lower && f.higher ? IGA_MIXED
                                     : f.lower           ? IGA_NEVER_HIGHER
                                     : f.higher          ? IGA_NEVER_LOWER
                                                         : IGA_SAME,
                          .points = {f.points[0], f.points[1]}};
    if (!f.has_best)
        return out;
    decimal_print(previous, f.previous);
    decimal_print(current, f.current);
    out.witness = arena_print(arena, "{\"previous\":%s,\"current\":%s}", previous, current);
    return out;
}
