#include "data/fault.h"

#include "base/arena.h"
#include "data/shown.h"

#include <string.h>

struct iga_findings *fault_list(const struct faults *faults, iga_severity severity)
{
    return severity == IGA_ERROR ? faults->errors : faults->warnings;
}

struct mark *fault_mark(struct faults *faults, iga_severity severity)
{
    const struct iga_findings *list = fault_list(faults, severity);
    void *marks = faults->marks;

    if (list->count >= FAULTS_LISTED ||
        !arena_grow(faults->arena, &marks, faults->count, &faults->capacity, sizeof *faults->marks))
        return NULL;
    faults->marks = marks;
    faults->marks[faults->count] = (struct mark){.severity = severity, .finding = list->count};
    return &faults->marks[faults->count++];
}

/* Adds the finding that a mark was made for. */
static void add(struct faults *faults, iga_severity severity, const char *code, const char *format,
                va_list arguments)
{
    findings_vadd(fault_list(faults, severity), severity, code, (struct place){0}, NULL, format,
                  arguments);
}

static bool mark_node(struct faults *faults, iga_severity severity, const cJSON *node,
                      enum fault_at at, const char *member)
{
    struct mark *mark = fault_mark(faults, severity);

    if (mark == NULL)
        return false;
    mark->node = node;
    mark->at = at;
    mark->member = member;
    return true;
}

void fault_refuse(struct faults *faults, const cJSON *node, enum fault_at at, const char *code,
                  const char *format, ...)
{
    va_list arguments;

    if (!mark_node(faults, IGA_ERROR, node, at, NULL))
        return;
    va_start(arguments, format);
    add(faults, IGA_ERROR, code, format, arguments);
    va_end(arguments);
}

void fault_missing(struct faults *faults, const cJSON *object, const char *member)
{
    if (mark_node(faults, IGA_ERROR, object, AT_VALUE, member))
        findings_add(faults->errors, IGA_ERROR, "missing_field", (struct place){0}, NULL,
                     "'%s' is missing; it must be there", member);
}

void fault_warn(struct faults *faults, const cJSON *node, const char *code, const char *format, ...)
{
    va_list arguments;

    if (!mark_node(faults, IGA_WARNING, node, AT_VALUE, NULL))
        return;
    va_start(arguments, format);
    add(faults, IGA_WARNING, code, format, arguments);
    va_end(arguments);
}

const char *fault_shown(struct faults *faults, const char *text)
{
    return shown_text(faults->arena, text, strlen(text));
}
