#include "rules/draft.h"

#include "base/text.h"
#include "rules/formula_print.h"
#include "rules/sandbox.h"

#include <stdarg.h>
#include <string.h>

struct draft *draft_of(lua_State *L)
{
    return sandbox_context(L);
}

uint32_t draft_add(lua_State *L, struct list *list, size_t size)
{
    struct draft *draft = draft_of(L);
    if (!arena_grow(draft->arena, &list->items, list->count, &list->capacity, size)) {
        lua_pushliteral(L, "not enough memory");
        lua_error(L);
    }
    memset((char *)list->items + list->count * size, 0, size);
    return (uint32_t)list->count++;
}

int draft_keep(lua_State *L, struct list *list, const void *item, size_t size,
               enum handle_kind kind, uint32_t line)
{
    uint32_t index = draft_add(L, list, size);
    memcpy((char *)list->items + index * size, item, size);
    handle_push(L, kind, index, line);
    return 1;
}

/* ---- Complaints --------------------------------------------------------------------------- */

static bool is_same_place(const iga_finding *a, const iga_finding *b)
{
    return a->line == b->line && a->column == b->column;
}

/* Whether finding `before` says what was said already of its place: by the look at the text, or
 * in the same words. */
static bool is_said(const struct draft *draft, size_t before, const iga_finding *finding)
{
    return is_same_place(&draft->findings->items[before], finding) &&
           (before < draft->refusals ||
            strcmp(draft->findings->items[before].message, finding->message) == 0);
}

bool draft_has_refused(const struct draft *draft, size_t line)
{
    for (size_t i = 0; i < draft->refusals; i++) {
        const iga_finding *finding = &draft->findings->items[i];
        if (finding->line == line && (strcmp(finding->code, "operator_not_allowed") == 0 ||
                                      strcmp(finding->code, "word_not_allowed") == 0))
            return true;
    }
    return false;
}

static void complain_with(const struct draft *draft, size_t token, const char *code,
                          const char *format, va_list arguments)
{
    struct iga_findings *findings = draft->findings;
    struct place place = source_place(draft->source, token);
    size_t before = findings->count;
    if (before >= MOST_COMPLAINTS)
        return;
    findings_vadd(findings, IGA_ERROR, code, place, NULL, format, arguments);
    for (size_t i = 0; i < before && findings->count > before; i++)
        if (is_said(draft, i, &findings->items[before]))
            findings->count = before;
}

void complain(const struct draft *draft, size_t token, const char *code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_with(draft, token, code, format, arguments);
    va_end(arguments);
}

void complain_line(const struct draft *draft, size_t line, const char *code, const char *format,
                   ...)
{
    va_list arguments;
    va_start(arguments, format);
    complain_with(draft, draft_token(draft, line, NULL, NULL), code, format, arguments);
    va_end(arguments);
}

const char *draft_number(const struct draft *draft, const char *number)
{
    return formula_decimal(draft->arena, number, draft->findings->lang);
}

const char *draft_decimal(const struct draft *draft, struct decimal number)
{
    char text[NUMBER_TEXT];
    decimal_print(text, number);
    return draft_number(draft, text);
}

/* Whether what stands behind a token can be what it is called with. */
static bool is_called(const struct source *source, size_t token)
{
    return source->tokens[token + 1].kind == TOKEN_STRING || source_is(source, token + 1, "(") ||
           source_is(source, token + 1, "{");
}

size_t draft_token(const struct draft *draft, size_t line, const char *word, const char *id)
{
    const struct source *source = draft->source;
    size_t first = source_first_of_line(source, line), mention = NO_TOKEN;
    for (size_t i = first; word && i < source->count - 1 && i < first + MOST_LINE_TOKENS; i++) {
        if (source->tokens[i].line != line)
            break;
        if (!source_is(source, i, word))
            continue;
        if (id ? source_is_called_with(source, i, id) : is_called(source, i))
            return i;
        if (mention == NO_TOKEN)
            mention = i;
    }
    return mention != NO_TOKEN ? mention : first;
}

size_t draft_key_token(const struct draft *draft, size_t token, const char *key)
{
    size_t open = token == NO_TOKEN ? NO_TOKEN : source_table(draft->source, token);
    size_t found = open == NO_TOKEN ? NO_TOKEN : source_key(draft->source, open, key);
    return found == NO_TOKEN ? token : found;
}

/* ---- Plain values ------------------------------------------------------------------------- */

bool decimal_at(lua_State *L, struct decimal *out, int at, size_t token, const char *what)
{
    struct draft *draft = draft_of(L);
    if (lua_type(L, at) != LUA_TNUMBER) {
        const struct handle *handle = handle_at(L, at);
        if (handle && handle->kind == HANDLE_NUMBER) {
            *out = draft_get(struct draft_number, draft->numbers, handle->index)->number;
            return true;
        }
        if (!handle || handle->kind != HANDLE_BAD)
            complain(draft, token, "not_a_number", "%s must be a number, not %s",
                     draft_words(draft, what), handle_name(L, at));
        return false;
    }
    enum number_fault fault;
    if (lua_isinteger(L, at)) {
        lua_Integer whole = lua_tointeger(L, at);
        fault = NUMBER_TOO_LARGE;
        if (whole > -1000000000000000 && whole < 1000000000000000) {
            *out = decimal_from_integer(whole);
            fault = NUMBER_FINE;
        }
    } else {
        fault = decimal_from_double(out, lua_tonumber(L, at));
    }
    switch (fault) {
    case NUMBER_FINE:
        return true;
    case NUMBER_TOO_MANY_DIGITS:
        complain(draft, token, "inexact_number",
                 "%s comes out of a calculation that has no exact decimal; write the number "
                 "itself, or let the formula divide last",
                 draft_words(draft, what));
        return false;
    default:
        complain(draft, token, "number_range",
                 "%s is out of range; numbers stay below 10^15, with at most 30 digits behind "
                 "the point",
                 draft_words(draft, what));
        return false;
    }
}

bool marked_decimal_at(lua_State *L, struct decimal *out, int at, size_t token, const char *what)
{
    if (!decimal_at(L, out, at, token, what))
        return false;
    const struct handle *handle = handle_of(L, at, BIT(HANDLE_NUMBER));
    if (!handle)
        return true;
    struct draft *draft = draft_of(L);
    struct iga_rules *rules = draft->rules;
    char text[NUMBER_TEXT];
    size_t length = decimal_print(text, *out);
    if (arena_grow(draft->arena, (void **)&rules->marked_numbers, rules->marked_number_count,
                   &rules->marked_number_capacity, sizeof *rules->marked_numbers))
        rules->marked_numbers[rules->marked_number_count++] =
            (struct marked_number){arena_copy(draft->arena, text, length),
                                   handle_origin(draft, handle, (struct origin){0}), token};
    return true;
}

const char *text_at(lua_State *L, int at, size_t token, const char *what)
{
    struct draft *draft = draft_of(L);
    if (lua_type(L, at) != LUA_TSTRING) {
        const struct handle *handle = handle_at(L, at);
        if (!handle || handle->kind != HANDLE_BAD)
            complain(draft, token, "not_a_text", "%s must be a text in quotes, not %s",
                     draft_words(draft, what), handle_name(L, at));
        return NULL;
    }
    size_t length;
    const char *text = lua_tolstring(L, at, &length);
    if (memchr(text, '\0', length) || text_valid(text, length) != length) {
        complain(draft, token, "not_a_text", "%s holds bytes that are no text; write UTF-8",
                 draft_words(draft, what));
        return NULL;
    }
    return arena_copy(draft->arena, text, length);
}
