/* score_form.h - the forms in which scored regions are written.
 *
 * Results are rendered by the threads that score, each region into bytes of its own, and arranged
 * by one thread in the order of the data. What a form cannot know while it renders (the width of
 * a column, whether a comma is due) it does when it arranges. */
#ifndef REPORT_SCORE_FORM_H
#define REPORT_SCORE_FORM_H

#include "iga.h"
#include "report/blob.h"
#include "report/book.h"
#include "report/grid.h"
#include "report/region_page.h"

struct score_settings {
    const iga_rules *rules;
    iga_score_options options;
    bool is_detailed; /* details were asked for */
    bool color;
};

/* What is known at the end. */
struct score_tally {
    size_t regions;          /* all of them, the refused ones too */
    size_t refused;          /* of them */
    const char *data_sha256; /* of all input; NULL for a form that does not ask for it */
};

/* A report under way. Starts as {.settings = ...}. */
struct score_report {
    const struct score_settings *settings;
    bool has_begun;            /* something was written behind the beginning */
    struct blob card;          /* table: the first region, in case it stays the only one */
    struct blob held;          /* table: rows that wait for the widths of the columns */
    size_t held_count;         /* table */
    struct grid grid;          /* table */
    struct region_pages pages; /* html */
    struct book book;          /* xlsx: with sheets in it the answer is this book, as a file */
};

struct score_form {
    const char *name;
    bool wants_sha256;
    bool wants_detail; /* whether it is asked for or not */
    /* Any thread; `is_first` of the regions that are arranged together. */
    void (*render)(struct blob *out, const struct score_settings *settings,
                   const iga_result *result, bool is_first);
    /* One thread. What render wrote goes through arrange piece by piece, in order. */
    void (*begin)(struct blob *out, struct score_report *report);
    void (*arrange)(struct blob *out, struct score_report *report, const char *bytes,
                    size_t length);
    void (*end)(struct blob *out, struct score_report *report, const struct score_tally *tally);
};

extern const struct score_form score_form_table, score_form_json, score_form_ndjson, score_form_csv,
    score_form_html, score_form_xlsx;

/* @return NULL when there is no form of this name */
const struct score_form *score_form_find(const char *name);

void score_report_free(struct score_report *report);

#endif
