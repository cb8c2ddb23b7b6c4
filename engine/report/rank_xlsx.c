/* rank_xlsx.c - the regions in the order of their places, as a workbook. */
#include "report/rank_form.h"
#include "report/region_book.h"

static struct region_book book_of(const struct rank_report *report)
{
    const struct document *document = &report->document;
    return (struct region_book){
        .about = {.rules = document->rules,
                  .lang = report->lang,
                  .claims = document->claims && !document->is_merged,
                  .verified = document->verified && !document->is_merged,
                  .is_merged = document->is_merged,
                  .detail = document->detail || iga_ranking_count(report->ranking) == 1,
                  .is_ranked = true,
                  .data_sha256 = document->is_merged ? NULL : document->data_sha256},
        .ranking = report->ranking,
        .is_near = document->near != NULL};
}

static void begin(struct blob *out, struct rank_report *report)
{
    const struct region_book what = book_of(report);
    region_book_open(&report->book, &what);
    out->failed = out->failed || report->book.failed;
}

static void region(struct blob *out, struct rank_report *report, size_t i)
{
    const struct region_book what = book_of(report);
    blob_clear(&report->line);
    blob_clear(&report->rows);
    rank_region_json(&report->line, report, i);
    if (!report->line.failed && report->line.bytes)
        region_book_rows(&report->rows, &what, report->line.bytes, report->line.length,
                         what.about.detail);
    if (!report->rows.failed)
        book_add(&report->book, report->rows.bytes, report->rows.length);
    out->failed = out->failed || report->line.failed || report->rows.failed || report->book.failed;
}

static void end(struct blob *out, struct rank_report *report)
{
    const struct region_book what = book_of(report);
    region_book_close(&report->book, &what, what.about.detail);
    out->failed = out->failed || report->book.failed;
}

const struct rank_form rank_form_xlsx = {
    .name = "xlsx", .wants_sha256 = true, .begin = begin, .region = region, .end = end};
