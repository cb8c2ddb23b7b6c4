#include "sheet/csv.h"
#include "sheet/xlsx.h"

#include <stdlib.h>

static void release(char *bytes)
{
    free(bytes);
}

__attribute__((visibility("default"))) const struct sheet_module iga_sheet_module = {
    .version = SHEET_VERSION,
    .read_csv = csv_read,
    .read_xlsx = xlsx_read,
    .write_form = xlsx_write_form,
    .write_report = xlsx_write_report,
    .release = release,
};
