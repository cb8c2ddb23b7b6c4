#include "data/reading.h"

#include "base/arena.h"
#include "iga.h"

#include <string.h>

bool reading_init(struct reading *reading, struct arena *arena, const struct schema *schema)
{
    struct unit *units = reading->units;

    reading->schema = schema;
    units[READ_REGION] = (struct unit){.prefix = "", .id_example = "16.07"};
    units[READ_INNOVATION] = (struct unit){.prefix = "innovations/", .id_example = "1"};
    return unit_init(&units[READ_REGION], arena, &schema->region, schema->has_innovations) &&
           unit_init(&units[READ_INNOVATION], arena, &schema->innovation, false);
}

void reading_pair(struct reading *a, struct reading *b)
{
    for (size_t i = 0; i < READ_UNITS; i++) {
        a->units[i].twin = &b->units[i];
        b->units[i].twin = &a->units[i];
    }
}

/* Makes room for the answers and fields of a region or an innovation. */
static bool make_room(struct unit_values *values, const struct schema_unit *schema,
                      struct arena *arena)
{
    values->fields = arena_array(arena, schema->field_count, sizeof *values->fields);
    values->answers = arena_array(arena, schema->indicator_count, sizeof *values->answers);
    return values->fields != NULL && values->answers != NULL;
}

bool reading_begin(struct region *out, struct reading *reading, struct arena *arena, iga_lang lang)
{
    struct unit_values values;

    for (size_t i = 0; i < READ_UNITS; i++) { /* what is unknown was in the arena */
        reading->units[i].unknown = NULL;
        reading->units[i].unknown_capacity = 0;
    }
    *out = (struct region){0};
    findings_init(&out->errors, arena, lang);
    findings_init(&out->warnings, arena, lang);
    if (!make_room(&values, &reading->schema->region, arena))
        return false;
    out->fields = values.fields;
    out->answers = values.answers;
    return true;
}

bool reading_passes(const struct reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->passed.count; i++)
        if (strcmp(reading->passed.names[i], name) == 0)
            return true;
    return false;
}

/* ---- Innovations ---------------------------------------------------------------------------- */

static void refuse_doubled_ids(struct faults *faults, struct named *ids, size_t count)
{
    size_t doubles = doubles_find(ids, count);

    for (size_t i = 0; i < doubles; i++)
        fault_refuse(faults, ids[i].text, "doubled_id",
                     "the innovation id '%s' is given twice; each has an id of its own",
                     fault_shown(faults, ids[i].text));
}

/* Reads one innovation, and keeps its id for later. */
static void read_innovation(struct innovation *out, struct reading *reading, struct faults *faults,
                            const struct tree_node *node, struct named *ids, size_t *id_count)
{
    struct unit_values values = {0};

    if (node->kind != TREE_OBJECT) {
        fault_refuse(faults, node, "innovation",
                     "an innovation must be an object: {\"id\": ..., \"indicators\": {...}}");
        return;
    }
    if (!make_room(&values, &reading->schema->innovation, faults->arena))
        return;
    unit_read(&values, &reading->units[READ_INNOVATION], faults, &reading->passed, node);
    *out = (struct innovation){values.id, values.fields, values.answers};
    if (values.id != NULL) {
        ids[*id_count] = (struct named){values.id_node, *id_count};
        ++*id_count;
    }
}

/* How many innovations there are. @return false where there cannot be any */
static bool count_innovations(size_t *count, struct faults *faults, const struct tree_node *list)
{
    const struct tree_node *end = tree_behind(list);

    *count = 0;
    if (list->kind != TREE_ARRAY) {
        fault_refuse(faults, list, "innovations",
                     "'innovations' must be a list of objects: [{...}, {...}]");
        return false;
    }
    for (const struct tree_node *node = tree_inside(list); node != end; node = tree_behind(node))
        ++*count;
    if (*count > IGA_MAX_INNOVATIONS) {
        fault_refuse(faults, list, "many_innovations",
                     "%zu innovations are too many; a region has at most %u", *count,
                     IGA_MAX_INNOVATIONS);
        return false;
    }
    return true;
}

static void read_innovations(struct region *out, struct reading *reading, struct faults *faults,
                             const struct tree_node *list)
{
    size_t count, id_count = 0;
    struct named *ids;

    if (!count_innovations(&count, faults, list))
        return;
    out->innovations = arena_array(faults->arena, count, sizeof *out->innovations);
    ids = arena_array(faults->arena, count, sizeof *ids);
    if (out->innovations == NULL || ids == NULL)
        return;
    for (const struct tree_node *node = tree_inside(list); out->innovation_count < count;
         node = tree_behind(node))
        read_innovation(&out->innovations[out->innovation_count++], reading, faults, node, ids,
                        &id_count);
    refuse_doubled_ids(faults, ids, id_count);
}

/* ---- The region ----------------------------------------------------------------------------- */

void reading_run(struct region *out, struct reading *reading, struct faults *faults,
                 const struct tree_node *tree)
{
    struct unit_values values = {.fields = out->fields, .answers = out->answers};

    if (tree->kind != TREE_OBJECT) {
        fault_refuse(faults, tree, "not_object",
                     "a region must be an object: {\"id\": ..., \"indicators\": {...}}");
        return;
    }
    unit_read(&values, &reading->units[READ_REGION], faults, &reading->passed, tree);
    out->id = values.id;
    if (values.innovations != NULL)
        read_innovations(out, reading, faults, values.innovations);
}
