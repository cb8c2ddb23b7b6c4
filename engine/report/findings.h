/* findings.h - what was found in files, as an answer. */
#ifndef REPORT_FINDINGS_H
#define REPORT_FINDINGS_H

#include "iga.h"
#include "report/blob.h"

#include <stdbool.h>
#include <stddef.h>

/* One file that was looked through. */
struct findings_file {
    iga_findings *findings;
    struct blob text; /* of the file, for the lines that are shown */
};

struct findings_report {
    const struct findings_file *files;
    size_t count;
    iga_severity least; /* what is less severe is left out */
    bool is_quiet;      /* no last line */
    iga_lang lang;
    bool color;
};

/* How many findings of a severity all files have together. */
size_t findings_count(const struct findings_report *report, iga_severity severity);

/* "FILE:LINE:COLUMN: warning: message", each with its line of the file and a caret; a last line
 * with how many there are. */
void findings_text(struct blob *out, const struct findings_report *report);

void findings_json(struct blob *out, const struct findings_report *report);

/* What a severity is called in both. */
const char *findings_severity(iga_severity severity);

#endif
