/* Expressions and conditions. What they mean is settled when the whole file was read, by
 * resolve.c: here they are trees of names. */
#include "rules/sandbox.h"
#include "rules/script_words.h"
#include "rules/words.h"

#include "base/date.h"

#include <string.h>

/* ---- Making nodes ------------------------------------------------------------------------- */

static void no_memory(lua_State *L)
{
    lua_pushliteral(L, "not enough memory");
    lua_error(L);
}

static uint32_t node_add(lua_State *L, struct node node, const uint32_t *children, uint32_t count)
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
            no_memory(L);
        written->children[written->child_count++] = children[i];
    }
    if (!arena_grow(draft->arena, (void **)&written->nodes, written->count, &written->capacity,
                    sizeof *written->nodes))
        no_memory(L);
    written->nodes[written->count] = node;
    return (uint32_t)written->count++;
}

static int push_too_deep(lua_State *L, uint32_t line)
{
    complain_line(draft_of(L), line, "too_deep",
                  "this expression is nested more than %d deep; give its parts names with "
                  "value \"…\"",
                  MOST_DEPTH);
    handle_push_bad(L);
    return 1;
}

static int push_node(lua_State *L, struct node node, const uint32_t *children, uint32_t count)
{
    uint32_t index = node_add(L, node, children, count);
    if (draft_of(L)->written.nodes[index].depth > MOST_DEPTH)
        return push_too_deep(L, node.line);
    handle_push(L, HANDLE_NODE, index, node.line);
    return 1;
}

static int push_bad(lua_State *L)
{
    handle_push_bad(L);
    return 1;
}

/* The word that runs, for places and messages. */
struct running {
    const char *word;
    uint32_t line;
    size_t token;
};

static struct running running(lua_State *L, const char *word)
{
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    return (struct running){word, line, draft_token(draft_of(L), line, word, NULL)};
}

/* The operand at a stack index as a node: an expression, a number, or a date in quotes.
 * @return NO_NODE after a complaint */
static uint32_t operand(lua_State *L, int at, const struct running *run)
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
        if (!marked_decimal_at(L, &node.number, at, run->token,
                               arena_print(draft->arena, "a number in '%s'", run->word)))
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
    complain(draft, run->token, "wrong_kind",
             "'%s' is given %s where a number or an expression such as total \"…\", value.… or "
             "innovation.… would be right",
             run->word, handle_name(L, at));
    return NO_NODE;
}

/* All arguments from `from` on as operands; complains unless there are `least` or more. */
static bool operands(lua_State *L, uint32_t *out, int from, int least, int most,
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
        out[i] = operand(L, from + i, run);
        fine = fine && out[i] != NO_NODE;
    }
    return fine;
}

#define MOST_OPERANDS 64

/* A node of all arguments. */
static int node_of_arguments(lua_State *L, const char *word, enum node_op op, int least, int most)
{
    struct running run = running(L, word);
    uint32_t children[MOST_OPERANDS];
    if (!operands(L, children, 1, least, most, &run))
        return push_bad(L);
    return push_node(L, (struct node){.op = op, .line = run.line}, children,
                     (uint32_t)lua_gettop(L));
}

/* ---- Arithmetic --------------------------------------------------------------------------- */

static int arithmetic(lua_State *L, const char *sign, enum node_op op, int count)
{
    if (draft_of(L)->is_running)
        return script_arithmetic(L, op);
    struct running run = running(L, sign);
    uint32_t children[2];
    lua_settop(L, count);
    if (!operands(L, children, 1, count, count, &run))
        return push_bad(L);
    return push_node(L, (struct node){.op = op, .line = run.line}, children, (uint32_t)count);
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
    struct running run = running(L, sign);
    complain(draft_of(L), run.token, "operator_not_allowed", "'%s' has no meaning here; %s", sign,
             instead);
    return push_bad(L);
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

/* Whether an operator of this line was refused before it ran. */
static bool is_refused(const struct draft *draft, size_t line)
{
    const struct iga_findings *findings = draft->findings;
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].line == line &&
            strcmp(findings->items[i].code, "operator_not_allowed") == 0)
            return true;
    return false;
}

static int less(lua_State *L, bool or_equal)
{
    if (draft_of(L)->is_running)
        return script_compare(L, or_equal);
    if (!is_refused(draft_of(L), sandbox_caller_line(L)))
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

/* ---- Fields and names --------------------------------------------------------------------- */

/* region.kind, innovation.urusan, innovations.urusan, value.spd */
int formula_index(lua_State *L)
{
    struct draft *draft = draft_of(L);
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    const struct handle *handle = handle_at(L, 1);
    size_t token = draft_token(draft, line, NULL, NULL);
    if (!handle || handle->kind == HANDLE_BAD)
        return push_bad(L);
    if (lua_type(L, 2) != LUA_TSTRING) {
        complain(draft, token, "wrong_kind", "after the dot comes the name of a field");
        return push_bad(L);
    }
    const char *name = text_at(L, 2, token, "a field's name");
    if (!name)
        return push_bad(L);
    token = draft_token(draft, line, name, NULL);
    struct node node = {.line = line, .name = name};
    switch (handle->kind) {
    case HANDLE_UNIT:
        node.op = NODE_FIELD;
        node.unit = (enum node_unit)handle->index;
        return push_node(L, node, NULL, 0);
    case HANDLE_VALUES:
        node.op = NODE_VALUE;
        return push_node(L, node, NULL, 0);
    case HANDLE_POPULATION: {
        uint32_t index = draft_add(L, &draft->columns, sizeof(struct draft_column));
        *draft_get(struct draft_column, draft->columns, index) =
            (struct draft_column){handle->index, name};
        handle_push(L, HANDLE_COLUMN, index, line);
        return 1;
    }
    default:
        complain(draft, token, "wrong_kind",
                 "%s has no field '%s'; fields are those of region, innovation and innovations, "
                 "and of value",
                 handle_name(L, 1), name);
        return push_bad(L);
    }
}

static int push_aggregate(lua_State *L, struct aggregate aggregate, const char **texts,
                          size_t text_count)
{
    struct draft *draft = draft_of(L);
    struct formula *written = &draft->written;
    if (!arena_grow(draft->arena, (void **)&written->aggregates, written->aggregate_count,
                    &written->aggregate_capacity, sizeof aggregate))
        no_memory(L);
    written->aggregates[written->aggregate_count] = aggregate;
    return push_node(L,
                     (struct node){.op = NODE_AGGREGATE,
                                   .line = aggregate.line,
                                   .index = (uint32_t)written->aggregate_count++,
                                   .texts = (const char *const *)texts,
                                   .text_count = text_count},
                     NULL, 0);
}

/* total "sid", total("sid", reported), level "video" */
static int points_or_level(lua_State *L, const char *word, enum node_op op)
{
    struct running run = running(L, word);
    struct draft *draft = draft_of(L);
    const char *id = text_at(L, 1, run.token, arena_print(draft->arena, "the id in '%s'", word));
    if (!id)
        return push_bad(L);
    struct node node = {.op = op, .line = run.line, .name = id};
    if (lua_isnoneornil(L, 2))
        return push_node(L, node, NULL, 0);
    const struct handle *population = handle_of(L, 2, BIT(HANDLE_POPULATION));
    if (!population || op != NODE_POINTS) {
        complain(draft, run.token, "arguments",
                 "'%s' takes an id, such as %s \"…\", and nothing else but, for total, "
                 "innovations or reported",
                 word, word);
        return push_bad(L);
    }
    struct aggregate aggregate = {
        .kind = AGGREGATE_SUM,
        .population = *draft_get(struct population, draft->populations, population->index),
        .subject = node_add(L, node, NULL, 0),
        .line = run.line};
    return push_aggregate(L, aggregate, NULL, 0);
}

static int l_total(lua_State *L)
{
    return points_or_level(L, "total", NODE_POINTS);
}

static int l_level(lua_State *L)
{
    return points_or_level(L, "level", NODE_LEVEL);
}

/* ---- Over innovations --------------------------------------------------------------------- */

/* Argument 1 as a population. */
static bool population_at(lua_State *L, struct population *out, const struct running *run)
{
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_at(L, 1);
    if (handle && handle->kind == HANDLE_POPULATION) {
        *out = *draft_get(struct population, draft->populations, handle->index);
        return true;
    }
    if (!handle || handle->kind != HANDLE_BAD)
        complain(draft, run->token, "wrong_kind",
                 "'%s' goes over innovations, reported or where(innovations, …), not over %s",
                 run->word, handle_name(L, 1));
    return false;
}

/* count(innovations) */
static int l_count(lua_State *L)
{
    struct running run = running(L, "count");
    struct aggregate aggregate = {.kind = AGGREGATE_COUNT, .subject = NO_NODE, .line = run.line};
    if (lua_gettop(L) != 1) {
        complain(draft_of(L), run.token, "arguments",
                 "'count' takes what it counts: count(innovations), count(reported), or "
                 "count(where(innovations, …))");
        return push_bad(L);
    }
    if (!population_at(L, &aggregate.population, &run))
        return push_bad(L);
    return push_aggregate(L, aggregate, NULL, 0);
}

/* where(innovations, condition) */
static int l_where(lua_State *L)
{
    struct running run = running(L, "where");
    struct draft *draft = draft_of(L);
    struct population population;
    if (!population_at(L, &population, &run))
        return push_bad(L);
    uint32_t condition;
    if (!operands(L, &condition, 2, 1, 1, &run))
        return push_bad(L);
    if (population.where != NO_NODE) {
        uint32_t both[2] = {population.where, condition};
        condition = node_add(L, (struct node){.op = NODE_ALL, .line = run.line}, both, 2);
    }
    if (draft->written.nodes[condition].depth > MOST_DEPTH)
        return push_too_deep(L, run.line);
    population.where = condition;
    uint32_t index = draft_add(L, &draft->populations, sizeof population);
    *draft_get(struct population, draft->populations, index) = population;
    handle_push(L, HANDLE_POPULATION, index, run.line);
    return 1;
}

/* sum(innovations, x) and its kin; without innovations, the same of the arguments. */
static int over(lua_State *L, const char *word, enum aggregate_kind kind, enum node_op plain)
{
    struct running run = running(L, word);
    if (!handle_of(L, 1, BIT(HANDLE_POPULATION))) {
        uint32_t children[MOST_OPERANDS];
        if (!operands(L, children, 1, 1, MOST_OPERANDS, &run))
            return push_bad(L);
        uint32_t count = (uint32_t)lua_gettop(L);
        if (kind != AGGREGATE_MEAN)
            return push_node(L, (struct node){.op = plain, .line = run.line}, children, count);
        uint32_t quotient[2] = {
            node_add(L, (struct node){.op = NODE_ADD, .line = run.line}, children, count),
            node_add(L,
                     (struct node){.op = NODE_NUMBER,
                                   .line = run.line,
                                   .number = decimal_from_integer((int64_t)count)},
                     NULL, 0)};
        return push_node(L, (struct node){.op = NODE_DIVIDE, .line = run.line}, quotient, 2);
    }
    struct aggregate aggregate = {.kind = kind, .line = run.line};
    if (!population_at(L, &aggregate.population, &run) ||
        !operands(L, &aggregate.subject, 2, 1, 1, &run))
        return push_bad(L);
    return push_aggregate(L, aggregate, NULL, 0);
}

static int l_sum(lua_State *L)
{
    return over(L, "sum", AGGREGATE_SUM, NODE_ADD);
}

static int l_mean(lua_State *L)
{
    return over(L, "mean", AGGREGATE_MEAN, NODE_ADD);
}

static int l_smallest(lua_State *L)
{
    return over(L, "smallest", AGGREGATE_SMALLEST, NODE_MIN);
}

static int l_largest(lua_State *L)
{
    return over(L, "largest", AGGREGATE_LARGEST, NODE_MAX);
}

/* The list of texts at a stack index. @return false after a complaint */
static bool texts_at(lua_State *L, const char ***out, size_t *count, int at,
                     const struct running *run)
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
            text_at(L, -1, run->token, arena_print(draft->arena, "item %zu of the list", i));
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

/* distinct(innovations.urusan), distinct(innovations.urusan, list) */
static int l_distinct(lua_State *L)
{
    struct running run = running(L, "distinct");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 1, BIT(HANDLE_COLUMN));
    if (!handle) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft, run.token, "wrong_kind",
                     "'distinct' counts the different values of a field: "
                     "distinct(innovations.field), or distinct(innovations.field, { … })");
        return push_bad(L);
    }
    struct draft_column column = *draft_get(struct draft_column, draft->columns, handle->index);
    const char **texts = NULL;
    size_t count = 0;
    if (!lua_isnoneornil(L, 2) && !texts_at(L, &texts, &count, 2, &run))
        return push_bad(L);
    struct node field = {
        .op = NODE_FIELD, .unit = UNIT_INNOVATION, .line = run.line, .name = column.field};
    struct aggregate aggregate = {
        .kind = AGGREGATE_DISTINCT,
        .population = *draft_get(struct population, draft->populations, column.population),
        .subject = node_add(L, field, NULL, 0),
        .line = run.line};
    return push_aggregate(L, aggregate, texts, count);
}

/* ---- Choosing ----------------------------------------------------------------------------- */

static int l_min(lua_State *L)
{
    return node_of_arguments(L, "min", NODE_MIN, 1, MOST_OPERANDS);
}

static int l_max(lua_State *L)
{
    return node_of_arguments(L, "max", NODE_MAX, 1, MOST_OPERANDS);
}

static int l_when(lua_State *L)
{
    return node_of_arguments(L, "when", NODE_WHEN, 3, 3);
}

static int l_first_given(lua_State *L)
{
    return node_of_arguments(L, "first_given", NODE_FIRST_GIVEN, 1, MOST_OPERANDS);
}

/* words(innovation.design) */
static int l_words(lua_State *L)
{
    struct running run = running(L, "words");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 1, BIT(HANDLE_NODE));
    if (!handle || draft->written.nodes[handle->index].op != NODE_FIELD) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft, run.token, "wrong_kind",
                     "'words' counts the words of a text field: words(innovation.field)");
        return push_bad(L);
    }
    struct node node = draft->written.nodes[handle->index];
    node.op = NODE_WORDS;
    node.line = run.line;
    return push_node(L, node, NULL, 0);
}

/* ---- Conditions --------------------------------------------------------------------------- */

struct comparison {
    const char *word;
    enum node_op op;
    bool has_low, low_open, has_high, high_open;
};

/* at_least(x, 5) is a condition; at_least(5) a range. */
static int compare(lua_State *L, const struct comparison *comparison)
{
    if (lua_gettop(L) != 1)
        return node_of_arguments(L, comparison->word, comparison->op, 2, 2);
    struct running run = running(L, comparison->word);
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
    struct running run = running(L, "between");
    if (lua_gettop(L) < 2) {
        complain(draft_of(L), run.token, "arguments",
                 "'between' takes a lower and an upper edge: between(2.05, 5.23)");
        return push_bad(L);
    }
    if (lua_gettop(L) != 2)
        return node_of_arguments(L, "between", NODE_BETWEEN, 3, 3);
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
    struct running run = running(L, "within");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 2, BIT(HANDLE_INTERVAL) | BIT(HANDLE_WINDOW));
    if (lua_gettop(L) != 2 || !handle) {
        if (!handle_of(L, 2, BIT(HANDLE_BAD)))
            complain(draft, run.token, "arguments",
                     "'within' takes an expression and a range: within(innovation.field, "
                     "between(…, …))");
        return push_bad(L);
    }
    uint32_t x = operand(L, 1, &run);
    if (x == NO_NODE)
        return push_bad(L);
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
        return push_node(L, (struct node){.op = NODE_BETWEEN, .line = run.line}, children, 3);
    }
    uint32_t edges[2], count = 0;
    if (has_low)
        edges[count++] = edge(L, low_open ? NODE_ABOVE : NODE_AT_LEAST, x, low);
    if (has_high)
        edges[count++] = edge(L, high_open ? NODE_BELOW : NODE_AT_MOST, x, high);
    return push_node(L, (struct node){.op = NODE_ALL, .line = run.line}, edges, count);
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
        return push_bad(L);
    }
    struct node node = draft->written.nodes[handle->index];
    node.op = NODE_ONE_OF;
    node.line = run->line;
    node.texts = (const char *const *)texts;
    node.text_count = count;
    return push_node(L, node, NULL, 0);
}

/* one_of(region.kind, { … }) is a condition; one_of { … } a type. */
static int l_one_of(lua_State *L)
{
    struct running run = running(L, "one_of");
    struct draft *draft = draft_of(L);
    const char **texts;
    size_t count;
    bool is_type = lua_gettop(L) == 1;
    if (!texts_at(L, &texts, &count, is_type ? 1 : 2, &run))
        return push_bad(L);
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
    struct running run = running(L, "equals");
    size_t length;
    const char *text = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &length) : NULL;
    if (!text || date_from_text(text, length))
        return node_of_arguments(L, "equals", NODE_EQUALS, 2, 2);
    const char **texts = arena_array(draft_of(L)->arena, 1, sizeof *texts);
    if (!texts)
        no_memory(L);
    texts[0] = text_at(L, 2, run.token, "the text in 'equals'");
    return texts[0] ? membership(L, texts, 1, &run) : push_bad(L);
}

/* given(innovation.developed) */
static int l_given(lua_State *L)
{
    struct running run = running(L, "given");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 1, BIT(HANDLE_NODE));
    if (!handle || draft->written.nodes[handle->index].op != NODE_FIELD) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft, run.token, "wrong_kind",
                     "'given' asks whether a field has a value: given(innovation.field)");
        return push_bad(L);
    }
    struct node node = draft->written.nodes[handle->index];
    node.op = NODE_GIVEN;
    node.line = run.line;
    return push_node(L, node, NULL, 0);
}

/* all { a, b, … } and its kin */
static int combine(lua_State *L, const char *word, enum node_op op)
{
    struct running run = running(L, word);
    struct draft *draft = draft_of(L);
    if (!lua_istable(L, 1) || lua_gettop(L) != 1) {
        complain(draft, run.token, "missing_table", "'%s' takes conditions in { }: %s { a, b }",
                 word, word);
        return push_bad(L);
    }
    static const char *const keys[] = {NULL};
    struct table table;
    table_start(&table, L, 1, run.token, arena_print(draft->arena, "'%s'", word), keys);
    size_t length = table_length(&table);
    uint32_t children[MOST_OPERANDS];
    if (!length || length > MOST_OPERANDS) {
        complain(draft, run.token, "arguments", "'%s' takes from 1 to %d conditions, not %zu", word,
                 MOST_OPERANDS, length);
        return push_bad(L);
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
        return push_bad(L);
    return push_node(L, (struct node){.op = op, .line = run.line}, children, (uint32_t)length);
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
    struct running run = running(L, "mandatory_at_least");
    struct node node = {.op = NODE_MANDATORY, .unit = UNIT_INNOVATION, .line = run.line};
    if (!decimal_at(L, &node.number, 1, run.token, "the level in 'mandatory_at_least'"))
        return push_bad(L);
    if (!decimal_is_whole(node.number) || node.number.coefficient < 1) {
        complain(draft_of(L), run.token, "level_range",
                 "the level in 'mandatory_at_least' must be a whole number, 1 or more");
        return push_bad(L);
    }
    return push_node(L, node, NULL, 0);
}

const struct word words_of_formulas[] = {
    {"total", l_total},
    {"level", l_level},
    {"count", l_count},
    {"sum", l_sum},
    {"mean", l_mean},
    {"smallest", l_smallest},
    {"largest", l_largest},
    {"distinct", l_distinct},
    {"where", l_where},
    {"min", l_min},
    {"max", l_max},
    {"when", l_when},
    {"first_given", l_first_given},
    {"words", l_words},
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
