/* advise.h - the pieces of an advice. */
#ifndef SCORE_ADVISE_H
#define SCORE_ADVISE_H

#include "score/search.h"

struct iga_advice {
    struct arena *arena; /* of everything that is handed out */
    iga_advice_summary summary;
    iga_forfeit *forfeits;
    iga_advised_step *steps, *singles;
    size_t forfeit_count, step_count, single_count;
    size_t forfeit_capacity, step_capacity, single_capacity;
    struct buffer *data;
};

/* An advice under way. */
struct adviser {
    struct iga_advice *advice;
    struct arena *arena; /* of the advice */
    const struct iga_rules *rules;
    const iga_advise_options *options;
    const iga_chunk *chunk;
    struct iga_findings *findings;
    struct arena *own, *scratch;
    struct iga_scorer *trial; /* scores what the steps make of the region */
    struct play play;
    struct plan plan;
    struct decimal target;
    bool has_target;
    mpq_t threshold, index; /* to be reached, and as it is */
    iga_status status;
};

/* advise_options.c: what must stay, what steps cost, what is to be reached, into the play.
 * @return IGA_EUSAGE when an option means nothing; that is said */
iga_status advise_options(struct adviser *a);

/* advise_forfeits.c: what the region forfeits. @return false without memory */
bool advise_forfeits(struct adviser *a);
/* Of it only the conditions of the formula that do not hold. */
void advise_conditions(struct adviser *a);

/* advise_steps.c: the set and the single steps, told. @return false without memory */
bool advise_steps(struct adviser *a);
/* What a level of an answer takes, as the rules say it; NULL where nothing is to be said. */
const char *advise_level_takes(struct adviser *a, const struct indicator *indicator,
                               unsigned level);
/* Steps that can be taken one after the other and lead to the state of the plan. */
bool advise_order(struct move **moves, size_t *count, const struct adviser *a);
/* A difference of indices as a fraction and as a decimal. */
void advise_gain(const char **gain, const char **gain_short, struct adviser *a, mpq_srcptr after,
                 mpq_srcptr before);

/* advise_data.c: the region's text with the plan carried out. @return false without memory */
bool advise_data(struct adviser *a);

#endif
