/* table.h - what the tables of results have in common. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "report/score_form.h"

/* One region on a card of its own; with the detail option all its answers. */
void card_region(struct blob *out, const struct score_settings *settings, const iga_result *result);

/* The lines below: by which rules, and how many regions. */
void table_foot(struct blob *out, const struct score_settings *settings,
                const struct score_tally *tally);

#endif
