/* examples_names.c - what examples name, and whether the rule set has it. */
#include "rules/examples_reading.h"

#include "rules/hint.h"

#include <string.h>

/* Complains that the rules have no `kind` of this name. */
static void complain_name(const struct draft *draft, size_t token, const char *kind,
                          const char *name, const char *const *known, size_t count)
{
    complain(draft, token, "unknown_name", "the rules have no %s \"%s\"%s",
             draft_words(draft, kind), name, hint_for(draft, name, known, count));
}

static bool is_known(const struct draft *draft, size_t token, const char *kind, const char *name,
                     const char *const *known, size_t count)
{
    for (size_t i = 0; known && i < count; i++)
        if (strcmp(known[i], name) == 0)
            return true;
    if (known)
        complain_name(draft, token, kind, name, known, count);
    return false;
}

static const char **room_for(const struct draft *draft, size_t count)
{
    return arena_array(draft->arena, count + 1, sizeof(const char *));
}

bool example_predicate(const struct draft *draft, size_t token, const char *name,
                       const struct iga_rules *rules)
{
    const char **known = room_for(draft, rules->predicate_count);
    for (size_t i = 0; known && i < rules->predicate_count; i++)
        known[i] = rules->predicates[i].name;
    return is_known(draft, token, "predicate", name, known, rules->predicate_count);
}

bool example_must(const struct draft *draft, size_t token, const char *name,
                  const struct iga_rules *rules)
{
    const char **known = room_for(draft, rules->must_count);
    for (size_t i = 0; known && i < rules->must_count; i++)
        known[i] = rules->musts[i].id;
    return is_known(draft, token, "must", name, known, rules->must_count);
}

bool example_value_id(const struct draft *draft, size_t token, const char *name,
                      const struct iga_rules *rules)
{
    const char **known = room_for(draft, rules->value_count);
    for (size_t i = 0; known && i < rules->value_count; i++)
        known[i] = rules->values[i].id;
    return is_known(draft, token, "value", name, known, rules->value_count);
}

const struct indicator *example_indicator(const struct draft *draft, size_t token, const char *id,
                                          const struct iga_rules *rules)
{
    size_t count = 0;
    const char **known = room_for(draft, rules->indicator_count[0] + rules->indicator_count[1]);
    for (int unit = 0; known && unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            const struct indicator *indicator = &rules->indicators[unit][i];
            if (strcmp(indicator->id, id) == 0)
                return indicator;
            known[count++] = indicator->id;
        }
    if (known)
        complain_name(draft, token, "indicator", id, known, count);
    return NULL;
}

bool example_table(lua_State *L, const char *word, size_t token)
{
    if (lua_istable(L, 2))
        return true;
    complain(draft_of(L), token, "missing_table", "'%s' takes a table: %s \"…\" { … }, not %s",
             word, word, handle_name(L, 2));
    return false;
}

int example_part(const struct table *table, const char *key)
{
    lua_pushstring(table->L, key);
    int type = lua_rawget(table->L, table->at);
    if (type == LUA_TTABLE)
        return lua_gettop(table->L);
    if (type != LUA_TNIL && !handle_of(table->L, -1, BIT(HANDLE_BAD)))
        complain(table->draft, table_key_token(table, key), "wrong_kind",
                 "'%s' of %s is a table in { }, not %s", key, table->what,
                 handle_name(table->L, -1));
    lua_pop(table->L, 1);
    return 0;
}
