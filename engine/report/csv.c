#include "report/csv.h"

#include <stdio.h>
#include <string.h>

/* An empty cell at the beginning of a row would not be seen by the next one, so it is quoted. */
static void separate(struct blob *out)
{
    if (out->length > 0 && out->bytes[out->length - 1] != '\n')
        blob_add(out, ",", 1);
}

static void quoted(struct blob *out, const char *text, const char *before)
{
    blob_text(out, "\"");
    blob_text(out, before);
    for (size_t part; *text; text += part) {
        part = strcspn(text, "\"");
        blob_add(out, text, part);
        if (text[part] == '"') {
            blob_text(out, "\"\"");
            part++;
        }
    }
    blob_text(out, "\"");
}

void csv_text(struct blob *out, const char *text)
{
    separate(out);
    if (!text || !*text) {
        bool begins_row = out->length == 0 || out->bytes[out->length - 1] == '\n';
        blob_text(out, begins_row ? "\"\"" : "");
        return;
    }
    const char *before = strchr("=+-@\t\r", *text) ? "'" : "";
    if (text[strcspn(text, "\",\r\n")] || *before || *text == ' ')
        quoted(out, text, before);
    else
        blob_text(out, text);
}

void csv_raw(struct blob *out, const char *text)
{
    separate(out);
    blob_text(out, text ? text : "");
}

void csv_size(struct blob *out, size_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    csv_raw(out, digits);
}

void csv_end(struct blob *out)
{
    blob_text(out, "\n");
}
