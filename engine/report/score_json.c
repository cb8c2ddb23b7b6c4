/* score_json.c - one document: what was scored with what, and the regions, one a line. */
#include "report/document.h"
#include "report/region_json.h"
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

static struct document document_of(const struct score_report *report)
{
    const struct score_settings *settings = report->settings;
    return (struct document){.rules = settings->rules,
                             .claims = settings->options.claims,
                             .verified = settings->options.verified,
                             .detail = settings->options.detail};
}

static void begin(struct blob *out, struct score_report *report)
{
    struct document document = document_of(report);
    document_open(out, &document);
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
    struct document document = document_of(report);
    document.data_sha256 = tally->data_sha256;
    document_close(out, &document, report->has_begun);
}

const struct score_form score_form_json = {"json", true, false, render, begin, arrange, end};
