#include "data/fault.h"

#include "base/arena.h"
#include "data/shown.h"

struct iga_findings *fault_list(const struct faults *faults, iga_severity severity)
{
    return severity == IGA_ERROR ? faults->errors : faults->warnings;
}

struct mark *fault_mark(struct faults *faults, iga_severity severity, size_t offset)
{
    const struct iga_findings *list = fault_list(faults, severity);
    void *marks = faults->marks;

    if (list->count >= FAULTS_LISTED ||
        !arena_grow(faults->arena, &marks, faults->count, &faults->capacity, sizeof *faults->marks))
        return NULL;
    faults->marks = marks;
    faults->marks[faults->count] =
        (struct mark){.offset = offset, .severity = severity, .finding = list->count};
    return &faults->marks[faults->count++];
}

static void add(struct faults *faults, iga_severity severity, const struct tree_node *node,
                const char *code, const char *format, va_list arguments)
{
    if (fault_mark(faults, severity, node->at) != NULL)
        findings_vadd(fault_list(faults, severity), severity, code, (struct place){0}, NULL, format,
                      arguments);
}

void fault_refuse(struct faults *faults, const struct tree_node *node, const char *code,
                  const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(faults, IGA_ERROR, node, code, format, arguments);
    va_end(arguments);
}

void fault_warn(struct faults *faults, const struct tree_node *node, const char *code,
                const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add(faults, IGA_WARNING, node, code, format, arguments);
    va_end(arguments);
}

void fault_missing(struct faults *faults, const struct tree_node *object, const char *member)
{
    struct mark *mark = fault_mark(faults, IGA_ERROR, object->at);

    if (mark == NULL)
        return;
    mark->member = member;
    findings_add(faults->errors, IGA_ERROR, "missing_field", (struct place){0}, NULL,
                 "'%s' is missing; it must be there", member);
}

const char *fault_shown(struct faults *faults, const struct tree_node *text)
{
    return shown_text(faults->arena, text->text, text->length);
}
