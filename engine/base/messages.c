#include "base/messages.h"

#include "base/findings.h"

#include <stdlib.h>
#include <string.h>

const struct messages *const message_tables[] = {
    &messages_of_words,
    &messages_of_rules,
    &messages_of_examples,
    &messages_of_data,
    &messages_of_tables,
    &messages_of_score,
    NULL,
};

static int compare(const void *english, const void *message)
{
    return strcmp(english, ((const struct message *)message)->english);
}

const char *message_in(iga_lang lang, const char *english)
{
    if (lang != IGA_LANG_ID)
        return english;
    for (const struct messages *const *table = message_tables; *table; table++) {
        const struct message *found =
            bsearch(english, (*table)->items, (*table)->count, sizeof *found, compare);
        if (found)
            return found->indonesian;
    }
    return english;
}
