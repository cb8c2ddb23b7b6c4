/* region_section.h - the parts of a region's section on a page. */
#ifndef REPORT_REGION_SECTION_H
#define REPORT_REGION_SECTION_H

#include "report/json_tree.h"
#include "report/page.h"
#include "report/phrase.h"
#include "report/region_page.h"

/* The region at hand. */
struct section {
    const struct page_about *about;
    const iga_json *tree;
    struct blob text; /* that is being put together */
};

#define SAY(section, en, id) PHRASE((section)->about->lang, en, id)

/* Members of a node of the region's object, node 0; IGA_JSON_NONE and NULL where there is none. */
size_t section_node(const struct section *section, size_t node, const char *key);
const char *section_text(const struct section *section, size_t node, const char *key);
const char *section_number(const struct section *section, size_t node, const char *key);
size_t section_size(const struct section *section, size_t node, const char *key);
size_t section_first(const struct section *section, size_t node);
size_t section_next(const struct section *section, size_t node);

/* What was put together. */
const char *section_said(const struct section *section);
/* Puts together "41,25 dari 60". */
void section_share(struct section *section, const char *value, const char *whole);
/* A cell with a decimal as people write it. */
void section_decimal_cell(struct blob *out, struct section *section, const char *decimal);
/* Put together what a step is, and what it takes or is about: nothing where there is no more to be
 * said. */
void section_step(struct section *section, size_t step);
void section_step_details(struct section *section, size_t step);
/* The title of an indicator, or its id where the rules know none. */
const char *section_indicator(const char **no, const struct section *section, const char *id);

/* The parts, each of which writes nothing where there is nothing to tell. */
void section_lead(struct blob *out, struct section *section);        /* region_lead.c */
void section_first_steps(struct blob *out, struct section *section); /* region_steps.c: three, */
void section_steps(struct blob *out, struct section *section);       /* and all of them */
void section_values(struct blob *out, struct section *section);      /* region_values.c */
void section_maturity(struct blob *out, struct section *section);    /* region_maturity.c */
void section_missing(struct blob *out, struct section *section);     /* region_missing.c */
void section_warnings(struct blob *out, struct section *section);
void section_ineligible(struct blob *out, struct section *section); /* region_answers.c */
void section_answers(struct blob *out, struct section *section);
void section_refused(struct blob *out, struct section *section);

#endif
