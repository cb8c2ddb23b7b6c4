/* diff_html.c - a difference as a page. */
#include "report/decimal.h"
#include "report/diff_report.h"
#include "report/meaning.h"
#include "report/page.h"
#include "report/visible.h"

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

static void lines_text(struct blob *text, const iga_rule_change *change)
{
    line_cell(text, change->line_before);
    blob_text(text, " → ");
    line_cell(text, change->line_after);
}

/* What answers earn, and for a number the formula that it stands in. */
static void meaning_cell(struct blob *out, const struct diff_report *report,
                         const iga_rule_change *change)
{
    struct blob cell = {0};
    if (change->within)
        blob_print(&cell, PHRASE(report->lang, "now: %s", "kini: %s"), change->within);
    if (change->verdict != IGA_NO_VERDICT)
        blob_text(&cell, phrase_in(diff_verdict_titles[change->verdict], report->lang));
    if (change->witness) {
        blob_text(&cell, "; ");
        diff_witness(&cell, change, report->lang);
    }
    cell_of(out, &cell, false);
    blob_free(&cell);
}

static void change_row(struct blob *out, const struct diff_report *report,
                       const iga_rule_change *change)
{
    struct blob cell = {0};
    page_row_open(out);
    what(out, report, change);
    page_cell(out, change->before_shown, false);
    page_cell(out, change->after_shown, false);
    lines_text(&cell, change);
    cell_of(out, &cell, true);
    meaning_cell(out, report, change);
    page_row_close(out);
    blob_free(&cell);
}

/* The sources of several things, which all changed alike. */
static void alike_row(struct blob *out, const struct diff_report *report,
                      const iga_rule_change *change, size_t i, size_t count)
{
    iga_rule_change other;
    struct blob cell = {0};
    blob_print(&cell, "%c ", diff_kind_signs[change->kind]);
    blob_print(
        &cell,
        PHRASE(report->lang, "source, alike for %zu parts: ", "sumber, sama untuk %zu bagian: "),
        count);
    size_t from = 0;
    for (size_t k = 0; diff_next_alike(&other, &from, report->diff, i); k++) {
        blob_print(&cell, "%s%s [", k ? "; " : "", other.title);
        lines_text(&cell, &other);
        blob_text(&cell, "]");
    }
    page_row_open(out);
    page_row_head(out, of(&cell));
    page_cell(out, change->before_shown, false);
    page_cell(out, change->after_shown, false);
    page_cell(out, "", true);
    page_cell(out, "", false);
    page_row_close(out);
    out->failed = out->failed || cell.failed;
    blob_free(&cell);
}

static void changes(struct blob *out, const struct diff_report *report, iga_change_class wanted)
{
    iga_lang lang = report->lang;
    const struct page_column columns[COLUMNS] = {{PHRASE(lang, "What", "Yang berubah"), false},
                                                 {PHRASE(lang, "Before", "Sebelum"), false},
                                                 {PHRASE(lang, "After", "Sesudah"), false},
                                                 {PHRASE(lang, "Lines", "Baris"), true},
                                                 {PHRASE(lang, "What it means", "Artinya"), false}};
    iga_rule_change change;
    if (!diff_class_count(report->diff, wanted))
        return;
    page_table_open_as(out, "changes", phrase_in(diff_class_titles[wanted], lang), columns,
                       COLUMNS);
    for (size_t i = 0; iga_diff_change(&change, report->diff, i); i++) {
        if (change.change_class != wanted)
            continue;
        size_t count = diff_is_source(&change) ? diff_alike_count(report->diff, i) : 1;
        if (count == 1)
            change_row(out, report, &change);
        else if (count > 1)
            alike_row(out, report, &change, i, count);
    }
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
        decimal_signed(cell, iga_impact_share_short(report->impact, number, p), report->lang);
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
    decimal_signed(&cell, region.delta_short, report->lang);
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
    page_table_open_as(out, "impact", PHRASE(lang, "Regions", "Daerah"), columns, REGION_COLUMNS);
    for (size_t i = 0; i < iga_impact_count(report->impact); i++)
        region_row(out, report, i);
    page_table_close(out);
}

static void rules_facts(struct blob *out, const iga_rules *rules, const char *name, iga_lang lang)
{
    struct blob text = {0};
    char meaning[MEANING_TEXT];
    blob_print(&text, "%s (%s)", iga_rules_title(rules), visible_file(iga_rules_file(rules)));
    page_fact(out, name, of(&text));
    out->failed = out->failed || text.failed;
    blob_clear(&text);
    blob_print(&text, PHRASE(lang, "%s, meaning %s", "%s, makna %s"), iga_rules_sha256(rules),
               meaning_text(meaning, &out->failed, rules));
    page_fact(out, "SHA-256", of(&text));
    out->failed = out->failed || text.failed;
    blob_free(&text);
}

/* From what the page was made, so that it can be made again. */
static void facts(struct blob *out, const struct diff_report *report)
{
    iga_lang lang = report->lang;
    struct blob text = {0};
    page_facts_open(out);
    rules_facts(out, iga_diff_before(report->diff), PHRASE(lang, "Old rules", "Aturan lama"), lang);
    rules_facts(out, iga_diff_after(report->diff), PHRASE(lang, "New rules", "Aturan baru"), lang);
    if (report->data_sha256)
        page_fact(out, PHRASE(lang, "SHA-256 of the data", "SHA-256 data"), report->data_sha256);
    blob_print(&text, "iga %s", iga_version());
    page_fact(out, PHRASE(lang, "Program", "Program"), of(&text));
    page_facts_close(out);
    out->failed = out->failed || text.failed;
    blob_free(&text);
}

void diff_html(struct blob *out, const struct diff_report *report)
{
    struct blob title = {0};
    blob_print(&title, "%s (%s) → %s (%s)", iga_rules_title(iga_diff_before(report->diff)),
               iga_rules_id(iga_diff_before(report->diff)),
               iga_rules_title(iga_diff_after(report->diff)),
               iga_rules_id(iga_diff_after(report->diff)));
    page_open(out, of(&title), report->lang);
    facts(out, report);
    page_heading(out, PHRASE(report->lang, "What changed", "Yang berubah"));
    if (!iga_diff_count(report->diff))
        page_paragraph(out, PHRASE(report->lang, "No difference.", "Tidak ada perbedaan."));
    for (int c = IGA_STRUCTURE; c <= IGA_TEXT; c++)
        changes(out, report, (iga_change_class)c);
    out->failed = out->failed || title.failed;
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
