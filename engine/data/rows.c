#include "data/rows.h"

#include "base/arena.h"
#include "data/cells.h"
#include "data/shown.h"

#include <stdlib.h>
#include <string.h>

void rows_free(struct rows *rows)
{
    arena_free(rows->own);
    buffer_free(&rows->json);
    free(rows->places);
}

/* A region under way. */
struct writing {
    struct rows *rows;
    struct buffer *out;
    struct iga_findings *errors;
    struct arena *arena;
    /* What is written just now. */
    const struct entry *entry;
    const struct columns *columns;
    const char *path; /* of the unit, ends in a slash unless empty */
};

/* ---- Lines ---------------------------------------------------------------------------------- */

static bool grow_places(struct rows *rows)
{
    size_t capacity = rows->capacity > 0 ? 2 * rows->capacity : 256;
    struct cell_place *places = realloc(rows->places, capacity * sizeof *places);

    if (places == NULL)
        return false;
    rows->places = places;
    rows->capacity = capacity;
    return true;
}

/* Begins a line that stands for a place in a table; the first line is there already. */
static void begin_line(struct writing *writing, const struct sheet *sheet, const struct row *row,
                       size_t column)
{
    struct rows *rows = writing->rows;

    if (rows->count == rows->capacity && !grow_places(rows)) {
        rows->failed = true;
        return;
    }
    if (rows->count > 0)
        buffer_text(writing->out, "\n");
    rows->places[rows->count++] = (struct cell_place){
        .sheet = sheet,
        .row = row,
        .number = sheet->cells[row->first].row,
        .column = column,
    };
}

/* The same for a cell of the row at hand. */
static void begin_cell(struct writing *writing, size_t column)
{
    begin_line(writing, writing->entry->sheet, writing->entry->row, column);
}

static void refuse(const struct writing *writing, const char *code, const char *path,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

static void refuse(const struct writing *writing, const char *code, const char *path,
                   const char *format, ...)
{
    struct place place = {.line = writing->rows->count};
    va_list arguments;

    va_start(arguments, format);
    findings_vadd(writing->errors, IGA_ERROR, code, place, path, format, arguments);
    va_end(arguments);
}

static struct cell_reading reading_of(const struct writing *writing, const iga_cell *cell,
                                      const char *path)
{
    return (struct cell_reading){
        .out = writing->out,
        .errors = writing->errors,
        .sheet = writing->entry->sheet,
        .cell = cell,
        .place = {.line = writing->rows->count},
        .path = path,
    };
}

static const char *path_to(const struct writing *writing, const char *middle, const char *name)
{
    return arena_print(writing->arena, "%s%s%s", writing->path, middle, name);
}

/* A comma, unless an opening bracket stands before. */
static void separate(struct writing *writing)
{
    const struct buffer *out = writing->out;
    size_t at = out->length;

    while (at > 0 && out->bytes[at - 1] == '\n')
        at--;
    if (at > 0 && strchr("{[", out->bytes[at - 1]) == NULL)
        buffer_text(writing->out, ",");
}

static void key(struct writing *writing, const char *name)
{
    separate(writing);
    cell_quote(writing->out, name, strlen(name));
    buffer_text(writing->out, ":");
}

static const iga_cell *cell_at(const struct writing *writing, size_t column)
{
    return column == 0 ? NULL : row_cell(writing->entry->sheet, writing->entry->row, column);
}

/* ---- Heads ---------------------------------------------------------------------------------- */

static void refuse_head(struct writing *writing, const struct sheet *sheet,
                        const struct column *column)
{
    const char *name = column->head->text;
    const char *shown = shown_text(writing->arena, name, strlen(name));

    begin_line(writing, sheet, &sheet->rows[sheet->head], column->head->column);
    if (column->is_doubled)
        refuse(writing, "doubled_column", NULL, "the column '%s' is there twice; leave one of them",
               shown);
    else if (column->nearest != NULL)
        refuse(writing, "unknown_column", NULL, "unknown column '%s'; did you mean '%s'?", shown,
               column->nearest);
    else
        refuse(writing, "unknown_column", NULL,
               "unknown column '%s'; behind the point of an answer's column may stand level, "
               "value, basis, previous, current, evidence or verified",
               shown);
}

static void refuse_heads(struct writing *writing, const struct sheet *sheet)
{
    const struct columns *columns = &writing->rows->columns[sheet - writing->rows->tables->sheets];

    for (size_t i = 0; columns->faults > 0 && i < columns->count; i++)
        if (columns->list[i].role == ROLE_FAULT)
            refuse_head(writing, sheet, &columns->list[i]);
}

/* ---- Answers -------------------------------------------------------------------------------- */

/* One answer: its cells by part. */
struct given {
    const struct schema_indicator *indicator;
    const iga_cell *cells[ANSWER_PARTS];
    size_t count;
    const char *path;
};

/* What the bare column means beside the others. */
static enum answer_part bare_part(const struct writing *writing, const struct given *given)
{
    const struct schema_indicator *indicator = given->indicator;
    struct cell_reading reading = reading_of(writing, given->cells[PART_BARE], given->path);

    if (given->cells[PART_BASIS] != NULL)
        return PART_VALUE;
    if (indicator->bare == BARE_LEVEL)
        return PART_LEVEL;
    if (indicator->bare == BARE_CODE && !cell_is_code(&reading, indicator) &&
        cell_level_text(&reading, indicator) >= 0)
        return PART_LEVEL;
    return PART_VALUE;
}

static void write_part(struct writing *writing, const struct given *given, enum answer_part part,
                       const iga_cell *cell)
{
    struct cell_reading reading = reading_of(writing, cell, given->path);

    switch (part) {
    case PART_LEVEL:
        cell_write_level(&reading, given->indicator);
        break;
    case PART_BASIS:
        cell_write_word(&reading,
                        given->indicator->basis_count > 0 ? given->indicator->bases[0].id : "?");
        break;
    case PART_EVIDENCE:
        cell_write_texts(&reading);
        break;
    case PART_VERIFIED:
        cell_write_bool(&reading);
        break;
    case PART_VALUE:
        if (given->indicator->bare == BARE_CODE) {
            cell_write_word(&reading, given->indicator->codes[0]);
            break;
        }
        cell_write_value(&reading);
        break;
    default:
        cell_write_value(&reading);
        break;
    }
}

static void write_parts(struct writing *writing, const struct given *given)
{
    buffer_text(writing->out, "{");
    for (int i = 0; i < ANSWER_PARTS; i++) {
        const iga_cell *cell = given->cells[i];
        enum answer_part part = (enum answer_part)i;
        if (cell == NULL)
            continue;
        begin_cell(writing, cell->column);
        if (part == PART_BARE)
            part = bare_part(writing, given);
        key(writing, answer_part_names[part]);
        write_part(writing, given, part, cell);
    }
    buffer_text(writing->out, "}");
}

/* Whether a value of bases has none. */
static bool lacks_basis(const struct given *given)
{
    bool has_value = given->cells[PART_VALUE] != NULL ||
                     (given->cells[PART_BARE] != NULL && given->indicator->bare == BARE_NONE);
    return has_value && given->indicator->basis_count > 0 && given->cells[PART_BASIS] == NULL;
}

static void refuse_basis(struct writing *writing, const struct given *given)
{
    const struct schema_indicator *indicator = given->indicator;
    const char **names = arena_array(writing->arena, indicator->basis_count, sizeof *names);

    if (names == NULL)
        return;
    for (size_t i = 0; i < indicator->basis_count; i++)
        names[i] = indicator->bases[i].id;
    refuse(writing, "no_basis", given->path,
           "the basis of the value is missing; the column %s.basis takes one of %s",
           column_base(writing->arena, writing->columns->unit, indicator),
           shown_list(writing->arena, names, indicator->basis_count));
    buffer_text(writing->out, "null");
}

static void write_answer(struct writing *writing, size_t slot)
{
    const struct columns *columns = writing->columns;
    struct given given = {.indicator = &columns->unit->indicators[slot]};
    const iga_cell *first = NULL;

    for (int part = ANSWER_PARTS; part-- > 0;) {
        given.cells[part] = cell_at(writing, columns->answers[slot][part]);
        given.count += given.cells[part] != NULL;
        first = given.cells[part] != NULL ? given.cells[part] : first;
    }
    if (first == NULL)
        return;
    given.path = path_to(writing, "indicators/", given.indicator->key);
    separate(writing);
    begin_cell(writing, first->column);
    cell_quote(writing->out, given.indicator->key, given.indicator->key_length);
    buffer_text(writing->out, ":");
    if (lacks_basis(&given))
        refuse_basis(writing, &given);
    else if (given.count == 1 && given.cells[PART_BARE] != NULL &&
             (given.indicator->bare != BARE_CODE || bare_part(writing, &given) == PART_VALUE))
        write_part(writing, &given, bare_part(writing, &given), first);
    else
        write_parts(writing, &given);
}

/* ---- A region or an innovation -------------------------------------------------------------- */

/* The id, as it is or, for the reader to go on with, as it looks. */
static void write_id(struct writing *writing)
{
    const struct sheet *sheet = writing->entry->sheet;
    const iga_cell *cell = cell_at(writing, sheet->id_column);
    const char *path = path_to(writing, "", "id"), *id;
    struct cell_reading reading;

    if (cell == NULL)
        return;
    separate(writing);
    begin_cell(writing, cell->column);
    buffer_text(writing->out, "\"id\":");
    id = cell_id(writing->arena, sheet, cell);
    reading = reading_of(writing, cell, path);
    if (id == NULL && cell->kind == IGA_CELL_NUMBER)
        refuse(writing, "id", path,
               "the id is kept as the number %g, which may have lost zeros; format the cell "
               "as text and write the id anew",
               cell->number);
    if (id == NULL && cell->kind == IGA_CELL_NUMBER)
        cell_write_passed(&reading);
    else
        cell_write_text(&reading);
}

static void write_fields(struct writing *writing)
{
    const struct columns *columns = writing->columns;

    for (size_t i = 0; i < columns->unit->field_count; i++) {
        const struct schema_field *field = &columns->unit->fields[i];
        const iga_cell *cell = cell_at(writing, columns->fields[i]);
        struct cell_reading reading;
        if (cell == NULL)
            continue;
        separate(writing);
        begin_cell(writing, cell->column);
        cell_quote(writing->out, field->name, field->name_length);
        buffer_text(writing->out, ":");
        reading = reading_of(writing, cell, path_to(writing, "", field->name));
        cell_write_field(&reading, field);
    }
}

/* What stands in columns that nobody asked for, or under no head. */
static void write_rest(struct writing *writing)
{
    const struct sheet *sheet = writing->entry->sheet;
    const struct row *row = writing->entry->row;

    for (size_t i = row->first; i < row->first + row->count; i++) {
        const iga_cell *cell = &sheet->cells[i];
        const struct column *column = columns_find(writing->columns, cell->column);
        struct cell_reading reading;
        if (column != NULL && column->role != ROLE_PASSED)
            continue;
        begin_cell(writing, cell->column);
        if (column == NULL || column->head->kind != IGA_CELL_TEXT) {
            refuse(writing, "no_column", NULL,
                   "the column of this cell has no name; write one into the head, or empty "
                   "the cell");
            continue;
        }
        key(writing, column->head->text);
        reading = reading_of(writing, cell, NULL);
        cell_write_passed(&reading);
    }
}

/* Begins an object that stands for a row, at its id. */
static void begin_unit(struct writing *writing, const struct entry *entry)
{
    writing->entry = entry;
    writing->columns = &writing->rows->columns[entry->sheet - writing->rows->tables->sheets];
    begin_cell(writing, entry->sheet->id_column);
    buffer_text(writing->out, "{");
}

static void write_unit(struct writing *writing)
{
    write_id(writing);
    write_fields(writing);
    write_rest(writing);
    separate(writing);
    begin_cell(writing, writing->entry->sheet->id_column);
    buffer_text(writing->out, "\"indicators\":{");
    for (size_t i = 0; i < writing->columns->unit->indicator_count; i++)
        write_answer(writing, i);
    buffer_text(writing->out, "}");
}

static void write_innovation(struct writing *writing, const struct entry *entry)
{
    const iga_cell *cell = row_cell(entry->sheet, entry->row, entry->sheet->id_column);
    const char *id = cell_id(writing->arena, entry->sheet, cell);

    writing->path = arena_print(writing->arena, "innovations/%s/",
                                id != NULL ? shown_text(writing->arena, id, strlen(id)) : "#");
    separate(writing);
    begin_unit(writing, entry);
    write_unit(writing);
    buffer_text(writing->out, "}");
}

static void write_innovations(struct writing *writing, const struct table_region *region)
{
    const struct entry *entries = writing->rows->tables->entries[1];

    key(writing, "innovations");
    buffer_text(writing->out, "[");
    for (size_t i = 0; i < region->count && !writing->rows->failed; i++)
        write_innovation(writing, &entries[region->first + i]);
    buffer_text(writing->out, "]");
}

/* ---- A region as a whole -------------------------------------------------------------------- */

/* The heads of the tables that the region stands in, each once. */
static void refuse_all_heads(struct writing *writing, const struct table_region *region)
{
    const struct entry *entries = writing->rows->tables->entries[1];
    const struct sheet *last = NULL;

    refuse_heads(writing, region->entry->sheet);
    for (size_t i = 0; i < region->count; i++) {
        const struct sheet *sheet = entries[region->first + i].sheet;
        if (sheet != last)
            refuse_heads(writing, sheet);
        last = sheet;
    }
}

static void write_region(struct writing *writing, const struct table_region *region)
{
    const struct rows *rows = writing->rows;

    writing->path = "";
    begin_unit(writing, region->entry);
    if (region->is_doubled)
        refuse(writing, "doubled_id", "id",
               "the region '%s' is there twice; each has a row of its own in one table",
               shown_text(writing->arena, region->key, strlen(region->key)));
    if (rows->schema->has_innovations && !rows->tables->has_innovations)
        refuse(writing, "no_innovations", "innovations",
               "there is no table of innovations, which has the columns \"region\" and \"id\"; "
               "give it too, if without any row");
    refuse_all_heads(writing, region);
    write_unit(writing);
    if (rows->tables->has_innovations || rows->schema->has_innovations)
        write_innovations(writing, region);
    buffer_text(writing->out, "}");
}

/* Innovations of a region that no table has. */
static void refuse_orphans(struct writing *writing, const struct table_region *region)
{
    const struct entry *entries = writing->rows->tables->entries[1];

    for (size_t i = region->first; i < region->first + region->count; i++) {
        const struct sheet *sheet = entries[i].sheet;
        begin_line(writing, sheet, entries[i].row, sheet->region_column);
        if (region->key != NULL)
            refuse(writing, "unknown_region", NULL,
                   "the innovation is of the region '%s', which no table of regions has",
                   shown_text(writing->arena, region->key, strlen(region->key)));
        else
            refuse(writing, "unknown_region", NULL,
                   "the region of this innovation cannot be told; write its id as text");
    }
}

/* Reads the heads of new tables. */
static bool read_columns(struct rows *rows, const iga_tables *tables)
{
    if (rows->tables == tables)
        return true;
    if (rows->own == NULL)
        rows->own = arena_new();
    if (rows->own == NULL)
        return false;
    arena_reset(rows->own);
    rows->tables = NULL;
    rows->columns = arena_array(rows->own, tables->sheet_count + 1, sizeof *rows->columns);
    if (rows->columns == NULL)
        return false;
    for (size_t i = 0; i < tables->sheet_count; i++)
        if (tables->sheets[i].head != TABLES_NONE &&
            !columns_read(&rows->columns[i], rows->own, rows->schema, &tables->sheets[i]))
            return false;
    rows->tables = tables;
    return true;
}

bool rows_write(const char **id, struct rows *rows, struct iga_findings *errors,
                const iga_tables *tables, size_t number)
{
    const struct table_region *region = &tables->regions[number];
    struct writing writing = {
        .rows = rows, .out = &rows->json, .errors = errors, .arena = errors->arena};

    *id = region->key;
    buffer_clear(&rows->json);
    rows->json.failed = false;
    rows->count = 0;
    rows->failed = !read_columns(rows, tables);
    if (rows->failed)
        return false;
    if (region->entry != NULL)
        write_region(&writing, region);
    else
        refuse_orphans(&writing, region);
    rows->failed = rows->failed || rows->json.failed || arena_failed(errors->arena);
    return region->entry != NULL && !rows->failed;
}

void rows_place(struct iga_findings *findings, const struct rows *rows)
{
    for (size_t i = 0; i < findings->count; i++) {
        iga_finding *finding = &findings->items[i];
        const struct cell_place *place;
        const iga_cell *cell;
        char name[CELL_NAME];
        if (finding->line == 0 || finding->line > rows->count)
            continue;
        place = &rows->places[finding->line - 1];
        cell = row_cell(place->sheet, place->row, place->column);
        cell_name(name, place->number, place->column);
        finding->cell = place->sheet->name != NULL
                            ? arena_print(findings->arena, "%s!%s", place->sheet->name, name)
                            : arena_copy(findings->arena, name, strlen(name));
        finding->file = arena_copy(findings->arena, place->sheet->file, strlen(place->sheet->file));
        finding->line = place->sheet->cells[place->row->first].line;
        finding->column = cell != NULL ? cell->offset : 0;
        if (cell != NULL)
            finding->line = cell->line;
    }
}
