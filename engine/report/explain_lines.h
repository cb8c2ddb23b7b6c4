/* explain_lines.h - what the lines of an explanation have in common. */
#ifndef REPORT_EXPLAIN_LINES_H
#define REPORT_EXPLAIN_LINES_H

#include "report/explain.h"

enum { MOST_SOURCES = 64 };

/* Documents that rules are from, numbered as they come. */
struct sources {
    struct source_item {
        iga_source source;
        const char *reference;
    } items[MOST_SOURCES];
    size_t count;
};

struct lines {
    struct blob *out;
    const struct explain_settings *settings;
    iga_lang lang;
    struct sources *sources; /* NULL where they are not listed: then lines name their kind */
};

/* A decimal, with a comma in Indonesian. */
void lines_decimal(const struct lines *l, const char *decimal);
/* A step's number: as it is, or where no decimal holds it "7092/89 ≈ 79,685393". */
void lines_number(const struct lines *l, const iga_step *step);
/* The range of a band or a predicate. */
void lines_range(const struct lines *l, const iga_step *step);
/* "  [line 88, source 2]" */
void lines_place(const struct lines *l, const iga_step *step);
/* The number of a step's source; 0 when it has none, or there are too many. */
size_t lines_source(const struct lines *l, const iga_step *step);
/* The sources by their numbers. */
void lines_sources(const struct lines *l);

/* The answer to an indicator. */
void lines_answer(const struct lines *l, const iga_explanation *indicator);
/* The step that decided on the level; NULL if none did. */
const iga_step *lines_decider(const iga_explanation *indicator);
/* Why an answer earned what it did, in a few words. */
void lines_because(const struct lines *l, const iga_explanation *indicator);
/* The indicators below an aspect, one a line, and the innovations of a region. */
void lines_indicator_table(const struct lines *l, const iga_explanation *aspect);
void lines_innovation_table(const struct lines *l, const iga_explanation *root);
/* Every indicator below an aspect or variable, with all there is to say. */
void lines_indicators(const struct lines *l, const iga_explanation *above, size_t indent);

#endif
