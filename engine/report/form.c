#include "report/form.h"

#include "report/json.h"

#include <string.h>

/* ---- CSV ------------------------------------------------------------------------------------ */

/* Whether a spreadsheet would take a text for a formula, or this program for a text that is kept
 * from being one. */
static bool needs_apostrophe(const char *text)
{
    text += strspn(text, "'");
    return *text && strchr("=+-@\t\r", *text);
}

static void quoted(struct blob *out, const char *before, const char *text)
{
    blob_text(out, "\"");
    blob_text(out, before);
    for (; *text; text++)
        blob_add(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    blob_text(out, "\"");
}

/* Three decimals behind up to three digits could be thousands; a zero more tells them apart. */
static void number(struct blob *out, const char *text)
{
    const char *point = strchr(text, '.'), *first = text + (*text == '-');
    blob_text(out, text);
    if (point && strlen(point) == 4 && point - first <= 3 && *first != '0')
        blob_text(out, "0");
}

static void cell(struct blob *out, const iga_cell *cell)
{
    switch (cell->kind) {
    case IGA_CELL_NUMBER:
        number(out, cell->text);
        break;
    case IGA_CELL_DATE:
        blob_text(out, cell->text);
        break;
    case IGA_CELL_BOOL:
        blob_text(out, cell->number > 0 ? "TRUE" : "FALSE");
        break;
    default:
        quoted(out, needs_apostrophe(cell->text) ? "'" : "", cell->text);
        break;
    }
}

static void heads(struct blob *out, const iga_conversion *conversion, iga_table table)
{
    iga_column column;
    for (size_t i = 0; iga_conversion_column(&column, conversion, table, i); i++) {
        blob_text(out, i > 0 ? "," : "");
        quoted(out, "", column.name);
    }
    blob_text(out, "\n");
    for (size_t i = 0; iga_conversion_column(&column, conversion, table, i); i++) {
        blob_text(out, i > 0 ? "," : "");
        quoted(out, i > 0 ? (needs_apostrophe(column.title) ? "'" : "") : FORM_NOTE, column.title);
    }
    blob_text(out, "\n");
}

static size_t count_columns(const iga_conversion *conversion, iga_table table)
{
    iga_column column;
    size_t count = 0;
    while (iga_conversion_column(&column, conversion, table, count))
        count++;
    return count;
}

void form_csv(struct blob *out, const iga_conversion *conversion, iga_table table)
{
    size_t columns = count_columns(conversion, table);
    heads(out, conversion, table);
    for (size_t row = 0; row < iga_conversion_rows(conversion, table); row++) {
        for (size_t i = 0; i < columns; i++) {
            iga_cell found;
            blob_text(out, i > 0 ? "," : "");
            if (iga_conversion_cell(&found, conversion, table, row, i))
                cell(out, &found);
        }
        blob_text(out, "\n");
    }
}

/* ---- JSON ----------------------------------------------------------------------------------- */

static void line(struct blob *out, bool *is_first, size_t indent, const char *key)
{
    struct blob name = {0};
    json_key(&name, key);
    blob_text(out, *is_first ? "\n" : ",\n");
    blob_fill(out, ' ', indent);
    blob_add(out, name.bytes, name.length);
    blob_text(out, " ");
    out->failed = out->failed || name.failed;
    *is_first = false;
    blob_free(&name);
}

/* The columns of a table that are fields, or those that are answers. */
static void members(struct blob *out, const iga_conversion *conversion, iga_table table,
                    size_t indent, bool *is_first, bool are_answers)
{
    iga_column column;
    for (size_t i = 0; iga_conversion_column(&column, conversion, table, i); i++) {
        bool is_id = strcmp(column.name, "id") == 0;
        bool is_region = table == IGA_TABLE_INNOVATIONS && strcmp(column.name, "region") == 0;
        if ((column.indicator != NULL) != are_answers || *column.part || is_region)
            continue;
        line(out, is_first, indent, are_answers ? column.indicator : column.name);
        blob_text(out, !are_answers && is_id ? "\"\"" : "null");
    }
}

static void unit(struct blob *out, const iga_conversion *conversion, iga_table table, size_t indent)
{
    bool is_first = true, is_first_answer = true;
    blob_text(out, "{");
    members(out, conversion, table, indent + 2, &is_first, false);
    line(out, &is_first, indent + 2, "indicators");
    blob_text(out, "{");
    members(out, conversion, table, indent + 4, &is_first_answer, true);
    blob_text(out, "\n");
    blob_fill(out, ' ', indent + 2);
    blob_text(out, "}");
}

static void close_unit(struct blob *out, size_t indent)
{
    blob_text(out, "\n");
    blob_fill(out, ' ', indent);
    blob_text(out, "}");
}

void form_json(struct blob *out, const iga_conversion *conversion, bool has_innovations)
{
    bool is_first = false;
    unit(out, conversion, IGA_TABLE_REGIONS, 0);
    if (has_innovations) {
        line(out, &is_first, 2, "innovations");
        blob_text(out, "[\n    ");
        unit(out, conversion, IGA_TABLE_INNOVATIONS, 4);
        close_unit(out, 4);
        blob_text(out, "\n  ]");
    }
    close_unit(out, 0);
    blob_text(out, "\n");
}
