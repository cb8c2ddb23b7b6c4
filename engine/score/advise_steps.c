/* advise_steps.c - steps, told: what each takes and what it gains. */
#include "score/advise.h"

#include "base/text.h"
#include "rules/formula_print.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SINGLES_TRIED = 20000 };

/* ---- The order of the set ----------------------------------------------------------------- */

struct order {
    struct move *moves;
    size_t count, capacity;
    struct arena *arena;
    bool failed;
};

static void push(struct order *order, struct move move)
{
    void *moves = order->moves;
    if (!arena_grow(order->arena, &moves, order->count, &order->capacity, sizeof move)) {
        order->failed = true;
        return;
    }
    order->moves = moves;
    order->moves[order->count++] = move;
}

/* The level that an answer rises from. */
static unsigned foot_of(const struct adviser *a, uint32_t seat, uint32_t slot)
{
    const struct play *play = &a->play;
    if (seat == NO_INDEX)
        return play->base->scored[slot].level;
    if (a->plan.state.status[seat] == SEAT_MENDED)
        return play->seats[seat].mended->scored[slot].level;
    return play->seats[seat].scored[slot].level;
}

static void push_rises(struct order *order, const struct adviser *a, uint32_t seat, uint32_t slot)
{
    unsigned from = foot_of(a, seat, slot);
    for (unsigned to = state_level(&a->plan.state, &a->play, seat, slot); from < to; from++)
        push(order, (struct move){STEP_RAISE, seat, slot, (uint8_t)from, (uint8_t)(from + 1)});
}

/* The same answer of all innovations, those that rise between the same levels together. */
static void push_rises_of_slot(struct order *order, const struct adviser *a, uint32_t slot)
{
    unsigned levels = a->rules->indicators[UNIT_INNOVATION][slot].levels;
    const struct state *state = &a->plan.state;
    for (unsigned from = 0; from < levels; from++)
        for (unsigned to = from + 1; to <= levels; to++)
            for (uint32_t i = 0; i < a->play.seat_count; i++)
                if (state->status[i] != SEAT_OUT && foot_of(a, i, slot) == from &&
                    state_level(state, &a->play, i, slot) == to)
                    push_rises(order, a, i, slot);
}

bool advise_order(struct move **moves, size_t *count, const struct adviser *a)
{
    const struct play *play = &a->play;
    const struct state *state = &a->plan.state;
    struct order order = {.arena = a->own};
    for (uint32_t i = 0; i < play->seat_count; i++)
        if (state->status[i] == SEAT_MENDED)
            push(&order, (struct move){STEP_MAKE_ELIGIBLE, i, 0, 0, 0});
    for (uint32_t kind = (uint32_t)play->newcomer_count; kind-- > 0;) /* those with an area first */
        for (uint32_t k = 0; k < state->added[kind]; k++)
            push(&order, (struct move){STEP_ADD, NO_INDEX, kind, 0, 0});
    for (uint32_t i = 0; i < play->seat_count; i++)
        if (state->status[i] == SEAT_OUT)
            push(&order, (struct move){STEP_LEAVE_OUT, i, 0, 0, 0});
    for (uint32_t slot = 0; slot < a->rules->indicator_count[UNIT_REGION]; slot++)
        push_rises(&order, a, NO_INDEX, slot);
    for (uint32_t slot = 0; slot < a->rules->indicator_count[UNIT_INNOVATION]; slot++)
        push_rises_of_slot(&order, a, slot);
    *moves = order.moves;
    *count = order.count;
    return !order.failed;
}

/* ---- What a level takes ------------------------------------------------------------------- */

static const char *number(struct adviser *a, struct decimal value)
{
    char text[NUMBER_TEXT];
    decimal_print(text, value);
    return formula_decimal(a->arena, text, a->options->lang);
}

static void add_interval(struct buffer *out, struct adviser *a, const struct interval *range)
{
    const char *low = range->has_low ? number(a, range->low) : NULL;
    const char *high = range->has_high ? number(a, range->high) : NULL;
    if (low && high && strcmp(low, high) == 0)
        buffer_text(out, low);
    else if (low && high)
        buffer_print(out, "%s%s – %s%s", range->low_open ? ">" : "", low,
                     range->high_open ? "<" : "", high);
    else if (low)
        buffer_print(out, "%s %s", range->low_open ? ">" : "≥", low);
    else if (high)
        buffer_print(out, "%s %s", range->high_open ? "<" : "≤", high);
}

static void add_measure(struct buffer *out, struct adviser *a, const struct measure *measure,
                        const char *title, unsigned level)
{
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct band *band = &measure->bands[i];
        if (band->level != level)
            continue;
        buffer_text(out, out->length ? "; " : "");
        if (title)
            buffer_print(out, "%s: ", title);
        add_interval(out, a, &band->range);
        if (*measure->unit)
            buffer_print(out, " %s", measure->unit);
    }
}

static void add_codes(struct buffer *out, const struct indicator *indicator, unsigned level)
{
    bool is_first = true;
    for (size_t i = 0; i < indicator->code_count; i++) {
        if (indicator->codes[i].level != level)
            continue;
        buffer_print(out, "%s%s", is_first ? "" : ", ", indicator->codes[i].text);
        is_first = false;
    }
}

/* A buffer's text, kept; NULL when it is empty. */
static const char *kept(struct adviser *a, struct buffer *out)
{
    const char *text = NULL;
    if (out->failed)
        arena_fail(a->arena);
    else if (out->length > 0)
        text = arena_copy(a->arena, out->bytes, out->length);
    buffer_free(out);
    return text;
}

const char *advise_level_takes(struct adviser *a, const struct indicator *indicator, unsigned level)
{
    struct buffer out = {0};
    if (indicator->code_count > 0)
        add_codes(&out, indicator, level);
    else if (indicator->level_texts && indicator->level_texts[level])
        buffer_text(&out, indicator->level_texts[level]);
    if (indicator->kind == BY_BANDS)
        add_measure(&out, a, &indicator->measure, NULL, level);
    for (size_t i = 0; i < indicator->basis_count; i++)
        add_measure(&out, a, &indicator->bases[i].measure, indicator->bases[i].title, level);
    return kept(a, &out);
}

/* ---- What makes an innovation eligible ---------------------------------------------------- */

/* A value as data have it, but for the quotes around a date or a choice. */
static void add_unquoted(struct buffer *out, const char *json)
{
    size_t length = json ? strlen(json) : 0;
    bool is_quoted = length >= 2 && json[0] == '"';
    buffer_add(out, is_quoted ? json + 1 : json, is_quoted ? length - 2 : length);
}

/* A long text is not repeated, only how many words it has. */
static void add_field_value(struct buffer *out, struct adviser *a, const struct field *field,
                            const struct field_value *value)
{
    if (field->type == FIELD_TEXT && value->given)
        buffer_print(out, message_in(a->options->lang, "%zu words"),
                     text_words(value->text, value->length));
    else if (!value->given)
        buffer_text(out, "–");
    else
        add_unquoted(out, mend_field_json(a->own, field, value));
}

static const char *eligible_takes(struct adviser *a, uint32_t seat)
{
    const struct mend *mended = a->play.seats[seat].mended;
    const struct iga_rules *rules = a->rules;
    struct buffer out = {0};
    for (size_t i = 0; i < rules->field_count[UNIT_INNOVATION]; i++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][i];
        if (!mended->field_changed[i])
            continue;
        buffer_print(&out, "%s%s: ", out.length ? "; " : "", field->name);
        add_field_value(&out, a, field, &a->play.region->innovations[seat].fields[i]);
        buffer_text(&out, " → ");
        add_field_value(&out, a, field, &mended->fields[i]);
    }
    for (size_t i = 0; i < rules->indicator_count[UNIT_INNOVATION]; i++)
        if (mended->answer_changed[i])
            buffer_print(&out, "%s%s: %u → %u", out.length ? "; " : "",
                         rules->schema.innovation.indicators[i].key,
                         (unsigned)a->play.seats[seat].scored[i].level,
                         (unsigned)mended->scored[i].level);
    return kept(a, &out);
}

/* ---- Steps -------------------------------------------------------------------------------- */

static const char *in_units(struct adviser *a, int64_t points)
{
    char text[NUMBER_TEXT];
    units_print(text, points, a->rules->unit_decimals);
    return arena_copy(a->arena, text, strlen(text));
}

void advise_gain(const char **gain, const char **gain_short, struct adviser *a, mpq_srcptr after,
                 mpq_srcptr before)
{
    mpq_t difference;
    mpq_init(difference);
    mpq_sub(difference, after, before);
    *gain = fraction_exact(a->arena, difference);
    *gain_short = fraction_short(a->arena, difference, 6);
    mpq_clear(difference);
}

static const char *copy(struct adviser *a, const char *text)
{
    return arena_copy(a->arena, text, strlen(text));
}

static void describe_rise(iga_advised_step *out, struct adviser *a, const struct move *move)
{
    enum node_unit unit = move->innovation == NO_INDEX ? UNIT_REGION : UNIT_INNOVATION;
    const struct indicator *indicator = &a->rules->indicators[unit][move->which];
    const struct schema_unit *schema =
        unit == UNIT_REGION ? &a->rules->schema.region : &a->rules->schema.innovation;
    out->indicator = copy(a, schema->indicators[move->which].key);
    out->title = copy(a, indicator->title);
    out->from = move->from;
    out->to = move->to;
    out->takes = advise_level_takes(a, indicator, move->to);
}

static void describe(iga_advised_step *out, struct adviser *a, const struct move *move)
{
    *out = (iga_advised_step){.action = step_names[move->kind],
                              .from = -1,
                              .to = -1,
                              .cost = (unsigned)move_cost(&a->play, move),
                              .alike = 1};
    if (move->innovation != NO_INDEX)
        out->innovation = copy(a, a->play.region->innovations[move->innovation].id);
    switch (move->kind) {
    case STEP_MAKE_ELIGIBLE:
        out->takes = eligible_takes(a, move->innovation);
        break;
    case STEP_ADD: {
        struct area area = a->play.newcomers[move->which].area;
        if (area.field != SIZE_MAX)
            out->area = copy(a, a->rules->fields[UNIT_INNOVATION][area.field].choices[area.choice]);
        out->points = in_units(a, a->play.maturity);
        break;
    }
    case STEP_LEAVE_OUT:
        out->points = in_units(a, a->play.seats[move->innovation].points);
        break;
    case STEP_RAISE:
        describe_rise(out, a, move);
        break;
    }
}

static iga_advised_step *grow(iga_advised_step **items, size_t *count, size_t *capacity,
                              struct adviser *a)
{
    void *list = *items;
    if (!arena_grow(a->arena, &list, *count, capacity, sizeof **items))
        return NULL;
    *items = list;
    return &(*items)[(*count)++];
}

/* Whether a move goes on with the answer of the one before it. */
static bool goes_on(const struct move *moves, size_t i)
{
    return i > 0 && moves[i].kind == STEP_RAISE && moves[i - 1].kind == STEP_RAISE &&
           moves[i].innovation == moves[i - 1].innovation && moves[i].which == moves[i - 1].which;
}

static bool tell_set(struct adviser *a)
{
    struct move *moves;
    size_t count;
    struct state state;
    mpq_t before, after, foot; /* of the climb at hand */
    const char *unused;
    struct iga_advice *advice = a->advice;
    if (!advise_order(&moves, &count, a) || !state_new(&state, &a->play))
        return false;
    mpq_inits(before, after, foot, NULL);
    mpq_set(before, a->index);
    for (size_t i = 0; i < count; i++) {
        iga_advised_step *step =
            grow(&advice->steps, &advice->step_count, &advice->step_capacity, a);
        if (!step)
            break;
        describe(step, a, &moves[i]);
        /* what id a newcomer gets is told by the data */
        state_apply(&state, &a->play, &moves[i]);
        play_index(after, &a->play, &state);
        if (!goes_on(moves, i))
            mpq_set(foot, before);
        advise_gain(&step->gain, &step->gain_short, a, after, before);
        advise_gain(&unused, &step->climb_gain_short, a, after, foot);
        mpq_set(before, after);
    }
    mpq_clears(before, after, foot, NULL);
    return !arena_failed(a->arena) && !a->play.no_memory;
}

/* ---- Single steps ------------------------------------------------------------------------- */

/* A step with what it gains. */
struct single {
    struct move move;
    size_t alike;
    mpq_t gain;
};

struct singles {
    struct adviser *a;
    struct state start, trial;
    struct single *items;
    size_t count, capacity, tried;
    mpq_t index;
};

/* How many innovations the same rise can be made in, for the same gain. */
static size_t count_alike(const struct singles *s, const struct move *move)
{
    const struct play *play = &s->a->play;
    size_t count = 0;
    if (move->kind != STEP_RAISE || move->innovation == NO_INDEX || !s->a->plan.is_regular ||
        !play->seats[move->innovation].counts)
        return 1;
    for (uint32_t i = 0; i < play->seat_count; i++) {
        struct move other = *move;
        other.innovation = i;
        count += play->seats[i].counts && state_allows(&s->start, play, &other);
    }
    return count;
}

/* Newcomers of several areas may gain the same; one is enough. */
static bool is_told(const struct singles *s, const struct move *move)
{
    for (size_t i = 0; i < s->count; i++)
        if (move->kind == STEP_ADD && s->items[i].move.kind == STEP_ADD &&
            mpq_equal(s->items[i].gain, s->index))
            return true;
    return false;
}

static bool take_single(void *context, const struct move *move)
{
    struct singles *s = context;
    struct adviser *a = s->a;
    state_copy(&s->trial, &s->start, &a->play);
    state_apply(&s->trial, &a->play, move);
    play_index(s->index, &a->play, &s->trial);
    mpq_sub(s->index, s->index, a->index);
    if (mpq_sgn(s->index) > 0 && !is_told(s, move)) {
        void *items = s->items;
        if (!arena_grow(a->own, &items, s->count, &s->capacity, sizeof *s->items))
            return false;
        s->items = items;
        s->items[s->count] = (struct single){.move = *move, .alike = count_alike(s, move)};
        mpq_init(s->items[s->count].gain);
        mpq_set(s->items[s->count++].gain, s->index);
    }
    return ++s->tried < MOST_SINGLES_TRIED && !a->play.no_memory;
}

/* The most gain first; of equal ones in the order in which they were found. */
static int compare(const void *one, const void *other)
{
    const struct single *a = one, *b = other;
    int order = mpq_cmp(b->gain, a->gain);
    if (order)
        return order;
    if (a->move.kind != b->move.kind)
        return (int)a->move.kind - (int)b->move.kind;
    if (a->move.innovation != b->move.innovation)
        return a->move.innovation < b->move.innovation ? -1 : 1;
    return a->move.which < b->move.which ? -1 : a->move.which > b->move.which;
}

static void tell_singles(struct singles *s)
{
    struct adviser *a = s->a;
    mpq_t none;
    mpq_init(none);
    if (s->count > 0)
        qsort(s->items, s->count, sizeof *s->items, compare);
    for (size_t i = 0; i < s->count; i++) {
        iga_advised_step *step =
            grow(&a->advice->singles, &a->advice->single_count, &a->advice->single_capacity, a);
        if (step) {
            describe(step, a, &s->items[i].move);
            step->alike = s->items[i].alike;
            advise_gain(&step->gain, &step->gain_short, a, s->items[i].gain, none);
        }
        mpq_clear(s->items[i].gain);
    }
    mpq_clear(none);
}

bool advise_steps(struct adviser *a)
{
    struct singles s = {.a = a};
    if (a->plan.is_reachable && !tell_set(a))
        return false;
    if (!state_new(&s.start, &a->play) || !state_new(&s.trial, &a->play))
        return false;
    mpq_init(s.index);
    moves_each(&a->play, &s.start, a->plan.is_regular, take_single, &s);
    tell_singles(&s);
    mpq_clear(s.index);
    return !arena_failed(a->arena) && !a->play.no_memory;
}
