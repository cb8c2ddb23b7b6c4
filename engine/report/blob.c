#include "report/blob.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 256 };

char *blob_reserve(struct blob *blob, size_t more)
{
    if (blob->failed)
        return NULL;
    if (more >= SIZE_MAX / 2 - blob->length) {
        blob->failed = true;
        return NULL;
    }
    size_t needed = blob->length + more + 1;
    if (needed > blob->capacity) {
        size_t capacity = blob->capacity < SMALLEST ? SMALLEST : blob->capacity * 2;
        if (capacity < needed)
            capacity = needed;
        char *bytes = realloc(blob->bytes, capacity);
        if (!bytes) {
            blob->failed = true;
            return NULL;
        }
        blob->bytes = bytes;
        blob->capacity = capacity;
    }
    return blob->bytes + blob->length;
}

void blob_add(struct blob *blob, const char *bytes, size_t length)
{
    char *end = blob_reserve(blob, length);
    if (!end)
        return;
    if (length > 0)
        memcpy(end, bytes, length);
    end[length] = '\0';
    blob->length += length;
}

void blob_text(struct blob *blob, const char *text)
{
    blob_add(blob, text, strlen(text));
}

void blob_fill(struct blob *blob, char byte, size_t times)
{
    char *end = blob_reserve(blob, times);
    if (!end)
        return;
    memset(end, byte, times);
    end[times] = '\0';
    blob->length += times;
}

void blob_vprint(struct blob *blob, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *end = length < 0 ? NULL : blob_reserve(blob, (size_t)length);
    if (end) {
        vsnprintf(end, (size_t)length + 1, format, again);
        blob->length += (size_t)length;
    } else {
        blob->failed = true;
    }
    va_end(again);
}

void blob_print(struct blob *blob, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    blob_vprint(blob, format, arguments);
    va_end(arguments);
}

void blob_clear(struct blob *blob)
{
    blob->length = 0;
    blob->failed = false;
    if (blob->bytes)
        blob->bytes[0] = '\0';
}

void blob_free(struct blob *blob)
{
    free(blob->bytes);
    *blob = (struct blob){0};
}
