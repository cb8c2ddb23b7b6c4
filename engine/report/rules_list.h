/* rules_list.h - the rule sets at hand, as a table or a document. */
#ifndef REPORT_RULES_LIST_H
#define REPORT_RULES_LIST_H

#include "iga.h"
#include "report/blob.h"

struct rules_entry {
    iga_rules *rules;
    bool is_default; /* what is taken when nobody names one */
};

struct rules_list {
    const struct rules_entry *entries;
    size_t count;
    iga_lang lang;
    bool color;
};

void rules_list_json(struct blob *out, const struct rules_list *list);
void rules_list_table(struct blob *out, const struct rules_list *list);

/* One rule set, with the parts of it that are assumed and why. */
void rules_list_card(struct blob *out, const struct rules_list *list, size_t i);

#endif
