#include "data/answer.h"

#include "base/arena.h"
#include "base/text.h"
#include "data/doubles.h"
#include "data/shown.h"
#include "data/value.h"

#include <string.h>

/* What an answer that is an object may have. */
enum part {
    PART_LEVEL,
    PART_VALUE,
    PART_BASIS,
    PART_PREVIOUS,
    PART_CURRENT,
    PART_EVIDENCE,
    PART_VERIFIED,
    PARTS
};

static const char *const part_names[PARTS] = {
    [PART_LEVEL] = "level",       [PART_VALUE] = "value",     [PART_BASIS] = "basis",
    [PART_PREVIOUS] = "previous", [PART_CURRENT] = "current", [PART_EVIDENCE] = "evidence",
    [PART_VERIFIED] = "verified",
};

/* One answer while it is read. */
struct reading {
    struct answer *out;
    struct faults *faults;
    const struct schema_indicator *indicator;
    const cJSON *node;
    const cJSON *parts[PARTS]; /* NULL where absent or null */
};

/* Finds a text in a list. @return its index, or -1 */
static int16_t find(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return (int16_t)i;
    return -1;
}

/* ---- Levels, codes, values ---------------------------------------------------------------- */

/* Says why a number is no level of the indicator. */
static void refuse_level(const struct reading *reading, const cJSON *node, struct decimal value)
{
    unsigned levels = reading->indicator->levels;
    char text[NUMBER_TEXT];

    decimal_print(text, value);
    if (!decimal_is_whole(value))
        fault_refuse(reading->faults, node, AT_VALUE, "level_whole",
                     "the level %s is not whole; it must be a whole number from 0 to %u", text,
                     levels);
    else
        fault_refuse(reading->faults, node, AT_VALUE, "level_range",
                     "the level %s is out of range; it must be from 0 to %u", text, levels);
}

static void read_level(const struct reading *reading, const cJSON *node)
{
    unsigned levels = reading->indicator->levels;
    struct decimal value;

    if (!value_is_number(node)) {
        fault_refuse(reading->faults, node, AT_VALUE, "no_level",
                     "a level is expected here, a whole number from 0 to %u", levels);
        return;
    }
    if (!value_number(&value, reading->faults, node))
        return;
    if (!decimal_is_whole(value) || value.coefficient < 0 || value.coefficient > (int64_t)levels) {
        refuse_level(reading, node, value);
        return;
    }
    reading->out->form = ANSWER_LEVEL;
    reading->out->level = (uint32_t)value.coefficient;
}

static void refuse_code(const struct reading *reading, const cJSON *node)
{
    const struct schema_indicator *indicator = reading->indicator;
    const char *text = node->valuestring, *shown = fault_shown(reading->faults, text);
    const char *nearest = text_nearest(text, strlen(text), indicator->codes, indicator->code_count);

    if (nearest != NULL)
        fault_refuse(reading->faults, node, AT_VALUE, "unknown_code",
                     "unknown code '%s'; did you mean '%s'?", shown, nearest);
    else
        fault_refuse(reading->faults, node, AT_VALUE, "unknown_code",
                     "unknown code '%s'; it must be one of %s", shown,
                     shown_list(reading->faults->arena, indicator->codes, indicator->code_count));
}

static void read_code(const struct reading *reading, const cJSON *node)
{
    const struct schema_indicator *indicator = reading->indicator;
    int16_t code;

    if (!cJSON_IsString(node)) {
        fault_refuse(reading->faults, node, AT_VALUE, "no_code",
                     "a code is expected here, a text that is one of %s",
                     shown_list(reading->faults->arena, indicator->codes, indicator->code_count));
        return;
    }
    code = find(node->valuestring, indicator->codes, indicator->code_count);
    if (code < 0) {
        refuse_code(reading, node);
        return;
    }
    reading->out->form = ANSWER_CODE;
    reading->out->level = (uint32_t)code;
}

static void read_value(const struct reading *reading, const cJSON *node, bool whole, int16_t basis)
{
    struct decimal value;
    bool read = whole ? value_whole(&value, reading->faults, node)
                      : value_number(&value, reading->faults, node);

    if (!read)
        return;
    reading->out->form = ANSWER_VALUE;
    reading->out->basis = basis;
    reading->out->value = value;
}

/* ---- Bases ------------------------------------------------------------------------------- */

static const char *const *basis_names(const struct reading *reading)
{
    const struct schema_indicator *indicator = reading->indicator;
    const char **names = arena_array(reading->faults->arena, indicator->basis_count, sizeof *names);

    for (size_t i = 0; names != NULL && i < indicator->basis_count; i++)
        names[i] = indicator->bases[i].id;
    return names;
}

/* "a, b, c" */
static const char *basis_list(const struct reading *reading)
{
    const char *const *names = basis_names(reading);
    return names == NULL
               ? ""
               : shown_list(reading->faults->arena, names, reading->indicator->basis_count);
}

static int16_t find_basis(const struct reading *reading, const cJSON *basis)
{
    for (size_t i = 0; cJSON_IsString(basis) && i < reading->indicator->basis_count; i++)
        if (strcmp(reading->indicator->bases[i].id, basis->valuestring) == 0)
            return (int16_t)i;
    return -1;
}

/* Reads {"basis", "value"}, either of which may be absent. */
static void read_based(const struct reading *reading)
{
    const cJSON *basis = reading->parts[PART_BASIS], *value = reading->parts[PART_VALUE];
    int16_t found = find_basis(reading, basis);

    if (basis == NULL) {
        fault_refuse(reading->faults, reading->node, AT_VALUE, "no_basis",
                     "the basis of the value is missing; write "
                     "{\"basis\": ..., \"value\": ...} with a basis out of %s",
                     basis_list(reading));
    } else if (!cJSON_IsString(basis)) {
        fault_refuse(reading->faults, basis, AT_VALUE, "unknown_basis",
                     "\"basis\" must be a text, one of %s", basis_list(reading));
    } else if (found < 0) {
        fault_refuse(reading->faults, basis, AT_VALUE, "unknown_basis",
                     "unknown basis '%s'; it must be one of %s",
                     fault_shown(reading->faults, basis->valuestring), basis_list(reading));
    } else if (value != NULL) {
        read_value(reading, value, reading->indicator->bases[found].whole, found);
    }
}

/* ---- Two years --------------------------------------------------------------------------- */

static void read_pair(const struct reading *reading)
{
    const cJSON *previous = reading->parts[PART_PREVIOUS], *current = reading->parts[PART_CURRENT];
    struct faults *faults = reading->faults;
    struct decimal before, now;
    bool read;

    if (reading->indicator->derivation == DERIVE_NOT) {
        fault_refuse(faults, reading->node, AT_VALUE, "no_derivation",
                     "'%s' does not follow from two years; give its value itself",
                     reading->indicator->key);
        return;
    }
    if (previous == NULL || current == NULL) {
        fault_refuse(faults, reading->node, AT_VALUE, "half_pair",
                     "'%s' is missing; give both \"previous\" and \"current\"",
                     part_names[previous == NULL ? PART_PREVIOUS : PART_CURRENT]);
        return;
    }
    read = value_number(&before, faults, previous);
    if (!value_number(&now, faults, current) || !read)
        return;
    if (reading->indicator->derivation == DERIVE_GROWTH && before.coefficient <= 0) {
        fault_refuse(faults, previous, AT_VALUE, "growth",
                     "growth from a previous figure of 0 or less has no meaning; give the value "
                     "itself, or null");
        return;
    }
    reading->out->form = ANSWER_PAIR;
    reading->out->previous = before;
    reading->out->value = now;
}

/* ---- An answer that is an object ---------------------------------------------------------- */

static void refuse_part(struct faults *faults, const cJSON *node)
{
    const char *shown = fault_shown(faults, node->string);
    const char *nearest = text_nearest(node->string, strlen(node->string), part_names, PARTS);

    if (nearest != NULL)
        fault_refuse(faults, node, AT_NAME, "unknown_key",
                     "unknown key '%s' in an answer; did you mean '%s'?", shown, nearest);
    else
        fault_refuse(faults, node, AT_NAME, "unknown_key",
                     "unknown key '%s' in an answer; it may have %s", shown,
                     shown_list(faults->arena, part_names, PARTS));
}

static void collect_parts(struct reading *reading)
{
    bool met[PARTS] = {false};

    for (const cJSON *child = reading->node->child; child != NULL; child = child->next) {
        int16_t part = find(child->string, part_names, PARTS);
        if (part < 0) {
            refuse_part(reading->faults, child);
            doubles_refuse_within(reading->faults, child);
        } else if (met[part]) {
            fault_refuse(reading->faults, child, AT_NAME, "doubled_key",
                         "'%s' is given twice; give it once", part_names[part]);
        } else {
            met[part] = true;
            reading->parts[part] = cJSON_IsNull(child) ? NULL : child;
        }
    }
}

static void check_evidence(const struct reading *reading)
{
    const cJSON *evidence = reading->parts[PART_EVIDENCE];
    bool texts = cJSON_IsArray(evidence);

    for (const cJSON *item = texts ? evidence->child : NULL; item != NULL; item = item->next)
        texts = texts && cJSON_IsString(item);
    if (evidence != NULL && !texts)
        fault_refuse(reading->faults, evidence, AT_VALUE, "evidence",
                     "\"evidence\" must be a list of texts: [\"...\", \"...\"]");
}

static void read_verified(const struct reading *reading)
{
    const cJSON *verified = reading->parts[PART_VERIFIED];

    if (verified == NULL)
        return;
    if (!cJSON_IsBool(verified))
        fault_refuse(reading->faults, verified, AT_VALUE, "verified",
                     "\"verified\" must be true or false, without quotes");
    reading->out->verified = cJSON_IsTrue(verified) ? VERIFIED_YES : VERIFIED_NO;
}

/* Reads {"value"}, or what has a basis. */
static void read_measured(const struct reading *reading)
{
    const cJSON *value = reading->parts[PART_VALUE];
    const struct schema_indicator *indicator = reading->indicator;

    if (indicator->basis_count > 0)
        read_based(reading);
    else if (reading->parts[PART_BASIS] != NULL)
        fault_refuse(reading->faults, reading->parts[PART_BASIS], AT_VALUE, "unknown_basis",
                     "'%s' has no bases; leave \"basis\" out", indicator->key);
    else if (indicator->bare == BARE_LEVEL)
        fault_refuse(reading->faults, value, AT_VALUE, "no_value",
                     "'%s' is answered by a level, not by a value; write {\"level\": ...}",
                     indicator->key);
    else if (indicator->bare == BARE_CODE)
        read_code(reading, value);
    else
        read_value(reading, value, indicator->whole, -1);
}

static void read_object(struct reading *reading)
{
    const cJSON *const *parts;
    bool level, measured, pair;

    collect_parts(reading);
    parts = reading->parts;
    level = parts[PART_LEVEL] != NULL;
    measured = parts[PART_VALUE] != NULL || parts[PART_BASIS] != NULL;
    pair = parts[PART_PREVIOUS] != NULL || parts[PART_CURRENT] != NULL;
    check_evidence(reading);
    read_verified(reading);
    if (level + measured + pair > 1)
        fault_refuse(reading->faults, reading->node, AT_VALUE, "two_forms",
                     "the answer is given in two ways; give either \"level\", or \"value\", or "
                     "\"previous\" and \"current\"");
    else if (level)
        read_level(reading, parts[PART_LEVEL]);
    else if (measured)
        read_measured(reading);
    else if (pair)
        read_pair(reading);
}

/* ---- Any answer --------------------------------------------------------------------------- */

static void read_bare(const struct reading *reading)
{
    switch (reading->indicator->bare) {
    case BARE_LEVEL:
        read_level(reading, reading->node);
        break;
    case BARE_CODE:
        read_code(reading, reading->node);
        break;
    case BARE_VALUE:
        read_value(reading, reading->node, reading->indicator->whole, -1);
        break;
    case BARE_NONE:
        read_based(reading);
        break;
    }
}

/* Reads what by far the most answers are: a level that stands there as a number.
 * @return false if it is anything else, faults included */
static bool read_plain_level(struct answer *out, const struct schema_indicator *indicator,
                             const cJSON *node)
{
    double number = node->valuedouble;
    uint32_t level;

    if (indicator->bare != BARE_LEVEL || (node->type & 0xFF) != cJSON_Number || !(number >= 0) ||
        number > indicator->levels)
        return false;
    level = (uint32_t)number;
    if ((double)level < number)
        return false;
    out->form = ANSWER_LEVEL;
    out->level = level;
    return true;
}

static void read_any(struct answer *out, struct faults *faults,
                     const struct schema_indicator *indicator, const cJSON *node)
{
    struct reading reading = {.out = out, .faults = faults, .indicator = indicator, .node = node};

    if (cJSON_IsObject(node))
        read_object(&reading);
    else if (cJSON_IsNumber(node) || cJSON_IsString(node))
        read_bare(&reading);
    else if (!cJSON_IsNull(node))
        fault_refuse(faults, node, AT_VALUE, "answer_type",
                     "true, false or a list is no answer; give a number, a text, an object or "
                     "null");
}

void answer_read(struct answer *out, struct faults *faults,
                 const struct schema_indicator *indicator, const cJSON *node)
{
    out->basis = -1;
    if (!read_plain_level(out, indicator, node))
        read_any(out, faults, indicator, node);
}
