#include "rules/language.h"

#include "rules/assemble.h"
#include "rules/check.h"
#include "rules/prove.h"
#include "rules/sandbox.h"
#include "rules/script_words.h"
#include "rules/syntax.h"
#include "rules/words.h"

#include <string.h>

/* ---- Words -------------------------------------------------------------------------------- */

const struct thing words_of_things[] = {
    {"region", HANDLE_UNIT, UNIT_REGION},
    {"innovation", HANDLE_UNIT, UNIT_INNOVATION},
    {"innovations", HANDLE_POPULATION, 0},
    {"reported", HANDLE_POPULATION, 1},
    {"value", HANDLE_VALUES, 0},
    {"in_force", HANDLE_STATE, IGA_IN_FORCE},
    {"announced", HANDLE_STATE, IGA_ANNOUNCED},
    {"past", HANDLE_STATE, IGA_PAST},
    {"highest", HANDLE_POLICY, OVERLAP_HIGHEST},
    {"lowest", HANDLE_POLICY, OVERLAP_LOWEST},
    {"text", HANDLE_TYPE, FIELD_TEXT},
    {"number", HANDLE_TYPE, FIELD_NUMBER},
    {"whole", HANDLE_TYPE, FIELD_WHOLE},
    {"date", HANDLE_TYPE, FIELD_DATE},
    {"growth", HANDLE_DERIVATION, DERIVE_GROWTH},
    {"increase", HANDLE_DERIVATION, DERIVE_INCREASE},
    {"decrease", HANDLE_DERIVATION, DERIVE_DECREASE},
    {NULL, HANDLE_BAD, 0},
};

const struct word *const word_lists[] = {words_of_structure, words_of_sources,    words_of_answers,
                                         words_of_formulas,  words_of_conditions, NULL};

/* Where the words stand in the registry. */
static const char words_key;

/* [-0, +1, e] Pushes the table of all words, and remembers it. */
static void push_words(lua_State *L)
{
    struct draft *draft = draft_of(L);
    lua_newtable(L);
    for (size_t list = 0; word_lists[list]; list++)
        for (const struct word *word = word_lists[list]; word->name; word++) {
            lua_pushcfunction(L, word->function);
            lua_setfield(L, -2, word->name);
        }
    for (size_t i = 0; words_of_things[i].name; i++) {
        uint32_t index = words_of_things[i].index;
        if (words_of_things[i].kind == HANDLE_TYPE) { /* types stand in a list, with one_of's */
            index = draft_add(L, &draft->types, sizeof(struct draft_type));
            draft_get(struct draft_type, draft->types, index)->type =
                (enum field_type)words_of_things[i].index;
        } else if (words_of_things[i].kind == HANDLE_POPULATION) {
            index = draft_add(L, &draft->populations, sizeof(struct population));
            *draft_get(struct population, draft->populations, index) =
                (struct population){words_of_things[i].index == 1, NO_NODE};
        }
        handle_push(L, words_of_things[i].kind, index, 0);
        lua_setfield(L, -2, words_of_things[i].name);
    }
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &words_key);
}

static int l_not_in_scripts(lua_State *L)
{
    lua_pushstring(L, draft_words(draft_of(L),
                                  "this word says what the rules are; a script only calculates, "
                                  "with at_least, at_most, above, below, between, equals, min, max "
                                  "and round"));
    return lua_error(L);
}

void language_turn_to_scripts(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &words_key);
    for (size_t list = 0; word_lists[list]; list++)
        for (const struct word *word = word_lists[list]; word->name; word++) {
            lua_pushcfunction(L, l_not_in_scripts);
            lua_setfield(L, -2, word->name);
        }
    for (const struct script_word *word = script_words; word->name; word++) {
        lua_pushcfunction(L, word->function);
        lua_setfield(L, -2, word->name);
    }
    lua_pop(L, 1);
}

/* ---- Running ------------------------------------------------------------------------------ */

void language_install(lua_State *L)
{
    lua_newtable(L);
    for (const struct word *operator= formula_operators; operator->name; operator++) {
        lua_pushcfunction(L, operator->function);
        lua_setfield(L, -2, operator->name);
    }
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    handle_install(L);
}

void language_run(lua_State *L)
{
    const struct draft *draft = draft_of(L);
    language_install(L);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &script_functions_key);
    push_words(L);
    sandbox_chunk(L, draft->source->file, draft->source->text, draft->source->length);
    lua_call(L, 0, 0);
}

/* The sandbox's body. */
static int run(lua_State *L)
{
    language_run(L);
    return 0;
}

static const char *limit_message(enum sandbox_stop stop)
{
    switch (stop) {
    case SANDBOX_FUEL:
        return "the file takes too many steps; a rule file states facts, so write the lines out "
               "instead of calculating them";
    case SANDBOX_LIVE:
        return "the file needs more than 8 MiB of memory while it is read; split it, or shorten "
               "its texts";
    case SANDBOX_TOTAL:
        return "the file uses up more than 64 MiB of memory while it is read; write the lines out "
               "instead of calculating them";
    default:
        return "the file has a text or a list of more than 256 KiB in one piece; a rule file holds "
               "about 2000 indicators at most";
    }
}

static void say_stop(const struct draft *draft, const struct sandbox *sandbox,
                     enum sandbox_stop stop)
{
    size_t line = sandbox_line(sandbox);
    struct place place = syntax_word_place(draft, line, sandbox_message(sandbox));
    if (!line)
        place = (struct place){.file = draft->source->file};
    if (stop == SANDBOX_SYNTAX)
        syntax_say(draft, line, sandbox_message(sandbox));
    else if (stop == SANDBOX_ERROR)
        findings_add(draft->findings, IGA_ERROR, "run", place, NULL, "%s",
                     draft_words(draft, syntax_run_message(sandbox_message(sandbox))));
    else
        findings_add(draft->findings, IGA_ERROR, "limit", place, NULL, "%s",
                     message_in(draft->findings->lang, limit_message(stop)));
}

iga_status language_enter(struct draft *draft, lua_CFunction body)
{
    struct sandbox *sandbox = sandbox_new(&sandbox_limits_of_a_rule_file, draft);
    if (!sandbox)
        return IGA_ENOMEM;
    sandbox_speak(sandbox, draft->findings->lang);
    draft->refusals = draft->findings->count;
    enum sandbox_stop stop = sandbox_enter(sandbox, body, NULL);
    iga_status status = IGA_OK;
    if (stop == SANDBOX_MEMORY)
        status = IGA_ENOMEM;
    else if (stop != SANDBOX_FINE) {
        say_stop(draft, sandbox, stop);
        status = stop == SANDBOX_SYNTAX || stop == SANDBOX_ERROR ? IGA_ERULE : IGA_ELIMIT;
    }
    sandbox_free(sandbox);
    return status;
}

static iga_status build(struct draft *draft)
{
    iga_status status = language_enter(draft, run);
    if (status)
        return status;
    if (!draft->has_ruleset) {
        findings_add(draft->findings, IGA_ERROR, "no_ruleset",
                     (struct place){draft->source->file, 1, 1, NULL}, NULL,
                     "the file states no rule set; begin with ruleset \"…\" { … }");
        return IGA_ERULE;
    }
    assemble(draft);
    if (findings_has_errors(draft->findings))
        return IGA_ERULE;
    prove(draft);
    if (findings_has_errors(draft->findings))
        return IGA_ERULE;
    assemble_schema(draft->rules);
    assemble_parts(draft->rules);
    return arena_failed(draft->rules->arena) ? IGA_ENOMEM : IGA_OK;
}

/* ---- The public way in -------------------------------------------------------------------- */

static iga_status load(struct iga_rules *rules, struct iga_findings *findings, const char *file,
                       const char *text, size_t length)
{
    struct draft draft = {
        .rules = rules, .arena = rules->arena, .findings = findings, .source = &rules->source};
    char *name = arena_copy(rules->arena, file, strlen(file));
    if (!name)
        return IGA_ENOMEM;
    if (length > IGA_MAX_RULE_FILE) {
        findings_add(findings, IGA_ERROR, "limit", (struct place){.file = name}, NULL,
                     "the file has %zu bytes; a rule file has at most %u", length,
                     IGA_MAX_RULE_FILE);
        return IGA_ELIMIT;
    }
    if (!source_read(&rules->source, rules->arena, findings, name, text, length))
        return IGA_ENOMEM;
    if (!rules->source.is_text)
        return IGA_ERULE;
    hash_bytes(rules->sha256, text, length);
    iga_status status = build(&draft);
    if (!status && findings_has_errors(findings))
        status = IGA_ERULE;
    return status;
}

/* Makes a rule set, or none. What is wrong goes to `list`. */
static iga_status load_new(iga_rules **out, struct iga_findings *list, const char *file,
                           const char *text, size_t length)
{
    struct arena *arena = arena_new();
    struct iga_rules *rules = arena ? arena_take(arena, sizeof *rules) : NULL;
    iga_status status = IGA_ENOMEM;
    if (rules) {
        rules->arena = arena;
        status = load(rules, list, file, text, length);
        if (arena_failed(arena))
            status = IGA_ENOMEM;
    }
    if (status == IGA_OK)
        *out = rules;
    else
        arena_free(arena);
    return status;
}

/* Loads, and hands out the findings; with `checked`, those of a check too. */
static iga_status load_and_tell(iga_rules **out, iga_findings **findings, const char *file,
                                const char *text, size_t length, iga_lang lang, bool checked)
{
    struct iga_findings *list = findings_new(lang);
    if (!list)
        return IGA_ENOMEM;
    iga_status status = load_new(out, list, file, text, length);
    if (checked && status == IGA_OK)
        check_rules(list, *out);
    status = findings_hand_out(findings, list, status);
    if (status == IGA_ENOMEM) {
        iga_rules_free(*out);
        *out = NULL;
    }
    return status;
}

iga_status iga_rules_load(iga_rules **out, iga_findings **findings, const char *file,
                          const char *text, size_t length, iga_lang lang)
{
    if (out)
        *out = NULL;
    if (findings)
        *findings = NULL;
    if (!out || !file || (!text && length))
        return IGA_EUSAGE;
    return load_and_tell(out, findings, file, text ? text : "", length, lang, false);
}

iga_status iga_rules_check(iga_findings **out, const char *file, const char *text, size_t length,
                           iga_lang lang)
{
    if (out)
        *out = NULL;
    if (!out || !file || (!text && length))
        return IGA_EUSAGE;
    iga_rules *rules = NULL;
    iga_status status = load_and_tell(&rules, out, file, text ? text : "", length, lang, true);
    iga_rules_free(rules);
    return status;
}

void iga_rules_free(iga_rules *rules)
{
    if (rules)
        arena_free(rules->arena);
}
