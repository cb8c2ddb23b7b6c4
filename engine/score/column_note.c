#include "score/column_note.h"

#include "base/text.h"

#include <string.h>

static const char *kept(struct arena *arena, struct buffer *text)
{
    const char *copy = arena_copy(arena, text->bytes ? text->bytes : "", text->length);
    if (text->failed)
        arena_fail(arena);
    buffer_free(text);
    return copy ? copy : "";
}

/* A text with a capital in front. */
static void sentence(struct buffer *out, const char *text)
{
    char first = text[0];
    if (first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    buffer_add(out, &first, *text ? 1 : 0);
    buffer_text(out, *text ? text + 1 : text);
}

static void line(struct buffer *out, const char *text)
{
    if (!text || !*text)
        return;
    buffer_text(out, out->length ? "\n" : "");
    sentence(out, text);
}

static const char *said(struct arena *arena, const char *text)
{
    struct buffer out = {0};
    sentence(&out, text);
    return kept(arena, &out);
}

/* ---- Indicators --------------------------------------------------------------------------- */

/* "1 = ..., 2 = ..." */
static void add_levels(struct buffer *out, const struct indicator *indicator)
{
    for (unsigned level = 0; indicator->level_texts && level <= indicator->levels; level++)
        if (indicator->level_texts[level])
            buffer_print(out, "\n%u = %s", level, indicator->level_texts[level]);
}

static void add_bases(struct buffer *out, const struct indicator *indicator)
{
    for (size_t i = 0; i < indicator->basis_count; i++) {
        const struct basis *basis = &indicator->bases[i];
        buffer_print(out, "\n%s = %s%s%s%s", basis->id, basis->title,
                     basis->measure.unit[0] ? " (" : "", basis->measure.unit,
                     basis->measure.unit[0] ? ")" : "");
    }
}

static void add_codes(struct buffer *out, const struct indicator *indicator)
{
    for (size_t i = 0; i < indicator->code_count; i++)
        buffer_print(out, "%s%s", i ? ", " : "\n", indicator->codes[i].text);
}

static void add_how(struct buffer *out, const struct form_column *column,
                    const struct indicator *indicator, iga_lang lang)
{
    switch (column->part) {
    case PART_BARE:
        if (indicator->kind == BY_CODES) {
            line(out, message_in(lang, "write one of the codes:"));
            add_codes(out, indicator);
        } else if (column->indicator->bare == BARE_LEVEL) {
            line(out, message_in(lang, "choose a text, or write its level:"));
            add_levels(out, indicator);
        } else {
            line(out, message_in(lang, "write the measured value"));
        }
        if (indicator->basis_count)
            line(out, message_in(lang, "with a basis beside it: the value measured by that basis"));
        break;
    case PART_BASIS:
        line(out, message_in(lang, "what the value is measured by:"));
        add_bases(out, indicator);
        break;
    case PART_PREVIOUS:
        line(out, message_in(lang, "the figure of the year before, from which the value follows"));
        break;
    case PART_CURRENT:
        line(out, message_in(lang, "the figure of the last year, from which the value follows"));
        break;
    case PART_EVIDENCE:
        line(out, message_in(lang, "what proves the answer, one document a line"));
        break;
    case PART_VERIFIED:
        line(out, message_in(lang, "whether the answer is verified: TRUE or FALSE"));
        break;
    default:
        break;
    }
}

static const char *indicator_title(struct arena *arena, const struct form_column *column,
                                   const struct indicator *indicator)
{
    struct buffer title = {0};
    buffer_print(&title, "%s%s%s", indicator->no, indicator->no[0] ? ". " : "", indicator->title);
    if (column->part == PART_BARE && indicator->measure.unit && indicator->measure.unit[0])
        buffer_print(&title, " (%s)", indicator->measure.unit);
    if (column->part != PART_BARE)
        buffer_print(&title, ": %s", answer_part_names[column->part]);
    return kept(arena, &title);
}

static void offer(iga_column *out, const struct form_column *column, struct arena *arena)
{
    const struct schema_indicator *indicator = column->indicator;
    size_t most = indicator->levels + 1u + indicator->basis_count;
    const char **choices = arena_array(arena, most, sizeof *choices);
    if (!choices)
        return;
    out->choices = choices;
    if (column->part == PART_BASIS) {
        for (size_t i = 0; i < indicator->basis_count; i++)
            choices[out->choice_count++] = indicator->bases[i].id;
    } else if (column->part == PART_BARE && indicator->bare == BARE_CODE) {
        out->choices = indicator->codes;
        out->choice_count = indicator->code_count;
    } else if (column->part == PART_BARE && indicator->bare == BARE_LEVEL &&
               indicator->basis_count == 0) {
        for (unsigned level = 0; indicator->level_texts && level <= indicator->levels; level++)
            if (indicator->level_texts[level])
                choices[out->choice_count++] = indicator->level_texts[level];
    }
}

static iga_column_kind indicator_kind(const struct form_column *column)
{
    switch (column->part) {
    case PART_BASIS:
        return IGA_COLUMN_CHOICE;
    case PART_EVIDENCE:
        return IGA_COLUMN_TEXT;
    case PART_BARE:
        return column->indicator->bare == BARE_VALUE || column->indicator->basis_count
                   ? IGA_COLUMN_NUMBER
                   : IGA_COLUMN_CHOICE;
    default:
        return IGA_COLUMN_NUMBER;
    }
}

static void describe_answer(iga_column *out, struct arena *arena, const struct iga_rules *rules,
                            iga_table table, const struct form_column *column, iga_lang lang)
{
    const struct indicator *indicator = &rules->indicators[table][column->slot];
    struct buffer note = {0};
    out->title = indicator_title(arena, column, indicator);
    out->kind = indicator_kind(column);
    if (indicator->mandatory)
        line(&note, message_in(lang, "mandatory"));
    add_how(&note, column, indicator, lang);
    if (column->part == PART_BARE) {
        line(&note, indicator->note);
        if (indicator->evidence && indicator->evidence[0])
            line(&note, arena_print(arena, message_in(lang, "evidence: %s"), indicator->evidence));
    }
    out->note = kept(arena, &note);
    offer(out, column, arena);
}

/* ---- Fields ------------------------------------------------------------------------------- */

static void describe_field(iga_column *out, struct arena *arena, const struct iga_rules *rules,
                           iga_table table, const struct form_column *column, iga_lang lang)
{
    const struct schema_unit *unit =
        table == IGA_TABLE_REGIONS ? &rules->schema.region : &rules->schema.innovation;
    const struct field *field = &rules->fields[table][column->field - unit->fields];
    out->title = field->title ? field->title : "";
    out->note = field->required ? said(arena, message_in(lang, "must be there")) : "";
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_WHOLE:
        out->kind = IGA_COLUMN_NUMBER;
        break;
    case FIELD_DATE:
        out->kind = IGA_COLUMN_DATE;
        break;
    case FIELD_CHOICE:
        out->kind = IGA_COLUMN_CHOICE;
        out->choices = field->choices;
        out->choice_count = field->choice_count;
        break;
    default:
        break;
    }
}

void column_describe(iga_column *out, struct arena *arena, const struct iga_rules *rules,
                     iga_table table, const struct form_column *column, iga_lang lang)
{
    *out = (iga_column){.name = column->name, .part = "", .title = "", .note = ""};
    if (column->indicator) {
        out->indicator = column->indicator->key;
        out->part = answer_part_names[column->part];
        describe_answer(out, arena, rules, table, column, lang);
    } else if (column->field) {
        describe_field(out, arena, rules, table, column, lang);
    } else if (strcmp(column->name, "region") == 0 && table == IGA_TABLE_INNOVATIONS) {
        out->title = said(arena, message_in(lang, "region id"));
        out->note = said(arena, message_in(lang, "the id of the region that the innovation is of"));
    } else if (strcmp(column->name, "id") == 0) {
        out->title = said(arena, table == IGA_TABLE_REGIONS ? message_in(lang, "region id")
                                                            : message_in(lang, "innovation id"));
        out->note = said(arena, message_in(lang, "must be there"));
    }
}
