/* sheets.h - the module for spreadsheet files, loaded when it is first needed. */
#ifndef CLI_SHEETS_H
#define CLI_SHEETS_H

#include "iga.h"
#include "sheet/sheet.h"

/* @return NULL when there is none that can be used, which is said */
const struct sheet_module *sheets_load(iga_lang lang);

#endif
