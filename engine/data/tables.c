#include "data/tables.h"

#include "base/arena.h"
#include "base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define HEAD_ROWS 20u /* the head is looked for in so many rows */

enum { REGIONS, INNOVATIONS };

iga_status iga_tables_new(iga_tables **out)
{
    struct arena *arena;

    if (out == NULL)
        return IGA_EUSAGE;
    arena = arena_new();
    *out = arena != NULL ? arena_take(arena, sizeof **out) : NULL;
    if (*out == NULL) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    (*out)->arena = arena;
    return IGA_OK;
}

void iga_tables_free(iga_tables *tables)
{
    if (tables != NULL)
        arena_free(tables->arena);
}

static const char *copy(struct arena *arena, const char *text)
{
    return text != NULL ? arena_copy(arena, text, strlen(text)) : NULL;
}

iga_status iga_tables_begin(iga_tables *tables, const char *file, const char *sheet)
{
    void *sheets;

    if (tables == NULL || file == NULL || tables->is_finished)
        return IGA_EUSAGE;
    sheets = tables->sheets;
    if (!arena_grow(tables->arena, &sheets, tables->sheet_count, &tables->sheet_capacity,
                    sizeof *tables->sheets))
        return IGA_ENOMEM;
    tables->sheets = sheets;
    tables->sheets[tables->sheet_count++] =
        (struct sheet){.file = copy(tables->arena, file), .name = copy(tables->arena, sheet)};
    return arena_failed(tables->arena) ? IGA_ENOMEM : IGA_OK;
}

iga_status iga_tables_add(iga_tables *tables, const iga_cell *cell)
{
    struct sheet *sheet;
    void *cells;

    if (tables == NULL || cell == NULL || tables->is_finished || tables->sheet_count == 0 ||
        cell->row == 0 || cell->column == 0 || tables->cell_total == IGA_MAX_CELLS)
        return IGA_EUSAGE;
    sheet = &tables->sheets[tables->sheet_count - 1];
    cells = sheet->cells;
    if (!arena_grow(tables->arena, &cells, sheet->cell_count, &sheet->cell_capacity,
                    sizeof *sheet->cells))
        return IGA_ENOMEM;
    sheet->cells = cells;
    sheet->cells[sheet->cell_count] = *cell;
    sheet->cells[sheet->cell_count++].text = copy(tables->arena, cell->text);
    tables->cell_total++;
    return arena_failed(tables->arena) ? IGA_ENOMEM : IGA_OK;
}

/* ---- Cells -------------------------------------------------------------------------------- */

void cell_name(char out[CELL_NAME], size_t row, size_t column)
{
    char letters[8];
    size_t at = sizeof letters - 1;

    letters[at] = '\0';
    for (; column > 0 && at > 0; column = (column - 1) / 26)
        letters[--at] = (char)('A' + (column - 1) % 26);
    snprintf(out, CELL_NAME, "%s%zu", letters + at, row % 1000000000);
}

const iga_cell *row_cell(const struct sheet *sheet, const struct row *row, size_t column)
{
    size_t low = row->first, high = row->first + row->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < row->first + row->count && sheet->cells[low].column == column ? &sheet->cells[low]
                                                                               : NULL;
}

const char *cell_text(const struct sheet *sheet, const iga_cell *cell)
{
    const char *at = cell->text;

    if (at == NULL || sheet->name != NULL || *at != '\'')
        return at;
    at += strspn(at, "'");
    return *at != '\0' && strchr("=+-@\t\r", *at) != NULL ? cell->text + 1 : cell->text;
}

const char *cell_id(struct arena *arena, const struct sheet *sheet, const iga_cell *cell)
{
    struct decimal value;
    char text[NUMBER_TEXT];

    if (cell == NULL)
        return NULL;
    if (cell->kind == IGA_CELL_TEXT)
        return cell_text(sheet, cell);
    if (cell->kind != IGA_CELL_NUMBER || decimal_from_double(&value, cell->number) != NUMBER_FINE ||
        !decimal_is_whole(value))
        return NULL;
    return arena_copy(arena, text, decimal_print(text, value));
}

/* ---- Rows --------------------------------------------------------------------------------- */

/* By place; what is part of a merged cell has the last word in its own. */
static int compare_cells(const void *a, const void *b)
{
    const iga_cell *left = a, *right = b;

    if (left->row != right->row)
        return left->row < right->row ? -1 : 1;
    if (left->column != right->column)
        return left->column < right->column ? -1 : 1;
    return (left->kind == IGA_CELL_MERGED) - (right->kind == IGA_CELL_MERGED);
}

static bool in_one_place(const iga_cell *a, const iga_cell *b)
{
    return a->row == b->row && a->column == b->column;
}

static void sort_cells(struct sheet *sheet)
{
    size_t kept = 0;
    bool sorted = true;

    for (size_t i = 1; sorted && i < sheet->cell_count; i++)
        sorted = compare_cells(&sheet->cells[i - 1], &sheet->cells[i]) < 0;
    if (sorted)
        return;
    qsort(sheet->cells, sheet->cell_count, sizeof *sheet->cells, compare_cells);
    for (size_t i = 1; i < sheet->cell_count; i++) {
        if (!in_one_place(&sheet->cells[kept], &sheet->cells[i]))
            kept++;
        sheet->cells[kept] = sheet->cells[i];
    }
    sheet->cell_count = kept + 1;
}

static void find_rows(struct sheet *sheet, struct arena *arena)
{
    size_t count = 0;

    for (size_t i = 0; i < sheet->cell_count; i++)
        count += i == 0 || sheet->cells[i].row != sheet->cells[i - 1].row;
    sheet->rows = arena_array(arena, count + 1, sizeof *sheet->rows);
    for (size_t i = 0; sheet->rows != NULL && i < sheet->cell_count; i++) {
        if (i == 0 || sheet->cells[i].row != sheet->cells[i - 1].row)
            sheet->rows[sheet->row_count++].first = i;
        sheet->rows[sheet->row_count - 1].count++;
    }
}

static bool says(const iga_cell *cell, const char *word)
{
    return cell->kind == IGA_CELL_TEXT && strcasecmp(cell->text, word) == 0;
}

static void find_head(struct sheet *sheet)
{
    sheet->head = TABLES_NONE;
    for (size_t r = 0; r < sheet->row_count && r < HEAD_ROWS; r++) {
        const struct row *row = &sheet->rows[r];
        sheet->id_column = sheet->region_column = 0;
        for (size_t i = row->first; i < row->first + row->count; i++) {
            const iga_cell *cell = &sheet->cells[i];
            if (says(cell, "id") && sheet->id_column == 0)
                sheet->id_column = cell->column;
            else if (says(cell, "region") && sheet->region_column == 0)
                sheet->region_column = cell->column;
        }
        if (sheet->id_column > 0) {
            sheet->head = r;
            sheet->left = sheet->cells[row->first].column;
            return;
        }
    }
}

static bool is_note(const struct sheet *sheet, const struct row *row)
{
    const iga_cell *cell = row_cell(sheet, row, sheet->left);
    return cell != NULL && cell->kind == IGA_CELL_TEXT && cell->text[0] == '#';
}

/* ---- Regions ------------------------------------------------------------------------------ */

static int kind_of(const struct sheet *sheet)
{
    return sheet->region_column > 0 ? INNOVATIONS : REGIONS;
}

static bool make_entries(struct iga_tables *tables)
{
    size_t totals[2] = {0, 0};

    for (size_t i = 0; i < tables->sheet_count; i++)
        if (tables->sheets[i].head != TABLES_NONE)
            totals[kind_of(&tables->sheets[i])] += tables->sheets[i].row_count;
    for (int kind = 0; kind < 2; kind++) {
        tables->entries[kind] =
            arena_array(tables->arena, totals[kind] + 1, sizeof *tables->entries[kind]);
        if (tables->entries[kind] == NULL)
            return false;
    }
    return true;
}

static void add_entries(struct iga_tables *tables, const struct sheet *sheet)
{
    int kind = kind_of(sheet);
    size_t column = kind == INNOVATIONS ? sheet->region_column : sheet->id_column;

    tables->has_innovations = tables->has_innovations || kind == INNOVATIONS;
    for (size_t r = sheet->head + 1; r < sheet->row_count; r++) {
        const struct row *row = &sheet->rows[r];
        size_t number = tables->entry_counts[kind];
        if (is_note(sheet, row))
            continue;
        tables->entries[kind][number] = (struct entry){
            .sheet = sheet,
            .row = row,
            .key = cell_id(tables->arena, sheet, row_cell(sheet, row, column)),
            .number = number,
        };
        tables->entry_counts[kind]++;
    }
}

static int compare_keys(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    int order = compare_keys(left->key, right->key);
    return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

static int compare_regions(const void *a, const void *b)
{
    const struct table_region *const *left = a, *const *right = b;
    return compare_keys((*left)->key, (*right)->key);
}

/* The regions of the tables by their ids; those that are there twice are marked. */
static struct table_region **sort_regions(struct iga_tables *tables)
{
    size_t count = tables->region_count;
    struct table_region **sorted = arena_array(tables->arena, count + 1, sizeof *sorted);

    for (size_t i = 0; sorted != NULL && i < count; i++)
        sorted[i] = &tables->regions[i];
    if (sorted == NULL || count < 2)
        return sorted;
    qsort(sorted, count, sizeof(struct table_region *), compare_regions);
    for (size_t i = 1; i < count; i++)
        if (sorted[i]->key != NULL && compare_keys(sorted[i - 1]->key, sorted[i]->key) == 0)
            sorted[i - 1]->is_doubled = sorted[i]->is_doubled = true;
    return sorted;
}

/* Where the first region of this id or a later one stands. */
static size_t find_region(struct table_region *const *sorted, size_t count, const char *key)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_keys(sorted[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int compare_numbers(const void *a, const void *b)
{
    const struct table_region *left = a, *right = b;
    return (left->number > right->number) - (left->number < right->number);
}

/* Gives the innovations to their regions; those of regions that are in no table follow as
 * regions of their own, in the order of the tables. */
static void give_innovations(struct iga_tables *tables, struct table_region *const *sorted)
{
    struct entry *entries = tables->entries[INNOVATIONS];
    size_t count = tables->entry_counts[INNOVATIONS], known = tables->region_count;

    if (count > 1)
        qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t first = 0, end; first < count; first = end) {
        const char *key = entries[first].key;
        size_t at = find_region(sorted, known, key);
        for (end = first + 1; end < count && compare_keys(entries[end].key, key) == 0; end++)
            ;
        if (key == NULL || at == known || compare_keys(sorted[at]->key, key) != 0)
            tables->regions[tables->region_count++] = (struct table_region){
                .key = key,
                .first = first,
                .count = end - first,
                .number = entries[first].number,
            };
        for (; key != NULL && at < known && compare_keys(sorted[at]->key, key) == 0; at++) {
            sorted[at]->first = first;
            sorted[at]->count = end - first;
        }
    }
    if (tables->region_count > known + 1)
        qsort(tables->regions + known, tables->region_count - known, sizeof *tables->regions,
              compare_numbers);
}

static bool make_regions(struct iga_tables *tables)
{
    size_t most = tables->entry_counts[REGIONS] + tables->entry_counts[INNOVATIONS];
    struct table_region **sorted;

    tables->regions = arena_array(tables->arena, most + 1, sizeof *tables->regions);
    if (tables->regions == NULL)
        return false;
    for (size_t i = 0; i < tables->entry_counts[REGIONS]; i++) {
        const struct entry *entry = &tables->entries[REGIONS][i];
        tables->regions[tables->region_count++] =
            (struct table_region){.key = entry->key, .entry = entry};
    }
    sorted = sort_regions(tables);
    if (sorted == NULL)
        return false;
    give_innovations(tables, sorted);
    return true;
}

/* Whether the tables of one file, from `i` on, hold cells and no head. `end` is behind them. */
static bool is_headless(size_t *end, const struct iga_tables *tables, size_t i)
{
    const char *file = tables->sheets[i].file;
    bool has_head = false, has_cells = false;

    for (; i < tables->sheet_count && strcmp(tables->sheets[i].file, file) == 0; i++) {
        has_head = has_head || tables->sheets[i].head != TABLES_NONE;
        has_cells = has_cells || tables->sheets[i].cell_count > 0;
    }
    *end = i;
    return has_cells && !has_head;
}

const char *iga_tables_headless(const iga_tables *tables, size_t i)
{
    for (size_t at = 0, end; at < tables->sheet_count; at = end)
        if (is_headless(&end, tables, at) && i-- == 0)
            return tables->sheets[at].file;
    return NULL;
}

iga_status iga_tables_finish(iga_tables *tables)
{
    if (tables == NULL || tables->is_finished)
        return IGA_EUSAGE;
    tables->is_finished = true;
    for (size_t i = 0; i < tables->sheet_count; i++) {
        sort_cells(&tables->sheets[i]);
        find_rows(&tables->sheets[i], tables->arena);
        find_head(&tables->sheets[i]);
    }
    if (arena_failed(tables->arena) || !make_entries(tables))
        return IGA_ENOMEM;
    for (size_t i = 0; i < tables->sheet_count; i++)
        if (tables->sheets[i].head != TABLES_NONE)
            add_entries(tables, &tables->sheets[i]);
    if (!make_regions(tables) || arena_failed(tables->arena))
        return IGA_ENOMEM;
    return iga_tables_headless(tables, 0) == NULL ? IGA_OK : IGA_EDATA;
}

size_t iga_tables_count(const iga_tables *tables)
{
    return tables->region_count;
}

bool iga_tables_chunk(iga_chunk *out, const iga_tables *tables, size_t i)
{
    const struct table_region *region;
    const struct entry *entry;

    if (i >= tables->region_count)
        return false;
    region = &tables->regions[i];
    entry = region->entry != NULL ? region->entry : &tables->entries[INNOVATIONS][region->first];
    *out = (iga_chunk){.bytes = "", .file = entry->sheet->file, .tables = tables, .region = i};
    return true;
}
