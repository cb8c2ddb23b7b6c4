/* sample.h - a small schema for the tests of readers, and regions as text to compare. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "base/text.h"
#include "data/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define NAMED(text) .name = (text), .name_length = sizeof(text) - 1
#define KEYED(text) .key = (text), .key_length = sizeof(text) - 1

static const char *const sample_kinds[] = {"kabupaten", "kota"};
static const char *const sample_topics[] = {"Pendidikan", "Kesehatan", "Sosial"};
static const char *const sample_opinions[] = {"TMP", "TW", "WDP", "WTP"};

static const struct schema_basis sample_bases[] = {
    {"a", 1, true}, {"b", 1, false}, {"tren", 4, false}};

static const struct schema_field sample_region_fields[] = {
    {NAMED("name"), .type = FIELD_TEXT, .required = true},
    {NAMED("province"), .type = FIELD_TEXT, .required = true},
    {NAMED("kind"), .type = FIELD_CHOICE, .choices = sample_kinds, .choice_count = 2},
    {NAMED("area"), .type = FIELD_NUMBER},
    {NAMED("population"), .type = FIELD_WHOLE},
    {NAMED("since"), .type = FIELD_DATE},
};

static const struct schema_indicator sample_region_indicators[] = {
    {KEYED("visi_misi"), .bare = BARE_LEVEL, .levels = 3},
    {KEYED("opini_bpk"), .bare = BARE_CODE, .levels = 3, .codes = sample_opinions, .code_count = 4},
    {KEYED("ipm_capaian"), .bare = BARE_VALUE, .levels = 3},
    {KEYED("pegawai"), .bare = BARE_VALUE, .levels = 3, .whole = true},
    {KEYED("pad"), .bare = BARE_VALUE, .levels = 3, .derivation = DERIVE_GROWTH},
    {KEYED("selisih"), .bare = BARE_VALUE, .levels = 3, .derivation = DERIVE_INCREASE},
};

static const struct schema_field sample_innovation_fields[] = {
    {NAMED("name"), .type = FIELD_TEXT},
    {NAMED("urusan"), .type = FIELD_CHOICE, .choices = sample_topics, .choice_count = 3},
    {NAMED("implemented"), .type = FIELD_DATE, .required = true},
};

static const struct schema_indicator sample_innovation_indicators[] = {
    {KEYED("regulasi"), .bare = BARE_LEVEL, .levels = 3},
    {KEYED("kemanfaatan"), .bare = BARE_NONE, .levels = 3, .bases = sample_bases,
     .basis_count = COUNT(sample_bases)},
    {KEYED("video"), .bare = BARE_LEVEL, .levels = 2},
};

static const struct schema sample_schema = {
    .region = {sample_region_fields, COUNT(sample_region_fields), sample_region_indicators,
               COUNT(sample_region_indicators)},
    .innovation = {sample_innovation_fields, COUNT(sample_innovation_fields),
                   sample_innovation_indicators, COUNT(sample_innovation_indicators)},
    .has_innovations = true,
    .has_name = true,
    .name_field = 0,
};

static inline void sample_print_decimal(struct buffer *out, struct decimal value)
{
    char text[NUMBER_TEXT];
    decimal_print(text, value);
    buffer_text(out, text);
}

static inline void sample_print_field(struct buffer *out, const struct schema_field *field,
                                      const struct field_value *value)
{
    if (!value->given)
        return;
    buffer_print(out, " %s=", field->name);
    if (field->type == FIELD_NUMBER || field->type == FIELD_WHOLE)
        sample_print_decimal(out, value->number);
    else if (field->type == FIELD_DATE)
        buffer_print(out, "%d", (int)value->date);
    else
        buffer_text(out, value->text);
    if (field->type == FIELD_CHOICE)
        buffer_print(out, "(%d)", (int)value->choice);
}

static inline void sample_print_answer(struct buffer *out, const struct schema_indicator *indicator,
                                       const struct answer *answer)
{
    static const char *const verified[] = {"", "!no", "!yes"};
    if (answer->form == ANSWER_MISSING)
        return;
    buffer_print(out, " %s", indicator->key);
    if (answer->basis >= 0)
        buffer_print(out, ".%s", indicator->bases[answer->basis].id);
    switch (answer->form) {
    case ANSWER_LEVEL:
        buffer_print(out, "=level %u", (unsigned)answer->level);
        break;
    case ANSWER_CODE:
        buffer_print(out, "=code %s", indicator->codes[answer->level]);
        break;
    case ANSWER_PAIR:
        buffer_text(out, "=");
        sample_print_decimal(out, answer->previous);
        buffer_text(out, "->");
        sample_print_decimal(out, answer->value);
        break;
    default:
        buffer_text(out, "=");
        sample_print_decimal(out, answer->value);
    }
    buffer_text(out, verified[answer->verified]);
}

static inline void sample_print_unit(struct buffer *out, const struct schema_unit *unit,
                                     const struct field_value *fields, const struct answer *answers)
{
    for (size_t i = 0; i < unit->field_count; i++)
        sample_print_field(out, &unit->fields[i], &fields[i]);
    for (size_t i = 0; i < unit->indicator_count; i++)
        sample_print_answer(out, &unit->indicators[i], &answers[i]);
}

/* "16.07 name=X visi_misi=level 3 {1 regulasi=level 2}" */
static inline void sample_print_values(struct buffer *out, const struct region *region)
{
    buffer_text(out, region->id != NULL ? region->id : "?");
    sample_print_unit(out, &sample_schema.region, region->fields, region->answers);
    for (size_t i = 0; i < region->innovation_count; i++) {
        buffer_print(out, " {%s", region->innovations[i].id);
        sample_print_unit(out, &sample_schema.innovation, region->innovations[i].fields,
                          region->innovations[i].answers);
        buffer_text(out, "}");
    }
    buffer_text(out, "\n");
}

/* "1:12 code path: message", one a line */
static inline void sample_print_findings(struct buffer *out, const struct iga_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const iga_finding *finding = &findings->items[i];
        buffer_print(out, "%zu:%zu %s %s: %s\n", finding->line, finding->column, finding->code,
                     finding->path != NULL ? finding->path : "-", finding->message);
    }
}

/* The values of a region that is not refused, and all that is said of it. */
static inline void sample_print(struct buffer *out, const struct region *region)
{
    if (region->errors.count == 0)
        sample_print_values(out, region);
    else
        buffer_print(out, "refused %s\n", region->id != NULL ? region->id : "?");
    sample_print_findings(out, &region->errors);
    sample_print_findings(out, &region->warnings);
}

/* A region with what must be there and nothing else; its indicators start in column 51, its
 * innovations on line 2. */
#define HEAD "{\"id\":\"9\",\"name\":\"N\",\"province\":\"P\",\"indicators\":{"
#define REGION(indicators) HEAD indicators "},\n\"innovations\":[]}"
#define INNOVATIONS(innovations) HEAD "},\n\"innovations\":[" innovations "]}"
#define INNOVATION(id, indicators)                                                                 \
    "{\"id\":\"" id "\",\"implemented\":\"2024-02-01\",\"indicators\":{" indicators "}}"

static const char sample_head[] = "9 name=N province=P";

/* Reads all the regions of some bytes into text. */
static inline void sample_read_with(struct buffer *out, struct reader *reader, const char *bytes,
                                    size_t length, bool lines)
{
    /* A copy of just these bytes, so that reading past them is noticed. */
    char *copy = malloc(length > 0 ? length : 1);
    iga_chunk chunk = {.bytes = copy,
                       .length = length,
                       .file = "f.json",
                       .line = 1,
                       .column = 1,
                       .lines = lines,
                       .broken = IGA_BREAK_NONE};
    struct region region;
    enum reader_step step;
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    buffer_clear(out);
    buffer_text(out, "");
    reader_start(reader, &chunk);
    while ((step = reader_next(reader, &region)) == READER_REGION)
        sample_print(out, &region);
    assert_int_equal(step, READER_END);
    free(copy);
}

static inline void sample_read_bytes(struct buffer *out, const char *bytes, size_t length,
                                     bool lines)
{
    struct reader *reader = reader_new(&sample_schema, IGA_LANG_EN);
    assert_non_null(reader);
    sample_read_with(out, reader, bytes, length, lines);
    reader_free(reader);
}

static inline void sample_check(const char *document, const char *expected)
{
    struct buffer out = {0};
    sample_read_bytes(&out, document, strlen(document), false);
    if (strcmp(out.bytes, expected) != 0)
        print_error("%s\n", document);
    assert_string_equal(out.bytes, expected);
    buffer_free(&out);
}

struct row {
    const char *document, *expected;
};

#endif
