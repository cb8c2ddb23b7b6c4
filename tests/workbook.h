/* workbook.h - workbooks for tests, cell by cell, also such as no program would write. */
#ifndef WORKBOOK_H
#define WORKBOOK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* What a cell is written as. */
enum how {
    INLINE, /* a text in the cell itself */
    SHARED, /* `value` is the number of a shared text */
    NUMBER,
    DATED,        /* a number in the format of a date */
    PERCENT,      /* in a format of percentages that every program knows, */
    OWN_PERCENT,  /* in one of the file's own, */
    UNIT_PERCENT, /* and in one that only shows the sign behind the number */
    BOOLEAN,
    ERROR,
    FORMULA, /* its value; the formula is 1+1 */
    TEXT_FORMULA,
    UNCALCULATED,
    ISO_DATE,
    MERGE /* no cell: `value` is a range */
};

struct written {
    const char *sheet, *place;
    enum how how;
    const char *value;
};

/* Parts that a workbook may have in the place of the usual ones; NULL for those. */
struct parts {
    const char *shared, *workbook_properties, *sheet_prolog;
};

static void workbook_cell(FILE *out, const struct written *cell)
{
    /* What stands between "<c r=" and the value, and behind it. */
    static const struct {
        const char *before, *behind;
    } forms[] = {
        [INLINE] = {" t=\"inlineStr\"><is><t xml:space=\"preserve\">", "</t></is>"},
        [SHARED] = {" t=\"s\"><v>", "</v>"},
        [NUMBER] = {"><v>", "</v>"},
        [DATED] = {" s=\"1\"><v>", "</v>"},
        [PERCENT] = {" s=\"2\"><v>", "</v>"},
        [OWN_PERCENT] = {" s=\"3\"><v>", "</v>"},
        [UNIT_PERCENT] = {" s=\"4\"><v>", "</v>"},
        [BOOLEAN] = {" t=\"b\"><v>", "</v>"},
        [ERROR] = {" t=\"e\"><v>", "</v>"},
        [FORMULA] = {"><f>1+1</f><v>", "</v>"},
        [TEXT_FORMULA] = {" t=\"str\"><f>1+1</f><v>", "</v>"},
        [UNCALCULATED] = {"><f>", "</f>"},
        [ISO_DATE] = {" t=\"d\"><v>", "</v>"},
    };
    if (cell->how != MERGE) /* in a row of its own: the place counts */
        fprintf(out, "<row><c r=\"%s\"%s%s%s</c></row>", cell->place, forms[cell->how].before,
                cell->value, forms[cell->how].behind);
}

/* @return the XML of a sheet, to be freed */
static char *workbook_sheet(const char *name, const struct written *cells, size_t count,
                            const char *prolog)
{
    char *bytes;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    fprintf(out,
            "%s<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            "<sheetData>",
            prolog ? prolog : "<?xml version=\"1.0\"?>");
    for (size_t i = 0; i < count; i++)
        if (strcmp(cells[i].sheet, name) == 0)
            workbook_cell(out, &cells[i]);
    fputs("</sheetData><mergeCells>", out);
    for (size_t i = 0; i < count; i++)
        if (strcmp(cells[i].sheet, name) == 0 && cells[i].how == MERGE)
            fprintf(out, "<mergeCell ref=\"%s\"/>", cells[i].value);
    fputs("</mergeCells></worksheet>", out);
    fclose(out);
    return bytes;
}

static void workbook_part(zip_t *zip, const char *name, const char *text)
{
    char *copy = strdup(text);
    zip_source_t *source = zip_source_buffer(zip, copy, strlen(copy), 1);
    if (!source || zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) < 0)
        abort();
}

#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/* Writes a workbook of the sheets Daerah and Inovasi. */
static void workbook_write(const char *path, const struct written *cells, size_t count,
                           struct parts parts)
{
    int error;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    char book[2048];
    char *daerah = workbook_sheet("Daerah", cells, count, parts.sheet_prolog);
    char *inovasi = workbook_sheet("Inovasi", cells, count, NULL);
    if (!zip)
        abort();
    snprintf(book, sizeof book,
             "<workbook xmlns:r=\"x\"><workbookPr %s/><sheets>"
             "<sheet name=\"Daerah\" sheetId=\"1\" r:id=\"r1\"/>"
             "<sheet name=\"Inovasi\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>",
             parts.workbook_properties ? parts.workbook_properties : "");
    workbook_part(zip, "_rels/.rels",
                  "<Relationships><Relationship Id=\"r\" Type=\"" RELATION "officeDocument\" "
                  "Target=\"xl/workbook.xml\"/></Relationships>");
    workbook_part(zip, "xl/workbook.xml", book);
    workbook_part(zip, "xl/_rels/workbook.xml.rels",
                  "<Relationships>"
                  "<Relationship Id=\"r1\" Type=\"" RELATION "worksheet\" Target=\"sheets/1.xml\"/>"
                  "<Relationship Id=\"r2\" Type=\"" RELATION
                  "worksheet\" Target=\"/xl/sheets/2.xml\"/>"
                  "<Relationship Id=\"r3\" Type=\"" RELATION "styles\" Target=\"styles.xml\"/>"
                  "<Relationship Id=\"r4\" Type=\"" RELATION
                  "sharedStrings\" Target=\"texts.xml\"/></Relationships>");
    workbook_part(zip, "xl/styles.xml",
                  "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/>"
                  "<numFmt numFmtId=\"171\" formatCode=\"0.0%\"/>"
                  "<numFmt numFmtId=\"172\" formatCode=\"0.0&quot; %&quot;\"/>"
                  "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/>"
                  "<xf numFmtId=\"10\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/></cellXfs>"
                  "</styleSheet>");
    workbook_part(zip, "xl/texts.xml", parts.shared ? parts.shared : "<sst/>");
    workbook_part(zip, "xl/sheets/1.xml", daerah);
    workbook_part(zip, "xl/sheets/2.xml", inovasi);
    if (zip_close(zip) != 0)
        abort();
    free(daerah);
    free(inovasi);
}

#endif
