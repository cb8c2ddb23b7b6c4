/* compare_html.c - what changed between two results, as a page to read, to print and to file. */
#include "report/chart.h"
#include "report/compare_report.h"
#include "report/decimal.h"
#include "report/page.h"

#include <string.h>

/* A page under way: its text at hand, and the largest change, against which all are drawn. */
struct paper {
    struct blob *out;
    const struct compare_report *report;
    iga_lang lang;
    bool has_parts;
    struct blob text, largest;
};

static const char *said(struct paper *paper)
{
    paper->out->failed = paper->out->failed || paper->text.failed;
    return paper->text.bytes ? paper->text.bytes : "";
}

/* A cell of what was said. */
static void put(struct paper *paper, bool is_number)
{
    page_cell(paper->out, said(paper), is_number);
    blob_clear(&paper->text);
}

static void fact(struct paper *paper, const char *name)
{
    page_fact(paper->out, name, said(paper));
    blob_clear(&paper->text);
}

/* Fetches region i. @return false without memory */
static bool fetch(iga_change *change, struct paper *paper, size_t i)
{
    bool is_there = iga_comparison_get(change, paper->report->comparison, i) == IGA_OK;
    paper->out->failed = paper->out->failed || !is_there;
    return is_there;
}

static const char *delta_of(const iga_change *change)
{
    return change->published_delta ? change->published_delta : change->delta.decimal;
}

/* ---- What is compared ------------------------------------------------------------------------ */

static void source(struct paper *paper, const struct published *file, const char *name,
                   const char *data_name)
{
    const char *ruleset = published_ruleset(file);
    const char *data = published_head_text(file, NULL, "data_sha256");
    blob_text(&paper->text, file->file);
    if (ruleset)
        blob_print(&paper->text, PHRASE(paper->lang, ", by the rules %s", ", menurut aturan %s"),
                   ruleset);
    fact(paper, name);
    if (data)
        page_fact(paper->out, data_name, data);
}

static void counts(struct paper *paper, const struct compare_tally *tally)
{
    iga_lang lang = paper->lang;
    blob_print(&paper->text,
               PHRASE(lang, "%zu: %zu up, %zu down, %zu with the same index",
                      "%zu: %zu naik, %zu turun, %zu berindeks tetap"),
               tally->regions, tally->up, tally->down, tally->level);
    fact(paper, PHRASE(lang, "Regions", "Daerah"));
    blob_print(&paper->text, PHRASE(lang, "%zu higher, %zu lower", "%zu naik, %zu turun"),
               tally->higher, tally->lower);
    fact(paper, PHRASE(lang, "Predicates", "Predikat"));
    for (int kind = COMPARE_ADDED; kind < COMPARE_KINDS; kind++)
        if (tally->kinds[kind] > 0) {
            blob_print(&paper->text, PHRASE(lang, "%zu regions", "%zu daerah"), tally->kinds[kind]);
            fact(paper, phrase_in(compare_titles[kind], lang));
        }
}

static void facts(struct paper *paper, const struct compare_tally *tally)
{
    iga_lang lang = paper->lang;
    page_facts_open(paper->out);
    source(paper, paper->report->before, PHRASE(lang, "Old result", "Hasil lama"),
           PHRASE(lang, "SHA-256 of the old data", "SHA-256 data lama"));
    source(paper, paper->report->after, PHRASE(lang, "New result", "Hasil baru"),
           PHRASE(lang, "SHA-256 of the new data", "SHA-256 data baru"));
    counts(paper, tally);
    blob_print(&paper->text, "iga %s", iga_version());
    fact(paper, PHRASE(lang, "Program", "Program"));
    page_facts_close(paper->out);
}

static void how_it_is_split(struct paper *paper)
{
    page_paragraph(
        paper->out,
        PHRASE(paper->lang,
               "A change is what the data did and what the rules did: each the average of its "
               "effect when it comes first and when it comes last. A change of place is also what "
               "the other regions did, averaged over all orders. The parts add up exactly; here "
               "they have at most six decimals.",
               "Setiap perubahan dirinci menurut pengaruh data dan pengaruh aturan: rata-rata "
               "pengaruhnya bila datang lebih dulu dan bila datang kemudian. Perubahan peringkat "
               "dirinci juga menurut pengaruh daerah lain, rata-rata atas semua urutan. Jumlah "
               "rinciannya tepat sama dengan perubahannya; di sini ditulis paling banyak enam "
               "angka di belakang koma."));
}

/* ---- The indices ----------------------------------------------------------------------------- */

static void keep_larger(struct paper *paper, size_t region)
{
    iga_change change;
    if (!fetch(&change, paper, region))
        return;
    const char *size = chart_size(delta_of(&change));
    if (paper->largest.length > 0 && chart_larger(paper->largest.bytes, size) != size)
        return;
    blob_clear(&paper->largest);
    blob_text(&paper->largest, size);
    paper->out->failed = paper->out->failed || paper->largest.failed;
}

/* Those that moved stand in the order of their changes. */
static void find_largest(struct paper *paper)
{
    const iga_comparison *comparison = paper->report->comparison;
    size_t count = iga_comparison_moved_count(comparison);
    if (count == 0)
        return;
    keep_larger(paper, iga_comparison_moved(comparison, 0));
    keep_larger(paper, iga_comparison_moved(comparison, count - 1));
}

static void shown(struct paper *paper, const char *decimal)
{
    if (decimal)
        decimal_shown(&paper->text, decimal, paper->lang);
    else
        blob_text(&paper->text, "–");
    put(paper, true);
}

static void change_shown(struct paper *paper, const char *decimal)
{
    if (decimal)
        decimal_signed(&paper->text, decimal, paper->lang);
    else
        blob_text(&paper->text, "–");
    put(paper, true);
}

static void chart_cell(struct paper *paper, const iga_change *change)
{
    blob_text(paper->out, "<td class=\"chart\">");
    if (change->is_measured && paper->largest.bytes) {
        decimal_signed(&paper->text, delta_of(change), paper->lang);
        chart_change(paper->out, delta_of(change), paper->largest.bytes, said(paper));
        blob_clear(&paper->text);
    }
    blob_text(paper->out, "</td>");
}

/* Both predicates where they differ, and what became of a region that is not in both results. */
static void predicate_cell(struct paper *paper, const iga_change *change)
{
    const struct compare_report *report = paper->report;
    const char *was = compare_said(report->before, &change->before).predicate;
    const char *is = compare_said(report->after, &change->after).predicate;
    if (was && is && strcmp(was, is) != 0)
        blob_print(&paper->text, "%s → ", was);
    blob_text(&paper->text, is ? is : was ? was : "–");
    if (!change->is_measured)
        blob_print(&paper->text, " (%s)",
                   phrase_in(compare_titles[compare_kind_of(report, change)], paper->lang));
    put(paper, false);
}

static void head_cells(struct paper *paper, const iga_change *change)
{
    const char *name = compare_name(paper->report, change);
    page_row_head(paper->out, change->id);
    page_cell(paper->out, name ? name : "–", false);
}

static void index_row(struct paper *paper, const iga_change *change)
{
    const struct compare_report *report = paper->report;
    page_row_open(paper->out);
    head_cells(paper, change);
    shown(paper, compare_said(report->before, &change->before).index);
    shown(paper, compare_said(report->after, &change->after).index);
    change_shown(paper, change->is_measured ? delta_of(change) : NULL);
    chart_cell(paper, change);
    predicate_cell(paper, change);
    page_row_close(paper->out);
}

static void index_table(struct paper *paper)
{
    iga_lang lang = paper->lang;
    const struct page_column columns[] = {
        {"ID", false},
        {PHRASE(lang, "Region", "Daerah"), false},
        {PHRASE(lang, "Old", "Lama"), true},
        {PHRASE(lang, "New", "Baru"), true},
        {PHRASE(lang, "Change", "Selisih"), true},
        {PHRASE(lang, "Against the largest", "Terhadap yang terbesar"), false},
        {PHRASE(lang, "Predicate", "Predikat"), false}};
    iga_change change;
    page_table_open_as(paper->out, "moves",
                       PHRASE(lang, "Index of every region", "Indeks setiap daerah"), columns,
                       sizeof columns / sizeof *columns);
    for (size_t i = 0; i < iga_comparison_count(paper->report->comparison); i++)
        if (fetch(&change, paper, i))
            index_row(paper, &change);
    page_table_close(paper->out);
}

static void parts_row(struct paper *paper, const iga_change *change)
{
    page_row_open(paper->out);
    head_cells(paper, change);
    change_shown(paper, change->delta.decimal);
    change_shown(paper, change->has_parts ? change->data.decimal : NULL);
    change_shown(paper, change->has_parts ? change->rules.decimal : NULL);
    page_row_close(paper->out);
}

static void parts_table(struct paper *paper)
{
    iga_lang lang = paper->lang;
    const struct page_column columns[] = {
        {"ID", false},
        {PHRASE(lang, "Region", "Daerah"), false},
        {PHRASE(lang, "Unrounded change", "Selisih sebelum pembulatan"), true},
        {PHRASE(lang, "Data", "Data"), true},
        {PHRASE(lang, "Rules", "Aturan"), true}};
    iga_change change;
    page_table_open(paper->out,
                    PHRASE(lang, "What made the indices change", "Yang mengubah indeks"), columns,
                    sizeof columns / sizeof *columns);
    for (size_t i = 0; i < iga_comparison_count(paper->report->comparison); i++)
        if (fetch(&change, paper, i) && change.is_measured)
            parts_row(paper, &change);
    page_table_close(paper->out);
}

static void indices(struct paper *paper)
{
    page_heading(paper->out, PHRASE(paper->lang, "Indices", "Indeks"));
    index_table(paper);
    if (paper->has_parts)
        parts_table(paper);
}

/* ---- The places ------------------------------------------------------------------------------ */

/* A change of place, among all or in a group. */
static iga_group_change place_of(const iga_change *change, size_t group)
{
    enum { ALL = 0 };
    if (group != ALL)
        return change->groups[group - 1];
    return (iga_group_change){.place_before = change->before.place,
                              .of_before = change->before.of,
                              .place_after = change->after.place,
                              .of_after = change->after.of,
                              .has_parts = change->has_place_parts,
                              .data = change->place_data,
                              .rules = change->place_rules,
                              .others = change->place_others};
}

static void place_cell(struct paper *paper, size_t place, size_t of)
{
    if (place)
        blob_print(&paper->text, PHRASE(paper->lang, "%zu of %zu", "%zu dari %zu"), place, of);
    else
        blob_text(&paper->text, "–");
    put(paper, true);
}

static void place_row(struct paper *paper, const iga_change *change, const iga_group_change *moved)
{
    page_row_open(paper->out);
    head_cells(paper, change);
    place_cell(paper, moved->place_before, moved->of_before);
    place_cell(paper, moved->place_after, moved->of_after);
    if (moved->place_before == moved->place_after || !moved->place_before || !moved->place_after)
        blob_text(&paper->text, moved->place_before == moved->place_after ? "0" : "–");
    else
        blob_print(&paper->text, "%+lld", compare_moved(moved->place_before, moved->place_after));
    put(paper, true);
    if (paper->has_parts) {
        change_shown(paper, moved->has_parts ? moved->data.decimal : NULL);
        change_shown(paper, moved->has_parts ? moved->rules.decimal : NULL);
        change_shown(paper, moved->has_parts ? moved->others.decimal : NULL);
    }
    page_row_close(paper->out);
}

static void place_table(struct paper *paper, const char *caption, size_t group)
{
    iga_lang lang = paper->lang;
    const struct page_column columns[] = {{"ID", false},
                                          {PHRASE(lang, "Region", "Daerah"), false},
                                          {PHRASE(lang, "Old", "Lama"), true},
                                          {PHRASE(lang, "New", "Baru"), true},
                                          {PHRASE(lang, "Change", "Selisih"), true},
                                          {PHRASE(lang, "Data", "Data"), true},
                                          {PHRASE(lang, "Rules", "Aturan"), true},
                                          {PHRASE(lang, "The others", "Daerah lain"), true}};
    enum { PARTS = 3, ALL = sizeof columns / sizeof *columns };
    page_table_open(paper->out, caption, columns, paper->has_parts ? ALL : ALL - PARTS);
    for (size_t i = 0; i < iga_comparison_count(paper->report->comparison); i++) {
        iga_change change;
        if (!fetch(&change, paper, i) || !change.is_measured)
            continue;
        iga_group_change moved = place_of(&change, group);
        if (moved.place_before || moved.place_after)
            place_row(paper, &change, &moved);
    }
    page_table_close(paper->out);
}

static void places(struct paper *paper)
{
    iga_lang lang = paper->lang;
    struct blob caption = {0};
    const char *group;
    page_heading(paper->out, PHRASE(lang, "Places", "Peringkat"));
    page_paragraph(paper->out, PHRASE(lang, "A negative change is a gain of places.",
                                      "Selisih negatif berarti peringkatnya membaik."));
    place_table(paper, PHRASE(lang, "Among all regions", "Di antara semua daerah"), 0);
    for (size_t g = 0; (group = iga_comparison_group(paper->report->comparison, g)); g++) {
        blob_clear(&caption);
        blob_print(&caption, PHRASE(lang, "In the group %s", "Dalam kelompok %s"), group);
        place_table(paper, caption.bytes ? caption.bytes : "", g + 1);
        paper->out->failed = paper->out->failed || caption.failed;
    }
    blob_free(&caption);
}

/* ---- The page -------------------------------------------------------------------------------- */

static const char *rules_of(const struct published *file)
{
    const char *title = published_head_text(file, "ruleset", "title");
    const char *id = published_ruleset(file);
    return title ? title : id ? id : file->file;
}

void compare_html(struct blob *out, const struct compare_report *report)
{
    struct paper paper = {.out = out, .report = report, .lang = report->lang};
    struct compare_tally tally;
    out->failed = !compare_count(&tally, report) || out->failed;
    paper.has_parts = tally.has_parts;
    blob_print(&paper.text, PHRASE(report->lang, "What changed: %s → %s", "Perubahan: %s → %s"),
               rules_of(report->before), rules_of(report->after));
    page_open(out, said(&paper), report->lang);
    blob_clear(&paper.text);
    facts(&paper, &tally);
    if (paper.has_parts)
        how_it_is_split(&paper);
    find_largest(&paper);
    indices(&paper);
    places(&paper);
    page_close(out);
    out->failed = out->failed || paper.text.failed;
    blob_free(&paper.text);
    blob_free(&paper.largest);
}
