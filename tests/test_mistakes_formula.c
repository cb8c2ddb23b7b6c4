/* Each mistake in expressions and in what follows from them, and what is said of it. */
#include "rule_text.h"

static const struct mistake expressions[] = {
    {"ruleset \"t\" {",
     "local function f() return count(innovations) < 0 end f()\n"
     "ruleset \"t\" {",
     "1:1 operator_not_allowed: '< <= > >=' has no meaning here; write below, at_most, above or "
     "at_least"},
    {"equals(region.kind, \"kota\")", "equals(region.kind, \"ko\\0ta\")",
     "28:41 not_a_text: the text in 'equals' holds bytes that are no text; write UTF-8\n"
     "28:61 not_text: this string holds bytes that are no text; write the letters themselves"},
    {"value.one + value.two", "total(indicator \"x\")",
     "25:18 not_a_text: the id in 'total' must be a text in quotes, not a word without its table"},
    {"value.one + value.two", "value.one + region[\"\\255\"]",
     "25:3 not_a_text: a field's name holds bytes that are no text; write UTF-8\n"
     "25:37 not_text: this string holds bytes that are no text; write the letters themselves"},
    {"value.one + value.two", "value.one + region.people.day",
     "25:44 wrong_kind: an expression has no field 'day'; fields are those of region, innovation "
     "and innovations, and of value"},
    {"index = 100 * (value.one + value.two) / 12", "index = 5",
     "25:11 wrong_kind: 'index' of ruleset \"t\" must be an expression such as 20 * "
     "mean(value.…, value.…), not a number"},
    {"index = 100 * (value.one + value.two) / 12", "index = true",
     "25:11 wrong_kind: 'index' of ruleset \"t\" must be an expression such as 20 * "
     "mean(value.…, value.…), not true or false"},
    {"index = 100 * (value.one + value.two) / 12", "index = at_least(value.one, 5)",
     "25:3 wrong_kind: a number is needed here, not a condition or a text"},
    {"  index = 100 * (value.one + value.two) / 12,", "",
     "1:1 missing_key: ruleset \"t\" has no 'index'; add it"},
    {"index = 100 * (value.one + value.two) / 12", "index = 100 * (value.one + value.tow) / 12",
     "25:36 unknown_id: there is no value \"tow\"; did you mean 'two'?"},
    {"title = \"One\", maximum = 7, share = 58.33, total \"own\" }", "value.two }",
     "23:23 value_order: value.two is used before it is stated; put value \"two\" above"},
    {"value.one + value.two", "value.one + region.kind",
     "25:37 wrong_scope: a formula needs a number here whatever the data; make the field required "
     "= true, or write first_given(region.…, 0)"},
    {"value.one + value.two", "value.one + region.name",
     "25:37 wrong_scope: a formula needs a number here whatever the data; make the field required "
     "= true, or write first_given(region.…, 0)"},
    {"value.one + value.two", "value.one + region.peple",
     "25:37 unknown_field: no field \"peple\" of the region is declared; did you mean 'people'?"},
    {"value.one + value.two", "value.one + region.nothing_like_it",
     "25:37 unknown_field: no field \"nothing_like_it\" of the region is declared; it is one of: "
     "name, kind, people"},
    {"value.one + value.two", "value.one + innovation.topic",
     "25:41 wrong_scope: this field is of each innovation; say over which: "
     "count(where(innovations, …)) or sum(innovations, …)"},
    {"value.one + value.two", "value.one + region[5]",
     "25:3 wrong_kind: after the dot comes the name of a field"},
    {"value.one + value.two", "value.one + value.two.three",
     "25:40 wrong_kind: an expression has no field 'three'; fields are those of region, innovation "
     "and innovations, and of value"},
    {"value.one + value.two", "value.one + innovations.topic",
     "25:28 wrong_kind: '+' is given a field of innovations where a number or an expression such "
     "as total \"…\", value.… or innovation.… would be right"},
    {"value.one + value.two", "value.one + value",
     "25:28 wrong_kind: '+' is given the word value where a number or an expression such as total "
     "\"…\", value.… or innovation.… would be right"},
    {"value.one + value.two", "value.one + \"x\"",
     "25:28 date: '+' is given the text \"x\"; write a number, a field, or a date such as "
     "\"2024-01-31\""},
    {"value.one + value.two", "value.one + nil",
     "25:28 wrong_kind: '+' is given nothing where a number or an expression such as total \"…\", "
     "value.… or innovation.… would be right"},
    {"value.one + value.two", "value.one + value.two % 2",
     "25:40 stray_character: '%' means nothing here; leave it out, and state the unit as in unit = "
     "\"%\""},
    {"value.one + value.two", "value.one + value.two ^ 2",
     "25:40 operator_not_allowed: '^' has no meaning here; formulas know + - * /; write the "
     "product out"},
    {"value.one + value.two", "value.one + value.two // 2",
     "25:40 operator_not_allowed: '//' has no meaning here; write / for a division, which is "
     "exact"},
    {"value.one + value.two", "value.one + value.two .. \"x\"",
     "25:40 operator_not_allowed: '..' has no meaning here; texts are written whole"},
    {"value.one + value.two", "value.one + #innovations",
     "25:30 operator_not_allowed: '#' has no meaning here; write count(innovations)"},
    {"value.one + value.two", "value.one + (value.two & 1)",
     "25:3 operator_not_allowed: '& | ~ << >>' has no meaning here; write all { … }, any { … } or "
     "none { … }"},
    {"value.one + value.two", "value.one + value.two(1)",
     "25:3 wrong_kind: an expression is no word that takes ( ) or { }; is a comma missing before "
     "it?"},
    {"value.one + value.two", "value.one + at_least(value.two, 5)",
     "25:28 wrong_scope: a number is needed here, not a condition; write when(condition, number, "
     "otherwise)"},
    {"ruleset \"t\" {",
     "value.one = 5\n"
     "ruleset \"t\" {",
     "1:1 assignment: this cannot be changed; write it in the table where it is made"},
    {"total \"own\" }", "total \"onw\" }",
     "23:60 unknown_id: no aspect, variable or indicator is called \"onw\"; did you mean 'own'?"},
    {"total \"own\" }", "total \"nothing\" }",
     "23:60 unknown_id: no aspect, variable or indicator is called \"nothing\"; it is one of: own, "
     "made, v, pick, code, rate, use"},
    {"total \"own\" }", "total \"own\" + level \"own\" }",
     "23:74 unknown_id: \"own\" is no indicator; only indicators have a level, the others a total"},
    {"total \"own\" }", "total \"own\" + level \"rate\" }",
     "23:74 wrong_scope: this level is of each innovation; say over which: mean(innovations, level "
     "\"…\")"},
    {"total \"own\" }", "total \"own\" + total(\"made\", 5) }",
     "23:60 arguments: 'total' takes an id, such as total \"…\", and nothing else but, for total, "
     "innovations or reported"},
    {"total \"own\" }", "total \"own\" + total(5) }",
     "23:60 not_a_text: the id in 'total' must be a text in quotes, not a number"},
    {"total \"own\" }", "total \"own\", total \"own\" }",
     "23:3 wrong_kind: value \"one\" is one expression"},
    {"total \"own\" }", "5 }",
     "23:60 wrong_kind: item 1 of value \"one\" must be an expression such as total \"…\" / 10, "
     "not a number"},
    {"total \"own\" }", "\"own\" }",
     "23:60 wrong_kind: item 1 of value \"one\" must be an expression such as total \"…\" / 10, "
     "not a text"},
    {"value \"one\" { title = \"One\", maximum = 7, share = 58.33, total \"own\" }",
     "value \"one\" (5)",
     "23:3 missing_table: value \"one\" takes a table: value \"one\" { … }\n"
     "25:24 unknown_id: there is no value \"one\"; it is one of: two"},
    {"total \"made\" / max(count(innovations), 1)", "total \"made\" / count(innovations)",
     "24:45 zero_divisor: this divides by a value that can be zero; divide by max(…, 1), or by "
     "what is never zero"},
    {"total \"made\" / max(count(innovations), 1)",
     "total \"made\" / (count(innovations) - 1) + total \"own\" / count(reported)",
     "24:45 zero_divisor: this divides by a value that can be zero; divide by max(…, 1), or by "
     "what is never zero"},
    {"total \"made\" / max(count(innovations), 1)", "total \"made\"",
     "3:3 maximum: the maximum that the values add up to comes out as 500007, but the file states "
     "12; check the weights and the formula against the annex\n"
     "23:45 share: the share of value \"one\" comes out as 0 percent of the maximum, but the file "
     "states 58.33; check the maxima against the annex\n"
     "27:5 predicate_gap: no predicate holds an index from 100.01 to 4166725.00, which is the "
     "highest there can be; raise the upper edge of \"High\", or check the formula"},
    {"total \"made\" / max(count(innovations), 1)", "count()",
     "24:32 arguments: 'count' takes what it counts: count(innovations), count(reported), or "
     "count(where(innovations, …))"},
    {"total \"made\" / max(count(innovations), 1)", "count(region)",
     "24:32 wrong_kind: 'count' goes over innovations, reported or where(innovations, …), not over "
     "the word region or innovation"},
    {"total \"made\" / max(count(innovations), 1)", "count(where(innovations))",
     "24:38 arguments: 'where' takes 2 arguments, not 1"},
    {"total \"made\" / max(count(innovations), 1)",
     "count(where(region, at_least(level \"rate\", 1)))",
     "24:38 wrong_kind: 'where' goes over innovations, reported or where(innovations, …), not over "
     "the word region or innovation"},
    {"total \"made\" / max(count(innovations), 1)", "count(where(innovations, level \"rate\"))",
     "24:38 wrong_kind: a condition is needed here, such as at_least(…, 5), not a number"},
    {"total \"made\" / max(count(innovations), 1)",
     "count(where(innovations, at_least(level \"pick\", 1)))",
     "24:66 wrong_scope: this speaks of the region's answers, but stands where only one innovation "
     "is known"},
    {"total \"made\" / max(count(innovations), 1)",
     "count(where(innovations, at_least(count(innovations), 1)))",
     "24:32 wrong_scope: innovations are counted in values and in the index, not inside a "
     "condition on one of them"},
    {"total \"made\" / max(count(innovations), 1)",
     "count(where(innovations, at_least(level \"rate\" + 1, 1)))",
     "24:79 wrong_scope: nothing is calculated inside a condition; compare fields, levels, totals "
     "and words with numbers"},
    {"total \"made\" / max(count(innovations), 1)",
     "count(where(innovations, at_least(value.one, 1)))",
     "24:72 wrong_scope: a value of the formula is not known here; only the fields and answers "
     "are"},
    {"total \"made\" / max(count(innovations), 1)", "sum()",
     "24:32 arguments: 'sum' takes from 1 to 64 arguments, not 0"},
    {"total \"made\" / max(count(innovations), 1)", "sum(innovations)",
     "24:32 arguments: 'sum' takes 2 arguments, not 1"},
    {"total \"made\" / max(count(innovations), 1)", "sum(innovations, innovation.topic)",
     "24:32 wrong_scope: innovations are added up or compared by a number: a total, a level, or a "
     "field that is a number"},
    {"total \"made\" / max(count(innovations), 1)", "sum(innovations, true)",
     "24:32 wrong_kind: 'sum' is given true or false where a number or an expression such as total "
     "\"…\", value.… or innovation.… would be right"},
    {"total \"made\" / max(count(innovations), 1)", "mean(innovations, innovation.tpoic)",
     "24:61 unknown_field: no field \"tpoic\" of an innovation is declared; did you mean 'topic'?"},
    {"total \"made\" / max(count(innovations), 1)", "distinct(innovations)",
     "24:32 wrong_kind: 'distinct' counts the different values of a field: "
     "distinct(innovations.field), or distinct(innovations.field, { … })"},
    {"total \"made\" / max(count(innovations), 1)", "distinct(innovations.day)",
     "24:32 wrong_scope: 'distinct' counts the values of a field of type one_of { … }"},
    {"total \"made\" / max(count(innovations), 1)", "distinct(innovations.topic, \"A\")",
     "24:32 not_a_list: 'distinct' takes a list of texts in { }, not a text"},
    {"total \"made\" / max(count(innovations), 1)", "distinct(innovations.topic, { \"A\", \"A\" })",
     "24:32 doubled_item: the list names \"A\" twice"},
    {"total \"made\" / max(count(innovations), 1)", "distinct(innovations.topic, { \"A\", 5 })",
     "24:32 not_a_text: item 2 of the list must be a text in quotes, not a number"},
    {"total \"made\" / max(count(innovations), 1)", "distinct(innovations.topic, { })",
     "24:32 not_a_list: the list in 'distinct' is empty"},
    {"total \"made\" / max(count(innovations), 1)", "distinct(innovations.topic, { \"A\", \"D\" })",
     "24:67 unknown_choice: \"D\" is not among the texts of field \"topic\"; did you mean 'A'?"},
    {"total \"made\" / max(count(innovations), 1)",
     "distinct(innovations.topic, { \"AAA\", \"BBB\" })",
     "24:62 unknown_choice: \"AAA\" is not among the texts of field \"topic\"; it is one of: A, B, "
     "C\n"
     "24:69 unknown_choice: \"BBB\" is not among the texts of field \"topic\"; it is one of: A, B, "
     "C"},
    {"total \"made\" / max(count(innovations), 1)", "min()",
     "24:32 arguments: 'min' takes from 1 to 64 arguments, not 0"},
    {"total \"made\" / max(count(innovations), 1)", "when(1, 2)",
     "24:32 arguments: 'when' takes 3 arguments, not 2"},
    {"total \"made\" / max(count(innovations), 1)", "when(1, 2, 3)",
     "24:32 wrong_scope: a condition is needed here, such as at_least(…, 5)"},
    {"total \"made\" / max(count(innovations), 1)", "when(at_least(level \"rate\", 1), 2, 3)",
     "24:46 wrong_scope: this level is of each innovation; say over which: mean(innovations, level "
     "\"…\")"},
    {"total \"made\" / max(count(innovations), 1)", "first_given(total \"own\", 1)",
     "24:32 wrong_scope: 'first_given' chooses among fields, words and numbers"},
    {"total \"made\" / max(count(innovations), 1)", "first_given(words(region.name))",
     "24:32 wrong_scope: a formula needs a number here whatever the data; make the field required "
     "= true, or write first_given(region.…, 0)"},
    {"total \"made\" / max(count(innovations), 1)", "words(\"x\")",
     "24:32 wrong_kind: 'words' counts the words of a text field: words(innovation.field)"},
    {"total \"made\" / max(count(innovations), 1)", "words(region.name)",
     "24:32 wrong_scope: a formula needs a number here whatever the data; make the field required "
     "= true, or write first_given(region.…, 0)"},
    {"total \"made\" / max(count(innovations), 1)", "words(region.people)",
     "24:32 wrong_scope: 'words' counts the words of a field of type text"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\")",
     "17:33 not_a_number: the edge of 'at_least' must be a number, not an expression"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", 1, 2)",
     "17:33 arguments: 'at_least' takes 2 arguments, not 3"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", \"soon\")",
     "17:33 date: 'at_least' is given the text \"soon\"; write a number, a field, or a date such "
     "as \"2024-01-31\""},
    {"at_least(level \"rate\", 1)", "at_least(innovation.day, 5)",
     "17:33 wrong_scope: a date and a number cannot be compared"},
    {"at_least(level \"rate\", 1)", "at_least(innovation.topic, 5)",
     "17:33 wrong_scope: a number is needed here; a text is compared with one_of or equals, a date "
     "with another date"},
    {"at_least(level \"rate\", 1)", "at_least(total \"own\", 5)",
     "17:42 wrong_scope: this speaks of the region's answers, but stands where only one innovation "
     "is known"},
    {"at_least(level \"rate\", 1)", "at_least(all { given(innovation.day) }, 5)",
     "17:33 wrong_scope: a number is needed here, not a condition; write when(condition, number, "
     "otherwise)"},
    {"at_least(level \"rate\", 1)", "within(innovation.day, 5)",
     "17:33 arguments: 'within' takes an expression and a range: within(innovation.field, "
     "between(…, …))"},
    {"at_least(level \"rate\", 1)", "within(true, at_least(5))",
     "17:33 wrong_kind: 'within' is given true or false where a number or an expression such as "
     "total \"…\", value.… or innovation.… would be right"},
    {"at_least(level \"rate\", 1)", "within(innovation.day, at_least(5))",
     "17:56 wrong_scope: a date and a number cannot be compared"},
    {"at_least(level \"rate\", 1)", "one_of(5, { \"A\" })",
     "17:33 wrong_kind: 'one_of' compares a field with texts: one_of(region.field, …), not a "
     "number"},
    {"at_least(level \"rate\", 1)", "one_of(innovation.day, { \"A\" })",
     "17:33 wrong_scope: texts are compared with fields of type one_of { … }"},
    {"at_least(level \"rate\", 1)", "one_of(innovation.topic, { \"E\" })",
     "17:60 unknown_choice: \"E\" is not among the texts of field \"topic\"; did you mean 'A'?"},
    {"at_least(level \"rate\", 1)", "one_of(innovation.topic, \"A\")",
     "17:33 not_a_list: 'one_of' takes a list of texts in { }, not a text"},
    {"at_least(level \"rate\", 1)", "equals(innovation.design, \"A\")",
     "17:33 wrong_scope: texts are compared with fields of type one_of { … }"},
    {"at_least(level \"rate\", 1)", "equals(\"A\", innovation.topic)",
     "17:33 date: 'equals' is given the text \"A\"; write a number, a field, or a date such as "
     "\"2024-01-31\""},
    {"at_least(level \"rate\", 1)", "given(5)",
     "17:33 wrong_kind: 'given' asks whether a field has a value: given(innovation.field)"},
    {"at_least(level \"rate\", 1)", "given(innovation.dya)",
     "17:50 unknown_field: no field \"dya\" of an innovation is declared; did you mean 'day'?"},
    {"at_least(level \"rate\", 1)", "all(5)",
     "17:16 missing_table: 'all' takes conditions in { }: all { a, b }"},
    {"at_least(level \"rate\", 1)", "all { }",
     "17:16 arguments: 'all' takes from 1 to 64 conditions, not 0"},
    {"at_least(level \"rate\", 1)", "all { 5 }",
     "17:22 wrong_kind: item 1 of 'all' must be a condition, not a number"},
    {"at_least(level \"rate\", 1)", "any { level \"rate\" }",
     "17:33 wrong_scope: a condition is needed here, such as at_least(…, 5)"},
    {"at_least(level \"rate\", 1)", "none { given }",
     "17:40 wrong_kind: item 1 of 'none' must be a condition, not a function or a word without its "
     "( ) or { }"},
    {"at_least(level \"rate\", 1)", "any { at_least(level \"rate\", 1), x = 3 }",
     "17:66 unknown_key: 'any' is a list, in which no item has a name; take out 'x'"},
    {"at_least(level \"rate\", 1)", "mandatory_at_least(\"1\")",
     "17:33 not_a_number: the level in 'mandatory_at_least' must be a number, not a text"},
    {"at_least(level \"rate\", 1)", "mandatory_at_least(0.5)",
     "17:33 level_range: the level in 'mandatory_at_least' must be a whole number, 1 or more"},
    {"who = equals(region.kind, \"kota\")", "who = 5",
     "28:41 wrong_kind: 'who' of group \"g\" must be a condition on the region, not a number"},
    {"who = equals(region.kind, \"kota\")", "who = region.people",
     "28:35 wrong_kind: a condition is needed here, such as at_least(…, 5), not a number"},
    {"who = equals(region.kind, \"kota\")", "who = mandatory_at_least(1)",
     "28:41 wrong_scope: 'mandatory_at_least' is a condition on one innovation"},
    {"who = equals(region.kind, \"kota\")", "who = at_least(level \"rate\", 1)",
     "28:50 wrong_scope: this speaks of innovations, but stands where only the region's own "
     "answers are known"},
    {"who = equals(region.kind, \"kota\")", "who = equals(region.kind, \"desa\")",
     "28:61 unknown_choice: \"desa\" is not among the texts of field \"kind\"; it is one of: kota, "
     "kabupaten"},
    {"source = assumed \"a test\"", "source = (assumed \"a\") (assumed \"b\")",
     "2:58 wrong_kind: a source can mark a number, a range, or a part of the rule set, not a "
     "source"},
    {"source = assumed \"a test\"", "source = official \"a\" (0.1 + 0.2)",
     "2:57 inexact_number: a number with a source comes out of a calculation that has no exact "
     "decimal; write the number itself, or let the formula divide last"},
};

static void a_mistake_in_an_expression_is_answered_at_its_name_or_word(void **state)
{
    (void)state;
    check_mistakes(expressions, COUNT(expressions));
}

static const struct mistake proofs[] = {
    {"weight = 1, choices { \"one\", \"two\", \"three\" } },\n"
     "      indicator \"code\" { title = \"Code\", weight = 2,",
     "weight = 99999, choices { \"one\", \"two\", \"three\" } },\n"
     "      indicator \"code\" { title = \"Code\", weight = 0.000000001,",
     "10:3 number_range: the scores of aspect \"own\" are too large to add up exactly over 100000 "
     "innovations"},
    {"index = 100 *", "index = 1e14 * value.one * 1e5 *",
     "25:3 number_range: the index can become too large"},
    {"weight = 1, choices", "weight = 100000.000000001, choices",
     "12:7 number_range: the weight of indicator \"pick\" is too large"},
    {"maximum = 12,", "maximum = 250,",
     "3:3 maximum: the maximum that the values add up to comes out as 12, but the file states 250; "
     "check the weights and the formula against the annex"},
    {"title = \"One\", maximum = 7", "title = \"One\", maximum = 8",
     "23:32 maximum: the maximum of value \"one\" comes out as 7, but the file states 8; check the "
     "weights and the formula against the annex"},
    {"share = 58.33", "share = 58.3",
     "23:45 share: the share of value \"one\" comes out as 58.33 percent of the maximum, but the "
     "file states 58.3; check the maxima against the annex"},
    {"title = \"Two\", total \"made\" / max(count(innovations), 1)",
     "maximum = 5, title = \"Two\", total \"made\"",
     "3:3 maximum: the maximum that the values add up to comes out as 500007, but the file states "
     "12; check the weights and the formula against the annex\n"
     "23:45 share: the share of value \"one\" comes out as 0 percent of the maximum, but the file "
     "states 58.33; check the maxima against the annex\n"
     "24:17 maximum: the maximum of value \"two\" comes out as 500000, but the file states 5; "
     "check the weights and the formula against the annex\n"
     "27:5 predicate_gap: no predicate holds an index from 100.01 to 4166725.00, which is the "
     "highest there can be; raise the upper edge of \"High\", or check the formula"},
    {"type = whole, required = true },",
     "type = number, required = true },\n"
     "  value \"free\" { share = 5, maximum = 5, region.people }, ",
     "3:3 maximum: the values have no maximum together, but the file states one; bound each with "
     "min(…, …)\n"
     "7:29 maximum: value \"free\" has no maximum, but the file states one; bound it with min(…, "
     "…)"},
    {"index = 100 * (value.one + value.two) / 12", "index = region.people",
     "25:3 unbounded: the index can become as large or small as one likes, so no predicates can "
     "cover it; bound what it is made of with min(…, …) and max(…, …)"},
    {"(50.01, 100)", "(50.02, 100)",
     "27:5 predicate_gap: no predicate holds an index from 50.01 to 50.01; close the gap below "
     "\"High\""},
    {"(50.01, 100)", "(50.01, 99.99)",
     "27:5 predicate_gap: no predicate holds an index from 100.00 to 100.00, which is the highest "
     "there can be; raise the upper edge of \"High\", or check the formula"},
    {"(50.01, 100)", "(49, 100)",
     "27:5 predicate_overlap: an index from 49.00 to 50.00 has two predicates, \"Low\" and "
     "\"High\"; let each begin where the other ends"},
    {"(50.01, 100)", "(50.001, 100)",
     "27:5 edge_decimals: predicate \"High\" has an edge with more than the index's 2 decimals; "
     "shorten it, or raise 'decimals'"},
    {"(50.01, 100)", "(100, 50.01)",
     "27:5 empty_range: predicate \"High\" holds nothing: its lower edge is above its upper one; "
     "exchange them"},
    {"(0, 50)", "(0.01, 50)",
     "27:36 predicate_gap: no predicate holds an index from 0.00 to 0.00; close the gap below "
     "\"Low\""},
    {"(0, 50)", "(0)",
     "27:36 arguments: predicate \"Low\" takes its lowest and its highest index: predicate \"Low\" "
     "(65.01, 100)"},
    {"(0, 50)", "{ 0, 50 }",
     "27:36 arguments: predicate \"Low\" takes its lowest and its highest index: predicate \"Low\" "
     "(65.01, 100)"},
    {"(0, 50)", "(0, \"50\")",
     "27:36 not_a_number: an edge of predicate \"Low\" must be a number, not a text"},
    {"\"Low\" (0, 50)", "\"Low\"",
     "27:36 missing_table: item 2 of 'predicates' stands without its { } or ( ); write what it is"},
    {"predicate \"High\" (50.01, 100), predicate \"Low\" (0, 50) }", "}",
     "1:1 no_levels: 'predicates' lists no predicate; write each as predicate \"…\" (…, …)"},
    {"predicates = { decimals = 2,", "predicates = {",
     "26:3 missing_key: 'predicates' does not say to how many decimals the index is published; add "
     "decimals = 2"},
    {"predicates = { decimals = 2,", "predicates = { decimals = 7,",
     "26:29 number_range: 'decimals' of 'predicates' must be a whole number from 0 to 6"},
    {"predicates = { decimals = 2,\n"
     "    predicate \"High\" (50.01, 100), predicate \"Low\" (0, 50) },",
     "",
     "1:1 missing_key: ruleset \"t\" has no 'predicates'; add predicates = { decimals = 2, "
     "predicate \"…\" (…, …), … }"},
    {"predicates = { decimals = 2,\n"
     "    predicate \"High\" (50.01, 100), predicate \"Low\" (0, 50) }",
     "predicates = 5",
     "26:3 wrong_kind: 'predicates' is a table of predicate \"…\" (…, …), not a number"},
    {"index = 100 *", "index = 1000000000000 * 1000000 *",
     "25:35 number_range: a number in '*' is out of range; numbers stay below 10^15, with at most "
     "30 digits behind the point"},
};

static void what_cannot_be_proved_is_refused(void **state)
{
    (void)state;
    check_mistakes(proofs, COUNT(proofs));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistake_in_an_expression_is_answered_at_its_name_or_word),
        cmocka_unit_test(what_cannot_be_proved_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
