#include "report/region_book.h"

#include "report/decimal.h"
#include "report/meaning.h"
#include "report/phrase.h"

#include <stdio.h>
#include <string.h>

/* The book and what it is about. */
struct opening {
    struct book *book;
    const struct region_book *what;
    const iga_rules *rules;
    iga_lang lang;
};

#define SAY(opening, en, id) PHRASE((opening)->lang, en, id)

/* ---- Columns -------------------------------------------------------------------------------- */

/* Begins a sheet whose first columns say which region a row is of. */
static void region_sheet(const struct opening *opening, const char *name)
{
    book_sheet(opening->book, name, 2, true);
    book_column(opening->book, SAY(opening, "Region ID", "ID daerah"));
    book_column(opening->book, SAY(opening, "Region", "Daerah"));
}

/* A title that is put together. */
static void column_of(const struct opening *opening, const char *format, const char *part)
{
    struct blob title = {0};
    blob_print(&title, format, part);
    if (title.bytes)
        book_column(opening->book, title.bytes);
    opening->book->failed = opening->book->failed || title.failed;
    blob_free(&title);
}

static void place_columns(const struct opening *opening)
{
    const iga_ranking *ranking = opening->what->ranking;
    for (size_t g = 0; ranking && g < iga_ranking_group_count(ranking); g++) {
        const char *group = iga_ranking_group_id(ranking, g);
        column_of(opening,
                  g == 0 ? SAY(opening, "Place%.0s", "Peringkat%.0s")
                         : SAY(opening, "Place by %s", "Peringkat menurut %s"),
                  group);
        column_of(opening,
                  g == 0 ? SAY(opening, "Of%.0s", "Dari%.0s")
                         : SAY(opening, "Of (%s)", "Dari (%s)"),
                  group);
    }
}

static void group_columns(const struct opening *opening)
{
    const char *title;
    for (size_t i = 0; (title = iga_rules_group_title(opening->rules, i)); i++)
        book_column(opening->book, title);
}

static void value_columns(const struct opening *opening)
{
    for (size_t i = 0; i < iga_rules_value_count(opening->rules); i++) {
        struct blob title = {0};
        blob_text(&title, iga_rules_value_title(opening->rules, i));
        blob_text(&title, SAY(opening, " (of ", " (dari "));
        decimal_shown(&title, iga_rules_value_maximum(opening->rules, i), opening->lang);
        blob_text(&title, ")");
        if (title.bytes)
            book_column(opening->book, title.bytes);
        opening->book->failed = opening->book->failed || title.failed;
        blob_free(&title);
    }
}

#define COLUMNS(opening, titles)                                                                   \
    book_columns((opening)->book, titles, sizeof(titles) / sizeof *(titles), (opening)->lang)

static void summary_sheet(const struct opening *opening)
{
    static const struct phrase scores[] = {{"Index", "Indeks"},
                                           {"Predicate", "Predikat"},
                                           {"Next predicate", "Predikat berikutnya"},
                                           {"It begins at", "Dimulai dari"},
                                           {"Points to it", "Kurang"}};
    static const struct phrase near[] = {{"Predicate near by", "Predikat terdekat"},
                                         {"Its edge", "Batasnya"},
                                         {"Distance", "Jarak"}};
    static const struct phrase innovations[] = {
        {"Innovations reported", "Inovasi dilaporkan"},
        {"Innovations eligible", "Inovasi memenuhi syarat"}};
    static const struct phrase last[] = {{"Missing answers", "Jawaban kosong"},
                                         {"Warnings", "Peringatan"},
                                         {"Index, unrounded", "Indeks tanpa pembulatan"},
                                         {"Outcome", "Hasil"}};
    region_sheet(opening, SAY(opening, "Summary", "Ringkasan"));
    place_columns(opening);
    group_columns(opening);
    COLUMNS(opening, scores);
    if (opening->what->is_near)
        COLUMNS(opening, near);
    value_columns(opening);
    if (iga_rules_has_innovations(opening->rules))
        COLUMNS(opening, innovations);
    COLUMNS(opening, last);
}

static void answer_columns(const struct opening *opening)
{
    static const struct phrase titles[] = {{"No", "No"},
                                           {"Indicator", "Indikator"},
                                           {"Answer", "Jawaban"},
                                           {"Level", "Level"},
                                           {"Points", "Poin"},
                                           {"Maximum", "Maksimum"},
                                           {"Status", "Status"},
                                           {"Source of the rule", "Sumber aturan"},
                                           {"Line of the rules", "Baris aturan"}};
    COLUMNS(opening, titles);
}

static void answer_sheets(const struct opening *opening)
{
    static const struct phrase innovation[] = {{"Innovation ID", "ID inovasi"},
                                               {"Innovation", "Inovasi"}};
    static const struct phrase eligibility[] = {{"Eligible", "Memenuhi syarat"},
                                                {"Points", "Poin"},
                                                {"Maximum", "Maksimum"},
                                                {"Missing answers", "Jawaban kosong"},
                                                {"Reasons", "Alasan"}};
    static const struct phrase missing[] = {{"No", "No"}, {"Indicator", "Indikator"}};

    region_sheet(opening, SAY(opening, "Answers", "Jawaban daerah"));
    answer_columns(opening);
    region_sheet(opening, SAY(opening, "Innovations", "Inovasi"));
    COLUMNS(opening, innovation);
    COLUMNS(opening, eligibility);
    region_sheet(opening, SAY(opening, "Innovation answers", "Jawaban inovasi"));
    COLUMNS(opening, innovation);
    answer_columns(opening);
    region_sheet(opening, SAY(opening, "Missing answers", "Jawaban kosong"));
    COLUMNS(opening, innovation);
    COLUMNS(opening, missing);
}

void region_book_open(struct book *book, const struct region_book *what)
{
    static const struct phrase values[] = {
        {"Part", "Bagian"}, {"Kind", "Jenis"}, {"Value", "Nilai"}, {"Maximum", "Maksimum"}};
    static const struct phrase steps[] = {
        {"Step", "Langkah"}, {"Details", "Rincian"}, {"Gain in index", "Tambahan indeks"}};
    static const struct phrase notes[] = {
        {"Kind", "Jenis"}, {"Place", "Tempat"}, {"Message", "Pesan"}};
    const struct opening opening = {
        .book = book, .what = what, .rules = what->about.rules, .lang = what->about.lang};
    summary_sheet(&opening);
    region_sheet(&opening, SAY(&opening, "Values and variables", "Nilai dan variabel"));
    COLUMNS(&opening, values);
    region_sheet(&opening, SAY(&opening, "Steps", "Langkah"));
    COLUMNS(&opening, steps);
    answer_sheets(&opening);
    region_sheet(&opening, SAY(&opening, "Notes", "Catatan"));
    COLUMNS(&opening, notes);
}

/* ---- The rules ------------------------------------------------------------------------------ */

static void fact(const struct opening *opening, const char *name, const char *text)
{
    struct blob row = {0};
    book_row(&row, SHEET_RULES);
    book_text(&row, name);
    book_text(&row, text);
    book_row_end(&row);
    book_take(opening->book, &row);
}

static void size_fact(const struct opening *opening, const char *name, size_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    fact(opening, name, text);
}

static void counting_facts(const struct opening *opening)
{
    const struct page_about *about = &opening->what->about;
    const char *name = SAY(opening, "Counted", "Cara menghitung");
    if (about->is_merged)
        fact(opening, name,
             SAY(opening, "merged from results that were scored before",
                 "digabungkan dari hasil yang sudah dihitung sebelumnya"));
    if (about->claims)
        fact(opening, name,
             SAY(opening, "every reported innovation counts, eligible or not",
                 "semua inovasi yang dilaporkan dihitung, memenuhi syarat atau tidak"));
    if (about->verified)
        fact(opening, name,
             SAY(opening, "answers that are not verified count as missing",
                 "jawaban yang belum diverifikasi dianggap kosong"));
}

static void program_fact(const struct opening *opening)
{
    char text[64];
    snprintf(text, sizeof text, "iga %s", iga_version());
    fact(opening, "Program", text);
}

static void rules_sheet(const struct opening *opening)
{
    static const struct phrase states[] = {[IGA_ANNOUNCED] = {"announced", "diumumkan"},
                                           [IGA_IN_FORCE] = {"in force", "berlaku"},
                                           [IGA_PAST] = {"past", "tidak berlaku lagi"}};
    const iga_rules *rules = opening->rules;
    char meaning[MEANING_TEXT];
    book_sheet(opening->book, SAY(opening, "Rules", "Aturan"), 1, false);
    book_column(opening->book, SAY(opening, "What", "Keterangan"));
    book_column(opening->book, SAY(opening, "Of the rules used", "Aturan yang dipakai"));
    fact(opening, SAY(opening, "Title", "Judul"), iga_rules_title(rules));
    fact(opening, "ID", iga_rules_id(rules));
    fact(opening, "Status", phrase_in(states[iga_rules_status(rules)], opening->lang));
    fact(opening, SAY(opening, "Basis", "Dasar"), iga_rules_basis(rules));
    size_fact(opening, SAY(opening, "Parts from an official source", "Bagian bersumber resmi"),
              iga_rules_source_count(rules, IGA_OFFICIAL));
    size_fact(opening, SAY(opening, "Parts from a secondary source", "Bagian bersumber sekunder"),
              iga_rules_source_count(rules, IGA_SECONDARY));
    size_fact(opening, SAY(opening, "Parts assumed", "Bagian asumsi"),
              iga_rules_source_count(rules, IGA_ASSUMED));
    fact(opening, SAY(opening, "Highest index", "Indeks tertinggi"), iga_rules_maximum(rules));
    counting_facts(opening);
    fact(opening, SAY(opening, "SHA-256 of the file", "SHA-256 berkas aturan"),
         iga_rules_sha256(rules));
    fact(opening, SAY(opening, "SHA-256 of the meaning", "SHA-256 makna aturan"),
         meaning_text(meaning, &opening->book->failed, rules));
    if (opening->what->about.data_sha256)
        fact(opening, SAY(opening, "SHA-256 of the data", "SHA-256 data"),
             opening->what->about.data_sha256);
    program_fact(opening);
}

static void assumed_sheet(const struct opening *opening)
{
    static const struct phrase titles[] = {
        {"Part", "Bagian"}, {"Why it is assumed", "Alasan dianggap demikian"}, {"Line", "Baris"}};
    struct blob rows = {0};
    iga_part part;
    book_sheet(opening->book, SAY(opening, "Assumed parts", "Asumsi"), 1, true);
    COLUMNS(opening, titles);
    for (size_t i = 0; iga_rules_part(&part, opening->rules, i); i++) {
        if (part.source != IGA_ASSUMED)
            continue;
        book_row(&rows, SHEET_ASSUMED);
        book_text(&rows, part.path);
        book_text(&rows, part.reference);
        book_size(&rows, part.line);
        book_row_end(&rows);
    }
    book_take(opening->book, &rows);
}

void region_book_close(struct book *book, const struct region_book *what, bool detail)
{
    const struct opening opening = {
        .book = book, .what = what, .rules = what->about.rules, .lang = what->about.lang};
    rules_sheet(&opening);
    assumed_sheet(&opening);
    for (size_t i = 0; i < book->count; i++)
        book->sheets[i].is_dropped = i != SHEET_SUMMARY && book->sheets[i].rows == 0;
    if (!detail)
        book->sheets[SHEET_ANSWERS].is_dropped = book->sheets[SHEET_INNOVATION_ANSWERS].is_dropped =
            true;
}
