#include "sample.h"

/* ---- What is accepted ------------------------------------------------------------------------ */

/* What stands between the braces of "indicators", and what is made of it. */
static const struct row accepted[] = {
    {"", ""},
    {"\"visi_misi\":3", " visi_misi=level 3"},
    {"\"visi_misi\":0", " visi_misi=level 0"},
    {"\"visi_misi\":-0.0", " visi_misi=level 0"},
    {"\"visi_misi\":3.0", " visi_misi=level 3"},
    {"\"visi_misi\":30e-1", " visi_misi=level 3"},
    {"\"visi_misi\":\"3\"", " visi_misi=level 3"},
    {"\"visi_misi\":\"2,0\"", " visi_misi=level 2"},
    {"\"visi_misi\":null", ""},
    {"\"visi_misi\":{}", ""},
    {"\"visi_misi\":{\"level\":2}", " visi_misi=level 2"},
    {"\"visi_misi\":{\"level\":\"2\"}", " visi_misi=level 2"},
    {"\"visi_misi\":{\"level\":null}", ""},
    {"\"visi_misi\":{\"value\":null,\"level\":1}", " visi_misi=level 1"},
    {"\"visi_misi\":{\"value\":null}", ""},
    {"\"visi_misi\":{\"verified\":true,\"level\":1}", " visi_misi=level 1!yes"},
    {"\"visi_misi\":{\"verified\":false,\"level\":1}", " visi_misi=level 1!no"},
    {"\"visi_misi\":{\"verified\":null,\"level\":1}", " visi_misi=level 1"},
    {"\"visi_misi\":{\"verified\":true,\"evidence\":[\"a\"]}", ""},
    {"\"visi_misi\":{\"level\":1,\"evidence\":[]}", " visi_misi=level 1"},
    {"\"visi_misi\":{\"level\":1,\"evidence\":null}", " visi_misi=level 1"},
    {"\"opini_bpk\":\"WTP\"", " opini_bpk=code WTP"},
    {"\"opini_bpk\":{\"value\":\"TMP\"}", " opini_bpk=code TMP"},
    {"\"opini_bpk\":{\"level\":3}", " opini_bpk=level 3"},
    {"\"opini_bpk\":\"W\\u0054P\"", " opini_bpk=code WTP"},
    {"\"ipm_capaian\":68.33", " ipm_capaian=68.33"},
    {"\"ipm_capaian\":\"68,33\"", " ipm_capaian=68.33"},
    {"\"ipm_capaian\":\"+68.330\"", " ipm_capaian=68.33"},
    {"\"ipm_capaian\":{\"value\":\"-7,25\"}", " ipm_capaian=-7.25"},
    {"\"ipm_capaian\":{\"level\":2}", " ipm_capaian=level 2"},
    {"\"ipm_capaian\":5.22499999999999", " ipm_capaian=5.22499999999999"},
    {"\"ipm_capaian\":0.1", " ipm_capaian=0.1"},
    {"\"ipm_capaian\":1e-7", " ipm_capaian=0.0000001"},
    {"\"ipm_capaian\":999999999999999", " ipm_capaian=999999999999999"},
    {"\"ipm_capaian\":-999999999999.999", " ipm_capaian=-999999999999.999"},
    {"\"ipm_capaian\":1.5E+3", " ipm_capaian=1500"},
    {"\"pegawai\":12", " pegawai=12"},
    {"\"pegawai\":\"0\"", " pegawai=0"},
    {"\"pad\":12.5", " pad=12.5"},
    {"\"pad\":{\"previous\":812.4,\"current\":\"905,1\"}", " pad=812.4->905.1"},
    {"\"pad\":{\"previous\":null,\"current\":null}", ""},
    {"\"selisih\":{\"previous\":0,\"current\":-3}", " selisih=0->-3"},
    {"\"pad\":1,\"opini_bpk\":\"TW\",\"visi_misi\":2",
     " visi_misi=level 2 opini_bpk=code TW pad=1"},
};

static void answers_are_taken_as_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(accepted); i++) {
        struct buffer document = {0}, expected = {0};
        buffer_print(&document, REGION("%s"), accepted[i].document);
        buffer_print(&expected, "%s%s\n", sample_head, accepted[i].expected);
        sample_check(document.bytes, expected.bytes);
        buffer_free(&document);
        buffer_free(&expected);
    }
}

static const struct row accepted_documents[] = {
    {" " HEAD "},\"innovations\":[],\"kind\":\"kota\",\"area\":\"1234,5\",\"population\":10,"
     "\"since\":\"2024-02-29\"}\r\n",
     "9 name=N province=P kind=kota(1) area=1234.5 population=10 since=20240229\n"},
    {HEAD "},\"innovations\":[],\"kind\":null,\"area\":null,\"population\":null,\"since\":null}",
     "9 name=N province=P\n"},
    {"{\"innovations\":[],\"indicators\":{},\"province\":\"\",\"name\":\" N \",\"id\":\" 1 \"}",
     " 1  name= N  province=\n"},
    {HEAD "},\"innovations\":[],\"Id\":1,\"NAME\":2,\"kid\":{\"a\":[{\"b\":1},{\"b\":[]}]}}",
     "9 name=N province=P\n"},
    {INNOVATIONS(INNOVATION("7", "\"regulasi\":1") "," INNOVATION("07", "\"video\":\"2\"")),
     "9 name=N province=P {7 implemented=20240201 regulasi=level 1} {07 implemented=20240201 "
     "video=level 2}\n"},
    {INNOVATIONS(INNOVATION("1", "\"kemanfaatan\":{\"basis\":\"a\",\"value\":350}") "," INNOVATION(
         "2",
         "\"kemanfaatan\":{\"value\":\"35,5\",\"basis\":\"b\"}") "," INNOVATION("3",
                                                                                "\"kemanfaatan"
                                                                                "\":{\"basis\":"
                                                                                "\"tren\"}")),
     "9 name=N province=P {1 implemented=20240201 kemanfaatan.a=350} {2 implemented=20240201 "
     "kemanfaatan.b=35.5} {3 implemented=20240201}\n"},
    {INNOVATIONS("{\"id\":\"\\u00e9\\ud83d\\ude00\",\"implemented\":\"2024-02-01\","
                 "\"indicators\":{},\"name\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}"),
     "9 name=N province=P {é😀 name=\"\\/\b\f\n\r\t implemented=20240201}\n"},
};

static void fields_and_innovations_are_taken_as_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(accepted_documents); i++)
        sample_check(accepted_documents[i].document, accepted_documents[i].expected);
}

/* ---- The look -------------------------------------------------------------------------------- */

/* A region whose name is `length` times the same character, as written in JSON. */
static char *named(const char *character, size_t length)
{
    struct buffer out = {0};
    buffer_text(
        &out, "{\"id\":\"9\",\"province\":\"P\",\"indicators\":{},\"innovations\":[],\"name\":\"");
    for (size_t i = 0; i < length; i++)
        buffer_text(&out, character);
    buffer_text(&out, "\"}");
    assert_false(out.failed);
    return out.bytes;
}

static void a_text_of_more_than_1_mib_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *character;
        size_t longest;
    } rows[] = {
        {"x", IGA_MAX_TEXT},
        {"\\n", IGA_MAX_TEXT},
        {"\\u00e9", IGA_MAX_TEXT / 2},
        {"\\ud83d\\ude00", IGA_MAX_TEXT / 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out = {0};
        char *fits = named(rows[i].character, rows[i].longest);
        char *exceeds = named(rows[i].character, rows[i].longest + 1);
        sample_read_bytes(&out, fits, strlen(fits), false);
        assert_memory_equal(out.bytes, "9 name=", 7);
        sample_read_bytes(&out, exceeds, strlen(exceeds), false);
        assert_string_equal(out.bytes,
                            "refused 9\n1:66 text_length name: a text is longer than 1 MiB\n");
        free(fits);
        free(exceeds);
        buffer_free(&out);
    }
}

static void bytes_that_are_no_utf_8_are_refused_where_they_stand(void **state)
{
    (void)state;
    static const struct {
        const char *name, *found;
    } rows[] = {
        {"\xFF", "0xFF"},         {"\xC3", "0xC3"},         {"\xC0\xAF", "0xC0"},
        {"\xED\xA0\x80", "0xED"}, {"\xE2\x82", "0xE2"},     {"\xF4\x90\x80\x80", "0xF4"},
        {"\x80", "0x80"},         {"\xF0\x9F\x98", "0xF0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer document = {0}, expected = {0};
        buffer_print(
            &document,
            "{\"id\":\"9\",\"name\":\"\xC3\xA9%s\xFE\",\"province\":\"P\xE9\",\"indicators\":{"
            "\"visi_misi\":4},\"innovations\":[]}",
            rows[i].name);
        buffer_print(&expected,
                     "1:20 utf8 name: the text is not UTF-8 at %s; save the file as UTF-8\n",
                     rows[i].found);
        struct buffer out = {0};
        sample_read_bytes(&out, document.bytes, document.length, false);
        assert_memory_equal(out.bytes, "refused 9\n", 10);
        assert_memory_equal(out.bytes + 10, expected.bytes, expected.length);
        assert_non_null(strstr(out.bytes, " utf8 province: the text is not UTF-8 at 0xE9;"));
        assert_non_null(strstr(out.bytes, " level_range indicators/visi_misi: "));
        buffer_free(&out);
        buffer_free(&document);
        buffer_free(&expected);
    }
}

static void a_nesting_of_32_is_read_in_a_field_that_is_passed_over(void **state)
{
    (void)state;
    struct buffer document = {0};
    buffer_text(&document, HEAD "},\"innovations\":[],\"x\":");
    for (int i = 0; i < 31; i++)
        buffer_text(&document, "[");
    for (int i = 0; i < 31; i++)
        buffer_text(&document, "]");
    buffer_text(&document, "}");
    sample_check(document.bytes, "9 name=N province=P\n");
    buffer_free(&document);
}

/* ---- Chunks ---------------------------------------------------------------------------------- */

static void blank_lines_are_passed_over_and_places_stay_exact(void **state)
{
    (void)state;
    static const char text[] = "\n \t\r\n" HEAD "\"visi_misi\":4},\"innovations\":[]}\r\n"
                               "\xC3\xA9\n\n"
                               "  " HEAD "},\"innovations\":[],\"kind\":\"desa\"}";
    struct buffer out = {0};
    sample_read_bytes(&out, text, strlen(text), true);
    assert_string_equal(
        out.bytes,
        "refused 9\n"
        "3:63 level_range indicators/visi_misi: the level 4 is out of range; it must be from 0 to "
        "3\n"
        "refused ?\n"
        "4:1 syntax -: a value is expected here, not '\xC3\xA9'\n"
        "9 name=N province=P kind=desa(-1)\n"
        "6:79 text_outside_list kind: 'desa' is not one of the texts of 'kind' and counts for "
        "nothing\n");
    buffer_free(&out);
}

static void a_region_that_is_refused_leaves_the_others_of_an_array(void **state)
{
    (void)state;
    struct buffer document = {0}, out = {0};
    buffer_text(&document, HEAD "},\"innovations\":[]} ,\n{},{\"x\":");
    for (int i = 0; i < 40; i++)
        buffer_text(&document, "[\"]\",");
    buffer_text(&document, "1");
    for (int i = 0; i < 40; i++)
        buffer_text(&document, "]");
    buffer_text(&document, "}," HEAD "\"pad\":1},\"innovations\":[]}");
    sample_read_bytes(&out, document.bytes, document.length, false);
    assert_non_null(strstr(out.bytes, "9 name=N province=P\nrefused ?\n2:1 missing_field id"));
    assert_non_null(strstr(out.bytes, "refused ?\n2:164 too_deep -: arrays and objects stand more "
                                      "than 32 deep inside one another\n"
                                      "9 name=N province=P pad=1\n"));
    buffer_free(&document);
    buffer_free(&out);
}

static void a_chunk_starts_where_its_file_says(void **state)
{
    (void)state;
    struct reader *reader = reader_new(&sample_schema, IGA_LANG_EN);
    iga_chunk chunk = {.bytes = "1,\n2",
                       .length = 4,
                       .file = "data.json",
                       .line = 7,
                       .column = 5,
                       .lines = false,
                       .broken = IGA_BREAK_NONE};
    struct region region;
    reader_start(reader, &chunk);
    assert_int_equal(reader_next(reader, &region), READER_REGION);
    assert_int_equal(region.errors.items[0].line, 7);
    assert_int_equal(region.errors.items[0].column, 5);
    assert_string_equal(region.errors.items[0].file, "data.json");
    assert_int_equal(region.errors.items[0].severity, IGA_ERROR);
    assert_int_equal(reader_next(reader, &region), READER_REGION);
    assert_int_equal(region.errors.items[0].line, 8);
    assert_int_equal(region.errors.items[0].column, 1);
    assert_null(region.id);
    assert_int_equal(reader_next(reader, &region), READER_END);
    reader_free(reader);
}

/* ---- Many ------------------------------------------------------------------------------------ */

static char *many_innovations(size_t count, size_t *length)
{
    struct buffer out = {0};
    buffer_text(&out, HEAD "},\"innovations\":[");
    for (size_t i = 0; i < count; i++)
        buffer_print(&out, "%s" INNOVATION("%zu", "\"regulasi\":1"), i > 0 ? ",\n" : "", i);
    buffer_text(&out, "]}");
    assert_false(out.failed);
    *length = out.length;
    return out.bytes;
}

static void innovations_are_read_up_to_100000(void **state)
{
    (void)state;
    struct reader *reader = reader_new(&sample_schema, IGA_LANG_EN);
    for (size_t count = IGA_MAX_INNOVATIONS; count <= IGA_MAX_INNOVATIONS + 1; count++) {
        iga_chunk chunk = {.file = "f.json", .line = 1, .column = 1};
        struct region region;
        char *document = many_innovations(count, &chunk.length);
        chunk.bytes = document;
        reader_start(reader, &chunk);
        assert_int_equal(reader_next(reader, &region), READER_REGION);
        if (count == IGA_MAX_INNOVATIONS) {
            assert_int_equal(region.errors.count, 0);
            assert_int_equal(region.innovation_count, count);
            assert_string_equal(region.innovations[count - 1].id, "99999");
            assert_int_equal(region.innovations[count - 1].answers[0].level, 1);
        } else {
            assert_int_equal(region.errors.count, 1);
            assert_string_equal(region.errors.items[0].message,
                                "100001 innovations are too many; a region has at most 100000");
        }
        free(document);
    }
    reader_free(reader);
}

static void of_very_many_refusals_the_first_10000_are_listed(void **state)
{
    (void)state;
    struct reader *reader = reader_new(&sample_schema, IGA_LANG_EN);
    struct buffer document = {0};
    struct region region;
    buffer_text(&document, HEAD "},\n\"innovations\":[1");
    for (int i = 0; i < 20000; i++)
        buffer_text(&document, ",\n1");
    buffer_text(&document, "]}");
    iga_chunk chunk = {.bytes = document.bytes,
                       .length = document.length,
                       .file = "f.json",
                       .line = 1,
                       .column = 1,
                       .lines = false,
                       .broken = IGA_BREAK_NONE};
    reader_start(reader, &chunk);
    assert_int_equal(reader_next(reader, &region), READER_REGION);
    assert_int_equal(region.errors.count, 10000);
    assert_int_equal(region.errors.items[9999].line, 10001);
    assert_string_equal(region.errors.items[9999].path, "innovations/#10000");
    reader_free(reader);
    buffer_free(&document);
}

/* ---- Fields passed over ---------------------------------------------------------------------- */

static void fields_passed_over_are_listed_once_in_order(void **state)
{
    (void)state;
    static const char *const documents[] = {
        HEAD "},\"innovations\":[],\"z\":1,\"kid\":null}",
        HEAD "},\"innovations\":[{\"foto\":1,\"id\":\"1\",\"implemented\":\"2024-02-01\","
             "\"indicators\":{}}],\"z\":1,\"j\":[],\"catatan\":\"\"}",
        "{\"inovations\":[],\"z\":\"\"}",
    };
    static const char *const expected[] = {"catatan", "innovations/foto", "j", "kid", "z", NULL};
    struct reader *reader = reader_new(&sample_schema, IGA_LANG_EN);
    struct buffer out = {0};
    assert_null(reader_passed_over(reader, 0));
    for (size_t i = 0; i < COUNT(documents); i++)
        sample_read_with(&out, reader, documents[i], strlen(documents[i]), false);
    for (size_t i = 0; i < COUNT(expected); i++) {
        if (expected[i] != NULL)
            assert_string_equal(reader_passed_over(reader, i), expected[i]);
        else
            assert_null(reader_passed_over(reader, i));
    }
    buffer_free(&out);
    reader_free(reader);
}

static void of_very_many_fields_passed_over_the_first_100_are_listed(void **state)
{
    (void)state;
    struct reader *reader = reader_new(&sample_schema, IGA_LANG_EN);
    struct buffer document = {0}, out = {0};
    buffer_text(&document, HEAD "},\"innovations\":[]");
    for (int i = 0; i < 300; i++)
        buffer_print(&document, ",\"f%03d%0200d\":1", i * 7 % 300, 0);
    buffer_text(&document, "}");
    sample_read_with(&out, reader, document.bytes, document.length, false);
    assert_memory_equal(reader_passed_over(reader, 0), "f0000", 5);
    assert_memory_equal(reader_passed_over(reader, 99), "f0990", 5);
    assert_int_equal(strlen(reader_passed_over(reader, 99)), 127);
    assert_null(reader_passed_over(reader, 100));
    buffer_free(&document);
    buffer_free(&out);
    reader_free(reader);
}

/* ---- Rules without innovations --------------------------------------------------------------- */

static void innovations_are_passed_over_where_the_rules_have_none(void **state)
{
    (void)state;
    static const struct schema plain = {.has_innovations = false};
    static const char text[] = "{\"id\":\"9\",\"indicators\":{},\"innovations\":[{\"a\":1}]}";
    struct reader *reader = reader_new(&plain, IGA_LANG_EN);
    iga_chunk chunk = {.bytes = text,
                       .length = sizeof text - 1,
                       .file = NULL,
                       .line = 1,
                       .column = 1,
                       .lines = true,
                       .broken = IGA_BREAK_NONE};
    struct region region;
    reader_start(reader, &chunk);
    assert_int_equal(reader_next(reader, &region), READER_REGION);
    assert_int_equal(region.errors.count, 0);
    assert_int_equal(region.innovation_count, 0);
    assert_string_equal(reader_passed_over(reader, 0), "innovations");
    reader_free(reader);
}

/* ---- Anything -------------------------------------------------------------------------------- */

static const char whole[] =
    " {\"id\":\"16.07\",\"name\":\"Kabupaten \xC3\xA9 "
    "\\u00e9\",\"province\":\"P\",\"kind\":\"kota\",\n"
    "\"area\":\"12,5\",\"population\":1e3,\"since\":\"2024-02-29\",\"x\":[1,{\"y\":true}],\n"
    "\"indicators\":{\"visi_misi\":3,\"opini_bpk\":{\"value\":\"WTP\",\"verified\":true},\n"
    "\"ipm_capaian\":68.33,\"pad\":{\"previous\":812.4,\"current\":905.1,\"evidence\":[\"a\"]}},\n"
    "\"innovations\":[{\"id\":\"1\",\"name\":null,\"urusan\":\"Sosial\",\"implemented\":\"2024-02-"
    "01\",\n"
    "\"indicators\":{\"regulasi\":{\"level\":2},\"kemanfaatan\":{\"basis\":\"a\",\"value\":350}}}]}"
    "\n";

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Changes a few bytes, or cuts the text off. @return the new length */
static size_t mutate(char *text, size_t length, uint32_t *seed)
{
    static const char likely[] = "\"\\{}[]:,.-+eE0123456789 \n\tntfu\xC3\xFF";
    size_t changes = next_random(seed) % 3 + 1;
    for (size_t i = 0; i < changes; i++) {
        size_t at = next_random(seed) % length;
        if (next_random(seed) % 3 == 0)
            text[at] = (char)(next_random(seed) % 256);
        else
            text[at] = likely[next_random(seed) % (sizeof likely - 1)];
    }
    return next_random(seed) % 8 == 0 ? next_random(seed) % (length + 1) : length;
}

static void whatever_is_accepted_is_accepted_again_the_same(void **state)
{
    (void)state;
    struct reader *reader = reader_new(&sample_schema, IGA_LANG_EN);
    struct buffer first = {0}, second = {0};
    size_t refused = 0, runs = 20000;
    uint32_t seed = 20260429;
    for (size_t i = 0; i < runs; i++) {
        char text[sizeof whole];
        memcpy(text, whole, sizeof whole);
        size_t length = mutate(text, sizeof whole - 1, &seed);
        bool lines = i % 4 == 0;
        sample_read_with(&first, reader, text, length, lines);
        sample_read_with(&second, reader, text, length, lines);
        assert_string_equal(first.bytes, second.bytes);
        refused += strstr(first.bytes, "refused") != NULL;
    }
    assert_in_range(refused, runs / 2, runs - runs / 100);
    buffer_free(&first);
    buffer_free(&second);
    reader_free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_taken_as_written),
        cmocka_unit_test(fields_and_innovations_are_taken_as_written),
        cmocka_unit_test(a_text_of_more_than_1_mib_is_refused),
        cmocka_unit_test(bytes_that_are_no_utf_8_are_refused_where_they_stand),
        cmocka_unit_test(a_nesting_of_32_is_read_in_a_field_that_is_passed_over),
        cmocka_unit_test(blank_lines_are_passed_over_and_places_stay_exact),
        cmocka_unit_test(a_region_that_is_refused_leaves_the_others_of_an_array),
        cmocka_unit_test(a_chunk_starts_where_its_file_says),
        cmocka_unit_test(innovations_are_read_up_to_100000),
        cmocka_unit_test(of_very_many_refusals_the_first_10000_are_listed),
        cmocka_unit_test(fields_passed_over_are_listed_once_in_order),
        cmocka_unit_test(of_very_many_fields_passed_over_the_first_100_are_listed),
        cmocka_unit_test(innovations_are_passed_over_where_the_rules_have_none),
        cmocka_unit_test(whatever_is_accepted_is_accepted_again_the_same),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
