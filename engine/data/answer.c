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
    const struct tree_node *node;
    const struct tree_node *parts[PARTS]; /* NULL where absent or null */
};

/* Finds a text in a list. @return its index, or -1 */
static int16_t find(const struct tree_node *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tree_says(text, list[i]))
            return (int16_t)i;
    return -1;
}

/* ---- Levels, codes, values ---------------------------------------------------------------- */

/* Says why a number is no level of the indicator. */
static void refuse_level(const struct reading *reading, const struct tree_node *node,
                         struct decimal value)
{
    unsigned levels = reading->indicator->levels;
    char text[NUMBER_TEXT];

    decimal_print(text, value);
    if (!decimal_is_whole(value))
        fault_refuse(reading->faults, node, "level_whole",
                     "the level %s is not whole; it must be a whole number from 0 to %u", text,
                     levels);
    else
        fault_refuse(reading->faults, node, "level_range",
                     "the level %s is out of range; it must be from 0 to %u", text, levels);
}

static void read_level(const struct reading *reading, const struct tree_node *node)
{
    unsigned levels = reading->indicator->levels;
    struct decimal value;

    if (!value_is_number(node)) {
        fault_refuse(reading->faults, node, "no_level",
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

static void refuse_code(const struct reading *reading, const struct tree_node *node)
{
    const struct schema_indicator *indicator = reading->indicator;
    const char *shown = fault_shown(reading->faults, node);
    const char *nearest =
        text_nearest(node->text, node->length, indicator->codes, indicator->code_count);

    if (nearest != NULL)
        fault_refuse(reading->faults, node, "unknown_code", "unknown code '%s'; did you mean '%s'?",
                     shown, nearest);
    else
        fault_refuse(reading->faults, node, "unknown_code",
                     "unknown code '%s'; it must be one of %s", shown,
                     shown_list(reading->faults->arena, indicator->codes, indicator->code_count));
}

static void read_code(const struct reading *reading, const struct tree_node *node)
{
    const struct schema_indicator *indicator = reading->indicator;
    int16_t code;

    if (node->kind != TREE_TEXT) {
        fault_refuse(reading->faults, node, "no_code",
                     "a code is expected here, a text that is one of %s",
                     shown_list(reading->faults->arena, indicator->codes, indicator->code_count));
        return;
    }
    code = find(node, indicator->codes, indicator->code_count);
    if (code < 0) {
        refuse_code(reading, node);
        return;
    }
    reading->out->form = ANSWER_CODE;
    reading->out->level = (uint32_t)code;
}

static void read_value(const struct reading *reading, const struct tree_node *node, bool whole,
                       int16_t basis)
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

static int16_t find_basis(const struct reading *reading, const struct tree_node *basis)
{
    const struct schema_indicator *indicator = reading->indicator;

    for (size_t i = 0; i < indicator->basis_count; i++)
        if (tree_says(basis, indicator->bases[i].id))
            return (int16_t)i;
    return -1;
}

/* Reads {"basis", "value"}, either of which may be absent. */
static void read_based(const struct reading *reading)
{
    const struct tree_node *basis = reading->parts[PART_BASIS], *value = reading->parts[PART_VALUE];
    int16_t found = -1;

    if (basis != NULL && basis->kind == TREE_TEXT)
        found = find_basis(reading, basis);
    if (basis == NULL) {
        fault_refuse(reading->faults, reading->node, "no_basis",
                     "the basis of the value is missing; write "
                     "{\"basis\": ..., \"value\": ...} with a basis out of %s",
                     basis_list(reading));
    } else if (basis->kind != TREE_TEXT) {
        fault_refuse(reading->faults, basis, "unknown_basis", "\"basis\" must be a text, one of %s",
                     basis_list(reading));
    } else if (found < 0) {
        fault_refuse(reading->faults, basis, "unknown_basis",
                     "unknown basis '%s'; it must be one of %s",
                     fault_shown(reading->faults, basis), basis_list(reading));
    } else if (value != NULL) {
        read_value(reading, value, reading->indicator->bases[found].whole, found);
    }
}

/* ---- Two years --------------------------------------------------------------------------- */

static void read_pair(const struct reading *reading)
{
    const struct tree_node *previous = reading->parts[PART_PREVIOUS],
                           *current = reading->parts[PART_CURRENT];
    struct faults *faults = reading->faults;
    struct decimal before, now;
    bool read;

    if (reading->indicator->derivation == DERIVE_NOT) {
        fault_refuse(faults, reading->node, "no_derivation",
                     "'%s' does not follow from two years; give its value itself",
                     reading->indicator->key);
        return;
    }
    if (previous == NULL || current == NULL) {
        fault_refuse(faults, reading->node, "half_pair",
                     "'%s' is missing; give both \"previous\" and \"current\"",
                     part_names[previous == NULL ? PART_PREVIOUS : PART_CURRENT]);
        return;
    }
    read = value_number(&before, faults, previous);
    if (!value_number(&now, faults, current) || !read)
        return;
    if (reading->indicator->derivation == DERIVE_GROWTH && before.coefficient <= 0) {
        fault_refuse(faults, previous, "growth",
                     "growth from a previous figure of 0 or less has no meaning; give the value "
                     "itself, or null");
        return;
    }
    reading->out->form = ANSWER_PAIR;
    reading->out->previous = before;
    reading->out->value = now;
}

/* ---- An answer that is an object ---------------------------------------------------------- */

static void refuse_part(struct faults *faults, const struct tree_node *name)
{
    const char *shown = fault_shown(faults, name);
    const char *nearest = text_nearest(name->text, name->length, part_names, PARTS);

    if (nearest != NULL)
        fault_refuse(faults, name, "unknown_key",
                     "unknown key '%s' in an answer; did you mean '%s'?", shown, nearest);
    else
        fault_refuse(faults, name, "unknown_key", "unknown key '%s' in an answer; it may have %s",
                     shown, shown_list(faults->arena, part_names, PARTS));
}

static void collect_parts(struct reading *reading)
{
    const struct tree_node *end = tree_behind(reading->node);
    bool met[PARTS] = {false};

    for (const struct tree_node *name = tree_inside(reading->node); name != end;
         name = tree_behind(name + 1)) {
        const struct tree_node *value = name + 1;
        int16_t part = find(name, part_names, PARTS);
        if (part < 0) {
            refuse_part(reading->faults, name);
            doubles_refuse_within(reading->faults, value);
        } else if (met[part]) {
            fault_refuse(reading->faults, name, "doubled_key", "'%s' is given twice; give it once",
                         part_names[part]);
        } else {
            met[part] = true;
            reading->parts[part] = value->kind == TREE_NULL ? NULL : value;
        }
    }
}

static bool is_list_of_texts(const struct tree_node *value)
{
    const struct tree_node *end = tree_behind(value);

    for (const struct tree_node *item = tree_inside(value); item != end; item = tree_behind(item))
        if (item->kind != TREE_TEXT)
            return false;
    return value->kind == TREE_ARRAY;
}

static void check_evidence(const struct reading *reading)
{
    const struct tree_node *evidence = reading->parts[PART_EVIDENCE];

    if (evidence != NULL && !is_list_of_texts(evidence))
        fault_refuse(reading->faults, evidence, "evidence",
                     "\"evidence\" must be a list of texts: [\"...\", \"...\"]");
}

static void read_verified(const struct reading *reading)
{
    const struct tree_node *verified = reading->parts[PART_VERIFIED];

    if (verified == NULL)
        return;
    if (!tree_is_bool(verified))
        fault_refuse(reading->faults, verified, "verified",
                     "\"verified\" must be true or false, without quotes");
    reading->out->verified = verified->kind == TREE_TRUE ? VERIFIED_YES : VERIFIED_NO;
}

/* Reads {"value"}, or what has a basis. */
static void read_measured(const struct reading *reading)
{
    const struct tree_node *value = reading->parts[PART_VALUE];
    const struct schema_indicator *indicator = reading->indicator;

    if (indicator->basis_count > 0)
        read_based(reading);
    else if (reading->parts[PART_BASIS] != NULL)
        fault_refuse(reading->faults, reading->parts[PART_BASIS], "unknown_basis",
                     "'%s' has no bases; leave \"basis\" out", indicator->key);
    else if (indicator->bare == BARE_LEVEL)
        fault_refuse(reading->faults, value, "no_value",
                     "'%s' is answered by a level, not by a value; write {\"level\": ...}",
                     indicator->key);
    else if (indicator->bare == BARE_CODE)
        read_code(reading, value);
    else
        read_value(reading, value, indicator->whole, -1);
}

static void read_object(struct reading *reading)
{
    const struct tree_node *const *parts;
    bool level, measured, pair;

    collect_parts(reading);
    parts = reading->parts;
    level = parts[PART_LEVEL] != NULL;
    measured = parts[PART_VALUE] != NULL || parts[PART_BASIS] != NULL;
    pair = parts[PART_PREVIOUS] != NULL || parts[PART_CURRENT] != NULL;
    check_evidence(reading);
    read_verified(reading);
    if (level + measured + pair > 1)
        fault_refuse(reading->faults, reading->node, "two_forms",
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

/* Reads what by far the most answers are: a level that stands there as one digit.
 * @return false if it is anything else, faults included */
static bool read_plain_level(struct answer *out, const struct schema_indicator *indicator,
                             const struct tree_node *node)
{
    uint32_t level;

    if (indicator->bare != BARE_LEVEL || node->kind != TREE_NUMBER || node->length != 1)
        return false;
    level = (uint32_t)(node->text[0] - '0');
    if (level > indicator->levels)
        return false;
    out->form = ANSWER_LEVEL;
    out->level = level;
    return true;
}

/* Apart from what usually happens, which so needs few registers. */
__attribute__((noinline)) static void read_any(struct answer *out, struct faults *faults,
                                               const struct schema_indicator *indicator,
                                               const struct tree_node *node)
{
    struct reading reading = {.out = out, .faults = faults, .indicator = indicator, .node = node};

    if (node->kind == TREE_OBJECT)
        read_object(&reading);
    else if (node->kind == TREE_NUMBER || node->kind == TREE_TEXT)
        read_bare(&reading);
    else if (node->kind != TREE_NULL)
        fault_refuse(faults, node, "answer_type",
                     "true, false or a list is no answer; give a number, a text, an object or "
                     "null");
}

void answer_read(struct answer *out, struct faults *faults,
                 const struct schema_indicator *indicator, const struct tree_node *node)
{
    out->basis = -1;
    if (!read_plain_level(out, indicator, node))
        read_any(out, faults, indicator, node);
}
