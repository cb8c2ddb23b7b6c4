/* changed_data.h - a region's changed data, written to where --write-data says. */
#ifndef CLI_CHANGED_DATA_H
#define CLI_CHANGED_DATA_H

#include "cli/options.h"
#include "cli/status.h"
#include "iga.h"

/* Whether the data can be written there; what is wrong is said. To be asked before the work. */
enum status changed_data_check(const struct options *options, const iga_rules *rules);

/* Writes the region in the form that the file's name tells: a workbook, CSV, or JSON just as it
 * is. Does nothing without --write-data. */
enum status changed_data_write(const struct options *options, const iga_rules *rules,
                               const iga_chunk *region);

#endif
