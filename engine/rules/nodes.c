#include "rules/nodes.h"

#include "base/date.h"
#include "rules/sandbox.h"

#include <string.h>

void node_no_memory(lua_State *L)
{
    lua_pushliteral(L, "not enough memory");
    lua_error(L);
}

uint32_t node_add(lua_State *L, struct node node, const uint32_t *children, uint32_t count)
{
    struct draft *draft = draft_of(L);
    struct formula *written = &draft->written;
    node.children = (uint32_t)written->child_count;
    node.child_count = count;
    node.depth = 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t depth = written->nodes[children[i]].depth + 1;
        if (depth > node.depth)
            node.depth = depth;
        if (!arena_grow(draft->arena, (void **)&written->children, written->child_count,
                        &written->child_capacity, sizeof *written->children))
            node_no_memory(L);
        written->children[written->child_count++] = children[i];
    }
    if (!arena_grow(draft->arena, (void **)&written->nodes, written->count, &written->capacity,
                    sizeof *written->nodes))
        node_no_memory(L);
    written->nodes[written->count] = node;
    return (uint32_t)written->count++;
}

int node_push_too_deep(lua_State *L, uint32_t line)
{
    complain_line(draft_of(L), line, "too_deep",
                  "this expression is nested more than %d deep; give its parts names with "
                  "value \"…\"",
                  MOST_DEPTH);
    handle_push_bad(L);
    return 1;
}

int node_push(lua_State *L, struct node node, const uint32_t *children, uint32_t count)
{
    uint32_t index = node_add(L, node, children, count);
    if (draft_of(L)->written.nodes[index].depth > MOST_DEPTH)
        return node_push_too_deep(L, node.line);
    handle_push(L, HANDLE_NODE, index, node.line);
    return 1;
}

int node_push_bad(lua_State *L)
{
    handle_push_bad(L);
    return 1;
}

struct running running_word(lua_State *L, const char *word)
{
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    return (struct running){word, line, draft_token(draft_of(L), line, word, NULL)};
}

uint32_t node_operand(lua_State *L, int at, const struct running *run)
{
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_at(L, at);
    if (handle && handle->kind == HANDLE_NODE)
        return handle->index;
    if (handle && handle->kind == HANDLE_BAD)
        return NO_NODE;
    struct node node = {.line = run->line};
    if (lua_type(L, at) == LUA_TNUMBER || (handle && handle->kind == HANDLE_NUMBER)) {
        node.op = NODE_NUMBER;
        if (!marked_decimal_at(
                L, &node.number, at, run->token,
                arena_print(draft->arena, draft_words(draft, "a number in '%s'"), run->word)))
            return NO_NODE;
        return node_add(L, node, NULL, 0);
    }
    if (lua_type(L, at) == LUA_TSTRING) {
        size_t length;
        const char *text = lua_tolstring(L, at, &length);
        node.op = NODE_DATE;
        node.date = date_from_text(text, length);
        if (node.date)
            return node_add(L, node, NULL, 0);
        complain(draft, run->token, "date",
                 "'%s' is given the text \"%s\"; write a number, a field, or a date such as "
                 "\"2024-01-31\"",
                 run->word, text);
        return NO_NODE;
    }
    if (lua_isboolean(L, at) && draft_has_refused(draft, run->line))
        return NO_NODE; /* what a comparison came to */
    complain(draft, run->token, "wrong_kind",
             "'%s' is given %s where a number or an expression such as total \"…\", value.… or "
             "innovation.… would be right",
             run->word, handle_name(L, at));
    return NO_NODE;
}

bool node_operands(lua_State *L, uint32_t *out, int from, int least, int most,
                   const struct running *run)
{
    int count = lua_gettop(L) - from + 1;
    if (count < least || count > most) {
        if (least == most)
            complain(draft_of(L), run->token, "arguments", "'%s' takes %d arguments, not %d",
                     run->word, least + from - 1, count + from - 1);
        else
            complain(draft_of(L), run->token, "arguments",
                     "'%s' takes from %d to %d arguments, not %d", run->word, least + from - 1,
                     most + from - 1, count + from - 1);
        return false;
    }
    bool fine = true;
    for (int i = 0; i < count; i++) {
        out[i] = node_operand(L, from + i, run);
        fine = fine && out[i] != NO_NODE;
    }
    return fine;
}

int node_push_arguments(lua_State *L, const char *word, enum node_op op, int least, int most)
{
    struct running run = running_word(L, word);
    uint32_t children[MOST_OPERANDS];
    if (!node_operands(L, children, 1, least, most, &run))
        return node_push_bad(L);
    return node_push(L, (struct node){.op = op, .line = run.line}, children,
                     (uint32_t)lua_gettop(L));
}

bool node_texts(lua_State *L, const char ***out, size_t *count, int at, const struct running *run)
{
    struct draft *draft = draft_of(L);
    if (!lua_istable(L, at)) {
        if (!handle_of(L, at, BIT(HANDLE_BAD)))
            complain(draft, run->token, "not_a_list", "'%s' takes a list of texts in { }, not %s",
                     run->word, handle_name(L, at));
        return false;
    }
    size_t length = lua_rawlen(L, at);
    const char **texts = arena_array(draft->arena, length + 1, sizeof *texts);
    *count = 0;
    for (size_t i = 1; texts && i <= length; i++) {
        lua_rawgeti(L, at, (lua_Integer)i);
        const char *text =
            text_at(L, -1, run->token,
                    arena_print(draft->arena, draft_words(draft, "item %zu of the list"), i));
        lua_pop(L, 1);
        if (!text)
            return false;
        for (size_t j = 0; j < *count; j++)
            if (strcmp(texts[j], text) == 0)
                complain(draft, run->token, "doubled_item", "the list names \"%s\" twice", text);
        texts[(*count)++] = text;
    }
    if (!length)
        complain(draft, run->token, "not_a_list", "the list in '%s' is empty", run->word);
    *out = texts;
    return true;
}
