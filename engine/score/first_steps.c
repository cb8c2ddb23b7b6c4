/* first_steps.c - what to do first in a region, for a page about it. */
#include "score/advise.h"

#include <stdlib.h>
#include <string.h>

/* Innovations scored while it is looked which of them are worth making eligible: beyond that the
 * rest is not looked at, so that a region with very many does not take minutes. */
enum { MOST_WORK = 500000 };

/* A step with its gain, which is cleared once the steps are in order. */
struct told {
    iga_first_step step;
    mpq_t gain;
};

struct iga_first_steps {
    struct arena *arena; /* of this and of everything that is handed out */
    struct told *items;
    size_t count, capacity;
};

/* The work under way: an adviser without a plan. */
struct work {
    struct adviser a;
    struct iga_first_steps *out;
    struct state start, trial;
    size_t most;
    mpq_t after;
};

/* A step with what it gains, until the best are told. */
struct candidate {
    uint32_t slot;
    mpq_t gain;
};

/* ---- Telling ------------------------------------------------------------------------------ */

/* Measures the trial. @return whether it raises the index */
static bool gains(struct work *w)
{
    play_index(w->after, &w->a.play, &w->trial);
    return !w->a.play.no_memory && mpq_cmp(w->after, w->a.index) > 0;
}

static void begin_trial(struct work *w)
{
    state_copy(&w->trial, &w->start, &w->a.play);
}

/* Rounded as the index is, or finer where nothing would be left of it. */
static const char *short_gain(struct work *w, const mpq_t gain)
{
    enum { FINEST = 6 };
    const char *text = fraction_short(w->a.arena, gain, w->a.rules->decimals);
    return text && strcmp(text, "0") == 0 ? fraction_short(w->a.arena, gain, FINEST) : text;
}

/* Adds a step that makes the index what was measured last. @return NULL without memory */
static iga_first_step *tell(struct work *w, iga_first_kind kind)
{
    struct iga_first_steps *steps = w->out;
    void *items = steps->items;
    if (!arena_grow(steps->arena, &items, steps->count, &steps->capacity, sizeof *steps->items))
        return NULL;
    steps->items = items;
    struct told *told = &steps->items[steps->count++];
    mpq_init(told->gain);
    mpq_sub(told->gain, w->after, w->a.index);
    told->step = (iga_first_step){.kind = kind,
                                  .from = -1,
                                  .to = -1,
                                  .gain = fraction_exact(w->a.arena, told->gain),
                                  .gain_short = short_gain(w, told->gain)};
    return &told->step;
}

/* Names what a step is about. */
static void about(struct work *w, const char ***list, size_t *count, size_t most, const char *name)
{
    if (!*list)
        *list = arena_array(w->a.arena, most, sizeof **list);
    if (*list)
        (*list)[(*count)++] = arena_copy(w->a.arena, name, strlen(name));
}

/* ---- What is forfeited for want of little ---------------------------------------------------- */

static void tell_conditions(struct work *w)
{
    iga_forfeit forfeit;
    advise_conditions(&w->a);
    for (size_t i = 0; iga_advice_forfeit(&forfeit, w->a.advice, i); i++) {
        if (!fraction_from_text(w->after, forfeit.gain))
            continue;
        mpq_add(w->after, w->after, w->a.index);
        iga_first_step *step = tell(w, IGA_FIRST_CONDITION);
        if (step) {
            step->message = forfeit.message;
            step->rule_line = forfeit.rule_line;
        }
    }
}

static bool is_forfeited(const struct work *w, uint32_t slot)
{
    return w->a.rules->indicators[UNIT_REGION][slot].mandatory &&
           w->a.play.base->scored[slot].state == IGA_MISSING;
}

static struct move rise(const struct work *w, uint32_t seat, uint32_t slot)
{
    unsigned level = state_level(&w->start, &w->a.play, seat, slot);
    return (struct move){STEP_RAISE, seat, slot, (uint8_t)level, (uint8_t)(level + 1)};
}

/* Raises an answer in the trial, if it can rise. */
static bool try_rise(struct work *w, uint32_t seat, uint32_t slot)
{
    const struct move move = rise(w, seat, slot);
    bool is_allowed = state_allows(&w->trial, &w->a.play, &move);
    if (is_allowed)
        state_apply(&w->trial, &w->a.play, &move);
    return is_allowed;
}

static void tell_missing(struct work *w)
{
    size_t slots = w->a.rules->indicator_count[UNIT_REGION], count = 0;
    const char **titles = NULL;
    begin_trial(w);
    for (uint32_t slot = 0; slot < slots; slot++)
        if (is_forfeited(w, slot) && try_rise(w, NO_INDEX, slot))
            about(w, &titles, &count, slots, w->a.rules->indicators[UNIT_REGION][slot].title);
    if (count == 0 || !gains(w))
        return;
    iga_first_step *step = tell(w, IGA_FIRST_ANSWER);
    if (step) {
        step->about = titles;
        step->about_count = count;
    }
}

/* Whether an innovation that becomes eligible raises the index by itself. */
static bool is_worth_mending(struct work *w, uint32_t seat)
{
    const struct move move = {STEP_MAKE_ELIGIBLE, seat, 0, 0, 0};
    begin_trial(w);
    if (!state_allows(&w->trial, &w->a.play, &move))
        return false;
    state_apply(&w->trial, &w->a.play, &move);
    return gains(w);
}

static void tell_ineligible(struct work *w)
{
    size_t seats = w->a.play.seat_count, count = 0, looks = MOST_WORK / (seats + 1);
    const char **ids = NULL;
    uint32_t *worth = arena_array(w->a.own, seats + 1, sizeof *worth);
    for (uint32_t seat = 0; worth && seat < seats && looks > 0; seat++) {
        if (!w->a.play.seats[seat].mended)
            continue;
        looks--;
        if (is_worth_mending(w, seat)) {
            worth[count] = seat;
            about(w, &ids, &count, seats, w->a.play.region->innovations[seat].id);
        }
    }
    begin_trial(w);
    for (size_t i = 0; i < count; i++)
        state_apply(&w->trial, &w->a.play, &(struct move){STEP_MAKE_ELIGIBLE, worth[i], 0, 0, 0});
    if (count == 0 || !gains(w))
        return;
    iga_first_step *step = tell(w, IGA_FIRST_ELIGIBLE);
    if (step) {
        step->about = ids;
        step->about_count = count;
    }
}

/* ---- Answers that rise ---------------------------------------------------------------------- */

static int compare(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    int order = mpq_cmp(b->gain, a->gain);
    return order ? order : (a->slot > b->slot) - (a->slot < b->slot);
}

/* Raises an answer of the region, or one in all innovations that count. @return in how many */
static size_t raise_all(struct work *w, enum node_unit unit, uint32_t slot)
{
    size_t count = 0;
    begin_trial(w);
    if (unit == UNIT_REGION)
        return !is_forfeited(w, slot) && try_rise(w, NO_INDEX, slot);
    for (uint32_t seat = 0; seat < w->a.play.seat_count; seat++)
        count += w->a.play.seats[seat].counts && try_rise(w, seat, slot);
    return count;
}

static void name_raised(iga_first_step *step, struct work *w, uint32_t slot)
{
    const struct play *play = &w->a.play;
    const char **ids = NULL;
    for (uint32_t seat = 0; seat < play->seat_count; seat++) {
        const struct move move = rise(w, seat, slot);
        if (play->seats[seat].counts && state_allows(&w->start, play, &move))
            about(w, &ids, &step->about_count, play->seat_count,
                  play->region->innovations[seat].id);
    }
    step->about = ids;
}

static void tell_rise(struct work *w, enum node_unit unit, const struct candidate *best)
{
    const struct indicator *indicator = &w->a.rules->indicators[unit][best->slot];
    mpq_add(w->after, w->a.index, best->gain);
    iga_first_step *step = tell(w, unit == UNIT_REGION ? IGA_FIRST_RAISE : IGA_FIRST_RAISE_ALL);
    if (!step)
        return;
    const struct schema_unit *schema =
        unit == UNIT_REGION ? &w->a.rules->schema.region : &w->a.rules->schema.innovation;
    const char *key = schema->indicators[best->slot].key;
    step->indicator = arena_copy(w->a.arena, key, strlen(key));
    step->title = arena_copy(w->a.arena, indicator->title, strlen(indicator->title));
    step->rule_line = indicator->line;
    if (unit == UNIT_INNOVATION) {
        name_raised(step, w, best->slot);
        return;
    }
    const struct move move = rise(w, NO_INDEX, best->slot);
    step->from = move.from;
    step->to = move.to;
    step->takes = advise_level_takes(&w->a, indicator, move.to);
}

static void tell_rises(struct work *w, enum node_unit unit)
{
    size_t slots = w->a.rules->indicator_count[unit], count = 0;
    struct candidate *all = arena_array(w->a.own, slots + 1, sizeof *all);
    for (uint32_t slot = 0; all && slot < slots; slot++) {
        if (raise_all(w, unit, slot) == 0 || !gains(w))
            continue;
        all[count].slot = slot;
        mpq_init(all[count].gain);
        mpq_sub(all[count++].gain, w->after, w->a.index);
    }
    if (count > 0)
        qsort(all, count, sizeof *all, compare);
    for (size_t i = 0; i < count; i++) {
        if (i < w->most)
            tell_rise(w, unit, &all[i]);
        mpq_clear(all[i].gain);
    }
}

static void tell_newcomer(struct work *w)
{
    const struct move move = {STEP_ADD, NO_INDEX, 0, 0, 0};
    char text[NUMBER_TEXT];
    begin_trial(w);
    if (!state_allows(&w->trial, &w->a.play, &move))
        return;
    state_apply(&w->trial, &w->a.play, &move);
    iga_first_step *step = gains(w) ? tell(w, IGA_FIRST_ADD) : NULL;
    if (step) {
        units_print(text, w->a.play.maturity, w->a.rules->unit_decimals);
        step->points = arena_copy(w->a.arena, text, strlen(text));
    }
}

/* ---- The order ------------------------------------------------------------------------------ */

/* What is forfeited, single steps, work on all innovations. */
static int group_of(iga_first_kind kind)
{
    return kind == IGA_FIRST_RAISE_ALL ? 2 : kind == IGA_FIRST_RAISE || kind == IGA_FIRST_ADD;
}

static int compare_told(const void *one, const void *other)
{
    const struct told *a = one, *b = other;
    int order = group_of(a->step.kind) - group_of(b->step.kind);
    if (!order)
        order = mpq_cmp(b->gain, a->gain);
    if (!order)
        order = (int)a->step.kind - (int)b->step.kind;
    return order
               ? order
               : (a->step.rule_line > b->step.rule_line) - (a->step.rule_line < b->step.rule_line);
}

static void put_in_order(struct iga_first_steps *steps)
{
    if (steps->count > 0)
        qsort(steps->items, steps->count, sizeof *steps->items, compare_told);
    for (size_t i = 0; i < steps->count; i++)
        mpq_clear(steps->items[i].gain);
}

/* ---- All of it ------------------------------------------------------------------------------ */

static iga_status work_out(struct work *w, const iga_result *result)
{
    struct adviser *a = &w->a;
    if (!play_start(&a->play, result, a->own, a->scratch, a->trial))
        return IGA_ENOMEM;
    a->status = advise_options(a);
    if (a->status != IGA_OK)
        return a->status;
    if (!play_prepare(&a->play) || !state_new(&w->start, &a->play) ||
        !state_new(&w->trial, &a->play))
        return IGA_ENOMEM;
    tell_conditions(w);
    tell_missing(w);
    tell_ineligible(w);
    tell_rises(w, UNIT_REGION);
    tell_newcomer(w);
    tell_rises(w, UNIT_INNOVATION);
    put_in_order(w->out);
    return arena_failed(a->arena) || arena_failed(a->own) || a->play.no_memory ? IGA_ENOMEM
                                                                               : IGA_OK;
}

static iga_status work_with(struct work *w, const iga_result *result)
{
    const struct iga_score_options plain = {.lang = result->options.lang};
    struct adviser *a = &w->a;
    a->own = arena_new();
    a->scratch = arena_new();
    a->findings = findings_new(plain.lang);
    a->advice = arena_take(a->arena, sizeof *a->advice); /* gets the conditions, and goes with it */
    iga_status status = IGA_ENOMEM;
    if (a->own && a->scratch && a->findings && a->advice &&
        iga_scorer_new(&a->trial, a->rules, &plain) == IGA_OK) {
        a->advice->arena = a->arena;
        status = work_out(w, result);
    }
    iga_scorer_free(a->trial);
    iga_findings_free(a->findings);
    arena_free(a->own);
    arena_free(a->scratch);
    return status;
}

iga_status iga_first_steps_new(iga_first_steps **out, const iga_result *result, size_t most)
{
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!result || !result->has_detail || iga_result_error_count(result) > 0 ||
        result->options.claims || result->options.verified)
        return IGA_EUSAGE;
    const iga_advise_options plain = {.lang = result->options.lang};
    struct arena *arena = arena_new();
    struct iga_first_steps *steps = arena ? arena_take(arena, sizeof *steps) : NULL;
    if (!steps) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    *steps = (struct iga_first_steps){.arena = arena};
    struct work w = {.a = {.arena = arena, .rules = result->rules, .options = &plain},
                     .out = steps,
                     .most = most};
    mpq_inits(w.a.threshold, w.a.index, w.after, NULL);
    mpq_set(w.a.index, evaluator_value(result->evaluator, result->rules->value_count));
    iga_status status = work_with(&w, result);
    mpq_clears(w.a.threshold, w.a.index, w.after, NULL);
    if (status == IGA_OK)
        *out = steps;
    else
        iga_first_steps_free(steps);
    return status;
}

void iga_first_steps_free(iga_first_steps *steps)
{
    if (steps)
        arena_free(steps->arena);
}

bool iga_first_steps_get(iga_first_step *out, const iga_first_steps *steps, size_t i)
{
    if (i >= steps->count)
        return false;
    *out = steps->items[i].step;
    return true;
}
