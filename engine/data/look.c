#include "data/look.h"

#include "base/number.h"
#include "data/cursor.h"
#include "iga.h"

#include <string.h>

/* Nobody means more characters of a number than this. */
#define LONGEST_NUMBER 63u

/* ---- Numbers ------------------------------------------------------------------------------ */

static bool is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Passes over digits. @return how many */
static size_t pass_digits(struct cursor *c)
{
    const unsigned char *start = c->at;
    while (c->at < c->end && is_digit(*c->at))
        c->at++;
    return (size_t)(c->at - start);
}

static bool accept(struct cursor *c, unsigned char a, unsigned char b)
{
    if (c->at == c->end || (*c->at != a && *c->at != b))
        return false;
    c->at++;
    return true;
}

/* Notes what is wrong with a number of correct form, and adds it. */
static bool add_odd_number(struct cursor *c, const unsigned char *start, size_t length)
{
    static const enum look_kind faults[] = {
        [NUMBER_FINE] = LOOK_FINE,
        [NUMBER_NO_NUMBER] = LOOK_FINE,
        [NUMBER_TOO_MANY_DIGITS] = LOOK_MANY_DIGITS,
        [NUMBER_TOO_LARGE] = LOOK_LARGE,
        [NUMBER_TOO_FINE] = LOOK_TOO_FINE,
    };
    struct decimal value;
    enum look_kind kind;

    if (c->document)
        return cursor_add_text(c, TREE_NUMBER, start, (const char *)start, length);
    kind = faults[decimal_from_json(&value, (const char *)start, length)];
    if (length > LONGEST_NUMBER) {
        cursor_note(c, LOOK_LONG_NUMBER, start, length);
        return cursor_add_text(c, TREE_NUMBER, start, "0", 1);
    }
    if (kind != LOOK_FINE)
        cursor_note(c, kind, start, length);
    return cursor_add_text(c, TREE_NUMBER, start, (const char *)start, length);
}

/* Stops at a number that is not written as JSON writes it: all of it is for the message. */
static bool stop_number(struct cursor *c, const unsigned char *start)
{
    while (c->at < c->end && (is_digit(*c->at) || memchr("+-.eE", *c->at, 5) != NULL))
        c->at++;
    return cursor_stop(c, LOOK_NUMBER, start, (size_t)(c->at - start));
}

static bool pass_number(struct cursor *c)
{
    const unsigned char *start = c->at;
    bool simple = true;
    size_t whole, behind = 0;

    accept(c, '-', '-');
    whole = pass_digits(c);
    if (whole == 0 || (whole > 1 && c->at[-(ptrdiff_t)whole] == '0'))
        return stop_number(c, start);
    if (accept(c, '.', '.') && (behind = pass_digits(c)) == 0)
        return stop_number(c, start);
    if (accept(c, 'e', 'E')) {
        accept(c, '+', '-');
        if (pass_digits(c) == 0)
            return stop_number(c, start);
        simple = false;
    }
    if (c->at < c->end && (is_digit(*c->at) || memchr("+-.eE", *c->at, 5) != NULL))
        return stop_number(c, start);
    if (!simple || whole + behind > IGA_MAX_DIGITS)
        return add_odd_number(c, start, (size_t)(c->at - start));
    return cursor_add_text(c, TREE_NUMBER, start, (const char *)start, (size_t)(c->at - start));
}

/* ---- Values ------------------------------------------------------------------------------- */

__attribute__((noinline)) static void pass_spaces(struct cursor *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\n' || *c->at == '\r' || *c->at == '\t'))
        c->at++;
}

static inline void pass_space(struct cursor *c)
{
    if (c->at < c->end && *c->at <= ' ')
        pass_spaces(c);
}

static inline bool is_at(const struct cursor *c, unsigned char byte)
{
    return c->at < c->end && *c->at == byte;
}

static bool pass_word(struct cursor *c, enum tree_kind kind, const char *word)
{
    const unsigned char *start = c->at;
    size_t length = strlen(word);

    if ((size_t)(c->end - start) < length || memcmp(start, word, length) != 0)
        return cursor_stop_here(c, LOOK_VALUE);
    c->at += length;
    return cursor_add_plain(c, kind, start);
}

/* Enters an object or an array. @param container  gets its node's place in the tree */
static bool enter(size_t *container, struct cursor *c, enum tree_kind kind)
{
    if (c->depth == IGA_MAX_NESTING)
        return cursor_stop_here(c, LOOK_DEEP);
    if (!cursor_add_plain(c, kind, c->at))
        return false;
    *container = c->tree != NULL ? (size_t)(c->next - c->tree->nodes) - 1 : 0;
    c->depth++;
    c->at++;
    pass_space(c);
    return true;
}

/* What only documents ask for, behind the closing bracket. */
__attribute__((noinline)) static void complete(struct cursor *c, size_t container)
{
    struct tree_node *node = &c->tree->nodes[container];

    if (node->kind == TREE_OBJECT)
        cursor_note_doubles(c, container);
    if (c->depth >= c->kept)
        c->next = node + 1;
    node->length = (cursor_offset(c, c->at) - node->at) & TREE_LENGTH_MASK;
}

/* Leaves it by its closing bracket, now that its size is known. */
static bool leave(struct cursor *c, size_t container)
{
    c->depth--;
    c->at++;
    if (c->document)
        complete(c, container);
    if (c->tree != NULL)
        c->tree->nodes[container].nodes = (size_t)(c->next - c->tree->nodes) - container;
    return true;
}

static bool pass_any(struct cursor *c);

/* Whether a number of one digit stands here and is over: by far the most frequent value. */
static inline bool is_digit_alone(const struct cursor *c)
{
    return c->end - c->at >= 2 && is_digit(c->at[0]) && (c->at[1] == ',' || c->at[1] == '}');
}

static inline bool pass_value(struct cursor *c)
{
    const unsigned char *start = c->at;

    if (!is_digit_alone(c))
        return pass_any(c);
    c->at++;
    return cursor_add_text(c, TREE_NUMBER, start, (const char *)start, 1);
}

static bool pass_array(struct cursor *c)
{
    size_t container;

    if (!enter(&container, c, TREE_ARRAY))
        return false;
    if (is_at(c, ']'))
        return leave(c, container);
    for (;;) {
        if (!pass_value(c))
            return false;
        pass_space(c);
        if (is_at(c, ']'))
            return leave(c, container);
        if (!is_at(c, ','))
            return cursor_stop_here(c, LOOK_IN_ARRAY);
        c->at++;
        pass_space(c);
    }
}

/* Stops where a name should stand. A digit right behind the comma that stands behind a digit is
 * what is left of a number with a decimal comma. */
static bool stop_at_name(struct cursor *c)
{
    bool number = c->at < c->end && is_digit(c->at[0]) && c->at[-1] == ',' && is_digit(c->at[-2]);

    return cursor_stop_here(c, number ? LOOK_DECIMAL_COMMA : LOOK_KEY);
}

/* Passes over a name, the colon and the value. */
static bool pass_member(struct cursor *c)
{
    if (!is_at(c, '"'))
        return stop_at_name(c);
    if (!look_text(c))
        return false;
    pass_space(c);
    if (!is_at(c, ':'))
        return cursor_stop_here(c, LOOK_COLON);
    c->at++;
    pass_space(c);
    return pass_value(c);
}

static bool pass_object(struct cursor *c)
{
    size_t container;

    if (!enter(&container, c, TREE_OBJECT))
        return false;
    if (is_at(c, '}'))
        return leave(c, container);
    for (;;) {
        if (!pass_member(c))
            return false;
        pass_space(c);
        if (is_at(c, '}'))
            return leave(c, container);
        if (!is_at(c, ','))
            return cursor_stop_here(c, LOOK_IN_OBJECT);
        c->at++;
        pass_space(c);
    }
}

static bool pass_any(struct cursor *c)
{
    if (c->at == c->end)
        return cursor_stop_here(c, LOOK_VALUE);
    switch (*c->at) {
    case '"':
        return look_text(c);
    case '{':
        return pass_object(c);
    case '[':
        return pass_array(c);
    case 't':
        return pass_word(c, TREE_TRUE, "true");
    case 'f':
        return pass_word(c, TREE_FALSE, "false");
    case 'n':
        return pass_word(c, TREE_NULL, "null");
    default:
        return *c->at == '-' || is_digit(*c->at) ? pass_number(c) : cursor_stop_here(c, LOOK_VALUE);
    }
}

static void look_by(struct cursor *cursor, size_t length)
{
    struct tree *tree = cursor->tree;

    *cursor->look = (struct look){0};
    cursor->at = cursor->start;
    cursor->end = cursor->start + length;
    if (tree != NULL && tree->nodes != NULL) {
        cursor->next = tree->nodes;
        cursor->limit = tree->nodes + tree->capacity;
    }
    pass_space(cursor);
    pass_value(cursor);
    if (tree != NULL && tree->nodes != NULL)
        tree->count = (size_t)(cursor->next - tree->nodes);
    cursor->look->end = (size_t)(cursor->at - cursor->start);
}

void look_over(struct look *out, struct tree *tree, const char *bytes, size_t length)
{
    struct cursor cursor = {.look = out, .tree = tree, .start = (const unsigned char *)bytes};

    look_by(&cursor, length);
}

void look_over_document(struct look *out, struct tree *tree, const char *bytes, size_t length,
                        unsigned depth)
{
    struct cursor cursor = {.look = out,
                            .tree = tree,
                            .start = (const unsigned char *)bytes,
                            .kept = depth,
                            .document = true};

    look_by(&cursor, length);
}
