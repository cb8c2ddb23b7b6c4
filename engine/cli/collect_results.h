/* collect_results.h - regions that were scored before, one a line, into a collection. */
#ifndef CLI_COLLECT_RESULTS_H
#define CLI_COLLECT_RESULTS_H

#include "cli/collect.h"

/* Any thread. @return false when the chunk holds no results, but data */
bool collect_results(struct collect *collect, struct pipeline_batch *batch, const iga_chunk *chunk);

#endif
