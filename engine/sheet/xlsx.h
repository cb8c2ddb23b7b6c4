/* xlsx.h - cells out of workbooks and into new ones. */
#ifndef SHEET_XLSX_H
#define SHEET_XLSX_H

#include "sheet/sheet.h"

bool xlsx_read(struct sheet_problem *problem, const char *bytes, size_t length,
               const struct sheet_sink *sink);

/* Both as the module's. */
int xlsx_write_form(char **out, size_t *length, const struct sheet_book *book);
int xlsx_write_report(char **out, size_t *length, const struct sheet_report *report);

#endif
