/* what_if.h - a region as it is and as it would be, side by side. */
#ifndef REPORT_WHAT_IF_H
#define REPORT_WHAT_IF_H

#include "iga.h"
#include "report/blob.h"

struct what_if {
    const iga_rules *rules;
    iga_score_options options;
    bool color;
    const char *const *changes; /* as they were given: "--set 7.video=3" */
    size_t change_count;
    const iga_result *before, *after;
    const char *data_sha256;
};

/* Each writes everything. */
void what_if_table(struct blob *out, const struct what_if *what_if);
void what_if_json(struct blob *out, const struct what_if *what_if);

#endif
