/* literals.h - the string literals of a C source, and what each is handed to. */
#ifndef TESTS_LITERALS_H
#define TESTS_LITERALS_H

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST 200
#define LONGEST_NAME 64

struct literal {
    char *text; /* as the compiler reads it; of whoever is told of it, to free */
    unsigned line;
    const char *call; /* the function it is an argument of, or "{" or ""; only for now */
    unsigned place;   /* among the literals of that call, from 1 */
};

typedef void literal_fn(void *context, const struct literal *literal);

static void *checked(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

/* A source while it is read; `calls` are the names before the open brackets. */
struct reader {
    const char *at;
    unsigned line;
    literal_fn *each;
    void *context;
    char name[LONGEST_NAME];
    char calls[DEEPEST][LONGEST_NAME];
    unsigned heard[DEEPEST]; /* literals so far, within these brackets */
    size_t depth;
};

static void step(struct reader *r)
{
    if (*r->at == '\n')
        r->line++;
    r->at++;
}

/* Passes over blanks, comments and lines of the preprocessor. */
static void skip_blank(struct reader *r)
{
    for (;;) {
        if (isspace((unsigned char)*r->at)) {
            step(r);
        } else if (strncmp(r->at, "/*", 2) == 0) {
            const char *end = checked(strstr(r->at + 2, "*/"));
            while (r->at < end + 2)
                step(r);
        } else if (strncmp(r->at, "//", 2) == 0 || *r->at == '#') {
            while (*r->at && *r->at != '\n')
                step(r);
        } else {
            return;
        }
    }
}

/* What a character written with a backslash is; only what the sources use. */
static size_t unescape(char *out, const char *at)
{
    static const char from[] = "nrt0", to[] = "\n\r\t";
    const char *found = strchr(from, *at);
    if (*at == 'u') { /* the compiler takes none below U+00A0 */
        unsigned long c = strtoul((char[]){at[1], at[2], at[3], at[4], '\0'}, NULL, 16);
        size_t length = c < 0x800 ? 2 : 3;
        out[0] = (char)(length == 2 ? 0xC0 | c >> 6 : 0xE0 | c >> 12);
        out[1] = (char)(0x80 | (length == 2 ? c & 0x3F : c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return length;
    }
    *out = found && *at ? to[found - from] : *at;
    return 1;
}

/* Reads literals that stand one behind the other as one. */
static char *read_text(struct reader *r)
{
    size_t length = 0, capacity = 256;
    char *text = checked(malloc(capacity));
    while (*r->at == '"') {
        for (r->at++; *r->at != '"'; r->at++) {
            if (length + 8 > capacity)
                text = checked(realloc(text, capacity *= 2));
            if (*r->at != '\\') {
                text[length++] = *r->at;
                continue;
            }
            r->at++;
            length += unescape(text + length, r->at);
            if (*r->at == 'u')
                r->at += 4;
        }
        r->at++;
        skip_blank(r);
    }
    text[length] = '\0';
    return text;
}

/* The call whose argument stands here: of brackets that only group, what is around them. */
static size_t call_of(const struct reader *r)
{
    size_t i = r->depth;
    while (i > 1 && !*r->calls[i - 1])
        i--;
    return i ? i - 1 : 0;
}

static void read_literal(struct reader *r)
{
    size_t at = call_of(r);
    struct literal literal = {.line = r->line, .call = r->depth ? r->calls[at] : ""};
    literal.text = read_text(r);
    literal.place = ++r->heard[at];
    r->each(r->context, &literal);
}

static void open_bracket(struct reader *r)
{
    if (r->depth == DEEPEST)
        abort();
    r->heard[r->depth] = 0;
    strcpy(r->calls[r->depth++], *r->at == '(' ? r->name : "{");
}

static void read_name(struct reader *r)
{
    size_t length = 0;
    for (; isalnum((unsigned char)*r->at) || *r->at == '_'; r->at++)
        if (length < LONGEST_NAME - 1)
            r->name[length++] = *r->at;
    r->name[length] = '\0';
}

static void skip_character(struct reader *r)
{
    for (r->at++; *r->at != '\''; r->at++)
        if (*r->at == '\\')
            r->at++;
    r->at++;
}

/* Tells `each` of all literals of a source, in their order. */
static void literals_read(literal_fn *each, void *context, const char *source)
{
    struct reader r = {.at = source, .line = 1, .each = each, .context = context};
    for (skip_blank(&r); *r.at; skip_blank(&r)) {
        if (isalpha((unsigned char)*r.at) || *r.at == '_') {
            read_name(&r);
            continue;
        }
        if (*r.at == '"') {
            read_literal(&r);
        } else if (*r.at == '\'') {
            skip_character(&r);
        } else {
            if (strchr("({[", *r.at))
                open_bracket(&r);
            else if (strchr(")}]", *r.at) && r.depth)
                r.depth--;
            r.at++;
        }
        *r.name = '\0';
    }
}

/* A file's text, to free. */
static char *slurp(const char *path)
{
    FILE *file = checked(fopen(path, "rb"));
    size_t length = 0, capacity = 65536, got;
    char *text = checked(malloc(capacity));
    while ((got = fread(text + length, 1, capacity - length - 1, file)) > 0) {
        length += got;
        if (length == capacity - 1)
            text = checked(realloc(text, capacity *= 2));
    }
    fclose(file);
    text[length] = '\0';
    return text;
}

#endif
