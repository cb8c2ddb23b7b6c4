#include "data/cjson_arena.h"

#include "base/arena.h"
#include "data/json.h"

#include <stdlib.h>

/* Whether cJSON takes its memory here: set once, before there are threads. */
static bool hooked;

/* The arena of the document that this thread is parsing; NULL between documents. */
static _Thread_local struct arena *current;

static void *take(size_t size)
{
    return current != NULL ? arena_take_unset(current, size) : malloc(size);
}

/* While a document is parsed nothing but its own pieces is given back. */
static void give_back(void *memory)
{
    if (current == NULL)
        free(memory);
}

void iga_use_thread_arenas(void)
{
    cJSON_Hooks hooks = {.malloc_fn = take, .free_fn = give_back};
    cJSON_InitHooks(&hooks);
    hooked = true;
}

cJSON *cjson_parse(bool *owned, struct arena *arena, const char *bytes, size_t length)
{
    cJSON *tree;

    *owned = !hooked;
    current = hooked ? arena : NULL;
    tree = cJSON_ParseWithLengthOpts(bytes, length, NULL, false);
    current = NULL;
    return tree;
}
