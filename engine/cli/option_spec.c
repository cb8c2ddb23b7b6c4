#include "cli/option_spec.h"

static void take_lang(struct options *options, size_t chosen)
{
    static const iga_lang langs[] = {IGA_LANG_ID, IGA_LANG_EN};
    options->lang = langs[chosen];
}

static void take_color(struct options *options, size_t chosen)
{
    static const enum color_choice colors[] = {COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER};
    options->color = colors[chosen];
}

static void take_from(struct options *options, size_t chosen)
{
    static const iga_from froms[] = {IGA_FROM_JSON, IGA_FROM_NDJSON, IGA_FROM_CSV, IGA_FROM_XLSX};
    options->from = froms[chosen];
}

static const char *const lang_words[] = {"id", "en", NULL};
static const char *const color_words[] = {"auto", "always", "never", NULL};
static const char *const from_words[] = {"json", "ndjson", "csv", "xlsx", NULL};

static const struct option_choice lang_choice = {lang_words, take_lang},
                                  color_choice = {color_words, take_color},
                                  from_choice = {from_words, take_from};

/* A table, three lines an option. */
/* clang-format off */
const struct option_spec option_specs[] = {
    {"rules", 'r', TAKES_RULES, {"FILE|ID", "BERKAS|ID"},
     {.kind = TEXT, .offset = offsetof(struct options, rules)},
     {"the rules; without it the newest in force",
      "aturan; jika tidak, yang terbaru yang berlaku"}},
    {"format", 'f', TAKES_FORMAT, {"FORM", "BENTUK"},
     {.kind = TEXT, .offset = offsetof(struct options, format)},
     {NULL, NULL}},
    {"output", 'o', TAKES_OUTPUT, {"FILE", "BERKAS"},
     {.kind = TEXT, .offset = offsetof(struct options, output)},
     {"write here, whole or not at all", "tulis ke sini, utuh atau tidak sama sekali"}},
    {"from", 0, TAKES_DATA, {"FORM", "BENTUK"},
     {.kind = CHOICE, .choice = &from_choice},
     {"form of the data: json, ndjson, csv, xlsx", "bentuk data: json, ndjson, csv, xlsx"}},
    {"jobs", 'j', TAKES_DATA | TAKES_EXAMPLES, {"N", "N"},
     {.kind = JOBS},
     {"score with N threads", "hitung dengan N utas"}},
    {"detail", 0, TAKES_DETAIL, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, detail)},
     {"every answer and what it earned", "setiap jawaban dan nilainya"}},
    {"claims", 0, TAKES_COUNTING, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, claims)},
     {"count innovations that are not eligible too",
      "inovasi yang tidak memenuhi syarat ikut dihitung"}},
    {"verified", 0, TAKES_COUNTING, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, verified)},
     {"answers not marked verified are missing",
      "jawaban yang belum diverifikasi dianggap kosong"}},
    {"strict", 0, TAKES_STRICT, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, strict)},
     {"warnings count as errors", "peringatan dianggap kesalahan"}},
    {"by", 0, TAKES_PLACES, {"FIELD,...", "BIDANG,..."},
     {.kind = TEXT, .offset = offsetof(struct options, by)},
     {"groups that agree in these fields", "kelompok yang sama dalam bidang ini"}},
    {"near", 0, TAKES_PLACES, {"POINTS", "POIN"},
     {.kind = TEXT, .offset = offsetof(struct options, near)},
     {"only regions this near to a predicate's edge",
      "hanya daerah sedekat ini dengan batas predikat"}},
    {"data", 0, TAKES_INPUT, {"FILE", "BERKAS"},
     {.kind = LIST, .offset = offsetof(struct options, data)},
     {"the data; may be given several times", "data; boleh disebut beberapa kali"}},
    {"data-old", 0, TAKES_TWO_SIDES, {"FILE", "BERKAS"},
     {.kind = LIST, .offset = offsetof(struct options, data_old)},
     {"the data of OLD; may be given several times",
      "data untuk LAMA; boleh disebut beberapa kali"}},
    {"data-new", 0, TAKES_TWO_SIDES, {"FILE", "BERKAS"},
     {.kind = LIST, .offset = offsetof(struct options, data_new)},
     {"the data of NEW; may be given several times",
      "data untuk BARU; boleh disebut beberapa kali"}},
    {"rules-old", 0, TAKES_TWO_SIDES, {"FILE|ID", "BERKAS|ID"},
     {.kind = TEXT, .offset = offsetof(struct options, rules_old)},
     {"the rules of OLD, if not found by their id",
      "aturan LAMA, bila tidak ditemukan dari id-nya"}},
    {"rules-new", 0, TAKES_TWO_SIDES, {"FILE|ID", "BERKAS|ID"},
     {.kind = TEXT, .offset = offsetof(struct options, rules_new)},
     {"the rules of NEW, if not found by their id",
      "aturan BARU, bila tidak ditemukan dari id-nya"}},
    {"at-most", 0, TAKES_AT_MOST, {"CLASS", "KELAS"},
     {.kind = TEXT, .offset = offsetof(struct options, at_most)},
     {"ends with 1 only for a change stricter than this",
      "status 1 hanya bila ada perubahan lebih berat"}},
    {"full", 0, TAKES_FULL, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, full)},
     {"all there is to say", "selengkapnya"}},
    {"innovation", 0, TAKES_PART, {"ID", "ID"},
     {.kind = TEXT, .offset = offsetof(struct options, innovation)},
     {"only this innovation", "hanya inovasi ini"}},
    {"indicator", 0, TAKES_PART, {"ID", "ID"},
     {.kind = TEXT, .offset = offsetof(struct options, indicator)},
     {"only the answers to this indicator", "hanya jawaban untuk indikator ini"}},
    {"examples", 0, TAKES_EXAMPLES, {"FILE", "BERKAS"},
     {.kind = TEXT, .offset = offsetof(struct options, examples)},
     {"the examples, if not those beside the rule file",
      "contoh, bila bukan di sebelah berkas aturan"}},
    {"mutate", 0, TAKES_EXAMPLES, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, mutate)},
     {"move every number a step: do examples notice?",
      "geser tiap angka: apakah contoh mengetahuinya?"}},
    {"what-if", 0, TAKES_CHANGES, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, what_if)},
     {"before and after the changes that follow", "semula dan menjadi, dengan perubahan berikut"}},
    {"set", 0, TAKES_CHANGES, {"WHAT=VALUE", "APA=NILAI"},
     {.kind = LIST, .offset = offsetof(struct options, set)},
     {"what if [INNOVATION.]indicator were this", "andaikata [INOVASI.]indikator bernilai ini"}},
    {"without", 0, TAKES_CHANGES, {"INNOVATION", "INOVASI"},
     {.kind = LIST, .offset = offsetof(struct options, without)},
     {"what if this innovation were left out", "andaikata inovasi ini tidak disertakan"}},
    {"add", 0, TAKES_CHANGES, {"N@M[:AREA]", "N@M[:URUSAN]"},
     {.kind = LIST, .offset = offsetof(struct options, add)},
     {"what if there were N more of maturity M",
      "andaikata ada N inovasi lagi dengan kematangan M"}},
    {"region", 0, TAKES_CHANGES, {"ID", "ID"},
     {.kind = TEXT, .offset = offsetof(struct options, region)},
     {"the region to change, when the data hold several",
      "daerah yang diubah, bila data memuat beberapa"}},
    {"target", 0, TAKES_ADVICE, {"INDEX|PREDICATE", "INDEKS|PREDIKAT"},
     {.kind = TEXT, .offset = offsetof(struct options, target)},
     {"what to reach; without it the next predicate",
      "yang dituju; jika tidak, predikat berikutnya"}},
    {"maturity", 0, TAKES_ADVICE, {"POINTS", "POIN"},
     {.kind = TEXT, .offset = offsetof(struct options, maturity)},
     {"of an added innovation; without it the mean", "inovasi tambahan; jika tidak, rata-rata"}},
    {"locked", 0, TAKES_ADVICE, {"NAME,...", "NAMA,..."},
     {.kind = LIST, .offset = offsetof(struct options, locked)},
     {"indicators, innovations or actions that stay",
      "indikator, inovasi, atau tindakan yang tetap"}},
    {"cost", 0, TAKES_ADVICE, {"FILE", "BERKAS"},
     {.kind = TEXT, .offset = offsetof(struct options, cost)},
     {"what steps cost, as JSON; without it 1 each", "biaya langkah (JSON); bila tidak ada, 1"}},
    {"write-data", 0, TAKES_CHANGES | TAKES_ADVICE, {"FILE", "BERKAS"},
     {.kind = TEXT, .offset = offsetof(struct options, write_data)},
     {"write the changed data here: JSON, CSV or XLSX",
      "tulis data ubahan ke sini: JSON, CSV, XLSX"}},
    {"lang", 0, ALWAYS, {"id|en", "id|en"},
     {.kind = CHOICE, .choice = &lang_choice},
     {"the language of messages and tables", "bahasa pesan dan tabel"}},
    {"color", 0, ALWAYS, {"auto|always|never", "auto|always|never"},
     {.kind = CHOICE, .choice = &color_choice},
     {"colours in tables", "warna dalam tabel"}},
    {"quiet", 'q', ALWAYS, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, quiet)},
     {"no notes and no progress", "tanpa catatan dan tampilan kemajuan"}},
    {"help", 'h', ALWAYS, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, help)},
     {"this help", "bantuan ini"}},
    {"version", 0, ALWAYS, {NULL, NULL},
     {.kind = FLAG, .offset = offsetof(struct options, version)},
     {"the version of the program", "versi program"}},
};
/* clang-format on */
const size_t option_spec_count = sizeof option_specs / sizeof option_specs[0];

_Static_assert(sizeof option_specs / sizeof option_specs[0] <= OPTIONS_MOST,
               "tables of options have room for all of them");

bool option_is_told(const struct option_spec *spec, const struct command *command)
{
    return spec->taken == ALWAYS || (command && (spec->taken & command->takes));
}

bool option_is_taken(const struct option_spec *spec, const struct command *command)
{
    static const unsigned everywhere = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA;
    return option_is_told(spec, command) || (command && (spec->taken & everywhere));
}
