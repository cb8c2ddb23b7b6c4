#include "data/form.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "data/fault.h"
#include "data/record.h"

#include <stdlib.h>
#include <string.h>

#define CELL_LENGTH 32767u /* characters that a spreadsheet keeps of a text */

/* ---- Columns -------------------------------------------------------------------------------- */

static struct form_column *add_column(struct form *form, struct form_table *table,
                                      struct form_column column)
{
    void *columns = table->columns;

    if (column.name == NULL || !arena_grow(form->arena, &columns, table->column_count,
                                           &table->column_capacity, sizeof *table->columns))
        return NULL;
    table->columns = columns;
    table->columns[table->column_count] = column;
    return &table->columns[table->column_count++];
}

/* Whether the form has a column for this part of an answer, whatever the data. */
static bool is_asked(const struct schema_indicator *indicator, enum answer_part part)
{
    switch (part) {
    case PART_BARE:
        return true;
    case PART_BASIS:
        return indicator->basis_count > 0;
    case PART_PREVIOUS:
    case PART_CURRENT:
        return indicator->derivation != DERIVE_NOT;
    default:
        return false;
    }
}

static void add_columns(struct form *form, enum iga_table which, const struct schema_unit *unit)
{
    struct form_table *table = &form->tables[which];

    table->unit = unit;
    if (which == IGA_TABLE_INNOVATIONS)
        add_column(form, table, (struct form_column){.name = "region", .is_shown = true});
    add_column(form, table, (struct form_column){.name = "id", .is_shown = true});
    for (size_t i = 0; i < unit->field_count; i++)
        add_column(form, table,
                   (struct form_column){
                       .name = unit->fields[i].name, .field = &unit->fields[i], .is_shown = true});
    for (size_t i = 0; i < unit->indicator_count; i++) {
        const char *base = column_base(form->arena, unit, &unit->indicators[i]);
        for (int part = 0; base != NULL && part < ANSWER_PARTS; part++)
            add_column(form, table,
                       (struct form_column){
                           .name = column_name(form->arena, base, (enum answer_part)part),
                           .indicator = &unit->indicators[i],
                           .slot = i,
                           .part = (enum answer_part)part,
                           .is_shown = is_asked(&unit->indicators[i], (enum answer_part)part),
                       });
    }
}

bool form_init(struct form *form, struct arena *arena, const struct schema *schema)
{
    *form = (struct form){.arena = arena, .schema = schema};
    add_columns(form, IGA_TABLE_REGIONS, &schema->region);
    if (schema->has_innovations)
        add_columns(form, IGA_TABLE_INNOVATIONS, &schema->innovation);
    return !arena_failed(arena);
}

size_t form_shown(const struct form_table *table, size_t i)
{
    for (size_t column = 0; column < table->column_count; column++)
        if (table->columns[column].is_shown && i-- == 0)
            return column;
    return TABLES_NONE;
}

/* ---- What a table cannot hold ---------------------------------------------------------------- */

/* One unit of a region on its way into its table. */
struct filling {
    struct form *form;
    struct form_table *table;
    struct faults *faults;
    bool refused;
};

static void refuse(struct filling *filling, const struct tree_node *node, const char *what)
{
    filling->refused = true;
    fault_refuse(filling->faults, node, "no_cell", "%s", what);
}

/* A text with a NUL behind it, as long as the region is there. */
static const char *text_of(const struct filling *filling, const struct tree_node *text)
{
    return tree_copy(filling->faults->arena, text);
}

static const char *said_message(const struct filling *filling, const char *english)
{
    return message_in(filling->faults->errors->lang, english);
}

/* @return whether a cell holds the text as it is */
static bool check_text(struct filling *filling, const struct tree_node *node, const char *text)
{
    size_t length = strlen(text);

    if (length == 0)
        refuse(filling, node,
               said_message(filling, "an empty text cannot stand in a table, where it is no "
                                     "answer at all; leave it out"));
    else if (text_code_points(text, length) > CELL_LENGTH)
        refuse(filling, node,
               said_message(filling, "the text is longer than the 32,767 characters that a cell "
                                     "holds; shorten it"));
    for (const char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 && *at != '\n' && *at != '\t') {
            refuse(filling, node,
                   said_message(filling, "the text holds a control character, which a table "
                                         "cannot; remove it"));
            break;
        }
    return !filling->refused;
}

/* ---- Cells ---------------------------------------------------------------------------------- */

static void add_cell(struct filling *filling, struct form_cell cell)
{
    struct form_table *table = filling->table;
    struct arena *arena = filling->form->arena;
    void *cells = table->cells;

    if (filling->refused ||
        !arena_grow(arena, &cells, table->cell_count, &table->cell_capacity, sizeof *table->cells))
        return;
    table->cells = cells;
    if (cell.text != NULL)
        cell.text = arena_copy(arena, cell.text, strlen(cell.text));
    table->cells[table->cell_count++] = cell;
    table->columns[cell.column].is_shown = true;
}

static void add_text(struct filling *filling, size_t column, const struct tree_node *node,
                     const char *text)
{
    if (check_text(filling, node, text))
        add_cell(filling,
                 (struct form_cell){.column = column, .kind = IGA_CELL_TEXT, .text = text});
}

static void add_number(struct filling *filling, size_t column, struct decimal value)
{
    char text[NUMBER_TEXT];
    struct form_cell cell = {.column = column, .kind = IGA_CELL_NUMBER, .text = text};

    decimal_print(text, value);
    cell.number = strtod(text, NULL);
    add_cell(filling, cell);
}

static void add_field(struct filling *filling, size_t column, const struct field_value *value,
                      const struct tree_node *node)
{
    char date[DATE_TEXT];

    switch (filling->table->columns[column].field->type) {
    case FIELD_NUMBER:
    case FIELD_WHOLE:
        add_number(filling, column, value->number);
        break;
    case FIELD_DATE:
        date_print(date, value->date);
        add_cell(filling,
                 (struct form_cell){
                     .column = column, .kind = IGA_CELL_DATE, .text = date, .date = value->date});
        break;
    default:
        add_text(filling, column, node, value->text);
        break;
    }
}

/* ---- Answers -------------------------------------------------------------------------------- */

static void add_evidence(struct filling *filling, size_t column, const struct tree_node *evidence)
{
    const struct tree_node *end = tree_behind(evidence);
    struct buffer texts = {0};

    for (const struct tree_node *item = tree_inside(evidence); item != end;
         item = tree_behind(item)) {
        if (item->length == 0 || memchr(item->text, '\n', item->length) != NULL)
            refuse(filling, item,
                   said_message(filling, "in a table each text of \"evidence\" is a line of one "
                                         "cell, so that none can be empty or have several lines"));
        if (item != tree_inside(evidence))
            buffer_text(&texts, "\n");
        buffer_add(&texts, item->text, item->length);
    }
    if (texts.failed)
        arena_fail(filling->form->arena);
    else if (texts.length > 0)
        add_text(filling, column, evidence, texts.bytes);
    buffer_free(&texts);
}

static void add_basis(struct filling *filling, size_t column, const struct answer *answer,
                      const struct tree_node *node)
{
    const struct schema_indicator *indicator = filling->table->columns[column].indicator;
    const struct tree_node *basis = tree_member(node, "basis");

    if (answer->form == ANSWER_VALUE && answer->basis >= 0)
        add_text(filling, column, node, indicator->bases[answer->basis].id);
    else if (answer->form == ANSWER_MISSING && basis != NULL && basis->kind == TREE_TEXT)
        add_text(filling, column, basis, text_of(filling, basis));
}

static void add_bare(struct filling *filling, size_t column, const struct answer *answer,
                     const struct tree_node *node)
{
    const struct schema_indicator *indicator = filling->table->columns[column].indicator;

    if (answer->form == ANSWER_LEVEL && indicator->bare == BARE_LEVEL)
        add_number(filling, column, decimal_from_integer(answer->level));
    else if (answer->form == ANSWER_CODE)
        add_text(filling, column, node, indicator->codes[answer->level]);
    else if (answer->form == ANSWER_VALUE)
        add_number(filling, column, answer->value);
}

/* Adds what an answer has for one of its columns. */
static void add_part(struct filling *filling, size_t column, const struct answer *answer,
                     const struct tree_node *node)
{
    const struct form_column *shape = &filling->table->columns[column];
    const struct tree_node *evidence = tree_member(node, "evidence");

    switch (shape->part) {
    case PART_BARE:
        add_bare(filling, column, answer, node);
        break;
    case PART_LEVEL:
        if (answer->form == ANSWER_LEVEL && shape->indicator->bare != BARE_LEVEL)
            add_number(filling, column, decimal_from_integer(answer->level));
        break;
    case PART_BASIS:
        add_basis(filling, column, answer, node);
        break;
    case PART_PREVIOUS:
        if (answer->form == ANSWER_PAIR)
            add_number(filling, column, answer->previous);
        break;
    case PART_CURRENT:
        if (answer->form == ANSWER_PAIR)
            add_number(filling, column, answer->value);
        break;
    case PART_EVIDENCE:
        if (evidence != NULL && evidence->kind == TREE_ARRAY)
            add_evidence(filling, column, evidence);
        break;
    case PART_VERIFIED:
        if (answer->verified != VERIFIED_UNSAID)
            add_cell(filling, (struct form_cell){.column = column,
                                                 .kind = IGA_CELL_BOOL,
                                                 .number = answer->verified == VERIFIED_YES});
        break;
    default:
        break;
    }
}

/* ---- What the schema does not name ------------------------------------------------------------
 */

/* Whether a name can head a column without being taken for something else. */
static bool can_head(const struct form_table *table, const char *name)
{
    unsigned char first = (unsigned char)name[0];
    size_t length = strcspn(name, ".");

    if (first < '0' || (first > '9' && first < 'A') || strcmp(name, "region") == 0)
        return false;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct form_column *column = &table->columns[i];
        if (column->indicator != NULL && column->part == PART_BARE &&
            strlen(column->name) == length && strncmp(column->name, name, length) == 0)
            return false;
    }
    for (const char *at = name; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20)
            return false;
    return true;
}

static size_t passed_column(struct filling *filling, const char *name)
{
    struct form_table *table = filling->table;
    struct arena *arena = filling->form->arena;

    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].name, name) == 0)
            return i;
    if (add_column(filling->form, table,
                   (struct form_column){.name = arena_copy(arena, name, strlen(name))}) == NULL)
        return TABLES_NONE;
    return table->column_count - 1;
}

static void add_passed(struct filling *filling, const struct tree_node *name)
{
    const struct tree_node *value = name + 1;
    const char *heading = text_of(filling, name);
    size_t column;

    if (value->kind != TREE_TEXT) {
        refuse(filling, value,
               said_message(filling, "the rules do not name this field, and of those a table "
                                     "holds only texts; remove it, or make it a text"));
        return;
    }
    if (!can_head(filling->table, heading)) {
        refuse(filling, value,
               said_message(filling, "the rules do not name this field, and its name cannot head "
                                     "a column of a table; rename it"));
        return;
    }
    column = passed_column(filling, heading);
    if (column != TABLES_NONE)
        add_text(filling, column, value, text_of(filling, value));
}

/* ---- Units ---------------------------------------------------------------------------------- */

/* Starts a row in a table. */
static bool begin_row(struct filling *filling)
{
    struct form_table *table = filling->table;
    void *rows = table->rows;

    if (!arena_grow(filling->form->arena, &rows, table->row_count, &table->row_capacity,
                    sizeof *table->rows))
        return false;
    table->rows = rows;
    table->rows[table->row_count++] = (struct form_row){.first = table->cell_count};
    return true;
}

static void add_unit(struct filling *filling, bool has_innovations, const char *id,
                     const struct field_value *fields, const struct answer *answers,
                     const struct tree_node *object)
{
    struct form_table *table = filling->table;
    const struct tree_node *nodes = tree_member(object, "indicators");
    size_t count = table->column_count;

    for (size_t i = 0; i < count && !arena_failed(filling->form->arena); i++) {
        const struct form_column *column = &table->columns[i];
        const struct tree_node *node;
        if (strcmp(column->name, "id") == 0 && column->field == NULL) {
            add_text(filling, i, tree_member(object, "id"), id);
        } else if (column->field != NULL) {
            const struct field_value *value = &fields[column->field - table->unit->fields];
            node = tree_member(object, column->name);
            if (value->given)
                add_field(filling, i, value, node);
        } else if (column->indicator != NULL) {
            node = tree_member(nodes, column->indicator->key);
            if (node != NULL)
                add_part(filling, i, &answers[column->slot], node);
        }
    }
    for (const struct tree_node *name = tree_inside(object); name != tree_behind(object);
         name = tree_behind(name + 1))
        if (record_is_passed(table->unit, has_innovations, name))
            add_passed(filling, name);
    table->rows[table->row_count - 1].count =
        table->cell_count - table->rows[table->row_count - 1].first;
}

/* Remembers the id of a region. @return false when it was there before */
static bool keep_id(struct filling *filling, const char *id)
{
    struct form *form = filling->form;
    void *ids = form->ids;
    size_t low = 0, high = form->id_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(form->ids[middle], id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < form->id_count && strcmp(form->ids[low], id) == 0)
        return false;
    if (!arena_grow(form->arena, &ids, form->id_count, &form->id_capacity, sizeof *form->ids))
        return true;
    form->ids = ids;
    memmove(form->ids + low + 1, form->ids + low, (form->id_count - low) * sizeof *form->ids);
    form->ids[low] = arena_copy(form->arena, id, strlen(id));
    if (form->ids[low] == NULL)
        form->ids[low] = "";
    form->id_count++;
    return true;
}

static void check_id(struct filling *filling, const char *id, const struct tree_node *node)
{
    if (id[0] == '#')
        refuse(filling, node,
               said_message(filling, "a row that begins with '#' is a note in a table, so that no "
                                     "region's id can; change it"));
    else if (!keep_id(filling, id))
        refuse(filling, node,
               said_message(filling, "the region is there twice, and a table tells regions by "
                                     "their ids; leave one of them"));
}

static void add_innovations(struct filling *filling, const struct region *region,
                            const struct tree_node *tree)
{
    const struct tree_node *node = tree_inside(tree_member(tree, "innovations"));

    filling->table = &filling->form->tables[IGA_TABLE_INNOVATIONS];
    for (size_t i = 0; i < region->innovation_count; i++, node = tree_behind(node)) {
        const struct innovation *innovation = &region->innovations[i];
        if (!begin_row(filling))
            return;
        add_text(filling, 0, node, region->id);
        add_unit(filling, false, innovation->id, innovation->fields, innovation->answers, node);
    }
}

void form_add(struct form *form, const struct region *region, struct faults *faults,
              const struct tree_node *tree)
{
    struct filling filling = {
        .form = form, .table = &form->tables[IGA_TABLE_REGIONS], .faults = faults};
    size_t rows[2], cells[2];

    for (int i = 0; i < 2; i++) {
        rows[i] = form->tables[i].row_count;
        cells[i] = form->tables[i].cell_count;
    }
    check_id(&filling, region->id, tree_member(tree, "id"));
    if (!begin_row(&filling))
        return;
    add_unit(&filling, form->schema->has_innovations, region->id, region->fields, region->answers,
             tree);
    if (form->schema->has_innovations)
        add_innovations(&filling, region, tree);
    for (int i = 0; i < 2 && filling.refused; i++) {
        form->tables[i].row_count = rows[i];
        form->tables[i].cell_count = cells[i];
    }
}
