/* reason.h - why an innovation is not eligible, in the rule file's own words. */
#ifndef SCORE_REASON_H
#define SCORE_REASON_H

#include "score/condition.h"

/* Adds a finding for each condition of eligibility that fails. {field} in a rule file's text
 * becomes the field's value, {value} what a comparison compared, {mandatory} the titles of the
 * mandatory indicators that fall short. */
void reasons_add(struct iga_findings *list, const struct subject *subject);

#endif
