/* chart.h - the charts of pages: SVG that stands in the page, each with a text that says what it
 * shows. Figures are decimals as text; a chart may be a thousandth off, its text never. */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

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

/* How many of something there are in each of several classes. */
struct chart_column {
    char label[48];
    size_t count;
};
void chart_columns(struct blob *out, const struct chart_column *columns, size_t count,
                   const char *text);

#endif
