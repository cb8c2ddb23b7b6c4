/* table.c - scored regions for people: a card for one, an aligned table for many, and with the
 * detail option a card for each. */
#include "report/table.h"

#include "report/decimal.h"
#include "report/phrase.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

/* The widths of the columns are those of so many rows; what comes later flows on with them, so
 * that memory stays bounded. */
enum { HELD_ROWS = 1000 };

enum { WIDEST_NAME = 40 };

/* Between the card of the first region and the rows. A card may hold line ends and colours, but
 * not this. */
static const char card_mark = '\x1D';

static void decimal_cell(struct blob *row, const char *decimal, iga_lang lang)
{
    decimal_shown(row, decimal, lang);
    grid_cell_end(row);
}

static void count_cell(struct blob *row, size_t count)
{
    blob_print(row, "%zu", count);
    grid_cell_end(row);
}

static void scored_cells(struct blob *row, const struct score_settings *settings,
                         const iga_result *result)
{
    const iga_rules *rules = settings->rules;
    iga_lang lang = settings->options.lang;

    decimal_cell(row, iga_result_index(result), lang);
    grid_cell(row, iga_result_predicate(result));
    for (size_t i = 0; i < iga_rules_value_count(rules); i++)
        decimal_cell(row, iga_result_value(result, i), lang);
    if (iga_rules_has_innovations(rules)) {
        blob_print(row, "%zu/%zu", iga_result_eligible(result), iga_result_reported(result));
        grid_cell_end(row);
    }
    count_cell(row, iga_result_missing(result));
    count_cell(row, iga_result_warning_count(result));
}

static void table_row(struct blob *row, const struct score_settings *settings,
                      const iga_result *result)
{
    const char *id = iga_result_id(result), *name = iga_result_name(result);

    grid_cell(row, id ? id : "?");
    grid_cell(row, name ? name : "?");
    if (iga_result_error_count(result) > 0) {
        grid_cell(row, "-");
        grid_cell(row, PHRASE(settings->options.lang, "(refused)", "(ditolak)"));
    } else {
        scored_cells(row, settings, result);
    }
    grid_row_end(row);
}

static void make_columns(struct grid *grid, const struct score_settings *settings)
{
    const iga_rules *rules = settings->rules;
    iga_lang lang = settings->options.lang;

    grid->color = settings->color;
    grid_column(grid, "ID", false, false, WIDEST_NAME);
    grid_column(grid, PHRASE(lang, "Name", "Nama"), false, false, WIDEST_NAME);
    grid_column(grid, PHRASE(lang, "Index", "Indeks"), true, false, 0);
    grid_column(grid, PHRASE(lang, "Predicate", "Predikat"), false, true, WIDEST_NAME);
    for (size_t i = 0; i < iga_rules_value_count(rules); i++)
        grid_column(grid, iga_rules_value_id(rules, i), true, false, 0);
    if (iga_rules_has_innovations(rules))
        grid_column(grid, PHRASE(lang, "Innovations", "Inovasi"), true, false, 0);
    grid_column(grid, PHRASE(lang, "Missing", "Kosong"), true, false, 0);
    grid_column(grid, PHRASE(lang, "Warnings", "Peringatan"), true, false, 0);
}

static void render(struct blob *out, const struct score_settings *settings,
                   const iga_result *result, bool is_first)
{
    bool detail = settings->options.detail;
    if (detail || is_first)
        card_region(out, settings, result);
    if (detail) {
        blob_text(out, "\n");
        return;
    }
    if (is_first)
        blob_add(out, &card_mark, 1);
    table_row(out, settings, result);
}

static void begin(struct blob *out, struct score_report *report)
{
    (void)out;
    make_columns(&report->grid, report->settings);
}

static void flow(struct blob *out, struct score_report *report)
{
    grid_measure(&report->grid, report->held.bytes, report->held.length);
    grid_head(out, &report->grid);
    grid_rows(out, &report->grid, report->held.bytes, report->held.length);
    report->has_begun = true;
    blob_free(&report->held);
}

/* How many bytes the first rows take, `*count` of them at most; sets how many there are. */
static size_t first_rows(size_t *count, const char *rows, size_t length)
{
    size_t found = 0, at = 0;
    for (size_t i = 0; i < length && found < *count; i++)
        if (rows[i] == GRID_ROW_MARK) {
            found++;
            at = i + 1;
        }
    *count = found;
    return at;
}

/* Holds exactly the first rows, so that the widths do not depend on how the data was cut. */
static void arrange_rows(struct blob *out, struct score_report *report, const char *rows,
                         size_t length)
{
    if (!report->has_begun) {
        size_t count = HELD_ROWS - report->held_count;
        size_t taken = first_rows(&count, rows, length);
        blob_add(&report->held, rows, taken);
        report->held_count += count;
        if (report->held.failed)
            out->failed = true;
        else if (report->held_count == HELD_ROWS)
            flow(out, report);
        rows += taken;
        length -= taken;
    }
    grid_rows(out, &report->grid, rows, length);
}

static void arrange(struct blob *out, struct score_report *report, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    if (report->settings->options.detail) {
        blob_add(out, bytes, length);
        return;
    }
    const char *mark = memchr(bytes, card_mark, length);
    size_t card = mark ? (size_t)(mark - bytes) : 0;
    size_t skipped = mark ? card + 1 : 0;
    if (report->card.length == 0)
        blob_add(&report->card, bytes, card);
    if (report->card.failed)
        out->failed = true;
    arrange_rows(out, report, bytes + skipped, length - skipped);
}

static void end(struct blob *out, struct score_report *report, const struct score_tally *tally)
{
    if (!report->settings->options.detail && tally->regions > 0) {
        if (tally->regions == 1)
            blob_add(out, report->card.bytes, report->card.length);
        else if (!report->has_begun)
            flow(out, report);
        blob_text(out, "\n");
    }
    if (report->grid.failed)
        out->failed = true;
    table_foot(out, report->settings, tally);
}

void table_foot(struct blob *out, const struct score_settings *settings,
                const struct score_tally *tally)
{
    const iga_rules *rules = settings->rules;
    iga_lang lang = settings->options.lang;
    size_t assumed = iga_rules_source_count(rules, IGA_ASSUMED);

    blob_text(out, PHRASE(lang, "Rules: ", "Aturan: "));
    visible_text(out, iga_rules_title(rules));
    blob_text(out, " (");
    visible_text(out, iga_rules_id(rules));
    blob_text(out, ")\n");
    if (assumed > 0)
        blob_print(out,
                   PHRASE(lang, "%zu part%s of these rules %s assumed\n",
                          "%zu bagian aturan ini diasumsikan%.0s%.0s\n"),
                   assumed, assumed == 1 ? "" : "s", assumed == 1 ? "is" : "are");
    blob_print(out, PHRASE(lang, "%zu region%s", "%zu daerah%.0s"), tally->regions,
               tally->regions == 1 ? "" : "s");
    if (tally->refused > 0)
        blob_print(out, PHRASE(lang, ", %zu of them refused", ", %zu di antaranya ditolak"),
                   tally->refused);
    blob_text(out, "\n");
}

const struct score_form score_form_table = {"table", false, false, render, begin, arrange, end};
