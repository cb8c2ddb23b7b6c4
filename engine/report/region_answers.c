/* region_answers.c - innovations that do not count, every answer of the region's own, and why a
 * region was refused. */
#include "report/decimal.h"
#include "report/region_section.h"

#include <string.h>

/* ---- Innovations that are not eligible ------------------------------------------------------- */

/* Its id, and what the data calls it. */
static void innovation_cell(struct blob *out, const char *id, const char *name)
{
    blob_text(out, "<th scope=\"row\"><bdi>");
    page_text(out, id ? id : "?");
    blob_text(out, "</bdi>");
    if (name) {
        blob_text(out, "<small><bdi>");
        page_text(out, name);
        blob_text(out, "</bdi></small>");
    }
    blob_text(out, "</th>");
}

static void reasons_row(struct blob *out, struct section *section, size_t innovation,
                        const char *name)
{
    page_row_open(out);
    innovation_cell(out, section_text(section, innovation, "id"), name);
    section_decimal_cell(out, section, section_number(section, innovation, "score"));
    blob_clear(&section->text);
    for (size_t i = section_first(section, section_node(section, innovation, "reasons"));
         i != IGA_JSON_NONE; i = section_next(section, i)) {
        const char *message = section_text(section, i, "message");
        blob_print(&section->text, "%s%s", section->text.length > 0 ? "; " : "",
                   message ? message : "");
    }
    page_cell(out, section_said(section), false);
    page_row_close(out);
}

void section_ineligible(struct blob *out, struct section *section)
{
    const struct page_column columns[] = {{SAY(section, "Innovation", "Inovasi"), false},
                                          {SAY(section, "Points", "Poin"), true},
                                          {SAY(section, "Reasons", "Alasan"), false}};
    size_t name = section_first(section, section_node(section, 0, "names"));
    bool is_open = false;
    for (size_t i = section_first(section, section_node(section, 0, "innovation_details"));
         i != IGA_JSON_NONE; i = section_next(section, i), name = section_next(section, name)) {
        if (section_node(section, i, "reasons") == IGA_JSON_NONE)
            continue;
        if (!is_open) {
            page_subheading(out, SAY(section, "Not eligible", "Tidak memenuhi syarat"));
            page_table_open_as(out, "reasons",
                               SAY(section, "Innovations that are not eligible, and why",
                                   "Inovasi yang tidak memenuhi syarat dan alasannya"),
                               columns, sizeof columns / sizeof columns[0]);
        }
        is_open = true;
        reasons_row(out, section, i, iga_json_text(section->tree, name));
    }
    if (is_open)
        page_table_close(out);
}

/* ---- Every answer of the region's own -------------------------------------------------------- */

/* A text, or a number as people write it. */
static void say_bare(struct section *section, size_t node)
{
    const char *text = iga_json_text(section->tree, node);
    const char *number = iga_json_number(section->tree, node);
    if (number)
        decimal_shown(&section->text, number, section->about->lang);
    else
        blob_text(&section->text, text ? text : "");
}

/* An answer that is an object: "level 2", "812,4 → 905,1", or "b: 35,5". */
static void say_object(struct section *section, size_t given)
{
    size_t level = section_node(section, given, "level");
    size_t current = section_node(section, given, "current");
    size_t basis = section_node(section, given, "basis");
    if (level != IGA_JSON_NONE) {
        blob_text(&section->text, "level ");
        say_bare(section, level);
    } else if (current != IGA_JSON_NONE) {
        say_bare(section, section_node(section, given, "previous"));
        blob_text(&section->text, " → ");
        say_bare(section, current);
    } else {
        say_bare(section, basis);
        blob_text(&section->text, basis != IGA_JSON_NONE ? ": " : "");
        say_bare(section, section_node(section, given, "value"));
    }
}

static void say_answer(struct section *section, size_t answer)
{
    const char *status = section_text(section, answer, "status");
    size_t given = section_node(section, answer, "answer");
    blob_clear(&section->text);
    if (status && strcmp(status, "missing") == 0)
        blob_text(&section->text, SAY(section, "(missing)", "(kosong)"));
    else if (status && strcmp(status, "not_applicable") == 0)
        blob_text(&section->text, SAY(section, "(not applicable)", "(tidak berlaku)"));
    else if (iga_json_is(section->tree, given, IGA_JSON_OBJECT))
        say_object(section, given);
    else
        say_bare(section, given);
}

/* "2,25 dari 3" */
static void points_cell(struct blob *out, const struct section *section, size_t answer)
{
    const char *score = section_number(section, answer, "score");
    const char *max = section_number(section, answer, "max");
    blob_text(out, "<td class=\"n\">");
    decimal_shown(out, score ? score : "–", section->about->lang);
    blob_text(out, SAY(section, " <small>of ", " <small>dari "));
    decimal_shown(out, max ? max : "–", section->about->lang);
    blob_text(out, "</small></td>");
}

static void answer_row(struct blob *out, struct section *section, size_t answer)
{
    const char *no, *title = section_indicator(&no, section, section_text(section, answer, "id"));
    const char *level = section_number(section, answer, "level");
    page_row_open(out);
    page_cell(out, no, true);
    page_row_head(out, title);
    say_answer(section, answer);
    page_cell(out, section_said(section), false);
    page_cell(out, level ? level : "–", true);
    points_cell(out, section, answer);
    page_row_close(out);
}

void section_answers(struct blob *out, struct section *section)
{
    const struct page_column columns[] = {{"No", true},
                                          {SAY(section, "Indicator", "Indikator"), false},
                                          {SAY(section, "Answer", "Jawaban"), false},
                                          {"Level", true},
                                          {SAY(section, "Points", "Poin"), true}};
    size_t answer = section_first(section, section_node(section, 0, "indicators"));
    if (!section->about->detail || answer == IGA_JSON_NONE)
        return;
    page_subheading(out, SAY(section, "Answers of the region", "Jawaban daerah"));
    page_table_open_as(out, "answers",
                       SAY(section, "Each indicator and what it earned",
                           "Setiap indikator dan poin yang diperoleh"),
                       columns, sizeof columns / sizeof columns[0]);
    for (; answer != IGA_JSON_NONE; answer = section_next(section, answer))
        answer_row(out, section, answer);
    page_table_close(out);
}

/* ---- Why it was refused ---------------------------------------------------------------------- */

static void say_place(struct section *section, size_t error)
{
    const char *cell = section_text(section, error, "cell");
    const char *line = section_number(section, error, "line");
    const char *file = section_text(section, error, "file");
    blob_clear(&section->text);
    if (file)
        blob_print(&section->text, "%s:", file);
    if (cell)
        blob_print(&section->text, "%s:", cell);
    else if (line)
        blob_print(&section->text, "%s:", line);
    if (section->text.length > 0)
        blob_text(&section->text, " ");
}

void section_refused(struct blob *out, struct section *section)
{
    page_subheading(out, SAY(section, "Refused: not scored", "Ditolak: tidak dihitung"));
    blob_text(out, "<ul>\n");
    for (size_t i = section_first(section, section_node(section, 0, "errors")); i != IGA_JSON_NONE;
         i = section_next(section, i)) {
        const char *message = section_text(section, i, "message");
        say_place(section, i);
        blob_text(&section->text, message ? message : "");
        blob_text(out, "<li>");
        page_text(out, section_said(section));
        blob_text(out, "</li>\n");
    }
    blob_text(out, "</ul>\n");
}
