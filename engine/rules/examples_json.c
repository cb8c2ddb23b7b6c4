/* examples_json.c - what an example says of a region, as the JSON that a region is read from. */
#include "rules/examples_reading.h"

#include "base/text.h"
#include "rules/hint.h"

#include <stdlib.h>
#include <string.h>

const char example_turn_key;

#define MOST_NESTING 16u

/* ---- Text --------------------------------------------------------------------------------- */

struct pen pen_new(lua_State *L)
{
    struct examples_reading *reading = examples_reading_of(L);
    return (struct pen){.arena = reading->draft.arena, .room = &reading->room};
}

static void add_bytes(struct pen *pen, const char *bytes, size_t length)
{
    if (length > *pen->room) {
        *pen->room = 0; /* which is said when the file is read */
        return;
    }
    *pen->room -= length;
    if (pen->capacity - pen->length <= length) {
        size_t capacity = 2 * pen->capacity + length + 256;
        char *text = arena_take(pen->arena, capacity);
        if (!text)
            return; /* the arena remembers */
        if (pen->length)
            memcpy(text, pen->text, pen->length);
        pen->text = text;
        pen->capacity = capacity;
    }
    memcpy(pen->text + pen->length, bytes, length);
    pen->length += length;
    pen->text[pen->length] = '\0';
}

void pen_add(struct pen *pen, const char *text)
{
    add_bytes(pen, text, strlen(text));
}

void pen_quoted(struct pen *pen, const char *text)
{
    pen_add(pen, "\"");
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        char escape[8] = {'\\', (char)c, '\0'};
        if (c < 0x20) {
            static const char digits[] = "0123456789abcdef";
            memcpy(escape, "\\u00", 4);
            escape[4] = digits[c >> 4];
            escape[5] = digits[c & 15];
        }
        if (c < 0x20 || c == '"' || c == '\\')
            pen_add(pen, escape);
        else
            add_bytes(pen, text, 1);
    }
    pen_add(pen, "\"");
}

/* A comma, unless what is written stands first in its brackets. */
static void separate(struct pen *pen)
{
    if (pen->length && !strchr("{[", pen->text[pen->length - 1]))
        pen_add(pen, ",");
}

static void pen_key(struct pen *pen, const char *key)
{
    separate(pen);
    pen_quoted(pen, key);
    pen_add(pen, ":");
}

/* ---- Values ------------------------------------------------------------------------------- */

bool example_is(lua_State *L, int at, const char *thing)
{
    return lua_islightuserdata(L, at) && lua_touserdata(L, at) == (const void *)thing;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of a table's keys, in the order of the alphabet. */
static const char **names_of(lua_State *L, size_t *count, int at)
{
    size_t room = 0;
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1))
        room++;
    const char **names = arena_array(draft_of(L)->arena, room + 1, sizeof *names);
    *count = 0;
    for (lua_pushnil(L); names && lua_next(L, at); lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING)
            names[(*count)++] = lua_tostring(L, -2);
    if (names && *count)
        qsort(names, *count, sizeof *names, compare_names);
    return names;
}

static void need_stack(lua_State *L)
{
    if (!lua_checkstack(L, 16)) {
        lua_pushstring(L, draft_words(draft_of(L), "tables are nested too deeply"));
        lua_error(L);
    }
}

static void write_value(lua_State *L, struct pen *pen, int at, size_t turn, size_t token,
                        unsigned depth);

static void write_list(lua_State *L, struct pen *pen, int at, size_t token, unsigned depth)
{
    pen_add(pen, "[");
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, at); i++) {
        lua_rawgeti(L, at, i);
        separate(pen);
        write_value(L, pen, lua_gettop(L), 0, token, depth);
        lua_pop(L, 1);
    }
    pen_add(pen, "]");
}

/* { basis = "a", value = 350 }: what keys an answer may have, its reader knows. */
static void write_object(lua_State *L, struct pen *pen, int at, size_t token, unsigned depth)
{
    size_t count;
    const char **names = names_of(L, &count, at);
    pen_add(pen, "{");
    for (size_t i = 0; names && i < count; i++) {
        lua_pushstring(L, names[i]);
        lua_rawget(L, at);
        pen_key(pen, names[i]);
        write_value(L, pen, lua_gettop(L), 0, token, depth);
        lua_pop(L, 1);
    }
    pen_add(pen, "}");
}

static void write_table(lua_State *L, struct pen *pen, int at, size_t turn, size_t token,
                        unsigned depth)
{
    if (depth == MOST_NESTING) {
        complain(draft_of(L), token, "too_deep", "tables are nested too deeply");
        pen_add(pen, "null");
    } else if (lua_rawgetp(L, at, &example_turn_key) == LUA_TTABLE) {
        lua_rawgeti(L, -1, (lua_Integer)(turn % lua_rawlen(L, -1)) + 1);
        write_value(L, pen, lua_gettop(L), 0, token, depth + 1);
        lua_pop(L, 2);
    } else {
        lua_pop(L, 1);
        if (lua_rawlen(L, at))
            write_list(L, pen, at, token, depth + 1);
        else
            write_object(L, pen, at, token, depth + 1);
    }
}

static void write_number(lua_State *L, struct pen *pen, int at, size_t token)
{
    struct decimal number;
    char text[NUMBER_TEXT] = "null";
    if (decimal_at(L, &number, at, token, "an answer"))
        decimal_print(text, number);
    pen_add(pen, text);
}

static void write_value(lua_State *L, struct pen *pen, int at, size_t turn, size_t token,
                        unsigned depth)
{
    const char *text;
    need_stack(L);
    switch (lua_type(L, at)) {
    case LUA_TNUMBER:
        write_number(L, pen, at, token);
        return;
    case LUA_TBOOLEAN:
        pen_add(pen, lua_toboolean(L, at) ? "true" : "false");
        return;
    case LUA_TSTRING:
        text = text_at(L, at, token, "an answer");
        pen_quoted(pen, text ? text : "");
        return;
    case LUA_TTABLE:
        write_table(L, pen, at, turn, token, depth);
        return;
    default:
        if (!example_is(L, at, &example_missing) && !handle_of(L, at, BIT(HANDLE_BAD)))
            complain(
                draft_of(L), token, "wrong_kind",
                "an answer is a number, a text, a table such as { basis = \"a\", value = 350 }, "
                "or the word missing, not %s",
                handle_name(L, at));
        pen_add(pen, "null");
    }
}

void example_value(lua_State *L, struct pen *pen, int at, size_t turn, size_t token)
{
    write_value(L, pen, at, turn, token, 0);
}

/* ---- A region or an innovation ------------------------------------------------------------ */

size_t example_key_token(const struct draft *draft, const char *name, size_t token)
{
    const struct source *source = draft->source;
    size_t from = token == NO_TOKEN ? 0 : token;
    for (size_t n = 0; n < source->count; n++) {
        size_t i = (from + n) % source->count;
        if (i + 1 < source->count && source_is(source, i, name) && source_is(source, i + 1, "="))
            return i;
        if (i + 2 < source->count && source->tokens[i].kind == TOKEN_STRING &&
            source_is(source, i + 1, "]") && source_is(source, i + 2, "=") &&
            strcmp(source->tokens[i].string, name) == 0)
            return i;
    }
    return token;
}

/* A table of fields and answers while it is written. */
struct unit_table {
    lua_State *L;
    struct pen *pen;
    const struct iga_rules *rules;
    enum node_unit unit;
    int at;                /* stack index; 0 for a table that is not there */
    bool fill;             /* whether required fields that it does not give are made up */
    const char *indicator; /* whose answer is this one, whatever the table says; or NULL */
    const char *answer;    /* JSON */
    size_t turn, token;
};

/* [-0, +(0|1), e] Pushes what the table has under a name. @return false if it has nothing there */
static bool push_member(const struct unit_table *t, const char *name)
{
    if (!t->at)
        return false;
    lua_pushstring(t->L, name);
    if (lua_rawget(t->L, t->at) != LUA_TNIL)
        return true;
    lua_pop(t->L, 1);
    return false;
}

static bool write_member(const struct unit_table *t, const char *name)
{
    if (t->indicator && strcmp(t->indicator, name) == 0) {
        pen_key(t->pen, name);
        pen_add(t->pen, t->answer);
        return true;
    }
    if (!push_member(t, name))
        return false;
    pen_key(t->pen, name);
    example_value(t->L, t->pen, lua_gettop(t->L), t->turn, t->token);
    lua_pop(t->L, 1);
    return true;
}

static bool has_indicator(const struct iga_rules *rules, enum node_unit unit, const char *name)
{
    for (size_t i = 0; i < rules->indicator_count[unit]; i++)
        if (strcmp(rules->indicators[unit][i].id, name) == 0)
            return true;
    return false;
}

/* Something that the reader takes, for a field that must be there. */
static void write_required(struct pen *pen, const struct field *field)
{
    pen_key(pen, field->name);
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_WHOLE:
        pen_add(pen, "0");
        return;
    case FIELD_DATE:
        pen_quoted(pen, "2000-01-01");
        return;
    case FIELD_CHOICE:
        pen_quoted(pen, field->choices[0]);
        return;
    case FIELD_TEXT:
        pen_quoted(pen, field->name);
    }
}

/* A field that has the name of an indicator gives way to it. */
static void write_fields(const struct unit_table *t)
{
    for (size_t i = 0; i < t->rules->field_count[t->unit]; i++) {
        const struct field *field = &t->rules->fields[t->unit][i];
        bool is_written =
            !has_indicator(t->rules, t->unit, field->name) && write_member(t, field->name);
        if (!is_written && field->required && t->fill)
            write_required(t->pen, field);
    }
}

/* `others = 2`: the level of every answer that is not named. */
static bool read_others(const struct unit_table *t, struct decimal *level)
{
    if (!push_member(t, "others"))
        return false;
    bool fine = decimal_at(t->L, level, lua_gettop(t->L),
                           example_key_token(draft_of(t->L), "others", t->token), "'others'");
    lua_pop(t->L, 1);
    return fine;
}

static void write_answers(const struct unit_table *t)
{
    struct decimal others;
    bool has_others = read_others(t, &others);
    pen_key(t->pen, "indicators");
    pen_add(t->pen, "{");
    for (size_t i = 0; i < t->rules->indicator_count[t->unit]; i++) {
        const struct indicator *indicator = &t->rules->indicators[t->unit][i];
        if (write_member(t, indicator->id) || !has_others || indicator->kind == BY_SCRIPT)
            continue;
        char level[NUMBER_TEXT];
        decimal_print(level, others);
        pen_key(t->pen, indicator->id);
        pen_add(t->pen, "{\"level\":");
        pen_add(t->pen, level);
        pen_add(t->pen, "}");
    }
    pen_add(t->pen, "}");
}

/* All names that the table may have; of `count`. */
static const char **known_names(const struct unit_table *t, size_t *count)
{
    const struct iga_rules *rules = t->rules;
    size_t fields = rules->field_count[t->unit], indicators = rules->indicator_count[t->unit];
    const char **names = arena_array(draft_of(t->L)->arena, fields + indicators + 2, sizeof *names);
    *count = 0;
    for (size_t i = 0; names && i < fields; i++)
        names[(*count)++] = rules->fields[t->unit][i].name;
    for (size_t i = 0; names && i < indicators; i++)
        names[(*count)++] = rules->indicators[t->unit][i].id;
    if (names) {
        names[(*count)++] = "id";
        names[(*count)++] = "others";
    }
    return names;
}

static void complain_unknown(const struct unit_table *t, const char *name, const char **known,
                             size_t count)
{
    struct draft *draft = draft_of(t->L);
    size_t token = example_key_token(draft, name, t->token);
    complain(draft, token, "unknown_key",
             "the rules have neither a field nor an indicator '%s' here%s", name,
             hint_for(draft, name, known, count));
}

static void check_names(const struct unit_table *t)
{
    size_t count, known_count = 0;
    if (!t->at)
        return;
    const char **names = names_of(t->L, &count, t->at), **known = known_names(t, &known_count);
    for (size_t i = 0; names && known && i < count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < known_count && !is_known; k++)
            is_known = strcmp(known[k], names[i]) == 0;
        if (!is_known)
            complain_unknown(t, names[i], known, known_count);
    }
}

/* The id of a region, and of the innovation `number`, where the example does not care. */
static void write_id(const struct unit_table *t, size_t number)
{
    if (write_member(t, "id"))
        return;
    pen_key(t->pen, "id");
    pen_quoted(t->pen,
               t->unit == UNIT_REGION ? "0" : arena_print(draft_of(t->L)->arena, "%zu", number));
}

/* ---- Innovations -------------------------------------------------------------------------- */

static void write_unit(const struct unit_table *t, size_t number)
{
    separate(t->pen);
    pen_add(t->pen, "{");
    write_id(t, number);
    write_fields(t);
    write_answers(t);
}

/* Writes a list of innovations; lists inside it, such as times(12, { … }) makes, are laid open.
 * `count` numbers them. */
static void write_innovations(lua_State *L, struct pen *pen, int at, size_t *count, size_t token,
                              unsigned depth)
{
    const void *before = NULL;
    need_stack(L);
    for (size_t i = 0; i < lua_rawlen(L, at) && *pen->room; i++) {
        lua_rawgeti(L, at, (lua_Integer)i + 1);
        const struct unit_table t = {.L = L,
                                     .pen = pen,
                                     .rules = examples_reading_of(L)->rules,
                                     .unit = UNIT_INNOVATION,
                                     .at = lua_gettop(L),
                                     .turn = i,
                                     .token = token};
        if (lua_type(L, t.at) != LUA_TTABLE) {
            if (!handle_of(L, t.at, BIT(HANDLE_BAD)))
                complain(draft_of(L), token, "wrong_kind",
                         "an innovation is a table such as { urusan = \"Sosial\", others = 2 }, or "
                         "times(12, { … }), not %s",
                         handle_name(L, t.at));
        } else if (lua_rawlen(L, t.at) && depth < MOST_NESTING) {
            write_innovations(L, pen, t.at, count, token, depth + 1);
        } else {
            if (lua_topointer(L, t.at) != before) /* copies have the same names */
                check_names(&t);
            before = lua_topointer(L, t.at);
            write_unit(&t, ++*count);
            pen_add(pen, "}");
        }
        lua_pop(L, 1);
    }
}

void example_region(lua_State *L, struct pen *pen, int region, int innovations, size_t token)
{
    const struct unit_table t = {.L = L,
                                 .pen = pen,
                                 .rules = examples_reading_of(L)->rules,
                                 .unit = UNIT_REGION,
                                 .at = region,
                                 .fill = !region,
                                 .token = token};
    size_t count = 0;
    check_names(&t);
    write_unit(&t, 0);
    if (t.rules->has_innovations) {
        pen_key(pen, "innovations");
        pen_add(pen, "[");
        if (innovations)
            write_innovations(L, pen, innovations, &count, token, 0);
        pen_add(pen, "]");
    } else if (innovations) {
        complain(draft_of(L), token, "wrong_kind",
                 "under these rules regions report no innovations; take them out");
    }
    pen_add(pen, "}");
}

void example_answer(lua_State *L, struct pen *pen, enum node_unit unit, const char *indicator,
                    const char *answer, int with, size_t token)
{
    struct unit_table units[2];
    for (int u = 0; u < 2; u++)
        units[u] = (struct unit_table){.L = L,
                                       .pen = pen,
                                       .rules = examples_reading_of(L)->rules,
                                       .unit = (enum node_unit)u,
                                       .at = unit == (enum node_unit)u ? with : 0,
                                       .fill = true,
                                       .indicator = unit == (enum node_unit)u ? indicator : NULL,
                                       .answer = answer,
                                       .token = token};
    check_names(&units[unit]);
    write_unit(&units[UNIT_REGION], 0);
    if (units[UNIT_REGION].rules->has_innovations) {
        pen_key(pen, "innovations");
        pen_add(pen, "[");
        if (unit == UNIT_INNOVATION) {
            write_unit(&units[UNIT_INNOVATION], 1);
            pen_add(pen, "}");
        }
        pen_add(pen, "]");
    }
    pen_add(pen, "}");
}
