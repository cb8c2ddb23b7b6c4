/* xlsx.h - cells out of workbooks and into new ones. */
#ifndef SHEET_XLSX_H
#define SHEET_XLSX_H

#include "sheet/sheet.h"

bool xlsx_read(struct sheet_problem *problem, const char *bytes, size_t length,
               const struct sheet_sink *sink);

int xlsx_write(char **out, size_t *length, const struct sheet_book *book);

#endif
