/* examples_points.c - points "pad" { [-5.16] = 1.5, [-5.15] = 3 }: answers and what they earn. */
#include "rules/examples_rows.h"

#include "base/text.h"

#include <string.h>

/* One `points` while it is read. */
struct points {
    struct draft *draft;
    const struct indicator *indicator;
    const char *basis; /* NULL for none */
    int with;          /* stack index of the table `with`; 0 */
    struct origin origin;
    size_t token;
};

/* Whether a bare number that answers the indicator is a level. */
static bool takes_bare_level(const struct indicator *indicator)
{
    return indicator->kind == BY_CHOICES ||
           (indicator->kind == BY_BASES && indicator->level_texts != NULL);
}

static const char *answer_json(lua_State *L, const struct points *points, const struct row *row)
{
    struct pen pen = pen_new(L);
    if (points->basis) {
        pen_add(&pen, "{\"basis\":");
        pen_quoted(&pen, points->basis);
        pen_add(&pen, ",\"value\":");
    }
    row_key_json(&pen, row);
    if (points->basis)
        pen_add(&pen, "}");
    return pen.text;
}

bool example_points(struct expectation *out, const struct draft *draft,
                    const struct indicator *indicator, const struct row *row)
{
    *out = (struct expectation){.what = EXPECT_POINTS,
                                .unit = indicator->unit,
                                .name = indicator->id,
                                .number = row->number,
                                .token = row->token};
    if (row->value == ROW_REFUSED)
        out->what = EXPECT_REFUSED;
    else if (row->value == ROW_NO_BAND)
        out->what = EXPECT_NO_BAND;
    else if (row->value != ROW_NUMBER) {
        if (row->value != ROW_BAD)
            complain(draft, row->token, "not_a_number",
                     "what an answer to \"%s\" earns is a number of points, or the word no_band or "
                     "refused, not %s",
                     indicator->id, row->value_name);
        return false;
    }
    return true;
}

static void keep_points(lua_State *L, const struct points *points, const struct row *row,
                        const char *answer)
{
    struct expectation *expectation = arena_take(points->draft->arena, sizeof *expectation);
    struct pen pen = pen_new(L);
    if (!expectation || !answer ||
        !example_points(expectation, points->draft, points->indicator, row))
        return;
    example_answer(L, &pen, points->indicator->unit, points->indicator->id, answer, points->with,
                   row->token);
    example_keep(L, (struct example){.title = arena_print(points->draft->arena, "points \"%s\", %s",
                                                          points->indicator->id, answer),
                                     .region = pen.text,
                                     .length = pen.length,
                                     .expectations = expectation,
                                     .count = 1,
                                     .origin = points->origin,
                                     .token = row->token});
}

static const char *const points_keys[] = {"basis", "with", "source", "levels", NULL};

/* The rows of the table itself: an answer and its points. */
static void read_points(lua_State *L, const struct points *points, int at, size_t open)
{
    struct rows rows;
    rows_read(L, &rows, at, open, points->token, points_keys);
    for (size_t i = 0; i < rows.count; i++) {
        const struct row *row = &rows.items[i];
        if (row->is_positional && (points->basis || !takes_bare_level(points->indicator)))
            complain(points->draft, row->token, "no_answer",
                     "\"%s\" is not answered by a level, so each answer must be said: [answer] = "
                     "points; for its levels write levels = { … }",
                     points->indicator->id);
        else
            keep_points(L, points, row, answer_json(L, points, row));
    }
}

/* levels = { 1.5, 3, 4.5 }: what {"level": 1} and so on earn. */
static void read_levels(lua_State *L, const struct points *points, int at)
{
    static const char *const no_keys[] = {NULL};
    struct draft *draft = points->draft;
    struct rows rows;
    lua_pushliteral(L, "levels");
    if (lua_rawget(L, at) == LUA_TTABLE) {
        size_t open = source_table(draft->source, points->token);
        size_t value = open == NO_TOKEN ? NO_TOKEN : source_value(draft->source, open, "levels");
        rows_read(L, &rows, lua_gettop(L), value, points->token, no_keys);
        for (size_t i = 0; i < rows.count; i++) {
            struct pen pen = pen_new(L);
            pen_add(&pen, "{\"level\":");
            row_key_json(&pen, &rows.items[i]);
            pen_add(&pen, "}");
            keep_points(L, points, &rows.items[i], pen.text);
        }
    } else if (!lua_isnil(L, -1)) {
        complain(draft, draft_key_token(draft, points->token, "levels"), "wrong_kind",
                 "'levels' is a list of the points of level 1, 2 and so on, not %s",
                 handle_name(L, -1));
    }
    lua_pop(L, 1);
}

/* The basis that the rows are about. @return false after a complaint */
static bool read_basis(struct points *points, const struct table *table)
{
    const struct indicator *indicator = points->indicator;
    points->basis = table_text(table, "basis", false);
    for (size_t i = 0; points->basis && i < indicator->basis_count; i++)
        if (strcmp(indicator->bases[i].id, points->basis) == 0)
            return true;
    if (points->basis)
        complain(points->draft, table_key_token(table, "basis"), "unknown_name",
                 "indicator \"%s\" has no basis \"%s\"; write one that it has, or take 'basis' out",
                 indicator->id, points->basis);
    return !points->basis;
}

int example_build_points(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct points points = {.draft = draft, .token = token};
    (void)line;
    points.indicator = example_indicator(draft, token, id, examples_reading_of(L)->rules);
    if (!points.indicator || !example_table(L, "points", token))
        return example_push_bad(L);
    struct table table = {.L = L,
                          .draft = draft,
                          .at = 2,
                          .open = source_table(draft->source, token),
                          .token = token,
                          .what = arena_print(draft->arena, "points \"%s\"", id)};
    if (!read_basis(&points, &table))
        return example_push_bad(L);
    points.origin = table_origin(&table);
    lua_pushliteral(L, "with");
    if (lua_rawget(L, 2) == LUA_TTABLE)
        points.with = lua_gettop(L);
    else if (!lua_isnil(L, -1))
        complain(draft, table_key_token(&table, "with"), "wrong_kind",
                 "'with' is a table of what else the region or the innovation says, not %s",
                 handle_name(L, -1));
    size_t before = examples_reading_of(L)->examples->count;
    read_points(L, &points, 2, table.open);
    read_levels(L, &points, 2);
    if (examples_reading_of(L)->examples->count == before && !findings_has_errors(draft->findings))
        complain(draft, token, "no_examples", "%s gives no answer; write [answer] = points",
                 table.what);
    return example_push(L);
}
