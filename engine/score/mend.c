#include "score/mend.h"

#include "base/date.h"
#include "base/text.h"
#include "data/edit.h"

#include <string.h>

/* What a change counts for when ways are compared. */
enum { IMPOSSIBLE = -1, FILL = 1, MOVE = 1, MOVE_DATE = 2, LENGTHEN = 2, REMOVE = 2 };

/* ---- Starting ----------------------------------------------------------------------------- */

static bool make_room(struct mend *m)
{
    size_t fields = m->rules->field_count[UNIT_INNOVATION] + 1;
    size_t answers = m->rules->indicator_count[UNIT_INNOVATION] + 1;
    m->fields = arena_array(m->arena, fields, sizeof *m->fields);
    m->answers = arena_array(m->arena, answers, sizeof *m->answers);
    m->scored = arena_array(m->arena, answers, sizeof *m->scored);
    m->field_changed = arena_array(m->arena, fields, sizeof *m->field_changed);
    m->answer_changed = arena_array(m->arena, answers, sizeof *m->answer_changed);
    m->failed = arena_failed(m->arena);
    return !m->failed;
}

static void begin(struct mend *m, struct arena *arena, const struct iga_rules *rules,
                  const struct region *region, const struct scored *region_scored, const char *id)
{
    *m = (struct mend){.arena = arena, .rules = rules};
    if (!make_room(m))
        return;
    m->innovation = (struct innovation){id, m->fields, m->answers};
    m->subject = (struct subject){.rules = rules,
                                  .region = region,
                                  .region_scored = region_scored,
                                  .innovation = &m->innovation,
                                  .innovation_scored = m->scored};
}

void mend_start(struct mend *m, struct arena *arena, const struct iga_rules *rules,
                const struct region *region, const struct scored *region_scored,
                const struct innovation *innovation, const struct scored *scored)
{
    size_t fields = rules->field_count[UNIT_INNOVATION];
    size_t answers = rules->indicator_count[UNIT_INNOVATION];
    begin(m, arena, rules, region, region_scored, innovation->id);
    if (m->failed)
        return;
    memcpy(m->fields, innovation->fields, fields * sizeof *m->fields);
    memcpy(m->answers, innovation->answers, answers * sizeof *m->answers);
    memcpy(m->scored, scored, answers * sizeof *m->scored);
}

void mend_level(struct mend *m, size_t slot, unsigned level)
{
    const struct indicator *indicator = &m->rules->indicators[UNIT_INNOVATION][slot];
    m->answers[slot] = (struct answer){.form = ANSWER_LEVEL, .basis = -1, .level = level};
    m->scored[slot] = (struct scored){
        .state = IGA_SCORED, .level = (uint8_t)level, .points = indicator->points[level]};
    m->answer_changed[slot] = true;
}

static void set_text(struct mend *m, size_t field, const char *text)
{
    m->fields[field] =
        (struct field_value){.given = true, .text = text, .length = text ? strlen(text) : 0};
    m->field_changed[field] = true;
    m->failed = m->failed || !text;
}

static void set_choice(struct mend *m, size_t field, size_t choice)
{
    set_text(m, field, m->rules->fields[UNIT_INNOVATION][field].choices[choice]);
    m->fields[field].choice = (int32_t)choice;
}

/* A value that says as little as may be. */
static void set_something(struct mend *m, size_t index)
{
    const struct field *field = &m->rules->fields[UNIT_INNOVATION][index];
    switch (field->type) {
    case FIELD_TEXT:
        set_text(m, index, "…");
        break;
    case FIELD_CHOICE:
        set_choice(m, index, 0);
        break;
    case FIELD_DATE:
        m->fields[index].date = m->rules->year * 10000 + 101;
        break;
    default:
        m->fields[index].number = (struct decimal){0, 0};
    }
    m->fields[index].given = m->field_changed[index] = true;
}

void mend_start_new(struct mend *m, struct arena *arena, const struct iga_rules *rules,
                    const struct region *region, const struct scored *region_scored, const char *id)
{
    begin(m, arena, rules, region, region_scored, id);
    m->is_new = true;
    for (size_t i = 0; !m->failed && i < rules->field_count[UNIT_INNOVATION]; i++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][i];
        if (field->required)
            set_something(m, i);
    }
    for (size_t i = 0; !m->failed && i < rules->indicator_count[UNIT_INNOVATION]; i++) {
        uint32_t applies = rules->indicators[UNIT_INNOVATION][i].applies;
        bool is_asked = applies == NO_NODE || condition_holds(&m->subject, applies);
        m->answers[i].basis = -1;
        m->scored[i].state = is_asked ? IGA_MISSING : IGA_NOT_APPLICABLE;
    }
}

/* ---- Values that make a comparison hold ---------------------------------------------------- */

/* The nearest value that a comparison allows: from `low` on, or up to `high`. */
struct range {
    bool has_low, has_high;
    struct operand low, high;
};

static int32_t day_beside(int32_t date, int step)
{
    do
        date += step;
    while (!date_is_real(date / 10000, date / 100 % 100, date % 100));
    return date;
}

/* The next value above or below, of those a field is likely to have. */
static struct operand beside(struct operand operand, int step)
{
    if (operand.date) {
        operand.date = day_beside(operand.date, step);
        return operand;
    }
    operand.number.coefficient += step;
    return operand;
}

static bool range_of(struct range *out, const struct mend *m, uint32_t node)
{
    const struct formula *formula = &m->rules->formula;
    enum node_op op = formula->nodes[node].op;
    struct operand bound = condition_operand(&m->subject, formula_child(formula, node, 1));
    *out = (struct range){.low = bound, .high = bound};
    if (!bound.given)
        return false;
    if (op == NODE_BETWEEN) {
        out->high = condition_operand(&m->subject, formula_child(formula, node, 2));
        out->has_low = out->has_high = true;
        return out->high.given;
    }
    out->has_low = op == NODE_AT_LEAST || op == NODE_ABOVE || op == NODE_EQUALS;
    out->has_high = op == NODE_AT_MOST || op == NODE_BELOW || op == NODE_EQUALS;
    if (op == NODE_ABOVE)
        out->low = beside(bound, 1);
    if (op == NODE_BELOW)
        out->high = beside(bound, -1);
    return true;
}

static int order(struct operand a, struct operand b)
{
    if (a.date || b.date)
        return (a.date > b.date) - (a.date < b.date);
    return decimal_compare(a.number, b.number);
}

/* ---- One change --------------------------------------------------------------------------- */

static int mend_number_or_date(struct mend *m, uint32_t index, const struct range *range,
                               bool commit)
{
    struct field_value *field = &m->fields[index];
    struct operand now = {field->given, field->date, field->number};
    struct operand put = range->has_low ? range->low : range->high;
    bool is_back = false;
    if (now.given && range->has_high && order(now, range->high) > 0) {
        put = range->high;
        is_back = true;
    }
    if (is_back && now.date && !m->is_new)
        return IMPOSSIBLE;
    if (commit) {
        field->given = m->field_changed[index] = true;
        field->date = put.date;
        field->number = put.number;
    }
    return !now.given ? FILL : now.date ? MOVE_DATE : MOVE;
}

/* Adds words to a text, each a row of dots, until there are `words`. */
static int mend_words(struct mend *m, uint32_t index, const struct range *range, bool commit)
{
    struct field_value *field = &m->fields[index];
    int64_t has = field->given ? (int64_t)text_words(field->text, field->length) : 0;
    int64_t wants = range->low.number.coefficient;
    if (!range->has_low || range->low.number.scale || wants < has ||
        wants > (int64_t)IGA_MAX_TEXT / 8)
        return IMPOSSIBLE;
    if (commit) {
        struct buffer text = {0};
        if (field->given)
            buffer_add(&text, field->text, field->length);
        for (; has < wants; has++)
            buffer_text(&text, text.length ? " …" : "…");
        set_text(m, index, text.failed ? NULL : arena_copy(m->arena, text.bytes, text.length));
        buffer_free(&text);
    }
    return LENGTHEN;
}

bool mend_can_rise(const struct mend *m, size_t slot, unsigned level)
{
    const struct indicator *indicator = &m->rules->indicators[UNIT_INNOVATION][slot];
    return indicator->kind != BY_SCRIPT && m->scored[slot].state != IGA_NOT_APPLICABLE &&
           level <= indicator->levels;
}

static int raise_to(struct mend *m, size_t slot, int64_t level, bool commit)
{
    int64_t now = m->scored[slot].level;
    if (level <= now || level > UINT8_MAX || !mend_can_rise(m, slot, (unsigned)level))
        return IMPOSSIBLE;
    if (commit)
        mend_level(m, slot, (unsigned)level);
    return (int)(level - now);
}

/* Raises the answers that earn most until the condition holds. */
static int mend_total(struct mend *m, uint32_t node, struct slots slots, bool commit)
{
    int weight = 0;
    if (!commit)
        return (int)slots.count; /* what it takes is found when it is done */
    while (!condition_holds(&m->subject, node)) {
        size_t best = slots.count;
        int64_t most = 0;
        for (uint32_t i = 0; i < slots.count; i++) {
            size_t slot = slots.first + i;
            unsigned next = m->scored[slot].level + 1u;
            if (!mend_can_rise(m, slot, next))
                continue;
            int64_t gain =
                m->rules->indicators[UNIT_INNOVATION][slot].points[next] - m->scored[slot].points;
            if (gain > most) {
                most = gain;
                best = i;
            }
        }
        if (best == slots.count)
            return IMPOSSIBLE;
        mend_level(m, slots.first + best, m->scored[slots.first + best].level + 1u);
        weight++;
    }
    return weight;
}

static int mend_operand(struct mend *m, uint32_t node, uint32_t operand, const struct range *range,
                        bool commit)
{
    const struct formula *formula = &m->rules->formula;
    const struct node *n = &formula->nodes[operand];
    if (n->op == NODE_FIRST_GIVEN) {
        uint32_t use = 0;
        for (uint32_t i = n->child_count; i-- > 0;)
            if (condition_operand(&m->subject, formula_child(formula, operand, i)).given)
                use = i;
        return mend_operand(m, node, formula_child(formula, operand, use), range, commit);
    }
    if (n->unit != UNIT_INNOVATION)
        return IMPOSSIBLE;
    switch (n->op) {
    case NODE_FIELD:
        return mend_number_or_date(m, n->index, range, commit);
    case NODE_WORDS:
        return mend_words(m, n->index, range, commit);
    case NODE_LEVEL:
        if (!range->has_low)
            return IMPOSSIBLE;
        return raise_to(m, n->index,
                        decimal_round(range->low.number, 0).coefficient +
                            (range->low.number.scale > 0),
                        commit);
    case NODE_POINTS:
        return range->has_low ? mend_total(m, node, n->slots, commit) : IMPOSSIBLE;
    default:
        return IMPOSSIBLE;
    }
}

static int mend_mandatory(struct mend *m, int64_t level, bool commit)
{
    int weight = 0;
    for (size_t i = 0; i < m->rules->indicator_count[UNIT_INNOVATION]; i++) {
        const struct scored *scored = &m->scored[i];
        if (!m->rules->indicators[UNIT_INNOVATION][i].mandatory ||
            scored->state == IGA_NOT_APPLICABLE || scored->level >= level)
            continue;
        int more = raise_to(m, i, level, commit);
        if (more == IMPOSSIBLE)
            return IMPOSSIBLE;
        weight += more;
    }
    return weight;
}

static int mend_choice(struct mend *m, const struct node *n, bool commit)
{
    const struct field *field = &m->rules->fields[UNIT_INNOVATION][n->index];
    for (size_t i = 0; i < field->choice_count; i++)
        if (n->set[i / 64] >> i % 64 & 1) {
            int weight = m->fields[n->index].given ? MOVE_DATE : FILL;
            if (commit)
                set_choice(m, n->index, i);
            return weight;
        }
    return IMPOSSIBLE;
}

static int remove_field(struct mend *m, uint32_t index, bool commit)
{
    if (m->rules->fields[UNIT_INNOVATION][index].required)
        return IMPOSSIBLE;
    if (commit) {
        m->fields[index] = (struct field_value){0};
        m->field_changed[index] = true;
    }
    return REMOVE;
}

/* ---- Conditions --------------------------------------------------------------------------- */

static int mend_condition(struct mend *m, uint32_t node, bool commit);

/* Makes a condition fail: what it is about is taken back. */
static int mend_failure(struct mend *m, uint32_t node, bool commit)
{
    const struct formula *formula = &m->rules->formula;
    const struct node *n = &formula->nodes[node];
    if (!condition_holds(&m->subject, node))
        return 0;
    if (n->op == NODE_GIVEN || n->op == NODE_ONE_OF)
        return n->unit == UNIT_INNOVATION ? remove_field(m, n->index, commit) : IMPOSSIBLE;
    if (n->op < NODE_AT_LEAST || n->op > NODE_BETWEEN)
        return IMPOSSIBLE;
    const struct node *operand = &formula->nodes[formula_child(formula, node, 0)];
    bool is_field = operand->op == NODE_FIELD && operand->unit == UNIT_INNOVATION;
    return is_field ? remove_field(m, operand->index, commit) : IMPOSSIBLE;
}

static int mend_all(struct mend *m, uint32_t node, bool commit)
{
    const struct formula *formula = &m->rules->formula;
    const struct node *n = &formula->nodes[node];
    int weight = 0;
    for (uint32_t i = 0; i < n->child_count; i++) {
        uint32_t child = formula_child(formula, node, i);
        int more =
            n->op == NODE_ALL ? mend_condition(m, child, commit) : mend_failure(m, child, commit);
        if (more == IMPOSSIBLE)
            return IMPOSSIBLE;
        weight += more;
    }
    return weight;
}

/* Of ways that change as little the last: rule files name the common case first, and it failed. */
static int mend_any(struct mend *m, uint32_t node, bool commit)
{
    const struct formula *formula = &m->rules->formula;
    uint32_t best = NO_NODE;
    int least = IMPOSSIBLE;
    for (uint32_t i = 0; i < formula->nodes[node].child_count; i++) {
        uint32_t child = formula_child(formula, node, i);
        int weight = mend_condition(m, child, false);
        if (weight != IMPOSSIBLE && (best == NO_NODE || weight <= least)) {
            best = child;
            least = weight;
        }
    }
    return best == NO_NODE ? IMPOSSIBLE : mend_condition(m, best, commit);
}

static int mend_condition(struct mend *m, uint32_t node, bool commit)
{
    const struct formula *formula = &m->rules->formula;
    const struct node *n = &formula->nodes[node];
    struct range range;
    if (condition_holds(&m->subject, node))
        return 0;
    switch (n->op) {
    case NODE_ALL:
    case NODE_NONE:
        return mend_all(m, node, commit);
    case NODE_ANY:
        return mend_any(m, node, commit);
    case NODE_MANDATORY:
        return mend_mandatory(m, n->number.coefficient, commit);
    case NODE_GIVEN:
        if (n->unit != UNIT_INNOVATION)
            return IMPOSSIBLE;
        if (commit)
            set_something(m, n->index);
        return FILL;
    case NODE_ONE_OF:
        return n->unit == UNIT_INNOVATION ? mend_choice(m, n, commit) : IMPOSSIBLE;
    default:
        if (!range_of(&range, m, node))
            return IMPOSSIBLE;
        return mend_operand(m, node, formula_child(formula, node, 0), &range, commit);
    }
}

static bool is_eligible(const struct mend *m)
{
    for (size_t i = 0; i < m->rules->must_count; i++)
        if (!condition_holds(&m->subject, m->rules->musts[i].condition))
            return false;
    return true;
}

bool mend_eligibility(struct mend *m)
{
    enum { ROUNDS = 3 }; /* one condition may undo what another needed */
    for (int round = 0; round < ROUNDS && !m->failed && !is_eligible(m); round++)
        for (size_t i = 0; i < m->rules->must_count; i++)
            mend_condition(m, m->rules->musts[i].condition, true);
    return !m->failed && is_eligible(m);
}

/* ---- As JSON ------------------------------------------------------------------------------ */

static void add_field(struct buffer *out, const struct field *field,
                      const struct field_value *value)
{
    char text[NUMBER_TEXT], date[DATE_TEXT];
    if (!value->given) {
        buffer_text(out, "null");
    } else if (field->type == FIELD_DATE) {
        date_print(date, value->date);
        buffer_print(out, "\"%s\"", date);
    } else if (field->type == FIELD_NUMBER || field->type == FIELD_WHOLE) {
        decimal_print(text, value->number);
        buffer_text(out, text);
    } else {
        edit_quote(out, value->text);
    }
}

static const char *kept(struct arena *arena, struct buffer *out)
{
    const char *copy = out->failed ? NULL : arena_copy(arena, out->bytes, out->length);
    if (!copy)
        arena_fail(arena);
    buffer_free(out);
    return copy;
}

const char *mend_field_json(struct arena *arena, const struct field *field,
                            const struct field_value *value)
{
    struct buffer out = {0};
    add_field(&out, field, value);
    return kept(arena, &out);
}

const char *mend_json(const struct mend *m)
{
    const struct iga_rules *rules = m->rules;
    struct buffer out = {0};
    bool is_first = true;
    buffer_text(&out, "{\"id\": ");
    edit_quote(&out, m->innovation.id);
    for (size_t i = 0; i < rules->field_count[UNIT_INNOVATION]; i++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][i];
        if (!m->fields[i].given)
            continue;
        buffer_text(&out, ", ");
        edit_quote(&out, field->name);
        buffer_text(&out, ": ");
        add_field(&out, field, &m->fields[i]);
    }
    buffer_text(&out, ", \"indicators\": {");
    for (size_t i = 0; i < rules->indicator_count[UNIT_INNOVATION]; i++) {
        if (m->answers[i].form != ANSWER_LEVEL)
            continue;
        buffer_text(&out, is_first ? "" : ", ");
        edit_quote(&out, rules->schema.innovation.indicators[i].key);
        buffer_print(&out, ": {\"level\": %u}", (unsigned)m->answers[i].level);
        is_first = false;
    }
    buffer_text(&out, "}}");
    return kept(m->arena, &out);
}
