/* schema.h - the shape of the data: which fields and answers there are, and what each may be.
 *
 * The rule set hands it out, the readers of data follow it, and an answer lands in its slot:
 * slot i of a region (or an innovation) belongs to indicator i of its unit. Neither side sees
 * more of the other than this. Everything is borrowed from the rule set. */
#ifndef BASE_SCHEMA_H
#define BASE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum field_type {
    FIELD_TEXT,
    FIELD_NUMBER,
    FIELD_WHOLE, /* a whole number, 0 or more */
    FIELD_DATE,
    FIELD_CHOICE /* one of `choices`; another text is a warning and counts for nothing */
};

struct schema_field {
    const char *name;
    size_t name_length;
    enum field_type type;
    bool required;
    const char *const *choices;
    size_t choice_count;
};

/* What a bare value means: {"visi_misi": 3}. */
enum bare_answer {
    BARE_LEVEL, /* an indicator of choices, with or without bases beside them */
    BARE_CODE,  /* an indicator of codes */
    BARE_VALUE, /* an indicator of measured values */
    BARE_NONE   /* only bases: the basis must be said */
};

/* How a measured value follows from {"previous", "current"}. */
enum derivation { DERIVE_NOT, DERIVE_GROWTH, DERIVE_INCREASE, DERIVE_DECREASE };

struct schema_basis {
    const char *id;
    size_t id_length;
    bool whole; /* a count: whole, 0 or more */
};

struct schema_indicator {
    const char *key;
    size_t key_length;
    const char *alias; /* another name that its answers may have; NULL for none */
    enum bare_answer bare;
    unsigned levels;                /* the highest level; levels run from 0 */
    const char *const *level_texts; /* [0 .. levels], NULL where a level has none; or NULL */
    const char *const *codes;
    size_t code_count;
    bool whole;                 /* with BARE_VALUE: a count */
    enum derivation derivation; /* with BARE_VALUE */
    const struct schema_basis *bases;
    size_t basis_count;
};

/* One kind of thing that is described: the region, or an innovation. */
struct schema_unit {
    const struct schema_field *fields;
    size_t field_count;
    const struct schema_indicator *indicators;
    size_t indicator_count;
};

struct schema {
    struct schema_unit region, innovation;
    bool has_innovations;
    bool has_name; /* whether the region has a text field "name", and which */
    size_t name_field;
};

#endif
