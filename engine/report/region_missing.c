/* region_missing.c - answers that are missing, and warnings. */
#include "report/region_section.h"

#include <string.h>

/* ---- Missing answers ------------------------------------------------------------------------- */

static bool is_missing(const struct section *section, size_t answer)
{
    const char *status = section_text(section, answer, "status");
    return status && strcmp(status, "missing") == 0;
}

/* How many innovations lack the answer that is `which` among theirs. */
static size_t lacking(const struct section *section, size_t which)
{
    size_t count = 0;
    for (size_t i = section_first(section, section_node(section, 0, "innovation_details"));
         i != IGA_JSON_NONE; i = section_next(section, i)) {
        size_t answer = section_first(section, section_node(section, i, "indicators"));
        for (size_t k = 0; k < which; k++)
            answer = section_next(section, answer);
        count += is_missing(section, answer);
    }
    return count;
}

static void missing_row(struct blob *out, struct section *section, size_t answer, const char *where)
{
    const char *no, *title = section_indicator(&no, section, section_text(section, answer, "id"));
    page_row_open(out);
    page_cell(out, no, true);
    page_row_head(out, title);
    page_cell(out, where, false);
    page_row_close(out);
}

void section_missing(struct blob *out, struct section *section)
{
    const struct page_column columns[] = {{"No", true},
                                          {SAY(section, "Indicator", "Indikator"), false},
                                          {SAY(section, "Where", "Pada"), false}};
    size_t answer = section_first(section, section_node(section, 0, "indicators"));
    size_t innovation = section_first(section, section_node(section, 0, "innovation_details"));
    if (section_size(section, 0, "missing") == 0 ||
        (answer == IGA_JSON_NONE && innovation == IGA_JSON_NONE))
        return;
    page_subheading(out, SAY(section, "Missing answers", "Jawaban kosong"));
    page_table_open_as(out, "missing",
                       SAY(section, "Answers that earn nothing because they are missing",
                           "Jawaban yang bernilai 0 karena kosong"),
                       columns, sizeof columns / sizeof columns[0]);
    for (; answer != IGA_JSON_NONE; answer = section_next(section, answer))
        if (is_missing(section, answer))
            missing_row(out, section, answer, SAY(section, "the region", "daerah"));
    answer = section_first(section, section_node(section, innovation, "indicators"));
    for (size_t which = 0; answer != IGA_JSON_NONE;
         which++, answer = section_next(section, answer)) {
        size_t count = lacking(section, which);
        blob_clear(&section->text);
        blob_print(&section->text,
                   count == 1 ? SAY(section, "%zu innovation", "%zu inovasi")
                              : SAY(section, "%zu innovations", "%zu inovasi"),
                   count);
        if (count > 0)
            missing_row(out, section, answer, section_said(section));
    }
    page_table_close(out);
}

/* ---- Warnings -------------------------------------------------------------------------------- */

/* What a warning is about, as people say it: "innovations/7/indicators/video" is innovation 7 and
 * the indicator's title, which is left out where the message begins with it. */
static void say_path(struct section *section, const char *path, const char *message)
{
    static const char of_innovation[] = "innovations/", of_answer[] = "indicators/";
    const char *no, *rest = path;
    blob_clear(&section->text);
    if (strncmp(path, of_innovation, sizeof of_innovation - 1) == 0) {
        path += sizeof of_innovation - 1;
        const char *slash = strchr(path, '/');
        blob_text(&section->text, SAY(section, "Innovation ", "Inovasi "));
        blob_add(&section->text, path, slash ? (size_t)(slash - path) : strlen(path));
        blob_text(&section->text, ": ");
        rest = slash ? slash + 1 : "";
    }
    if (strncmp(rest, of_answer, sizeof of_answer - 1) == 0)
        rest = section_indicator(&no, section, rest + sizeof of_answer - 1);
    if (*rest && strncmp(message, rest, strlen(rest)) != 0)
        blob_print(&section->text, "%s: ", rest);
    blob_text(&section->text, message);
}

void section_warnings(struct blob *out, struct section *section)
{
    size_t warning = section_first(section, section_node(section, 0, "warnings"));
    if (warning == IGA_JSON_NONE)
        return;
    page_subheading(out, SAY(section, "Warnings", "Peringatan"));
    blob_text(out, "<ul>\n");
    for (; warning != IGA_JSON_NONE; warning = section_next(section, warning)) {
        const char *path = section_text(section, warning, "path");
        const char *message = section_text(section, warning, "message");
        say_path(section, path ? path : "", message ? message : "");
        blob_text(out, "<li>");
        page_text(out, section_said(section));
        blob_text(out, "</li>\n");
    }
    blob_text(out, "</ul>\n");
}
