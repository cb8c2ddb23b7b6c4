/* region.h - one region as it was read: every answer in its slot, nothing scored.
 *
 * A region lives in the arena of its reader until the next one is read. Slots follow the schema
 * it was read by. */
#ifndef DATA_REGION_H
#define DATA_REGION_H

#include "base/findings.h"
#include "base/number.h"
#include "base/schema.h"

enum answer_form {
    ANSWER_MISSING,
    ANSWER_LEVEL, /* `level` */
    ANSWER_CODE,  /* `level` is the index of the code in the schema */
    ANSWER_VALUE, /* `value`; and `basis`, the index in the schema, where there are bases */
    ANSWER_PAIR   /* `previous` and `value` (the current one) */
};

enum verified { VERIFIED_UNSAID, VERIFIED_NO, VERIFIED_YES };

struct answer {
    uint8_t form;     /* enum answer_form */
    uint8_t verified; /* enum verified */
    int16_t basis;    /* -1 without one */
    uint32_t level;
    struct decimal value, previous;
};

#define CHOICE_UNLISTED (-1)

struct field_value {
    bool given;
    int32_t choice;        /* FIELD_CHOICE: index, or CHOICE_UNLISTED */
    int32_t date;          /* FIELD_DATE */
    struct decimal number; /* FIELD_NUMBER, FIELD_WHOLE */
    const char *text;      /* FIELD_TEXT, FIELD_CHOICE: as written, NUL behind it */
    size_t length;
};

struct innovation {
    const char *id;
    const struct field_value *fields;
    const struct answer *answers;
};

struct region {
    const char *id; /* NULL when even that could not be read */
    struct field_value *fields;
    struct answer *answers;
    struct innovation *innovations;
    size_t innovation_count;
    struct iga_findings errors;   /* any: the region is refused */
    struct iga_findings warnings; /* texts outside a list */
};

#endif
