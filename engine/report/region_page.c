#include "report/region_page.h"

#include "report/chart.h"
#include "report/decimal.h"
#include "report/json.h"
#include "report/json_tree.h"
#include "report/page.h"
#include "report/phrase.h"
#include "report/region_json.h"

#include <string.h>

/* No text of a page holds control characters, so these can keep its pieces apart. */
enum { ROW_END = 0x1E, SECTION_END = 0x1F };

/* ---- The object of a region ---------------------------------------------------------------- */

void region_page_record(struct blob *out, const iga_result *result)
{
    iga_variable variable;
    region_json(out, result, true);
    if (iga_result_error_count(result) > 0 || out->length == 0)
        return;
    out->length--; /* the bracket that closes it */
    json_key(out, "variables");
    json_open(out, '[');
    for (size_t i = 0; iga_rules_variable(&variable, iga_result_rules(result), i); i++) {
        const char *earned = iga_result_variable(result, i);
        json_raw(out, earned ? earned : "null");
    }
    json_close(out, ']');
    json_key(out, "names");
    json_open(out, '[');
    for (size_t i = 0; i < iga_result_innovation_count(result); i++)
        json_text(out, iga_result_innovation_name(result, i));
    json_close(out, ']');
    json_close(out, '}');
}

/* ---- A region on its way to the page --------------------------------------------------------- */

static const char *text_of(const struct json_tree *tree, const char *key)
{
    return json_tree_text(tree, json_tree_member(tree, 0, key));
}

static void place_cell(struct blob *out, const struct json_tree *tree)
{
    size_t all = json_tree_member(tree, json_tree_member(tree, 0, "rank"), "all");
    const char *place = json_tree_number(tree, json_tree_member(tree, all, "place"));
    page_cell(out, place ? place : "–", true);
}

static void index_cells(struct blob *out, const struct page_about *about,
                        const struct json_tree *tree)
{
    const char *index = json_tree_number(tree, json_tree_member(tree, 0, "index"));
    const char *predicate = text_of(tree, "predicate");
    struct blob shown = {0};
    if (index)
        decimal_shown(&shown, index, about->lang);
    page_cell(out, index ? shown.bytes : "–", true);
    blob_text(out, "<td class=\"chart\">");
    if (index) {
        blob_text(&shown, PHRASE(about->lang, " of ", " dari "));
        decimal_shown(&shown, iga_rules_maximum(about->rules), about->lang);
        chart_bar(out, index, iga_rules_maximum(about->rules), shown.bytes);
    }
    blob_text(out, "</td>");
    page_cell(out, predicate ? predicate : PHRASE(about->lang, "refused", "ditolak"), false);
    out->failed = out->failed || shown.failed;
    blob_free(&shown);
}

static void row(struct blob *out, const struct page_about *about, const struct json_tree *tree)
{
    const char *id = text_of(tree, "id"), *name = text_of(tree, "name");
    page_row_open(out);
    if (about->is_ranked)
        place_cell(out, tree);
    blob_text(out, "<th scope=\"row\"><a href=\"#d" REGION_NUMBER "\">");
    page_text(out, name ? name : id ? id : "?");
    blob_text(out, "</a></th>");
    page_cell(out, id ? id : "–", false);
    index_cells(out, about, tree);
    page_row_close(out);
}

void region_page(struct blob *out, const struct page_about *about, const char *json, size_t length)
{
    enum { DEEP = IGA_MAX_NESTING };
    static const char row_end = ROW_END, section_end = SECTION_END;
    struct json_tree tree = {0};
    if (json_tree_read(&tree, json, length, DEEP)) {
        row(out, about, &tree);
        blob_add(out, &row_end, 1);
        region_section(out, about, &tree);
        blob_add(out, &section_end, 1);
    }
    out->failed = out->failed || tree.failed;
    json_tree_free(&tree);
}

/* Copies a piece with the region's number where it belongs. */
static void numbered(struct blob *out, const char *bytes, size_t length, size_t number)
{
    const char *end = bytes + length;
    for (;;) {
        const char *mark = memchr(bytes, *REGION_NUMBER, (size_t)(end - bytes));
        blob_add(out, bytes, (size_t)((mark ? mark : end) - bytes));
        if (!mark)
            return;
        blob_print(out, "%zu", number);
        bytes = mark + 1;
    }
}

void region_pages_add(struct region_pages *pages, const char *bytes, size_t length)
{
    while (length > 0) {
        const char *row_end = memchr(bytes, ROW_END, length);
        const char *section_end = memchr(bytes, SECTION_END, length);
        if (!row_end || !section_end)
            return;
        pages->count++;
        numbered(&pages->rows, bytes, (size_t)(row_end - bytes), pages->count);
        numbered(&pages->sections, row_end + 1, (size_t)(section_end - row_end - 1), pages->count);
        length -= (size_t)(section_end + 1 - bytes);
        bytes = section_end + 1;
    }
}

/* ---- The rules ----------------------------------------------------------------------------- */

static void assumed_parts(struct blob *out, const struct page_about *about)
{
    const struct page_column columns[] = {
        {PHRASE(about->lang, "Part", "Bagian"), false},
        {PHRASE(about->lang, "Why it is assumed", "Alasan dianggap demikian"), false},
        {PHRASE(about->lang, "Line", "Baris"), true}};
    iga_part part;
    if (iga_rules_source_count(about->rules, IGA_ASSUMED) == 0)
        return;
    page_table_open(out,
                    PHRASE(about->lang, "Parts of the rules that no source states",
                           "Bagian aturan yang tidak disebut sumber mana pun (asumsi)"),
                    columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; iga_rules_part(&part, about->rules, i); i++) {
        char line[24];
        if (part.source != IGA_ASSUMED)
            continue;
        page_row_open(out);
        page_row_head(out, part.path);
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
              iga_rules_meaning(rules));
    if (about->data_sha256)
        page_fact(out, PHRASE(lang, "SHA-256 of the data", "SHA-256 data"), about->data_sha256);
    blob_clear(&text);
    blob_print(&text, "iga %s", iga_version());
    page_fact(out, PHRASE(lang, "Program", "Program"), text.bytes);
    page_facts_close(out);
    out->failed = out->failed || text.failed;
    blob_free(&text);
}

static void rules_section(struct blob *out, const struct page_about *about)
{
    blob_text(out, "<section class=\"rules\" aria-labelledby=\"aturan\">\n<h2 id=\"aturan\">");
    page_text(out, PHRASE(about->lang, "The rules used", "Aturan yang dipakai"));
    blob_text(out, "</h2>\n");
    rules_facts(out, about);
    assumed_parts(out, about);
    blob_text(out, "</section>\n");
}

/* ---- The page ------------------------------------------------------------------------------ */

static void overview(struct blob *out, const struct region_pages *pages,
                     const struct page_about *about)
{
    const struct page_column columns[] = {
        {PHRASE(about->lang, "Place", "Peringkat"), true},
        {PHRASE(about->lang, "Region", "Daerah"), false},
        {"ID", false},
        {PHRASE(about->lang, "Index", "Indeks"), true},
        {PHRASE(about->lang, "Of its maximum", "Dari maksimum"), false},
        {PHRASE(about->lang, "Predicate", "Predikat"), false}};
    size_t skipped = about->is_ranked ? 0 : 1;
    struct blob caption = {0};
    blob_print(&caption, PHRASE(about->lang, "%zu regions", "%zu daerah"), pages->count);
    blob_print(out, "<nav aria-label=\"%s\">\n", PHRASE(about->lang, "Overview", "Ikhtisar"));
    page_table_open(out, caption.bytes, columns + skipped,
                    sizeof columns / sizeof columns[0] - skipped);
    blob_add(out, pages->rows.bytes, pages->rows.length);
    page_table_close(out);
    blob_text(out, "</nav>\n");
    out->failed = out->failed || caption.failed;
    blob_free(&caption);
}

static void counting(struct blob *out, const struct page_about *about)
{
    if (about->is_merged)
        page_paragraph(out, PHRASE(about->lang, "Merged from results that were scored before.",
                                   "Digabungkan dari hasil yang sudah dihitung sebelumnya."));
    if (about->claims)
        page_paragraph(out,
                       PHRASE(about->lang, "Every reported innovation counts, eligible or not.",
                              "Semua inovasi yang dilaporkan dihitung, memenuhi syarat atau "
                              "tidak."));
    if (about->verified)
        page_paragraph(out, PHRASE(about->lang, "Answers that are not verified count as missing.",
                                   "Jawaban yang belum diverifikasi dianggap kosong."));
}

void region_pages_write(struct blob *out, const struct region_pages *pages,
                        const struct page_about *about)
{
    struct blob title = {0};
    blob_print(&title, PHRASE(about->lang, "Scores by %s", "Skor menurut %s"),
               iga_rules_title(about->rules));
    page_open(out, title.bytes ? title.bytes : "", about->lang);
    counting(out, about);
    if (pages->count == 0)
        page_paragraph(
            out, PHRASE(about->lang, "The data hold no region.", "Data tidak memuat daerah."));
    if (pages->count > 1)
        overview(out, pages, about);
    blob_add(out, pages->sections.bytes, pages->sections.length);
    rules_section(out, about);
    page_close(out);
    out->failed = out->failed || title.failed || pages->rows.failed || pages->sections.failed;
    blob_free(&title);
}

void region_pages_free(struct region_pages *pages)
{
    blob_free(&pages->rows);
    blob_free(&pages->sections);
}
