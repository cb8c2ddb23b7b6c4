/* result_csv.h - results as comma-separated values: one row a region, a header above. */
#ifndef REPORT_RESULT_CSV_H
#define REPORT_RESULT_CSV_H

#include "iga.h"
#include "report/json_tree.h"

/* Names of the columns, without the end of the row. */
void result_csv_head(struct blob *out, const iga_rules *rules);

/* The cells of a result that was read back into a tree, without the end of the row. */
void result_csv_cells(struct blob *out, const iga_rules *rules, const iga_json *tree);

/* The last cell: why the region was refused, if it was. */
void result_csv_errors(struct blob *out, const iga_json *tree);

#endif
