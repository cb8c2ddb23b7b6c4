/* cut.c - a chunk of several regions, one by one. */
#include "iga.h"

#include "base/text.h"
#include "data/scan.h"

#include <string.h>

/* Where the first region of the bytes ends. */
static size_t end_of_first(const iga_chunk *chunk, size_t start)
{
    if (chunk->lines) {
        const char *newline = memchr(chunk->bytes + start, '\n', chunk->length - start);
        return newline ? (size_t)(newline - chunk->bytes) : chunk->length;
    }
    struct scan scan = {0};
    size_t at = start;
    enum scan_step step = scan_value(&scan, &at, chunk->bytes, chunk->length);
    return step == SCAN_MISMATCH ? chunk->length : at;
}

static void move_on(iga_chunk *chunk, size_t by)
{
    text_place(&chunk->line, &chunk->column, chunk->bytes, by);
    chunk->bytes += by;
    chunk->length -= by;
}

bool iga_chunk_cut(iga_chunk *first, iga_chunk *rest)
{
    if (!first || !rest)
        return false;
    if (rest->tables || rest->broken != IGA_BREAK_NONE) { /* these are never more than one */
        *first = *rest;
        *rest = (iga_chunk){.file = first->file};
        return first->tables || first->length > 0;
    }
    size_t start = scan_space(rest->bytes, 0, rest->length);
    while (start < rest->length && rest->bytes[start] == ',' && !rest->lines)
        start = scan_space(rest->bytes, start + 1, rest->length);
    if (start == rest->length)
        return false;
    move_on(rest, start);
    size_t end = end_of_first(rest, 0);
    *first = *rest;
    first->length = end;
    move_on(rest, end);
    return true;
}
