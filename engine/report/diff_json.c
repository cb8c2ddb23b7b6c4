/* diff_json.c - a difference as one document. */
#include "report/diff_report.h"
#include "report/json.h"
#include "report/ruleset_json.h"

#include <string.h>

static void lines(struct blob *out, const iga_rule_change *change)
{
    const size_t sides[2] = {change->line_before, change->line_after};
    json_key(out, "lines");
    json_open(out, '[');
    for (int side = 0; side < 2; side++) {
        if (sides[side])
            json_size(out, sides[side]);
        else
            json_raw(out, "null");
    }
    json_close(out, ']');
}

static void witness(struct blob *out, const iga_rule_change *change)
{
    json_key(out, "witness");
    if (!change->witness) {
        json_raw(out, "null");
        return;
    }
    json_open(out, '{');
    json_raw_member(out, "answer", change->witness);
    json_raw_member(out, "before", change->points_before);
    json_raw_member(out, "after", change->points_after);
    json_close(out, '}');
}

static void changes(struct blob *out, const iga_diff *diff)
{
    iga_rule_change change;
    json_key(out, "changes");
    json_open(out, '[');
    for (size_t i = 0; iga_diff_change(&change, diff, i); i++) {
        json_open(out, '{');
        json_text_member(out, "class", diff_class_words[change.change_class]);
        json_text_member(out, "kind", diff_kind_words[change.kind]);
        json_text_member(out, "path", change.path);
        json_text_member(out, "before", change.before);
        json_text_member(out, "after", change.after);
        lines(out, &change);
        json_text_member(out, "verdict", diff_verdict_words[change.verdict]);
        witness(out, &change);
        json_text_member(out, "part",
                         change.part == IGA_NO_PART ? NULL : iga_diff_part(diff, change.part));
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void side(struct blob *out, const char *key, const iga_impact_side *side)
{
    json_key(out, key);
    json_open(out, '{');
    json_raw_member(out, "index", side->index);
    json_text_member(out, "exact", side->exact);
    json_text_member(out, "predicate", side->predicate);
    json_size_member(out, "place", side->place);
    json_close(out, '}');
}

static void because(struct blob *out, const struct diff_report *report, size_t region)
{
    const char *path;
    json_key(out, "because");
    json_open(out, '[');
    for (size_t p = 0; (path = iga_diff_part(report->diff, p)); p++) {
        const char *share = iga_impact_share(report->impact, region, p);
        if (strcmp(share, "0") == 0)
            continue;
        json_open(out, '{');
        json_text_member(out, "path", path);
        json_text_member(out, "delta", share);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void impact(struct blob *out, const struct diff_report *report)
{
    iga_impact_region region;
    json_key(out, "impact");
    json_open(out, '[');
    for (size_t i = 0; report->impact && iga_impact_region_at(&region, report->impact, i); i++) {
        blob_text(out, i ? ",\n" : "\n");
        struct blob line = {0};
        json_open(&line, '{');
        json_text_member(&line, "id", region.id);
        json_text_member(&line, "name", region.name);
        side(&line, "before", &region.before);
        side(&line, "after", &region.after);
        json_text_member(&line, "delta", region.delta);
        because(&line, report, i);
        json_close(&line, '}');
        blob_add(out, line.bytes, line.length);
        out->failed = out->failed || line.failed;
        blob_free(&line);
    }
    json_close(out, ']');
}

static void predicates(struct blob *out, const iga_impact *impact)
{
    json_key(out, "predicates");
    json_open(out, '[');
    for (const char *name = NULL; (name = diff_next_predicate(impact, name));) {
        size_t won, lost;
        diff_predicate_count(&won, &lost, impact, name);
        json_open(out, '{');
        json_text_member(out, "predicate", name);
        json_size_member(out, "won", won);
        json_size_member(out, "lost", lost);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void largest(struct blob *out, const iga_impact *impact)
{
    json_key(out, "largest");
    json_open(out, '[');
    for (size_t i = 0; i < DIFF_LARGEST; i++) {
        iga_impact_region region;
        size_t number = iga_impact_largest(impact, i);
        if (number == IGA_NO_PART || !iga_impact_region_at(&region, impact, number) ||
            !region.direction)
            break;
        json_open(out, '{');
        json_text_member(out, "id", region.id);
        json_text_member(out, "delta", region.delta);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void summary(struct blob *out, const struct diff_report *report)
{
    json_key(out, "summary");
    json_open(out, '{');
    json_key(out, "changes");
    json_open(out, '{');
    for (int c = IGA_STRUCTURE; c <= IGA_TEXT; c++)
        json_size_member(out, diff_class_words[c],
                         diff_class_count(report->diff, (iga_change_class)c));
    json_close(out, '}');
    json_size_member(out, "unchanged", diff_unchanged_count(report->diff));
    if (report->impact) {
        struct diff_tally tally = diff_count(report->impact);
        json_size_member(out, "regions", tally.regions);
        json_size_member(out, "refused", report->refused);
        json_size_member(out, "up", tally.up);
        json_size_member(out, "down", tally.down);
        json_size_member(out, "same", tally.same);
        predicates(out, report->impact);
        largest(out, report->impact);
    }
    json_close(out, '}');
}

static void findings(struct blob *out, const iga_findings *list)
{
    json_key(out, "findings");
    json_open(out, '[');
    for (size_t i = 0; i < iga_findings_count(list); i++) {
        const iga_finding *finding = iga_findings_get(list, i);
        json_open(out, '{');
        json_text_member(out, "severity", "warning");
        json_text_member(out, "code", finding->code);
        json_text_member(out, "message", finding->message);
        json_text_member(out, "file", finding->file);
        json_place_member(out, "line", finding->line);
        json_place_member(out, "column", finding->column);
        json_close(out, '}');
    }
    json_close(out, ']');
}

void diff_json(struct blob *out, const struct diff_report *report)
{
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "before");
    ruleset_json(out, iga_diff_before(report->diff), true);
    json_key(out, "after");
    ruleset_json(out, iga_diff_after(report->diff), true);
    json_text_member(out, "data_sha256", report->data_sha256);
    changes(out, report->diff);
    impact(out, report);
    summary(out, report);
    findings(out, iga_diff_findings(report->diff));
    json_close(out, '}');
    blob_text(out, "\n");
}
