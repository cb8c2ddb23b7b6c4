/* examples.c - a file of worked examples becomes a list of them. */
#include "rules/examples_reading.h"
#include "rules/language.h"
#include "rules/sandbox.h"

#include <string.h>

/* ---- Running ------------------------------------------------------------------------------ */

/* Of the words of rule files, those that say where something stands. */
static const struct {
    const char *name, *thing;
} things[] = {
    {"refused", &example_refused}, {"no_band", &example_no_band}, {"missing", &example_missing}};

static void push_word(lua_State *L, const struct word *word)
{
    lua_pushcfunction(L, word->function);
    lua_setfield(L, -2, word->name);
}

/* [-0, +1, e] */
static void push_words(lua_State *L)
{
    lua_newtable(L);
    for (const struct word *word = words_of_examples; word->name; word++)
        push_word(L, word);
    for (const struct word *word = words_of_sources; word->name; word++)
        push_word(L, word);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        lua_pushlightuserdata(L, (void *)(uintptr_t)things[i].thing);
        lua_setfield(L, -2, things[i].name);
    }
}

/* The sandbox's body. */
static int run(lua_State *L)
{
    const struct source *source = draft_of(L)->source;
    language_install(L);
    push_words(L);
    sandbox_chunk(L, source->file, source->text, source->length);
    lua_call(L, 0, 0);
    return 0;
}

static iga_status read_all(struct examples_reading *reading)
{
    struct iga_examples *examples = reading->examples;
    struct iga_findings *findings = reading->draft.findings;
    iga_status status = language_enter(&reading->draft, run);
    if (status)
        return status;
    if (!reading->has_examples)
        findings_add(findings, IGA_ERROR, "no_examples",
                     (struct place){examples->source.file, 1, 1, NULL}, NULL,
                     "the file holds no examples; begin with examples \"%s\" { … }",
                     reading->rules->id);
    if (!reading->room)
        findings_add(
            findings, IGA_ERROR, "limit", (struct place){.file = examples->source.file}, NULL,
            "the regions of these examples come to more than %u MiB; let them report fewer "
            "innovations",
            MOST_EXAMPLE_BYTES / 1024 / 1024);
    return findings_has_errors(findings) ? IGA_ERULE : IGA_OK;
}

/* ---- The public way in -------------------------------------------------------------------- */

static iga_status load(struct iga_examples *examples, const struct iga_rules *rules,
                       struct iga_findings *findings, const char *file, const char *text,
                       size_t length)
{
    struct arena *arena = examples->arena;
    struct examples_reading *reading = arena_take(arena, sizeof *reading);
    if (!reading)
        return IGA_ENOMEM;
    if (length > IGA_MAX_RULE_FILE) {
        findings_add(findings, IGA_ERROR, "limit", (struct place){.file = file}, NULL,
                     "the file has %zu bytes; a file of examples has at most %u", length,
                     IGA_MAX_RULE_FILE);
        return IGA_ELIMIT;
    }
    if (!source_read(&examples->source, arena, findings, file, text, length))
        return IGA_ENOMEM;
    if (!examples->source.is_text)
        return IGA_ERULE;
    examples->rules = arena_copy(arena, rules->id, strlen(rules->id));
    reading->rules = rules;
    reading->examples = examples;
    reading->room = MOST_EXAMPLE_BYTES;
    reading->draft = (struct draft){.rules = &reading->scratch,
                                    .arena = arena,
                                    .findings = findings,
                                    .source = &examples->source};
    return read_all(reading);
}

static iga_status load_new(iga_examples **out, const struct iga_rules *rules,
                           struct iga_findings *list, const char *file, const char *text,
                           size_t length)
{
    struct arena *arena = arena_new();
    struct iga_examples *examples = arena ? arena_take(arena, sizeof *examples) : NULL;
    iga_status status = IGA_ENOMEM;
    if (examples) {
        examples->arena = arena;
        status = load(examples, rules, list, file, text, length);
        if (arena_failed(arena))
            status = IGA_ENOMEM;
    }
    if (status == IGA_OK)
        *out = examples;
    else
        arena_free(arena);
    return status;
}

iga_status iga_examples_load(iga_examples **out, iga_findings **findings, const iga_rules *rules,
                             const char *file, const char *text, size_t length, iga_lang lang)
{
    if (out)
        *out = NULL;
    if (findings)
        *findings = NULL;
    if (!out || !rules || !file || (!text && length))
        return IGA_EUSAGE;
    struct iga_findings *list = findings_new(lang);
    if (!list)
        return IGA_ENOMEM;
    iga_status status = load_new(out, rules, list, file, text ? text : "", length);
    status = findings_hand_out(findings, list, status);
    if (status == IGA_ENOMEM) {
        iga_examples_free(*out);
        *out = NULL;
    }
    return status;
}

void iga_examples_free(iga_examples *examples)
{
    if (examples)
        arena_free(examples->arena);
}

size_t iga_examples_count(const iga_examples *examples)
{
    return examples->count;
}

const char *iga_examples_file(const iga_examples *examples)
{
    return examples->source.file;
}
