/* rule_text.h - a small rule set that is right, ways to change it, and what is said of it. */
#ifndef TESTS_RULE_TEXT_H
#define TESTS_RULE_TEXT_H

#include "base/text.h"
#include "iga.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char rule_text[] =
    "ruleset \"t\" {\n"
    "  title = \"T\", year = 2026, status = in_force, source = assumed \"a test\",\n"
    "  maximum = 12,\n"
    "  field \"name\" { of = region, type = text },\n"
    "  field \"kind\" { of = region, type = one_of { \"kota\", \"kabupaten\" } },\n"
    "  field \"people\" { of = region, type = whole, required = true },\n"
    "  field \"day\" { of = innovation, type = date },\n"
    "  field \"design\" { of = innovation, type = text },\n"
    "  field \"topic\" { of = innovation, type = one_of { \"A\", \"B\", \"C\" } },\n"
    "  aspect \"own\" { title = \"Own\", of = region, maximum = 7,\n"
    "    variable \"v\" { title = \"V\",\n"
    "      indicator \"pick\" { title = \"Pick\", weight = 1, choices { \"one\", \"two\", "
    "\"three\" } },\n"
    "      indicator \"code\" { title = \"Code\", weight = 2, codes { A = 1, B = 2 } },\n"
    "    },\n"
    "  },\n"
    "  aspect \"made\" { title = \"Made\", of = innovation,\n"
    "    eligible = all { must \"m\" { at_least(level \"rate\", 1), otherwise = \"no\" } },\n"
    "    indicator \"rate\" { title = \"Rate\", weight = 1, mandatory = true,\n"
    "      bands { unit = \"%\", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) "
    "} },\n"
    "    indicator \"use\" { title = \"Use\", weight = 1,\n"
    "      bases { basis \"a\" { bands { at_most(5), above(5) } } } },\n"
    "  },\n"
    "  value \"one\" { title = \"One\", maximum = 7, share = 58.33, total \"own\" },\n"
    "  value \"two\" { title = \"Two\", total \"made\" / max(count(innovations), 1) },\n"
    "  index = 100 * (value.one + value.two) / 12,\n"
    "  predicates = { decimals = 2,\n"
    "    predicate \"High\" (50.01, 100), predicate \"Low\" (0, 50) },\n"
    "  group \"g\" { agree = { \"kind\" }, who = equals(region.kind, \"kota\") },\n"
    "}\n";

/* `text` with the first `find` in it replaced. Freed by the caller. */
static inline char *text_with(const char *text, const char *find, const char *put)
{
    struct buffer out = {0};
    const char *at = strstr(text, find);

    if (at == NULL)
        fail_msg("the text does not hold: %s", find);
    buffer_add(&out, text, (size_t)(at - text));
    buffer_text(&out, put);
    buffer_text(&out, at + strlen(find));
    return out.bytes;
}

/* What is said of a text: "line:column code: message" each on a line; "" if it loads. */
static inline char *said_of(const char *text, size_t length)
{
    struct buffer out = {0};
    iga_rules *rules;
    iga_findings *findings;
    iga_status status = iga_rules_load(&rules, &findings, "t.lua", text, length, IGA_LANG_EN);

    buffer_text(&out, "");
    assert_int_equal(status == IGA_OK, rules != NULL);
    assert_int_equal(status == IGA_OK, iga_findings_count(findings) == 0);
    for (size_t i = 0; i < iga_findings_count(findings); i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        buffer_print(&out, "%s%zu:%zu %s: %s", i > 0 ? "\n" : "", finding->line, finding->column,
                     finding->code, finding->message);
    }
    iga_findings_free(findings);
    iga_rules_free(rules);
    return out.bytes;
}

/* A text that loads, or the test fails with what is said of it. */
static inline iga_rules *rules_of(const char *text)
{
    iga_rules *rules = NULL;

    if (iga_rules_load(&rules, NULL, "t.lua", text, strlen(text), IGA_LANG_EN) != IGA_OK)
        fail_msg("%s\n%s", said_of(text, strlen(text)), text);
    return rules;
}

/* A change that is a mistake, and all that is said of it. */
struct mistake {
    const char *find, *put, *said;
};

static inline void check_mistakes(const struct mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *text = text_with(rule_text, mistakes[i].find, mistakes[i].put);
        char *said = said_of(text, strlen(text));
        if (strcmp(said, mistakes[i].said) != 0)
            print_error("written: %s\n", mistakes[i].put);
        assert_string_equal(said, mistakes[i].said);
        free(said);
        free(text);
    }
}

#endif
