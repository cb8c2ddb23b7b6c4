/* An indicator: how it is answered, what its levels earn. */
#include "rules/sandbox.h"
#include "rules/structure.h"

#include <string.h>

const char *const indicator_keys[] = {"no",        "title",    "weight",       "scores",
                                      "mandatory", "evidence", "note",         "from",
                                      "applies",   "source",   "renamed_from", NULL};

static unsigned highest_band(const struct measure *measure)
{
    unsigned highest = 0;
    for (size_t i = 0; i < measure->band_count; i++)
        if (measure->bands[i].level > highest)
            highest = measure->bands[i].level;
    return highest;
}

/* What one item of an indicator's table says about its answers. */
static void take_answers(struct indicator *indicator, struct draft *draft,
                         const struct handle *handle)
{
    switch (handle->kind) {
    case HANDLE_CHOICES: {
        const struct draft_choices *choices =
            draft_get(struct draft_choices, draft->choices, handle->index);
        indicator->level_texts = choices->texts;
        if (choices->levels > indicator->levels)
            indicator->levels = choices->levels;
        break;
    }
    case HANDLE_CODES: {
        const struct draft_codes *codes =
            draft_get(struct draft_codes, draft->codes, handle->index);
        indicator->kind = BY_CODES;
        indicator->codes = codes->codes;
        indicator->code_count = codes->code_count;
        indicator->levels = codes->levels;
        indicator->level_texts = codes->texts;
        break;
    }
    case HANDLE_BANDS:
        indicator->kind = BY_BANDS;
        indicator->measure = *draft_get(struct measure, draft->measures, handle->index);
        indicator->levels = highest_band(&indicator->measure);
        break;
    case HANDLE_BASES: {
        const struct draft_bases *bases =
            draft_get(struct draft_bases, draft->bases, handle->index);
        indicator->kind = BY_BASES;
        indicator->bases = bases->bases;
        indicator->basis_count = bases->count;
        for (size_t i = 0; i < bases->count; i++) {
            unsigned highest = highest_band(&bases->bases[i].measure);
            if (highest > indicator->levels)
                indicator->levels = highest;
        }
        break;
    }
    default: {
        const struct draft_script *script =
            draft_get(struct draft_script, draft->scripts, handle->index);
        indicator->kind = BY_SCRIPT;
        indicator->measure = script->measure;
        indicator->script = (int)handle->index;
        indicator->script_decimals = script->decimals;
        indicator->scores = arena_array(draft->arena, 1, sizeof *indicator->scores);
        if (indicator->scores)
            indicator->scores[0] = script->maximum;
    }
    }
}

#define ANSWERS                                                                                    \
    (BIT(HANDLE_CHOICES) | BIT(HANDLE_CODES) | BIT(HANDLE_BANDS) | BIT(HANDLE_BASES) |             \
     BIT(HANDLE_SCRIPT))

/* The items of an indicator: one kind of answer, or choices beside several bases. */
static bool read_answers(struct indicator *indicator, const struct table *table)
{
    struct draft *draft = table->draft;
    size_t count = table_length(table);
    handle_kinds seen = 0;
    unsigned choice_levels = 0;
    bool fine = true;
    for (size_t i = 1; i <= count; i++) {
        struct handle handle;
        if (!table_item(&handle, table, i, ANSWERS,
                        "choices, codes, bands, bases or a script, each with its { … }")) {
            fine = false;
            continue;
        }
        if (seen && seen != BIT(HANDLE_CHOICES) &&
            !(seen == BIT(HANDLE_BASES) && handle.kind == HANDLE_CHOICES))
            complain(draft, table_item_token(table, i), "two_kinds",
                     "%s is answered in two ways; only choices { … } may stand beside bases "
                     "{ … }",
                     table->what);
        if (seen == BIT(HANDLE_CHOICES) && handle.kind != HANDLE_BASES)
            complain(draft, table_item_token(table, i), "two_kinds",
                     "%s is answered in two ways; only choices { … } may stand beside bases "
                     "{ … }",
                     table->what);
        seen |= BIT(handle.kind);
        if (handle.kind == HANDLE_CHOICES)
            choice_levels = draft_get(struct draft_choices, draft->choices, handle.index)->levels;
        take_answers(indicator, draft, &handle);
    }
    if (seen == (BIT(HANDLE_CHOICES) | BIT(HANDLE_BASES)) && choice_levels != indicator->levels)
        complain(draft, table->token, "levels_disagree",
                 "%s has choices for %u levels, but its bases reach level %u", table->what,
                 choice_levels, indicator->levels);
    if (!count) {
        complain(draft, table->token, "no_levels",
                 "%s does not say how it is answered; add choices { … }, codes { … }, bands "
                 "{ … }, bases { … } or script { … }",
                 table->what);
        fine = false;
    }
    return fine;
}

/* weight = 1.5, or scores = { 1, 2.5, 4 } for what each level earns. */
static void read_scores(struct indicator *indicator, const struct table *table)
{
    lua_State *L = table->L;
    struct draft *draft = table->draft;
    indicator->has_weight = table_number(&indicator->weight, table, "weight", false);
    if (indicator->has_weight && indicator->weight.coefficient < 0)
        complain(draft, table_key_token(table, "weight"), "negative_weight",
                 "the weight of %s is below zero; weights are 0 or more", table->what);
    lua_pushliteral(L, "scores");
    bool has_scores = lua_rawget(L, table->at) != LUA_TNIL;
    if (indicator->kind == BY_SCRIPT) {
        if (indicator->has_weight || has_scores)
            complain(draft, table->token, "levels_disagree",
                     "%s is scored by its script; take out 'weight' and 'scores'", table->what);
    } else if (has_scores && indicator->has_weight) {
        complain(draft, table_key_token(table, "scores"), "levels_disagree",
                 "%s has both 'weight' and 'scores'; keep the one that the annex states",
                 table->what);
    } else if (has_scores) {
        static const char *const keys[] = {NULL};
        size_t token = table_key_token(table, "scores");
        size_t length = lua_istable(L, -1) ? lua_rawlen(L, -1) : 0;
        struct table list;
        if (lua_istable(L, -1))
            table_start(&list, L, -1, token, "'scores'", keys);
        if (length != indicator->levels)
            complain(draft, token, "levels_disagree",
                     "'scores' of %s must list %u numbers, one for each level from 1", table->what,
                     indicator->levels);
        indicator->scores =
            arena_array(draft->arena, indicator->levels + 1u, sizeof *indicator->scores);
        for (unsigned i = 1; indicator->scores && i <= indicator->levels && i <= length; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i);
            if (decimal_at(L, &indicator->scores[i], -1, token, "a score") &&
                indicator->scores[i].coefficient < 0)
                complain(draft, token, "negative_weight",
                         "a score of %s is below zero; scores are 0 or more", table->what);
            lua_pop(L, 1);
        }
    } else if (!table_has(table, "weight")) {
        table_complain_missing(table, "weight");
    }
    lua_pop(L, 1);
}

int build_indicator(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "indicator", id, token, indicator_keys))
        return structure_push_bad(L);
    struct indicator indicator = {
        .id = id, .token = token, .line = line, .applies = NO_NODE, .measure.decimals = -1};
    indicator.no = structure_text(table_text(&table, "no", false));
    indicator.title = structure_text(table_text(&table, "title", true));
    indicator.mandatory = table_truth(&table, "mandatory");
    indicator.evidence = structure_text(table_text(&table, "evidence", false));
    indicator.note = structure_text(table_text(&table, "note", false));
    indicator.renamed_from = table_text(&table, "renamed_from", false);
    indicator.origin = table_origin(&table);
    struct handle handle;
    if (table_handle(&handle, &table, "applies", BIT(HANDLE_NODE), "a condition", false))
        indicator.applies = handle.index;
    bool fine = read_answers(&indicator, &table);
    if (table_handle(&handle, &table, "from", BIT(HANDLE_DERIVATION),
                     "growth, increase or decrease", false)) {
        indicator.derivation = (enum derivation)handle.index;
        if (indicator.kind != BY_BANDS)
            complain(draft, table_key_token(&table, "from"), "levels_disagree",
                     "'from' of %s says how a measured value follows from two figures, but it is "
                     "not answered by bands { … }",
                     table.what);
        else if (indicator.measure.decimals < 0)
            complain(draft, table_key_token(&table, "from"), "levels_disagree",
                     "a value worked out from two figures seldom has an exact decimal; add "
                     "decimals = 2 (or what the annex "
                     "prints) to the bands of %s",
                     table.what);
    }
    if (fine)
        read_scores(&indicator, &table);
    const struct draft_indicator made = {.indicator = indicator};
    return draft_keep(L, &draft->indicators, &made, sizeof made, HANDLE_INDICATOR, line);
}
