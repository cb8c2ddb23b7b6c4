#include "data/cells.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/number.h"
#include "data/shown.h"
#include "data/thousands.h"

#include <string.h>

static void refuse(const struct cell_reading *reading, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void refuse(const struct cell_reading *reading, const char *code, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    findings_vadd(reading->errors, IGA_ERROR, code, reading->place, reading->path, format,
                  arguments);
    va_end(arguments);
}

static const char *shown(const struct cell_reading *reading, const char *text)
{
    return shown_text(reading->errors->arena, text, strlen(text));
}

void cell_quote(struct buffer *out, const char *text, size_t length)
{
    buffer_add(out, "\"", 1);
    for (size_t plain = 0, at = 0; at <= length; at++) {
        unsigned char byte = at < length ? (unsigned char)text[at] : '"';
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        buffer_add(out, text + plain, at - plain);
        plain = at + 1;
        if (at == length)
            break;
        if (byte >= 0x20)
            buffer_print(out, "\\%c", byte);
        else if (byte == '\n' || byte == '\t')
            buffer_text(out, byte == '\n' ? "\\n" : "\\t");
        else
            buffer_print(out, "\\u%04x", byte);
    }
    buffer_add(out, "\"", 1);
}

static void quote(struct cell_reading *reading, const char *text)
{
    cell_quote(reading->out, text, strlen(text));
}

/* ---- What is no value at all ---------------------------------------------------------------- */

/* Refuses what no column can use. @return whether the cell has a value */
static bool has_value(const struct cell_reading *reading)
{
    const iga_cell *cell = reading->cell;

    switch (cell->kind) {
    case IGA_CELL_ERROR:
        refuse(reading, "cell_error",
               "the cell holds the error %s; correct its formula, or leave it empty",
               shown(reading, cell->text));
        return false;
    case IGA_CELL_UNCALCULATED:
        refuse(reading, "cell_formula",
               "the file has no value for the formula of this cell; open it in a spreadsheet "
               "program and save it again");
        return false;
    case IGA_CELL_PERCENT:
        refuse(reading, "cell_percent",
               "the cell is formatted as a percentage: it holds %.15g and shows %.15g %%; format "
               "it as a number and write what is meant",
               reading->cell->number, reading->cell->number * 100);
        return false;
    case IGA_CELL_MERGED:
        refuse(reading, "cell_merged",
               "the cell is merged with %s; split it, and give each cell a value of its own",
               cell->text);
        return false;
    case IGA_CELL_NO_DATE:
        refuse(reading, "cell_date",
               "the cell is formatted as a date and holds none from 1 March 1900 on, or a time "
               "of day beside it; write the day alone: 2024-02-01");
        return false;
    default:
        return true;
    }
}

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* How long the blank at the front of a text is; 0 when it begins otherwise. */
static size_t blank_at(const char *text)
{
    if (is_blank_byte(*text))
        return 1;
    return strncmp(text, NO_BREAK_SPACE, NO_BREAK) == 0 ? NO_BREAK : 0;
}

/* The same at its end. */
static size_t blank_before(const char *text, size_t length)
{
    if (length > 0 && is_blank_byte(text[length - 1]))
        return 1;
    bool is_long = length >= NO_BREAK;
    return is_long && memcmp(text + length - NO_BREAK, NO_BREAK_SPACE, NO_BREAK) == 0 ? NO_BREAK
                                                                                      : 0;
}

/* A text without the blanks around it. */
static const char *trimmed(const struct cell_reading *reading)
{
    const char *text = cell_text(reading->sheet, reading->cell);
    size_t length, blank;

    while ((blank = blank_at(text)) > 0)
        text += blank;
    length = strlen(text);
    while ((blank = blank_before(text, length)) > 0)
        length -= blank;
    text = arena_copy(reading->errors->arena, text, length);
    return text != NULL ? text : "";
}

static const char *date_text(const struct cell_reading *reading)
{
    char text[DATE_TEXT];
    const char *kept;

    date_print(text, reading->cell->date);
    kept = arena_copy(reading->errors->arena, text, strlen(text));
    return kept != NULL ? kept : "";
}

/* ---- Numbers -------------------------------------------------------------------------------- */

/* @return whether the text can be read in one way only, or not at all */
static bool is_clear(const struct cell_reading *reading, const char *text)
{
    size_t whole;
    char plain[NUMBER_TEXT];

    if (thousands_ungroup(plain, text)) {
        refuse(reading, "number_grouped",
               "'%s' has signs between its thousands; write it without them: %s", text, plain);
        return false;
    }
    if (!thousands_doubtful(&whole, text))
        return true;
    refuse(reading, "number_ambiguous",
           "'%s' can be read as %.*s and %s thousandths, or as %.*s%s; write %s0 or %.*s%s", text,
           (int)whole, text, text + whole + 1, (int)whole, text, text + whole + 1, text, (int)whole,
           text, text + whole + 1);
    return false;
}

/* The decimal that a workbook's number stands for. @return "" when it has too many digits, which
 * is refused */
static const char *decimal_text(const struct cell_reading *reading)
{
    struct decimal value;
    char text[NUMBER_TEXT];
    const char *kept;

    switch (decimal_from_double(&value, reading->cell->number)) {
    case NUMBER_FINE:
        kept = arena_copy(reading->errors->arena, text, decimal_print(text, value));
        return kept != NULL ? kept : "";
    case NUMBER_TOO_MANY_DIGITS:
        refuse(reading, "number_digits",
               "the number %.17g has more than 15 significant digits; round it in the table, such "
               "as by =ROUND(...)",
               reading->cell->number);
        return "";
    default:
        refuse(reading, "number_large",
               "the number %g is too large or too small; it must be below 10^15 and have at most "
               "30 digits behind the point",
               reading->cell->number);
        return "";
    }
}

/* The text of a number, "" when the cell is refused. What is no number is left to the reader. */
static const char *number_text(const struct cell_reading *reading)
{
    const char *text;

    if (!has_value(reading))
        return "";
    switch (reading->cell->kind) {
    case IGA_CELL_NUMBER:
        return decimal_text(reading);
    case IGA_CELL_TEXT:
        text = trimmed(reading);
        return is_clear(reading, text) ? text : "";
    case IGA_CELL_DATE:
        refuse(reading, "no_number",
               "the date %s stands where a number is expected; format the cell as a number and "
               "write it anew",
               date_text(reading));
        return "";
    default:
        refuse(reading, "no_number", "TRUE or FALSE stands where a number is expected");
        return "";
    }
}

static bool is_blank(const struct cell_reading *reading)
{
    return reading->cell->kind == IGA_CELL_TEXT && *trimmed(reading) == '\0';
}

void cell_write_number(struct cell_reading *reading)
{
    const char *text = number_text(reading);

    if (*text != '\0')
        quote(reading, text);
    else
        buffer_text(reading->out, is_blank(reading) ? "null" : "0");
}

void cell_write_value(struct cell_reading *reading)
{
    const char *text = number_text(reading);

    if (*text != '\0')
        quote(reading, text);
    else /* a number for one that is refused: nothing more shall be missed */
        buffer_text(reading->out, is_blank(reading) ? "null" : "1");
}

/* ---- Texts and dates ------------------------------------------------------------------------ */

/* The text of a cell; what stands for it when it is refused. */
static const char *text_of(const struct cell_reading *reading)
{
    if (!has_value(reading))
        return "?";
    switch (reading->cell->kind) {
    case IGA_CELL_TEXT:
        return cell_text(reading->sheet, reading->cell);
    case IGA_CELL_NUMBER:
        return decimal_text(reading);
    case IGA_CELL_DATE:
        refuse(reading, "no_text",
               "the date %s stands where a text is expected; format the cell as text and write it "
               "anew",
               date_text(reading));
        return "?";
    default:
        refuse(reading, "no_text", "TRUE or FALSE stands where a text is expected");
        return "?";
    }
}

void cell_write_text(struct cell_reading *reading)
{
    quote(reading, text_of(reading));
}

void cell_write_word(struct cell_reading *reading, const char *instead)
{
    if (reading->cell->kind == IGA_CELL_TEXT)
        quote(reading, trimmed(reading));
    else if (reading->cell->kind == IGA_CELL_NUMBER)
        quote(reading, decimal_text(reading));
    else {
        text_of(reading);
        quote(reading, instead);
    }
}

/* Reads so many digits at most. @return the number, or -1 without any */
static int digits(const char **at, int most)
{
    int value = 0, count = 0;

    for (; count < most && **at >= '0' && **at <= '9'; count++)
        value = value * 10 + (*(*at)++ - '0');
    return count > 0 ? value : -1;
}

/* "1/2/2024", the day first, as "2024-02-01"; any other text as it is. */
static const char *day_first(const struct cell_reading *reading, const char *text)
{
    const char *at = text;
    char date[DATE_TEXT];
    int day = digits(&at, 2), month, year;

    if (*at++ != '/' || day < 0)
        return text;
    month = digits(&at, 2);
    if (month < 0 || *at++ != '/')
        return text;
    year = digits(&at, 4);
    if (year < 1000 || *at != '\0' || !date_is_real(year, month, day))
        return text;
    date_print(date, year * 10000 + month * 100 + day);
    text = arena_copy(reading->errors->arena, date, strlen(date));
    return text != NULL ? text : "";
}

static void write_date(struct cell_reading *reading)
{
    if (!has_value(reading)) {
        buffer_text(reading->out, "\"2000-01-01\"");
    } else if (reading->cell->kind == IGA_CELL_DATE) {
        quote(reading, date_text(reading));
    } else if (is_blank(reading)) {
        buffer_text(reading->out, "null");
    } else if (reading->cell->kind == IGA_CELL_TEXT) {
        quote(reading, day_first(reading, trimmed(reading)));
    } else {
        refuse(reading, "date",
               "a number or TRUE or FALSE stands where a date is expected; format the cell as a "
               "date, or write 2024-02-01");
        buffer_text(reading->out, "\"2000-01-01\"");
    }
}

void cell_write_field(struct cell_reading *reading, const struct schema_field *field)
{
    static void (*const writers[])(struct cell_reading *) = {
        [FIELD_TEXT] = cell_write_text,    [FIELD_NUMBER] = cell_write_number,
        [FIELD_WHOLE] = cell_write_number, [FIELD_DATE] = write_date,
        [FIELD_CHOICE] = cell_write_text,
    };
    writers[field->type](reading);
}

/* ---- Answers -------------------------------------------------------------------------------- */

bool cell_is_code(const struct cell_reading *reading, const struct schema_indicator *indicator)
{
    const char *text;

    if (reading->cell->kind != IGA_CELL_TEXT)
        return false;
    text = trimmed(reading);
    for (size_t i = 0; i < indicator->code_count; i++)
        if (strcmp(indicator->codes[i], text) == 0)
            return true;
    return false;
}

int cell_level_text(const struct cell_reading *reading, const struct schema_indicator *indicator)
{
    int found = -1;
    const char *text;

    if (reading->cell->kind != IGA_CELL_TEXT || indicator->level_texts == NULL)
        return -1;
    text = trimmed(reading);
    for (unsigned level = 0; level <= indicator->levels; level++) {
        const char *wanted = indicator->level_texts[level];
        if (wanted == NULL || strcmp(wanted, text) != 0)
            continue;
        if (found >= 0)
            return -1; /* two levels have this text */
        found = (int)level;
    }
    return found;
}

static void refuse_level(const struct cell_reading *reading,
                         const struct schema_indicator *indicator)
{
    struct arena *arena = reading->errors->arena;
    const char **texts = arena_array(arena, indicator->levels + 1u, sizeof *texts);
    const char *text = trimmed(reading), *nearest;
    size_t count = 0;

    for (unsigned level = 0;
         texts != NULL && indicator->level_texts != NULL && level <= indicator->levels; level++)
        if (indicator->level_texts[level] != NULL)
            texts[count++] = indicator->level_texts[level];
    nearest = text_nearest(text, strlen(text), texts, count);
    if (nearest != NULL)
        refuse(reading, "no_level", "'%s' is no text of a level; did you mean '%s'?",
               shown(reading, text), nearest);
    else
        refuse(reading, "no_level", "'%s' is neither a level from 0 to %u nor the text of one",
               shown(reading, text), indicator->levels);
}

void cell_write_level(struct cell_reading *reading, const struct schema_indicator *indicator)
{
    struct decimal ignored;
    const char *text;
    int level = cell_level_text(reading, indicator);

    if (level >= 0) {
        buffer_print(reading->out, "%d", level);
        return;
    }
    text = number_text(reading);
    if (*text != '\0' && decimal_from_text(&ignored, text, strlen(text)) != NUMBER_NO_NUMBER) {
        quote(reading, text);
        return;
    }
    if (*text != '\0')
        refuse_level(reading, indicator);
    buffer_text(reading->out, "null");
}

void cell_write_texts(struct cell_reading *reading)
{
    const char *text = text_of(reading), *separator = "";

    buffer_text(reading->out, "[");
    while (*text != '\0') {
        size_t length = strcspn(text, "\r\n");
        if (length > 0) {
            buffer_text(reading->out, separator);
            cell_quote(reading->out, text, length);
            separator = ",";
        }
        text += length + (text[length] != '\0');
    }
    buffer_text(reading->out, "]");
}

static bool is_word(const char *text, const char *word)
{
    return strlen(text) == strlen(word) &&
           text_distance(text, strlen(text), word, strlen(word), 1) == 0;
}

void cell_write_bool(struct cell_reading *reading)
{
    static const char *const words[2][4] = {{"false", "tidak", "salah", "no"},
                                            {"true", "ya", "benar", "yes"}};
    const char *text = "";
    bool usable = has_value(reading);

    if (reading->cell->kind == IGA_CELL_BOOL) {
        buffer_text(reading->out, reading->cell->number > 0 ? "true" : "false");
        return;
    }
    if (reading->cell->kind == IGA_CELL_TEXT)
        text = trimmed(reading);
    for (size_t i = 0; i < 8; i++)
        if (is_word(text, words[i / 4][i % 4])) {
            buffer_text(reading->out, words[i / 4][0]);
            return;
        }
    if (usable && !is_blank(reading))
        refuse(reading, "verified", "a column of verification takes TRUE or FALSE");
    buffer_text(reading->out, "null");
}

void cell_write_passed(struct cell_reading *reading)
{
    struct decimal value;
    char text[NUMBER_TEXT] = "?";

    switch (reading->cell->kind) {
    case IGA_CELL_TEXT:
        quote(reading, cell_text(reading->sheet, reading->cell));
        break;
    case IGA_CELL_NUMBER:
    case IGA_CELL_PERCENT:
        if (decimal_from_double(&value, reading->cell->number) == NUMBER_FINE)
            decimal_print(text, value);
        quote(reading, text);
        break;
    case IGA_CELL_DATE:
        quote(reading, date_text(reading));
        break;
    case IGA_CELL_BOOL:
        quote(reading, reading->cell->number > 0 ? "true" : "false");
        break;
    default:
        quote(reading, reading->cell->text != NULL ? reading->cell->text : "?");
        break;
    }
}
