/* diff_csv.c - what a difference does to each region, a row a region; without regions the changes,
 * a row a change. */
#include "report/csv.h"
#include "report/diff_report.h"

/* ---- Regions --------------------------------------------------------------------------------- */

static void region_head(struct blob *out, const iga_diff *diff)
{
    static const char *const columns[] = {
        "id",           "name",        "index_before",     "index_after",
        "delta",        "delta_exact", "predicate_before", "predicate_after",
        "place_before", "place_after"};
    const char *path;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        csv_raw(out, columns[i]);
    for (size_t p = 0; (path = iga_diff_part(diff, p)); p++)
        csv_text(out, path);
    csv_end(out);
}

static void regions(struct blob *out, const struct diff_report *report)
{
    iga_impact_region region;
    region_head(out, report->diff);
    for (size_t i = 0; iga_impact_region_at(&region, report->impact, i); i++) {
        csv_text(out, region.id);
        csv_text(out, region.name);
        csv_raw(out, region.before.index);
        csv_raw(out, region.after.index);
        csv_raw(out, region.delta_short);
        csv_text(out, region.delta);
        csv_text(out, region.before.predicate);
        csv_text(out, region.after.predicate);
        csv_size(out, region.before.place);
        csv_size(out, region.after.place);
        for (size_t p = 0; iga_diff_part(report->diff, p); p++)
            csv_raw(out, iga_impact_share_short(report->impact, i, p));
        csv_end(out);
    }
}

/* ---- Changes --------------------------------------------------------------------------------- */

static void change_head(struct blob *out)
{
    static const char *const columns[] = {"class",   "kind",          "path",         "before",
                                          "after",   "line_before",   "line_after",   "verdict",
                                          "witness", "points_before", "points_after", "part"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        csv_raw(out, columns[i]);
    csv_end(out);
}

static void line(struct blob *out, size_t number)
{
    if (number)
        csv_size(out, number);
    else
        csv_raw(out, NULL);
}

/* A number stays one; other answers are JSON. */
static void witness(struct blob *out, const char *answer)
{
    bool is_number = answer && ((*answer >= '0' && *answer <= '9') || *answer == '-');
    if (is_number)
        csv_raw(out, answer);
    else
        csv_text(out, answer);
}

static void changes(struct blob *out, const struct diff_report *report)
{
    iga_rule_change change;
    change_head(out);
    for (size_t i = 0; iga_diff_change(&change, report->diff, i); i++) {
        csv_raw(out, diff_class_words[change.change_class]);
        csv_raw(out, diff_kind_words[change.kind]);
        csv_text(out, change.path);
        csv_text(out, change.before);
        csv_text(out, change.after);
        line(out, change.line_before);
        line(out, change.line_after);
        csv_raw(out, diff_verdict_words[change.verdict]);
        witness(out, change.witness);
        csv_raw(out, change.points_before);
        csv_raw(out, change.points_after);
        csv_text(out, change.part == IGA_NO_PART ? NULL : iga_diff_part(report->diff, change.part));
        csv_end(out);
    }
}

void diff_csv(struct blob *out, const struct diff_report *report)
{
    if (report->impact)
        regions(out, report);
    else
        changes(out, report);
}
