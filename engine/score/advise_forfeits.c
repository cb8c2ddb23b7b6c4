/* advise_forfeits.c - what a region forfeits for want of little. */
#include "score/advise.h"

#include "base/text.h"
#include "rules/formula_print.h"

#include <string.h>

static iga_forfeit *add(struct adviser *a)
{
    struct iga_advice *advice = a->advice;
    void *items = advice->forfeits;
    if (!arena_grow(a->arena, &items, advice->forfeit_count, &advice->forfeit_capacity,
                    sizeof *advice->forfeits))
        return NULL;
    advice->forfeits = items;
    return &advice->forfeits[advice->forfeit_count++];
}

static const char *kept(struct adviser *a, struct buffer *out)
{
    const char *text = out->failed ? NULL : arena_copy(a->arena, out->bytes, out->length);
    if (!text)
        arena_fail(a->arena);
    buffer_free(out);
    return text;
}

/* What the index gains by one step. */
static void measure(iga_forfeit *out, struct adviser *a, const struct move *move)
{
    struct state state;
    mpq_t after;
    if (!state_new(&state, &a->play))
        return;
    if (!state_allows(&state, &a->play, move))
        return;
    mpq_init(after);
    state_apply(&state, &a->play, move);
    play_index(after, &a->play, &state);
    advise_gain(&out->gain, &out->gain_short, a, after, a->index);
    mpq_clear(after);
}

/* ---- Innovations that do not count -------------------------------------------------------- */

static void add_ineligible(struct adviser *a, uint32_t seat)
{
    const struct iga_result *base = a->play.base;
    struct buffer text = {0};
    iga_forfeit *forfeit = add(a);
    if (!forfeit)
        return;
    const char *id = a->play.region->innovations[seat].id;
    size_t count = iga_result_reason_count(base, seat);
    for (size_t i = 0; i < count; i++) {
        const iga_finding *reason = iga_result_reason(base, seat, i);
        buffer_print(&text, "%s%s", i ? "; " : "", reason->message);
        if (i == 0)
            forfeit->rule_line = reason->line;
    }
    forfeit->kind = "not_eligible";
    forfeit->innovation = arena_copy(a->arena, id, strlen(id));
    forfeit->message = kept(a, &text);
    measure(forfeit, a, &(struct move){STEP_MAKE_ELIGIBLE, seat, 0, 0, 0});
}

/* ---- Mandatory answers left empty --------------------------------------------------------- */

static void add_missing(struct adviser *a, uint32_t seat, uint32_t slot)
{
    enum node_unit unit = seat == NO_INDEX ? UNIT_REGION : UNIT_INNOVATION;
    const struct schema_unit *schema =
        unit == UNIT_REGION ? &a->rules->schema.region : &a->rules->schema.innovation;
    const struct indicator *indicator = &a->rules->indicators[unit][slot];
    const char *key = schema->indicators[slot].key;
    struct buffer text = {0};
    iga_forfeit *forfeit = add(a);
    if (!forfeit)
        return;
    buffer_print(&text, "%s: %s", indicator->title,
                 message_in(a->options->lang, "a mandatory answer is missing"));
    forfeit->kind = "mandatory_missing";
    forfeit->indicator = arena_copy(a->arena, key, strlen(key));
    if (seat != NO_INDEX) {
        const char *id = a->play.region->innovations[seat].id;
        forfeit->innovation = arena_copy(a->arena, id, strlen(id));
    }
    forfeit->message = kept(a, &text);
    forfeit->rule_line = indicator->line;
    measure(forfeit, a, &(struct move){STEP_RAISE, seat, slot, 0, 1});
}

static void add_missing_of(struct adviser *a, uint32_t seat)
{
    enum node_unit unit = seat == NO_INDEX ? UNIT_REGION : UNIT_INNOVATION;
    const struct scored *scored =
        seat == NO_INDEX ? a->play.base->scored : a->play.seats[seat].scored;
    for (uint32_t slot = 0; slot < a->rules->indicator_count[unit]; slot++)
        if (a->rules->indicators[unit][slot].mandatory && scored[slot].state == IGA_MISSING)
            add_missing(a, seat, slot);
}

/* ---- Conditions of the formula that fail -------------------------------------------------- */

/* The choices that count and that no innovation that counts has. */
static void add_uncovered(struct buffer *out, const struct adviser *a,
                          const struct aggregate *aggregate)
{
    uint32_t index = a->rules->formula.nodes[aggregate->subject].index;
    const struct field *field = &a->rules->fields[UNIT_INNOVATION][index];
    for (size_t choice = 0; choice < field->choice_count; choice++) {
        bool is_covered = !(aggregate->set[choice / 64] >> choice % 64 & 1);
        for (size_t i = 0; i < a->play.seat_count && !is_covered; i++) {
            const struct field_value *value = &a->play.region->innovations[i].fields[index];
            is_covered =
                a->play.seats[i].counts && value->given && value->choice == (int32_t)choice;
        }
        if (!is_covered)
            buffer_print(out, "%s%s", out->length ? ", " : "", field->choices[choice]);
    }
}

static void find_uncovered(struct buffer *out, const struct adviser *a, uint32_t node)
{
    const struct formula *formula = &a->rules->formula;
    const struct node *n = &formula->nodes[node];
    if (n->op == NODE_AGGREGATE && formula->aggregates[n->index].kind == AGGREGATE_DISTINCT &&
        formula->aggregates[n->index].population.where == NO_NODE)
        add_uncovered(out, a, &formula->aggregates[n->index]);
    for (uint32_t i = 0; i < n->child_count; i++)
        find_uncovered(out, a, formula_child(formula, node, i));
}

static void say_condition(iga_forfeit *forfeit, struct adviser *a, uint32_t node, const char *title)
{
    const struct formula *formula = &a->rules->formula;
    const struct print_options options = {.lang = a->options->lang};
    uint32_t condition = formula_child(formula, node, 0);
    struct buffer text = {0}, uncovered = {0};
    const char *printed = formula_print(a->own, a->rules, condition, &options);
    find_uncovered(&uncovered, a, condition);
    if (!printed || uncovered.failed) {
        arena_fail(a->arena);
    } else if (uncovered.length > 0) {
        buffer_print(&text,
                     message_in(a->options->lang,
                                "%s: this does not hold: %s; nothing that counts is of: %s"),
                     title, printed, uncovered.bytes);
        forfeit->message = kept(a, &text);
    } else {
        buffer_print(&text, message_in(a->options->lang, "%s: this does not hold: %s"), title,
                     printed);
        forfeit->message = kept(a, &text);
    }
    buffer_free(&uncovered);
}

/* The index, were the condition of a `when` to hold. */
static bool index_with(mpq_t out, struct adviser *a, uint32_t node)
{
    const struct formula *formula = &a->rules->formula;
    struct evaluator *evaluator = a->play.base->evaluator;
    const struct subject region = {
        .rules = a->rules, .region = a->play.region, .region_scored = a->play.base->scored};
    mpq_t then, otherwise;
    mpq_inits(then, otherwise, NULL);
    mpq_set(then, evaluator_number(evaluator, formula_child(formula, node, 1)));
    mpq_set(otherwise, evaluator_number(evaluator, formula_child(formula, node, 2)));
    bool is_loss = mpq_cmp(then, otherwise) > 0;
    if (is_loss) {
        evaluator_give(evaluator, node, then);
        evaluator_finish(evaluator, &region);
        mpq_set(out, evaluator_value(evaluator, a->rules->value_count));
        evaluator_take_back(evaluator, node); /* it goes on with other regions */
        evaluator_finish(evaluator, &region);
    }
    mpq_clears(then, otherwise, NULL);
    return is_loss;
}

static void add_condition(struct adviser *a, uint32_t node, const char *title)
{
    mpq_t after;
    mpq_init(after);
    if (index_with(after, a, node) && mpq_cmp(after, a->index) > 0) {
        iga_forfeit *forfeit = add(a);
        if (forfeit) {
            forfeit->kind = "condition";
            forfeit->rule_line = a->rules->formula.nodes[node].line;
            say_condition(forfeit, a, node, title);
            advise_gain(&forfeit->gain, &forfeit->gain_short, a, after, a->index);
        }
    }
    mpq_clear(after);
}

static void find_conditions(struct adviser *a, uint32_t node, const char *title)
{
    const struct formula *formula = &a->rules->formula;
    const struct node *n = &formula->nodes[node];
    if (n->op == NODE_WHEN &&
        !evaluator_holds(a->play.base->evaluator, formula_child(formula, node, 0)))
        add_condition(a, node, title);
    for (uint32_t i = 0; i < n->child_count; i++)
        find_conditions(a, formula_child(formula, node, i), title);
}

void advise_conditions(struct adviser *a)
{
    const struct iga_rules *rules = a->rules;
    for (size_t i = 0; i < rules->value_count; i++)
        find_conditions(a, rules->values[i].node, rules->values[i].title);
    find_conditions(a, rules->index, message_in(a->options->lang, "Index"));
}

bool advise_forfeits(struct adviser *a)
{
    advise_conditions(a);
    add_missing_of(a, NO_INDEX);
    for (uint32_t i = 0; i < a->play.seat_count; i++) {
        if (!a->play.seats[i].counts)
            add_ineligible(a, i);
        else
            add_missing_of(a, i);
    }
    return !arena_failed(a->arena) && !a->play.no_memory;
}
