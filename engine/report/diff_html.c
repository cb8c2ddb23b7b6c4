/* diff_html.c - a difference as a page. */
#include "report/decimal.h"
#include "report/diff_report.h"
#include "report/page.h"

#include <string.h>

enum { COLUMNS = 5, REGION_COLUMNS = 8 };

static const char *of(const struct blob *cell)
{
    return cell->bytes ? cell->bytes : "";
}

/* A cell whose text was put together; it is emptied. */
static void cell_of(struct blob *out, struct blob *cell, bool is_number)
{
    page_cell(out, of(cell), is_number);
    out->failed = out->failed || cell->failed;
    blob_clear(cell);
}

/* ---- Changes ------------------------------------------------------------------------------- */

static const struct phrase kind_titles[] = {[IGA_ADDED] = {"added", "ditambah"},
                                            [IGA_REMOVED] = {"removed", "dihapus"},
                                            [IGA_CHANGED] = {"changed", "berubah"},
                                            [IGA_RENAMED] = {"renamed", "berganti nama"}};

static void what(struct blob *out, const struct diff_report *report, const iga_rule_change *change)
{
    struct blob cell = {0}, aspect = {0};
    diff_aspect(&aspect, change, report->lang);
    blob_print(&cell, "%c %s%s%s (%s)", diff_kind_signs[change->kind], change->title,
               aspect.length ? ", " : "", of(&aspect),
               phrase_in(kind_titles[change->kind], report->lang));
    page_row_head(out, of(&cell));
    out->failed = out->failed || cell.failed || aspect.failed;
    blob_free(&cell);
    blob_free(&aspect);
}

static void line_cell(struct blob *cell, size_t line)
{
    if (line)
        blob_print(cell, "%zu", line);
    else
        blob_text(cell, "–");
}

static void change_row(struct blob *out, const struct diff_report *report,
                       const iga_rule_change *change)
{
    struct blob cell = {0};
    page_row_open(out);
    what(out, report, change);
    page_cell(out, change->before_shown, false);
    page_cell(out, change->after_shown, false);
    line_cell(&cell, change->line_before);
    blob_text(&cell, " → ");
    line_cell(&cell, change->line_after);
    cell_of(out, &cell, true);
    if (change->verdict != IGA_NO_VERDICT)
        blob_text(&cell, phrase_in(diff_verdict_titles[change->verdict], report->lang));
    if (change->witness) {
        blob_text(&cell, "; ");
        diff_witness(&cell, change, report->lang);
    }
    cell_of(out, &cell, false);
    page_row_close(out);
    blob_free(&cell);
}

static void changes(struct blob *out, const struct diff_report *report, iga_change_class wanted)
{
    iga_lang lang = report->lang;
    const struct page_column columns[COLUMNS] = {
        {PHRASE(lang, "What", "Yang berubah"), false},
        {PHRASE(lang, "Before", "Sebelum"), false},
        {PHRASE(lang, "After", "Sesudah"), false},
        {PHRASE(lang, "Lines", "Baris"), true},
        {PHRASE(lang, "What answers earn", "Poin jawaban"), false}};
    iga_rule_change change;
    if (!diff_class_count(report->diff, wanted))
        return;
    page_table_open(out, phrase_in(diff_class_titles[wanted], lang), columns, COLUMNS);
    for (size_t i = 0; iga_diff_change(&change, report->diff, i); i++)
        if (change.change_class == wanted)
            change_row(out, report, &change);
    page_table_close(out);
}

/* ---- Regions ------------------------------------------------------------------------------- */

static void because(struct blob *cell, const struct diff_report *report, size_t number)
{
    bool is_first = true;
    for (size_t p = 0; iga_diff_part(report->diff, p); p++) {
        if (strcmp(iga_impact_share(report->impact, number, p), "0") == 0)
            continue;
        blob_text(cell, is_first ? "" : "; ");
        is_first = false;
        diff_part_title(cell, report, p);
        blob_text(cell, " ");
        diff_delta(cell, iga_impact_share_short(report->impact, number, p), report->lang);
    }
}

static void region_row(struct blob *out, const struct diff_report *report, size_t number)
{
    struct blob cell = {0};
    iga_impact_region region;
    if (!iga_impact_region_at(&region, report->impact, number))
        return;
    page_row_open(out);
    page_row_head(out, region.id);
    page_cell(out, region.name, false);
    decimal_shown(&cell, region.before.index, report->lang);
    cell_of(out, &cell, true);
    decimal_shown(&cell, region.after.index, report->lang);
    cell_of(out, &cell, true);
    diff_delta(&cell, region.delta_short, report->lang);
    cell_of(out, &cell, true);
    blob_print(&cell, "%zu → %zu", region.before.place, region.after.place);
    cell_of(out, &cell, true);
    if (strcmp(region.before.predicate, region.after.predicate) != 0)
        blob_print(&cell, "%s → ", region.before.predicate);
    blob_text(&cell, region.after.predicate);
    cell_of(out, &cell, false);
    because(&cell, report, number);
    cell_of(out, &cell, false);
    page_row_close(out);
    blob_free(&cell);
}

static void tally(struct blob *out, const struct diff_report *report)
{
    struct diff_tally tally = diff_count(report->impact);
    struct blob text = {0};
    blob_print(&text,
               PHRASE(report->lang, "%zu regions: %zu up, %zu down, %zu the same.",
                      "%zu daerah: %zu naik, %zu turun, %zu tetap."),
               tally.regions, tally.up, tally.down, tally.same);
    if (report->refused)
        blob_print(&text, PHRASE(report->lang, " %zu refused.", " %zu ditolak."), report->refused);
    for (const char *name = NULL; (name = diff_next_predicate(report->impact, name));) {
        size_t won, lost;
        diff_predicate_count(&won, &lost, report->impact, name);
        blob_print(&text,
                   PHRASE(report->lang, " %s: %zu won it, %zu lost it.",
                          " %s: %zu memperoleh, %zu kehilangan."),
                   name, won, lost);
    }
    page_paragraph(out, of(&text));
    out->failed = out->failed || text.failed;
    blob_free(&text);
}

static void regions(struct blob *out, const struct diff_report *report)
{
    iga_lang lang = report->lang;
    const struct page_column columns[REGION_COLUMNS] = {
        {"ID", false},
        {PHRASE(lang, "Name", "Nama"), false},
        {PHRASE(lang, "Before", "Sebelum"), true},
        {PHRASE(lang, "After", "Sesudah"), true},
        {PHRASE(lang, "Change", "Selisih"), true},
        {PHRASE(lang, "Place", "Peringkat"), true},
        {PHRASE(lang, "Predicate", "Predikat"), false},
        {PHRASE(lang, "Because", "Karena"), false}};
    page_heading(out, PHRASE(lang, "What it does to the regions", "Dampak pada daerah"));
    tally(out, report);
    page_table_open(out, PHRASE(lang, "Regions", "Daerah"), columns, REGION_COLUMNS);
    for (size_t i = 0; i < iga_impact_count(report->impact); i++)
        region_row(out, report, i);
    page_table_close(out);
}

void diff_html(struct blob *out, const struct diff_report *report)
{
    struct blob title = {0};
    blob_print(&title, "%s (%s) → %s (%s)", iga_rules_title(iga_diff_before(report->diff)),
               iga_rules_id(iga_diff_before(report->diff)),
               iga_rules_title(iga_diff_after(report->diff)),
               iga_rules_id(iga_diff_after(report->diff)));
    page_open(out, of(&title), report->lang);
    page_heading(out, PHRASE(report->lang, "What changed", "Yang berubah"));
    if (!iga_diff_count(report->diff))
        page_paragraph(out, PHRASE(report->lang, "No difference.", "Tidak ada perbedaan."));
    for (int c = IGA_STRUCTURE; c <= IGA_TEXT; c++)
        changes(out, report, (iga_change_class)c);
    blob_clear(&title);
    blob_print(&title, PHRASE(report->lang, "Unchanged: %zu parts.", "Tetap: %zu bagian."),
               diff_unchanged_count(report->diff));
    page_paragraph(out, of(&title));
    if (report->impact)
        regions(out, report);
    page_close(out);
    out->failed = out->failed || title.failed;
    blob_free(&title);
}
