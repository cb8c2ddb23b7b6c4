/* How an answer became a level, and the level points. */
#include "score/explain.h"

#include "rules/formula_print.h"

#include <string.h>

/* An indicator under way. */
struct answered {
    const struct indicator *indicator;
    const struct answer *answer;
    const struct scored *scored;
    struct origin origin;
    struct iga_explanation *out;
};

static void set_range(struct explainer *e, iga_step *step, const struct measure *measure,
                      const struct band *band)
{
    const struct interval *range = &band->range;
    step->low = range->has_low ? explain_digits(e, range->low, measure->decimals) : NULL;
    step->high = range->has_high ? explain_digits(e, range->high, measure->decimals) : NULL;
    step->low_open = range->low_open;
    step->high_open = range->high_open;
    step->unit = measure->unit;
    explain_place(e, step, band->token);
}

/* ---- Choices and codes -------------------------------------------------------------------- */

/* The line of the first token with this text behind the indicator's word; the indicator's own
 * when there is none. */
static size_t line_of_text(const struct iga_rules *rules, const struct indicator *indicator,
                           const char *text)
{
    const struct source *source = &rules->source;
    size_t open = source_table(source, indicator->token);
    size_t end = open == NO_TOKEN ? open : source->tokens[open].match;
    for (size_t i = open; i < end && i < source->count; i++) {
        const struct token *token = &source->tokens[i];
        bool is_string = token->kind == TOKEN_STRING;
        if (is_string ? strcmp(token->string, text) == 0 : source_is(source, i, text))
            return token->line;
    }
    return indicator->line;
}

/* The codes of a level: "TMP, TW". */
static const char *codes_of(struct explainer *e, const struct indicator *indicator, unsigned level)
{
    const char *text = NULL;
    for (size_t i = 0; i < indicator->code_count; i++)
        if (indicator->codes[i].level == level)
            text = text ? arena_print(e->arena, "%s, %s", text, indicator->codes[i].text)
                        : indicator->codes[i].text;
    return text;
}

/* The only band of a level; NULL when there is none or more than one. */
static const struct band *band_of(const struct measure *measure, unsigned level)
{
    const struct band *found = NULL;
    for (size_t i = 0; i < measure->band_count; i++) {
        if (measure->bands[i].level != level)
            continue;
        if (found)
            return NULL;
        found = &measure->bands[i];
    }
    return found;
}

static void add_choice(struct explainer *e, const struct answered *a, unsigned level, bool decides)
{
    const struct indicator *indicator = a->indicator;
    const struct code *code =
        decides && a->answer->form == ANSWER_CODE ? &indicator->codes[a->answer->level] : NULL;
    const char *text = indicator->level_texts ? indicator->level_texts[level] : NULL;
    iga_step *step = &explain_add(e, a->out, IGA_STEP_CHOICE)->step;
    step->id = code ? code->text : codes_of(e, indicator, level);
    step->title = text;
    step->level = level;
    step->decides = step->holds = decides;
    step->rule_line = code   ? line_of_text(e->rules, indicator, code->text)
                      : text ? line_of_text(e->rules, indicator, text)
                             : indicator->line;
    const struct band *band = text || step->id ? NULL : band_of(&indicator->measure, level);
    if (band)
        set_range(e, step, &indicator->measure, band);
    explain_units(e, step, indicator->points[level]);
    explain_source(step, code ? code->origin : band ? band->origin : (struct origin){0}, a->origin);
}

/* The level and the two beside it; level 0 is said only where it decides or means something. */
static void add_choices(struct explainer *e, const struct answered *a)
{
    unsigned level = a->scored->level;
    for (unsigned i = level ? level - 1 : 0; i <= level + 1 && i <= a->indicator->levels; i++)
        if (i == level || i > 0 || (a->indicator->level_texts && a->indicator->level_texts[0]) ||
            codes_of(e, a->indicator, 0))
            add_choice(e, a, i, i == level);
}

/* ---- Bands -------------------------------------------------------------------------------- */

/* A value among the bands of a measure. */
struct placed {
    const struct measure *measure;
    struct decimal value;
    size_t own; /* the band that decided; band_count if none did */
    struct origin origin;
};

static void add_band(struct explainer *e, const struct answered *a, const struct placed *placed,
                     size_t i)
{
    const struct band *band = &placed->measure->bands[i];
    iga_step *step = &explain_add(e, a->out, IGA_STEP_BAND)->step;
    set_range(e, step, placed->measure, band);
    step->level = band->level;
    step->holds = interval_holds(&band->range, placed->value);
    step->decides = i == placed->own;
    explain_units(e, step, a->indicator->points[band->level]);
    explain_source(step, band->origin, placed->origin);
}

/* The bands nearest to a value that lies in none, on either side. */
static void find_nearest(size_t nearest[2], const struct placed *placed)
{
    const struct measure *measure = placed->measure;
    nearest[0] = nearest[1] = measure->band_count;
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct interval *range = &measure->bands[i].range;
        bool is_below = range->has_high && decimal_compare(range->high, placed->value) <= 0;
        size_t *best = &nearest[is_below ? 0 : 1];
        const struct interval *other =
            *best < measure->band_count ? &measure->bands[*best].range : NULL;
        if (!other || (is_below ? decimal_compare(range->high, other->high) > 0
                                : decimal_compare(range->low, other->low) < 0))
            *best = i;
    }
}

/* The band that decided, those beside it in the file and others that hold the value; of a value
 * that lies in none the nearest. */
static void add_bands(struct explainer *e, const struct answered *a, const struct placed *placed)
{
    const struct measure *measure = placed->measure;
    size_t nearest[2];
    bool has_none = placed->own == measure->band_count;
    if (has_none)
        find_nearest(nearest, placed);
    for (size_t i = 0; i < measure->band_count; i++) {
        bool is_near = has_none ? i == nearest[0] || i == nearest[1]
                                : i + 1 >= placed->own && i <= placed->own + 1;
        if (is_near || interval_holds(&measure->bands[i].range, placed->value))
            add_band(e, a, placed, i);
    }
}

/* ---- Measured values ---------------------------------------------------------------------- */

static const char *const derivations[] = {
    [DERIVE_NOT] = "",
    [DERIVE_GROWTH] = "growth",
    [DERIVE_INCREASE] = "increase",
    [DERIVE_DECREASE] = "decrease",
};

static void add_figure(struct explainer *e, struct iga_explanation *above, const char *id,
                       struct decimal number)
{
    iga_step *step = &explain_add(e, above, IGA_STEP_EXPRESSION)->step;
    step->op = "number";
    step->id = id;
    explain_decimal(e, step, number);
}

/* "(905.1 − 812.4) / 812.4 × 100" */
static const char *derivation_text(struct explainer *e, const struct answered *a)
{
    iga_lang lang = e->result->options.lang;
    const char *previous =
        formula_decimal(e->arena, explain_digits(e, a->answer->previous, -1), lang);
    const char *current = formula_decimal(e->arena, explain_digits(e, a->answer->value, -1), lang);
    bool has_signs = a->answer->previous.coefficient < 0 || a->answer->value.coefficient < 0;
    if (!previous || !current)
        return NULL;
    switch (a->indicator->derivation) {
    case DERIVE_GROWTH:
        return arena_print(e->arena, "(%s − %s) / %s × 100", current, previous, previous);
    case DERIVE_DECREASE:
        return arena_print(e->arena, has_signs ? "(%s) − (%s)" : "%s − %s", previous, current);
    default:
        return arena_print(e->arena, has_signs ? "(%s) − (%s)" : "%s − %s", current, previous);
    }
}

static void add_derived(struct explainer *e, const struct answered *a)
{
    struct grader *grader = e->result->grader;
    struct iga_explanation *derived = explain_add(e, a->out, IGA_STEP_DERIVED);
    grade_derive(grader, a->indicator, a->answer);
    if (a->indicator->derivation == DERIVE_GROWTH) {
        mpq_set_ui(e->scratch, 100, 1);
        mpq_mul(grader->current, grader->current, e->scratch);
    }
    explain_number(e, &derived->step, grader->current);
    derived->step.op = derivations[a->indicator->derivation];
    derived->step.numbers = derivation_text(e, a);
    derived->step.unit = a->indicator->measure.unit;
    add_figure(e, derived, "previous", a->answer->previous);
    add_figure(e, derived, "current", a->answer->value);
}

/* The value as bands or a script see it. */
static struct decimal add_measured(struct explainer *e, const struct answered *a,
                                   const struct measure *measure)
{
    struct decimal value = grade_measured(e->result->grader, a->indicator, a->answer);
    iga_step *step = &explain_add(e, a->out, IGA_STEP_MEASURED)->step;
    if (a->indicator->kind != BY_SCRIPT && measure->decimals >= 0)
        value = decimal_round(value, measure->decimals);
    if (!measure->whole && (a->answer->form == ANSWER_PAIR || a->indicator->kind != BY_SCRIPT))
        step->decimals = measure->decimals;
    step->unit = measure->unit;
    explain_decimal(e, step, value);
    step->value = explain_digits(e, value, step->decimals);
    return value;
}

static size_t deciding_band(const struct measure *measure, struct decimal value, unsigned level)
{
    size_t i = 0;
    while (i < measure->band_count &&
           (measure->bands[i].level != level || !interval_holds(&measure->bands[i].range, value)))
        i++;
    return i;
}

static void add_measure(struct explainer *e, struct answered *a)
{
    const struct measure *measure = &a->indicator->measure;
    struct origin origin = a->origin;
    if (a->answer->basis >= 0) {
        const struct basis *basis = &a->indicator->bases[a->answer->basis];
        measure = &basis->measure;
        a->out->step.basis = basis->id;
        a->out->step.basis_title = basis->title;
        origin = basis->origin.stated ? basis->origin : origin;
    }
    if (a->answer->form == ANSWER_PAIR)
        add_derived(e, a);
    struct decimal value = add_measured(e, a, measure);
    if (a->indicator->kind == BY_SCRIPT)
        return;
    struct placed placed = {measure, value, deciding_band(measure, value, a->scored->level),
                            origin};
    add_bands(e, a, &placed);
}

/* ---- The indicator ------------------------------------------------------------------------ */

/* The weight, where points are weight times level. */
static const char *weight_of(struct explainer *e, const struct indicator *indicator, unsigned level)
{
    if (!indicator->has_weight || indicator->kind == BY_SCRIPT)
        return NULL;
    mpq_t product, points;
    mpq_inits(product, points, NULL);
    fraction_from_decimal(product, indicator->weight);
    mpq_set_ui(points, level, 1);
    mpq_mul(product, product, points);
    fraction_from_units(points, indicator->points[level], e->rules->unit_decimals);
    bool is_product = mpq_equal(product, points);
    mpq_clears(product, points, NULL);
    return is_product ? explain_digits(e, indicator->weight, -1) : NULL;
}

static void add_how(struct explainer *e, struct answered *a)
{
    switch (a->answer->form) {
    case ANSWER_MISSING:
        return;
    case ANSWER_LEVEL:
    case ANSWER_CODE:
        if (a->indicator->kind != BY_SCRIPT)
            add_choices(e, a);
        return;
    default:
        add_measure(e, a);
    }
}

/* What the result tells of the answer. */
static void copy_answer(struct explainer *e, iga_step *step, const struct indicator *indicator,
                        size_t innovation)
{
    iga_answer given;
    bool is_there =
        indicator->unit == UNIT_REGION
            ? iga_result_answer(&given, e->result, indicator->slot)
            : iga_result_innovation_answer(&given, e->result, innovation, indicator->slot);
    if (!is_there)
        return;
    step->no = given.no;
    step->answer = explain_copy(e, given.answer);
    step->state = given.state;
    step->level = given.level;
    step->maximum = explain_copy(e, given.max);
}

void explain_indicator(struct explainer *e, struct iga_explanation *above,
                       const struct indicator *indicator, size_t innovation, struct origin around)
{
    bool is_own = indicator->unit == UNIT_REGION;
    const struct region *region = e->result->region;
    const struct answer *answers =
        is_own ? region->answers : region->innovations[innovation].answers;
    const struct scored *scored =
        is_own ? e->result->scored : e->result->innovations[innovation].scored;
    struct answered a = {.indicator = indicator,
                         .answer = &answers[indicator->slot],
                         .scored = &scored[indicator->slot],
                         .out = explain_add(e, above, IGA_STEP_INDICATOR)};
    iga_step *step = &a.out->step;
    step->id = indicator->id;
    step->title = indicator->title;
    step->is_mandatory = indicator->mandatory;
    step->note = indicator->note && *indicator->note ? indicator->note : NULL;
    step->rule_line = indicator->line;
    copy_answer(e, step, indicator, innovation);
    explain_units(e, step, a.scored->points);
    a.origin = explain_source(step, indicator->origin, around);
    if (a.scored->state == IGA_SCORED) {
        step->weight = weight_of(e, indicator, a.scored->level);
        add_how(e, &a);
    } else if (a.scored->state == IGA_NOT_APPLICABLE) {
        step->formula = explain_condition(e, indicator->applies);
    } else {
        step->is_unverified = a.answer->form != ANSWER_MISSING;
    }
}
