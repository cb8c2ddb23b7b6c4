#include "base/findings.h"

#include "base/arena.h"

#include <stdarg.h>
#include <string.h>

void findings_init(struct iga_findings *list, struct arena *arena, iga_lang lang)
{
    *list = (struct iga_findings){.arena = arena, .lang = lang};
}

struct iga_findings *findings_new(iga_lang lang)
{
    struct arena *arena = arena_new();
    struct iga_findings *list = arena != NULL ? arena_take(arena, sizeof *list) : NULL;

    if (list == NULL) {
        arena_free(arena);
        return NULL;
    }
    findings_init(list, arena, lang);
    list->owns_arena = true;
    return list;
}

/* Copies a text that may be missing. @return false when there is no memory. */
static bool keep(const char **out, struct arena *arena, const char *text)
{
    *out = text != NULL ? arena_copy(arena, text, strlen(text)) : NULL;
    return text == NULL || *out != NULL;
}

/* Copies a file's name, once for all the findings in a row that speak of it. */
static bool keep_file(const char **out, const struct iga_findings *list, const char *file)
{
    const char *last = list->count > 0 ? list->items[list->count - 1].file : NULL;

    if (file != NULL && last != NULL && strcmp(file, last) == 0) {
        *out = last;
        return true;
    }
    return keep(out, list->arena, file);
}

static bool grow(struct iga_findings *list)
{
    void *items = list->items;
    bool grown = arena_grow(list->arena, &items, list->count, &list->capacity, sizeof *list->items);

    list->items = items;
    return grown;
}

void findings_vadd(struct iga_findings *list, iga_severity severity, const char *code,
                   struct place place, const char *path, const char *format, va_list arguments)
{
    iga_finding finding = {
        .severity = severity, .code = code, .line = place.line, .column = place.column};

    finding.message = arena_vprint(list->arena, message_in(list->lang, format), arguments);
    if (finding.message != NULL && keep_file(&finding.file, list, place.file) &&
        keep(&finding.cell, list->arena, place.cell) && keep(&finding.path, list->arena, path) &&
        grow(list))
        list->items[list->count++] = finding;
}

void findings_add(struct iga_findings *list, iga_severity severity, const char *code,
                  struct place place, const char *path, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    findings_vadd(list, severity, code, place, path, format, arguments);
    va_end(arguments);
}

static bool is_before(const iga_finding *a, const iga_finding *b)
{
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

static bool is_sorted(const struct iga_findings *list)
{
    for (size_t i = 1; i < list->count; i++)
        if (is_before(&list->items[i], &list->items[i - 1]))
            return false;
    return true;
}

/* Merges from[start..middle) and from[middle..end) into `to`; of equal ones the left goes
 * first. */
static void merge(iga_finding *to, const iga_finding *from, size_t start, size_t middle, size_t end)
{
    size_t left = start, right = middle;

    for (size_t i = start; i < end; i++)
        if (right == end || (left < middle && !is_before(&from[right], &from[left])))
            to[i] = from[left++];
        else
            to[i] = from[right++];
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

void findings_sort(struct iga_findings *list)
{
    iga_finding *from = list->items, *to;
    size_t count = list->count;

    if (is_sorted(list))
        return;
    to = arena_array(list->arena, list->capacity, sizeof *to);
    if (to == NULL)
        return;
    for (size_t run = 1; run < count; run *= 2) {
        iga_finding *merged = to;
        for (size_t start = 0; start < count; start += 2 * run)
            merge(to, from, start, smaller(start + run, count), smaller(start + 2 * run, count));
        to = from;
        from = merged;
    }
    list->items = from;
}

bool findings_has_errors(const struct iga_findings *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].severity == IGA_ERROR)
            return true;
    return false;
}

iga_status findings_hand_out(iga_findings **out, struct iga_findings *list, iga_status status)
{
    findings_sort(list);
    if (arena_failed(list->arena))
        status = IGA_ENOMEM;
    if (out && status != IGA_ENOMEM)
        *out = list;
    else
        iga_findings_free(list);
    return status;
}

size_t iga_findings_count(const iga_findings *findings)
{
    return findings->count;
}

const iga_finding *iga_findings_get(const iga_findings *findings, size_t i)
{
    return i < findings->count ? &findings->items[i] : NULL;
}

void iga_findings_free(iga_findings *findings)
{
    if (findings != NULL && findings->owns_arena)
        arena_free(findings->arena);
}
