#include "cli/options.h"

#include "cli/command.h"
#include "cli/console.h"
#include "cli/names.h"

#include <getopt.h>
#include <stddef.h>
#include <string.h>

enum { MOST_JOBS = 256, ALWAYS = 0, INDENT = 2, HELP_COLUMN = 29 };

/* What follows an option: nothing, any text, one of several texts, or something of its own kind. */
enum kind { FLAG, TEXT, LIST, LANG, COLOR, FROM, JOBS };

static const struct spec {
    const char *name;
    char letter; /* 0 for none */
    enum kind kind;
    size_t offset;  /* of a FLAG, TEXT or LIST in struct options */
    unsigned taken; /* by commands that take this; ALWAYS */
    bool is_early;  /* may stand before the command's name */
    struct phrase argument, help;
} specs[] = {
    {"rules",
     'r',
     TEXT,
     offsetof(struct options, rules),
     TAKES_RULES,
     false,
     {"FILE|ID", "BERKAS|ID"},
     {"the rules; without it the newest in force",
      "aturan; jika tidak, yang terbaru yang berlaku"}},
    {"format",
     'f',
     TEXT,
     offsetof(struct options, format),
     TAKES_FORMAT,
     false,
     {"FORM", "BENTUK"},
     {NULL, NULL}},
    {"output",
     'o',
     TEXT,
     offsetof(struct options, output),
     TAKES_OUTPUT,
     false,
     {"FILE", "BERKAS"},
     {"write here, whole or not at all", "tulis ke sini, utuh atau tidak sama sekali"}},
    {"from",
     0,
     FROM,
     0,
     TAKES_DATA,
     false,
     {"FORM", "BENTUK"},
     {"form of the data: json, ndjson, csv, xlsx", "bentuk data: json, ndjson, csv, xlsx"}},
    {"jobs",
     'j',
     JOBS,
     0,
     TAKES_DATA | TAKES_EXAMPLES,
     false,
     {"N", "N"},
     {"score with N threads", "hitung dengan N utas"}},
    {"detail",
     0,
     FLAG,
     offsetof(struct options, detail),
     TAKES_DETAIL,
     false,
     {NULL, NULL},
     {"every answer and what it earned", "setiap jawaban dan nilainya"}},
    {"claims",
     0,
     FLAG,
     offsetof(struct options, claims),
     TAKES_COUNTING,
     false,
     {NULL, NULL},
     {"count innovations that are not eligible too",
      "inovasi yang tidak memenuhi syarat ikut dihitung"}},
    {"verified",
     0,
     FLAG,
     offsetof(struct options, verified),
     TAKES_COUNTING,
     false,
     {NULL, NULL},
     {"answers not marked verified are missing",
      "jawaban yang belum diverifikasi dianggap kosong"}},
    {"strict",
     0,
     FLAG,
     offsetof(struct options, strict),
     TAKES_STRICT,
     false,
     {NULL, NULL},
     {"warnings count as errors", "peringatan dianggap kesalahan"}},
    {"by",
     0,
     TEXT,
     offsetof(struct options, by),
     TAKES_PLACES,
     false,
     {"FIELD,...", "BIDANG,..."},
     {"groups that agree in these fields", "kelompok yang sama dalam bidang ini"}},
    {"near",
     0,
     TEXT,
     offsetof(struct options, near),
     TAKES_PLACES,
     false,
     {"POINTS", "POIN"},
     {"only regions this near to a predicate's edge",
      "hanya daerah sedekat ini dengan batas predikat"}},
    {"data",
     0,
     LIST,
     offsetof(struct options, data),
     TAKES_INPUT,
     false,
     {"FILE", "BERKAS"},
     {"the data; may be given several times", "data; boleh disebut beberapa kali"}},
    {"data-old",
     0,
     LIST,
     offsetof(struct options, data_old),
     TAKES_TWO_SIDES,
     false,
     {"FILE", "BERKAS"},
     {"the data of OLD; may be given several times",
      "data untuk LAMA; boleh disebut beberapa kali"}},
    {"data-new",
     0,
     LIST,
     offsetof(struct options, data_new),
     TAKES_TWO_SIDES,
     false,
     {"FILE", "BERKAS"},
     {"the data of NEW; may be given several times",
      "data untuk BARU; boleh disebut beberapa kali"}},
    {"rules-old",
     0,
     TEXT,
     offsetof(struct options, rules_old),
     TAKES_TWO_SIDES,
     false,
     {"FILE|ID", "BERKAS|ID"},
     {"the rules of OLD, if not found by their id",
      "aturan LAMA, bila tidak ditemukan dari id-nya"}},
    {"rules-new",
     0,
     TEXT,
     offsetof(struct options, rules_new),
     TAKES_TWO_SIDES,
     false,
     {"FILE|ID", "BERKAS|ID"},
     {"the rules of NEW, if not found by their id",
      "aturan BARU, bila tidak ditemukan dari id-nya"}},
    {"at-most",
     0,
     TEXT,
     offsetof(struct options, at_most),
     TAKES_AT_MOST,
     false,
     {"CLASS", "KELAS"},
     {"ends with 1 only for a change stricter than this",
      "status 1 hanya bila ada perubahan lebih berat"}},
    {"full",
     0,
     FLAG,
     offsetof(struct options, full),
     TAKES_FULL,
     false,
     {NULL, NULL},
     {"all there is to say", "selengkapnya"}},
    {"innovation",
     0,
     TEXT,
     offsetof(struct options, innovation),
     TAKES_PART,
     false,
     {"ID", "ID"},
     {"only this innovation", "hanya inovasi ini"}},
    {"indicator",
     0,
     TEXT,
     offsetof(struct options, indicator),
     TAKES_PART,
     false,
     {"ID", "ID"},
     {"only the answers to this indicator", "hanya jawaban untuk indikator ini"}},
    {"examples",
     0,
     TEXT,
     offsetof(struct options, examples),
     TAKES_EXAMPLES,
     false,
     {"FILE", "BERKAS"},
     {"the examples, if not those beside the rule file",
      "contoh, bila bukan di sebelah berkas aturan"}},
    {"mutate",
     0,
     FLAG,
     offsetof(struct options, mutate),
     TAKES_EXAMPLES,
     false,
     {NULL, NULL},
     {"move every number a step: do examples notice?",
      "geser tiap angka: apakah contoh mengetahuinya?"}},
    {"what-if",
     0,
     FLAG,
     offsetof(struct options, what_if),
     TAKES_CHANGES,
     false,
     {NULL, NULL},
     {"before and after the changes that follow", "semula dan menjadi, dengan perubahan berikut"}},
    {"set",
     0,
     LIST,
     offsetof(struct options, set),
     TAKES_CHANGES,
     false,
     {"WHAT=VALUE", "APA=NILAI"},
     {"what if [INNOVATION.]indicator were this", "andaikata [INOVASI.]indikator bernilai ini"}},
    {"without",
     0,
     LIST,
     offsetof(struct options, without),
     TAKES_CHANGES,
     false,
     {"INNOVATION", "INOVASI"},
     {"what if this innovation were left out", "andaikata inovasi ini tidak disertakan"}},
    {"add",
     0,
     LIST,
     offsetof(struct options, add),
     TAKES_CHANGES,
     false,
     {"N@M[:AREA]", "N@M[:URUSAN]"},
     {"what if there were N more of maturity M",
      "andaikata ada N inovasi lagi dengan kematangan M"}},
    {"region",
     0,
     TEXT,
     offsetof(struct options, region),
     TAKES_CHANGES,
     false,
     {"ID", "ID"},
     {"the region to change, when the data hold several",
      "daerah yang diubah, bila data memuat beberapa"}},
    {"target",
     0,
     TEXT,
     offsetof(struct options, target),
     TAKES_ADVICE,
     false,
     {"INDEX|PREDICATE", "INDEKS|PREDIKAT"},
     {"what to reach; without it the next predicate",
      "yang dituju; jika tidak, predikat berikutnya"}},
    {"maturity",
     0,
     TEXT,
     offsetof(struct options, maturity),
     TAKES_ADVICE,
     false,
     {"POINTS", "POIN"},
     {"of an added innovation; without it the mean", "inovasi tambahan; jika tidak, rata-rata"}},
    {"locked",
     0,
     LIST,
     offsetof(struct options, locked),
     TAKES_ADVICE,
     false,
     {"NAME,...", "NAMA,..."},
     {"indicators, innovations or actions that stay",
      "indikator, inovasi, atau tindakan yang tetap"}},
    {"cost",
     0,
     TEXT,
     offsetof(struct options, cost),
     TAKES_ADVICE,
     false,
     {"FILE", "BERKAS"},
     {"what steps cost, as JSON; without it 1 each", "biaya langkah (JSON); bila tidak ada, 1"}},
    {"write-data",
     0,
     TEXT,
     offsetof(struct options, write_data),
     TAKES_CHANGES | TAKES_ADVICE,
     false,
     {"FILE", "BERKAS"},
     {"write the region's changed data here, as JSON",
      "tulis data yang sudah diubah ke sini (JSON)"}},
    {"lang",
     0,
     LANG,
     0,
     ALWAYS,
     true,
     {"id|en", "id|en"},
     {"the language of messages and tables", "bahasa pesan dan tabel"}},
    {"color",
     0,
     COLOR,
     0,
     ALWAYS,
     true,
     {"auto|always|never", "auto|always|never"},
     {"colours in tables", "warna dalam tabel"}},
    {"quiet",
     'q',
     FLAG,
     offsetof(struct options, quiet),
     ALWAYS,
     true,
     {NULL, NULL},
     {"no notes and no progress", "tanpa catatan dan tampilan kemajuan"}},
    {"help",
     'h',
     FLAG,
     offsetof(struct options, help),
     ALWAYS,
     true,
     {NULL, NULL},
     {"this help", "bantuan ini"}},
    {"version",
     0,
     FLAG,
     offsetof(struct options, version),
     ALWAYS,
     true,
     {NULL, NULL},
     {"the version of the program", "versi program"}},
};
enum { SPECS = sizeof specs / sizeof specs[0] };

static bool is_told(const struct spec *spec, const struct command *command)
{
    if (!command)
        return spec->is_early;
    return spec->taken == ALWAYS || (spec->taken & command->takes);
}

/* Options that mean the same everywhere are taken everywhere, also where they change nothing. */
static bool is_taken(const struct spec *spec, const struct command *command)
{
    static const unsigned everywhere = TAKES_RULES | TAKES_FORMAT | TAKES_OUTPUT | TAKES_DATA;
    return is_told(spec, command) || (command && (spec->taken & everywhere));
}

/* One of the words that may stand here, or what is wrong. */
static bool choose(size_t *out, const struct options *options, const char *option,
                   const char *value, const char *const *words)
{
    struct blob listed = {0};
    size_t count = 0;
    for (; words[count]; count++) {
        if (strcmp(words[count], value) == 0) {
            *out = count;
            blob_free(&listed);
            return true;
        }
        blob_text(&listed, count > 0 ? ", " : "");
        blob_text(&listed, words[count]);
    }
    const char *nearest = names_nearest(value, words, count);
    const char *all = listed.failed ? "" : listed.bytes;
    if (nearest)
        console_error(PHRASE(options->lang, "--%s does not know \"%s\"; did you mean \"%s\"?",
                             "--%s tidak mengenal \"%s\"; maksud Anda \"%s\"?"),
                      option, value, nearest);
    else
        console_error(PHRASE(options->lang, "--%s does not know \"%s\"; it takes one of: %s",
                             "--%s tidak mengenal \"%s\"; pilihannya: %s"),
                      option, value, all);
    blob_free(&listed);
    return false;
}

static bool read_jobs(struct options *options, const char *value)
{
    unsigned jobs = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && jobs <= MOST_JOBS; at++)
        jobs = jobs * 10 + (unsigned)(*at - '0');
    if (*at || jobs < 1 || jobs > MOST_JOBS) {
        console_error(
            PHRASE(options->lang, "--jobs cannot be \"%s\"; it takes a whole number from 1 to %d",
                   "--jobs tidak dapat bernilai \"%s\"; isinya bilangan bulat 1 sampai %d"),
            value, (int)MOST_JOBS);
        return false;
    }
    options->jobs = jobs;
    return true;
}

static bool apply(struct options *options, const struct spec *spec, const char *value)
{
    static const char *const langs[] = {"id", "en", NULL};
    static const char *const colors[] = {"auto", "always", "never", NULL};
    static const char *const forms[] = {"json", "ndjson", "csv", "xlsx", NULL};
    static const iga_from froms[] = {IGA_FROM_JSON, IGA_FROM_NDJSON, IGA_FROM_CSV, IGA_FROM_XLSX};
    void *field = (char *)options + spec->offset;
    size_t choice = 0;

    switch (spec->kind) {
    case FLAG:
        *(bool *)field = true;
        return true;
    case TEXT:
        *(const char **)field = value;
        return true;
    case LIST:
        names_add((struct names *)field, value);
        if (((struct names *)field)->failed)
            console_no_memory(options->lang);
        return !((struct names *)field)->failed;
    case LANG:
        if (!choose(&choice, options, spec->name, value, langs))
            return false;
        options->lang = choice == 0 ? IGA_LANG_ID : IGA_LANG_EN;
        return true;
    case COLOR:
        if (!choose(&choice, options, spec->name, value, colors))
            return false;
        options->color = (enum color_choice)choice;
        return true;
    case FROM:
        if (!choose(&choice, options, spec->name, value, forms))
            return false;
        options->from = froms[choice];
        return true;
    case JOBS:
        return read_jobs(options, value);
    }
    return false;
}

/* The options as getopt_long wants them; what it returns for specs[i] is FIRST + i. */
enum { FIRST = 256 };

struct table {
    struct option longs[SPECS + 1];
    char shorts[2 * SPECS + 3];
};

static void make_table(struct table *table, const struct command *command)
{
    size_t count = 0, at = 0;
    *table = (struct table){0};
    if (!command)
        table->shorts[at++] = '+'; /* stop at the command's name */
    table->shorts[at++] = ':';     /* say what is missing */
    for (size_t i = 0; i < SPECS; i++) {
        const struct spec *spec = &specs[i];
        if (!is_taken(spec, command))
            continue;
        int has_value = spec->kind == FLAG ? no_argument : required_argument;
        table->longs[count++] =
            (struct option){.name = spec->name, .has_arg = has_value, .val = FIRST + (int)i};
        if (spec->letter) {
            table->shorts[at++] = spec->letter;
            if (has_value)
                table->shorts[at++] = ':';
        }
    }
}

static const struct spec *spec_of(int found)
{
    if (found >= FIRST)
        return &specs[found - FIRST];
    for (size_t i = 0; i < SPECS; i++)
        if (specs[i].letter == found)
            return &specs[i];
    return NULL;
}

static void say_no_such_word(const struct options *options, const struct command *command,
                             const char *given)
{
    const char *known[SPECS], *nearest;
    size_t count = 0;
    char word[64];

    for (size_t i = 0; i < SPECS; i++)
        if (is_taken(&specs[i], command))
            known[count++] = specs[i].name;
    size_t length = strcspn(given, "=");
    if (length >= sizeof word)
        length = sizeof word - 1;
    memcpy(word, given, length);
    word[length] = '\0';
    nearest = names_nearest(word, known, count);
    if (nearest)
        console_error(PHRASE(options->lang, "there is no option --%s; did you mean --%s?",
                             "tidak ada pilihan --%s; maksud Anda --%s?"),
                      word, nearest);
    else
        console_error(PHRASE(options->lang, "there is no option --%s; iga %s%s--help lists them",
                             "tidak ada pilihan --%s; iga %s%s--help menyebutkan semuanya"),
                      word, command ? command->name : "", command ? " " : "");
}

/* getopt_long has met an option it does not know, or one with a value it does not take. */
static void say_unknown(const struct options *options, const struct command *command,
                        const char *argument)
{
    const struct spec *spec = optopt ? spec_of(optopt) : NULL;
    if (spec && optopt >= FIRST)
        console_error(PHRASE(options->lang, "--%s takes no value; leave out what follows the \"=\"",
                             "--%s tidak memakai nilai; hapus bagian sesudah \"=\""),
                      spec->name);
    else if (optopt)
        console_error(PHRASE(options->lang, "there is no option -%c; iga %s%s--help lists them",
                             "tidak ada pilihan -%c; iga %s%s--help menyebutkan semuanya"),
                      optopt, command ? command->name : "", command ? " " : "");
    else
        say_no_such_word(options, command, argument + 2);
}

static bool check_format(const struct options *options, const struct command *command)
{
    size_t choice;
    if (!command || !command->formats || !options->format)
        return true;
    return choose(&choice, options, "format", options->format, command->formats);
}

enum status options_parse(struct options *options, int *first, const struct command *command,
                          int argc, char **argv)
{
    struct table table;
    int found;

    make_table(&table, command);
    opterr = 0;
    optind = 0; /* start anew, also where the last run stopped inside a word */
    while ((found = getopt_long(argc, argv, table.shorts, table.longs, NULL)) != -1) {
        if (found == '?') {
            say_unknown(options, command, argv[optind - 1]);
            return STATUS_USAGE;
        }
        const struct spec *spec = spec_of(found == ':' ? optopt : found);
        if (found == ':') {
            console_error(PHRASE(options->lang, "--%s needs a value: %s", "--%s perlu nilai: %s"),
                          spec->name, phrase_in(spec->argument, options->lang));
            return STATUS_USAGE;
        }
        if (!apply(options, spec, optarg))
            return STATUS_USAGE;
    }
    *first = optind;
    return check_format(options, command) ? STATUS_OK : STATUS_USAGE;
}

void options_free(struct options *options)
{
    names_free(&options->data);
    names_free(&options->data_old);
    names_free(&options->data_new);
    names_free(&options->set);
    names_free(&options->without);
    names_free(&options->add);
    names_free(&options->locked);
}

static void add_formats(struct blob *out, const struct command *command)
{
    for (size_t i = 0; command->formats[i]; i++) {
        blob_text(out, i > 0 ? ", " : "");
        blob_text(out, command->formats[i]);
    }
}

static void option_line(struct blob *out, const struct spec *spec, const struct command *command,
                        iga_lang lang)
{
    const char *argument = phrase_in(spec->argument, lang), *help = phrase_in(spec->help, lang);
    struct blob left = {0};

    if (spec->letter)
        blob_print(&left, "-%c, ", spec->letter);
    else
        blob_text(&left, "    ");
    blob_print(&left, "--%s", spec->name);
    if (argument)
        blob_print(&left, " %s", argument);
    blob_fill(out, ' ', INDENT);
    blob_add(out, left.bytes, left.length);
    blob_fill(out, ' ', left.length < HELP_COLUMN ? HELP_COLUMN - left.length : 1);
    blob_text(out, " ");
    if (help)
        blob_text(out, help);
    else
        add_formats(out, command);
    blob_text(out, "\n");
    out->failed = out->failed || left.failed;
    blob_free(&left);
}

/* What every command takes, on one line: `iga --help` explains it. */
static void line_of_everywhere(struct blob *out, iga_lang lang)
{
    for (size_t i = 0; i < SPECS; i++) {
        const struct spec *spec = &specs[i];
        if (!spec->is_early)
            continue;
        blob_text(out, "  ");
        if (spec->letter)
            blob_print(out, "-%c, ", spec->letter);
        blob_print(out, "--%s", spec->name);
        if (phrase_in(spec->argument, lang))
            blob_print(out, " %s", phrase_in(spec->argument, lang));
    }
    blob_text(out, "\n");
}

void options_help(struct blob *out, const struct command *command, iga_lang lang)
{
    for (size_t i = 0; i < SPECS; i++)
        if (is_told(&specs[i], command) && !(command && specs[i].is_early))
            option_line(out, &specs[i], command, lang);
    if (command)
        line_of_everywhere(out, lang);
}
