/* json.h - regions out of JSON, strictly.
 *
 * cJSON parses the documents; what it lets through (bad UTF-8, 01, 1., trailing text, control
 * characters, numbers of more than 15 digits, doubled keys, ...) is refused before or after it.
 * This is the only room that knows cJSON. */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "data/region.h"
#include "iga.h"

struct reader;

/* Makes a reader for one thread. @return NULL without memory */
struct reader *reader_new(const struct schema *schema, iga_lang lang);
void reader_free(struct reader *reader);

/* Starts on a chunk as a splitter cut it; the chunk's bytes must stay until it is read. */
void reader_start(struct reader *reader, const iga_chunk *chunk);

enum reader_step {
    READER_REGION, /* *out is the next region; see its errors */
    READER_END,    /* the chunk is read */
    READER_MEMORY  /* no memory */
};

/* Reads the next region. `*out` lives until the next call. */
enum reader_step reader_next(struct reader *reader, struct region *out);

/* Fields passed over so far, each once, sorted; "innovations/x" for those of innovations. */
const char *reader_passed_over(const struct reader *reader, size_t i);

#endif
