/* Where a rule comes from: official, secondary, assumed; and what may be marked so. */
#include "rules/sandbox.h"
#include "rules/structure.h"

static int make_source(lua_State *L, const char *word, iga_source source)
{
    struct draft *draft = draft_of(L);
    uint32_t line = (uint32_t)sandbox_caller_line(L);
    size_t token = draft_token(draft, line, word, NULL);
    const char *reference =
        text_at(L, 1, token,
                arena_print(draft->arena,
                            source == IGA_ASSUMED ? draft_words(draft, "the reason in '%s'")
                                                  : draft_words(draft, "the reference in '%s'"),
                            word));
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
int source_mark(lua_State *L, const struct handle *source)
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

const struct word words_of_sources[] = {
    {"official", l_official},
    {"secondary", l_secondary},
    {"assumed", l_assumed},
    {NULL, NULL},
};
