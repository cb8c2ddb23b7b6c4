/* trial.h - how worked examples came out, as text and as JSON. */
#ifndef REPORT_TRIAL_H
#define REPORT_TRIAL_H

#include "iga.h"
#include "report/blob.h"

#include <stdbool.h>
#include <stddef.h>

/* One rule file with its examples. */
struct trial_file {
    iga_rules *rules;
    iga_examples *examples;
    iga_trial *trial;
    iga_nudges *nudges;    /* NULL unless they were asked for */
    iga_nudge_fate *fates; /* of each */
};

struct trial_report {
    const struct trial_file *files;
    size_t count;
    bool is_quiet; /* failures only */
    iga_lang lang;
    bool color;
};

/* How many nudges of a file met this fate. */
size_t trial_nudge_count(const struct trial_file *file, iga_nudge_fate fate);

/* Each failure with what led to it; then, for each file, what no example reaches, and counts. */
void trial_text(struct blob *out, const struct trial_report *report);
void trial_json(struct blob *out, const struct trial_report *report);

/* trial_steps.c: how what came out of a failed example came about. */
void trial_steps(struct blob *out, const struct trial_report *report, const struct trial_file *file,
                 size_t failure);
/* Whether that is a whole region, and long. */
bool trial_steps_of_region(const struct trial_file *file, size_t failure);

#endif
