/* diff_book.c - what changed between two rule sets, and what it does to regions, as a workbook. */
#include "report/diff_report.h"
#include "report/meaning.h"

enum sheet { CHANGES, REGIONS, RULES };

#define SAY(report, en, id) PHRASE((report)->lang, en, id)

/* What was put together, as a cell. */
static void said(struct blob *rows, struct blob *text)
{
    book_text(rows, text->length > 0 ? text->bytes : NULL);
    rows->failed = rows->failed || text->failed;
    blob_free(text);
}

/* ---- Changes -------------------------------------------------------------------------------- */

static void line(struct blob *rows, size_t number)
{
    if (number > 0)
        book_size(rows, number);
    else
        book_text(rows, NULL);
}

static void change_row(struct blob *rows, const struct diff_report *report,
                       const iga_rule_change *change)
{
    static const struct phrase kinds[] = {[IGA_ADDED] = {"added", "ditambah"},
                                          [IGA_REMOVED] = {"removed", "dihapus"},
                                          [IGA_CHANGED] = {"changed", "diubah"},
                                          [IGA_RENAMED] = {"renamed", "diganti nama"}};
    struct blob what = {0}, witness = {0};
    diff_aspect(&what, change, report->lang);
    diff_witness(&witness, change, report->lang);
    book_row(rows, CHANGES);
    book_text(rows, phrase_in(diff_class_titles[change->change_class], report->lang));
    book_text(rows, phrase_in(kinds[change->kind], report->lang));
    book_text(rows, change->title);
    said(rows, &what);
    book_text(rows, change->before_shown ? change->before_shown : change->before);
    book_text(rows, change->after_shown ? change->after_shown : change->after);
    book_text(rows, change->verdict == IGA_NO_VERDICT
                        ? NULL
                        : phrase_in(diff_verdict_titles[change->verdict], report->lang));
    said(rows, &witness);
    line(rows, change->line_before);
    line(rows, change->line_after);
    book_text(rows, change->path);
    book_row_end(rows);
}

static void changes(struct book *book, const struct diff_report *report)
{
    static const struct phrase titles[] = {{"Class", "Kelas"},
                                           {"Change", "Perubahan"},
                                           {"What changed", "Yang berubah"},
                                           {"Of it", "Hal"},
                                           {"Before", "Sebelum"},
                                           {"After", "Sesudah"},
                                           {"What it means", "Artinya"},
                                           {"Example", "Contoh"},
                                           {"Old line", "Baris lama"},
                                           {"New line", "Baris baru"},
                                           {"Path", "Jalur"}};
    struct blob rows = {0};
    iga_rule_change change;
    book_sheet(book, SAY(report, "Changes", "Perubahan"), 3, true);
    book_columns(book, titles, sizeof titles / sizeof titles[0], report->lang);
    for (size_t i = 0; iga_diff_change(&change, report->diff, i); i++)
        change_row(&rows, report, &change);
    book_take(book, &rows);
}

/* ---- Regions -------------------------------------------------------------------------------- */

static void part_columns(struct book *book, const struct diff_report *report)
{
    for (size_t p = 0; iga_diff_part(report->diff, p); p++) {
        struct blob title = {0};
        diff_part_title(&title, report, p);
        if (title.bytes)
            book_column(book, title.bytes);
        book->failed = book->failed || title.failed;
        blob_free(&title);
    }
}

static void region_row(struct blob *rows, const struct diff_report *report,
                       const iga_impact_region *region, size_t i)
{
    book_row(rows, REGIONS);
    book_text(rows, region->id);
    book_text(rows, region->name);
    book_number(rows, region->before.index);
    book_number(rows, region->after.index);
    book_number(rows, region->delta_short);
    book_text(rows, region->before.predicate);
    book_text(rows, region->after.predicate);
    book_size(rows, region->before.place);
    book_size(rows, region->after.place);
    book_text(rows, region->delta);
    for (size_t p = 0; iga_diff_part(report->diff, p); p++)
        book_number(rows, iga_impact_share_short(report->impact, i, p));
    book_row_end(rows);
}

static void regions(struct book *book, const struct diff_report *report)
{
    static const struct phrase titles[] = {{"Region ID", "ID daerah"},
                                           {"Region", "Daerah"},
                                           {"Index before", "Indeks sebelum"},
                                           {"Index after", "Indeks sesudah"},
                                           {"Difference", "Selisih"},
                                           {"Predicate before", "Predikat sebelum"},
                                           {"Predicate after", "Predikat sesudah"},
                                           {"Place before", "Peringkat sebelum"},
                                           {"Place after", "Peringkat sesudah"},
                                           {"Exact difference", "Selisih tepat"}};
    struct blob rows = {0};
    iga_impact_region region;
    struct book_sheet *sheet = book_sheet(book, SAY(report, "Regions", "Daerah"), 2, true);
    sheet->is_dropped = report->impact == NULL;
    book_columns(book, titles, sizeof titles / sizeof titles[0], report->lang);
    part_columns(book, report);
    for (size_t i = 0; report->impact && iga_impact_region_at(&region, report->impact, i); i++)
        region_row(&rows, report, &region, i);
    book_take(book, &rows);
}

/* ---- The rules ------------------------------------------------------------------------------ */

static void fact(struct blob *rows, const char *name, const char *before, const char *after)
{
    book_row(rows, RULES);
    book_text(rows, name);
    book_text(rows, before);
    book_text(rows, after);
    book_row_end(rows);
}

static void rules(struct book *book, const struct diff_report *report)
{
    static const struct phrase titles[] = {
        {"What", "Keterangan"}, {"Old rules", "Aturan lama"}, {"New rules", "Aturan baru"}};
    const iga_rules *old = iga_diff_before(report->diff), *new = iga_diff_after(report->diff);
    struct blob rows = {0};
    char meanings[2][MEANING_TEXT];
    book_sheet(book, SAY(report, "Rules", "Aturan"), 1, false);
    book_columns(book, titles, sizeof titles / sizeof titles[0], report->lang);
    fact(&rows, SAY(report, "Title", "Judul"), iga_rules_title(old), iga_rules_title(new));
    fact(&rows, "ID", iga_rules_id(old), iga_rules_id(new));
    fact(&rows, SAY(report, "File", "Berkas"), iga_rules_file(old), iga_rules_file(new));
    fact(&rows, SAY(report, "Basis", "Dasar"), iga_rules_basis(old), iga_rules_basis(new));
    fact(&rows, SAY(report, "SHA-256 of the file", "SHA-256 berkas aturan"), iga_rules_sha256(old),
         iga_rules_sha256(new));
    fact(&rows, SAY(report, "SHA-256 of the meaning", "SHA-256 makna aturan"),
         meaning_text(meanings[0], &rows.failed, old),
         meaning_text(meanings[1], &rows.failed, new));
    if (report->data_sha256)
        fact(&rows, SAY(report, "SHA-256 of the data", "SHA-256 data"), report->data_sha256,
             report->data_sha256);
    book_take(book, &rows);
}

void diff_book(struct book *book, const struct diff_report *report)
{
    changes(book, report);
    regions(book, report);
    rules(book, report);
}
