/* advise_data.c - the region's own text, with the steps of a plan taken. */
#include "score/advise.h"

#include "data/edit.h"

static void set_answer(struct adviser *a, const char *innovation, uint32_t slot, unsigned level)
{
    const struct schema_unit *schema =
        innovation ? &a->rules->schema.innovation : &a->rules->schema.region;
    const struct edit_place place = {.innovation = innovation,
                                     .is_answer = true,
                                     .key = schema->indicators[slot].key,
                                     .alias = schema->indicators[slot].alias};
    const char *json = arena_print(a->own, "{\"level\": %u}", level);
    if (json)
        edit_set(a->advice->data, &place, json);
}

/* The fields that make an innovation eligible. */
static void set_fields(struct adviser *a, const struct mend *mended)
{
    for (size_t i = 0; i < a->rules->field_count[UNIT_INNOVATION]; i++) {
        const struct field *field = &a->rules->fields[UNIT_INNOVATION][i];
        if (!mended->field_changed[i])
            continue;
        const struct edit_place place = {.innovation = mended->innovation.id, .key = field->name};
        const char *json = mend_field_json(a->own, field, &mended->fields[i]);
        if (json)
            edit_set(a->advice->data, &place, json);
    }
}

static void change_seat(struct adviser *a, uint32_t seat)
{
    const struct play *play = &a->play;
    const struct state *state = &a->plan.state;
    const char *id = play->region->innovations[seat].id;
    if (state->status[seat] == SEAT_OUT) {
        edit_leave_out(a->advice->data, id);
        return;
    }
    if (state->status[seat] == SEAT_MENDED)
        set_fields(a, play->seats[seat].mended);
    for (uint32_t slot = 0; slot < a->rules->indicator_count[UNIT_INNOVATION]; slot++) {
        unsigned level = state_level(state, play, seat, slot);
        if (level > play->seats[seat].scored[slot].level)
            set_answer(a, id, slot, level);
    }
}

/* Newcomers in the order of the steps, so that each can be named there. */
static bool add_newcomers(struct adviser *a)
{
    size_t given = 0, at = 0;
    struct iga_advice *advice = a->advice;
    for (uint32_t kind = (uint32_t)a->play.newcomer_count; kind-- > 0;)
        for (uint32_t k = 0; k < a->plan.state.added[kind]; k++) {
            struct mend *made = a->play.newcomers[kind].made;
            made->innovation.id = newcomer_id(a->arena, a->play.region, &given);
            const char *json = made->innovation.id ? mend_json(made) : NULL;
            if (!json)
                return false;
            edit_add(advice->data, json);
            while (at < advice->step_count &&
                   (advice->steps[at].innovation || advice->steps[at].indicator))
                at++;
            if (at < advice->step_count)
                advice->steps[at].innovation = made->innovation.id;
        }
    return true;
}

bool advise_data(struct adviser *a)
{
    buffer_add(a->advice->data, a->chunk->bytes, a->chunk->length);
    if (!a->plan.is_reachable)
        return !a->advice->data->failed;
    for (uint32_t slot = 0; slot < a->rules->indicator_count[UNIT_REGION]; slot++) {
        unsigned level = state_level(&a->plan.state, &a->play, NO_INDEX, slot);
        if (level > a->play.base->scored[slot].level)
            set_answer(a, NULL, slot, level);
    }
    for (uint32_t seat = 0; seat < a->play.seat_count; seat++)
        change_seat(a, seat);
    return add_newcomers(a) && !arena_failed(a->own) && !a->advice->data->failed;
}
