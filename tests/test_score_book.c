/* Workbooks of scored regions: read back, their figures are those of the JSON document. Given the
 * name of LibreOffice, which is then needed, only whether that reads the same. */
#define _XOPEN_SOURCE 700 /* mkdtemp, open_memstream */

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/json_tree.h"
#include "report/region_book.h"
#include "sheet/xlsx.h"

#include "whole_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Allocations that fail on request (linked with --wrap) ---------------------------------- */

static struct {
    long left;  /* allocations that still succeed; -1: all do */
    bool is_on; /* all that follow fail too */
    bool has_failed;
} heap = {.left = -1};

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static bool is_refused(void)
{
    if (heap.left < 0 || heap.left-- > 0)
        return false;
    heap.left = heap.is_on ? 0 : -1;
    heap.has_failed = true;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return is_refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return is_refused() ? NULL : __real_realloc(block, size);
}

/* ---- The program, in a folder of its own ---------------------------------------------------- */

static char folder[] = "/tmp/iga-book-XXXXXX";
static const char *office = "soffice";

/* A region whose name would like to be a formula, with warnings, missing answers, an innovation
 * that is not eligible and a condition that does not hold; a refused one and an empty one; then the
 * example, whose figures must not depend on what was said of those before it. */
static const char regions[] =
    "{\"id\":\"+1\",\"name\":\"=HYPERLINK(\\\"http://x\\\",\\\"a\\\")\",\"province\":\"@A\","
    "\"kind\":\"desa\",\"indicators\":{\"visi_misi\":3,\"opini_bpk\":\"WTP\","
    "\"ipm_capaian\":68.33,\"investasi\":{\"previous\":10,\"current\":12.5}},"
    "\"innovations\":[{\"id\":\"-7\",\"name\":\"_x0041_ <b>&\",\"urusan\":\"Kesehatan\","
    "\"implemented\":\"2024-02-01\",\"design_words\":340,\"indicators\":{\"regulasi\":3,\"sdm\":1,"
    "\"kecepatan\":1,\"video\":1,"
    "\"kemanfaatan\":{\"basis\":\"a\",\"value\":350}}},"
    "{\"id\":\"8\",\"implemented\":\"2001-01-01\",\"indicators\":{}}]}\n"
    "{\"id\":\"2\",\"name\":\"Ditolak\",\"indicators\":{\"padd\":1},\"innovations\":[]}\n"
    "{\"id\":\"3\",\"name\":\"Kosong\",\"indicators\":{},\"innovations\":[]}\n";

static int run(const char *command)
{
    char line[1024];
    snprintf(line, sizeof line, "cd %s && PATH=$(dirname %s):$PATH && %s", folder, PROGRAM,
             command);
    return system(line);
}

static int make_folder(void **state)
{
    char path[64];
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/regions.ndjson", folder);
    FILE *file = fopen(path, "w");
    if (!file || fputs(regions, file) < 0 || fclose(file) != 0)
        return -1;
    setenv("IGA_RULES", SOURCE_DIR "/rules", 1);
    return run("iga convert -q -r iid-2026 $IGA_RULES/examples/tegal-2024.json | "
               "cat regions.ndjson - >data.ndjson");
}

static int remove_folder(void **state)
{
    char line[64];
    (void)state;
    snprintf(line, sizeof line, "rm -rf %s", folder);
    return system(line);
}

static char *file_of(const char *name, size_t *length)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return whole_file(path, length);
}

/* Gives the answer of a command as a file: x.FORM. */
static void answer_as(const char *form, const char *command)
{
    enum { SEEN = 1, INPUT = 3 }; /* exit statuses that are no failure */
    char line[512];
    snprintf(line, sizeof line, "iga %s -q -f %s -o x.%s 2>/dev/null", command, form, form);
    int status = run(line);
    assert_true(WIFEXITED(status));
    assert_true(WEXITSTATUS(status) <= SEEN || WEXITSTATUS(status) == INPUT);
}

static void score(const char *command, const char *data)
{
    char line[256];
    snprintf(line, sizeof line, "%s -r iid-2026 %s", command, data);
    answer_as("xlsx", line);
}

/* ---- A workbook read back ------------------------------------------------------------------- */

struct read_cell {
    size_t sheet, row, column;
    bool is_number;
    char *text;
};

struct read_book {
    char names[16][64];
    size_t sheets;
    struct read_cell *cells;
    size_t count, capacity;
};

static iga_status begin_sheet(void *context, const char *sheet)
{
    struct read_book *book = context;
    assert_true(book->sheets < COUNT(book->names));
    snprintf(book->names[book->sheets++], sizeof book->names[0], "%s", sheet);
    return IGA_OK;
}

static iga_status add_cell(void *context, const iga_cell *cell)
{
    struct read_book *book = context;
    assert_true(cell->kind == IGA_CELL_NUMBER || cell->kind == IGA_CELL_TEXT);
    if (book->count == book->capacity) {
        book->capacity = book->capacity ? 2 * book->capacity : 1024;
        book->cells = realloc(book->cells, book->capacity * sizeof *book->cells);
        assert_non_null(book->cells);
    }
    book->cells[book->count++] = (struct read_cell){.sheet = book->sheets - 1,
                                                    .row = cell->row,
                                                    .column = cell->column,
                                                    .is_number = cell->kind == IGA_CELL_NUMBER,
                                                    .text = strdup(cell->text)};
    return IGA_OK;
}

static struct read_book read_workbook(const char *name)
{
    struct read_book book = {.sheets = 0};
    struct sheet_problem problem = {.fault = SHEET_FINE};
    const struct sheet_sink sink = {.context = &book, .begin = begin_sheet, .add = add_cell};
    size_t length;
    char *bytes = file_of(name, &length);
    assert_true(xlsx_read(&problem, bytes, length, &sink));
    free(bytes);
    return book;
}

static void free_workbook(struct read_book *book)
{
    for (size_t i = 0; i < book->count; i++)
        free(book->cells[i].text);
    free(book->cells);
}

static size_t sheet_of(const struct read_book *book, const char *name)
{
    for (size_t i = 0; i < book->sheets; i++)
        if (strcmp(book->names[i], name) == 0)
            return i;
    return SIZE_MAX;
}

static const struct read_cell *cell_at(const struct read_book *book, size_t sheet, size_t row,
                                       size_t column)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->cells[i].sheet == sheet && book->cells[i].row == row &&
            book->cells[i].column == column)
            return &book->cells[i];
    return NULL;
}

/* The cell of a row, counted from 1, under a title; NULL where it is empty. */
static const struct read_cell *cell_under(const struct read_book *book, const char *sheet,
                                          size_t row, const char *title)
{
    size_t at = sheet_of(book, sheet);
    const struct read_cell *head;
    for (size_t column = 1; (head = cell_at(book, at, 1, column)); column++)
        if (strcmp(head->text, title) == 0)
            return cell_at(book, at, row + 1, column);
    fail_msg("the sheet %s has no column %s", sheet, title);
    return NULL;
}

static size_t count_rows(const struct read_book *book, const char *sheet)
{
    size_t at = sheet_of(book, sheet), last = 1;
    for (size_t i = 0; i < book->count; i++)
        if (book->cells[i].sheet == at && book->cells[i].row > last)
            last = book->cells[i].row;
    return last - 1;
}

static void expect_text(const struct read_cell *cell, const char *text)
{
    if (!text) {
        assert_null(cell);
        return;
    }
    assert_non_null(cell);
    assert_false(cell->is_number);
    assert_string_equal(cell->text, text);
}

/* The same number: both have at most 15 digits, of which a double keeps every one. */
static void expect_number(const struct read_cell *cell, const char *number)
{
    if (!number) {
        assert_null(cell);
        return;
    }
    assert_non_null(cell);
    assert_true(cell->is_number);
    assert_true(strtod(cell->text, NULL) == strtod(number, NULL));
}

/* ---- Beside the document -------------------------------------------------------------------- */

struct beside {
    struct read_book book;
    char *text;
    iga_json *document;
    size_t row; /* of the region at hand, and the region */
    size_t region;
};

static struct beside read_both(const char *command)
{
    size_t length;
    answer_as("xlsx", command);
    answer_as("json", command);
    struct beside beside = {.book = read_workbook("x.xlsx"), .text = file_of("x.json", &length)};
    assert_true(json_tree_read(&beside.document, beside.text, length, IGA_MAX_NESTING) == IGA_OK);
    return beside;
}

static void free_both(struct beside *beside)
{
    free_workbook(&beside->book);
    iga_json_free(beside->document);
    free(beside->text);
}

static size_t first_in(const struct beside *beside, size_t node, const char *key)
{
    return iga_json_first(beside->document, iga_json_member(beside->document, node, key));
}

static size_t next_in(const struct beside *beside, size_t node)
{
    return iga_json_next(beside->document, node);
}

static const char *number_in(const struct beside *beside, size_t node, const char *key)
{
    return iga_json_number(beside->document, iga_json_member(beside->document, node, key));
}

static const char *text_in(const struct beside *beside, size_t node, const char *key)
{
    return iga_json_text(beside->document, iga_json_member(beside->document, node, key));
}

static const struct read_cell *summary_cell(const struct beside *beside, const char *title)
{
    return cell_under(&beside->book, "Ringkasan", beside->row, title);
}

static void compare_region(const struct beside *beside)
{
    size_t region = beside->region;
    size_t values = iga_json_member(beside->document, region, "values");
    size_t innovations = iga_json_member(beside->document, region, "innovations");
    bool is_refused = iga_json_member(beside->document, region, "errors") != IGA_JSON_NONE;

    expect_text(summary_cell(beside, "ID daerah"), text_in(beside, region, "id"));
    expect_text(summary_cell(beside, "Daerah"), text_in(beside, region, "name"));
    expect_text(summary_cell(beside, "Provinsi"), text_in(beside, region, "province"));
    expect_text(summary_cell(beside, "Jenis daerah"), text_in(beside, region, "kind"));
    expect_number(summary_cell(beside, "Indeks"), number_in(beside, region, "index"));
    expect_text(summary_cell(beside, "Indeks tanpa pembulatan"), text_in(beside, region, "exact"));
    expect_text(summary_cell(beside, "Predikat"), text_in(beside, region, "predicate"));
    expect_number(summary_cell(beside, "Skor SPD (dari 63)"), number_in(beside, values, "spd"));
    expect_number(summary_cell(beside, "Rata-rata kematangan inovasi (dari 111)"),
                  number_in(beside, values, "kematangan"));
    expect_number(summary_cell(beside, "Jumlah Inovasi Daerah (dari 76)"),
                  number_in(beside, values, "jumlah_inovasi"));
    expect_number(summary_cell(beside, "Inovasi dilaporkan"),
                  number_in(beside, innovations, "reported"));
    expect_number(summary_cell(beside, "Inovasi memenuhi syarat"),
                  number_in(beside, innovations, "eligible"));
    expect_number(summary_cell(beside, "Jawaban kosong"), number_in(beside, region, "missing"));
    expect_text(summary_cell(beside, "Hasil"), is_refused ? "ditolak" : "dihitung");
}

static void the_summary_has_the_figures_of_the_document(void **state)
{
    (void)state;
    struct beside beside = read_both("score -r iid-2026 data.ndjson");
    for (size_t i = first_in(&beside, 0, "results"); i != IGA_JSON_NONE; i = next_in(&beside, i)) {
        beside.row++;
        beside.region = i;
        compare_region(&beside);
    }
    assert_int_equal(beside.row, 4);
    assert_int_equal(count_rows(&beside.book, "Ringkasan"), 4);
    free_both(&beside);
}

static void places_are_those_of_the_document(void **state)
{
    (void)state;
    struct beside beside = read_both("rank -r iid-2026 data.ndjson");
    for (size_t i = first_in(&beside, 0, "results"); i != IGA_JSON_NONE; i = next_in(&beside, i)) {
        size_t places = iga_json_member(beside.document, i, "rank");
        size_t all = iga_json_member(beside.document, places, "all");
        size_t kabupaten = iga_json_member(beside.document, places, "kabupaten");
        beside.row++;
        beside.region = i;
        compare_region(&beside);
        expect_number(summary_cell(&beside, "Peringkat"), number_in(&beside, all, "place"));
        expect_number(summary_cell(&beside, "Dari"), number_in(&beside, all, "of"));
        expect_number(summary_cell(&beside, "Peringkat menurut kabupaten"),
                      number_in(&beside, kabupaten, "place"));
    }
    assert_int_equal(beside.row, 4);
    free_both(&beside);
}

static void regions_near_an_edge_are_told_with_their_distance(void **state)
{
    (void)state;
    struct beside beside = read_both("rank --near 3 -r iid-2026 data.ndjson");
    for (size_t i = first_in(&beside, 0, "results"); i != IGA_JSON_NONE; i = next_in(&beside, i)) {
        size_t near = iga_json_member(beside.document, i, "near");
        beside.row++;
        expect_number(summary_cell(&beside, "Jarak"), number_in(&beside, near, "distance"));
        expect_text(summary_cell(&beside, "Predikat terdekat"),
                    text_in(&beside, near, "predicate"));
    }
    assert_true(beside.row > 0);
    assert_int_equal(count_rows(&beside.book, "Ringkasan"), beside.row);
    free_both(&beside);
}

/* Goes through answers of the document and rows of the sheet side by side. @return the next row */
static size_t compare_answers(const struct beside *beside, const char *sheet, size_t answers,
                              size_t row)
{
    const struct read_book *book = &beside->book;
    for (size_t i = answers; i != IGA_JSON_NONE; i = next_in(beside, i), row++) {
        const char *status = text_in(beside, i, "status");
        expect_number(cell_under(book, sheet, row, "Poin"), number_in(beside, i, "score"));
        expect_number(cell_under(book, sheet, row, "Maksimum"), number_in(beside, i, "max"));
        expect_number(cell_under(book, sheet, row, "Level"), number_in(beside, i, "level"));
        expect_number(cell_under(book, sheet, row, "Baris aturan"),
                      number_in(beside, i, "rule_line"));
        expect_text(cell_under(book, sheet, row, "Status"),
                    strcmp(status, "scored") == 0    ? "dinilai"
                    : strcmp(status, "missing") == 0 ? "kosong"
                                                     : "tidak berlaku");
    }
    return row;
}

static void every_answer_is_told_in_detail(void **state)
{
    (void)state;
    struct beside beside = read_both("score --detail -r iid-2026 regions.ndjson");
    size_t answer_row = 1, innovation_row = 1, innovation_answer_row = 1;
    for (size_t i = first_in(&beside, 0, "results"); i != IGA_JSON_NONE; i = next_in(&beside, i)) {
        answer_row = compare_answers(&beside, "Jawaban daerah", first_in(&beside, i, "indicators"),
                                     answer_row);
        for (size_t k = first_in(&beside, i, "innovation_details"); k != IGA_JSON_NONE;
             k = next_in(&beside, k), innovation_row++) {
            bool is_eligible = iga_json_is(
                beside.document, iga_json_member(beside.document, k, "eligible"), IGA_JSON_TRUE);
            expect_text(cell_under(&beside.book, "Inovasi", innovation_row, "ID inovasi"),
                        text_in(&beside, k, "id"));
            expect_number(cell_under(&beside.book, "Inovasi", innovation_row, "Poin"),
                          number_in(&beside, k, "score"));
            expect_text(cell_under(&beside.book, "Inovasi", innovation_row, "Memenuhi syarat"),
                        is_eligible ? "ya" : "tidak");
            innovation_answer_row =
                compare_answers(&beside, "Jawaban inovasi", first_in(&beside, k, "indicators"),
                                innovation_answer_row);
        }
    }
    assert_int_equal(count_rows(&beside.book, "Jawaban daerah"), answer_row - 1);
    assert_int_equal(count_rows(&beside.book, "Jawaban inovasi"), innovation_answer_row - 1);
    assert_int_equal(count_rows(&beside.book, "Inovasi"), 2);
    free_both(&beside);
}

static void answers_are_numbers_texts_or_parts(void **state)
{
    static const struct {
        const char *sheet, *title, *number, *text;
    } rows[] = {
        {"Jawaban daerah", "Capaian IPM tahun terakhir", "68.33", NULL},
        {"Jawaban daerah", "Opini BPK", NULL, "WTP"},
        {"Jawaban daerah", "Jumlah peningkatan investasi", NULL, "previous: 10; current: 12,5"},
        {"Jawaban inovasi", "Kemanfaatan inovasi", NULL, "basis: a; value: 350"},
    };
    (void)state;
    score("score --detail", "regions.ndjson");
    struct read_book book = read_workbook("x.xlsx");
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct read_cell *title = NULL;
        size_t row = 0;
        while (!title || strcmp(title->text, rows[i].title) != 0) {
            title = cell_under(&book, rows[i].sheet, ++row, "Indikator");
            if (!title)
                fail_msg("no row of %s in %s", rows[i].title, rows[i].sheet);
        }
        const struct read_cell *given = cell_under(&book, rows[i].sheet, row, "Jawaban");
        if (rows[i].number)
            expect_number(given, rows[i].number);
        else
            expect_text(given, rows[i].text);
    }
    free_workbook(&book);
}

/* ---- Sheets --------------------------------------------------------------------------------- */

static void sheets_are_those_that_have_something_to_say(void **state)
{
    static const struct {
        const char *command, *data, *sheets[12];
    } rows[] = {
        {"score",
         "$IGA_RULES/examples/tegal-2024.json",
         {"Ringkasan", "Nilai dan variabel", "Langkah", "Jawaban daerah", "Inovasi",
          "Jawaban inovasi", "Aturan", "Asumsi"}},
        {"score",
         "data.ndjson",
         {"Ringkasan", "Nilai dan variabel", "Langkah", "Inovasi", "Jawaban kosong", "Catatan",
          "Aturan", "Asumsi"}},
        {"rank --lang en --detail",
         "data.ndjson",
         {"Summary", "Values and variables", "Steps", "Answers", "Innovations",
          "Innovation answers", "Missing answers", "Notes", "Rules", "Assumed parts"}},
        {"score", "/dev/null", {"Ringkasan", "Aturan", "Asumsi"}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        score(rows[i].command, rows[i].data);
        struct read_book book = read_workbook("x.xlsx");
        size_t count = 0;
        for (; rows[i].sheets[count]; count++)
            assert_string_equal(book.names[count], rows[i].sheets[count]);
        assert_int_equal(book.sheets, count);
        free_workbook(&book);
    }
}

/* The first region forfeits something, and its first step is worth more than nothing. */
static void steps_are_told_with_what_they_gain(void **state)
{
    (void)state;
    score("score", "regions.ndjson");
    struct read_book book = read_workbook("x.xlsx");
    size_t rows = count_rows(&book, "Langkah");
    assert_true(rows > 3);
    for (size_t row = 1; row <= rows; row++) {
        const struct read_cell *gain = cell_under(&book, "Langkah", row, "Tambahan indeks");
        assert_true(gain->is_number && strtod(gain->text, NULL) > 0);
        assert_false(cell_under(&book, "Langkah", row, "Langkah")->is_number);
    }
    expect_text(cell_under(&book, "Langkah", 1, "ID daerah"), "+1");
    expect_text(cell_under(&book, "Langkah", rows, "ID daerah"), "3");
    free_workbook(&book);
}

static void refusals_and_warnings_are_noted_with_their_place(void **state)
{
    (void)state;
    score("score", "regions.ndjson");
    struct read_book book = read_workbook("x.xlsx");
    bool is_refused = false, is_warned = false;
    for (size_t row = 1; row <= count_rows(&book, "Catatan"); row++) {
        const char *kind = cell_under(&book, "Catatan", row, "Jenis")->text;
        const char *place = cell_under(&book, "Catatan", row, "Tempat")->text;
        is_refused = is_refused ||
                     (strcmp(kind, "ditolak") == 0 && strstr(place, "regions.ndjson:2:") == place);
        is_warned = is_warned || strcmp(kind, "peringatan") == 0;
    }
    assert_true(is_refused);
    assert_true(is_warned);
    free_workbook(&book);
}

/* A part of the workbook as text, to be freed; NULL past the last. */
static char *part_of(zip_t *zip, zip_int64_t i)
{
    zip_stat_t info;
    if (zip_stat_index(zip, (zip_uint64_t)i, 0, &info) != 0)
        return NULL;
    char *text = malloc(info.size + 1);
    zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);
    assert_non_null(text);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, text, info.size), info.size);
    text[info.size] = '\0';
    zip_fclose(file);
    return text;
}

static void sheets_hold_no_formula_and_are_set_up_to_be_read_and_printed(void **state)
{
    static const char *const wanted[] = {"paperSize=\"9\"", "orientation=\"landscape\"",
                                         "state=\"frozen\"", "fitToHeight=\"0\""};
    char path[64];
    int error;
    size_t sheets = 0, filters = 0;
    (void)state;
    score("score --detail", "data.ndjson");
    snprintf(path, sizeof path, "%s/x.xlsx", folder);
    zip_t *zip = zip_open(path, ZIP_RDONLY, &error);
    assert_non_null(zip);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        if (!strstr(zip_get_name(zip, (zip_uint64_t)i, 0), "worksheets/sheet"))
            continue;
        char *text = part_of(zip, i);
        sheets++;
        filters += strstr(text, "<autoFilter") != NULL;
        assert_null(strstr(text, "<f>"));
        assert_null(strstr(text, "<f "));
        assert_null(strstr(text, "<hyperlink"));
        for (size_t k = 0; k < COUNT(wanted); k++)
            assert_non_null(strstr(text, wanted[k]));
        free(text);
    }
    zip_close(zip);
    assert_int_equal(sheets, 10);
    assert_int_equal(filters, 9); /* all but the facts about the rules */
}

static void the_bytes_are_always_the_same(void **state)
{
    (void)state;
    assert_int_equal(run("for j in 1 3; do iga score -q -r iid-2026 data.ndjson -f xlsx -j $j "
                         "2>/dev/null >$j.xlsx; done; cmp 1.xlsx 3.xlsx && "
                         "iga rank -q -r iid-2026 $IGA_RULES/examples/tegal-2024.json -f xlsx "
                         "-o 1.xlsx && sleep 1 && "
                         "iga rank -q -r iid-2026 $IGA_RULES/examples/tegal-2024.json -f xlsx "
                         "-o 3.xlsx && cmp 1.xlsx 3.xlsx"),
                     0);
}

/* ---- Differences ----------------------------------------------------------------------------- */

/* One side of a region in the document, beside the row of the sheet Daerah. */
static void compare_side(const struct beside *beside, const char *side, const char *const titles[3])
{
    size_t node = iga_json_member(beside->document, beside->region, side);
    const struct read_book *book = &beside->book;
    expect_number(cell_under(book, "Daerah", beside->row, titles[0]),
                  number_in(beside, node, "index"));
    expect_text(cell_under(book, "Daerah", beside->row, titles[1]),
                text_in(beside, node, "predicate"));
    expect_number(cell_under(book, "Daerah", beside->row, titles[2]),
                  number_in(beside, node, "place"));
}

/* @return how many regions there are */
static size_t compare_differences(const char *command, const char *list)
{
    static const char *const before[] = {"Indeks sebelum", "Predikat sebelum", "Peringkat sebelum"};
    static const char *const after[] = {"Indeks sesudah", "Predikat sesudah", "Peringkat sesudah"};
    struct beside beside = read_both(command);
    for (size_t i = first_in(&beside, 0, list); i != IGA_JSON_NONE; i = next_in(&beside, i)) {
        beside.row++;
        beside.region = i;
        compare_side(&beside, "before", before);
        compare_side(&beside, "after", after);
        expect_text(cell_under(&beside.book, "Daerah", beside.row, "ID daerah"),
                    text_in(&beside, i, "id"));
        expect_text(cell_under(&beside.book, "Daerah", beside.row, "Selisih tepat"),
                    text_in(&beside, i, "delta"));
    }
    assert_int_equal(count_rows(&beside.book, "Daerah"), beside.row);
    free_both(&beside);
    return beside.row;
}

/* Between these years an example of 2026 gains much and leaves one behind that is like it, but
 * without its innovations. */
static void differences_are_those_of_the_document(void **state)
{
    (void)state;
    assert_int_equal(run("tail -n 1 data.ndjson | sed 's/\"innovations\":.*/\"innovations\":[]}/; "
                         "s/\"33.28\"/\"4\"/' | cat data.ndjson - >years.ndjson"),
                     0);
    assert_int_equal(compare_differences("diff iid-2023 iid-2026 --data years.ndjson", "impact"),
                     4);
    run("for y in 2023 2026; do iga rank -q -r iid-$y years.ndjson -f json -o $y.json 2>/dev/null; "
        "done");
    assert_int_equal(compare_differences("compare 2023.json 2026.json --data-old years.ndjson "
                                         "--data-new years.ndjson",
                                         "regions"),
                     5);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

static void what_no_spreadsheet_holds_is_a_text(void **state)
{
    static const struct {
        const char *decimal;
        bool is_number;
    } rows[] = {
        {"0", true},
        {"-0.000001", true},
        {"44.00", true},
        {"123456789.012345", true},
        {"0.000123456789012345", true},
        {"1234567890.123456", false},
        {"0.1234567890123456", false},
    };
    struct book book = {0};
    struct blob out = {0};
    size_t at = 0;
    (void)state;
    book_sheet(&book, "A", 0, true);
    for (size_t i = 0; i < COUNT(rows); i++)
        book_column(&book, "x");
    book_row(&out, 0);
    for (size_t i = 0; i < COUNT(rows); i++)
        book_number(&out, rows[i].decimal);
    book_row_end(&out);
    book_add(&book, out.bytes, out.length);
    assert_false(book.failed || out.failed);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct book_cell cell = book_next(&book.sheets[0], &at);
        assert_string_equal(cell.text, rows[i].decimal);
        assert_int_equal(cell.is_number, rows[i].is_number);
    }
    blob_free(&out);
    book_free(&book);
}

static void a_text_is_cut_where_a_cell_ends(void **state)
{
    enum { LONG = 40000 };
    char *text = malloc(LONG + 1);
    struct book book = {0};
    struct blob out = {0};
    size_t at = 0;
    (void)state;
    assert_non_null(text);
    memset(text, 'a', LONG);
    text[LONG] = '\0';
    book_sheet(&book, "A", 0, true);
    book_column(&book, "x");
    book_row(&out, 0);
    book_text(&out, text);
    book_row_end(&out);
    book_add(&book, out.bytes, out.length);
    const char *cell = book_next(&book.sheets[0], &at).text;
    assert_in_range(strlen(cell), 10000, 32767);
    assert_string_equal(cell + strlen(cell) - 3, "…");
    free(text);
    blob_free(&out);
    book_free(&book);
}

/* ---- Without memory ------------------------------------------------------------------------- */

static const char record[] =
    "{\"id\":\"1\",\"name\":\"A\",\"province\":\"P\",\"kind\":\"kota\",\"index\":44.00,"
    "\"exact\":\"44\",\"predicate\":\"Kurang\",\"values\":{\"spd\":1,\"kematangan\":2,"
    "\"jumlah_inovasi\":3},\"innovations\":{\"reported\":1,\"eligible\":0},\"missing\":1,"
    "\"warnings\":[{\"code\":\"x\",\"path\":\"y\",\"message\":\"z\"}],\"indicators\":[{\"id\":"
    "\"visi_misi\",\"answer\":{\"previous\":1,\"current\":2},\"level\":1,\"score\":1,\"max\":3,"
    "\"rule_line\":9,\"status\":\"missing\",\"source\":\"assumed\"}],\"innovation_details\":[{"
    "\"id\":\"7\",\"eligible\":false,\"score\":2,\"indicators\":[],\"reasons\":[{\"code\":\"a\","
    "\"message\":\"b\"},{\"code\":\"c\",\"message\":\"d\"}]}],\"variables\":[1,2,3],"
    "\"names\":[\"N\"],\"first_steps\":[{\"kind\":\"eligible\",\"message\":null,"
    "\"indicator\":null,\"about\":[\"7\"],\"gain\":0.5}]}";

/* Makes a book while only so many allocations succeed. @return whether one failed */
static bool make_book(const iga_rules *rules, long allocations, bool is_on)
{
    const struct region_book what = {.about = {.rules = rules, .lang = IGA_LANG_ID}};
    struct book book = {0};
    struct blob rows = {0};
    heap.left = allocations;
    heap.is_on = is_on;
    heap.has_failed = false;
    region_book_open(&book, &what);
    region_book_rows(&rows, &what, record, sizeof record - 1, true);
    if (!rows.failed)
        book_add(&book, rows.bytes, rows.length);
    region_book_close(&book, &what, true);
    heap.left = -1;
    assert_int_equal(rows.failed || book.failed, heap.has_failed);
    blob_free(&rows);
    book_free(&book);
    return heap.has_failed;
}

static void without_memory_there_is_no_book_and_nothing_is_lost(void **state)
{
    size_t length;
    char *text = whole_file(SOURCE_DIR "/rules/iid-2026.lua", &length);
    iga_rules *rules;
    (void)state;
    assert_int_equal(iga_rules_load(&rules, NULL, "iid-2026.lua", text, length, IGA_LANG_ID),
                     IGA_OK);
    free(text);
    for (int is_on = 0; is_on < 2; is_on++) {
        long allocations = 0;
        while (make_book(rules, allocations, is_on))
            allocations++;
        assert_true(allocations > 100);
    }
    iga_rules_free(rules);
}

/* ---- LibreOffice ---------------------------------------------------------------------------- */

static void libreoffice_reads_the_same_cells(void **state)
{
    char line[256];
    (void)state;
    score("rank --detail", "data.ndjson");
    snprintf(line, sizeof line,
             "HOME=$PWD %s --headless --convert-to xlsx --outdir office x.xlsx >log 2>&1", office);
    assert_int_equal(run(line), 0);
    struct read_book ours = read_workbook("x.xlsx"), theirs = read_workbook("office/x.xlsx");
    assert_int_equal(theirs.sheets, ours.sheets);
    assert_int_equal(theirs.count, ours.count);
    assert_true(ours.count > 1000);
    for (size_t i = 0; i < ours.count; i++) {
        const struct read_cell *a = &ours.cells[i], *b = &theirs.cells[i];
        assert_int_equal(b->sheet, a->sheet);
        assert_int_equal(b->row, a->row);
        assert_int_equal(b->column, a->column);
        (a->is_number ? expect_number : expect_text)(b, a->text);
    }
    free_workbook(&ours);
    free_workbook(&theirs);
}

static int try_libreoffice(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(libreoffice_reads_the_same_cells)};
    char line[256];
    snprintf(line, sizeof line, "command -v %s >/dev/null", office);
    if (system(line) != 0) {
        printf("skipped: LibreOffice (%s) is not there\n", office);
        return 77;
    }
    return cmocka_run_group_tests_name("book/libreoffice", tests, make_folder, remove_folder);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_summary_has_the_figures_of_the_document),
        cmocka_unit_test(places_are_those_of_the_document),
        cmocka_unit_test(regions_near_an_edge_are_told_with_their_distance),
        cmocka_unit_test(every_answer_is_told_in_detail),
        cmocka_unit_test(answers_are_numbers_texts_or_parts),
        cmocka_unit_test(sheets_are_those_that_have_something_to_say),
        cmocka_unit_test(steps_are_told_with_what_they_gain),
        cmocka_unit_test(refusals_and_warnings_are_noted_with_their_place),
        cmocka_unit_test(sheets_hold_no_formula_and_are_set_up_to_be_read_and_printed),
        cmocka_unit_test(the_bytes_are_always_the_same),
        cmocka_unit_test(differences_are_those_of_the_document),
        cmocka_unit_test(what_no_spreadsheet_holds_is_a_text),
        cmocka_unit_test(a_text_is_cut_where_a_cell_ends),
        cmocka_unit_test(without_memory_there_is_no_book_and_nothing_is_lost),
    };
    if (argc > 1) {
        office = argv[1];
        return try_libreoffice();
    }
    return cmocka_run_group_tests_name("book", tests, make_folder, remove_folder);
}
