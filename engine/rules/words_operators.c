/* The operators between expressions: arithmetic, and what the others are told. */
#include "rules/nodes.h"
#include "rules/sandbox.h"
#include "rules/script_words.h"
#include "rules/words.h"

#include <string.h>

static int arithmetic(lua_State *L, const char *sign, enum node_op op, int count)
{
    if (draft_of(L)->is_running)
        return script_arithmetic(L, op);
    struct running run = running_word(L, sign);
    uint32_t children[2];
    lua_settop(L, count);
    if (!node_operands(L, children, 1, count, count, &run))
        return node_push_bad(L);
    return node_push(L, (struct node){.op = op, .line = run.line}, children, (uint32_t)count);
}

static int l_add(lua_State *L)
{
    return arithmetic(L, "+", NODE_ADD, 2);
}

static int l_subtract(lua_State *L)
{
    return arithmetic(L, "-", NODE_SUBTRACT, 2);
}

static int l_multiply(lua_State *L)
{
    return arithmetic(L, "*", NODE_MULTIPLY, 2);
}

static int l_divide(lua_State *L)
{
    return arithmetic(L, "/", NODE_DIVIDE, 2);
}

static int l_negate(lua_State *L)
{
    return arithmetic(L, "-", NODE_NEGATE, 1);
}

/* Operators that mean nothing here: each says what does. */
static int refuse_operator(lua_State *L, const char *sign, const char *instead)
{
    struct running run = running_word(L, sign);
    const struct draft *draft = draft_of(L);
    complain(draft, run.token, "operator_not_allowed", "'%s' has no meaning here; %s", sign,
             draft_words(draft, instead));
    return node_push_bad(L);
}

static int l_modulo(lua_State *L)
{
    return refuse_operator(L, "%", "formulas know + - * / and the words min, max and when");
}

static int l_power(lua_State *L)
{
    return refuse_operator(L, "^", "formulas know + - * /; write the product out");
}

static int l_whole_division(lua_State *L)
{
    return refuse_operator(L, "//", "write / for a division, which is exact");
}

static int l_concatenate(lua_State *L)
{
    return refuse_operator(L, "..", "texts are written whole");
}

static int l_length(lua_State *L)
{
    return refuse_operator(L, "#", "write count(innovations)");
}

static int l_bitwise(lua_State *L)
{
    return refuse_operator(L, "& | ~ << >>", "write all { … }, any { … } or none { … }");
}

static int less(lua_State *L, bool or_equal)
{
    if (draft_of(L)->is_running)
        return script_compare(L, or_equal);
    if (!draft_has_refused(draft_of(L), sandbox_caller_line(L)))
        refuse_operator(L, "< <= > >=", "write below, at_most, above or at_least");
    lua_pushboolean(L, 0);
    return 1;
}

static int l_less(lua_State *L)
{
    return less(L, false);
}

static int l_less_or_equal(lua_State *L)
{
    return less(L, true);
}

static int l_assign(lua_State *L)
{
    complain_line(draft_of(L), sandbox_caller_line(L), "assignment",
                  "this cannot be changed; write it in the table where it is made");
    return 0;
}

const struct word formula_operators[] = {
    {"__add", l_add},
    {"__sub", l_subtract},
    {"__mul", l_multiply},
    {"__div", l_divide},
    {"__unm", l_negate},
    {"__mod", l_modulo},
    {"__pow", l_power},
    {"__idiv", l_whole_division},
    {"__concat", l_concatenate},
    {"__len", l_length},
    {"__band", l_bitwise},
    {"__bor", l_bitwise},
    {"__bxor", l_bitwise},
    {"__shl", l_bitwise},
    {"__shr", l_bitwise},
    {"__bnot", l_bitwise},
    {"__lt", l_less},
    {"__le", l_less_or_equal},
    {"__newindex", l_assign},
    {"__index", formula_index},
    {"__call", structure_call},
    {NULL, NULL},
};
