/* rules/meta/iga.lua tells editors of every word of the rule language and of every key, and of
 * nothing else. */
#include "whole_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "rules/words.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#define META SOURCE_DIR "/rules/meta/iga.lua"

static char *meta;
static size_t meta_length;

static int read_meta(void **state)
{
    (void)state;
    meta = whole_file(META, &meta_length);
    return 0;
}

static int forget_meta(void **state)
{
    (void)state;
    free(meta);
    return 0;
}

/* The line that begins so, or NULL. */
static const char *line_with(const char *start)
{
    size_t length = strlen(start);
    for (const char *line = meta; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, start, length) == 0)
            return line;
        if (!*line)
            break;
    }
    return NULL;
}

static const char *line_before(const char *line)
{
    if (line == meta)
        return NULL;
    for (line--; line > meta && line[-1] != '\n';)
        line--;
    return line;
}

/* Whether words for people stand above a definition, not only types for the editor. */
static bool has_hover_text(const char *line)
{
    bool has_text = false;
    while ((line = line_before(line)) && strncmp(line, "---", 3) == 0)
        has_text = has_text || strncmp(line, "--- ", 4) == 0;
    return has_text;
}

static void check_definition(const char *name, const char *start)
{
    const char *line = line_with(start);
    if (!line)
        fail_msg("%s does not define '%s'", META, name);
    if (!has_hover_text(line))
        fail_msg("%s does not say what '%s' is", META, name);
}

static void every_word_is_defined_and_explained(void **state)
{
    char start[100];
    (void)state;
    for (size_t list = 0; word_lists[list]; list++)
        for (const struct word *word = word_lists[list]; word->name; word++) {
            snprintf(start, sizeof start, "function %s(", word->name);
            check_definition(word->name, start);
        }
    for (const struct thing *thing = words_of_things; thing->name; thing++) {
        snprintf(start, sizeof start, "%s = {}", thing->name);
        check_definition(thing->name, start);
    }
}

static bool is_word(const char *name, size_t length)
{
    for (size_t list = 0; word_lists[list]; list++)
        for (const struct word *word = word_lists[list]; word->name; word++)
            if (text_equal(word->name, strlen(word->name), name, length))
                return true;
    return false;
}

static bool is_thing(const char *name, size_t length)
{
    for (const struct thing *thing = words_of_things; thing->name; thing++)
        if (text_equal(thing->name, strlen(thing->name), name, length))
            return true;
    return false;
}

static void nothing_else_is_defined(void **state)
{
    (void)state;
    for (const char *line = meta; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (strncmp(line, "--", 2) == 0 || *line == '\n')
            continue;
        bool is_function = strncmp(line, "function ", 9) == 0;
        const char *name = is_function ? line + 9 : line;
        size_t length = strcspn(name, "( =");
        if (is_function ? !is_word(name, length) : !is_thing(name, length))
            fail_msg("%s defines '%.*s', which is no word", META, (int)length, name);
    }
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
    const char *line = line_with(start);
    if (!line)
        fail_msg("%s has no class iga.%s.table", META, keys->word);
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

static void the_file_is_lua(void **state)
{
    lua_State *L = luaL_newstate();
    (void)state;
    assert_non_null(L);
    if (luaL_loadfile(L, META) || lua_pcall(L, 0, 0, 0))
        fail_msg("%s", lua_tostring(L, -1));
    lua_close(L);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_defined_and_explained),
        cmocka_unit_test(nothing_else_is_defined),
        cmocka_unit_test(every_key_of_every_table_is_there),
        cmocka_unit_test(the_file_is_lua),
    };
    return cmocka_run_group_tests(tests, read_meta, forget_meta);
}
