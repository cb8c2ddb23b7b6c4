/* region_section.c - one region on a page. */
#include "report/region_section.h"

#include "report/decimal.h"

/* ---- What a region's object says ------------------------------------------------------------- */

size_t section_node(const struct section *section, size_t node, const char *key)
{
    return iga_json_member(section->tree, node, key);
}

const char *section_text(const struct section *section, size_t node, const char *key)
{
    return iga_json_text(section->tree, section_node(section, node, key));
}

const char *section_number(const struct section *section, size_t node, const char *key)
{
    return iga_json_number(section->tree, section_node(section, node, key));
}

size_t section_size(const struct section *section, size_t node, const char *key)
{
    return json_tree_size(section->tree, section_node(section, node, key));
}

size_t section_first(const struct section *section, size_t node)
{
    return iga_json_first(section->tree, node);
}

size_t section_next(const struct section *section, size_t node)
{
    return iga_json_next(section->tree, node);
}

/* ---- What parts have in common --------------------------------------------------------------- */

const char *section_said(const struct section *section)
{
    return section->text.bytes ? section->text.bytes : "";
}

void section_share(struct section *section, const char *value, const char *whole)
{
    blob_clear(&section->text);
    decimal_shown(&section->text, value, section->about->lang);
    blob_text(&section->text, SAY(section, " of ", " dari "));
    decimal_shown(&section->text, whole, section->about->lang);
}

void section_decimal_cell(struct blob *out, struct section *section, const char *decimal)
{
    blob_clear(&section->text);
    decimal_shown(&section->text, decimal ? decimal : "–", section->about->lang);
    page_cell(out, section_said(section), true);
    out->failed = out->failed || section->text.failed;
}

const char *section_indicator(const char **no, const struct section *section, const char *id)
{
    *no = "";
    const char *title = id ? iga_rules_indicator_title(no, section->about->rules, id) : NULL;
    return title ? title : id ? id : "?";
}

/* ---- The section ----------------------------------------------------------------------------- */

static void name(struct blob *out, const struct section *section)
{
    const char *id = section_text(section, 0, "id"), *called = section_text(section, 0, "name");
    blob_text(out,
              "<section class=\"region\" id=\"d" REGION_NUMBER
              "\" aria-labelledby=\"j" REGION_NUMBER "\">\n<h2 id=\"j" REGION_NUMBER "\"><bdi>");
    page_text(out, called ? called : id ? id : "?");
    blob_text(out, "</bdi></h2>\n");
}

/* "Sumatera Selatan · kabupaten · 16.07" */
static void whereabouts(struct blob *out, const struct section *section)
{
    const iga_rules *rules = section->about->rules;
    const char *field, *id = section_text(section, 0, "id");
    const char *between = "";
    blob_text(out, "<p class=\"where\">");
    for (size_t i = 0; (field = iga_rules_group_field(rules, i)); i++) {
        const char *text = section_text(section, 0, field);
        if (!text)
            continue;
        blob_print(out, "%s<bdi>", between);
        page_text(out, text);
        blob_text(out, "</bdi>");
        between = " · ";
    }
    if (id) {
        blob_print(out, "%s<bdi>", between);
        page_text(out, id);
        blob_text(out, "</bdi>");
    }
    blob_text(out, "</p>\n");
}

void region_section(struct blob *out, const struct page_about *about, const iga_json *region)
{
    struct section section = {.about = about, .tree = region};
    name(out, &section);
    whereabouts(out, &section);
    if (section_number(&section, 0, "index")) {
        section_lead(out, &section);
        section_first_steps(out, &section);
        section_values(out, &section);
        section_maturity(out, &section);
        section_steps(out, &section);
        section_missing(out, &section);
        section_warnings(out, &section);
        section_ineligible(out, &section);
        section_answers(out, &section);
    } else {
        section_refused(out, &section);
    }
    blob_text(out, "</section>\n");
    out->failed = out->failed || section.text.failed;
    blob_free(&section.text);
}
