/* explain_answers.c - the answer to an indicator: in a few words, or with all there is to say. */
#include "report/explain_lines.h"
#include "report/phrase.h"
#include "report/style.h"
#include "report/visible.h"

#include <stdio.h>
#include <string.h>

/* The step of this kind below an indicator (that decides, if any does); NULL if there is none. */
static const iga_step *find(const iga_explanation *indicator, iga_step_kind kind, bool decides)
{
    for (size_t i = 0; i < iga_explanation_count(indicator); i++) {
        const iga_step *step = iga_explanation_step(iga_explanation_below(indicator, i));
        if (step->kind == kind && (!decides || step->decides))
            return step;
    }
    return NULL;
}

static void put_unit(const struct lines *l, const char *unit)
{
    if (!unit || !*unit)
        return;
    blob_text(l->out, " ");
    visible_text(l->out, unit);
}

const iga_step *lines_decider(const iga_explanation *indicator)
{
    const iga_step *choice = find(indicator, IGA_STEP_CHOICE, true);
    return choice ? choice : find(indicator, IGA_STEP_BAND, true);
}

/* ---- The answer --------------------------------------------------------------------------- */

/* Two figures: "812,4 → 905,1". */
static void put_figures(const struct lines *l, const iga_explanation *derived)
{
    for (size_t i = 0; i < iga_explanation_count(derived); i++) {
        const iga_step *figure = iga_explanation_step(iga_explanation_below(derived, i));
        blob_text(l->out, i > 0 ? " → " : "");
        lines_decimal(l, figure->value);
    }
}

/* {"basis":"a","value":350} as "a: 350". */
static void put_basis(const struct lines *l, const iga_step *step)
{
    const char *colon = strrchr(step->answer, ':');
    char value[64];
    visible_text(l->out, step->basis);
    if (!colon ||
        snprintf(value, sizeof value, "%.*s", (int)strcspn(colon + 1, "}"), colon + 1) <= 0)
        return;
    blob_text(l->out, ": ");
    lines_decimal(l, value);
}

void lines_answer(const struct lines *l, const iga_explanation *indicator)
{
    const iga_step *step = iga_explanation_step(indicator);
    const iga_step *choice = find(indicator, IGA_STEP_CHOICE, true);
    if (step->state != IGA_SCORED)
        return;
    for (size_t i = 0; i < iga_explanation_count(indicator); i++) {
        const iga_explanation *below = iga_explanation_below(indicator, i);
        if (iga_explanation_step(below)->kind == IGA_STEP_DERIVED) {
            put_figures(l, below);
            return;
        }
    }
    if (step->basis)
        put_basis(l, step);
    else if (*step->answer == '"' && choice && choice->id)
        visible_text(l->out, choice->id);
    else if (*step->answer == '{')
        blob_print(l->out, "level %u", step->level);
    else
        lines_decimal(l, step->answer);
}

/* ---- What a level stands for -------------------------------------------------------------- */

/* The text of a level and the codes that mean it, or the band that was meant. */
static void put_choice(const struct lines *l, const iga_step *step)
{
    const char *text = step->title;
    if (step->id)
        visible_text(l->out, step->id);
    if (step->id && text)
        blob_text(l->out, ": ");
    if (text)
        visible_text(l->out, text);
    if (step->id || text)
        return;
    if (step->low || step->high)
        lines_range(l, step);
    else
        blob_print(l->out, "level %u", step->level);
}

/* ---- In a few words ----------------------------------------------------------------------- */

static void put_not_scored(const struct lines *l, const iga_step *step)
{
    if (step->state == IGA_NOT_APPLICABLE) {
        blob_text(l->out, PHRASE(l->lang, "applies only if ", "hanya berlaku bila "));
        visible_text(l->out, step->formula);
    } else if (step->is_unverified) {
        blob_text(l->out, PHRASE(l->lang, "answered, but not verified",
                                 "dijawab, tetapi belum diverifikasi"));
    } else {
        blob_text(l->out, step->is_mandatory ? PHRASE(l->lang, "missing, though mandatory",
                                                      "kosong, padahal wajib")
                                             : PHRASE(l->lang, "missing", "kosong"));
    }
}

void lines_because(const struct lines *l, const iga_explanation *indicator)
{
    const iga_step *step = iga_explanation_step(indicator);
    const iga_step *choice = find(indicator, IGA_STEP_CHOICE, true);
    const iga_step *measured = find(indicator, IGA_STEP_MEASURED, false);
    const iga_step *band = find(indicator, IGA_STEP_BAND, true);
    if (step->state != IGA_SCORED) {
        put_not_scored(l, step);
        return;
    }
    if (choice)
        put_choice(l, choice);
    if (!measured)
        return;
    lines_decimal(l, measured->value);
    put_unit(l, measured->unit);
    if (band) {
        blob_text(l->out, ": ");
        lines_range(l, band);
    } else if (find(indicator, IGA_STEP_BAND, false)) {
        blob_text(l->out, PHRASE(l->lang, ": in no band", ": tidak masuk rentang mana pun"));
    } else {
        blob_text(l->out, PHRASE(l->lang, ": by the function of the rule file",
                                 ": menurut fungsi dalam berkas aturan"));
    }
}

/* ---- In full ------------------------------------------------------------------------------ */

static void put_level_and_points(const struct lines *l, const iga_step *step)
{
    blob_print(l->out, PHRASE(l->lang, "level %u (score ", "level %u (skor "), step->level);
    lines_decimal(l, step->value);
    blob_text(l->out, "): ");
}

static void put_option(const struct lines *l, const iga_step *step, size_t indent)
{
    blob_fill(l->out, ' ', indent);
    blob_text(l->out, step->decides ? "→ " : "  ");
    style_begin(l->out, l->settings->color && step->decides, STYLE_MARKED);
    put_level_and_points(l, step);
    if (step->kind == IGA_STEP_BAND)
        lines_range(l, step);
    else
        put_choice(l, step);
    style_end(l->out, l->settings->color && step->decides, STYLE_MARKED);
    if (step->kind == IGA_STEP_BAND && step->holds && !step->decides)
        blob_text(l->out, PHRASE(l->lang, " (holds it too)", " (juga memuatnya)"));
    lines_place(l, step);
    blob_text(l->out, "\n");
}

static void put_derived(const struct lines *l, const iga_step *step, size_t indent)
{
    static const struct derivation {
        const char *op;
        struct phrase word;
    } words[] = {{"growth", {"growth in percent: ", "pertumbuhan dalam persen: "}},
                 {"increase", {"increase: ", "kenaikan: "}},
                 {"decrease", {"decrease: ", "penurunan: "}}};
    blob_fill(l->out, ' ', indent);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (step->op[0] == words[i].op[0])
            blob_text(l->out, phrase_in(words[i].word, l->lang));
    visible_text(l->out, step->numbers);
    blob_text(l->out, " = ");
    lines_number(l, step);
    blob_text(l->out, "\n");
}

static void put_measured(const struct lines *l, const iga_step *step, const iga_step *indicator,
                         size_t indent)
{
    blob_fill(l->out, ' ', indent);
    if (indicator->basis) {
        blob_text(l->out, PHRASE(l->lang, "basis ", "dasar "));
        visible_text(l->out, indicator->basis);
        if (indicator->basis_title) {
            blob_text(l->out, " (");
            visible_text(l->out, indicator->basis_title);
            blob_text(l->out, ")");
        }
        blob_text(l->out, ", ");
    }
    if (step->decimals >= 0)
        blob_print(l->out, PHRASE(l->lang, "to %d decimal%s: ", "ke %d desimal%.0s: "),
                   step->decimals, step->decimals == 1 ? "" : "s");
    else
        blob_text(l->out, PHRASE(l->lang, "value: ", "nilai: "));
    lines_decimal(l, step->value);
    put_unit(l, step->unit);
    if (!step->is_exact)
        blob_print(l->out, " (%s)", step->exact);
    blob_text(l->out, "\n");
}

static void put_how(const struct lines *l, const iga_explanation *indicator, size_t indent)
{
    const iga_step *above = iga_explanation_step(indicator);
    bool has_band = find(indicator, IGA_STEP_BAND, false) != NULL;
    for (size_t i = 0; i < iga_explanation_count(indicator); i++) {
        const iga_step *step = iga_explanation_step(iga_explanation_below(indicator, i));
        if (step->kind == IGA_STEP_DERIVED)
            put_derived(l, step, indent);
        else if (step->kind == IGA_STEP_MEASURED)
            put_measured(l, step, above, indent);
        else
            put_option(l, step, indent);
    }
    if (!has_band && !find(indicator, IGA_STEP_MEASURED, false))
        return;
    if (find(indicator, IGA_STEP_BAND, true))
        return;
    blob_fill(l->out, ' ', indent);
    blob_text(l->out, has_band ? PHRASE(l->lang, "in no band: level 0\n",
                                        "tidak masuk rentang mana pun: level 0\n")
                               : PHRASE(l->lang, "scored by the function of the rule file\n",
                                        "dinilai oleh fungsi dalam berkas aturan\n"));
}

static void put_score(const struct lines *l, const iga_step *step)
{
    lines_decimal(l, step->value);
    blob_text(l->out, PHRASE(l->lang, " of ", " dari "));
    lines_decimal(l, step->maximum);
    if (step->state != IGA_SCORED)
        return;
    if (step->weight) {
        blob_text(l->out, PHRASE(l->lang, ", weight ", ", bobot "));
        lines_decimal(l, step->weight);
        blob_print(l->out, " × level %u", step->level);
    }
}

static void put_indicator(const struct lines *l, const iga_explanation *indicator, size_t indent)
{
    const iga_step *step = iga_explanation_step(indicator);
    blob_fill(l->out, ' ', indent);
    if (step->no && *step->no) {
        visible_text(l->out, step->no);
        blob_text(l->out, ". ");
    }
    style_begin(l->out, l->settings->color, STYLE_HEADING);
    visible_text(l->out, step->title);
    style_end(l->out, l->settings->color, STYLE_HEADING);
    blob_text(l->out, ": ");
    put_score(l, step);
    lines_place(l, step);
    blob_text(l->out, "\n");
    blob_fill(l->out, ' ', indent + 2);
    if (step->state == IGA_SCORED) {
        blob_text(l->out, PHRASE(l->lang, "answer: ", "jawaban: "));
        lines_answer(l, indicator);
    } else {
        put_not_scored(l, step);
    }
    blob_text(l->out, "\n");
    put_how(l, indicator, indent + 2);
    if (step->note && l->settings->full) {
        blob_fill(l->out, ' ', indent + 2);
        blob_text(l->out, PHRASE(l->lang, "note: ", "catatan: "));
        visible_text(l->out, step->note);
        blob_text(l->out, "\n");
    }
}

static void put_variable(const struct lines *l, const iga_explanation *variable, size_t indent)
{
    const iga_step *step = iga_explanation_step(variable);
    blob_fill(l->out, ' ', indent);
    visible_text(l->out, step->title ? step->title : step->id);
    blob_text(l->out, ": ");
    lines_decimal(l, step->value);
    blob_text(l->out, PHRASE(l->lang, " of ", " dari "));
    lines_decimal(l, step->maximum);
    lines_place(l, step);
    blob_text(l->out, "\n");
    lines_indicators(l, variable, indent + 2);
}

void lines_indicators(const struct lines *l, const iga_explanation *above, size_t indent)
{
    for (size_t i = 0; i < iga_explanation_count(above); i++) {
        const iga_explanation *below = iga_explanation_below(above, i);
        if (!explain_shows(l->settings, iga_explanation_step(above), below))
            continue;
        if (iga_explanation_step(below)->kind == IGA_STEP_VARIABLE)
            put_variable(l, below, indent);
        else if (iga_explanation_step(below)->kind == IGA_STEP_INDICATOR)
            put_indicator(l, below, indent);
    }
}
