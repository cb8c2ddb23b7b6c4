/* region_page.h - scored regions as a page: an overview, a section for each region, and the rules
 * they were scored with.
 *
 * A region is written from the JSON object that stands for it in the other forms, so that the
 * figures are the same, and so that one that was scored elsewhere can be shown. */
#ifndef REPORT_REGION_PAGE_H
#define REPORT_REGION_PAGE_H

#include "iga.h"
#include "report/blob.h"

/* What a page is about. */
struct page_about {
    const iga_rules *rules;
    iga_lang lang;
    bool claims, verified;   /* how innovations and answers were counted */
    bool is_merged;          /* that is not known */
    bool detail;             /* show every answer of the region's own */
    bool is_ranked;          /* there are places */
    const char *data_sha256; /* of all input; NULL where not known */
};

/* Regions on their way to the page, in the order of the page. Starts as {0}. */
struct region_pages {
    struct blob rows, sections;
    struct blob name;       /* of the first, escaped */
    struct blob predicates; /* of all, escaped, each with its end; empty of a refused region */
    size_t count;
};

/* The object of a region with all that a page shows: region_json in detail, and beside it the
 * totals of variables, the names of innovations, and what to do first. See region_record.c. */
void region_page_record(struct blob *out, const iga_result *result);

/* One region as a row of the overview and a section, kept apart by marks. Any thread.
 * @param json  as region_page_record or region_json wrote it, perhaps with places */
void region_page(struct blob *out, const struct page_about *about, const char *json, size_t length);

/* The section from a region's object: see region_section.c. */
void region_section(struct blob *out, const struct page_about *about, const iga_json *region);
/* The rules used: see region_rules.c. */
void region_rules(struct blob *out, const struct page_about *about);

/* Takes in whole regions that region_page wrote, and numbers them. */
void region_pages_add(struct region_pages *pages, const char *bytes, size_t length);
/* Writes the page. */
void region_pages_write(struct blob *out, const struct region_pages *pages,
                        const struct page_about *about);
void region_pages_free(struct region_pages *pages);

/* Stands for the number of the region until it is known. */
#define REGION_NUMBER "\x1D"

#endif
