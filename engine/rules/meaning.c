/* meaning.c - the facts of a rule set that can change a score, each as a line of text, and the
 * hash of them all. */
#include "base/hash.h"
#include "base/text.h"
#include "rules/levels.h"
#include "rules/ruleset.h"

#include <stdlib.h>
#include <string.h>

struct facts {
    const struct iga_rules *rules;
    struct arena *arena;
    char **lines;
    size_t count, capacity;
};

static void add(struct facts *facts, char *line)
{
    if (line && arena_grow(facts->arena, (void **)&facts->lines, facts->count, &facts->capacity,
                           sizeof *facts->lines))
        facts->lines[facts->count++] = line;
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static const char *number(struct facts *facts, struct decimal value)
{
    char text[NUMBER_TEXT];
    return arena_copy(facts->arena, text, decimal_print(text, value));
}

static const char *expression(struct facts *facts, uint32_t node)
{
    return node == NO_NODE ? "always"
                           : formula_canonical(facts->arena, &facts->rules->formula, node);
}

static void add_field(struct facts *facts, const struct field *field)
{
    const char *where = field->unit == UNIT_REGION ? "region" : "innovation";
    add(facts, arena_print(facts->arena, "field %s.%s type %d required %d", where, field->name,
                           (int)field->type, field->required));
    for (size_t i = 0; i < field->choice_count; i++)
        add(facts, arena_print(facts->arena, "field %s.%s may be \"%s\"", where, field->name,
                               field->choices[i]));
}

static void add_measure(struct facts *facts, const char *path, const struct measure *measure)
{
    add(facts, arena_print(facts->arena, "%s decimals %d whole %d", path, measure->decimals,
                           measure->whole));
    /* not the bands as printed, but what comes of them: an edge that an overlap hides says
     * nothing */
    struct level_ranges ranges = levels_by_level(facts->arena, measure, facts->rules->overlap);
    for (size_t i = 0; i < ranges.count; i++)
        add(facts, arena_print(facts->arena, "%s level %d: %s", path, ranges.items[i].level,
                               range_text(facts->arena, &ranges.items[i].range, IGA_LANG_EN)));
}

static void add_indicator(struct facts *facts, const struct indicator *indicator)
{
    const char *path = arena_print(facts->arena, "indicator %s", indicator->id);
    add(facts,
        arena_print(facts->arena, "%s of %d kind %d derived %d mandatory %d applies %s", path,
                    (int)indicator->unit, (int)indicator->kind, (int)indicator->derivation,
                    indicator->mandatory, expression(facts, indicator->applies)));
    unsigned scores = indicator->kind == BY_SCRIPT ? 0 : indicator->levels;
    for (unsigned level = 0; level <= scores; level++)
        add(facts, arena_print(facts->arena, "%s level %u earns %s", path, level,
                               number(facts, indicator->scores[level])));
    for (size_t i = 0; i < indicator->code_count; i++)
        add(facts, arena_print(facts->arena, "%s code \"%s\" level %u", path,
                               indicator->codes[i].text, indicator->codes[i].level));
    if (indicator->kind == BY_BANDS || indicator->kind == BY_SCRIPT)
        add_measure(facts, path, &indicator->measure);
    if (indicator->kind == BY_BASES)
        add(facts, arena_print(facts->arena, "%s bare %d", path, indicator->level_texts != NULL));
    for (size_t i = 0; i < indicator->basis_count; i++)
        add_measure(facts,
                    arena_print(facts->arena, "%s basis \"%s\"", path, indicator->bases[i].id),
                    &indicator->bases[i].measure);
}

/* Which indicators a total stands for, since a formula only names it. */
static void add_totals(struct facts *facts)
{
    const struct iga_rules *rules = facts->rules;
    for (size_t i = 0; i < rules->formula.count; i++) {
        const struct node *node = &rules->formula.nodes[i];
        if (node->op != NODE_POINTS)
            continue;
        for (uint32_t s = 0; s < node->slots.count; s++)
            add(facts, arena_print(facts->arena, "total %s holds %s", node->name,
                                   rules->indicators[node->unit][node->slots.first + s].id));
    }
}

static void add_formulas(struct facts *facts)
{
    const struct iga_rules *rules = facts->rules;
    for (size_t i = 0; i < rules->must_count; i++)
        add(facts, arena_print(facts->arena, "eligible only if %s",
                               expression(facts, rules->musts[i].condition)));
    for (size_t i = 0; i < rules->value_count; i++)
        add(facts, arena_print(facts->arena, "value.%s is %s", rules->values[i].id,
                               expression(facts, rules->values[i].node)));
    add(facts, arena_print(facts->arena, "index is %s", expression(facts, rules->index)));
    add(facts, arena_print(facts->arena, "index has decimals %d", rules->decimals));
    for (size_t i = 0; i < rules->predicate_count; i++)
        add(facts, arena_print(facts->arena, "predicate \"%s\" from %s to %s",
                               rules->predicates[i].name, number(facts, rules->predicates[i].low),
                               number(facts, rules->predicates[i].high)));
}

/* The words of the scripts and of what stands outside the rule set, where they find their
 * numbers: comments and spaces aside. */
static void add_scripts(struct facts *facts)
{
    const struct source *source = &facts->rules->source;
    struct buffer text = {0};
    bool inside = false;
    if (!facts->rules->script_count)
        return;
    for (size_t i = 0; i + 1 < source->count; i++) {
        const struct token *token = &source->tokens[i];
        if (i == facts->rules->token) /* the rule set itself: only its scripts */
            inside = true;
        bool is_script =
            token->length == 6 && memcmp(source->text + token->offset, "script", 6) == 0;
        size_t last = i;
        if (inside && is_script) {
            size_t open = source_table(source, i);
            last = open == NO_TOKEN ? i : source->tokens[open].match;
        } else if (inside) {
            continue;
        }
        for (; i <= last; i++) {
            buffer_add(&text, source->text + source->tokens[i].offset, source->tokens[i].length);
            buffer_add(&text, " ", 1);
        }
        i = last;
    }
    if (text.failed)
        arena_fail(facts->arena);
    else if (text.bytes)
        add(facts, arena_copy(facts->arena, text.bytes, text.length));
    buffer_free(&text);
}

static void add_units(struct facts *facts)
{
    const struct iga_rules *rules = facts->rules;
    for (int unit = 0; unit < 2; unit++) {
        for (size_t i = 0; i < rules->field_count[unit]; i++)
            add_field(facts, &rules->fields[unit][i]);
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            add_indicator(facts, &rules->indicators[unit][i]);
    }
}

/* All facts, each once, in an order that is not the file's. */
static void write_facts(struct buffer *out, struct facts *facts)
{
    if (facts->count)
        qsort(facts->lines, facts->count, sizeof *facts->lines, compare_lines);
    for (size_t i = 0; i < facts->count; i++) {
        if (i && strcmp(facts->lines[i], facts->lines[i - 1]) == 0)
            continue;
        buffer_text(out, facts->lines[i]);
        buffer_add(out, "\n", 1);
    }
    out->failed = out->failed || arena_failed(facts->arena);
}

iga_status iga_rules_meaning(char out[HASH_TEXT], const iga_rules *rules)
{
    struct facts facts = {.rules = rules, .arena = arena_new()};
    struct buffer all = {0};
    out[0] = '\0';
    if (!facts.arena)
        return IGA_ENOMEM;
    add_units(&facts);
    add_totals(&facts);
    add_formulas(&facts);
    add_scripts(&facts);
    write_facts(&all, &facts);
    if (!all.failed)
        hash_bytes(out, all.bytes, all.length);
    iga_status status = all.failed ? IGA_ENOMEM : IGA_OK;
    buffer_free(&all);
    arena_free(facts.arena);
    return status;
}
