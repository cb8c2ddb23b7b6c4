/* card.c - one region on a card of its own. */
#include "report/decimal.h"
#include "report/phrase.h"
#include "report/style.h"
#include "report/table.h"
#include "report/visible.h"

enum { BAR = 20, WIDEST_TITLE = 60, WIDEST_ANSWER = 30 };

static void bar(struct blob *out, const char *decimal, const char *whole)
{
    size_t filled = decimal_share(decimal, whole, BAR);
    for (size_t i = 0; i < BAR; i++)
        blob_text(out, i < filled ? "█" : "░");
}

static void heading(struct blob *out, const struct score_settings *settings, const char *text)
{
    blob_text(out, "\n");
    style_text(out, settings->color, STYLE_HEADING, text);
    blob_text(out, "\n");
}

static void region_head(struct blob *out, const struct score_settings *settings,
                        const iga_result *result)
{
    const char *id = iga_result_id(result), *name = iga_result_name(result);

    style_begin(out, settings->color, STYLE_HEADING);
    visible_text(out, name ? name : "?");
    style_end(out, settings->color, STYLE_HEADING);
    if (id) {
        blob_text(out, " (");
        visible_text(out, id);
        blob_text(out, ")");
    }
    blob_text(out, "\n");
}

static void groups(struct blob *out, const iga_result *result)
{
    size_t shown = 0;
    for (size_t i = 0; i < iga_result_group_count(result); i++) {
        const char *text = iga_result_group_text(result, i);
        if (!text)
            continue;
        if (shown++ > 0)
            blob_text(out, ", ");
        visible_text(out, text);
    }
    if (shown > 0)
        blob_text(out, "\n");
}

static void share_row(struct blob *rows, iga_lang lang, const char *title, const char *decimal,
                      const char *whole)
{
    grid_cell(rows, title);
    decimal_shown(rows, decimal, lang);
    grid_cell_end(rows);
    blob_text(rows, PHRASE(lang, "of ", "dari "));
    decimal_shown(rows, whole, lang);
    grid_cell_end(rows);
    bar(rows, decimal, whole);
    grid_cell_end(rows);
}

static void put_grid(struct blob *out, struct grid *grid, struct blob *rows, bool with_head)
{
    grid_measure(grid, rows->bytes, rows->length);
    if (with_head)
        grid_head(out, grid);
    grid_rows(out, grid, rows->bytes, rows->length);
    if (grid->failed || rows->failed)
        out->failed = true;
    grid_free(grid);
    blob_free(rows);
}

/* The index and the values it is made of, each against its maximum. */
static void shares(struct blob *out, const struct score_settings *settings,
                   const iga_result *result)
{
    const iga_rules *rules = settings->rules;
    iga_lang lang = settings->options.lang;
    struct grid grid = {.color = settings->color, .indent = 2};
    struct blob rows = {0};

    grid_column(&grid, "", false, false, WIDEST_TITLE);
    grid_column(&grid, "", true, false, 0);
    grid_column(&grid, "", false, false, 0);
    grid_column(&grid, "", false, false, 0);
    grid_column(&grid, "", false, true, WIDEST_TITLE);

    share_row(&rows, lang, PHRASE(lang, "Index", "Indeks"), iga_result_index(result),
              iga_rules_maximum(rules));
    grid_cell(&rows, iga_result_predicate(result));
    grid_row_end(&rows);
    for (size_t i = 0; i < iga_rules_value_count(rules); i++) {
        share_row(&rows, lang, iga_rules_value_title(rules, i), iga_result_value(result, i),
                  iga_rules_value_maximum(rules, i));
        grid_row_end(&rows);
    }
    blob_text(out, "\n");
    put_grid(out, &grid, &rows, false);
}

static void counts(struct blob *out, const struct score_settings *settings,
                   const iga_result *result)
{
    iga_lang lang = settings->options.lang;

    blob_text(out, "\n");
    if (iga_rules_has_innovations(settings->rules))
        blob_print(out,
                   PHRASE(lang, "  Innovations: %zu of %zu eligible\n",
                          "  Inovasi: %zu dari %zu memenuhi syarat\n"),
                   iga_result_eligible(result), iga_result_reported(result));
    blob_print(out, PHRASE(lang, "  Missing answers: %zu\n", "  Jawaban kosong: %zu\n"),
               iga_result_missing(result));
}

static void warnings(struct blob *out, const struct score_settings *settings,
                     const iga_result *result)
{
    size_t count = iga_result_warning_count(result);
    if (count == 0)
        return;
    heading(out, settings, PHRASE(settings->options.lang, "Warnings", "Peringatan"));
    for (size_t i = 0; i < count; i++) {
        const iga_finding *warning = iga_result_warning(result, i);
        blob_text(out, "  - ");
        if (warning->path) {
            visible_text(out, warning->path);
            blob_text(out, ": ");
        }
        visible_text(out, warning->message);
        blob_text(out, "\n");
    }
}

static void answer_row(struct blob *rows, const iga_answer *given, iga_lang lang)
{
    grid_cell(rows, given->no);
    grid_cell(rows, given->title);
    switch (given->state) {
    case IGA_MISSING:
        grid_cell(rows, PHRASE(lang, "(missing)", "(kosong)"));
        break;
    case IGA_NOT_APPLICABLE:
        grid_cell(rows, PHRASE(lang, "(not applicable)", "(tidak berlaku)"));
        break;
    case IGA_SCORED:
        grid_cell(rows, given->answer);
        break;
    }
    blob_print(rows, "%u", given->level);
    grid_cell_end(rows);
    decimal_shown(rows, given->score, lang);
    blob_text(rows, "/");
    decimal_shown(rows, given->max, lang);
    grid_cell_end(rows);
    grid_row_end(rows);
}

static void answer_columns(struct grid *grid, iga_lang lang)
{
    grid_column(grid, "No", true, false, 0);
    grid_column(grid, PHRASE(lang, "Indicator", "Indikator"), false, false, WIDEST_TITLE);
    grid_column(grid, PHRASE(lang, "Answer", "Jawaban"), false, false, WIDEST_ANSWER);
    grid_column(grid, "Level", true, false, 0);
    grid_column(grid, PHRASE(lang, "Score", "Skor"), true, false, 0);
}

static void indicators(struct blob *out, const struct score_settings *settings,
                       const iga_result *result)
{
    iga_lang lang = settings->options.lang;
    struct grid grid = {.color = settings->color, .indent = 2};
    struct blob rows = {0};
    iga_answer given;

    answer_columns(&grid, lang);
    for (size_t i = 0; iga_result_answer(&given, result, i); i++)
        answer_row(&rows, &given, lang);
    blob_text(out, "\n");
    put_grid(out, &grid, &rows, true);
}

static void reasons(struct blob *out, const iga_result *result, size_t innovation)
{
    for (size_t i = 0; i < iga_result_reason_count(result, innovation); i++) {
        blob_text(out, "    - ");
        visible_text(out, iga_result_reason(result, innovation, i)->message);
        blob_text(out, "\n");
    }
}

static void innovation(struct blob *out, const struct score_settings *settings,
                       const iga_result *result, size_t i)
{
    iga_lang lang = settings->options.lang;
    bool eligible = iga_result_reason_count(result, i) == 0;
    struct grid grid = {.color = settings->color, .indent = 4};
    struct blob rows = {0};
    iga_answer given;

    blob_text(out, "\n  ");
    style_begin(out, settings->color, STYLE_HEADING);
    visible_text(out, iga_result_innovation_id(result, i));
    style_end(out, settings->color, STYLE_HEADING);
    blob_text(out, PHRASE(lang, ": score ", ": skor "));
    decimal_shown(out, iga_result_innovation_score(result, i), lang);
    if (eligible)
        blob_text(out, PHRASE(lang, ", eligible\n", ", memenuhi syarat\n"));
    else
        blob_text(out, PHRASE(lang, ", not eligible:\n", ", tidak memenuhi syarat:\n"));
    reasons(out, result, i);
    answer_columns(&grid, lang);
    for (size_t k = 0; iga_result_innovation_answer(&given, result, i, k); k++)
        answer_row(&rows, &given, lang);
    put_grid(out, &grid, &rows, true);
}

static void innovations(struct blob *out, const struct score_settings *settings,
                        const iga_result *result)
{
    size_t count = iga_result_innovation_count(result);
    if (!iga_rules_has_innovations(settings->rules) || count == 0)
        return;
    heading(out, settings, PHRASE(settings->options.lang, "Innovations", "Inovasi"));
    for (size_t i = 0; i < count; i++)
        innovation(out, settings, result, i);
}

static void refused(struct blob *out, const struct score_settings *settings,
                    const iga_result *result)
{
    iga_lang lang = settings->options.lang;
    size_t count = iga_result_error_count(result);

    style_text(out, settings->color, STYLE_REFUSED, PHRASE(lang, "Refused", "Ditolak"));
    blob_print(out, PHRASE(lang, ": %zu error%s\n", ": %zu kesalahan%.0s\n"), count,
               count == 1 ? "" : "s");
}

void card_region(struct blob *out, const struct score_settings *settings, const iga_result *result)
{
    region_head(out, settings, result);
    if (iga_result_error_count(result) > 0) {
        refused(out, settings, result);
        return;
    }
    groups(out, result);
    shares(out, settings, result);
    counts(out, settings, result);
    warnings(out, settings, result);
    if (settings->options.detail) {
        indicators(out, settings, result);
        innovations(out, settings, result);
    }
}
