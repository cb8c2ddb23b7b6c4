/* Whether every message of the engine has an Indonesian text, and only what is said has one. The
 * sources are only read: their literals are compared with the tables of base/messages.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/findings.h"
#include "base/messages.h"
#include "literals.h"

#include <glob.h>

/* ---- Where messages are, and where not ---------------------------------------------------- */

static const char *const rooms[] = {"base", "rules", "data", "score"};

/* What is handed to these is said to somebody, word by word. */
static const char *const speakers[] = {"message_in", "draft_words", "said_message"};

/* To these, whatever is more than a code. */
static const char *const reporters[] = {
    "findings_add", "findings_vadd", "complain", "complain_line", "complain_node", "refuse",
    "fault_refuse", "fault_warn",    "raise",    "warn",          "say",
};

/* What is handed to these is looked for in what somebody else said. */
static const char *const listeners[] = {"strstr", "strcmp", "strncmp", "strlen", "starts_with"};

/* What these make goes into messages as it is, so words among it were looked up before. */
static const char *const printers[] = {"arena_print", "buffer_print", "buffer_text"};

/* What reads like a message and is none: a text of a file, or all of them. */
static const struct silent {
    const char *file, *text;
} silent[] = {
    {"rules/meaning.c", NULL},                       /* the text that the hash is made of */
    {"rules/assemble_out.c", "no source is stated"}, /* stands in results, which are the same in
                                                        every language */
    {"score/advise_data.c", "{\"level\": %u}"},      /* JSON, as data have it */
    {"score/mend.c", ": {\"level\": %u}"},
    {"rules/draft.c", "not enough memory"}, /* ends in a status, unread */
    {"rules/nodes.c", "not enough memory"},
    {"rules/examples_words.c", "not enough memory"},
    {"rules/syntax.c", "unfinished string"}, /* what Lua says */
    {"rules/syntax.c", "malformed number"},
    {"rules/syntax.c", "unexpected symbol"},
    {"rules/syntax.c", "syntax error"},
    {"rules/syntax.c", "unfinished long"},
    {"rules/syntax.c", "invalid escape"},
    {"rules/syntax.c", "decimal escape"},
    {"rules/syntax.c", "hexadecimal digit"},
    {"rules/syntax.c", "no visible label"},
    {"rules/syntax.c", "break outside"},
    {"rules/syntax.c", "attempt to perform arithmetic"},
    {"rules/syntax.c", "attempt to call"},
    {"rules/syntax.c", "attempt to index"},
    {"rules/syntax.c", "attempt to concatenate"},
    {"rules/syntax.c", "attempt to get length"},
    {"rules/syntax.c", "attempt to compare"},
    {"rules/syntax_places.c", "(starting at line "},
    {"rules/syntax_places.c", "unexpected symbol"},
};
enum { SILENT = sizeof silent / sizeof *silent };

/* English that has no place in an Indonesian text; no words of the rule language. */
static const char *const foreign[] = {
    "the",   "is",       "are",  "was",   "this",   "that",   "which",   "with",
    "has",   "have",     "does", "needs", "takes",  "write",  "file",    "here",
    "there", "than",     "too",  "more",  "cannot", "should", "because", "what",
    "whose", "region's", "its",  "it",    "nor",    "an",     "did",     "you"};

/* ---- Literals ----------------------------------------------------------------------------- */

/* A literal of the engine. */
struct text {
    char *text;
    const char *file; /* "rules/draft.c" */
    unsigned line;
    bool is_message;
    bool is_raw;    /* words that are handed to a printer */
    bool is_second; /* of PHRASE(lang, en, id): the Indonesian one; the English stands before */
};

static struct text *literals;
static size_t literal_count, literal_capacity;
static char *files[1000];
static size_t file_count;
static bool is_silent_used[SILENT];

static void add_literal(struct text literal)
{
    if (literal_count == literal_capacity) {
        literal_capacity = literal_capacity ? 2 * literal_capacity : 1024;
        literals = checked(realloc(literals, literal_capacity * sizeof *literals));
    }
    literals[literal_count++] = literal;
}

static bool is_one_of(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, list[i]) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(text, list) is_one_of(text, list, sizeof list / sizeof *list)

/* The end of the conversion that starts with a %. */
static const char *conversion_end(const char *at)
{
    at++;
    at += strspn(at, "0123456789$-+ #.*");
    at += strspn(at, "hlzjt");
    return *at ? at + 1 : at;
}

static bool has_letters(const char *text)
{
    for (; *text; text++) {
        while (*text == '%')
            text = conversion_end(text);
        if (isalpha((unsigned char)*text))
            return true;
        if (!*text)
            break;
    }
    return false;
}

/* Whether two words, or a title and what it is of, stand side by side in a text that is no
 * markup. */
static bool is_sentence(const char *text)
{
    bool is_word = false;
    if (*text == '<' || strstr(text, "</"))
        return false;
    for (const char *at = text; *at; at++) {
        if (*at == '%') {
            at = conversion_end(at) - 1;
            is_word = false;
        } else if (isalpha((unsigned char)*at)) {
            is_word = true;
        } else if (*at == ' ' && is_word) {
            const char *next = at + 1 + strspn(at + 1, "('\"");
            if (isalpha((unsigned char)*next) || (at[-1] == ':' && *next == '%'))
                return true;
            is_word = false;
        } else if (!strchr(",;:.)'\"", *at)) {
            is_word = false;
        }
    }
    return false;
}

static bool is_silent(const struct text *literal)
{
    for (size_t i = 0; i < SILENT; i++)
        if (strcmp(silent[i].file, literal->file) == 0 &&
            (!silent[i].text || strcmp(silent[i].text, literal->text) == 0)) {
            is_silent_used[i] = true;
            return true;
        }
    return false;
}

/* How many words a text has outside quotes and brackets. */
static size_t count_words(const char *text)
{
    size_t count = 0;
    while (*text) {
        const char *end = strchr("'\"", *text) ? strchr(text + 1, *text) : NULL;
        if (*text == '(')
            return count;
        if (*text == '%') {
            text = conversion_end(text);
        } else if (end) {
            text = end + 1;
        } else if (isalpha((unsigned char)*text)) {
            count++;
            while (isalnum((unsigned char)*text) || *text == '_')
                text++;
        } else {
            text++;
        }
    }
    return count;
}

static bool is_raw(const struct text *literal, const char *call)
{
    const char *text = literal->text;
    return IS_ONE_OF(call, printers) && strchr(text, ' ') && count_words(text) > 1 &&
           *text != '<' && !is_silent(literal);
}

static bool is_message(const struct text *literal, const char *call)
{
    const char *text = literal->text;
    bool says = false;
    if (IS_ONE_OF(call, speakers))
        says = has_letters(text);
    else if (IS_ONE_OF(call, reporters))
        says = has_letters(text) && strpbrk(text, " %");
    return (says || is_sentence(text)) && !IS_ONE_OF(call, listeners) && !is_silent(literal);
}

/* ---- All sources -------------------------------------------------------------------------- */

/* A room while it is read. */
struct room {
    const char *file;
    bool is_program; /* cli/ or report/, where both languages stand side by side */
};

static void judge(void *context, const struct literal *read)
{
    const struct room *room = context;
    struct text literal = {.text = read->text, .file = room->file, .line = read->line};
    if (room->is_program) {
        literal.is_second = strcmp(read->call, "PHRASE") == 0 && read->place == 2;
    } else {
        literal.is_message = is_message(&literal, read->call);
        literal.is_raw = is_raw(&literal, read->call);
    }
    add_literal(literal);
}

static void read_room(const char *name, bool is_program)
{
    char pattern[1000];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/engine/%s/*.[ch]", SOURCE_DIR, name);
    if (glob(pattern, 0, NULL, &found) != 0)
        abort();
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *file = found.gl_pathv[i] + strlen(SOURCE_DIR "/engine/");
        if (strncmp(file, "base/messages", 13) == 0)
            continue;
        if (file_count == sizeof files / sizeof *files)
            abort();
        char *text = slurp(found.gl_pathv[i]);
        files[file_count] = checked(strdup(file));
        literals_read(judge, &(struct room){files[file_count++], is_program}, text);
        free(text);
    }
    globfree(&found);
}

static int read_engine(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        read_room(rooms[i], false);
    read_room("report", true);
    read_room("cli", true);
    return 0;
}

static int forget_engine(void **state)
{
    (void)state;
    for (size_t i = 0; i < literal_count; i++)
        free(literals[i].text);
    for (size_t i = 0; i < file_count; i++)
        free(files[i]);
    free(literals);
    return 0;
}

/* ---- Tests: what is said and what is translated ------------------------------------------- */

static const struct message *find(const char *english)
{
    for (size_t t = 0; message_tables[t]; t++)
        for (size_t i = 0; i < message_tables[t]->count; i++)
            if (strcmp(message_tables[t]->items[i].english, english) == 0)
                return &message_tables[t]->items[i];
    return NULL;
}

static bool is_written(const char *text)
{
    for (size_t i = 0; i < literal_count; i++)
        if (strcmp(literals[i].text, text) == 0)
            return true;
    return false;
}

static void every_message_has_an_indonesian_text(void **state)
{
    (void)state;
    size_t missing = 0, said = 0;
    for (size_t i = 0; i < literal_count; i++) {
        said += literals[i].is_message;
        if (literals[i].is_message && !find(literals[i].text)) {
            print_error(
                "engine/%s:%u: \"%s\" has no translation; add it to engine/base/messages_*.c "
                "(or, if nobody reads it, to `silent` here)\n",
                literals[i].file, literals[i].line, literals[i].text);
            missing++;
        }
    }
    assert_int_equal(missing, 0);
    assert_true(said > 300); /* the sources were read */
}

static void words_are_looked_up_before_they_are_printed(void **state)
{
    (void)state;
    size_t raw = 0;
    for (size_t i = 0; i < literal_count; i++)
        if (literals[i].is_raw) {
            print_error("engine/%s:%u: \"%s\" is printed in English; wrap it in message_in (or, if "
                        "nobody reads it, add it to `silent` here)\n",
                        literals[i].file, literals[i].line, literals[i].text);
            raw++;
        }
    assert_int_equal(raw, 0);
}

static void every_translation_is_of_something_said(void **state)
{
    (void)state;
    size_t unused = 0;
    for (size_t t = 0; message_tables[t]; t++)
        for (size_t i = 0; i < message_tables[t]->count; i++)
            if (!is_written(message_tables[t]->items[i].english)) {
                print_error("no source says \"%s\"; take it out of engine/base/messages_*.c\n",
                            message_tables[t]->items[i].english);
                unused++;
            }
    assert_int_equal(unused, 0);
}

static void every_silence_is_needed(void **state)
{
    (void)state;
    for (size_t i = 0; i < SILENT; i++)
        if (!is_silent_used[i])
            fail_msg("%s: %s is silent in vain", silent[i].file,
                     silent[i].text ? silent[i].text : "the file");
}

static void every_table_is_in_order(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t t = 0; message_tables[t]; t++)
        for (size_t i = 1; i < message_tables[t]->count; i++) {
            const struct message *item = &message_tables[t]->items[i];
            if (strcmp(item[-1].english, item->english) >= 0) {
                print_error("\"%s\" must stand before \"%s\"\n", item->english, item[-1].english);
                wrong++;
            }
        }
    assert_int_equal(wrong, 0);
}

static void every_message_is_found_in_its_language(void **state)
{
    (void)state;
    for (size_t t = 0; message_tables[t]; t++)
        for (size_t i = 0; i < message_tables[t]->count; i++) {
            const struct message *item = &message_tables[t]->items[i];
            assert_string_equal(message_in(IGA_LANG_ID, item->english), item->indonesian);
            assert_ptr_equal(message_in(IGA_LANG_EN, item->english), item->english);
        }
    const char *unknown = "not a message at all";
    assert_ptr_equal(message_in(IGA_LANG_ID, unknown), unknown);
}

/* ---- Tests: arguments --------------------------------------------------------------------- */

#define MOST_ARGUMENTS 12
#define LONGEST_TYPE 8

/* What a format takes: "*" for a width or precision, else the length and the letter. */
struct arguments {
    char types[MOST_ARGUMENTS][LONGEST_TYPE];
    size_t count;
};

/* @return false for more arguments than there is room for, or a number used for two types */
static bool put_type(struct arguments *out, size_t place, const char *type, size_t length)
{
    if (place >= MOST_ARGUMENTS || length >= LONGEST_TYPE)
        return false;
    char *slot = out->types[place];
    if (*slot && (strncmp(slot, type, length) != 0 || slot[length]))
        return false;
    memcpy(slot, type, length);
    if (place >= out->count)
        out->count = place + 1;
    return true;
}

/* Numbered and plain conversions are not mixed. */
static bool read_arguments(struct arguments *out, const char *format)
{
    bool fine = true, is_numbered = false, is_plain = false;
    *out = (struct arguments){.count = 0};
    for (const char *at = format; (at = strchr(at, '%')); at = conversion_end(at)) {
        const char *end = conversion_end(at);
        if (end[-1] == '%')
            continue;
        char *behind;
        unsigned long number = strtoul(at + 1, &behind, 10);
        bool has_number = behind > at + 1 && *behind == '$';
        for (const char *star = at; star < end; star++)
            if (*star == '*') {
                fine = fine && !has_number && put_type(out, out->count, "*", 1);
                is_plain = true;
            }
        const char *type = end - 1;
        while (strchr("hlzjt", type[-1]))
            type--;
        size_t place = has_number ? (size_t)number - 1 : out->count;
        fine = fine && put_type(out, place, type, (size_t)(end - type));
        is_numbered = is_numbered || has_number;
        is_plain = is_plain || !has_number;
    }
    for (size_t i = 0; i < out->count; i++)
        fine = fine && *out->types[i]; /* printf must know the types of all before the last */
    return fine && !(is_numbered && is_plain);
}

static bool is_same_call(const char *english, const char *indonesian)
{
    struct arguments a, b;
    return read_arguments(&a, english) && read_arguments(&b, indonesian) && a.count == b.count &&
           memcmp(a.types, b.types, sizeof a.types) == 0;
}

static void conversions_are_compared_by_their_places(void **state)
{
    (void)state;
    assert_true(is_same_call("%s of %zu, 100%%", "%2$zu dari %1$s, 100%%"));
    assert_true(is_same_call("%.*s of %d", "%.*s dari %d"));
    assert_false(is_same_call("%s of %zu", "%zu dari %s"));
    assert_false(is_same_call("%s of %s", "%2$s"));
    assert_false(is_same_call("%s of %s", "%s"));
    assert_false(is_same_call("%u", "%zu"));
    assert_false(is_same_call("%s of %s", "%1$s dari %s"));
}

static void both_texts_take_the_same_arguments(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t t = 0; message_tables[t]; t++)
        for (size_t i = 0; i < message_tables[t]->count; i++) {
            const struct message *item = &message_tables[t]->items[i];
            if (!is_same_call(item->english, item->indonesian)) {
                print_error("\"%s\" and \"%s\" take other arguments\n", item->english,
                            item->indonesian);
                wrong++;
            }
        }
    for (size_t i = 1; i < literal_count; i++)
        if (literals[i].is_second && !is_same_call(literals[i - 1].text, literals[i].text)) {
            print_error("engine/%s:%u: \"%s\" takes other arguments than the English\n",
                        literals[i].file, literals[i].line, literals[i].text);
            wrong++;
        }
    assert_int_equal(wrong, 0);
}

/* ---- Tests: style ------------------------------------------------------------------------- */

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* What is wrong with how a message is written, or NULL. */
static const char *fault_of_style(const char *text)
{
    size_t length = strlen(text);
    if (length > 1 && text[length - 1] == '.' && text[length - 2] != '.')
        return "ends in a full stop";
    if (is_capital(text[0]) && !is_capital(text[1]) && strchr(text, ' ')) /* a title may */
        return "begins with a capital";
    if (strstr(text, "  "))
        return "has two spaces side by side";
    return NULL;
}

/* An English word in a text, quotations and calls aside. @return it, or NULL */
static const char *foreign_word(const char *text)
{
    char word[LONGEST_NAME];
    for (const char *at = text; *at;) {
        if (*at == '\'' || *at == '"') {
            const char *end = strchr(at + 1, *at);
            at = end ? end + 1 : at + 1;
        } else if (*at == '%') {
            at = conversion_end(at);
        } else if (isalpha((unsigned char)*at)) {
            size_t length = 0;
            for (; isalnum((unsigned char)*at) || *at == '_' || *at == '\''; at++)
                if (length < LONGEST_NAME - 1)
                    word[length++] = (char)tolower((unsigned char)*at);
            word[length] = '\0';
            for (size_t i = 0; *at != '(' && i < sizeof foreign / sizeof *foreign; i++)
                if (strcmp(word, foreign[i]) == 0)
                    return foreign[i];
        } else {
            at++;
        }
    }
    return NULL;
}

static void messages_are_written_alike(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t t = 0; message_tables[t]; t++)
        for (size_t i = 0; i < message_tables[t]->count; i++) {
            const struct message *item = &message_tables[t]->items[i];
            const char *texts[] = {item->english, item->indonesian};
            for (size_t k = 0; k < 2; k++) {
                const char *fault = fault_of_style(texts[k]);
                if (fault) {
                    print_error("\"%s\" %s\n", texts[k], fault);
                    wrong++;
                }
            }
        }
    assert_int_equal(wrong, 0);
}

static void indonesian_texts_hold_no_english(void **state)
{
    (void)state;
    size_t wrong = 0;
    assert_string_equal(foreign_word("tulis the berkas"), "the");
    assert_null(foreign_word("tulis with(a) 'the' dan \"is\" %s"));
    for (size_t t = 0; message_tables[t]; t++)
        for (size_t i = 0; i < message_tables[t]->count; i++) {
            const char *text = message_tables[t]->items[i].indonesian;
            const char *word = foreign_word(text);
            if (word) {
                print_error("\"%s\" has the English word %s\n", text, word);
                wrong++;
            }
        }
    for (size_t i = 0; i < literal_count; i++) {
        const char *word = literals[i].is_second ? foreign_word(literals[i].text) : NULL;
        if (word) {
            print_error("engine/%s:%u: \"%s\" has the English word %s\n", literals[i].file,
                        literals[i].line, literals[i].text, word);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* ---- Tests: the reading itself ------------------------------------------------------------ */

static void literals_are_read_as_the_compiler_reads_them(void **state)
{
    (void)state;
    static const struct {
        const char *source, *text;
        bool is_message;
    } cases[] = {
        {"f(\"a\" /* b \" */\n  \"\\u00A0c\\n\")",
         "a\xC2\xA0"
         "c\n",
         false},
        {"f('\"', \"one two\")", "one two", true},
        {"f(\"one_two %s\")", "one_two %s", false},
        {"f(\"one: %s\")", "one: %s", true},
        {"findings_add(l, \"code\")", "code", false},
        {"findings_add(l, x ? (\"%s three\") : y)", "%s three", true},
        {"message_in(l, \"nothing\")", "nothing", true},
        {"f(\"<a href> b c\")", "<a href> b c", false},
        {"static const char *const t[] = {[A] = \"no such thing; take another\"};",
         "no such thing; take another", true},
    };
    size_t before = literal_count;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        literals_read(judge, &(struct room){"x.c", false}, cases[i].source);
        const struct text *last = &literals[literal_count - 1];
        assert_string_equal(last->text, cases[i].text);
        assert_int_equal(last->is_message, cases[i].is_message);
    }
    literals_read(judge, &(struct room){"x.c", true}, "PHRASE(f(\"x\"), \"one\", \"satu\")");
    assert_true(literals[literal_count - 1].is_second);
    assert_string_equal(literals[literal_count - 1].text, "satu");
    while (literal_count > before)
        free(literals[--literal_count].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literals_are_read_as_the_compiler_reads_them),
        cmocka_unit_test(every_message_has_an_indonesian_text),
        cmocka_unit_test(words_are_looked_up_before_they_are_printed),
        cmocka_unit_test(every_translation_is_of_something_said),
        cmocka_unit_test(every_silence_is_needed),
        cmocka_unit_test(every_table_is_in_order),
        cmocka_unit_test(every_message_is_found_in_its_language),
        cmocka_unit_test(conversions_are_compared_by_their_places),
        cmocka_unit_test(both_texts_take_the_same_arguments),
        cmocka_unit_test(messages_are_written_alike),
        cmocka_unit_test(indonesian_texts_hold_no_english),
    };
    return cmocka_run_group_tests(tests, read_engine, forget_engine);
}
