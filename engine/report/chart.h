/* chart.h - the charts of pages: SVG that stands in the page, each with a text that says what it
 * shows. Figures are decimals as text; a chart may be a thousandth off, its text never. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "iga.h"
#include "report/blob.h"

/* How much of a whole a value is. @param text  "41,25 dari 60" */
void chart_bar(struct blob *out, const char *value, const char *whole, const char *text);

/* A change, to the left when it is negative, against the largest of all.
 * @param largest  without a sign */
void chart_change(struct blob *out, const char *change, const char *largest, const char *text);

/* The size of a change, without its sign. */
const char *chart_size(const char *change);
/* The larger of two sizes. */
const char *chart_larger(const char *a, const char *b);

/* A value on a scale that has names, each from a place on: predicates. */
enum { CHART_STEPS = 8 };
struct chart_step {
    const char *from; /* a decimal */
    const char *name;
    bool is_here; /* the value has it */
};
/* @param steps  from low to high */
void chart_scale(struct blob *out, const char *value, const char *whole,
                 const struct chart_step *steps, size_t count, iga_lang lang, const char *text);

/* How many of something there are in each of several classes, each from a number on. */
enum { CHART_COLUMNS = 12 };
struct chart_column {
    size_t from, count;
};
/* @param end  where the last class ends */
void chart_columns(struct blob *out, const struct chart_column *columns, size_t count, size_t end,
                   const char *text);

#endif
