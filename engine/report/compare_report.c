#include "report/compare_report.h"

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

const struct phrase compare_titles[COMPARE_KINDS] = {
    [COMPARE_SAME] = {"the same", "tetap"},
    [COMPARE_CHANGED] = {"changed", "berubah"},
    [COMPARE_ADDED] = {"only in the new result", "hanya ada dalam hasil baru"},
    [COMPARE_REMOVED] = {"only in the old result", "hanya ada dalam hasil lama"},
    [COMPARE_REFUSED] = {"scored before, refused now", "semula dihitung, kini ditolak"},
    [COMPARE_ACCEPTED] = {"refused before, scored now", "semula ditolak, kini dihitung"}};

long long compare_moved(size_t before, size_t after)
{
    return (long long)after - (long long)before;
}

bool compare_group_moved(const iga_group_change *change)
{
    return change->place_before != change->place_after || change->of_before != change->of_after;
}

static bool is_moved_in_a_group(const struct compare_report *report, const iga_change *change)
{
    for (size_t g = 0; change->is_measured && iga_comparison_group(report->comparison, g); g++)
        if (compare_group_moved(&change->groups[g]))
            return true;
    return false;
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
                   texts_differ(was.predicate, is.predicate) || is_moved_in_a_group(report, change);
    return differs ? COMPARE_CHANGED : COMPARE_SAME;
}

static void count_measured(struct compare_tally *tally, const struct compare_report *report,
                           const iga_change *change)
{
    const char *was = compare_said(report->before, &change->before).predicate;
    const char *is = compare_said(report->after, &change->after).predicate;
    tally->up += change->direction > 0;
    tally->down += change->direction < 0;
    tally->level += change->direction == 0;
    tally->has_parts = tally->has_parts || change->has_parts;
    if (!was || !is || strcmp(was, is) == 0)
        return;
    tally->higher += change->direction > 0;
    tally->lower += change->direction < 0;
}

bool compare_count(struct compare_tally *out, const struct compare_report *report)
{
    *out = (struct compare_tally){.regions = iga_comparison_count(report->comparison)};
    for (size_t i = 0; i < out->regions; i++) {
        iga_change change;
        if (iga_comparison_get(&change, report->comparison, i) != IGA_OK)
            return false;
        out->kinds[compare_kind_of(report, &change)]++;
        if (change.is_measured)
            count_measured(out, report, &change);
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

static void move_json(struct blob *out, size_t before, size_t after)
{
    json_key(out, "place_delta");
    if (before && after)
        blob_print(out, "%lld", compare_moved(before, after));
    else
        json_text(out, NULL);
}

static void place_parts_json(struct blob *out, bool has_parts, const iga_share *data,
                             const iga_share *rules, const iga_share *others)
{
    json_key(out, "place_because");
    if (!has_parts) {
        json_text(out, NULL);
        return;
    }
    json_open(out, '{');
    json_text_member(out, "data", data->exact);
    json_text_member(out, "rules", rules->exact);
    json_text_member(out, "others", others->exact);
    json_close(out, '}');
}

static void group_side_json(struct blob *out, const char *key, size_t place, size_t of)
{
    json_key(out, key);
    if (!place) {
        json_text(out, NULL);
        return;
    }
    json_open(out, '{');
    json_size_member(out, "place", place);
    json_size_member(out, "of", of);
    json_close(out, '}');
}

/* The groups in which the region has a place in one of the results. */
static void groups_json(struct blob *out, const struct compare_report *report,
                        const iga_change *change)
{
    const char *group;
    json_key(out, "groups");
    json_open(out, '{');
    for (size_t g = 0; (group = iga_comparison_group(report->comparison, g)); g++) {
        const iga_group_change *moved = &change->groups[g];
        if (!moved->place_before && !moved->place_after)
            continue;
        json_key(out, group);
        json_open(out, '{');
        group_side_json(out, "before", moved->place_before, moved->of_before);
        group_side_json(out, "after", moved->place_after, moved->of_after);
        move_json(out, moved->place_before, moved->place_after);
        place_parts_json(out, moved->has_parts, &moved->data, &moved->rules, &moved->others);
        json_close(out, '}');
    }
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
        move_json(out, change->before.place, change->after.place);
        place_parts_json(out, change->has_place_parts, &change->place_data, &change->place_rules,
                         &change->place_others);
        groups_json(out, report, change);
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
