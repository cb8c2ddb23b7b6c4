#include "rules/draft.h"

#include "base/text.h"
#include "rules/sandbox.h"

#include <stdarg.h>
#include <string.h>

struct draft *draft_of(lua_State *L)
{
    return sandbox_context(L);
}

uint32_t draft_add(lua_State *L, struct list *list, size_t size)
{
    struct draft *draft = draft_of(L);
    if (!arena_grow(draft->arena, &list->items, list->count, &list->capacity, size)) {
        lua_pushliteral(L, "not enough memory");
        lua_error(L);
    }
    memset((char *)list->items + list->count * size, 0, size);
    return (uint32_t)list->count++;
}

/* ---- Handles ------------------------------------------------------------------------------ */

/* The one metatable; its address in the registry is this variable's. */
static const char handle_key;

void handle_push(lua_State *L, enum handle_kind kind, uint32_t index, uint32_t line)
{
    if (draft_of(L)->is_running && kind != HANDLE_EXACT) {
        lua_pushliteral(L, "this builds a part of the rule set, but a script only calculates; in "
                           "it, write words such as at_least by their own names");
        lua_error(L);
    }
    struct handle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
    *handle = (struct handle){.kind = kind, .index = index, .line = line};
    lua_rawgetp(L, LUA_REGISTRYINDEX, &handle_key);
    lua_setmetatable(L, -2);
}

void handle_push_bad(lua_State *L)
{
    handle_push(L, HANDLE_BAD, 0, 0);
}

void handle_install(lua_State *L)
{
    lua_rawsetp(L, LUA_REGISTRYINDEX, &handle_key);
}

struct handle *handle_at(lua_State *L, int at)
{
    struct handle *handle = lua_touserdata(L, at);
    if (!handle || lua_islightuserdata(L, at) || !lua_getmetatable(L, at))
        return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &handle_key);
    bool is_ours = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is_ours ? handle : NULL;
}

struct handle *handle_of(lua_State *L, int at, unsigned kinds)
{
    struct handle *handle = handle_at(L, at);
    return handle && (BIT(handle->kind) & kinds) ? handle : NULL;
}

static const char *const kind_names[HANDLE_KINDS] = {
    [HANDLE_BAD] = "a mistake",
    [HANDLE_NODE] = "an expression",
    [HANDLE_POPULATION] = "a set of innovations",
    [HANDLE_COLUMN] = "a field of innovations",
    [HANDLE_UNIT] = "the word region or innovation",
    [HANDLE_VALUES] = "the word value",
    [HANDLE_OPEN] = "a word without its table",
    [HANDLE_SOURCE] = "a source",
    [HANDLE_NUMBER] = "a number",
    [HANDLE_STATE] = "a status",
    [HANDLE_POLICY] = "the word highest or lowest",
    [HANDLE_TYPE] = "a type",
    [HANDLE_DERIVATION] = "the word growth, increase or decrease",
    [HANDLE_INTERVAL] = "a range",
    [HANDLE_WINDOW] = "a range of dates",
    [HANDLE_CHOICES] = "choices",
    [HANDLE_CODES] = "codes",
    [HANDLE_BANDS] = "bands",
    [HANDLE_BASES] = "bases",
    [HANDLE_BASIS] = "a basis",
    [HANDLE_SCRIPT] = "a script",
    [HANDLE_FIELD] = "a field",
    [HANDLE_MUST] = "a must",
    [HANDLE_INDICATOR] = "an indicator",
    [HANDLE_VARIABLE] = "a variable",
    [HANDLE_ASPECT] = "an aspect",
    [HANDLE_VALUE] = "a value",
    [HANDLE_PREDICATE] = "a predicate",
    [HANDLE_GROUP] = "a group",
    [HANDLE_EXACT] = "an exact number",
};

const char *handle_name(lua_State *L, int at)
{
    const struct handle *handle = handle_at(L, at);
    if (handle)
        return kind_names[handle->kind];
    switch (lua_type(L, at)) {
    case LUA_TNIL:
    case LUA_TNONE:
        return "nothing";
    case LUA_TBOOLEAN:
        return "true or false";
    case LUA_TNUMBER:
        return "a number";
    case LUA_TSTRING:
        return "a text";
    case LUA_TTABLE:
        return "a table";
    case LUA_TFUNCTION:
        return "a function or a word without its ( ) or { }";
    default:
        return "something else";
    }
}

struct origin handle_origin(const struct draft *draft, const struct handle *handle,
                            struct origin otherwise)
{
    if (!handle->mark)
        return otherwise;
    return *draft_get(const struct origin, draft->origins, handle->mark - 1);
}

/* ---- Complaints --------------------------------------------------------------------------- */

static bool is_same_finding(const iga_finding *a, const iga_finding *b)
{
    return a->line == b->line && a->column == b->column && strcmp(a->message, b->message) == 0;
}

static void complain_with(const struct draft *draft, size_t token, const char *code,
                          const char *format, va_list arguments)
{
    struct iga_findings *findings = draft->findings;
    struct place place = source_place(draft->source, token);
    size_t before = findings->count;
    if (before >= MOST_COMPLAINTS)
        return;
    findings_vadd(findings, IGA_ERROR, code, place, NULL, format, arguments);
    for (size_t i = 0; i < before && findings->count > before; i++)
        if (is_same_finding(&findings->items[i], &findings->items[before]))
            findings->count = before;
}

void complain(const struct draft *draft, size_t token, const char *code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_with(draft, token, code, format, arguments);
    va_end(arguments);
}

void complain_line(const struct draft *draft, size_t line, const char *code, const char *format,
                   ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_with(draft, draft_token(draft, line, NULL, NULL), code, format, arguments);
    va_end(arguments);
}

/* The first token on a line or after it. */
static size_t first_token(const struct source *source, size_t line)
{
    size_t low = 0, high = source->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->tokens[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < source->count ? low : NO_TOKEN;
}

/* Whether the word at a token is called with this id. */
static bool has_id(const struct source *source, size_t token, const char *id)
{
    const struct token *next = &source->tokens[token + 1];
    if (source_is(source, token + 1, "("))
        next++;
    return next->kind == TOKEN_STRING && strcmp(next->string, id) == 0;
}

/* Whether what stands behind a token can be what it is called with. */
static bool is_called(const struct source *source, size_t token)
{
    return source->tokens[token + 1].kind == TOKEN_STRING || source_is(source, token + 1, "(") ||
           source_is(source, token + 1, "{");
}

size_t draft_token(const struct draft *draft, size_t line, const char *word, const char *id)
{
    const struct source *source = draft->source;
    size_t first = first_token(source, line), mention = NO_TOKEN;
    for (size_t i = first; word && i < source->count - 1 && i < first + MOST_LINE_TOKENS; i++) {
        if (source->tokens[i].line != line)
            break;
        if (!source_is(source, i, word))
            continue;
        if (id ? has_id(source, i, id) : is_called(source, i))
            return i;
        if (mention == NO_TOKEN)
            mention = i;
    }
    return mention != NO_TOKEN ? mention : first;
}

size_t draft_key_token(const struct draft *draft, size_t token, const char *key)
{
    size_t open = token == NO_TOKEN ? NO_TOKEN : source_table(draft->source, token);
    size_t found = open == NO_TOKEN ? NO_TOKEN : source_key(draft->source, open, key);
    return found == NO_TOKEN ? token : found;
}

/* ---- Plain values ------------------------------------------------------------------------- */

bool decimal_at(lua_State *L, struct decimal *out, int at, size_t token, const char *what)
{
    struct draft *draft = draft_of(L);
    if (lua_type(L, at) != LUA_TNUMBER) {
        const struct handle *handle = handle_at(L, at);
        if (handle && handle->kind == HANDLE_NUMBER) {
            *out = draft_get(struct draft_number, draft->numbers, handle->index)->number;
            return true;
        }
        if (!handle || handle->kind != HANDLE_BAD)
            complain(draft, token, "not_a_number", "%s must be a number, not %s", what,
                     handle_name(L, at));
        return false;
    }
    enum number_fault fault;
    if (lua_isinteger(L, at)) {
        lua_Integer whole = lua_tointeger(L, at);
        fault = NUMBER_TOO_LARGE;
        if (whole > -1000000000000000 && whole < 1000000000000000) {
            *out = decimal_from_integer(whole);
            fault = NUMBER_FINE;
        }
    } else {
        fault = decimal_from_double(out, lua_tonumber(L, at));
    }
    switch (fault) {
    case NUMBER_FINE:
        return true;
    case NUMBER_TOO_MANY_DIGITS:
        complain(draft, token, "inexact_number",
                 "%s comes out of a calculation that has no exact decimal; write the number "
                 "itself, or let the formula divide last",
                 what);
        return false;
    default:
        complain(draft, token, "number_range",
                 "%s is out of range; numbers stay below 10^15, with at most 30 digits behind "
                 "the point",
                 what);
        return false;
    }
}

bool marked_decimal_at(lua_State *L, struct decimal *out, int at, size_t token, const char *what)
{
    if (!decimal_at(L, out, at, token, what))
        return false;
    const struct handle *handle = handle_of(L, at, BIT(HANDLE_NUMBER));
    if (!handle)
        return true;
    struct draft *draft = draft_of(L);
    struct iga_rules *rules = draft->rules;
    char text[NUMBER_TEXT];
    size_t length = decimal_print(text, *out);
    if (arena_grow(draft->arena, (void **)&rules->marked_numbers, rules->marked_number_count,
                   &rules->marked_number_capacity, sizeof *rules->marked_numbers))
        rules->marked_numbers[rules->marked_number_count++] =
            (struct marked_number){arena_copy(draft->arena, text, length),
                                   handle_origin(draft, handle, (struct origin){0}), token};
    return true;
}

const char *text_at(lua_State *L, int at, size_t token, const char *what)
{
    struct draft *draft = draft_of(L);
    if (lua_type(L, at) != LUA_TSTRING) {
        const struct handle *handle = handle_at(L, at);
        if (!handle || handle->kind != HANDLE_BAD)
            complain(draft, token, "not_a_text", "%s must be a text in quotes, not %s", what,
                     handle_name(L, at));
        return NULL;
    }
    size_t length;
    const char *text = lua_tolstring(L, at, &length);
    if (memchr(text, '\0', length) || text_valid(text, length) != length) {
        complain(draft, token, "not_a_text", "%s holds bytes that are no text; write UTF-8", what);
        return NULL;
    }
    return arena_copy(draft->arena, text, length);
}

/* ---- Tables ------------------------------------------------------------------------------- */

static bool is_key(const char *const *keys, const char *name)
{
    for (; *keys; keys++)
        if (strcmp(*keys, name) == 0)
            return true;
    return false;
}

/* The { of the table that a word is given, or that stands behind `key =`, in calls or not. */
static size_t open_of(const struct source *source, size_t token)
{
    if (token >= source->count - 1)
        return NO_TOKEN;
    size_t sign = source_is(source, token, "[") ? source->tokens[token].match + 1 : token + 1;
    if (!source_is(source, sign, "="))
        return source_table(source, token);
    return source_is(source, sign + 1, "{") ? sign + 1 : source_table(source, sign + 1);
}

/* A name that is a key's, as it may be shown; NULL if it is no text. */
static const char *key_text(lua_State *L, int at)
{
    size_t length;
    const char *name = lua_tolstring(L, at, &length);
    return memchr(name, '\0', length) || text_valid(name, length) != length ? NULL : name;
}

static void complain_item(const struct table *table, lua_Integer i)
{
    const lua_Integer most = 1000000;
    int shown = (int)(i > most ? most : i < -most ? -most : i);
    complain(table->draft, table_key_token(table, arena_print(table->draft->arena, "%d", shown)),
             "unknown_key",
             "%s has an item [%d], which stands outside its list; write the items one after "
             "another",
             table->what, shown);
}

static void complain_key(const struct table *table, const char *name, const char *const *keys)
{
    size_t count = 0;
    while (keys[count])
        count++;
    const char *near = text_nearest(name, strlen(name), keys, count);
    size_t token = table_key_token(table, name);
    if (near)
        complain(table->draft, token, "unknown_key", "%s has no key '%s'; did you mean '%s'?",
                 table->what, name, near);
    else
        complain(table->draft, token, "unknown_key",
                 "%s has no key '%s'; take it out, or see which keys it has in the manual",
                 table->what, name);
}

void table_start(struct table *table, lua_State *L, int at, size_t token, const char *what,
                 const char *const *keys)
{
    struct draft *draft = draft_of(L);
    at = lua_absindex(L, at);
    *table = (struct table){.L = L, .draft = draft, .at = at, .token = token, .what = what};
    table->open = open_of(draft->source, token);
    size_t length = lua_rawlen(L, at);
    if (!lua_checkstack(L, 8)) {
        lua_pushliteral(L, "tables are nested too deeply");
        lua_error(L);
    }
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
        if (lua_type(L, -2) == LUA_TSTRING && key_text(L, -2)) {
            const char *name = lua_tostring(L, -2);
            if (!is_key(keys, name) || *name == '[')
                complain_key(table, name, keys);
        } else if (lua_isinteger(L, -2)) {
            lua_Integer i = lua_tointeger(L, -2);
            if ((i < 1 || (size_t)i > length) && !(i == 0 && is_key(keys, "[0]")))
                complain_item(table, i);
        } else {
            complain(draft, token, "unknown_key",
                     "%s has a key that is neither a name nor a place in its list", what);
        }
    }
}

size_t table_key_token(const struct table *table, const char *key)
{
    if (table->open == NO_TOKEN)
        return table->token;
    size_t token = source_key(table->draft->source, table->open, key);
    return token == NO_TOKEN ? table->token : token;
}

static size_t value_token(const struct table *table, const char *key)
{
    if (table->open == NO_TOKEN)
        return table->token;
    size_t token = source_value(table->draft->source, table->open, key);
    return token == NO_TOKEN ? table->token : token;
}

size_t table_item_token(const struct table *table, size_t i)
{
    if (table->open == NO_TOKEN)
        return table->token;
    size_t token = source_item(table->draft->source, table->open, i);
    return token == NO_TOKEN ? table->token : token;
}

/* [-0, +1, e] Pushes the key's value. @return false (and pushes nothing) if it is absent */
static bool push_key(const struct table *table, const char *key, bool required)
{
    lua_State *L = table->L;
    lua_pushstring(L, key);
    if (lua_rawget(L, table->at) != LUA_TNIL)
        return true;
    lua_pop(L, 1);
    if (required)
        complain(table->draft, table->token, "missing_key", "%s has no '%s'; add it", table->what,
                 key);
    return false;
}

static const char *key_name(const struct table *table, const char *key)
{
    return arena_print(table->draft->arena, "'%s' of %s", key, table->what);
}

const char *table_text(const struct table *table, const char *key, bool required)
{
    if (!push_key(table, key, required))
        return NULL;
    const char *text = text_at(table->L, -1, value_token(table, key), key_name(table, key));
    lua_pop(table->L, 1);
    return text;
}

bool table_number(struct decimal *out, const struct table *table, const char *key, bool required)
{
    if (!push_key(table, key, required))
        return false;
    bool fine = marked_decimal_at(table->L, out, -1, value_token(table, key), key_name(table, key));
    lua_pop(table->L, 1);
    return fine;
}

bool table_whole(int *out, const struct table *table, const char *key, int least, int most)
{
    struct decimal number;
    if (!table_number(&number, table, key, false))
        return false;
    if (!decimal_is_whole(number) || number.coefficient < least || number.coefficient > most) {
        complain(table->draft, value_token(table, key), "number_range",
                 "'%s' of %s must be a whole number from %d to %d", key, table->what, least, most);
        return false;
    }
    *out = (int)number.coefficient;
    return true;
}

bool table_truth(const struct table *table, const char *key)
{
    if (!push_key(table, key, false))
        return false;
    bool truth = lua_toboolean(table->L, -1);
    if (!lua_isboolean(table->L, -1))
        complain(table->draft, value_token(table, key), "not_a_truth",
                 "'%s' of %s must be true or false, not %s", key, table->what,
                 handle_name(table->L, -1));
    lua_pop(table->L, 1);
    return truth;
}

bool table_has(const struct table *table, const char *key)
{
    bool has = push_key(table, key, false);
    if (has)
        lua_pop(table->L, 1);
    return has;
}

/* Copies the handle on top. @return false if it is none of these kinds */
static bool take_handle(struct handle *out, const struct table *table, unsigned kinds)
{
    const struct handle *handle = handle_of(table->L, -1, kinds);
    if (handle)
        *out = *handle;
    return handle != NULL;
}

/* Says what the value on top is and what it must be, unless that was said already. */
static void complain_kind(const struct table *table, size_t token, const char *wanted,
                          const char *name)
{
    if (handle_of(table->L, -1, BIT(HANDLE_BAD)))
        return;
    if (handle_of(table->L, -1, BIT(HANDLE_OPEN)))
        complain(table->draft, token, "missing_table",
                 "%s stands without its { } or ( ); write what it is", name);
    else
        complain(table->draft, token, "wrong_kind", "%s must be %s, not %s", name, wanted,
                 handle_name(table->L, -1));
}

bool table_handle(struct handle *out, const struct table *table, const char *key, unsigned kinds,
                  const char *wanted, bool required)
{
    if (!push_key(table, key, required))
        return false;
    bool fine = take_handle(out, table, kinds);
    if (!fine)
        complain_kind(table, value_token(table, key), wanted, key_name(table, key));
    lua_pop(table->L, 1);
    return fine;
}

size_t table_texts(const char ***out, const struct table *table, const char *key)
{
    lua_State *L = table->L;
    *out = NULL;
    if (!push_key(table, key, false))
        return 0;
    size_t token = value_token(table, key), count = 0;
    if (!lua_istable(L, -1)) {
        complain(table->draft, token, "not_a_list", "'%s' of %s must be a list of texts in { }",
                 key, table->what);
    } else {
        size_t length = lua_rawlen(L, -1);
        const char **texts = arena_array(table->draft->arena, length, sizeof *texts);
        for (size_t i = 1; texts && i <= length; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i);
            const char *text = text_at(L, -1, token, key_name(table, key));
            if (text)
                texts[count++] = text;
            lua_pop(L, 1);
        }
        *out = texts;
    }
    lua_pop(L, 1);
    return count;
}

struct origin table_origin(const struct table *table)
{
    struct handle handle;
    struct origin origin = {0};
    if (table_handle(&handle, table, "source", BIT(HANDLE_SOURCE),
                     "official \"…\", secondary \"…\" or assumed \"…\"", false))
        origin = *draft_get(struct origin, table->draft->origins, handle.index);
    return origin;
}

size_t table_length(const struct table *table)
{
    return lua_rawlen(table->L, table->at);
}

bool table_item(struct handle *out, const struct table *table, size_t i, unsigned kinds,
                const char *wanted)
{
    lua_rawgeti(table->L, table->at, (lua_Integer)i);
    bool fine = take_handle(out, table, kinds);
    if (!fine) /* only now, for the place of an item takes long to find */
        complain_kind(table, table_item_token(table, i), wanted,
                      arena_print(table->draft->arena, "item %zu of %s", i, table->what));
    lua_pop(table->L, 1);
    return fine;
}
