/* trial.c - worked examples, scored as any region is, and compared with what must come. */
#include "rules/examples.h"
#include "score/coverage.h"
#include "score/predicate.h"

#include "base/text.h"

#include <string.h>

struct failure {
    const struct example *example;
    iga_mismatch *mismatches;
    size_t count, capacity;
    iga_explanation *explanation;
};

struct iga_trial {
    struct arena *arena;
    const struct iga_examples *examples;
    const struct iga_rules *rules;
    struct iga_trial_options options;
    struct failure *failures;
    size_t count, capacity;
    struct iga_findings unreached;
};

/* One example while it is tried. */
struct attempt {
    struct iga_trial *trial;
    struct coverage *coverage; /* NULL with first_only */
    const struct example *example;
    struct failure failure;
    iga_status status;
};

/* ---- Saying what differs ------------------------------------------------------------------ */

static const char *const expected_words[] = {
    [EXPECT_POINTS] = "points",   [EXPECT_NO_BAND] = "points",    [EXPECT_REFUSED] = "refused",
    [EXPECT_INDEX] = "index",     [EXPECT_EXACT] = "exact",       [EXPECT_PREDICATE] = "predicate",
    [EXPECT_VALUE] = "value",     [EXPECT_REPORTED] = "reported", [EXPECT_ELIGIBLE] = "eligible",
    [EXPECT_MISSING] = "missing", [EXPECT_REASONS] = "reasons",
};

/* Adds what differs; never NULL, the arena remembers a lack of memory. */
static void mismatch(struct attempt *attempt, iga_mismatch mismatch)
{
    struct failure *failure = &attempt->failure;
    if (arena_grow(attempt->trial->arena, (void **)&failure->mismatches, failure->count,
                   &failure->capacity, sizeof mismatch))
        failure->mismatches[failure->count++] = mismatch;
}

static size_t line_of(const struct source *source, size_t token)
{
    return source_place(source, token).line;
}

static void differs(struct attempt *attempt, const struct expectation *expectation,
                    const char *expected, const char *got, size_t rule_line)
{
    size_t line = line_of(&attempt->trial->examples->source, expectation->token);
    mismatch(attempt, (iga_mismatch){expected_words[expectation->what], expectation->name, expected,
                                     got, line, rule_line});
}

static const char *copy(const struct attempt *attempt, const char *text)
{
    return arena_copy(attempt->trial->arena, text, strlen(text));
}

static const char *number_text(const struct attempt *attempt, struct decimal number)
{
    char text[NUMBER_TEXT];
    return arena_copy(attempt->trial->arena, text, decimal_print(text, number));
}

static const char *units_text(const struct attempt *attempt, int64_t units)
{
    char text[NUMBER_TEXT];
    return arena_copy(attempt->trial->arena, text,
                      units_print(text, units, attempt->trial->rules->unit_decimals));
}

/* ---- Points ------------------------------------------------------------------------------- */

/* Whether it was warned that the answer lies in no band. */
static bool in_no_band(const struct iga_result *result, const struct expectation *expectation)
{
    bool of_innovation = expectation->unit == UNIT_INNOVATION;
    for (size_t i = 0; i < result->warnings.count; i++) {
        const iga_finding *warning = &result->warnings.items[i];
        const char *id = warning->path ? strrchr(warning->path, '/') : NULL;
        if (id && strcmp(warning->code, "no_band") == 0 && strcmp(id + 1, expectation->name) == 0 &&
            of_innovation == (strncmp(warning->path, "innovations/", 12) == 0))
            return true;
    }
    return false;
}

static const struct indicator *find_indicator(const struct iga_rules *rules, enum node_unit unit,
                                              const char *id)
{
    for (size_t i = 0; i < rules->indicator_count[unit]; i++)
        if (strcmp(rules->indicators[unit][i].id, id) == 0)
            return &rules->indicators[unit][i];
    return NULL;
}

/* NULL when there is nothing that could have earned anything. */
static const struct scored *find_scored(const struct iga_result *result,
                                        const struct indicator *indicator)
{
    if (!indicator)
        return NULL;
    if (indicator->unit == UNIT_REGION)
        return &result->scored[indicator->slot];
    return result->region->innovation_count ? &result->innovations[0].scored[indicator->slot]
                                            : NULL;
}

static void compare_points(struct attempt *attempt, const struct iga_result *result,
                           const struct expectation *expectation)
{
    const struct iga_rules *rules = attempt->trial->rules;
    const struct indicator *indicator = find_indicator(rules, expectation->unit, expectation->name);
    const struct scored *scored = find_scored(result, indicator);
    bool outside = in_no_band(result, expectation), wants_band = expectation->what == EXPECT_POINTS;
    int64_t units = 0;
    bool is_right = scored && outside != wants_band;
    if (is_right && wants_band)
        is_right = decimal_to_units(&units, expectation->number, rules->unit_decimals) &&
                   units == scored->points;
    if (is_right)
        return;
    differs(attempt, expectation,
            wants_band ? number_text(attempt, expectation->number) : "no_band",
            !scored   ? ""
            : outside ? "no_band"
                      : units_text(attempt, scored->points),
            indicator ? indicator->line : 0);
}

/* ---- Numbers ------------------------------------------------------------------------------ */

/* Whether a number as printed is the one expected. */
static bool is_number(const char *printed, struct decimal expected)
{
    struct decimal number;
    return decimal_from_text(&number, printed, strlen(printed)) == NUMBER_FINE &&
           decimal_compare(number, expected) == 0;
}

static bool is_fraction(mpq_srcptr number, const char *expected)
{
    mpq_t fraction;
    mpq_init(fraction);
    bool is_same = mpq_set_str(fraction, expected, 10) == 0;
    if (is_same) {
        mpq_canonicalize(fraction);
        is_same = mpq_equal(fraction, number) != 0;
    }
    mpq_clear(fraction);
    return is_same;
}

static void compare_index(struct attempt *attempt, const struct iga_result *result,
                          const struct expectation *expectation)
{
    const struct iga_rules *rules = attempt->trial->rules;
    if (!is_number(result->index, expectation->number))
        differs(attempt, expectation, number_text(attempt, expectation->number),
                copy(attempt, result->index), rules->index_line);
}

static void compare_exact(struct attempt *attempt, const struct iga_result *result,
                          const struct expectation *expectation)
{
    const struct iga_rules *rules = attempt->trial->rules;
    if (!is_fraction(evaluator_value(result->evaluator, rules->value_count), expectation->text))
        differs(attempt, expectation, expectation->text, copy(attempt, result->exact),
                rules->index_line);
}

static void compare_value(struct attempt *attempt, const struct iga_result *result,
                          const struct expectation *expectation)
{
    const struct iga_rules *rules = attempt->trial->rules;
    size_t i = 0;
    while (i < rules->value_count && strcmp(rules->values[i].id, expectation->name) != 0)
        i++;
    if (i == rules->value_count)
        differs(attempt, expectation, number_text(attempt, expectation->number), "", 0);
    else if (expectation->text) {
        if (!is_fraction(evaluator_value(result->evaluator, i), expectation->text))
            differs(attempt, expectation, expectation->text, copy(attempt, result->values_exact[i]),
                    rules->values[i].line);
    } else if (!is_number(result->values[i], expectation->number)) {
        differs(attempt, expectation, number_text(attempt, expectation->number),
                copy(attempt, result->values[i]), rules->values[i].line);
    }
}

static void compare_count(struct attempt *attempt, const struct expectation *expectation,
                          size_t count)
{
    struct decimal number = decimal_from_integer((int64_t)count);
    if (decimal_compare(number, expectation->number) != 0)
        differs(attempt, expectation, number_text(attempt, expectation->number),
                number_text(attempt, number), 0);
}

/* ---- Predicates and reasons --------------------------------------------------------------- */

static void compare_predicate(struct attempt *attempt, const struct expectation *expectation,
                              const char *got)
{
    const struct iga_rules *rules = attempt->trial->rules;
    size_t line = 0;
    if (strcmp(got, expectation->text) == 0)
        return;
    for (size_t i = 0; i < rules->predicate_count; i++)
        if (strcmp(rules->predicates[i].name, got) == 0)
            line = line_of(&rules->source, rules->predicates[i].token);
    differs(attempt, expectation, expectation->text, copy(attempt, got), line);
}

static const char *join(const struct attempt *attempt, const char *const *texts, size_t count)
{
    struct buffer out = {0};
    for (size_t i = 0; i < count; i++)
        buffer_print(&out, "%s%s", i ? ", " : "", texts[i]);
    const char *joined = copy(attempt, out.bytes ? out.bytes : "");
    if (out.failed)
        arena_fail(attempt->trial->arena);
    buffer_free(&out);
    return joined;
}

static bool is_among(const char *text, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(texts[i], text) == 0)
            return true;
    return false;
}

static const struct innovation_result *find_innovation(const struct iga_result *result,
                                                       const char *id)
{
    for (size_t i = 0; i < result->region->innovation_count; i++)
        if (strcmp(result->region->innovations[i].id, id) == 0)
            return &result->innovations[i];
    return NULL;
}

static void compare_reasons(struct attempt *attempt, const struct iga_result *result,
                            const struct expectation *expectation)
{
    const struct innovation_result *innovation = find_innovation(result, expectation->name);
    size_t count = innovation ? innovation->reasons.count : 0;
    const char **got = arena_array(attempt->trial->arena, count + 1, sizeof *got);
    bool is_right = innovation && count == expectation->text_count;
    size_t line = count ? innovation->reasons.items[0].line : 0;
    for (size_t i = 0; got && i < count; i++) {
        got[i] = innovation->reasons.items[i].code;
        if (!is_among(got[i], expectation->texts, expectation->text_count)) {
            line = innovation->reasons.items[i].line;
            is_right = false;
        }
    }
    if (!is_right && got)
        differs(attempt, expectation, join(attempt, expectation->texts, expectation->text_count),
                innovation ? join(attempt, (const char *const *)got, count) : "?", line);
}

/* ---- One example -------------------------------------------------------------------------- */

static void compare(struct attempt *attempt, const struct iga_result *result,
                    const struct expectation *expectation)
{
    switch (expectation->what) {
    case EXPECT_POINTS:
    case EXPECT_NO_BAND:
        compare_points(attempt, result, expectation);
        return;
    case EXPECT_REFUSED:
        differs(attempt, expectation, "refused", copy(attempt, result->index), 0);
        return;
    case EXPECT_INDEX:
        compare_index(attempt, result, expectation);
        return;
    case EXPECT_EXACT:
        compare_exact(attempt, result, expectation);
        return;
    case EXPECT_PREDICATE:
        compare_predicate(attempt, expectation, result->predicate);
        return;
    case EXPECT_VALUE:
        compare_value(attempt, result, expectation);
        return;
    case EXPECT_REPORTED:
        compare_count(attempt, expectation, result->reported);
        return;
    case EXPECT_ELIGIBLE:
        compare_count(attempt, expectation, result->eligible);
        return;
    case EXPECT_MISSING:
        compare_count(attempt, expectation, result->missing);
        return;
    case EXPECT_REASONS:
        compare_reasons(attempt, result, expectation);
    }
}

/* A region that was refused: right only where that was to come. */
static void take_refused(struct attempt *attempt, const struct iga_findings *errors)
{
    const struct example *example = attempt->example;
    size_t line = line_of(&attempt->trial->examples->source, example->token);
    for (size_t i = 0; i < example->count; i++)
        if (example->expectations[i].what == EXPECT_REFUSED)
            return;
    for (size_t i = 0; i < errors->count; i++) {
        const iga_finding *error = &errors->items[i];
        const char *got =
            error->path ? arena_print(attempt->trial->arena, "%s: %s", error->path, error->message)
                        : copy(attempt, error->message);
        mismatch(attempt, (iga_mismatch){"refused", NULL, NULL, got, line, 0});
    }
}

static int take(void *context, const iga_result *result)
{
    struct attempt *attempt = context;
    static const iga_explain_options explain = {.innovation = "1"};
    const struct example *example = attempt->example;
    if (result->region->errors.count) {
        take_refused(attempt, &result->region->errors);
        return 0;
    }
    for (size_t i = 0; i < example->count; i++)
        compare(attempt, result, &example->expectations[i]);
    if (attempt->coverage)
        coverage_add(attempt->coverage, result);
    if (attempt->failure.count && !attempt->trial->options.first_only)
        attempt->status = iga_explain(&attempt->failure.explanation, result, &explain);
    return 0;
}

/* An index that was published: what is its predicate? */
static void try_index(struct attempt *attempt)
{
    const struct example *example = attempt->example;
    mpq_t index;
    mpq_init(index);
    fraction_from_decimal(index, example->index);
    const char *got = predicate_of(attempt->trial->rules, index);
    mpq_clear(index);
    if (attempt->coverage)
        coverage_add_predicate(attempt->coverage, got);
    for (size_t i = 0; i < example->count; i++)
        compare_predicate(attempt, &example->expectations[i], got);
}

static void try_region(struct attempt *attempt, iga_scorer *scorer)
{
    const struct example *example = attempt->example;
    const iga_chunk chunk = {.bytes = example->region,
                             .length = example->length,
                             .file = attempt->trial->examples->source.file,
                             .line = line_of(&attempt->trial->examples->source, example->token),
                             .column = 1};
    iga_status status = iga_scorer_run(scorer, &chunk, take, attempt);
    if (status)
        attempt->status = status;
}

static iga_status try_example(struct iga_trial *trial, struct coverage *coverage,
                              iga_scorer *scorer, const struct example *example)
{
    struct attempt attempt = {
        .trial = trial, .coverage = coverage, .example = example, .failure.example = example};
    if (example->region)
        try_region(&attempt, scorer);
    else
        try_index(&attempt);
    if (attempt.failure.count && arena_grow(trial->arena, (void **)&trial->failures, trial->count,
                                            &trial->capacity, sizeof attempt.failure))
        trial->failures[trial->count++] = attempt.failure;
    else
        iga_explanation_free(attempt.failure.explanation);
    return attempt.status;
}

/* ---- All of them -------------------------------------------------------------------------- */

static iga_status try_all(struct iga_trial *trial, struct coverage *coverage, iga_scorer *scorer)
{
    iga_status status = IGA_OK;
    for (size_t i = 0; i < trial->examples->count && !status; i++) {
        status = try_example(trial, coverage, scorer, &trial->examples->items[i]);
        if (trial->count && trial->options.first_only)
            break;
    }
    if (coverage && !status)
        coverage_report(&trial->unreached, coverage);
    return arena_failed(trial->arena) ? IGA_ENOMEM : status;
}

static iga_status run(struct iga_trial *trial)
{
    const iga_score_options options = {.detail = true, .lang = trial->options.lang};
    struct coverage *coverage = NULL;
    iga_scorer *scorer = NULL;
    findings_init(&trial->unreached, trial->arena, trial->options.lang);
    if (!trial->options.first_only) {
        coverage = coverage_new(trial->rules, trial->arena);
        if (!coverage)
            return IGA_ENOMEM;
    }
    iga_status status = iga_scorer_new(&scorer, trial->rules, &options);
    if (status == IGA_OK)
        status = try_all(trial, coverage, scorer);
    iga_scorer_free(scorer);
    return status;
}

iga_status iga_trial_run(iga_trial **out, const iga_examples *examples, const iga_rules *rules,
                         const iga_trial_options *options)
{
    if (out)
        *out = NULL;
    if (!out || !examples || !rules || strcmp(examples->rules, rules->id) != 0)
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_trial *trial = arena ? arena_take(arena, sizeof *trial) : NULL;
    if (!trial) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    trial->arena = arena;
    trial->examples = examples;
    trial->rules = rules;
    if (options)
        trial->options = *options;
    iga_status status = run(trial);
    if (status == IGA_OK)
        *out = trial;
    else
        iga_trial_free(trial);
    return status;
}

void iga_trial_free(iga_trial *trial)
{
    if (!trial)
        return;
    for (size_t i = 0; i < trial->count; i++)
        iga_explanation_free(trial->failures[i].explanation);
    arena_free(trial->arena);
}

/* ---- Getters ------------------------------------------------------------------------------ */

size_t iga_trial_failure_count(const iga_trial *trial)
{
    return trial->count;
}

bool iga_trial_failure(iga_failure *out, const iga_trial *trial, size_t i)
{
    if (i >= trial->count)
        return false;
    const struct failure *failure = &trial->failures[i];
    const struct example *example = failure->example;
    struct place place = source_place(&trial->examples->source, example->token);
    *out = (iga_failure){.example = example->title,
                         .file = place.file,
                         .line = place.line,
                         .column = place.column,
                         .has_source = example->origin.stated,
                         .source = example->origin.source,
                         .reference = example->origin.reference,
                         .mismatch_count = failure->count,
                         .explanation = failure->explanation};
    return true;
}

bool iga_trial_mismatch(iga_mismatch *out, const iga_trial *trial, size_t i, size_t k)
{
    if (i >= trial->count || k >= trial->failures[i].count)
        return false;
    *out = trial->failures[i].mismatches[k];
    return true;
}

const iga_findings *iga_trial_unreached(const iga_trial *trial)
{
    return &trial->unreached;
}
