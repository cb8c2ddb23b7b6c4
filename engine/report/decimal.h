/* decimal.h - decimals, which come as text, shown to people. */
#ifndef REPORT_DECIMAL_H
#define REPORT_DECIMAL_H

#include "iga.h"
#include "report/blob.h"

#include <stdbool.h>

/* With a decimal comma in Indonesian, a point in English. */
void decimal_shown(struct blob *out, const char *decimal, iga_lang lang);

/* The same with no fewer decimals than `like` has. */
void decimal_padded(struct blob *out, const char *decimal, const char *like, iga_lang lang);

/* How many of `parts` the share of `decimal` in `whole` fills, rounded down: for a bar, where a
 * millionth more or less is not seen. At most `parts`; 0 unless both are above 0. */
size_t decimal_share(const char *decimal, const char *whole, size_t parts);

/* A change, shown with its sign: "+1,25", "-0,5", "0". */
void decimal_signed(struct blob *out, const char *decimal, iga_lang lang);

/* Whether one is larger than another, by a millionth at least; neither has a sign. */
bool decimal_exceeds(const char *decimal, const char *other);

#endif
