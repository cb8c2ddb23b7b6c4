/* examples.h - worked examples of a rule set: answers, and what must come of them.
 *
 * They are read from a file in the rule language's own style, in the same sandbox, into an
 * immutable list. What an example says of a region becomes the JSON that any region is read
 * from, so that it takes the way of all data. */
#ifndef RULES_EXAMPLES_H
#define RULES_EXAMPLES_H

#include "rules/ruleset.h"

enum expected {
    EXPECT_POINTS,    /* `number` points of the answer to indicator `name` */
    EXPECT_NO_BAND,   /* the answer to `name` lies in no band */
    EXPECT_REFUSED,   /* the region is refused */
    EXPECT_INDEX,     /* the published index is `number` */
    EXPECT_EXACT,     /* the index before rounding is `text`, a fraction */
    EXPECT_PREDICATE, /* `text` */
    EXPECT_VALUE,     /* value `name` is `number` as printed, or `text`, a fraction */
    EXPECT_REPORTED,  /* so many innovations */
    EXPECT_ELIGIBLE,
    EXPECT_MISSING, /* so many answers */
    EXPECT_REASONS  /* innovation `name` fails the conditions `texts` and no other */
};

struct expectation {
    enum expected what;
    enum node_unit unit; /* of an indicator; UNIT_INNOVATION: of the first innovation */
    const char *name, *text;
    struct decimal number;
    const char *const *texts;
    size_t text_count;
    size_t token;
};

struct example {
    const char *title;  /* "points \"pad\", -5.16" */
    const char *region; /* its JSON; NULL where an index is given */
    size_t length;
    struct decimal index; /* only without a region: what is its predicate? */
    const struct expectation *expectations;
    size_t count;
    struct origin origin; /* where the figures were published */
    size_t token;
};

struct iga_examples {
    struct arena *arena;
    struct source source;
    const char *rules; /* the id of the rule set */
    struct example *items;
    size_t count, capacity;
};

#endif
