/* What the rule set hands out: the schema for readers, the parts with their sources. */
#include "rules/assemble.h"

#include <string.h>

/* ---- Schema ------------------------------------------------------------------------------- */

static enum bare_answer bare_answer(const struct indicator *indicator)
{
    switch (indicator->kind) {
    case BY_CODES:
        return BARE_CODE;
    case BY_BANDS:
    case BY_SCRIPT:
        return BARE_VALUE;
    case BY_BASES: /* choices beside the bases make a bare value a level */
        return indicator->level_texts ? BARE_LEVEL : BARE_NONE;
    default:
        return BARE_LEVEL;
    }
}

static struct schema_indicator schema_indicator(struct arena *arena,
                                                const struct indicator *indicator)
{
    struct schema_indicator out = {.key = indicator->id,
                                   .key_length = strlen(indicator->id),
                                   .bare = bare_answer(indicator),
                                   .levels = indicator->levels,
                                   .level_texts = indicator->level_texts,
                                   .code_count = indicator->code_count,
                                   .whole = indicator->measure.whole,
                                   .derivation = indicator->derivation,
                                   .basis_count = indicator->basis_count};
    const char **codes = arena_array(arena, indicator->code_count + 1, sizeof *codes);
    for (size_t i = 0; codes && i < indicator->code_count; i++)
        codes[i] = indicator->codes[i].text;
    out.codes = codes;
    struct schema_basis *bases = arena_array(arena, indicator->basis_count + 1, sizeof *bases);
    for (size_t i = 0; bases && i < indicator->basis_count; i++)
        bases[i] = (struct schema_basis){indicator->bases[i].id, strlen(indicator->bases[i].id),
                                         indicator->bases[i].measure.whole};
    out.bases = bases;
    return out;
}

static struct schema_unit schema_unit(const struct iga_rules *rules, enum node_unit unit)
{
    size_t field_count = rules->field_count[unit], count = rules->indicator_count[unit];
    struct schema_field *fields = arena_array(rules->arena, field_count + 1, sizeof *fields);
    struct schema_indicator *indicators = arena_array(rules->arena, count + 1, sizeof *indicators);
    for (size_t i = 0; fields && i < field_count; i++) {
        const struct field *field = &rules->fields[unit][i];
        fields[i] =
            (struct schema_field){field->name,     strlen(field->name), field->type,
                                  field->required, field->choices,      field->choice_count};
    }
    for (size_t i = 0; indicators && i < count; i++)
        indicators[i] = schema_indicator(rules->arena, &rules->indicators[unit][i]);
    return (struct schema_unit){fields, field_count, indicators, count};
}

void assemble_schema(struct iga_rules *rules)
{
    rules->schema.region = schema_unit(rules, UNIT_REGION);
    rules->schema.innovation = schema_unit(rules, UNIT_INNOVATION);
    rules->schema.has_innovations = rules->has_innovations;
    for (size_t i = 0; i < rules->field_count[UNIT_REGION]; i++) {
        const struct field *field = &rules->fields[UNIT_REGION][i];
        if (strcmp(field->name, "name") == 0 && field->type == FIELD_TEXT) {
            rules->schema.has_name = true;
            rules->schema.name_field = i;
        }
    }
}

/* ---- Parts -------------------------------------------------------------------------------- */

struct parts {
    struct iga_rules *rules;
    size_t capacity;
};

/* The source that holds: its own, else that of what it stands in. */
static struct origin under(struct origin own, struct origin around)
{
    return own.stated ? own : around;
}

/* What a part is called stands beside its path. */
static void add_part(struct parts *parts, const char *path, const char *title, struct origin origin,
                     size_t token)
{
    struct iga_rules *rules = parts->rules;
    if (!arena_grow(rules->arena, (void **)&rules->parts, rules->part_count, &parts->capacity,
                    sizeof *rules->parts))
        return;
    rules->parts[rules->part_count++] =
        (struct part){path, title, origin, source_place(&rules->source, token).line};
    rules->source_counts[origin.source]++;
}

static void add_bands(struct parts *parts, const char *path, const char *title,
                      const struct measure *measure)
{
    struct arena *arena = parts->rules->arena;
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct band *band = &measure->bands[i];
        if (band->origin.stated)
            add_part(parts, arena_print(arena, "%s/bands/%u", path, band->level),
                     arena_print(arena, "%s: level %u", title, band->level), band->origin,
                     band->token);
    }
}

static void add_bases(struct parts *parts, const char *path, const char *title,
                      const struct indicator *indicator)
{
    struct arena *arena = parts->rules->arena;
    for (size_t i = 0; i < indicator->basis_count; i++) {
        const struct basis *basis = &indicator->bases[i];
        const char *basis_path = arena_print(arena, "%s/bases/%s", path, basis->id);
        const char *basis_title = arena_print(arena, "%s: %s", title, basis->title);
        if (basis->origin.stated)
            add_part(parts, basis_path, basis_title, basis->origin, basis->token);
        add_bands(parts, basis_path, basis_title, &basis->measure);
    }
}

static void add_indicator(struct parts *parts, const char *around,
                          const struct indicator *indicator, struct origin origin)
{
    struct arena *arena = parts->rules->arena;
    const char *path = arena_print(arena, "%s/%s", around, indicator->id);
    const char *title =
        arena_print(arena, "%s%s%s", indicator->no, *indicator->no ? " " : "", indicator->title);
    add_part(parts, path, title, under(indicator->origin, origin), indicator->token);
    add_bands(parts, path, title, &indicator->measure);
    for (size_t i = 0; i < indicator->code_count; i++) {
        const char *code = indicator->codes[i].text;
        if (indicator->codes[i].origin.stated)
            add_part(parts, arena_print(arena, "%s/codes/%s", path, code),
                     arena_print(arena, "%s: %s", title, code), indicator->codes[i].origin,
                     indicator->token);
    }
    add_bases(parts, path, title, indicator);
}

static void add_aspect(struct parts *parts, size_t index, struct origin around)
{
    const struct iga_rules *rules = parts->rules;
    const struct aspect *aspect = &rules->aspects[index];
    struct origin origin = under(aspect->origin, around);
    add_part(parts, aspect->id, aspect->title, origin, aspect->token);
    uint32_t seen = NO_INDEX;
    struct origin inner = origin;
    const char *path = aspect->id;
    for (uint32_t s = 0; s < aspect->slots.count; s++) {
        const struct indicator *indicator =
            &rules->indicators[aspect->unit][aspect->slots.first + s];
        if (indicator->variable != seen) {
            seen = indicator->variable;
            inner = origin;
            path = aspect->id;
            if (seen != NO_INDEX) {
                const struct variable *variable = &rules->variables[seen];
                inner = under(variable->origin, origin);
                path = arena_print(rules->arena, "%s/%s", aspect->id, variable->id);
                add_part(parts, path, variable->title, inner, variable->token);
            }
        }
        add_indicator(parts, path, indicator, inner);
    }
    if (aspect->unit != UNIT_INNOVATION)
        return;
    for (size_t i = 0; i < rules->must_count; i++)
        add_part(parts, arena_print(rules->arena, "%s/eligible/%s", aspect->id, rules->musts[i].id),
                 NULL, under(rules->musts[i].origin, origin), rules->musts[i].token);
}

void assemble_parts(struct iga_rules *rules)
{
    struct parts parts = {rules, 0};
    struct arena *arena = rules->arena;
    struct origin top = rules->origin;
    if (!top.stated)
        top = (struct origin){true, IGA_ASSUMED, "no source is stated"};
    add_part(&parts, rules->id, rules->title, top, rules->token);
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->field_count[unit]; i++)
            if (rules->fields[unit][i].origin.stated)
                add_part(&parts,
                         arena_print(arena, "fields/%s/%s", unit ? "innovation" : "region",
                                     rules->fields[unit][i].name),
                         rules->fields[unit][i].title, rules->fields[unit][i].origin,
                         rules->fields[unit][i].token);
    for (size_t i = 0; i < rules->aspect_count; i++)
        add_aspect(&parts, i, top);
    for (size_t i = 0; i < rules->value_count; i++)
        add_part(&parts, arena_print(arena, "values/%s", rules->values[i].id),
                 rules->values[i].title, under(rules->values[i].origin, top),
                 rules->values[i].token);
    for (size_t i = 0; i < rules->predicate_count; i++)
        add_part(&parts, arena_print(arena, "predicates/%s", rules->predicates[i].name),
                 rules->predicates[i].name, under(rules->predicates[i].origin, top),
                 rules->predicates[i].token);
    for (size_t i = 0; i < rules->marked_number_count; i++)
        add_part(&parts, arena_print(arena, "numbers/%s", rules->marked_numbers[i].text),
                 rules->marked_numbers[i].text, rules->marked_numbers[i].origin,
                 rules->marked_numbers[i].token);
    for (size_t i = 0; i < rules->group_count; i++)
        if (rules->groups[i].origin.stated)
            add_part(&parts, arena_print(arena, "groups/%s", rules->groups[i].id),
                     rules->groups[i].title, rules->groups[i].origin, rules->groups[i].token);
}
