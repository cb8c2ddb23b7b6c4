/* json_tree.h - JSON that the program wrote itself, read back strictly.
 *
 * A number stays the text it is written with, because what is compared here is what was
 * published, and no number may pass through a double. Refused is whatever this program would not
 * write: bad UTF-8, a NUL in a text, a key given twice, nesting beyond IGA_MAX_NESTING. */
#ifndef REPORT_JSON_TREE_H
#define REPORT_JSON_TREE_H

#include "iga.h"
#include "report/blob.h"
#include "report/phrase.h"

enum json_kind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_TEXT,
    JSON_ARRAY,
    JSON_OBJECT
};

#define JSON_NONE ((size_t)-1)

/* A value. Nodes are named by their index; those of an object or an array stand one behind the
 * other as first, then next. */
struct json_node {
    enum json_kind kind;
    size_t start, end; /* where it stands in the bytes */
    size_t key, text;  /* in `texts`: of a member; of a text or number. JSON_NONE if it has none */
    size_t first, next;
};

/* Starts as {0}; may be read into again and again. The bytes must stay. */
struct json_tree {
    const char *bytes;
    struct json_node *nodes; /* 0 is the whole value */
    size_t count, capacity;
    struct blob texts;
    const struct phrase *fault; /* what is wrong, at `at` */
    size_t at;                  /* behind the value, or where it is wrong */
    bool failed;                /* for lack of memory */
};

/* Reads one value at the front, white space before it allowed. What is nested deeper than `depth`
 * is read but kept as a node without anything in it.
 * @return false when it is wrong or there is no memory */
bool json_tree_read(struct json_tree *tree, const char *bytes, size_t length, unsigned depth);
void json_tree_free(struct json_tree *tree);

/* A member of an object, or JSON_NONE; so it is of anything else, JSON_NONE too. */
size_t json_tree_member(const struct json_tree *tree, size_t node, const char *key);
/* The key of a member. */
const char *json_tree_key(const struct json_tree *tree, size_t node);
/* A text's text; NULL for any other kind and for JSON_NONE. */
const char *json_tree_text(const struct json_tree *tree, size_t node);
/* A number as written; NULL for any other kind and for JSON_NONE. */
const char *json_tree_number(const struct json_tree *tree, size_t node);
/* Whether it is of this kind; JSON_NONE is of none. */
bool json_tree_is(const struct json_tree *tree, size_t node, enum json_kind kind);
/* A whole number, 0 or more; 0 for anything else. */
size_t json_tree_size(const struct json_tree *tree, size_t node);

/* Writes a value as this program writes it, without spaces; of an object at most the members
 * before the one named `until`, without the bracket that closes it; NULL for all of it. */
void json_tree_write(struct blob *out, const struct json_tree *tree, size_t node,
                     const char *until);

#endif
