/* cjson_arena.h - cJSON's trees, in an arena where the program asked for that. */
#ifndef DATA_CJSON_ARENA_H
#define DATA_CJSON_ARENA_H

#include <cJSON.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Parses JSON that was looked over.
 * @param owned  whether the tree must be given to cJSON_Delete; otherwise it is the arena's
 * @return NULL without memory */
cJSON *cjson_parse(bool *owned, struct arena *arena, const char *bytes, size_t length);

#endif
