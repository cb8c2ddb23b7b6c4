/* rules/meta tells editors of every word of rule files and of every key, of every word of files of
 * examples, and of nothing else. */
#include "whole_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "rules/examples_reading.h"
#include "rules/words.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#define META SOURCE_DIR "/rules/meta/"

/* A file that editors read, and the words that it tells of. */
struct meta {
    const char *path;
    const struct word *const *words; /* lists of them; ends in NULL */
    const struct thing *things;      /* ends in a NULL name */
    char *text;
};

static const struct word *const lists_of_examples[] = {words_of_examples, NULL};
static const struct thing things_of_examples[] = {
    {.name = "missing"}, {.name = "refused"}, {.name = "no_band"}, {.name = NULL}};

enum { RULES, EXAMPLES, FILES };
static struct meta files[FILES] = {
    {.path = META "iga.lua", .words = word_lists, .things = words_of_things},
    {.path = META "examples.lua", .words = lists_of_examples, .things = things_of_examples},
};

static int read_files(void **state)
{
    size_t length;
    (void)state;
    for (size_t i = 0; i < FILES; i++)
        files[i].text = whole_file(files[i].path, &length);
    return 0;
}

static int forget_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < FILES; i++)
        free(files[i].text);
    return 0;
}

/* The line that begins so, or NULL. */
static const char *line_with(const struct meta *meta, const char *start)
{
    size_t length = strlen(start);
    for (const char *line = meta->text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, start, length) == 0)
            return line;
        if (!*line)
            break;
    }
    return NULL;
}

static const char *line_before(const struct meta *meta, const char *line)
{
    if (line == meta->text)
        return NULL;
    for (line--; line > meta->text && line[-1] != '\n';)
        line--;
    return line;
}

/* Whether words for people stand above a definition, not only types for the editor. */
static bool has_hover_text(const struct meta *meta, const char *line)
{
    bool has_text = false;
    while ((line = line_before(meta, line)) && strncmp(line, "---", 3) == 0)
        has_text = has_text || strncmp(line, "--- ", 4) == 0;
    return has_text;
}

static void check_definition(const struct meta *meta, const char *name, const char *start)
{
    const char *line = line_with(meta, start);
    if (!line)
        fail_msg("%s does not define '%s'", meta->path, name);
    if (!has_hover_text(meta, line))
        fail_msg("%s does not say what '%s' is", meta->path, name);
}

static void every_word_is_defined_and_explained(void **state)
{
    char start[100];
    (void)state;
    for (const struct meta *meta = files; meta < files + FILES; meta++) {
        for (size_t list = 0; meta->words[list]; list++)
            for (const struct word *word = meta->words[list]; word->name; word++) {
                snprintf(start, sizeof start, "function %s(", word->name);
                check_definition(meta, word->name, start);
            }
        for (const struct thing *thing = meta->things; thing->name; thing++) {
            snprintf(start, sizeof start, "%s = {}", thing->name);
            check_definition(meta, thing->name, start);
        }
    }
}

static bool is_word(const struct meta *meta, const char *name, size_t length)
{
    for (size_t list = 0; meta->words[list]; list++)
        for (const struct word *word = meta->words[list]; word->name; word++)
            if (text_equal(word->name, strlen(word->name), name, length))
                return true;
    return false;
}

static bool is_thing(const struct meta *meta, const char *name, size_t length)
{
    for (const struct thing *thing = meta->things; thing->name; thing++)
        if (text_equal(thing->name, strlen(thing->name), name, length))
            return true;
    return false;
}

static void check_nothing_else(const struct meta *meta)
{
    for (const char *line = meta->text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (strncmp(line, "--", 2) == 0 || *line == '\n')
            continue;
        bool is_function = strncmp(line, "function ", 9) == 0;
        const char *name = is_function ? line + 9 : line;
        size_t length = strcspn(name, "( =");
        if (is_function ? !is_word(meta, name, length) : !is_thing(meta, name, length))
            fail_msg("%s defines '%.*s', which is no word", meta->path, (int)length, name);
    }
}

static void nothing_else_is_defined(void **state)
{
    (void)state;
    for (size_t i = 0; i < FILES; i++)
        check_nothing_else(&files[i]);
}

/* ---- Keys --------------------------------------------------------------------------------- */

static bool has_key(const struct word_keys *keys, const char *name, size_t length)
{
    for (const char *const *key = keys->keys; *key; key++)
        if (text_equal(*key, strlen(*key), name, length))
            return true;
    return false;
}

/* The fields of a class: each `---@field NAME` in the lines that follow it. */
static void check_keys(const struct word_keys *keys)
{
    char start[100];
    size_t found = 0, wanted = 0;
    snprintf(start, sizeof start, "---@class iga.%s.table", keys->word);
    const char *line = line_with(&files[RULES], start);
    if (!line)
        fail_msg("%s has no class iga.%s.table", files[RULES].path, keys->word);
    static const char field[] = "---@field ";
    while ((line = strchr(line, '\n') + 1), strncmp(line, field, strlen(field)) == 0) {
        const char *name = line + strlen(field);
        size_t length = strcspn(name, " ?");
        if (strncmp(name, "[integer]", 9) == 0) /* the items of the list */
            continue;
        if (!has_key(keys, name, length))
            fail_msg("iga.%s.table has %.*s, which is no key", keys->word, (int)length, name);
        found++;
    }
    for (const char *const *key = keys->keys; *key; key++)
        wanted++;
    if (found != wanted)
        fail_msg("iga.%s.table has %zu keys; '%s' takes %zu", keys->word, found, keys->word,
                 wanted);
}

static void every_key_of_every_table_is_there(void **state)
{
    (void)state;
    for (const struct word_keys *keys = keys_of_structure; keys->word; keys++)
        check_keys(keys);
    for (const struct word_keys *keys = keys_of_answers; keys->word; keys++)
        check_keys(keys);
}

static void the_files_are_lua(void **state)
{
    (void)state;
    for (size_t i = 0; i < FILES; i++) {
        lua_State *L = luaL_newstate();
        assert_non_null(L);
        if (luaL_loadfile(L, files[i].path) || lua_pcall(L, 0, 0, 0))
            fail_msg("%s", lua_tostring(L, -1));
        lua_close(L);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_defined_and_explained),
        cmocka_unit_test(nothing_else_is_defined),
        cmocka_unit_test(every_key_of_every_table_is_there),
        cmocka_unit_test(the_files_are_lua),
    };
    return cmocka_run_group_tests(tests, read_files, forget_files);
}
