/* cmd_test.c - iga test: do the worked examples of a rule file still come out? */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/rules_find.h"
#include "cli/rules_open.h"
#include "cli/scoring.h"
#include "report/excerpt.h"
#include "report/trial.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct bench {
    const struct options *options;
    struct trial_file *files;
    size_t count, capacity;
};

static void file_free(struct trial_file *file)
{
    iga_trial_free(file->trial);
    iga_nudges_free(file->nudges);
    iga_examples_free(file->examples);
    iga_rules_free(file->rules);
    free(file->fates);
}

static void bench_free(struct bench *bench)
{
    for (size_t i = 0; i < bench->count; i++)
        file_free(&bench->files[i]);
    free(bench->files);
}

/* Keeps a file, which is the bench's from then on. */
static enum status bench_add(struct bench *bench, struct trial_file *file)
{
    if (bench->count == bench->capacity) {
        size_t capacity = bench->capacity ? bench->capacity * 2 : 8;
        struct trial_file *files = realloc(bench->files, capacity * sizeof *files);
        if (!files)
            return console_no_memory(bench->options->lang);
        bench->files = files;
        bench->capacity = capacity;
    }
    bench->files[bench->count++] = *file;
    *file = (struct trial_file){0};
    return STATUS_OK;
}

/* ---- Nudges ------------------------------------------------------------------------------- */

/* Nudges that several threads take one by one. */
struct nudging {
    const struct trial_file *file;
    pthread_mutex_t lock;
    size_t next;
    bool failed; /* for lack of memory */
};

static bool take_next(struct nudging *nudging, size_t *i)
{
    pthread_mutex_lock(&nudging->lock);
    *i = nudging->next++;
    bool is_there = !nudging->failed && *i < iga_nudges_count(nudging->file->nudges);
    pthread_mutex_unlock(&nudging->lock);
    return is_there;
}

static void *nudge(void *context)
{
    struct nudging *nudging = context;
    const struct trial_file *file = nudging->file;
    size_t i;
    while (take_next(nudging, &i)) {
        if (iga_nudges_try(&file->fates[i], file->nudges, i, file->examples) == IGA_OK)
            continue;
        pthread_mutex_lock(&nudging->lock);
        nudging->failed = true;
        pthread_mutex_unlock(&nudging->lock);
    }
    return NULL;
}

/* Tries all nudges of a file; where a thread cannot be had, the others do its work. */
static bool nudge_all(const struct trial_file *file, unsigned jobs)
{
    enum { MOST_JOBS = 64 };
    pthread_t threads[MOST_JOBS];
    unsigned started = 0;
    struct nudging nudging = {.file = file};
    pthread_mutex_init(&nudging.lock, NULL);
    while (started + 1 < jobs && started < MOST_JOBS &&
           pthread_create(&threads[started], NULL, nudge, &nudging) == 0)
        started++;
    nudge(&nudging);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    pthread_mutex_destroy(&nudging.lock);
    return !nudging.failed;
}

/* Where an example fails already, it would fail under any nudge. */
static enum status try_nudges(struct trial_file *file, const struct options *options)
{
    if (iga_trial_failure_count(file->trial) > 0) {
        if (!options->quiet)
            console_note(PHRASE(options->lang,
                                "%s: examples fail, so nothing was nudged; mend them first",
                                "%s: ada contoh yang gagal, jadi tidak ada yang digeser; perbaiki "
                                "dulu"),
                         iga_rules_file(file->rules));
        return STATUS_OK;
    }
    bool fine = iga_nudges_new(&file->nudges, file->rules) == IGA_OK;
    if (fine) {
        file->fates = calloc(iga_nudges_count(file->nudges) + 1, sizeof *file->fates);
        fine = file->fates && nudge_all(file, scoring_jobs(options));
    }
    return fine ? STATUS_OK : console_no_memory(options->lang);
}

/* ---- One rule file ------------------------------------------------------------------------ */

/* Beside the rule file: FOLDER/examples/ID.lua. */
static void examples_path(struct blob *out, const iga_rules *rules)
{
    const char *path = iga_rules_file(rules), *slash = strrchr(path, '/');
    if (slash)
        blob_add(out, path, (size_t)(slash + 1 - path));
    blob_print(out, "examples/%s.lua", iga_rules_id(rules));
}

static void say_findings(const iga_findings *findings, const struct blob *text)
{
    struct blob lines = {0};
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        console_finding(&lines, finding);
        excerpt_add(&lines, text->bytes, text->length, finding->line, finding->column);
    }
    console_write(lines.bytes, lines.length);
    blob_free(&lines);
}

static enum status load_examples(struct trial_file *file, const char *path, iga_lang lang)
{
    struct blob text = {0};
    iga_findings *findings = NULL;
    enum status status = STATUS_OK;
    int error = rules_read(&text, path);
    if (error == ENOENT) {
        console_file_error(path,
                           PHRASE(lang, "there is no such file; write the examples of %s there",
                                  "berkas tidak ada; tulis contoh untuk %s di situ"),
                           iga_rules_id(file->rules));
        status = STATUS_INPUT;
    } else if (error == ENOMEM) {
        status = console_no_memory(lang);
    } else if (error != 0) {
        console_file_error(path, PHRASE(lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                           console_reason(error, lang));
        status = STATUS_INPUT;
    } else {
        iga_status loaded = iga_examples_load(&file->examples, &findings, file->rules, path,
                                              text.bytes, text.length, lang);
        if (findings)
            say_findings(findings, &text);
        if (loaded != IGA_OK)
            status = loaded == IGA_ENOMEM ? console_no_memory(lang) : STATUS_INPUT;
    }
    iga_findings_free(findings);
    blob_free(&text);
    return status;
}

static enum status open_examples(struct trial_file *file, const struct options *options)
{
    struct blob path = {0};
    enum status status;
    if (options->examples)
        return load_examples(file, options->examples, options->lang);
    examples_path(&path, file->rules);
    status = path.failed ? console_no_memory(options->lang)
                         : load_examples(file, path.bytes, options->lang);
    blob_free(&path);
    return status;
}

static enum status try_file(struct trial_file *file, const char *wanted,
                            const struct options *options)
{
    const iga_trial_options trial = {.lang = options->lang};
    enum status status = rules_obtain(&file->rules, wanted, options->lang);
    if (status == STATUS_OK)
        status = open_examples(file, options);
    if (status == STATUS_OK &&
        iga_trial_run(&file->trial, file->examples, file->rules, &trial) != IGA_OK)
        status = console_no_memory(options->lang);
    if (status == STATUS_OK && options->mutate)
        status = try_nudges(file, options);
    return status;
}

static enum status test_one(struct bench *bench, const char *wanted)
{
    struct trial_file file = {0};
    enum status status = try_file(&file, wanted, bench->options);
    if (status == STATUS_OK)
        status = bench_add(bench, &file);
    file_free(&file);
    return status;
}

/* ---- The answer --------------------------------------------------------------------------- */

/* Whether there is anything to see: an example that fails, a nudge that none of them notices. */
static enum status verdict(const struct bench *bench)
{
    for (size_t i = 0; i < bench->count; i++)
        if (iga_trial_failure_count(bench->files[i].trial) > 0 ||
            trial_nudge_count(&bench->files[i], IGA_NUDGE_UNNOTICED) > 0)
            return STATUS_SEEN;
    return STATUS_OK;
}

static bool is_json(const struct options *options)
{
    return options->format && strcmp(options->format, "json") == 0;
}

static void write_json(struct blob *text, const void *context, bool has_color)
{
    (void)has_color;
    trial_json(text, context);
}

static void write_text(struct blob *text, const void *context, bool has_color)
{
    struct trial_report report = *(const struct trial_report *)context;
    report.color = has_color;
    trial_text(text, &report);
}

static enum status give(const struct bench *bench)
{
    const struct options *options = bench->options;
    const struct trial_report report = {.files = bench->files,
                                        .count = bench->count,
                                        .is_quiet = options->quiet,
                                        .lang = options->lang};
    enum status status = answer_write(options, is_json(options) ? write_json : write_text, &report);
    return status_worse(status, verdict(bench));
}

static enum status run(const struct options *options, char *const *arguments, size_t count)
{
    struct bench bench = {.options = options};
    enum status status = STATUS_OK;

    if (options->examples && count + (options->rules != NULL) > 1) {
        console_error(PHRASE(options->lang,
                             "--examples goes with one rule file; name one, or leave it out",
                             "--examples hanya untuk satu berkas aturan; sebutkan satu, atau "
                             "hilangkan"));
        return STATUS_USAGE;
    }
    if (count == 0)
        status = test_one(&bench, options->rules);
    for (size_t i = 0; i < count && status != STATUS_MACHINE; i++)
        status = status_worse(status, test_one(&bench, arguments[i]));
    if (count > 0 && options->rules && status != STATUS_MACHINE)
        status = status_worse(status, test_one(&bench, options->rules));
    if (status != STATUS_MACHINE && (bench.count > 0 || is_json(options)))
        status = status_worse(status, give(&bench));
    bench_free(&bench);
    return status;
}

static const char *const formats[] = {"text", "json", NULL};

const struct command command_test = {
    .name = "test",
    .arguments = {"[RULES...]", "[ATURAN...]"},
    .summary = {"do the worked examples still come out?", "apakah contoh hitungannya masih cocok?"},
    .about = {"RULES are files or ids; without any, the newest rules in force. The examples of\n"
              "FOLDER/X.lua are FOLDER/examples/ID.lua. Each example that fails is shown with\n"
              "the steps between its answers and what came out; then what no example reaches.\n"
              "With --mutate, every number and date of the rule file is moved by its smallest\n"
              "step, up and down, to see whether an example fails.",
              "ATURAN adalah berkas atau id; bila tidak disebut, aturan terbaru yang berlaku.\n"
              "Contoh untuk FOLDER/X.lua ada di FOLDER/examples/ID.lua. Contoh yang gagal\n"
              "ditampilkan dengan langkah dari jawaban sampai hasilnya; lalu bagian aturan yang\n"
              "belum tersentuh contoh mana pun. Dengan --mutate, setiap angka dan tanggal dalam\n"
              "berkas aturan digeser selangkah terkecil, naik dan turun, untuk melihat apakah\n"
              "ada contoh yang gagal."},
    .example = "iga test --mutate aturan.lua",
    .takes = TAKES_FORMAT | TAKES_OUTPUT | TAKES_EXAMPLES,
    .formats = formats,
    .run = run,
};
