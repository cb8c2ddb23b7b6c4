/* trial_steps.c - the steps between the answers of a failed example and what came out: of an
 * answer its level and the band or choice that decided, of an index its formula with numbers. */
#include "report/trial.h"

#include "report/explain_lines.h"
#include "report/phrase.h"
#include "report/visible.h"

#include <string.h>

enum { INDENT = 4 };

static bool is_same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* ---- An answer ---------------------------------------------------------------------------- */

/* The aspects below a step, of which only the indicator that the settings name is shown. */
static void put_indicator(const struct lines *l, const iga_explanation *above)
{
    for (size_t i = 0; i < iga_explanation_count(above); i++) {
        const iga_explanation *below = iga_explanation_below(above, i);
        iga_step_kind kind = iga_explanation_step(below)->kind;
        if (kind == IGA_STEP_INDICATOR &&
            is_same(iga_explanation_step(below)->id, l->settings->indicator)) {
            lines_indicators(l, above, INDENT);
            return;
        }
        if (kind == IGA_STEP_ASPECT || kind == IGA_STEP_VARIABLE || kind == IGA_STEP_INNOVATION)
            put_indicator(l, below);
    }
}

/* "8. Opini BPK: WTP: WTP/Unqualified: 4,5" */
static void put_answer(const struct lines *l, const iga_explanation *indicator)
{
    const iga_step *step = iga_explanation_step(indicator);
    blob_fill(l->out, ' ', INDENT + 2);
    if (step->no && *step->no) {
        visible_text(l->out, step->no);
        blob_text(l->out, ". ");
    }
    visible_text(l->out, step->title);
    blob_text(l->out, ": ");
    lines_because(l, indicator);
    blob_print(l->out, PHRASE(l->lang, ": level %u, ", ": level %u, "), step->level);
    lines_decimal(l, step->value);
    lines_place(l, step);
    blob_text(l->out, "\n");
}

static void put_answers(const struct lines *l, const iga_explanation *above)
{
    for (size_t i = 0; i < iga_explanation_count(above); i++) {
        const iga_explanation *below = iga_explanation_below(above, i);
        if (iga_explanation_step(below)->kind == IGA_STEP_INDICATOR)
            put_answer(l, below);
        else
            put_answers(l, below);
    }
}

static void put_aspect(const struct lines *l, const iga_explanation *aspect)
{
    const iga_step *step = iga_explanation_step(aspect);
    blob_fill(l->out, ' ', INDENT);
    visible_text(l->out, step->title);
    blob_text(l->out, ": ");
    lines_number(l, step);
    lines_place(l, step);
    blob_text(l->out, "\n");
    put_answers(l, aspect);
}

/* ---- Innovations -------------------------------------------------------------------------- */

/* The k-th condition that an innovation does not meet. */
static const iga_step *unmet(const iga_explanation *innovation, size_t k)
{
    for (size_t i = 0; i < iga_explanation_count(innovation); i++) {
        const iga_step *step = iga_explanation_step(iga_explanation_below(innovation, i));
        if (step->kind == IGA_STEP_MUST && !step->holds && k-- == 0)
            return step;
    }
    return NULL;
}

/* Whether two innovations came out the same, so that one line tells of both. */
static bool is_alike(const iga_explanation *a, const iga_explanation *b)
{
    if (!is_same(iga_explanation_step(a)->value, iga_explanation_step(b)->value))
        return false;
    for (size_t k = 0;; k++) {
        const iga_step *x = unmet(a, k), *y = unmet(b, k);
        if (!x && !y)
            return true;
        if (!x || !y || !is_same(x->id, y->id))
            return false;
    }
}

static void put_innovations(const struct lines *l, const iga_explanation *first,
                            const iga_explanation *last)
{
    const iga_step *step = iga_explanation_step(first);
    const iga_step *reason;
    blob_fill(l->out, ' ', INDENT);
    blob_text(l->out, PHRASE(l->lang, "Innovation ", "Inovasi "));
    visible_text(l->out, step->id);
    if (last != first) {
        blob_text(l->out, PHRASE(l->lang, " to ", " sampai "));
        visible_text(l->out, iga_explanation_step(last)->id);
    }
    blob_text(l->out, ": ");
    lines_decimal(l, step->value);
    blob_text(l->out, step->holds
                          ? PHRASE(l->lang, ", eligible\n", ", memenuhi syarat\n")
                          : PHRASE(l->lang, ", not eligible:\n", ", tidak memenuhi syarat:\n"));
    for (size_t k = 0; (reason = unmet(first, k)); k++) {
        blob_fill(l->out, ' ', INDENT + 2);
        visible_text(l->out, reason->note ? reason->note : reason->id);
        lines_place(l, reason);
        blob_text(l->out, "\n");
    }
}

/* Lines for innovations from `i` on that are alike. @return the last of them */
static size_t put_group(const struct lines *l, const iga_explanation *root, size_t i)
{
    const iga_explanation *first = iga_explanation_below(root, i), *last = first;
    for (; i + 1 < iga_explanation_count(root); i++) {
        const iga_explanation *next = iga_explanation_below(root, i + 1);
        if (iga_explanation_step(next)->kind != IGA_STEP_INNOVATION || !is_alike(first, next))
            break;
        last = next;
    }
    put_innovations(l, first, last);
    return i;
}

static void put_all_innovations(const struct lines *l, const iga_explanation *root)
{
    for (size_t i = 0; i < iga_explanation_count(root); i++)
        if (iga_explanation_step(iga_explanation_below(root, i))->kind == IGA_STEP_INNOVATION)
            i = put_group(l, root, i);
}

/* ---- Values and the index ----------------------------------------------------------------- */

/* "Skor SPD = total … = 56" */
static void put_formula(const struct lines *l, const iga_step *step, const char *name)
{
    blob_fill(l->out, ' ', INDENT);
    visible_text(l->out, name);
    if (step->formula) {
        blob_text(l->out, " = ");
        visible_text(l->out, step->formula);
    }
    if (step->numbers && strchr(step->numbers, ' ')) { /* more than the number itself */
        blob_text(l->out, " = ");
        visible_text(l->out, step->numbers);
    }
    blob_text(l->out, " = ");
    lines_number(l, step);
    lines_place(l, step);
    blob_text(l->out, "\n");
}

static void put_published(const struct lines *l, const iga_step *step)
{
    blob_fill(l->out, ' ', INDENT);
    blob_print(l->out, PHRASE(l->lang, "to %d decimals: ", "ke %d desimal: "), step->decimals);
    lines_decimal(l, step->value);
    blob_text(l->out, "\n");
}

static void put_predicate(const struct lines *l, const iga_step *step)
{
    blob_fill(l->out, ' ', INDENT);
    visible_text(l->out, step->title);
    blob_text(l->out, ": ");
    lines_range(l, step);
    lines_place(l, step);
    blob_text(l->out, "\n");
}

/* The first of these below the root, each in turn. */
static void put_each(const struct lines *l, const iga_explanation *root, iga_step_kind kind)
{
    for (size_t i = 0; i < iga_explanation_count(root); i++) {
        const iga_explanation *below = iga_explanation_below(root, i);
        const iga_step *step = iga_explanation_step(below);
        if (step->kind != kind)
            continue;
        if (kind == IGA_STEP_ASPECT)
            put_aspect(l, below);
        else if (kind == IGA_STEP_VALUE)
            put_formula(l, step, step->title);
        else if (kind == IGA_STEP_INDEX)
            put_formula(l, step, PHRASE(l->lang, "Index", "Indeks"));
        else if (kind == IGA_STEP_PUBLISHED)
            put_published(l, step);
        else if (kind == IGA_STEP_PREDICATE && step->decides)
            put_predicate(l, step);
    }
}

/* From the answers to the predicate. */
static void put_whole(const struct lines *l, const iga_explanation *root)
{
    put_each(l, root, IGA_STEP_ASPECT);
    put_all_innovations(l, root);
    put_each(l, root, IGA_STEP_VALUE);
    put_each(l, root, IGA_STEP_INDEX);
    put_each(l, root, IGA_STEP_PUBLISHED);
    put_each(l, root, IGA_STEP_PREDICATE);
}

/* Whether something is wrong with the region as a whole, not with an answer or an innovation. */
static bool is_whole(const iga_mismatch *mismatch)
{
    return !is_same(mismatch->what, "points") && !is_same(mismatch->what, "reasons") &&
           !is_same(mismatch->what, "refused");
}

bool trial_steps_of_region(const struct trial_file *file, size_t failure)
{
    iga_failure failed;
    iga_mismatch mismatch;
    if (!iga_trial_failure(&failed, file->trial, failure) || !failed.explanation)
        return false;
    for (size_t k = 0; iga_trial_mismatch(&mismatch, file->trial, failure, k); k++)
        if (is_whole(&mismatch))
            return true;
    return false;
}

void trial_steps(struct blob *out, const struct trial_report *report, const struct trial_file *file,
                 size_t failure)
{
    iga_failure failed;
    iga_mismatch mismatch;
    struct explain_settings settings = {
        .rules = file->rules, .lang = report->lang, .color = report->color};
    const struct lines l = {.out = out, .settings = &settings, .lang = report->lang};
    bool is_eligibility = false;
    if (!iga_trial_failure(&failed, file->trial, failure) || !failed.explanation)
        return;
    for (size_t k = 0; iga_trial_mismatch(&mismatch, file->trial, failure, k); k++) {
        if (is_same(mismatch.what, "points")) {
            settings.indicator = mismatch.id;
            put_indicator(&l, failed.explanation);
            settings.indicator = NULL;
        }
        is_eligibility = is_eligibility || is_same(mismatch.what, "reasons");
    }
    if (trial_steps_of_region(file, failure))
        put_whole(&l, failed.explanation);
    else if (is_eligibility)
        put_all_innovations(&l, failed.explanation);
}
