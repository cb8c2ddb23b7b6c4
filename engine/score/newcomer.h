/* newcomer.h - innovations that are made up, for those who change a region. */
#ifndef SCORE_NEWCOMER_H
#define SCORE_NEWCOMER_H

#include "score/mend.h"

enum newcomer { NEWCOMER_FINE, NEWCOMER_NEVER_ELIGIBLE, NEWCOMER_OTHER_POINTS, NEWCOMER_NO_MEMORY };

/* A field of innovations and one of its choices. */
struct area {
    size_t field; /* SIZE_MAX for none */
    size_t choice;
};

/* Makes up an innovation that is eligible, has these points or the most below them, and says
 * nothing else but its area.
 * @param has  the points that it has; the fewest it can have when these are too few
 * @return NEWCOMER_OTHER_POINTS when they are others, which is fine for some */
enum newcomer newcomer_make(struct mend *mend, int64_t *has, struct arena *arena,
                            const struct iga_rules *rules, const struct region *region,
                            const struct scored *region_scored, int64_t points, struct area area,
                            const char *id);

/* An id that no innovation of the region has, in the arena. @param after  how many have been
 * given out, which it counts on */
const char *newcomer_id(struct arena *arena, const struct region *region, size_t *after);

#endif
