#include "data/joined.h"

#include "base/arena.h"

#include <string.h>

static bool has_field(const struct schema_unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->field_count; i++)
        if (strcmp(unit->fields[i].name, name) == 0)
            return true;
    return false;
}

static bool has_indicator(const struct schema_unit *unit, const char *key)
{
    for (size_t i = 0; i < unit->indicator_count; i++)
        if (strcmp(unit->indicators[i].key, key) == 0)
            return true;
    return false;
}

static struct schema_unit join_units(struct arena *arena, const struct schema_unit *a,
                                     const struct schema_unit *b)
{
    struct schema_unit out = {.field_count = a->field_count, .indicator_count = a->indicator_count};
    struct schema_field *fields =
        arena_array(arena, a->field_count + b->field_count + 1, sizeof *fields);
    struct schema_indicator *indicators =
        arena_array(arena, a->indicator_count + b->indicator_count + 1, sizeof *indicators);

    if (fields == NULL || indicators == NULL)
        return out;
    for (size_t i = 0; i < a->field_count; i++)
        fields[i] = a->fields[i];
    for (size_t i = 0; i < a->indicator_count; i++)
        indicators[i] = a->indicators[i];
    for (size_t i = 0; i < b->field_count; i++)
        if (!has_field(a, b->fields[i].name))
            fields[out.field_count++] = b->fields[i];
    for (size_t i = 0; i < b->indicator_count; i++)
        if (!has_indicator(a, b->indicators[i].key))
            indicators[out.indicator_count++] = b->indicators[i];
    out.fields = fields;
    out.indicators = indicators;
    return out;
}

const struct schema *schema_join(struct arena *arena, const struct schema *a,
                                 const struct schema *b)
{
    struct schema *out = arena_take(arena, sizeof *out);

    if (out == NULL)
        return NULL;
    out->region = join_units(arena, &a->region, &b->region);
    out->innovation = join_units(arena, &a->innovation, &b->innovation);
    out->has_innovations = a->has_innovations || b->has_innovations;
    return arena_failed(arena) ? NULL : out;
}
