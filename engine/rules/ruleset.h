/* ruleset.h - a year's methodology, once loaded: flat tables that never change.
 *
 * Points are whole numbers of one common unit, 10^-decimals, so that adding them up is exact
 * integer arithmetic; the largest sum that any region can reach is known to fit 62 bits.
 * Indicators stand in the order of the file, those of one variable and of one aspect together;
 * slot i of a region's or an innovation's answers is the i-th indicator of that unit. */
#ifndef RULES_RULESET_H
#define RULES_RULESET_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/schema.h"
#include "iga.h"
#include "rules/formula.h"
#include "rules/lexer.h"

#define NO_INDEX UINT32_MAX

/* Where a part of the rules comes from. A part without a statement of its own has that of the
 * nearest part around it. */
struct origin {
    bool stated;
    iga_source source;
    const char *reference;
};

/* A closed, open or unbounded range of measured values. */
struct interval {
    bool has_low, has_high;
    bool low_open, high_open; /* the edge itself is outside */
    struct decimal low, high;
};

struct band {
    struct interval range;
    unsigned level;
    struct origin origin;
    size_t token;
};

/* How a measured value becomes a level. */
struct measure {
    const char *unit; /* "%", "orang"; "" if not stated */
    int decimals;     /* to which a value is brought, half away from zero; -1: left as it is */
    bool whole;       /* a count: only whole numbers from 0 are taken */
    struct band *bands;
    size_t band_count;
    size_t token;
};

struct basis {
    const char *id, *title;
    struct measure measure;
    struct origin origin;
    size_t token;
};

struct code {
    const char *text;
    unsigned level;
    struct origin origin;
};

enum indicator_kind { BY_CHOICES, BY_CODES, BY_BANDS, BY_BASES, BY_SCRIPT };

struct indicator {
    const char *id, *no, *title;
    enum indicator_kind kind;
    bool mandatory;
    struct decimal weight;
    bool has_weight;
    unsigned levels;          /* the highest level */
    const char **level_texts; /* [0 .. levels], NULL where the file has none */
    struct code *codes;
    size_t code_count;
    struct measure measure; /* BY_BANDS, BY_SCRIPT */
    enum derivation derivation;
    struct basis *bases;
    size_t basis_count;
    struct decimal *scores; /* [0 .. levels], as stated or weight x level */
    int64_t *points;        /* the same in units */
    int64_t maximum;        /* in units */
    uint32_t applies;       /* condition in the scope of its unit, NO_NODE: always */
    int script;             /* index of the function, BY_SCRIPT */
    int script_decimals;
    const char *evidence, *note, *renamed_from;
    struct origin origin;
    enum node_unit unit;
    uint32_t aspect, variable; /* variable: NO_INDEX when it stands in the aspect itself */
    uint32_t slot;             /* among the indicators of its unit */
    size_t token;
    uint32_t line;
};

struct variable {
    const char *id, *title, *renamed_from;
    uint32_t aspect;
    struct slots slots;
    bool has_stated_weights;
    struct decimal stated_weights; /* what the weights add up to */
    struct origin origin;
    size_t token;
};

/* A condition that an innovation must meet to be eligible, with what is said when it fails. */
struct must {
    const char *id;
    uint32_t condition;
    const char *otherwise; /* may hold {field}, {mandatory} */
    struct origin origin;
    size_t token;
    uint32_t line;
};

struct aspect {
    const char *id, *title, *renamed_from;
    enum node_unit unit;
    struct slots slots;
    int64_t maximum; /* in units, of one region or one innovation */
    bool has_stated_maximum, has_stated_weights;
    struct decimal stated_maximum, stated_weights;
    struct origin origin;
    size_t token;
};

struct field {
    const char *name, *title;
    enum node_unit unit;
    enum field_type type;
    bool required;
    const char **choices;
    size_t choice_count;
    struct origin origin;
    size_t token;
};

struct value {
    const char *id, *title, *renamed_from;
    uint32_t node;
    bool has_stated_maximum, has_stated_share;
    struct decimal stated_maximum, stated_share;
    const char *maximum; /* computed, as a decimal */
    struct origin origin;
    size_t token;
    uint32_t line;
};

struct predicate {
    const char *name;
    struct decimal low, high;
    struct origin origin;
    size_t token;
};

/* A set of regions among which places are given. */
struct group {
    const char *id, *title;
    uint32_t *fields; /* region fields that must agree */
    size_t field_count;
    uint32_t who; /* condition on the region, NO_NODE: all */
    struct origin origin;
    size_t token;
};

/* A number that the file marks with a source of its own, where no part of its own carries it. */
struct marked_number {
    const char *text;
    struct origin origin;
    size_t token;
};

struct part {
    const char *path, *title; /* no title: NULL or "" */
    struct origin origin;
    size_t line;
};

enum overlap_policy { OVERLAP_HIGHEST, OVERLAP_LOWEST };

struct iga_rules {
    struct arena *arena;
    struct source source; /* text and tokens, for places */

    const char *id, *title, *basis;
    int year;
    iga_rules_state state;
    struct origin origin;
    size_t token;

    bool has_stated_overlap;
    enum overlap_policy overlap;

    struct aspect *aspects;
    size_t aspect_count;
    struct variable *variables;
    size_t variable_count;
    struct indicator *indicators[2]; /* by unit, in the order of their slots */
    size_t indicator_count[2];
    struct field *fields[2]; /* by unit */
    size_t field_count[2];
    bool has_innovations;   /* some aspect or field is of innovations */
    uint32_t *group_fields; /* region fields that results repeat */
    size_t group_field_count;

    struct must *musts;
    size_t must_count;

    struct formula formula;
    struct value *values;
    size_t value_count;
    uint32_t index; /* node */
    uint32_t index_line;
    bool has_stated_maximum; /* of the points behind the index */
    struct decimal stated_maximum;
    const char *index_minimum, *index_maximum; /* computed, of the index, as decimals */

    struct predicate *predicates;
    size_t predicate_count;
    int decimals; /* of the published index */

    struct group *groups;
    size_t group_count;

    int unit_decimals; /* the common unit of points is 10^-unit_decimals */
    int script_count;

    struct marked_number *marked_numbers;
    size_t marked_number_count, marked_number_capacity;

    struct part *parts;
    size_t part_count;
    size_t source_counts[3]; /* by iga_source */

    struct schema schema;
    char sha256[HASH_TEXT];
};

/* The level that a measured value earns: of the bands that hold the value, once brought to the
 * measure's decimals, the one that the policy names. @return -1 when none holds it */
int measure_level(const struct measure *measure, enum overlap_policy overlap, struct decimal value);

/* Whether a range holds a value. */
bool interval_holds(const struct interval *range, struct decimal value);

#endif
