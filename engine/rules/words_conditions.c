/* Conditions on numbers, dates and texts, and the ranges that the same words make. */
#include "rules/nodes.h"
#include "rules/sandbox.h"
#include "rules/words.h"

#include "base/date.h"

#include "base/date.h"

#include <string.h>

struct comparison {
    const char *word;
    enum node_op op;
    bool has_low, low_open, has_high, high_open;
};

/* Whether a word compares nothing but numbers: what is left of between(2.05, 5,23). */
static bool compares_numbers(lua_State *L, const char *word)
{
    for (int at = 1; at <= lua_gettop(L); at++)
        if (lua_type(L, at) != LUA_TNUMBER)
            return false;
    struct running run = running_word(L, word);
    complain(draft_of(L), run.token, "decimal_comma",
             "'%s' compares numbers of the file with one another, which no data can change; if two "
             "of them are one number, write it with a point, such as 5.23",
             word);
    return true;
}

/* at_least(x, 5) is a condition; at_least(5) a range. */
static int compare(lua_State *L, const struct comparison *comparison)
{
    if (lua_gettop(L) > 1 && compares_numbers(L, comparison->word))
        return node_push_bad(L);
    if (lua_gettop(L) != 1)
        return node_push_arguments(L, comparison->word, comparison->op, 2, 2);
    struct running run = running_word(L, comparison->word);
    return answers_interval(L, comparison->word, run.token, comparison->has_low,
                            comparison->low_open, comparison->has_high, comparison->high_open);
}

static int l_at_least(lua_State *L)
{
    static const struct comparison it = {"at_least", NODE_AT_LEAST, true, false, false, false};
    return compare(L, &it);
}

static int l_at_most(lua_State *L)
{
    static const struct comparison it = {"at_most", NODE_AT_MOST, false, false, true, false};
    return compare(L, &it);
}

static int l_above(lua_State *L)
{
    static const struct comparison it = {"above", NODE_ABOVE, true, true, false, false};
    return compare(L, &it);
}

static int l_below(lua_State *L)
{
    static const struct comparison it = {"below", NODE_BELOW, false, false, true, true};
    return compare(L, &it);
}

static int l_between(lua_State *L)
{
    struct running run = running_word(L, "between");
    if (lua_gettop(L) < 2) {
        complain(draft_of(L), run.token, "arguments",
                 "'between' takes a lower and an upper edge: between(2.05, 5.23)");
        return node_push_bad(L);
    }
    if (lua_gettop(L) > 2 && compares_numbers(L, "between"))
        return node_push_bad(L);
    if (lua_gettop(L) != 2)
        return node_push_arguments(L, "between", NODE_BETWEEN, 3, 3);
    return answers_interval(L, "between", run.token, true, false, true, false);
}

/* One of the comparisons that a range stands for: x and an edge. */
static uint32_t edge(lua_State *L, enum node_op op, uint32_t x, struct node limit)
{
    uint32_t children[2] = {x, node_add(L, limit, NULL, 0)};
    return node_add(L, (struct node){.op = op, .line = limit.line}, children, 2);
}

/* within(innovation.implemented, window) */
static int l_within(lua_State *L)
{
    struct running run = running_word(L, "within");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 2, BIT(HANDLE_INTERVAL) | BIT(HANDLE_WINDOW));
    if (lua_gettop(L) != 2 || !handle) {
        if (!handle_of(L, 2, BIT(HANDLE_BAD)))
            complain(draft, run.token, "arguments",
                     "'within' takes an expression and a range: within(innovation.field, "
                     "between(…, …))");
        return node_push_bad(L);
    }
    uint32_t x = node_operand(L, 1, &run);
    if (x == NO_NODE)
        return node_push_bad(L);
    struct node low = {.op = NODE_NUMBER, .line = run.line}, high = low;
    bool has_low, has_high, low_open = false, high_open = false;
    if (handle->kind == HANDLE_WINDOW) {
        const struct draft_window *window =
            draft_get(struct draft_window, draft->windows, handle->index);
        low.op = high.op = NODE_DATE;
        low.date = window->low;
        high.date = window->high;
        has_low = window->has_low;
        has_high = window->has_high;
    } else {
        const struct interval *range = draft_get(struct interval, draft->intervals, handle->index);
        low.number = range->low;
        high.number = range->high;
        has_low = range->has_low;
        has_high = range->has_high;
        low_open = range->low_open;
        high_open = range->high_open;
    }
    if (has_low && has_high && !low_open && !high_open) {
        uint32_t children[3] = {x, node_add(L, low, NULL, 0), node_add(L, high, NULL, 0)};
        return node_push(L, (struct node){.op = NODE_BETWEEN, .line = run.line}, children, 3);
    }
    uint32_t edges[2], count = 0;
    if (has_low)
        edges[count++] = edge(L, low_open ? NODE_ABOVE : NODE_AT_LEAST, x, low);
    if (has_high)
        edges[count++] = edge(L, high_open ? NODE_BELOW : NODE_AT_MOST, x, high);
    return node_push(L, (struct node){.op = NODE_ALL, .line = run.line}, edges, count);
}

/* A node ONE_OF about the field at argument 1. */
static int membership(lua_State *L, const char **texts, size_t count, const struct running *run)
{
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 1, BIT(HANDLE_NODE));
    if (!handle || draft->written.nodes[handle->index].op != NODE_FIELD) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft, run->token, "wrong_kind",
                     "'%s' compares a field with texts: %s(region.field, …), not %s", run->word,
                     run->word, handle_name(L, 1));
        return node_push_bad(L);
    }
    struct node node = draft->written.nodes[handle->index];
    node.op = NODE_ONE_OF;
    node.line = run->line;
    node.texts = (const char *const *)texts;
    node.text_count = count;
    return node_push(L, node, NULL, 0);
}

/* one_of(region.kind, { … }) is a condition; one_of { … } a type. */
static int l_one_of(lua_State *L)
{
    struct running run = running_word(L, "one_of");
    struct draft *draft = draft_of(L);
    const char **texts;
    size_t count;
    bool is_type = lua_gettop(L) == 1;
    if (!node_texts(L, &texts, &count, is_type ? 1 : 2, &run))
        return node_push_bad(L);
    if (!is_type)
        return membership(L, texts, count, &run);
    uint32_t index = draft_add(L, &draft->types, sizeof(struct draft_type));
    *draft_get(struct draft_type, draft->types, index) =
        (struct draft_type){FIELD_CHOICE, texts, count};
    handle_push(L, HANDLE_TYPE, index, run.line);
    return 1;
}

/* equals(x, 3), equals(region.kind, "kota") */
static int l_equals(lua_State *L)
{
    struct running run = running_word(L, "equals");
    size_t length;
    const char *text = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &length) : NULL;
    if (!text || date_from_text(text, length))
        return node_push_arguments(L, "equals", NODE_EQUALS, 2, 2);
    const char **texts = arena_array(draft_of(L)->arena, 1, sizeof *texts);
    if (!texts)
        node_no_memory(L);
    texts[0] = text_at(L, 2, run.token, "the text in 'equals'");
    return texts[0] ? membership(L, texts, 1, &run) : node_push_bad(L);
}

/* given(innovation.developed) */
static int l_given(lua_State *L)
{
    struct running run = running_word(L, "given");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 1, BIT(HANDLE_NODE));
    if (!handle || draft->written.nodes[handle->index].op != NODE_FIELD) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft, run.token, "wrong_kind",
                     "'given' asks whether a field has a value: given(innovation.field)");
        return node_push_bad(L);
    }
    struct node node = draft->written.nodes[handle->index];
    node.op = NODE_GIVEN;
    node.line = run.line;
    return node_push(L, node, NULL, 0);
}

/* all { a, b, … } and its kin */
static int combine(lua_State *L, const char *word, enum node_op op)
{
    struct running run = running_word(L, word);
    struct draft *draft = draft_of(L);
    if (!lua_istable(L, 1) || lua_gettop(L) != 1) {
        complain(draft, run.token, "missing_table", "'%s' takes conditions in { }: %s { a, b }",
                 word, word);
        return node_push_bad(L);
    }
    static const char *const keys[] = {NULL};
    struct table table;
    table_start(&table, L, 1, run.token, arena_print(draft->arena, "'%s'", word), keys);
    size_t length = table_length(&table);
    uint32_t children[MOST_OPERANDS];
    if (!length || length > MOST_OPERANDS) {
        complain(draft, run.token, "arguments", "'%s' takes from 1 to %d conditions, not %zu", word,
                 MOST_OPERANDS, length);
        return node_push_bad(L);
    }
    bool fine = true;
    for (size_t i = 1; i <= length; i++) {
        struct handle handle;
        if (table_item(&handle, &table, i, BIT(HANDLE_NODE), "a condition"))
            children[i - 1] = handle.index;
        else
            fine = false;
    }
    if (!fine)
        return node_push_bad(L);
    return node_push(L, (struct node){.op = op, .line = run.line}, children, (uint32_t)length);
}

static int l_all(lua_State *L)
{
    /* all { must { … }, … } is a list of musts, not a condition */
    lua_Integer length = lua_istable(L, 1) ? (lua_Integer)lua_rawlen(L, 1) : 0;
    for (lua_Integer i = 1; i <= length; i++) {
        lua_rawgeti(L, 1, i);
        if (handle_of(L, -1, BIT(HANDLE_MUST) | BIT(HANDLE_OPEN))) {
            lua_settop(L, 1);
            return 1;
        }
        lua_pop(L, 1);
    }
    return combine(L, "all", NODE_ALL);
}

static int l_any(lua_State *L)
{
    return combine(L, "any", NODE_ANY);
}

static int l_none(lua_State *L)
{
    return combine(L, "none", NODE_NONE);
}

/* mandatory_at_least(1): every mandatory answer of the innovation has that level or a higher */
static int l_mandatory_at_least(lua_State *L)
{
    struct running run = running_word(L, "mandatory_at_least");
    struct node node = {.op = NODE_MANDATORY, .unit = UNIT_INNOVATION, .line = run.line};
    if (!decimal_at(L, &node.number, 1, run.token, "the level in 'mandatory_at_least'"))
        return node_push_bad(L);
    if (!decimal_is_whole(node.number) || node.number.coefficient < 1) {
        complain(draft_of(L), run.token, "level_range",
                 "the level in 'mandatory_at_least' must be a whole number, 1 or more");
        return node_push_bad(L);
    }
    return node_push(L, node, NULL, 0);
}

const struct word words_of_conditions[] = {
    {"at_least", l_at_least},
    {"at_most", l_at_most},
    {"above", l_above},
    {"below", l_below},
    {"between", l_between},
    {"within", l_within},
    {"one_of", l_one_of},
    {"equals", l_equals},
    {"given", l_given},
    {"all", l_all},
    {"any", l_any},
    {"none", l_none},
    {"mandatory_at_least", l_mandatory_at_least},
    {NULL, NULL},
};
