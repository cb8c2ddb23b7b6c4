/* Bytes as CSV or, when they begin like a ZIP archive, as a workbook, through to scores. */
#include "fuzz.h"

#include "iga.h"
#include "sheet/csv.h"
#include "sheet/xlsx.h"

#include <stdlib.h>
#include <string.h>

static const char rules_text[] =
    "ruleset \"x\" { title = \"X\", year = 2020, status = past, basis = \"x\",\n"
    "  source = official \"x\", overlap = highest,\n"
    "  field \"name\" { of = region, type = text, title = \"N\" },\n"
    "  field \"size\" { of = region, type = number, title = \"S\" },\n"
    "  field \"day\" { of = innovation, type = date, title = \"D\" },\n"
    "  aspect \"a\" { title = \"A\", of = region,\n"
    "    indicator \"visi\" { title = \"V\", weight = 1, choices { \"satu\", \"dua\", \"tiga\" } "
    "},\n"
    "    indicator \"pad\" { title = \"P\", weight = 1, from = growth, bands { decimals = 2,\n"
    "      at_most(0), between(0.01, 10), at_least(10.01) } } },\n"
    "  aspect \"b\" { title = \"B\", of = innovation,\n"
    "    indicator \"guna\" { title = \"G\", weight = 1, bases { basis \"a\" { title = \"A\",\n"
    "      bands { whole = true, between(1, 10), between(11, 20), at_least(21) } } } } },\n"
    "  value \"a\" { title = \"A\", total \"a\" },\n"
    "  index = value.a, predicates = { decimals = 2, predicate \"P\" (0, 6) } }\n";

static iga_rules *rules;

static iga_status begin(void *context, const char *sheet)
{
    return iga_tables_begin(context, "x", sheet);
}

static iga_status add(void *context, const iga_cell *cell)
{
    return iga_tables_add(context, cell);
}

static int look_at(void *context, const iga_record *record)
{
    (void)context;
    MUST(record->json || iga_findings_count(record->errors) > 0);
    for (size_t i = 0; i < iga_findings_count(record->errors); i++)
        MUST(iga_findings_get(record->errors, i)->cell);
    return 0;
}

static void convert_all(const iga_tables *tables)
{
    iga_conversion *conversion;
    iga_chunk chunk;
    if (iga_conversion_new(&conversion, rules, false, IGA_LANG_EN) != IGA_OK)
        return;
    for (size_t i = 0; iga_tables_chunk(&chunk, tables, i); i++)
        iga_conversion_run(conversion, &chunk, look_at, NULL);
    iga_conversion_free(conversion);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    iga_tables *tables;
    struct sheet_sink sink = {.begin = begin, .add = add};
    struct sheet_problem problem;
    char *text = malloc(size + 1);
    if (!rules && iga_rules_load(&rules, NULL, "x.lua", rules_text, sizeof rules_text - 1,
                                 IGA_LANG_EN) != IGA_OK)
        abort();
    if (text && iga_tables_new(&tables) == IGA_OK) {
        memcpy(text, data, size);
        text[size] = '\0';
        sink.context = tables;
        bool is_zip = size >= 2 && memcmp(text, "PK", 2) == 0;
        if ((is_zip ? xlsx_read : csv_read)(&problem, text, size, &sink) &&
            iga_tables_finish(tables) == IGA_OK)
            convert_all(tables);
        iga_tables_free(tables);
    }
    free(text);
    return 0;
}
