/* Each mistake in the outline of a rule file, and what is said of it: where, which code, what. */
#include "rule_text.h"

static const struct mistake keys_and_tables[] = {
    {"assumed \"a test\"", "secondary(5)",
     "2:57 not_a_text: the reference in 'secondary' must be a text in quotes, not a number"},
    {"maximum = 12,", "maximum = 12, overlap = \"highest\",",
     "3:27 wrong_kind: 'overlap' of ruleset \"t\" must be highest or lowest, not a text"},
    {"variable \"v\" { title = \"V\",", "variable \"v\" { title = \"V\", 5,",
     "11:33 wrong_kind: item 1 of variable \"v\" must be an indicator \"…\" { … }, not a number"},
    {"variable \"v\" {", "5, variable \"v\" {",
     "11:5 wrong_kind: item 1 of aspect \"own\" must be a variable \"…\" { … } or an indicator "
     "\"…\" { … }, not a number"},
    {"predicate \"High\"", "5, predicate \"High\"",
     "27:5 wrong_kind: item 1 of 'predicates' must be a predicate \"…\" (…, …), not a number"},
    {"title = \"Pick\", weight = 1,", "title = \"Pick\", wieght = 1,",
     "12:42 unknown_key: indicator \"pick\" has no key 'wieght'; did you mean 'weight'?"},
    {"year = 2026,", "yaer = 2026,",
     "2:16 unknown_key: ruleset \"t\" has no key 'yaer'; did you mean 'year'?"},
    {"title = \"Pick\", ", "tilte = \"Pick\", ",
     "12:26 unknown_key: indicator \"pick\" has no key 'tilte'; did you mean 'title'?"},
    {"predicates = {", "predicate = {",
     "26:3 unknown_key: ruleset \"t\" has no key 'predicate'; did you mean 'predicates'?"},
    {"title = \"Pick\", weight", "colour = 3, title = \"Pick\", weight",
     "12:26 unknown_key: indicator \"pick\" has no key 'colour'; it is one of: no, title, weight, "
     "scores, mandatory, evidence, note, from, applies, source, renamed_from"},
    {"title = \"Pick\", weight", "title = \"Pick\", [1.5] = 1, weight",
     "12:7 unknown_key: indicator \"pick\" has a key that is neither a name nor a place in its "
     "list; take it out"},
    {"title = \"Pick\", weight", "title = \"Pick\", [7] = \"x\", weight",
     "12:42 unknown_key: indicator \"pick\" has an item [7], which stands outside its list; write "
     "the items one after another"},
    {"decimals = 2,\n"
     "    predicate \"High\"",
     "decimal = 2, decimals = 2,\n"
     "    predicate \"High\"",
     "26:18 unknown_key: 'predicates' has no key 'decimal'; did you mean 'decimals'?"},
    {"eligible = all { must", "eligible = all { name = 1, must",
     "17:22 unknown_key: 'eligible' is a list, in which no item has a name; take out 'name'"},
    {"title = \"V\",", "", "11:5 missing_key: variable \"v\" has no 'title'; add it"},
    {"title = \"Pick\", ", "", "12:7 missing_key: indicator \"pick\" has no 'title'; add it"},
    {"title = \"Pick\", ", "title = 5, ",
     "12:34 not_a_text: 'title' of indicator \"pick\" must be a text in quotes, not a number"},
    {"title = \"Pick\", ", "title = \"Pi\\0ck\", ",
     "12:34 not_text: this string holds bytes that are no text; write the letters themselves"},
    {"year = 2026, ", "", "1:1 missing_key: ruleset \"t\" has no 'year'; add it"},
    {"year = 2026, ", "year = 1800, ",
     "2:23 number_range: 'year' of ruleset \"t\" must be a whole number from 1900 to 9999"},
    {"year = 2026, ", "year = \"2026\", ",
     "2:23 not_a_number: 'year' of ruleset \"t\" must be a number, not a text"},
    {"status = in_force", "status = \"in_force\"",
     "2:38 wrong_kind: 'status' of ruleset \"t\" must be in_force, announced or past, not a text"},
    {"status = in_force", "status = 2026 / 0",
     "2:38 wrong_kind: 'status' of ruleset \"t\" must be in_force, announced or past, not a "
     "number"},
    {"of = region, maximum", "maximum", "10:3 missing_key: aspect \"own\" has no 'of'; add it"},
    {"of = region, type = text", "of = \"region\", type = text",
     "4:23 wrong_kind: 'of' of field \"name\" must be region or innovation, not a text"},
    {"type = text },\n"
     "  field \"kind\"",
     "type = \"text\" },\n"
     "  field \"kind\"",
     "4:38 wrong_kind: 'type' of field \"name\" must be text, number, whole, date or one_of { … }, "
     "not a text"},
    {"required = true", "required = \"yes\"",
     "6:58 not_a_truth: 'required' of field \"people\" must be true or false, not a text"},
    {"mandatory = true", "mandatory = 1",
     "18:64 not_a_truth: 'mandatory' of indicator \"rate\" must be true or false, not a number"},
    {"agree = { \"kind\" }", "agree = \"kind\"",
     "28:23 not_a_list: 'agree' of group \"g\" must be a list of texts in { }"},
    {"agree = { \"kind\" }", "agree = { kind = true, 5 }",
     "28:23 not_a_text: 'agree' of group \"g\" must be a text in quotes, not a number"},
    {"source = assumed \"a test\"", "source = \"a test\"",
     "2:57 wrong_kind: 'source' of ruleset \"t\" must be official \"…\", secondary \"…\" or "
     "assumed \"…\", not a text"},
    {"assumed \"a test\"", "assumed \"\"",
     "2:57 no_reference: 'assumed' says nothing; write where the rule stands, or why it is "
     "assumed"},
    {"assumed \"a test\"", "assumed { \"a test\" }",
     "2:57 not_a_text: the reason in 'assumed' must be a text in quotes, not a table"},
    {"assumed \"a test\"", "secondary",
     "2:57 wrong_kind: 'source' of ruleset \"t\" must be official \"…\", secondary \"…\" or "
     "assumed \"…\", not a function or a word without its ( ) or { }"},
    {"variable \"v\" {", "variable \"v\" {}, variable \"v2\" {",
     "11:5 missing_key: variable \"v\" has no 'title'; add it\n"
     "11:5 no_levels: variable \"v\" has no indicator"},
    {"variable \"v\" { title = \"V\",", "variable \"v\", variable \"w\" { title = \"V\",",
     "11:5 missing_table: item 1 of aspect \"own\" stands without its { } or ( ); write what it "
     "is"},
    {"indicator \"pick\" {", "indicator(\"pick\")(nil), indicator \"p2\" {",
     "12:7 missing_table: indicator \"pick\" takes a table: indicator \"pick\" { … }"},
    {"indicator \"pick\"", "indicator \"not an id\"",
     "12:7 bad_id: \"not an id\" cannot name this; an id is made of letters, digits and _, and "
     "begins with a letter"},
    {"indicator \"pick\"", "indicator(5)",
     "12:7 not_a_text: 'indicator' is followed by a number, not by its name; write indicator "
     "\"…\", with the name in quotes"},
    {"predicate \"High\"", "predicate \"\"",
     "27:5 bad_id: \"\" cannot name this; an id is made of letters, digits and _, and begins with "
     "a letter"},
    {"field \"day\"", "field \"id\"",
     "7:3 reserved_name: 'id' is in every region's data already; give the field another name"},
    {"ruleset \"t\" {", "ruleset \"2026 t\" {",
     "1:1 bad_id: \"2026 t\" cannot name this; an id is made of letters, digits and _, and begins "
     "with a letter"},
    {"  index = ", "  \"a text\", index = ",
     "25:3 wrong_kind: item 11 of ruleset \"t\" must be a field, an aspect, a value or a group, "
     "each with its \"…\" { … }, not a text"},
    {"  index = ", "  region, index = ",
     "25:3 wrong_kind: item 11 of ruleset \"t\" must be a field, an aspect, a value or a group, "
     "each with its \"…\" { … }, not the word region or innovation"},
    {"  index = ", "  function() end, index = ",
     "25:3 wrong_kind: item 11 of ruleset \"t\" must be a field, an aspect, a value or a group, "
     "each with its \"…\" { … }, not a function or a word without its ( ) or { }"},
    {"choices { \"one\", \"two\", \"three\" }", "choices { \"one\", \"two\", \"three\" }, 5",
     "12:89 wrong_kind: item 2 of indicator \"pick\" must be choices, codes, bands, bases or a "
     "script, each with its { … }, not a number"},
    {"basis \"a\" {", "basis \"a\" { title = \"A\", bands { at_least(1) },",
     "21:15 wrong_kind: basis \"a\" has one bands { … }"},
    {"basis \"a\" { bands { at_most(5), above(5) } }", "basis \"a\" { at_most(5) }",
     "21:27 wrong_kind: item 1 of basis \"a\" must be bands { … }, not a range"},
    {"basis \"a\" {", "basis \"a\"(5), basis \"b\" {",
     "21:15 missing_table: basis \"a\" takes a table: basis \"a\" { … }"},
    {"bases { basis \"a\" { bands { at_most(5), above(5) } } }", "bases { \"a\" }",
     "21:15 wrong_kind: item 1 of 'bases' must be a basis \"…\" { … }, not a text"},
    {"bases { basis \"a\" { bands { at_most(5), above(5) } } }", "bases { }",
     "21:7 no_levels: 'bases' has no basis"},
    {"bases { basis \"a\" { bands { at_most(5), above(5) } } }", "bases(5)",
     "21:7 missing_table: 'bases' takes a table: bases { … }, not a number"},
    {"bases { basis \"a\" { bands { at_most(5), above(5) } } }",
     "bases { basis \"a\" { bands { at_most(5), above(5) } } , basis \"a\" { bands { at_most(5), "
     "above(5) } } }",
     "21:15 doubled_id: basis \"a\" is there twice"},
};

static void a_mistake_in_a_table_is_answered_at_its_key_or_item(void **state)
{
    (void)state;
    check_mistakes(keys_and_tables, COUNT(keys_and_tables));
}

static const struct mistake musts[] = {
    {"eligible = all { must", "eligible = all { must \"k\" (5), must",
     "17:22 missing_table: must \"k\" takes a table: must \"k\" { … }"},
    {"eligible = all { must \"m\"", "eligible = all { must \"k\", must \"m\"",
     "17:22 missing_table: item 1 of 'eligible' stands without its { } or ( ); write what it is"},
    {"eligible = all { must \"m\" { at_least(level \"rate\", 1), otherwise = \"no\" } }",
     "eligible = at_least(level \"rate\", 1)",
     "17:5 wrong_kind: 'eligible' of aspect \"made\" is all { must \"…\" { … }, … }, not an "
     "expression"},
    {"eligible = all { must \"m\" { at_least(level \"rate\", 1), otherwise = \"no\" } }",
     "eligible = all { must \"m\" { otherwise = \"no\" } }",
     "17:22 wrong_kind: must \"m\" states one condition; combine several with all { … } or any { … "
     "}"},
    {"eligible = all { must \"m\" { at_least(level \"rate\", 1), otherwise = \"no\" } }",
     "eligible = { 5 }",
     "17:18 wrong_kind: item 1 of 'eligible' must be a must \"…\" { … }, not a number"},
    {", otherwise = \"no\"", "", "17:22 missing_key: must \"m\" has no 'otherwise'; add it"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", 1), at_least(level \"rate\", 1)",
     "17:22 wrong_kind: must \"m\" states one condition; combine several with all { … } or any { … "
     "}"},
    {"at_least(level \"rate\", 1)", "level \"rate\"",
     "17:22 wrong_kind: a condition is needed here, such as at_least(…, 5), not a number"},
    {"at_least(level \"rate\", 1)", "5",
     "17:33 wrong_kind: item 1 of must \"m\" must be a condition, not a number"},
    {"title = \"Own\", of = region,",
     "title = \"Own\", of = region, eligible = all { must \"x\" { at_least(region.people, 1), "
     "otherwise = \"no\" } },",
     "10:46 wrong_kind: 'eligible' is about innovations, but aspect \"own\" is of a region"},
    {"  value \"one\"",
     "  aspect \"more\" { title = \"More\", of = innovation, eligible = all { must \"x\" { "
     "at_least(level \"rate\", 1), otherwise = \"no\" } }, indicator \"i\" { title = \"I\", weight "
     "= 0, choices { \"x\" } } },\n"
     "  value \"one\"",
     "23:3 used_twice: eligibility is stated in two aspects; state it in one, for an innovation is "
     "eligible or not as a whole"},
};

static void a_mistake_in_eligibility_is_answered(void **state)
{
    (void)state;
    check_mistakes(musts, COUNT(musts));
}

static const struct mistake placing[] = {
    {"ruleset \"t\" {",
     "local i = indicator \"x\" { title = \"X\", weight = 0, choices { \"x\" } }\n"
     "ruleset \"t\" {\n"
     "  aspect \"p\" { title = \"P\", of = region, i, i },",
     "1:11 used_twice: indicator \"x\" stands in two places; an indicator belongs to one"},
    {"ruleset \"t\" {",
     "local i = indicator \"x\" { title = \"X\", weight = 0, choices { \"x\" } }\n"
     "ruleset \"t\" {",
     "1:11 not_used: indicator \"x\" stands in no variable and no aspect; put it into one"},
    {"ruleset \"t\" {",
     "local x = variable \"x\" { title = \"X\", indicator \"i\" { title = \"I\", weight = 0, "
     "choices { \"x\" } } }\n"
     "ruleset \"t\" {\n"
     "  aspect \"p\" { title = \"P\", of = region, x, x },",
     "1:11 used_twice: variable \"x\" stands in two places; a variable belongs to one aspect"},
    {"ruleset \"t\" {",
     "local x = variable \"x\" { title = \"X\", indicator \"i\" { title = \"I\", weight = 0, "
     "choices { \"x\" } } }\n"
     "ruleset \"t\" {",
     "1:11 not_used: variable \"x\" stands in no aspect; put it into one"},
    {"ruleset \"t\" {",
     "local x = aspect \"x\" { title = \"X\", of = region, indicator \"i\" { title = \"I\", weight "
     "= 0, choices { \"x\" } } }\n"
     "ruleset \"t\" {\n"
     "  x, x,",
     "1:11 used_twice: aspect \"x\" stands there twice"},
    {"indicator \"code\"", "indicator \"pick\"",
     "13:7 doubled_id: \"pick\" is used twice; line 12 has it already as the id of an indicator"},
    {"variable \"v\"", "variable \"own\"",
     "11:5 doubled_id: \"own\" is used twice; line 10 has it already as the id of an aspect"},
    {"value \"two\"", "value \"one\"",
     "24:3 doubled_id: \"one\" is used twice; line 23 has it already as the id of a value\n"
     "25:36 unknown_id: there is no value \"two\"; it is one of: one, one"},
    {"field \"people\"", "field \"kind\"",
     "6:3 doubled_id: \"kind\" is used twice; line 5 has it already as the id of a field"},
    {"predicate \"Low\"", "predicate \"High\"",
     "27:5 doubled_id: \"High\" is used twice; line 27 has it already as the id of a predicate"},
    {"group \"g\"", "group \"g\" {}, group \"g\"",
     "28:3 doubled_id: \"g\" is used twice; line 28 has it already as the id of a group"},
    {"group \"g\"", "group \"all\"",
     "28:3 group_all: a group cannot be called \"all\", for that is the group of all regions, "
     "which "
     "is always there; give it another id"},
    {"eligible = all { must",
     "eligible = all { must \"m\" { at_least(level \"rate\", 1), otherwise = \"\" }, must",
     "17:22 doubled_id: \"m\" is used twice; line 17 has it already as the id of a must"},
    {"variable \"v\" { title = \"V\",",
     "variable \"v\" { title = \"V\" },\n"
     "    variable \"w\" { title = \"W\",",
     "11:5 no_levels: variable \"v\" has no indicator"},
    {"agree = { \"kind\" }", "agree = { \"kin\" }",
     "28:15 unknown_field: no field \"kin\" of the region is declared; did you mean 'kind'?"},
    {"  value \"one\"",
     "  aspect \"none\" { title = \"None\", of = region },\n"
     "  value \"one\"",
     "23:3 no_levels: aspect \"none\" has no indicator"},
    {"  value \"one\"",
     "  aspect \"none\" (5),\n"
     "  value \"one\"",
     "23:3 missing_table: aspect \"none\" takes a table: aspect \"none\" { … }"},
    {"maximum = 7,\n"
     "",
     "maximum = 8,\n"
     "",
     "10:46 maximum: the maximum of aspect \"own\" comes out as 7, but the file states 8; check "
     "its weights and levels against the annex"},
};

static void what_stands_twice_or_nowhere_is_refused(void **state)
{
    (void)state;
    check_mistakes(placing, COUNT(placing));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistake_in_a_table_is_answered_at_its_key_or_item),
        cmocka_unit_test(a_mistake_in_eligibility_is_answered),
        cmocka_unit_test(what_stands_twice_or_nowhere_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
