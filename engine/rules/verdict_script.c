/* What is known of a changed script: that answers were found for which it gives other points. */
#include "rules/verdict.h"

#include "rules/axis.h"
#include "rules/script.h"

/* The whole numbers that are tried, on either side of zero, and the numbers of the scripts. */
enum { MOST_TRIED = 100 };

struct trial {
    struct arena *arena;
    const struct iga_rules *const *rules;
    const struct indicator *const *sides;
    struct script_runner *runners[2];
    struct verdict *verdict;
    struct decimal found;
};

/* What a side gives for an answer. @return false where it gives nothing */
static bool score(struct decimal *points, struct trial *trial, int side, struct decimal answer)
{
    const char *failure;
    size_t line;
    int64_t units;
    const struct measure *measure = &trial->sides[side]->measure;
    if (measure->whole && (!decimal_is_whole(answer) || answer.coefficient < 0))
        return false;
    if (!script_score(&units, &failure, &line, trial->runners[side], trial->sides[side], answer)) {
        arena_fail(trial->arena);
        return false;
    }
    *points = decimal_of_units(units, trial->rules[side]->unit_decimals);
    return !failure;
}

/* Takes an answer for a witness when it is nearer than the one there is. */
static void try_answer(struct trial *trial, struct decimal answer)
{
    struct decimal points[2];
    struct verdict *verdict = trial->verdict;
    char text[NUMBER_TEXT];
    if (verdict->witness && !axis_is_nearer(answer, trial->found))
        return;
    if (!score(&points[0], trial, 0, answer) || !score(&points[1], trial, 1, answer) ||
        decimal_compare(points[0], points[1]) == 0)
        return;
    decimal_print(text, answer);
    trial->found = answer;
    verdict->witness = arena_print(trial->arena, "%s", text);
    verdict->points[0] = points[0];
    verdict->points[1] = points[1];
}

/* Tries the numbers that a script itself speaks of. */
static void try_numbers(struct trial *trial, int side)
{
    const struct source *source = &trial->rules[side]->source;
    size_t open = source_table(source, trial->sides[side]->token);
    size_t end = open == NO_TOKEN ? 0 : source->tokens[open].match;
    for (size_t i = open == NO_TOKEN ? 0 : open; i < end && !arena_failed(trial->arena); i++) {
        const struct token *token = &source->tokens[i];
        struct decimal number;
        if (decimal_from_text(&number, source->text + token->offset, token->length) != NUMBER_FINE)
            continue;
        try_answer(trial, number);
        number.coefficient = -number.coefficient;
        try_answer(trial, number);
    }
}

struct verdict verdict_of_scripts(struct arena *arena, const struct iga_rules *const rules[2],
                                  const struct indicator *const sides[2])
{
    struct verdict verdict = {.verdict = IGA_UNPROVED};
    struct trial trial = {.arena = arena, .rules = rules, .sides = sides, .verdict = &verdict};
    for (int side = 0; side < 2; side++) {
        trial.runners[side] = script_runner_new(rules[side]);
        if (!trial.runners[side])
            arena_fail(arena);
    }
    for (int number = 0; number <= MOST_TRIED && !arena_failed(arena); number++) {
        try_answer(&trial, decimal_from_integer(number));
        if (number > 0)
            try_answer(&trial, decimal_from_integer(-number));
    }
    for (int side = 0; side < 2 && !arena_failed(arena); side++)
        try_numbers(&trial, side);
    for (int side = 0; side < 2; side++)
        script_runner_free(trial.runners[side]);
    return verdict;
}
