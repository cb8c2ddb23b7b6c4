/* Numbers: totals, levels, fields, counts and sums over innovations, choices among them. What they
 * mean is settled when the whole file was read, by resolve.c: here they are trees of names. */
#include "rules/nodes.h"
#include "rules/sandbox.h"
#include "rules/words.h"

#include <string.h>

/* ---- Fields and names --------------------------------------------------------------------- */

/* region.kind, innovation.urusan, innovations.urusan, value.spd */
int formula_index(lua_State *L)
{
    struct draft *draft = draft_of(L);
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    const struct handle *handle = handle_at(L, 1);
    size_t token = draft_token(draft, line, NULL, NULL);
    if (!handle || handle->kind == HANDLE_BAD)
        return node_push_bad(L);
    if (lua_type(L, 2) != LUA_TSTRING) {
        complain(draft, token, "wrong_kind", "after the dot comes the name of a field");
        return node_push_bad(L);
    }
    const char *name = text_at(L, 2, token, "a field's name");
    if (!name)
        return node_push_bad(L);
    token = draft_token(draft, line, name, NULL);
    struct node node = {.line = line, .name = name};
    switch (handle->kind) {
    case HANDLE_UNIT:
        node.op = NODE_FIELD;
        node.unit = (enum node_unit)handle->index;
        return node_push(L, node, NULL, 0);
    case HANDLE_VALUES:
        node.op = NODE_VALUE;
        return node_push(L, node, NULL, 0);
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
        return node_push_bad(L);
    }
}

static int push_aggregate(lua_State *L, struct aggregate aggregate, const char **texts,
                          size_t text_count)
{
    struct draft *draft = draft_of(L);
    struct formula *written = &draft->written;
    if (!arena_grow(draft->arena, (void **)&written->aggregates, written->aggregate_count,
                    &written->aggregate_capacity, sizeof aggregate))
        node_no_memory(L);
    written->aggregates[written->aggregate_count] = aggregate;
    return node_push(L,
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
    struct running run = running_word(L, word);
    struct draft *draft = draft_of(L);
    const char *id = text_at(L, 1, run.token,
                             arena_print(draft->arena, draft_words(draft, "the id in '%s'"), word));
    if (!id)
        return node_push_bad(L);
    struct node node = {.op = op, .line = run.line, .name = id};
    if (lua_isnoneornil(L, 2))
        return node_push(L, node, NULL, 0);
    const struct handle *population = handle_of(L, 2, BIT(HANDLE_POPULATION));
    if (!population || op != NODE_POINTS) {
        complain(draft, run.token, "arguments",
                 "'%s' takes an id, such as %s \"…\", and nothing else but, for total, "
                 "innovations or reported",
                 word, word);
        return node_push_bad(L);
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

static int l_weights(lua_State *L)
{
    return points_or_level(L, "weights", NODE_WEIGHTS);
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
    struct running run = running_word(L, "count");
    struct aggregate aggregate = {.kind = AGGREGATE_COUNT, .subject = NO_NODE, .line = run.line};
    if (lua_gettop(L) != 1) {
        complain(draft_of(L), run.token, "arguments",
                 "'count' takes what it counts: count(innovations), count(reported), or "
                 "count(where(innovations, …))");
        return node_push_bad(L);
    }
    if (!population_at(L, &aggregate.population, &run))
        return node_push_bad(L);
    return push_aggregate(L, aggregate, NULL, 0);
}

/* where(innovations, condition) */
static int l_where(lua_State *L)
{
    struct running run = running_word(L, "where");
    struct draft *draft = draft_of(L);
    struct population population;
    if (!population_at(L, &population, &run))
        return node_push_bad(L);
    uint32_t condition;
    if (!node_operands(L, &condition, 2, 1, 1, &run))
        return node_push_bad(L);
    if (population.where != NO_NODE) {
        uint32_t both[2] = {population.where, condition};
        condition = node_add(L, (struct node){.op = NODE_ALL, .line = run.line}, both, 2);
    }
    if (draft->written.nodes[condition].depth > MOST_DEPTH)
        return node_push_too_deep(L, run.line);
    population.where = condition;
    uint32_t index = draft_add(L, &draft->populations, sizeof population);
    *draft_get(struct population, draft->populations, index) = population;
    handle_push(L, HANDLE_POPULATION, index, run.line);
    return 1;
}

/* sum(innovations, x) and its kin; without innovations, the same of the arguments. */
static int over(lua_State *L, const char *word, enum aggregate_kind kind, enum node_op plain)
{
    struct running run = running_word(L, word);
    if (!handle_of(L, 1, BIT(HANDLE_POPULATION))) {
        uint32_t children[MOST_OPERANDS];
        if (!node_operands(L, children, 1, 1, MOST_OPERANDS, &run))
            return node_push_bad(L);
        uint32_t count = (uint32_t)lua_gettop(L);
        if (kind != AGGREGATE_MEAN)
            return node_push(L, (struct node){.op = plain, .line = run.line}, children, count);
        uint32_t quotient[2] = {
            node_add(L, (struct node){.op = NODE_ADD, .line = run.line}, children, count),
            node_add(L,
                     (struct node){.op = NODE_NUMBER,
                                   .line = run.line,
                                   .number = decimal_from_integer((int64_t)count)},
                     NULL, 0)};
        return node_push(L, (struct node){.op = NODE_DIVIDE, .line = run.line}, quotient, 2);
    }
    struct aggregate aggregate = {.kind = kind, .line = run.line};
    if (!population_at(L, &aggregate.population, &run) ||
        !node_operands(L, &aggregate.subject, 2, 1, 1, &run))
        return node_push_bad(L);
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

/* distinct(innovations.urusan), distinct(innovations.urusan, list) */
static int l_distinct(lua_State *L)
{
    struct running run = running_word(L, "distinct");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 1, BIT(HANDLE_COLUMN));
    if (!handle) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft, run.token, "wrong_kind",
                     "'distinct' counts the different values of a field: "
                     "distinct(innovations.field), or distinct(innovations.field, { … })");
        return node_push_bad(L);
    }
    struct draft_column column = *draft_get(struct draft_column, draft->columns, handle->index);
    const char **texts = NULL;
    size_t count = 0;
    if (!lua_isnoneornil(L, 2) && !node_texts(L, &texts, &count, 2, &run))
        return node_push_bad(L);
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
    return node_push_arguments(L, "min", NODE_MIN, 1, MOST_OPERANDS);
}

static int l_max(lua_State *L)
{
    return node_push_arguments(L, "max", NODE_MAX, 1, MOST_OPERANDS);
}

static int l_when(lua_State *L)
{
    return node_push_arguments(L, "when", NODE_WHEN, 3, 3);
}

static int l_first_given(lua_State *L)
{
    return node_push_arguments(L, "first_given", NODE_FIRST_GIVEN, 1, MOST_OPERANDS);
}

/* words(innovation.design) */
static int l_words(lua_State *L)
{
    struct running run = running_word(L, "words");
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_of(L, 1, BIT(HANDLE_NODE));
    if (!handle || draft->written.nodes[handle->index].op != NODE_FIELD) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft, run.token, "wrong_kind",
                     "'words' counts the words of a text field: words(innovation.field)");
        return node_push_bad(L);
    }
    struct node node = draft->written.nodes[handle->index];
    node.op = NODE_WORDS;
    node.line = run.line;
    return node_push(L, node, NULL, 0);
}

const struct word words_of_formulas[] = {
    {"total", l_total},       {"level", l_level},
    {"weights", l_weights},   {"count", l_count},
    {"sum", l_sum},           {"mean", l_mean},
    {"smallest", l_smallest}, {"largest", l_largest},
    {"distinct", l_distinct}, {"where", l_where},
    {"min", l_min},           {"max", l_max},
    {"when", l_when},         {"first_given", l_first_given},
    {"words", l_words},       {NULL, NULL},
};
