/* compare_book.c - what changed between two results, as a workbook: a row a region. */
#include "report/compare_report.h"

enum sheet { REGIONS, RESULTS };

#define SAY(report, en, id) PHRASE((report)->lang, en, id)

/* ---- Regions -------------------------------------------------------------------------------- */

static void place(struct blob *rows, size_t number)
{
    if (number > 0)
        book_size(rows, number);
    else
        book_text(rows, NULL);
}

static void place_parts(struct blob *rows, bool has_parts, const iga_share *data,
                        const iga_share *rules, const iga_share *others)
{
    book_number(rows, has_parts ? data->decimal : NULL);
    book_number(rows, has_parts ? rules->decimal : NULL);
    book_number(rows, has_parts ? others->decimal : NULL);
}

static void groups(struct blob *rows, const struct compare_report *report, const iga_change *change)
{
    static const iga_group_change none = {0};
    for (size_t g = 0; iga_comparison_group(report->comparison, g); g++) {
        const iga_group_change *moved = change->is_measured ? &change->groups[g] : &none;
        place(rows, moved->place_before);
        place(rows, moved->place_after);
        place_parts(rows, moved->has_parts, &moved->data, &moved->rules, &moved->others);
    }
}

static void change_row(struct blob *rows, const struct compare_report *report,
                       const iga_change *change)
{
    struct compare_said was = compare_said(report->before, &change->before);
    struct compare_said is = compare_said(report->after, &change->after);
    book_row(rows, REGIONS);
    book_text(rows, change->id);
    book_text(rows, compare_name(report, change));
    book_text(rows, phrase_in(compare_titles[compare_kind_of(report, change)], report->lang));
    book_number(rows, was.index);
    book_number(rows, is.index);
    book_number(rows, change->is_measured ? change->delta.decimal : NULL);
    book_number(rows, change->has_parts ? change->data.decimal : NULL);
    book_number(rows, change->has_parts ? change->rules.decimal : NULL);
    book_text(rows, was.predicate);
    book_text(rows, is.predicate);
    place(rows, change->before.place);
    place(rows, change->after.place);
    place_parts(rows, change->has_place_parts, &change->place_data, &change->place_rules,
                &change->place_others);
    groups(rows, report, change);
    book_text(rows, change->is_measured ? change->delta.exact : NULL);
    book_row_end(rows);
}

static void group_columns(struct book *book, const struct compare_report *report)
{
    static const struct phrase formats[] = {{"Place before (%s)", "Peringkat sebelum (%s)"},
                                            {"Place after (%s)", "Peringkat sesudah (%s)"},
                                            {"By the data (%s)", "Karena data (%s)"},
                                            {"By the rules (%s)", "Karena aturan (%s)"},
                                            {"By the others (%s)", "Karena daerah lain (%s)"}};
    const char *group;
    for (size_t g = 0; (group = iga_comparison_group(report->comparison, g)); g++)
        for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
            struct blob title = {0};
            blob_print(&title, phrase_in(formats[i], report->lang), group);
            if (title.bytes)
                book_column(book, title.bytes);
            book->failed = book->failed || title.failed;
            blob_free(&title);
        }
}

static void regions(struct book *book, const struct compare_report *report)
{
    static const struct phrase titles[] = {
        {"Region ID", "ID daerah"},
        {"Region", "Daerah"},
        {"Change", "Perubahan"},
        {"Index before", "Indeks sebelum"},
        {"Index after", "Indeks sesudah"},
        {"Difference", "Selisih"},
        {"By the data", "Karena data"},
        {"By the rules", "Karena aturan"},
        {"Predicate before", "Predikat sebelum"},
        {"Predicate after", "Predikat sesudah"},
        {"Place before", "Peringkat sebelum"},
        {"Place after", "Peringkat sesudah"},
        {"Places by the data", "Peringkat karena data"},
        {"Places by the rules", "Peringkat karena aturan"},
        {"Places by the others", "Peringkat karena daerah lain"}};
    struct blob rows = {0};
    book_sheet(book, SAY(report, "Regions", "Daerah"), 2, true);
    book_columns(book, titles, sizeof titles / sizeof titles[0], report->lang);
    group_columns(book, report);
    book_column(book, SAY(report, "Exact difference", "Selisih tepat"));
    for (size_t i = 0; i < iga_comparison_count(report->comparison); i++) {
        iga_change change;
        if (iga_comparison_get(&change, report->comparison, i) == IGA_OK)
            change_row(&rows, report, &change);
        else
            rows.failed = true;
    }
    book_take(book, &rows);
}

/* ---- The results ---------------------------------------------------------------------------- */

static void fact(struct blob *rows, const char *name, const char *before, const char *after)
{
    book_row(rows, RESULTS);
    book_text(rows, name);
    book_text(rows, before);
    book_text(rows, after);
    book_row_end(rows);
}

static void results(struct book *book, const struct compare_report *report)
{
    static const struct phrase titles[] = {
        {"What", "Keterangan"}, {"Old result", "Hasil lama"}, {"New result", "Hasil baru"}};
    const struct published *old = report->before, *new = report->after;
    struct blob rows = {0};
    book_sheet(book, SAY(report, "Results", "Hasil"), 1, false);
    book_columns(book, titles, sizeof titles / sizeof titles[0], report->lang);
    fact(&rows, SAY(report, "File", "Berkas"), old->file, new->file);
    fact(&rows, SAY(report, "Rules", "Aturan"), published_ruleset(old), published_ruleset(new));
    fact(&rows, SAY(report, "SHA-256 of the rule file", "SHA-256 berkas aturan"),
         published_head_text(old, "ruleset", "sha256"),
         published_head_text(new, "ruleset", "sha256"));
    fact(&rows, SAY(report, "SHA-256 of the meaning", "SHA-256 makna aturan"),
         published_head_text(old, "ruleset", "meaning"),
         published_head_text(new, "ruleset", "meaning"));
    fact(&rows, SAY(report, "SHA-256 of the data", "SHA-256 data"),
         published_head_text(old, NULL, "data_sha256"),
         published_head_text(new, NULL, "data_sha256"));
    book_take(book, &rows);
}

void compare_book(struct book *book, const struct compare_report *report)
{
    regions(book, report);
    results(book, report);
}
