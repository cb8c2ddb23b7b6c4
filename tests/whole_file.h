/* whole_file.h - a file as text. */
#ifndef TESTS_WHOLE_FILE_H
#define TESTS_WHOLE_FILE_H

#include <stdio.h>
#include <stdlib.h>

/* Freed by the caller; a NUL stands behind it. Without the file the test run ends. */
static inline char *whole_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        abort();
    }
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1);
    if (!text || fread(text, 1, *length, file) != *length)
        abort();
    fclose(file);
    text[*length] = '\0';
    return text;
}

#endif
