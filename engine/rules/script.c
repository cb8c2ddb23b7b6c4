#include "rules/script.h"

#include "base/text.h"
#include "rules/language.h"
#include "rules/sandbox.h"
#include "rules/script_words.h"
#include "rules/syntax.h"

#include <stdlib.h>
#include <string.h>

const char script_functions_key;

/* Exact numbers of one call. Bounded in count and size, so that no script can fill the memory
 * with digits. */
#define MOST_NUMBERS 4096
#define MOST_BITS 8192

struct exact_numbers {
    mpq_t items[MOST_NUMBERS];
    size_t made; /* initialised */
    size_t used; /* by this call */
};

struct script_runner {
    struct arena *arena;
    struct sandbox *sandbox;
    struct iga_rules rules; /* what the file builds anew, and nobody needs */
    struct iga_findings findings;
    struct draft draft;
    struct exact_numbers *numbers;
    int unit_decimals;
};

/* What a call works on. */
struct call {
    struct script_runner *runner;
    const struct indicator *indicator;
    struct decimal answer;
    int64_t points;
};

/* ---- Exact numbers in Lua ----------------------------------------------------------------- */

static int raise(lua_State *L, const char *message)
{
    lua_pushstring(L, draft_words(draft_of(L), message));
    return lua_error(L);
}

/* [-0, +1, e] Pushes a new exact number, 0. */
static mpq_ptr push_exact(lua_State *L)
{
    struct exact_numbers *numbers = draft_of(L)->exact;
    if (numbers->used == MOST_NUMBERS)
        raise(L, "the script calculates with more than 4096 numbers; make it simpler");
    if (numbers->used == numbers->made)
        mpq_init(numbers->items[numbers->made++]);
    handle_push(L, HANDLE_EXACT, (uint32_t)numbers->used, 0);
    return numbers->items[numbers->used++];
}

/* [-0, +(0|1), e] The number at a stack index; one of Lua's becomes an exact one. */
static mpq_srcptr exact_at(lua_State *L, int at)
{
    const struct handle *handle = handle_of(L, at, BIT(HANDLE_EXACT));
    if (handle)
        return draft_of(L)->exact->items[handle->index];
    struct decimal number = {0, 0};
    enum number_fault fault = NUMBER_NO_NUMBER;
    if (lua_isinteger(L, at)) {
        lua_Integer whole = lua_tointeger(L, at);
        fault = NUMBER_TOO_LARGE;
        if (whole > -1000000000000000 && whole < 1000000000000000) {
            number = decimal_from_integer(whole);
            fault = NUMBER_FINE;
        }
    } else if (lua_type(L, at) == LUA_TNUMBER) {
        fault = decimal_from_double(&number, lua_tonumber(L, at));
    }
    if (fault == NUMBER_NO_NUMBER)
        raise(L, "a number is needed here");
    if (fault != NUMBER_FINE)
        raise(L, "this number has no exact decimal of 15 digits; let the answer take part in the "
                 "calculation first");
    mpq_ptr exact = push_exact(L);
    fraction_from_decimal(exact, number);
    return exact;
}

static void check_size(lua_State *L, mpq_srcptr number)
{
    if (mpz_sizeinbase(mpq_numref(number), 2) + mpz_sizeinbase(mpq_denref(number), 2) > MOST_BITS)
        raise(L, "the script's numbers grow too long; round them");
}

int script_arithmetic(lua_State *L, enum node_op op)
{
    mpq_srcptr a = exact_at(L, 1), b = op == NODE_NEGATE ? a : exact_at(L, 2);
    if (op == NODE_DIVIDE && mpq_sgn(b) == 0)
        return raise(L, "the script divides by zero");
    mpq_ptr out = push_exact(L);
    switch (op) {
    case NODE_ADD:
        mpq_add(out, a, b);
        break;
    case NODE_SUBTRACT:
        mpq_sub(out, a, b);
        break;
    case NODE_MULTIPLY:
        mpq_mul(out, a, b);
        break;
    case NODE_DIVIDE:
        mpq_div(out, a, b);
        break;
    default:
        mpq_neg(out, a);
    }
    check_size(L, out);
    return 1;
}

/* The order of arguments `a` and `b`. */
static int order_of(lua_State *L, int a, int b)
{
    mpq_srcptr x = exact_at(L, a);
    return mpq_cmp(x, exact_at(L, b));
}

static int push_truth(lua_State *L, bool truth)
{
    lua_pushboolean(L, truth);
    return 1;
}

int script_compare(lua_State *L, bool or_equal)
{
    int order = order_of(L, 1, 2);
    return push_truth(L, or_equal ? order <= 0 : order < 0);
}

/* ---- Words -------------------------------------------------------------------------------- */

static int s_at_least(lua_State *L)
{
    return push_truth(L, order_of(L, 1, 2) >= 0);
}

static int s_at_most(lua_State *L)
{
    return push_truth(L, order_of(L, 1, 2) <= 0);
}

static int s_above(lua_State *L)
{
    return push_truth(L, order_of(L, 1, 2) > 0);
}

static int s_below(lua_State *L)
{
    return push_truth(L, order_of(L, 1, 2) < 0);
}

static int s_equals(lua_State *L)
{
    return push_truth(L, order_of(L, 1, 2) == 0);
}

static int s_between(lua_State *L)
{
    return push_truth(L, order_of(L, 1, 2) >= 0 && order_of(L, 1, 3) <= 0);
}

static int extreme(lua_State *L, int sign)
{
    int count = lua_gettop(L), best = 1;
    exact_at(L, 1);
    for (int i = 2; i <= count; i++)
        if (sign * order_of(L, i, best) > 0)
            best = i;
    lua_pushvalue(L, best);
    return 1;
}

static int s_min(lua_State *L)
{
    return extreme(L, -1);
}

static int s_max(lua_State *L)
{
    return extreme(L, 1);
}

/* round(x, 2): half away from zero */
static int s_round(lua_State *L)
{
    mpq_srcptr x = exact_at(L, 1);
    int decimals = lua_isinteger(L, 2) ? (int)lua_tointeger(L, 2) : -1;
    if (decimals < 0 || decimals > 6)
        return raise(L, "'round' takes a number and how many decimals it keeps, from 0 to 6");
    mpq_ptr out = push_exact(L);
    fraction_round(mpq_numref(out), x, decimals);
    mpz_ui_pow_ui(mpq_denref(out), 10, (unsigned long)decimals);
    mpq_canonicalize(out);
    return 1;
}

const struct script_word script_words[] = {
    {"at_least", s_at_least}, {"at_most", s_at_most}, {"above", s_above}, {"below", s_below},
    {"equals", s_equals},     {"between", s_between}, {"min", s_min},     {"max", s_max},
    {"round", s_round},       {NULL, NULL},
};

/* ---- The runner --------------------------------------------------------------------------- */

static int load_again(lua_State *L)
{
    language_run(L);
    language_turn_to_scripts(L);
    draft_of(L)->is_running = true;
    return 0;
}

struct script_runner *script_runner_new(const struct iga_rules *rules)
{
    struct arena *arena = arena_new();
    struct script_runner *runner = arena ? arena_take(arena, sizeof *runner) : NULL;
    if (!runner) {
        arena_free(arena);
        return NULL;
    }
    runner->arena = arena;
    runner->numbers = arena_take(arena, sizeof *runner->numbers);
    runner->rules.arena = arena;
    runner->unit_decimals = rules->unit_decimals;
    findings_init(&runner->findings, arena, IGA_LANG_EN);
    runner->draft = (struct draft){.rules = &runner->rules,
                                   .arena = arena,
                                   .findings = &runner->findings,
                                   .source = &rules->source,
                                   .exact = runner->numbers};
    runner->sandbox = sandbox_new(&sandbox_limits_of_a_rule_file, &runner->draft);
    if (!runner->numbers || !runner->sandbox ||
        sandbox_enter(runner->sandbox, load_again, NULL) != SANDBOX_FINE) {
        script_runner_free(runner);
        return NULL;
    }
    return runner;
}

void script_runner_free(struct script_runner *runner)
{
    if (!runner)
        return;
    sandbox_free(runner->sandbox);
    for (size_t i = 0; runner->numbers && i < runner->numbers->made; i++)
        mpq_clear(runner->numbers->items[i]);
    arena_free(runner->arena);
}

/* The sandbox's body: the function's result, as points. */
static int call_function(lua_State *L)
{
    struct call *call = lua_touserdata(L, 1);
    const struct indicator *indicator = call->indicator;
    int decimals = indicator->script_decimals;
    lua_settop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &script_functions_key);
    lua_rawgeti(L, -1, (lua_Integer)indicator->script + 1);
    fraction_from_decimal(push_exact(L), call->answer);
    lua_call(L, 1, 1);
    if (lua_type(L, -1) != LUA_TNUMBER && !handle_of(L, -1, BIT(HANDLE_EXACT)))
        return raise(L, "the script gives no number; let it return one");
    mpq_srcptr result = exact_at(L, lua_gettop(L));

    mpq_t scaled;
    mpq_init(scaled); /* nothing below raises an error before it is cleared */
    fraction_from_units(scaled, power_of_ten(decimals), 0);
    mpq_mul(scaled, scaled, result);
    bool is_whole = mpz_cmp_ui(mpq_denref(scaled), 1) == 0;
    bool fits = mpz_fits_slong_p(mpq_numref(scaled)) != 0;
    int64_t units = fits ? mpz_get_si(mpq_numref(scaled)) : 0;
    mpq_clear(scaled);

    if (!is_whole)
        return raise(L, "the script gives a number with more decimals than it states; round it, "
                        "or raise 'decimals'");
    int64_t scale = power_of_ten(call->runner->unit_decimals - decimals);
    if (!fits || units < 0 || units > indicator->maximum / scale)
        return raise(L, "the script gives less than 0 or more than its maximum");
    call->points = units * scale;
    return 0;
}

bool script_score(int64_t *points, const char **failure, size_t *line, struct script_runner *runner,
                  const struct indicator *indicator, struct decimal answer)
{
    struct call call = {.runner = runner, .indicator = indicator, .answer = answer};
    runner->numbers->used = 0;
    sandbox_refuel(runner->sandbox);
    enum sandbox_stop stop = sandbox_enter(runner->sandbox, call_function, &call);
    *points = call.points;
    *line = sandbox_line(runner->sandbox);
    if (stop == SANDBOX_FINE)
        *failure = NULL;
    else if (stop == SANDBOX_ERROR)
        *failure = syntax_run_message(sandbox_message(runner->sandbox));
    else
        *failure = "the script runs too long or needs too much memory";
    return stop != SANDBOX_MEMORY;
}
