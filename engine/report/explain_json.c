/* explain_json.c - an explanation as a document: the result, and the tree of its steps. */
#include "report/explain.h"
#include "report/json.h"
#include "report/region_json.h"
#include "report/ruleset_json.h"

#include <stddef.h>

static const char *const kind_names[] = {
    [IGA_STEP_REGION] = "region",
    [IGA_STEP_INDEX] = "index",
    [IGA_STEP_PUBLISHED] = "published",
    [IGA_STEP_PREDICATE] = "predicate",
    [IGA_STEP_VALUE] = "value",
    [IGA_STEP_EXPRESSION] = "expression",
    [IGA_STEP_MEMBER] = "member",
    [IGA_STEP_ASPECT] = "aspect",
    [IGA_STEP_VARIABLE] = "variable",
    [IGA_STEP_INDICATOR] = "indicator",
    [IGA_STEP_DERIVED] = "derived",
    [IGA_STEP_MEASURED] = "measured",
    [IGA_STEP_BAND] = "band",
    [IGA_STEP_CHOICE] = "choice",
    [IGA_STEP_INNOVATION] = "innovation",
    [IGA_STEP_MUST] = "must",
};

/* How a member is written. */
enum form { AS_TEXT, AS_JSON, AS_DATE_OR_JSON };

/* Members that are texts or numbers written as text, and stand where a step has them. */
static const struct member {
    const char *key;
    size_t offset;
    enum form form;
} members[] = {
    {"op", offsetof(iga_step, op), AS_TEXT},
    {"id", offsetof(iga_step, id), AS_TEXT},
    {"no", offsetof(iga_step, no), AS_TEXT},
    {"title", offsetof(iga_step, title), AS_TEXT},
    {"exact", offsetof(iga_step, exact), AS_TEXT},
    {"value", offsetof(iga_step, value), AS_DATE_OR_JSON},
    {"max", offsetof(iga_step, maximum), AS_JSON},
    {"formula", offsetof(iga_step, formula), AS_TEXT},
    {"numbers", offsetof(iga_step, numbers), AS_TEXT},
    {"answer", offsetof(iga_step, answer), AS_JSON},
    {"weight", offsetof(iga_step, weight), AS_JSON},
    {"basis", offsetof(iga_step, basis), AS_TEXT},
    {"basis_title", offsetof(iga_step, basis_title), AS_TEXT},
    {"low", offsetof(iga_step, low), AS_JSON},
    {"high", offsetof(iga_step, high), AS_JSON},
    {"unit", offsetof(iga_step, unit), AS_TEXT},
};

static void put_members(struct blob *out, const iga_step *step)
{
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        const char *text = *(const char *const *)((const char *)step + members[i].offset);
        bool is_json =
            members[i].form == AS_JSON || (members[i].form == AS_DATE_OR_JSON && step->exact);
        if (!text || (!is_json && !*text))
            continue;
        if (is_json)
            json_raw_member(out, members[i].key, text);
        else
            json_text_member(out, members[i].key, text);
    }
}

static void put_indicator(struct blob *out, const iga_step *step)
{
    static const char *const states[] = {[IGA_SCORED] = "scored",
                                         [IGA_MISSING] = "missing",
                                         [IGA_NOT_APPLICABLE] = "not_applicable"};
    json_text_member(out, "state", states[step->state]);
    if (step->state == IGA_MISSING)
        json_bool_member(out, "unverified", step->is_unverified);
    json_bool_member(out, "mandatory", step->is_mandatory);
    json_size_member(out, "level", step->level);
}

/* What only steps of one kind say. */
static void put_particulars(struct blob *out, const iga_step *step)
{
    switch (step->kind) {
    case IGA_STEP_EXPRESSION:
        if (step->is_condition)
            json_bool_member(out, "holds", step->holds);
        return;
    case IGA_STEP_INDICATOR:
        put_indicator(out, step);
        return;
    case IGA_STEP_BAND:
        json_bool_member(out, "low_open", step->low_open);
        json_bool_member(out, "high_open", step->high_open);
        json_bool_member(out, "holds", step->holds);
        /* fall through */
    case IGA_STEP_CHOICE:
        json_size_member(out, "level", step->level);
        json_bool_member(out, "decides", step->decides);
        return;
    case IGA_STEP_PREDICATE:
        json_bool_member(out, "decides", step->decides);
        return;
    case IGA_STEP_INNOVATION:
        json_bool_member(out, "eligible", step->holds);
        json_bool_member(out, "counts", step->decides);
        return;
    case IGA_STEP_MUST:
        json_bool_member(out, "holds", step->holds);
        return;
    default:
        return;
    }
}

static void put_source(struct blob *out, const iga_step *step)
{
    if (step->decimals >= 0)
        json_size_member(out, "decimals", (size_t)step->decimals);
    if (step->note)
        json_text_member(out, "note", step->note);
    if (step->rule_line > 0)
        json_size_member(out, "rule_line", step->rule_line);
    if (!step->has_source)
        return;
    json_text_member(out, "source", ruleset_json_source(step->source));
    json_text_member(out, "reference", step->reference);
}

static void put_step(struct blob *out, const struct explain_settings *settings,
                     const iga_explanation *explanation)
{
    const iga_step *step = iga_explanation_step(explanation);
    size_t count = iga_explanation_count(explanation), shown = 0;
    json_open(out, '{');
    json_text_member(out, "kind", kind_names[step->kind]);
    put_members(out, step);
    put_particulars(out, step);
    put_source(out, step);
    for (size_t i = 0; i < count; i++) {
        const iga_explanation *below = iga_explanation_below(explanation, i);
        if (!explain_shows(settings, step, below))
            continue;
        if (shown++ == 0) {
            json_key(out, "below");
            json_open(out, '[');
        }
        put_step(out, settings, below);
    }
    if (shown > 0)
        json_close(out, ']');
    json_close(out, '}');
}

void explain_json_open(struct blob *out, const struct explain_settings *settings)
{
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "program");
    blob_print(out, "\"iga %s\"", iga_version());
    json_key(out, "options");
    json_open(out, '{');
    json_bool_member(out, "claims", settings->claims);
    json_bool_member(out, "verified", settings->verified);
    json_text_member(out, "innovation", settings->innovation);
    json_text_member(out, "indicator", settings->indicator);
    json_close(out, '}');
    json_key(out, "ruleset");
    ruleset_json(out, settings->rules, true);
    json_key(out, "result");
}

void explain_json(struct blob *out, const struct explain_settings *settings,
                  const iga_result *result, const iga_explanation *root)
{
    region_json(out, result, false);
    json_key(out, "explanation");
    if (root)
        put_step(out, settings, root);
    else
        json_text(out, NULL);
}

void explain_json_close(struct blob *out, const char *data_sha256)
{
    json_text_member(out, "data_sha256", data_sha256);
    json_close(out, '}');
    blob_text(out, "\n");
}
