/* score_ndjson.c - one line a region. */
#include "report/region_json.h"
#include "report/score_form.h"

static void render(struct blob *out, const struct score_settings *settings,
                   const iga_result *result, bool is_first)
{
    (void)is_first;
    region_json(out, result, settings->options.detail);
    blob_text(out, "\n");
}

static void begin(struct blob *out, struct score_report *report)
{
    (void)out;
    (void)report;
}

static void arrange(struct blob *out, struct score_report *report, const char *bytes, size_t length)
{
    (void)report;
    blob_add(out, bytes, length);
}

static void end(struct blob *out, struct score_report *report, const struct score_tally *tally)
{
    (void)out;
    (void)report;
    (void)tally;
}

const struct score_form score_form_ndjson = {"ndjson", false, false, render, begin, arrange, end};
