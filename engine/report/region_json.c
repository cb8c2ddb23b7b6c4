#include "report/region_json.h"

#include "report/json.h"
#include "report/ruleset_json.h"

static void errors(struct blob *out, const iga_result *result)
{
    json_key(out, "errors");
    json_open(out, '[');
    for (size_t i = 0; i < iga_result_error_count(result); i++) {
        const iga_finding *error = iga_result_error(result, i);
        json_open(out, '{');
        json_text_member(out, "file", error->file);
        json_place_member(out, "line", error->line);
        json_place_member(out, "column", error->column);
        json_text_member(out, "cell", error->cell);
        json_text_member(out, "message", error->message);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void values(struct blob *out, const iga_result *result)
{
    const iga_rules *rules = iga_result_rules(result);
    json_key(out, "values");
    json_open(out, '{');
    for (size_t i = 0; i < iga_rules_value_count(rules); i++)
        json_raw_member(out, iga_rules_value_id(rules, i), iga_result_value(result, i));
    json_close(out, '}');
}

static void innovation_counts(struct blob *out, const iga_result *result)
{
    if (!iga_rules_has_innovations(iga_result_rules(result)))
        return;
    json_key(out, "innovations");
    json_open(out, '{');
    json_size_member(out, "reported", iga_result_reported(result));
    json_size_member(out, "eligible", iga_result_eligible(result));
    json_close(out, '}');
}

static void warnings(struct blob *out, const iga_result *result)
{
    json_key(out, "warnings");
    json_open(out, '[');
    for (size_t i = 0; i < iga_result_warning_count(result); i++) {
        const iga_finding *warning = iga_result_warning(result, i);
        json_open(out, '{');
        json_text_member(out, "code", warning->code);
        json_text_member(out, "path", warning->path);
        json_text_member(out, "message", warning->message);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void answer(struct blob *out, const iga_answer *given)
{
    static const char *const states[] = {[IGA_SCORED] = "scored",
                                         [IGA_MISSING] = "missing",
                                         [IGA_NOT_APPLICABLE] = "not_applicable"};
    json_open(out, '{');
    json_text_member(out, "id", given->id);
    json_raw_member(out, "answer", given->answer);
    json_size_member(out, "level", given->level);
    json_raw_member(out, "score", given->score);
    json_raw_member(out, "max", given->max);
    json_place_member(out, "rule_line", given->rule_line);
    json_text_member(out, "status", states[given->state]);
    json_text_member(out, "source", ruleset_json_source(given->source));
    json_close(out, '}');
}

static void indicators(struct blob *out, const iga_result *result)
{
    json_key(out, "indicators");
    json_open(out, '[');
    iga_answer given;
    for (size_t i = 0; iga_result_answer(&given, result, i); i++)
        answer(out, &given);
    json_close(out, ']');
}

static void reasons(struct blob *out, const iga_result *result, size_t innovation)
{
    json_key(out, "reasons");
    json_open(out, '[');
    for (size_t i = 0; i < iga_result_reason_count(result, innovation); i++) {
        const iga_finding *reason = iga_result_reason(result, innovation, i);
        json_open(out, '{');
        json_text_member(out, "code", reason->code);
        json_text_member(out, "message", reason->message);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void innovation_detail(struct blob *out, const iga_result *result, size_t innovation)
{
    bool eligible = iga_result_reason_count(result, innovation) == 0;

    json_open(out, '{');
    json_text_member(out, "id", iga_result_innovation_id(result, innovation));
    json_bool_member(out, "eligible", eligible);
    json_raw_member(out, "score", iga_result_innovation_score(result, innovation));
    json_key(out, "indicators");
    json_open(out, '[');
    iga_answer given;
    for (size_t i = 0; iga_result_innovation_answer(&given, result, innovation, i); i++)
        answer(out, &given);
    json_close(out, ']');
    if (!eligible)
        reasons(out, result, innovation);
    json_close(out, '}');
}

static void details(struct blob *out, const iga_result *result)
{
    indicators(out, result);
    if (!iga_rules_has_innovations(iga_result_rules(result)))
        return;
    json_key(out, "innovation_details");
    json_open(out, '[');
    for (size_t i = 0; i < iga_result_innovation_count(result); i++)
        innovation_detail(out, result, i);
    json_close(out, ']');
}

static void refused(struct blob *out, const iga_result *result)
{
    json_text_member(out, "ruleset", iga_rules_id(iga_result_rules(result)));
    errors(out, result);
}

static void scored(struct blob *out, const iga_result *result, bool detail)
{
    const iga_rules *rules = iga_result_rules(result);

    for (size_t i = 0; i < iga_result_group_count(result); i++)
        json_text_member(out, iga_result_group_name(result, i), iga_result_group_text(result, i));
    json_text_member(out, "ruleset", iga_rules_id(rules));
    json_size_member(out, "assumed", iga_rules_source_count(rules, IGA_ASSUMED));
    json_raw_member(out, "index", iga_result_index(result));
    json_text_member(out, "exact", iga_result_exact(result));
    json_text_member(out, "predicate", iga_result_predicate(result));
    values(out, result);
    innovation_counts(out, result);
    json_size_member(out, "missing", iga_result_missing(result));
    warnings(out, result);
    if (detail)
        details(out, result);
}

void region_json(struct blob *out, const iga_result *result, bool detail)
{
    json_open(out, '{');
    json_text_member(out, "id", iga_result_id(result));
    json_text_member(out, "name", iga_result_name(result));
    if (iga_result_error_count(result) > 0)
        refused(out, result);
    else
        scored(out, result, detail);
    json_close(out, '}');
}
