/* column_note.h - what is told about a column of a form to fill in. */
#ifndef SCORE_COLUMN_NOTE_H
#define SCORE_COLUMN_NOTE_H

#include "data/form.h"
#include "rules/ruleset.h"

/* Texts are the rules' or in the arena. */
void column_describe(iga_column *out, struct arena *arena, const struct iga_rules *rules,
                     iga_table table, const struct form_column *column, iga_lang lang);

#endif
