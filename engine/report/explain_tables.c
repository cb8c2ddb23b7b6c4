/* explain_tables.c - indicators and innovations, one a line. */
#include "report/explain_lines.h"
#include "report/grid.h"
#include "report/phrase.h"
#include "report/visible.h"

enum { WIDEST_TITLE = 40, WIDEST_ANSWER = 26, WIDEST_REASON = 48 };

/* ---- Indicators --------------------------------------------------------------------------- */

/* The line of a rule, and its source with that of what decided when it is another. */
static void put_line_and_source(const struct lines *cells, const iga_step *step,
                                const iga_step *decider)
{
    size_t own = lines_source(cells, step), other = decider ? lines_source(cells, decider) : own;
    blob_print(cells->out, "%zu", step->rule_line);
    grid_cell_end(cells->out);
    if (own > 0)
        blob_print(cells->out, "%zu", own);
    if (other > 0 && other != own)
        blob_print(cells->out, ", %zu", other);
    grid_cell_end(cells->out);
}

static void put_row(struct blob *rows, const struct lines *l, const iga_explanation *indicator)
{
    const iga_step *step = iga_explanation_step(indicator);
    struct lines cells = *l;
    cells.out = rows;
    grid_cell(rows, step->no ? step->no : "");
    grid_cell(rows, step->title);
    lines_answer(&cells, indicator);
    grid_cell_end(rows);
    blob_print(rows, "%u", step->level);
    grid_cell_end(rows);
    lines_decimal(&cells, step->value);
    blob_text(rows, "/");
    lines_decimal(&cells, step->maximum);
    grid_cell_end(rows);
    lines_because(&cells, indicator);
    grid_cell_end(rows);
    put_line_and_source(&cells, step, lines_decider(indicator));
    grid_row_end(rows);
}

static void put_variable_row(struct blob *rows, const struct lines *l, const iga_step *variable)
{
    struct lines cells = *l;
    cells.out = rows;
    grid_cell(rows, "");
    visible_text(rows, variable->title ? variable->title : variable->id);
    blob_text(rows, ":");
    grid_cell_end(rows);
    grid_cell_end(rows);
    grid_cell_end(rows);
    lines_decimal(&cells, variable->value);
    blob_text(rows, "/");
    lines_decimal(&cells, variable->maximum);
    grid_cell_end(rows);
    grid_cell_end(rows);
    put_line_and_source(&cells, variable, NULL);
    grid_row_end(rows);
}

static void put_rows(struct blob *rows, const struct lines *l, const iga_explanation *above)
{
    for (size_t i = 0; i < iga_explanation_count(above); i++) {
        const iga_explanation *below = iga_explanation_below(above, i);
        const iga_step *step = iga_explanation_step(below);
        if (!explain_shows(l->settings, iga_explanation_step(above), below))
            continue;
        if (step->kind == IGA_STEP_INDICATOR) {
            put_row(rows, l, below);
        } else if (step->kind == IGA_STEP_VARIABLE) {
            put_variable_row(rows, l, step);
            put_rows(rows, l, below);
        }
    }
}

static void put_grid(const struct lines *l, struct grid *grid, struct blob *rows)
{
    grid_measure(grid, rows->bytes, rows->length);
    grid_head(l->out, grid);
    grid_rows(l->out, grid, rows->bytes, rows->length);
    if (grid->failed || rows->failed)
        l->out->failed = true;
    grid_free(grid);
    blob_free(rows);
}

void lines_indicator_table(const struct lines *l, const iga_explanation *aspect)
{
    struct grid grid = {.color = l->settings->color, .indent = 2};
    struct blob rows = {0};
    grid_column(&grid, "No", true, false, 0);
    grid_column(&grid, PHRASE(l->lang, "Indicator", "Indikator"), false, false, WIDEST_TITLE);
    grid_column(&grid, PHRASE(l->lang, "Answer", "Jawaban"), false, false, WIDEST_ANSWER);
    grid_column(&grid, "Level", true, false, 0);
    grid_column(&grid, PHRASE(l->lang, "Score", "Skor"), true, false, 0);
    grid_column(&grid, PHRASE(l->lang, "Because", "Karena"), false, false, WIDEST_REASON);
    grid_column(&grid, PHRASE(l->lang, "Line", "Baris"), true, false, 0);
    grid_column(&grid, PHRASE(l->lang, "Source", "Sumber"), false, false, 0);
    put_rows(&rows, l, aspect);
    put_grid(l, &grid, &rows);
}

/* ---- Innovations -------------------------------------------------------------------------- */

static void put_innovation_row(struct blob *rows, const struct lines *l,
                               const iga_explanation *innovation)
{
    const iga_step *step = iga_explanation_step(innovation);
    struct lines cells = *l;
    cells.out = rows;
    grid_cell(rows, step->id);
    grid_cell(rows, step->title ? step->title : "");
    lines_decimal(&cells, step->value);
    blob_text(rows, "/");
    lines_decimal(&cells, step->maximum);
    grid_cell_end(rows);
    grid_cell(rows, step->decides ? PHRASE(l->lang, "yes", "ya") : PHRASE(l->lang, "no", "tidak"));
    for (size_t i = 0, shown = 0; i < iga_explanation_count(innovation); i++) {
        const iga_step *must = iga_explanation_step(iga_explanation_below(innovation, i));
        if (must->kind != IGA_STEP_MUST || must->holds)
            continue;
        blob_text(rows, shown++ > 0 ? "; " : "");
        visible_text(rows, must->note);
        blob_print(rows, PHRASE(l->lang, " (line %zu)", " (baris %zu)"), must->rule_line);
    }
    grid_cell_end(rows);
    grid_row_end(rows);
}

void lines_innovation_table(const struct lines *l, const iga_explanation *root)
{
    struct grid grid = {.color = l->settings->color, .indent = 2};
    struct blob rows = {0};
    grid_column(&grid, "Id", false, false, 0);
    grid_column(&grid, PHRASE(l->lang, "Innovation", "Inovasi"), false, false, WIDEST_TITLE);
    grid_column(&grid, PHRASE(l->lang, "Score", "Skor"), true, false, 0);
    grid_column(&grid, PHRASE(l->lang, "Counts", "Dihitung"), false, false, 0);
    grid_column(&grid, PHRASE(l->lang, "Not eligible because", "Tidak memenuhi syarat karena"),
                false, false, 0);
    for (size_t i = 0; i < iga_explanation_count(root); i++) {
        const iga_explanation *below = iga_explanation_below(root, i);
        if (iga_explanation_step(below)->kind == IGA_STEP_INNOVATION)
            put_innovation_row(&rows, l, below);
    }
    put_grid(l, &grid, &rows);
}
