/* formula.h - expressions: numbers and conditions over one region or one innovation.
 *
 * A formula is a tree of nodes in one array, children before parents. It is built once, when the
 * rule file is loaded, and can be evaluated, printed, proved about and compared without Lua.
 *
 * A node is read in one of two scopes: that of the region, where `total "sid"` is the sum over
 * its innovations, and that of one innovation, where it is that innovation's own. */
#ifndef RULES_FORMULA_H
#define RULES_FORMULA_H

#include "base/arena.h"
#include "base/number.h"

#include <stdint.h>

#define NO_NODE UINT32_MAX

enum node_op {
    /* numbers */
    NODE_NUMBER,      /* number */
    NODE_POINTS,      /* points of the slots `slots` of this region or innovation */
    NODE_LEVEL,       /* level of slot `index` */
    NODE_WEIGHTS,     /* what weights add up to; as written only: resolved it is a number */
    NODE_AGGREGATE,   /* aggregate `index` */
    NODE_VALUE,       /* named value `index` */
    NODE_FIELD,       /* field `index`: a number, a date or a choice, as `type` says */
    NODE_WORDS,       /* how many words the text field `index` has */
    NODE_FIRST_GIVEN, /* the first child that is given */
    NODE_ADD,
    NODE_SUBTRACT,
    NODE_MULTIPLY,
    NODE_DIVIDE,
    NODE_NEGATE,
    NODE_MIN,
    NODE_MAX,
    NODE_WHEN, /* condition, then, otherwise */
    /* dates */
    NODE_DATE, /* date */
    /* conditions */
    NODE_AT_LEAST, /* a >= b */
    NODE_AT_MOST,
    NODE_ABOVE,
    NODE_BELOW,
    NODE_EQUALS,
    NODE_BETWEEN, /* b <= a <= c */
    NODE_ONE_OF,  /* choice field `index` is in `set` */
    NODE_GIVEN,   /* field `index` is given */
    NODE_ALL,
    NODE_ANY,
    NODE_NONE,
    NODE_MANDATORY /* every mandatory answer of the unit has at least the level of `number` */
};

enum node_type { TYPE_NUMBER, TYPE_DATE, TYPE_CHOICE, TYPE_TEXT, TYPE_CONDITION };

/* Whose fields and answers a node speaks of. */
enum node_unit { UNIT_REGION, UNIT_INNOVATION };

struct slots {
    uint32_t first, count;
};

struct node {
    enum node_op op;
    enum node_type type;
    enum node_unit unit; /* of POINTS, LEVEL, FIELD, WORDS, ONE_OF, GIVEN, MANDATORY */
    uint32_t index;
    uint32_t children, child_count; /* in formula.children */
    struct slots slots;
    struct decimal number;
    int32_t date;
    const uint64_t *set;      /* ONE_OF: bit i stands for choice i */
    const char *name;         /* the id or field as the rule file names it */
    const char *const *texts; /* ONE_OF: the list as written */
    size_t text_count;
    uint32_t line;  /* of the rule file */
    uint32_t depth; /* of the tree below, 1 for a leaf */
};

/* Bounds of an expression, so that no text can exhaust the stack or the memory. */
#define MOST_DEPTH 64
#define MOST_NODES 4000

/* Which innovations an aggregate goes over: the eligible ones or all that were reported, and of
 * them those for which the node `where` holds. */
struct population {
    bool reported;
    uint32_t where; /* NO_NODE for all of them */
};

enum aggregate_kind {
    AGGREGATE_COUNT,
    AGGREGATE_SUM,
    AGGREGATE_MEAN, /* of none: 0 */
    AGGREGATE_SMALLEST,
    AGGREGATE_LARGEST,
    AGGREGATE_DISTINCT
};

struct aggregate {
    enum aggregate_kind kind;
    struct population population;
    uint32_t subject;    /* a node in the scope of one innovation: POINTS, LEVEL, FIELD or WORDS;
                            NO_NODE for COUNT; the choice field for DISTINCT */
    const uint64_t *set; /* DISTINCT: the choices that count */
    size_t set_words;
    uint32_t most; /* DISTINCT: how many choices count */
    uint32_t line;
};

struct formula {
    struct node *nodes;
    size_t count, capacity;
    uint32_t *children;
    size_t child_count, child_capacity;
    struct aggregate *aggregates;
    size_t aggregate_count, aggregate_capacity;
};

/* Child i of a node. */
uint32_t formula_child(const struct formula *formula, uint32_t node, uint32_t i);

/* The expression with names, written in one way whatever the order of its terms: sums, products,
 * min, max, all, any and none are sorted, numbers in them are worked out, and a difference or a
 * quotient is written as what is added or multiplied. Expressions that differ only so are
 * written alike. @return NULL when there is no memory */
char *formula_canonical(struct arena *arena, const struct formula *formula, uint32_t node);

#endif
