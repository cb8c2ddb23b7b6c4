#include "report/rules_list.h"

#include "report/grid.h"
#include "report/json.h"
#include "report/meaning.h"
#include "report/phrase.h"
#include "report/ruleset_json.h"
#include "report/style.h"
#include "report/visible.h"

enum { WIDEST_TITLE = 40, SHORT_HASH = 12 };

static const char *status_word(iga_rules_state state, iga_lang lang)
{
    static const struct phrase words[] = {[IGA_ANNOUNCED] = {"announced", "diumumkan"},
                                          [IGA_IN_FORCE] = {"in force", "berlaku"},
                                          [IGA_PAST] = {"past", "lampau"}};
    return phrase_in(words[state], lang);
}

/* Where the parts of a rule set come from, in the order people ask. */
static const struct source {
    iga_source source;
    struct phrase title;
} sources[] = {
    {IGA_OFFICIAL, {"Official", "Resmi"}},
    {IGA_SECONDARY, {"Secondary", "Sekunder"}},
    {IGA_ASSUMED, {"Assumed", "Asumsi"}},
};
enum { SOURCES = sizeof sources / sizeof sources[0] };

void rules_list_json(struct blob *out, const struct rules_list *list)
{
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "rulesets");
    json_open(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        ruleset_json(out, list->entries[i].rules, true);
    }
    json_close(out, ']');
    json_close(out, '}');
    blob_text(out, "\n");
}

static void make_columns(struct grid *grid, iga_lang lang)
{
    grid_column(grid, "", false, true, 0);
    grid_column(grid, "ID", false, true, 0);
    grid_column(grid, PHRASE(lang, "Year", "Tahun"), true, false, 0);
    grid_column(grid, "Status", false, false, 0);
    grid_column(grid, PHRASE(lang, "Title", "Judul"), false, false, WIDEST_TITLE);
    for (size_t i = 0; i < SOURCES; i++)
        grid_column(grid, phrase_in(sources[i].title, lang), true, false, 0);
    grid_column(grid, "SHA-256", false, false, 0);
}

static void entry_row(struct blob *rows, const struct rules_entry *entry, iga_lang lang)
{
    const iga_rules *rules = entry->rules;

    grid_cell(rows, entry->is_default ? "*" : "");
    grid_cell(rows, iga_rules_id(rules));
    blob_print(rows, "%d", iga_rules_year(rules));
    grid_cell_end(rows);
    grid_cell(rows, status_word(iga_rules_status(rules), lang));
    grid_cell(rows, iga_rules_title(rules));
    for (size_t i = 0; i < SOURCES; i++) {
        blob_print(rows, "%zu", iga_rules_source_count(rules, sources[i].source));
        grid_cell_end(rows);
    }
    blob_print(rows, "%.*s", SHORT_HASH, iga_rules_sha256(rules));
    grid_cell_end(rows);
    grid_row_end(rows);
}

void rules_list_table(struct blob *out, const struct rules_list *list)
{
    struct grid grid = {.color = list->color};
    struct blob rows = {0};
    bool has_default = false;

    make_columns(&grid, list->lang);
    for (size_t i = 0; i < list->count; i++) {
        entry_row(&rows, &list->entries[i], list->lang);
        has_default = has_default || list->entries[i].is_default;
    }
    grid_measure(&grid, rows.bytes, rows.length);
    grid_head(out, &grid);
    grid_rows(out, &grid, rows.bytes, rows.length);
    if (has_default)
        blob_text(out, PHRASE(list->lang, "\n* is used where no rules are named\n",
                              "\n* dipakai bila aturan tidak disebut\n"));
    if (grid.failed || rows.failed)
        out->failed = true;
    grid_free(&grid);
    blob_free(&rows);
}

static void fact(struct blob *rows, const char *title, const char *text)
{
    grid_cell(rows, title);
    grid_cell(rows, text);
    grid_row_end(rows);
}

static void count_fact(struct blob *rows, const char *title, size_t count)
{
    grid_cell(rows, title);
    blob_print(rows, "%zu", count);
    grid_cell_end(rows);
    grid_row_end(rows);
}

static void facts(struct blob *out, const struct rules_entry *entry, iga_lang lang)
{
    const iga_rules *rules = entry->rules;
    struct grid grid = {.indent = 2};
    struct blob rows = {0};
    char meaning[MEANING_TEXT];

    grid_column(&grid, "", false, false, 0);
    grid_column(&grid, "", false, false, 0);
    fact(&rows, "ID", iga_rules_id(rules));
    count_fact(&rows, PHRASE(lang, "Year", "Tahun"), (size_t)iga_rules_year(rules));
    fact(&rows, "Status", status_word(iga_rules_status(rules), lang));
    if (*iga_rules_basis(rules))
        fact(&rows, PHRASE(lang, "Basis", "Dasar"), iga_rules_basis(rules));
    fact(&rows, PHRASE(lang, "File", "Berkas"), iga_rules_file(rules));
    fact(&rows, "SHA-256", iga_rules_sha256(rules));
    fact(&rows, PHRASE(lang, "Meaning", "Makna"), meaning_text(meaning, &rows.failed, rules));
    for (size_t i = 0; i < SOURCES; i++)
        count_fact(&rows, phrase_in(sources[i].title, lang),
                   iga_rules_source_count(rules, sources[i].source));
    grid_measure(&grid, rows.bytes, rows.length);
    grid_rows(out, &grid, rows.bytes, rows.length);
    if (grid.failed || rows.failed)
        out->failed = true;
    grid_free(&grid);
    blob_free(&rows);
}

static void assumed_parts(struct blob *out, const struct rules_list *list, const iga_rules *rules)
{
    iga_part part;

    if (iga_rules_source_count(rules, IGA_ASSUMED) == 0)
        return;
    blob_text(out, "\n");
    style_text(out, list->color, STYLE_HEADING,
               PHRASE(list->lang, "Assumed parts", "Bagian yang diasumsikan"));
    blob_text(out, "\n");
    for (size_t i = 0; iga_rules_part(&part, rules, i); i++) {
        if (part.source != IGA_ASSUMED)
            continue;
        blob_text(out, "  ");
        visible_text(out, part.path);
        if (part.line > 0)
            blob_print(out, PHRASE(list->lang, " (line %zu)", " (baris %zu)"), part.line);
        blob_text(out, ": ");
        visible_text(out, part.reference);
        blob_text(out, "\n");
    }
}

void rules_list_card(struct blob *out, const struct rules_list *list, size_t i)
{
    const struct rules_entry *entry = &list->entries[i];

    style_begin(out, list->color, STYLE_HEADING);
    visible_text(out, iga_rules_title(entry->rules));
    style_end(out, list->color, STYLE_HEADING);
    blob_text(out, "\n\n");
    facts(out, entry, list->lang);
    assumed_parts(out, list, entry->rules);
}
