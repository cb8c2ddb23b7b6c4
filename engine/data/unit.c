#include "data/unit.h"

#include "base/arena.h"
#include "base/text.h"
#include "data/answer.h"
#include "data/value.h"

#include <string.h>

/* Slots of members: the id, then the fields. */
#define ID_SLOT ((size_t)0)
#define FIRST_FIELD ((size_t)1)

static size_t indicators_slot(const struct unit *unit)
{
    return FIRST_FIELD + unit->schema->field_count;
}

static size_t innovations_slot(const struct unit *unit)
{
    return indicators_slot(unit) + 1;
}

/* Whether a member must be there. */
static bool is_required(const struct unit *unit, size_t slot)
{
    bool is_field = slot >= FIRST_FIELD && slot < indicators_slot(unit);
    return !is_field || unit->schema->fields[slot - FIRST_FIELD].required;
}

static bool init_members(struct unit *unit, struct arena *arena, bool has_innovations)
{
    size_t count = innovations_slot(unit) + (has_innovations ? 1 : 0);
    const char **list = arena_array(arena, count, sizeof *list);

    unit->nodes = arena_array(arena, count, sizeof *unit->nodes);
    if (list == NULL || unit->nodes == NULL)
        return false;
    list[ID_SLOT] = "id";
    for (size_t i = 0; i < unit->schema->field_count; i++)
        list[FIRST_FIELD + i] = unit->schema->fields[i].name;
    list[indicators_slot(unit)] = "indicators";
    if (has_innovations)
        list[innovations_slot(unit)] = "innovations";
    return names_init(&unit->members, arena, list, count);
}

static bool is_key(const struct schema_unit *schema, const char *name)
{
    for (size_t i = 0; i < schema->indicator_count; i++)
        if (strcmp(schema->indicators[i].key, name) == 0)
            return true;
    return false;
}

static bool init_indicators(struct unit *unit, struct arena *arena)
{
    const struct schema_unit *schema = unit->schema;
    size_t count = schema->indicator_count, aliases = 0;
    const char **list = arena_array(arena, 2 * count, sizeof *list);
    size_t *slots = arena_array(arena, count, sizeof *slots);

    if (list == NULL || slots == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *alias = schema->indicators[i].alias;
        list[i] = schema->indicators[i].key;
        if (alias == NULL || is_key(schema, alias))
            continue;
        list[count + aliases] = alias;
        slots[aliases++] = i;
    }
    unit->alias_slots = slots;
    return names_init(&unit->indicators, arena, list, count + aliases);
}

bool unit_init(struct unit *unit, struct arena *arena, const struct schema_unit *schema,
               bool has_innovations)
{
    unit->schema = schema;
    return init_members(unit, arena, has_innovations) && init_indicators(unit, arena);
}

/* ---- Members ------------------------------------------------------------------------------ */

static void refuse_doubled(struct faults *faults, const struct tree_node *name)
{
    fault_refuse(faults, name, "doubled_key", "'%s' is given twice; give it once",
                 fault_shown(faults, name));
}

static void keep_unknown(struct unit *unit, struct faults *faults, const struct tree_node *name)
{
    void *list = unit->unknown;

    if (!arena_grow(faults->arena, &list, unit->unknown_count, &unit->unknown_capacity,
                    sizeof *unit->unknown))
        return;
    unit->unknown = list;
    unit->unknown[unit->unknown_count] = (struct named){name, unit->unknown_count};
    unit->unknown_count++;
}

/* Puts the values of an object into their slots. */
static void sort_members(struct unit *unit, struct faults *faults, const struct tree_node *object)
{
    const struct tree_node *end = tree_behind(object);
    size_t next = 0;

    memset(unit->nodes, 0, unit->members.count * sizeof *unit->nodes);
    names_begin(&unit->members);
    unit->unknown_count = 0;
    for (const struct tree_node *name = tree_inside(object); name != end;
         name = tree_behind(name + 1)) {
        const struct tree_node *value = name + 1;
        size_t slot = names_find(&unit->members, &next, name->text, name->length);
        if (slot == NO_SLOT)
            keep_unknown(unit, faults, name);
        else if (names_meet(&unit->members, slot))
            refuse_doubled(faults, name);
        else
            unit->nodes[slot] = value->kind == TREE_NULL ? NULL : value;
    }
}

/* ---- What must be there and is not --------------------------------------------------------- */

/* The names of the members that must be there and are not, and which of them an unknown member
 * was taken for. */
struct absent {
    const char **names;
    bool *explained;
    size_t count;
};

static void find_absent(struct absent *absent, const struct unit *unit, struct arena *arena)
{
    const struct names *members = &unit->members;

    *absent = (struct absent){0};
    for (size_t slot = 0; slot < members->count; slot++) {
        if (unit->nodes[slot] != NULL || !is_required(unit, slot))
            continue;
        if (absent->names == NULL) {
            absent->names = arena_array(arena, members->count, sizeof *absent->names);
            absent->explained = arena_array(arena, members->count, sizeof *absent->explained);
        }
        if (absent->names == NULL || absent->explained == NULL)
            return;
        absent->names[absent->count++] = members->list[slot];
    }
}

/* Refuses a member that seems to be a misspelt one of those absent. @return whether it is */
static bool refuse_near(struct absent *absent, struct faults *faults, const struct tree_node *name)
{
    const char *nearest = text_nearest(name->text, name->length, absent->names, absent->count);

    if (nearest == NULL)
        return false;
    for (size_t i = 0; i < absent->count; i++)
        absent->explained[i] = absent->explained[i] || absent->names[i] == nearest;
    fault_refuse(faults, name, "near_field", "unknown field '%s'; did you mean '%s'?",
                 fault_shown(faults, name), nearest);
    return true;
}

/* Judges the members that no slot is for, and the slots that no member is for. */
static void judge_rest(struct unit *unit, struct faults *faults, struct passed *passed,
                       const struct tree_node *object)
{
    struct absent absent;

    find_absent(&absent, unit, faults->arena);
    for (size_t i = 0; i < unit->unknown_count; i++) {
        const struct tree_node *name = unit->unknown[i].text;
        if (absent.count == 0 || !refuse_near(&absent, faults, name))
            passed_add(passed, unit->prefix, name->text, name->length);
        doubles_refuse_within(faults, name + 1);
    }
    for (size_t i = 0; i < absent.count; i++)
        if (!absent.explained[i])
            fault_missing(faults, object, absent.names[i]);
    doubles_refuse(faults, unit->unknown, unit->unknown_count);
}

/* ---- The values ---------------------------------------------------------------------------- */

static void read_id(struct unit_values *values, const struct unit *unit, struct faults *faults,
                    const struct tree_node *node)
{
    if (node->kind != TREE_TEXT) {
        fault_refuse(faults, node, "id", "'id' must be a text, such as \"%s\"", unit->id_example);
    } else if (node->length == 0) {
        fault_refuse(faults, node, "id", "'id' is empty; it must be a text, such as \"%s\"",
                     unit->id_example);
    } else {
        values->id = tree_copy(faults->arena, node);
        values->id_node = node;
    }
}

static void refuse_indicator(const struct unit *unit, struct faults *faults,
                             const struct tree_node *name)
{
    const struct names *names = &unit->indicators;
    const char *shown = fault_shown(faults, name);
    const char *nearest = text_nearest(name->text, name->length, names->list, names->count);

    if (nearest != NULL)
        fault_refuse(faults, name, "unknown_indicator",
                     "unknown indicator '%s'; did you mean '%s'?", shown, nearest);
    else
        fault_refuse(faults, name, "unknown_indicator",
                     "unknown indicator '%s'; the rules have none of this name", shown);
}

/* The slot of the indicator that a name means, or NO_SLOT. */
static size_t find_indicator(struct unit *unit, size_t *next, const struct tree_node *name)
{
    size_t count = unit->schema->indicator_count;
    size_t found = names_find(&unit->indicators, next, name->text, name->length);

    return found == NO_SLOT || found < count ? found : unit->alias_slots[found - count];
}

/* Whether other rules for the same data take an answer. */
static bool twin_takes(const struct unit *unit, const struct faults *faults,
                       const struct tree_node *name)
{
    size_t next = 0;
    size_t slot = unit->twin == NULL ? NO_SLOT : find_indicator(unit->twin, &next, name);
    struct iga_findings errors, warnings;
    struct faults apart = {.arena = faults->arena, .errors = &errors, .warnings = &warnings};
    struct answer answer = {0};

    if (slot == NO_SLOT)
        return false;
    findings_init(&errors, faults->arena, faults->errors->lang);
    findings_init(&warnings, faults->arena, faults->errors->lang);
    answer_read(&answer, &apart, &unit->twin->schema->indicators[slot], name + 1);
    return errors.count == 0;
}

/* Reads one answer. What is wrong with it is forgotten, and the answer with it, when the twin
 * takes it. */
static void read_answer(struct answer *out, const struct unit *unit, struct faults *faults,
                        size_t slot, const struct tree_node *name)
{
    size_t marks = faults->count, errors = faults->errors->count;

    answer_read(out, faults, &unit->schema->indicators[slot], name + 1);
    if (faults->errors->count == errors || !twin_takes(unit, faults, name))
        return;
    faults->count = marks;
    faults->errors->count = errors;
    *out = (struct answer){.basis = -1};
}

static void read_indicators(struct unit_values *values, struct unit *unit, struct faults *faults,
                            const struct tree_node *object)
{
    const struct tree_node *end = tree_behind(object);
    size_t next = 0;

    if (object->kind != TREE_OBJECT) {
        fault_refuse(faults, object, "indicators",
                     "'indicators' must be an object: {\"...\": ...}");
        return;
    }
    names_begin(&unit->indicators);
    for (const struct tree_node *name = tree_inside(object); name != end;
         name = tree_behind(name + 1)) {
        size_t slot = find_indicator(unit, &next, name);
        if (slot == NO_SLOT) {
            if (!twin_takes(unit, faults, name))
                refuse_indicator(unit, faults, name);
        } else if (names_meet(&unit->indicators, slot)) {
            refuse_doubled(faults, name);
        } else {
            read_answer(&values->answers[slot], unit, faults, slot, name);
        }
    }
}

void unit_read(struct unit_values *values, struct unit *unit, struct faults *faults,
               struct passed *passed, const struct tree_node *object)
{
    const struct tree_node **nodes = unit->nodes;

    sort_members(unit, faults, object);
    judge_rest(unit, faults, passed, object);
    if (nodes[ID_SLOT] != NULL)
        read_id(values, unit, faults, nodes[ID_SLOT]);
    for (size_t i = 0; i < unit->schema->field_count; i++)
        if (nodes[FIRST_FIELD + i] != NULL)
            value_field(&values->fields[i], faults, &unit->schema->fields[i],
                        nodes[FIRST_FIELD + i]);
    if (nodes[indicators_slot(unit)] != NULL)
        read_indicators(values, unit, faults, nodes[indicators_slot(unit)]);
    if (innovations_slot(unit) < unit->members.count)
        values->innovations = nodes[innovations_slot(unit)];
}
