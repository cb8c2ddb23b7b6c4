/* score_json.c - one document: what was scored with what, and the regions, one a line. */
#include "report/json.h"
#include "report/region_json.h"
#include "report/ruleset_json.h"
#include "report/score_form.h"

#include <string.h>

/* Stands before every region; the one before the first is dropped when they are arranged. */
static const char separator[] = ",\n";

static void render(struct blob *out, const struct score_settings *settings,
                   const iga_result *result, bool is_first)
{
    (void)is_first;
    blob_text(out, separator);
    region_json(out, result, settings->options.detail);
}

static void begin(struct blob *out, struct score_report *report)
{
    const iga_score_options *options = &report->settings->options;

    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "program");
    blob_print(out, "\"iga %s\"", iga_version());
    json_key(out, "options");
    json_open(out, '{');
    json_bool_member(out, "claims", options->claims);
    json_bool_member(out, "verified", options->verified);
    json_bool_member(out, "detail", options->detail);
    json_close(out, '}');
    json_key(out, "ruleset");
    ruleset_json(out, report->settings->rules, false);
    json_key(out, "results");
    blob_text(out, "[\n");
}

static void arrange(struct blob *out, struct score_report *report, const char *bytes, size_t length)
{
    size_t skipped = 0;
    if (length > 0 && !report->has_begun) {
        skipped = strlen(separator);
        report->has_begun = true;
    }
    blob_add(out, bytes + skipped, length - skipped);
}

static void end(struct blob *out, struct score_report *report, const struct score_tally *tally)
{
    blob_text(out, report->has_begun ? "\n]" : "]");
    blob_text(out, ",\"data_sha256\":");
    json_text(out, tally->data_sha256);
    blob_text(out, "}\n");
}

const struct score_form score_form_json = {"json", true, render, begin, arrange, end};
