#include "report/chart.h"

#include "report/decimal.h"
#include "report/page.h"

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
    return decimal_share(a, b, 1) == 1 ? a : b;
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

void chart_columns(struct blob *out, const struct chart_column *columns, size_t count,
                   const char *text)
{
    enum { STEP = 40, HEIGHT = 120, TOP = 20, GAP = 3 };
    size_t most = 1;
    for (size_t i = 0; i < count; i++)
        most = columns[i].count > most ? columns[i].count : most;
    picture(out, "columns", (int)count * STEP, TOP + HEIGHT + 22, false, text);
    for (size_t i = 0; i < count; i++) {
        size_t x = i * STEP, height = columns[i].count * HEIGHT / most;
        height += height == 0 && columns[i].count > 0;
        blob_print(out,
                   "<rect class=\"fill\" x=\"%zu\" y=\"%zu\" width=\"%d\" height=\"%zu\"/>"
                   "<text x=\"%zu\" y=\"%zu\">%zu</text><text class=\"label\" x=\"%zu\" y=\"%d\">",
                   x + GAP, TOP + HEIGHT - height, STEP - 2 * GAP, height, x + STEP / 2,
                   TOP + HEIGHT - height - 4, columns[i].count, x + STEP / 2, TOP + HEIGHT + 15);
        page_text(out, columns[i].label);
        blob_text(out, "</text>");
    }
    blob_print(out, "<line x1=\"0\" y1=\"%d\" x2=\"%zu\" y2=\"%d\"/></svg>", TOP + HEIGHT,
               count * STEP, TOP + HEIGHT);
}
