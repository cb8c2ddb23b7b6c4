/* score_html.c - a page to read and to print. */
#include "report/score_form.h"

static struct page_about about_of(const struct score_settings *settings)
{
    return (struct page_about){.rules = settings->rules,
                               .lang = settings->options.lang,
                               .claims = settings->options.claims,
                               .verified = settings->options.verified,
                               .detail = settings->is_detailed};
}

static void render(struct blob *out, const struct score_settings *settings,
                   const iga_result *result, bool is_first)
{
    struct page_about about = about_of(settings);
    struct blob record = {0};
    (void)is_first;
    region_page_record(&record, result);
    if (!record.failed)
        region_page(out, &about, record.bytes, record.length);
    out->failed = out->failed || record.failed;
    blob_free(&record);
}

static void begin(struct blob *out, struct score_report *report)
{
    (void)out;
    (void)report;
}

static void arrange(struct blob *out, struct score_report *report, const char *bytes, size_t length)
{
    (void)out;
    region_pages_add(&report->pages, bytes, length);
}

static void end(struct blob *out, struct score_report *report, const struct score_tally *tally)
{
    struct page_about about = about_of(report->settings);
    about.data_sha256 = tally->data_sha256;
    region_pages_write(out, &report->pages, &about);
}

const struct score_form score_form_html = {"html", true, true, render, begin, arrange, end};
