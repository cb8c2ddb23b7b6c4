#include "rules/table.h"

#include "base/text.h"
#include "rules/hint.h"

#include <string.h>

static bool is_key(const struct table *table, const char *name)
{
    const char *const *key = table->keys;
    while (key && *key && strcmp(*key, name) != 0)
        key++;
    return key && *key;
}

/* Whether a text in Lua names a key that the table takes; "[0]" stands for the number. */
static bool is_taken(const struct table *table, const char *name)
{
    return !table->keys || (*name != '[' && is_key(table, name));
}

/* How many keys are names; "[0]" stands behind them. */
static size_t count_names(const struct table *table)
{
    size_t count = 0;
    while (table->keys[count] && *table->keys[count] != '[')
        count++;
    return count;
}

/* The key that a misspelt one means; NULL if it is like none. */
static const char *meant_by(const struct table *table, const char *name)
{
    return text_nearest(name, strlen(name), table->keys, count_names(table));
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
    size_t token = table_key_token(table, arena_print(table->draft->arena, "%d", shown));
    if (table->keys)
        complain(table->draft, token, "unknown_key",
                 "%s has an item [%d], which stands outside its list; write the items one after "
                 "another",
                 table->what, shown);
    else
        complain(table->draft, token, "unknown_key",
                 "%s has an item [%d], which stands outside its list; if it is a name, put it in "
                 "quotes: [\"%d\"]",
                 table->what, shown, shown);
}

static void complain_key(const struct table *table, const char *name)
{
    struct draft *draft = table->draft;
    size_t token = table_key_token(table, name), count = count_names(table);
    if (count)
        complain(draft, token, "unknown_key", "%s has no key '%s'%s", table->what, name,
                 hint_for(draft, name, table->keys, count));
    else
        complain(draft, token, "unknown_key",
                 "%s is a list, in which no item has a name; take out '%s'", table->what, name);
}

void table_start(struct table *table, lua_State *L, int at, size_t token, const char *what,
                 const char *const *keys)
{
    struct draft *draft = draft_of(L);
    at = lua_absindex(L, at);
    *table = (struct table){
        .L = L, .draft = draft, .at = at, .token = token, .what = what, .keys = keys};
    table->open = open_of(draft->source, token);
    size_t length = lua_rawlen(L, at);
    if (!lua_checkstack(L, 8)) {
        lua_pushstring(L, draft_words(draft, "tables are nested too deeply"));
        lua_error(L);
    }
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
        if (lua_type(L, -2) == LUA_TSTRING && key_text(L, -2)) {
            const char *name = lua_tostring(L, -2);
            if (!is_taken(table, name))
                complain_key(table, name);
        } else if (lua_isinteger(L, -2)) {
            lua_Integer i = lua_tointeger(L, -2);
            if ((i < 1 || (size_t)i > length) && !(i == 0 && (!keys || is_key(table, "[0]"))))
                complain_item(table, i);
        } else {
            complain(draft, token, "unknown_key",
                     "%s has a key that is neither a name nor a place in its list; take it out",
                     what);
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

bool table_misspells(const struct table *table, const char *key)
{
    lua_State *L = table->L;
    bool is_misspelt = false;
    for (lua_pushnil(L); lua_next(L, table->at); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? key_text(L, -2) : NULL;
        const char *meant = name && !is_taken(table, name) ? meant_by(table, name) : NULL;
        is_misspelt = is_misspelt || (meant && strcmp(meant, key) == 0);
    }
    return is_misspelt;
}

void table_complain_missing(const struct table *table, const char *key)
{
    if (!table_misspells(table, key))
        complain(table->draft, table->token, "missing_key", "%s has no '%s'; add it", table->what,
                 key);
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
        table_complain_missing(table, key);
    return false;
}

static const char *key_name(const struct table *table, const char *key)
{
    return arena_print(table->draft->arena, draft_words(table->draft, "'%s' of %s"), key,
                       table->what);
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
static bool take_handle(struct handle *out, const struct table *table, handle_kinds kinds)
{
    const struct handle *handle = handle_of(table->L, -1, kinds);
    if (handle)
        *out = *handle;
    return handle != NULL;
}

/* Whether a number stands right behind another one and a comma: 1,5. */
static bool is_behind_comma(const struct source *source, size_t token)
{
    if (token < 2 || token >= source->count)
        return false;
    const struct token *last = &source->tokens[token], *first = last - 2;
    return first->kind == TOKEN_NUMBER && source_is(source, token - 1, ",") &&
           last->kind == TOKEN_NUMBER && first->offset + first->length + 1 == last->offset;
}

static size_t line_of(const struct table *table, size_t token)
{
    return source_place(table->draft->source, token).line;
}

/* Says what the value on top is and what it must be, unless that was said already. */
static void complain_kind(const struct table *table, size_t token, const char *wanted,
                          const char *name)
{
    if (handle_of(table->L, -1, BIT(HANDLE_BAD)) ||
        (lua_isboolean(table->L, -1) && draft_has_refused(table->draft, line_of(table, token))))
        return;
    if (lua_type(table->L, -1) == LUA_TNUMBER && is_behind_comma(table->draft->source, token))
        complain(table->draft, token, "decimal_comma",
                 "%s is the number behind a comma; a decimal is written with a point, such as 1.5",
                 name);
    else if (handle_of(table->L, -1, BIT(HANDLE_OPEN)))
        complain(table->draft, token, "missing_table",
                 "%s stands without its { } or ( ); write what it is", name);
    else
        complain(table->draft, token, "wrong_kind", "%s must be %s, not %s", name,
                 draft_words(table->draft, wanted), handle_name(table->L, -1));
}

bool table_handle(struct handle *out, const struct table *table, const char *key,
                  handle_kinds kinds, const char *wanted, bool required)
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

bool table_item(struct handle *out, const struct table *table, size_t i, handle_kinds kinds,
                const char *wanted)
{
    lua_rawgeti(table->L, table->at, (lua_Integer)i);
    bool fine = take_handle(out, table, kinds);
    if (!fine) /* only now, for the place of an item takes long to find */
        complain_kind(table, table_item_token(table, i), wanted,
                      arena_print(table->draft->arena, draft_words(table->draft, "item %zu of %s"),
                                  i, table->what));
    lua_pop(table->L, 1);
    return fine;
}
