#include "report/what_if.h"

#include "report/decimal.h"
#include "report/grid.h"
#include "report/json.h"
#include "report/phrase.h"
#include "report/region_json.h"
#include "report/ruleset_json.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

enum { WIDEST_TITLE = 60 };

/* ---- Differences -------------------------------------------------------------------------- */

static bool add_side(iga_comparison *differences, iga_side side, const iga_result *result)
{
    const iga_rules *rules = iga_result_rules(result);
    iga_entry index = {
        .id = "", .exact = iga_result_exact(result), .index = iga_result_index(result)};
    bool is_fine = iga_comparison_add(differences, side, &index) == IGA_OK;
    for (size_t i = 0; i < iga_rules_value_count(rules); i++) {
        iga_entry value = {.id = iga_rules_value_id(rules, i),
                           .exact = iga_result_value_exact(result, i)};
        is_fine = is_fine && iga_comparison_add(differences, side, &value) == IGA_OK;
    }
    return is_fine;
}

/* The differences of the index, which is called "", and of the values by their ids.
 * @return NULL without memory */
static iga_comparison *compare(const struct what_if *what_if)
{
    iga_comparison *differences = NULL;
    if (iga_comparison_new(&differences) == IGA_OK &&
        add_side(differences, IGA_OLD, what_if->before) &&
        add_side(differences, IGA_NEW, what_if->after) &&
        iga_comparison_finish(differences) == IGA_OK)
        return differences;
    iga_comparison_free(differences);
    return NULL;
}

static bool find(iga_change *out, iga_comparison *differences, const char *id)
{
    for (size_t i = 0; i < iga_comparison_count(differences); i++)
        if (iga_comparison_get(out, differences, i) == IGA_OK && strcmp(out->id, id) == 0)
            return true;
    return false;
}

/* ---- For people --------------------------------------------------------------------------- */

static void row(struct blob *rows, const char *title, const char *before, const char *after,
                const char *delta, iga_lang lang)
{
    grid_cell(rows, title);
    decimal_shown(rows, before, lang);
    grid_cell_end(rows);
    decimal_shown(rows, after, lang);
    grid_cell_end(rows);
    blob_text(rows, *delta == '-' || strspn(delta, "0.") == strlen(delta) ? "" : "+");
    decimal_shown(rows, delta, lang);
    grid_cell_end(rows);
    grid_row_end(rows);
}

static void words_row(struct blob *rows, const char *title, const char *before, const char *after)
{
    grid_cell(rows, title);
    grid_cell(rows, before);
    grid_cell(rows, after);
    grid_cell(rows, "");
    grid_row_end(rows);
}

static void counts_row(struct blob *rows, const struct what_if *what_if)
{
    iga_lang lang = what_if->options.lang;
    struct blob before = {0}, after = {0};
    const char *of = PHRASE(lang, "%zu of %zu", "%zu dari %zu");
    blob_print(&before, of, iga_result_eligible(what_if->before),
               iga_result_reported(what_if->before));
    blob_print(&after, of, iga_result_eligible(what_if->after),
               iga_result_reported(what_if->after));
    if (before.failed || after.failed)
        rows->failed = true;
    else
        words_row(rows, PHRASE(lang, "Eligible innovations", "Inovasi yang memenuhi syarat"),
                  before.bytes, after.bytes);
    blob_free(&before);
    blob_free(&after);
}

static void add_rows(struct blob *rows, const struct what_if *what_if, iga_comparison *differences)
{
    iga_lang lang = what_if->options.lang;
    iga_change change;
    if (!find(&change, differences, "")) {
        rows->failed = true;
        return;
    }
    row(rows, PHRASE(lang, "Index", "Indeks"), iga_result_index(what_if->before),
        iga_result_index(what_if->after),
        change.published_delta ? change.published_delta : change.delta.decimal, lang);
    words_row(rows, PHRASE(lang, "Predicate", "Predikat"), iga_result_predicate(what_if->before),
              iga_result_predicate(what_if->after));
    for (size_t i = 0; i < iga_rules_value_count(what_if->rules); i++)
        if (find(&change, differences, iga_rules_value_id(what_if->rules, i)))
            row(rows, iga_rules_value_title(what_if->rules, i),
                iga_result_value(what_if->before, i), iga_result_value(what_if->after, i),
                change.delta.decimal, lang);
    if (iga_rules_has_innovations(what_if->rules))
        counts_row(rows, what_if);
}

static void head(struct blob *out, const struct what_if *what_if)
{
    const char *id = iga_result_id(what_if->before), *name = iga_result_name(what_if->before);
    style_begin(out, what_if->color, STYLE_HEADING);
    visible_text(out, name ? name : "?");
    style_end(out, what_if->color, STYLE_HEADING);
    if (id) {
        blob_text(out, " (");
        visible_text(out, id);
        blob_text(out, ")");
    }
    blob_text(out, "\n");
    for (size_t i = 0; i < what_if->change_count; i++) {
        blob_text(out, "  ");
        visible_text(out, what_if->changes[i]);
        blob_text(out, "\n");
    }
    blob_text(out, "\n");
}

void what_if_table(struct blob *out, const struct what_if *what_if)
{
    iga_lang lang = what_if->options.lang;
    struct grid grid = {.color = what_if->color, .indent = 2};
    struct blob rows = {0};
    iga_comparison *differences = compare(what_if);

    head(out, what_if);
    grid_column(&grid, "", false, false, WIDEST_TITLE);
    grid_column(&grid, PHRASE(lang, "Before", "Semula"), true, false, 0);
    grid_column(&grid, PHRASE(lang, "After", "Menjadi"), true, true, 0);
    grid_column(&grid, PHRASE(lang, "Difference", "Selisih"), true, false, 0);
    if (differences)
        add_rows(&rows, what_if, differences);
    grid_measure(&grid, rows.bytes, rows.length);
    grid_head(out, &grid);
    grid_rows(out, &grid, rows.bytes, rows.length);
    out->failed = out->failed || grid.failed || rows.failed || !differences;
    grid_free(&grid);
    blob_free(&rows);
    iga_comparison_free(differences);
}

/* ---- JSON --------------------------------------------------------------------------------- */

static void delta_json(struct blob *out, const struct what_if *what_if, iga_comparison *differences)
{
    iga_change change;
    json_key(out, "delta");
    json_open(out, '{');
    if (find(&change, differences, "")) {
        json_raw_member(out, "index",
                        change.published_delta ? change.published_delta : change.delta.decimal);
        json_text_member(out, "exact", change.delta.exact);
    }
    json_key(out, "values");
    json_open(out, '{');
    for (size_t i = 0; i < iga_rules_value_count(what_if->rules); i++) {
        const char *id = iga_rules_value_id(what_if->rules, i);
        if (find(&change, differences, id))
            json_raw_member(out, id, change.delta.decimal);
    }
    json_close(out, '}');
    json_close(out, '}');
}

void what_if_json(struct blob *out, const struct what_if *what_if)
{
    iga_comparison *differences = compare(what_if);
    if (!differences) {
        out->failed = true;
        return;
    }
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "program");
    blob_print(out, "\"iga %s\"", iga_version());
    json_key(out, "options");
    json_open(out, '{');
    json_bool_member(out, "claims", what_if->options.claims);
    json_bool_member(out, "verified", what_if->options.verified);
    json_close(out, '}');
    json_key(out, "ruleset");
    ruleset_json(out, what_if->rules, true);
    json_key(out, "changes");
    json_open(out, '[');
    for (size_t i = 0; i < what_if->change_count; i++)
        json_text(out, what_if->changes[i]);
    json_close(out, ']');
    json_key(out, "before");
    region_json(out, what_if->before, what_if->options.detail);
    json_key(out, "after");
    region_json(out, what_if->after, what_if->options.detail);
    delta_json(out, what_if, differences);
    json_text_member(out, "data_sha256", what_if->data_sha256);
    json_close(out, '}');
    blob_text(out, "\n");
    iga_comparison_free(differences);
}
