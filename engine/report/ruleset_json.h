/* ruleset_json.h - a rule set as results and lists of rules name it. */
#ifndef REPORT_RULESET_JSON_H
#define REPORT_RULESET_JSON_H

#include "iga.h"
#include "report/blob.h"

/* "in_force", "announced" or "past". */
const char *ruleset_json_status(iga_rules_state state);

/* "official", "secondary" or "assumed". */
const char *ruleset_json_source(iga_source source);

/* An object; `with_file` also names the file it was loaded from. */
void ruleset_json(struct blob *out, const iga_rules *rules, bool with_file);

#endif
