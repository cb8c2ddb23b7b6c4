#include "report/page.h"

#include "report/page_style.h"
#include "report/utf8.h"

#include <stdio.h>
#include <string.h>

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

void page_open_escaped(struct blob *out, const char *title, const char *heading, iga_lang lang)
{
    blob_print(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
               "<title>",
               lang == IGA_LANG_EN ? "en" : "id");
    blob_text(out, title);
    blob_text(out, "</title>\n<style>");
    blob_text(out, page_style);
    blob_text(out, "</style>\n</head>\n<body>\n<header class=\"masthead\">\n");
    element(out, "h1", heading);
    blob_text(out, "</header>\n<main>\n");
}

void page_open(struct blob *out, const char *title, iga_lang lang)
{
    struct blob escaped = {0};
    page_text(&escaped, title);
    page_open_escaped(out, escaped.bytes ? escaped.bytes : "", title, lang);
    out->failed = out->failed || escaped.failed;
    blob_free(&escaped);
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

void page_note(struct blob *out, const char *text)
{
    blob_text(out, "<p class=\"note\">");
    page_text(out, text);
    blob_text(out, "</p>\n");
}

void page_table_open_as(struct blob *out, const char *kind, const char *caption,
                        const struct page_column *columns, size_t count)
{
    blob_text(out, "<div class=\"table\"><table");
    if (kind)
        blob_print(out, " class=\"fixed %s\"", kind);
    blob_text(out, ">\n");
    element(out, "caption", caption);
    blob_text(out, "<thead><tr>");
    for (size_t i = 0; i < count; i++) {
        blob_print(out, "<th scope=\"col\"%s>", columns[i].is_number ? " class=\"n\"" : "");
        page_text(out, columns[i].title);
        blob_text(out, "</th>");
    }
    blob_text(out, "</tr></thead>\n<tbody>\n");
}

void page_table_open(struct blob *out, const char *caption, const struct page_column *columns,
                     size_t count)
{
    page_table_open_as(out, NULL, caption, columns, count);
}

void page_table_close(struct blob *out)
{
    blob_text(out, "</tbody>\n</table></div>\n");
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
