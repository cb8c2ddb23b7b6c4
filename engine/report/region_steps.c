/* region_steps.c - what to do first, and what the index gains by it. */
#include "report/decimal.h"
#include "report/region_section.h"

#include <string.h>

enum { FIRST_STEPS = 3 };

/* ---- One step -------------------------------------------------------------------------------- */

static const char *kind_of(const struct section *section, size_t step)
{
    const char *kind = section_text(section, step, "kind");
    return kind ? kind : "";
}

static size_t count_about(const struct section *section, size_t step)
{
    return section_size(section, step, "count");
}

/* "1, 8, 16", and how many more there are. */
static void say_about(struct section *section, size_t step, const char *between)
{
    size_t said = 0, count = count_about(section, step);
    for (size_t i = section_first(section, section_node(section, step, "about"));
         i != IGA_JSON_NONE; i = section_next(section, i), said++) {
        const char *name = iga_json_text(section->tree, i);
        blob_print(&section->text, "%s%s", said ? between : "", name ? name : "?");
    }
    if (count > said)
        blob_print(&section->text, SAY(section, " and %zu more", " dan %zu lagi"), count - said);
}

/* Whether the region gave no answer to an indicator. */
static bool is_unanswered(const struct section *section, const char *indicator)
{
    for (size_t i = section_first(section, section_node(section, 0, "indicators"));
         i != IGA_JSON_NONE; i = section_next(section, i)) {
        const char *id = section_text(section, i, "id");
        const char *status = section_text(section, i, "status");
        if (id && indicator && strcmp(id, indicator) == 0)
            return status && strcmp(status, "missing") == 0;
    }
    return false;
}

static void say_raise(struct section *section, size_t step)
{
    const char *title = section_text(section, step, "title");
    size_t to = section_size(section, step, "to");
    blob_text(&section->text, title ? title : "?");
    if (is_unanswered(section, section_text(section, step, "indicator")))
        blob_print(&section->text,
                   SAY(section, ": is missing; answer it to reach level %zu",
                       ": masih kosong; isi hingga mencapai level %zu"),
                   to);
    else
        blob_print(&section->text,
                   SAY(section, ": raise from level %zu to %zu", ": naikkan dari level %zu ke %zu"),
                   section_size(section, step, "from"), to);
}

static void say_eligible(struct section *section, size_t count)
{
    if (count == 1)
        blob_text(&section->text,
                  SAY(section, "Make an innovation eligible", "Penuhi syarat satu inovasi"));
    else
        blob_print(&section->text,
                   SAY(section, "Make %zu innovations eligible", "Penuhi syarat %zu inovasi"),
                   count);
}

static void say_raise_all(struct section *section, size_t step, size_t count)
{
    const char *title = section_text(section, step, "title");
    blob_print(&section->text,
               count == 1 ? SAY(section, "%s: in %zu innovation", "%s: pada %zu inovasi")
                          : SAY(section, "%s: in %zu innovations", "%s: pada %zu inovasi"),
               title ? title : "?", count);
}

void section_step(struct section *section, size_t step)
{
    const char *kind = kind_of(section, step);
    size_t count = count_about(section, step);
    blob_clear(&section->text);
    if (strcmp(kind, "answer") == 0) {
        blob_text(&section->text, SAY(section, "Give the mandatory answers that are missing",
                                      "Isi jawaban wajib yang masih kosong"));
    } else if (strcmp(kind, "eligible") == 0) {
        say_eligible(section, count);
    } else if (strcmp(kind, "raise") == 0) {
        say_raise(section, step);
    } else if (strcmp(kind, "raise_all") == 0) {
        say_raise_all(section, step, count);
    } else if (strcmp(kind, "add") == 0) {
        const char *points = section_number(section, step, "points");
        blob_text(&section->text, SAY(section, "Add an innovation with ",
                                      "Tambahkan satu inovasi dengan kematangan "));
        decimal_shown(&section->text, points ? points : "0", section->about->lang);
        blob_text(&section->text, SAY(section, " points", " poin"));
    } else {
        const char *message = section_text(section, step, "message");
        blob_text(&section->text, message ? message : "?");
    }
}

/* Why the only innovation that a step is about does not count. */
static void say_reasons(struct section *section, size_t step)
{
    const char *id =
        iga_json_text(section->tree, section_first(section, section_node(section, step, "about")));
    size_t said = 0;
    for (size_t i = section_first(section, section_node(section, 0, "innovation_details"));
         i != IGA_JSON_NONE; i = section_next(section, i)) {
        const char *other = section_text(section, i, "id");
        if (!id || !other || strcmp(id, other) != 0)
            continue;
        for (size_t k = section_first(section, section_node(section, i, "reasons"));
             k != IGA_JSON_NONE; k = section_next(section, k)) {
            const char *message = section_text(section, k, "message");
            blob_print(&section->text, "%s%s", said++ ? "; " : ": ", message ? message : "?");
        }
    }
}

/* What it takes, or what it is about. */
void section_step_details(struct section *section, size_t step)
{
    const char *kind = kind_of(section, step), *takes = section_text(section, step, "takes");
    blob_clear(&section->text);
    if (strcmp(kind, "answer") == 0) {
        say_about(section, step, "; ");
    } else if (strcmp(kind, "eligible") == 0) {
        blob_text(&section->text, SAY(section, "Innovation ", "Inovasi "));
        say_about(section, step, ", ");
        if (count_about(section, step) == 1)
            say_reasons(section, step);
    } else if (takes) {
        blob_print(&section->text, SAY(section, "It takes: %s", "Yang diperlukan: %s"), takes);
    }
}

static void step_shown(struct blob *out, struct section *section, size_t step)
{
    section_step(section, step);
    page_text(out, section_said(section));
    section_step_details(section, step);
    if (section->text.length == 0)
        return;
    blob_text(out, "<small>");
    page_text(out, section_said(section));
    blob_text(out, "</small>");
}

/* With as many decimals as the index has. */
static void gain_shown(struct blob *out, const struct section *section, size_t step)
{
    const char *gain = section_number(section, step, "gain");
    const char *index = section_number(section, 0, "index");
    blob_text(out, "+");
    decimal_padded(out, gain ? gain : "0", index ? index : "0", section->about->lang);
}

/* ---- The first ------------------------------------------------------------------------------- */

/* Work on all innovations is no first step. */
static bool is_first_step(const struct section *section, size_t step)
{
    return strcmp(kind_of(section, step), "raise_all") != 0;
}

void section_first_steps(struct blob *out, struct section *section)
{
    size_t step = section_first(section, section_node(section, 0, "first_steps"));
    if (step == IGA_JSON_NONE || !is_first_step(section, step))
        return;
    blob_text(out, "<div class=\"first\">\n");
    page_subheading(out, SAY(section, "What to do first", "Yang pertama dilakukan"));
    blob_text(out, "<ol>\n");
    for (size_t i = 0; i < FIRST_STEPS && step != IGA_JSON_NONE && is_first_step(section, step);
         i++, step = section_next(section, step)) {
        blob_text(out, "<li><span class=\"gain\">");
        gain_shown(out, section, step);
        blob_text(out, "</span> <span>");
        step_shown(out, section, step);
        blob_text(out, "</span></li>\n");
    }
    blob_text(out, "</ol>\n");
    page_note(out, SAY(section,
                       "What is forfeited for want of little comes first. Each figure is what the "
                       "index gains when that step alone is taken.",
                       "Yang hilang karena kurang sedikit didahulukan. Setiap angka adalah "
                       "tambahan indeks bila hanya langkah itu yang dilakukan."));
    blob_text(out, "</div>\n");
}

/* ---- All of them ----------------------------------------------------------------------------- */

/* The tables, each of several kinds. */
enum group { FORFEITED, SINGLE, ON_ALL, GROUPS };

static enum group group_of(const struct section *section, size_t step)
{
    static const char *const kinds[] = {"raise", "add", "raise_all"};
    static const enum group groups[] = {SINGLE, SINGLE, ON_ALL};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kind_of(section, step), kinds[i]) == 0)
            return groups[i];
    return FORFEITED;
}

static void steps_open(struct blob *out, const struct section *section, enum group group)
{
    static const struct phrase captions[GROUPS] = {
        [FORFEITED] = {"What is forfeited for want of little", "Yang hilang karena kurang sedikit"},
        [SINGLE] = {"Single steps that gain most", "Langkah tunggal yang paling menambah indeks"},
        [ON_ALL] = {"One level more in every innovation that counts and can rise",
                    "Naik satu level pada setiap inovasi dihitung yang masih dapat naik"}};
    const struct page_column columns[] = {{SAY(section, "Step", "Langkah"), false},
                                          {SAY(section, "Gain in index", "Tambahan indeks"), true}};
    page_table_open_as(out, "gains", phrase_in(captions[group], section->about->lang), columns,
                       sizeof columns / sizeof columns[0]);
}

static void step_row(struct blob *out, struct section *section, size_t step)
{
    page_row_open(out);
    blob_text(out, "<th scope=\"row\">");
    step_shown(out, section, step);
    blob_text(out, "</th><td class=\"n gain\">");
    gain_shown(out, section, step);
    blob_text(out, "</td>");
    page_row_close(out);
}

void section_steps(struct blob *out, struct section *section)
{
    size_t step = section_first(section, section_node(section, 0, "first_steps"));
    enum group open = GROUPS;
    if (step == IGA_JSON_NONE)
        return;
    page_subheading(out, SAY(section, "What raises the index", "Yang menaikkan indeks"));
    for (; step != IGA_JSON_NONE; step = section_next(section, step)) {
        if (group_of(section, step) != open) {
            if (open != GROUPS)
                page_table_close(out);
            open = group_of(section, step);
            steps_open(out, section, open);
        }
        step_row(out, section, step);
    }
    page_table_close(out);
}
