/* diff_text.c - a difference for people at a terminal. */
#include "report/decimal.h"
#include "report/diff_report.h"
#include "report/grid.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

#define STYLE_ADDED "\x1B[32m"
#define STYLE_REMOVED "\x1B[31m"
#define STYLE_CHANGED "\x1B[33m"

enum { FEW_REGIONS = 20, WIDEST_NAME = 40, LONG_TEXT = 60 };

/* With its file where both have one id. */
static void say_rules(struct blob *out, const iga_rules *rules, const iga_rules *other)
{
    visible_text(out, iga_rules_title(rules));
    blob_text(out, " (");
    visible_text(out, iga_rules_id(rules));
    const char *file = visible_file(iga_rules_file(rules));
    if (strcmp(iga_rules_id(rules), iga_rules_id(other)) == 0 &&
        strcmp(file, visible_file(iga_rules_file(other))) != 0) {
        blob_text(out, ", ");
        visible_text(out, file);
    }
    blob_text(out, ")");
}

static void head(struct blob *out, const struct diff_report *report)
{
    style_begin(out, report->color, STYLE_HEADING);
    const iga_rules *before = iga_diff_before(report->diff), *after = iga_diff_after(report->diff);
    say_rules(out, before, after);
    blob_text(out, " → ");
    say_rules(out, after, before);
    style_end(out, report->color, STYLE_HEADING);
    blob_text(out, "\n");
    if (iga_diff_count(report->diff))
        blob_text(out, PHRASE(report->lang,
                              "+ added  - removed  ~ changed  > renamed"
                              "   [lines of the old and the new file]\n",
                              "+ ditambah  - dihapus  ~ berubah  > berganti nama"
                              "   [baris berkas lama dan baru]\n"));
}

/* ---- Changes ------------------------------------------------------------------------------- */

static void line_number(struct blob *out, size_t line)
{
    if (line)
        blob_print(out, "%zu", line);
    else
        blob_text(out, "-");
}

static void values(struct blob *out, const struct diff_report *report,
                   const iga_rule_change *change, const char *label)
{
    const char *before = change->before_shown, *after = change->after_shown;
    bool has_both = before && after;
    size_t length = (before ? strlen(before) : 0) + (after ? strlen(after) : 0);
    if (!before && !after)
        return;
    /* what was added or removed is named by its title */
    if (!has_both && !*label && (!before || strcmp(before, change->title) == 0) &&
        (!after || strcmp(after, change->title) == 0))
        return;
    if (has_both && length <= LONG_TEXT) {
        blob_text(out, ": ");
        visible_text(out, before);
        blob_text(out, " → ");
        visible_text(out, after);
        return;
    }
    if (!has_both && length <= LONG_TEXT) {
        blob_text(out, ": ");
        visible_text(out, before ? before : after);
        return;
    }
    if (before) {
        blob_text(out, "\n      - ");
        style_begin(out, report->color, STYLE_REMOVED);
        visible_text(out, before);
        style_end(out, report->color, STYLE_REMOVED);
    }
    if (after) {
        blob_text(out, "\n      + ");
        style_begin(out, report->color, STYLE_ADDED);
        visible_text(out, after);
        style_end(out, report->color, STYLE_ADDED);
    }
}

static void verdict(struct blob *out, const struct diff_report *report,
                    const iga_rule_change *change)
{
    if (change->verdict == IGA_NO_VERDICT)
        return;
    blob_text(out, "\n      ");
    blob_text(out, phrase_in(diff_verdict_titles[change->verdict], report->lang));
    if (change->witness) {
        blob_text(out, "; ");
        diff_witness(out, change, report->lang);
    }
}

static void sign(struct blob *out, const struct diff_report *report, const iga_rule_change *change)
{
    static const char *const styles[] = {[IGA_ADDED] = STYLE_ADDED,
                                         [IGA_REMOVED] = STYLE_REMOVED,
                                         [IGA_CHANGED] = STYLE_CHANGED,
                                         [IGA_RENAMED] = STYLE_CHANGED};
    const char text[] = {diff_kind_signs[change->kind], '\0'};
    blob_text(out, "  ");
    style_text(out, report->color, styles[change->kind], text);
    blob_text(out, " ");
}

static void lines(struct blob *out, const iga_rule_change *change)
{
    blob_text(out, " [");
    line_number(out, change->line_before);
    blob_text(out, ", ");
    line_number(out, change->line_after);
    blob_text(out, "]");
}

/* The formula in which a number changed, once behind all its numbers. */
static void within(struct blob *out, const struct diff_report *report,
                   const iga_rule_change *change, size_t i)
{
    iga_rule_change next;
    if (!change->within || (iga_diff_change(&next, report->diff, i + 1) && next.within &&
                            strcmp(next.within, change->within) == 0))
        return;
    blob_text(out, PHRASE(report->lang, "\n      now: ", "\n      kini: "));
    visible_text(out, change->within);
}

static void one_change(struct blob *out, const struct diff_report *report,
                       const iga_rule_change *change, size_t i)
{
    struct blob label = {0};
    sign(out, report, change);
    visible_text(out, change->title);
    if (change->kind != IGA_RENAMED)
        diff_aspect(&label, change, report->lang);
    if (label.length) {
        blob_text(out, ", ");
        blob_add(out, label.bytes, label.length);
    }
    lines(out, change);
    values(out, report, change, label.length ? label.bytes : "");
    within(out, report, change, i);
    verdict(out, report, change);
    blob_text(out, "\n");
    out->failed = out->failed || label.failed;
    blob_free(&label);
}

/* The sources of several things, which all changed alike. */
static void alike(struct blob *out, const struct diff_report *report, const iga_rule_change *change,
                  size_t i, size_t count)
{
    iga_rule_change other;
    sign(out, report, change);
    blob_print(
        out, PHRASE(report->lang, "source, alike for %zu parts:", "sumber, sama untuk %zu bagian:"),
        count);
    values(out, report, change, "-");
    size_t from = 0;
    for (size_t k = 0; diff_next_alike(&other, &from, report->diff, i); k++) {
        blob_text(out, k ? "; " : "\n      ");
        visible_text(out, other.title);
        lines(out, &other);
    }
    blob_text(out, "\n");
}

static void changes(struct blob *out, const struct diff_report *report)
{
    iga_rule_change change;
    int before = -1;
    for (size_t i = 0; iga_diff_change(&change, report->diff, i); i++) {
        if ((int)change.change_class != before) {
            blob_text(out, "\n");
            style_begin(out, report->color, STYLE_HEADING);
            blob_print(out, "%s (%zu)",
                       phrase_in(diff_class_titles[change.change_class], report->lang),
                       diff_class_count(report->diff, change.change_class));
            style_end(out, report->color, STYLE_HEADING);
            blob_text(out, "\n");
            before = (int)change.change_class;
        }
        size_t count = diff_is_source(&change) ? diff_alike_count(report->diff, i) : 1;
        if (count == 1)
            one_change(out, report, &change, i);
        else if (count > 1)
            alike(out, report, &change, i, count);
    }
}

static void unchanged(struct blob *out, const struct diff_report *report)
{
    size_t count = diff_unchanged_count(report->diff);
    const char *path;
    blob_print(out, PHRASE(report->lang, "\nUnchanged: %zu parts%s\n", "\nTetap: %zu bagian%s\n"),
               count,
               report->full || !count
                   ? ""
                   : PHRASE(report->lang, " (--full shows them)", " (--full menampilkannya)"));
    for (size_t i = 0; report->full && (path = iga_diff_unchanged(report->diff, i)); i++) {
        const char *title = iga_diff_unchanged_title(report->diff, i);
        blob_text(out, "    ");
        visible_text(out, title);
        if (strcmp(title, path) != 0) {
            blob_text(out, " (");
            visible_text(out, path);
            blob_text(out, ")");
        }
        blob_text(out, "\n");
    }
}

/* ---- Regions ------------------------------------------------------------------------------- */

static void add_cell(struct blob *rows, struct blob *cell)
{
    grid_cell(rows, cell->bytes ? cell->bytes : "");
    rows->failed = rows->failed || cell->failed;
    blob_clear(cell);
}

static void region_row(struct blob *rows, const struct diff_report *report, size_t i)
{
    struct blob cell = {0};
    iga_impact_region region;
    if (!iga_impact_region_at(&region, report->impact, i))
        return;
    bool same = strcmp(region.before.predicate, region.after.predicate) == 0;
    grid_cell(rows, region.id);
    grid_cell(rows, region.name ? region.name : "");
    decimal_shown(&cell, region.before.index, report->lang);
    add_cell(rows, &cell);
    decimal_shown(&cell, region.after.index, report->lang);
    add_cell(rows, &cell);
    decimal_signed(&cell, region.delta_short, report->lang);
    add_cell(rows, &cell);
    blob_print(&cell, "%zu → %zu", region.before.place, region.after.place);
    add_cell(rows, &cell);
    if (!same)
        blob_print(&cell, "%s → ", region.before.predicate);
    blob_text(&cell, region.after.predicate);
    add_cell(rows, &cell);
    grid_row_end(rows);
    blob_free(&cell);
}

static void make_columns(struct grid *grid, const struct diff_report *report)
{
    grid->color = report->color;
    grid->indent = 2;
    grid_column(grid, "ID", false, false, WIDEST_NAME);
    grid_column(grid, PHRASE(report->lang, "Name", "Nama"), false, false, WIDEST_NAME);
    grid_column(grid, PHRASE(report->lang, "Before", "Sebelum"), true, false, 0);
    grid_column(grid, PHRASE(report->lang, "After", "Sesudah"), true, false, 0);
    grid_column(grid, PHRASE(report->lang, "Change", "Selisih"), true, true, 0);
    grid_column(grid, PHRASE(report->lang, "Place", "Peringkat"), true, false, 0);
    grid_column(grid, PHRASE(report->lang, "Predicate", "Predikat"), false, false, 0);
}

/* The regions by number, or the largest moves. */
static void region_table(struct blob *out, const struct diff_report *report, bool largest,
                         size_t count)
{
    struct grid grid = {0};
    struct blob rows = {0};
    make_columns(&grid, report);
    for (size_t i = 0; i < count; i++)
        region_row(&rows, report, largest ? iga_impact_largest(report->impact, i) : i);
    grid_measure(&grid, rows.bytes, rows.length);
    grid_head(out, &grid);
    grid_rows(out, &grid, rows.bytes, rows.length);
    out->failed = out->failed || grid.failed || rows.failed;
    grid_free(&grid);
    blob_free(&rows);
}

/* What the parts did to one region, the parts that did nothing aside. */
static void because(struct blob *out, const struct diff_report *report, size_t number)
{
    iga_impact_region region;
    if (!iga_impact_region_at(&region, report->impact, number) || !region.direction)
        return;
    blob_text(out, "  ");
    visible_text(out, region.name ? region.name : region.id);
    blob_text(out, " ");
    decimal_signed(out, region.delta_short, report->lang);
    blob_text(out, ":\n");
    for (size_t p = 0; iga_diff_part(report->diff, p); p++) {
        if (strcmp(iga_impact_share(report->impact, number, p), "0") == 0)
            continue;
        blob_text(out, "    ");
        decimal_signed(out, iga_impact_share_short(report->impact, number, p), report->lang);
        blob_text(out, "  ");
        diff_part_title(out, report, p);
        blob_text(out, "\n");
    }
}

static void predicates(struct blob *out, const struct diff_report *report)
{
    for (const char *name = NULL; (name = diff_next_predicate(report->impact, name));) {
        size_t won, lost;
        diff_predicate_count(&won, &lost, report->impact, name);
        blob_text(out, "  ");
        visible_text(out, name);
        blob_print(out,
                   PHRASE(report->lang, ": %zu regions won it, %zu lost it\n",
                          ": %zu daerah memperoleh, %zu kehilangan\n"),
                   won, lost);
    }
}

static size_t moved(const struct diff_report *report)
{
    iga_impact_region region;
    size_t count = 0;
    while (count < DIFF_LARGEST) {
        size_t number = iga_impact_largest(report->impact, count);
        if (number == IGA_NO_PART || !iga_impact_region_at(&region, report->impact, number) ||
            !region.direction)
            break;
        count++;
    }
    return count;
}

static void regions(struct blob *out, const struct diff_report *report)
{
    struct diff_tally tally = diff_count(report->impact);
    bool all = report->full || tally.regions <= FEW_REGIONS;
    size_t largest = moved(report);
    blob_text(out, "\n");
    style_text(out, report->color, STYLE_HEADING,
               PHRASE(report->lang, "What it does to the regions", "Dampak pada daerah"));
    blob_text(out, "\n");
    if (all && tally.regions)
        region_table(out, report, false, tally.regions);
    blob_print(out,
               PHRASE(report->lang, "  %zu regions: %zu up, %zu down, %zu the same\n",
                      "  %zu daerah: %zu naik, %zu turun, %zu tetap\n"),
               tally.regions, tally.up, tally.down, tally.same);
    if (report->refused)
        blob_print(out, PHRASE(report->lang, "  %zu refused\n", "  %zu ditolak\n"),
                   report->refused);
    predicates(out, report);
    if (!largest)
        return;
    blob_text(out, PHRASE(report->lang, "\nThe largest moves\n", "\nPergeseran terbesar\n"));
    if (!all)
        region_table(out, report, true, largest);
    for (size_t i = 0; i < largest; i++)
        because(out, report, iga_impact_largest(report->impact, i));
}

void diff_text(struct blob *out, const struct diff_report *report)
{
    head(out, report);
    if (iga_diff_count(report->diff))
        changes(out, report);
    else
        blob_text(out, PHRASE(report->lang, "No difference.\n", "Tidak ada perbedaan.\n"));
    unchanged(out, report);
    if (report->impact)
        regions(out, report);
}
