/* rank_form.h - the forms in which regions are written in the order of their places.
 *
 * A ranking holds each region as the JSON object that `score` writes, so that one that was
 * scored elsewhere comes out in the same bytes. */
#ifndef REPORT_RANK_FORM_H
#define REPORT_RANK_FORM_H

#include "report/book.h"
#include "report/document.h"
#include "report/grid.h"
#include "report/json_tree.h"
#include "report/region_page.h"

/* A report under way. Starts as {.ranking = ..., .document = ..., .lang = ..., .color = ...}. */
struct rank_report {
    const iga_ranking *ranking;
    struct document document;
    iga_lang lang;
    bool color;
    bool has_begun;   /* json: a region was written */
    struct grid grid; /* table */
    struct blob rows;
    size_t shown, refused; /* regions */
    iga_json *tree;        /* of the region at hand */
    struct blob line;
    struct region_pages pages; /* html */
    struct book book;          /* xlsx: with sheets in it the answer is this book, as a file */
};

struct rank_form {
    const char *name;
    bool wants_sha256; /* of the data */
    void (*begin)(struct blob *out, struct rank_report *report);
    void (*region)(struct blob *out, struct rank_report *report, size_t i);
    void (*end)(struct blob *out, struct rank_report *report);
};

/* @return NULL when there is no form of this name */
const struct rank_form *rank_form_find(const char *name);

/* Whether region i is to be shown: all are, unless only those near an edge were asked for. */
bool rank_form_shows(const struct rank_report *report, size_t i);

/* Region i as a JSON object with its places. */
void rank_region_json(struct blob *out, struct rank_report *report, size_t i);

/* Why a region whose id is given twice was refused, with where the other is: its line, and its
 * file without the folder where that is another. Either may be missing. */
void rank_doubled_message(struct blob *out, const iga_standing *standing, iga_lang lang);
/* ", also in line 3", ", also in line 3 of b.ndjson" */
void rank_other_place(struct blob *out, const char *file, const char *other_file, size_t other_line,
                      iga_lang lang);

void rank_report_free(struct rank_report *report);

extern const struct rank_form rank_form_table, rank_form_json, rank_form_ndjson, rank_form_csv,
    rank_form_html, rank_form_xlsx;

#endif
