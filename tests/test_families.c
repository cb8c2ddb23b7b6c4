/* The engine knows no index: what IID is stands in the rule files alone. tests/families/ has rule
 * files of other indices, and cases/families/ what they give. */
#include "whole_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <glob.h>
#include <string.h>
#include <strings.h>

static bool is_part_of_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Where a text holds a word by itself, in letters of any size; NULL if it does not. */
static const char *find_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = text; *at; at++)
        if (strncasecmp(at, word, length) == 0 && !is_part_of_word(at[length]) &&
            (at == text || !is_part_of_word(at[-1])))
            return at;
    return NULL;
}

static size_t line_of(const char *text, const char *at)
{
    size_t line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

static void check_file(const char *path)
{
    static const char *const words[] = {"iid", "250"};
    size_t length;
    char *text = whole_file(path, &length);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *found = find_word(text, words[i]);
        if (found)
            fail_msg("%s:%zu speaks of %s", path, line_of(text, found), words[i]);
    }
    free(text);
}

static void no_source_speaks_of_iid_or_its_maximum(void **state)
{
    static const char *const patterns[] = {SOURCE_DIR "/engine/*/*.[ch]",
                                           SOURCE_DIR "/include/*.h"};
    size_t count = 0;
    (void)state;
    for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
        glob_t found;
        assert_int_equal(glob(patterns[p], 0, NULL, &found), 0);
        for (size_t i = 0; i < found.gl_pathc; i++, count++)
            check_file(found.gl_pathv[i]);
        globfree(&found);
    }
    assert_true(count > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_source_speaks_of_iid_or_its_maximum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
