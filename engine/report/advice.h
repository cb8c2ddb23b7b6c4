/* advice.h - an advice, written. */
#ifndef REPORT_ADVICE_H
#define REPORT_ADVICE_H

#include "iga.h"
#include "report/blob.h"

struct advice_settings {
    const iga_rules *rules;
    iga_lang lang;
    bool color;
    bool full;               /* every single step */
    const char *data_sha256; /* of all input */
};

/* Each writes everything. */
void advice_text(struct blob *out, const struct advice_settings *settings,
                 const iga_advice *advice);
void advice_json(struct blob *out, const struct advice_settings *settings,
                 const iga_advice *advice);

#endif
