#include "data/edit.h"

#include "data/escape.h"
#include "data/scan.h"

#include <string.h>

struct span {
    size_t start, end;
};

/* One item of an object or an array: from its key, or itself, to the end of its value. */
struct item {
    struct span key; /* with its quotes; empty in an array */
    struct span value;
};

/* Walks through an object or an array. */
struct walk {
    const char *bytes;
    size_t length, at;
    bool is_object;
};

static struct span pass_value(struct walk *walk)
{
    struct scan scan = {0};
    struct span span = {walk->at, walk->at};
    scan_value(&scan, &walk->at, walk->bytes, walk->length);
    span.end = walk->at;
    return span;
}

static char next_byte(struct walk *walk)
{
    walk->at = scan_space(walk->bytes, walk->at, walk->length);
    return walk->at < walk->length ? walk->bytes[walk->at] : '\0';
}

/* Starts on the object or array at `at`. @return false when there is none */
static bool walk_into(struct walk *walk, const struct buffer *text, size_t at)
{
    *walk = (struct walk){.bytes = text->bytes, .length = text->length, .at = at};
    char open = next_byte(walk);
    walk->is_object = open == '{';
    walk->at++;
    return open == '{' || open == '[';
}

/* @return false at the closing bracket, where `walk->at` then is */
static bool walk_on(struct item *item, struct walk *walk)
{
    char byte = next_byte(walk);
    if (byte == ',') {
        walk->at++;
        byte = next_byte(walk);
    }
    if (byte == ']' || byte == '}' || byte == '\0')
        return false;
    item->key = (struct span){walk->at, walk->at};
    if (walk->is_object) {
        item->key = pass_value(walk);
        next_byte(walk);
        walk->at++; /* the colon */
        next_byte(walk);
    }
    item->value = pass_value(walk);
    return true;
}

/* ---- Texts -------------------------------------------------------------------------------- */

/* Whether a JSON string says this text. */
static bool says(const char *bytes, struct span string, const char *text)
{
    if (string.end - string.start < 2 || bytes[string.start] != '"')
        return false;
    const char *at = bytes + string.start + 1, *end = bytes + string.end - 1;
    size_t length = strlen(text), done = 0;
    while (at < end) {
        char character[ESCAPE_BYTES] = {*at};
        size_t count = 1;
        if (*at == '\\')
            count = escape_read(character, &at, end);
        else
            at++;
        if (count > length - done || memcmp(character, text + done, count) != 0)
            return false;
        done += count;
    }
    return done == length;
}

void edit_quote(struct buffer *out, const char *text)
{
    buffer_text(out, "\"");
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            buffer_print(out, "\\%c", c);
        else if (c < 0x20)
            buffer_print(out, "\\u%04x", c);
        else
            buffer_add(out, text, 1);
    }
    buffer_text(out, "\"");
}

/* ---- Finding ------------------------------------------------------------------------------ */

/* Finds a member of the object at `object`. */
static bool find_member(struct item *out, const struct buffer *text, size_t object, const char *key,
                        const char *alias)
{
    struct walk walk;
    if (!walk_into(&walk, text, object) || !walk.is_object)
        return false;
    while (walk_on(out, &walk))
        if (says(text->bytes, out->key, key) || (alias && says(text->bytes, out->key, alias)))
            return true;
    return false;
}

/* Finds an innovation. @param last  where the one before it ends; 0 when it is the first */
static bool find_innovation(struct item *out, size_t *last, const struct buffer *text,
                            const char *id)
{
    struct item list, member;
    struct walk walk;
    *last = 0;
    if (!find_member(&list, text, 0, "innovations", NULL) ||
        !walk_into(&walk, text, list.value.start))
        return false;
    while (walk_on(out, &walk)) {
        if (find_member(&member, text, out->value.start, "id", NULL) &&
            says(text->bytes, member.value, id))
            return true;
        *last = out->value.end;
    }
    return false;
}

/* ---- Changing ----------------------------------------------------------------------------- */

static void splice(struct buffer *text, struct span span, const char *put)
{
    struct buffer out = {0};
    buffer_add(&out, text->bytes, span.start);
    buffer_text(&out, put);
    buffer_add(&out, text->bytes + span.end, text->length - span.end);
    out.failed = out.failed || text->failed;
    buffer_free(text);
    *text = out;
}

/* Puts an item behind the last one of an object or an array. */
static void append(struct buffer *text, size_t container, const char *json)
{
    struct walk walk;
    struct item item;
    struct buffer put = {0};
    size_t end;
    walk_into(&walk, text, container);
    end = walk.at;
    bool is_first = true;
    for (; walk_on(&item, &walk); is_first = false)
        end = item.value.end;
    buffer_print(&put, "%s%s", is_first ? "" : ", ", json);
    if (put.failed)
        text->failed = true;
    else
        splice(text, (struct span){end, end}, put.bytes);
    buffer_free(&put);
}

static void set_member(struct buffer *text, size_t object, const char *key, const char *alias,
                       const char *json)
{
    struct item member;
    struct buffer put = {0};
    if (find_member(&member, text, object, key, alias)) {
        splice(text, member.value, json);
        return;
    }
    edit_quote(&put, key);
    buffer_print(&put, ": %s", json);
    if (put.failed)
        text->failed = true;
    else
        append(text, object, put.bytes);
    buffer_free(&put);
}

bool edit_set(struct buffer *text, const struct edit_place *place, const char *json)
{
    struct item item = {0};
    size_t last, object = 0;
    if (place->innovation) {
        if (!find_innovation(&item, &last, text, place->innovation))
            return false;
        object = item.value.start;
    }
    if (place->is_answer) {
        if (!find_member(&item, text, object, "indicators", NULL))
            return false;
        object = item.value.start;
    }
    set_member(text, object, place->key, place->alias, json);
    return true;
}

bool edit_leave_out(struct buffer *text, const char *innovation)
{
    struct item item;
    size_t last;
    if (!find_innovation(&item, &last, text, innovation))
        return false;
    struct span span = item.value;
    if (last > 0) {
        span.start = last; /* with the comma before it */
    } else {
        struct walk walk = {.bytes = text->bytes, .length = text->length, .at = span.end};
        if (next_byte(&walk) == ',') {
            walk.at++;
            next_byte(&walk);
            span.end = walk.at;
        }
    }
    splice(text, span, "");
    return true;
}

bool edit_add(struct buffer *text, const char *json)
{
    struct item list;
    if (!find_member(&list, text, 0, "innovations", NULL) || text->bytes[list.value.start] != '[')
        return false;
    append(text, list.value.start, json);
    return true;
}
