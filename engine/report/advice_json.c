#include "report/advice.h"

#include "report/json.h"
#include "report/ruleset_json.h"

/* A level, or null where a step has none. */
static void level_member(struct blob *out, const char *key, int level)
{
    if (level < 0)
        json_text_member(out, key, NULL);
    else
        json_size_member(out, key, (size_t)level);
}

static void raw_or_null(struct blob *out, const char *key, const char *number)
{
    if (number)
        json_raw_member(out, key, number);
    else
        json_text_member(out, key, NULL);
}

static void step_json(struct blob *out, const iga_advised_step *step, bool is_single)
{
    json_open(out, '{');
    json_text_member(out, "action", step->action);
    json_text_member(out, "innovation", step->innovation);
    json_text_member(out, "indicator", step->indicator);
    level_member(out, "from", step->from);
    level_member(out, "to", step->to);
    json_text_member(out, "gain", step->gain);
    json_raw_member(out, "gain_decimal", step->gain_short);
    json_size_member(out, "cost", step->cost);
    json_text_member(out, "takes", step->takes);
    json_text_member(out, "area", step->area);
    raw_or_null(out, "points", step->points);
    if (is_single)
        json_size_member(out, "alike", step->alike);
    json_close(out, '}');
}

static void forfeits_json(struct blob *out, const iga_advice *advice)
{
    iga_forfeit forfeit;
    json_key(out, "forfeits");
    json_open(out, '[');
    for (size_t i = 0; iga_advice_forfeit(&forfeit, advice, i); i++) {
        json_open(out, '{');
        json_text_member(out, "kind", forfeit.kind);
        json_text_member(out, "innovation", forfeit.innovation);
        json_text_member(out, "indicator", forfeit.indicator);
        json_text_member(out, "message", forfeit.message);
        json_text_member(out, "gain", forfeit.gain);
        raw_or_null(out, "gain_decimal", forfeit.gain_short);
        json_place_member(out, "rule_line", forfeit.rule_line);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void steps_json(struct blob *out, const iga_advice *advice)
{
    iga_advised_step step;
    json_key(out, "steps");
    json_open(out, '[');
    for (size_t i = 0; iga_advice_step(&step, advice, i); i++)
        step_json(out, &step, false);
    json_close(out, ']');
    json_key(out, "single_steps");
    json_open(out, '[');
    for (size_t i = 0; iga_advice_single(&step, advice, i); i++)
        step_json(out, &step, true);
    json_close(out, ']');
}

static void region_json(struct blob *out, const iga_advice *advice)
{
    iga_advice_summary summary;
    iga_advice_summarize(&summary, advice);
    json_open(out, '{');
    json_text_member(out, "id", summary.id);
    json_text_member(out, "name", summary.name);
    json_raw_member(out, "index", summary.index);
    json_text_member(out, "exact", summary.exact);
    json_text_member(out, "predicate", summary.predicate);
    raw_or_null(out, "target", summary.target);
    json_text_member(out, "target_predicate", summary.target_predicate);
    json_bool_member(out, "reachable", summary.is_reachable);
    json_bool_member(out, "proved", summary.is_proved);
    json_raw_member(out, "index_after", summary.index_after);
    json_text_member(out, "exact_after", summary.exact_after);
    json_text_member(out, "predicate_after", summary.predicate_after);
    json_size_member(out, "cost", summary.cost);
    json_size_member(out, "cost_at_least", summary.bound);
    raw_or_null(out, "maturity", summary.maturity);
    forfeits_json(out, advice);
    steps_json(out, advice);
    json_close(out, '}');
}

void advice_json(struct blob *out, const struct advice_settings *settings, const iga_advice *advice)
{
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "program");
    blob_print(out, "\"iga %s\"", iga_version());
    json_key(out, "ruleset");
    ruleset_json(out, settings->rules, true);
    json_key(out, "advice");
    json_open(out, '[');
    region_json(out, advice);
    json_close(out, ']');
    json_text_member(out, "data_sha256", settings->data_sha256);
    json_close(out, '}');
    blob_text(out, "\n");
}
