/* diff_words.c - what the forms of a difference share. */
#include "report/decimal.h"
#include "report/diff_report.h"
#include "report/visible.h"

#include <string.h>

const char *const diff_class_words[] = {
    [IGA_STRUCTURE] = "structure", [IGA_WEIGHT] = "weight",     [IGA_BAND] = "band",
    [IGA_PREDICATE] = "predicate", [IGA_ROUNDING] = "rounding", [IGA_TEXT] = "text"};

const struct phrase diff_class_titles[] = {
    [IGA_STRUCTURE] = {"Structure", "Struktur"},
    [IGA_WEIGHT] = {"Weights", "Bobot"},
    [IGA_BAND] = {"Bands and codes", "Rentang dan kode"},
    [IGA_PREDICATE] = {"Predicates and groups", "Predikat dan kelompok"},
    [IGA_ROUNDING] = {"Rounding", "Pembulatan"},
    [IGA_TEXT] = {"Texts", "Teks"}};

const char *const diff_kind_words[] = {[IGA_ADDED] = "added",
                                       [IGA_REMOVED] = "removed",
                                       [IGA_CHANGED] = "changed",
                                       [IGA_RENAMED] = "renamed"};
const char diff_kind_signs[] = {
    [IGA_ADDED] = '+', [IGA_REMOVED] = '-', [IGA_CHANGED] = '~', [IGA_RENAMED] = '>'};

const char *const diff_verdict_words[] = {[IGA_SAME] = "same",
                                          [IGA_NEVER_LOWER] = "never-lower",
                                          [IGA_NEVER_HIGHER] = "never-higher",
                                          [IGA_MIXED] = "mixed",
                                          [IGA_UNPROVED] = "unproved"};
const struct phrase diff_verdict_titles[] = {
    [IGA_SAME] = {"no answer earns more or less", "poin setiap jawaban tetap"},
    [IGA_NEVER_LOWER] = {"no answer earns less", "tidak ada jawaban yang poinnya turun"},
    [IGA_NEVER_HIGHER] = {"no answer earns more", "tidak ada jawaban yang poinnya naik"},
    [IGA_MIXED] = {"some answers earn more, others less",
                   "poin sebagian jawaban naik, sebagian turun"},
    [IGA_UNPROVED] = {"whether answers earn more or less cannot be proved of a script",
                      "naik atau turunnya poin jawaban tidak dapat dibuktikan untuk skrip"}};

size_t diff_class_count(const iga_diff *diff, iga_change_class change_class)
{
    iga_rule_change change;
    size_t count = 0;
    for (size_t i = 0; iga_diff_change(&change, diff, i); i++)
        count += change.change_class == change_class;
    return count;
}

size_t diff_unchanged_count(const iga_diff *diff)
{
    size_t count = 0;
    while (iga_diff_unchanged(diff, count))
        count++;
    return count;
}

/* ---- Names --------------------------------------------------------------------------------- */

/* The last name of a path, and what people call it. */
static const struct {
    const char *name;
    struct phrase title;
} aspects[] = {
    {"weight", {"weight", "bobot"}},
    {"weights", {"sum of the weights", "jumlah bobot"}},
    {"scores", {"scores", "skor tiap level"}},
    {"bands", {"bands", "rentang"}},
    {"codes", {"codes", "kode"}},
    {"answers", {"kind of answer", "jenis jawaban"}},
    {"levels", {"number of levels", "jumlah level"}},
    {"choices", {"choices", "pilihan"}},
    {"decimals", {"decimals", "desimal"}},
    {"unit", {"unit", "satuan"}},
    {"whole", {"whole numbers only", "hanya bilangan bulat"}},
    {"from", {"how the value follows from two years", "cara nilai dihitung dari dua tahun"}},
    {"script", {"script", "skrip"}},
    {"mandatory", {"mandatory", "wajib"}},
    {"applies", {"applies where", "berlaku bila"}},
    {"variable", {"place", "letak"}},
    {"note", {"note", "catatan"}},
    {"evidence", {"evidence", "bukti dukung"}},
    {"title", {"title", "judul"}},
    {"no", {"number", "nomor"}},
    {"source", {"source", "sumber"}},
    {"maximum", {"maximum", "nilai maksimum"}},
    {"share", {"share", "porsi"}},
    {"otherwise", {"reason when it fails", "alasan bila tidak terpenuhi"}},
    {"who", {"who takes part", "peserta"}},
    {"agree", {"fields that agree", "bidang yang sama"}},
    {"type", {"type", "jenis"}},
    {"required", {"required", "harus diisi"}},
    {"of", {"of whom", "milik"}},
    {"overlap", {"level where bands overlap", "level bila rentang bertumpang"}},
    {"status", {"status", "status"}},
    {"year", {"year", "tahun"}},
    {"basis", {"legal basis", "dasar hukum"}},
    {"id", {"id", "id"}},
};

/* Whether the name in front of the last one of a path is this. */
static bool stands_in(const char *path, const char *last, const char *name)
{
    size_t length = strlen(name);
    return last > path + length && last[-1] == '/' && memcmp(last - 1 - length, name, length) == 0;
}

void diff_aspect(struct blob *out, const iga_rule_change *change, iga_lang lang)
{
    const char *slash = strrchr(change->path, '/'), *last = slash ? slash + 1 : change->path;
    if (stands_in(change->path, last, "levels")) {
        blob_print(out, PHRASE(lang, "text of level %s", "teks level %s"), last);
        return;
    }
    if (stands_in(change->path, last, "choices")) {
        blob_text(out, PHRASE(lang, "choices", "pilihan"));
        return;
    }
    for (size_t i = 0; i < sizeof aspects / sizeof *aspects; i++)
        if (strcmp(aspects[i].name, last) == 0)
            blob_text(out, phrase_in(aspects[i].title, lang));
}

/* What several changes have in common. */
static void shared_title(struct blob *out, const char *path, const char *title, iga_lang lang)
{
    static const char eligible[] = "/eligible";
    size_t length = strlen(path), end = strlen(eligible);
    if (title)
        visible_text(out, title);
    else if (length > end && strcmp(path + length - end, eligible) == 0)
        blob_text(out, PHRASE(lang, "eligibility", "syarat kelayakan"));
    else
        visible_text(out, path);
}

void diff_part_title(struct blob *out, const struct diff_report *report, size_t part)
{
    iga_rule_change change, only;
    size_t count = 0;
    bool same_title = true;
    for (size_t i = 0; iga_diff_change(&change, report->diff, i); i++) {
        if (change.part != part)
            continue;
        if (count++ == 0)
            only = change;
        same_title = same_title && strcmp(change.title, only.title) == 0;
    }
    if (count != 1) {
        shared_title(out, iga_diff_part(report->diff, part),
                     count && same_title ? only.title : NULL, report->lang);
        return;
    }
    visible_text(out, only.title);
    struct blob aspect = {0};
    diff_aspect(&aspect, &only, report->lang);
    if (aspect.length) {
        blob_text(out, ": ");
        blob_add(out, aspect.bytes, aspect.length);
    } else if (only.before_shown && only.after_shown && strlen(only.before_shown) < 12) {
        blob_text(out, ": ");
        visible_text(out, only.before_shown);
        blob_text(out, " → ");
        visible_text(out, only.after_shown);
    }
    out->failed = out->failed || aspect.failed;
    blob_free(&aspect);
}

/* A number at the front of JSON. */
static void number_shown(struct blob *out, const char *json, iga_lang lang)
{
    struct blob number = {0};
    blob_add(&number, json, strcspn(json, ",}"));
    decimal_shown(out, number.bytes ? number.bytes : "", lang);
    out->failed = out->failed || number.failed;
    blob_free(&number);
}

/* An answer, which is JSON: a number, a code, a level, a value of a basis, or two figures. */
static void answer_shown(struct blob *out, const char *answer, iga_lang lang)
{
    static const char level[] = "{\"level\":", basis[] = "{\"basis\":", value[] = ",\"value\":";
    static const char previous[] = "{\"previous\":", current[] = ",\"current\":";
    const char *at;
    if ((*answer >= '0' && *answer <= '9') || *answer == '-') {
        decimal_shown(out, answer, lang);
    } else if (strncmp(answer, level, strlen(level)) == 0) {
        at = answer + strlen(level);
        blob_print(out, "level %.*s", (int)strcspn(at, "}"), at);
    } else if (strncmp(answer, basis, strlen(basis)) == 0 && (at = strstr(answer, value))) {
        const char *name = answer + strlen(basis);
        number_shown(out, at + strlen(value), lang);
        blob_print(out, PHRASE(lang, " (basis %.*s)", " (dasar %.*s)"), (int)(at - name), name);
    } else if (strncmp(answer, previous, strlen(previous)) == 0 && (at = strstr(answer, current))) {
        blob_text(out, PHRASE(lang, "last year ", "tahun lalu "));
        number_shown(out, answer + strlen(previous), lang);
        blob_text(out, PHRASE(lang, " and this year ", " dan tahun ini "));
        number_shown(out, at + strlen(current), lang);
    } else {
        visible_text(out, answer);
    }
}

void diff_witness(struct blob *out, const iga_rule_change *change, iga_lang lang)
{
    if (!change->witness)
        return;
    if (change->verdict == IGA_UNPROVED)
        blob_text(out, PHRASE(lang, "one that differs: ", "contoh yang berubah: "));
    else if (*change->witness == '"') /* a code */
        blob_text(out, PHRASE(lang, "the first that differs: ", "yang pertama berubah: "));
    else
        blob_text(out, PHRASE(lang, "nearest to zero that differs: ",
                              "yang berubah dan terdekat ke nol: "));
    answer_shown(out, change->witness, lang);
    blob_text(out, PHRASE(lang, ", from ", ", dari "));
    decimal_shown(out, change->points_before, lang);
    blob_text(out, PHRASE(lang, " to ", " menjadi "));
    decimal_shown(out, change->points_after, lang);
    blob_text(out, PHRASE(lang, " points", " poin"));
}

/* ---- Sources that changed alike -------------------------------------------------------------- */

bool diff_is_source(const iga_rule_change *change)
{
    const char *slash = strrchr(change->path, '/');
    return slash && strcmp(slash, "/source") == 0;
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool diff_next_alike(iga_rule_change *out, size_t *from, const iga_diff *diff, size_t i)
{
    iga_rule_change wanted;
    if (!iga_diff_change(&wanted, diff, i) || !diff_is_source(&wanted))
        return false;
    while (iga_diff_change(out, diff, (*from)++))
        if (diff_is_source(out) && same_text(out->before, wanted.before) &&
            same_text(out->after, wanted.after))
            return true;
    return false;
}

size_t diff_alike_count(const iga_diff *diff, size_t i)
{
    iga_rule_change change;
    size_t count = 0;
    for (size_t from = 0; diff_next_alike(&change, &from, diff, i); count++)
        if (count == 0 && from - 1 < i)
            return 0;
    return count;
}

/* ---- Regions ------------------------------------------------------------------------------- */

struct diff_tally diff_count(const iga_impact *impact)
{
    struct diff_tally tally = {0};
    iga_impact_region region;
    for (; iga_impact_region_at(&region, impact, tally.regions); tally.regions++) {
        tally.up += region.direction > 0;
        tally.down += region.direction < 0;
        tally.same += region.direction == 0;
    }
    return tally;
}

void diff_predicate_count(size_t *won, size_t *lost, const iga_impact *impact,
                          const char *predicate)
{
    iga_impact_region region;
    *won = *lost = 0;
    for (size_t i = 0; iga_impact_region_at(&region, impact, i); i++) {
        bool before = strcmp(region.before.predicate, predicate) == 0;
        bool after = strcmp(region.after.predicate, predicate) == 0;
        *won += after && !before;
        *lost += before && !after;
    }
}

/* Predicate number n in the order in which regions show them: before, then after. */
static const char *predicate_at(const iga_impact *impact, size_t n)
{
    iga_impact_region region;
    if (!iga_impact_region_at(&region, impact, n / 2))
        return NULL;
    return n % 2 ? region.after.predicate : region.before.predicate;
}

static bool is_first(const iga_impact *impact, size_t n, const char *predicate)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(predicate_at(impact, i), predicate) == 0)
            return false;
    return true;
}

const char *diff_next_predicate(const iga_impact *impact, const char *before)
{
    const char *predicate;
    bool is_behind = !before;
    for (size_t n = 0; (predicate = predicate_at(impact, n)); n++) {
        if (is_behind && is_first(impact, n, predicate)) {
            size_t won, lost;
            diff_predicate_count(&won, &lost, impact, predicate);
            if (won || lost)
                return predicate;
        }
        is_behind = is_behind || (before && strcmp(predicate, before) == 0);
    }
    return NULL;
}
