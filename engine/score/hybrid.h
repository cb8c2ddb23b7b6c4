/* hybrid.h - the index of a region under a rule set between two: the old one, but for some of the
 * parts of their difference.
 *
 * A choice is a set of parts, bit p for part p of iga_diff_part: none of them is the old rule set,
 * all of them the new one. Each answer is graded once by either table; what of it counts follows
 * from the choice. Every number in between is worked out only for the parts that it depends on,
 * and kept. */
#ifndef SCORE_HYBRID_H
#define SCORE_HYBRID_H

#include "data/region.h"
#include "rules/diff.h"

typedef uint32_t choice;

struct hybrid;

/* @return NULL without memory */
struct hybrid *hybrid_new(const struct iga_diff *diff);
void hybrid_free(struct hybrid *hybrid); /* NULL is fine */

/* Takes in a region as both rule sets read it, which must stay while it is asked about. None of
 * its scripts may fail. @return false without memory */
bool hybrid_start(struct hybrid *hybrid, const struct region pair[2]);

/* The index with these parts in force. Valid until the next start. */
mpq_srcptr hybrid_index(struct hybrid *hybrid, choice parts);

/* What each part contributes to the difference of the two indices, by Shapley's value; as many as
 * there are parts, each initialised. */
void hybrid_shares(struct hybrid *hybrid, mpq_t *shares);

#endif
