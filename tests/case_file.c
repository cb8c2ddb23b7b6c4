#include "case_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[SECTION_KINDS] = {
    [SECTION_FILE] = "file", [SECTION_RUN] = "run",         [SECTION_STDIN] = "stdin",
    [SECTION_OUT] = "out",   [SECTION_OUT_HAS] = "out-has", [SECTION_ERR] = "err",
    [SECTION_EXIT] = "exit", [SECTION_ERR_HAS] = "err-has",
};

static const char marker[] = "\\ no newline at the end\n";
#define MARKER_LENGTH (sizeof marker - 1)

char *file_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        abort();
    }
    char *text = NULL;
    size_t capacity = 0;
    *length = 0;
    do {
        capacity = capacity ? 2 * capacity : 4096;
        text = realloc(text, capacity + 1);
        if (!text)
            abort();
        *length += fread(text + *length, 1, capacity - *length, file);
    } while (*length == capacity);
    fclose(file);
    text[*length] = '\0';
    return text;
}

static size_t line_length(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? (size_t)(newline - at) + 1 : (size_t)(end - at);
}

static bool is_heading(const char *at, const char *end)
{
    return end - at >= 3 && memcmp(at, "%% ", 3) == 0;
}

static struct piece trimmed(const char *at, size_t length)
{
    while (length && strchr(" \n", at[length - 1]))
        length--;
    while (length && *at == ' ')
        at++, length--;
    return (struct piece){at, length};
}

/* Reads "%% NAME ARGUMENT". @return false if there is no such section */
static bool read_heading(struct section *section, const char *at, size_t length)
{
    struct piece heading = trimmed(at + 3, length - 3);
    size_t name = 0;
    while (name < heading.length && heading.bytes[name] != ' ')
        name++;
    section->argument = trimmed(heading.bytes + name, heading.length - name);
    for (int kind = 0; kind < SECTION_KINDS; kind++) {
        if (strlen(names[kind]) == name && memcmp(names[kind], heading.bytes, name) == 0) {
            section->kind = (enum section_kind)kind;
            return true;
        }
    }
    return false;
}

/* A run reaches from its `%% run` to the next file or run. */
static bool is_of_a_run(enum section_kind kind)
{
    return kind != SECTION_FILE && kind != SECTION_RUN;
}

/* Reads the section whose heading is at `*at`, and moves on to the next one. */
static bool read_section(struct section *section, const char **at, const char *end, size_t *line)
{
    const char *start = *at;
    *section = (struct section){.line = *line};
    bool known = read_heading(section, start, line_length(start, end));
    *at += line_length(*at, end);
    ++*line;
    const char *content = *at;
    while (*at < end && !is_heading(*at, end)) {
        *at += line_length(*at, end);
        ++*line;
    }
    const char *stop = *at;
    bool separated = stop < end && stop > content && stop[-1] == '\n' && stop[-2] == '\n';
    if (separated)
        stop--;
    section->content = (struct piece){content, (size_t)(stop - content)};
    section->whole = (struct piece){start, (size_t)(stop - start)};
    return known;
}

static bool read_sections(struct case_file *file, const char *path)
{
    const char *at = file->text, *end = file->text + file->length;
    size_t line = 1;
    bool has_run = false, in_run = false;
    while (at < end && !is_heading(at, end)) {
        at += line_length(at, end);
        line++;
    }
    file->head = (struct piece){file->text, (size_t)(at - file->text)};
    while (at < end) {
        file->sections = realloc(file->sections, (file->count + 1) * sizeof *file->sections);
        if (!file->sections)
            abort();
        struct section *section = &file->sections[file->count++];
        if (!read_section(section, &at, end, &line)) {
            fprintf(stderr, "%s:%zu: there is no such section\n", path, section->line);
            return false;
        }
        if (is_of_a_run(section->kind) && !in_run) {
            fprintf(stderr, "%s:%zu: `%%%% %s` belongs behind a `%%%% run`\n", path, section->line,
                    names[section->kind]);
            return false;
        }
        in_run = section->kind != SECTION_FILE;
        has_run = has_run || in_run;
    }
    if (!has_run)
        fprintf(stderr, "%s: no `%%%% run`; a case runs something\n", path);
    return has_run;
}

bool case_file_read(struct case_file *out, const char *path)
{
    *out = (struct case_file){0};
    out->text = file_read(path, &out->length);
    if (strncmp(out->text, "# ", 2) != 0) {
        fprintf(stderr, "%s:1: no title; the first line reads `# what this case shows`\n", path);
        return false;
    }
    out->title = trimmed(out->text + 2, line_length(out->text, out->text + out->length) - 2);
    return read_sections(out, path);
}

void case_file_free(struct case_file *file)
{
    free(file->sections);
    free(file->text);
}

struct piece section_bytes(const struct section *section)
{
    struct piece bytes = section->content;
    if (bytes.length > MARKER_LENGTH &&
        memcmp(bytes.bytes + bytes.length - MARKER_LENGTH, marker, MARKER_LENGTH) == 0)
        bytes.length -= MARKER_LENGTH + 1;
    return bytes;
}

char *section_text(enum section_kind kind, const char *argument, struct piece bytes)
{
    bool open = bytes.length && bytes.bytes[bytes.length - 1] != '\n';
    size_t size = 64 + strlen(argument) + bytes.length + MARKER_LENGTH;
    char *text = malloc(size);
    if (!text)
        abort();
    snprintf(text, size, "%%%% %s%s%s\n%.*s%s%s", names[kind], *argument ? " " : "", argument,
             (int)bytes.length, bytes.bytes, open ? "\n" : "", open ? marker : "");
    return text;
}
