/* region_maturity.c - how many innovations have how many points. */
#include "report/chart.h"
#include "report/decimal.h"
#include "report/region_section.h"

#include <stdlib.h>
#include <string.h>

/* The width of a class such that there are no more than CHART_COLUMNS. */
static size_t class_width(size_t maximum)
{
    static const size_t steps[] = {1, 2, 5};
    for (size_t ten = 1;; ten *= 10)
        for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
            if (maximum <= steps[i] * ten * CHART_COLUMNS)
                return steps[i] * ten;
}

/* Classes of equal width from 0; the last takes in what is left up to the maximum, so that it is
 * never a narrow one. */
static size_t class_count(size_t maximum, size_t width)
{
    size_t whole = maximum / width, left = maximum % width;
    return left > width / 2 || whole == 0 ? whole + 1 : whole;
}

static bool counts(const struct section *section, size_t innovation)
{
    return section->about->claims ||
           iga_json_is(section->tree, section_node(section, innovation, "eligible"), IGA_JSON_TRUE);
}

static size_t whole_part(const char *decimal)
{
    return decimal ? (size_t)strtoul(decimal, NULL, 10) : 0;
}

/* Counts the innovations of each class. @return all of them */
static size_t sort(struct chart_column *columns, size_t count, size_t width,
                   const struct section *section)
{
    size_t all = 0;
    for (size_t i = section_first(section, section_node(section, 0, "innovation_details"));
         i != IGA_JSON_NONE; i = section_next(section, i)) {
        if (!counts(section, i))
            continue;
        size_t class = whole_part(section_number(section, i, "score")) / width;
        columns[class < count ? class : count - 1].count++;
        all++;
    }
    return all;
}

static void classes_said(struct section *section, const struct chart_column *columns, size_t count)
{
    blob_clear(&section->text);
    for (size_t i = 0; i < count; i++)
        if (i + 1 < count)
            blob_print(&section->text,
                       SAY(section, "%s%zu to less than %zu points: %zu",
                           "%s%zu sampai kurang dari %zu poin: %zu"),
                       i ? "; " : "", columns[i].from, columns[i + 1].from, columns[i].count);
        else
            blob_print(&section->text,
                       SAY(section, "%s%zu points or more: %zu", "%s%zu poin atau lebih: %zu"),
                       i ? "; " : "", columns[i].from, columns[i].count);
}

void section_maturity(struct blob *out, struct section *section)
{
    struct chart_column columns[CHART_COLUMNS + 1] = {0};
    char maximum[40];
    iga_rules_innovation_maximum(maximum, section->about->rules);
    size_t most = whole_part(maximum) + (strchr(maximum, '.') != NULL);
    if (most == 0)
        return;
    const size_t width = class_width(most), count = class_count(most, width);
    size_t all = sort(columns, count, width, section);
    if (all == 0)
        return;
    for (size_t i = 0; i < count; i++)
        columns[i].from = i * width;
    blob_text(out, "<div class=\"keep\">\n");
    page_subheading(out, SAY(section, "Innovations by maturity", "Inovasi menurut kematangan"));
    blob_clear(&section->text);
    blob_print(&section->text,
               SAY(section,
                   "How many innovations have how many points; %zu count, and none has more than ",
                   "Banyaknya inovasi menurut poin kematangannya; %zu inovasi dihitung, dan poin "
                   "tertinggi yang mungkin "),
               all);
    decimal_shown(&section->text, maximum, section->about->lang);
    blob_text(&section->text, ".");
    page_note(out, section_said(section));
    classes_said(section, columns, count);
    chart_columns(out, columns, count, most, section_said(section));
    blob_text(out, "</div>\n");
}
