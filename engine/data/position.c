#include "data/position.h"

#include <string.h>

void position_move(struct position *position, const char *to)
{
    const char *at = position->at, *newline;
    while ((newline = memchr(at, '\n', (size_t)(to - at))) != NULL) {
        at = newline + 1;
        position->line++;
        position->column = 1;
    }
    for (; at < to; at++)
        position->column += ((unsigned char)*at & 0xC0) != 0x80;
    position->at = to;
}
