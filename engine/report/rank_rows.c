/* rank_rows.c - regions in the order of their places as rows: for spreadsheets and for people. */
#include "report/csv.h"
#include "report/decimal.h"
#include "report/rank_form.h"
#include "report/result_csv.h"
#include "report/visible.h"

enum { WIDEST_NAME = 40 };

/* Reads region i back, as it is written. @return false without memory */
static bool read_region(struct blob *out, struct rank_report *report, size_t i)
{
    blob_clear(&report->line);
    rank_region_json(&report->line, report, i);
    bool is_read =
        !report->line.failed && json_tree_read(&report->tree, report->line.bytes,
                                               report->line.length, IGA_MAX_NESTING) == IGA_OK;
    out->failed = out->failed || !is_read;
    return is_read;
}

/* ---- Comma-separated values ---------------------------------------------------------------- */

static void csv_places_head(struct blob *out, const iga_ranking *ranking)
{
    csv_raw(out, "place");
    csv_raw(out, "of");
    for (size_t g = 1; g < iga_ranking_group_count(ranking); g++) {
        struct blob name = {0};
        blob_text(&name, iga_ranking_group_id(ranking, g));
        size_t length = name.length;
        blob_text(&name, "_place");
        csv_text(out, name.bytes);
        name.length = length;
        blob_text(&name, "_of");
        csv_text(out, name.bytes);
        out->failed = out->failed || name.failed;
        blob_free(&name);
    }
}

static void csv_begin(struct blob *out, struct rank_report *report)
{
    result_csv_head(out, report->document.rules);
    csv_places_head(out, report->ranking);
    if (report->document.near) {
        csv_raw(out, "near_predicate");
        csv_raw(out, "near_edge");
        csv_raw(out, "near_distance");
    }
    csv_raw(out, "errors");
    csv_end(out);
}

static void csv_places(struct blob *out, const iga_ranking *ranking, size_t i)
{
    for (size_t g = 0; g < iga_ranking_group_count(ranking); g++) {
        size_t place, of;
        if (iga_ranking_place(&place, &of, ranking, i, g)) {
            csv_size(out, place);
            csv_size(out, of);
        } else {
            csv_raw(out, NULL);
            csv_raw(out, NULL);
        }
    }
}

static void csv_region(struct blob *out, struct rank_report *report, size_t i)
{
    iga_edge edge;
    if (!read_region(out, report, i))
        return;
    result_csv_cells(out, report->document.rules, report->tree);
    csv_places(out, report->ranking, i);
    if (iga_ranking_edge(&edge, report->ranking, i)) {
        csv_text(out, edge.predicate);
        csv_raw(out, edge.at);
        csv_raw(out, edge.distance);
    }
    result_csv_errors(out, report->tree);
    csv_end(out);
}

static void csv_finish(struct blob *out, struct rank_report *report)
{
    (void)out;
    (void)report;
}

const struct rank_form rank_form_csv = {"csv", false, csv_begin, csv_region, csv_finish};

/* ---- A table ------------------------------------------------------------------------------- */

static void table_begin(struct blob *out, struct rank_report *report)
{
    struct grid *grid = &report->grid;
    const iga_rules *rules = report->document.rules;
    iga_lang lang = report->lang;
    const char *value;

    (void)out;
    grid->color = report->color;
    grid_column(grid, PHRASE(lang, "Place", "Peringkat"), true, false, 0);
    for (size_t g = 1; g < iga_ranking_group_count(report->ranking); g++)
        grid_column(grid, iga_ranking_group_id(report->ranking, g), true, false, 0);
    grid_column(grid, "ID", false, false, WIDEST_NAME);
    grid_column(grid, PHRASE(lang, "Name", "Nama"), false, false, WIDEST_NAME);
    grid_column(grid, PHRASE(lang, "Index", "Indeks"), true, false, 0);
    grid_column(grid, PHRASE(lang, "Predicate", "Predikat"), false, true, WIDEST_NAME);
    if (report->document.near) {
        grid_column(grid, PHRASE(lang, "Distance", "Jarak"), true, false, 0);
        grid_column(grid, PHRASE(lang, "Edge", "Batas"), false, false, 0);
        return;
    }
    for (size_t i = 0; (value = iga_rules_value_id(rules, i)); i++)
        grid_column(grid, value, true, false, 0);
}

static void place_cells(struct blob *row, const iga_ranking *ranking, size_t i)
{
    for (size_t g = 0; g < iga_ranking_group_count(ranking); g++) {
        size_t place, of;
        if (iga_ranking_place(&place, &of, ranking, i, g))
            blob_print(row, "%zu/%zu", place, of);
        grid_cell_end(row);
    }
}

static void decimal_cell(struct blob *row, const char *decimal, iga_lang lang)
{
    decimal_shown(row, decimal ? decimal : "", lang);
    grid_cell_end(row);
}

/* How far from which edge, with a sign: below it is negative. */
static void edge_cells(struct blob *row, const iga_edge *edge, iga_lang lang)
{
    blob_text(row, *edge->distance == '-' ? "" : "+");
    decimal_cell(row, edge->distance, lang);
    decimal_shown(row, edge->at, lang);
    blob_text(row, " ");
    visible_text(row, edge->predicate);
    grid_cell_end(row);
}

static void scored_cells(struct rank_report *report, size_t i)
{
    const iga_json *tree = report->tree;
    struct blob *row = &report->rows;
    size_t values = iga_json_member(tree, 0, "values");
    const char *predicate = iga_json_text(tree, iga_json_member(tree, 0, "predicate"));
    const char *value;
    iga_edge edge;

    decimal_cell(row, iga_json_number(tree, iga_json_member(tree, 0, "index")), report->lang);
    grid_cell(row, predicate ? predicate : "");
    if (report->document.near) {
        if (iga_ranking_edge(&edge, report->ranking, i))
            edge_cells(row, &edge, report->lang);
        return;
    }
    for (size_t v = 0; (value = iga_rules_value_id(report->document.rules, v)); v++)
        decimal_cell(row, iga_json_number(tree, iga_json_member(tree, values, value)),
                     report->lang);
}

static void table_region(struct blob *out, struct rank_report *report, size_t i)
{
    struct blob *row = &report->rows;
    if (!read_region(out, report, i))
        return;
    const char *id = iga_json_text(report->tree, iga_json_member(report->tree, 0, "id"));
    const char *name = iga_json_text(report->tree, iga_json_member(report->tree, 0, "name"));
    place_cells(row, report->ranking, i);
    grid_cell(row, id ? id : "?");
    grid_cell(row, name ? name : "?");
    report->shown++;
    if (iga_json_member(report->tree, 0, "errors") == IGA_JSON_NONE) {
        scored_cells(report, i);
    } else {
        report->refused++;
        grid_cell(row, "-");
        grid_cell(row, PHRASE(report->lang, "(refused)", "(ditolak)"));
    }
    grid_row_end(row);
}

static void table_foot(struct blob *out, const struct rank_report *report)
{
    const iga_rules *rules = report->document.rules;
    iga_lang lang = report->lang;

    blob_text(out, PHRASE(lang, "Rules: ", "Aturan: "));
    visible_text(out, iga_rules_title(rules));
    blob_text(out, " (");
    visible_text(out, iga_rules_id(rules));
    blob_text(out, ")\n");
    blob_print(out, PHRASE(lang, "%zu region%s", "%zu daerah%.0s"), report->shown,
               report->shown == 1 ? "" : "s");
    if (report->document.near) {
        blob_text(out, PHRASE(lang, " at most ", " paling jauh "));
        decimal_shown(out, report->document.near, lang);
        blob_text(out, PHRASE(lang, " from the edge of a predicate", " dari batas predikat"));
    }
    if (report->refused > 0)
        blob_print(out, PHRASE(lang, ", %zu of them refused", ", %zu di antaranya ditolak"),
                   report->refused);
    blob_text(out, "\n");
}

static void table_end(struct blob *out, struct rank_report *report)
{
    if (report->shown > 0) {
        grid_measure(&report->grid, report->rows.bytes, report->rows.length);
        grid_head(out, &report->grid);
        grid_rows(out, &report->grid, report->rows.bytes, report->rows.length);
        blob_text(out, "\n");
    }
    table_foot(out, report);
    out->failed = out->failed || report->grid.failed || report->rows.failed;
}

const struct rank_form rank_form_table = {"table", false, table_begin, table_region, table_end};
