/* From bytes to results: one scorer, one thread, one region at a time. */
#include "score/scorer.h"
#include "base/arena.h"
#include "data/json.h"
#include "score/evaluate.h"
#include "score/grade.h"
#include "score/predicate.h"
#include "score/reason.h"
#include "score/result.h"

struct iga_scorer {
    const struct iga_rules *rules;
    struct iga_score_options options;
    bool is_hushed; /* no warnings are wanted */
    struct reader *reader;
    struct arena *own;     /* of the scorer itself and what it keeps */
    struct arena *results; /* emptied for each region */
    struct evaluator *evaluator;
    struct grader grader;
    bool has_grader;
    struct scored *region_scored;
    struct scored *innovation_scored; /* of the innovation at hand, without detail */
    struct region region;
    const char *file; /* that the region is from */
    struct iga_result result;
};

/* ---- Making and freeing ------------------------------------------------------------------- */

static struct reader *make_reader(const struct iga_scorer *scorer)
{
    const struct iga_rules *beside = scorer->options.beside;
    if (!beside)
        return reader_new(&scorer->rules->schema, scorer->options.lang);
    const struct schema *const schemas[2] = {&scorer->rules->schema, &beside->schema};
    return reader_new_pair(schemas, scorer->options.lang);
}

static bool make(struct iga_scorer *scorer)
{
    const struct iga_rules *rules = scorer->rules;
    scorer->results = arena_new();
    scorer->reader = make_reader(scorer);
    if (!scorer->results || !scorer->reader)
        return false;
    scorer->region_scored = arena_array(scorer->own, rules->indicator_count[UNIT_REGION] + 1,
                                        sizeof *scorer->region_scored);
    scorer->innovation_scored = arena_array(
        scorer->own, rules->indicator_count[UNIT_INNOVATION] + 1, sizeof *scorer->region_scored);
    scorer->evaluator = evaluator_new(rules, scorer->own);
    if (!scorer->region_scored || !scorer->innovation_scored || !scorer->evaluator)
        return false;
    scorer->has_grader = true;
    return grader_init(&scorer->grader, rules, scorer->options.verified);
}

iga_status iga_scorer_new(iga_scorer **out, const iga_rules *rules,
                          const iga_score_options *options)
{
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!rules || (options && options->claims && options->verified))
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_scorer *scorer = arena ? arena_take(arena, sizeof *scorer) : NULL;
    if (!scorer) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    scorer->rules = rules;
    if (options)
        scorer->options = *options;
    scorer->own = arena;
    if (!make(scorer)) {
        iga_scorer_free(scorer);
        return IGA_ENOMEM;
    }
    *out = scorer;
    return IGA_OK;
}

void iga_scorer_free(iga_scorer *scorer)
{
    if (!scorer)
        return;
    if (scorer->has_grader)
        grader_clear(&scorer->grader);
    evaluator_free(scorer->evaluator);
    reader_free(scorer->reader);
    arena_free(scorer->results);
    arena_free(scorer->own);
}

void scorer_hush(struct iga_scorer *scorer)
{
    scorer->is_hushed = true;
}

/* ---- One region --------------------------------------------------------------------------- */

static const char *path_of(struct arena *arena, const struct innovation *innovation,
                           const struct indicator *indicator)
{
    return innovation
               ? arena_print(arena, "innovations/%s/indicators/%s", innovation->id, indicator->id)
               : arena_print(arena, "indicators/%s", indicator->id);
}

static void warn(struct iga_scorer *scorer, const char *code, const struct innovation *innovation,
                 const struct indicator *indicator, const char *message)
{
    if (scorer->is_hushed)
        return;
    const char *path = path_of(scorer->results, innovation, indicator);
    findings_add(&scorer->result.warnings, IGA_WARNING, code, (struct place){0}, path, "%s: %s",
                 indicator->title, message_in(scorer->options.lang, message));
}

/* A script that gives no points for an answer: the region is refused. */
static void refuse(struct iga_scorer *scorer, const struct innovation *innovation,
                   const struct indicator *indicator, const struct grade_note *note)
{
    const char *path = path_of(scorer->results, innovation, indicator);
    findings_add(&scorer->region.errors, IGA_ERROR, "script",
                 (struct place){.file = scorer->rules->source.file,
                                .line = note->failure_line ? note->failure_line : indicator->line},
                 path, "region \"%s\": indicator \"%s\" cannot be scored: %s", scorer->region.id,
                 indicator->id, message_in(scorer->options.lang, note->failure));
}

/* Grades all answers of a unit. */
static void grade_all(struct iga_scorer *scorer, const struct subject *subject, enum node_unit unit,
                      const struct answer *answers, struct scored *scored)
{
    const struct iga_rules *rules = scorer->rules;
    for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
        const struct indicator *indicator = &rules->indicators[unit][i];
        if (indicator->applies != NO_NODE && !condition_holds(subject, indicator->applies)) {
            scored[i] = (struct scored){.state = IGA_NOT_APPLICABLE};
            continue;
        }
        if (grade_plainly(&scored[i], &scorer->grader, indicator, &answers[i]))
            continue;
        struct grade_note note = {0};
        scored[i] = grade(&note, &scorer->grader, indicator, &answers[i]);
        if (note.no_memory)
            arena_fail(scorer->results);
        if (scored[i].state == IGA_MISSING) {
            scorer->result.missing++;
            if (indicator->mandatory)
                warn(scorer, "mandatory_missing", subject->innovation, indicator,
                     "a mandatory answer is missing");
        } else if (note.in_no_band) {
            warn(scorer, "no_band", subject->innovation, indicator,
                 "the value lies in no band of the annex and earns nothing");
        } else if (note.failure) {
            refuse(scorer, subject->innovation, indicator, &note);
        }
    }
}

static bool is_eligible(const struct subject *subject)
{
    const struct iga_rules *rules = subject->rules;
    for (size_t i = 0; i < rules->must_count; i++)
        if (!condition_holds(subject, rules->musts[i].condition))
            return false;
    return true;
}

/* Room for what the detail getters need. */
static bool make_room_for_detail(struct iga_scorer *scorer, size_t innovations)
{
    scorer->result.innovations =
        arena_array(scorer->results, innovations + 1, sizeof *scorer->result.innovations);
    return scorer->result.innovations != NULL;
}

static bool score_innovation(struct iga_scorer *scorer, struct subject *subject, size_t i)
{
    const struct iga_rules *rules = scorer->rules;
    const struct innovation *innovation = &scorer->region.innovations[i];
    size_t count = rules->indicator_count[UNIT_INNOVATION];
    struct scored *scored = scorer->innovation_scored;
    if (scorer->options.detail)
        scored = arena_array(scorer->results, count + 1, sizeof *scored);
    if (!scored)
        return false;
    subject->innovation = innovation;
    subject->innovation_scored = scored;
    grade_all(scorer, subject, UNIT_INNOVATION, innovation->answers, scored);
    bool eligible = is_eligible(subject);
    scorer->result.eligible += eligible;
    evaluator_add(scorer->evaluator, subject, eligible || scorer->options.claims);
    if (scorer->options.detail) {
        struct innovation_result *result = &scorer->result.innovations[i];
        result->scored = scored;
        result->points = points_of(scored, (struct slots){0, (uint32_t)count});
        findings_init(&result->reasons, scorer->results, scorer->options.lang);
        if (!eligible)
            reasons_add(&result->reasons, subject);
    }
    return true;
}

static bool publish(struct iga_scorer *scorer)
{
    const struct iga_rules *rules = scorer->rules;
    struct iga_result *result = &scorer->result;
    struct arena *arena = scorer->results;
    result->values = arena_array(arena, rules->value_count + 1, sizeof *result->values);
    result->values_exact = arena_array(arena, rules->value_count + 1, sizeof *result->values);
    if (!result->values || !result->values_exact)
        return false;
    for (size_t i = 0; i < rules->value_count; i++) {
        mpq_srcptr value = evaluator_value(scorer->evaluator, i);
        result->values[i] = fraction_short(arena, value, 6);
        result->values_exact[i] = fraction_exact(arena, value);
    }
    mpq_srcptr index = evaluator_value(scorer->evaluator, rules->value_count);
    result->index = fraction_rounded(arena, index, rules->decimals);
    result->exact = fraction_exact(arena, index);
    result->predicate = predicate_of(rules, index);
    if (!*result->predicate)
        findings_add(&scorer->region.errors, IGA_ERROR, "no_predicate",
                     (struct place){.file = rules->source.file, .line = rules->index_line}, NULL,
                     "the index comes out as %s, which no predicate of the rules holds; close the "
                     "gap in the rule file",
                     result->index);
    return !arena_failed(arena) && !arena_failed(scorer->region.errors.arena);
}

/* @param reader  that has just read the region, or NULL */
static bool score_region(struct iga_scorer *scorer, struct reader *reader)
{
    const struct region *region = &scorer->region;
    struct iga_result *result = &scorer->result;
    arena_reset(scorer->results);
    *result = (struct iga_result){.rules = scorer->rules,
                                  .file = scorer->file,
                                  .arena = scorer->results,
                                  .region = region,
                                  .scored = scorer->region_scored,
                                  .has_detail = scorer->options.detail,
                                  .options = scorer->options,
                                  .evaluator = scorer->evaluator,
                                  .grader = &scorer->grader,
                                  .reader = reader};
    findings_init(&result->warnings, scorer->results, scorer->options.lang);
    if (iga_findings_count(&region->errors))
        return true;
    for (size_t i = 0; i < region->warnings.count && !scorer->is_hushed; i++) {
        const iga_finding *warning = &region->warnings.items[i];
        findings_add(&result->warnings, IGA_WARNING, warning->code, (struct place){0},
                     warning->path, "%s", warning->message);
    }
    struct subject subject = {
        .rules = scorer->rules, .region = region, .region_scored = scorer->region_scored};
    evaluator_start(scorer->evaluator);
    grade_all(scorer, &subject, UNIT_REGION, region->answers, scorer->region_scored);
    result->reported = region->innovation_count;
    if (scorer->options.detail && !make_room_for_detail(scorer, region->innovation_count))
        return false;
    for (size_t i = 0; i < region->innovation_count; i++)
        if (!score_innovation(scorer, &subject, i))
            return false;
    subject.innovation = NULL;
    evaluator_finish(scorer->evaluator, &subject);
    return publish(scorer);
}

const iga_result *scorer_score(struct iga_scorer *scorer, const struct region *region,
                               const char *file)
{
    scorer->region = *region;
    scorer->file = file;
    return score_region(scorer, NULL) ? &scorer->result : NULL;
}

iga_status iga_scorer_run(iga_scorer *scorer, const iga_chunk *chunk, iga_result_fn each,
                          void *context)
{
    if (!scorer || !chunk || !each)
        return IGA_EUSAGE;
    reader_start(scorer->reader, chunk);
    scorer->file = chunk->file;
    for (;;) {
        struct region regions[2]; /* by these rules, and by those beside them */
        switch (reader_next(scorer->reader, regions)) {
        case READER_END:
            return IGA_OK;
        case READER_MEMORY:
            return IGA_ENOMEM;
        case READER_REGION:
            scorer->region = regions[0];
        }
        if (!score_region(scorer, scorer->reader))
            return IGA_ENOMEM;
        if (each(context, &scorer->result))
            return IGA_ESTOP;
        if (arena_failed(scorer->results)) /* a getter found no memory */
            return IGA_ENOMEM;
    }
}

const char *iga_scorer_passed_over(const iga_scorer *scorer, size_t i)
{
    return reader_passed_over(scorer->reader, i);
}
