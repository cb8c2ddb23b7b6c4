#include "report/region_page.h"

#include "report/chart.h"
#include "report/decimal.h"
#include "report/json_tree.h"
#include "report/page.h"
#include "report/phrase.h"

#include <string.h>

/* No text of a page holds control characters, so these can keep its pieces apart. */
enum { WORD_END = 0x1C, ROW_END = 0x1E, SECTION_END = 0x1F };

/* ---- A region on its way to the page --------------------------------------------------------- */

static const char *text_of(const iga_json *tree, const char *key)
{
    return iga_json_text(tree, iga_json_member(tree, 0, key));
}

static void place_cell(struct blob *out, const iga_json *tree)
{
    size_t all = iga_json_member(tree, iga_json_member(tree, 0, "rank"), "all");
    const char *place = iga_json_number(tree, iga_json_member(tree, all, "place"));
    page_cell(out, place ? place : "–", true);
}

static void index_cells(struct blob *out, const struct page_about *about, const iga_json *tree)
{
    const char *index = iga_json_number(tree, iga_json_member(tree, 0, "index"));
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

static const char *called(const iga_json *tree)
{
    const char *id = text_of(tree, "id"), *name = text_of(tree, "name");
    return name ? name : id ? id : "?";
}

static void row(struct blob *out, const struct page_about *about, const iga_json *tree)
{
    const char *id = text_of(tree, "id");
    page_row_open(out);
    if (about->is_ranked)
        place_cell(out, tree);
    blob_text(out, "<th scope=\"row\"><a href=\"#d" REGION_NUMBER "\"><bdi>");
    page_text(out, called(tree));
    blob_text(out, "</bdi></a>");
    if (id) {
        blob_text(out, "<small><bdi>");
        page_text(out, id);
        blob_text(out, "</bdi></small>");
    }
    blob_text(out, "</th>");
    index_cells(out, about, tree);
    page_row_close(out);
}

static void end_piece(struct blob *out, char mark)
{
    blob_add(out, &mark, 1);
}

void region_page(struct blob *out, const struct page_about *about, const char *json, size_t length)
{
    iga_json *tree = NULL;
    iga_status status = json_tree_read(&tree, json, length, IGA_MAX_NESTING);
    if (status == IGA_OK) {
        page_text(out, called(tree));
        end_piece(out, WORD_END);
        page_text(out, text_of(tree, "predicate"));
        end_piece(out, WORD_END);
        row(out, about, tree);
        end_piece(out, ROW_END);
        region_section(out, about, tree);
        end_piece(out, SECTION_END);
    }
    out->failed = out->failed || status == IGA_ENOMEM;
    iga_json_free(tree);
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

/* Takes a piece off the front. @return false when its end is not there */
static bool cut(const char **piece, size_t *piece_length, const char **bytes, size_t *length,
                char mark)
{
    const char *end = memchr(*bytes, mark, *length);
    if (!end)
        return false;
    *piece = *bytes;
    *piece_length = (size_t)(end - *bytes);
    *length -= *piece_length + 1;
    *bytes = end + 1;
    return true;
}

void region_pages_add(struct region_pages *pages, const char *bytes, size_t length)
{
    const char *name, *predicate, *row, *section;
    size_t name_length, predicate_length, row_length, section_length;
    while (length > 0 && cut(&name, &name_length, &bytes, &length, WORD_END) &&
           cut(&predicate, &predicate_length, &bytes, &length, WORD_END) &&
           cut(&row, &row_length, &bytes, &length, ROW_END) &&
           cut(&section, &section_length, &bytes, &length, SECTION_END)) {
        if (++pages->count == 1)
            blob_add(&pages->name, name, name_length);
        blob_add(&pages->predicates, predicate, predicate_length);
        end_piece(&pages->predicates, WORD_END);
        numbered(&pages->rows, row, row_length, pages->count);
        numbered(&pages->sections, section, section_length, pages->count);
    }
}

/* ---- The page ------------------------------------------------------------------------------ */

/* How many regions have a predicate, or were refused: NULL. */
static size_t count_of(const struct region_pages *pages, const char *predicate, bool *failed)
{
    struct blob wanted = {0};
    const char *bytes = pages->predicates.bytes, *word;
    size_t length = pages->predicates.length, word_length, count = 0;
    page_text(&wanted, predicate);
    while (cut(&word, &word_length, &bytes, &length, WORD_END))
        count += word_length == wanted.length &&
                 (word_length == 0 || memcmp(word, wanted.bytes, word_length) == 0);
    *failed = *failed || wanted.failed;
    blob_free(&wanted);
    return count;
}

static void tally_item(struct blob *out, size_t count, const char *name)
{
    if (count == 0)
        return;
    blob_print(out, "<li><b>%zu</b> ", count);
    page_text(out, name);
    blob_text(out, "</li>");
}

/* How many regions have each predicate, from the highest. */
static void tally(struct blob *out, const struct region_pages *pages,
                  const struct page_about *about)
{
    iga_predicate predicate;
    size_t count = 0;
    while (iga_rules_predicate(&predicate, about->rules, count))
        count++;
    blob_text(out, "<ul class=\"tally\">");
    while (count-- > 0 && iga_rules_predicate(&predicate, about->rules, count))
        tally_item(out, count_of(pages, predicate.name, &out->failed), predicate.name);
    tally_item(out, count_of(pages, NULL, &out->failed), PHRASE(about->lang, "refused", "ditolak"));
    blob_text(out, "</ul>\n");
}

static void overview(struct blob *out, const struct region_pages *pages,
                     const struct page_about *about)
{
    const struct page_column columns[] = {
        {PHRASE(about->lang, "Place", "Peringkat"), true},
        {PHRASE(about->lang, "Region", "Daerah"), false},
        {PHRASE(about->lang, "Index", "Indeks"), true},
        {PHRASE(about->lang, "Of its maximum", "Dari maksimum"), false},
        {PHRASE(about->lang, "Predicate", "Predikat"), false}};
    size_t skipped = about->is_ranked ? 0 : 1;
    struct blob caption = {0};
    blob_print(&caption, PHRASE(about->lang, "%zu regions", "%zu daerah"), pages->count);
    blob_print(out, "<nav class=\"all\" aria-label=\"%s\">\n",
               PHRASE(about->lang, "Overview", "Ikhtisar"));
    tally(out, pages, about);
    page_table_open_as(out, "overview", caption.bytes ? caption.bytes : "", columns + skipped,
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

/* Names the window, and the file that is printed: of one region by its name. */
static void title(struct blob *out, const struct region_pages *pages,
                  const struct page_about *about)
{
    if (pages->count == 1)
        blob_add(out, pages->name.bytes, pages->name.length);
    else if (about->is_ranked)
        blob_text(out, PHRASE(about->lang, "Regions in order", "Peringkat daerah"));
    else
        blob_text(out, PHRASE(about->lang, "Regions", "Daerah"));
    blob_text(out, " – ");
    page_text(out, iga_rules_title(about->rules));
}

void region_pages_write(struct blob *out, const struct region_pages *pages,
                        const struct page_about *about)
{
    struct blob escaped = {0};
    title(&escaped, pages, about);
    page_open_escaped(out, escaped.bytes ? escaped.bytes : "", iga_rules_title(about->rules),
                      about->lang);
    counting(out, about);
    if (pages->count == 0)
        page_paragraph(
            out, PHRASE(about->lang, "The data hold no region.", "Data tidak memuat daerah."));
    if (pages->count > 1)
        overview(out, pages, about);
    blob_add(out, pages->sections.bytes, pages->sections.length);
    region_rules(out, about);
    page_close(out);
    out->failed = out->failed || escaped.failed || pages->name.failed || pages->predicates.failed ||
                  pages->rows.failed || pages->sections.failed;
    blob_free(&escaped);
}

void region_pages_free(struct region_pages *pages)
{
    blob_free(&pages->name);
    blob_free(&pages->predicates);
    blob_free(&pages->rows);
    blob_free(&pages->sections);
}
