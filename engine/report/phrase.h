/* phrase.h - what the program itself says, in both languages side by side. */
#ifndef REPORT_PHRASE_H
#define REPORT_PHRASE_H

#include "iga.h"

/* One of two literals, so that the compiler still checks a format against its arguments. */
#define PHRASE(lang, en, id) ((lang) == IGA_LANG_EN ? (en) : (id))

/* The same for tables. */
struct phrase {
    const char *en, *id;
};

static inline const char *phrase_in(struct phrase phrase, iga_lang lang)
{
    return PHRASE(lang, phrase.en, phrase.id);
}

#endif
