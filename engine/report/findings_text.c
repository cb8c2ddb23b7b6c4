#include "report/findings.h"

#include "report/excerpt.h"
#include "report/phrase.h"
#include "report/style.h"
#include "report/visible.h"

const char *findings_severity(iga_severity severity)
{
    static const char *const words[] = {
        [IGA_ERROR] = "error", [IGA_WARNING] = "warning", [IGA_NOTE] = "note"};
    return words[severity];
}

size_t findings_count(const struct findings_report *report, iga_severity severity)
{
    size_t count = 0;
    for (size_t f = 0; f < report->count; f++) {
        const iga_findings *findings = report->files[f].findings;
        for (size_t i = 0; i < iga_findings_count(findings); i++)
            count += iga_findings_get(findings, i)->severity == severity;
    }
    return count;
}

static void add_place(struct blob *out, const iga_finding *finding)
{
    visible_text(out, finding->file ? finding->file : "iga");
    if (finding->line > 0)
        blob_print(out, ":%zu", finding->line);
    if (finding->line > 0 && finding->column > 0)
        blob_print(out, ":%zu", finding->column);
}

static void add_finding(struct blob *out, const struct findings_report *report,
                        const struct findings_file *file, const iga_finding *finding)
{
    static const char *const styles[] = {
        [IGA_ERROR] = STYLE_REFUSED, [IGA_WARNING] = STYLE_WARNED, [IGA_NOTE] = STYLE_MARKED};
    add_place(out, finding);
    blob_text(out, ": ");
    style_text(out, report->color, styles[finding->severity], findings_severity(finding->severity));
    blob_text(out, ": ");
    visible_text(out, finding->message);
    blob_text(out, "\n");
    excerpt_add(out, file->text.bytes, file->text.length, finding->line, finding->column);
}

struct noun {
    struct phrase one, more;
};

static void add_count(struct blob *out, iga_lang lang, size_t count, const struct noun *noun,
                      const char *behind)
{
    blob_print(out, "%zu %s%s", count, phrase_in(count == 1 ? noun->one : noun->more, lang),
               behind);
}

/* "2 files: 0 errors, 1 warning, 12 notes" */
static void add_counts(struct blob *out, const struct findings_report *report)
{
    static const struct noun file = {{"file", "berkas"}, {"files", "berkas"}},
                             error = {{"error", "kesalahan"}, {"errors", "kesalahan"}},
                             warning = {{"warning", "peringatan"}, {"warnings", "peringatan"}},
                             note = {{"note", "catatan"}, {"notes", "catatan"}};
    add_count(out, report->lang, report->count, &file, ": ");
    add_count(out, report->lang, findings_count(report, IGA_ERROR), &error, ", ");
    add_count(out, report->lang, findings_count(report, IGA_WARNING), &warning, ", ");
    add_count(out, report->lang, findings_count(report, IGA_NOTE), &note, "\n");
}

void findings_text(struct blob *out, const struct findings_report *report)
{
    for (size_t f = 0; f < report->count; f++) {
        const struct findings_file *file = &report->files[f];
        for (size_t i = 0; i < iga_findings_count(file->findings); i++) {
            const iga_finding *finding = iga_findings_get(file->findings, i);
            if (finding->severity <= report->least)
                add_finding(out, report, file, finding);
        }
    }
    if (!report->is_quiet)
        add_counts(out, report);
}
