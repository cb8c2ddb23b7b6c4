/* advise.c - what raises a region's index. */
#include "score/advise.h"

#include "base/text.h"
#include "score/predicate.h"

#include <stdlib.h>
#include <string.h>

/* ---- One region --------------------------------------------------------------------------- */

static const char *copy(struct adviser *a, const char *text)
{
    return text ? arena_copy(a->arena, text, strlen(text)) : NULL;
}

static void repeat_errors(struct adviser *a, const iga_result *result)
{
    for (size_t i = 0; i < iga_result_error_count(result); i++) {
        const iga_finding *e = iga_result_error(result, i);
        findings_add(a->findings, IGA_ERROR, e->code,
                     (struct place){e->file, e->line, e->column, e->cell}, e->path, "%s",
                     e->message);
    }
    a->status = IGA_EDATA;
}

static void summarize_before(struct adviser *a, const iga_result *result)
{
    iga_advice_summary *summary = &a->advice->summary;
    summary->id = copy(a, iga_result_id(result));
    summary->name = copy(a, iga_result_name(result));
    summary->index = summary->index_after = copy(a, iga_result_index(result));
    summary->exact = summary->exact_after = copy(a, iga_result_exact(result));
    summary->predicate = summary->predicate_after = copy(a, iga_result_predicate(result));
    summary->most_added = MOST_ADDED;
}

/* The region after the steps, as its data then say. */
static int summarize_after(void *context, const iga_result *result)
{
    struct adviser *a = context;
    iga_advice_summary *summary = &a->advice->summary;
    summary->index_after = copy(a, iga_result_index(result));
    summary->exact_after = copy(a, iga_result_exact(result));
    summary->predicate_after = copy(a, iga_result_predicate(result));
    return 0;
}

static void summarize_plan(struct adviser *a)
{
    iga_advice_summary *summary = &a->advice->summary;
    const struct plan *plan = &a->plan;
    char text[NUMBER_TEXT];
    summary->is_reachable = plan->is_reachable;
    summary->is_proved = plan->is_proved;
    summary->is_limited = plan->is_limited;
    summary->cost = (unsigned)plan->cost;
    summary->bound = (unsigned)plan->bound;
    if (a->play.newcomer_count > 0) {
        units_print(text, a->play.maturity, a->rules->unit_decimals);
        summary->maturity = copy(a, text);
    }
}

static bool find_plan(struct adviser *a)
{
    if (a->has_target)
        return plan_find(&a->plan, &a->play, a->threshold);
    a->plan = (struct plan){.is_reachable = true, .is_proved = true};
    return state_new(&a->plan.state, &a->play);
}

/* Everything, while the region is there. */
static bool advise_region(struct adviser *a, const iga_result *result)
{
    mpq_set(a->index, evaluator_value(result->evaluator, a->rules->value_count));
    summarize_before(a, result);
    if (!play_start(&a->play, result, a->own, a->scratch, a->trial))
        return false;
    a->status = advise_options(a);
    if (a->status != IGA_OK)
        return a->status != IGA_ENOMEM;
    if (!play_prepare(&a->play) || !find_plan(a))
        return false;
    summarize_plan(a);
    return advise_steps(a) && advise_data(a) && advise_forfeits(a);
}

static int take(void *context, const iga_result *result)
{
    struct adviser *a = context;
    if (iga_result_error_count(result) > 0)
        repeat_errors(a, result);
    else if (!advise_region(a, result))
        a->status = IGA_ENOMEM;
    return 0;
}

static iga_status score_after(struct adviser *a)
{
    iga_chunk changed = *a->chunk;
    changed.bytes = a->advice->data->bytes;
    changed.length = a->advice->data->length;
    return iga_scorer_run(a->trial, &changed, summarize_after, a);
}

static iga_status advise(struct adviser *a)
{
    const iga_score_options detail = {.detail = true, .lang = a->options->lang};
    const iga_score_options plain = {.lang = a->options->lang};
    iga_scorer *scorer = NULL;
    iga_status status = IGA_ENOMEM;
    if (a->own && a->scratch && a->advice->data &&
        iga_scorer_new(&scorer, a->rules, &detail) == IGA_OK &&
        iga_scorer_new(&a->trial, a->rules, &plain) == IGA_OK) {
        scorer_hush(a->trial);
        status = iga_scorer_run(scorer, a->chunk, take, a);
    }
    if (status == IGA_OK)
        status = a->status;
    if (status == IGA_OK)
        status = score_after(a);
    if (status == IGA_OK && (arena_failed(a->arena) || a->advice->data->failed))
        status = IGA_ENOMEM;
    iga_scorer_free(scorer);
    iga_scorer_free(a->trial);
    return status;
}

iga_status iga_advise(iga_advice **out, iga_findings **findings, const iga_rules *rules,
                      const iga_chunk *region, const iga_advise_options *options)
{
    static const iga_advise_options none = {0};
    if (findings)
        *findings = NULL;
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!rules || !region || region->tables || region->broken)
        return IGA_EUSAGE;
    struct adviser a = {.rules = rules, .chunk = region, .options = options ? options : &none};
    a.arena = arena_new();
    a.advice = a.arena ? arena_take(a.arena, sizeof *a.advice) : NULL;
    if (a.advice)
        a.advice->arena = a.arena;
    a.findings = findings_new(a.options->lang);
    a.own = arena_new();
    a.scratch = arena_new();
    mpq_inits(a.threshold, a.index, NULL);
    iga_status status = IGA_ENOMEM;
    if (a.advice && a.findings) {
        a.advice->data = calloc(1, sizeof *a.advice->data);
        status = advise(&a);
    }
    mpq_clears(a.threshold, a.index, NULL);
    arena_free(a.own);
    arena_free(a.scratch);
    if (status == IGA_OK)
        *out = a.advice;
    else if (a.advice)
        iga_advice_free(a.advice);
    else
        arena_free(a.arena);
    if (findings)
        *findings = a.findings;
    else
        iga_findings_free(a.findings);
    return status;
}

void iga_advice_free(iga_advice *advice)
{
    if (!advice)
        return;
    if (advice->data)
        buffer_free(advice->data);
    free(advice->data);
    arena_free(advice->arena);
}

/* ---- Getters ------------------------------------------------------------------------------ */

void iga_advice_summarize(iga_advice_summary *out, const iga_advice *advice)
{
    *out = advice->summary;
}

bool iga_advice_forfeit(iga_forfeit *out, const iga_advice *advice, size_t i)
{
    if (i >= advice->forfeit_count)
        return false;
    *out = advice->forfeits[i];
    return true;
}

bool iga_advice_step(iga_advised_step *out, const iga_advice *advice, size_t i)
{
    if (i >= advice->step_count)
        return false;
    *out = advice->steps[i];
    return true;
}

bool iga_advice_single(iga_advised_step *out, const iga_advice *advice, size_t i)
{
    if (i >= advice->single_count)
        return false;
    *out = advice->singles[i];
    return true;
}

const char *iga_advice_data(size_t *length, const iga_advice *advice)
{
    if (length)
        *length = advice->data->length;
    return advice->data->bytes ? advice->data->bytes : "";
}
