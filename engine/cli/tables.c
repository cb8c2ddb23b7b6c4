#include "cli/tables.h"

#include "cli/console.h"
#include "cli/sheets.h"
#include "cli/slurp.h"
#include "report/blob.h"
#include "report/phrase.h"

#include <string.h>
#include <strings.h>

iga_from tables_form(iga_from asked, const char *name)
{
    /* Old and open workbooks are taken for XLSX, so that what is said of them is to the point. */
    static const struct {
        const char *end;
        iga_from form;
    } ends[] = {
        {".ndjson", IGA_FROM_NDJSON}, {".jsonl", IGA_FROM_NDJSON}, {".csv", IGA_FROM_CSV},
        {".tsv", IGA_FROM_CSV},       {".xlsx", IGA_FROM_XLSX},    {".xlsm", IGA_FROM_XLSX},
        {".xls", IGA_FROM_XLSX},      {".ods", IGA_FROM_XLSX},
    };
    size_t length = strlen(name);
    for (size_t i = 0; asked == IGA_FROM_DETECT && i < sizeof ends / sizeof ends[0]; i++) {
        size_t end = strlen(ends[i].end);
        if (length > end && strcasecmp(name + length - end, ends[i].end) == 0)
            return ends[i].form;
    }
    /* A .json file may hold one region a line all the same, so only its first bytes tell. */
    return asked;
}

/* ---- What is wrong with a file ------------------------------------------------------------- */

static const struct phrase faults[] = {
    [SHEET_FINE] = {"", ""},
    [SHEET_MEMORY] = {"", ""},
    [SHEET_STOPPED] = {"", ""},
    [SHEET_UTF16] = {"the file is in UTF-16; save it as CSV in UTF-8",
                     "berkas ini dalam UTF-16; simpan sebagai CSV dalam UTF-8"},
    [SHEET_NUL] = {"a NUL byte stands here, which no text may hold; save the file as CSV anew",
                   "di sini ada bita NUL, yang tidak boleh ada dalam teks; simpan lagi berkas ini "
                   "sebagai CSV"},
    [SHEET_QUOTE] = {"a quote stands inside a cell; a cell that holds one is written in quotes, "
                     "and the one inside is doubled: \"a \"\"b\"\" c\"",
                     "ada tanda kutip di dalam sel; sel yang memuatnya ditulis dalam tanda kutip, "
                     "dan yang di dalam digandakan: \"a \"\"b\"\" c\""},
    [SHEET_OPEN] = {"the quote that begins this cell is not closed; '\"' is missing",
                    "tanda kutip pembuka sel ini tidak ditutup; tanda '\"' tidak ada"},
    [SHEET_OLD] = {"the workbook is an old .xls or has a password; save it as .xlsx without one",
                   "buku kerja ini .xls lama atau berkata sandi; simpan sebagai .xlsx tanpa kata "
                   "sandi"},
    [SHEET_NO_ZIP] = {"this is no XLSX workbook; save it as .xlsx, or name its form with --from",
                      "ini bukan buku kerja XLSX; simpan sebagai .xlsx, atau sebutkan bentuknya "
                      "dengan --from"},
    [SHEET_PART] = {"the workbook lacks the part \"%s\", or it is damaged; save it as .xlsx anew",
                    "bagian \"%s\" dari buku kerja ini tidak ada atau rusak; simpan lagi sebagai "
                    ".xlsx"},
    [SHEET_XML] = {"the part \"%s\" of the workbook is not as it must be; save it as .xlsx anew",
                   "bagian \"%s\" dari buku kerja ini tidak sebagaimana mestinya; simpan lagi "
                   "sebagai .xlsx"},
    [SHEET_DOCTYPE] = {"the part \"%s\" of the workbook declares entities, which none may; save "
                       "it as .xlsx anew",
                       "bagian \"%s\" dari buku kerja ini mendeklarasikan entitas, yang tidak "
                       "boleh; simpan lagi sebagai .xlsx"},
    [SHEET_LARGE] = {"the file is too large; it may hold 256 MiB, 512 MiB unpacked and 8 million "
                     "cells",
                     "berkas ini terlalu besar; paling banyak 256 MiB, 512 MiB bila dibuka, dan 8 "
                     "juta sel"},
};

static enum status say_problem(const char *file, const struct sheet_problem *problem, iga_lang lang)
{
    struct blob message = {0};
    const iga_finding finding = {.severity = IGA_ERROR,
                                 .file = strcmp(file, "-") == 0 ? NULL : file,
                                 .line = problem->part[0] ? 0 : problem->line,
                                 .column = problem->column};
    if (problem->fault == SHEET_MEMORY)
        return console_no_memory(lang);
    const char *words = phrase_in(faults[problem->fault], lang), *gap = strstr(words, "%s");
    blob_add(&message, words, gap ? (size_t)(gap - words) : strlen(words));
    if (gap) {
        blob_text(&message, problem->part);
        blob_text(&message, gap + 2);
    }
    return console_tell(finding, &message, STATUS_INPUT, lang);
}

static enum status say_headless(const iga_tables *tables, iga_lang lang)
{
    const char *file;
    for (size_t i = 0; (file = iga_tables_headless(tables, i)); i++)
        console_file_error(
            strcmp(file, "-") == 0 ? "iga" : file,
            PHRASE(lang,
                   "no table has a head with the column \"id\" in its first 20 rows; iga template "
                   "writes an empty form",
                   "tidak ada tabel yang mempunyai kepala dengan kolom \"id\" pada 20 baris "
                   "pertama; iga template menulis formulir kosong"));
    return STATUS_INPUT;
}

/* ---- Reading ------------------------------------------------------------------------------- */

/* A file on its way into tables. */
struct intake {
    iga_tables *tables;
    const char *file;
    iga_status status;
};

static iga_status begin(void *context, const char *sheet)
{
    struct intake *intake = context;
    return intake->status = iga_tables_begin(intake->tables, intake->file, sheet);
}

static iga_status add(void *context, const iga_cell *cell)
{
    struct intake *intake = context;
    return intake->status = iga_tables_add(intake->tables, cell);
}

static enum status read_bytes(iga_tables *tables, const struct sheet_module *module, iga_from form,
                              const char *file, const struct blob *bytes, iga_lang lang)
{
    struct intake intake = {.tables = tables, .file = file};
    struct sheet_sink sink = {.context = &intake, .begin = begin, .add = add};
    struct sheet_problem problem;
    bool is_read = form == IGA_FROM_CSV
                       ? module->read_csv(&problem, bytes->bytes, bytes->length, &sink)
                       : module->read_xlsx(&problem, bytes->bytes, bytes->length, &sink);
    if (is_read)
        return STATUS_OK;
    if (problem.fault == SHEET_STOPPED)
        problem.fault = intake.status == IGA_ENOMEM ? SHEET_MEMORY : SHEET_LARGE;
    return say_problem(file, &problem, lang);
}

static enum status read_file(iga_tables *tables, const struct tables_job *job,
                             const struct sheet_module *module, iga_from form, const char *file)
{
    struct blob bytes = {0};
    int error = slurp(&bytes, file, (size_t)SHEET_MOST_BYTES + 1);
    enum status status = STATUS_OK;
    if (error != 0) {
        console_file_error(file, PHRASE(job->lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                           console_reason(error, job->lang));
        status = STATUS_INPUT;
    } else {
        if (job->hash)
            iga_hash_add(job->hash, bytes.bytes, bytes.length);
        if (bytes.length > 0) /* nothing is no mistake */
            status = read_bytes(tables, module, form, file, &bytes, job->lang);
    }
    blob_free(&bytes);
    return status;
}

/* A form that nobody has filled in is no mistake, but what is missing is told. */
static void say_empty(const struct tables_job *job)
{
    if (!job->is_quiet)
        console_note(PHRASE(job->lang,
                            "the tables hold no region yet; fill in a row of the table of regions, "
                            "beginning with its id",
                            "tabel belum memuat daerah; isi satu baris pada tabel daerah, mulai "
                            "dari id-nya"));
}

static enum status hand_on(const struct tables_job *job, const iga_tables *tables)
{
    enum status status = STATUS_OK;
    iga_chunk chunk;
    if (!iga_tables_chunk(&chunk, tables, 0))
        say_empty(job);
    for (size_t i = 0; status == STATUS_OK && iga_tables_chunk(&chunk, tables, i); i++)
        status = job->take(job->context, &chunk);
    return status == STATUS_OK ? job->finish(job->context) : status;
}

/* Once all files are read. Innovations without their regions would only be refused one by one, so
 * that nothing is handed on when a file is unusable. */
static enum status finish(const struct tables_job *job, iga_tables *tables)
{
    switch (iga_tables_finish(tables)) {
    case IGA_OK:
        return hand_on(job, tables);
    case IGA_EDATA:
        return say_headless(tables, job->lang);
    default:
        return console_no_memory(job->lang);
    }
}

enum status tables_read(const struct tables_job *job, iga_from form, char *const *files,
                        size_t count)
{
    const struct sheet_module *module = sheets_load(job->lang);
    iga_tables *tables;
    if (!module)
        return STATUS_MACHINE;
    if (iga_tables_new(&tables) != IGA_OK)
        return console_no_memory(job->lang);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status != STATUS_MACHINE; i++)
        status = status_worse(status, read_file(tables, job, module, form, files[i]));
    if (status == STATUS_OK)
        status = finish(job, tables);
    iga_tables_free(tables);
    return status;
}
