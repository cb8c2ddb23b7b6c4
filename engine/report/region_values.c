/* region_values.c - what a region's index is made of, each part against its maximum. */
#include "report/chart.h"
#include "report/region_section.h"

#include <string.h>

static void shares_open(struct blob *out, const struct section *section, const char *caption)
{
    const struct page_column columns[] = {{SAY(section, "Part", "Bagian"), false},
                                          {SAY(section, "Share", "Capaian"), false},
                                          {SAY(section, "Value", "Nilai"), true},
                                          {SAY(section, "Maximum", "Maksimum"), true}};
    page_table_open_as(out, "shares", caption, columns, sizeof columns / sizeof columns[0]);
}

static void share_row(struct blob *out, struct section *section, const char *title,
                      const char *value, const char *maximum)
{
    page_row_open(out);
    page_row_head(out, title);
    blob_text(out, "<td class=\"chart\">");
    section_share(section, value, maximum);
    chart_bar(out, value, maximum, section_said(section));
    blob_text(out, "</td>");
    section_decimal_cell(out, section, value);
    section_decimal_cell(out, section, maximum);
    page_row_close(out);
}

static void values(struct blob *out, struct section *section)
{
    const iga_rules *rules = section->about->rules;
    size_t given = section_node(section, 0, "values");
    shares_open(out, section, SAY(section, "Values of the formula", "Nilai dalam rumus indeks"));
    for (size_t i = 0; i < iga_rules_value_count(rules); i++) {
        const char *value = section_number(section, given, iga_rules_value_id(rules, i));
        if (value)
            share_row(out, section, iga_rules_value_title(rules, i), value,
                      iga_rules_value_maximum(rules, i));
    }
    page_table_close(out);
}

/* The aspect, and of innovations that these are means. */
static void aspect_open(struct blob *out, struct section *section, const iga_variable *variable)
{
    blob_clear(&section->text);
    blob_text(&section->text, variable->aspect);
    if (variable->of_innovations)
        blob_text(&section->text, SAY(section, ", mean of the innovations that count",
                                      ", rata-rata inovasi yang dihitung"));
    shares_open(out, section, section_said(section));
}

/* The variables, a table for each aspect. */
static void variables(struct blob *out, struct section *section)
{
    iga_variable variable;
    const char *aspect = NULL;
    size_t node = section_first(section, section_node(section, 0, "variables"));
    for (size_t i = 0; iga_rules_variable(&variable, section->about->rules, i); i++) {
        const char *earned = iga_json_number(section->tree, node);
        node = section_next(section, node);
        if (!earned)
            continue;
        if (!aspect || strcmp(aspect, variable.aspect) != 0) {
            if (aspect)
                page_table_close(out);
            aspect_open(out, section, &variable);
            aspect = variable.aspect;
        }
        share_row(out, section, variable.title, earned, variable.maximum);
    }
    if (aspect)
        page_table_close(out);
}

void section_values(struct blob *out, struct section *section)
{
    const char *exact = section_text(section, 0, "exact");
    page_subheading(out, SAY(section, "What the index is made of", "Pembentuk indeks"));
    values(out, section);
    if (exact) {
        blob_clear(&section->text);
        blob_print(&section->text,
                   SAY(section, "The index before rounding is exactly %s.",
                       "Indeks sebelum pembulatan tepatnya %s."),
                   exact);
        page_note(out, section_said(section));
    }
    variables(out, section);
}
