/* scorer.h - scoring a region that somebody else has read. */
#ifndef SCORE_SCORER_H
#define SCORE_SCORER_H

#include "score/result.h"

/* Scores a region that was read by the schema of the scorer's rules, or one with the same slots.
 * @return the result, until the next one; NULL without memory */
const iga_result *scorer_score(struct iga_scorer *scorer, const struct region *region,
                               const char *file);

/* Leaves warnings out of results from now on: nobody reads those of a mere trial. */
void scorer_hush(struct iga_scorer *scorer);

#endif
