/* The words that give a rule file its outline: ruleset, aspect, variable, indicator, must, field,
 * value, predicate, group; and the sources that any part may be marked with. */
#include "rules/sandbox.h"
#include "rules/words.h"

#include <ctype.h>
#include <string.h>

/* ---- Sources ------------------------------------------------------------------------------ */

static int make_source(lua_State *L, const char *word, iga_source source)
{
    struct draft *draft = draft_of(L);
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    size_t token = draft_token(draft, line, word, NULL);
    const char *reference = text_at(
        L, 1, token,
        arena_print(draft->arena,
                    source == IGA_ASSUMED ? "the reason in '%s'" : "the reference in '%s'", word));
    if (reference && !*reference)
        complain(draft, token, "no_reference",
                 "'%s' says nothing; write where the rule stands, or why it is assumed", word);
    uint32_t index = draft_add(L, &draft->origins, sizeof(struct origin));
    *draft_get(struct origin, draft->origins, index) =
        (struct origin){true, source, reference ? reference : ""};
    handle_push(L, HANDLE_SOURCE, index, line);
    return 1;
}

static int l_official(lua_State *L)
{
    return make_source(L, "official", IGA_OFFICIAL);
}

static int l_secondary(lua_State *L)
{
    return make_source(L, "secondary", IGA_SECONDARY);
}

static int l_assumed(lua_State *L)
{
    return make_source(L, "assumed", IGA_ASSUMED);
}

#define MARKABLE                                                                                   \
    (BIT(HANDLE_INTERVAL) | BIT(HANDLE_BASIS) | BIT(HANDLE_FIELD) | BIT(HANDLE_MUST) |             \
     BIT(HANDLE_INDICATOR) | BIT(HANDLE_VARIABLE) | BIT(HANDLE_ASPECT) | BIT(HANDLE_VALUE) |       \
     BIT(HANDLE_PREDICATE) | BIT(HANDLE_GROUP))

/* assumed "why" (at_least(3)): the same thing, with a source of its own */
static int mark(lua_State *L, const struct handle *source)
{
    struct draft *draft = draft_of(L);
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    static const char *const words[] = {"official", "secondary", "assumed"};
    struct origin origin = *draft_get(struct origin, draft->origins, source->index);
    size_t token = draft_token(draft, line, words[origin.source], NULL);
    struct handle marked = {.kind = HANDLE_NUMBER, .line = line};
    if (lua_type(L, 2) == LUA_TNUMBER) {
        struct decimal number;
        if (!decimal_at(L, &number, 2, token, "a number with a source")) {
            handle_push_bad(L);
            return 1;
        }
        marked.index = draft_add(L, &draft->numbers, sizeof(struct draft_number));
        draft_get(struct draft_number, draft->numbers, marked.index)->number = number;
    } else {
        const struct handle *handle = handle_of(L, 2, MARKABLE);
        if (!handle) {
            if (!handle_of(L, 2, BIT(HANDLE_BAD)))
                complain(draft, token, "wrong_kind",
                         "a source can mark a number, a range, or a part of the rule set, not %s",
                         handle_name(L, 2));
            handle_push_bad(L);
            return 1;
        }
        marked = *handle;
    }
    handle_push(L, marked.kind, marked.index, marked.line);
    handle_at(L, -1)->mark = source->index + 1;
    return 1;
}

/* ---- Words with an id --------------------------------------------------------------------- */

static bool is_id(const char *id, bool with_dash)
{
    if (!isalpha((unsigned char)*id))
        return false;
    for (; *id; id++)
        if (!isalnum((unsigned char)*id) && *id != '_' &&
            !(with_dash && (*id == '-' || *id == '.')))
            return false;
    return true;
}

/* Whether argument 2 is the table of `word "id" { … }`; complains otherwise. */
static bool starts_table(struct table *table, lua_State *L, const char *word, const char *id,
                         size_t token, const char *const *keys)
{
    struct draft *draft = draft_of(L);
    const char *what = arena_print(draft->arena, "%s \"%s\"", word, id);
    if (!lua_istable(L, 2)) {
        complain(draft, token, "missing_table", "%s takes a table: %s { … }", what, what);
        return false;
    }
    table_start(table, L, 2, token, what, keys);
    return true;
}

static int push_part(lua_State *L, enum handle_kind kind, uint32_t index, uint32_t line)
{
    handle_push(L, kind, index, line);
    return 1;
}

static int push_bad(lua_State *L)
{
    handle_push_bad(L);
    return 1;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static int build_field(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"of", "type", "required", "title", "source", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "field", id, token, keys))
        return push_bad(L);
    struct field field = {.name = id, .token = token};
    struct handle handle;
    field.title = table_text(&table, "title", false);
    if (!field.title)
        field.title = id;
    field.required = table_truth(&table, "required");
    field.origin = table_origin(&table);
    bool fine = table_handle(&handle, &table, "of", BIT(HANDLE_UNIT), "region or innovation", true);
    if (fine)
        field.unit = (enum node_unit)handle.index;
    if (table_handle(&handle, &table, "type", BIT(HANDLE_TYPE),
                     "text, number, whole, date or one_of { … }", true)) {
        const struct draft_type *type = draft_get(struct draft_type, draft->types, handle.index);
        field.type = type->type;
        field.choices = type->choices;
        field.choice_count = type->choice_count;
    } else {
        fine = false;
    }
    static const char *const own[] = {"id", "indicators", "innovations"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i], id) == 0)
            complain(draft, token, "reserved_name",
                     "'%s' is in every region's data already; give the field another name", id);
    if (!fine)
        return push_bad(L);
    uint32_t index = draft_add(L, &draft->fields, sizeof field);
    *draft_get(struct field, draft->fields, index) = field;
    return push_part(L, HANDLE_FIELD, index, line);
}

static int build_must(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"otherwise", "source", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "must", id, token, keys))
        return push_bad(L);
    struct must must = {.id = id, .token = token, .line = line, .condition = NO_NODE};
    must.otherwise = or_empty(table_text(&table, "otherwise", true));
    must.origin = table_origin(&table);
    struct handle handle;
    if (table_length(&table) != 1)
        complain(draft, token, "wrong_kind",
                 "%s states one condition; combine several with all "
                 "{ … } or any { … }",
                 table.what);
    else if (table_item(&handle, &table, 1, BIT(HANDLE_NODE), "a condition"))
        must.condition = handle.index;
    if (must.condition == NO_NODE)
        return push_bad(L);
    uint32_t index = draft_add(L, &draft->musts, sizeof must);
    *draft_get(struct must, draft->musts, index) = must;
    return push_part(L, HANDLE_MUST, index, line);
}

static int build_basis(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"title", "source", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "basis", id, token, keys))
        return push_bad(L);
    struct basis basis = {.id = id, .token = token};
    basis.title = table_text(&table, "title", false);
    if (!basis.title)
        basis.title = id;
    basis.origin = table_origin(&table);
    struct handle handle;
    if (table_length(&table) != 1) {
        complain(draft, token, "wrong_kind", "%s has one bands { … }", table.what);
        return push_bad(L);
    }
    if (!table_item(&handle, &table, 1, BIT(HANDLE_BANDS), "bands { … }"))
        return push_bad(L);
    basis.measure = *draft_get(struct measure, draft->measures, handle.index);
    uint32_t index = draft_add(L, &draft->basis, sizeof basis);
    *draft_get(struct basis, draft->basis, index) = basis;
    return push_part(L, HANDLE_BASIS, index, line);
}

/* ---- Indicators --------------------------------------------------------------------------- */

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
    unsigned seen = 0, choice_levels = 0;
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
        complain(draft, table->token, "missing_key", "%s has no 'weight'; add it", table->what);
    }
    lua_pop(L, 1);
}

static int build_indicator(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"no",        "title",    "weight",       "scores",
                                       "mandatory", "evidence", "note",         "from",
                                       "applies",   "source",   "renamed_from", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "indicator", id, token, keys))
        return push_bad(L);
    struct indicator indicator = {
        .id = id, .token = token, .line = line, .applies = NO_NODE, .measure.decimals = -1};
    indicator.no = or_empty(table_text(&table, "no", false));
    indicator.title = or_empty(table_text(&table, "title", true));
    indicator.mandatory = table_truth(&table, "mandatory");
    indicator.evidence = or_empty(table_text(&table, "evidence", false));
    indicator.note = or_empty(table_text(&table, "note", false));
    indicator.renamed_from = table_text(&table, "renamed_from", false);
    indicator.origin = table_origin(&table);
    struct handle handle;
    if (table_handle(&handle, &table, "applies", BIT(HANDLE_NODE), "a condition", false))
        indicator.applies = handle.index;
    bool fine = read_answers(&indicator, &table);
    if (table_handle(&handle, &table, "from", BIT(HANDLE_DERIVATION),
                     "growth, increase or decrease", false)) {
        indicator.derivation = (enum derivation)handle.index;
        if (indicator.kind != BY_BANDS && indicator.kind != BY_SCRIPT)
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
    uint32_t index = draft_add(L, &draft->indicators, sizeof(struct draft_indicator));
    draft_get(struct draft_indicator, draft->indicators, index)->indicator = indicator;
    return push_part(L, HANDLE_INDICATOR, index, line);
}

static int build_variable(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"title", "source", "renamed_from", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "variable", id, token, keys))
        return push_bad(L);
    struct draft_variable made = {.variable = {.id = id, .token = token}};
    made.variable.title = or_empty(table_text(&table, "title", true));
    made.variable.renamed_from = table_text(&table, "renamed_from", false);
    made.variable.origin = table_origin(&table);
    size_t count = table_length(&table);
    made.indicators = arena_array(draft->arena, count, sizeof *made.indicators);
    for (size_t i = 1; made.indicators && i <= count; i++) {
        struct handle handle;
        if (!table_item(&handle, &table, i, BIT(HANDLE_INDICATOR), "an indicator \"…\" { … }"))
            continue;
        struct draft_indicator *child =
            draft_get(struct draft_indicator, draft->indicators, handle.index);
        child->indicator.origin = handle_origin(draft, &handle, child->indicator.origin);
        made.indicators[made.indicator_count++] = handle.index;
    }
    if (!count)
        complain(draft, token, "no_levels", "%s has no indicator", table.what);
    uint32_t index = draft_add(L, &draft->variables, sizeof made);
    *draft_get(struct draft_variable, draft->variables, index) = made;
    return push_part(L, HANDLE_VARIABLE, index, line);
}

/* eligible = all { must "…" { … }, … } */
static void read_musts(struct draft_aspect *made, const struct table *table)
{
    static const char *const keys[] = {NULL};
    lua_State *L = table->L;
    struct draft *draft = table->draft;
    lua_pushliteral(L, "eligible");
    if (lua_rawget(L, table->at) == LUA_TNIL) {
        lua_pop(L, 1);
        return;
    }
    size_t token = table_key_token(table, "eligible");
    if (!lua_istable(L, -1)) {
        if (!handle_of(L, -1, BIT(HANDLE_BAD)))
            complain(draft, token, "wrong_kind",
                     "'eligible' of %s is all { must \"…\" { … }, … }, not %s", table->what,
                     handle_name(L, -1));
        lua_pop(L, 1);
        return;
    }
    struct table list;
    table_start(&list, L, -1, token, "'eligible'", keys);
    size_t count = table_length(&list);
    made->musts = arena_array(draft->arena, count, sizeof *made->musts);
    for (size_t i = 1; made->musts && i <= count; i++) {
        struct handle handle;
        if (!table_item(&handle, &list, i, BIT(HANDLE_MUST), "a must \"…\" { … }"))
            continue;
        struct must *must = draft_get(struct must, draft->musts, handle.index);
        must->origin = handle_origin(draft, &handle, must->origin);
        made->musts[made->must_count++] = handle.index;
    }
    lua_pop(L, 1);
}

static int build_aspect(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"title",  "of",           "maximum", "eligible",
                                       "source", "renamed_from", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "aspect", id, token, keys))
        return push_bad(L);
    struct draft_aspect made = {.aspect = {.id = id, .token = token}};
    struct handle handle;
    made.aspect.title = or_empty(table_text(&table, "title", true));
    made.aspect.renamed_from = table_text(&table, "renamed_from", false);
    made.aspect.origin = table_origin(&table);
    made.aspect.has_stated_maximum =
        table_number(&made.aspect.stated_maximum, &table, "maximum", false);
    if (table_handle(&handle, &table, "of", BIT(HANDLE_UNIT), "region or innovation", true))
        made.aspect.unit = (enum node_unit)handle.index;
    read_musts(&made, &table);
    if (made.must_count && made.aspect.unit != UNIT_INNOVATION) {
        complain(draft, table_key_token(&table, "eligible"), "wrong_kind",
                 "'eligible' is about innovations, but %s is of a region", table.what);
        made.must_count = 0;
    }
    size_t count = table_length(&table);
    made.members = arena_array(draft->arena, count, sizeof *made.members);
    for (size_t i = 1; made.members && i <= count; i++) {
        if (!table_item(&handle, &table, i, BIT(HANDLE_VARIABLE) | BIT(HANDLE_INDICATOR),
                        "a variable \"…\" { … } or an indicator \"…\" { … }"))
            continue;
        struct origin *origin =
            handle.kind == HANDLE_VARIABLE
                ? &draft_get(struct draft_variable, draft->variables, handle.index)->variable.origin
                : &draft_get(struct draft_indicator, draft->indicators, handle.index)
                       ->indicator.origin;
        *origin = handle_origin(draft, &handle, *origin);
        made.members[made.member_count++] =
            (struct draft_member){handle.kind == HANDLE_VARIABLE, handle.index};
    }
    if (!count)
        complain(draft, token, "no_levels", "%s has no indicator", table.what);
    uint32_t index = draft_add(L, &draft->aspects, sizeof made);
    *draft_get(struct draft_aspect, draft->aspects, index) = made;
    return push_part(L, HANDLE_ASPECT, index, line);
}

/* ---- Values, predicates, groups ----------------------------------------------------------- */

static int build_value(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"title", "maximum", "share", "source", "renamed_from", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "value", id, token, keys))
        return push_bad(L);
    struct value value = {.id = id, .token = token, .line = line, .node = NO_NODE};
    value.title = table_text(&table, "title", false);
    if (!value.title)
        value.title = id;
    value.renamed_from = table_text(&table, "renamed_from", false);
    value.has_stated_maximum = table_number(&value.stated_maximum, &table, "maximum", false);
    value.has_stated_share = table_number(&value.stated_share, &table, "share", false);
    value.origin = table_origin(&table);
    struct handle handle;
    if (table_length(&table) != 1)
        complain(draft, token, "wrong_kind", "%s is one expression", table.what);
    else if (table_item(&handle, &table, 1, BIT(HANDLE_NODE),
                        "an expression such as total \"…\" / 10"))
        value.node = handle.index;
    uint32_t index = draft_add(L, &draft->values, sizeof value);
    *draft_get(struct value, draft->values, index) = value;
    return push_part(L, HANDLE_VALUE, index, line);
}

/* predicate "Sangat Inovatif" (65.01, 100) */
static int build_predicate(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct predicate predicate = {.name = id, .token = token};
    if (lua_gettop(L) != 3) {
        complain(draft, token, "arguments",
                 "predicate \"%s\" takes its lowest and its highest index: predicate \"%s\" "
                 "(65.01, 100)",
                 id, id);
        return push_bad(L);
    }
    const char *what = arena_print(draft->arena, "an edge of predicate \"%s\"", id);
    if (!marked_decimal_at(L, &predicate.low, 2, token, what) ||
        !marked_decimal_at(L, &predicate.high, 3, token, what))
        return push_bad(L);
    uint32_t index = draft_add(L, &draft->predicates, sizeof predicate);
    *draft_get(struct predicate, draft->predicates, index) = predicate;
    return push_part(L, HANDLE_PREDICATE, index, line);
}

static int build_group(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"title", "agree", "who", "source", NULL};
    struct draft *draft = draft_of(L);
    struct table table;
    if (!starts_table(&table, L, "group", id, token, keys))
        return push_bad(L);
    struct draft_group made = {.group = {.id = id, .token = token, .who = NO_NODE}};
    made.group.title = table_text(&table, "title", false);
    if (!made.group.title)
        made.group.title = id;
    made.agree_count = table_texts(&made.agree, &table, "agree");
    made.group.origin = table_origin(&table);
    struct handle handle;
    if (table_handle(&handle, &table, "who", BIT(HANDLE_NODE), "a condition on the region", false))
        made.group.who = handle.index;
    uint32_t index = draft_add(L, &draft->groups, sizeof made);
    *draft_get(struct draft_group, draft->groups, index) = made;
    return push_part(L, HANDLE_GROUP, index, line);
}

/* ---- The rule set ------------------------------------------------------------------------- */

static void read_predicates(const struct table *table)
{
    static const char *const keys[] = {"decimals", NULL};
    lua_State *L = table->L;
    struct draft *draft = table->draft;
    struct iga_rules *rules = draft->rules;
    lua_pushliteral(L, "predicates");
    if (lua_rawget(L, table->at) != LUA_TTABLE) {
        if (lua_isnil(L, -1))
            complain(draft, table->token, "missing_key",
                     "%s has no 'predicates'; add predicates = { decimals = 2, predicate \"…\" "
                     "(…, …), … }",
                     table->what);
        else
            complain(draft, table_key_token(table, "predicates"), "wrong_kind",
                     "'predicates' is a table of predicate \"…\" (…, …), not %s",
                     handle_name(L, -1));
        lua_pop(L, 1);
        return;
    }
    struct table list;
    table_start(&list, L, -1, table_key_token(table, "predicates"), "'predicates'", keys);
    if (!table_whole(&rules->decimals, &list, "decimals", 0, 6) && !table_has(&list, "decimals"))
        complain(draft, list.token, "missing_key",
                 "'predicates' does not say to how many decimals the index is published; add "
                 "decimals = 2");
    size_t count = table_length(&list);
    rules->predicates = arena_array(draft->arena, count, sizeof *rules->predicates);
    for (size_t i = 1; rules->predicates && i <= count; i++) {
        struct handle handle;
        if (!table_item(&handle, &list, i, BIT(HANDLE_PREDICATE), "a predicate \"…\" (…, …)"))
            continue;
        struct predicate predicate = *draft_get(struct predicate, draft->predicates, handle.index);
        predicate.origin = handle_origin(draft, &handle, predicate.origin);
        rules->predicates[rules->predicate_count++] = predicate;
    }
    lua_pop(L, 1);
}

/* The items of the rule set land in `members`, by kind, in their order. */
static void read_members(const struct table *table)
{
    struct draft *draft = table->draft;
    size_t count = table_length(table);
    draft->members = arena_array(draft->arena, count, sizeof *draft->members);
    for (size_t i = 1; draft->members && i <= count; i++) {
        struct handle handle;
        if (!table_item(&handle, table, i,
                        BIT(HANDLE_FIELD) | BIT(HANDLE_ASPECT) | BIT(HANDLE_VALUE) |
                            BIT(HANDLE_GROUP),
                        "a field, an aspect, a value or a group, each with its \"…\" { … }"))
            continue;
        draft->members[draft->member_count++] = handle;
    }
}

static int build_ruleset(lua_State *L, const char *id, size_t token, uint32_t line)
{
    static const char *const keys[] = {"title",   "year",    "status", "basis",      "source",
                                       "overlap", "maximum", "index",  "predicates", NULL};
    struct draft *draft = draft_of(L);
    struct iga_rules *rules = draft->rules;
    struct table table;
    (void)line;
    if (draft->has_ruleset) {
        complain(draft, token, "doubled_ruleset",
                 "a rule file holds one rule set; put this one into a file of its own");
        draft->has_leftovers = true;
        return 0;
    }
    draft->has_ruleset = true;
    draft->token = rules->token = token;
    draft->index = NO_NODE;
    rules->id = id;
    if (!starts_table(&table, L, "ruleset", id, token, keys)) {
        draft->has_leftovers = true;
        return 0;
    }
    struct handle handle;
    rules->title = or_empty(table_text(&table, "title", true));
    rules->basis = or_empty(table_text(&table, "basis", false));
    rules->origin = table_origin(&table);
    if (!table_whole(&rules->year, &table, "year", 1900, 9999) && !table_has(&table, "year"))
        complain(draft, token, "missing_key", "%s has no 'year'; add it", table.what);
    if (table_handle(&handle, &table, "status", BIT(HANDLE_STATE), "in_force, announced or past",
                     true))
        rules->state = (iga_rules_state)handle.index;
    if (table_handle(&handle, &table, "overlap", BIT(HANDLE_POLICY), "highest or lowest", false))
        rules->overlap = (enum overlap_policy)handle.index;
    rules->has_stated_maximum = table_number(&rules->stated_maximum, &table, "maximum", false);
    if (table_handle(&handle, &table, "index", BIT(HANDLE_NODE),
                     "an expression such as 100 * value.… / 250", true)) {
        draft->index = handle.index;
        rules->index_line = handle.line;
    }
    draft->index_token = table_key_token(&table, "index");
    read_predicates(&table);
    read_members(&table);
    return 0;
}

/* ---- Calling ------------------------------------------------------------------------------ */

static const struct structure_word structure_words[] = {
    {"ruleset", build_ruleset},
    {"aspect", build_aspect},
    {"variable", build_variable},
    {"indicator", build_indicator},
    {"must", build_must},
    {"field", build_field},
    {"basis", build_basis},
    {"predicate", build_predicate},
    {"group", build_group},
    {"value", build_value},
    {NULL, NULL},
};

/* [-0, +1, e] Pushes the open word `word "id"`; the id is the argument at `at`. */
static int open_word(lua_State *L, const struct structure_word *word, int at)
{
    struct draft *draft = draft_of(L);
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    size_t token = draft_token(draft, line, word->name, NULL);
    const char *id =
        text_at(L, at, token, arena_print(draft->arena, "what comes after '%s'", word->name));
    if (!id)
        return push_bad(L);
    token = draft_token(draft, line, word->name, id);
    bool is_free_text = word->build == build_predicate || word->build == build_basis;
    if (is_free_text ? !*id : !is_id(id, word->build == build_ruleset))
        complain(draft, token, "bad_id",
                 "\"%s\" cannot name this; an id is made of letters, digits and _, and begins "
                 "with a letter",
                 id);
    uint32_t index = draft_add(L, &draft->opens, sizeof(struct draft_open));
    *draft_get(struct draft_open, draft->opens, index) = (struct draft_open){word, id};
    handle_push(L, HANDLE_OPEN, index, line);
    return 1;
}

int structure_call(lua_State *L)
{
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_at(L, 1);
    if (!handle || handle->kind == HANDLE_BAD)
        return push_bad(L);
    switch (handle->kind) {
    case HANDLE_OPEN: {
        const struct draft_open *open = draft_get(struct draft_open, draft->opens, handle->index);
        const struct structure_word *word = open->word;
        const char *id = open->id;
        uint32_t line = handle->line;
        return word->build(L, id, draft_token(draft, line, word->name, id), line);
    }
    case HANDLE_VALUES:
        for (const struct structure_word *word = structure_words; word->name; word++)
            if (word->build == build_value)
                return open_word(L, word, 2);
        return push_bad(L);
    case HANDLE_SOURCE:
        return mark(L, handle);
    default:
        complain_line(draft, sandbox_caller_line(L), "wrong_kind",
                      "%s is no word that takes ( ) or { }; is a comma missing before it?",
                      handle_name(L, 1));
        return push_bad(L);
    }
}

static int open_by_name(lua_State *L, int (*build)(lua_State *, const char *, size_t, uint32_t))
{
    for (const struct structure_word *word = structure_words; word->name; word++)
        if (word->build == build)
            return open_word(L, word, 1);
    return push_bad(L);
}

static int l_ruleset(lua_State *L)
{
    return open_by_name(L, build_ruleset);
}

static int l_aspect(lua_State *L)
{
    return open_by_name(L, build_aspect);
}

static int l_variable(lua_State *L)
{
    return open_by_name(L, build_variable);
}

static int l_indicator(lua_State *L)
{
    return open_by_name(L, build_indicator);
}

static int l_must(lua_State *L)
{
    return open_by_name(L, build_must);
}

static int l_field(lua_State *L)
{
    return open_by_name(L, build_field);
}

static int l_basis(lua_State *L)
{
    return open_by_name(L, build_basis);
}

static int l_predicate(lua_State *L)
{
    return open_by_name(L, build_predicate);
}

static int l_group(lua_State *L)
{
    return open_by_name(L, build_group);
}

const struct word words_of_structure[] = {
    {"ruleset", l_ruleset},
    {"aspect", l_aspect},
    {"variable", l_variable},
    {"indicator", l_indicator},
    {"must", l_must},
    {"field", l_field},
    {"basis", l_basis},
    {"predicate", l_predicate},
    {"group", l_group},
    {"official", l_official},
    {"secondary", l_secondary},
    {"assumed", l_assumed},
    {NULL, NULL},
};
