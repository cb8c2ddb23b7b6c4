/* replay FILE|FOLDER...: runs a fuzz target over files, where libFuzzer is not at hand. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(int holds, const char *path)
{
    if (!holds) {
        perror(path);
        exit(1);
    }
}

/* The bytes get memory of exactly their size, so that reading behind them is noticed. */
static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");

    must(file && fseek(file, 0, SEEK_END) == 0, path);
    long size = ftell(file);
    must(size >= 0, path);
    rewind(file);
    uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
    must(bytes && fread(bytes, 1, (size_t)size, file) == (size_t)size, path);
    fclose(file);
    fprintf(stderr, "%s\n", path); /* the last one is what it ended at */
    LLVMFuzzerTestOneInput(bytes, (size_t)size);
    free(bytes);
}

static int replay(const char *path)
{
    DIR *folder = opendir(path);
    int count = 0;

    if (!folder) {
        replay_file(path);
        return 1;
    }
    for (const struct dirent *entry; (entry = readdir(folder));) {
        char inner[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        replay_file(inner);
        count++;
    }
    closedir(folder);
    return count;
}

int main(int argc, char **argv)
{
    int count = 0;

    for (int i = 1; i < argc; i++)
        count += replay(argv[i]);
    fprintf(stderr, "%d files\n", count);
    return count > 0 ? 0 : 1;
}
