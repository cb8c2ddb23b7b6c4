/* score_csv.c - one row a region. */
#include "report/csv.h"
#include "report/region_json.h"
#include "report/result_csv.h"
#include "report/score_form.h"

/* A row says what the region's JSON line says, so that both come from one place. */
static void render(struct blob *out, const struct score_settings *settings,
                   const iga_result *result, bool is_first)
{
    (void)is_first;
    struct blob line = {0}, row = {0};
    iga_json *tree = NULL;
    region_json(&line, result, false);
    iga_status status =
        line.failed ? IGA_ENOMEM : json_tree_read(&tree, line.bytes, line.length, IGA_MAX_NESTING);
    if (status == IGA_OK) {
        result_csv_cells(&row, settings->rules, tree);
        result_csv_errors(&row, tree);
        csv_end(&row);
        blob_add(out, row.bytes, row.length);
    }
    out->failed = out->failed || status == IGA_ENOMEM || row.failed;
    iga_json_free(tree);
    blob_free(&line);
    blob_free(&row);
}

static void begin(struct blob *out, struct score_report *report)
{
    result_csv_head(out, report->settings->rules);
    csv_raw(out, "errors");
    csv_end(out);
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

const struct score_form score_form_csv = {"csv", false, false, render, begin, arrange, end};
