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

    /* formulas as people read them */
    {"the smaller of (%s)", "yang terkecil dari (%s)"},
    {"the smallest of (%s)", "yang terkecil dari (%s)"},
    {"the larger of (%s)", "yang terbesar dari (%s)"},
    {"the largest of (%s)", "yang terbesar dari (%s)"},
    {"if %s then %s, otherwise %s", "bila %s maka %s, selain itu %s"},
    {" and ", " dan "},
    {" or ", " atau "},
    {"not (%s)", "bukan (%s)"},
    {"%s one of (%s)", "%s salah satu dari (%s)"},
    {"reported innovations", "inovasi yang dilaporkan"},
    {"eligible innovations", "inovasi yang memenuhi syarat"},
    {"innovations", "inovasi"},
    {"%s with %s", "%s dengan %s"},
    {"number of distinct %s among %s", "jumlah %s berbeda di antara %s"},
    {"number of distinct %s, of %zu listed, among %s",
     "jumlah %s berbeda, dari %zu yang disebut, di antara %s"},
    {"number of %s", "jumlah %s"},
    {"sum of %s of the %s", "jumlah %s dari %s"},
    {"mean of %s of the %s", "rata-rata %s dari %s"},
    {"smallest %s of the %s", "%s terkecil dari %s"},
    {"largest %s of the %s", "%s terbesar dari %s"},
    {"score of %s", "skor %s"},
    {"level of %s", "tingkat %s"},
    {"number of words of %s", "jumlah kata %s"},
    {"%s is given", "%s diisi"},
    {"every mandatory indicator at level %s or above",
     "setiap indikator wajib paling sedikit tingkat %s"},
    {"the first given of (%s)", "yang pertama diisi dari (%s)"},
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
