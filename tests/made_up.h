/* made_up.h - regions that any rule set can read, always the same ones. */
#ifndef TESTS_MADE_UP_H
#define TESTS_MADE_UP_H

#include "base/text.h"
#include "rules/ruleset.h"

#include <stdlib.h>

static uint64_t made_up_dice = 20260429;

static inline unsigned made_up_roll(unsigned sides)
{
    made_up_dice = made_up_dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(made_up_dice >> 33) % sides;
}

/* A value at an edge of a band or near it, or anywhere. */
static inline void made_up_value(struct buffer *out, const struct measure *measure, bool whole)
{
    struct decimal value = {(int64_t)made_up_roll(20000) - 4000, 2};
    if (measure->band_count > 0 && made_up_roll(4) > 0) {
        const struct interval *range =
            &measure->bands[made_up_roll((unsigned)measure->band_count)].range;
        value = range->has_low && (made_up_roll(2) || !range->has_high) ? range->low
                : range->has_high                                       ? range->high
                                                                        : value;
        while (value.scale < 3) {
            value.coefficient *= 10;
            value.scale++;
        }
        value.coefficient += (int64_t)made_up_roll(31) - 15;
    }
    if (whole) {
        buffer_print(out, "%lld", llabs((long long)value.coefficient) % 700);
        return;
    }
    char text[NUMBER_TEXT];
    decimal_print(text, value);
    buffer_text(out, text);
}

static inline void made_up_answer(struct buffer *out, const struct indicator *indicator,
                                  const struct schema_indicator *schema)
{
    static const char *const marks[] = {"", ",\"verified\":true", ",\"verified\":true",
                                        ",\"verified\":false"};
    const char *mark = marks[made_up_roll(4)];
    bool is_level = indicator->kind != BY_SCRIPT && made_up_roll(5) == 0;
    if (schema->basis_count > 0 && (schema->bare == BARE_NONE || made_up_roll(2)) && !is_level) {
        const struct basis *basis = &indicator->bases[made_up_roll((unsigned)schema->basis_count)];
        buffer_print(out, "{\"basis\":\"%s\",\"value\":", basis->id);
        made_up_value(out, &basis->measure, basis->measure.whole);
    } else if (is_level || schema->bare == BARE_LEVEL || schema->bare == BARE_NONE) {
        buffer_print(out, "{\"level\":%u", made_up_roll(schema->levels + 1));
    } else if (schema->bare == BARE_CODE) {
        buffer_print(out, "\"%s\"", schema->codes[made_up_roll((unsigned)schema->code_count)]);
        return;
    } else if (schema->derivation != DERIVE_NOT && made_up_roll(3)) {
        buffer_print(out, "{\"previous\":%u.%u,\"current\":%u.%u", 1 + made_up_roll(900),
                     made_up_roll(1000), made_up_roll(900), made_up_roll(1000));
    } else {
        buffer_text(out, "{\"value\":");
        made_up_value(out, &indicator->measure, schema->whole);
    }
    buffer_print(out, "%s}", mark);
}

static inline void made_up_field(struct buffer *out, const struct field *field)
{
    buffer_print(out, ",\"%s\":", field->name);
    switch (field->type) {
    case FIELD_TEXT:
        buffer_text(out, "\"kata");
        for (unsigned i = made_up_roll(3) ? 320 : 3; i > 0; i--)
            buffer_text(out, " kata");
        buffer_text(out, "\"");
        return;
    case FIELD_NUMBER:
        buffer_print(out, "%u.%u", made_up_roll(500), 1 + made_up_roll(99));
        return;
    case FIELD_WHOLE:
        buffer_print(out, "%u", 250 + made_up_roll(300));
        return;
    case FIELD_DATE:
        buffer_print(out, "\"%u-%02u-%02u\"", 2019 + made_up_roll(11), 1 + made_up_roll(12),
                     1 + made_up_roll(28));
        return;
    case FIELD_CHOICE:
        buffer_print(out, "\"%s\"", field->choices[made_up_roll((unsigned)field->choice_count)]);
    }
}

static inline void made_up_unit(struct buffer *out, const iga_rules *rules, enum node_unit unit)
{
    const struct schema_unit *schema =
        unit == UNIT_REGION ? &rules->schema.region : &rules->schema.innovation;
    for (size_t i = 0; i < rules->field_count[unit]; i++)
        if (rules->fields[unit][i].required || made_up_roll(6))
            made_up_field(out, &rules->fields[unit][i]);
    buffer_text(out, ",\"indicators\":{");
    for (size_t i = 0, put = 0; i < rules->indicator_count[unit]; i++) {
        const struct indicator *indicator = &rules->indicators[unit][i];
        if (made_up_roll(indicator->mandatory ? 40 : 6) == 0)
            continue;
        buffer_print(out, "%s\"%s\":", put++ ? "," : "", indicator->id);
        made_up_answer(out, indicator, &schema->indicators[i]);
    }
    buffer_text(out, "}");
}

/* A region that the rules can read, on a line. */
static inline void made_up_region(struct buffer *out, const iga_rules *rules, unsigned number)
{
    buffer_print(out, "{\"id\":\"%u\"", number);
    made_up_unit(out, rules, UNIT_REGION);
    if (rules->has_innovations) {
        unsigned count = made_up_roll(4) ? made_up_roll(12) : 0;
        buffer_text(out, ",\"innovations\":[");
        for (unsigned i = 0; i < count; i++) {
            buffer_print(out, "%s{\"id\":\"%u\"", i ? "," : "", i + 1);
            made_up_unit(out, rules, UNIT_INNOVATION);
            buffer_text(out, "}");
        }
        buffer_text(out, "]");
    }
    buffer_text(out, "}\n");
}

#endif
