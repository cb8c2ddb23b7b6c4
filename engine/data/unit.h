/* unit.h - one thing that is described, the region or an innovation, out of its object. */
#ifndef DATA_UNIT_H
#define DATA_UNIT_H

#include "data/doubles.h"
#include "data/fault.h"
#include "data/names.h"
#include "data/passed.h"
#include "data/region.h"

/* How one kind of unit is read. Its member slots are the id, the fields of the schema, the
 * indicators and, for a region that has them, the innovations. */
struct unit {
    const struct schema_unit *schema;
    const char *prefix;               /* of its fields that are passed over */
    const char *id_example;           /* for a message */
    struct names members, indicators; /* indicators: by their keys, then by their aliases */
    const size_t *alias_slots;        /* of the aliases */
    /* Other rules for the same data: an answer that only they take is passed over. NULL for
     * none. */
    struct unit *twin;
    const struct tree_node **nodes; /* of the values of the object being read, by slot; NULL where
                                       absent or null */
    struct named *unknown;          /* its other members; in the arena of the region */
    size_t unknown_count, unknown_capacity;
};

/* What an object says. */
struct unit_values {
    const char *id; /* NULL if there is none that can be used */
    const struct tree_node *id_node, *innovations;
    struct field_value *fields; /* given by the caller, all zeros */
    struct answer *answers;     /* given by the caller, all zeros */
};

/* @return false without memory */
bool unit_init(struct unit *unit, struct arena *arena, const struct schema_unit *schema,
               bool has_innovations);

/* Reads an object. Members that nobody asked for go to `passed`. */
void unit_read(struct unit_values *values, struct unit *unit, struct faults *faults,
               struct passed *passed, const struct tree_node *object);

#endif
