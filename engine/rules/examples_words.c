/* examples_words.c - the words of examples files: points, example, eligible, rejected, published,
 * predicates, and the small ones that save writing. */
#include "rules/examples_reading.h"
#include "rules/examples_rows.h"
#include "rules/sandbox.h"
#include "rules/structure.h"

#include "base/text.h"

#include <string.h>

const char example_refused, example_no_band, example_missing;

#define MOST_COPIES 10000

struct examples_reading *examples_reading_of(lua_State *L)
{
    return (struct examples_reading *)draft_of(L);
}

static size_t token_of(lua_State *L, const char *word)
{
    return draft_token(draft_of(L), sandbox_caller_line(L), word, NULL);
}

int example_push_bad(lua_State *L)
{
    handle_push_bad(L);
    return 1;
}

/* [-0, +1, e] Keeps an example. */
void example_keep(lua_State *L, struct example example)
{
    struct iga_examples *examples = examples_reading_of(L)->examples;
    if (!arena_grow(examples->arena, (void **)&examples->items, examples->count,
                    &examples->capacity, sizeof example)) {
        lua_pushliteral(L, "not enough memory");
        lua_error(L);
    }
    examples->items[examples->count++] = example;
}

int example_push(lua_State *L)
{
    handle_push(L, HANDLE_EXAMPLES, 0, (uint32_t)sandbox_caller_line(L));
    return 1;
}

/* ---- eligible { … } and rejected "penerapan" { … } ----------------------------------------- */

/* Keeps an example for each innovation of a table: that it fails these conditions and no other. */
static int keep_innovations(lua_State *L, const struct table *table, const char *const *musts,
                            size_t count)
{
    size_t length = table_length(table);
    int region = example_part(table, "region");
    struct origin origin = table_origin(table);
    for (size_t i = 1; i <= length; i++) {
        struct expectation *expectation = arena_take(table->draft->arena, sizeof *expectation);
        struct pen pen = pen_new(L);
        size_t token = table_item_token(table, i);
        lua_createtable(L, 1, 0); /* a list of this one */
        lua_rawgeti(L, table->at, (lua_Integer)i);
        lua_rawseti(L, -2, 1);
        example_region(L, &pen, region, lua_gettop(L), token);
        lua_pop(L, 1);
        if (!expectation)
            break;
        *expectation = (struct expectation){.what = EXPECT_REASONS,
                                            .name = "1",
                                            .texts = musts,
                                            .text_count = count,
                                            .token = token};
        example_keep(L, (struct example){
                            .title = arena_print(table->draft->arena, "%s, %zu", table->what, i),
                            .region = pen.text,
                            .length = pen.length,
                            .expectations = expectation,
                            .count = 1,
                            .origin = origin,
                            .token = token});
    }
    if (!length)
        complain(table->draft, table->token, "no_examples", "%s lists no innovation", table->what);
    return example_push(L);
}

static const char *const innovations_keys[] = {"region", "source", NULL};

static int l_eligible(lua_State *L)
{
    size_t token = token_of(L, "eligible");
    struct table table;
    if (!lua_istable(L, 1)) {
        complain(draft_of(L), token, "missing_table",
                 "'eligible' takes innovations: eligible { { … }, { … } }, not %s",
                 handle_name(L, 1));
        return example_push_bad(L);
    }
    table_start(&table, L, 1, token, "eligible", innovations_keys);
    return keep_innovations(L, &table, NULL, 0);
}

static int build_rejected(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    const char **musts = arena_array(draft->arena, 1, sizeof *musts);
    (void)line;
    if (!musts || !example_must(draft, token, id, examples_reading_of(L)->rules) ||
        !example_table(L, "rejected", token))
        return example_push_bad(L);
    musts[0] = id;
    table_start(&table, L, 2, token, arena_print(draft->arena, "rejected \"%s\"", id),
                innovations_keys);
    return keep_innovations(L, &table, (const char *const *)musts, 1);
}

/* ---- published "Kota Kendari" (55.62, "Inovatif", source) and predicates { … } -------------- */

/* @param predicate  NULL: there must be none */
static void keep_index(lua_State *L, const char *title, struct decimal index, const char *predicate,
                       struct origin origin, size_t token)
{
    struct draft *draft = draft_of(L);
    const struct iga_rules *rules = examples_reading_of(L)->rules;
    struct expectation *expectation = arena_take(draft->arena, sizeof *expectation);
    int64_t units;
    if (!expectation || (predicate && !example_predicate(draft, token, predicate, rules)))
        return;
    if (!decimal_to_units(&units, index, rules->decimals))
        complain(draft, token, "number_range",
                 "an index is published with %d decimals under these rules; shorten this one",
                 rules->decimals);
    *expectation = (struct expectation){
        .what = EXPECT_PREDICATE, .text = predicate ? predicate : "", .token = token};
    example_keep(L, (struct example){.title = title,
                                     .index = index,
                                     .expectations = expectation,
                                     .count = 1,
                                     .origin = origin,
                                     .token = token});
}

static int build_published(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct origin origin = {0};
    struct decimal index;
    (void)line;
    if (lua_gettop(L) < 3 || lua_gettop(L) > 4) {
        complain(draft, token, "arguments",
                 "published \"%s\" takes the index, the predicate and where they stand: published "
                 "\"%s\" (55.62, \"…\", secondary \"…\")",
                 id, id);
        return example_push_bad(L);
    }
    const struct handle *source = handle_of(L, 4, BIT(HANDLE_SOURCE));
    if (source)
        origin = *draft_get(struct origin, draft->origins, source->index);
    else if (lua_gettop(L) == 4 && !handle_of(L, 4, BIT(HANDLE_BAD)))
        complain(draft, token, "wrong_kind",
                 "where a figure was published is official \"…\", secondary \"…\" or assumed "
                 "\"…\", not %s",
                 handle_name(L, 4));
    bool fine = decimal_at(L, &index, 2, token, "a published index");
    const char *predicate = text_at(L, 3, token, "a published predicate");
    if (fine && predicate)
        keep_index(L, arena_print(draft->arena, "published \"%s\"", id), index, predicate, origin,
                   token);
    return example_push(L);
}

/* predicates { [65.00] = "Inovatif", [65.01] = "Sangat Inovatif", [100.01] = refused } */
static int l_predicates(lua_State *L)
{
    static const char *const no_keys[] = {NULL};
    struct draft *draft = draft_of(L);
    size_t token = token_of(L, "predicates");
    struct rows rows;
    if (!lua_istable(L, 1)) {
        complain(draft, token, "missing_table",
                 "'predicates' takes indices with their predicates: predicates { [65.01] = \"…\" "
                 "}, not %s",
                 handle_name(L, 1));
        return example_push_bad(L);
    }
    rows_read(L, &rows, 1, source_table(draft->source, token), token, no_keys);
    for (size_t i = 0; i < rows.count; i++) {
        const struct row *row = &rows.items[i];
        char number[NUMBER_TEXT];
        bool has_predicate = row->value == ROW_TEXT_VALUE || row->value == ROW_REFUSED;
        if (row->key != ROW_NUMBER_KEY || row->is_positional || !has_predicate) {
            complain(draft, row->token, "wrong_kind",
                     "'predicates' lists indices with their predicates: [65.01] = \"…\", or "
                     "[100.01] = refused for none");
            continue;
        }
        decimal_print(number, row->answer);
        keep_index(L, arena_print(draft->arena, "predicates, %s", number), row->answer, row->said,
                   (struct origin){0}, row->token);
    }
    return example_push(L);
}

/* ---- The whole ---------------------------------------------------------------------------- */

static int build_examples(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"source", NULL};
    struct examples_reading *reading = examples_reading_of(L);
    struct draft *draft = &reading->draft;
    struct table table;
    struct handle handle;
    (void)line;
    reading->has_examples = true;
    if (strcmp(id, reading->rules->id) != 0)
        complain(draft, token, "other_rules",
                 "these are examples of \"%s\", but the rules are \"%s\"", id, reading->rules->id);
    if (!example_table(L, "examples", token))
        return 0;
    table_start(&table, L, 2, token, "'examples'", keys);
    struct origin origin = table_origin(&table);
    for (size_t i = 1; i <= table_length(&table); i++)
        table_item(&handle, &table, i, BIT(HANDLE_EXAMPLES),
                   "points \"…\" { … }, example \"…\" { … }, eligible { … }, rejected \"…\" { … }, "
                   "predicates { … } or published \"…\" (…)");
    for (size_t i = 0; i < reading->examples->count; i++)
        if (!reading->examples->items[i].origin.stated)
            reading->examples->items[i].origin = origin;
    return 0;
}

static const struct structure_word open_words[] = {
    {"examples", build_examples},     {"example", example_build_example},
    {"points", example_build_points}, {"rejected", build_rejected},
    {"published", build_published},
};
enum { EXAMPLES, EXAMPLE, POINTS, REJECTED, PUBLISHED };

/* [-0, +1, e] Pushes the word with its id, which waits for its table. */
static int open_word(lua_State *L, const struct structure_word *word)
{
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    const char *id =
        structure_id(L, 1, word->name, draft_token(draft_of(L), line, word->name, NULL));
    return id ? structure_push_open(L, word, id, line) : example_push_bad(L);
}

static int l_examples(lua_State *L)
{
    return open_word(L, &open_words[EXAMPLES]);
}

static int l_example(lua_State *L)
{
    return open_word(L, &open_words[EXAMPLE]);
}

static int l_points(lua_State *L)
{
    return open_word(L, &open_words[POINTS]);
}

static int l_rejected(lua_State *L)
{
    return open_word(L, &open_words[REJECTED]);
}

static int l_published(lua_State *L)
{
    return open_word(L, &open_words[PUBLISHED]);
}

/* ---- What saves writing ------------------------------------------------------------------- */

/* times(12, { … }): a list of twelve such innovations */
static int l_times(lua_State *L)
{
    size_t token = token_of(L, "times");
    struct decimal count;
    if (!decimal_at(L, &count, 1, token, "the number in 'times'"))
        return example_push_bad(L);
    if (!decimal_is_whole(count) || count.coefficient < 1 || count.coefficient > MOST_COPIES ||
        !lua_istable(L, 2)) {
        complain(draft_of(L), token, "arguments",
                 "'times' takes a number from 1 to %d and an innovation: times(12, { … })",
                 MOST_COPIES);
        return example_push_bad(L);
    }
    lua_createtable(L, (int)count.coefficient, 0);
    for (lua_Integer i = 1; i <= (lua_Integer)count.coefficient; i++) {
        lua_pushvalue(L, 2);
        lua_rawseti(L, -2, i);
    }
    return 1;
}

/* [-0, +0, e] Copies the items of one table into another. */
static void copy_items(lua_State *L, int to, int from)
{
    for (lua_pushnil(L); lua_next(L, from);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, to);
    }
}

/* with(layak, { design_words = 299 }): the same but for these */
static int l_with(lua_State *L)
{
    size_t token = token_of(L, "with");
    if (lua_gettop(L) != 2 || !lua_istable(L, 1) || !lua_istable(L, 2)) {
        if (!handle_of(L, 1, BIT(HANDLE_BAD)))
            complain(draft_of(L), token, "arguments",
                     "'with' takes a table and what is different: with(name, { … })");
        return example_push_bad(L);
    }
    lua_newtable(L);
    copy_items(L, 3, 1);
    copy_items(L, 3, 2);
    return 1;
}

/* urusan = in_turn { "Pendidikan", "Kesehatan" }: the copies of `times` take one after another */
static int l_in_turn(lua_State *L)
{
    if (lua_gettop(L) != 1 || !lua_istable(L, 1) || !lua_rawlen(L, 1)) {
        complain(draft_of(L), token_of(L, "in_turn"), "arguments",
                 "'in_turn' takes a list: in_turn { \"…\", \"…\" }");
        return example_push_bad(L);
    }
    lua_newtable(L);
    lua_pushvalue(L, 1);
    lua_rawsetp(L, -2, &example_turn_key);
    return 1;
}

/* from(812.4, 905.1): the figures of two years */
static int l_from(lua_State *L)
{
    if (lua_gettop(L) != 2) {
        complain(draft_of(L), token_of(L, "from"), "arguments",
                 "'from' takes the earlier and the later figure: from(812.4, 905.1)");
        return example_push_bad(L);
    }
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "previous");
    lua_pushvalue(L, 2);
    lua_setfield(L, -2, "current");
    return 1;
}

const struct word words_of_examples[] = {
    {"examples", l_examples}, {"example", l_example},
    {"points", l_points},     {"eligible", l_eligible},
    {"rejected", l_rejected}, {"published", l_published},
    {"times", l_times},       {"predicates", l_predicates},
    {"with", l_with},         {"in_turn", l_in_turn},
    {"from", l_from},         {NULL, NULL},
};
