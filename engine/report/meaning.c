#include "report/meaning.h"

const char *meaning_text(char text[MEANING_TEXT], bool *failed, const iga_rules *rules)
{
    if (iga_rules_meaning(text, rules) != IGA_OK)
        *failed = true;
    return text;
}
