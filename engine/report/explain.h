/* explain.h - why a region has its index, as text and as JSON. */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "iga.h"
#include "report/blob.h"

struct explain_settings {
    const iga_rules *rules;
    iga_lang lang;
    bool color;
    bool full; /* every band, source and answer, not a line an indicator or innovation */
    bool claims, verified;
    const char *innovation, *indicator; /* only these; NULL for all */
};

/* Both write one region, whose result must still be there. JSON also tells of a refused one;
 * then the root is NULL. */
void explain_text(struct blob *out, const struct explain_settings *settings,
                  const iga_result *result, const iga_explanation *root);
void explain_json(struct blob *out, const struct explain_settings *settings,
                  const iga_result *result, const iga_explanation *root);

/* Around explain_json: the document. */
void explain_json_open(struct blob *out, const struct explain_settings *settings);
void explain_json_close(struct blob *out, const char *data_sha256);

/* Whether a step is among what was asked for. `above` is the step it stands below. */
bool explain_shows(const struct explain_settings *settings, const iga_step *above,
                   const iga_explanation *explanation);

/* Whether there is an indicator of this id anywhere below. */
bool explain_has_indicator(const iga_explanation *explanation, const char *id);

#endif
