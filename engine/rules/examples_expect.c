/* examples_expect.c - example "…" { region = { … }, innovations = { … }, expect = { … } }. */
#include "rules/examples_rows.h"

#include <string.h>

/* The expectations of one example while they are read. */
struct expecting {
    lua_State *L;
    struct draft *draft;
    const struct iga_rules *rules;
    struct table table; /* `expect` */
    struct expectation *items;
    size_t count, capacity;
    struct expectation nowhere; /* without memory, which the arena remembers */
};

static struct expectation *expect(struct expecting *e, enum expected what, const char *key)
{
    if (!arena_grow(e->draft->arena, (void **)&e->items, e->count, &e->capacity, sizeof *e->items))
        return &e->nowhere;
    struct expectation *item = &e->items[e->count++];
    *item = (struct expectation){.what = what, .token = table_key_token(&e->table, key)};
    return item;
}

static bool is_fraction(const char *text)
{
    size_t sign = *text == '-', digits = strspn(text + sign, "0123456789");
    const char *rest = text + sign + digits;
    if (!digits || (*rest && *rest != '/'))
        return false;
    return !*rest || (rest[1 + strspn(rest + 1, "0123456789")] == '\0' &&
                      strspn(rest + 1, "0") < strlen(rest + 1));
}

/* A number, or a text such as "71096/1375", on top of the stack, as a fraction. */
static const char *fraction_at_top(struct expecting *e, size_t token, const char *what)
{
    struct decimal number;
    if (lua_type(e->L, -1) == LUA_TNUMBER) {
        if (!decimal_at(e->L, &number, lua_gettop(e->L), token, what))
            return NULL;
        mpq_t fraction;
        mpq_init(fraction);
        fraction_from_decimal(fraction, number);
        const char *exact = fraction_exact(e->draft->arena, fraction);
        mpq_clear(fraction);
        return exact;
    }
    const char *text = text_at(e->L, -1, token, what);
    if (text && is_fraction(text))
        return text;
    if (text)
        complain(e->draft, token, "not_a_number",
                 "\"%s\" is no fraction; write a number, or a fraction such as \"71096/1375\"",
                 text);
    return NULL;
}

static void expect_numbers(struct expecting *e)
{
    static const struct {
        const char *key;
        enum expected what;
    } counts[] = {
        {"reported", EXPECT_REPORTED}, {"eligible", EXPECT_ELIGIBLE}, {"missing", EXPECT_MISSING}};
    struct decimal number;
    int whole;
    if (table_number(&number, &e->table, "index", false))
        expect(e, EXPECT_INDEX, "index")->number = number;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (table_whole(&whole, &e->table, counts[i].key, 0, 100000000))
            expect(e, counts[i].what, counts[i].key)->number = decimal_from_integer(whole);
    if (table_truth(&e->table, "refused"))
        expect(e, EXPECT_REFUSED, "refused");
}

static void expect_texts(struct expecting *e)
{
    const char *predicate = table_text(&e->table, "predicate", false);
    size_t token = table_key_token(&e->table, "predicate");
    if (predicate && example_predicate(e->draft, token, predicate, e->rules))
        expect(e, EXPECT_PREDICATE, "predicate")->text = predicate;
    lua_pushliteral(e->L, "exact");
    if (lua_rawget(e->L, e->table.at) != LUA_TNIL) {
        const char *exact =
            fraction_at_top(e, table_key_token(&e->table, "exact"), "'exact' of 'expect'");
        if (exact)
            expect(e, EXPECT_EXACT, "exact")->text = exact;
    }
    lua_pop(e->L, 1);
}

/* [-0, +1, e] Pushes the table that `expect` has under a key. @return false (nothing is pushed) if
 * it has none */
static bool push_table(struct expecting *e, const char *key, const char *wanted)
{
    lua_pushstring(e->L, key);
    int type = lua_rawget(e->L, e->table.at);
    if (type == LUA_TTABLE)
        return true;
    if (type != LUA_TNIL)
        complain(e->draft, table_key_token(&e->table, key), "wrong_kind",
                 "'%s' of 'expect' is %s, not %s", key, draft_words(e->draft, wanted),
                 handle_name(e->L, -1));
    lua_pop(e->L, 1);
    return false;
}

/* values = { spd = 56, kematangan = "7092/89" } */
static void expect_values(struct expecting *e)
{
    static const char *const no_keys[] = {NULL};
    struct rows rows;
    if (!push_table(e, "values", "a table such as { spd = 56 }"))
        return;
    rows_read(e->L, &rows, lua_gettop(e->L), rows_open(&e->table, "values"), e->table.token,
              no_keys);
    for (size_t i = 0; i < rows.count; i++) {
        const struct row *row = &rows.items[i];
        if (row->key != ROW_TEXT || !example_value_id(e->draft, row->token, row->text, e->rules))
            continue;
        if (row->value == ROW_NUMBER || (row->value == ROW_TEXT_VALUE && is_fraction(row->said))) {
            struct expectation *item = expect(e, EXPECT_VALUE, "values");
            item->name = row->text;
            item->number = row->number;
            item->text = row->value == ROW_NUMBER ? NULL : row->said;
            item->token = row->token;
        } else {
            complain(e->draft, row->token, "not_a_number",
                     "what is expected of value \"%s\" is a number, or a fraction such as "
                     "\"71096/1375\"",
                     row->text);
        }
    }
    lua_pop(e->L, 1);
}

/* points = { opini_bpk = 4.5 }: of the region's own answers */
static void expect_points(struct expecting *e)
{
    static const char *const no_keys[] = {NULL};
    struct rows rows;
    if (!push_table(e, "points", "a table such as { opini_bpk = 4.5 }"))
        return;
    rows_read(e->L, &rows, lua_gettop(e->L), rows_open(&e->table, "points"), e->table.token,
              no_keys);
    for (size_t i = 0; i < rows.count; i++) {
        const struct row *row = &rows.items[i];
        const struct indicator *indicator =
            row->key == ROW_TEXT ? example_indicator(e->draft, row->token, row->text, e->rules)
                                 : NULL;
        struct expectation expectation;
        if (!indicator || !example_points(&expectation, e->draft, indicator, row))
            continue;
        if (indicator->unit != UNIT_REGION)
            complain(e->draft, row->token, "wrong_kind",
                     "\"%s\" is answered by innovations; expect points of the region's own answers",
                     indicator->id);
        else
            *expect(e, EXPECT_POINTS, "points") = expectation;
    }
    lua_pop(e->L, 1);
}

/* The conditions of eligibility that a list on top of the stack names. */
static const char **musts_at_top(struct expecting *e, size_t *count, size_t token)
{
    size_t length = lua_rawlen(e->L, -1);
    const char **musts = arena_array(e->draft->arena, length + 1, sizeof *musts);
    *count = 0;
    for (size_t i = 1; musts && i <= length; i++) {
        lua_rawgeti(e->L, -1, (lua_Integer)i);
        const char *must = text_at(e->L, -1, token, "a reason");
        lua_pop(e->L, 1);
        if (must && example_must(e->draft, token, must, e->rules))
            musts[(*count)++] = must;
    }
    return musts;
}

/* reasons = { ["3"] = { "penerapan" } }: why innovation 3 is not eligible */
static void expect_reasons(struct expecting *e)
{
    static const char *const no_keys[] = {NULL};
    struct rows rows;
    if (!push_table(e, "reasons", "a table such as { [\"3\"] = { \"…\" } }"))
        return;
    int at = lua_gettop(e->L);
    rows_read(e->L, &rows, at, rows_open(&e->table, "reasons"), e->table.token, no_keys);
    for (size_t i = 0; i < rows.count; i++) {
        const struct row *row = &rows.items[i];
        size_t count = 0;
        if (row->key == ROW_TEXT)
            lua_pushstring(e->L, row->text);
        else
            lua_pushinteger(e->L, (lua_Integer)row->answer.coefficient);
        if (lua_rawget(e->L, at) == LUA_TTABLE) {
            const char **musts = musts_at_top(e, &count, row->token);
            struct expectation *item = expect(e, EXPECT_REASONS, "reasons");
            item->name = row->key == ROW_TEXT
                             ? row->text
                             : arena_print(e->draft->arena, "%d", (int)row->answer.coefficient);
            item->texts = (const char *const *)musts;
            item->text_count = count;
            item->token = row->token;
        } else {
            complain(e->draft, row->token, "not_a_list",
                     "the reasons of an innovation are a list of ids in { }; { } says that it is "
                     "eligible");
        }
        lua_pop(e->L, 1);
    }
    lua_pop(e->L, 1);
}

static const char *const expect_keys[] = {"index",   "exact",    "predicate", "values",
                                          "points",  "reported", "eligible",  "missing",
                                          "reasons", "refused",  NULL};

/* [-0, +0, e] Reads the table `expect` of the example. */
static void read_expect(struct expecting *e, const struct table *table)
{
    lua_pushliteral(e->L, "expect");
    if (lua_rawget(e->L, table->at) == LUA_TTABLE) {
        table_start(&e->table, e->L, -1, table_key_token(table, "expect"), "'expect'", expect_keys);
        expect_numbers(e);
        expect_texts(e);
        expect_values(e);
        expect_points(e);
        expect_reasons(e);
    }
    lua_pop(e->L, 1);
    if (!e->count && !findings_has_errors(e->draft->findings))
        complain(e->draft, table->token, "no_expectation",
                 "%s does not say what must come; add expect = { index = …, predicate = \"…\" }",
                 table->what);
}

int example_build_example(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"region", "innovations", "expect", "source", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    struct pen pen = pen_new(L);
    struct expecting e = {.L = L, .draft = draft, .rules = examples_reading_of(L)->rules};
    (void)line;
    if (!example_table(L, "example", token))
        return example_push_bad(L);
    table_start(&table, L, 2, token, arena_print(draft->arena, "example \"%s\"", id), keys);
    read_expect(&e, &table);
    int region = example_part(&table, "region"), innovations = example_part(&table, "innovations");
    example_region(L, &pen, region, innovations, token);
    example_keep(L, (struct example){.title = id,
                                     .region = pen.text,
                                     .length = pen.length,
                                     .expectations = e.items,
                                     .count = e.count,
                                     .origin = table_origin(&table),
                                     .token = token});
    return example_push(L);
}
