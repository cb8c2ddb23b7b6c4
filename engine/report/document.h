/* document.h - the JSON document around results: what was scored, how, and with which rules. */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "iga.h"
#include "report/blob.h"

struct document {
    const iga_rules *rules;
    bool claims, verified, detail;
    bool is_merged; /* of results from several places: how they were counted and from
                       which bytes is not known here */
    bool is_ranked;
    const char *by, *near;   /* as rank was asked; NULL where it was not */
    const char *data_sha256; /* of all input; NULL if merged */
};

/* Everything up to the bracket that opens the results, each of which stands on a line. */
void document_open(struct blob *out, const struct document *document);
/* The rest. @param has_results  whether there was any */
void document_close(struct blob *out, const struct document *document, bool has_results);

#endif
