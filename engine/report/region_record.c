/* region_record.c - the object of a region with all that a page shows. */
#include "report/region_page.h"

#include "report/json.h"
#include "report/region_json.h"

enum { MOST_STEPS = 6, MOST_NAMED = 12 };

static void first_step(struct blob *out, const iga_first_step *step)
{
    static const char *const kinds[] = {[IGA_FIRST_CONDITION] = "condition",
                                        [IGA_FIRST_ANSWER] = "answer",
                                        [IGA_FIRST_ELIGIBLE] = "eligible",
                                        [IGA_FIRST_RAISE] = "raise",
                                        [IGA_FIRST_ADD] = "add",
                                        [IGA_FIRST_RAISE_ALL] = "raise_all"};
    json_open(out, '{');
    json_text_member(out, "kind", kinds[step->kind]);
    json_text_member(out, "message", step->message);
    json_text_member(out, "indicator", step->indicator);
    json_text_member(out, "title", step->title);
    if (step->kind == IGA_FIRST_RAISE) {
        json_size_member(out, "from", (size_t)step->from);
        json_size_member(out, "to", (size_t)step->to);
    }
    json_text_member(out, "takes", step->takes);
    if (step->points)
        json_raw_member(out, "points", step->points);
    json_size_member(out, "count", step->about_count);
    json_key(out, "about");
    json_open(out, '[');
    for (size_t i = 0; i < step->about_count && i < MOST_NAMED; i++)
        json_text(out, step->about[i]);
    json_close(out, ']');
    json_raw_member(out, "gain", step->gain_short);
    json_close(out, '}');
}

/* Nothing where claims or only verified answers count: then the data say more than the result. */
static void first_steps(struct blob *out, const iga_result *result)
{
    iga_first_steps *steps;
    iga_first_step step;
    iga_status status = iga_first_steps_new(&steps, result, MOST_STEPS);
    if (status == IGA_EUSAGE)
        return;
    if (status != IGA_OK) {
        out->failed = true;
        return;
    }
    json_key(out, "first_steps");
    json_open(out, '[');
    for (size_t i = 0; iga_first_steps_get(&step, steps, i); i++)
        first_step(out, &step);
    json_close(out, ']');
    iga_first_steps_free(steps);
}

static void variables(struct blob *out, const iga_result *result)
{
    iga_variable variable;
    json_key(out, "variables");
    json_open(out, '[');
    for (size_t i = 0; iga_rules_variable(&variable, iga_result_rules(result), i); i++) {
        const char *earned = iga_result_variable(result, i);
        json_raw(out, earned ? earned : "null");
    }
    json_close(out, ']');
}

static void names(struct blob *out, const iga_result *result)
{
    json_key(out, "names");
    json_open(out, '[');
    for (size_t i = 0; i < iga_result_innovation_count(result); i++)
        json_text(out, iga_result_innovation_name(result, i));
    json_close(out, ']');
}

void region_page_record(struct blob *out, const iga_result *result)
{
    region_json(out, result, true);
    if (iga_result_error_count(result) > 0 || out->length == 0)
        return;
    out->length--; /* the bracket that closes it */
    variables(out, result);
    names(out, result);
    first_steps(out, result);
    json_close(out, '}');
}
