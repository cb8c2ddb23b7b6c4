#include "rules/check.h"

#include "base/text.h"
#include "rules/levels.h"

#include <string.h>

struct checker {
    const struct iga_rules *rules;
    struct iga_findings *findings;
    struct arena *arena; /* for what is only needed meanwhile */
};

static struct place place_of(const struct checker *c, size_t token)
{
    return source_place(&c->rules->source, token);
}

/* ---- Bands -------------------------------------------------------------------------------- */

/* "indicator \"pad\"", "basis \"c\" of indicator \"kemanfaatan\"" */
struct measured {
    const char *what;
    const struct measure *measure;
};

static size_t band_line(const struct checker *c, const struct measure *measure, uint32_t band)
{
    return place_of(c, measure->bands[band].token).line;
}

static const char *edge_text(const struct checker *c, struct decimal edge)
{
    char text[NUMBER_TEXT];
    decimal_print(text, edge);
    return arena_print(c->arena, "%s", text);
}

/* How band `band` would be written to reach up to (or down to) what stands beside it. */
static const char *widened(const struct checker *c, const struct measure *measure, uint32_t band,
                           const struct interval *gap, bool upwards)
{
    struct interval range = measure->bands[band].range;
    if (upwards) {
        range.has_high = gap->has_high;
        range.high = gap->high;
        range.high_open = gap->high_open;
    } else {
        range.has_low = gap->has_low;
        range.low = gap->low;
        range.low_open = gap->low_open;
    }
    const char *low = edge_text(c, range.low), *high = edge_text(c, range.high);
    if (!range.has_low)
        return arena_print(c->arena, range.high_open ? "below(%s)" : "at_most(%s)", high);
    if (!range.has_high)
        return arena_print(c->arena, range.low_open ? "above(%s)" : "at_least(%s)", low);
    return arena_print(c->arena, "between(%s, %s)", low, high);
}

/* A range that no band holds: what it is, what a value there gets, the line that would close it. */
static void say_gap(struct checker *c, const struct measured *m, const struct level_ranges *ranges,
                    size_t i)
{
    const struct measure *measure = m->measure;
    const struct level_range *gap = &ranges->items[i];
    /* the band below reaches up, or, below all of them, the lowest reaches down */
    bool upwards = i > 0;
    const struct level_range *beside = &ranges->items[upwards ? i - 1 : i + 1];
    uint32_t band = beside->bands[0];
    const char *range = range_text(c->findings->arena, &gap->range, c->findings->lang);
    struct place place = place_of(c, measure->bands[band].token);
    const char *instead = widened(c, measure, band, &gap->range, upwards);
    bool is_between_decimals = measure->decimals < 0 && gap->range.has_low && gap->range.has_high;
    if (is_between_decimals)
        findings_add(c->findings, IGA_WARNING, "band_gap", place, NULL,
                     "%s: no band holds a value %s; it earns nothing; add decimals = %d, or write "
                     "%s in line %zu",
                     m->what, range, (int)gap->range.low.scale, instead,
                     band_line(c, measure, band));
    else
        findings_add(c->findings, IGA_WARNING, "band_gap", place, NULL,
                     "%s: no band holds a value of %s; it earns nothing; to close the gap, write "
                     "%s in line %zu",
                     m->what, range, instead, band_line(c, measure, band));
}

static void say_overlap(struct checker *c, const struct measured *m,
                        const struct level_range *overlap)
{
    const struct measure *measure = m->measure;
    const struct band *first = &measure->bands[overlap->bands[0]];
    const struct band *last = &measure->bands[overlap->bands[overlap->band_count - 1]];
    findings_add(c->findings, IGA_NOTE, "band_overlap", place_of(c, last->token), NULL,
                 "%s: a value of %s lies in the bands of levels %u and %u; level %d wins, for "
                 "overlap = %s",
                 m->what, range_text(c->findings->arena, &overlap->range, c->findings->lang),
                 first->level, last->level, overlap->level,
                 c->rules->overlap == OVERLAP_HIGHEST ? "highest" : "lowest");
}

/* A band that no value ever owes its level to. */
static void check_reach(struct checker *c, const struct measured *m,
                        const struct level_ranges *ranges)
{
    for (size_t b = 0; b < m->measure->band_count; b++) {
        const struct band *band = &m->measure->bands[b];
        bool wins = false;
        for (size_t i = 0; i < ranges->count && !wins; i++)
            for (size_t j = 0; j < ranges->items[i].band_count; j++)
                wins = wins || (ranges->items[i].bands[j] == b &&
                                ranges->items[i].level == (int)band->level);
        if (!wins)
            findings_add(c->findings, IGA_WARNING, "unreachable_level", place_of(c, band->token),
                         NULL,
                         "%s: no value ever gets level %u from this band, for others hold all of "
                         "it; check its edges against the annex",
                         m->what, band->level);
    }
}

static void check_measure(struct checker *c, const struct measured *m)
{
    struct level_ranges ranges = levels_by_band(c->arena, m->measure, c->rules->overlap);
    for (size_t i = 0; i < ranges.count; i++) {
        if (!ranges.items[i].band_count)
            say_gap(c, m, &ranges, i);
        else if (ranges.items[i].band_count > 1)
            say_overlap(c, m, &ranges.items[i]);
    }
    check_reach(c, m, &ranges);
}

static void check_indicator(struct checker *c, const struct indicator *indicator)
{
    if (indicator->kind == BY_BANDS) {
        struct measured m = {arena_print(c->arena, "indicator \"%s\"", indicator->id),
                             &indicator->measure};
        check_measure(c, &m);
    }
    for (size_t i = 0; i < indicator->basis_count; i++) {
        struct measured m = {arena_print(c->arena, "basis \"%s\" of indicator \"%s\"",
                                         indicator->bases[i].id, indicator->id),
                             &indicator->bases[i].measure};
        check_measure(c, &m);
    }
    if (indicator->kind != BY_CODES)
        return;
    for (unsigned level = 1; level <= indicator->levels; level++) {
        bool is_reached = false;
        for (size_t i = 0; i < indicator->code_count; i++)
            is_reached = is_reached || indicator->codes[i].level == level;
        if (!is_reached)
            findings_add(
                c->findings, IGA_WARNING, "unreachable_level", place_of(c, indicator->token), NULL,
                "indicator \"%s\": no code has level %u; check the codes against the annex",
                indicator->id, level);
    }
}

/* ---- What is used ------------------------------------------------------------------------- */

struct uses {
    bool *slots[2];  /* indicators that some formula reads */
    bool *fields[2]; /* fields that some condition reads */
    bool *values;
};

static void use(struct checker *c, struct uses *uses, uint32_t node);

static void use_aggregate(struct checker *c, struct uses *uses, uint32_t index)
{
    const struct aggregate *aggregate = &c->rules->formula.aggregates[index];
    use(c, uses, aggregate->population.where);
    use(c, uses, aggregate->subject);
}

static void use(struct checker *c, struct uses *uses, uint32_t node)
{
    if (node == NO_NODE)
        return;
    const struct node *n = &c->rules->formula.nodes[node];
    switch (n->op) {
    case NODE_POINTS:
        for (uint32_t i = 0; i < n->slots.count; i++)
            uses->slots[n->unit][n->slots.first + i] = true;
        break;
    case NODE_LEVEL:
        uses->slots[n->unit][n->index] = true;
        break;
    case NODE_AGGREGATE:
        use_aggregate(c, uses, n->index);
        break;
    case NODE_VALUE:
        if (!uses->values[n->index]) {
            uses->values[n->index] = true;
            use(c, uses, c->rules->values[n->index].node);
        }
        break;
    case NODE_FIELD:
    case NODE_WORDS:
    case NODE_ONE_OF:
    case NODE_GIVEN:
        uses->fields[n->unit][n->index] = true;
        break;
    default:
        break;
    }
    for (uint32_t i = 0; i < n->child_count; i++)
        use(c, uses, formula_child(&c->rules->formula, node, i));
}

static bool uses_init(struct checker *c, struct uses *uses)
{
    const struct iga_rules *rules = c->rules;
    uses->values = arena_array(c->arena, rules->value_count + 1, sizeof(bool));
    for (int unit = 0; unit < 2; unit++) {
        uses->slots[unit] = arena_array(c->arena, rules->indicator_count[unit] + 1, sizeof(bool));
        uses->fields[unit] = arena_array(c->arena, rules->field_count[unit] + 1, sizeof(bool));
    }
    return !arena_failed(c->arena);
}

static void use_all(struct checker *c, struct uses *uses)
{
    const struct iga_rules *rules = c->rules;
    use(c, uses, rules->index);
    for (size_t i = 0; i < rules->must_count; i++)
        use(c, uses, rules->musts[i].condition);
    for (size_t i = 0; i < rules->group_count; i++) {
        use(c, uses, rules->groups[i].who);
        for (size_t f = 0; f < rules->groups[i].field_count; f++)
            uses->fields[UNIT_REGION][rules->groups[i].fields[f]] = true;
    }
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            use(c, uses, rules->indicators[unit][i].applies);
}

static void check_uses(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    struct uses uses = {0};
    if (!uses_init(c, &uses))
        return;
    use_all(c, &uses);
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            if (!uses.slots[unit][i])
                findings_add(c->findings, IGA_WARNING, "unused_indicator",
                             place_of(c, rules->indicators[unit][i].token), NULL,
                             "indicator \"%s\" earns points that no formula reads; add total "
                             "\"…\" of it, or of what it stands in",
                             rules->indicators[unit][i].id);
    for (size_t i = 0; i < rules->value_count; i++)
        if (!uses.values[i])
            findings_add(c->findings, IGA_WARNING, "unused_value",
                         place_of(c, rules->values[i].token), NULL,
                         "value \"%s\" is read neither by the index nor by a value that is; it "
                         "changes nothing",
                         rules->values[i].id);
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->field_count[unit]; i++)
            if (!uses.fields[unit][i] && strcmp(rules->fields[unit][i].name, "name") != 0)
                findings_add(c->findings, IGA_NOTE, "unused_field",
                             place_of(c, rules->fields[unit][i].token), NULL,
                             "field \"%s\" is read by no condition and no group; it is taken from "
                             "the data and left at that",
                             rules->fields[unit][i].name);
}

/* ---- Titles, evidence, sources ------------------------------------------------------------ */

static void check_titles(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            for (size_t j = 0; j < i; j++)
                if (strcmp(rules->indicators[unit][i].title, rules->indicators[unit][j].title) ==
                    0) {
                    findings_add(c->findings, IGA_WARNING, "doubled_title",
                                 place_of(c, rules->indicators[unit][i].token), NULL,
                                 "indicator \"%s\" has the title of indicator \"%s\" in line %zu; "
                                 "tell them apart",
                                 rules->indicators[unit][i].id, rules->indicators[unit][j].id,
                                 (size_t)rules->indicators[unit][j].line);
                    break;
                }
}

static void check_evidence(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    struct buffer names = {0};
    size_t count = 0;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            if (!*rules->indicators[unit][i].evidence) {
                buffer_print(&names, "%s%s", count++ ? ", " : "", rules->indicators[unit][i].id);
            }
    if (count)
        findings_add(c->findings, IGA_NOTE, "no_evidence", place_of(c, rules->token), NULL,
                     "%zu indicators name no evidence that is asked for: %s", count,
                     names.bytes ? names.bytes : "");
    if (names.failed)
        arena_fail(c->arena);
    buffer_free(&names);
}

static void check_sources(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    if (!rules->origin.stated)
        findings_add(c->findings, IGA_WARNING, "no_source", place_of(c, rules->token), NULL,
                     "the rule set states no source, so all of it that has none of its own counts "
                     "as assumed; add source = official \"…\", secondary \"…\" or assumed \"…\"");
    findings_add(c->findings, IGA_NOTE, "sources", place_of(c, rules->token), NULL,
                 "of %zu parts, %zu are official, %zu secondary and %zu assumed", rules->part_count,
                 rules->source_counts[IGA_OFFICIAL], rules->source_counts[IGA_SECONDARY],
                 rules->source_counts[IGA_ASSUMED]);
}

void check_rules(struct iga_findings *findings, const struct iga_rules *rules)
{
    struct checker c = {rules, findings, arena_new()};
    if (!c.arena) {
        arena_fail(findings->arena);
        return;
    }
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            check_indicator(&c, &rules->indicators[unit][i]);
    check_uses(&c);
    check_titles(&c);
    check_evidence(&c);
    check_sources(&c);
    if (arena_failed(c.arena))
        arena_fail(findings->arena);
    arena_free(c.arena);
}
