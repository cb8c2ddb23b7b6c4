#include "report/trial.h"

#include "report/json.h"
#include "report/ruleset_json.h"

/* ---- Failures ----------------------------------------------------------------------------- */

static void add_mismatch(struct blob *out, const iga_mismatch *mismatch)
{
    json_open(out, '{');
    json_text_member(out, "what", mismatch->what);
    json_text_member(out, "id", mismatch->id);
    json_text_member(out, "expected", mismatch->expected);
    json_text_member(out, "got", mismatch->got);
    json_place_member(out, "line", mismatch->line);
    json_place_member(out, "rule_line", mismatch->rule_line);
    json_close(out, '}');
}

/* A step as far as it says how a number came about. */
static void add_step(struct blob *out, const iga_step *step, const char *kind)
{
    json_open(out, '{');
    json_text_member(out, "step", kind);
    json_text_member(out, "id", step->id);
    json_text_member(out, "title", step->title);
    json_text_member(out, "formula", step->formula);
    json_text_member(out, "numbers", step->numbers);
    json_text_member(out, "exact", step->exact);
    json_place_member(out, "rule_line", step->rule_line);
    json_close(out, '}');
}

static void add_answer(struct blob *out, const iga_explanation *indicator)
{
    const iga_step *step = iga_explanation_step(indicator);
    json_open(out, '{');
    json_text_member(out, "step", "answer");
    json_text_member(out, "id", step->id);
    json_key(out, "answer");
    json_raw(out, step->answer ? step->answer : "null");
    json_size_member(out, "level", step->level);
    json_text_member(out, "exact", step->exact);
    json_place_member(out, "rule_line", step->rule_line);
    for (size_t i = 0; i < iga_explanation_count(indicator); i++) {
        const iga_step *below = iga_explanation_step(iga_explanation_below(indicator, i));
        if (below->kind == IGA_STEP_MEASURED)
            json_text_member(out, "measured", below->value);
        if (below->kind == IGA_STEP_BAND && below->decides) {
            json_text_member(out, "low", below->low);
            json_text_member(out, "high", below->high);
        }
        if (below->kind == IGA_STEP_CHOICE && below->decides)
            json_text_member(out, "choice", below->title);
    }
    json_close(out, '}');
}

/* The answers that were given, then values and the index. */
static void add_steps(struct blob *out, const iga_explanation *explanation)
{
    for (size_t i = 0; i < iga_explanation_count(explanation); i++) {
        const iga_explanation *below = iga_explanation_below(explanation, i);
        const iga_step *step = iga_explanation_step(below);
        switch (step->kind) {
        case IGA_STEP_ASPECT:
        case IGA_STEP_VARIABLE:
        case IGA_STEP_INNOVATION:
            add_steps(out, below);
            break;
        case IGA_STEP_INDICATOR:
            if (step->state != IGA_MISSING)
                add_answer(out, below);
            break;
        case IGA_STEP_VALUE:
            add_step(out, step, "value");
            break;
        case IGA_STEP_INDEX:
            add_step(out, step, "index");
            break;
        case IGA_STEP_MUST:
            if (!step->holds)
                add_step(out, step, "reason");
            break;
        default:
            break;
        }
    }
}

static void add_failure(struct blob *out, const iga_trial *trial, size_t i)
{
    iga_failure failure;
    iga_mismatch mismatch;
    iga_trial_failure(&failure, trial, i);
    json_open(out, '{');
    json_text_member(out, "example", failure.example);
    json_text_member(out, "file", failure.file);
    json_place_member(out, "line", failure.line);
    json_place_member(out, "column", failure.column);
    json_text_member(out, "source",
                     failure.has_source ? ruleset_json_source(failure.source) : NULL);
    json_text_member(out, "reference", failure.has_source ? failure.reference : NULL);
    json_key(out, "mismatches");
    json_open(out, '[');
    for (size_t k = 0; iga_trial_mismatch(&mismatch, trial, i, k); k++)
        add_mismatch(out, &mismatch);
    json_close(out, ']');
    json_key(out, "steps");
    json_open(out, '[');
    if (failure.explanation)
        add_steps(out, failure.explanation);
    json_close(out, ']');
    json_close(out, '}');
}

/* ---- The rest ----------------------------------------------------------------------------- */

static void add_unreached(struct blob *out, const iga_findings *unreached)
{
    json_key(out, "unreached");
    json_open(out, '[');
    for (size_t i = 0; i < iga_findings_count(unreached); i++) {
        const iga_finding *finding = iga_findings_get(unreached, i);
        json_open(out, '{');
        json_text_member(out, "code", finding->code);
        json_text_member(out, "path", finding->path);
        json_text_member(out, "message", finding->message);
        json_place_member(out, "line", finding->line);
        json_place_member(out, "column", finding->column);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void add_nudges(struct blob *out, const struct trial_file *file)
{
    iga_nudge nudge;
    json_key(out, "nudges");
    json_open(out, '{');
    json_size_member(out, "count", iga_nudges_count(file->nudges));
    json_size_member(out, "refused", trial_nudge_count(file, IGA_NUDGE_REFUSED));
    json_size_member(out, "failed", trial_nudge_count(file, IGA_NUDGE_FAILED));
    json_size_member(out, "same", trial_nudge_count(file, IGA_NUDGE_SAME));
    json_key(out, "unnoticed");
    json_open(out, '[');
    for (size_t i = 0; iga_nudges_get(&nudge, file->nudges, i); i++) {
        if (file->fates[i] != IGA_NUDGE_UNNOTICED)
            continue;
        json_open(out, '{');
        json_place_member(out, "line", nudge.line);
        json_place_member(out, "column", nudge.column);
        json_text_member(out, "before", nudge.before);
        json_text_member(out, "after", nudge.after);
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
}

static void add_file(struct blob *out, const struct trial_file *file)
{
    json_open(out, '{');
    json_text_member(out, "ruleset", iga_rules_id(file->rules));
    json_text_member(out, "file", iga_rules_file(file->rules));
    json_text_member(out, "examples_file", iga_examples_file(file->examples));
    json_size_member(out, "examples", iga_examples_count(file->examples));
    json_size_member(out, "failed", iga_trial_failure_count(file->trial));
    json_key(out, "failures");
    json_open(out, '[');
    for (size_t i = 0; i < iga_trial_failure_count(file->trial); i++)
        add_failure(out, file->trial, i);
    json_close(out, ']');
    add_unreached(out, iga_trial_unreached(file->trial));
    if (file->nudges)
        add_nudges(out, file);
    json_close(out, '}');
}

void trial_json(struct blob *out, const struct trial_report *report)
{
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "tests");
    json_open(out, '[');
    for (size_t f = 0; f < report->count; f++)
        add_file(out, &report->files[f]);
    json_close(out, ']');
    json_close(out, '}');
    blob_text(out, "\n");
}
