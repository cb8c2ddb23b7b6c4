/* What an indicator asks for: choices, codes, measured values in bands, several bases, a script. */
#include "rules/sandbox.h"
#include "rules/script_words.h"
#include "rules/words.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LEVEL 100

const struct origin no_origin;

static const char *const choices_keys[] = {"[0]", NULL};
static const char *const bands_keys[] = {"unit", "decimals", "whole", "[0]", NULL};
static const char *const bases_keys[] = {NULL};
static const char *const script_keys[] = {"maximum", "decimals", "unit", "whole", NULL};

const struct word_keys keys_of_answers[] = {
    {"choices", choices_keys}, {"bands", bands_keys}, {"bases", bases_keys},
    {"script", script_keys},   {NULL, NULL},
};

static int push_bad(lua_State *L)
{
    handle_push_bad(L);
    return 1;
}

/* ---- Ranges ------------------------------------------------------------------------------- */

/* Where among the arguments the upper edge of a range stands. */
static int high_place(const struct interval *shape)
{
    return shape->has_low && shape->has_high ? 2 : 1;
}

/* The day that an argument names. @return 0 after a complaint */
static int32_t day_at(lua_State *L, int at, const char *word, size_t token)
{
    size_t length = 0;
    const char *text = lua_type(L, at) == LUA_TSTRING ? lua_tolstring(L, at, &length) : "";
    int32_t day = date_from_text(text, length);
    if (!day)
        complain(draft_of(L), token, "date",
                 "'%s' is given %s where a date such as \"2024-01-31\" would be right", word,
                 *text ? text : handle_name(L, at));
    return day;
}

/* [-0, +1, e] A range of dates. */
static int push_window(lua_State *L, const char *word, size_t token, const struct interval *shape,
                       uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct draft_window window = {.has_low = shape->has_low, .has_high = shape->has_high};
    if (shape->has_low && !(window.low = day_at(L, 1, word, token)))
        return push_bad(L);
    if (shape->has_high && !(window.high = day_at(L, high_place(shape), word, token)))
        return push_bad(L);
    if (shape->low_open || shape->high_open) {
        complain(draft, token, "date",
                 "'%s' takes numbers; for dates write at_least, at_most or between", word);
        return push_bad(L);
    }
    if (window.has_low && window.has_high && window.low > window.high) {
        complain(draft, token, "empty_range", "this range of dates ends before it begins");
        return push_bad(L);
    }
    return draft_keep(L, &draft->windows, &window, sizeof window, HANDLE_WINDOW, line);
}

/* [-0, +1, e] A range of numbers. */
static int push_interval(lua_State *L, const char *word, size_t token, struct interval range,
                         uint32_t line)
{
    struct draft *draft = draft_of(L);
    const char *what = arena_print(draft->arena, draft_words(draft, "the edge of '%s'"), word);
    bool fine = true;
    if (range.has_low)
        fine = marked_decimal_at(L, &range.low, 1, token, what);
    if (range.has_high)
        fine = marked_decimal_at(L, &range.high, high_place(&range), token, what) && fine;
    if (!fine)
        return push_bad(L);
    if (range.has_low && range.has_high && decimal_compare(range.low, range.high) > 0) {
        complain(draft, token, "empty_range",
                 "this range holds nothing: its lower edge is above its upper one; exchange them");
        return push_bad(L);
    }
    return draft_keep(L, &draft->intervals, &range, sizeof range, HANDLE_INTERVAL, line);
}

/* [-0, +1, e] between(2.05, 5.23), at_most(2.04), ...: a range; its numbers are arguments 1 and
 * 2 as the word takes them. Texts are dates. */
int answers_interval(lua_State *L, const char *word, size_t token, bool has_low, bool low_open,
                     bool has_high, bool high_open)
{
    const struct interval shape = {has_low, has_high, low_open, high_open, {0, 0}, {0, 0}};
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    return lua_type(L, 1) == LUA_TSTRING ? push_window(L, word, token, &shape, line)
                                         : push_interval(L, word, token, shape, line);
}

/* ---- Levels ------------------------------------------------------------------------------- */

/* Starts on the table of `word { … }`, whose line is noted. @return false after a complaint */
static bool start_answer(struct table *table, uint32_t *line, lua_State *L, const char *word,
                         const char *const *keys)
{
    struct draft *draft = draft_of(L);
    *line = (uint32_t)sandbox_caller_line(L);
    size_t token = draft_token(draft, *line, word, NULL);
    if (lua_istable(L, 1)) {
        table_start(table, L, 1, token, arena_print(draft->arena, "'%s'", word), keys);
        return true;
    }
    complain(draft, token, "missing_table", "'%s' takes a table: %s { … }, not %s", word, word,
             handle_name(L, 1));
    return false;
}

/* Reads the list's own items as the texts of levels 1, 2, ... and [0] as that of level 0. */
static const char **level_texts(const struct table *table, unsigned *levels)
{
    lua_State *L = table->L;
    struct draft *draft = table->draft;
    size_t count = table_length(table);
    if (count > MAX_LEVEL) {
        complain(draft, table->token, "too_many_levels", "%s has more than %d levels", table->what,
                 MAX_LEVEL);
        count = MAX_LEVEL;
    }
    const char **texts = arena_array(draft->arena, count + 1, sizeof *texts);
    for (size_t i = 0; texts && i <= count; i++) {
        if (lua_rawgeti(L, table->at, (lua_Integer)i) != LUA_TNIL)
            texts[i] = text_at(L, -1, i ? table_item_token(table, i) : table_key_token(table, "0"),
                               "the text of a level");
        lua_pop(L, 1);
    }
    *levels = (unsigned)count;
    return texts;
}

/* choices { "text of level 1", "text of level 2", ... } */
static int l_choices(lua_State *L)
{
    struct draft *draft = draft_of(L);
    struct table table;
    uint32_t line;
    if (!start_answer(&table, &line, L, "choices", choices_keys))
        return push_bad(L);
    struct draft_choices choices = {0};
    choices.texts = level_texts(&table, &choices.levels);
    if (!choices.levels)
        complain(draft, table.token, "no_levels",
                 "'choices' lists nothing; write the text of each level, from level 1");
    return draft_keep(L, &draft->choices, &choices, sizeof choices, HANDLE_CHOICES, line);
}

static int compare_codes(const void *a, const void *b)
{
    const struct code *x = a, *y = b;
    if (x->level != y->level)
        return x->level < y->level ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* codes { WTP = 3, ["Sangat Baik"] = 3, "text of level 1", ... } */
static int l_codes(lua_State *L)
{
    struct draft *draft = draft_of(L);
    struct table table;
    uint32_t line;
    if (!start_answer(&table, &line, L, "codes", NULL))
        return push_bad(L);
    struct draft_codes codes = {0};
    unsigned texts;
    codes.texts = level_texts(&table, &texts);

    struct list list = {0};
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            continue;
        const char *name = text_at(L, -2, table.token, "a code");
        if (!name)
            continue;
        struct decimal level;
        size_t place = table_key_token(&table, name);
        if (!decimal_at(
                L, &level, -1, place,
                arena_print(draft->arena, draft_words(draft, "the level of code \"%s\""), name)))
            continue;
        if (!decimal_is_whole(level) || level.coefficient < 0 || level.coefficient > MAX_LEVEL) {
            complain(draft, place, "level_range",
                     "the level of code \"%s\" must be a whole number from 0 to %d", name,
                     MAX_LEVEL);
            continue;
        }
        const struct handle *handle = handle_at(L, -1);
        uint32_t i = draft_add(L, &list, sizeof(struct code));
        draft_get(struct code, list, i)[0] =
            (struct code){name, (unsigned)level.coefficient,
                          handle ? handle_origin(draft, handle, no_origin) : no_origin};
        if ((unsigned)level.coefficient > codes.levels)
            codes.levels = (unsigned)level.coefficient;
    }
    codes.codes = list.items;
    codes.code_count = list.count;
    if (list.count)
        qsort(list.items, list.count, sizeof(struct code), compare_codes);
    else
        complain(draft, table.token, "no_levels",
                 "'codes' lists no code; write each with its level, "
                 "such as WTP = 3");
    if (texts && texts != codes.levels)
        complain(draft, table.token, "levels_disagree",
                 "'codes' has texts for %u levels, but its codes reach level %u", texts,
                 codes.levels);
    if (texts < codes.levels) { /* no texts: room for the getters all the same */
        const char **empty = arena_array(draft->arena, codes.levels + 1u, sizeof *empty);
        codes.texts = empty;
    }
    return draft_keep(L, &draft->codes, &codes, sizeof codes, HANDLE_CODES, line);
}

/* Puts the bands of a table, levels 1, 2, ... and [0], into a measure. */
static void read_bands(struct measure *measure, const struct table *table)
{
    lua_State *L = table->L;
    struct draft *draft = table->draft;
    size_t count = table_length(table);
    struct handle handle;
    measure->bands = arena_array(draft->arena, count + 1, sizeof *measure->bands);
    if (!measure->bands)
        return;
    if (lua_rawgeti(L, table->at, 0) != LUA_TNIL) {
        const struct handle *zero = handle_of(L, -1, BIT(HANDLE_INTERVAL) | BIT(HANDLE_BAD));
        size_t token = table_key_token(table, "0");
        if (zero && zero->kind == HANDLE_INTERVAL)
            measure->bands[measure->band_count++] =
                (struct band){*draft_get(struct interval, draft->intervals, zero->index), 0,
                              handle_origin(draft, zero, no_origin), token};
        else if (!zero)
            complain(draft, token, "wrong_kind",
                     "[0] of %s must be a range such as exactly(0), not %s", table->what,
                     handle_name(L, -1));
    }
    lua_pop(L, 1);
    if (count > MAX_LEVEL)
        complain(draft, table->token, "too_many_levels", "%s has more than %d levels", table->what,
                 MAX_LEVEL);
    for (size_t i = 1; i <= count && i <= MAX_LEVEL; i++) {
        if (!table_item(&handle, table, i, BIT(HANDLE_INTERVAL),
                        "a range such as between(2.05, 5.23) or at_least(5.23)"))
            continue;
        measure->bands[measure->band_count++] =
            (struct band){*draft_get(struct interval, draft->intervals, handle.index), (unsigned)i,
                          handle_origin(draft, &handle, no_origin), table_item_token(table, i)};
    }
}

/* A measure's edges must be writable at its decimals: 5.225 never equals a value of two. */
static void check_edges(const struct draft *draft, const struct measure *measure)
{
    if (measure->decimals < 0)
        return;
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct band *band = &measure->bands[i];
        int64_t units;
        if ((band->range.has_low &&
             !decimal_to_units(&units, band->range.low, measure->decimals)) ||
            (band->range.has_high &&
             !decimal_to_units(&units, band->range.high, measure->decimals)))
            complain(draft, band->token, "edge_decimals",
                     "this band has an edge with more than %d decimals, but values are brought "
                     "to %d; raise 'decimals' or shorten the edge",
                     measure->decimals, measure->decimals);
    }
}

/* bands { unit = "%", decimals = 2, at_most(2.04), between(2.05, 5.23), at_least(5.23) } */
static int l_bands(lua_State *L)
{
    struct draft *draft = draft_of(L);
    struct table table;
    uint32_t line;
    if (!start_answer(&table, &line, L, "bands", bands_keys))
        return push_bad(L);
    struct measure measure = {.decimals = -1, .token = table.token};
    measure.unit = table_text(&table, "unit", false);
    if (!measure.unit)
        measure.unit = "";
    measure.whole = table_truth(&table, "whole");
    bool has_decimals = table_whole(&measure.decimals, &table, "decimals", 0, 9);
    if (measure.whole && has_decimals && measure.decimals)
        complain(draft, table_key_token(&table, "decimals"), "levels_disagree",
                 "a value that is whole has no decimals; take out 'whole' or 'decimals'");
    if (measure.whole)
        measure.decimals = 0;
    read_bands(&measure, &table);
    if (!measure.band_count && !table_length(&table))
        complain(draft, table.token, "no_levels",
                 "'bands' has no band; write the range of each level, from level 1");
    check_edges(draft, &measure);
    return draft_keep(L, &draft->measures, &measure, sizeof measure, HANDLE_BANDS, line);
}

/* bases { basis "a" { title = "…", bands { … } }, … } */
static int l_bases(lua_State *L)
{
    struct draft *draft = draft_of(L);
    struct table table;
    uint32_t line;
    if (!start_answer(&table, &line, L, "bases", bases_keys))
        return push_bad(L);
    struct draft_bases bases = {0};
    size_t count = table_length(&table);
    bases.bases = arena_array(draft->arena, count, sizeof *bases.bases);
    struct handle handle;
    for (size_t i = 1; bases.bases && i <= count; i++) {
        if (!table_item(&handle, &table, i, BIT(HANDLE_BASIS), "a basis \"…\" { … }"))
            continue;
        struct basis basis = *draft_get(struct basis, draft->basis, handle.index);
        basis.origin = handle_origin(draft, &handle, basis.origin);
        for (size_t j = 0; j < bases.count; j++)
            if (strcmp(bases.bases[j].id, basis.id) == 0)
                complain(draft, basis.token, "doubled_id", "basis \"%s\" is there twice", basis.id);
        bases.bases[bases.count++] = basis;
    }
    if (!count)
        complain(draft, table.token, "no_levels", "'bases' has no basis");
    return draft_keep(L, &draft->bases, &bases, sizeof bases, HANDLE_BASES, line);
}

/* script { maximum = 5, decimals = 2, function(answer) … end } */
static int l_script(lua_State *L)
{
    struct draft *draft = draft_of(L);
    struct table table;
    uint32_t line;
    if (!start_answer(&table, &line, L, "script", script_keys))
        return push_bad(L);
    struct draft_script script = {.measure = {.decimals = -1, .token = table.token}};
    if (table_number(&script.maximum, &table, "maximum", true) && script.maximum.coefficient < 0)
        complain(draft, table_key_token(&table, "maximum"), "negative_weight",
                 "the 'maximum' of a script is below zero; points are 0 or more");
    table_whole(&script.decimals, &table, "decimals", 0, 6);
    script.measure.unit = table_text(&table, "unit", false);
    if (!script.measure.unit)
        script.measure.unit = "";
    script.measure.whole = table_truth(&table, "whole");
    lua_rawgeti(L, 1, 1);
    if (!lua_isfunction(L, -1) || lua_iscfunction(L, -1) || table_length(&table) != 1)
        complain(draft, table.token, "wrong_kind", "'script' takes one function(answer) … end");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &script_functions_key);
    lua_insert(L, -2);
    uint32_t index = draft_add(L, &draft->scripts, sizeof script);
    lua_rawseti(L, -2, (lua_Integer)index + 1);
    lua_pop(L, 1);
    *draft_get(struct draft_script, draft->scripts, index) = script;
    handle_push(L, HANDLE_SCRIPT, index, line);
    return 1;
}

/* exactly(0) */
static int l_exactly(lua_State *L)
{
    struct draft *draft = draft_of(L);
    size_t token = draft_token(draft, sandbox_caller_line(L), "exactly", NULL);
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    return answers_interval(L, "exactly", token, true, false, true, false);
}

/* round(x, 2) belongs to scripts alone. */
static int l_round(lua_State *L)
{
    struct draft *draft = draft_of(L);
    complain(draft, draft_token(draft, sandbox_caller_line(L), "round", NULL), "word_not_allowed",
             "'round' is a word of scripts; an index is rounded once, when it is published");
    return push_bad(L);
}

const struct word words_of_answers[] = {
    {"choices", l_choices}, {"codes", l_codes},     {"bands", l_bands}, {"bases", l_bases},
    {"script", l_script},   {"exactly", l_exactly}, {"round", l_round}, {NULL, NULL},
};
