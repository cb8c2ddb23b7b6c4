/* compare_report.h - what changed between two results, written. */
#ifndef REPORT_COMPARE_REPORT_H
#define REPORT_COMPARE_REPORT_H

#include "report/book.h"
#include "report/phrase.h"
#include "report/published.h"

struct compare_report {
    iga_comparison *comparison; /* finished; contexts are struct published_region */
    const struct published *before, *after;
    iga_lang lang;
    bool color;
};

/* What became of a region. */
enum compare_kind {
    COMPARE_SAME,
    COMPARE_CHANGED,
    COMPARE_ADDED,
    COMPARE_REMOVED,
    COMPARE_REFUSED,  /* scored before */
    COMPARE_ACCEPTED, /* refused before */
    COMPARE_KINDS
};

struct compare_tally {
    size_t regions, up, down, level; /* of those scored in both, by the exact index */
    size_t higher, lower;            /* of those, by the predicate */
    size_t kinds[COMPARE_KINDS];
    bool has_parts; /* some change is split */
};

/* @return false without memory */
bool compare_count(struct compare_tally *out, const struct compare_report *report);

/* Each writes everything. */
void compare_text(struct blob *out, const struct compare_report *report);
void compare_json(struct blob *out, const struct compare_report *report);
void compare_csv(struct blob *out, const struct compare_report *report);
void compare_html(struct blob *out, const struct compare_report *report);
/* As a workbook, which starts as {0}. */
void compare_book(struct book *book, const struct compare_report *report);

/* ---- What the forms share -------------------------------------------------------------------- */

/* One region and its kind: the word for programs, and, of those not scored in both results, what
 * people are told. */
enum compare_kind compare_kind_of(const struct compare_report *report, const iga_change *change);
const char *compare_word(enum compare_kind kind);
extern const struct phrase compare_titles[COMPARE_KINDS];
/* By how many places something moved: negative upwards. */
long long compare_moved(size_t before, size_t after);
/* Whether a region has another place in a group, or there are others in it. */
bool compare_group_moved(const iga_group_change *change);
/* What a side says of a region; NULL where it says nothing. */
struct compare_said {
    const char *name, *index, *exact, *predicate;
};
struct compare_said compare_said(const struct published *side, const iga_state_of_region *state);
/* The region's name, the newer one first. */
const char *compare_name(const struct compare_report *report, const iga_change *change);

#endif
