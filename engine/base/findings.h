/* findings.h - the list of what somebody is told: file, line, column, what is wrong, what would
 * be right. Messages are written in English where they arise; messages.c has them in
 * Indonesian. */
#ifndef BASE_FINDINGS_H
#define BASE_FINDINGS_H

#include "iga.h"

#include <stdarg.h>

struct arena;

/* A place in a file; all of it may be unknown (NULL, 0). */
struct place {
    const char *file;
    size_t line, column;
    const char *cell;
};

struct iga_findings {
    struct arena *arena; /* where the texts live */
    bool owns_arena;     /* whether iga_findings_free frees it */
    iga_lang lang;
    iga_finding *items;
    size_t count, capacity;
};

/* A list that lives in somebody else's arena. */
void findings_init(struct iga_findings *list, struct arena *arena, iga_lang lang);

/* A list of its own, for iga_findings_free. @return NULL when there is no memory. */
struct iga_findings *findings_new(iga_lang lang);

/* Adds a finding. `file`, `cell` and `path` are copied; `code` must be a literal. `format` is
 * the English text, a literal, so that it can be looked up for another language. Lack of memory
 * is remembered by the arena. */
void findings_add(struct iga_findings *list, iga_severity severity, const char *code,
                  struct place place, const char *path, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

void findings_vadd(struct iga_findings *list, iga_severity severity, const char *code,
                   struct place place, const char *path, const char *format, va_list arguments)
    __attribute__((format(printf, 6, 0)));

/* Puts the list in the order of lines and columns; those of one place stay as they came. */
void findings_sort(struct iga_findings *list);

bool findings_has_errors(const struct iga_findings *list);

/* Puts a list of its own in order and hands it out, to be freed by iga_findings_free, or frees it
 * where nobody wants it or memory ran out.
 * @param out  may be NULL
 * @return `status`, or IGA_ENOMEM when a finding is lost */
iga_status findings_hand_out(iga_findings **out, struct iga_findings *list, iga_status status);

/* The message in a language: `english` itself, or its translation with the same arguments. */
const char *message_in(iga_lang lang, const char *english) __attribute__((format_arg(2)));

#endif
