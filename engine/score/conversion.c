/* The same data in another form: regions read and written anew, nothing scored. */
#include "base/arena.h"
#include "data/form.h"
#include "data/json.h"
#include "data/record.h"
#include "score/column_note.h"

struct iga_conversion {
    const struct iga_rules *rules;
    iga_lang lang;
    bool has_tables;
    struct arena *arena;
    struct reader *reader;
    struct form form;
    struct buffer json;
};

/* Sees each region that can be used, with its tree. */
static void look(void *context, const struct region *region, struct faults *faults,
                 const struct tree_node *tree)
{
    struct iga_conversion *conversion = context;

    if (conversion->has_tables)
        form_add(&conversion->form, region, faults, tree);
    else
        record_json(&conversion->json, &conversion->rules->schema, region, tree);
}

iga_status iga_conversion_new(iga_conversion **out, const iga_rules *rules, bool tables,
                              iga_lang lang)
{
    if (!out)
        return IGA_EUSAGE;
    *out = NULL;
    if (!rules)
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_conversion *conversion = arena ? arena_take(arena, sizeof *conversion) : NULL;
    if (!conversion) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    *conversion =
        (struct iga_conversion){.rules = rules, .lang = lang, .has_tables = tables, .arena = arena};
    conversion->reader = reader_new(&rules->schema, lang);
    if (!conversion->reader || !form_init(&conversion->form, arena, &rules->schema)) {
        iga_conversion_free(conversion);
        return IGA_ENOMEM;
    }
    reader_show(conversion->reader, look, conversion);
    *out = conversion;
    return IGA_OK;
}

void iga_conversion_free(iga_conversion *conversion)
{
    if (!conversion)
        return;
    reader_free(conversion->reader);
    buffer_free(&conversion->json);
    arena_free(conversion->arena);
}

iga_status iga_conversion_run(iga_conversion *conversion, const iga_chunk *chunk,
                              iga_record_fn each, void *context)
{
    struct region region;

    if (!conversion || !chunk || !each)
        return IGA_EUSAGE;
    reader_start(conversion->reader, chunk);
    for (;;) {
        buffer_clear(&conversion->json);
        switch (reader_next(conversion->reader, &region)) {
        case READER_END:
            return IGA_OK;
        case READER_MEMORY:
            return IGA_ENOMEM;
        case READER_REGION:
            break;
        }
        if (conversion->json.failed || arena_failed(conversion->arena))
            return IGA_ENOMEM;
        bool has_json = !conversion->has_tables && region.errors.count == 0;
        iga_record record = {.id = region.id,
                             .json = has_json ? conversion->json.bytes : NULL,
                             .length = has_json ? conversion->json.length : 0,
                             .errors = &region.errors};
        if (each(context, &record))
            return IGA_ESTOP;
    }
}

const char *iga_conversion_passed_over(const iga_conversion *conversion, size_t i)
{
    return reader_passed_over(conversion->reader, i);
}

/* ---- Tables ------------------------------------------------------------------------------- */

bool iga_conversion_column(iga_column *out, const iga_conversion *conversion, iga_table table,
                           size_t i)
{
    const struct form_table *form = &conversion->form.tables[table];
    size_t column = form_shown(form, i);
    if (column == TABLES_NONE)
        return false;
    /* What is told of a column lives as long as the conversion, which alone can see it grow. */
    column_describe(out, conversion->arena, conversion->rules, table, &form->columns[column],
                    conversion->lang);
    return true;
}

bool iga_conversion_failed(const iga_conversion *conversion)
{
    return arena_failed(conversion->arena);
}

size_t iga_conversion_rows(const iga_conversion *conversion, iga_table table)
{
    return conversion->form.tables[table].row_count;
}

bool iga_conversion_cell(iga_cell *out, const iga_conversion *conversion, iga_table table,
                         size_t row, size_t i)
{
    const struct form_table *form = &conversion->form.tables[table];
    size_t column = form_shown(form, i);
    if (column == TABLES_NONE || row >= form->row_count)
        return false;
    for (size_t c = form->rows[row].first; c < form->rows[row].first + form->rows[row].count; c++) {
        const struct form_cell *cell = &form->cells[c];
        if (cell->column != column)
            continue;
        *out = (iga_cell){.kind = cell->kind,
                          .row = row + 1,
                          .column = i + 1,
                          .text = cell->text,
                          .number = cell->number,
                          .date = cell->date};
        return true;
    }
    return false;
}
