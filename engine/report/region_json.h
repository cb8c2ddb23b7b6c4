/* region_json.h - one scored or refused region as a JSON object. */
#ifndef REPORT_REGION_JSON_H
#define REPORT_REGION_JSON_H

#include "iga.h"
#include "report/blob.h"

void region_json(struct blob *out, const iga_result *result, bool detail);

#endif
