#include "sample.h"

/* What stands between the braces of "indicators", from column 51 on, and what is said of it. */
static const struct row refused_answers[] = {
    {"\"visi_misi\":4", "1:63 level_range indicators/visi_misi: the level 4 is out of range; it "
                        "must be from 0 to 3\n"},
    {"\"visi_misi\":-1", "1:63 level_range indicators/visi_misi: the level -1 is out of range; it "
                         "must be from 0 to 3\n"},
    {"\"visi_misi\":1.5", "1:63 level_whole indicators/visi_misi: the level 1.5 is not whole; it "
                          "must be a whole number from 0 to 3\n"},
    {"\"visi_misi\":\"1,5\"", "1:63 level_whole indicators/visi_misi: the level 1.5 is not whole; "
                              "it must be a whole number from 0 to 3\n"},
    {"\"visi_misi\":\"tiga\"",
     "1:63 no_level indicators/visi_misi: a level is expected here, a whole number from 0 to 3\n"},
    {"\"visi_misi\":true", "1:63 answer_type indicators/visi_misi: true, false or a list is no "
                           "answer; give a number, a text, an object or null\n"},
    {"\"visi_misi\":[3]", "1:63 answer_type indicators/visi_misi: true, false or a list is no "
                          "answer; give a number, a text, an object or null\n"},
    {"\"visi_misi\":{\"level\":9}", "1:72 level_range indicators/visi_misi: the level 9 is out of "
                                    "range; it must be from 0 to 3\n"},
    {"\"visi_misi\":{\"level\":[]}",
     "1:72 no_level indicators/visi_misi: a level is expected here, a whole number from 0 to 3\n"},
    {"\"visi_misi\":{\"value\":2}", "1:72 no_value indicators/visi_misi: 'visi_misi' is answered "
                                    "by a level, not by a value; write {\"level\": ...}\n"},
    {"\"visi_misi\":{\"basis\":\"a\",\"value\":2}",
     "1:72 unknown_basis indicators/visi_misi: 'visi_misi' has no bases; leave \"basis\" out\n"},
    {"\"visi_misi\":{\"previous\":1,\"current\":2}",
     "1:63 no_derivation indicators/visi_misi: 'visi_misi' does not follow from two years; give "
     "its value itself\n"},
    {"\"visi_misi\":{\"levl\":2}", "1:64 unknown_key indicators/visi_misi: unknown key 'levl' in "
                                   "an answer; did you mean 'level'?\n"},
    {"\"visi_misi\":{\"level\":2,\"catatan\":\"\"}",
     "1:74 unknown_key indicators/visi_misi: unknown key 'catatan' in an answer; it may have "
     "level, value, basis, previous, current, evidence, verified\n"},
    {"\"visi_misi\":{\"level\":1,\"level\":2}",
     "1:74 doubled_key indicators/visi_misi: 'level' is given twice; give it once\n"},
    {"\"visi_misi\":{\"level\":1,\"value\":2}",
     "1:63 two_forms indicators/visi_misi: the answer is given in two ways; give either \"level\", "
     "or \"value\", or \"previous\" and \"current\"\n"},
    {"\"pad\":{\"value\":1,\"current\":2}",
     "1:57 two_forms indicators/pad: the answer is given in two ways; give either \"level\", or "
     "\"value\", or \"previous\" and \"current\"\n"},
    {"\"visi_misi\":{\"level\":1,\"evidence\":\"a\"}",
     "1:85 evidence indicators/visi_misi: \"evidence\" must be a list of texts: [\"...\", "
     "\"...\"]\n"},
    {"\"visi_misi\":{\"level\":1,\"evidence\":[\"a\",1]}",
     "1:85 evidence indicators/visi_misi: \"evidence\" must be a list of texts: [\"...\", "
     "\"...\"]\n"},
    {"\"visi_misi\":{\"level\":1,\"verified\":\"true\"}",
     "1:85 verified indicators/visi_misi: \"verified\" must be true or false, without quotes\n"},
    {"\"visi_misi\":{\"level\":7,\"verified\":1}",
     "1:72 level_range indicators/visi_misi: the level 7 is out of range; it must be from 0 to 3\n"
     "1:85 verified indicators/visi_misi: \"verified\" must be true or false, without quotes\n"},
    {"\"opini_bpk\":\"wtp\"",
     "1:63 unknown_code indicators/opini_bpk: unknown code 'wtp'; did you mean 'WTP'?\n"},
    {"\"opini_bpk\":\"XYZW\"", "1:63 unknown_code indicators/opini_bpk: unknown code 'XYZW'; it "
                               "must be one of TMP, TW, WDP, WTP\n"},
    {"\"opini_bpk\":3", "1:63 no_code indicators/opini_bpk: a code is expected here, a text that "
                        "is one of TMP, TW, WDP, WTP\n"},
    {"\"opini_bpk\":{\"value\":\"WTPP\"}",
     "1:72 unknown_code indicators/opini_bpk: unknown code 'WTPP'; did you mean 'WTP'?\n"},
    {"\"opini_bpk\":{\"level\":4}", "1:72 level_range indicators/opini_bpk: the level 4 is out of "
                                    "range; it must be from 0 to 3\n"},
    {"\"ipm_capaian\":\"68%\"", "1:65 no_number indicators/ipm_capaian: '68%' is not a number; "
                                "write it as 12.5 or \"12,5\"\n"},
    {"\"ipm_capaian\":\"1.234,5\"", "1:65 no_number indicators/ipm_capaian: '1.234,5' is not a "
                                    "number; write it as 12.5 or \"12,5\"\n"},
    {"\"ipm_capaian\":\"\"",
     "1:65 no_number indicators/ipm_capaian: '' is not a number; write it as 12.5 or \"12,5\"\n"},
    {"\"ipm_capaian\":\"0.1234567890123456\"",
     "1:65 number_digits indicators/ipm_capaian: the number '0.1234567890123456' has more than 15 "
     "significant digits; write at most 15\n"},
    {"\"ipm_capaian\":\"1000000000000000\"",
     "1:65 number_digits indicators/ipm_capaian: the number '1000000000000000' has more than 15 "
     "significant digits; write at most 15\n"},
    {"\"ipm_capaian\":\"0,0000000000000000000000000000001\"",
     "1:65 number_fine indicators/ipm_capaian: the number '0,0000000000000000000000000000001' has "
     "more than 30 digits behind the point; write fewer\n"},
    {"\"ipm_capaian\":0.1234567890123456",
     "1:65 number_digits indicators/ipm_capaian: the number '0.1234567890123456' has more than 15 "
     "significant digits; write at most 15\n"},
    {"\"ipm_capaian\":9007199254740993",
     "1:65 number_digits indicators/ipm_capaian: the number '9007199254740993' has more than 15 "
     "significant digits; write at most 15\n"},
    {"\"ipm_capaian\":1e15", "1:65 number_large indicators/ipm_capaian: the number '1e15' is too "
                             "large; it must be below 10^15\n"},
    {"\"ipm_capaian\":1e400", "1:65 number_large indicators/ipm_capaian: the number '1e400' is too "
                              "large; it must be below 10^15\n"},
    {"\"ipm_capaian\":1e-31", "1:65 number_fine indicators/ipm_capaian: the number '1e-31' has "
                              "more than 30 digits behind the point; write fewer\n"},
    {"\"ipm_capaian\":1.0000000000000000000000000000000000000000000000000000000000000000",
     "1:65 number_digits indicators/ipm_capaian: the number "
     "'1.0000000000000000000000000000000000000000000000000000000000...' has more than 63 "
     "characters; write at most 15 significant digits\n"},
    {"\"ipm_capaian\":{\"value\":true}", "1:74 no_number indicators/ipm_capaian: a number is "
                                         "expected here; write it as 12.5 or \"12,5\"\n"},
    {"\"pegawai\":1.5", "1:61 not_whole indicators/pegawai: 1.5 is not a count; a whole number of "
                        "0 or more is expected here\n"},
    {"\"pegawai\":-1", "1:61 not_whole indicators/pegawai: -1 is not a count; a whole number of 0 "
                       "or more is expected here\n"},
    {"\"pegawai\":{\"value\":\"0,5\"}", "1:70 not_whole indicators/pegawai: 0.5 is not a count; a "
                                        "whole number of 0 or more is expected here\n"},
    {"\"pad\":{\"previous\":0,\"current\":2}",
     "1:69 growth indicators/pad: growth from a previous figure of 0 or less has no meaning; give "
     "the value itself, or null\n"},
    {"\"pad\":{\"previous\":\"-0,5\",\"current\":2}",
     "1:69 growth indicators/pad: growth from a previous figure of 0 or less has no meaning; give "
     "the value itself, or null\n"},
    {"\"pad\":{\"previous\":1}", "1:57 half_pair indicators/pad: 'current' is missing; give both "
                                 "\"previous\" and \"current\"\n"},
    {"\"pad\":{\"current\":1,\"previous\":null}",
     "1:57 half_pair indicators/pad: 'previous' is missing; give both \"previous\" and "
     "\"current\"\n"},
    {"\"pad\":{\"previous\":\"x\",\"current\":\"y\"}",
     "1:69 no_number indicators/pad: 'x' is not a number; write it as 12.5 or \"12,5\"\n"
     "1:83 no_number indicators/pad: 'y' is not a number; write it as 12.5 or \"12,5\"\n"},
    {"\"ipm_capaian\":{\"previous\":1,\"current\":2}",
     "1:65 no_derivation indicators/ipm_capaian: 'ipm_capaian' does not follow from two years; "
     "give its value itself\n"},
    {"\"opini_bpkk\":\"WTP\"", "1:51 unknown_indicator indicators/opini_bpkk: unknown indicator "
                               "'opini_bpkk'; did you mean 'opini_bpk'?\n"},
    {"\"tidak_ada\":1", "1:51 unknown_indicator indicators/tidak_ada: unknown indicator "
                        "'tidak_ada'; the rules have none of this name\n"},
    {"\"visi_misi\":1,\"visi_misi\":1",
     "1:65 doubled_key indicators/visi_misi: 'visi_misi' is given twice; give it once\n"},
    {"\"visi_misi\":9,\"opini_bpk\":\"?\",\"pad\":\"x\"",
     "1:63 level_range indicators/visi_misi: the level 9 is out of range; it must be from 0 to 3\n"
     "1:77 unknown_code indicators/opini_bpk: unknown code '?'; it must be one of TMP, TW, WDP, "
     "WTP\n"
     "1:87 no_number indicators/pad: 'x' is not a number; write it as 12.5 or \"12,5\"\n"},
};

static void answers_that_cannot_be_are_refused_where_they_stand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_answers); i++) {
        struct buffer document = {0}, expected = {0};
        buffer_print(&document, REGION("%s"), refused_answers[i].document);
        buffer_print(&expected, "refused 9\n%s", refused_answers[i].expected);
        sample_check(document.bytes, expected.bytes);
        buffer_free(&document);
        buffer_free(&expected);
    }
}

static const struct row refused_documents[] = {
    {"[]", "refused ?\n"
           "1:1 not_object -: a region must be an object: {\"id\": ..., \"indicators\": {...}}\n"},
    {"3", "refused ?\n"
          "1:1 not_object -: a region must be an object: {\"id\": ..., \"indicators\": {...}}\n"},
    {"\"a\"",
     "refused ?\n"
     "1:1 not_object -: a region must be an object: {\"id\": ..., \"indicators\": {...}}\n"},
    {"{}", "refused ?\n"
           "1:1 missing_field id: 'id' is missing; it must be there\n"
           "1:1 missing_field name: 'name' is missing; it must be there\n"
           "1:1 missing_field province: 'province' is missing; it must be there\n"
           "1:1 missing_field indicators: 'indicators' is missing; it must be there\n"
           "1:1 missing_field innovations: 'innovations' is missing; it must be there\n"},
    {"{\"id\":\"\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[]}",
     "refused ?\n"
     "1:7 id id: 'id' is empty; it must be a text, such as \"16.07\"\n"},
    {"{\"id\":16.07,\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[]}",
     "refused ?\n"
     "1:7 id id: 'id' must be a text, such as \"16.07\"\n"},
    {"{\"id\":null,\"name\":null,\"province\":\"P\",\"indicators\":null,\"innovations\":null}",
     "refused ?\n"
     "1:1 missing_field id: 'id' is missing; it must be there\n"
     "1:1 missing_field name: 'name' is missing; it must be there\n"
     "1:1 missing_field indicators: 'indicators' is missing; it must be there\n"
     "1:1 missing_field innovations: 'innovations' is missing; it must be there\n"},
    {"{\"id\":\"9\",\"name\":1,\"province\":\"P\",\"indicators\":[],\"innovations\":{}}",
     "refused 9\n"
     "1:18 no_text name: 'name' must be a text in double quotes, or null\n"
     "1:48 indicators indicators: 'indicators' must be an object: {\"...\": ...}\n"
     "1:65 innovations innovations: 'innovations' must be a list of objects: [{...}, {...}]\n"},
    {"{\"id\":\"9\",\"nama\":\"N\",\"provinsi\":\"P\",\"provinces\":\"P\",\"indicator\":{},"
     "\"inovations\":[]}",
     "refused 9\n"
     "1:11 near_field nama: unknown field 'nama'; did you mean 'name'?\n"
     "1:22 near_field provinsi: unknown field 'provinsi'; did you mean 'province'?\n"
     "1:37 near_field provinces: unknown field 'provinces'; did you mean 'province'?\n"
     "1:53 near_field indicator: unknown field 'indicator'; did you mean 'indicators'?\n"
     "1:68 near_field inovations: unknown field 'inovations'; did you mean 'innovations'?\n"},
    {"{\"ib\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[]}",
     "refused ?\n"
     "1:2 near_field ib: unknown field 'ib'; did you mean 'id'?\n"},
    {"{\"no\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[]}",
     "refused ?\n"
     "1:1 missing_field id: 'id' is missing; it must be there\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[],"
     "\"kind\":1,\"area\":\"luas\",\"population\":-1,\"since\":\"2023-02-29\"}",
     "refused 9\n"
     "1:77 no_text kind: 'kind' must be a text in double quotes, or null\n"
     "1:86 no_number area: 'luas' is not a number; write it as 12.5 or \"12,5\"\n"
     "1:106 not_whole population: -1 is not a count; a whole number of 0 or more is expected here\n"
     "1:117 date since: '2023-02-29' is not a date; write an existing day as year, month and day: "
     "2024-02-01\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[],"
     "\"area\":[],\"population\":0.5,\"since\":20240201}",
     "refused 9\n"
     "1:77 no_number area: a number is expected here; write it as 12.5 or \"12,5\"\n"
     "1:93 not_whole population: 0.5 is not a count; a whole number of 0 or more is expected here\n"
     "1:105 no_text since: 'since' must be a text in double quotes, or null\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[],"
     "\"since\":\"1-2-2024\"}",
     "refused 9\n"
     "1:78 date since: '1-2-2024' is not a date; write an existing day as year, month and day: "
     "2024-02-01\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[],\"id\":"
     "\"10\",\"x\":{\"a\":1,\"b\":[{\"c\":1,\"c\":2}],\"a\":2},\"x\":1}",
     "refused 9\n"
     "1:70 doubled_key id: 'id' is given twice; give it once\n"
     "1:103 doubled_key x/b/#1/c: 'c' is given twice; give it once\n"
     "1:111 doubled_key x/a: 'a' is given twice; give it once\n"
     "1:118 doubled_key x: 'x' is given twice; give it once\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\"innovations\":[],\"x\":{"
     "\"a\":\"\\u0000\",\"b\":1.2345678901234567},\"\\ud800\":\"\\udc00x\"}",
     "refused 9\n"
     "1:80 nul x/a: a text holds \\u0000, which no text may; remove it\n"
     "1:92 number_digits x/b: the number '1.2345678901234567' has more than 15 significant digits; "
     "write at most 15\n"
     "1:113 surrogate ?: '\\ud800' is half a character; write both halves, or the character "
     "itself\n"
     "1:122 surrogate ?: '\\udc00' is half a character; write both halves, or the character "
     "itself\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{\"pad\":1e999},"
     "\"innovations\":[{\"id\":\"a\\u0000\",\"indicators\":{\"video\":1},\"implemented\":\"2024-02-"
     "01\"}]}",
     "refused 9\n"
     "1:57 number_large indicators/pad: the number '1e999' is too large; it must be below 10^15\n"
     "1:87 nul innovations/a?/id: a text holds \\u0000, which no text may; remove it\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\n\"innovations\":[1,\"x\","
     "[]]}",
     "refused 9\n"
     "2:16 innovation innovations/#1: an innovation must be an object: {\"id\": ..., "
     "\"indicators\": {...}}\n"
     "2:18 innovation innovations/#2: an innovation must be an object: {\"id\": ..., "
     "\"indicators\": {...}}\n"
     "2:22 innovation innovations/#3: an innovation must be an object: {\"id\": ..., "
     "\"indicators\": {...}}\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\n\"innovations\":[{\"id\":"
     "\"7\",\"implemented\":\"2024-02-01\",\"indicators\":{\"video\":3}},{\"id\":\"8\","
     "\"implemented\":\"2024-02-01\",\"indicators\":{\"vidio\":1}},\n{\"id\":\"7\",\"implemented\":"
     "\"2024-02-01\",\"indicators\":{\"regulasi\":\"x\"}},{\"id\":\"7\",\"implemented\":\"2024-02-"
     "01\",\"indicators\":{}}]}",
     "refused 9\n"
     "2:75 level_range innovations/7/indicators/video: the level 3 is out of range; it must be "
     "from 0 to 2\n"
     "2:130 unknown_indicator innovations/8/indicators/vidio: unknown indicator 'vidio'; did you "
     "mean 'video'?\n"
     "3:7 doubled_id innovations/7/id: the innovation id '7' is given twice; each has an id of its "
     "own\n"
     "3:63 no_level innovations/7/indicators/regulasi: a level is expected here, a whole number "
     "from 0 to 3\n"
     "3:75 doubled_id innovations/7/id: the innovation id '7' is given twice; each has an id of "
     "its own\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\n\"innovations\":[{\"id\":"
     "7,\"indicators\":{\"video\":3}}]}",
     "refused 9\n"
     "2:16 missing_field innovations/#1/implemented: 'implemented' is missing; it must be there\n"
     "2:22 id innovations/#1/id: 'id' must be a text, such as \"1\"\n"
     "2:46 level_range innovations/#1/indicators/video: the level 3 is out of range; it must be "
     "from 0 to 2\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\n\"innovations\":[{"
     "\"name\":\"é\",\"id\":\"1\",\"implemented\":\"2024-13-01\",\"indicator\":{}}]}",
     "refused 9\n"
     "2:51 date innovations/1/implemented: '2024-13-01' is not a date; write an existing day as "
     "year, month and day: 2024-02-01\n"
     "2:64 near_field innovations/1/indicator: unknown field 'indicator'; did you mean "
     "'indicators'?\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\n\"innovations\":[{\"id\":"
     "\"1\",\"implementet\":\"2024-13-01\",\"indicators\":5}]}",
     "refused 9\n"
     "2:26 near_field innovations/1/implementet: unknown field 'implementet'; did you mean "
     "'implemented'?\n"
     "2:66 indicators innovations/1/indicators: 'indicators' must be an object: {\"...\": ...}\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\n\"innovations\":[{\"id\":"
     "\"1\",\"implemented\":\"2024-02-01\",\"indicators\":{\"kemanfaatan\":3}},{\"id\":\"2\","
     "\"implemented\":\"2024-02-01\",\"indicators\":{\"kemanfaatan\":{\"value\":3}}},{\"id\":\"3\","
     "\"implemented\":\"2024-02-01\",\"indicators\":{\"kemanfaatan\":{\"basis\":\"c\",\"value\":3}}"
     "},{\"id\":\"4\",\"implemented\":\"2024-02-01\",\"indicators\":{\"kemanfaatan\":{\"basis\":1}}"
     "},{\"id\":\"5\",\"implemented\":\"2024-02-01\",\"indicators\":{\"kemanfaatan\":{\"basis\":"
     "\"a\",\"value\":3.5}}},{\"id\":\"6\",\"implemented\":\"2024-02-01\",\"indicators\":{"
     "\"kemanfaatan\":true}}]}",
     "refused 9\n"
     "2:81 no_basis innovations/1/indicators/kemanfaatan: the basis of the value is missing; write "
     "{\"basis\": ..., \"value\": ...} with a basis out of a, b, tren\n"
     "2:150 no_basis innovations/2/indicators/kemanfaatan: the basis of the value is missing; "
     "write {\"basis\": ..., \"value\": ...} with a basis out of a, b, tren\n"
     "2:238 unknown_basis innovations/3/indicators/kemanfaatan: unknown basis 'c'; it must be one "
     "of a, b, tren\n"
     "2:329 unknown_basis innovations/4/indicators/kemanfaatan: \"basis\" must be a text, one of "
     "a, b, tren\n"
     "2:420 not_whole innovations/5/indicators/kemanfaatan: 3.5 is not a count; a whole number of "
     "0 or more is expected here\n"
     "2:492 answer_type innovations/6/indicators/kemanfaatan: true, false or a list is no answer; "
     "give a number, a text, an object or null\n"},
    {"{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{},\n\"innovations\":[{\"id\":"
     "\"1\",\"implemented\":\"2024-02-01\",\"urusan\":\"Kesehatn\",\"indicators\":{\"video\":3}}]}",
     "refused 9\n"
     "2:95 level_range innovations/1/indicators/video: the level 3 is out of range; it must be "
     "from 0 to 2\n"
     "2:62 text_outside_list innovations/1/urusan: 'Kesehatn' is not one of the texts of 'urusan' "
     "and counts for nothing; did you mean 'Kesehatan'?\n"},
    {"{\"id\":\"é\\n\\u001by\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{"
     "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\":1,\"a\\u001b["
     "1mb\":2},\"innovations\":[]}",
     "refused é\n\033y\n"
     "1:60 unknown_indicator "
     "indicators/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...: unknown "
     "indicator 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...'; the rules have "
     "none of this name\n"
     "1:135 unknown_indicator indicators/a?[1mb: unknown indicator 'a?[1mb'; the rules have none "
     "of this name\n"},
};

static void regions_that_cannot_be_are_refused_with_every_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_documents); i++)
        sample_check(refused_documents[i].document, refused_documents[i].expected);
}

/* Of broken syntax the first fault is all that is known. */
static const struct row broken[] = {
    {"x", "1 syntax -: a value is expected here, not 'x'"},
    {"{", "2 syntax -: a name in double quotes is expected here, not the end"},
    {"[", "2 syntax -: a value is expected here, not the end"},
    {"{\"id\"", "6 syntax -: ':' is expected behind the name, not the end"},
    {"{\"id\":", "7 syntax -: a value is expected here, not the end"},
    {"{\"id\":1", "8 syntax -: ',' or '}' is expected here, not the end"},
    {"{\"id\":1,", "9 syntax -: a name in double quotes is expected here, not the end"},
    {"{\"id\":1,}", "9 syntax -: a name in double quotes is expected here, not '}'"},
    {"{\"id\":1 \"b\":2}", "9 syntax -: ',' or '}' is expected here, not '\"'"},
    {"{\"id\":1]", "8 syntax -: ',' or '}' is expected here, not ']'"},
    {"[1 2]", "4 syntax -: ',' or ']' is expected here, not '2'"},
    {"[1,]", "4 syntax -: a value is expected here, not ']'"},
    {"[1}", "3 syntax -: ',' or ']' is expected here, not '}'"},
    {"{id:1}", "2 syntax -: a name in double quotes is expected here, not 'i'"},
    {"{\"id\" 1}", "7 syntax -: ':' is expected behind the name, not '1'"},
    {"{\"id\"::1}", "7 syntax -: a value is expected here, not ':'"},
    {"{,}", "2 syntax -: a name in double quotes is expected here, not ','"},
    {"tru", "1 syntax -: a value is expected here, not 't'"},
    {"nul", "1 syntax -: a value is expected here, not 'n'"},
    {"True", "1 syntax -: a value is expected here, not 'T'"},
    {"-", "1 syntax -: '-' is not a number as JSON writes it; no zero stands before other digits, "
          "and digits stand on both sides of the point"},
    {"01", "1 syntax -: '01' is not a number as JSON writes it; no zero stands before other "
           "digits, and digits stand on both sides of the point"},
    {"1.", "1 syntax -: '1.' is not a number as JSON writes it; no zero stands before other "
           "digits, and digits stand on both sides of the point"},
    {".5", "1 syntax -: a value is expected here, not '.'"},
    {"+1", "1 syntax -: a value is expected here, not '+'"},
    {"1e", "1 syntax -: '1e' is not a number as JSON writes it; no zero stands before other "
           "digits, and digits stand on both sides of the point"},
    {"1e+", "1 syntax -: '1e+' is not a number as JSON writes it; no zero stands before other "
            "digits, and digits stand on both sides of the point"},
    {"1.e3", "1 syntax -: '1.e3' is not a number as JSON writes it; no zero stands before other "
             "digits, and digits stand on both sides of the point"},
    {"--1", "1 syntax -: '--1' is not a number as JSON writes it; no zero stands before other "
            "digits, and digits stand on both sides of the point"},
    {"1-2", "1 syntax -: '1-2' is not a number as JSON writes it; no zero stands before other "
            "digits, and digits stand on both sides of the point"},
    {"-x", "1 syntax -: '-' is not a number as JSON writes it; no zero stands before other digits, "
           "and digits stand on both sides of the point"},
    {"{\"a\":01.5}", "6 syntax -: '01.5' is not a number as JSON writes it; no zero stands before "
                     "other digits, and digits stand on both sides of the point"},
    {"[0x10]", "3 syntax -: ',' or ']' is expected here, not 'x'"},
    {"\"a", "1 syntax -: the text that starts here is not closed; '\"' is missing"},
    {"\"a\\", "3 syntax -: '\\' is no escape of JSON; a backslash itself is written twice: \\\\"},
    {"\"a\\x\"",
     "3 syntax -: '\\x' is no escape of JSON; a backslash itself is written twice: \\\\"},
    {"\"\\u12g4\"",
     "2 syntax -: '\\u' is no escape of JSON; a backslash itself is written twice: \\\\"},
    {"\"\\u123",
     "2 syntax -: '\\u' is no escape of JSON; a backslash itself is written twice: \\\\"},
    {"\"a\tb\"", "3 syntax -: a text holds 0x09, a control character; write \\n for a new line and "
                 "\\t for a tab, and close every text with '\"'"},
    {"\"\177", "1 syntax -: the text that starts here is not closed; '\"' is missing"},
    {"\"\001\"", "2 syntax -: a text holds 0x01, a control character; write \\n for a new line and "
                 "\\t for a tab, and close every text with '\"'"},
    {"{'a':1}", "2 syntax -: a name in double quotes is expected here, not '''"},
    {"{} {}", "4 syntax -: nothing may follow a region, but '{' does"},
    {"{},", "3 syntax -: nothing may follow a region, but ',' does"},
    {"1 x", "3 syntax -: nothing may follow a region, but 'x' does"},
    {"\"a\"b", "4 syntax -: nothing may follow a region, but 'b' does"},
    {"é", "1 syntax -: a value is expected here, not 'é'"},
    {"{\"éé\": é}", "8 syntax -: a value is expected here, not 'é'"},
    {"NaN", "1 syntax -: a value is expected here, not 'N'"},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
     "33 too_deep -: arrays and objects stand more than 32 deep inside one another"},
    {"{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{"
     "\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{"
     "\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}",
     "161 too_deep -: arrays and objects stand more than 32 deep inside one another"},
    {"﻿{}", "1 syntax -: a value is expected here, not '﻿'"},
    {"{\"a\":1}/* */", "8 syntax -: nothing may follow a region, but '/' does"},
};

static void broken_syntax_is_refused_at_its_first_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(broken); i++) {
        struct buffer out = {0}, expected = {0};
        buffer_print(&expected, "refused ?\n1:%s\n", broken[i].expected);
        sample_read_bytes(&out, broken[i].document, strlen(broken[i].document), true);
        if (strcmp(out.bytes, expected.bytes) != 0)
            print_error("%s\n", broken[i].document);
        assert_string_equal(out.bytes, expected.bytes);
        buffer_free(&out);
        buffer_free(&expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_that_cannot_be_are_refused_where_they_stand),
        cmocka_unit_test(regions_that_cannot_be_are_refused_with_every_fault),
        cmocka_unit_test(broken_syntax_is_refused_at_its_first_fault),
    };
    return cmocka_run_group_tests_name("json refusals", tests, NULL, NULL);
}
