/* region_rows_answers.c - the answers and innovations of a region as rows of a workbook. */
#include "report/region_rows.h"

#include "report/decimal.h"

#include <string.h>

/* ---- Answers -------------------------------------------------------------------------------- */

static bool has_status(const struct rows *rows, size_t answer, const char *status)
{
    const char *said = section_text(&rows->section, answer, "status");
    return said && strcmp(said, status) == 0;
}

/* A number or a text that is given on the way to an answer. */
static void say_scalar(struct rows *rows, size_t node)
{
    const char *number = iga_json_number(rows->section.tree, node);
    if (number)
        decimal_shown(&rows->section.text, number, rows->section.about->lang);
    else
        blob_text(&rows->section.text, iga_json_text(rows->section.tree, node));
}

static bool is_scalar(const struct rows *rows, size_t node)
{
    return iga_json_is(rows->section.tree, node, IGA_JSON_NUMBER) ||
           iga_json_is(rows->section.tree, node, IGA_JSON_TEXT);
}

/* An answer of several parts, "basis: a; value: 350". Evidence and whether it was verified are
 * none. */
static void say_parts(struct rows *rows, size_t answer)
{
    for (size_t i = section_first(&rows->section, answer); i != IGA_JSON_NONE;
         i = section_next(&rows->section, i)) {
        if (!is_scalar(rows, i))
            continue;
        blob_print(&rows->section.text, "%s%s: ", rows->section.text.length > 0 ? "; " : "",
                   iga_json_key(rows->section.tree, i));
        say_scalar(rows, i);
    }
}

/* The only part of an answer that has but one; the answer itself where it is a bare value. */
static size_t only_part(const struct rows *rows, size_t answer)
{
    size_t only = IGA_JSON_NONE;
    if (!iga_json_is(rows->section.tree, answer, IGA_JSON_OBJECT))
        return answer;
    for (size_t i = section_first(&rows->section, answer); i != IGA_JSON_NONE;
         i = section_next(&rows->section, i)) {
        if (is_scalar(rows, i) && only != IGA_JSON_NONE)
            return IGA_JSON_NONE;
        only = is_scalar(rows, i) ? i : only;
    }
    return only;
}

static void given_cell(struct rows *rows, size_t answer)
{
    size_t given = section_node(&rows->section, answer, "answer"), only = only_part(rows, given);
    const char *number = iga_json_number(rows->section.tree, only);
    if (number) {
        book_number(rows->out, number);
        return;
    }
    if (only != IGA_JSON_NONE && iga_json_is(rows->section.tree, only, IGA_JSON_TEXT))
        say_scalar(rows, only);
    else
        say_parts(rows, given);
    rows_said(rows);
}

static const char *status_of(const struct rows *rows, size_t answer)
{
    if (has_status(rows, answer, "missing"))
        return SAY(&rows->section, "missing", "kosong");
    return has_status(rows, answer, "not_applicable")
               ? SAY(&rows->section, "not applicable", "tidak berlaku")
               : SAY(&rows->section, "scored", "dinilai");
}

static const char *source_of(const struct rows *rows, size_t answer)
{
    static const struct {
        const char *word;
        struct phrase said;
    } sources[] = {{"official", {"official", "resmi"}},
                   {"secondary", {"secondary", "sekunder"}},
                   {"assumed", {"assumed", "asumsi"}}};
    const char *source = section_text(&rows->section, answer, "source");
    for (size_t i = 0; source && i < sizeof sources / sizeof sources[0]; i++)
        if (strcmp(sources[i].word, source) == 0)
            return phrase_in(sources[i].said, rows->section.about->lang);
    return source;
}

static void answer_cells(struct rows *rows, size_t answer)
{
    const char *no, *id = section_text(&rows->section, answer, "id");
    const char *title = section_indicator(&no, &rows->section, id);
    book_text(rows->out, no);
    book_text(rows->out, title);
    given_cell(rows, answer);
    rows_number(rows, answer, "level");
    rows_number(rows, answer, "score");
    rows_number(rows, answer, "max");
    book_text(rows->out, status_of(rows, answer));
    book_text(rows->out, source_of(rows, answer));
    rows_number(rows, answer, "rule_line");
}

static void missing_row(const struct rows *rows, size_t answer, const char *innovation,
                        const char *name)
{
    const char *no, *id = section_text(&rows->section, answer, "id");
    const char *title = section_indicator(&no, &rows->section, id);
    rows_begin(rows, SHEET_MISSING);
    book_text(rows->out, innovation);
    book_text(rows->out, name);
    book_text(rows->out, no);
    book_text(rows->out, title);
    book_row_end(rows->out);
}

void rows_answers(struct rows *rows, bool detail)
{
    for (size_t i = section_first(&rows->section, section_node(&rows->section, 0, "indicators"));
         i != IGA_JSON_NONE; i = section_next(&rows->section, i)) {
        if (has_status(rows, i, "missing"))
            missing_row(rows, i, NULL, NULL);
        if (!detail)
            continue;
        rows_begin(rows, SHEET_ANSWERS);
        answer_cells(rows, i);
        book_row_end(rows->out);
    }
}

/* ---- Innovations ---------------------------------------------------------------------------- */

static size_t innovation_answers(struct rows *rows, size_t innovation, const char *name,
                                 bool detail)
{
    const char *id = section_text(&rows->section, innovation, "id");
    size_t missing = 0;
    for (size_t i =
             section_first(&rows->section, section_node(&rows->section, innovation, "indicators"));
         i != IGA_JSON_NONE; i = section_next(&rows->section, i)) {
        if (has_status(rows, i, "missing")) {
            missing_row(rows, i, id, name);
            missing++;
        }
        if (!detail)
            continue;
        rows_begin(rows, SHEET_INNOVATION_ANSWERS);
        book_text(rows->out, id);
        book_text(rows->out, name);
        answer_cells(rows, i);
        book_row_end(rows->out);
    }
    return missing;
}

static void innovation_row(struct rows *rows, size_t innovation, const char *name, size_t missing)
{
    char maximum[40];
    bool is_eligible = iga_json_is(
        rows->section.tree, section_node(&rows->section, innovation, "eligible"), IGA_JSON_TRUE);
    iga_rules_innovation_maximum(maximum, rows->section.about->rules);
    rows_begin(rows, SHEET_INNOVATIONS);
    rows_text(rows, innovation, "id");
    book_text(rows->out, name);
    book_text(rows->out,
              is_eligible ? SAY(&rows->section, "yes", "ya") : SAY(&rows->section, "no", "tidak"));
    rows_number(rows, innovation, "score");
    book_number(rows->out, maximum);
    book_size(rows->out, missing);
    for (size_t i =
             section_first(&rows->section, section_node(&rows->section, innovation, "reasons"));
         i != IGA_JSON_NONE; i = section_next(&rows->section, i)) {
        const char *message = section_text(&rows->section, i, "message");
        blob_print(&rows->section.text, "%s%s", rows->section.text.length > 0 ? "; " : "",
                   message ? message : "");
    }
    rows_said(rows);
    book_row_end(rows->out);
}

void rows_innovations(struct rows *rows, bool detail)
{
    size_t name = section_first(&rows->section, section_node(&rows->section, 0, "names"));
    for (size_t i =
             section_first(&rows->section, section_node(&rows->section, 0, "innovation_details"));
         i != IGA_JSON_NONE;
         i = section_next(&rows->section, i), name = section_next(&rows->section, name)) {
        const char *called = iga_json_text(rows->section.tree, name);
        size_t missing = innovation_answers(rows, i, called, detail);
        innovation_row(rows, i, called, missing);
    }
}
