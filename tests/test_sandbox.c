/* What a stranger's text can do in the sandbox, and what stops it. */
#include "rules/sandbox.h"

#include <lauxlib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Allocations that fail on request (linked with --wrap) --------------------------------- */

static long allocations_left = -1; /* before they fail; -1: they do not */
static bool failed_once, fails_only_once;

static bool is_to_fail(void)
{
    if (allocations_left < 0)
        return false;
    if (allocations_left > 0) {
        allocations_left--;
        return false;
    }
    if (fails_only_once)
        allocations_left = -1;
    failed_once = true;
    return true;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

void *__wrap_malloc(size_t size)
{
    return is_to_fail() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return is_to_fail() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return is_to_fail() ? NULL : __real_realloc(block, size);
}

/* ---- Running a text ------------------------------------------------------------------------ */

struct text {
    const char *file, *bytes;
    size_t length;
};

static size_t noted_line; /* by the word `note` */
static int noted_count;

/* note(...): a word that does nothing but to remember its caller. */
static int l_note(lua_State *L)
{
    noted_line = sandbox_caller_line(L);
    noted_count++;
    return lua_gettop(L);
}

/* try(f): what no word may be, a protected call. */
static int l_try(lua_State *L)
{
    lua_settop(L, 1);
    lua_pcall(L, 0, 0, 0);
    return 0;
}

/* fail(x): raises whatever it is given. */
static int l_fail(lua_State *L)
{
    lua_settop(L, 1);
    return lua_error(L);
}

static void push_words(lua_State *L)
{
    lua_newtable(L);
    lua_pushcfunction(L, l_note);
    lua_setfield(L, -2, "note");
    lua_pushcfunction(L, l_try);
    lua_setfield(L, -2, "try");
    lua_pushcfunction(L, l_fail);
    lua_setfield(L, -2, "fail");
    lua_pushinteger(L, 1);
    lua_setfield(L, -2, "weight");
    lua_pushinteger(L, 1);
    lua_setfield(L, -2, "height");
}

static int l_run(lua_State *L)
{
    const struct text *text = lua_touserdata(L, 1);

    push_words(L);
    sandbox_chunk(L, text->file, text->bytes, text->length);
    lua_call(L, 0, 0);
    return 0;
}

static enum sandbox_stop run_in(struct sandbox *sandbox, const char *bytes)
{
    struct text text = {"rules/x.lua", bytes, strlen(bytes)};

    noted_line = 0;
    noted_count = 0;
    return sandbox_enter(sandbox, l_run, &text);
}

static struct sandbox *open_sandbox(void)
{
    struct sandbox *sandbox = sandbox_new(&sandbox_limits_of_a_rule_file, NULL);

    assert_non_null(sandbox);
    return sandbox;
}

static void assert_contains(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%s' is not in '%s'", part, text);
}

/* What came of a text that was run in a child process. */
struct outcome {
    enum sandbox_stop stop;
    size_t line;
    char message[200];
};

#define PATIENCE                                                                                   \
    20 /* seconds before a child is taken to hang; the worst attack takes less than one */

/* The child runs the text and tells; if it hangs an alarm ends it. */
static void run_as_child(int to, const struct text *text)
{
    struct sandbox *sandbox = sandbox_new(&sandbox_limits_of_a_rule_file, NULL);
    struct outcome outcome = {0};

    alarm(PATIENCE);
    if (sandbox == NULL)
        _exit(1);
    outcome.stop = sandbox_enter(sandbox, l_run, (void *)(uintptr_t)text);
    outcome.line = sandbox_line(sandbox);
    snprintf(outcome.message, sizeof outcome.message, "%s", sandbox_message(sandbox));
    sandbox_free(sandbox);
    _exit(write(to, &outcome, sizeof outcome) == (ssize_t)sizeof outcome ? 0 : 1);
}

static struct outcome run_apart(const char *name, const char *bytes, size_t length)
{
    struct text text = {"attack.lua", bytes, length};
    struct outcome outcome = {0};
    int ends[2], status;
    ssize_t got;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0)
        run_as_child(ends[1], &text);
    close(ends[1]);
    got = read(ends[0], &outcome, sizeof outcome);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || got != (ssize_t)sizeof outcome)
        fail_msg("%s: the child hung or crashed (status %d)", name, status);
    return outcome;
}

/* ---- Attacks ------------------------------------------------------------------------------- */

#define BIG_TEXTS                                                                                  \
    "local s = '0123456789abcdef' for _ = 1, 13 do s = s .. s end\n" /* 128 KiB */                 \
    "local a, b = s .. 'x', s .. 'x'\n"

static const struct attack {
    const char *name, *text;
    enum sandbox_stop stop;
    const char *message;
} attacks[] = {
    {"an endless loop", "while true do end", SANDBOX_FUEL, "100000 instructions"},
    {"an endless repeat", "repeat until false", SANDBOX_FUEL, "instructions"},
    {"an endless goto", "::a:: goto a", SANDBOX_FUEL, "instructions"},
    {"a numeric loop over everything", "for i = 1, 1e308 do end", SANDBOX_FUEL, "instructions"},
    {"a loop around pcall", "while true do pcall(function() while true do end end) end",
     SANDBOX_ERROR, "unknown word 'pcall'"},
    {"a loop around a protected call", "while true do try(function() while true do end end) end",
     SANDBOX_FUEL, "instructions"},
    {"a loop in a message handler",
     "xpcall(function() while true do end end, function() while true do end end)", SANDBOX_ERROR,
     "unknown word 'xpcall'"},
    {"a loop in a coroutine", "coroutine.wrap(function() while true do end end)()", SANDBOX_ERROR,
     "unknown word 'coroutine'"},
    {"coroutines in coroutines", "local function f() coroutine.wrap(f)() end while true do f() end",
     SANDBOX_ERROR, "unknown word 'coroutine'"},
    {"the same work without coroutines",
     "local function f(n) if n > 0 then f(n - 1) end end while true do f(20) end", SANDBOX_FUEL,
     "instructions"},
    {"string.rep of nothing", "string.rep('', 1 << 60)", SANDBOX_ERROR, "unknown word 'string'"},
    {"a slow pattern", "string.find(('a'):rep(3000), ('a-'):rep(6) .. 'b')", SANDBOX_ERROR,
     "unknown word 'string'"},
    {"a long table.move", "table.move({}, 1, 1 << 50, 2)", SANDBOX_ERROR, "unknown word 'table'"},
    {"a looping finaliser, collected", "collectgarbage()", SANDBOX_ERROR,
     "unknown word 'collectgarbage'"},
    {"a looping finaliser, at the end",
     "setmetatable({}, { __gc = function() while true do end end })", SANDBOX_ERROR,
     "unknown word 'setmetatable'"},
    {"a looping __close after an error",
     "local x <close> = { __close = function() while true do end end } fail('x')", SANDBOX_ERROR,
     "non-closable value"},
    {"a loop while something waits to be closed", "local x <close> = nil while true do end",
     SANDBOX_FUEL, "instructions"},
    {"recursion without end", "local function f() return 1 + f() end f()", SANDBOX_BLOCK,
     "256 KiB in one piece"},
    {"tail calls without end", "local function f() return f() end f()", SANDBOX_FUEL,
     "instructions"},
    {"bytecode", "\033Lua", SANDBOX_SYNTAX, "attempt to load a binary chunk"},
    {"bytecode behind a byte-order mark", "\xEF\xBB\xBF\033Lua", SANDBOX_SYNTAX, "binary chunk"},
    {"a text of four megabytes", "local s = 'x' while true do s = s .. s end", SANDBOX_BLOCK,
     "256 KiB in one piece"},
    {"comparing large equal texts", BIG_TEXTS "while true do local _ = a == b end", SANDBOX_FUEL,
     "instructions"},
    {"ordering large equal texts",
     "local s = '0123456789abcdef' for _ = 1, 12 do s = s .. s end\n"
     "local a, b = s .. s .. s .. 'x', s .. s .. s .. 'x'\n" /* 192 KiB */
     "while true do local _ = a < b end",
     SANDBOX_FUEL, "instructions"},
    {"texts made and thrown away", BIG_TEXTS "while true do local _ = a .. 'y' end", SANDBOX_TOTAL,
     "65536 KiB of memory in all"},
    {"texts made and kept",
     "local s = 'x' for _ = 1, 13 do s = s .. s end\n"
     "local t = {} for i = 1, 1e9 do t = { t, s .. i } end",
     SANDBOX_LIVE, "8192 KiB of memory"},
    {"one large table", "local t = {} for i = 1, 1e9 do t[i] = i end", SANDBOX_BLOCK,
     "256 KiB in one piece"},
    {"arithmetic on texts", "local _ = '10' + 1", SANDBOX_ERROR, "arithmetic on a string"},
    {"methods of texts", "local _ = ('x'):rep(3)", SANDBOX_ERROR, "index a string"},
    {"fields of numbers", "local _ = (3).x", SANDBOX_ERROR, "index a number"},
    {"fields of functions", "local _ = note.x", SANDBOX_ERROR, "index a function"},
    {"fields of nothing", "local _ = (nil).x", SANDBOX_ERROR, "index a nil"},
    {"fields of truth", "local _ = (true).x", SANDBOX_ERROR, "index a boolean"},
    {"the order of pairs", "for k in pairs({ a = 1 }) do note(k) end", SANDBOX_ERROR,
     "unknown word 'pairs'"},
    {"the world's metatable", "getmetatable(_ENV).__index = nil", SANDBOX_ERROR,
     "unknown word 'getmetatable'"},
    {"a word overwritten", "weight = 2", SANDBOX_ERROR, "put 'local' before it"},
    {"a word overwritten by way of the world", "local e = _ENV e.weight = 2", SANDBOX_ERROR,
     "put 'local' before it"},
    {"an odd name", "local _ = _ENV[{}]", SANDBOX_ERROR, "unknown word '?'"},
    {"an error that is no text", "fail({})", SANDBOX_ERROR, "(error object is not a string)"},
};

static void every_attack_is_stopped(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(attacks); i++) {
        const struct attack *attack = &attacks[i];
        struct outcome outcome = run_apart(attack->name, attack->text, strlen(attack->text));
        if (outcome.stop != attack->stop || strstr(outcome.message, attack->message) == NULL)
            fail_msg("%s: stop %d, line %zu, '%s'", attack->name, (int)outcome.stop, outcome.line,
                     outcome.message);
    }
}

/* Texts as long as a rule file may be, made of a piece over and over. */
static const struct flood {
    const char *name, *front, *piece;
    enum sandbox_stop stop;
} floods[] = {
    {"parentheses", "local x = ", "(", SANDBOX_SYNTAX},
    {"tables", "local x = ", "{", SANDBOX_SYNTAX},
    {"signs", "local x = ", "- ", SANDBOX_SYNTAX},
    {"concatenations", "local x = ''", "..''", SANDBOX_SYNTAX},
    {"functions", "", "note(function() ", SANDBOX_SYNTAX},
    {"blocks", "", "do ", SANDBOX_SYNTAX},
    {"calls of calls", "note", "''", SANDBOX_BLOCK},
    {"a long text", "note '", "x", SANDBOX_SYNTAX},
    {"a long comment", "--[[", "x", SANDBOX_SYNTAX},
    {"a long name", "", "x", SANDBOX_BLOCK},
    {"empty lines", "", "\n", SANDBOX_FINE},
    {"statements", "", "note()\n", SANDBOX_BLOCK},
};

static void every_flood_is_stopped(void **state)
{
    static char text[256 * 1024];

    (void)state;
    for (size_t i = 0; i < COUNT(floods); i++) {
        const struct flood *flood = &floods[i];
        size_t length = strlen(flood->front), piece = strlen(flood->piece);
        memcpy(text, flood->front, length);
        for (; length + piece <= sizeof text; length += piece)
            memcpy(text + length, flood->piece, piece);
        struct outcome outcome = run_apart(flood->name, text, length);
        if (outcome.stop != flood->stop)
            fail_msg("%s: stop %d, line %zu, '%s'", flood->name, (int)outcome.stop, outcome.line,
                     outcome.message);
    }
}

static void four_hundred_parentheses_are_too_deep(void **state)
{
    char text[900] = "\nlocal x =\n";
    struct outcome outcome;

    (void)state;
    memset(text + strlen(text), '(', 400);
    outcome = run_apart("parentheses", text, strlen(text));
    assert_int_equal(outcome.stop, SANDBOX_SYNTAX);
    assert_int_equal(outcome.line, 3);
    assert_contains(outcome.message, "inside one another");
}

/* ---- What the text sees -------------------------------------------------------------------- */

static const char libraries[] =
    "_G _VERSION assert bit32 collectgarbage coroutine debug dofile error getfenv getmetatable io "
    "ipairs load loadfile loadstring math module next os package pairs pcall print rawequal rawget "
    "rawlen rawset require select setfenv setmetatable string table tonumber tostring type unpack "
    "utf8 warn xpcall ";

static void nothing_of_the_libraries_is_there(void **state)
{
    struct sandbox *sandbox = open_sandbox();
    int length = 0;

    (void)state;
    for (const char *name = libraries; *name != '\0'; name += length + 1) {
        char text[60], wanted[60];
        length = (int)strcspn(name, " ");
        snprintf(text, sizeof text, "note(%.*s)", length, name);
        snprintf(wanted, sizeof wanted, "unknown word '%.*s'", length, name);
        assert_int_equal(run_in(sandbox, text), SANDBOX_ERROR);
        assert_contains(sandbox_message(sandbox), wanted);
        assert_int_equal(noted_count, 0);
    }
    sandbox_free(sandbox);
}

/* Counts what Lua's own table of globals and the one of loaded libraries hold, and the kinds of
 * plain values that have a metatable. */
static int l_look_around(lua_State *L)
{
    size_t *found = lua_touserdata(L, 1);

    lua_pushglobaltable(L);
    for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1))
        ++*found;
    *found += lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE) != LUA_TNIL;
    lua_settop(L, 0);
    lua_pushnil(L);
    lua_pushboolean(L, true);
    lua_pushinteger(L, 1);
    lua_pushnumber(L, 0.5);
    lua_pushliteral(L, "text");
    lua_pushcfunction(L, l_note);
    lua_pushlightuserdata(L, found);
    lua_newtable(L);
    for (int i = lua_gettop(L); i > 0; i--)
        *found += (size_t)lua_getmetatable(L, i);
    return 0;
}

static void lua_itself_holds_no_globals_and_no_metatables(void **state)
{
    struct sandbox *sandbox = open_sandbox();
    size_t found = 0;

    (void)state;
    assert_int_equal(run_in(sandbox, "note(weight)"), SANDBOX_FINE);
    assert_int_equal(sandbox_enter(sandbox, l_look_around, &found), SANDBOX_FINE);
    assert_int_equal(found, 0);
    sandbox_free(sandbox);
}

static void every_word_given_is_there(void **state)
{
    static const char *const words[] = {"note", "try", "fail", "weight", "height"};
    struct sandbox *sandbox = open_sandbox();

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        char text[60];
        snprintf(text, sizeof text, "note(%s) note(_ENV.%s)", words[i], words[i]);
        assert_int_equal(run_in(sandbox, text), SANDBOX_FINE);
        assert_int_equal(noted_count, 2);
    }
    sandbox_free(sandbox);
}

static void *seen_context;

static int l_see_context(lua_State *L)
{
    seen_context = sandbox_context(L);
    return 0;
}

static void the_context_is_what_was_given(void **state)
{
    int context = 0;
    struct sandbox *sandbox = sandbox_new(&sandbox_limits_of_a_rule_file, &context);

    (void)state;
    assert_non_null(sandbox);
    assert_int_equal(sandbox_enter(sandbox, l_see_context, NULL), SANDBOX_FINE);
    assert_ptr_equal(seen_context, &context);
    sandbox_free(sandbox);
}

/* ---- What is said, and of which line ------------------------------------------------------- */

#define LONG_NAME "rules/a/name/that/is/much/longer/than/the/sixty/bytes/that/lua/has/for/it.lua"

static const struct mistake {
    const char *file, *text;
    enum sandbox_stop stop;
    size_t line;
    const char *message;
} mistakes[] = {
    {"x.lua", "local x =\n\n= 3", SANDBOX_SYNTAX, 3, "unexpected symbol near '='"},
    {"x.lua", "local x = {\n1\n", SANDBOX_SYNTAX, 3,
     "'}' expected (to close '{' at line 1) near <eof>"},
    {"x.lua", "local x = 'open", SANDBOX_SYNTAX, 1, "unfinished string near <eof>"},
    {LONG_NAME, "\nx y", SANDBOX_SYNTAX, 2, "syntax error near 'y'"},
    {"C:3: x.lua", "\nx y", SANDBOX_SYNTAX, 2, "syntax error near 'y'"},
    {"x.lua", "local t\n\nt()", SANDBOX_ERROR, 3, "attempt to call a nil value (local 't')"},
    {LONG_NAME, "local t\r\n\r\nt()", SANDBOX_ERROR, 3, "attempt to call a nil value (local 't')"},
    {"C:3: x.lua", "local t\n\nt()", SANDBOX_ERROR, 3, "attempt to call a nil value (local 't')"},
    {"", "local t t.x = 1", SANDBOX_ERROR, 1, "attempt to index a nil value (local 't')"},
    {"x.lua", "fail('x.lua: is missing')", SANDBOX_ERROR, 1, "x.lua: is missing"},
    {"x.lua", "fail('x.lua:7 is missing')", SANDBOX_ERROR, 1, "x.lua:7 is missing"},
    {"x.lua", "#!/usr/bin/iga\nnote()\nnote(wieght)", SANDBOX_ERROR, 3,
     "unknown word 'wieght'; did you mean 'weight'?"},
    {"x.lua", "\xEF\xBB\xBFnote(eight)", SANDBOX_ERROR, 1,
     "unknown word 'eight'; did you mean 'height'?"},
    {"x.lua", "note(\n  colour)", SANDBOX_ERROR, 2,
     "unknown word 'colour'; put texts in quotes, and 'local' before what you name yourself"},
    {"x.lua", "\nyandas = 3", SANDBOX_ERROR, 2,
     "'yandas' is not a word of the rule language; put 'local' before it"},
    {"x.lua", "note()\nwhile true do\nend", SANDBOX_FUEL, 2,
     "this takes more than 100000 instructions; make it simpler, and end what repeats"},
};

static void every_mistake_is_told_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        const struct mistake *mistake = &mistakes[i];
        struct text text = {mistake->file, mistake->text, strlen(mistake->text)};
        struct sandbox *sandbox = open_sandbox();
        assert_int_equal(sandbox_enter(sandbox, l_run, &text), mistake->stop);
        assert_string_equal(sandbox_message(sandbox), mistake->message);
        assert_int_equal(sandbox_line(sandbox), mistake->line);
        sandbox_free(sandbox);
    }
}

/* Of equally near words the same one is named, though Lua's tables have no order. */
static void the_nearest_word_does_not_depend_on_hash_seeds(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++) {
        struct sandbox *sandbox = open_sandbox();
        assert_int_equal(run_in(sandbox, "note(xeight)"), SANDBOX_ERROR);
        assert_string_equal(sandbox_message(sandbox),
                            "unknown word 'xeight'; did you mean 'height'?");
        sandbox_free(sandbox);
    }
}

static const struct call {
    const char *text;
    size_t line;
} calls[] = {
    {"note()", 1},
    {"\n\nnote(1,\n2)", 3},
    {"\nlocal function f()\nnote()\nend\n\nf()", 3},
    {"\n\nnote 'a' ", 3},
};

static void a_word_knows_the_line_it_was_called_from(void **state)
{
    struct sandbox *sandbox = open_sandbox();

    (void)state;
    for (size_t i = 0; i < COUNT(calls); i++) {
        assert_int_equal(run_in(sandbox, calls[i].text), SANDBOX_FINE);
        assert_int_equal(noted_line, calls[i].line);
    }
    assert_int_equal(sandbox_enter(sandbox, l_note, NULL), SANDBOX_FINE);
    assert_int_equal(noted_line, 0);
    sandbox_free(sandbox);
}

/* ---- Limits -------------------------------------------------------------------------------- */

static void a_stop_by_fuel_stays_until_refuelled(void **state)
{
    struct sandbox *sandbox = open_sandbox();

    (void)state;
    assert_int_equal(run_in(sandbox, "while true do end"), SANDBOX_FUEL);
    assert_int_equal(run_in(sandbox, "note()"), SANDBOX_FUEL);
    assert_int_equal(noted_count, 0);
    assert_contains(sandbox_message(sandbox), "instructions");
    assert_int_equal(sandbox_line(sandbox), 1);
    sandbox_refuel(sandbox);
    assert_int_equal(run_in(sandbox, "note()"), SANDBOX_FINE);
    assert_int_equal(noted_count, 1);
    sandbox_free(sandbox);
}

static void fuel_is_shared_by_all_calls_until_refuelled(void **state)
{
    static const char text[] = "for i = 1, 15000 do end"; /* one instruction a round */
    struct sandbox *sandbox = open_sandbox();
    int runs = 0;

    (void)state;
    while (run_in(sandbox, text) == SANDBOX_FINE)
        runs++;
    assert_in_range(runs, 5, 6);
    for (int i = 0; i < 20; i++) {
        sandbox_refuel(sandbox);
        assert_int_equal(run_in(sandbox, text), SANDBOX_FINE);
    }
    sandbox_free(sandbox);
}

/* Calls that are shorter than a step of the hook are counted too. */
static void short_calls_add_up(void **state)
{
    struct sandbox *sandbox = open_sandbox();
    int runs = 0;

    (void)state;
    while (run_in(sandbox, "for i = 1, 500 do end") == SANDBOX_FINE)
        runs++;
    assert_in_range(runs, 150, 200);
    sandbox_free(sandbox);
}

static void total_memory_is_shared_by_all_calls_until_refuelled(void **state)
{
    static const char text[] = BIG_TEXTS "for i = 1, 200 do local _ = a .. 'y' end";
    struct sandbox *sandbox = open_sandbox();
    int runs = 0;

    (void)state;
    while (run_in(sandbox, text) == SANDBOX_FINE)
        runs++;
    assert_int_equal(runs, 2);
    assert_contains(sandbox_message(sandbox), "in all");
    assert_int_equal(run_in(sandbox, "note()"), SANDBOX_TOTAL);
    for (int i = 0; i < 3; i++) {
        sandbox_refuel(sandbox);
        assert_int_equal(run_in(sandbox, text), SANDBOX_FINE);
    }
    sandbox_free(sandbox);
}

static const struct narrow {
    struct sandbox_limits limits;
    enum sandbox_stop stop;
    const char *message;
} narrows[] = {
    {{.live = 64 << 10, .total = 1 << 20, .block = 32 << 10, .fuel = 100000},
     SANDBOX_LIVE,
     "this holds more than 64 KiB of memory; make it smaller"},
    {{.live = 1 << 20, .total = 64 << 10, .block = 32 << 10, .fuel = 100000},
     SANDBOX_TOTAL,
     "this uses more than 64 KiB of memory in all; make it simpler"},
    {{.live = 1 << 20, .total = 1 << 20, .block = 8 << 10, .fuel = 100000},
     SANDBOX_BLOCK,
     "this needs more than 8 KiB in one piece, as a text, a table, a file or calls inside one "
     "another; make it smaller"},
    {{.live = 1 << 20, .total = 1 << 20, .block = 32 << 10, .fuel = 2000},
     SANDBOX_FUEL,
     "this takes more than 2000 instructions; make it simpler, and end what repeats"},
};

static void each_limit_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(narrows); i++) {
        struct sandbox *sandbox = sandbox_new(&narrows[i].limits, NULL);
        assert_non_null(sandbox);
        assert_int_equal(run_in(sandbox, "local s = 'x' for i = 1, 10 do s = s .. s end\n"
                                         "local t = {} for i = 1, 1000 do t[i] = s .. i end"),
                         narrows[i].stop);
        assert_string_equal(sandbox_message(sandbox), narrows[i].message);
        sandbox_free(sandbox);
    }
}

static void a_file_that_is_too_large_is_told_with_the_line_it_reached(void **state)
{
    static char text[256 * 1024];
    struct sandbox *sandbox = open_sandbox();

    (void)state;
    text[0] = '\0';
    for (size_t length = 0; length + 8 < sizeof text; length += 7)
        memcpy(text + length, "note()\n", 8);
    assert_int_equal(run_in(sandbox, text), SANDBOX_BLOCK);
    assert_contains(sandbox_message(sandbox), "a file");
    assert_in_range(sandbox_line(sandbox), 1000, sizeof text / 7);
    sandbox_free(sandbox);
}

/* More indicators than any annex has. */
static void a_thousand_rules_fit(void **state)
{
    static char text[256 * 1024];
    struct sandbox *sandbox = open_sandbox();
    size_t length = 0;

    (void)state;
    for (int i = 0; i < 1000; i++)
        length += (size_t)snprintf(text + length, sizeof text - length,
                                   "note('%d', { mass = 1.5, title = 'Judul %d', { %d, 2 } })\n", i,
                                   i, i);
    assert_int_equal(run_in(sandbox, text), SANDBOX_FINE);
    assert_int_equal(noted_count, 1000);
    sandbox_free(sandbox);
}

/* ---- No memory ----------------------------------------------------------------------------- */

static const char *const works[] = {
    "local t = {} for i = 1, 100 do t[i] = { i .. 'x', function() return t end } end note(t)",
    "note(wieght)",
    "yandas = 1",
    "local x = = 1",
    "local t t.x = 1",
    "while true do end",
};

/* Does all of it; @return false if no sandbox could be opened. */
static bool work(enum sandbox_stop *stop, const char *text)
{
    struct sandbox *sandbox = sandbox_new(&sandbox_limits_of_a_rule_file, NULL);

    if (sandbox == NULL)
        return false;
    *stop = run_in(sandbox, text);
    assert_non_null(sandbox_message(sandbox));
    sandbox_free(sandbox);
    return true;
}

static void sweep(const char *text)
{
    enum sandbox_stop expected, stop = SANDBOX_FINE;
    long opened = 0;

    allocations_left = -1;
    assert_true(work(&expected, text));
    failed_once = true;
    for (long i = 0; failed_once; i++) {
        failed_once = false;
        allocations_left = i;
        bool is_open = work(&stop, text);
        allocations_left = -1;
        opened += is_open;
        if (is_open && failed_once && stop != SANDBOX_MEMORY && stop != expected)
            fail_msg("allocation %ld of '%s': stop %d", i, text, (int)stop);
        if (is_open && failed_once && !fails_only_once && expected != SANDBOX_FUEL)
            assert_int_equal(stop, SANDBOX_MEMORY);
    }
    assert_int_equal(stop, expected);
    assert_true(opened > 10);
}

static void no_memory_from_some_allocation_on_is_told(void **state)
{
    (void)state;
    fails_only_once = false;
    for (size_t i = 0; i < COUNT(works); i++)
        sweep(works[i]);
}

static void one_failed_allocation_is_told_or_survived(void **state)
{
    (void)state;
    fails_only_once = true;
    for (size_t i = 0; i < COUNT(works); i++)
        sweep(works[i]);
}

static void a_sandbox_that_fits_into_no_limit_is_not_opened(void **state)
{
    struct sandbox_limits limits = sandbox_limits_of_a_rule_file;

    (void)state;
    limits.live = 1000;
    assert_null(sandbox_new(&limits, NULL));
    sandbox_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_attack_is_stopped),
        cmocka_unit_test(every_flood_is_stopped),
        cmocka_unit_test(four_hundred_parentheses_are_too_deep),
        cmocka_unit_test(nothing_of_the_libraries_is_there),
        cmocka_unit_test(lua_itself_holds_no_globals_and_no_metatables),
        cmocka_unit_test(every_word_given_is_there),
        cmocka_unit_test(the_context_is_what_was_given),
        cmocka_unit_test(every_mistake_is_told_with_its_line),
        cmocka_unit_test(the_nearest_word_does_not_depend_on_hash_seeds),
        cmocka_unit_test(a_word_knows_the_line_it_was_called_from),
        cmocka_unit_test(a_stop_by_fuel_stays_until_refuelled),
        cmocka_unit_test(fuel_is_shared_by_all_calls_until_refuelled),
        cmocka_unit_test(short_calls_add_up),
        cmocka_unit_test(total_memory_is_shared_by_all_calls_until_refuelled),
        cmocka_unit_test(each_limit_is_named),
        cmocka_unit_test(a_file_that_is_too_large_is_told_with_the_line_it_reached),
        cmocka_unit_test(a_thousand_rules_fit),
        cmocka_unit_test(no_memory_from_some_allocation_on_is_told),
        cmocka_unit_test(one_failed_allocation_is_told_or_survived),
        cmocka_unit_test(a_sandbox_that_fits_into_no_limit_is_not_opened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
