/* nudge.c - the numbers and dates of a rule file, each moved by its smallest step: would the
 * examples notice? */
#include "rules/ruleset.h"

#include "base/date.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define NUDGE_TEXT 48

struct nudge {
    size_t token;
    uint32_t offset, length; /* what is replaced */
    const char *before;
    char after[NUDGE_TEXT];
};

struct iga_nudges {
    struct arena *arena;
    const struct iga_rules *rules;
    char meaning[HASH_TEXT]; /* of the rules */
    struct nudge *items;
    size_t count, capacity;
};

static void add(struct iga_nudges *nudges, struct nudge *nudge)
{
    nudge->before =
        arena_copy(nudges->arena, nudges->rules->source.text + nudge->offset, nudge->length);
    if (arena_grow(nudges->arena, (void **)&nudges->items, nudges->count, &nudges->capacity,
                   sizeof *nudge))
        nudges->items[nudges->count++] = *nudge;
}

/* ---- Numbers ------------------------------------------------------------------------------ */

/* How many digits stand behind the point. */
static int decimals_written(const char *text, size_t length)
{
    const char *point = memchr(text, '.', length);
    if (!point)
        return 0;
    size_t behind = length - (size_t)(point + 1 - text), digits = 0;
    while (digits < behind && point[1 + digits] >= '0' && point[1 + digits] <= '9')
        digits++;
    return (int)digits;
}

/* Writes units / 10^decimals with all its decimals; below zero in parentheses, lest a minus before
 * it makes a comment of it. */
static void write_units(char out[NUDGE_TEXT], int64_t units, int decimals)
{
    int64_t size = units < 0 ? -units : units, one = power_of_ten(decimals);
    const char *open = units < 0 ? "(-" : "", *close = units < 0 ? ")" : "";
    if (decimals)
        snprintf(out, NUDGE_TEXT, "%s%lld.%0*lld%s", open, (long long)(size / one), decimals,
                 (long long)(size % one), close);
    else
        snprintf(out, NUDGE_TEXT, "%s%lld%s", open, (long long)size, close);
}

static void add_number(struct iga_nudges *nudges, size_t i)
{
    const struct source *source = &nudges->rules->source;
    const struct token *token = &source->tokens[i];
    struct decimal number;
    int64_t units;
    if (source_number(&number, source, i) != NUMBER_FINE)
        return;
    int decimals = decimals_written(source->text + token->offset, token->length);
    if (number.scale > decimals)
        decimals = number.scale;
    if (!decimal_to_units(&units, number, decimals))
        return; /* more digits than a number may have */
    for (int step = -1; step <= 1; step += 2) {
        struct nudge nudge = {.token = i, .offset = token->offset, .length = token->length};
        write_units(nudge.after, units + step, decimals);
        add(nudges, &nudge);
    }
}

/* `year = 2026` says when, and nothing of how. */
static bool is_year(const struct source *source, size_t i)
{
    return i >= 2 && source_is(source, i - 1, "=") && source_is(source, i - 2, "year");
}

/* ---- Dates -------------------------------------------------------------------------------- */

/* The day after (1) or before (-1). @return 0 if it has no four-digit year */
static int32_t date_beside(int32_t date, int step)
{
    int year = date / 10000, month = date / 100 % 100, day = date % 100 + step;
    if (day > 0 && date_is_real(year, month, day))
        return year * 10000 + month * 100 + day;
    month += step;
    if (month < 1 || month > 12) {
        month = step > 0 ? 1 : 12;
        year += step;
    }
    for (day = step > 0 ? 1 : 31; !date_is_real(year, month, day); day--)
        if (day < 28)
            return 0;
    return year * 10000 + month * 100 + day;
}

static void add_date(struct iga_nudges *nudges, size_t i)
{
    const struct source *source = &nudges->rules->source;
    const struct token *token = &source->tokens[i];
    int32_t date = date_from_text(token->string, strlen(token->string));
    const char *text = source->text + token->offset;
    if (!date)
        return;
    uint32_t quote = 0; /* what stands before it: a quote, or a long bracket */
    while (quote < token->length &&
           strncmp(text + quote, token->string, strlen(token->string)) != 0)
        quote++;
    for (int step = -1; step <= 1; step += 2) {
        struct nudge nudge = {.token = i, .offset = token->offset + quote, .length = DATE_TEXT - 1};
        int32_t beside = date_beside(date, step);
        if (beside && quote < token->length) {
            date_print(nudge.after, beside);
            add(nudges, &nudge);
        }
    }
}

/* ---- All of them -------------------------------------------------------------------------- */

static void find_all(struct iga_nudges *nudges)
{
    const struct source *source = &nudges->rules->source;
    for (size_t i = 0; i < source->count; i++) {
        if (source->tokens[i].kind == TOKEN_NUMBER && !is_year(source, i))
            add_number(nudges, i);
        else if (source->tokens[i].kind == TOKEN_STRING)
            add_date(nudges, i);
    }
}

iga_status iga_nudges_new(iga_nudges **out, const iga_rules *rules)
{
    if (out)
        *out = NULL;
    if (!out || !rules)
        return IGA_EUSAGE;
    struct arena *arena = arena_new();
    struct iga_nudges *nudges = arena ? arena_take(arena, sizeof *nudges) : NULL;
    if (nudges) {
        nudges->arena = arena;
        nudges->rules = rules;
        find_all(nudges);
    }
    if (!nudges || iga_rules_meaning(nudges->meaning, rules) != IGA_OK || arena_failed(arena)) {
        arena_free(arena);
        return IGA_ENOMEM;
    }
    *out = nudges;
    return IGA_OK;
}

void iga_nudges_free(iga_nudges *nudges)
{
    if (nudges)
        arena_free(nudges->arena);
}

size_t iga_nudges_count(const iga_nudges *nudges)
{
    return nudges->count;
}

bool iga_nudges_get(iga_nudge *out, const iga_nudges *nudges, size_t i)
{
    if (i >= nudges->count)
        return false;
    const struct nudge *nudge = &nudges->items[i];
    struct place place = source_place(&nudges->rules->source, nudge->token);
    *out = (iga_nudge){place.line, place.column, nudge->before, nudge->after};
    return true;
}

/* ---- Trying one --------------------------------------------------------------------------- */

static iga_status try_rules(iga_nudge_fate *out, const struct iga_rules *rules, const char *meaning,
                            const iga_examples *examples)
{
    const iga_trial_options options = {.first_only = true};
    char new_meaning[HASH_TEXT];
    iga_trial *trial = NULL;
    *out = IGA_NUDGE_SAME;
    iga_status status = iga_rules_meaning(new_meaning, rules);
    if (status != IGA_OK || strcmp(new_meaning, meaning) == 0)
        return status;
    status = iga_trial_run(&trial, examples, rules, &options);
    if (status == IGA_OK)
        *out = iga_trial_failure_count(trial) ? IGA_NUDGE_FAILED : IGA_NUDGE_UNNOTICED;
    iga_trial_free(trial);
    return status;
}

static iga_status try_text(iga_nudge_fate *out, const struct iga_nudges *nudges,
                           const struct buffer *text, const iga_examples *examples)
{
    iga_rules *rules = NULL;
    iga_status status = iga_rules_load(&rules, NULL, nudges->rules->source.file, text->bytes,
                                       text->length, IGA_LANG_EN);
    if (status == IGA_OK)
        status = try_rules(out, rules, nudges->meaning, examples);
    else if (status != IGA_ENOMEM) {
        *out = IGA_NUDGE_REFUSED;
        status = IGA_OK;
    }
    iga_rules_free(rules);
    return status;
}

iga_status iga_nudges_try(iga_nudge_fate *out, const iga_nudges *nudges, size_t i,
                          const iga_examples *examples)
{
    if (!out || !nudges || i >= nudges->count || !examples)
        return IGA_EUSAGE;
    const struct nudge *nudge = &nudges->items[i];
    const struct source *source = &nudges->rules->source;
    size_t behind = nudge->offset + nudge->length;
    struct buffer text = {0};
    buffer_add(&text, source->text, nudge->offset);
    buffer_text(&text, nudge->after);
    buffer_add(&text, source->text + behind, source->length - behind);
    iga_status status = text.failed ? IGA_ENOMEM : try_text(out, nudges, &text, examples);
    buffer_free(&text);
    return status;
}
