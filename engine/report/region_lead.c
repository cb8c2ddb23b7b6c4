/* region_lead.c - the answer of a region's section: index, predicate, how far the next is, place.
 */
#include "report/chart.h"
#include "report/decimal.h"
#include "report/region_section.h"

#include <string.h>

static void index_and_predicate(struct blob *out, struct section *section, const char *index)
{
    const char *predicate = section_text(section, 0, "predicate");
    blob_text(out, "<p class=\"index\">");
    blob_text(out, SAY(section, "Index ", "Indeks "));
    blob_text(out, "<b>");
    decimal_shown(out, index, section->about->lang);
    blob_text(out, SAY(section, "</b> of ", "</b> dari "));
    decimal_shown(out, iga_rules_maximum(section->about->rules), section->about->lang);
    blob_text(out, "</p>\n<p class=\"predicate\">");
    page_text(out, predicate ? predicate : "–");
    blob_text(out, "</p>\n");
}

/* The index on the scale of predicates; what only one index has takes no room on it. */
static void scale(struct blob *out, struct section *section, const char *index)
{
    const iga_rules *rules = section->about->rules;
    const char *has = section_text(section, 0, "predicate");
    iga_predicate predicates[CHART_STEPS];
    struct chart_step steps[CHART_STEPS];
    size_t count = 0;
    section_share(section, index, iga_rules_maximum(rules));
    for (size_t i = 0; count < CHART_STEPS && iga_rules_predicate(&predicates[count], rules, i);
         i++) {
        const iga_predicate *predicate = &predicates[count];
        if (predicate->is_point)
            continue;
        steps[count++] = (struct chart_step){predicate->from, predicate->name,
                                             has && strcmp(has, predicate->name) == 0};
        blob_print(&section->text, SAY(section, "; %s from ", "; %s mulai dari "), predicate->name);
        decimal_shown(&section->text, predicate->from, section->about->lang);
    }
    chart_scale(out, index, iga_rules_maximum(rules), steps, count, section->about->lang,
                section_said(section));
}

static void next_predicate(struct blob *out, struct section *section, const char *index)
{
    iga_lang lang = section->about->lang;
    iga_edge edge;
    if (!iga_rules_next_predicate(&edge, section->about->rules, index)) {
        page_paragraph(
            out, SAY(section, "This is the highest predicate.", "Ini predikat yang tertinggi."));
        return;
    }
    blob_text(out, SAY(section, "<p><b>", "<p>Kurang <b>"));
    decimal_shown(out, chart_size(edge.distance), lang);
    blob_text(out, SAY(section, "</b> short of <b>", "</b> untuk mencapai <b>"));
    page_text(out, edge.predicate);
    blob_text(out, SAY(section, "</b>, which begins at ", "</b>, yang mulai dari "));
    decimal_shown(out, edge.at, lang);
    blob_text(out, ".</p>\n");
}

/* ---- Places and counts ----------------------------------------------------------------------- */

static void tile(struct blob *out, const char *name, const char *text)
{
    blob_text(out, "<div>");
    page_fact(out, name, text);
    blob_text(out, "</div>\n");
}

static void places(struct blob *out, struct section *section)
{
    for (size_t i = section_first(section, section_node(section, 0, "rank")); i != IGA_JSON_NONE;
         i = section_next(section, i)) {
        const char *group = iga_json_key(section->tree, i);
        const char *title = iga_rules_ranking_title(section->about->rules, group);
        struct blob name = {0};
        blob_text(&name, SAY(section, "Place", "Peringkat"));
        if (strcmp(group, "all") != 0)
            blob_print(&name, ": %s", title ? title : group);
        blob_clear(&section->text);
        blob_print(&section->text, SAY(section, "%zu of %zu", "%zu dari %zu"),
                   section_size(section, i, "place"), section_size(section, i, "of"));
        tile(out, name.bytes ? name.bytes : "", section_said(section));
        out->failed = out->failed || name.failed;
        blob_free(&name);
    }
}

static void counts(struct blob *out, struct section *section)
{
    size_t innovations = section_node(section, 0, "innovations");
    const char *missing = section_number(section, 0, "missing");
    if (innovations != IGA_JSON_NONE) {
        blob_clear(&section->text);
        blob_print(&section->text, SAY(section, "%zu of %zu", "%zu dari %zu"),
                   section_size(section, innovations, "eligible"),
                   section_size(section, innovations, "reported"));
        tile(out, SAY(section, "Eligible innovations", "Inovasi yang memenuhi syarat"),
             section_said(section));
    }
    tile(out, SAY(section, "Missing answers", "Jawaban kosong"), missing ? missing : "–");
}

void section_lead(struct blob *out, struct section *section)
{
    const char *index = section_number(section, 0, "index");
    blob_text(out, "<div class=\"lead\">\n<div>\n");
    index_and_predicate(out, section, index);
    scale(out, section, index);
    next_predicate(out, section, index);
    blob_text(out, "</div>\n<dl class=\"tiles\">\n");
    places(out, section);
    counts(out, section);
    blob_text(out, "</dl>\n</div>\n");
}
