/* package.h - the parts of a workbook: a ZIP archive of XML, by libzip and expat.
 *
 * Nothing is trusted: sizes are counted while unpacking, and a part that declares a document type,
 * with which entities would come, is refused. */
#ifndef SHEET_PACKAGE_H
#define SHEET_PACKAGE_H

#include "sheet/sheet.h"

#include <expat.h>

struct zip;

#define PART_NAME 256

struct package {
    struct sheet_problem *problem;
    struct zip *zip;
    size_t unpacked; /* bytes so far */
};

/* What somebody wants of a part. `user` is handed to all; names come without their prefix. */
struct part_reader {
    void *user;
    void (*start)(void *user, const char *name, const char **attributes);
    void (*end)(void *user, const char *name);
    void (*text)(void *user, const char *text, size_t length);
    bool failed; /* set by a function to end the reading; the problem is its to state */
};

/* @return false when the bytes are no archive; the problem is stated */
bool package_open(struct package *package, const char *bytes, size_t length);
void package_close(struct package *package);

bool package_has(const struct package *package, const char *part);

/* Reads a part. @return false when it cannot be read or the reader failed */
bool package_read(struct package *package, const char *part, struct part_reader *reader);

/* States a problem, unless there is one. @return false */
bool package_fail(struct package *package, enum sheet_fault fault, const char *part);

/* An attribute by its name without a prefix; NULL if it is not there. */
const char *attribute(const char **attributes, const char *name);

/* The part that a target names, seen from another part: "worksheets/sheet1.xml" seen from
 * "xl/workbook.xml" is "xl/worksheets/sheet1.xml". */
void part_resolve(char out[PART_NAME], const char *from, const char *target);

#endif
