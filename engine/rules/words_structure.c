/* The words that give a rule file its outline: variable, aspect, ruleset; and what calling a word
 * with an id means. */
#include "rules/sandbox.h"
#include "rules/structure.h"

#include <ctype.h>
#include <string.h>

/* ---- Keys --------------------------------------------------------------------------------- */

static const char *const variable_keys[] = {"title", "weights", "source", "renamed_from", NULL};
static const char *const aspect_keys[] = {"title",    "of",     "weights",      "maximum",
                                          "eligible", "source", "renamed_from", NULL};
static const char *const ruleset_keys[] = {"title",   "year",    "status", "basis",      "source",
                                           "overlap", "maximum", "index",  "predicates", NULL};
static const char *const predicates_keys[] = {"decimals", NULL};

const struct word_keys keys_of_structure[] = {
    {"field", field_keys},
    {"must", must_keys},
    {"basis", basis_keys},
    {"indicator", indicator_keys},
    {"variable", variable_keys},
    {"aspect", aspect_keys},
    {"value", value_keys},
    {"group", group_keys},
    {"ruleset", ruleset_keys},
    {"predicates", predicates_keys},
    {NULL, NULL},
};

/* ---- What words share --------------------------------------------------------------------- */

bool structure_table(struct table *table, lua_State *L, const char *word, const char *id,
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

int structure_push_bad(lua_State *L)
{
    handle_push_bad(L);
    return 1;
}

const char *structure_text(const char *text)
{
    return text ? text : "";
}

/* ---- Variables and aspects ---------------------------------------------------------------- */

static int build_variable(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "variable", id, token, variable_keys))
        return structure_push_bad(L);
    struct draft_variable made = {.variable = {.id = id, .token = token}};
    made.variable.title = structure_text(table_text(&table, "title", true));
    made.variable.renamed_from = table_text(&table, "renamed_from", false);
    made.variable.origin = table_origin(&table);
    made.variable.has_stated_weights =
        table_number(&made.variable.stated_weights, &table, "weights", false);
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
    return draft_keep(L, &draft->variables, &made, sizeof made, HANDLE_VARIABLE, line);
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
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "aspect", id, token, aspect_keys))
        return structure_push_bad(L);
    struct draft_aspect made = {.aspect = {.id = id, .token = token}};
    struct handle handle;
    made.aspect.title = structure_text(table_text(&table, "title", true));
    made.aspect.renamed_from = table_text(&table, "renamed_from", false);
    made.aspect.origin = table_origin(&table);
    made.aspect.has_stated_maximum =
        table_number(&made.aspect.stated_maximum, &table, "maximum", false);
    made.aspect.has_stated_weights =
        table_number(&made.aspect.stated_weights, &table, "weights", false);
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
    return draft_keep(L, &draft->aspects, &made, sizeof made, HANDLE_ASPECT, line);
}

/* ---- The rule set ------------------------------------------------------------------------- */

static void read_predicates(const struct table *table)
{
    lua_State *L = table->L;
    struct draft *draft = table->draft;
    struct iga_rules *rules = draft->rules;
    lua_pushliteral(L, "predicates");
    if (lua_rawget(L, table->at) != LUA_TTABLE) {
        if (!lua_isnil(L, -1))
            complain(draft, table_key_token(table, "predicates"), "wrong_kind",
                     "'predicates' is a table of predicate \"…\" (…, …), not %s",
                     handle_name(L, -1));
        else if (!table_misspells(table, "predicates"))
            complain(draft, table->token, "missing_key",
                     "%s has no 'predicates'; add predicates = { decimals = 2, predicate \"…\" "
                     "(…, …), … }",
                     table->what);
        lua_pop(L, 1);
        return;
    }
    struct table list;
    table_start(&list, L, -1, table_key_token(table, "predicates"), "'predicates'",
                predicates_keys);
    if (!table_whole(&rules->decimals, &list, "decimals", 0, 6) && !table_has(&list, "decimals") &&
        !table_misspells(&list, "decimals"))
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
    if (!structure_table(&table, L, "ruleset", id, token, ruleset_keys)) {
        draft->has_leftovers = true;
        return 0;
    }
    struct handle handle;
    rules->title = structure_text(table_text(&table, "title", true));
    rules->basis = structure_text(table_text(&table, "basis", false));
    rules->origin = table_origin(&table);
    if (!table_whole(&rules->year, &table, "year", 1900, 9999) && !table_has(&table, "year"))
        table_complain_missing(&table, "year");
    if (table_handle(&handle, &table, "status", BIT(HANDLE_STATE), "in_force, announced or past",
                     true))
        rules->state = (iga_rules_state)handle.index;
    rules->has_stated_overlap =
        table_handle(&handle, &table, "overlap", BIT(HANDLE_POLICY), "highest or lowest", false);
    if (rules->has_stated_overlap)
        rules->overlap = (enum overlap_policy)handle.index;
    rules->has_stated_maximum = table_number(&rules->stated_maximum, &table, "maximum", false);
    if (table_handle(&handle, &table, "index", BIT(HANDLE_NODE),
                     "an expression such as 20 * mean(value.…, value.…)", true)) {
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

const char *structure_id(lua_State *L, int at, const char *word, size_t token)
{
    struct draft *draft = draft_of(L);
    if (lua_type(L, at) == LUA_TSTRING)
        return text_at(
            L, at, token,
            arena_print(draft->arena, draft_words(draft, "what comes after '%s'"), word));
    if (!handle_of(L, at, BIT(HANDLE_BAD)))
        complain(draft, token, "not_a_text",
                 "'%s' is followed by %s, not by its name; write %s \"…\", with the name in quotes",
                 word, handle_name(L, at), word);
    return NULL;
}

int structure_push_open(lua_State *L, const struct structure_word *word, const char *id,
                        uint32_t line)
{
    const struct draft_open open = {word, id};
    return draft_keep(L, &draft_of(L)->opens, &open, sizeof open, HANDLE_OPEN, line);
}

/* [-0, +1, e] Pushes the open word `word "id"`; the id is the argument at `at`. */
static int open_word(lua_State *L, const struct structure_word *word, int at)
{
    struct draft *draft = draft_of(L);
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    size_t token = draft_token(draft, line, word->name, NULL);
    const char *id = structure_id(L, at, word->name, token);
    if (!id)
        return structure_push_bad(L);
    token = draft_token(draft, line, word->name, id);
    bool is_free_text = word->build == build_predicate || word->build == build_basis;
    if (is_free_text ? !*id : !is_id(id, word->build == build_ruleset))
        complain(draft, token, "bad_id",
                 "\"%s\" cannot name this; an id is made of letters, digits and _, and begins "
                 "with a letter",
                 id);
    return structure_push_open(L, word, id, line);
}

int structure_call(lua_State *L)
{
    struct draft *draft = draft_of(L);
    const struct handle *handle = handle_at(L, 1);
    if (!handle || handle->kind == HANDLE_BAD)
        return structure_push_bad(L);
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
        return structure_push_bad(L);
    case HANDLE_SOURCE:
        return source_mark(L, handle);
    default:
        complain_line(draft, sandbox_caller_line(L), "wrong_kind",
                      "%s is no word that takes ( ) or { }; is a comma missing before it?",
                      handle_name(L, 1));
        return structure_push_bad(L);
    }
}

static int open_by_name(lua_State *L, int (*build)(lua_State *, const char *, size_t, uint32_t))
{
    for (const struct structure_word *word = structure_words; word->name; word++)
        if (word->build == build)
            return open_word(L, word, 1);
    return structure_push_bad(L);
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
    {"ruleset", l_ruleset},   {"aspect", l_aspect},
    {"variable", l_variable}, {"indicator", l_indicator},
    {"must", l_must},         {"field", l_field},
    {"basis", l_basis},       {"predicate", l_predicate},
    {"group", l_group},       {NULL, NULL},
};
