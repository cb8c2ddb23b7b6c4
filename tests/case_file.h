/* case_file.h - the text of a case file, cut into sections; README.md in cases/ says how it is
 * written. Nothing is copied: all pieces point into the text. */
#ifndef CASE_FILE_H
#define CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct piece {
    const char *bytes;
    size_t length;
};

enum section_kind {
    SECTION_FILE,
    SECTION_RUN,
    SECTION_STDIN,
    SECTION_OUT,
    SECTION_OUT_HAS,
    SECTION_ERR,
    SECTION_ERR_HAS,
    SECTION_EXIT,
    SECTION_KINDS
};

struct section {
    enum section_kind kind;
    struct piece argument; /* what stands behind the name */
    struct piece content;  /* without the blank line that separates it from the next section */
    struct piece whole;    /* heading and content */
    size_t line;           /* of its heading */
};

struct case_file {
    char *text;
    size_t length;
    struct piece title;
    struct piece head; /* what stands before the first section */
    struct section *sections;
    size_t count;
};

/* Reads a case file. What is wrong with it is printed. @return whether it can be used */
bool case_file_read(struct case_file *out, const char *path);
void case_file_free(struct case_file *file);

/* The content as bytes to write or to compare with: without the marker line that says that the
 * last line does not end in a newline. */
struct piece section_bytes(const struct section *section);

/* A section as text again, such that reading it gives these bytes. Freed by the caller. */
char *section_text(enum section_kind kind, const char *argument, struct piece bytes);

/* Reads a whole file, or aborts the test run. Freed by the caller; a NUL stands behind it. */
char *file_read(const char *path, size_t *length);

#endif
