/* parse.c - the yardstick: cJSON parses every line of a file, with an arena, and nothing else.
 *
 *     parse FILE
 *
 * Prints how many lines are JSON. */
#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA = 64 * 1024 * 1024, ALIGNMENT = 16 };

static char *arena;
static size_t used;

static void *take(size_t size)
{
    void *at = arena + used;

    used += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (used > ARENA) {
        fputs("parse: a line needs more memory than there is\n", stderr);
        exit(4);
    }
    return at;
}

static void give_back(void *memory)
{
    (void)memory;
}

/* Reads a whole file, with a NUL behind it. */
static char *read_file(size_t *length, const char *name)
{
    FILE *file = fopen(name, "rb");
    char *bytes = NULL;
    long size = -1;

    if (file != NULL && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size >= 0)
        bytes = malloc((size_t)size + 1);
    if (bytes == NULL || fseek(file, 0, SEEK_SET) != 0 ||
        fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        perror(name);
        exit(4);
    }
    fclose(file);
    *length = (size_t)size;
    bytes[size] = '\0';
    return bytes;
}

int main(int count, char **arguments)
{
    cJSON_Hooks hooks = {.malloc_fn = take, .free_fn = give_back};
    size_t length, parsed = 0;
    char *bytes, *at, *end;

    if (count != 2) {
        fputs("usage: parse FILE\n", stderr);
        return 2;
    }
    arena = malloc(ARENA);
    bytes = read_file(&length, arguments[1]);
    if (arena == NULL)
        return 4;
    cJSON_InitHooks(&hooks);
    for (at = bytes; at < bytes + length; at = end + 1) {
        end = memchr(at, '\n', (size_t)(bytes + length - at));
        if (end == NULL)
            end = bytes + length;
        used = 0;
        parsed += cJSON_ParseWithLengthOpts(at, (size_t)(end - at), NULL, 0) != NULL;
    }
    printf("%zu\n", parsed);
    free(bytes);
    free(arena);
    return 0;
}
