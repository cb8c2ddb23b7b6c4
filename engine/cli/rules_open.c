#include "cli/rules_open.h"

#include "cli/console.h"
#include "cli/rules_find.h"
#include "report/excerpt.h"
#include "report/phrase.h"

#include <errno.h>
#include <stdlib.h>

static void say_findings(const iga_findings *findings, const struct blob *text, iga_lang lang)
{
    struct blob lines = {0};
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        console_finding(&lines, finding);
        excerpt_add(&lines, text->bytes, text->length, finding->line, finding->column);
    }
    if (lines.failed)
        console_no_memory(lang);
    else
        console_write(lines.bytes, lines.length);
    blob_free(&lines);
}

static enum status load(iga_rules **out, const char *path, const struct blob *text, iga_lang lang)
{
    iga_findings *findings = NULL;
    iga_status status = iga_rules_load(out, &findings, path, text->bytes, text->length, lang);

    if (findings)
        say_findings(findings, text, lang);
    iga_findings_free(findings);
    switch (status) {
    case IGA_OK:
        return STATUS_OK;
    case IGA_ENOMEM:
        return console_no_memory(lang);
    default:
        return STATUS_INPUT;
    }
}

enum status rules_open(iga_rules **out, const char *path, iga_lang lang)
{
    struct blob text = {0};
    enum status status;

    *out = NULL;
    int error = rules_read(&text, path);
    if (error == ENOMEM) {
        status = console_no_memory(lang);
    } else if (error != 0) {
        console_file_error(path, PHRASE(lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                           console_reason(error, lang));
        status = STATUS_INPUT;
    } else {
        status = load(out, path, &text, lang);
    }
    blob_free(&text);
    return status;
}

enum status rules_obtain(iga_rules **out, const char *wanted, iga_lang lang)
{
    char *path = NULL;
    enum status status = rules_find(&path, wanted, lang);
    *out = NULL;
    if (status == STATUS_OK)
        status = rules_open(out, path, lang);
    free(path);
    return status;
}
