/* explain_text.c - an explanation to read: the index as its formula, what stands in it, and the
 * answers; explain_tables.c has those one a line, explain_answers.c one by one. */
#include "report/explain_lines.h"

#include "report/phrase.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

/* ---- The region --------------------------------------------------------------------------- */

static void put_heading(const struct lines *l, const char *text)
{
    style_begin(l->out, l->settings->color, STYLE_HEADING);
    visible_text(l->out, text);
    style_end(l->out, l->settings->color, STYLE_HEADING);
}

static void put_region(const struct lines *l, const iga_result *result, const iga_step *step)
{
    size_t shown = 0;
    put_heading(l, step->title ? step->title : "?");
    blob_text(l->out, " (");
    visible_text(l->out, step->id);
    blob_text(l->out, ")\n");
    for (size_t i = 0; i < iga_result_group_count(result); i++) {
        const char *text = iga_result_group_text(result, i);
        if (!text)
            continue;
        blob_text(l->out, shown++ > 0 ? ", " : "");
        visible_text(l->out, text);
    }
    blob_text(l->out, shown > 0 ? "\n" : "");
    if (l->settings->claims)
        blob_text(l->out, PHRASE(l->lang, "Every reported innovation counts (--claims).\n",
                                 "Semua inovasi yang dilaporkan dihitung (--claims).\n"));
    if (l->settings->verified)
        blob_text(l->out,
                  PHRASE(l->lang, "Answers not marked verified are missing (--verified).\n",
                         "Jawaban yang belum diverifikasi dianggap kosong (--verified).\n"));
}

static void put_predicate(const struct lines *l, const iga_step *published,
                          const iga_step *predicate)
{
    blob_text(l->out, "\n");
    put_heading(l, PHRASE(l->lang, "Index", "Indeks"));
    blob_text(l->out, " ");
    lines_decimal(l, published->value);
    blob_text(l->out, PHRASE(l->lang, " of ", " dari "));
    lines_decimal(l, published->maximum);
    blob_text(l->out, ": ");
    visible_text(l->out, predicate->title);
    blob_text(l->out, " (");
    lines_range(l, predicate);
    blob_text(l->out, ")");
    lines_place(l, predicate);
    blob_text(l->out, "\n");
}

/* ---- Formulas ----------------------------------------------------------------------------- */

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* A leaf of a formula that has a number of its own, worth a line. */
static bool is_leaf(const iga_step *step)
{
    return step->kind == IGA_STEP_EXPRESSION && step->exact && step->formula &&
           !same(step->op, "value") && !same(step->op, "not_taken");
}

/* The leaves below, each once, in the order of the formula. */
struct leaves {
    const iga_explanation *items[64];
    size_t count;
};

static void find_leaves(struct leaves *leaves, const iga_explanation *explanation)
{
    enum { MOST = sizeof leaves->items / sizeof leaves->items[0] };
    const iga_step *step = iga_explanation_step(explanation);
    if (!is_leaf(step)) {
        for (size_t i = 0; i < iga_explanation_count(explanation); i++)
            find_leaves(leaves, iga_explanation_below(explanation, i));
        return;
    }
    for (size_t i = 0; i < leaves->count; i++)
        if (same(iga_explanation_step(leaves->items[i])->formula, step->formula))
            return;
    if (leaves->count < MOST)
        leaves->items[leaves->count++] = explanation;
}

/* ": Kesehatan (3); Sosial (1). None of: Pendidikan" */
static void put_texts(const struct lines *l, const iga_explanation *distinct)
{
    size_t count = iga_explanation_count(distinct);
    for (int is_absent = 0; is_absent < 2; is_absent++) {
        size_t shown = 0;
        for (size_t i = 0; i < count; i++) {
            const iga_step *member = iga_explanation_step(iga_explanation_below(distinct, i));
            if (same(member->exact, "0") != (bool)is_absent)
                continue;
            blob_text(l->out, shown++ > 0  ? "; "
                              : !is_absent ? ": "
                                           : PHRASE(l->lang, ". None of: ", ". Belum ada: "));
            visible_text(l->out, member->title);
            if (!is_absent)
                blob_print(l->out, " (%s)", member->exact);
        }
    }
}

static void put_leaf(const struct lines *l, const iga_explanation *leaf)
{
    const iga_step *step = iga_explanation_step(leaf);
    blob_text(l->out, "  - ");
    visible_text(l->out, step->formula);
    blob_text(l->out, ": ");
    lines_number(l, step);
    if (same(step->op, "distinct"))
        put_texts(l, leaf);
    blob_text(l->out, "\n");
}

static void put_equation(const struct lines *l, const char *text)
{
    blob_text(l->out, "  = ");
    visible_text(l->out, text);
    blob_text(l->out, "\n");
}

/* The formula with names, with numbers, and what it comes to. */
static void put_formula(const struct lines *l, const iga_explanation *explanation)
{
    const iga_step *step = iga_explanation_step(explanation);
    struct blob number = {0};
    struct lines quiet = *l;
    quiet.out = &number;
    put_equation(l, step->formula);
    lines_number(&quiet, step);
    if (!number.failed && !same(step->numbers, step->formula) && !same(step->numbers, number.bytes))
        put_equation(l, step->numbers);
    put_equation(l, number.failed ? "" : number.bytes);
    l->out->failed = l->out->failed || number.failed;
    blob_free(&number);
}

static void put_leaves(const struct lines *l, const iga_explanation *explanation)
{
    struct leaves leaves = {.count = 0};
    find_leaves(&leaves, explanation);
    if (leaves.count == 1 && same(iga_explanation_step(leaves.items[0])->formula,
                                  iga_explanation_step(explanation)->formula))
        return;
    for (size_t i = 0; i < leaves.count; i++)
        put_leaf(l, leaves.items[i]);
}

static void put_index(const struct lines *l, const iga_explanation *index,
                      const iga_step *published)
{
    put_formula(l, index);
    blob_print(l->out,
               PHRASE(l->lang, "  rounded once, to %d decimal%s: ",
                      "  dibulatkan sekali, ke %d desimal%.0s: "),
               published->decimals, published->decimals == 1 ? "" : "s");
    lines_decimal(l, published->value);
    lines_place(l, iga_explanation_step(index));
    blob_text(l->out, "\n");
    put_leaves(l, index);
}

static void put_value(const struct lines *l, const iga_explanation *value)
{
    const iga_step *step = iga_explanation_step(value);
    blob_text(l->out, "\n");
    put_heading(l, step->title && *step->title ? step->title : step->id);
    blob_text(l->out, ": ");
    lines_number(l, step);
    blob_text(l->out, PHRASE(l->lang, " of ", " dari "));
    lines_decimal(l, step->maximum);
    lines_place(l, step);
    blob_text(l->out, "\n");
    put_formula(l, value);
    put_leaves(l, value);
}

/* ---- Aspects ------------------------------------------------------------------------------ */

static void put_aspect(const struct lines *l, const iga_explanation *aspect)
{
    const iga_step *step = iga_explanation_step(aspect);
    blob_text(l->out, "\n");
    put_heading(l, step->title ? step->title : step->id);
    blob_text(l->out, ": ");
    lines_decimal(l, step->value);
    blob_text(l->out, PHRASE(l->lang, " of ", " dari "));
    lines_decimal(l, step->maximum);
    lines_place(l, step);
    blob_text(l->out, "\n");
    if (l->settings->full || l->settings->indicator)
        lines_indicators(l, aspect, 2);
    else
        lines_indicator_table(l, aspect);
}

/* ---- Innovations -------------------------------------------------------------------------- */

static void put_musts(const struct lines *l, const iga_explanation *innovation)
{
    for (size_t i = 0; i < iga_explanation_count(innovation); i++) {
        const iga_explanation *below = iga_explanation_below(innovation, i);
        const iga_step *must = iga_explanation_step(below);
        if (must->kind != IGA_STEP_MUST ||
            !explain_shows(l->settings, iga_explanation_step(innovation), below))
            continue;
        blob_text(l->out, must->holds ? PHRASE(l->lang, "  met: ", "  terpenuhi: ")
                                      : PHRASE(l->lang, "  not met: ", "  tidak terpenuhi: "));
        visible_text(l->out, must->holds ? must->formula : must->note);
        lines_place(l, must);
        blob_text(l->out, "\n");
        if (!must->holds) {
            blob_text(l->out, PHRASE(l->lang, "    asked is: ", "    yang diminta: "));
            visible_text(l->out, must->formula);
            blob_text(l->out, "\n");
        }
    }
}

static void put_innovation(const struct lines *l, const iga_explanation *innovation)
{
    const iga_step *step = iga_explanation_step(innovation);
    blob_text(l->out, "\n");
    put_heading(l, PHRASE(l->lang, "Innovation ", "Inovasi "));
    put_heading(l, step->id);
    if (step->title) {
        blob_text(l->out, " (");
        visible_text(l->out, step->title);
        blob_text(l->out, ")");
    }
    blob_text(l->out, ": ");
    lines_decimal(l, step->value);
    blob_text(l->out, PHRASE(l->lang, " of ", " dari "));
    lines_decimal(l, step->maximum);
    blob_text(l->out, !step->decides ? PHRASE(l->lang, ", does not count\n", ", tidak dihitung\n")
                      : step->holds  ? PHRASE(l->lang, ", counts\n", ", dihitung\n")
                                     : PHRASE(l->lang, ", counts though not eligible\n",
                                              ", dihitung meskipun tidak memenuhi syarat\n"));
    put_musts(l, innovation);
    for (size_t i = 0; i < iga_explanation_count(innovation); i++) {
        const iga_explanation *below = iga_explanation_below(innovation, i);
        if (iga_explanation_step(below)->kind == IGA_STEP_ASPECT &&
            explain_shows(l->settings, step, below))
            lines_indicators(l, below, 2);
    }
}

static void put_innovations(const struct lines *l, const iga_result *result,
                            const iga_explanation *root)
{
    const struct explain_settings *settings = l->settings;
    bool is_each = settings->full || settings->innovation || settings->indicator;
    if (!iga_rules_has_innovations(settings->rules))
        return;
    if (!settings->innovation && !settings->indicator) {
        blob_text(l->out, "\n");
        put_heading(l, PHRASE(l->lang, "Innovations", "Inovasi"));
        blob_print(l->out,
                   PHRASE(l->lang, ": %zu of %zu eligible\n", ": %zu dari %zu memenuhi syarat\n"),
                   iga_result_eligible(result), iga_result_reported(result));
    }
    if (!is_each && iga_result_reported(result) > 0)
        lines_innovation_table(l, root);
    for (size_t i = 0; is_each && i < iga_explanation_count(root); i++) {
        const iga_explanation *below = iga_explanation_below(root, i);
        if (iga_explanation_step(below)->kind == IGA_STEP_INNOVATION &&
            explain_shows(settings, iga_explanation_step(root), below))
            put_innovation(l, below);
    }
}

/* ---- The whole ---------------------------------------------------------------------------- */

/* Warnings that no line of an answer tells. */
static void put_warnings(const struct lines *l, const iga_result *result)
{
    for (size_t i = 0; i < iga_result_warning_count(result); i++) {
        const iga_finding *warning = iga_result_warning(result, i);
        if (same(warning->code, "mandatory_missing") || same(warning->code, "no_band"))
            continue;
        blob_text(l->out, PHRASE(l->lang, "\nWarning: ", "\nPeringatan: "));
        visible_text(l->out, warning->message);
        blob_text(l->out, "\n");
    }
}

static void put_foot(const struct lines *l)
{
    const iga_rules *rules = l->settings->rules;
    size_t assumed = iga_rules_source_count(rules, IGA_ASSUMED);
    blob_text(l->out, PHRASE(l->lang, "\nRules: ", "\nAturan: "));
    visible_text(l->out, iga_rules_title(rules));
    blob_text(l->out, " (");
    visible_text(l->out, iga_rules_id(rules));
    blob_text(l->out, PHRASE(l->lang, "); lines are those of ", "); baris menunjuk berkas "));
    visible_text(l->out, iga_rules_file(rules));
    blob_text(l->out, "\n");
    lines_sources(l);
    if (assumed > 0)
        blob_print(l->out,
                   PHRASE(l->lang, "%zu part%s of these rules %s assumed\n",
                          "%zu bagian aturan ini diasumsikan%.0s%.0s\n"),
                   assumed, assumed == 1 ? "" : "s", assumed == 1 ? "is" : "are");
}

/* The steps of one region by what they are; those that come once. */
struct once {
    const iga_explanation *index;
    const iga_step *published, *predicate;
};

static struct once find_once(const iga_explanation *root)
{
    struct once once = {0};
    for (size_t i = 0; i < iga_explanation_count(root); i++) {
        const iga_explanation *below = iga_explanation_below(root, i);
        const iga_step *step = iga_explanation_step(below);
        if (step->kind == IGA_STEP_INDEX)
            once.index = below;
        else if (step->kind == IGA_STEP_PUBLISHED)
            once.published = step;
        else if (step->kind == IGA_STEP_PREDICATE && step->decides)
            once.predicate = step;
    }
    return once;
}

void explain_text(struct blob *out, const struct explain_settings *settings,
                  const iga_result *result, const iga_explanation *root)
{
    struct sources sources = {.count = 0};
    struct lines l = {out, settings, settings->lang, &sources};
    const iga_step *top = iga_explanation_step(root);
    struct once once = find_once(root);
    bool is_part = settings->innovation || settings->indicator;
    put_region(&l, result, top);
    put_predicate(&l, once.published, once.predicate);
    if (!is_part)
        put_index(&l, once.index, once.published);
    for (size_t i = 0; i < iga_explanation_count(root); i++) {
        const iga_explanation *below = iga_explanation_below(root, i);
        if (!explain_shows(settings, top, below))
            continue;
        if (iga_explanation_step(below)->kind == IGA_STEP_VALUE)
            put_value(&l, below);
        else if (iga_explanation_step(below)->kind == IGA_STEP_ASPECT)
            put_aspect(&l, below);
    }
    put_innovations(&l, result, root);
    put_warnings(&l, result);
    put_foot(&l);
}
