/* look.h - a strict look over the bytes of one JSON value, which keeps what it sees.
 *
 * Of broken syntax only the first fault is known, and nothing else of the value; what is
 * well-formed and yet must not be (too many digits, bytes that are no UTF-8, ...) is all listed,
 * and the rest of the value can still be read. */
#ifndef DATA_LOOK_H
#define DATA_LOOK_H

#include "base/findings.h"
#include "data/tree.h"

enum look_kind {
    LOOK_FINE,
    /* These end the look. */
    LOOK_VALUE,
    LOOK_KEY,
    LOOK_DECIMAL_COMMA, /* a digit behind the comma that stands behind a number in an object */
    LOOK_COLON,
    LOOK_IN_OBJECT,
    LOOK_IN_ARRAY,
    LOOK_NUMBER,
    LOOK_ESCAPE,
    LOOK_CONTROL,
    LOOK_OPEN_TEXT,
    LOOK_DEEP,
    LOOK_BEHIND, /* text behind the value; left to the caller to find */
    /* These are noted, and the look goes on. */
    LOOK_UTF8,
    LOOK_SURROGATE,
    LOOK_NUL,
    LOOK_DOUBLED, /* only in documents; elsewhere it is found later (doubles.h) */
    LOOK_LONG_TEXT,
    LOOK_LONG_NUMBER,
    LOOK_MANY_DIGITS,
    LOOK_LARGE,
    LOOK_TOO_FINE
};

struct look_fault {
    enum look_kind kind;
    size_t offset, length; /* the bytes at fault */
};

struct look {
    size_t end;                /* behind the value */
    struct look_fault stop;    /* what ended the look, or LOOK_FINE */
    struct look_fault *faults; /* what was noted, in the order of the text */
    size_t count, capacity;
};

/* Looks over the value at the front of the bytes; it must end before `length`.
 * @param tree  gets its nodes, and its arena the faults that are noted; of at most IGA_MAX_REGION
 *              bytes. What is at fault in a text is '?' there, and too long a number 0. NULL: only
 *              what ends the look is wanted. When there is no memory its arena has failed. */
void look_over(struct look *out, struct tree *tree, const char *bytes, size_t length);

/* The same for a document that a program wrote, of at most TREE_LENGTH_MASK bytes: numbers and
 * texts may be of any length and stay as they are, but no object may have a name twice; and an
 * array or an object knows its length.
 * @param tree   not NULL. What stands deeper than `depth` brackets is looked over, but an array or
 *               an object there has no nodes inside */
void look_over_document(struct look *out, struct tree *tree, const char *bytes, size_t length,
                        unsigned depth);

/* From quote to quote: how long a text is that was looked over. */
size_t look_text_length(const char *quote);

/* Whether the value is no JSON at all, so that its end is a guess. */
bool look_is_broken(const struct look *look);

/* The word for programs and the message, which has one %s: what stands there. */
const char *look_code(enum look_kind kind);
const char *look_message(enum look_kind kind);

/* What stands at the fault, for the message. */
const char *look_found(struct arena *arena, iga_lang lang, const char *bytes, size_t length,
                       const struct look_fault *fault);

#endif
