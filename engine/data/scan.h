/* scan.h - where a JSON value ends, told by its brackets and quotes alone.
 *
 * No check of anything else: look.h does that. A scan may stop anywhere and go on when more
 * bytes have come. */
#ifndef DATA_SCAN_H
#define DATA_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum scan_step {
    SCAN_MORE,    /* the value goes on behind these bytes */
    SCAN_DONE,    /* the value ends here */
    SCAN_MISMATCH /* a bracket closes what was not opened: there is no telling the end */
};

/* Starts as {0}. */
struct scan {
    uint64_t objects; /* bit i: what is open at depth i is an object; for the first 64 only */
    size_t depth;
    bool in_text, escaped, in_word; /* a word is a number or a literal outside of brackets */
    char last;                      /* the last byte that is no white space, outside of texts */
};

/* Goes on at bytes[*at], which it moves behind the last byte seen. */
enum scan_step scan_value(struct scan *scan, size_t *at, const char *bytes, size_t length);

/* Whether the grammar allows an object to start where the scan stands. */
bool scan_wants_value(const struct scan *scan);

/* The first byte from `at` on that is no JSON white space; `length` if there is none. */
size_t scan_space(const char *bytes, size_t at, size_t length);

#endif
