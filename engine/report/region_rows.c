/* region_rows.c - one region as rows of a workbook. */
#include "report/chart.h"
#include "report/decimal.h"
#include "report/json_tree.h"
#include "report/phrase.h"
#include "report/region_book.h"

#include <string.h>

/* The region at hand. */
struct rows {
    const struct region_book *what;
    const struct json_tree *tree;
    const iga_rules *rules;
    iga_lang lang;
    struct blob *out;
    struct blob text; /* that is being put together */
};

#define SAY(rows, en, id) PHRASE((rows)->lang, en, id)

static size_t member(const struct rows *rows, size_t node, const char *key)
{
    return json_tree_member(rows->tree, node, key);
}

static const char *text_in(const struct rows *rows, size_t node, const char *key)
{
    return json_tree_text(rows->tree, member(rows, node, key));
}

static const char *number_in(const struct rows *rows, size_t node, const char *key)
{
    return json_tree_number(rows->tree, member(rows, node, key));
}

static size_t first_of(const struct rows *rows, size_t node)
{
    return node == JSON_NONE ? JSON_NONE : rows->tree->nodes[node].first;
}

static size_t next_of(const struct rows *rows, size_t node)
{
    return node == JSON_NONE ? JSON_NONE : rows->tree->nodes[node].next;
}

static size_t count_of(const struct rows *rows, size_t list)
{
    size_t count = 0;
    for (size_t i = first_of(rows, list); i != JSON_NONE; i = next_of(rows, i))
        count++;
    return count;
}

static void text_cell(const struct rows *rows, size_t node, const char *key)
{
    book_text(rows->out, text_in(rows, node, key));
}

static void number_cell(const struct rows *rows, size_t node, const char *key)
{
    book_number(rows->out, number_in(rows, node, key));
}

/* What was put together, as a cell. */
static void said_cell(struct rows *rows)
{
    book_text(rows->out, rows->text.length > 0 ? rows->text.bytes : NULL);
    rows->out->failed = rows->out->failed || rows->text.failed;
    blob_clear(&rows->text);
}

static void begin_row(const struct rows *rows, enum region_sheet sheet)
{
    book_row(rows->out, sheet);
    text_cell(rows, 0, "id");
    text_cell(rows, 0, "name");
}

/* ---- The summary ---------------------------------------------------------------------------- */

static void place_cells(const struct rows *rows)
{
    const iga_ranking *ranking = rows->what->ranking;
    size_t places = member(rows, 0, "rank");
    for (size_t g = 0; ranking && g < iga_ranking_group_count(ranking); g++) {
        size_t place = member(rows, places, iga_ranking_group_id(ranking, g));
        number_cell(rows, place, "place");
        number_cell(rows, place, "of");
    }
}

static void next_predicate_cells(const struct rows *rows, const char *index)
{
    iga_edge edge;
    bool is_higher = index && iga_rules_next_predicate(&edge, rows->rules, index);
    book_text(rows->out, is_higher ? edge.predicate : NULL);
    book_number(rows->out, is_higher ? edge.at : NULL);
    book_number(rows->out, is_higher ? chart_size(edge.distance) : NULL);
}

static void summary(const struct rows *rows)
{
    const char *index = number_in(rows, 0, "index"), *name;
    size_t near = member(rows, 0, "near"), values = member(rows, 0, "values");
    size_t innovations = member(rows, 0, "innovations");

    begin_row(rows, SHEET_SUMMARY);
    place_cells(rows);
    for (size_t i = 0; (name = iga_rules_group_field(rows->rules, i)); i++)
        text_cell(rows, 0, name);
    book_number(rows->out, index);
    text_cell(rows, 0, "predicate");
    next_predicate_cells(rows, index);
    if (rows->what->is_near) {
        text_cell(rows, near, "predicate");
        number_cell(rows, near, "edge");
        number_cell(rows, near, "distance");
    }
    for (size_t i = 0; (name = iga_rules_value_id(rows->rules, i)); i++)
        number_cell(rows, values, name);
    if (iga_rules_has_innovations(rows->rules)) {
        number_cell(rows, innovations, "reported");
        number_cell(rows, innovations, "eligible");
    }
    number_cell(rows, 0, "missing");
    if (index)
        book_size(rows->out, count_of(rows, member(rows, 0, "warnings")));
    else
        book_text(rows->out, NULL);
    text_cell(rows, 0, "exact");
    book_text(rows->out, index ? SAY(rows, "scored", "dihitung") : SAY(rows, "refused", "ditolak"));
    book_row_end(rows->out);
}

/* ---- Values and variables ------------------------------------------------------------------- */

static void part(struct rows *rows, const char *kind, const char *value, const char *maximum)
{
    begin_row(rows, SHEET_VALUES);
    said_cell(rows);
    book_text(rows->out, kind);
    book_number(rows->out, value);
    book_number(rows->out, maximum);
    book_row_end(rows->out);
}

static void values(struct rows *rows)
{
    size_t given = member(rows, 0, "values");
    for (size_t i = 0; i < iga_rules_value_count(rows->rules); i++) {
        const char *value = number_in(rows, given, iga_rules_value_id(rows->rules, i));
        if (!value)
            continue;
        blob_text(&rows->text, iga_rules_value_title(rows->rules, i));
        part(rows, SAY(rows, "value", "nilai"), value, iga_rules_value_maximum(rows->rules, i));
    }
}

static void variables(struct rows *rows)
{
    iga_variable variable;
    size_t node = first_of(rows, member(rows, 0, "variables"));
    for (size_t i = 0; iga_rules_variable(&variable, rows->rules, i); i++) {
        const char *earned = json_tree_number(rows->tree, node);
        node = next_of(rows, node);
        if (!earned)
            continue;
        blob_text(&rows->text, variable.aspect);
        if (strcmp(variable.aspect, variable.title) != 0)
            blob_print(&rows->text, ": %s", variable.title);
        part(rows,
             variable.of_innovations
                 ? SAY(rows, "variable of innovations, mean", "variabel inovasi, rata-rata")
                 : SAY(rows, "variable of the region", "variabel daerah"),
             earned, variable.maximum);
    }
}

/* ---- Answers -------------------------------------------------------------------------------- */

static bool has_status(const struct rows *rows, size_t answer, const char *status)
{
    const char *said = text_in(rows, answer, "status");
    return said && strcmp(said, status) == 0;
}

/* A number or a text that is given on the way to an answer. */
static void say_scalar(struct rows *rows, size_t node)
{
    const char *number = json_tree_number(rows->tree, node);
    if (number)
        decimal_shown(&rows->text, number, rows->lang);
    else
        blob_text(&rows->text, json_tree_text(rows->tree, node));
}

static bool is_scalar(const struct rows *rows, size_t node)
{
    return json_tree_is(rows->tree, node, JSON_NUMBER) || json_tree_is(rows->tree, node, JSON_TEXT);
}

/* An answer of several parts, "basis: a; value: 350". Evidence and whether it was verified are
 * none. */
static void say_parts(struct rows *rows, size_t answer)
{
    for (size_t i = first_of(rows, answer); i != JSON_NONE; i = next_of(rows, i)) {
        if (!is_scalar(rows, i))
            continue;
        blob_print(&rows->text, "%s%s: ", rows->text.length > 0 ? "; " : "",
                   json_tree_key(rows->tree, i));
        say_scalar(rows, i);
    }
}

/* The only part of an answer that has but one; the answer itself where it is a bare value. */
static size_t only_part(const struct rows *rows, size_t answer)
{
    size_t only = JSON_NONE;
    if (!json_tree_is(rows->tree, answer, JSON_OBJECT))
        return answer;
    for (size_t i = first_of(rows, answer); i != JSON_NONE; i = next_of(rows, i)) {
        if (is_scalar(rows, i) && only != JSON_NONE)
            return JSON_NONE;
        only = is_scalar(rows, i) ? i : only;
    }
    return only;
}

static void given_cell(struct rows *rows, size_t answer)
{
    size_t given = member(rows, answer, "answer"), only = only_part(rows, given);
    const char *number = json_tree_number(rows->tree, only);
    if (number) {
        book_number(rows->out, number);
        return;
    }
    if (only != JSON_NONE && json_tree_is(rows->tree, only, JSON_TEXT))
        say_scalar(rows, only);
    else
        say_parts(rows, given);
    said_cell(rows);
}

static const char *title_of(const char **no, const struct rows *rows, size_t answer)
{
    const char *id = text_in(rows, answer, "id"), *title;
    *no = "";
    title = id ? iga_rules_indicator_title(no, rows->rules, id) : NULL;
    return title ? title : id;
}

static const char *status_of(const struct rows *rows, size_t answer)
{
    if (has_status(rows, answer, "missing"))
        return SAY(rows, "missing", "kosong");
    return has_status(rows, answer, "not_applicable") ? SAY(rows, "not applicable", "tidak berlaku")
                                                      : SAY(rows, "scored", "dinilai");
}

static const char *source_of(const struct rows *rows, size_t answer)
{
    static const struct {
        const char *word;
        struct phrase said;
    } sources[] = {{"official", {"official", "resmi"}},
                   {"secondary", {"secondary", "sekunder"}},
                   {"assumed", {"assumed", "asumsi"}}};
    const char *source = text_in(rows, answer, "source");
    for (size_t i = 0; source && i < sizeof sources / sizeof sources[0]; i++)
        if (strcmp(sources[i].word, source) == 0)
            return phrase_in(sources[i].said, rows->lang);
    return source;
}

static void answer_cells(struct rows *rows, size_t answer)
{
    const char *no, *title = title_of(&no, rows, answer);
    book_text(rows->out, no);
    book_text(rows->out, title);
    given_cell(rows, answer);
    number_cell(rows, answer, "level");
    number_cell(rows, answer, "score");
    number_cell(rows, answer, "max");
    book_text(rows->out, status_of(rows, answer));
    book_text(rows->out, source_of(rows, answer));
    number_cell(rows, answer, "rule_line");
}

static void missing_row(const struct rows *rows, size_t answer, const char *innovation,
                        const char *name)
{
    const char *no, *title = title_of(&no, rows, answer);
    begin_row(rows, SHEET_MISSING);
    book_text(rows->out, innovation);
    book_text(rows->out, name);
    book_text(rows->out, no);
    book_text(rows->out, title);
    book_row_end(rows->out);
}

static void answers(struct rows *rows, bool detail)
{
    for (size_t i = first_of(rows, member(rows, 0, "indicators")); i != JSON_NONE;
         i = next_of(rows, i)) {
        if (has_status(rows, i, "missing"))
            missing_row(rows, i, NULL, NULL);
        if (!detail)
            continue;
        begin_row(rows, SHEET_ANSWERS);
        answer_cells(rows, i);
        book_row_end(rows->out);
    }
}

/* ---- Innovations ---------------------------------------------------------------------------- */

static size_t innovation_answers(struct rows *rows, size_t innovation, const char *name,
                                 bool detail)
{
    const char *id = text_in(rows, innovation, "id");
    size_t missing = 0;
    for (size_t i = first_of(rows, member(rows, innovation, "indicators")); i != JSON_NONE;
         i = next_of(rows, i)) {
        if (has_status(rows, i, "missing")) {
            missing_row(rows, i, id, name);
            missing++;
        }
        if (!detail)
            continue;
        begin_row(rows, SHEET_INNOVATION_ANSWERS);
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
    bool is_eligible = json_tree_is(rows->tree, member(rows, innovation, "eligible"), JSON_TRUE);
    iga_rules_innovation_maximum(maximum, rows->rules);
    begin_row(rows, SHEET_INNOVATIONS);
    text_cell(rows, innovation, "id");
    book_text(rows->out, name);
    book_text(rows->out, is_eligible ? SAY(rows, "yes", "ya") : SAY(rows, "no", "tidak"));
    number_cell(rows, innovation, "score");
    book_number(rows->out, maximum);
    book_size(rows->out, missing);
    for (size_t i = first_of(rows, member(rows, innovation, "reasons")); i != JSON_NONE;
         i = next_of(rows, i)) {
        const char *message = text_in(rows, i, "message");
        blob_print(&rows->text, "%s%s", rows->text.length > 0 ? "; " : "", message ? message : "");
    }
    said_cell(rows);
    book_row_end(rows->out);
}

static void innovations(struct rows *rows, bool detail)
{
    size_t name = first_of(rows, member(rows, 0, "names"));
    for (size_t i = first_of(rows, member(rows, 0, "innovation_details")); i != JSON_NONE;
         i = next_of(rows, i), name = next_of(rows, name)) {
        const char *called = json_tree_text(rows->tree, name);
        size_t missing = innovation_answers(rows, i, called, detail);
        innovation_row(rows, i, called, missing);
    }
}

/* ---- Refusals and warnings ------------------------------------------------------------------ */

static void error_place(struct rows *rows, size_t error)
{
    const char *file = text_in(rows, error, "file"), *cell = text_in(rows, error, "cell");
    const char *line = number_in(rows, error, "line"), *column = number_in(rows, error, "column");
    blob_text(&rows->text, file ? file : "");
    if (cell || line)
        blob_print(&rows->text, "%s%s", file ? ":" : "", cell ? cell : line);
    if (!cell && line && column)
        blob_print(&rows->text, ":%s", column);
    said_cell(rows);
}

static void notes(struct rows *rows)
{
    for (size_t i = first_of(rows, member(rows, 0, "errors")); i != JSON_NONE;
         i = next_of(rows, i)) {
        begin_row(rows, SHEET_NOTES);
        book_text(rows->out, SAY(rows, "refused", "ditolak"));
        error_place(rows, i);
        text_cell(rows, i, "message");
        book_row_end(rows->out);
    }
    for (size_t i = first_of(rows, member(rows, 0, "warnings")); i != JSON_NONE;
         i = next_of(rows, i)) {
        begin_row(rows, SHEET_NOTES);
        book_text(rows->out, SAY(rows, "warning", "peringatan"));
        text_cell(rows, i, "path");
        text_cell(rows, i, "message");
        book_row_end(rows->out);
    }
}

void region_book_rows(struct blob *out, const struct region_book *what, const char *json,
                      size_t length, bool detail)
{
    struct json_tree tree = {0};
    struct blob whole = {0};
    struct rows rows = {.what = what,
                        .tree = &tree,
                        .rules = what->about.rules,
                        .lang = what->about.lang,
                        .out = &whole};
    if (json_tree_read(&tree, json, length, IGA_MAX_NESTING)) {
        summary(&rows);
        values(&rows);
        variables(&rows);
        answers(&rows, detail);
        innovations(&rows, detail);
        notes(&rows);
    }
    out->failed = out->failed || tree.failed || whole.failed || rows.text.failed;
    if (!out->failed)
        blob_add(out, whole.bytes, whole.length);
    blob_free(&whole);
    blob_free(&rows.text);
    json_tree_free(&tree);
}
