/* locate.h - the places and paths of what is wrong with a region.
 *
 * Walks its text and its tree side by side, once and only when there is something to say. The
 * text was looked over, so that the walk can be simple. */
#ifndef DATA_LOCATE_H
#define DATA_LOCATE_H

#include "data/fault.h"
#include "data/look.h"
#include "data/position.h"

/* Adds what the look noted to the faults, and gives every finding its line, column and path.
 * @param root      the region's tree
 * @param bytes     its text, look->end bytes
 * @param position  somewhere before it in the same file; moves on
 * @param file      for the findings; copied */
void locate_faults(struct faults *faults, const struct look *look, const cJSON *root,
                   const char *bytes, struct position *position, const char *file);

#endif
