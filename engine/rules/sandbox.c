/* sandbox.c - a Lua state in which a stranger's text may run.
 *
 * What holds it: no library is open, so there is nothing to call but the words; bytecode is
 * refused; a hook counts instructions and, once it has struck, strikes again at every further
 * one; the allocator counts bytes. What one instruction may cost is bounded by the largest block
 * that it can work on. */
#include "rules/sandbox.h"

#include "base/text.h"
#include "rules/lexer.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#define FUEL_STEP 1000

const struct sandbox_limits sandbox_limits_of_a_rule_file = {
    .live = 8u * 1024 * 1024, .total = 64u * 1024 * 1024, .block = 256u * 1024, .fuel = 100000};

struct sandbox {
    lua_State *L;
    void *context;
    iga_lang lang;
    struct sandbox_limits limits;
    size_t live, total;
    long fuel;
    enum sandbox_stop refused; /* why the allocator last said no */
    enum sandbox_stop limit;   /* the limit that was hit; stays until it is given more */
    enum sandbox_stop raised;  /* what the error means that is being raised, if known */
    struct buffer words;       /* messages of our own */
    const char *message;       /* in `words` or on Lua's stack */
    size_t line;
};

/* Every state keeps the pointer to its sandbox in the space that Lua leaves beside it. */
static struct sandbox *sandbox_of(lua_State *L)
{
    struct sandbox *sandbox;

    memcpy(&sandbox, lua_getextraspace(L), sizeof sandbox);
    return sandbox;
}

void *sandbox_context(lua_State *L)
{
    return sandbox_of(L)->context;
}

/* ---- Memory ------------------------------------------------------------------------------ */

/* @return why a block may not grow from `old` to `size`, or SANDBOX_FINE */
static enum sandbox_stop growth_refused(const struct sandbox *sandbox, size_t old, size_t size)
{
    if (size > sandbox->limits.block)
        return SANDBOX_BLOCK;
    if (size - old > sandbox->limits.total - sandbox->total)
        return SANDBOX_TOTAL;
    if (size - old > sandbox->limits.live - sandbox->live)
        return SANDBOX_LIVE;
    return SANDBOX_FINE;
}

static void *grow(struct sandbox *sandbox, void *block, size_t old, size_t size)
{
    enum sandbox_stop refused = growth_refused(sandbox, old, size);
    void *grown = refused == SANDBOX_FINE ? realloc(block, size) : NULL;

    if (grown == NULL) {
        sandbox->refused = refused == SANDBOX_FINE ? SANDBOX_MEMORY : refused;
        return NULL;
    }
    sandbox->live += size - old;
    sandbox->total += size - old;
    return grown;
}

/* Lua relies on it that a block can always be made smaller. */
static void *shrink(struct sandbox *sandbox, void *block, size_t old, size_t size)
{
    void *shrunk = realloc(block, size);

    sandbox->live -= old - size;
    return shrunk != NULL ? shrunk : block;
}

static void *allocate(void *context, void *block, size_t old, size_t size)
{
    struct sandbox *sandbox = context;

    if (block == NULL)
        old = 0; /* then it is the kind of object */
    if (size > old)
        return grow(sandbox, block, old, size);
    if (size > 0)
        return shrink(sandbox, block, old, size);
    free(block);
    sandbox->live -= old;
    return NULL;
}

/* ---- Instructions ------------------------------------------------------------------------ */

/* Called every FUEL_STEP instructions; when the fuel is spent it raises an error, and again at
 * the very next instruction if somebody should catch that. */
static void l_count(lua_State *L, lua_Debug *call)
{
    struct sandbox *sandbox = sandbox_of(L);

    (void)call;
    sandbox->fuel -= FUEL_STEP;
    if (sandbox->fuel > 0)
        return;
    sandbox->limit = SANDBOX_FUEL;
    lua_sethook(L, l_count, LUA_MASKCOUNT, 1);
    lua_pushnil(L);
    lua_error(L);
}

void sandbox_refuel(struct sandbox *sandbox)
{
    sandbox->fuel = sandbox->limits.fuel;
    sandbox->total = 0;
    sandbox->limit = SANDBOX_FINE;
    lua_sethook(sandbox->L, l_count, LUA_MASKCOUNT, FUEL_STEP);
}

/* ---- Open and close ---------------------------------------------------------------------- */

/* An error outside of sandbox_enter: a mistake of this program. */
static int l_panic(lua_State *L)
{
    (void)L;
    abort();
}

struct sandbox *sandbox_new(const struct sandbox_limits *limits, void *context)
{
    struct sandbox *sandbox = calloc(1, sizeof *sandbox);

    if (sandbox == NULL)
        return NULL;
    sandbox->context = context;
    sandbox->lang = IGA_LANG_EN;
    sandbox->limits = *limits;
    sandbox->L = lua_newstate(allocate, sandbox);
    if (sandbox->L == NULL) {
        free(sandbox);
        return NULL;
    }
    memcpy(lua_getextraspace(sandbox->L), &sandbox, sizeof sandbox);
    lua_atpanic(sandbox->L, l_panic);
    sandbox_refuel(sandbox);
    return sandbox;
}

void sandbox_free(struct sandbox *sandbox)
{
    if (sandbox == NULL)
        return;
    lua_sethook(sandbox->L, NULL, 0, 0);
    lua_close(sandbox->L);
    assert(sandbox->live == 0);
    buffer_free(&sandbox->words);
    free(sandbox);
}

void sandbox_speak(struct sandbox *sandbox, iga_lang lang)
{
    sandbox->lang = lang;
}

/* ---- Messages ---------------------------------------------------------------------------- */

/* The innermost function of the text that runs, counted from `level`. @return false if none */
static bool find_text(lua_Debug *call, lua_State *L, int level)
{
    for (; lua_getstack(L, level, call); level++) {
        lua_getinfo(L, "Sl", call);
        if (call->currentline > 0)
            return true;
    }
    return false;
}

size_t sandbox_caller_line(lua_State *L)
{
    lua_Debug call;

    return find_text(&call, L, 1) ? (size_t)call.currentline : 0;
}

/* What stands behind "name:line: ", the name being so many bytes, and the line; the message
 * itself if it does not begin so. */
static const char *skip_place(size_t *line, const char *message, size_t name_length)
{
    size_t number = 0;
    const char *at = message + name_length;

    if (strlen(message) <= name_length || *at++ != ':')
        return message;
    for (; *at >= '0' && *at <= '9'; at++)
        number = number * 10 + (size_t)(*at - '0');
    if (at[0] != ':' || at[1] != ' ')
        return message;
    *line = number;
    return at + 2;
}

/* Notes what an error says and where it arose. It must not fail: no memory, no metamethods. */
static int l_describe(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    lua_Debug call;
    bool is_text = find_text(&call, L, 1);

    sandbox->message = lua_type(L, 1) == LUA_TSTRING
                           ? lua_tostring(L, 1)
                           : message_in(sandbox->lang, "(error object is not a string)");
    if (!is_text)
        return 1;
    sandbox->line = (size_t)call.currentline;
    if (strncmp(sandbox->message, call.short_src, strlen(call.short_src)) == 0)
        sandbox->message = skip_place(&sandbox->line, sandbox->message, strlen(call.short_src));
    return 1;
}

/* Says which limit was hit, in place of what Lua has to say of it. */
static void describe_stop(struct sandbox *sandbox, enum sandbox_stop stop)
{
    const struct sandbox_limits *limits = &sandbox->limits;
    struct buffer *words = &sandbox->words;
    iga_lang lang = sandbox->lang;

    buffer_clear(words);
    switch (stop) {
    case SANDBOX_FUEL:
        buffer_print(words,
                     message_in(lang, "this takes more than %ld instructions; make it simpler, and "
                                      "end what repeats"),
                     limits->fuel);
        break;
    case SANDBOX_LIVE:
        buffer_print(words,
                     message_in(lang, "this holds more than %zu KiB of memory; make it smaller"),
                     limits->live / 1024);
        break;
    case SANDBOX_TOTAL:
        buffer_print(words,
                     message_in(lang, "this uses more than %zu KiB of memory in all; make it "
                                      "simpler"),
                     limits->total / 1024);
        break;
    case SANDBOX_BLOCK:
        buffer_print(words,
                     message_in(lang, "this needs more than %zu KiB in one piece, as a text, a "
                                      "table, a file or calls inside one another; make it smaller"),
                     limits->block / 1024);
        break;
    case SANDBOX_MEMORY:
        buffer_text(words, message_in(lang, "there is not enough memory"));
        break;
    default:
        return;
    }
    sandbox->message =
        words->failed ? message_in(lang, "there is not enough memory") : words->bytes;
}

/* ---- The one entrance -------------------------------------------------------------------- */

static bool is_limit(enum sandbox_stop stop)
{
    return stop == SANDBOX_FUEL || stop == SANDBOX_LIVE || stop == SANDBOX_TOTAL ||
           stop == SANDBOX_BLOCK;
}

static enum sandbox_stop stop_of(const struct sandbox *sandbox, int status)
{
    if (status == LUA_OK)
        return SANDBOX_FINE;
    if (status == LUA_ERRMEM && sandbox->refused == SANDBOX_MEMORY)
        return SANDBOX_MEMORY; /* also while an error was being raised for another reason */
    if (sandbox->limit == SANDBOX_FUEL)
        return SANDBOX_FUEL;
    if (status == LUA_ERRMEM)
        return sandbox->refused;
    return sandbox->raised;
}

enum sandbox_stop sandbox_enter(struct sandbox *sandbox, lua_CFunction body, void *job)
{
    lua_State *L = sandbox->L;
    enum sandbox_stop stop;

    if (sandbox->limit != SANDBOX_FINE)
        return sandbox->limit;
    sandbox->raised = SANDBOX_ERROR;
    sandbox->refused = SANDBOX_MEMORY;
    sandbox->message = "";
    sandbox->line = 0;
    lua_settop(L, 0);
    lua_pushcfunction(L, l_describe); /* none of the three takes memory */
    lua_pushcfunction(L, body);
    lua_pushlightuserdata(L, job);
    stop = stop_of(sandbox, lua_pcall(L, 1, 0, 1)); /* the message stays on the stack */
    if (is_limit(stop))
        sandbox->limit = stop;
    describe_stop(sandbox, stop);
    return stop;
}

const char *sandbox_message(const struct sandbox *sandbox)
{
    return sandbox->message;
}

size_t sandbox_line(const struct sandbox *sandbox)
{
    return sandbox->line;
}

/* ---- The world of a text ----------------------------------------------------------------- */

static int compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

static size_t count_words(lua_State *L, int words)
{
    size_t count = 0;

    for (lua_pushnil(L); lua_next(L, words) != 0; lua_pop(L, 1))
        count++;
    return count;
}

/* [-0, +1, m] The known word nearest to a name, or NULL. The names are put in order, since Lua
 * has none; their memory is left on the stack. */
static const char *nearest_word(lua_State *L, int words, const char *name, size_t length)
{
    size_t count = count_words(L, words), filled = 0;
    const char **names = lua_newuserdatauv(L, (count + 1) * sizeof *names, 0);

    for (lua_pushnil(L); lua_next(L, words) != 0; lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING)
            names[filled++] = lua_tostring(L, -2);
    qsort(names, filled, sizeof *names, compare_names);
    return text_nearest(name, length, names, filled);
}

/* The name that the text used, as it may be shown. */
static const char *name_at(size_t *length, lua_State *L, int at)
{
    *length = 1;
    return lua_type(L, at) == LUA_TSTRING ? lua_tolstring(L, at, length) : "?";
}

/* [-0, +0, e] Raises what was put into the sandbox's own words, with the place. */
static int raise_words(lua_State *L, struct sandbox *sandbox)
{
    if (!sandbox->words.failed)
        return luaL_error(L, "%s", sandbox->words.bytes);
    sandbox->raised = SANDBOX_MEMORY;
    lua_pushnil(L);
    return lua_error(L);
}

/* __index of the world: the word, which is there. Upvalue 1 is the table of words. */
static int l_read(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    struct buffer *words = &sandbox->words;
    const char *name, *nearest;
    size_t length;

    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    name = name_at(&length, L, 2);
    lua_pushvalue(L, lua_upvalueindex(1));
    nearest = nearest_word(L, lua_gettop(L), name, length);
    buffer_clear(words);
    if (nearest != NULL)
        buffer_print(words, message_in(sandbox->lang, "unknown word '%s'; did you mean '%s'?"),
                     name, nearest);
    else
        buffer_print(words,
                     message_in(sandbox->lang,
                                "unknown word '%s'; put texts in quotes, and 'local' before what "
                                "you name yourself"),
                     name);
    return raise_words(L, sandbox);
}

/* __newindex of the world. */
static int l_write(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    size_t length;
    const char *name = name_at(&length, L, 2);

    buffer_clear(&sandbox->words);
    buffer_print(
        &sandbox->words,
        message_in(sandbox->lang, "'%s' is not a word of the rule language; put 'local' before it"),
        name);
    return raise_words(L, sandbox);
}

/* [-1, +1, m] Makes the world out of the table of words: a userdata, so that nothing can be put
 * into it, whose metatable cannot be got at. */
static void push_world(lua_State *L)
{
    int words = lua_gettop(L);

    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, words);
    lua_pushcclosure(L, l_read, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, words);
}

/* A text that is handed to Lua line by line, so that it is known how far Lua came. */
struct reading {
    const char *text;
    size_t length, start, end; /* the line that Lua has */
};

static const char *next_line(lua_State *L, void *context, size_t *length)
{
    struct reading *reading = context;
    size_t end = reading->end;

    (void)L;
    if (end == reading->length)
        return NULL;
    reading->start = end;
    while (end < reading->length && reading->text[end] != '\n')
        end++;
    reading->end = end < reading->length ? end + 1 : end;
    *length = reading->end - reading->start;
    return reading->text + reading->start;
}

/* How much of a file's name Lua puts before its messages. */
static size_t shown_length(const char *file)
{
    size_t length = strlen(file);

    return length < LUA_IDSIZE ? length : LUA_IDSIZE - 1;
}

/* [-1, +0, e] Raises what Lua says of a text that it could not load. */
static void raise_load_error(lua_State *L, int status, const char *file,
                             const struct reading *reading)
{
    struct sandbox *sandbox = sandbox_of(L);
    const char *message = lua_tostring(L, -1);
    size_t line = 1, column = 1;

    text_place(&line, &column, reading->text, reading->start);
    if (status == LUA_ERRSYNTAX)
        message = skip_place(&line, message, shown_length(file));
    else if (status != LUA_ERRMEM) /* nothing runs yet: the parser went too deep */
        message = message_in(sandbox->lang, "too many brackets, tables or functions inside one "
                                            "another; take some of them apart");
    sandbox->raised = status == LUA_ERRMEM ? sandbox->refused : SANDBOX_SYNTAX;
    sandbox->line = line;
    lua_pushstring(L, message);
    lua_error(L);
}

void sandbox_chunk(lua_State *L, const char *file, const char *text, size_t length)
{
    size_t start = source_start(text, length);
    struct reading reading = {text, length, start, start};
    int status;

    push_world(L);
    lua_pushfstring(L, "@%s", file);
    status = lua_load(L, next_line, &reading, lua_tostring(L, -1), "t");
    if (status != LUA_OK)
        raise_load_error(L, status, file, &reading);
    lua_insert(L, -3);
    lua_pop(L, 1);
    lua_setupvalue(L, -2, 1); /* the chunk's _ENV */
}
