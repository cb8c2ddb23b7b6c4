/* compare_report.h - what changed between two results, written. */
#ifndef REPORT_COMPARE_REPORT_H
#define REPORT_COMPARE_REPORT_H

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
    size_t kinds[COMPARE_KINDS];
};

/* @return false without memory */
bool compare_count(struct compare_tally *out, const struct compare_report *report);

/* Each writes everything. */
void compare_text(struct blob *out, const struct compare_report *report);
void compare_json(struct blob *out, const struct compare_report *report);
void compare_csv(struct blob *out, const struct compare_report *report);

/* For these: one region and its kind. */
enum compare_kind compare_kind_of(const struct compare_report *report, const iga_change *change);
const char *compare_word(enum compare_kind kind);
/* What a side says of a region; NULL where it says nothing. */
struct compare_said {
    const char *name, *index, *exact, *predicate;
};
struct compare_said compare_said(const struct published *side, const iga_state_of_region *state);
/* The region's name, the newer one first. */
const char *compare_name(const struct compare_report *report, const iga_change *change);

#endif
