#include "report/explain_lines.h"

#include "report/decimal.h"
#include "report/phrase.h"
#include "report/visible.h"

#include <string.h>

void lines_decimal(const struct lines *l, const char *decimal)
{
    decimal_shown(l->out, decimal, l->lang);
}

void lines_number(const struct lines *l, const iga_step *step)
{
    if (!step->is_exact) {
        blob_text(l->out, step->exact);
        blob_text(l->out, " ≈ ");
    }
    lines_decimal(l, step->value);
}

void lines_range(const struct lines *l, const iga_step *step)
{
    if (step->low && step->high && strcmp(step->low, step->high) == 0) {
        lines_decimal(l, step->low);
        return;
    }
    if (!step->low && !step->high)
        blob_text(l->out, PHRASE(l->lang, "any value", "nilai apa pun"));
    if (step->low) {
        blob_text(l->out, step->low_open ? PHRASE(l->lang, "above ", "di atas ")
                          : step->high   ? ""
                                         : PHRASE(l->lang, "at least ", "paling sedikit "));
        lines_decimal(l, step->low);
    }
    if (step->low && step->high && !step->high_open)
        blob_text(l->out, PHRASE(l->lang, " to ", " sampai "));
    else if (step->low && step->high)
        blob_text(l->out, PHRASE(l->lang, " and below ", " dan di bawah "));
    else if (step->high)
        blob_text(l->out, step->high_open ? PHRASE(l->lang, "below ", "di bawah ")
                                          : PHRASE(l->lang, "at most ", "paling banyak "));
    if (step->high)
        lines_decimal(l, step->high);
}

size_t lines_source(const struct lines *l, const iga_step *step)
{
    struct sources *sources = l->sources;
    const char *reference = step->reference ? step->reference : "";
    if (!sources || !step->has_source)
        return 0;
    for (size_t i = 0; i < sources->count; i++)
        if (sources->items[i].source == step->source &&
            strcmp(sources->items[i].reference, reference) == 0)
            return i + 1;
    if (sources->count == MOST_SOURCES)
        return 0;
    sources->items[sources->count++] = (struct source_item){step->source, reference};
    return sources->count;
}

static const char *source_word(iga_source source, iga_lang lang)
{
    static const struct phrase words[] = {[IGA_OFFICIAL] = {"official", "resmi"},
                                          [IGA_SECONDARY] = {"secondary", "sekunder"},
                                          [IGA_ASSUMED] = {"assumed", "diasumsikan"}};
    return phrase_in(words[source], lang);
}

void lines_place(const struct lines *l, const iga_step *step)
{
    size_t source = lines_source(l, step);
    if (step->rule_line == 0)
        return;
    blob_print(l->out, PHRASE(l->lang, "  [line %zu", "  [baris %zu"), step->rule_line);
    if (source > 0)
        blob_print(l->out, PHRASE(l->lang, ", source %zu", ", sumber %zu"), source);
    else if (step->has_source)
        blob_print(l->out, ", %s", source_word(step->source, l->lang));
    blob_text(l->out, "]");
}

void lines_sources(const struct lines *l)
{
    const struct sources *sources = l->sources;
    if (sources->count > 0)
        blob_text(l->out, PHRASE(l->lang, "Sources:\n", "Sumber:\n"));
    for (size_t i = 0; i < sources->count; i++) {
        blob_print(l->out, "%3zu. %s", i + 1, source_word(sources->items[i].source, l->lang));
        if (*sources->items[i].reference) {
            blob_text(l->out, ": ");
            visible_text(l->out, sources->items[i].reference);
        }
        blob_text(l->out, "\n");
    }
}
