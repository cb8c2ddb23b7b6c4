/* rule_frame.h - a rule set around one expression, and one region to try it on. */
#ifndef TESTS_RULE_FRAME_H
#define TESTS_RULE_FRAME_H

#include "rule_text.h"

/* The index does not depend on the value, which may therefore be anything. */
#define FRAME_BEFORE                                                                               \
    "ruleset \"t\" {\n"                                                                            \
    "  title = \"T\", year = 2026, status = in_force, source = official \"a test\",\n"             \
    "  field \"kind\" { of = region, type = one_of { \"kota\", \"kabupaten\" } },\n"               \
    "  field \"people\" { of = region, type = whole, required = true },\n"                         \
    "  field \"area\" { of = region, type = number },\n"                                           \
    "  field \"gap\" { of = region, type = number },\n"                                            \
    "  field \"topic\" { of = innovation, type = one_of { \"A\", \"B\", \"C\" } },\n"              \
    "  field \"day\" { of = innovation, type = date },\n"                                          \
    "  field \"pages\" { of = innovation, type = whole },\n"                                       \
    "  field \"cost\" { of = innovation, type = number },\n"                                       \
    "  field \"design\" { of = innovation, type = text },\n"                                       \
    "  aspect \"own\" { title = \"Own\", of = region,\n"                                           \
    "    variable \"v\" { title = \"V\",\n"                                                        \
    "      indicator \"pick\" { title = \"P\", weight = 1.5, choices { \"1\", \"2\", \"3\" } },\n" \
    "      indicator \"code\" { title = \"C\", weight = 2, codes { A = 1, B = 2 } },\n"            \
    "    },\n"                                                                                     \
    "    indicator \"solo\" { title = \"S\", weight = 1, choices { \"1\", \"2\", \"3\" } },\n"     \
    "  },\n"                                                                                       \
    "  aspect \"made\" { title = \"Made\", of = innovation,\n"                                     \
    "    eligible = all { must \"used\" { at_least(level \"use\", 1), otherwise = \"no\" } },\n"   \
    "    indicator \"use\" { title = \"U\", weight = 1, mandatory = true,\n"                       \
    "      choices { \"1\", \"2\", \"3\" } },\n"                                                   \
    "    indicator \"rate\" { title = \"R\", weight = 2,\n"                                        \
    "      bands { decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) } },\n"        \
    "  },\n"                                                                                       \
    "  value \"x\" { "
#define FRAME_BEHIND                                                                               \
    " },\n"                                                                                        \
    "  index = 0 * total \"own\",\n"                                                               \
    "  predicates = { decimals = 2, predicate \"P\" (0, 0) },\n"                                   \
    "}\n"

/* The rule set with this expression as its value. Freed by the caller. */
static inline char *frame_around(const char *expression)
{
    struct buffer out = {0};

    buffer_print(&out, "%s%s%s", FRAME_BEFORE, expression, FRAME_BEHIND);
    return out.bytes;
}

#endif
