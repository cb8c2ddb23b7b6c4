/* verify_report.c - whether a published result follows, for people and for programs. */
#include "report/json.h"
#include "report/style.h"
#include "report/verify.h"
#include "report/visible.h"

#include <string.h>

static const char *text_at(const struct verify_report *report, size_t text)
{
    return text == IGA_JSON_NONE ? NULL : report->verification->texts.bytes + text;
}

/* A value as it was written; a long one is cut. */
static void value(struct blob *out, const char *json)
{
    enum { LONGEST = 200 };
    struct blob shown = {0};
    visible_text(&shown, json);
    blob_add(out, shown.bytes, shown.length > LONGEST ? LONGEST : shown.length);
    blob_text(out, shown.length > LONGEST ? "…" : "");
    out->failed = out->failed || shown.failed;
    blob_free(&shown);
}

static void difference_line(struct blob *out, const struct verify_report *report,
                            const struct difference *difference)
{
    static const struct phrase whole[] = {
        [DIFFERENCE_VALUE] = {"differs", "berbeda"},
        [DIFFERENCE_MISSING] = {"is not in the result", "tidak ada dalam hasil"},
        [DIFFERENCE_UNFOUNDED] = {"does not follow from the data", "tidak berasal dari data"},
        [DIFFERENCE_ORDER] = {"stands in the wrong place of the list",
                              "tidak pada urutannya dalam daftar"}};
    iga_lang lang = report->lang;
    const char *region = text_at(report, difference->region);
    const char *path = text_at(report, difference->path);
    const char *published = text_at(report, difference->published);
    const char *recomputed = text_at(report, difference->recomputed);

    blob_text(out, "  ");
    if (region) {
        visible_text(out, region);
        blob_text(out, *path ? ": " : " ");
    }
    visible_text(out, path);
    blob_text(out, *path ? ": " : "");
    if (!published && !recomputed) {
        blob_text(out, phrase_in(whole[difference->kind], lang));
    } else {
        blob_text(out, PHRASE(lang, "published ", "tertulis "));
        if (published)
            value(out, published);
        else
            blob_text(out, PHRASE(lang, "(nothing)", "(tidak ada)"));
        blob_text(out, PHRASE(lang, ", recomputed ", ", hasil hitung ulang "));
        if (recomputed)
            value(out, recomputed);
        else
            blob_text(out, PHRASE(lang, "(nothing)", "(tidak ada)"));
    }
    blob_text(out, "\n");
}

static bool same_region(const struct verify_report *report, const struct difference *a,
                        const struct difference *b)
{
    const char *one = text_at(report, a->region), *other = text_at(report, b->region);
    return one && other ? strcmp(one, other) == 0 : one == other;
}

/* Of each region, and of what the document says of all, only the first differences: one wrong
 * answer changes many figures. */
static void difference_lines(struct blob *out, const struct verify_report *report)
{
    enum { MOST_OF_ONE = 8 };
    const struct difference *all = report->verification->differences;
    size_t count = report->verification->count;
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start; end < count && same_region(report, &all[start], &all[end]); end++)
            if (end - start < MOST_OF_ONE)
                difference_line(out, report, &all[end]);
        if (end - start <= MOST_OF_ONE)
            continue;
        const char *region = text_at(report, all[start].region);
        blob_text(out, "  ");
        if (region) {
            visible_text(out, region);
            blob_text(out, ": ");
        }
        blob_print(out,
                   PHRASE(report->lang, "%zu more; -f json has them all\n",
                          "%zu lagi; -f json memuat semuanya\n"),
                   end - start - MOST_OF_ONE);
    }
}

/* Whether every figure is as published: what differs is the order of the regions or the bytes of
 * the data. */
static bool has_same_figures(const struct verify_report *report)
{
    const struct verification *verification = report->verification;
    for (size_t i = 0; i < verification->count; i++) {
        const struct difference *difference = &verification->differences[i];
        bool is_data = difference->region == IGA_JSON_NONE &&
                       strcmp(text_at(report, difference->path), "data_sha256") == 0;
        if (difference->kind != DIFFERENCE_ORDER && !is_data)
            return false;
    }
    return verification->count > 0;
}

static bool is_other_hash(const struct verify_report *report, const char *path)
{
    for (size_t i = 0; i < report->verification->count; i++) {
        const struct difference *difference = &report->verification->differences[i];
        if (difference->region == IGA_JSON_NONE &&
            strcmp(text_at(report, difference->path), path) == 0)
            return true;
    }
    return false;
}

static void notes(struct blob *out, const struct verify_report *report)
{
    iga_lang lang = report->lang;
    const struct published *published = report->verification->published;
    const char *version = verify_version(published);
    if (!report->has_hashes)
        blob_text(out, PHRASE(lang,
                              "The result states no hash of its data: it was verified by its "
                              "figures alone.\n",
                              "Hasil ini tidak memuat sidik datanya: yang diperiksa hanya "
                              "angka-angkanya.\n"));
    if (has_same_figures(report))
        blob_text(out, PHRASE(lang,
                              "Every figure is as published; only the order of the regions or the "
                              "bytes of the data differ.\n",
                              "Semua angkanya sama; yang berbeda hanya urutan daerah atau isi "
                              "berkas datanya.\n"));
    else if (report->verification->count > 0 && !published->is_document && !report->is_told)
        blob_text(out, PHRASE(lang,
                              "The result does not say how it was made; where that was with "
                              "--claims or --verified, give the same here.\n",
                              "Hasil ini tidak memuat cara pembuatannya; bila dibuat dengan "
                              "--claims atau --verified, sebutkan juga di sini.\n"));
    if (version && strcmp(version, iga_version()) != 0)
        blob_print(out,
                   PHRASE(lang, "It was made by iga %s and verified with iga %s.\n",
                          "Hasil ini dibuat dengan iga %s dan diperiksa dengan iga %s.\n"),
                   version, iga_version());
    if (is_other_hash(report, "ruleset/sha256") && !is_other_hash(report, "ruleset/meaning"))
        blob_text(out,
                  PHRASE(lang, "The rule files differ, but in nothing that can change a score.\n",
                         "Berkas aturannya berbeda, tetapi tidak dalam hal yang dapat "
                         "mengubah nilai.\n"));
}

void verify_text(struct blob *out, const struct verify_report *report)
{
    const struct verification *verification = report->verification;
    iga_lang lang = report->lang;
    visible_text(out, verification->published->file);
    blob_text(out, ": ");
    if (verification->count == 0)
        blob_print(out,
                   PHRASE(lang, "follows from the rules %s and the data; %zu region%s\n",
                          "sesuai dengan aturan %s dan datanya; %zu daerah%.0s\n"),
                   iga_rules_id(report->rules), verification->regions,
                   verification->regions == 1 ? "" : "s");
    else
        blob_print(
            out,
            PHRASE(lang, "does not follow from the rules %s and the data; %zu difference%s\n",
                   "tidak sesuai dengan aturan %s dan datanya; %zu perbedaan%.0s\n"),
            iga_rules_id(report->rules), verification->count, verification->count == 1 ? "" : "s");
    difference_lines(out, report);
    notes(out, report);
}

void verify_json(struct blob *out, const struct verify_report *report)
{
    static const char *const kinds[] = {[DIFFERENCE_VALUE] = "value",
                                        [DIFFERENCE_MISSING] = "missing",
                                        [DIFFERENCE_UNFOUNDED] = "unfounded",
                                        [DIFFERENCE_ORDER] = "order"};
    const struct verification *verification = report->verification;
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_bool_member(out, "verified", verification->count == 0);
    json_text_member(out, "file", verification->published->file);
    json_text_member(out, "ruleset", iga_rules_id(report->rules));
    json_size_member(out, "regions", verification->regions);
    json_bool_member(out, "figures_alone", !report->has_hashes);
    json_text_member(out, "made_by", verify_version(verification->published));
    json_text_member(out, "verified_by", iga_version());
    json_key(out, "differences");
    json_open(out, '[');
    for (size_t i = 0; i < verification->count; i++) {
        const struct difference *difference = &verification->differences[i];
        const char *published = text_at(report, difference->published);
        const char *recomputed = text_at(report, difference->recomputed);
        json_open(out, '{');
        json_text_member(out, "region", text_at(report, difference->region));
        json_text_member(out, "path", text_at(report, difference->path));
        json_text_member(out, "kind", kinds[difference->kind]);
        json_raw_member(out, "published", published ? published : "null");
        json_raw_member(out, "recomputed", recomputed ? recomputed : "null");
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
    blob_text(out, "\n");
}
