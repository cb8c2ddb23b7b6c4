#include "rules/examples_rows.h"

#include <stdlib.h>
#include <string.h>

/* ---- What Lua knows ----------------------------------------------------------------------- */

static bool is_passed(lua_State *L, const char *const *passed)
{
    if (lua_type(L, -2) != LUA_TSTRING)
        return false;
    for (; *passed; passed++)
        if (strcmp(lua_tostring(L, -2), *passed) == 0)
            return true;
    return false;
}

/* One of the two figures of a key such as [from(812.4, 905.1)]. */
static bool read_figure(lua_State *L, struct decimal *out, int pair, const char *name, size_t token)
{
    lua_pushstring(L, name);
    bool is_there = lua_rawget(L, pair) != LUA_TNIL;
    bool fine = is_there && decimal_at(L, out, lua_gettop(L), token, "a figure in 'from'");
    lua_pop(L, 1);
    return fine;
}

/* Reads the key at a stack index. @return false after a complaint */
static bool read_key(lua_State *L, struct row *row, int at, size_t token)
{
    switch (lua_type(L, at)) {
    case LUA_TNUMBER:
        row->key = ROW_NUMBER_KEY;
        return decimal_at(L, &row->answer, at, token, "an answer");
    case LUA_TSTRING:
        row->key = ROW_TEXT;
        row->text = text_at(L, at, token, "an answer");
        return row->text != NULL;
    case LUA_TTABLE:
        row->key = ROW_PAIR;
        if (read_figure(L, &row->previous, at, "previous", token) &&
            read_figure(L, &row->answer, at, "current", token))
            return true;
        break;
    default:
        if (handle_of(L, at, BIT(HANDLE_BAD)))
            return false;
        break;
    }
    complain(draft_of(L), token, "no_answer",
             "an answer in [ ] is a number, a text in quotes, or from(…, …)");
    return false;
}

static void read_row_value(lua_State *L, struct row *row, int at, size_t token)
{
    row->value = ROW_OTHER;
    row->value_name = handle_name(L, at);
    if (example_is(L, at, &example_refused))
        row->value = ROW_REFUSED;
    else if (example_is(L, at, &example_no_band))
        row->value = ROW_NO_BAND;
    else if (handle_of(L, at, BIT(HANDLE_BAD)))
        row->value = ROW_BAD;
    else if (lua_type(L, at) == LUA_TNUMBER)
        row->value =
            decimal_at(L, &row->number, at, token, "an expectation") ? ROW_NUMBER : ROW_BAD;
    else if (lua_type(L, at) == LUA_TSTRING) {
        row->said = text_at(L, at, token, "an expectation");
        row->value = row->said ? ROW_TEXT_VALUE : ROW_BAD;
    }
}

/* More rows than any annex has: finding them in the text takes long when they are many. */
#define MOST_ROWS 2000

static size_t count_pairs(lua_State *L, int at)
{
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1))
        count++;
    return count;
}

static void read_pairs(lua_State *L, struct rows *out, int at, size_t token,
                       const char *const *passed)
{
    size_t count = count_pairs(L, at);
    *out = (struct rows){0};
    if (count > MOST_ROWS) {
        complain(draft_of(L), token, "too_many_rows", "this table has %zu rows; split it after %d",
                 count, MOST_ROWS);
        return;
    }
    out->items = arena_array(draft_of(L)->arena, count + 1, sizeof *out->items);
    for (lua_pushnil(L); out->items && lua_next(L, at); lua_pop(L, 1)) {
        struct row row = {.token = token};
        if (is_passed(L, passed) || !read_key(L, &row, lua_gettop(L) - 1, token))
            continue;
        read_row_value(L, &row, lua_gettop(L), token);
        out->items[out->count++] = row;
    }
}

/* ---- What the text knows ------------------------------------------------------------------ */

/* Reads a number that may have a minus before it. */
static bool signed_number(struct decimal *out, const struct source *source, size_t token)
{
    bool is_negative = token < source->count && source_is(source, token, "-");
    size_t at = token + is_negative;
    if (at >= source->count || source->tokens[at].kind != TOKEN_NUMBER ||
        source_number(out, source, at) != NUMBER_FINE)
        return false;
    if (is_negative)
        out->coefficient = -out->coefficient;
    return true;
}

static bool is_signed_number(const struct source *source, size_t token, struct decimal number)
{
    struct decimal found;
    return signed_number(&found, source, token) && decimal_compare(found, number) == 0;
}

/* Whether the key inside [ ] is this row's. */
static bool is_in_brackets(const struct source *source, size_t inner, const struct row *row)
{
    switch (row->key) {
    case ROW_NUMBER_KEY:
        return is_signed_number(source, inner, row->answer);
    case ROW_TEXT:
        return source->tokens[inner].kind == TOKEN_STRING &&
               strcmp(source->tokens[inner].string, row->text) == 0;
    case ROW_PAIR:
        return source_is(source, inner, "from") &&
               is_signed_number(source, source_argument(source, inner, 1), row->previous) &&
               is_signed_number(source, source_argument(source, inner, 2), row->answer);
    }
    return false;
}

static void find_place(const struct source *source, size_t open, struct row *row)
{
    struct item item = {0};
    int64_t position = 0;
    while (source_next_item(&item, source, open)) {
        bool is_positional = item.key == NO_TOKEN;
        position += is_positional;
        bool is_found;
        if (is_positional)
            is_found = row->key == ROW_NUMBER_KEY &&
                       decimal_compare(row->answer, decimal_from_integer(position)) == 0;
        else if (source_is(source, item.key, "["))
            is_found = is_in_brackets(source, item.key + 1, row);
        else
            is_found = row->key == ROW_TEXT && source_is(source, item.key, row->text);
        if (is_found) {
            row->token = is_positional ? item.value : item.key;
            row->is_positional = is_positional;
            return;
        }
    }
}

/* Rows that the text does not show come in the order of their keys. */
static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    if (a->token != b->token)
        return a->token < b->token ? -1 : 1;
    if (a->key != b->key)
        return (int)a->key - (int)b->key;
    if (a->key == ROW_TEXT)
        return strcmp(a->text, b->text);
    int order = decimal_compare(a->answer, b->answer);
    return order ? order : decimal_compare(a->previous, b->previous);
}

void rows_read(lua_State *L, struct rows *out, int at, size_t open, size_t token,
               const char *const *passed)
{
    const struct source *source = draft_of(L)->source;
    read_pairs(L, out, at, token, passed);
    bool is_text = open != NO_TOKEN && open < source->count && source_is(source, open, "{");
    for (size_t i = 0; is_text && i < out->count; i++)
        find_place(source, open, &out->items[i]);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, compare_rows);
}

size_t rows_open(const struct table *table, const char *key)
{
    return table->open == NO_TOKEN ? NO_TOKEN
                                   : source_value(table->draft->source, table->open, key);
}

/* ---- As JSON ------------------------------------------------------------------------------ */

static void add_number(struct pen *pen, struct decimal number)
{
    char text[NUMBER_TEXT];
    decimal_print(text, number);
    pen_add(pen, text);
}

void row_key_json(struct pen *pen, const struct row *row)
{
    switch (row->key) {
    case ROW_NUMBER_KEY:
        add_number(pen, row->answer);
        return;
    case ROW_TEXT:
        pen_quoted(pen, row->text);
        return;
    case ROW_PAIR:
        pen_add(pen, "{\"previous\":");
        add_number(pen, row->previous);
        pen_add(pen, ",\"current\":");
        add_number(pen, row->answer);
        pen_add(pen, "}");
    }
}
