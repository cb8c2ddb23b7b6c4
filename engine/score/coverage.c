#include "score/coverage.h"

#include "rules/formula_print.h"
#include "rules/levels.h"

#include <string.h>

/* What was reached of one indicator. */
struct indicator_coverage {
    bool *levels; /* answered as such */
    bool *codes;
    bool *bands, **in_bases; /* those that decided; of each basis */
    bool script;
};

struct coverage {
    const struct iga_rules *rules;
    struct arena *arena;
    struct indicator_coverage *indicators[2];
    bool *musts; /* not met by some innovation */
    bool *predicates;
    const struct evaluator *evaluator; /* knows what its formulas were decided by; NULL at first */
};

static bool *flags(struct arena *arena, size_t count)
{
    return arena_array(arena, count + 1, sizeof(bool));
}

static void make_indicator(struct indicator_coverage *out, struct arena *arena,
                           const struct indicator *indicator)
{
    out->levels = flags(arena, indicator->levels);
    out->codes = flags(arena, indicator->code_count);
    out->bands = flags(arena, indicator->measure.band_count);
    out->in_bases = arena_array(arena, indicator->basis_count + 1, sizeof *out->in_bases);
    for (size_t i = 0; out->in_bases && i < indicator->basis_count; i++)
        out->in_bases[i] = flags(arena, indicator->bases[i].measure.band_count);
}

struct coverage *coverage_new(const struct iga_rules *rules, struct arena *arena)
{
    struct coverage *coverage = arena_take(arena, sizeof *coverage);
    if (!coverage)
        return NULL;
    coverage->rules = rules;
    coverage->arena = arena;
    coverage->musts = flags(arena, rules->must_count);
    coverage->predicates = flags(arena, rules->predicate_count);
    for (int unit = 0; unit < 2; unit++) {
        size_t count = rules->indicator_count[unit];
        coverage->indicators[unit] = arena_array(arena, count + 1, sizeof **coverage->indicators);
        for (size_t i = 0; coverage->indicators[unit] && i < count; i++)
            make_indicator(&coverage->indicators[unit][i], arena, &rules->indicators[unit][i]);
    }
    return arena_failed(arena) ? NULL : coverage;
}

/* ---- Adding ------------------------------------------------------------------------------- */

/* The bands to which the value owes its level. */
static void add_measured(bool *bands, const struct measure *measure, unsigned level,
                         struct decimal value)
{
    if (measure->decimals >= 0)
        value = decimal_round(value, measure->decimals);
    for (size_t i = 0; i < measure->band_count; i++)
        if (measure->bands[i].level == level && interval_holds(&measure->bands[i].range, value))
            bands[i] = true;
}

static void add_answer(struct indicator_coverage *reached, const struct iga_result *result,
                       const struct indicator *indicator, const struct answer *answer,
                       const struct scored *scored)
{
    if (scored->state != IGA_SCORED)
        return;
    switch (answer->form) {
    case ANSWER_LEVEL:
        reached->levels[answer->level] = true;
        return;
    case ANSWER_CODE:
        reached->codes[answer->level] = true;
        return;
    default:
        break;
    }
    if (indicator->kind == BY_SCRIPT)
        reached->script = true;
    else if (answer->basis >= 0)
        add_measured(reached->in_bases[answer->basis], &indicator->bases[answer->basis].measure,
                     scored->level, answer->value);
    else
        add_measured(reached->bands, &indicator->measure, scored->level,
                     grade_measured(result->grader, indicator, answer));
}

static void add_answers(struct coverage *coverage, const struct iga_result *result,
                        enum node_unit unit, const struct answer *answers,
                        const struct scored *scored)
{
    for (size_t i = 0; i < coverage->rules->indicator_count[unit]; i++)
        add_answer(&coverage->indicators[unit][i], result, &coverage->rules->indicators[unit][i],
                   &answers[i], &scored[i]);
}

static void add_reasons(struct coverage *coverage, const struct iga_findings *reasons)
{
    for (size_t i = 0; i < reasons->count; i++)
        for (size_t must = 0; must < coverage->rules->must_count; must++)
            if (strcmp(coverage->rules->musts[must].id, reasons->items[i].code) == 0)
                coverage->musts[must] = true;
}

void coverage_add_predicate(struct coverage *coverage, const char *name)
{
    for (size_t i = 0; i < coverage->rules->predicate_count; i++)
        if (strcmp(coverage->rules->predicates[i].name, name) == 0)
            coverage->predicates[i] = true;
}

void coverage_add(struct coverage *coverage, const struct iga_result *result)
{
    const struct region *region = result->region;
    coverage->evaluator = result->evaluator;
    coverage_add_predicate(coverage, result->predicate);
    add_answers(coverage, result, UNIT_REGION, region->answers, result->scored);
    for (size_t i = 0; i < region->innovation_count; i++) {
        add_answers(coverage, result, UNIT_INNOVATION, region->innovations[i].answers,
                    result->innovations[i].scored);
        add_reasons(coverage, &result->innovations[i].reasons);
    }
}

/* ---- Reporting ---------------------------------------------------------------------------- */

struct report {
    struct iga_findings *list;
    const struct coverage *coverage;
    const struct iga_rules *rules;
};

static struct place place_of(const struct report *report, size_t token)
{
    return source_place(&report->rules->source, token);
}

static struct place place_of_line(const struct report *report, uint32_t line)
{
    return (struct place){.file = report->rules->source.file, .line = line};
}

static void report_levels(const struct report *report, const struct indicator *indicator,
                          const bool *reached)
{
    for (unsigned level = 1; level <= indicator->levels; level++)
        if (!reached[level])
            findings_add(report->list, IGA_NOTE, "unreached_level",
                         place_of(report, indicator->token), indicator->id,
                         "no example answers \"%s\" with level %u", indicator->id, level);
}

static void report_codes(const struct report *report, const struct indicator *indicator,
                         const bool *reached)
{
    for (size_t i = 0; i < indicator->code_count; i++)
        if (!reached[i])
            findings_add(report->list, IGA_NOTE, "unreached_code",
                         place_of(report, indicator->token), indicator->id,
                         "no example answers \"%s\" with \"%s\"", indicator->id,
                         indicator->codes[i].text);
}

static void report_bands(const struct report *report, const struct indicator *indicator,
                         const char *basis, const struct measure *measure, const bool *reached)
{
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct band *band = &measure->bands[i];
        if (reached[i])
            continue;
        const char *range = range_text(report->list->arena, &band->range, report->list->lang);
        if (basis)
            findings_add(report->list, IGA_NOTE, "unreached_band", place_of(report, band->token),
                         indicator->id,
                         "no example of \"%s\" by basis \"%s\" has a value of %s, for level %u",
                         indicator->id, basis, range, band->level);
        else
            findings_add(report->list, IGA_NOTE, "unreached_band", place_of(report, band->token),
                         indicator->id, "no example of \"%s\" has a value of %s, for level %u",
                         indicator->id, range, band->level);
    }
}

static void report_indicator(const struct report *report, const struct indicator *indicator,
                             const struct indicator_coverage *reached)
{
    switch (indicator->kind) {
    case BY_CHOICES:
        report_levels(report, indicator, reached->levels);
        return;
    case BY_CODES:
        report_codes(report, indicator, reached->codes);
        return;
    case BY_BANDS:
        report_bands(report, indicator, NULL, &indicator->measure, reached->bands);
        return;
    case BY_BASES:
        if (indicator->level_texts)
            report_levels(report, indicator, reached->levels);
        for (size_t i = 0; i < indicator->basis_count; i++)
            report_bands(report, indicator, indicator->bases[i].id, &indicator->bases[i].measure,
                         reached->in_bases[i]);
        return;
    case BY_SCRIPT:
        if (!reached->script)
            findings_add(report->list, IGA_NOTE, "unreached_script",
                         place_of(report, indicator->token), indicator->id,
                         "no example has the script of \"%s\" score an answer", indicator->id);
    }
}

static void report_when(const struct report *report, uint32_t line, uint64_t decided)
{
    if (!(decided & 2))
        findings_add(report->list, IGA_NOTE, "unreached_branch", place_of_line(report, line), NULL,
                     "in no example does the condition of this 'when' hold");
    if (!(decided & 4))
        findings_add(report->list, IGA_NOTE, "unreached_branch", place_of_line(report, line), NULL,
                     "in no example does the condition of this 'when' fail");
}

static void report_extreme(const struct report *report, uint32_t node, uint64_t decided)
{
    const struct formula *formula = &report->rules->formula;
    const struct node *n = &formula->nodes[node];
    const struct print_options options = {.lang = report->list->lang, .by_id = true};
    for (uint32_t i = 0; i < n->child_count; i++) {
        if (decided >> i & 1)
            continue;
        const char *argument = formula_print(report->list->arena, report->rules,
                                             formula_child(formula, node, i), &options);
        findings_add(report->list, IGA_NOTE, "unreached_argument", place_of_line(report, n->line),
                     NULL, "in no example is this '%s' decided by: %s",
                     n->op == NODE_MIN ? "min" : "max", argument ? argument : "");
    }
}

static void report_node(const struct report *report, uint32_t node)
{
    const struct formula *formula = &report->rules->formula;
    const struct node *n = &formula->nodes[node];
    const struct evaluator *evaluator = report->coverage->evaluator;
    uint64_t decided = evaluator ? evaluator_decided(evaluator, node) : 0;
    if (n->op == NODE_WHEN)
        report_when(report, n->line, decided);
    else if (n->op == NODE_MIN || n->op == NODE_MAX)
        report_extreme(report, node, decided);
    for (uint32_t i = 0; i < n->child_count; i++)
        report_node(report, formula_child(formula, node, i));
}

static void report_rest(const struct report *report)
{
    const struct iga_rules *rules = report->rules;
    for (size_t i = 0; i < rules->must_count; i++)
        if (!report->coverage->musts[i])
            findings_add(report->list, IGA_NOTE, "unreached_reason",
                         place_of(report, rules->musts[i].token), rules->musts[i].id,
                         "no example has an innovation that \"%s\" turns away", rules->musts[i].id);
    for (size_t i = 0; i < rules->predicate_count; i++)
        if (!report->coverage->predicates[i])
            findings_add(report->list, IGA_NOTE, "unreached_predicate",
                         place_of(report, rules->predicates[i].token), NULL,
                         "no example has the predicate \"%s\"", rules->predicates[i].name);
}

void coverage_report(struct iga_findings *list, const struct coverage *coverage)
{
    const struct iga_rules *rules = coverage->rules;
    const struct report report = {list, coverage, rules};
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            report_indicator(&report, &rules->indicators[unit][i], &coverage->indicators[unit][i]);
    for (size_t i = 0; i < rules->value_count; i++)
        report_node(&report, rules->values[i].node);
    report_node(&report, rules->index);
    report_rest(&report);
    findings_sort(list);
}
