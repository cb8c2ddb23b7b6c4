/* compare_text.c - what changed between two results, for people. */
#include "report/compare_report.h"
#include "report/decimal.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

/* With a sign, also a plus. */
static void signed_decimal(struct blob *out, const char *decimal, iga_lang lang)
{
    blob_text(out, *decimal == '-' || decimal[strspn(decimal, "0.")] == '\0' ? "" : "+");
    decimal_shown(out, decimal, lang);
}

static void part(struct blob *out, const char *what, const iga_share *share, iga_lang lang)
{
    blob_text(out, what);
    blob_text(out, " ");
    signed_decimal(out, share->decimal, lang);
}

static void head_line(struct blob *out, const struct compare_report *report,
                      const iga_change *change)
{
    const char *name = compare_name(report, change);
    style_begin(out, report->color, STYLE_HEADING);
    visible_text(out, change->id);
    blob_text(out, "  ");
    visible_text(out, name ? name : "?");
    style_end(out, report->color, STYLE_HEADING);
}

static void index_line(struct blob *out, const struct compare_report *report,
                       const iga_change *change)
{
    iga_lang lang = report->lang;
    struct compare_said was = compare_said(report->before, &change->before);
    struct compare_said is = compare_said(report->after, &change->after);

    blob_text(out, PHRASE(lang, "    index  ", "    indeks  "));
    decimal_shown(out, was.index ? was.index : "?", lang);
    blob_text(out, " → ");
    decimal_shown(out, is.index ? is.index : "?", lang);
    blob_text(out, "  ");
    style_begin(out, report->color, STYLE_MARKED);
    signed_decimal(out, change->published_delta ? change->published_delta : change->delta.decimal,
                   lang);
    style_end(out, report->color, STYLE_MARKED);
    if (change->has_parts) {
        blob_text(out, " = ");
        part(out, PHRASE(lang, "data", "data"), &change->data, lang);
        blob_text(out, ", ");
        part(out, PHRASE(lang, "rules", "aturan"), &change->rules, lang);
        if (change->is_rounded) {
            blob_text(out, PHRASE(lang, " (unrounded ", " (tanpa pembulatan "));
            signed_decimal(out, change->delta.decimal, lang);
            blob_text(out, ")");
        }
    }
    blob_text(out, "\n");
}

static void predicate_line(struct blob *out, const struct compare_report *report,
                           const iga_change *change)
{
    const char *was = compare_said(report->before, &change->before).predicate;
    const char *is = compare_said(report->after, &change->after).predicate;
    if (!was || !is || strcmp(was, is) == 0)
        return;
    blob_text(out, PHRASE(report->lang, "    predicate  ", "    predikat  "));
    visible_text(out, was);
    blob_text(out, " → ");
    visible_text(out, is);
    blob_text(out, "\n");
}

static void place_line(struct blob *out, const struct compare_report *report,
                       const iga_change *change)
{
    iga_lang lang = report->lang;
    const iga_state_of_region *before = &change->before, *after = &change->after;
    if (before->place == after->place && before->of == after->of && !change->has_place_parts)
        return;
    blob_print(out,
               PHRASE(lang, "    place  %zu/%zu → %zu/%zu", "    peringkat  %zu/%zu → %zu/%zu"),
               before->place, before->of, after->place, after->of);
    if (before->place != after->place)
        blob_print(out, "  %+lld", (long long)after->place - (long long)before->place);
    if (change->has_place_parts) {
        blob_text(out, " = ");
        part(out, PHRASE(lang, "data", "data"), &change->place_data, lang);
        blob_text(out, ", ");
        part(out, PHRASE(lang, "rules", "aturan"), &change->place_rules, lang);
        blob_text(out, ", ");
        part(out, PHRASE(lang, "the others", "daerah lain"), &change->place_others, lang);
    }
    blob_text(out, "\n");
}

/* What a region has become that was not scored in both results. */
static void word_line(struct blob *out, const struct compare_report *report, enum compare_kind kind)
{
    static const struct phrase words[COMPARE_KINDS] = {
        [COMPARE_ADDED] = {"only in the new result", "hanya ada dalam hasil baru"},
        [COMPARE_REMOVED] = {"only in the old result", "hanya ada dalam hasil lama"},
        [COMPARE_REFUSED] = {"scored before, refused now", "semula dihitung, kini ditolak"},
        [COMPARE_ACCEPTED] = {"refused before, scored now", "semula ditolak, kini dihitung"}};
    blob_text(out, "    ");
    blob_text(out, phrase_in(words[kind], report->lang));
    blob_text(out, "\n");
}

static void region_text(struct blob *out, const struct compare_report *report,
                        const iga_change *change, enum compare_kind kind)
{
    head_line(out, report, change);
    blob_text(out, "\n");
    if (!change->is_measured) {
        word_line(out, report, kind);
        return;
    }
    index_line(out, report, change);
    predicate_line(out, report, change);
    place_line(out, report, change);
}

static void source_line(struct blob *out, const char *what, const struct published *file)
{
    const char *ruleset = published_ruleset(file);
    blob_text(out, what);
    visible_text(out, file->file);
    if (ruleset) {
        blob_text(out, " (");
        visible_text(out, ruleset);
        blob_text(out, ")");
    }
    blob_text(out, "\n");
}

/* The regions whose index moved most, upwards or downwards. */
static void movers_line(struct blob *out, const struct compare_report *report, int direction,
                        const char *what)
{
    enum { LARGEST = 3 };
    iga_comparison *comparison = report->comparison;
    size_t count = iga_comparison_moved_count(comparison);
    iga_change change;
    for (size_t i = 0; i < LARGEST && i < count; i++) {
        size_t region = iga_comparison_moved(comparison, direction > 0 ? i : count - 1 - i);
        if (iga_comparison_get(&change, comparison, region) != IGA_OK ||
            change.direction != direction)
            break;
        const char *name = compare_name(report, &change);
        blob_text(out, i > 0 ? ", " : what);
        visible_text(out, name ? name : change.id);
        blob_text(out, " ");
        signed_decimal(out, change.published_delta ? change.published_delta : change.delta.decimal,
                       report->lang);
    }
    if (count > 0 && out->length > 0 && out->bytes[out->length - 1] != '\n')
        blob_text(out, "\n");
}

static void count_predicates(size_t *won, size_t *lost, const struct compare_report *report)
{
    *won = *lost = 0;
    for (size_t i = 0; i < iga_comparison_count(report->comparison); i++) {
        iga_change change;
        if (iga_comparison_get(&change, report->comparison, i) != IGA_OK || !change.is_measured)
            continue;
        const char *was = compare_said(report->before, &change.before).predicate;
        const char *is = compare_said(report->after, &change.after).predicate;
        if (!was || !is || strcmp(was, is) == 0)
            continue;
        *won += change.direction > 0;
        *lost += change.direction < 0;
    }
}

static void summary(struct blob *out, const struct compare_report *report,
                    const struct compare_tally *tally)
{
    iga_lang lang = report->lang;
    size_t won, lost;
    blob_print(out,
               PHRASE(lang, "%zu regions: %zu up, %zu down, %zu with the same index",
                      "%zu daerah: %zu naik, %zu turun, %zu berindeks tetap"),
               tally->regions, tally->up, tally->down, tally->level);
    static const struct phrase more[COMPARE_KINDS] = {
        [COMPARE_ADDED] = {", %zu only in the new result", ", %zu hanya dalam hasil baru"},
        [COMPARE_REMOVED] = {", %zu only in the old result", ", %zu hanya dalam hasil lama"},
        [COMPARE_REFUSED] = {", %zu refused now", ", %zu kini ditolak"},
        [COMPARE_ACCEPTED] = {", %zu no longer refused", ", %zu tidak lagi ditolak"}};
    for (int kind = COMPARE_ADDED; kind < COMPARE_KINDS; kind++)
        if (tally->kinds[kind] > 0) {
            const char *words = phrase_in(more[kind], lang), *number = strstr(words, "%zu");
            blob_add(out, words, (size_t)(number - words));
            blob_print(out, "%zu%s", tally->kinds[kind], number + 3);
        }
    blob_text(out, "\n");
    count_predicates(&won, &lost, report);
    if (won + lost > 0)
        blob_print(out,
                   PHRASE(lang, "Predicates: %zu higher, %zu lower\n",
                          "Predikat: %zu lebih tinggi, %zu lebih rendah\n"),
                   won, lost);
    if (tally->up + tally->down > 1) {
        movers_line(out, report, 1, PHRASE(lang, "Most up: ", "Naik terbanyak: "));
        movers_line(out, report, -1, PHRASE(lang, "Most down: ", "Turun terbanyak: "));
    }
}

void compare_text(struct blob *out, const struct compare_report *report)
{
    struct compare_tally tally;
    iga_lang lang = report->lang;
    source_line(out, PHRASE(lang, "Old: ", "Lama: "), report->before);
    source_line(out, PHRASE(lang, "New: ", "Baru: "), report->after);
    blob_text(out, "\n");
    for (size_t i = 0; i < iga_comparison_count(report->comparison); i++) {
        iga_change change;
        if (iga_comparison_get(&change, report->comparison, i) != IGA_OK) {
            out->failed = true;
            return;
        }
        enum compare_kind kind = compare_kind_of(report, &change);
        if (kind == COMPARE_SAME)
            continue;
        region_text(out, report, &change, kind);
        blob_text(out, "\n");
    }
    out->failed = !compare_count(&tally, report) || out->failed;
    summary(out, report, &tally);
}
