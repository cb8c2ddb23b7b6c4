#include "report/trial.h"

#include "report/decimal.h"
#include "report/phrase.h"
#include "report/style.h"
#include "report/visible.h"

#include <string.h>

struct writer {
    struct blob *out;
    const struct trial_report *report;
    const struct trial_file *file;
    iga_lang lang;
    size_t regions; /* that failed so far, of all files */
};

size_t trial_nudge_count(const struct trial_file *file, iga_nudge_fate fate)
{
    size_t count = 0;
    for (size_t i = 0; file->nudges && i < iga_nudges_count(file->nudges); i++)
        count += file->fates[i] == fate;
    return count;
}

static void put_place(const struct writer *w, const char *file, size_t line, size_t column)
{
    visible_text(w->out, file);
    if (line > 0)
        blob_print(w->out, ":%zu", line);
    if (line > 0 && column > 0)
        blob_print(w->out, ":%zu", column);
}

/* ---- What differs ------------------------------------------------------------------------- */

static bool is_what(const iga_mismatch *mismatch, const char *what)
{
    return strcmp(mismatch->what, what) == 0;
}

/* "points of pad" */
static void put_subject(const struct writer *w, const iga_mismatch *mismatch)
{
    static const struct {
        const char *what;
        struct phrase words;
    } names[] = {{"index", {"index", "indeks"}},
                 {"exact", {"index before rounding", "indeks sebelum pembulatan"}},
                 {"predicate", {"predicate", "predikat"}},
                 {"value", {"value", "nilai"}},
                 {"points", {"points of", "poin"}},
                 {"reported", {"reported innovations", "inovasi yang dilaporkan"}},
                 {"eligible", {"eligible innovations", "inovasi yang memenuhi syarat"}},
                 {"missing", {"missing answers", "jawaban kosong"}},
                 {"reasons", {"what turns away innovation", "yang menolak inovasi"}},
                 {"refused", {"region", "daerah"}}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (is_what(mismatch, names[i].what))
            blob_text(w->out, phrase_in(names[i].words, w->lang));
    if (mismatch->id) {
        blob_text(w->out, " ");
        visible_text(w->out, mismatch->id);
    }
}

static void put_result(const struct writer *w, const iga_mismatch *mismatch, const char *result)
{
    static const struct {
        const char *word;
        struct phrase words;
    } words[] = {{"no_band", {"a value in no band", "nilai di luar semua rentang"}},
                 {"refused", {"a refusal", "penolakan"}},
                 {"", {"nothing", "tidak ada"}}};
    bool is_text = is_what(mismatch, "predicate") || is_what(mismatch, "reasons");
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(result, words[i].word) == 0) {
            blob_text(w->out, phrase_in(words[i].words, w->lang));
            return;
        }
    if (is_text)
        visible_text(w->out, result);
    else
        decimal_shown(w->out, result, w->lang);
}

static void put_mismatch(const struct writer *w, const iga_mismatch *mismatch)
{
    blob_text(w->out, "  ");
    put_subject(w, mismatch);
    if (!mismatch->expected) {
        blob_text(w->out, PHRASE(w->lang, " refused: ", " ditolak: "));
        visible_text(w->out, mismatch->got);
    } else {
        blob_text(w->out, PHRASE(w->lang, ": expected ", ": diharapkan "));
        put_result(w, mismatch, mismatch->expected);
        blob_text(w->out, PHRASE(w->lang, ", got ", ", hasilnya "));
        put_result(w, mismatch, mismatch->got);
    }
    if (mismatch->rule_line > 0) {
        blob_text(w->out, "  [");
        put_place(w, iga_rules_file(w->file->rules), mismatch->rule_line, 0);
        blob_text(w->out, "]");
    }
    blob_text(w->out, "\n");
}

/* How many regions are shown with all their steps: one mistake in the rules fails many examples
 * alike. */
enum { MOST_REGIONS = 3 };

static void put_failure(struct writer *w, size_t i)
{
    iga_failure failure;
    iga_mismatch mismatch;
    iga_trial_failure(&failure, w->file->trial, i);
    put_place(w, failure.file, failure.line, failure.column);
    blob_text(w->out, ": ");
    style_text(w->out, w->report->color, STYLE_REFUSED, PHRASE(w->lang, "failed", "gagal"));
    blob_text(w->out, ": ");
    visible_text(w->out, failure.example);
    blob_text(w->out, "\n");
    for (size_t k = 0; iga_trial_mismatch(&mismatch, w->file->trial, i, k); k++)
        put_mismatch(w, &mismatch);
    if (failure.has_source && failure.reference && *failure.reference) {
        blob_text(w->out, PHRASE(w->lang, "  source: ", "  sumber: "));
        visible_text(w->out, failure.reference);
        blob_text(w->out, "\n");
    }
    bool is_region = trial_steps_of_region(w->file, i);
    w->regions += is_region;
    if (!is_region || w->regions <= MOST_REGIONS)
        trial_steps(w->out, w->report, w->file, i);
}

static void put_left_out(const struct writer *w)
{
    if (w->regions > MOST_REGIONS && !w->report->is_quiet)
        blob_print(w->out,
                   PHRASE(w->lang,
                          "The steps of the first %d regions are shown; -f json has all.\n",
                          "Langkah hitungan ditampilkan untuk %d daerah pertama; -f json memuat "
                          "semuanya.\n"),
                   (int)MOST_REGIONS);
}

/* ---- What no example reaches, or notices ---------------------------------------------------- */

static void put_unreached(const struct writer *w)
{
    const iga_findings *unreached = iga_trial_unreached(w->file->trial);
    for (size_t i = 0; i < iga_findings_count(unreached); i++) {
        const iga_finding *finding = iga_findings_get(unreached, i);
        put_place(w, finding->file, finding->line, finding->column);
        blob_text(w->out, ": ");
        style_text(w->out, w->report->color, STYLE_MARKED, "note");
        blob_text(w->out, ": ");
        visible_text(w->out, finding->message);
        blob_text(w->out, "\n");
    }
}

static void put_unnoticed(const struct writer *w)
{
    iga_nudge nudge;
    for (size_t i = 0; w->file->nudges && iga_nudges_get(&nudge, w->file->nudges, i); i++) {
        if (w->file->fates[i] != IGA_NUDGE_UNNOTICED)
            continue;
        put_place(w, iga_rules_file(w->file->rules), nudge.line, nudge.column);
        blob_text(w->out, ": ");
        style_text(w->out, w->report->color, STYLE_REFUSED,
                   PHRASE(w->lang, "unnoticed", "tidak ketahuan"));
        blob_text(w->out, ": ");
        visible_text(w->out, nudge.before);
        blob_text(w->out, " → ");
        visible_text(w->out, nudge.after);
        blob_text(w->out, PHRASE(w->lang, "; add an example that fails then",
                                 "; tambahkan contoh yang gagal karenanya"));
        blob_text(w->out, "\n");
    }
}

/* ---- Counts ------------------------------------------------------------------------------- */

static void put_counts(const struct writer *w)
{
    const struct trial_file *file = w->file;
    size_t failed = iga_trial_failure_count(file->trial);
    size_t count = iga_examples_count(file->examples);
    size_t unreached = iga_findings_count(iga_trial_unreached(file->trial));
    put_place(w, iga_rules_file(file->rules), 0, 0);
    blob_print(w->out,
               PHRASE(w->lang, ": %zu example%s, %zu failed; %zu thing%s unreached\n",
                      ": %zu contoh%.0s, %zu gagal; %zu hal%.0s belum tersentuh\n"),
               count, count == 1 ? "" : "s", failed, unreached, unreached == 1 ? "" : "s");
    if (!file->nudges)
        return;
    put_place(w, iga_rules_file(file->rules), 0, 0);
    blob_print(w->out,
               PHRASE(w->lang,
                      ": %zu nudges: %zu refused by the rules, %zu by an example, %zu change "
                      "nothing, %zu unnoticed\n",
                      ": %zu pergeseran: %zu ditolak aturan, %zu ditolak contoh, %zu tidak "
                      "mengubah apa pun, %zu tidak ketahuan\n"),
               iga_nudges_count(file->nudges), trial_nudge_count(file, IGA_NUDGE_REFUSED),
               trial_nudge_count(file, IGA_NUDGE_FAILED), trial_nudge_count(file, IGA_NUDGE_SAME),
               trial_nudge_count(file, IGA_NUDGE_UNNOTICED));
}

void trial_text(struct blob *out, const struct trial_report *report)
{
    struct writer w = {.out = out, .report = report, .lang = report->lang};
    for (size_t f = 0; f < report->count; f++) {
        w.file = &report->files[f];
        for (size_t i = 0; i < iga_trial_failure_count(w.file->trial); i++)
            put_failure(&w, i);
        put_unnoticed(&w);
        if (!report->is_quiet)
            put_unreached(&w);
    }
    put_left_out(&w);
    for (size_t f = 0; f < report->count && !report->is_quiet; f++) {
        w.file = &report->files[f];
        put_counts(&w);
    }
}
