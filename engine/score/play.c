#include "score/play.h"

#include <string.h>

const char *const step_names[STEP_KINDS] = {
    [STEP_MAKE_ELIGIBLE] = "make_eligible",
    [STEP_ADD] = "add",
    [STEP_LEAVE_OUT] = "leave_out",
    [STEP_RAISE] = "raise",
};

static size_t slots_of(const struct play *play, enum node_unit unit)
{
    return play->rules->indicator_count[unit];
}

/* ---- Starting ----------------------------------------------------------------------------- */

static void start_seat(struct play *play, size_t i)
{
    struct seat *seat = &play->seats[i];
    const struct innovation_result *result = &play->base->innovations[i];
    seat->counts = result->reasons.count == 0;
    seat->scored = result->scored;
    seat->points = result->points;
}

bool play_start(struct play *play, const struct iga_result *base, struct arena *own,
                struct arena *scratch, struct iga_scorer *scorer)
{
    const struct iga_rules *rules = base->rules;
    *play = (struct play){.rules = rules,
                          .base = base,
                          .region = base->region,
                          .own = own,
                          .scratch = scratch,
                          .scorer = scorer,
                          .seat_count = base->region->innovation_count};
    play->seats = arena_array(own, play->seat_count + 1, sizeof *play->seats);
    play->answer_locked =
        arena_array(own, play->seat_count * slots_of(play, UNIT_INNOVATION) + 1, sizeof(bool));
    for (int unit = 0; unit < 2; unit++) {
        size_t count = rules->indicator_count[unit] + 1;
        play->slot_costs[unit] = arena_array(own, count, sizeof(int));
        play->slot_locked[unit] = arena_array(own, count, sizeof(bool));
    }
    if (arena_failed(own))
        return false;
    for (size_t i = 0; i < play->seat_count; i++)
        start_seat(play, i);
    return true;
}

/* ---- What can be made eligible ------------------------------------------------------------ */

static bool is_answer_locked(const struct play *play, size_t seat, size_t slot)
{
    return play->slot_locked[UNIT_INNOVATION][slot] ||
           play->answer_locked[seat * slots_of(play, UNIT_INNOVATION) + slot];
}

static bool touches_locked(const struct play *play, size_t i, const struct mend *mend)
{
    for (size_t slot = 0; slot < slots_of(play, UNIT_INNOVATION); slot++)
        if (mend->answer_changed[slot] && is_answer_locked(play, i, slot))
            return true;
    return false;
}

static bool changes_fields(const struct play *play, const struct mend *mend)
{
    for (size_t i = 0; i < play->rules->field_count[UNIT_INNOVATION]; i++)
        if (mend->field_changed[i])
            return true;
    return false;
}

static void prepare_seat(struct play *play, size_t i)
{
    struct seat *seat = &play->seats[i];
    struct slots all = {0, (uint32_t)slots_of(play, UNIT_INNOVATION)};
    if (seat->counts || seat->is_locked)
        return;
    struct mend *mend = arena_take(play->own, sizeof *mend);
    if (!mend)
        return;
    mend_start(mend, play->own, play->rules, play->region, play->base->scored,
               &play->region->innovations[i], seat->scored);
    bool is_mended = !mend->failed && mend_eligibility(mend);
    play->no_memory = play->no_memory || mend->failed;
    if (!is_mended || touches_locked(play, i, mend))
        return;
    seat->mended = mend;
    seat->only_answers = !changes_fields(play, mend);
    seat->points = points_of(mend->scored, all);
}

/* ---- What can be added -------------------------------------------------------------------- */

static bool has_kind(const struct play *play, struct area area)
{
    for (size_t i = 0; i < play->newcomer_count; i++)
        if (play->newcomers[i].area.field == area.field &&
            play->newcomers[i].area.choice == area.choice)
            return true;
    return false;
}

/* Adds a newcomer that is like the first but for its area, if that makes no other difference. */
static void prepare_area(struct play *play, struct area area)
{
    const struct mend *first = play->newcomers[0].made;
    struct newcomer_kind *kind = &play->newcomers[play->newcomer_count];
    const char *text = play->rules->fields[UNIT_INNOVATION][area.field].choices[area.choice];
    struct mend *made = arena_take(play->own, sizeof *made);
    if (!made || has_kind(play, area))
        return;
    mend_start(made, play->own, play->rules, play->region, play->base->scored, &first->innovation,
               first->scored);
    if (made->failed)
        return;
    made->fields[area.field] = (struct field_value){
        .given = true, .choice = (int32_t)area.choice, .text = text, .length = strlen(text)};
    for (size_t i = 0; i < play->rules->must_count; i++)
        if (!condition_holds(&made->subject, play->rules->musts[i].condition))
            return;
    *kind = (struct newcomer_kind){area, made};
    play->newcomer_count++;
}

static void prepare_areas(struct play *play)
{
    const struct formula *formula = &play->rules->formula;
    for (size_t a = 0; a < formula->aggregate_count; a++) {
        const struct aggregate *aggregate = &formula->aggregates[a];
        if (aggregate->kind != AGGREGATE_DISTINCT)
            continue;
        uint32_t field = formula->nodes[aggregate->subject].index;
        for (size_t i = 0; i < play->rules->fields[UNIT_INNOVATION][field].choice_count; i++)
            if (aggregate->set[i / 64] >> i % 64 & 1)
                prepare_area(play, (struct area){field, i});
    }
}

static size_t most_kinds(const struct play *play)
{
    const struct formula *formula = &play->rules->formula;
    size_t count = 1;
    for (size_t a = 0; a < formula->aggregate_count; a++)
        if (formula->aggregates[a].kind == AGGREGATE_DISTINCT)
            count +=
                play->rules
                    ->fields[UNIT_INNOVATION][formula->nodes[formula->aggregates[a].subject].index]
                    .choice_count;
    return count;
}

static void prepare_newcomers(struct play *play)
{
    struct mend *made = arena_take(play->own, sizeof *made);
    int64_t has;
    play->newcomers = arena_array(play->own, most_kinds(play), sizeof *play->newcomers);
    if (!made || !play->newcomers || !play->rules->schema.has_innovations)
        return;
    enum newcomer outcome =
        newcomer_make(made, &has, play->own, play->rules, play->region, play->base->scored,
                      play->maturity, (struct area){SIZE_MAX, 0}, "baru");
    play->no_memory = play->no_memory || outcome == NEWCOMER_NO_MEMORY;
    if (outcome != NEWCOMER_FINE && outcome != NEWCOMER_OTHER_POINTS)
        return;
    play->maturity = has;
    play->newcomers[play->newcomer_count++] = (struct newcomer_kind){{SIZE_MAX, 0}, made};
    prepare_areas(play);
}

bool play_prepare(struct play *play)
{
    for (size_t i = 0; i < play->seat_count; i++)
        prepare_seat(play, i);
    prepare_newcomers(play);
    return !play->no_memory && !arena_failed(play->own);
}

/* ---- Levels ------------------------------------------------------------------------------- */

/* What the levels of a seat start from: as it is, or once it is mended. */
static const struct scored *start_of(const struct play *play, size_t seat, uint8_t status)
{
    return status == SEAT_MENDED ? play->seats[seat].mended->scored : play->seats[seat].scored;
}

unsigned state_level(const struct state *state, const struct play *play, uint32_t seat,
                     uint32_t slot)
{
    if (seat == NO_INDEX)
        return state->levels[UNIT_REGION][slot];
    return state->levels[UNIT_INNOVATION][seat * slots_of(play, UNIT_INNOVATION) + slot];
}

unsigned play_highest(const struct play *play, uint32_t seat, uint32_t slot)
{
    enum node_unit unit = seat == NO_INDEX ? UNIT_REGION : UNIT_INNOVATION;
    const struct indicator *indicator = &play->rules->indicators[unit][slot];
    const struct scored *scored =
        unit == UNIT_REGION ? &play->base->scored[slot] : &play->seats[seat].scored[slot];
    bool is_locked = unit == UNIT_REGION
                         ? play->slot_locked[unit][slot]
                         : play->seats[seat].is_locked || is_answer_locked(play, seat, slot);
    if (is_locked || play->locked[STEP_RAISE] || indicator->kind == BY_SCRIPT ||
        scored->state == IGA_NOT_APPLICABLE)
        return 0;
    return indicator->levels;
}

/* ---- States ------------------------------------------------------------------------------- */

static size_t cells(const struct play *play)
{
    return play->seat_count * slots_of(play, UNIT_INNOVATION);
}

bool state_new(struct state *state, const struct play *play)
{
    struct arena *arena = play->own;
    size_t own = slots_of(play, UNIT_REGION), slots = slots_of(play, UNIT_INNOVATION);
    state->levels[UNIT_REGION] = arena_array(arena, own + 1, 1);
    state->levels[UNIT_INNOVATION] = arena_array(arena, cells(play) + 1, 1);
    state->status = arena_array(arena, play->seat_count + 1, 1);
    state->is_touched = arena_array(arena, play->seat_count + 1, sizeof(bool));
    state->added = arena_array(arena, play->newcomer_count + 1, sizeof *state->added);
    if (arena_failed(arena))
        return false;
    for (size_t i = 0; i < own; i++)
        state->levels[UNIT_REGION][i] = play->base->scored[i].level;
    for (size_t s = 0; s < play->seat_count; s++)
        for (size_t i = 0; i < slots; i++)
            state->levels[UNIT_INNOVATION][s * slots + i] = play->seats[s].scored[i].level;
    return true;
}

void state_copy(struct state *to, const struct state *from, const struct play *play)
{
    memcpy(to->levels[UNIT_REGION], from->levels[UNIT_REGION], slots_of(play, UNIT_REGION));
    memcpy(to->levels[UNIT_INNOVATION], from->levels[UNIT_INNOVATION], cells(play));
    memcpy(to->status, from->status, play->seat_count);
    memcpy(to->is_touched, from->is_touched, play->seat_count * sizeof(bool));
    memcpy(to->added, from->added, play->newcomer_count * sizeof *to->added);
}

void state_apply(struct state *state, const struct play *play, const struct move *move)
{
    size_t slots = slots_of(play, UNIT_INNOVATION), seat = move->innovation;
    switch (move->kind) {
    case STEP_MAKE_ELIGIBLE:
        state->status[seat] = SEAT_MENDED;
        for (size_t i = 0; i < slots; i++) {
            uint8_t *level = &state->levels[UNIT_INNOVATION][seat * slots + i];
            if (play->seats[seat].mended->answer_changed[i] &&
                *level < play->seats[seat].mended->scored[i].level)
                *level = play->seats[seat].mended->scored[i].level;
        }
        break;
    case STEP_ADD:
        state->added[move->which]++;
        break;
    case STEP_LEAVE_OUT:
        state->status[seat] = SEAT_OUT;
        break;
    case STEP_RAISE:
        if (move->innovation == NO_INDEX) {
            state->levels[UNIT_REGION][move->which] = move->to;
        } else {
            state->levels[UNIT_INNOVATION][seat * slots + move->which] = move->to;
            state->is_touched[seat] = true;
        }
        break;
    }
}

bool state_allows(const struct state *state, const struct play *play, const struct move *move)
{
    const struct seat *seat = move->innovation == NO_INDEX ? NULL : &play->seats[move->innovation];
    if (play->locked[move->kind] || (seat && seat->is_locked))
        return false;
    switch (move->kind) {
    case STEP_MAKE_ELIGIBLE:
        return seat->mended && state->status[move->innovation] == SEAT_KEPT;
    case STEP_ADD:
        return move->which < play->newcomer_count;
    case STEP_LEAVE_OUT:
        return state->status[move->innovation] == SEAT_KEPT;
    default:
        return (!seat || state->status[move->innovation] != SEAT_OUT) &&
               state_level(state, play, move->innovation, move->which) == move->from &&
               move->to <= play_highest(play, move->innovation, move->which);
    }
}

int move_cost(const struct play *play, const struct move *move)
{
    if (move->kind != STEP_RAISE)
        return play->costs[move->kind];
    return play
        ->slot_costs[move->innovation == NO_INDEX ? UNIT_REGION : UNIT_INNOVATION][move->which];
}

/* ---- The region after the steps ----------------------------------------------------------- */

/* The answers with those that rose. */
static const struct answer *raise_answers(struct arena *arena, const struct answer *answers,
                                          const struct scored *start, const uint8_t *levels,
                                          size_t count)
{
    struct answer *raised = arena_array(arena, count + 1, sizeof *raised);
    if (!raised)
        return answers;
    for (size_t i = 0; i < count; i++) {
        raised[i] = answers[i];
        if (levels[i] > start[i].level)
            raised[i] = (struct answer){.form = ANSWER_LEVEL, .basis = -1, .level = levels[i]};
    }
    return raised;
}

static struct innovation seat_now(struct play *play, const struct state *state, size_t seat)
{
    size_t slots = slots_of(play, UNIT_INNOVATION);
    bool is_mended = state->status[seat] == SEAT_MENDED;
    struct innovation now =
        is_mended ? play->seats[seat].mended->innovation : play->region->innovations[seat];
    if (state->is_touched[seat])
        now.answers =
            raise_answers(play->scratch, now.answers, start_of(play, seat, state->status[seat]),
                          &state->levels[UNIT_INNOVATION][seat * slots], slots);
    return now;
}

static void build(struct region *out, struct play *play, const struct state *state)
{
    size_t count = play->seat_count, at = 0;
    for (size_t i = 0; i < play->newcomer_count; i++)
        count += state->added[i];
    *out = *play->region;
    out->innovations = arena_array(play->scratch, count + 1, sizeof *out->innovations);
    if (!out->innovations)
        return;
    for (size_t i = 0; i < play->seat_count; i++)
        if (state->status[i] != SEAT_OUT)
            out->innovations[at++] = seat_now(play, state, i);
    for (size_t i = 0; i < play->newcomer_count; i++)
        for (uint32_t k = 0; k < state->added[i]; k++)
            out->innovations[at++] = play->newcomers[i].made->innovation;
    out->innovation_count = at;
    out->answers =
        (struct answer *)raise_answers(play->scratch, play->region->answers, play->base->scored,
                                       state->levels[UNIT_REGION], slots_of(play, UNIT_REGION));
}

void play_index(mpq_t out, struct play *play, const struct state *state)
{
    struct region region;
    arena_reset(play->scratch);
    build(&region, play, state);
    const struct iga_result *result =
        arena_failed(play->scratch) ? NULL : scorer_score(play->scorer, &region, play->base->file);
    if (!result) {
        play->no_memory = true;
        mpq_set_ui(out, 0, 1);
        return;
    }
    mpq_set(out, evaluator_value(result->evaluator, play->rules->value_count));
}
