#include "report/advice.h"

#include "report/decimal.h"
#include "report/phrase.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

enum { SHOWN_FORFEITS = 10, SHOWN_SINGLES = 10, SHOWN_IDS = 12 };

struct telling {
    struct blob *out;
    const struct advice_settings *settings;
    const iga_advice *advice;
    iga_advice_summary summary;
    iga_lang lang;
};

static void say(struct telling *t, const char *en, const char *id)
{
    blob_text(t->out, PHRASE(t->lang, en, id));
}

static void heading(struct telling *t, const char *en, const char *id)
{
    blob_text(t->out, "\n");
    style_text(t->out, t->settings->color, STYLE_HEADING, PHRASE(t->lang, en, id));
    blob_text(t->out, "\n");
}

static void number(struct telling *t, const char *decimal)
{
    decimal_shown(t->out, decimal, t->lang);
}

static void gain(struct telling *t, const char *decimal)
{
    style_begin(t->out, t->settings->color, STYLE_MARKED);
    blob_text(t->out, *decimal == '-' || strcmp(decimal, "0") == 0 ? "" : "+");
    number(t, decimal);
    style_end(t->out, t->settings->color, STYLE_MARKED);
}

/* ---- The region --------------------------------------------------------------------------- */

static void head(struct telling *t)
{
    const iga_advice_summary *s = &t->summary;
    style_begin(t->out, t->settings->color, STYLE_HEADING);
    visible_text(t->out, s->name ? s->name : "?");
    style_end(t->out, t->settings->color, STYLE_HEADING);
    if (s->id) {
        blob_text(t->out, " (");
        visible_text(t->out, s->id);
        blob_text(t->out, ")");
    }
    say(t, "\nIndex ", "\nIndeks ");
    number(t, s->index);
    blob_text(t->out, ", ");
    visible_text(t->out, s->predicate);
    blob_text(t->out, "\n");
}

/* ---- What is forfeited -------------------------------------------------------------------- */

/* What it would bring; an innovation below the mean may bring the index down. */
static void put_right(struct telling *t, const char *gain_short)
{
    if (!gain_short)
        return;
    if (strcmp(gain_short, "0") == 0) {
        say(t, "; put right, the index stays as it is", "; bila dipenuhi, indeks tidak berubah");
        return;
    }
    if (*gain_short == '-')
        say(t, "; put right, this alone would lower the index: ",
            "; bila hanya ini dipenuhi, indeks justru turun: ");
    else
        say(t, "; put right: ", "; bila dipenuhi: ");
    gain(t, gain_short);
}

static void forfeit_line(struct telling *t, const iga_forfeit *forfeit)
{
    blob_text(t->out, "  - ");
    if (forfeit->innovation) {
        say(t, "Innovation ", "Inovasi ");
        visible_text(t->out, forfeit->innovation);
        if (!forfeit->indicator)
            say(t, " does not count", " tidak dihitung");
        blob_text(t->out, ": ");
    }
    visible_text(t->out, forfeit->message);
    put_right(t, forfeit->gain_short);
    blob_text(t->out, "\n");
}

static void more_line(struct telling *t, size_t more)
{
    if (more > 0)
        blob_print(t->out,
                   PHRASE(t->lang, "  … and %zu more; --full shows all\n",
                          "  … dan %zu lagi; --full menampilkan semuanya\n"),
                   more);
}

static void forfeits(struct telling *t)
{
    iga_forfeit forfeit;
    size_t i = 0;
    if (!iga_advice_forfeit(&forfeit, t->advice, 0))
        return;
    heading(t, "What is forfeited for want of little", "Yang hilang karena kurang sedikit");
    for (; iga_advice_forfeit(&forfeit, t->advice, i); i++)
        if (i < SHOWN_FORFEITS || t->settings->full)
            forfeit_line(t, &forfeit);
    more_line(t, i > SHOWN_FORFEITS && !t->settings->full ? i - SHOWN_FORFEITS : 0);
}

/* ---- Steps -------------------------------------------------------------------------------- */

static void says_raise(struct telling *t, const iga_advised_step *step)
{
    say(t, "Raise ", "Naikkan ");
    visible_text(t->out, step->title);
    blob_text(t->out, " (");
    visible_text(t->out, step->indicator);
    blob_print(t->out, PHRASE(t->lang, ") from level %d to %d", ") dari level %d ke %d"),
               step->from, step->to);
    if (step->takes) {
        blob_text(t->out, ": ");
        visible_text(t->out, step->takes);
    }
}

/* The step without the innovation it is about. `count` of them. */
static void says(struct telling *t, const iga_advised_step *step, size_t count)
{
    if (strcmp(step->action, "raise") == 0) {
        says_raise(t, step);
    } else if (strcmp(step->action, "add") == 0) {
        blob_print(t->out,
                   count == 1 ? PHRASE(t->lang, "Add %zu innovation of maturity ",
                                       "Tambahkan %zu inovasi dengan kematangan ")
                              : PHRASE(t->lang, "Add %zu innovations of maturity ",
                                       "Tambahkan %zu inovasi dengan kematangan "),
                   count);
        number(t, step->points);
        if (step->area) {
            say(t, " of ", ", urusan ");
            visible_text(t->out, step->area);
        }
    } else if (strcmp(step->action, "leave_out") == 0) {
        say(t, "Leave out", "Jangan sertakan");
    } else {
        say(t, "Make eligible", "Penuhi syarat");
    }
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Steps that are told as one: the same answer, level by level, or a single one. */
struct climb {
    iga_advised_step first, last;
    size_t count;
};

/* @return false past the end */
static bool climb_at(struct climb *out, const struct telling *t, size_t i)
{
    iga_advised_step next;
    if (!iga_advice_step(&out->first, t->advice, i))
        return false;
    out->last = out->first;
    out->count = 1;
    while (out->last.indicator && iga_advice_step(&next, t->advice, i + out->count) &&
           next.from == out->last.to && same_text(next.indicator, out->last.indicator) &&
           same_text(next.innovation, out->last.innovation)) {
        out->last = next;
        out->count++;
    }
    return true;
}

/* Whether two are told in one line. */
static bool is_like(const struct climb *one, const struct climb *other)
{
    const iga_advised_step *a = &one->last, *b = &other->last;
    return strcmp(a->action, b->action) == 0 && same_text(a->indicator, b->indicator) &&
           one->first.from == other->first.from && a->to == b->to &&
           same_text(a->takes, b->takes) && same_text(a->area, b->area) &&
           (a->innovation != NULL) == (b->innovation != NULL);
}

/* What stands between a step and the innovation it is about. */
static void before_innovation(struct telling *t, const iga_advised_step *step)
{
    blob_text(t->out, strcmp(step->action, "raise") == 0 ? ";" : "");
    say(t, " innovation ", " inovasi ");
}

/* And behind that: what makes it eligible. */
static void after_innovation(struct telling *t, const iga_advised_step *step)
{
    if (strcmp(step->action, "make_eligible") != 0 || !step->takes)
        return;
    blob_text(t->out, " (");
    visible_text(t->out, step->takes);
    blob_text(t->out, ")");
}

/* Which innovations `count` of them are about that are alike, from step `i` on. */
static void says_innovations(struct telling *t, size_t i, size_t count)
{
    struct climb climb;
    size_t shown = t->settings->full || count < SHOWN_IDS ? count : SHOWN_IDS;
    for (size_t k = 0; k < shown && climb_at(&climb, t, i); k++) {
        blob_text(t->out, k > 0 ? ", " : "");
        visible_text(t->out, climb.first.innovation);
        i += climb.count;
    }
    if (count > shown)
        blob_print(t->out, ", … (%zu)", count);
}

/* What one gains, or the first and the last of several. */
static void says_gains(struct telling *t, const struct climb *first, const struct climb *last,
                       size_t count)
{
    blob_text(t->out, "  ");
    gain(t, first->last.climb_gain_short);
    if (!same_text(first->last.climb_gain_short, last->last.climb_gain_short)) {
        say(t, " to ", " s.d. ");
        gain(t, last->last.climb_gain_short);
    }
    if (count > 1)
        say(t, " each", " masing-masing");
    blob_text(t->out, "\n");
}

/* The line of those from step `i` on that are alike. @return how many steps that are */
static size_t set_line(struct telling *t, size_t i)
{
    struct climb first, last, next;
    climb_at(&first, t, i);
    size_t count = 1, steps = first.count;
    last = first;
    while (climb_at(&next, t, i + steps) && is_like(&first, &next)) {
        last = next;
        count++;
        steps += next.count;
    }
    iga_advised_step told = first.last;
    told.from = first.first.from;
    blob_text(t->out, "  - ");
    says(t, &told, count);
    if (told.innovation && strcmp(told.action, "add") != 0) {
        before_innovation(t, &told);
        says_innovations(t, i, count);
        after_innovation(t, &told);
    }
    says_gains(t, &first, &last, count);
    return steps;
}

/* @return how many steps there are */
static size_t set_lines(struct telling *t)
{
    iga_advised_step step;
    size_t i = 0;
    while (iga_advice_step(&step, t->advice, i))
        i += set_line(t, i);
    return i;
}

static void single_line(struct telling *t, const iga_advised_step *step)
{
    blob_text(t->out, "  ");
    gain(t, step->gain_short);
    blob_text(t->out, "  ");
    says(t, step, 1);
    if (step->innovation && step->alike > 1)
        blob_print(t->out,
                   PHRASE(t->lang, "; in %zu innovations, one of them ",
                          "; pada %zu inovasi, di antaranya "),
                   step->alike);
    else if (step->innovation)
        before_innovation(t, step);
    if (step->innovation) {
        visible_text(t->out, step->innovation);
        after_innovation(t, step);
    }
    if (step->cost != 1)
        blob_print(t->out, PHRASE(t->lang, "; cost %u", "; biaya %u"), step->cost);
    blob_text(t->out, "\n");
}

static void singles(struct telling *t)
{
    iga_advised_step step;
    size_t i = 0;
    heading(t, "Single steps, by what each gains alone",
            "Langkah tunggal, menurut tambahan masing-masing");
    if (!iga_advice_single(&step, t->advice, 0))
        say(t, "  No single step raises the index.\n",
            "  Tidak ada satu langkah pun yang menaikkan indeks.\n");
    for (; iga_advice_single(&step, t->advice, i); i++)
        if (i < SHOWN_SINGLES || t->settings->full)
            single_line(t, &step);
    more_line(t, i > SHOWN_SINGLES && !t->settings->full ? i - SHOWN_SINGLES : 0);
}

/* ---- The set ------------------------------------------------------------------------------ */

static void goal(struct telling *t)
{
    number(t, t->summary.target);
    if (t->summary.target_predicate) {
        blob_text(t->out, " (");
        visible_text(t->out, t->summary.target_predicate);
        blob_text(t->out, ")");
    }
}

static void says_proof(struct telling *t)
{
    const iga_advice_summary *s = &t->summary;
    if (s->is_proved)
        say(t, "  No set of steps that reaches it costs less: proved.\n",
            "  Tidak ada kumpulan langkah yang lebih murah: terbukti.\n");
    else
        blob_print(t->out,
                   PHRASE(t->lang, "  A cheaper set was not ruled out; none costs less than %u.\n",
                          "  Kumpulan yang lebih murah belum tertutup kemungkinannya; tidak ada "
                          "yang kurang dari %u.\n"),
                   s->bound);
}

static void says_failure(struct telling *t)
{
    const iga_advice_summary *s = &t->summary;
    if (!s->is_proved)
        blob_print(t->out,
                   PHRASE(t->lang, "  No set of steps was found; one would cost at least %u.\n",
                          "  Tidak ditemukan kumpulan langkah; biayanya paling sedikit %u.\n"),
                   s->bound);
    else if (s->is_limited)
        blob_print(t->out,
                   PHRASE(t->lang,
                          "  No set of steps reaches it with at most %zu innovations more.\n",
                          "  Tidak ada kumpulan langkah yang mencapainya dengan paling banyak %zu "
                          "inovasi tambahan.\n"),
                   s->most_added);
    else
        say(t, "  No set of steps reaches it.\n",
            "  Tidak ada kumpulan langkah yang mencapainya.\n");
}

/* Where each step costs 1, there is nothing to say of costs. */
static void says_total(struct telling *t, size_t steps)
{
    const iga_advice_summary *s = &t->summary;
    if (s->cost == steps)
        blob_print(t->out,
                   steps == 1 ? PHRASE(t->lang, "  %zu step: index ", "  %zu langkah: indeks ")
                              : PHRASE(t->lang, "  %zu steps: index ", "  %zu langkah: indeks "),
                   steps);
    else
        blob_print(t->out,
                   PHRASE(t->lang, "  Cost %u, in %zu steps: index ",
                          "  Biaya %u, dalam %zu langkah: indeks "),
                   s->cost, steps);
}

static void set(struct telling *t)
{
    const iga_advice_summary *s = &t->summary;
    heading(t, "The cheapest set of steps to the target",
            "Kumpulan langkah termurah menuju sasaran");
    if (!s->target) {
        say(t, "  There is no higher predicate.\n", "  Tidak ada predikat yang lebih tinggi.\n");
        return;
    }
    say(t, "  Target: ", "  Sasaran: ");
    goal(t);
    blob_text(t->out, "\n");
    if (!s->is_reachable) {
        says_failure(t);
        return;
    }
    if (s->cost == 0) {
        say(t, "  It is reached already.\n", "  Sudah tercapai.\n");
        return;
    }
    says_total(t, set_lines(t));
    number(t, s->index);
    blob_text(t->out, " → ");
    number(t, s->index_after);
    blob_text(t->out, ", ");
    visible_text(t->out, s->predicate_after);
    blob_text(t->out, "\n");
    says_proof(t);
}

void advice_text(struct blob *out, const struct advice_settings *settings, const iga_advice *advice)
{
    struct telling t = {.out = out, .settings = settings, .advice = advice, .lang = settings->lang};
    iga_advice_summarize(&t.summary, advice);
    head(&t);
    forfeits(&t);
    singles(&t);
    set(&t);
}
