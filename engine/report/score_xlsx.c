/* score_xlsx.c - a workbook. What it holds is gathered here; whoever gives the answer makes the
 * file of it. */
#include "report/region_book.h"
#include "report/score_form.h"

static struct region_book book_of(const struct score_settings *settings)
{
    return (struct region_book){.about = {.rules = settings->rules,
                                          .lang = settings->options.lang,
                                          .claims = settings->options.claims,
                                          .verified = settings->options.verified,
                                          .detail = settings->is_detailed}};
}

/* The first region may stay the only one, of which every answer is told. */
static void render(struct blob *out, const struct score_settings *settings,
                   const iga_result *result, bool is_first)
{
    const struct region_book what = book_of(settings);
    struct blob record = {0};
    region_page_record(&record, result);
    if (!record.failed)
        region_book_rows(out, &what, record.bytes, record.length,
                         settings->is_detailed || is_first);
    out->failed = out->failed || record.failed;
    blob_free(&record);
}

static void begin(struct blob *out, struct score_report *report)
{
    const struct region_book what = book_of(report->settings);
    region_book_open(&report->book, &what);
    out->failed = out->failed || report->book.failed;
}

static void arrange(struct blob *out, struct score_report *report, const char *bytes, size_t length)
{
    book_add(&report->book, bytes, length);
    out->failed = out->failed || report->book.failed;
}

static void end(struct blob *out, struct score_report *report, const struct score_tally *tally)
{
    struct region_book what = book_of(report->settings);
    what.about.data_sha256 = tally->data_sha256;
    region_book_close(&report->book, &what, what.about.detail || tally->regions == 1);
    out->failed = out->failed || report->book.failed;
}

const struct score_form score_form_xlsx = {.name = "xlsx",
                                           .wants_sha256 = true,
                                           .wants_detail = true,
                                           .render = render,
                                           .begin = begin,
                                           .arrange = arrange,
                                           .end = end};
