/* region_rules.c - the rules that a page's regions were scored with. */
#include "report/meaning.h"
#include "report/page.h"
#include "report/phrase.h"
#include "report/region_page.h"

static void part_cell(struct blob *out, const iga_part *part)
{
    blob_text(out, "<th scope=\"row\">");
    page_text(out, part->title ? part->title : part->path);
    if (part->title) {
        blob_text(out, "<small>");
        page_text(out, part->path);
        blob_text(out, "</small>");
    }
    blob_text(out, "</th>");
}

static void assumed_parts(struct blob *out, const struct page_about *about)
{
    const struct page_column columns[] = {
        {PHRASE(about->lang, "Part", "Bagian"), false},
        {PHRASE(about->lang, "Why it is assumed", "Alasan asumsi"), false},
        {PHRASE(about->lang, "Line", "Baris"), true}};
    iga_part part;
    if (iga_rules_source_count(about->rules, IGA_ASSUMED) == 0)
        return;
    page_table_open_as(out, "parts",
                       PHRASE(about->lang, "Parts of the rules that no source states",
                              "Bagian aturan yang tidak disebut sumber mana pun (asumsi)"),
                       columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; iga_rules_part(&part, about->rules, i); i++) {
        char line[24];
        if (part.source != IGA_ASSUMED)
            continue;
        page_row_open(out);
        part_cell(out, &part);
        page_cell(out, part.reference, false);
        page_size(line, part.line);
        page_cell(out, line, true);
        page_row_close(out);
    }
    page_table_close(out);
}

static void rules_facts(struct blob *out, const struct page_about *about)
{
    static const struct phrase states[] = {[IGA_ANNOUNCED] = {"announced", "diumumkan"},
                                           [IGA_IN_FORCE] = {"in force", "berlaku"},
                                           [IGA_PAST] = {"past", "tidak berlaku lagi"}};
    const iga_rules *rules = about->rules;
    iga_lang lang = about->lang;
    struct blob text = {0};
    char meaning[MEANING_TEXT];
    page_facts_open(out);
    page_fact(out, PHRASE(lang, "Title", "Judul"), iga_rules_title(rules));
    page_fact(out, "ID", iga_rules_id(rules));
    page_fact(out, "Status", phrase_in(states[iga_rules_status(rules)], lang));
    if (*iga_rules_basis(rules))
        page_fact(out, PHRASE(lang, "Basis", "Dasar"), iga_rules_basis(rules));
    blob_print(&text,
               PHRASE(lang, "%zu official, %zu secondary, %zu assumed",
                      "%zu resmi, %zu sekunder, %zu asumsi"),
               iga_rules_source_count(rules, IGA_OFFICIAL),
               iga_rules_source_count(rules, IGA_SECONDARY),
               iga_rules_source_count(rules, IGA_ASSUMED));
    page_fact(out, PHRASE(lang, "Sources of its parts", "Sumber bagian-bagiannya"), text.bytes);
    page_fact(out, PHRASE(lang, "SHA-256 of the file", "SHA-256 berkas aturan"),
              iga_rules_sha256(rules));
    page_fact(out, PHRASE(lang, "SHA-256 of the meaning", "SHA-256 makna aturan"),
              meaning_text(meaning, &out->failed, rules));
    if (about->data_sha256)
        page_fact(out, PHRASE(lang, "SHA-256 of the data", "SHA-256 data"), about->data_sha256);
    blob_clear(&text);
    blob_print(&text, "iga %s", iga_version());
    page_fact(out, PHRASE(lang, "Program", "Program"), text.bytes);
    page_facts_close(out);
    out->failed = out->failed || text.failed;
    blob_free(&text);
}

void region_rules(struct blob *out, const struct page_about *about)
{
    blob_text(out, "<section class=\"rules\" aria-labelledby=\"aturan\">\n<h2 id=\"aturan\">");
    page_text(out, PHRASE(about->lang, "The rules used", "Aturan yang dipakai"));
    blob_text(out, "</h2>\n");
    rules_facts(out, about);
    assumed_parts(out, about);
    blob_text(out, "</section>\n");
}
