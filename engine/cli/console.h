/* console.h - what is said on standard error.
 *
 * Every line reads `PLACE: error: message`, where PLACE is a file with line and column, a file,
 * or the program. What is said is made visible: nothing in a message moves the cursor. */
#ifndef CLI_CONSOLE_H
#define CLI_CONSOLE_H

#include "cli/status.h"
#include "iga.h"
#include "report/blob.h"

void console_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void console_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* About a file as a whole. */
void console_file_error(const char *file, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* @return STATUS_MACHINE, for the caller to return */
enum status console_no_memory(iga_lang lang);

/* A finding as a line, to be written later. */
void console_finding(struct blob *out, const iga_finding *finding);
/* Tells a finding whose message stands in a blob, which is freed.
 * @return `told`, or STATUS_MACHINE without memory, which is told */
enum status console_tell(iga_finding finding, struct blob *message, enum status told,
                         iga_lang lang);
/* Writes lines as they are. */
void console_write(const char *bytes, size_t length);

/* Why the last system call failed, in words. */
const char *console_reason(int error, iga_lang lang);

#endif
