/* What a rule file states twice must agree, and what it names must be there. */
#include "rule_text.h"

static const struct mistake stated[] = {
    {"variable \"v\" { title = \"V\",", "variable \"v\" { title = \"V\", weights = 4,",
     "11:33 weights: the weights of variable \"v\" add up to 3, but the file states 4; check each "
     "weight against the annex"},
    {"of = region, maximum = 7,", "of = region, weights = 2.5, maximum = 7,",
     "10:46 weights: the weights of aspect \"own\" add up to 3, but the file states 2.5; check "
     "each "
     "weight against the annex"},
    {"variable \"v\" { title = \"V\",", "variable \"v\" { title = \"V\", weights = \"3\",",
     "11:43 not_a_number: 'weights' of variable \"v\" must be a number, not a text"},
    {"weight = 2, codes", "scores = { 2, 4 }, codes", ""},
    {"otherwise = \"no\"", "otherwise = \"{days} is no day\"",
     "17:60 unknown_field: the reason of must \"m\" speaks of {days}, but no field of an "
     "innovation "
     "is called so; did you mean {day}?"},
    {"otherwise = \"no\"", "otherwise = \"{day} {}\"",
     "17:60 unknown_field: the reason of must \"m\" speaks of {}, but no field of an innovation is "
     "called so; write one that is, {value} or {mandatory}"},
    {"otherwise = \"no\"", "otherwise = \"{day} {value} {mandatory} {\"", ""},
    {"total \"own\" }", "total \"own\" / weights \"own\" * weights \"code\" * 1.5 }", ""},
    {"total \"own\" }", "total \"own\" / weights(\"own\", innovations) }",
     "23:74 arguments: 'weights' takes an id, such as weights \"…\", and nothing else but, for "
     "total, innovations or reported"},
    {"total \"own\" }", "total \"own\" / weights \"onw\" }",
     "23:74 unknown_id: no aspect, variable or indicator is called \"onw\"; did you mean 'own'?"},
};

static void what_is_stated_twice_must_agree(void **state)
{
    (void)state;
    check_mistakes(stated, COUNT(stated));
}

/* ---- Decimal commas ----------------------------------------------------------------------- */

static const struct mistake commas[] = {
    {"at_most(2.04)", "at_most(2,04)",
     "19:41 decimal_comma: 'at_most' compares numbers of the file with one another, which no data "
     "can change; if two of them are one number, write it with a point, such as 5.23"},
    {"between(2.05, 5.23)", "between(2.05, 5,23)",
     "19:56 decimal_comma: 'between' compares numbers of the file with one another, which no data "
     "can change; if two of them are one number, write it with a point, such as 5.23"},
    {"weight = 2, codes", "weight = 2,5, codes",
     "13:53 decimal_comma: item 1 of indicator \"code\" is the number behind a comma; a decimal is "
     "written with a point, such as 1.5"},
    {"weight = 2, codes", "weight = 2, 5, codes",
     "13:54 wrong_kind: item 1 of indicator \"code\" must be choices, codes, bands, bases or a "
     "script, each with its { … }, not a number"},
};

static void a_decimal_comma_is_told(void **state)
{
    (void)state;
    check_mistakes(commas, COUNT(commas));
}

/* ---- Text that is no Lua ------------------------------------------------------------------ */

static const struct mistake syntax[] = {
    {"maximum = 12,\n", "maximum = 12\n",
     "3:15 syntax: a comma is missing before 'field', or the bracket that closes the one of line "
     "1"},
    {"\"one\", \"two\"", "\"one\" \"two\"",
     "12:69 syntax: a comma is missing before '\"two\"', or the bracket that closes the one of "
     "line "
     "12"},
    {"at_most(2.04)", "at_most(2.04 5.23)",
     "19:53 syntax: a comma is missing before '5.23', or the bracket that closes the one of line "
     "19"},
    {"title = \"One\"", "title = \"One",
     "23:25 syntax: the text that begins here ends right before 'own'; a quote is missing on this "
     "line, or one too many"},
    {"title = \"Made\"", "title = \"Made",
     "16:27 syntax: this text has no closing quote; end it on the same line with the mark it "
     "begins "
     "with"},
    {"maximum = 12", "maximum = 1.2.3",
     "3:13 syntax: '1.2.3' is no number; write digits with at most one point, such as 5.23"},
    {"maximum = 12", "maximum =",
     "3:12 syntax: ',' cannot stand here; something is missing before it, or it is one too many"},
    {"  group \"g\" { agree = { \"kind\" }, who = equals(region.kind, \"kota\") },\n}\n",
     "  group \"g\" { agree = { \"kind\" }, who = equals(region.kind, \"kota\") },\n",
     "1:13 syntax: the file ends before this bracket is closed; add the '}'"},
    {"      indicator \"code\" { title = \"Code\", weight = 2, codes { A = 1, B = 2 } },\n    },\n",
     "      indicator \"code\" { title = \"Code\", weight = 2, codes { A = 1, B = 2 } },\n",
     "14:3 syntax: this bracket closes the one of line 11, which is indented otherwise; between "
     "the "
     "two lines a bracket is missing, or one too many"},
    {"  maximum = 12,\n", "  maximum = 12,\n  [",
     "4:3 syntax: '[' begins a key such as [0] or [\"Sangat Baik\"]; lists stand in { }"},
};

static void a_text_that_is_no_lua_is_told_in_plain_words(void **state)
{
    (void)state;
    check_mistakes(syntax, COUNT(syntax));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_stated_twice_must_agree),
        cmocka_unit_test(a_decimal_comma_is_told),
        cmocka_unit_test(a_text_that_is_no_lua_is_told_in_plain_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
