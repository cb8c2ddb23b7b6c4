/* compare_csv.c - what changed between two results, a row a region. */
#include "report/compare_report.h"
#include "report/csv.h"

static void place_csv(struct blob *out, size_t place, size_t of)
{
    if (place == 0) {
        csv_raw(out, NULL);
        csv_raw(out, NULL);
        return;
    }
    csv_size(out, place);
    csv_size(out, of);
}

static void place_parts_csv(struct blob *out, bool has_parts, const iga_share *data,
                            const iga_share *rules, const iga_share *others)
{
    csv_raw(out, has_parts ? data->decimal : NULL);
    csv_raw(out, has_parts ? rules->decimal : NULL);
    csv_raw(out, has_parts ? others->decimal : NULL);
}

static void groups_csv(struct blob *out, const struct compare_report *report,
                       const iga_change *change)
{
    static const iga_group_change none = {0};
    for (size_t g = 0; iga_comparison_group(report->comparison, g); g++) {
        const iga_group_change *moved = change->is_measured ? &change->groups[g] : &none;
        place_csv(out, moved->place_before, moved->of_before);
        place_csv(out, moved->place_after, moved->of_after);
        place_parts_csv(out, moved->has_parts, &moved->data, &moved->rules, &moved->others);
    }
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
    place_csv(out, change->before.place, change->before.of);
    place_csv(out, change->after.place, change->after.of);
    place_parts_csv(out, change->has_place_parts, &change->place_data, &change->place_rules,
                    &change->place_others);
    groups_csv(out, report, change);
    csv_end(out);
}

static void head(struct blob *out, const iga_comparison *comparison)
{
    static const char *const columns[] = {
        "id",           "name",        "change",      "index_before",     "index_after",
        "delta",        "delta_data",  "delta_rules", "predicate_before", "predicate_after",
        "place_before", "of_before",   "place_after", "of_after",         "place_data",
        "place_rules",  "place_others"};
    static const char *const of_group[] = {"place_before", "of_before",   "place_after", "of_after",
                                           "place_data",   "place_rules", "place_others"};
    const char *group;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        csv_raw(out, columns[i]);
    for (size_t g = 0; (group = iga_comparison_group(comparison, g)); g++)
        for (size_t i = 0; i < sizeof of_group / sizeof *of_group; i++) {
            struct blob name = {0};
            blob_print(&name, "%s_%s", group, of_group[i]);
            csv_text(out, name.bytes);
            out->failed = out->failed || name.failed;
            blob_free(&name);
        }
    csv_end(out);
}

void compare_csv(struct blob *out, const struct compare_report *report)
{
    head(out, report->comparison);
    for (size_t i = 0; i < iga_comparison_count(report->comparison); i++) {
        iga_change change;
        if (iga_comparison_get(&change, report->comparison, i) == IGA_OK)
            change_csv(out, report, &change);
        else
            out->failed = true;
    }
}
