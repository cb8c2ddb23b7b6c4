#include "data/value.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "iga.h"

#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Reads a number as it was written. */
static bool from_digits(struct decimal *out, const struct tree_node *node)
{
    int64_t whole = 0;
    uint32_t i = 0;

    for (; i < node->length && i < IGA_MAX_DIGITS && is_digit(node->text[i]); i++)
        whole = whole * 10 + (node->text[i] - '0');
    if (i == node->length) {
        *out = decimal_from_integer(whole);
        return true;
    }
    /* A fault here was noted by the look. */
    return decimal_from_json(out, node->text, node->length) == NUMBER_FINE;
}

static bool from_text(struct decimal *out, struct faults *faults, const struct tree_node *node)
{
    enum number_fault fault = decimal_from_text(out, node->text, node->length);
    const char *shown;

    if (fault == NUMBER_FINE)
        return true;
    shown = fault_shown(faults, node);
    if (fault == NUMBER_NO_NUMBER)
        fault_refuse(faults, node, "no_number",
                     "'%s' is not a number; write it as 12.5 or \"12,5\"", shown);
    else if (fault == NUMBER_TOO_MANY_DIGITS)
        fault_refuse(faults, node, "number_digits",
                     "the number '%s' has more than 15 significant digits; write at most 15",
                     shown);
    else if (fault == NUMBER_TOO_LARGE)
        fault_refuse(faults, node, "number_large",
                     "the number '%s' is too large; it must be below 10^15", shown);
    else
        fault_refuse(faults, node, "number_fine",
                     "the number '%s' has more than 30 digits behind the point; write fewer",
                     shown);
    return false;
}

bool value_is_number(const struct tree_node *node)
{
    struct decimal ignored;

    if (node->kind != TREE_TEXT)
        return node->kind == TREE_NUMBER;
    return decimal_from_text(&ignored, node->text, node->length) != NUMBER_NO_NUMBER;
}

bool value_number(struct decimal *out, struct faults *faults, const struct tree_node *node)
{
    if (node->kind == TREE_NUMBER)
        return from_digits(out, node);
    if (node->kind == TREE_TEXT)
        return from_text(out, faults, node);
    fault_refuse(faults, node, "no_number",
                 "a number is expected here; write it as 12.5 or \"12,5\"");
    return false;
}

bool value_whole(struct decimal *out, struct faults *faults, const struct tree_node *node)
{
    if (!value_number(out, faults, node))
        return false;
    if (decimal_is_whole(*out) && out->coefficient >= 0)
        return true;
    char text[NUMBER_TEXT];
    decimal_print(text, *out);
    fault_refuse(faults, node, "not_whole",
                 "%s is not a count; a whole number of 0 or more is expected here", text);
    return false;
}

/* ---- Fields ------------------------------------------------------------------------------ */

static bool expect_text(struct faults *faults, const struct schema_field *field,
                        const struct tree_node *node)
{
    if (node->kind != TREE_TEXT)
        fault_refuse(faults, node, "no_text", "'%s' must be a text in double quotes, or null",
                     field->name);
    return node->kind == TREE_TEXT;
}

static void keep_text(struct field_value *out, struct faults *faults, const struct tree_node *node)
{
    out->text = tree_copy(faults->arena, node);
    out->length = node->length;
}

static bool read_text(struct field_value *out, struct faults *faults,
                      const struct schema_field *field, const struct tree_node *node)
{
    if (!expect_text(faults, field, node))
        return false;
    keep_text(out, faults, node);
    return true;
}

static bool read_number(struct field_value *out, struct faults *faults,
                        const struct schema_field *field, const struct tree_node *node)
{
    (void)field;
    return value_number(&out->number, faults, node);
}

static bool read_whole(struct field_value *out, struct faults *faults,
                       const struct schema_field *field, const struct tree_node *node)
{
    (void)field;
    return value_whole(&out->number, faults, node);
}

static bool read_date(struct field_value *out, struct faults *faults,
                      const struct schema_field *field, const struct tree_node *node)
{
    if (!expect_text(faults, field, node))
        return false;
    out->date = date_from_text(node->text, node->length);
    if (out->date == 0)
        fault_refuse(faults, node, "date",
                     "'%s' is not a date; write an existing day as year, month and day: "
                     "2024-02-01",
                     fault_shown(faults, node));
    return out->date != 0;
}

static void warn_unlisted(struct faults *faults, const struct schema_field *field,
                          const struct tree_node *node)
{
    const char *shown = fault_shown(faults, node);
    const char *nearest =
        text_nearest(node->text, node->length, field->choices, field->choice_count);

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
                        const struct schema_field *field, const struct tree_node *node)
{
    if (!expect_text(faults, field, node))
        return false;
    for (size_t i = 0; i < field->choice_count; i++) {
        if (tree_says(node, field->choices[i])) {
            out->choice = (int32_t)i;
            out->text = field->choices[i];
            out->length = node->length;
            return true;
        }
    }
    out->choice = CHOICE_UNLISTED;
    keep_text(out, faults, node);
    warn_unlisted(faults, field, node);
    return true;
}

void value_field(struct field_value *out, struct faults *faults, const struct schema_field *field,
                 const struct tree_node *node)
{
    static bool (*const readers[])(struct field_value *, struct faults *,
                                   const struct schema_field *, const struct tree_node *) = {
        [FIELD_TEXT] = read_text, [FIELD_NUMBER] = read_number, [FIELD_WHOLE] = read_whole,
        [FIELD_DATE] = read_date, [FIELD_CHOICE] = read_choice,
    };
    out->given = readers[field->type](out, faults, field, node);
}
