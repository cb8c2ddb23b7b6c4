/* result.h - what became of one region, until the next one is scored. */
#ifndef SCORE_RESULT_H
#define SCORE_RESULT_H

#include "score/condition.h"
#include "score/evaluate.h"
#include "score/grade.h"

struct innovation_result {
    const struct scored *scored;
    int64_t points;
    struct iga_findings reasons; /* why it is not eligible */
};

struct iga_result {
    const struct iga_rules *rules;
    const char *file;    /* that the region is from */
    struct arena *arena; /* of the texts; emptied for the next region */
    const struct region *region;
    struct iga_findings warnings;

    const char *index, *exact, *predicate;
    const char **values, **values_exact;
    size_t reported, eligible, missing;

    const struct scored *scored; /* of the region */
    bool has_detail;
    struct innovation_result *innovations; /* only with detail */

    /* How it was made, for those who explain it. */
    struct iga_score_options options;
    struct evaluator *evaluator;
    struct grader *grader;
    struct reader *reader; /* which knows where the region begins; NULL where somebody else read */
};

/* What the result says of a region's field; NULL where the data gives nothing. */
const char *result_field(const struct iga_result *result, size_t index);

#endif
