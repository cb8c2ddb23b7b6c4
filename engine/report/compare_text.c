/* compare_text.c - what changed between two results, for people. */
#include "report/compare_report.h"
#include "report/decimal.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

static void part(struct blob *out, const char *what, const iga_share *share, iga_lang lang)
{
    blob_text(out, what);
    blob_text(out, " ");
    decimal_signed(out, share->decimal, lang);
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
    decimal_signed(out, change->published_delta ? change->published_delta : change->delta.decimal,
                   lang);
    style_end(out, report->color, STYLE_MARKED);
    if (change->has_parts) {
        blob_text(out, " = ");
        part(out, PHRASE(lang, "data", "data"), &change->data, lang);
        blob_text(out, ", ");
        part(out, PHRASE(lang, "rules", "aturan"), &change->rules, lang);
        if (change->is_rounded) {
            blob_text(out, PHRASE(lang, " (unrounded ", " (tanpa pembulatan "));
            decimal_signed(out, change->delta.decimal, lang);
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

static void place_parts(struct blob *out, const iga_share *data, const iga_share *rules,
                        const iga_share *others, iga_lang lang)
{
    blob_text(out, " = ");
    part(out, PHRASE(lang, "data", "data"), data, lang);
    blob_text(out, ", ");
    part(out, PHRASE(lang, "rules", "aturan"), rules, lang);
    blob_text(out, ", ");
    part(out, PHRASE(lang, "the others", "daerah lain"), others, lang);
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
        blob_print(out, "  %+lld", compare_moved(before->place, after->place));
    if (change->has_place_parts)
        place_parts(out, &change->place_data, &change->place_rules, &change->place_others, lang);
    blob_text(out, "\n");
}

static void place_in_group(struct blob *out, size_t place, size_t of)
{
    if (place)
        blob_print(out, "%zu/%zu", place, of);
    else
        blob_text(out, "–");
}

/* The place in a group, where that is another. */
static void group_line(struct blob *out, const struct compare_report *report, const char *group,
                       const iga_group_change *change)
{
    iga_lang lang = report->lang;
    if (!compare_group_moved(change))
        return;
    blob_text(out, PHRASE(lang, "    place in ", "    peringkat "));
    visible_text(out, group);
    blob_text(out, "  ");
    place_in_group(out, change->place_before, change->of_before);
    blob_text(out, " → ");
    place_in_group(out, change->place_after, change->of_after);
    if (change->place_before && change->place_after && change->place_before != change->place_after)
        blob_print(out, "  %+lld", compare_moved(change->place_before, change->place_after));
    if (change->has_parts)
        place_parts(out, &change->data, &change->rules, &change->others, lang);
    blob_text(out, "\n");
}

/* What a region has become that was not scored in both results. */
static void word_line(struct blob *out, const struct compare_report *report, enum compare_kind kind)
{
    blob_text(out, "    ");
    blob_text(out, phrase_in(compare_titles[kind], report->lang));
    blob_text(out, "\n");
}

static void region_text(struct blob *out, const struct compare_report *report,
                        const iga_change *change, enum compare_kind kind)
{
    const char *group;
    head_line(out, report, change);
    blob_text(out, "\n");
    if (!change->is_measured) {
        word_line(out, report, kind);
        return;
    }
    index_line(out, report, change);
    predicate_line(out, report, change);
    place_line(out, report, change);
    for (size_t g = 0; (group = iga_comparison_group(report->comparison, g)); g++)
        group_line(out, report, group, &change->groups[g]);
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
        decimal_signed(out, change.published_delta ? change.published_delta : change.delta.decimal,
                       report->lang);
    }
    if (count > 0 && out->length > 0 && out->bytes[out->length - 1] != '\n')
        blob_text(out, "\n");
}

static void summary(struct blob *out, const struct compare_report *report,
                    const struct compare_tally *tally)
{
    iga_lang lang = report->lang;
    blob_print(out,
               PHRASE(lang, "%zu regions: %zu up, %zu down, %zu with the same index",
                      "%zu daerah: %zu naik, %zu turun, %zu berindeks tetap"),
               tally->regions, tally->up, tally->down, tally->level);
    static const struct phrase more[COMPARE_KINDS] = {
        [COMPARE_ADDED] = {"only in the new result", "hanya dalam hasil baru"},
        [COMPARE_REMOVED] = {"only in the old result", "hanya dalam hasil lama"},
        [COMPARE_REFUSED] = {"refused now", "kini ditolak"},
        [COMPARE_ACCEPTED] = {"no longer refused", "tidak lagi ditolak"}};
    for (int kind = COMPARE_ADDED; kind < COMPARE_KINDS; kind++)
        if (tally->kinds[kind] > 0)
            blob_print(out, ", %zu %s", tally->kinds[kind], phrase_in(more[kind], lang));
    blob_text(out, "\n");
    if (tally->higher + tally->lower > 0)
        blob_print(out,
                   PHRASE(lang, "Predicates: %zu higher, %zu lower\n",
                          "Predikat: %zu lebih tinggi, %zu lebih rendah\n"),
                   tally->higher, tally->lower);
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
