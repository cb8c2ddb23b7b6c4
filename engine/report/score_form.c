#include "report/score_form.h"

#include <string.h>

const struct score_form *score_form_find(const char *name)
{
    static const struct score_form *const forms[] = {&score_form_table,  &score_form_json,
                                                     &score_form_ndjson, &score_form_csv,
                                                     &score_form_html,   &score_form_xlsx};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (strcmp(forms[i]->name, name) == 0)
            return forms[i];
    return NULL;
}

void score_report_free(struct score_report *report)
{
    blob_free(&report->card);
    blob_free(&report->held);
    grid_free(&report->grid);
    region_pages_free(&report->pages);
    book_free(&report->book);
}
