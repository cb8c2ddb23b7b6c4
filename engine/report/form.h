/* form.h - data as they are filled in: tables as CSV, a region without answers as JSON. */
#ifndef REPORT_FORM_H
#define REPORT_FORM_H

#include "iga.h"
#include "report/blob.h"

/* One of the two tables: the heads, a row of titles, and a row for each region or innovation.
 * Texts are quoted, so that nothing in them can be lost, and never begin a formula; numbers have a
 * decimal point and can be read in one way only. */
void form_csv(struct blob *out, const iga_conversion *conversion, iga_table table);

/* A region with every field and indicator that the rules name, all null, and one such innovation.
 */
void form_json(struct blob *out, const iga_conversion *conversion, bool has_innovations);

/* What begins the row of titles, so that it is taken for no data. */
#define FORM_NOTE "# "

#endif
