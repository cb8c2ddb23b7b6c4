#include "report/findings.h"

#include "report/json.h"

static void add_finding(struct blob *out, const iga_finding *finding)
{
    json_open(out, '{');
    json_text_member(out, "severity", findings_severity(finding->severity));
    json_text_member(out, "code", finding->code);
    json_text_member(out, "message", finding->message);
    json_text_member(out, "file", finding->file);
    json_place_member(out, "line", finding->line);
    json_place_member(out, "column", finding->column);
    json_close(out, '}');
}

void findings_json(struct blob *out, const struct findings_report *report)
{
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "findings");
    json_open(out, '[');
    for (size_t f = 0; f < report->count; f++) {
        const iga_findings *findings = report->files[f].findings;
        for (size_t i = 0; i < iga_findings_count(findings); i++) {
            const iga_finding *finding = iga_findings_get(findings, i);
            if (finding->severity <= report->least)
                add_finding(out, finding);
        }
    }
    json_close(out, ']');
    json_close(out, '}');
    blob_text(out, "\n");
}
