/* Whether the arrows between the rooms of engine/ run one way: who may include whom, and who may
 * print. The sources are only read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 8

/* What a room may include beside itself and iga.h. */
struct room {
    const char *name;
    const char *may[MOST];
};

static const struct room rooms[] = {
    {"base", {NULL}},   {"rules", {"base"}},
    {"data", {"base"}}, {"score", {"data", "rules", "base"}},
    {"report", {NULL}}, {"cli", {"report", "sheet"}},
    {"sheet", {NULL}},
};

/* Headers of others, by their beginning, and the only places (by theirs) that may include them. */
struct guest {
    const char *header;
    const char *may[MOST];
};

static const struct guest guests[] = {
    {"lua", {"engine/rules/"}},
    {"lauxlib.h", {"engine/rules/"}},
    {"cJSON.h", {NULL}}, /* of the tests alone */
    {"cjson/", {NULL}},
    {"nettle/", {"engine/base/hash.c"}},
    {"csv.h", {"engine/sheet/csv.c"}},
    {"zip.h", {"engine/sheet/package.c"}},
    {"expat.h", {"engine/sheet/package.h"}},
    {"xlsxwriter",
     {"engine/sheet/xlsx_write.h", "engine/sheet/xlsx_form.c", "engine/sheet/xlsx_report.c"}},
};

/* Calls that belong to the program: the library neither prints nor exits. */
static const char *const program_calls[] = {
    "printf", "fprintf", "vprintf", "vfprintf", "puts",      "fputs", "fwrite",
    "putc",   "fputc",   "putchar", "perror",   "setlocale", "exit",
};

static const char *const program_rooms[] = {"engine/report/", "engine/cli/"};

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool is_one_of(const char *path, const char *const *starts, size_t count)
{
    for (size_t i = 0; i < count && starts[i]; i++)
        if (begins(path, starts[i]))
            return true;
    return false;
}

static const struct room *room_of(const char *path)
{
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        size_t length = strlen(rooms[i].name);
        if (begins(path, "engine/") && begins(path + 7, rooms[i].name) && path[7 + length] == '/')
            return &rooms[i];
    }
    return NULL;
}

static bool may_include_own(const struct room *room, const char *header)
{
    const char *slash = strchr(header, '/');
    if (!slash)
        return strcmp(header, "iga.h") == 0;
    char target[64];
    snprintf(target, sizeof target, "%.*s", (int)(slash - header), header);
    if (strcmp(target, room->name) == 0)
        return true;
    for (size_t i = 0; i < MOST && room->may[i]; i++)
        if (strcmp(target, room->may[i]) == 0)
            return true;
    return false;
}

static bool may_include_guest(const char *path, const char *header)
{
    for (size_t i = 0; i < sizeof guests / sizeof *guests; i++)
        if (begins(header, guests[i].header) && !is_one_of(path, guests[i].may, MOST))
            return false;
    return true;
}

/* Blanks out comments, texts and characters, but not the name of an included header. */
static void blank(char *text)
{
    bool include = false;
    for (char *at = text; *at;) {
        if (*at == '#')
            include = begins(at + 1 + strspn(at + 1, " \t"), "include");
        char *end = at + 1;
        if (begins(at, "/*")) {
            end = strstr(at + 2, "*/");
            end = end ? end + 2 : at + strlen(at);
        } else if (begins(at, "//")) {
            end = at + strcspn(at, "\n");
        } else if ((*at == '"' || *at == '\'') && !include) {
            while (*end && *end != *at)
                end += *end == '\\' && end[1] ? 2 : 1;
            end += *end != '\0';
        } else {
            include = include && *at != '\n';
            at = end;
            continue;
        }
        for (; at < end; at++)
            if (*at != '\n')
                *at = ' ';
    }
}

typedef void report_fn(void *context, const char *path, size_t line, const char *what);

static void check_include(const char *path, size_t line, const char *at, report_fn *report,
                          void *context)
{
    char close, header[256];
    at += strspn(at, " \t");
    if (sscanf(at, "include \"%255[^\"]%c", header, &close) == 2) {
        if (!may_include_own(room_of(path), header) || !may_include_guest(path, header))
            report(context, path, line, header);
    } else if (sscanf(at, "include <%255[^>]%c", header, &close) == 2) {
        if (!may_include_guest(path, header))
            report(context, path, line, header);
    }
}

static void check_word(const char *path, size_t line, const char *word, size_t length,
                       report_fn *report, void *context)
{
    const char *behind = word + length + strspn(word + length, " \t\n");
    if (*behind != '(' || is_one_of(path, program_rooms, 2))
        return;
    for (size_t i = 0; i < sizeof program_calls / sizeof *program_calls; i++)
        if (strlen(program_calls[i]) == length && strncmp(word, program_calls[i], length) == 0)
            report(context, path, line, program_calls[i]);
}

/* Reports what the text of a source file does that its room may not. */
static void check_text(const char *path, const char *source, report_fn *report, void *context)
{
    char *text = strdup(source);
    assert_non_null(text);
    blank(text);
    size_t line = 1;
    for (const char *at = text; *at;) {
        size_t word = 0;
        while (isalnum((unsigned char)at[word]) || at[word] == '_')
            word++;
        if (word)
            check_word(path, line, at, word, report, context);
        else if (*at == '#')
            check_include(path, line, at + 1, report, context);
        line += *at == '\n';
        at += word ? word : 1;
    }
    free(text);
}

/* ---- The sources -------------------------------------------------------------------------- */

static void count_and_print(void *context, const char *path, size_t line, const char *what)
{
    size_t *count = context;
    ++*count;
    print_error("%s:%zu: %s does not belong here\n", path, line, what);
}

static char *read_source(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *text = calloc(length + 1, 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, length, file), length);
    fclose(file);
    return text;
}

static void no_arrow_of_the_engine_runs_back(void **state)
{
    (void)state;
    glob_t files;
    assert_int_equal(glob(SOURCE_DIR "/engine/*/*.[ch]", 0, NULL, &files), 0);
    size_t faults = 0;
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const char *path = files.gl_pathv[i] + strlen(SOURCE_DIR "/");
        if (!room_of(path)) {
            count_and_print(&faults, path, 1, "this room");
            continue;
        }
        char *text = read_source(files.gl_pathv[i]);
        check_text(path, text, count_and_print, &faults);
        free(text);
    }
    globfree(&files);
    assert_int_equal(faults, 0);
}

/* ---- Planted violations ------------------------------------------------------------------- */

struct planted {
    const char *path, *text;
    const char *found; /* "line: what", or NULL */
};

static const struct planted planted[] = {
    {"engine/base/text.c", "#include \"base/text.h\"\n#include \"iga.h\"\n", NULL},
    {"engine/base/text.c", "\n#include \"rules/lexer.h\"\n", "2: rules/lexer.h"},
    {"engine/rules/check.c", "#include \"base/arena.h\"\n", NULL},
    {"engine/rules/check.c", "#include \"data/region.h\"\n", "1: data/region.h"},
    {"engine/data/json.c", "#include \"rules/ruleset.h\"\n", "1: rules/ruleset.h"},
    {"engine/score/score.c", "#include \"rules/ruleset.h\"\n#include \"data/region.h\"\n", NULL},
    {"engine/score/score.c", "#  include \"report/table.h\"\n", "1: report/table.h"},
    {"engine/report/table.c", "#include \"iga.h\"\n", NULL},
    {"engine/report/table.c", "#include \"base/text.h\"\n", "1: base/text.h"},
    {"engine/report/table.c", "#include \"cli/options.h\"\n", "1: cli/options.h"},
    {"engine/cli/main.c", "#include \"report/table.h\"\n", NULL},
    {"engine/cli/main.c", "#include \"score/score.h\"\n", "1: score/score.h"},
    {"engine/rules/sandbox.h", "#include <lua.h>\n#include <lauxlib.h>\n", NULL},
    {"engine/score/score.c", "#include <lua.h>\n", "1: lua.h"},
    {"engine/data/json.c", "#include <cJSON.h>\n", "1: cJSON.h"},
    {"engine/cli/main.c", "#include <cJSON.h>\n", "1: cJSON.h"},
    {"engine/rules/check.c", "#include <cjson/cJSON.h>\n", "1: cjson/cJSON.h"},
    {"engine/base/hash.c", "#include <nettle/sha2.h>\n", NULL},
    {"engine/base/text.c", "#include <nettle/sha2.h>\n", "1: nettle/sha2.h"},
    {"engine/cli/main.c", "int main(void) { puts(\"x\"); }", NULL},
    {"engine/score/score.c", "void f(void)\n{\n    printf (\"x\");\n}", "3: printf"},
    {"engine/rules/check.c", "if (x) exit(1);", "1: exit"},
    {"engine/base/text.c", "__attribute__((format(printf, 2, 3)));", NULL},
    {"engine/base/text.c", "n = vsnprintf(out, size, format, list);", NULL},
    {"engine/base/text.c", "/* printf(1) */ x = \"puts(\\\"1\\\")\"; // exit(1)\n", NULL},
    {"engine/base/text.c", "c = '\"'; puts(x); d = '\"';", "1: puts"},
};

static void keep_first(void *context, const char *path, size_t line, const char *what)
{
    (void)path;
    char *found = context;
    if (!*found)
        snprintf(found, 64, "%zu: %s", line, what);
}

static void a_planted_arrow_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof planted / sizeof *planted; i++) {
        char found[64] = "";
        check_text(planted[i].path, planted[i].text, keep_first, found);
        const char *expected = planted[i].found ? planted[i].found : "";
        if (strcmp(found, expected) != 0)
            print_error("%s with\n%s", planted[i].path, planted[i].text);
        assert_string_equal(found, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_arrow_of_the_engine_runs_back),
        cmocka_unit_test(a_planted_arrow_is_found),
    };
    return cmocka_run_group_tests_name("arrows", tests, NULL, NULL);
}
