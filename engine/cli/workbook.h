/* workbook.h - the answer as a workbook, made by the module for spreadsheet files. */
#ifndef CLI_WORKBOOK_H
#define CLI_WORKBOOK_H

#include "cli/options.h"
#include "cli/status.h"
#include "report/book.h"

/* Whether a workbook can be given, if `format` asks for one: not to a terminal, and not without
 * the module. What is wrong is said. */
enum status workbook_check(const struct options *options, const char *format);

/* Says why no workbook could be made. @param error  errno's reason */
enum status workbook_fail(int error, iga_lang lang);

/* Makes the workbook. @param out  gets its bytes */
enum status workbook_make(struct blob *out, const struct book *book, iga_lang lang);

#endif
