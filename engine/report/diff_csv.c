/* diff_csv.c - what a difference does to each region, a row a region. */
#include "report/csv.h"
#include "report/diff_report.h"

static void head(struct blob *out, const iga_diff *diff)
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

void diff_csv(struct blob *out, const struct diff_report *report)
{
    iga_impact_region region;
    head(out, report->diff);
    for (size_t i = 0; report->impact && iga_impact_region_at(&region, report->impact, i); i++) {
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
