/* oracle.h - a second scorer for 2026, plain enough to be checked against the annex by eye.
 *
 * It shares nothing with the engine and reads no rule file: its tables are the annex's, and it
 * scores regions that it has made up itself. Everything is whole numbers: measured values in
 * thousandths, band edges, weights and points in hundredths. */
#ifndef ORACLE_H
#define ORACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REGION_ROWS 20
#define INNOVATION_ROWS 20
#define MOST_INNOVATIONS 201
#define SERVICES 6 /* the first names of annex_urusan */
#define LISTED 37
#define URUSAN (LISTED + 1) /* and one that is in no list */

/* ---- The annex ----------------------------------------------------------------------------- */

/* A level and the values for which it is printed, both edges included. Ends with level 0. */
struct band {
    int level;
    bool has_low, has_high;
    long low, high; /* hundredths */
};

struct code {
    const char *name;
    int level;
};

struct basis {
    const char *id;
    bool whole;
    const struct band *bands;
};

enum kind { CHOICES, CODES, MEASURED, BASES };

enum derived { AS_IT_IS, GROWTH, DECREASE, INCREASE };

struct row {
    const char *id;
    int weight; /* hundredths */
    bool mandatory;
    enum kind kind;
    bool whole;
    enum derived derived;
    const struct band *bands;
    const struct code *codes; /* end with a NULL name */
    const struct basis *bases;
    size_t base_count;
};

extern const struct row annex_region[REGION_ROWS];
extern const struct row annex_innovation[INNOVATION_ROWS];
extern const char *const annex_urusan[URUSAN];

/* ---- A made-up region ---------------------------------------------------------------------- */

enum form { ABSENT, IS_NULL, LEVEL, CODE, VALUE, PAIR };

enum mark { UNMARKED, NOT_VERIFIED, VERIFIED };

struct answer {
    enum form form;
    enum mark verified;
    int level;                                    /* LEVEL */
    int code, basis;                              /* which one of the row's */
    int64_t value, previous;                      /* thousandths */
    bool object, quoted, comma, padded, evidence; /* how it is written */
};

struct innovation {
    int urusan;
    const char *implemented;
    const char *developed; /* NULL for none */
    bool developed_null;   /* none, and it says so */
    int words;             /* -1 for none */
    bool as_text;          /* the words themselves instead of their count */
    struct answer answers[INNOVATION_ROWS];
};

struct region {
    long number;
    struct answer answers[REGION_ROWS];
    size_t count;
    struct innovation innovations[MOST_INNOVATIONS];
};

/* Makes up region `number` of a seed: always the same one. */
void region_make(struct region *out, uint64_t seed, long number);

/* Writes it as a line of data. */
void region_write(const struct region *region);

/* ---- Its score ------------------------------------------------------------------------------ */

enum mode { PLAIN, CLAIMS, ONLY_VERIFIED };

struct verdict {
    long index;             /* hundredths */
    int64_t exact, divisor; /* the unrounded index, in lowest terms */
    const char *predicate;
    size_t eligible;
};

void region_score(struct verdict *out, const struct region *region, enum mode mode);

#endif
