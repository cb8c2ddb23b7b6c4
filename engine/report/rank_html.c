/* rank_html.c - the regions in the order of their places, as a page to read and to print. */
#include "report/rank_form.h"

static struct page_about about_of(const struct rank_report *report)
{
    const struct document *document = &report->document;
    return (struct page_about){.rules = document->rules,
                               .lang = report->lang,
                               .claims = document->claims && !document->is_merged,
                               .verified = document->verified && !document->is_merged,
                               .is_merged = document->is_merged,
                               .detail = document->detail,
                               .is_ranked = true,
                               .data_sha256 = document->is_merged ? NULL : document->data_sha256};
}

static void begin(struct blob *out, struct rank_report *report)
{
    (void)out;
    (void)report;
}

static void region(struct blob *out, struct rank_report *report, size_t i)
{
    struct page_about about = about_of(report);
    struct blob page = {0};
    blob_clear(&report->line);
    rank_region_json(&report->line, report, i);
    if (!report->line.failed && report->line.bytes)
        region_page(&page, &about, report->line.bytes, report->line.length);
    region_pages_add(&report->pages, page.bytes, page.length);
    out->failed = out->failed || report->line.failed || page.failed;
    blob_free(&page);
}

static void end(struct blob *out, struct rank_report *report)
{
    struct page_about about = about_of(report);
    region_pages_write(out, &report->pages, &about);
}

const struct rank_form rank_form_html = {"html", true, begin, region, end};
