#include "report/json_tree.h"

#include "report/json.h"
#include "report/utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct phrase no_value = {"a JSON value is expected here",
                                       "di sini diperlukan nilai JSON"};
static const struct phrase no_number = {"this is no JSON number", "ini bukan bilangan JSON"};
static const struct phrase no_key = {"a key in quotes is expected here",
                                     "di sini diperlukan kunci dalam tanda kutip"};
static const struct phrase no_colon = {"':' is expected behind a key",
                                       "sesudah kunci diperlukan ':'"};
static const struct phrase no_comma = {"',' or the closing bracket is expected here",
                                       "di sini diperlukan ',' atau kurung penutup"};
static const struct phrase bad_text = {
    "the text is not closed, or holds what no JSON text may hold",
    "teks ini tidak ditutup, atau berisi yang tidak boleh ada dalam teks JSON"};
static const struct phrase doubled = {"the object has a key twice; give it once",
                                      "objek ini memakai satu kunci dua kali; pakailah sekali"};
static const struct phrase too_deep = {"too many brackets inside one another",
                                       "terlalu banyak kurung bersarang"};

/* A reader under way. */
struct walk {
    struct json_tree *tree;
    const char *bytes;
    size_t at, length;
    unsigned level, kept; /* brackets around; how many of them keep what is inside */
};

static bool wrong(struct walk *walk, const struct phrase *fault)
{
    if (!walk->tree->fault)
        walk->tree->fault = fault;
    return false;
}

static void skip_space(struct walk *walk)
{
    while (walk->at < walk->length && memchr(" \t\r\n", walk->bytes[walk->at], 4))
        walk->at++;
}

/* The next byte, 0 at the end. */
static char peek(const struct walk *walk)
{
    return walk->at < walk->length ? walk->bytes[walk->at] : '\0';
}

static bool take(struct walk *walk, char byte)
{
    if (peek(walk) != byte || walk->at >= walk->length)
        return false;
    walk->at++;
    return true;
}

/* ---- Texts --------------------------------------------------------------------------------- */

static bool read_hex(unsigned long *out, struct walk *walk)
{
    static const char digits[] = "0123456789abcdef";
    *out = 0;
    for (int i = 0; i < 4; i++, walk->at++) {
        char byte = peek(walk);
        if (byte >= 'A' && byte <= 'F')
            byte = (char)(byte - 'A' + 'a');
        const char *digit = byte ? strchr(digits, byte) : NULL;
        if (!digit)
            return false;
        *out = *out * 16 + (unsigned long)(digit - digits);
    }
    return true;
}

static void add_code_point(struct blob *out, unsigned long c)
{
    char bytes[4];
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(marks[length] | c);
    blob_add(out, bytes, length);
}

/* A code point in four hexadecimal digits, or in two times four. */
static bool read_unicode(struct walk *walk)
{
    unsigned long high, low;
    if (!read_hex(&high, walk) || high == 0 || (high >= 0xDC00 && high < 0xE000))
        return false;
    if (high >= 0xD800 && high < 0xDC00) {
        if (!take(walk, '\\') || !take(walk, 'u') || !read_hex(&low, walk) || low < 0xDC00 ||
            low >= 0xE000)
            return false;
        high = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    }
    add_code_point(&walk->tree->texts, high);
    return true;
}

static bool read_escape(struct walk *walk)
{
    static const char forms[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    char byte = peek(walk);
    walk->at++;
    if (byte == 'u')
        return read_unicode(walk);
    for (const char *form = forms; *form; form += 2)
        if (*form == byte) {
            blob_add(&walk->tree->texts, form + 1, 1);
            return true;
        }
    return false;
}

/* How many bytes from here on are ASCII that stands for itself in a text. */
static size_t plain_length(const struct walk *walk)
{
    size_t at = walk->at;
    for (; at < walk->length; at++) {
        unsigned char byte = (unsigned char)walk->bytes[at];
        if (byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\')
            break;
    }
    return at - walk->at;
}

/* Reads a text into `texts`, with a NUL behind it. */
static bool read_text(size_t *out, struct walk *walk)
{
    struct blob *texts = &walk->tree->texts;
    *out = texts->length;
    walk->at++; /* the quote */
    while (walk->at < walk->length && peek(walk) != '"') {
        unsigned long code_point;
        size_t plain = plain_length(walk);
        if (plain > 0) {
            blob_add(texts, walk->bytes + walk->at, plain);
            walk->at += plain;
            continue;
        }
        if (take(walk, '\\')) {
            if (!read_escape(walk))
                return wrong(walk, &bad_text);
            continue;
        }
        size_t taken = utf8_next(&code_point, walk->bytes + walk->at, walk->length - walk->at);
        if (!taken || code_point < 0x20)
            return wrong(walk, &bad_text);
        blob_add(texts, walk->bytes + walk->at, taken);
        walk->at += taken;
    }
    if (!take(walk, '"'))
        return wrong(walk, &bad_text);
    blob_add(texts, "", 1);
    return true;
}

/* ---- Values -------------------------------------------------------------------------------- */

static bool read_value(size_t *out, struct walk *walk);

static bool read_digits(struct walk *walk)
{
    size_t start = walk->at;
    while (peek(walk) >= '0' && peek(walk) <= '9')
        walk->at++;
    return walk->at > start;
}

static bool read_number(size_t *out, struct walk *walk)
{
    size_t start = walk->at;
    take(walk, '-');
    bool is_fine = take(walk, '0') || read_digits(walk);
    if (is_fine && take(walk, '.'))
        is_fine = read_digits(walk);
    if (is_fine && (take(walk, 'e') || take(walk, 'E'))) {
        if (!take(walk, '-'))
            take(walk, '+');
        is_fine = read_digits(walk);
    }
    if (!is_fine)
        return wrong(walk, &no_number);
    *out = walk->tree->texts.length;
    blob_add(&walk->tree->texts, walk->bytes + start, walk->at - start);
    blob_add(&walk->tree->texts, "", 1);
    return true;
}

/* Makes a node. @return JSON_NONE without memory */
static size_t add_node(struct json_tree *tree, enum json_kind kind, size_t start)
{
    if (tree->count == tree->capacity) {
        size_t capacity = tree->capacity ? 2 * tree->capacity : 64;
        struct json_node *nodes = realloc(tree->nodes, capacity * sizeof *nodes);
        if (!nodes) {
            tree->failed = true;
            return JSON_NONE;
        }
        tree->nodes = nodes;
        tree->capacity = capacity;
    }
    tree->nodes[tree->count] = (struct json_node){.kind = kind,
                                                  .start = start,
                                                  .key = JSON_NONE,
                                                  .text = JSON_NONE,
                                                  .first = JSON_NONE,
                                                  .next = JSON_NONE};
    return tree->count++;
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Of an object with few members. */
static bool has_doubled_pair(const struct json_tree *tree, size_t object)
{
    for (size_t i = tree->nodes[object].first; i != JSON_NONE; i = tree->nodes[i].next)
        for (size_t k = tree->nodes[object].first; k != i; k = tree->nodes[k].next)
            if (strcmp(json_tree_key(tree, i), json_tree_key(tree, k)) == 0)
                return true;
    return false;
}

static bool has_doubled_key(struct json_tree *tree, size_t object)
{
    enum { FEW = 16 };
    size_t count = 0;
    for (size_t i = tree->nodes[object].first; i != JSON_NONE; i = tree->nodes[i].next)
        count++;
    if (count <= FEW)
        return has_doubled_pair(tree, object);
    const char **keys = malloc(count * sizeof *keys);
    if (!keys) {
        tree->failed = true;
        return false;
    }
    size_t k = 0;
    for (size_t i = tree->nodes[object].first; i != JSON_NONE; i = tree->nodes[i].next)
        keys[k++] = json_tree_key(tree, i);
    qsort(keys, count, sizeof *keys, compare_keys);
    bool found = false;
    for (k = 1; k < count && !found; k++)
        found = strcmp(keys[k - 1], keys[k]) == 0;
    free(keys);
    return found;
}

/* A member's key and the colon, or nothing in an array. */
static bool read_key(size_t *key, struct walk *walk, bool is_object)
{
    *key = JSON_NONE;
    if (!is_object)
        return true;
    if (peek(walk) != '"')
        return wrong(walk, &no_key);
    if (!read_text(key, walk))
        return false;
    skip_space(walk);
    return take(walk, ':') || wrong(walk, &no_colon);
}

/* What stands between brackets. */
static bool read_items(struct walk *walk, size_t parent, char close)
{
    struct json_tree *tree = walk->tree;
    size_t last = JSON_NONE;
    skip_space(walk);
    if (take(walk, close))
        return true;
    for (;;) {
        size_t key, node;
        skip_space(walk);
        if (!read_key(&key, walk, close == '}') || !read_value(&node, walk))
            return false;
        tree->nodes[node].key = key;
        if (last == JSON_NONE)
            tree->nodes[parent].first = node;
        else
            tree->nodes[last].next = node;
        last = node;
        skip_space(walk);
        if (take(walk, close))
            return true;
        if (!take(walk, ','))
            return wrong(walk, &no_comma);
    }
}

static bool read_brackets(struct walk *walk, size_t node, char close)
{
    struct json_tree *tree = walk->tree;
    size_t nodes = tree->count, texts = tree->texts.length;
    if (walk->level == IGA_MAX_NESTING)
        return wrong(walk, &too_deep);
    walk->at++;
    walk->level++;
    bool is_fine = read_items(walk, node, close);
    if (is_fine && close == '}' && !tree->texts.failed && has_doubled_key(tree, node))
        is_fine = wrong(walk, &doubled);
    walk->level--;
    if (walk->level >= walk->kept) {
        tree->count = nodes;
        tree->texts.length = texts;
        tree->nodes[node].first = JSON_NONE;
    }
    return is_fine && !tree->failed;
}

static bool read_word(struct walk *walk, const char *word)
{
    size_t length = strlen(word);
    if (walk->length - walk->at < length || memcmp(walk->bytes + walk->at, word, length) != 0)
        return wrong(walk, &no_value);
    walk->at += length;
    return true;
}

static bool read_of_kind(struct walk *walk, size_t node, enum json_kind kind)
{
    static const char *const words[] = {
        [JSON_NULL] = "null", [JSON_FALSE] = "false", [JSON_TRUE] = "true"};
    size_t text;
    switch (kind) {
    case JSON_OBJECT:
    case JSON_ARRAY:
        return read_brackets(walk, node, kind == JSON_OBJECT ? '}' : ']');
    case JSON_TEXT:
    case JSON_NUMBER:
        if (!(kind == JSON_TEXT ? read_text(&text, walk) : read_number(&text, walk)))
            return false;
        walk->tree->nodes[node].text = text;
        return true;
    default:
        return read_word(walk, words[kind]);
    }
}

static bool read_value(size_t *out, struct walk *walk)
{
    static const char starts[] = "{[\"ntf-0123456789";
    static const enum json_kind kinds[] = {JSON_OBJECT, JSON_ARRAY, JSON_TEXT,
                                           JSON_NULL,   JSON_TRUE,  JSON_FALSE};
    skip_space(walk);
    const char *start = peek(walk) ? strchr(starts, peek(walk)) : NULL;
    if (!start)
        return wrong(walk, &no_value);
    size_t which = (size_t)(start - starts);
    enum json_kind kind = which < sizeof kinds / sizeof *kinds ? kinds[which] : JSON_NUMBER;
    size_t node = add_node(walk->tree, kind, walk->at);
    if (node == JSON_NONE || !read_of_kind(walk, node, kind))
        return false;
    walk->tree->nodes[node].end = walk->at;
    *out = node;
    return true;
}

bool json_tree_read(struct json_tree *tree, const char *bytes, size_t length, unsigned depth)
{
    struct walk walk = {.tree = tree, .bytes = bytes, .length = length, .kept = depth};
    size_t root;
    tree->bytes = bytes;
    tree->count = 0;
    tree->fault = NULL;
    tree->failed = false;
    blob_clear(&tree->texts);
    bool is_fine = read_value(&root, &walk);
    tree->at = walk.at;
    if (tree->texts.failed)
        tree->failed = true;
    return is_fine && !tree->failed;
}

void json_tree_free(struct json_tree *tree)
{
    free(tree->nodes);
    blob_free(&tree->texts);
    *tree = (struct json_tree){0};
}

/* ---- Looking ------------------------------------------------------------------------------- */

bool json_tree_is(const struct json_tree *tree, size_t node, enum json_kind kind)
{
    return node < tree->count && tree->nodes[node].kind == kind;
}

const char *json_tree_key(const struct json_tree *tree, size_t node)
{
    return tree->texts.bytes + tree->nodes[node].key;
}

size_t json_tree_member(const struct json_tree *tree, size_t node, const char *key)
{
    if (!json_tree_is(tree, node, JSON_OBJECT))
        return JSON_NONE;
    for (size_t i = tree->nodes[node].first; i != JSON_NONE; i = tree->nodes[i].next)
        if (strcmp(json_tree_key(tree, i), key) == 0)
            return i;
    return JSON_NONE;
}

const char *json_tree_text(const struct json_tree *tree, size_t node)
{
    return json_tree_is(tree, node, JSON_TEXT) ? tree->texts.bytes + tree->nodes[node].text : NULL;
}

const char *json_tree_number(const struct json_tree *tree, size_t node)
{
    return json_tree_is(tree, node, JSON_NUMBER) ? tree->texts.bytes + tree->nodes[node].text
                                                 : NULL;
}

size_t json_tree_size(const struct json_tree *tree, size_t node)
{
    const char *digits = json_tree_number(tree, node);
    size_t value = 0;
    for (; digits && *digits; digits++) {
        if (*digits < '0' || *digits > '9' || value > (JSON_NONE - 9) / 10)
            return 0;
        value = 10 * value + (size_t)(*digits - '0');
    }
    return value;
}

/* ---- Writing ------------------------------------------------------------------------------- */

static void write_items(struct blob *out, const struct json_tree *tree, size_t node,
                        const char *until)
{
    for (size_t i = tree->nodes[node].first; i != JSON_NONE; i = tree->nodes[i].next) {
        if (tree->nodes[i].key != JSON_NONE) {
            if (until && strcmp(json_tree_key(tree, i), until) == 0)
                return;
            json_key(out, json_tree_key(tree, i));
        }
        json_tree_write(out, tree, i, NULL);
    }
}

void json_tree_write(struct blob *out, const struct json_tree *tree, size_t node, const char *until)
{
    static const char *const words[] = {
        [JSON_NULL] = "null", [JSON_FALSE] = "false", [JSON_TRUE] = "true"};
    const struct json_node *value = &tree->nodes[node];
    switch (value->kind) {
    case JSON_OBJECT:
    case JSON_ARRAY:
        json_open(out, value->kind == JSON_OBJECT ? '{' : '[');
        write_items(out, tree, node, until);
        if (!until)
            json_close(out, value->kind == JSON_OBJECT ? '}' : ']');
        break;
    case JSON_TEXT:
        json_text(out, tree->texts.bytes + value->text);
        break;
    case JSON_NUMBER:
        json_raw(out, tree->texts.bytes + value->text);
        break;
    default:
        json_raw(out, words[value->kind]);
    }
}
