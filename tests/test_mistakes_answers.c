/* Each mistake in how an indicator is answered, and what is said of it. */
#include "rule_text.h"

static const struct mistake answers[] = {
    {"choices { \"one\", \"two\", \"three\" }", "choices { }",
     "12:54 no_levels: 'choices' lists nothing; write the text of each level, from level 1"},
    {"choices { \"one\", \"two\", \"three\" }", "choices(\"one\")",
     "12:54 missing_table: 'choices' takes a table: choices { … }, not a text"},
    {"choices { \"one\", \"two\", \"three\" }", "choices { \"one\", 2, \"three\" }",
     "12:71 not_a_text: the text of a level must be a text in quotes, not a number"},
    {"choices { \"one\", \"two\", \"three\" }", "choices { [0] = 5, \"one\", \"two\", \"three\" }",
     "12:64 not_a_text: the text of a level must be a text in quotes, not a number"},
    {"choices { \"one\", \"two\", \"three\" }",
     "choices { \"one\", \"two\", \"three\", four = \"four\" }",
     "12:87 unknown_key: 'choices' is a list, in which no item has a name; take out 'four'"},
    {"choices { \"one\", \"two\", \"three\" }",
     "choices { \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", "
     "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", "
     "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", "
     "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", "
     "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", "
     "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", "
     "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", "
     "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", }",
     "12:54 too_many_levels: 'choices' has more than 100 levels"},
    {"choices { \"one\", \"two\", \"three\" }",
     "choices { \"one\", \"two\", \"three\" }, codes { A = 1, B = 2 }",
     "12:89 two_kinds: indicator \"pick\" is answered in two ways; only choices { … } may stand "
     "beside bases { … }"},
    {"choices { \"one\", \"two\", \"three\" }",
     "codes { A = 1, B = 2 }, choices { \"one\", \"two\", \"three\" }",
     "12:78 two_kinds: indicator \"pick\" is answered in two ways; only choices { … } may stand "
     "beside bases { … }"},
    {"choices { \"one\", \"two\", \"three\" }",
     "choices { \"one\", \"two\", \"three\" }, choices { \"one\", \"two\", \"three\" }",
     "12:89 two_kinds: indicator \"pick\" is answered in two ways; only choices { … } may stand "
     "beside bases { … }"},
    {"choices { \"one\", \"two\", \"three\" }", "",
     "12:7 no_levels: indicator \"pick\" does not say how it is answered; add choices { … }, codes "
     "{ … }, bands { … }, bases { … } or script { … }"},
    {"codes { A = 1, B = 2 }", "codes { }",
     "13:54 no_levels: 'codes' lists no code; write each with its level, such as WTP = 3"},
    {"codes { A = 1, B = 2 }", "codes(\"A\")",
     "13:54 missing_table: 'codes' takes a table: codes { … }, not a text"},
    {"codes { A = 1, B = 2 }", "codes { A = 1, B = \"2\" }",
     "13:69 not_a_number: the level of code \"B\" must be a number, not a text"},
    {"codes { A = 1, B = 2 }", "codes { [5] = 3, A = 1, B = 2 }",
     "13:62 unknown_key: 'codes' has an item [5], which stands outside its list; if it is a name, "
     "put it in quotes: [\"5\"]"},
    {"codes { A = 1, B = 2 }", "codes { [1.5] = 3, [true] = 1, A = 1, B = 2 }",
     "13:54 unknown_key: 'codes' has a key that is neither a name nor a place in its list; take it "
     "out"},
    {"codes { A = 1, B = 2 }", "codes { A = 1.5, B = 2 }",
     "13:62 level_range: the level of code \"A\" must be a whole number from 0 to 100"},
    {"codes { A = 1, B = 2 }", "codes { A = 1, B = 101 }",
     "13:69 level_range: the level of code \"B\" must be a whole number from 0 to 100"},
    {"codes { A = 1, B = 2 }", "codes { A = 1, B = 2, \"low\", \"middle\", \"high\" }",
     "13:54 levels_disagree: 'codes' has texts for 3 levels, but its codes reach level 2"},
    {"codes { A = 1, B = 2 }", "codes { A = 1, B = assumed \"so\" (\"x\") }",
     "13:73 wrong_kind: a source can mark a number, a range, or a part of the rule set, not a "
     "text"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { }",
     "19:7 no_levels: 'bands' has no band; write the range of each level, from level 1"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands(at_least(1))", "19:7 missing_table: 'bands' takes a table: bands { … }, not a range"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_least(1), 5 }",
     "19:28 wrong_kind: item 2 of 'bands' must be a range such as between(2.05, 5.23) or "
     "at_least(5.23), not a number"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { [0] = 0, at_least(1) }",
     "19:15 wrong_kind: [0] of 'bands' must be a range such as exactly(0), not a number"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_most(1), nil, at_least(1) }",
     "19:27 wrong_kind: item 2 of 'bands' must be a range such as between(2.05, 5.23) or "
     "at_least(5.23), not nothing"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { decimals = 1, at_most(2.04), above(2.04) }",
     "19:29 edge_decimals: this band has an edge with more than 1 decimals, but values are brought "
     "to 1; raise 'decimals' or shorten the edge\n"
     "19:44 edge_decimals: this band has an edge with more than 1 decimals, but values are brought "
     "to 1; raise 'decimals' or shorten the edge"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { decimals = 10, at_most(2), above(2) }",
     "19:26 number_range: 'decimals' of 'bands' must be a whole number from 0 to 9"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { decimals = 2, whole = true, at_most(2), above(2) }",
     "19:15 levels_disagree: a value that is whole has no decimals; take out 'whole' or "
     "'decimals'"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { between(5.23, 2.05) }",
     "19:15 empty_range: this range holds nothing: its lower edge is above its upper one; exchange "
     "them"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { between(2.05) }",
     "19:15 arguments: 'between' takes a lower and an upper edge: between(2.05, 5.23)"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_least(\"2.05\") }",
     "19:15 date: 'at_least' is given 2.05 where a date such as \"2024-01-31\" would be right"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_least(true) }",
     "19:15 not_a_number: the edge of 'at_least' must be a number, not true or false"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_least(0.1 + 0.2) }",
     "19:15 inexact_number: the edge of 'at_least' comes out of a calculation that has no exact "
     "decimal; write the number itself, or let the formula divide last"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_least(2 ^ 60) }",
     "19:15 inexact_number: the edge of 'at_least' comes out of a calculation that has no exact "
     "decimal; write the number itself, or let the formula divide last"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_least(9999999999 * 9999999999) }",
     "19:15 number_range: the edge of 'at_least' is out of range; numbers stay below 10^15, with "
     "at most 30 digits behind the point"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { exactly(\"x\") }",
     "19:15 date: 'exactly' is given x where a date such as \"2024-01-31\" would be right"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { between(\"2024-01-01\", \"2024-02-30\") }",
     "19:15 date: 'between' is given 2024-02-30 where a date such as \"2024-01-31\" would be "
     "right"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { between(\"2024-02-01\", \"2024-01-01\") }",
     "19:15 empty_range: this range of dates ends before it begins"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { above(\"2024-02-01\") }",
     "19:15 date: 'above' takes numbers; for dates write at_least, at_most or between"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "bands { at_least(\"2024-02-01\") }",
     "19:15 wrong_kind: item 1 of 'bands' must be a range such as between(2.05, 5.23) or "
     "at_least(5.23), not a range of dates"},
    {"bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) }",
     "from = growth, bands { at_least(1) }",
     "19:7 levels_disagree: a value worked out from two figures seldom has an exact decimal; add "
     "decimals = 2 (or what the annex prints) to the bands of indicator \"rate\""},
    {"choices { \"one\", \"two\", \"three\" }",
     "from = growth, choices { \"one\", \"two\", \"three\" }",
     "12:54 levels_disagree: 'from' of indicator \"pick\" says how a measured value follows from "
     "two figures, but it is not answered by bands { … }"},
    {"weight = 2, codes { A = 1, B = 2 }",
     "from = increase, script { maximum = 4, function(v) return 1 end }",
     "13:42 levels_disagree: 'from' of indicator \"code\" says how a measured value follows from "
     "two figures, but it is not answered by bands { … }"},
    {"choices { \"one\", \"two\", \"three\" }",
     "from = \"growth\", choices { \"one\", \"two\", \"three\" }",
     "12:61 wrong_kind: 'from' of indicator \"pick\" must be growth, increase or decrease, not a "
     "text"},
    {"bases { basis \"a\" { bands { at_most(5), above(5) } } }",
     "bases { basis \"a\" { bands { at_most(5), above(5) } } }, choices { \"one\", \"two\", "
     "\"three\" }",
     "3:3 maximum: the maximum that the values add up to comes out as 13, but the file states 12; "
     "check the weights and the formula against the annex\n"
     "23:45 share: the share of value \"one\" comes out as 53.85 percent of the maximum, but the "
     "file states 58.33; check the maxima against the annex\n"
     "27:5 predicate_gap: no predicate holds an index from 100.01 to 108.33, which is the highest "
     "there can be; raise the upper edge of \"High\", or check the formula"},
    {"bases { basis \"a\" { bands { at_most(5), above(5) } } }",
     "bases { basis \"a\" { bands { at_most(5), above(5) } } }, choices { \"one\" }",
     "20:5 levels_disagree: indicator \"use\" has choices for 1 levels, but its bases reach level "
     "2"},
    {"weight = 1, choices", "choices",
     "12:7 missing_key: indicator \"pick\" has no 'weight'; add it"},
    {"weight = 1, choices", "weight = -1, choices",
     "12:42 negative_weight: the weight of indicator \"pick\" is below zero; weights are 0 or "
     "more"},
    {"weight = 1, choices", "weight = \"1\", choices",
     "12:51 not_a_number: 'weight' of indicator \"pick\" must be a number, not a text"},
    {"weight = 1, choices", "weight = 1, scores = { 1, 2, 3 }, choices",
     "12:54 levels_disagree: indicator \"pick\" has both 'weight' and 'scores'; keep the one that "
     "the annex states"},
    {"weight = 1, choices", "scores = { 1, 2 }, choices",
     "12:42 levels_disagree: 'scores' of indicator \"pick\" must list 3 numbers, one for each "
     "level from 1"},
    {"weight = 1, choices", "scores = 3, choices",
     "12:42 levels_disagree: 'scores' of indicator \"pick\" must list 3 numbers, one for each "
     "level from 1"},
    {"weight = 1, choices", "scores = { 1, \"2\", 3 }, choices",
     "12:42 not_a_number: a score must be a number, not a text"},
    {"weight = 1, choices", "scores = { -1, 2, 3 }, choices",
     "12:42 negative_weight: a score of indicator \"pick\" is below zero; scores are 0 or more"},
    {"weight = 1, choices", "scores = { [0] = 1, 1, 2, 3 }, choices",
     "12:53 unknown_key: 'scores' has an item [0], which stands outside its list; write the items "
     "one after another"},
    {"weight = 1, choices", "weight = 0.0000000001, choices",
     "12:7 number_range: a score of indicator \"pick\" has more than 9 decimals"},
    {"weight = 1, choices", "weight = 999999999999, choices",
     "12:7 number_range: the weight of indicator \"pick\" is too large"},
    {"weight = 1, choices", "weight = 20000000000, choices",
     "10:46 maximum: the maximum of aspect \"own\" comes out as 60000000004, but the file states "
     "7; check its weights and levels against the annex"},
    {"weight = 1, choices { \"one\", \"two\", \"three\" }",
     "choices { \"one\", \"two\", \"three\" }, applies = 5",
     "12:7 missing_key: indicator \"pick\" has no 'weight'; add it\n"
     "12:87 wrong_kind: 'applies' of indicator \"pick\" must be a condition, not a number"},
    {"choices { \"one\", \"two\", \"three\" }",
     "choices { \"one\", \"two\", \"three\" }, applies = region.people",
     "12:89 wrong_kind: a condition is needed here, such as at_least(…, 5), not a number"},
    {"indicator \"code\"", "round(1, 2), indicator \"code\"",
     "13:7 word_not_allowed: 'round' is a word of scripts; an index is rounded once, when it is "
     "published"},
    {"codes { A = 1, B = 2 } }", "script { function(v) return 1 end } }",
     "13:7 levels_disagree: indicator \"code\" is scored by its script; take out 'weight' and "
     "'scores'\n"
     "13:54 missing_key: 'script' has no 'maximum'; add it"},
    {"weight = 2, codes { A = 1, B = 2 }", "script { maximum = -4, function(v) return 0 end }",
     "13:51 negative_weight: the 'maximum' of a script is below zero; points are 0 or more"},
    {"weight = 2, codes { A = 1, B = 2 }", "script { maximum = 4, 5 }",
     "13:42 wrong_kind: 'script' takes one function(answer) … end"},
    {"codes { A = 1, B = 2 }", "script { maximum = 4, function(v) return 1 end }",
     "13:7 levels_disagree: indicator \"code\" is scored by its script; take out 'weight' and "
     "'scores'"},
    {"weight = 2, codes { A = 1, B = 2 }", "script(5)",
     "13:42 missing_table: 'script' takes a table: script { … }, not a number"},
    {"weight = 2, codes { A = 1, B = 2 }",
     "script { maximum = 4, function(v) if v == 3 then return 1 end return 0 end }",
     "13:81 comparison_of_answer: v == 3 is never true: an answer is an exact number; write "
     "equals(v, 3)"},
    {"weight = 2, codes { A = 1, B = 2 }",
     "script { maximum = 4, function(v) if v ~= 3 then return 1 end return 0 end }",
     "13:81 comparison_of_answer: v ~= 3 is always true: an answer is an exact number; write not "
     "equals(v, 3)"},
    {"weight = 2, codes { A = 1, B = 2 }", "script { maximum = 4, function(v) x = v return 0 end }",
     "13:78 outer_assignment: a script changes nothing outside itself, or scores would depend on "
     "the order of regions; put 'local' before the name"},
    {"weight = 2, codes { A = 1, B = 2 }", "function(v) return 1 end",
     "13:42 wrong_kind: item 1 of indicator \"code\" must be choices, codes, bands, bases or a "
     "script, each with its { … }, not a function or a word without its ( ) or { }"},
};

static void a_mistake_in_answers_is_answered_at_its_word(void **state)
{
    (void)state;
    check_mistakes(answers, COUNT(answers));
}

static const struct mistake words_and_operators[] = {
    {"at_least(level \"rate\", 1)", "count(innovations) == 0",
     "17:52 operator_not_allowed: '==' compares nothing here; write equals(a, b)"},
    {"at_least(level \"rate\", 1)", "count(innovations) ~= 0",
     "17:52 operator_not_allowed: '~=' compares nothing here; write none { equals(a, b) }"},
    {"at_least(level \"rate\", 1)", "count(innovations) < 0",
     "17:52 operator_not_allowed: '<' compares nothing here; write below(a, b)"},
    {"at_least(level \"rate\", 1)", "count(innovations) > 0",
     "17:52 operator_not_allowed: '>' compares nothing here; write above(a, b)"},
    {"at_least(level \"rate\", 1)", "count(innovations) <= 0",
     "17:52 operator_not_allowed: '<=' compares nothing here; write at_most(a, b)"},
    {"at_least(level \"rate\", 1)", "count(innovations) >= 0",
     "17:52 operator_not_allowed: '>=' compares nothing here; write at_least(a, b)"},
    {"at_least(level \"rate\", 1)", "count(innovations) and 0",
     "17:33 wrong_kind: item 1 of must \"m\" must be a condition, not a number\n"
     "17:52 word_not_allowed: 'and' joins nothing here; write all { a, b }"},
    {"at_least(level \"rate\", 1)", "count(innovations) or 0",
     "17:33 wrong_scope: innovations are counted in values and in the index, not inside a "
     "condition on one of them\n"
     "17:52 word_not_allowed: 'or' joins nothing here; write any { a, b }"},
    {"at_least(level \"rate\", 1)", "not count(innovations)",
     "17:33 word_not_allowed: 'not' denies nothing here; write none { a }"},
    {"at_least(level \"rate\", 1)", "at_least(level \"rate\", 5) and at_least(level \"use\", 3)",
     "17:59 word_not_allowed: 'and' joins nothing here; write all { a, b }"},
    {"ruleset \"t\" {",
     "if true then end\n"
     "ruleset \"t\" {",
     "1:1 word_not_allowed: 'if' decides nothing here; write when(condition, a, b)"},
    {"ruleset \"t\" {",
     "while true do end\n"
     "ruleset \"t\" {",
     "1:1 word_not_allowed: a rule file states facts and repeats nothing; write the lines out\n"
     "1:1 limit: the file takes too many steps; a rule file states facts, so write the lines out "
     "instead of calculating them"},
    {"ruleset \"t\" {",
     "repeat until true\n"
     "ruleset \"t\" {",
     "1:1 word_not_allowed: a rule file states facts and repeats nothing; write the lines out"},
    {"ruleset \"t\" {",
     "for i = 1, 2 do end\n"
     "ruleset \"t\" {",
     "1:1 word_not_allowed: a rule file states facts and repeats nothing; write the lines out"},
    {"ruleset \"t\" {",
     "goto done\n"
     "::done::\n"
     "ruleset \"t\" {",
     "1:1 word_not_allowed: a rule file states facts and repeats nothing; write the lines out"},
    {"weight = 1, choices", "weight = 1, weight = 2, choices",
     "12:54 doubled_key: key 'weight' is given twice; it stands in line 12 already"},
    {"2.04", "2.04000000000000001",
     "19:49 too_many_digits: 2.04000000000000001 has more than 15 significant digits; shorten it "
     "to 15"},
    {"2.04", "0x2", "19:49 hexadecimal: 0x2 is hexadecimal; write the number in decimal"},
    {"maximum = 12", "maximum = 1e300",
     "3:13 number_range: 1e300 is too large; a number has at most 15 digits before the point"},
    {"maximum = 12", "maximum = 1e-31",
     "3:13 number_range: 1e-31 is too fine; a number has at most 30 digits behind the point"},
    {"weight = 1, choices", "wait = 1, weight = wieght, choices",
     "12:61 run: unknown word 'wieght'; did you mean 'weights'?"},
    {"choices {", "chioces {", "12:54 run: unknown word 'chioces'; did you mean 'choices'?"},
    {"ruleset \"t\" {",
     "x = 5\n"
     "ruleset \"t\" {",
     "1:1 run: 'x' is not a word of the rule language; put 'local' before it"},
    {"ruleset \"t\" {",
     "_ENV = {}\n"
     "ruleset \"t\" {",
     "1:1 word_not_allowed: '_ENV' is not a word of the rule language; leave it out\n"
     "2:1 run: this is used like a word of the rule language, but is none; is a comma missing "
     "behind it?"},
    {"choices { \"one\",", "choices { “one”,",
     "12:64 stray_character: the character '“' means nothing here; write \""},
    {"ruleset \"t\" {",
     "local x = nil + 1\n"
     "ruleset \"t\" {",
     "1:1 run: this calculates with something that is no number; write a number or an expression"},
    {"  group \"g\"", "  group \"g\" {} group \"g\"",
     "28:15 syntax: a comma is missing before 'group', or the bracket that closes the one of line "
     "1"},
};

/* Slips of the pen, told in words of the rule language where Lua speaks of its own. */
static const struct mistake slips[] = {
    {"weight = 1, choices {", "weight: 1, choices {",
     "12:48 syntax: ':' means nothing here; write ="},
    {"weight = 1, choices {", "\"weight\": 1, choices {",
     "12:50 syntax: ':' means nothing here; write ="},
    {"choices { \"one\", \"two\", \"three\" }", "choices [ \"one\", \"two\", \"three\" ]",
     "12:62 syntax: '[' begins a key such as [0] or [\"Sangat Baik\"]; lists stand in { }"},
    {"index = 100 * (", "index = 100 x (", "25:15 syntax: 'x' does not multiply; write *"},
    {"index = 100 * (", "index = 100 \u00D7 (",
     "25:15 stray_character: the character '\u00D7' means nothing here; write *"},
    {"at_most(2.04)", "at_most(2.04%)",
     "19:53 stray_character: '%' means nothing here; leave it out, and state the unit as in unit = "
     "\"%\""},
    {"weight = 1, choices {", "weight = $1, choices {",
     "12:51 stray_character: the character '$' means nothing here; put it in quotes"},
    {"title = \"Pick\"", "title = \"\\Pick\"",
     "12:34 syntax: in this text a \\ stands before what it gives no meaning; write \\\\ for the "
     "sign itself"},
    {"weight = 1, choices {", "weight = , choices {",
     "12:51 syntax: ',' cannot stand here; something is missing before it, or it is one too many"},
    {"weight = 1, choices {", "weight = #2, choices {",
     "12:51 run: '#' counts nothing here; write count(innovations)"},
    {"weight = 1, choices {", "weight = 1 .. nil, choices {",
     "12:53 run: '..' joins texts alone; write the text whole"},
};

static void a_slip_of_the_pen_is_told_in_words_of_the_rule_language(void **state)
{
    (void)state;
    check_mistakes(slips, COUNT(slips));
}

static void what_lua_takes_and_rules_must_not_say_is_refused(void **state)
{
    (void)state;
    check_mistakes(words_and_operators, COUNT(words_and_operators));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mistake_in_answers_is_answered_at_its_word),
        cmocka_unit_test(a_slip_of_the_pen_is_told_in_words_of_the_rule_language),
        cmocka_unit_test(what_lua_takes_and_rules_must_not_say_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
