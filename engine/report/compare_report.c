#include "report/compare_report.h"

#include "report/csv.h"
#include "report/json.h"

#include <string.h>

struct compare_said compare_said(const struct published *side, const iga_state_of_region *state)
{
    const struct published_region *region = state->context;
    if (!state->is_there)
        return (struct compare_said){0};
    return (struct compare_said){.name = published_text(side, region->name),
                                 .index = published_text(side, region->index),
                                 .exact = published_text(side, region->exact),
                                 .predicate = published_text(side, region->predicate)};
}

const char *compare_name(const struct compare_report *report, const iga_change *change)
{
    const char *name = compare_said(report->after, &change->after).name;
    return name ? name : compare_said(report->before, &change->before).name;
}

const char *compare_word(enum compare_kind kind)
{
    static const char *const words[] = {
        [COMPARE_SAME] = "same",       [COMPARE_CHANGED] = "changed",
        [COMPARE_ADDED] = "added",     [COMPARE_REMOVED] = "removed",
        [COMPARE_REFUSED] = "refused", [COMPARE_ACCEPTED] = "accepted"};
    return words[kind];
}

static bool texts_differ(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) != 0 : a != b;
}

enum compare_kind compare_kind_of(const struct compare_report *report, const iga_change *change)
{
    const iga_state_of_region *before = &change->before, *after = &change->after;
    if (!before->is_there)
        return COMPARE_ADDED;
    if (!after->is_there)
        return COMPARE_REMOVED;
    if (before->is_refused != after->is_refused)
        return after->is_refused ? COMPARE_REFUSED : COMPARE_ACCEPTED;
    if (before->is_refused)
        return COMPARE_SAME;
    struct compare_said was = compare_said(report->before, before);
    struct compare_said is = compare_said(report->after, after);
    bool differs = change->direction != 0 || before->place != after->place ||
                   before->of != after->of || texts_differ(was.index, is.index) ||
                   texts_differ(was.predicate, is.predicate);
    return differs ? COMPARE_CHANGED : COMPARE_SAME;
}

bool compare_count(struct compare_tally *out, const struct compare_report *report)
{
    *out = (struct compare_tally){.regions = iga_comparison_count(report->comparison)};
    for (size_t i = 0; i < out->regions; i++) {
        iga_change change;
        if (iga_comparison_get(&change, report->comparison, i) != IGA_OK)
            return false;
        out->kinds[compare_kind_of(report, &change)]++;
        if (change.is_measured) {
            out->up += change.direction > 0;
            out->down += change.direction < 0;
            out->level += change.direction == 0;
        }
    }
    return true;
}

/* ---- JSON ---------------------------------------------------------------------------------- */

static void side_json(struct blob *out, const char *key, const struct published *file,
                      const iga_state_of_region *state)
{
    struct compare_said said = compare_said(file, state);
    json_key(out, key);
    if (!state->is_there) {
        json_text(out, NULL);
        return;
    }
    json_open(out, '{');
    if (state->is_refused) {
        json_bool_member(out, "refused", true);
    } else {
        json_raw_member(out, "index", said.index ? said.index : "null");
        json_text_member(out, "exact", said.exact);
        json_text_member(out, "predicate", said.predicate);
        json_size_member(out, "place", state->place);
        json_size_member(out, "of", state->of);
    }
    json_close(out, '}');
}

static void parts_json(struct blob *out, const iga_change *change)
{
    json_key(out, "because");
    if (!change->has_parts) {
        json_text(out, NULL);
        return;
    }
    json_open(out, '{');
    json_text_member(out, "data", change->data.exact);
    json_text_member(out, "rules", change->rules.exact);
    json_close(out, '}');
}

static void place_parts_json(struct blob *out, const iga_change *change)
{
    json_key(out, "place_because");
    if (!change->has_place_parts) {
        json_text(out, NULL);
        return;
    }
    json_open(out, '{');
    json_text_member(out, "data", change->place_data.exact);
    json_text_member(out, "rules", change->place_rules.exact);
    json_text_member(out, "others", change->place_others.exact);
    json_close(out, '}');
}

static void change_json(struct blob *out, const struct compare_report *report,
                        const iga_change *change)
{
    json_open(out, '{');
    json_text_member(out, "id", change->id);
    json_text_member(out, "name", compare_name(report, change));
    json_text_member(out, "change", compare_word(compare_kind_of(report, change)));
    side_json(out, "before", report->before, &change->before);
    side_json(out, "after", report->after, &change->after);
    if (change->is_measured) {
        json_text_member(out, "delta", change->delta.exact);
        parts_json(out, change);
        json_key(out, "place_delta");
        blob_print(out, "%lld", (long long)change->after.place - (long long)change->before.place);
        place_parts_json(out, change);
    }
    json_close(out, '}');
}

static void summary_json(struct blob *out, const struct compare_tally *tally)
{
    json_open(out, '{');
    json_size_member(out, "regions", tally->regions);
    json_size_member(out, "up", tally->up);
    json_size_member(out, "down", tally->down);
    json_size_member(out, "level", tally->level);
    for (int kind = 0; kind < COMPARE_KINDS; kind++)
        json_size_member(out, compare_word((enum compare_kind)kind), tally->kinds[kind]);
    json_close(out, '}');
}

static void source_json(struct blob *out, const char *key, const struct published *file)
{
    json_key(out, key);
    json_open(out, '{');
    json_text_member(out, "file", file->file);
    json_text_member(out, "ruleset", published_ruleset(file));
    json_text_member(out, "sha256", published_head_text(file, "ruleset", "sha256"));
    json_text_member(out, "data_sha256", published_head_text(file, NULL, "data_sha256"));
    json_close(out, '}');
}

void compare_json(struct blob *out, const struct compare_report *report)
{
    struct compare_tally tally;
    size_t count = iga_comparison_count(report->comparison);
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    source_json(out, "before", report->before);
    source_json(out, "after", report->after);
    json_key(out, "regions");
    blob_text(out, "[\n");
    for (size_t i = 0; i < count; i++) {
        iga_change change;
        struct blob line = {0};
        if (iga_comparison_get(&change, report->comparison, i) == IGA_OK)
            change_json(&line, report, &change);
        else
            line.failed = true;
        blob_add(out, line.bytes, line.length);
        blob_text(out, i + 1 < count ? ",\n" : "\n");
        out->failed = out->failed || line.failed;
        blob_free(&line);
    }
    blob_text(out, "]");
    json_key(out, "summary");
    out->failed = !compare_count(&tally, report) || out->failed;
    summary_json(out, &tally);
    json_close(out, '}');
    blob_text(out, "\n");
}

/* ---- Comma-separated values ---------------------------------------------------------------- */

static void places_csv(struct blob *out, const iga_state_of_region *state)
{
    if (state->place == 0) {
        csv_raw(out, NULL);
        csv_raw(out, NULL);
        return;
    }
    csv_size(out, state->place);
    csv_size(out, state->of);
}

static void change_csv(struct blob *out, const struct compare_report *report,
                       const iga_change *change)
{
    struct compare_said was = compare_said(report->before, &change->before);
    struct compare_said is = compare_said(report->after, &change->after);
    csv_text(out, change->id);
    csv_text(out, compare_name(report, change));
    csv_raw(out, compare_word(compare_kind_of(report, change)));
    csv_raw(out, was.index);
    csv_raw(out, is.index);
    csv_raw(out, change->is_measured ? change->delta.decimal : NULL);
    csv_raw(out, change->has_parts ? change->data.decimal : NULL);
    csv_raw(out, change->has_parts ? change->rules.decimal : NULL);
    csv_text(out, was.predicate);
    csv_text(out, is.predicate);
    places_csv(out, &change->before);
    places_csv(out, &change->after);
    csv_raw(out, change->has_place_parts ? change->place_data.decimal : NULL);
    csv_raw(out, change->has_place_parts ? change->place_rules.decimal : NULL);
    csv_raw(out, change->has_place_parts ? change->place_others.decimal : NULL);
    csv_end(out);
}

void compare_csv(struct blob *out, const struct compare_report *report)
{
    blob_text(out, "id,name,change,index_before,index_after,delta,delta_data,delta_rules,"
                   "predicate_before,predicate_after,place_before,of_before,place_after,of_after,"
                   "place_data,place_rules,place_others\n");
    for (size_t i = 0; i < iga_comparison_count(report->comparison); i++) {
        iga_change change;
        if (iga_comparison_get(&change, report->comparison, i) == IGA_OK)
            change_csv(out, report, &change);
        else
            out->failed = true;
    }
}
