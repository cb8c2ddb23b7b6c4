/* csv.h - cells out of CSV, by libcsv. */
#ifndef SHEET_CSV_H
#define SHEET_CSV_H

#include "sheet/sheet.h"

/* The separator is a comma, a semicolon or a tab: the one that makes "id" a cell of one of the
 * first lines. */
bool csv_read(struct sheet_problem *problem, const char *bytes, size_t length,
              const struct sheet_sink *sink);

#endif
