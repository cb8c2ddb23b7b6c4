#include "base/findings.h"

#include <string.h>

/* The Indonesian text takes the same arguments in the same order as the English one, or names
 * them by number ("%2$s"). */
static const struct message {
    const char *english, *indonesian;
} messages[] = {
    {"the text is not UTF-8; save the file as UTF-8",
     "teks ini bukan UTF-8; simpan berkas sebagai UTF-8"},
    {"there is not enough memory", "memori tidak cukup"},
};

const char *message_in(iga_lang lang, const char *english)
{
    if (lang != IGA_LANG_ID)
        return english;
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
        if (strcmp(messages[i].english, english) == 0)
            return messages[i].indonesian;
    return english;
}
