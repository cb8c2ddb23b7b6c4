#include "sheet/package.h"

#include <stdio.h>
#include <string.h>
#include <zip.h>

bool package_fail(struct package *package, enum sheet_fault fault, const char *part)
{
    struct sheet_problem *problem = package->problem;

    if (problem->fault == SHEET_FINE) {
        problem->fault = fault;
        snprintf(problem->part, sizeof problem->part, "%s", part != NULL ? part : "");
    }
    return false;
}

bool package_open(struct package *package, const char *bytes, size_t length)
{
    zip_error_t error;
    zip_source_t *source;

    if (length >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0)
        return package_fail(package, SHEET_OLD, NULL);
    if (length > SHEET_MOST_BYTES)
        return package_fail(package, SHEET_LARGE, NULL);
    zip_error_init(&error);
    source = zip_source_buffer_create(bytes, length, 0, &error);
    package->zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (package->zip == NULL) {
        zip_source_free(source);
        package_fail(package,
                     zip_error_code_zip(&error) == ZIP_ER_MEMORY ? SHEET_MEMORY : SHEET_NO_ZIP,
                     NULL);
    }
    zip_error_fini(&error);
    return package->zip != NULL;
}

void package_close(struct package *package)
{
    if (package->zip != NULL)
        zip_discard(package->zip);
}

static zip_int64_t locate(const struct package *package, const char *part)
{
    zip_int64_t found = zip_name_locate(package->zip, part, 0);
    return found >= 0 ? found : zip_name_locate(package->zip, part, ZIP_FL_NOCASE);
}

bool package_has(const struct package *package, const char *part)
{
    return locate(package, part) >= 0;
}

/* ---- XML ------------------------------------------------------------------------------------ */

/* A part under way. */
struct reading {
    struct package *package;
    struct part_reader *reader;
    const char *part;
    XML_Parser parser;
};

static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}

static void stop(struct reading *reading)
{
    XML_StopParser(reading->parser, XML_FALSE);
}

static void XMLCALL on_start(void *context, const char *name, const char **attributes)
{
    struct reading *reading = context;

    if (reading->reader->start != NULL)
        reading->reader->start(reading->reader->user, local(name), attributes);
    if (reading->reader->failed)
        stop(reading);
}

static void XMLCALL on_end(void *context, const char *name)
{
    struct reading *reading = context;

    if (reading->reader->end != NULL)
        reading->reader->end(reading->reader->user, local(name));
    if (reading->reader->failed)
        stop(reading);
}

static void XMLCALL on_text(void *context, const char *text, int length)
{
    struct reading *reading = context;

    if (reading->reader->text != NULL)
        reading->reader->text(reading->reader->user, text, (size_t)length);
    if (reading->reader->failed)
        stop(reading);
}

static void XMLCALL on_doctype(void *context, const char *name, const char *system_id,
                               const char *public_id, int has_subset)
{
    struct reading *reading = context;

    (void)name, (void)system_id, (void)public_id, (void)has_subset;
    package_fail(reading->package, SHEET_DOCTYPE, reading->part);
    reading->reader->failed = true;
    stop(reading);
}

/* @return whether the parser took the bytes */
static bool parse(struct reading *reading, const char *bytes, size_t length, bool last)
{
    if (XML_Parse(reading->parser, bytes, (int)length, last) == XML_STATUS_OK)
        return true;
    if (reading->reader->failed)
        return false;
    if (XML_GetErrorCode(reading->parser) == XML_ERROR_NO_MEMORY)
        return package_fail(reading->package, SHEET_MEMORY, NULL);
    reading->package->problem->line = XML_GetCurrentLineNumber(reading->parser);
    return package_fail(reading->package, SHEET_XML, reading->part);
}

static bool parse_all(struct reading *reading, zip_file_t *file)
{
    char block[16 * 1024];
    zip_int64_t got;

    while ((got = zip_fread(file, block, sizeof block)) > 0) {
        reading->package->unpacked += (size_t)got;
        if (reading->package->unpacked > SHEET_MOST_UNPACKED)
            return package_fail(reading->package, SHEET_LARGE, NULL);
        if (!parse(reading, block, (size_t)got, false))
            return false;
    }
    if (got < 0)
        return package_fail(reading->package, SHEET_PART, reading->part);
    return parse(reading, block, 0, true);
}

bool package_read(struct package *package, const char *part, struct part_reader *reader)
{
    struct reading reading = {.package = package, .reader = reader, .part = part};
    zip_int64_t found = locate(package, part);
    zip_file_t *file = found >= 0 ? zip_fopen_index(package->zip, (zip_uint64_t)found, 0) : NULL;
    bool is_read;

    if (file == NULL)
        return package_fail(package, SHEET_PART, part);
    reading.parser = XML_ParserCreate(NULL);
    if (reading.parser == NULL) {
        zip_fclose(file);
        return package_fail(package, SHEET_MEMORY, NULL);
    }
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, on_start, on_end);
    XML_SetCharacterDataHandler(reading.parser, on_text);
    XML_SetStartDoctypeDeclHandler(reading.parser, on_doctype);
    is_read = parse_all(&reading, file);
    XML_ParserFree(reading.parser);
    zip_fclose(file);
    return is_read && !reader->failed;
}

void part_resolve(char out[PART_NAME], const char *from, const char *target)
{
    const char *slash = strrchr(from, '/');
    int folder = slash != NULL ? (int)(slash - from) : 0;

    if (*target == '/') {
        target++;
        folder = 0;
    }
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        while (folder > 0 && from[--folder] != '/')
            ;
    }
    snprintf(out, PART_NAME, "%.*s%s%s", folder, from, folder > 0 ? "/" : "", target);
}
