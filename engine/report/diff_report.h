/* diff_report.h - what changed between two rule sets, and what it does to regions. */
#ifndef REPORT_DIFF_REPORT_H
#define REPORT_DIFF_REPORT_H

#include "iga.h"
#include "report/blob.h"
#include "report/book.h"
#include "report/phrase.h"

struct diff_report {
    const iga_diff *diff;
    const iga_impact *impact; /* NULL without data */
    size_t refused;           /* regions that could not be used */
    const char *data_sha256;  /* of all data; NULL without them */
    iga_lang lang;
    bool color, full;
};

void diff_json(struct blob *out, const struct diff_report *report);
void diff_text(struct blob *out, const struct diff_report *report);
void diff_csv(struct blob *out, const struct diff_report *report);
void diff_html(struct blob *out, const struct diff_report *report);
/* As a workbook, which starts as {0}. */
void diff_book(struct book *book, const struct diff_report *report);

/* ---- What the forms share ------------------------------------------------------------------ */

/* "structure", "weight", ...: the word for programs, and for people. */
extern const char *const diff_class_words[IGA_TEXT + 1];
extern const struct phrase diff_class_titles[IGA_TEXT + 1];
extern const char *const diff_kind_words[IGA_RENAMED + 1];
/* '+', '-', '~', '>' */
extern const char diff_kind_signs[IGA_RENAMED + 1];
/* NULL for IGA_NO_VERDICT */
extern const char *const diff_verdict_words[IGA_UNPROVED + 1];
extern const struct phrase diff_verdict_titles[IGA_UNPROVED + 1];

/* How many changes of a class there are. */
size_t diff_class_count(const iga_diff *diff, iga_change_class change_class);
size_t diff_unchanged_count(const iga_diff *diff);

/* What of its thing a change is about: "weight", "bands", "text of level 2"; adds nothing where
 * the thing itself changed. */
void diff_aspect(struct blob *out, const iga_rule_change *change, iga_lang lang);

/* What one part of the changes is called, for people: the title of its changes, where they have
 * one, else its path. */
void diff_part_title(struct blob *out, const struct diff_report *report, size_t part);

/* Whether the source of something changed; the sources of many things often change alike. */
bool diff_is_source(const iga_rule_change *change);
/* How many changes of a source, this one among them, say the same as change i; 0 unless it is the
 * first of them. */
size_t diff_alike_count(const iga_diff *diff, size_t i);
/* The next one after `from` that says the same as change i. @return false when there is none */
bool diff_next_alike(iga_rule_change *out, size_t *from, const iga_diff *diff, size_t i);

/* A witness as people read it: "nearest to zero that differs: 5.23, from 2 to 3
 * points". */
void diff_witness(struct blob *out, const iga_rule_change *change, iga_lang lang);

/* What the regions come to. */
struct diff_tally {
    size_t regions, up, down, same;
};
struct diff_tally diff_count(const iga_impact *impact);

/* How many regions got a predicate that they did not have, and lost one that they had. */
void diff_predicate_count(size_t *won, size_t *lost, const iga_impact *impact,
                          const char *predicate);
/* The predicates that regions won or lost, each once, in the order in which they are met.
 * @return the next one after `before` (NULL for the first), or NULL */
const char *diff_next_predicate(const iga_impact *impact, const char *before);

enum { DIFF_LARGEST = 5 };

#endif
