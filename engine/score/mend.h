/* mend.h - an innovation that is changed until conditions hold: how one that is not eligible
 * becomes so, and how one is made up that has so many points.
 *
 * What is missing is filled in, levels rise, numbers move as little as they must, a date moves
 * forward but never back, and a text that lacks words is lengthened by dots. Of several ways the
 * one that changes least is taken. */
#ifndef SCORE_MEND_H
#define SCORE_MEND_H

#include "score/condition.h"

/* An innovation under way; everything is in the arena. */
struct mend {
    struct arena *arena;
    const struct iga_rules *rules;
    struct subject subject; /* of the innovation below */
    struct innovation innovation;
    struct field_value *fields;
    struct answer *answers;
    struct scored *scored;
    bool *field_changed, *answer_changed;
    bool is_new; /* it has no past: its dates may move back */
    bool failed; /* for lack of memory */
};

/* Starts on a copy. @param scored  of its answers; not NULL
 * @param region_scored  of the region's */
void mend_start(struct mend *mend, struct arena *arena, const struct iga_rules *rules,
                const struct region *region, const struct scored *region_scored,
                const struct innovation *innovation, const struct scored *scored);

/* Starts on a new one that says nothing yet but what must be there. */
void mend_start_new(struct mend *mend, struct arena *arena, const struct iga_rules *rules,
                    const struct region *region, const struct scored *region_scored,
                    const char *id);

/* Changes it until it is eligible. @return false when that cannot be done so */
bool mend_eligibility(struct mend *mend);

/* Raises levels until the innovation has `points`, or the most that is not above.
 * @return what it then has; -1 when it already had more */
int64_t mend_points(struct mend *mend, int64_t points);

/* Whether an answer can have a level. */
bool mend_can_rise(const struct mend *mend, size_t slot, unsigned level);

/* Sets an answer to a level. */
void mend_level(struct mend *mend, size_t slot, unsigned level);

/* What a field says, as JSON in the arena. */
const char *mend_field_json(struct arena *arena, const struct field *field,
                            const struct field_value *value);

/* A new innovation as JSON in the arena. */
const char *mend_json(const struct mend *mend);

#endif
