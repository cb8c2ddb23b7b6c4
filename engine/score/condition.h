/* condition.h - conditions on one region or one innovation: eligibility, where an indicator
 * applies, which innovations a count goes over, who takes part in a group. Fields, levels,
 * totals and words are compared with numbers and dates; nothing is calculated, nothing
 * allocated. What is not given is neither equal to, above nor below anything. */
#ifndef SCORE_CONDITION_H
#define SCORE_CONDITION_H

#include "data/region.h"
#include "rules/ruleset.h"

/* What an answer earned. */
struct scored {
    uint8_t state; /* iga_answer_state */
    uint8_t level;
    int64_t points; /* in the rule set's unit */
};

/* What a condition speaks of. Without an innovation, of the region alone. */
struct subject {
    const struct iga_rules *rules;
    const struct region *region;
    const struct scored *region_scored;
    const struct innovation *innovation;
    const struct scored *innovation_scored;
};

/* A number or a date that may not be given. */
struct operand {
    bool given;
    int32_t date;
    struct decimal number;
};

bool condition_holds(const struct subject *subject, uint32_t node);

/* The value of a number or date node that stands in a condition. */
struct operand condition_operand(const struct subject *subject, uint32_t node);

/* The points of some slots together. */
int64_t points_of(const struct scored *scored, struct slots slots);

#endif
