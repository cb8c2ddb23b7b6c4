#include "data/columns.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

const char *const answer_part_names[ANSWER_PARTS] = {
    [PART_BARE] = "",
    [PART_LEVEL] = "level",
    [PART_VALUE] = "value",
    [PART_BASIS] = "basis",
    [PART_PREVIOUS] = "previous",
    [PART_CURRENT] = "current",
    [PART_EVIDENCE] = "evidence",
    [PART_VERIFIED] = "verified",
};

/* Whether a name means something else than an indicator. */
static bool is_taken(const struct schema_unit *unit, const char *name)
{
    if (strcmp(name, "id") == 0 || strcmp(name, "region") == 0)
        return true;
    for (size_t i = 0; i < unit->field_count; i++)
        if (strcmp(unit->fields[i].name, name) == 0)
            return true;
    return false;
}

const char *column_base(struct arena *arena, const struct schema_unit *unit,
                        const struct schema_indicator *indicator)
{
    return is_taken(unit, indicator->key) ? arena_print(arena, "indicators.%s", indicator->key)
                                          : indicator->key;
}

const char *column_name(struct arena *arena, const char *base, enum answer_part part)
{
    return part == PART_BARE ? base : arena_print(arena, "%s.%s", base, answer_part_names[part]);
}

/* ---- Reading a head ------------------------------------------------------------------------ */

/* A head under way. */
struct heading {
    struct columns *columns;
    struct arena *arena;
    const struct sheet *sheet;
    const char **bases; /* of the indicators */
};

static enum answer_part find_part(const char *name)
{
    int part = PART_LEVEL;

    while (part < ANSWER_PARTS && strcmp(answer_part_names[part], name) != 0)
        part++;
    return (enum answer_part)part;
}

/* A part that no answer has; perhaps one that does was meant. */
static void refuse_part(struct column *column, const struct heading *heading, size_t slot,
                        const char *name)
{
    const char *nearest =
        text_nearest(name, strlen(name), answer_part_names + PART_LEVEL, ANSWER_PARTS - PART_LEVEL);

    column->role = ROLE_FAULT;
    if (nearest != NULL)
        column->nearest = column_name(heading->arena, heading->bases[slot], find_part(nearest));
}

/* Whether a name is a column of an indicator, or begins like one. */
static bool is_answer(struct column *column, const struct heading *heading, const char *name)
{
    for (size_t i = 0; i < heading->columns->unit->indicator_count; i++) {
        size_t length = strlen(heading->bases[i]);
        if (strncmp(heading->bases[i], name, length) != 0)
            continue;
        if (name[length] != '\0' && name[length] != '.')
            continue;
        column->role = ROLE_ANSWER;
        column->slot = i;
        column->part = name[length] == '\0' ? PART_BARE : find_part(name + length + 1);
        if (column->part == ANSWER_PARTS)
            refuse_part(column, heading, i, name + length + 1);
        return true;
    }
    return false;
}

static bool is_field(struct column *column, const struct schema_unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->field_count; i++) {
        if (strcmp(unit->fields[i].name, name) == 0) {
            column->role = ROLE_FIELD;
            column->slot = i;
            return true;
        }
    }
    return false;
}

/* Where a column is noted, so that a second one of the same meaning is found. NULL for the rest. */
static size_t *place_of(struct columns *columns, const struct column *column)
{
    if (column->role == ROLE_FIELD)
        return &columns->fields[column->slot];
    if (column->role == ROLE_ANSWER)
        return &columns->answers[column->slot][column->part];
    return NULL;
}

static bool has_name(const struct columns *columns, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (columns->list[i].head->kind == IGA_CELL_TEXT &&
            strcmp(columns->list[i].head->text, name) == 0)
            return true;
    return false;
}

static void read_head(struct column *column, struct heading *heading, size_t count)
{
    struct columns *columns = heading->columns;
    const iga_cell *cell = column->head;
    size_t *place;

    column->role = ROLE_PASSED;
    if (cell->kind != IGA_CELL_TEXT)
        return;
    if (cell->column == heading->sheet->id_column)
        column->role = ROLE_ID;
    else if (cell->column == heading->sheet->region_column)
        column->role = ROLE_REGION;
    else if (!is_field(column, columns->unit, cell->text))
        is_answer(column, heading, cell->text);
    place = place_of(columns, column);
    if (has_name(columns, count, cell->text)) {
        column->role = ROLE_FAULT;
        column->is_doubled = true;
    } else if (place != NULL) {
        *place = cell->column;
    }
}

/* ---- Misspelt heads ------------------------------------------------------------------------ */

/* The names that a head could have and none has. */
static size_t absent_names(const char **out, const struct heading *heading)
{
    const struct columns *columns = heading->columns;
    const struct schema_unit *unit = columns->unit;
    size_t count = 0;

    for (size_t i = 0; i < unit->field_count; i++)
        if (columns->fields[i] == 0)
            out[count++] = unit->fields[i].name;
    for (size_t i = 0; i < unit->indicator_count; i++) {
        bool is_absent = true;
        for (int part = 0; part < ANSWER_PARTS; part++)
            is_absent = is_absent && columns->answers[i][part] == 0;
        if (is_absent)
            out[count++] = heading->bases[i];
    }
    return count;
}

static void find_misspelt(struct heading *heading)
{
    struct columns *columns = heading->columns;
    size_t most = columns->unit->field_count + columns->unit->indicator_count;
    const char **names = arena_array(heading->arena, most + 1, sizeof *names);
    size_t count = names != NULL ? absent_names(names, heading) : 0;

    for (size_t i = 0; i < columns->count; i++) {
        struct column *column = &columns->list[i];
        const char *name = column->head->text;
        size_t length;
        if (column->role != ROLE_PASSED || column->head->kind != IGA_CELL_TEXT)
            continue;
        length = strcspn(name, "."); /* "pda.previous" is meant for "pad.previous" */
        column->nearest = text_nearest(name, length, names, count);
        if (column->nearest != NULL)
            column->role = ROLE_FAULT;
    }
}

bool columns_read(struct columns *out, struct arena *arena, const struct schema *schema,
                  const struct sheet *sheet)
{
    const struct schema_unit *unit =
        sheet->region_column > 0 ? &schema->innovation : &schema->region;
    const struct row *row = &sheet->rows[sheet->head];
    struct heading heading = {.columns = out, .arena = arena, .sheet = sheet};

    *out = (struct columns){.unit = unit};
    out->list = arena_array(arena, row->count, sizeof *out->list);
    out->fields = arena_array(arena, unit->field_count + 1, sizeof *out->fields);
    out->answers = arena_array(arena, unit->indicator_count + 1, sizeof *out->answers);
    heading.bases = arena_array(arena, unit->indicator_count + 1, sizeof *heading.bases);
    if (out->list == NULL || out->fields == NULL || out->answers == NULL || heading.bases == NULL)
        return false;
    for (size_t i = 0; i < unit->indicator_count; i++)
        heading.bases[i] = column_base(arena, unit, &unit->indicators[i]);
    if (arena_failed(arena))
        return false;
    for (size_t i = 0; i < row->count; i++) {
        out->list[i].head = &sheet->cells[row->first + i];
        read_head(&out->list[i], &heading, i);
    }
    out->count = row->count;
    find_misspelt(&heading);
    for (size_t i = 0; i < out->count; i++)
        out->faults += out->list[i].role == ROLE_FAULT;
    return !arena_failed(arena);
}

const struct column *columns_find(const struct columns *columns, size_t number)
{
    size_t low = 0, high = columns->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (columns->list[middle].head->column < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < columns->count && columns->list[low].head->column == number ? &columns->list[low]
                                                                             : NULL;
}
