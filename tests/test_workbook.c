/* What a workbook may hold and how each mistake in it is said, by the program and its module. */
#define _XOPEN_SOURCE 700 /* mkdtemp, open_memstream */

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "workbook.h"

#include <unistd.h>

static char folder[] = "/tmp/iga-workbook-XXXXXX";
static char path[sizeof folder + 16];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/x.xlsx", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

/* What the program says to the workbook: both streams, to be freed. */
static char *say(const char *command)
{
    char line[1024], *bytes;
    size_t length, got;
    char block[4096];
    snprintf(line, sizeof line, "cd %s && %s %s 2>&1", folder, PROGRAM, command);
    FILE *out = open_memstream(&bytes, &length), *in = popen(line, "r");
    assert_non_null(out);
    assert_non_null(in);
    while ((got = fread(block, 1, sizeof block, in)) > 0)
        fwrite(block, 1, got, out);
    pclose(in);
    fclose(out);
    return bytes;
}

#define SCORE "score --lang en -q -r " SOURCE_DIR "/tests/data/contoh.lua x.xlsx"

/* ---- Fifty mistakes ------------------------------------------------------------------------ */

static const struct written faulty[] = {
    /* The heads; the first three mistakes are among them. */
    {"Daerah", "A1", INLINE, "id"},
    {"Daerah", "B1", INLINE, "name"},
    {"Daerah", "C1", INLINE, "province"},
    {"Daerah", "D1", INLINE, "kind"},
    {"Daerah", "E1", INLINE, "area"},
    {"Daerah", "F1", INLINE, "population"},
    {"Daerah", "G1", INLINE, "founded"},
    {"Daerah", "H1", INLINE, "visi"},
    {"Daerah", "I1", INLINE, "opini"},
    {"Daerah", "J1", INLINE, "ipm"},
    {"Daerah", "K1", INLINE, "pegawai"},
    {"Daerah", "L1", INLINE, "pad"},
    {"Daerah", "M1", INLINE, "pad.previous"},
    {"Daerah", "N1", INLINE, "pad.current"},
    {"Daerah", "O1", INLINE, "naik.previous"},
    {"Daerah", "P1", INLINE, "pesisr"},
    {"Daerah", "Q1", INLINE, "visi.lvl"},
    {"Daerah", "R1", INLINE, "visi"},
    {"Daerah", "A2", INLINE, "# notes"},
    {"Daerah", "A3", INLINE, "1"},
    {"Daerah", "B3", ERROR, "#N/A"},
    {"Daerah", "C3", BOOLEAN, "1"},
    {"Daerah", "D3", DATED, "45000"},
    {"Daerah", "E3", INLINE, "1.234"},
    {"Daerah", "F3", NUMBER, "2.5"},
    {"Daerah", "G3", NUMBER, "45000"},
    {"Daerah", "H3", INLINE, "Misii"},
    {"Daerah", "I3", INLINE, "WTB"},
    {"Daerah", "J3", INLINE, "abc"},
    {"Daerah", "K3", NUMBER, "-1"},
    {"Daerah", "L3", NUMBER, "5"},
    {"Daerah", "M3", NUMBER, "10"},
    {"Daerah", "N3", NUMBER, "12"},
    {"Daerah", "O3", NUMBER, "5"},
    {"Daerah", "T3", INLINE, "stray"},

    {"Inovasi", "A1", INLINE, "region"},
    {"Inovasi", "B1", INLINE, "id"},
    {"Inovasi", "C1", INLINE, "name"},
    {"Inovasi", "D1", INLINE, "urusan"},
    {"Inovasi", "E1", INLINE, "implemented"},
    {"Inovasi", "F1", INLINE, "regulasi"},
    {"Inovasi", "G1", INLINE, "manfaat"},
    {"Inovasi", "H1", INLINE, "manfaat.basis"},
    {"Inovasi", "I1", INLINE, "regulasi.verified"},
    {"Inovasi", "J1", INLINE, "regulasi.evidence"},
    {"Inovasi", "K1", INLINE, "manfaat.value"},

#define ROW(n)                                                                                     \
    {"Inovasi", "A" #n, INLINE, "1"}, {"Inovasi", "B" #n, INLINE, "i" #n},                         \
    {                                                                                              \
        "Inovasi", "E" #n, DATED, "43900"                                                          \
    }
#define BARE_ROW(n)                                                                                \
    {"Inovasi", "A" #n, INLINE, "1"},                                                              \
    {                                                                                              \
        "Inovasi", "B" #n, INLINE, "i" #n                                                          \
    }

    BARE_ROW(3),
    BARE_ROW(4),
    {"Inovasi", "E4", INLINE, "2020-02-30"},
    BARE_ROW(5),
    {"Inovasi", "E5", INLINE, "30/02/2020"},
    BARE_ROW(6),
    {"Inovasi", "E6", INLINE, "1 Februari 2020"},
    BARE_ROW(7),
    {"Inovasi", "E7", DATED, "43900.5"},
    BARE_ROW(8),
    {"Inovasi", "E8", DATED, "60"},
    BARE_ROW(9),
    {"Inovasi", "E9", BOOLEAN, "0"},
    BARE_ROW(10),
    {"Inovasi", "E10", ERROR, "#REF!"},
    BARE_ROW(11),
    {"Inovasi", "E11", UNCALCULATED, "TODAY()"},
    {"Inovasi", "A12", INLINE, "1"},
    {"Inovasi", "E12", DATED, "43900"},
    {"Inovasi", "A13", INLINE, "1"},
    {"Inovasi", "B13", NUMBER, "1.5"},
    {"Inovasi", "E13", DATED, "43900"},
    ROW(14),
    {"Inovasi", "A15", INLINE, "1"},
    {"Inovasi", "B15", INLINE, "i14"},
    {"Inovasi", "E15", DATED, "43900"},
    ROW(16),
    {"Inovasi", "F16", NUMBER, "4"},
    ROW(17),
    {"Inovasi", "F17", NUMBER, "1.5"},
    ROW(18),
    {"Inovasi", "F18", INLINE, "satu"},
    ROW(19),
    {"Inovasi", "F19", INLINE, "2,000"},
    ROW(20),
    {"Inovasi", "F20", DATED, "43900"},
    ROW(21),
    {"Inovasi", "F21", NUMBER, "-1"},
    ROW(22),
    {"Inovasi", "F22", BOOLEAN, "1"},
    ROW(23),
    {"Inovasi", "G23", NUMBER, "5"},
    ROW(24),
    {"Inovasi", "G24", INLINE, "banyak"},
    {"Inovasi", "H24", INLINE, "a"},
    ROW(25),
    {"Inovasi", "G25", NUMBER, "2.5"},
    {"Inovasi", "H25", INLINE, "a"},
    ROW(26),
    {"Inovasi", "G26", NUMBER, "5"},
    {"Inovasi", "H26", INLINE, "z"},
    ROW(27),
    {"Inovasi", "G27", NUMBER, "0.30000000000000004"},
    {"Inovasi", "H27", INLINE, "b"},
    ROW(28),
    {"Inovasi", "G28", NUMBER, "1E15"},
    {"Inovasi", "H28", INLINE, "b"},
    ROW(29),
    {"Inovasi", "F29", NUMBER, "1"},
    {"Inovasi", "I29", INLINE, "mungkin"},
    ROW(30),
    {"Inovasi", "F30", NUMBER, "1"},
    {"Inovasi", "I30", NUMBER, "1"},
    ROW(31),
    {"Inovasi", "F31", NUMBER, "1"},
    ROW(32),
    {"Inovasi", "", MERGE, "F31:F32"},
    ROW(33),
    {"Inovasi", "C33", DATED, "43900"},
    ROW(34),
    {"Inovasi", "C34", BOOLEAN, "1"},
    ROW(35),
    {"Inovasi", "D35", ERROR, "#NAME?"},
    ROW(36),
    {"Inovasi", "G36", ERROR, "#DIV/0!"},
    {"Inovasi", "H36", INLINE, "b"},
    ROW(37),
    {"Inovasi", "G37", NUMBER, "5"},
    {"Inovasi", "H37", INLINE, "b"},
    {"Inovasi", "K37", NUMBER, "6"},
    ROW(38),
    {"Inovasi", "L38", INLINE, "stray"},
    {"Inovasi", "A39", INLINE, "9"},
    {"Inovasi", "B39", INLINE, "i39"},
    ROW(40),
    {"Inovasi", "G40", PERCENT, "0.125"},
    {"Inovasi", "H40", INLINE, "b"},
    ROW(41),
    {"Inovasi", "G41", OWN_PERCENT, "7"},
    {"Inovasi", "H41", INLINE, "b"},
};

static const struct {
    const char *place, *part; /* of the message */
} said[] = {
    {"Daerah!P1", "unknown column 'pesisr'; did you mean 'pesisir'?"},
    {"Daerah!Q1", "unknown column 'visi.lvl'"},
    {"Daerah!R1", "the column 'visi' is there twice"},
    {"Daerah!B3", "the error #N/A"},
    {"Daerah!C3", "where a text is expected"},
    {"Daerah!D3", "the date 2023-03-15 stands where a text"},
    {"Daerah!E3", "'1.234' can be read as 1 and 234 thousandths, or as 1234; write 1.2340 or 1234"},
    {"Daerah!F3", "2.5 is not a count"},
    {"Daerah!G3", "where a date is expected"},
    {"Daerah!H3", "did you mean 'Misi'?"},
    {"Daerah!I3", "unknown code 'WTB'; did you mean 'WTP'?"},
    {"Daerah!J3", "'abc' is not a number"},
    {"Daerah!K3", "-1 is not a count"},
    {"Daerah!L3", "in two ways"},
    {"Daerah!O3", "'current' is missing"},
    {"Daerah!T3", "has no name"},
    {"Inovasi!B3", "'implemented' is missing"},
    {"Inovasi!E4", "'2020-02-30' is not a date"},
    {"Inovasi!E5", "'30/02/2020' is not a date"},
    {"Inovasi!E6", "'1 Februari 2020' is not a date"},
    {"Inovasi!E7", "a time of day"},
    {"Inovasi!E8", "from 1 March 1900 on"},
    {"Inovasi!E9", "where a date is expected"},
    {"Inovasi!E10", "the error #REF!"},
    {"Inovasi!E11", "no value for the formula"},
    {"Inovasi!B12", "'id' is missing"},
    {"Inovasi!B13", "kept as the number 1.5"},
    {"Inovasi!B15", "the innovation id 'i14' is given twice"},
    {"Inovasi!F16", "the level 4 is out of range"},
    {"Inovasi!F17", "the level 1.5 is not whole"},
    {"Inovasi!F18", "'satu' is neither a level from 0 to 3 nor the text of one"},
    {"Inovasi!F19", "write 2,0000 or 2000"},
    {"Inovasi!F20", "the date 2020-03-10 stands where a number"},
    {"Inovasi!F21", "the level -1 is out of range"},
    {"Inovasi!F22", "TRUE or FALSE stands where a number"},
    {"Inovasi!G23", "the column manfaat.basis takes one of a, b"},
    {"Inovasi!G24", "'banyak' is not a number"},
    {"Inovasi!G25", "2.5 is not a count"},
    {"Inovasi!H26", "unknown basis 'z'"},
    {"Inovasi!G27", "0.30000000000000004 has more than 15 significant digits"},
    {"Inovasi!G28", "1e+15 is too large"},
    {"Inovasi!I29", "TRUE or FALSE"},
    {"Inovasi!I30", "TRUE or FALSE"},
    {"Inovasi!F32", "merged with F31"},
    {"Inovasi!C33", "the date 2020-03-10 stands where a text"},
    {"Inovasi!C34", "where a text is expected"},
    {"Inovasi!D35", "the error #NAME?"},
    {"Inovasi!G36", "the error #DIV/0!"},
    {"Inovasi!K37", "'value' is given twice"},
    {"Inovasi!L38", "has no name"},
    {"Inovasi!A39", "of the region '9', which no table"},
    {"Inovasi!G40", "a percentage: it holds 0.125 and shows 12.5 %"},
    {"Inovasi!G41", "a percentage: it holds 7 and shows 700 %"},
};
enum { SAID = sizeof said / sizeof *said };

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)); at++)
        count++;
    return count;
}

/* The line that begins so, with a NUL for its end, or NULL. */
static char *line_of(const char *text, const char *start)
{
    for (const char *at = text; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
        if (strncmp(at, start, strlen(start)) == 0)
            return strndup(at, strcspn(at, "\n"));
    return NULL;
}

static void each_of_fifty_mistakes_is_said_with_its_cell_in_one_run(void **state)
{
    (void)state;
    workbook_write(path, faulty, sizeof faulty / sizeof *faulty, (struct parts){NULL, NULL, NULL});
    char *text = say(SCORE);
    assert_true(SAID >= 50);
    for (size_t i = 0; i < SAID; i++) {
        char start[64];
        snprintf(start, sizeof start, "x.xlsx:%s: error: ", said[i].place);
        char *line = line_of(text, start);
        if (!line || !strstr(line, said[i].part))
            print_error("%s should say \"%s\", not: %s\n", said[i].place, said[i].part,
                        line ? line : "nothing");
        assert_non_null(line);
        assert_non_null(strstr(line, said[i].part));
        free(line);
    }
    if (count_of(text, ": error: ") != SAID)
        print_error("%s", text);
    assert_int_equal(count_of(text, ": error: "), SAID);
    free(text);
}

/* ---- What is no mistake --------------------------------------------------------------------- */

static const struct written sound[] = {
    {"Daerah", "A1", INLINE, "Isian 2020"}, /* what stands above the head is passed over */
    {"Daerah", "A3", SHARED, "0"},
    {"Daerah", "B3", SHARED, "1"},
    {"Daerah", "C3", INLINE, "founded"},
    {"Daerah", "D3", INLINE, "visi"},
    {"Daerah", "E3", INLINE, "ipm"},
    {"Daerah", "F3", INLINE, "pad.previous"},
    {"Daerah", "G3", INLINE, "pad.current"},
    {"Daerah", "H3", INLINE, "opini"},
    {"Daerah", "A4", INLINE, "# a note"},
    {"Daerah", "A6", NUMBER, "12"},
    {"Daerah", "B6", SHARED, "2"},
    {"Daerah", "C6", DATED, "43831"},
    {"Daerah", "D6", INLINE, "Misi dan visi"},
    {"Daerah", "E6", UNIT_PERCENT, "68.329999999999998"},
    {"Daerah", "F6", INLINE, "\xC2\xA0 812,4\xC2\xA0"},
    {"Daerah", "G6", FORMULA, "905.1"},
    {"Daerah", "H6", TEXT_FORMULA, "WTP"},
    {"Inovasi", "A1", INLINE, "region"},
    {"Inovasi", "B1", INLINE, "id"},
    {"Inovasi", "C1", INLINE, "implemented"},
    {"Inovasi", "D1", INLINE, "regulasi"},
    {"Inovasi", "E1", INLINE, "regulasi.verified"},
    {"Inovasi", "F1", INLINE, "regulasi.evidence"},
    {"Inovasi", "G1", INLINE, "manfaat"},
    {"Inovasi", "H1", INLINE, "manfaat.basis"},
    {"Inovasi", "A2", INLINE, "12"},
    {"Inovasi", "B2", NUMBER, "7"},
    {"Inovasi", "C2", INLINE, "1/2/2020"},
    {"Inovasi", "D2", INLINE, "Perda"},
    {"Inovasi", "E2", BOOLEAN, "1"},
    {"Inovasi", "F2", INLINE, "a.pdf\nb.pdf"},
    {"Inovasi", "G2", NUMBER, "2.5E-1"},
    {"Inovasi", "H2", INLINE, "b"},
    {"Inovasi", "A3", INLINE, "12"},
    {"Inovasi", "B3", INLINE, "8"},
    {"Inovasi", "C3", ISO_DATE, "2020-02-01T00:00:00"},
    {"Inovasi", "D3", NUMBER, "0"},
    {"Inovasi", "E3", INLINE, "tidak"},
};

#define TEXTS                                                                                      \
    "<sst><si><t>id</t></si><si><r><t>na</t></r><r><t>me</t></r><rPh><t>x</t></rPh></si>"          \
    "<si><t>_x0041__x005F_x0041_ &amp; &lt;</t></si></sst>"

#define CONVERT "convert --lang en -q -r " SOURCE_DIR "/tests/data/contoh.lua x.xlsx"

#define INNOVATIONS                                                                                \
    "\"innovations\":[{\"id\":\"7\",\"implemented\":\"2020-02-01\",\"indicators\":{"               \
    "\"regulasi\":{\"level\":3,\"evidence\":[\"a.pdf\",\"b.pdf\"],\"verified\":true},"             \
    "\"manfaat\":{\"basis\":\"b\",\"value\":0.25}}},"                                              \
    "{\"id\":\"8\",\"implemented\":\"2020-02-01\",\"indicators\":{"                                \
    "\"regulasi\":{\"level\":0,\"verified\":false}}}]}\n"

static void every_kind_of_cell_is_read(void **state)
{
    (void)state;
    workbook_write(path, sound, sizeof sound / sizeof *sound, (struct parts){TEXTS, NULL, NULL});
    char *text = say(CONVERT);
    assert_string_equal(text, "{\"id\":\"12\",\"name\":\"A_x0041_ & <\",\"founded\":\"2020-01-01\","
                              "\"indicators\":{\"visi\":3,\"opini\":\"WTP\",\"ipm\":68.33,"
                              "\"pad\":{\"previous\":812.4,\"current\":905.1}}," INNOVATIONS);
    free(text);
}

static void a_workbook_may_count_its_days_from_1904(void **state)
{
    (void)state;
    workbook_write(path, sound, sizeof sound / sizeof *sound,
                   (struct parts){TEXTS, "date1904=\"1\"", NULL});
    char *text = say(CONVERT);
    assert_non_null(strstr(text, "\"founded\":\"2024-01-02\""));
    free(text);
}

/* ---- What is refused as a whole -------------------------------------------------------------- */

static void entities_are_refused(void **state)
{
    (void)state;
    workbook_write(path, sound, sizeof sound / sizeof *sound,
                   (struct parts){TEXTS, NULL,
                                  "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                                  "\"&a;&a;&a;&a;\">]>"});
    char *text = say(SCORE);
    assert_string_equal(text,
                        "x.xlsx: error: the part \"xl/sheets/1.xml\" of the workbook declares "
                        "entities, which none may; save it as .xlsx anew\n");
    free(text);
}

static void a_shared_text_that_is_not_there_is_refused(void **state)
{
    (void)state;
    workbook_write(path, sound, sizeof sound / sizeof *sound, (struct parts){"<sst/>", NULL, NULL});
    char *text = say(SCORE);
    assert_non_null(strstr(text, "x.xlsx: error: the part \"xl/sheets/1.xml\""));
    free(text);
}

/* A gigabyte of blanks packs into a megabyte. */
static void a_bomb_is_refused(void **state)
{
    (void)state;
    enum { SIZE = 600 * 1024 * 1024 };
    char *blanks = malloc(SIZE + 1);
    assert_non_null(blanks);
    memset(blanks, ' ', SIZE);
    memcpy(blanks, "<sst>", 5);
    blanks[SIZE] = '\0';
    workbook_write(path, sound, sizeof sound / sizeof *sound, (struct parts){blanks, NULL, NULL});
    free(blanks);
    char *text = say(SCORE);
    assert_non_null(strstr(text, "x.xlsx: error: the file is too large"));
    free(text);
}

static void what_is_no_workbook_is_refused(void **state)
{
    static const struct {
        const char *bytes, *part;
    } files[] = {
        {"id,name\n", "this is no XLSX workbook"},
        {"PK\003\004", "this is no XLSX workbook"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "is an old .xls or has a password"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        fputs(files[i].bytes, file);
        fclose(file);
        char *text = say(SCORE);
        assert_non_null(strstr(text, files[i].part));
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_fifty_mistakes_is_said_with_its_cell_in_one_run),
        cmocka_unit_test(every_kind_of_cell_is_read),
        cmocka_unit_test(a_workbook_may_count_its_days_from_1904),
        cmocka_unit_test(entities_are_refused),
        cmocka_unit_test(a_shared_text_that_is_not_there_is_refused),
        cmocka_unit_test(a_bomb_is_refused),
        cmocka_unit_test(what_is_no_workbook_is_refused),
    };
    return cmocka_run_group_tests_name("workbook", tests, make_folder, remove_folder);
}
