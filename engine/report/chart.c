#include "report/chart.h"

#include "report/decimal.h"
#include "report/page.h"
#include "report/phrase.h"

enum { PARTS = 1000 };

/* Opens a picture that is named by a text. */
static void picture(struct blob *out, const char *class, int width, int height, bool may_stretch,
                    const char *text)
{
    blob_print(out, "<svg class=\"%s\" viewBox=\"0 0 %d %d\"%s role=\"img\"><title>", class, width,
               height, may_stretch ? " preserveAspectRatio=\"none\"" : "");
    page_text(out, text);
    blob_text(out, "</title>");
}

void chart_bar(struct blob *out, const char *value, const char *whole, const char *text)
{
    picture(out, "bar", PARTS, 10, true, text);
    blob_print(out,
               "<rect class=\"track\" width=\"%d\" height=\"10\"/>"
               "<rect class=\"fill\" width=\"%zu\" height=\"10\"/></svg>",
               PARTS, decimal_share(value, whole, PARTS));
}

const char *chart_size(const char *change)
{
    return change + (*change == '-');
}

const char *chart_larger(const char *a, const char *b)
{
    return decimal_exceeds(b, a) ? b : a;
}

void chart_change(struct blob *out, const char *change, const char *largest, const char *text)
{
    size_t half = PARTS / 2, size = decimal_share(chart_size(change), largest, half);
    bool falls = *change == '-';
    picture(out, "bar", PARTS, 10, true, text);
    blob_print(out,
               "<rect class=\"track\" width=\"%d\" height=\"10\"/>"
               "<rect class=\"%s\" x=\"%zu\" width=\"%zu\" height=\"10\"/>"
               "<rect class=\"zero\" x=\"%zu\" width=\"4\" height=\"10\"/></svg>",
               PARTS, falls ? "fall" : "fill", falls ? half - size : half, size, half - 2);
}

/* ---- A scale with names ---------------------------------------------------------------------- */

/* The width of step i, in parts. */
static size_t step_width(const char *whole, const struct chart_step *steps, size_t count, size_t i)
{
    size_t from = i ? decimal_share(steps[i].from, whole, PARTS) : 0;
    size_t to = i + 1 < count ? decimal_share(steps[i + 1].from, whole, PARTS) : PARTS;
    return to > from ? to - from : 0;
}

/* The names below the scale, each as wide as its step; none when one would not fit. */
static void step_names(struct blob *out, const char *whole, const struct chart_step *steps,
                       size_t count, iga_lang lang)
{
    enum { NARROWEST = PARTS / 8 };
    for (size_t i = 0; i < count; i++)
        if (step_width(whole, steps, count, i) < NARROWEST)
            return;
    blob_text(out, "<div class=\"steps\" aria-hidden=\"true\" style=\"grid-template-columns:");
    for (size_t i = 0; i < count; i++)
        blob_print(out, "%s%zufr", i ? " " : "", step_width(whole, steps, count, i));
    blob_text(out, "\">");
    for (size_t i = 0; i < count; i++) {
        blob_print(out, "<span%s><b>", steps[i].is_here ? " class=\"here\"" : "");
        page_text(out, steps[i].name);
        blob_text(out, PHRASE(lang, "</b>from ", "</b>mulai "));
        decimal_shown(out, steps[i].from, lang);
        blob_text(out, "</span>");
    }
    blob_text(out, "</div>\n");
}

void chart_scale(struct blob *out, const char *value, const char *whole,
                 const struct chart_step *steps, size_t count, iga_lang lang, const char *text)
{
    enum { GAP = 4 };
    blob_text(out, "<div class=\"scale\">");
    picture(out, "bar", PARTS, 10, true, text);
    blob_print(out,
               "<rect class=\"track\" width=\"%d\" height=\"10\"/>"
               "<rect class=\"fill\" width=\"%zu\" height=\"10\"/>",
               PARTS, decimal_share(value, whole, PARTS));
    for (size_t i = 1; i < count; i++) {
        size_t at = decimal_share(steps[i].from, whole, PARTS);
        blob_print(out, "<rect class=\"gap\" x=\"%zu\" width=\"%d\" height=\"10\"/>",
                   at > GAP / 2 ? at - GAP / 2 : 0, GAP);
    }
    blob_text(out, "</svg>\n");
    step_names(out, whole, steps, count, lang);
    blob_text(out, "</div>\n");
}

/* ---- Classes --------------------------------------------------------------------------------- */

enum { STEP = 34, HEIGHT = 130, TOP = 20, BOTTOM = 24, SIDE = 20 };

static void tick(struct blob *out, size_t x, size_t number)
{
    blob_print(out, "<text class=\"tick\" x=\"%zu\" y=\"%d\">%zu</text>", x, TOP + HEIGHT + 16,
               number);
}

/* A class stands between the numbers where it begins and ends; one that is empty says nothing. */
static void column(struct blob *out, const struct chart_column *column, size_t x, size_t most)
{
    enum { GAP = 3 };
    size_t height = column->count * HEIGHT / most;
    if (column->count > 0) {
        height += height == 0;
        blob_print(out,
                   "<rect class=\"fill\" x=\"%zu\" y=\"%zu\" width=\"%d\" height=\"%zu\"/>"
                   "<text x=\"%zu\" y=\"%zu\">%zu</text>",
                   x + GAP, TOP + HEIGHT - height, STEP - 2 * GAP, height, x + STEP / 2,
                   TOP + HEIGHT - height - 5, column->count);
    }
    tick(out, x, column->from);
}

void chart_columns(struct blob *out, const struct chart_column *columns, size_t count, size_t end,
                   const char *text)
{
    size_t most = 1, width = count * STEP;
    for (size_t i = 0; i < count; i++)
        most = columns[i].count > most ? columns[i].count : most;
    picture(out, "columns", (int)width + 2 * SIDE, TOP + HEIGHT + BOTTOM, false, text);
    for (size_t i = 0; i < count; i++)
        column(out, &columns[i], SIDE + i * STEP, most);
    tick(out, SIDE + width, end);
    blob_print(out, "<line x1=\"%d\" y1=\"%d\" x2=\"%zu\" y2=\"%d\"/></svg>\n", SIDE, TOP + HEIGHT,
               SIDE + width, TOP + HEIGHT);
}
