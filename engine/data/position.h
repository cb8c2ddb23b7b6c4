/* position.h - where a byte stands in its file: line and column, from 1, columns in code points.
 *
 * A line of data ends at LF, so that a region's line is the line that other tools show. */
#ifndef DATA_POSITION_H
#define DATA_POSITION_H

#include <stddef.h>

struct position {
    const char *at;
    size_t line, column;
};

/* Moves on to a later byte of the same text. */
void position_move(struct position *position, const char *to);

#endif
