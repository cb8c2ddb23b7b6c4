/* locate.h - the lines, columns and paths of what is wrong with a region. */
#ifndef DATA_LOCATE_H
#define DATA_LOCATE_H

#include "data/fault.h"
#include "data/look.h"
#include "data/position.h"

/* Adds what the look noted to the faults, and gives every finding its line, column and path.
 * @param tree      the region's
 * @param bytes     its text, look->end bytes
 * @param position  somewhere before it in the same file; moves on
 * @param file      for the findings; copied */
void locate_faults(struct faults *faults, const struct look *look, const struct tree *tree,
                   const char *bytes, struct position *position, const char *file);

#endif
