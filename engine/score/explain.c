/* From a result to the steps that lead to it. */
#include "score/explain.h"

#include "score/predicate.h"

#include <string.h>

/* ---- Steps -------------------------------------------------------------------------------- */

struct iga_explanation *explain_add(struct explainer *e, struct iga_explanation *above,
                                    iga_step_kind kind)
{
    struct iga_explanation *added = arena_take(e->arena, sizeof *added);
    if (!added || !arena_grow(e->arena, (void **)&above->below, above->count, &above->capacity,
                              sizeof(struct iga_explanation *))) {
        e->spare = (struct iga_explanation){0};
        added = &e->spare;
    } else {
        above->below[above->count++] = added;
    }
    added->step.kind = kind;
    added->step.decimals = -1;
    return added;
}

const char *explain_copy(struct explainer *e, const char *text)
{
    return text ? arena_copy(e->arena, text, strlen(text)) : NULL;
}

void explain_number(struct explainer *e, iga_step *step, mpq_srcptr number)
{
    enum { SHOWN = 6 };
    step->exact = fraction_exact(e->arena, number);
    step->value = fraction_short(e->arena, number, SHOWN);
    mpz_t rest;
    mpz_init_set_ui(rest, (unsigned long)power_of_ten(SHOWN));
    step->is_exact = mpz_divisible_p(rest, mpq_denref(number));
    mpz_clear(rest);
}

void explain_decimal(struct explainer *e, iga_step *step, struct decimal number)
{
    fraction_from_decimal(e->scratch, number);
    explain_number(e, step, e->scratch);
}

void explain_units(struct explainer *e, iga_step *step, int64_t units)
{
    fraction_from_units(e->scratch, units, e->rules->unit_decimals);
    explain_number(e, step, e->scratch);
}

static const char *units_text(struct explainer *e, int64_t units)
{
    char text[NUMBER_TEXT];
    units_print(text, units, e->rules->unit_decimals);
    return explain_copy(e, text);
}

const char *explain_digits(struct explainer *e, struct decimal number, int decimals)
{
    char text[NUMBER_TEXT];
    if (decimals >= number.scale) {
        fraction_from_decimal(e->scratch, number);
        return fraction_rounded(e->arena, e->scratch, decimals);
    }
    decimal_print(text, number);
    return explain_copy(e, text);
}

void explain_place(struct explainer *e, iga_step *step, size_t token)
{
    step->rule_line = source_place(&e->rules->source, token).line;
}

struct origin explain_source(iga_step *step, struct origin own, struct origin around)
{
    struct origin origin = own.stated ? own : around;
    step->has_source = origin.stated;
    step->source = origin.source;
    step->reference = origin.reference;
    return origin;
}

struct subject explain_subject(const struct explainer *e, size_t innovation)
{
    struct subject subject = e->region;
    subject.innovation = &e->result->region->innovations[innovation];
    subject.innovation_scored = e->result->innovations[innovation].scored;
    return subject;
}

static bool is_eligible(const struct explainer *e, size_t innovation)
{
    return iga_findings_count(&e->result->innovations[innovation].reasons) == 0;
}

bool explain_counts(const struct explainer *e, size_t innovation)
{
    return e->result->options.claims || is_eligible(e, innovation);
}

/* ---- The index and the values ------------------------------------------------------------- */

static void add_index(struct explainer *e, struct iga_explanation *root)
{
    const struct iga_rules *rules = e->rules;
    struct iga_explanation *index = explain_add(e, root, IGA_STEP_INDEX);
    explain_number(e, &index->step, evaluator_value(e->result->evaluator, rules->value_count));
    index->step.maximum = rules->index_maximum;
    index->step.rule_line = rules->index_line;
    explain_source(&index->step, rules->origin, rules->origin);
    explain_formula(e, index, rules->index);

    struct iga_explanation *published = explain_add(e, root, IGA_STEP_PUBLISHED);
    explain_decimal(
        e, &published->step,
        predicate_published(rules, evaluator_value(e->result->evaluator, rules->value_count)));
    published->step.value = explain_copy(e, e->result->index);
    published->step.decimals = rules->decimals;
    published->step.maximum = rules->index_maximum;
}

static void add_predicates(struct explainer *e, struct iga_explanation *root)
{
    const struct iga_rules *rules = e->rules;
    size_t own = 0;
    while (own < rules->predicate_count &&
           strcmp(rules->predicates[own].name, e->result->predicate) != 0)
        own++;
    for (size_t i = own ? own - 1 : 0; i < rules->predicate_count && i <= own + 1; i++) {
        const struct predicate *predicate = &rules->predicates[i];
        iga_step *step = &explain_add(e, root, IGA_STEP_PREDICATE)->step;
        step->title = predicate->name;
        step->low = explain_digits(e, predicate->low, rules->decimals);
        step->high = explain_digits(e, predicate->high, rules->decimals);
        step->holds = step->decides = i == own;
        explain_place(e, step, predicate->token);
        explain_source(step, predicate->origin, rules->origin);
    }
}

static void add_value(struct explainer *e, struct iga_explanation *root, size_t i)
{
    const struct value *value = &e->rules->values[i];
    struct iga_explanation *added = explain_add(e, root, IGA_STEP_VALUE);
    added->step.id = value->id;
    added->step.title = value->title;
    added->step.maximum = value->maximum;
    added->step.rule_line = value->line;
    explain_number(e, &added->step, evaluator_value(e->result->evaluator, i));
    explain_source(&added->step, value->origin, e->rules->origin);
    explain_formula(e, added, value->node);
}

/* ---- Aspects ------------------------------------------------------------------------------ */

static int64_t maximum_of(const struct iga_rules *rules, enum node_unit unit, struct slots slots)
{
    int64_t maximum = 0;
    for (uint32_t i = 0; i < slots.count; i++)
        maximum += rules->indicators[unit][slots.first + i].maximum;
    return maximum;
}

static struct iga_explanation *add_variable(struct explainer *e, struct iga_explanation *above,
                                            const struct variable *variable, enum node_unit unit,
                                            const struct scored *scored, struct origin *around)
{
    struct iga_explanation *added = explain_add(e, above, IGA_STEP_VARIABLE);
    added->step.op = "add";
    added->step.id = variable->id;
    added->step.title = variable->title;
    explain_units(e, &added->step, points_of(scored, variable->slots));
    added->step.maximum = units_text(e, maximum_of(e->rules, unit, variable->slots));
    explain_place(e, &added->step, variable->token);
    *around = explain_source(&added->step, variable->origin, *around);
    return added;
}

static void add_aspect(struct explainer *e, struct iga_explanation *above,
                       const struct aspect *aspect, const struct scored *scored, size_t innovation)
{
    const struct iga_rules *rules = e->rules;
    struct iga_explanation *added = explain_add(e, above, IGA_STEP_ASPECT);
    added->step.op = "add";
    added->step.id = aspect->id;
    added->step.title = aspect->title;
    explain_units(e, &added->step, points_of(scored, aspect->slots));
    added->step.maximum = units_text(e, aspect->maximum);
    explain_place(e, &added->step, aspect->token);
    const struct origin origin = explain_source(&added->step, aspect->origin, rules->origin);

    struct iga_explanation *inside = added;
    struct origin around = origin;
    uint32_t variable = NO_INDEX;
    for (uint32_t i = 0; i < aspect->slots.count; i++) {
        const struct indicator *indicator =
            &rules->indicators[aspect->unit][aspect->slots.first + i];
        if (indicator->variable != variable) {
            variable = indicator->variable;
            around = origin;
            inside = variable == NO_INDEX ? added
                                          : add_variable(e, added, &rules->variables[variable],
                                                         aspect->unit, scored, &around);
        }
        explain_indicator(e, inside, indicator, innovation, around);
    }
}

static void add_aspects(struct explainer *e, struct iga_explanation *above, enum node_unit unit,
                        const struct scored *scored, size_t innovation)
{
    for (size_t i = 0; i < e->rules->aspect_count; i++)
        if (e->rules->aspects[i].unit == unit)
            add_aspect(e, above, &e->rules->aspects[i], scored, innovation);
}

/* ---- Innovations -------------------------------------------------------------------------- */

/* The source of the aspect that conditions of eligibility stand in: that of innovations. */
static struct origin origin_of_musts(const struct iga_rules *rules)
{
    for (size_t i = 0; i < rules->aspect_count; i++)
        if (rules->aspects[i].unit == UNIT_INNOVATION && rules->aspects[i].origin.stated)
            return rules->aspects[i].origin;
    return rules->origin;
}

/* The conditions of eligibility: all of them, or those that do not hold. */
static void add_musts(struct explainer *e, struct iga_explanation *above, size_t innovation,
                      bool all)
{
    const struct iga_rules *rules = e->rules;
    const struct iga_findings *reasons = &e->result->innovations[innovation].reasons;
    struct origin around = origin_of_musts(rules);
    size_t failed = 0;
    for (size_t i = 0; i < rules->must_count; i++) {
        const struct must *must = &rules->musts[i];
        const iga_finding *reason = iga_findings_get(reasons, failed);
        bool holds = !reason || reason->line != must->line || strcmp(reason->code, must->id) != 0;
        failed += !holds;
        if (holds && !all)
            continue;
        iga_step *step = &explain_add(e, above, IGA_STEP_MUST)->step;
        step->id = must->id;
        step->holds = holds;
        step->formula = explain_condition(e, must->condition);
        step->note = holds ? NULL : explain_copy(e, reason->message);
        step->rule_line = must->line;
        explain_source(step, must->origin, around);
    }
}

/* What an innovation is called, where the rules have a field for it. */
static const char *name_of(const struct iga_rules *rules, const struct innovation *innovation)
{
    for (size_t i = 0; i < rules->field_count[UNIT_INNOVATION]; i++) {
        const struct field *field = &rules->fields[UNIT_INNOVATION][i];
        if (strcmp(field->name, "name") == 0 && field->type == FIELD_TEXT)
            return innovation->fields[i].given ? innovation->fields[i].text : NULL;
    }
    return NULL;
}

static void add_innovation(struct explainer *e, struct iga_explanation *root, size_t i,
                           bool has_answers)
{
    const struct iga_rules *rules = e->rules;
    const struct innovation *innovation = &e->result->region->innovations[i];
    const struct innovation_result *result = &e->result->innovations[i];
    struct slots all = {0, (uint32_t)rules->indicator_count[UNIT_INNOVATION]};
    struct iga_explanation *added = explain_add(e, root, IGA_STEP_INNOVATION);
    added->step.op = "add";
    added->step.id = explain_copy(e, innovation->id);
    added->step.title = explain_copy(e, name_of(rules, innovation));
    added->step.holds = is_eligible(e, i);
    added->step.decides = explain_counts(e, i);
    explain_units(e, &added->step, result->points);
    added->step.maximum = units_text(e, maximum_of(rules, UNIT_INNOVATION, all));
    add_musts(e, added, i, has_answers);
    if (has_answers)
        add_aspects(e, added, UNIT_INNOVATION, result->scored, i);
}

/* ---- The whole ---------------------------------------------------------------------------- */

static void explain(struct explainer *e, struct iga_explanation *root,
                    const struct iga_explain_options *options)
{
    const struct iga_result *result = e->result;
    root->step = (iga_step){.kind = IGA_STEP_REGION, .decimals = -1};
    root->step.id = explain_copy(e, iga_result_id(result));
    root->step.title = explain_copy(e, iga_result_name(result));
    add_index(e, root);
    add_predicates(e, root);
    for (size_t i = 0; i < e->rules->value_count; i++)
        add_value(e, root, i);
    add_aspects(e, root, UNIT_REGION, result->scored, 0);
    for (size_t i = 0; i < result->region->innovation_count; i++) {
        const char *id = result->region->innovations[i].id;
        bool is_asked = options->innovation && strcmp(options->innovation, id) == 0;
        add_innovation(e, root, i, options->detail || is_asked);
    }
}

iga_status iga_explain(iga_explanation **out, const iga_result *result,
                       const iga_explain_options *options)
{
    static const struct iga_explain_options none = {0};
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!result || !result->has_detail || iga_result_error_count(result))
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_explanation *root = arena ? arena_take(arena, sizeof *root) : NULL;
    if (!root) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    struct explainer e = {.arena = arena,
                          .result = result,
                          .rules = result->rules,
                          .region = {.rules = result->rules,
                                     .region = result->region,
                                     .region_scored = result->scored}};
    root->arena = arena;
    mpq_init(e.scratch);
    explain(&e, root, options ? options : &none);
    mpq_clear(e.scratch);
    if (arena_failed(arena) || arena_failed(result->arena)) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    *out = root;
    return IGA_OK;
}

void iga_explanation_free(iga_explanation *root)
{
    if (root)
        arena_free(root->arena);
}

const iga_step *iga_explanation_step(const iga_explanation *explanation)
{
    return &explanation->step;
}

size_t iga_explanation_count(const iga_explanation *explanation)
{
    return explanation->count;
}

const iga_explanation *iga_explanation_below(const iga_explanation *explanation, size_t i)
{
    return i < explanation->count ? explanation->below[i] : NULL;
}
