/* page.h - one self-contained page: no script, nothing fetched, readable on paper (A4) and by a
 * screen reader. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "iga.h"
#include "report/blob.h"

#include <stdbool.h>

/* Everything up to the first heading, which is the title. */
void page_open(struct blob *out, const char *title, iga_lang lang);
/* The same with a title, escaped, that names the window and is not the heading. */
void page_open_escaped(struct blob *out, const char *title, const char *heading, iga_lang lang);
void page_close(struct blob *out);

/* Text of others, escaped. */
void page_text(struct blob *out, const char *text);
/* A heading of the second level, and of the third. */
void page_heading(struct blob *out, const char *text);
void page_subheading(struct blob *out, const char *text);
void page_paragraph(struct blob *out, const char *text);
/* A paragraph that explains what follows. */
void page_note(struct blob *out, const char *text);

/* A table with a caption, and its columns; numbers stand right. */
struct page_column {
    const char *title;
    bool is_number;
};
void page_table_open(struct blob *out, const char *caption, const struct page_column *columns,
                     size_t count);
/* The same with columns that are as wide as the stylesheet says for this kind of table, whatever
 * stands in them. */
void page_table_open_as(struct blob *out, const char *kind, const char *caption,
                        const struct page_column *columns, size_t count);
void page_table_close(struct blob *out);
void page_row_open(struct blob *out);
void page_row_close(struct blob *out);
/* The cell that names the row. */
void page_row_head(struct blob *out, const char *text);
void page_cell(struct blob *out, const char *text, bool is_number);

/* Facts, each with its name. */
void page_facts_open(struct blob *out);
void page_fact(struct blob *out, const char *name, const char *text);
void page_facts_close(struct blob *out);

/* A count as text. */
void page_size(char out[24], size_t number);

#endif
