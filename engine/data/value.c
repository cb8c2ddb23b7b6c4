#include "data/value.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"

#include <string.h>

/* Whole doubles below this are taken as they are: all of them are exact, and decimals. */
#define PLAIN_WHOLE 1e15

static bool from_double(struct decimal *out, double value)
{
    int64_t whole;

    if (value > -PLAIN_WHOLE && value < PLAIN_WHOLE) {
        whole = (int64_t)value;
        if ((double)whole >= value && (double)whole <= value) {
            *out = decimal_from_integer(whole);
            return true;
        }
    }
    /* A fault here was noted by the look, which saw the digits. */
    return decimal_from_double(out, value) == NUMBER_FINE;
}

static bool from_text(struct decimal *out, struct faults *faults, const cJSON *node)
{
    const char *text = node->valuestring;
    enum number_fault fault = decimal_from_text(out, text, strlen(text));
    const char *shown;

    if (fault == NUMBER_FINE)
        return true;
    shown = fault_shown(faults, text);
    if (fault == NUMBER_NO_NUMBER)
        fault_refuse(faults, node, AT_VALUE, "no_number",
                     "'%s' is not a number; write it as 12.5 or \"12,5\"", shown);
    else if (fault == NUMBER_TOO_MANY_DIGITS)
        fault_refuse(faults, node, AT_VALUE, "number_digits",
                     "the number '%s' has more than 15 significant digits; write at most 15",
                     shown);
    else if (fault == NUMBER_TOO_LARGE)
        fault_refuse(faults, node, AT_VALUE, "number_large",
                     "the number '%s' is too large; it must be below 10^15", shown);
    else
        fault_refuse(faults, node, AT_VALUE, "number_fine",
                     "the number '%s' has more than 30 digits behind the point; write fewer",
                     shown);
    return false;
}

bool value_is_number(const cJSON *node)
{
    struct decimal ignored;

    if (!cJSON_IsString(node))
        return cJSON_IsNumber(node);
    return decimal_from_text(&ignored, node->valuestring, strlen(node->valuestring)) !=
           NUMBER_NO_NUMBER;
}

bool value_number(struct decimal *out, struct faults *faults, const cJSON *node)
{
    if (cJSON_IsNumber(node))
        return from_double(out, node->valuedouble);
    if (cJSON_IsString(node))
        return from_text(out, faults, node);
    fault_refuse(faults, node, AT_VALUE, "no_number",
                 "a number is expected here; write it as 12.5 or \"12,5\"");
    return false;
}

bool value_whole(struct decimal *out, struct faults *faults, const cJSON *node)
{
    if (!value_number(out, faults, node))
        return false;
    if (decimal_is_whole(*out) && out->coefficient >= 0)
        return true;
    char text[NUMBER_TEXT];
    decimal_print(text, *out);
    fault_refuse(faults, node, AT_VALUE, "not_whole",
                 "%s is not a count; a whole number of 0 or more is expected here", text);
    return false;
}

/* ---- Fields ------------------------------------------------------------------------------ */

static bool keep_text(struct field_value *out, struct faults *faults,
                      const struct schema_field *field, const cJSON *node)
{
    if (!cJSON_IsString(node)) {
        fault_refuse(faults, node, AT_VALUE, "no_text",
                     "'%s' must be a text in double quotes, or null", field->name);
        return false;
    }
    out->text = node->valuestring;
    out->length = strlen(node->valuestring);
    return true;
}

static bool read_number(struct field_value *out, struct faults *faults,
                        const struct schema_field *field, const cJSON *node)
{
    (void)field;
    return value_number(&out->number, faults, node);
}

static bool read_whole(struct field_value *out, struct faults *faults,
                       const struct schema_field *field, const cJSON *node)
{
    (void)field;
    return value_whole(&out->number, faults, node);
}

static bool read_date(struct field_value *out, struct faults *faults,
                      const struct schema_field *field, const cJSON *node)
{
    struct field_value text = {0};

    if (!keep_text(&text, faults, field, node))
        return false;
    out->date = date_from_text(text.text, text.length);
    if (out->date == 0)
        fault_refuse(faults, node, AT_VALUE, "date",
                     "'%s' is not a date; write an existing day as year, month and day: "
                     "2024-02-01",
                     fault_shown(faults, text.text));
    return out->date != 0;
}

static void warn_unlisted(struct faults *faults, const struct schema_field *field,
                          const cJSON *node, const char *text, size_t length)
{
    const char *shown = fault_shown(faults, text);
    const char *nearest = text_nearest(text, length, field->choices, field->choice_count);

    if (nearest != NULL)
        fault_warn(faults, node, "text_outside_list",
                   "'%s' is not one of the texts of '%s' and counts for nothing; did you mean "
                   "'%s'?",
                   shown, field->name, nearest);
    else
        fault_warn(faults, node, "text_outside_list",
                   "'%s' is not one of the texts of '%s' and counts for nothing", shown,
                   field->name);
}

static bool read_choice(struct field_value *out, struct faults *faults,
                        const struct schema_field *field, const cJSON *node)
{
    if (!keep_text(out, faults, field, node))
        return false;
    for (size_t i = 0; i < field->choice_count; i++) {
        if (strcmp(field->choices[i], out->text) == 0) {
            out->choice = (int32_t)i;
            return true;
        }
    }
    out->choice = CHOICE_UNLISTED;
    warn_unlisted(faults, field, node, out->text, out->length);
    return true;
}

void value_field(struct field_value *out, struct faults *faults, const struct schema_field *field,
                 const cJSON *node)
{
    static bool (*const readers[])(struct field_value *, struct faults *,
                                   const struct schema_field *, const cJSON *) = {
        [FIELD_TEXT] = keep_text, [FIELD_NUMBER] = read_number, [FIELD_WHOLE] = read_whole,
        [FIELD_DATE] = read_date, [FIELD_CHOICE] = read_choice,
    };
    out->given = readers[field->type](out, faults, field, node);
}
