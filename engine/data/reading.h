/* reading.h - a region by one schema: from its tree into its slots. */
#ifndef DATA_READING_H
#define DATA_READING_H

#include "data/fault.h"
#include "data/passed.h"
#include "data/region.h"
#include "data/unit.h"

enum { READ_REGION, READ_INNOVATION, READ_UNITS };

/* How regions are read by one schema. */
struct reading {
    const struct schema *schema;
    struct unit units[READ_UNITS];
    struct passed passed; /* the fields that were passed over so far */
};

/* @return false without memory */
bool reading_init(struct reading *reading, struct arena *arena, const struct schema *schema);

/* Lets two read the same regions: an answer that only one of them takes is passed over by the
 * other. */
void reading_pair(struct reading *a, struct reading *b);

/* Starts on a region that has no values yet, in the arena. @return false without memory */
bool reading_begin(struct region *out, struct reading *reading, struct arena *arena, iga_lang lang);

/* Reads the region. @param tree  its value */
void reading_run(struct region *out, struct reading *reading, struct faults *faults,
                 const struct tree_node *tree);

/* Whether a field was passed over. */
bool reading_passes(const struct reading *reading, const char *name);

#endif
