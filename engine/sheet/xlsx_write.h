/* xlsx_write.h - what every new workbook is written with, by libxlsxwriter. */
#ifndef SHEET_XLSX_WRITE_H
#define SHEET_XLSX_WRITE_H

#include "sheet/sheet.h"

#include <xlsxwriter.h>

/* A workbook under way. */
struct writing {
    lxw_workbook *workbook;
    bool failed;
};

/* Notes a failure; the writing goes on to its end. */
void writing_check(struct writing *writing, lxw_error error);

/* Writes a text as what it is: never a formula, and no escape of its own is read in it. */
void writing_text(struct writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
                  const char *text, lxw_format *format);

/* Makes a workbook in memory: `fill` puts everything into it.
 * @param out  its bytes, to be freed. @return 0, or errno's reason */
int writing_run(char **out, size_t *length, void (*fill)(struct writing *, const void *source),
                const void *source);

#endif
