/* verify.h - a published result beside the same result, worked out again.
 *
 * Everything is compared, not only what is known to matter: every member of every object, as the
 * text it is written with. Regions are handed in one after another, in the order in which they
 * ought to stand. */
#ifndef REPORT_VERIFY_H
#define REPORT_VERIFY_H

#include "report/document.h"
#include "report/published.h"

enum difference_kind {
    DIFFERENCE_VALUE,     /* another value */
    DIFFERENCE_MISSING,   /* not in what was published */
    DIFFERENCE_UNFOUNDED, /* only in what was published */
    DIFFERENCE_ORDER      /* a region stands elsewhere */
};

/* Texts are where they stand in the verification's `texts`; IGA_JSON_NONE for none. */
struct difference {
    enum difference_kind kind;
    size_t region;                /* its id; IGA_JSON_NONE: what the document says of all */
    size_t path;                  /* within the region or the document: "values/spd" */
    size_t published, recomputed; /* as JSON */
};

/* Starts with verify_start. */
struct verification {
    const struct published *published;
    size_t *by_id;   /* the regions of the published result in the order of their ids */
    size_t with_id;  /* how many have one; the others come behind them */
    bool *is_seen;   /* by region */
    size_t expected; /* the region that should come next */
    size_t behind;   /* 1 + the last one that came */
    size_t regions;  /* handed in */
    struct difference *differences;
    size_t count, capacity;
    struct blob texts;
    iga_json *mine, *theirs;
    const char *doubled; /* an id that was handed in twice */
    bool failed;         /* for lack of memory */
};

/* @param published  in which no two regions have one id; @return false without memory */
bool verify_start(struct verification *out, const struct published *published);
void verify_free(struct verification *verification);

/* The next region, as this program writes it. */
void verify_region(struct verification *verification, const char *bytes, size_t length);

/* What the document says of all regions; for a result that is one. The version of the program
 * that wrote it may be another. */
void verify_head(struct verification *verification, const struct document *document);

/* All regions are handed in: what is left was published without any data for it. */
void verify_end(struct verification *verification);

/* Whether some difference is one of words, as when the result was made in another language. */
bool verify_differs_in_words(const struct verification *verification);

/* Something that cannot be so, such as options that exclude each other. */
void verify_note(struct verification *verification, const char *path, const char *published);

/* ---- What came out --------------------------------------------------------------------------- */

struct verify_report {
    const struct verification *verification;
    const iga_rules *rules;
    iga_lang lang;
    bool color;
    bool has_hashes; /* the result stated them */
    bool is_told;    /* how it was made, on the command line */
};

void verify_text(struct blob *out, const struct verify_report *report);
void verify_json(struct blob *out, const struct verify_report *report);

/* The version of the program that wrote the document, "0.1.0"; NULL when it states none. */
const char *verify_version(const struct published *published);

#endif
