/* json.h - regions out of JSON, strictly: out of a chunk one region after another. */
#ifndef DATA_JSON_H
#define DATA_JSON_H

#include "data/region.h"
#include "iga.h"

struct reader;

/* Makes a reader for one thread. @return NULL without memory */
struct reader *reader_new(const struct schema *schema, iga_lang lang);
void reader_free(struct reader *reader);

/* Makes a reader that reads each region by two schemas at once: an answer that only one of them
 * takes is passed over by the other. @return NULL without memory */
struct reader *reader_new_pair(const struct schema *const schemas[2], iga_lang lang);

struct faults;
struct tree_node;

/* Sees a region in which nothing is wrong so far, with its tree, and may refuse what it finds. */
typedef void reader_look(void *context, const struct region *region, struct faults *faults,
                         const struct tree_node *tree);
void reader_show(struct reader *reader, reader_look *also, void *context);

/* Starts on a chunk as a splitter cut it; the chunk's bytes must stay until it is read. */
void reader_start(struct reader *reader, const iga_chunk *chunk);

enum reader_step {
    READER_REGION, /* *out is the next region; see its errors */
    READER_END,    /* the chunk is read */
    READER_MEMORY  /* no memory */
};

/* Reads the next region. `*out` lives until the next call. A pair's reader fills in two, out[0]
 * and out[1]; what is wrong by either schema is wrong with the first. */
enum reader_step reader_next(struct reader *reader, struct region *out);

/* Where the region that was read last begins; of tables only the file is known. */
struct place reader_place(struct reader *reader);

/* Fields passed over so far, by every schema, each once, sorted; "innovations/x" for those of
 * innovations. */
const char *reader_passed_over(const struct reader *reader, size_t i);

#endif
