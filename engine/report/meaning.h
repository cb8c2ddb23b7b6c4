/* meaning.h - the hash of what a rule set means, as reports name it. */
#ifndef REPORT_MEANING_H
#define REPORT_MEANING_H

#include "iga.h"

#include <stdbool.h>

#define MEANING_TEXT 65 /* 64 hexadecimal digits and a NUL */

/* @return `text`; "" and `*failed` set without memory */
const char *meaning_text(char text[MEANING_TEXT], bool *failed, const iga_rules *rules);

#endif
