#include "report/page.h"

#include "report/utf8.h"

#include <stdio.h>
#include <string.h>

/* Every pair of colours has a contrast of at least 4.5 to 1 where it carries text, and of 3 to 1
 * where it draws. */
static const char style[] =
    "@page{size:A4;margin:15mm}"
    "*{box-sizing:border-box}"
    "body{font:11pt/1.4 system-ui,sans-serif;max-width:60rem;margin:1.5rem auto;padding:0 1rem;"
    "color:#111;background:#fff}"
    "h1{font-size:1.4rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin:1.4rem 0 0}"
    "h1,h2,h3,p,dd,li{overflow-wrap:anywhere}"
    "a{color:#0b4f8a}"
    "table{border-collapse:collapse;width:100%;margin:.6rem 0 1.2rem}"
    "caption{text-align:left;font-weight:600;padding:.3rem 0}"
    "th,td{border-bottom:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}"
    "thead th{border-bottom:2px solid #444}"
    "thead th,td:not(.chart),.n{overflow-wrap:break-word}"
    "tbody th{font-weight:normal}"
    ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    "dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.2rem 1rem;margin:.6rem 0}"
    "dt{color:#444}dd{margin:0}"
    ".index{font-size:2.2rem;font-weight:700;line-height:1.2;margin:.4rem 0}"
    ".index span{font-size:1rem;font-weight:400}"
    ".chart{width:30%;min-width:5rem;vertical-align:middle}"
    ".bar{display:block;width:100%;height:.7rem}"
    ".columns{display:block;width:100%;max-width:34rem;margin:.6rem 0}"
    ".columns text{font-size:12px;text-anchor:middle;fill:#111}"
    ".columns .label{font-size:10px}"
    ".columns line{stroke:#444}"
    ".track{fill:#ddd}.fill{fill:#0b5fa5}.fall{fill:#b3420c}.zero{fill:#111}"
    "@media(max-width:32rem){body{padding:0 .6rem}th,td{padding:.2rem .25rem;font-size:.85rem}"
    ".chart{padding:.2rem "
    "0}.chart{min-width:2.5rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}"
    "@media print{*{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "body{margin:0;padding:0;max-width:none;font-size:9pt}a{color:inherit;text-decoration:none}"
    "thead{display:table-header-group}tr,svg,.lead{break-inside:avoid}"
    "h2,h3,caption{break-after:avoid}.region+.region,nav+.region{break-before:page}}";

/* Escapes what HTML would read, and writes a mark for what is no text: control characters and
 * bytes that are not UTF-8. */
void page_text(struct blob *out, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    while (length) {
        unsigned long code_point = 0;
        size_t taken = utf8_next(&code_point, text, length);
        switch (taken ? code_point : 0) {
        case '&':
            blob_text(out, "&amp;");
            break;
        case '<':
            blob_text(out, "&lt;");
            break;
        case '>':
            blob_text(out, "&gt;");
            break;
        case '"':
            blob_text(out, "&quot;");
            break;
        default: {
            bool is_control = code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0) ||
                              (code_point >= 0x202A && code_point <= 0x202E) ||
                              (code_point >= 0x2066 && code_point <= 0x2069);
            if (!taken || is_control)
                blob_text(out, "\xEF\xBF\xBD");
            else
                blob_add(out, text, taken);
        }
        }
        taken = taken ? taken : 1;
        text += taken;
        length -= taken;
    }
}

static void element(struct blob *out, const char *name, const char *text)
{
    blob_print(out, "<%s>", name);
    page_text(out, text);
    blob_print(out, "</%s>\n", name);
}

void page_open(struct blob *out, const char *title, iga_lang lang)
{
    blob_print(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n",
               lang == IGA_LANG_EN ? "en" : "id");
    element(out, "title", title);
    blob_print(out, "<style>%s</style>\n</head>\n<body>\n<main>\n", style);
    element(out, "h1", title);
}

void page_close(struct blob *out)
{
    blob_text(out, "</main>\n</body>\n</html>\n");
}

void page_heading(struct blob *out, const char *text)
{
    element(out, "h2", text);
}

void page_subheading(struct blob *out, const char *text)
{
    element(out, "h3", text);
}

void page_paragraph(struct blob *out, const char *text)
{
    element(out, "p", text);
}

void page_table_open(struct blob *out, const char *caption, const struct page_column *columns,
                     size_t count)
{
    blob_text(out, "<table>\n");
    element(out, "caption", caption);
    blob_text(out, "<thead><tr>");
    for (size_t i = 0; i < count; i++) {
        blob_print(out, "<th scope=\"col\"%s>", columns[i].is_number ? " class=\"n\"" : "");
        page_text(out, columns[i].title);
        blob_text(out, "</th>");
    }
    blob_text(out, "</tr></thead>\n<tbody>\n");
}

void page_table_close(struct blob *out)
{
    blob_text(out, "</tbody>\n</table>\n");
}

void page_row_open(struct blob *out)
{
    blob_text(out, "<tr>");
}

void page_row_close(struct blob *out)
{
    blob_text(out, "</tr>\n");
}

void page_row_head(struct blob *out, const char *text)
{
    blob_text(out, "<th scope=\"row\">");
    page_text(out, text);
    blob_text(out, "</th>");
}

void page_cell(struct blob *out, const char *text, bool is_number)
{
    blob_text(out, is_number ? "<td class=\"n\">" : "<td>");
    page_text(out, text);
    blob_text(out, "</td>");
}

void page_facts_open(struct blob *out)
{
    blob_text(out, "<dl>\n");
}

void page_fact(struct blob *out, const char *name, const char *text)
{
    element(out, "dt", name);
    element(out, "dd", text);
}

void page_facts_close(struct blob *out)
{
    blob_text(out, "</dl>\n");
}

void page_size(char out[24], size_t number)
{
    snprintf(out, 24, "%zu", number);
}

void page_range(char out[48], size_t from, size_t to)
{
    snprintf(out, 48, "%zu–%zu", from, to);
}
