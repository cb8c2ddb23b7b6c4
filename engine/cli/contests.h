/* contests.h - who competes with whom in a result: the regions of one contest have their places
 * among themselves, as those of one province. */
#ifndef CLI_CONTESTS_H
#define CLI_CONTESTS_H

#include "cli/status.h"
#include "iga.h"
#include "report/published.h"

/* Starts as {0}, which knows of no contest. */
struct contests {
    iga_ranking *ranking;
    size_t *numbers; /* by region of the result: 1 + its number in the ranking, or 0 */
};

/* Works them out from the fields that results repeat. Nothing is known where the groups of the
 * rules go by answers, which results do not tell.
 * @param rules  that the result was made with; must outlive the contests
 * @return STATUS_OK or STATUS_MACHINE, which is said */
enum status contests_start(struct contests *out, const struct published *published,
                           const iga_rules *rules, iga_lang lang);
void contests_free(struct contests *contests);

/* The contest of a region in a group; NULL where it is not known. Borrowed. */
const char *contests_of(const struct contests *contests, size_t region, const char *group);

#endif
