/* region_rows.c - one region as rows of a workbook: all but its answers. */
#include "report/region_rows.h"

#include "report/chart.h"

#include <string.h>

static size_t count_of(const struct rows *rows, size_t list)
{
    size_t count = 0;
    for (size_t i = section_first(&rows->section, list); i != IGA_JSON_NONE;
         i = section_next(&rows->section, i))
        count++;
    return count;
}

void rows_text(const struct rows *rows, size_t node, const char *key)
{
    book_text(rows->out, section_text(&rows->section, node, key));
}

void rows_number(const struct rows *rows, size_t node, const char *key)
{
    book_number(rows->out, section_number(&rows->section, node, key));
}

void rows_said(struct rows *rows)
{
    book_text(rows->out, rows->section.text.length > 0 ? rows->section.text.bytes : NULL);
    rows->out->failed = rows->out->failed || rows->section.text.failed;
    blob_clear(&rows->section.text);
}

void rows_begin(const struct rows *rows, enum region_sheet sheet)
{
    book_row(rows->out, sheet);
    rows_text(rows, 0, "id");
    rows_text(rows, 0, "name");
}

/* ---- The summary ---------------------------------------------------------------------------- */

static void place_cells(const struct rows *rows)
{
    const iga_ranking *ranking = rows->what->ranking;
    size_t places = section_node(&rows->section, 0, "rank");
    for (size_t g = 0; ranking && g < iga_ranking_group_count(ranking); g++) {
        size_t place = section_node(&rows->section, places, iga_ranking_group_id(ranking, g));
        rows_number(rows, place, "place");
        rows_number(rows, place, "of");
    }
}

static void next_predicate_cells(const struct rows *rows, const char *index)
{
    iga_edge edge;
    bool is_higher = index && iga_rules_next_predicate(&edge, rows->section.about->rules, index);
    book_text(rows->out, is_higher ? edge.predicate : NULL);
    book_number(rows->out, is_higher ? edge.at : NULL);
    book_number(rows->out, is_higher ? chart_size(edge.distance) : NULL);
}

static void summary(const struct rows *rows)
{
    const char *index = section_number(&rows->section, 0, "index"), *name;
    size_t near = section_node(&rows->section, 0, "near"),
           values = section_node(&rows->section, 0, "values");
    size_t innovations = section_node(&rows->section, 0, "innovations");

    rows_begin(rows, SHEET_SUMMARY);
    place_cells(rows);
    for (size_t i = 0; (name = iga_rules_group_field(rows->section.about->rules, i)); i++)
        rows_text(rows, 0, name);
    book_number(rows->out, index);
    rows_text(rows, 0, "predicate");
    next_predicate_cells(rows, index);
    if (rows->what->is_near) {
        rows_text(rows, near, "predicate");
        rows_number(rows, near, "edge");
        rows_number(rows, near, "distance");
    }
    for (size_t i = 0; (name = iga_rules_value_id(rows->section.about->rules, i)); i++)
        rows_number(rows, values, name);
    if (iga_rules_has_innovations(rows->section.about->rules)) {
        rows_number(rows, innovations, "reported");
        rows_number(rows, innovations, "eligible");
    }
    rows_number(rows, 0, "missing");
    if (index)
        book_size(rows->out, count_of(rows, section_node(&rows->section, 0, "warnings")));
    else
        book_text(rows->out, NULL);
    rows_text(rows, 0, "exact");
    book_text(rows->out, index ? SAY(&rows->section, "scored", "dihitung")
                               : SAY(&rows->section, "refused", "ditolak"));
    book_row_end(rows->out);
}

/* ---- Values and variables ------------------------------------------------------------------- */

static void part(struct rows *rows, const char *kind, const char *value, const char *maximum)
{
    rows_begin(rows, SHEET_VALUES);
    rows_said(rows);
    book_text(rows->out, kind);
    book_number(rows->out, value);
    book_number(rows->out, maximum);
    book_row_end(rows->out);
}

static void values(struct rows *rows)
{
    size_t given = section_node(&rows->section, 0, "values");
    for (size_t i = 0; i < iga_rules_value_count(rows->section.about->rules); i++) {
        const char *value = section_number(&rows->section, given,
                                           iga_rules_value_id(rows->section.about->rules, i));
        if (!value)
            continue;
        blob_text(&rows->section.text, iga_rules_value_title(rows->section.about->rules, i));
        part(rows, SAY(&rows->section, "value", "nilai"), value,
             iga_rules_value_maximum(rows->section.about->rules, i));
    }
}

static void variables(struct rows *rows)
{
    iga_variable variable;
    size_t node = section_first(&rows->section, section_node(&rows->section, 0, "variables"));
    for (size_t i = 0; iga_rules_variable(&variable, rows->section.about->rules, i); i++) {
        const char *earned = iga_json_number(rows->section.tree, node);
        node = section_next(&rows->section, node);
        if (!earned)
            continue;
        blob_text(&rows->section.text, variable.aspect);
        if (strcmp(variable.aspect, variable.title) != 0)
            blob_print(&rows->section.text, ": %s", variable.title);
        part(rows,
             variable.of_innovations
                 ? SAY(&rows->section, "variable of innovations, mean",
                       "variabel inovasi, rata-rata")
                 : SAY(&rows->section, "variable of the region", "variabel daerah"),
             earned, variable.maximum);
    }
}

/* ---- What to do first ----------------------------------------------------------------------- */

static void steps(struct rows *rows)
{
    struct section *section = &rows->section;
    for (size_t i = section_first(section, section_node(section, 0, "first_steps"));
         i != IGA_JSON_NONE; i = section_next(section, i)) {
        rows_begin(rows, SHEET_STEPS);
        section_step(section, i);
        rows_said(rows);
        section_step_details(section, i);
        rows_said(rows);
        rows_number(rows, i, "gain");
        book_row_end(rows->out);
    }
}

/* ---- Refusals and warnings ------------------------------------------------------------------ */

static void error_place(struct rows *rows, size_t error)
{
    const char *file = section_text(&rows->section, error, "file"),
               *cell = section_text(&rows->section, error, "cell");
    const char *line = section_number(&rows->section, error, "line"),
               *column = section_number(&rows->section, error, "column");
    blob_text(&rows->section.text, file ? file : "");
    if (cell || line)
        blob_print(&rows->section.text, "%s%s", file ? ":" : "", cell ? cell : line);
    if (!cell && line && column)
        blob_print(&rows->section.text, ":%s", column);
    rows_said(rows);
}

static void notes(struct rows *rows)
{
    for (size_t i = section_first(&rows->section, section_node(&rows->section, 0, "errors"));
         i != IGA_JSON_NONE; i = section_next(&rows->section, i)) {
        rows_begin(rows, SHEET_NOTES);
        book_text(rows->out, SAY(&rows->section, "refused", "ditolak"));
        error_place(rows, i);
        rows_text(rows, i, "message");
        book_row_end(rows->out);
    }
    for (size_t i = section_first(&rows->section, section_node(&rows->section, 0, "warnings"));
         i != IGA_JSON_NONE; i = section_next(&rows->section, i)) {
        rows_begin(rows, SHEET_NOTES);
        book_text(rows->out, SAY(&rows->section, "warning", "peringatan"));
        rows_text(rows, i, "path");
        rows_text(rows, i, "message");
        book_row_end(rows->out);
    }
}

void region_book_rows(struct blob *out, const struct region_book *what, const char *json,
                      size_t length, bool detail)
{
    iga_json *tree = NULL;
    struct blob whole = {0};
    struct rows rows = {.section = {.about = &what->about}, .what = what, .out = &whole};
    iga_status status = json_tree_read(&tree, json, length, IGA_MAX_NESTING);
    if (status == IGA_OK) {
        rows.section.tree = tree;
        summary(&rows);
        values(&rows);
        variables(&rows);
        steps(&rows);
        rows_answers(&rows, detail);
        rows_innovations(&rows, detail);
        notes(&rows);
    }
    out->failed = out->failed || status == IGA_ENOMEM || whole.failed || rows.section.text.failed;
    if (!out->failed)
        blob_add(out, whole.bytes, whole.length);
    blob_free(&whole);
    blob_free(&rows.section.text);
    iga_json_free(tree);
}
