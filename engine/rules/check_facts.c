/* What a rule file says of itself: its name and year, the sums it states, the evidence it asks
 * for, where it comes from. */
#include "rules/check_parts.h"

#include "base/text.h"

#include <string.h>

/* ---- Name and year ------------------------------------------------------------------------ */

static struct place ruleset_key(const struct checker *c, const char *key)
{
    const struct source *source = &c->rules->source;
    size_t token = source_key(source, source_table(source, c->rules->token), key);
    return checker_place(c, token == NO_TOKEN ? c->rules->token : token);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a text speaks of some year, but not of this one. */
static bool names_another_year(const char *text, int year)
{
    bool has_year = false;
    while (*text) {
        int number = 0, digits = 0;
        for (; is_digit(*text) && digits <= 4; digits++)
            number = number * 10 + (*text++ - '0');
        if (digits == 4 && number == year)
            return false;
        has_year = has_year || (digits == 4 && number >= 1900 && number < 2200);
        while (is_digit(*text))
            text++;
        text += digits == 0;
    }
    return has_year;
}

/* The last part of a path without its ".lua"; NULL if it has none. */
static const char *file_id(const struct checker *c)
{
    const char *file = c->rules->source.file;
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    size_t length = strlen(name);
    if (length < 5 || strcmp(name + length - 4, ".lua") != 0)
        return NULL;
    return arena_copy(c->arena, name, length - 4);
}

static void check_names(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    const char *file = file_id(c);
    if (names_another_year(rules->id, rules->year))
        findings_add(c->findings, IGA_WARNING, "year", ruleset_key(c, "year"), NULL,
                     "the rule set is called \"%s\", but its year is %d; write the same year in "
                     "both",
                     rules->id, rules->year);
    if (names_another_year(rules->title, rules->year))
        findings_add(c->findings, IGA_WARNING, "year", ruleset_key(c, "title"), NULL,
                     "the title is \"%s\", but the year is %d; write the same year in both",
                     rules->title, rules->year);
    if (file && strcmp(file, rules->id) != 0)
        findings_add(c->findings, IGA_WARNING, "file_name", checker_place(c, rules->token), NULL,
                     "the file is called %s.lua, but its rule set \"%s\", which is looked for in "
                     "%s.lua; rename one of them",
                     file, rules->id, rules->id);
}

/* ---- Sums --------------------------------------------------------------------------------- */

/* Without a stated sum, a mistyped weight goes unnoticed. */
static void check_sums(struct checker *c)
{
    for (size_t i = 0; i < c->rules->aspect_count; i++) {
        const struct aspect *aspect = &c->rules->aspects[i];
        if (!aspect->has_stated_maximum && !aspect->has_stated_weights)
            findings_add(c->findings, IGA_NOTE, "no_sum", checker_place(c, aspect->token), NULL,
                         "aspect \"%s\" states no sum that its weights could be checked against; "
                         "add weights = … or maximum = … as the annex has them",
                         aspect->id);
    }
}

/* ---- Evidence and sources ----------------------------------------------------------------- */

static void check_evidence(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    struct buffer names = {0};
    size_t count = 0;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            if (!*rules->indicators[unit][i].evidence)
                buffer_print(&names, "%s%s", count++ ? ", " : "", rules->indicators[unit][i].id);
    if (count)
        findings_add(c->findings, IGA_NOTE, "no_evidence", checker_place(c, rules->token), NULL,
                     "indicators that name no evidence that is asked for: %zu (%s); add evidence "
                     "= \"…\" where the annex has it",
                     count, names.bytes ? names.bytes : "");
    if (names.failed)
        arena_fail(c->arena);
    buffer_free(&names);
}

static void check_sources(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    if (!rules->origin.stated)
        findings_add(c->findings, IGA_WARNING, "no_source", checker_place(c, rules->token), NULL,
                     "the rule set states no source, so all of it that has none of its own counts "
                     "as assumed; add source = official \"…\", secondary \"…\" or assumed \"…\"");
    findings_add(c->findings, IGA_NOTE, "sources", checker_place(c, rules->token), NULL,
                 "of %zu parts, %zu are official, %zu secondary and %zu assumed", rules->part_count,
                 rules->source_counts[IGA_OFFICIAL], rules->source_counts[IGA_SECONDARY],
                 rules->source_counts[IGA_ASSUMED]);
}

void check_facts(struct checker *c)
{
    check_names(c);
    check_sums(c);
    check_evidence(c);
    check_sources(c);
}
