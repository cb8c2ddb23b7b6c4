/* region_section.c - one region on a page. */
#include "report/chart.h"
#include "report/decimal.h"
#include "report/json_tree.h"
#include "report/page.h"
#include "report/phrase.h"
#include "report/region_page.h"

#include <stdlib.h>
#include <string.h>

/* The region at hand. */
struct section {
    const struct page_about *about;
    const struct json_tree *tree;
    struct blob text; /* that is being put together */
};

#define SAY(section, en, id) PHRASE((section)->about->lang, en, id)

static size_t member(const struct section *section, size_t node, const char *key)
{
    return json_tree_member(section->tree, node, key);
}

static const char *text_in(const struct section *section, size_t node, const char *key)
{
    return json_tree_text(section->tree, member(section, node, key));
}

static const char *number_in(const struct section *section, size_t node, const char *key)
{
    return json_tree_number(section->tree, member(section, node, key));
}

static size_t size_in(const struct section *section, size_t node, const char *key)
{
    return json_tree_size(section->tree, member(section, node, key));
}

static size_t first_of(const struct section *section, size_t node)
{
    return node == JSON_NONE ? JSON_NONE : section->tree->nodes[node].first;
}

static size_t next_of(const struct section *section, size_t node)
{
    return node == JSON_NONE ? JSON_NONE : section->tree->nodes[node].next;
}

static const char *said(const struct section *section)
{
    return section->text.bytes ? section->text.bytes : "";
}

static void decimal_cell(struct blob *out, struct section *section, const char *decimal)
{
    blob_clear(&section->text);
    decimal_shown(&section->text, decimal, section->about->lang);
    page_cell(out, said(section), true);
    out->failed = out->failed || section->text.failed;
}

/* ---- The head ------------------------------------------------------------------------------ */

static void head(struct blob *out, const struct section *section)
{
    const char *id = text_in(section, 0, "id"), *name = text_in(section, 0, "name");
    blob_text(out, "<section class=\"region\" id=\"d" REGION_NUMBER
                   "\" aria-labelledby=\"j" REGION_NUMBER "\">\n<h2 id=\"j" REGION_NUMBER "\">");
    page_text(out, name ? name : id ? id : "?");
    if (name && id) {
        blob_text(out, " (");
        page_text(out, id);
        blob_text(out, ")");
    }
    blob_text(out, "</h2>\n");
}

static void groups(struct blob *out, struct section *section)
{
    blob_clear(&section->text);
    for (size_t i = 0; iga_rules_group_field(section->about->rules, i); i++) {
        const char *text = text_in(section, 0, iga_rules_group_field(section->about->rules, i));
        if (!text)
            continue;
        blob_text(&section->text, section->text.length > 0 ? ", " : "");
        blob_text(&section->text, text);
    }
    if (section->text.length > 0)
        page_paragraph(out, said(section));
}

static void refused(struct blob *out, struct section *section)
{
    page_subheading(out, SAY(section, "Refused: not scored", "Ditolak: tidak dihitung"));
    blob_text(out, "<ul>\n");
    for (size_t i = first_of(section, member(section, 0, "errors")); i != JSON_NONE;
         i = next_of(section, i)) {
        const char *where = text_in(section, i, "cell"), *line = number_in(section, i, "line");
        const char *file = text_in(section, i, "file"), *message = text_in(section, i, "message");
        blob_clear(&section->text);
        if (file)
            blob_print(&section->text, "%s:", file);
        if (where)
            blob_print(&section->text, "%s:", where);
        else if (line)
            blob_print(&section->text, "%s:", line);
        if (section->text.length > 0)
            blob_text(&section->text, " ");
        blob_text(&section->text, message ? message : "");
        blob_text(out, "<li>");
        page_text(out, said(section));
        blob_text(out, "</li>\n");
    }
    blob_text(out, "</ul>\n");
}

/* ---- The index ----------------------------------------------------------------------------- */

/* "41,25 dari 60" */
static void share_said(struct section *section, const char *value, const char *whole)
{
    blob_clear(&section->text);
    decimal_shown(&section->text, value, section->about->lang);
    blob_text(&section->text, SAY(section, " of ", " dari "));
    decimal_shown(&section->text, whole, section->about->lang);
}

static void index_shown(struct blob *out, struct section *section, const char *index)
{
    const char *maximum = iga_rules_maximum(section->about->rules);
    blob_text(out, "<div class=\"lead\"><p class=\"index\">");
    decimal_shown(out, index, section->about->lang);
    blob_text(out, SAY(section, " <span>of ", " <span>dari "));
    decimal_shown(out, maximum, section->about->lang);
    blob_text(out, "</span> ");
    page_text(out, text_in(section, 0, "predicate"));
    blob_text(out, "</p>\n");
    share_said(section, index, maximum);
    chart_bar(out, index, maximum, said(section));
    blob_text(out, "</div>\n");
}

static void next_predicate(struct blob *out, struct section *section, const char *index)
{
    iga_edge edge;
    blob_clear(&section->text);
    if (iga_rules_next_predicate(&edge, section->about->rules, index)) {
        blob_print(&section->text, SAY(section, "%s begins at ", "%s mulai dari "), edge.predicate);
        decimal_shown(&section->text, edge.at, section->about->lang);
        blob_text(&section->text, SAY(section, ": ", ": kurang "));
        decimal_shown(&section->text, chart_size(edge.distance), section->about->lang);
        blob_text(&section->text, SAY(section, " points more", " poin"));
    } else {
        blob_text(&section->text,
                  SAY(section, "none: this is the highest", "tidak ada: ini yang tertinggi"));
    }
    page_fact(out, SAY(section, "Next predicate", "Predikat berikutnya"), said(section));
}

static void places(struct blob *out, struct section *section)
{
    for (size_t i = first_of(section, member(section, 0, "rank")); i != JSON_NONE;
         i = next_of(section, i)) {
        const char *group = json_tree_key(section->tree, i);
        struct blob name = {0};
        if (strcmp(group, "all") == 0)
            blob_text(&name, SAY(section, "Place", "Peringkat"));
        else
            blob_print(&name, SAY(section, "Place by %s", "Peringkat menurut %s"), group);
        blob_clear(&section->text);
        blob_print(&section->text, SAY(section, "%zu of %zu", "%zu dari %zu"),
                   size_in(section, i, "place"), size_in(section, i, "of"));
        page_fact(out, name.bytes ? name.bytes : "", said(section));
        out->failed = out->failed || name.failed;
        blob_free(&name);
    }
}

static void facts(struct blob *out, struct section *section, const char *index)
{
    const char *exact = text_in(section, 0, "exact");
    const char *missing = number_in(section, 0, "missing");
    size_t innovations = member(section, 0, "innovations");
    page_facts_open(out);
    next_predicate(out, section, index);
    places(out, section);
    if (innovations != JSON_NONE) {
        blob_clear(&section->text);
        blob_print(
            &section->text, SAY(section, "%zu of %zu eligible", "%zu dari %zu memenuhi syarat"),
            size_in(section, innovations, "eligible"), size_in(section, innovations, "reported"));
        page_fact(out, SAY(section, "Innovations", "Inovasi"), said(section));
    }
    page_fact(out, SAY(section, "Missing answers", "Jawaban kosong"), missing ? missing : "–");
    page_fact(out, SAY(section, "Index, unrounded", "Indeks tanpa pembulatan"),
              exact ? exact : "–");
    page_facts_close(out);
}

/* ---- Values and variables ------------------------------------------------------------------- */

static void shares_open(struct blob *out, const struct section *section, const char *caption)
{
    const struct page_column columns[] = {{SAY(section, "Part", "Bagian"), false},
                                          {SAY(section, "Value", "Nilai"), true},
                                          {SAY(section, "Maximum", "Maksimum"), true},
                                          {SAY(section, "Share", "Capaian"), false}};
    page_table_open(out, caption, columns, sizeof columns / sizeof columns[0]);
}

static void share_row(struct blob *out, struct section *section, const char *title,
                      const char *value, const char *maximum)
{
    page_row_open(out);
    page_row_head(out, title);
    decimal_cell(out, section, value);
    decimal_cell(out, section, maximum);
    blob_text(out, "<td class=\"chart\">");
    share_said(section, value, maximum);
    chart_bar(out, value, maximum, said(section));
    blob_text(out, "</td>");
    page_row_close(out);
}

static void values(struct blob *out, struct section *section)
{
    const iga_rules *rules = section->about->rules;
    size_t given = member(section, 0, "values");
    shares_open(out, section, SAY(section, "What the index is made of", "Nilai pembentuk indeks"));
    for (size_t i = 0; i < iga_rules_value_count(rules); i++) {
        const char *value = number_in(section, given, iga_rules_value_id(rules, i));
        if (value)
            share_row(out, section, iga_rules_value_title(rules, i), value,
                      iga_rules_value_maximum(rules, i));
    }
    page_table_close(out);
}

/* The variables of regions, or those of innovations. */
static void variables(struct blob *out, struct section *section, bool of_innovations,
                      const char *caption)
{
    iga_variable variable;
    bool is_open = false;
    size_t node = first_of(section, member(section, 0, "variables"));
    for (size_t i = 0; iga_rules_variable(&variable, section->about->rules, i); i++) {
        const char *earned = json_tree_number(section->tree, node);
        node = next_of(section, node);
        if (!earned || variable.of_innovations != of_innovations)
            continue;
        if (!is_open)
            shares_open(out, section, caption);
        is_open = true;
        struct blob title = {0};
        blob_text(&title, variable.aspect);
        if (strcmp(variable.aspect, variable.title) != 0)
            blob_print(&title, ": %s", variable.title);
        share_row(out, section, title.bytes ? title.bytes : "", earned, variable.maximum);
        out->failed = out->failed || title.failed;
        blob_free(&title);
    }
    if (is_open)
        page_table_close(out);
}

/* ---- Innovations by maturity ---------------------------------------------------------------- */

enum { MOST_CLASSES = 12 };

static size_t whole_part(const char *decimal)
{
    return decimal ? (size_t)strtoul(decimal, NULL, 10) : 0;
}

/* The width of a class such that there are no more than MOST_CLASSES. */
static size_t class_width(size_t maximum)
{
    static const size_t steps[] = {1, 2, 5};
    for (size_t ten = 1;; ten *= 10)
        for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
            if (maximum <= steps[i] * ten * MOST_CLASSES)
                return steps[i] * ten;
}

static bool counts(const struct section *section, size_t innovation)
{
    return section->about->claims ||
           json_tree_is(section->tree, member(section, innovation, "eligible"), JSON_TRUE);
}

static void maturity(struct blob *out, struct section *section)
{
    struct chart_column columns[MOST_CLASSES] = {0};
    char maximum[40];
    size_t all = 0;
    iga_rules_innovation_maximum(maximum, section->about->rules);
    size_t most = whole_part(maximum) + (strchr(maximum, '.') != NULL);
    size_t width = class_width(most), count = (most + width - 1) / width;
    for (size_t i = first_of(section, member(section, 0, "innovation_details")); i != JSON_NONE;
         i = next_of(section, i)) {
        if (!counts(section, i) || count == 0)
            continue;
        size_t class = whole_part(number_in(section, i, "score")) / width;
        columns[class < count ? class : count - 1].count++;
        all++;
    }
    if (all == 0)
        return;
    page_subheading(out, SAY(section, "Innovations by maturity", "Inovasi menurut kematangan"));
    blob_clear(&section->text);
    blob_print(&section->text,
               SAY(section,
                   "How many of the %zu innovations that count have how many points, of %s.",
                   "Banyaknya inovasi menurut poin kematangan: %zu inovasi yang dihitung, paling "
                   "tinggi %s poin."),
               all, maximum);
    page_paragraph(out, said(section));
    blob_clear(&section->text);
    for (size_t i = 0; i < count; i++) {
        blob_print(&section->text,
                   SAY(section, "%s%zu to %zu points: %zu", "%s%zu sampai %zu poin: %zu"),
                   i ? "; " : "", i * width, (i + 1) * width < most ? (i + 1) * width : most,
                   columns[i].count);
        page_range(columns[i].label, i * width, (i + 1) * width < most ? (i + 1) * width : most);
    }
    chart_columns(out, columns, count, said(section));
}

/* ---- Missing answers, warnings, reasons ------------------------------------------------------ */

static bool is_missing(const struct section *section, size_t answer)
{
    const char *status = text_in(section, answer, "status");
    return status && strcmp(status, "missing") == 0;
}

/* How many innovations lack the answer that is `which` among theirs. */
static size_t lacking(const struct section *section, size_t which)
{
    size_t count = 0;
    for (size_t i = first_of(section, member(section, 0, "innovation_details")); i != JSON_NONE;
         i = next_of(section, i)) {
        size_t answer = first_of(section, member(section, i, "indicators"));
        for (size_t k = 0; k < which; k++)
            answer = next_of(section, answer);
        count += is_missing(section, answer);
    }
    return count;
}

static void missing_row(struct blob *out, struct section *section, size_t answer, const char *where)
{
    const char *id = text_in(section, answer, "id"), *no = "";
    const char *title = id ? iga_rules_indicator_title(&no, section->about->rules, id) : NULL;
    page_row_open(out);
    page_cell(out, no, true);
    page_row_head(out, title ? title : id ? id : "?");
    page_cell(out, where, false);
    page_row_close(out);
}

static void missing(struct blob *out, struct section *section)
{
    const struct page_column columns[] = {{"No", true},
                                          {SAY(section, "Indicator", "Indikator"), false},
                                          {SAY(section, "Where", "Pada"), false}};
    size_t answer = first_of(section, member(section, 0, "indicators"));
    size_t innovation = first_of(section, member(section, 0, "innovation_details"));
    if (size_in(section, 0, "missing") == 0 || (answer == JSON_NONE && innovation == JSON_NONE))
        return;
    page_subheading(out, SAY(section, "Missing answers", "Jawaban kosong"));
    page_table_open(out,
                    SAY(section, "Answers that earn nothing because they are missing",
                        "Jawaban yang bernilai 0 karena kosong"),
                    columns, sizeof columns / sizeof columns[0]);
    for (; answer != JSON_NONE; answer = next_of(section, answer))
        if (is_missing(section, answer))
            missing_row(out, section, answer, SAY(section, "the region", "daerah"));
    answer = first_of(section, member(section, innovation, "indicators"));
    for (size_t which = 0; answer != JSON_NONE; which++, answer = next_of(section, answer)) {
        size_t count = lacking(section, which);
        blob_clear(&section->text);
        blob_print(&section->text, SAY(section, "%zu innovations", "%zu inovasi"), count);
        if (count > 0)
            missing_row(out, section, answer, said(section));
    }
    page_table_close(out);
}

static void warnings(struct blob *out, struct section *section)
{
    size_t warning = first_of(section, member(section, 0, "warnings"));
    if (warning == JSON_NONE)
        return;
    page_subheading(out, SAY(section, "Warnings", "Peringatan"));
    blob_text(out, "<ul>\n");
    for (; warning != JSON_NONE; warning = next_of(section, warning)) {
        const char *path = text_in(section, warning, "path");
        blob_text(out, "<li>");
        if (path) {
            page_text(out, path);
            blob_text(out, ": ");
        }
        page_text(out, text_in(section, warning, "message"));
        blob_text(out, "</li>\n");
    }
    blob_text(out, "</ul>\n");
}

static void reasons_row(struct blob *out, struct section *section, size_t innovation,
                        const char *name)
{
    const char *id = text_in(section, innovation, "id");
    page_row_open(out);
    blob_clear(&section->text);
    blob_text(&section->text, id ? id : "?");
    if (name)
        blob_print(&section->text, " – %s", name);
    page_row_head(out, said(section));
    decimal_cell(out, section, number_in(section, innovation, "score"));
    blob_clear(&section->text);
    for (size_t i = first_of(section, member(section, innovation, "reasons")); i != JSON_NONE;
         i = next_of(section, i)) {
        const char *message = text_in(section, i, "message");
        blob_print(&section->text, "%s%s", section->text.length > 0 ? "; " : "",
                   message ? message : "");
    }
    page_cell(out, said(section), false);
    page_row_close(out);
}

static void reasons(struct blob *out, struct section *section)
{
    const struct page_column columns[] = {{SAY(section, "Innovation", "Inovasi"), false},
                                          {SAY(section, "Points", "Poin"), true},
                                          {SAY(section, "Reasons", "Alasan"), false}};
    size_t name = first_of(section, member(section, 0, "names"));
    bool is_open = false;
    for (size_t i = first_of(section, member(section, 0, "innovation_details")); i != JSON_NONE;
         i = next_of(section, i), name = next_of(section, name)) {
        if (member(section, i, "reasons") == JSON_NONE)
            continue;
        if (!is_open) {
            page_subheading(out, SAY(section, "Not eligible", "Tidak memenuhi syarat"));
            page_table_open(out,
                            SAY(section, "Innovations that are not eligible, and why",
                                "Inovasi yang tidak memenuhi syarat dan alasannya"),
                            columns, sizeof columns / sizeof columns[0]);
        }
        is_open = true;
        reasons_row(out, section, i, json_tree_text(section->tree, name));
    }
    if (is_open)
        page_table_close(out);
}

/* ---- Every answer of the region's own -------------------------------------------------------- */

static void answer_row(struct blob *out, struct section *section, size_t answer)
{
    const char *id = text_in(section, answer, "id"), *no = "";
    const char *title = id ? iga_rules_indicator_title(&no, section->about->rules, id) : NULL;
    const char *status = text_in(section, answer, "status");
    page_row_open(out);
    page_cell(out, no, true);
    page_row_head(out, title ? title : id ? id : "?");
    blob_clear(&section->text);
    if (is_missing(section, answer))
        blob_text(&section->text, SAY(section, "(missing)", "(kosong)"));
    else if (status && strcmp(status, "not_applicable") == 0)
        blob_text(&section->text, SAY(section, "(not applicable)", "(tidak berlaku)"));
    else
        json_tree_write(&section->text, section->tree, member(section, answer, "answer"), NULL);
    page_cell(out, said(section), false);
    page_cell(out, number_in(section, answer, "level"), true);
    decimal_cell(out, section, number_in(section, answer, "score"));
    decimal_cell(out, section, number_in(section, answer, "max"));
    page_row_close(out);
}

static void answers(struct blob *out, struct section *section)
{
    const struct page_column columns[] = {{"No", true},
                                          {SAY(section, "Indicator", "Indikator"), false},
                                          {SAY(section, "Answer", "Jawaban"), false},
                                          {"Level", true},
                                          {SAY(section, "Points", "Poin"), true},
                                          {SAY(section, "Maximum", "Maksimum"), true}};
    size_t answer = first_of(section, member(section, 0, "indicators"));
    if (!section->about->detail || answer == JSON_NONE)
        return;
    page_subheading(out, SAY(section, "Answers of the region", "Jawaban daerah"));
    page_table_open(out,
                    SAY(section, "Each indicator and what it earned",
                        "Setiap indikator dan poin yang diperoleh"),
                    columns, sizeof columns / sizeof columns[0]);
    for (; answer != JSON_NONE; answer = next_of(section, answer))
        answer_row(out, section, answer);
    page_table_close(out);
}

void region_section(struct blob *out, const struct page_about *about,
                    const struct json_tree *region)
{
    struct section section = {.about = about, .tree = region};
    const char *index = number_in(&section, 0, "index");
    head(out, &section);
    if (index) {
        groups(out, &section);
        index_shown(out, &section, index);
        facts(out, &section, index);
        values(out, &section);
        variables(out, &section, false,
                  PHRASE(about->lang, "Variables of the region", "Variabel daerah"));
        variables(out, &section, true,
                  PHRASE(about->lang, "Variables of innovations, their mean",
                         "Variabel inovasi, rata-rata"));
        maturity(out, &section);
        missing(out, &section);
        warnings(out, &section);
        reasons(out, &section);
        answers(out, &section);
    } else {
        refused(out, &section);
    }
    blob_text(out, "</section>\n");
    out->failed = out->failed || section.text.failed;
    blob_free(&section.text);
}
