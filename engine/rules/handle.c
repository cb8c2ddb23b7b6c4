/* What Lua holds of a draft: handles, made, recognised and named. */
#include "rules/draft.h"

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

struct handle *handle_of(lua_State *L, int at, handle_kinds kinds)
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
    [HANDLE_EXAMPLES] = "worked examples",
};

static const char *english_name(lua_State *L, int at)
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

const char *draft_words(const struct draft *draft, const char *english)
{
    return message_in(draft->findings->lang, english);
}

const char *handle_name(lua_State *L, int at)
{
    return draft_words(draft_of(L), english_name(L, at));
}

struct origin handle_origin(const struct draft *draft, const struct handle *handle,
                            struct origin otherwise)
{
    if (!handle->mark)
        return otherwise;
    return *draft_get(const struct origin, draft->origins, handle->mark - 1);
}
