#include "data/scan.h"

#define KINDS_KNOWN 64u

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

size_t scan_space(const char *bytes, size_t at, size_t length)
{
    while (at < length && is_space(bytes[at]))
        at++;
    return at;
}

static bool top_is_object(const struct scan *scan)
{
    return scan->depth > 0 && scan->depth <= KINDS_KNOWN &&
           (scan->objects >> (scan->depth - 1) & 1u) != 0;
}

bool scan_wants_value(const struct scan *scan)
{
    if (scan->in_text)
        return false;
    return scan->last == '[' || scan->last == ':' || (scan->last == ',' && !top_is_object(scan));
}

static void open_bracket(struct scan *scan, bool object)
{
    if (scan->depth < KINDS_KNOWN) {
        uint64_t bit = (uint64_t)1 << scan->depth;
        scan->objects = object ? scan->objects | bit : scan->objects & ~bit;
    }
    scan->depth++;
}

static enum scan_step close_bracket(struct scan *scan, bool object)
{
    if (scan->depth == 0 || (scan->depth <= KINDS_KNOWN && top_is_object(scan) != object))
        return SCAN_MISMATCH;
    return --scan->depth == 0 ? SCAN_DONE : SCAN_MORE;
}

/* Passes over a text up to and with its closing quote. */
static size_t pass_text(struct scan *scan, const char *bytes, size_t at, size_t length)
{
    for (; at < length; at++) {
        if (scan->escaped) {
            scan->escaped = false;
        } else if (bytes[at] == '\\') {
            scan->escaped = true;
        } else if (bytes[at] == '"') {
            scan->in_text = false;
            return at + 1;
        }
    }
    return at;
}

static bool ends_word(char byte)
{
    return byte == ',' || byte == ']' || byte == '}' || is_space(byte);
}

enum scan_step scan_value(struct scan *scan, size_t *at, const char *bytes, size_t length)
{
    enum scan_step step = SCAN_MORE;
    size_t i = *at;
    while (i < length && step == SCAN_MORE) {
        char byte = bytes[i];
        if (scan->in_text) {
            i = pass_text(scan, bytes, i, length);
            if (!scan->in_text && scan->depth == 0)
                step = SCAN_DONE;
            continue;
        }
        if (scan->in_word && ends_word(byte)) {
            step = SCAN_DONE;
            break;
        }
        i++;
        switch (byte) {
        case '"':
            scan->in_text = true;
            scan->last = byte;
            break;
        case '{':
        case '[':
            scan->last = byte;
            open_bracket(scan, byte == '{');
            break;
        case '}':
        case ']':
            scan->last = byte;
            step = close_bracket(scan, byte == '}');
            break;
        case ' ':
        case '\t':
        case '\n':
        case '\r':
            break;
        default:
            scan->last = byte;
            scan->in_word = scan->depth == 0;
        }
    }
    *at = i;
    return step;
}
