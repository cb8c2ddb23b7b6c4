/* blob.h - bytes that grow.
 *
 * Starts as {0}. When memory runs out `failed` is set and what is added is dropped, so that a
 * writer may go on to its end and ask once. */
#ifndef REPORT_BLOB_H
#define REPORT_BLOB_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct blob {
    char *bytes; /* followed by a NUL once anything was added */
    size_t length, capacity;
    bool failed;
};

/* Room for `more` bytes and a NUL behind what is there. @return where it begins, or NULL */
char *blob_reserve(struct blob *blob, size_t more);

void blob_add(struct blob *blob, const char *bytes, size_t length);
void blob_text(struct blob *blob, const char *text);
void blob_fill(struct blob *blob, char byte, size_t times);
void blob_print(struct blob *blob, const char *format, ...) __attribute__((format(printf, 2, 3)));
void blob_vprint(struct blob *blob, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

void blob_clear(struct blob *blob); /* keeps the memory; forgets a failure */
void blob_free(struct blob *blob);  /* as it started */

#endif
