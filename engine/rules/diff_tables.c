/* How an indicator turns answers into levels, and levels into points. */
#include "rules/changes.h"

#include "rules/formula_print.h"
#include "rules/levels.h"
#include "rules/verdict.h"

#include <string.h>

/* ---- Verdicts ------------------------------------------------------------------------------ */

static void view(struct table_view out[2], const struct iga_diff *diff,
                 const struct indicator_pair *pair)
{
    for (int side = 0; side < 2; side++)
        out[side] = (struct table_view){pair->sides[side], diff->rules[side]->overlap};
}

static void take_verdict(const struct iga_diff *diff, struct change *change, struct verdict verdict)
{
    change->verdict = verdict.verdict;
    change->witness = verdict.witness;
    for (int side = 0; verdict.witness && side < 2; side++)
        change->points[side] = said_number(diff, verdict.points[side]).plain;
}

void diff_verdict(struct iga_diff *diff, struct change *change, const struct indicator_pair *pair,
                  const char *basis)
{
    struct table_view sides[2];
    view(sides, diff, pair);
    take_verdict(diff, change,
                 verdict_of(diff->arena, sides, (struct verdict_scope){false, basis}));
}

/* Whether some answer earns another level. */
static bool levels_differ(const struct iga_diff *diff, const struct indicator_pair *pair,
                          const char *basis)
{
    struct table_view sides[2];
    view(sides, diff, pair);
    return verdict_of(diff->arena, sides, (struct verdict_scope){true, basis}).verdict != IGA_SAME;
}

/* Adds a change of the table of answers, or of one basis, to those that decide about it. */
static void decide(struct iga_diff *diff, uint32_t *decides, const struct indicator_pair *pair,
                   struct change change, const char *basis)
{
    diff_verdict(diff, &change, pair, basis);
    uint32_t added = change_add(diff, change);
    if (!change.scores)
        return;
    if (*decides == NO_CHANGE)
        *decides = added;
    change_merge(diff, *decides, added);
}

/* ---- Tables as texts ----------------------------------------------------------------------- */

static const char *bands_text(const struct iga_diff *diff, const struct measure *measure,
                              iga_lang lang)
{
    const char *out = "";
    int decimals = measure_decimals(measure);
    for (size_t i = 0; out && i < measure->band_count; i++) {
        const struct band *band = &measure->bands[i];
        const char *range = range_shown(diff->arena, &band->range, decimals, lang);
        out = range ? arena_print(diff->arena, message_in(lang, "%s%slevel %u: %s"), out,
                                  i ? "; " : "", band->level, range)
                    : NULL;
    }
    return out;
}

static struct said said_bands(const struct iga_diff *diff, const struct measure *measure)
{
    return (struct said){bands_text(diff, measure, IGA_LANG_EN),
                         bands_text(diff, measure, diff->lang)};
}

static struct said said_codes(const struct iga_diff *diff, const struct indicator *indicator)
{
    const char *out = "";
    for (size_t i = 0; out && i < indicator->code_count; i++)
        out = arena_print(diff->arena, "%s%s%s = %u", out, i ? "; " : "", indicator->codes[i].text,
                          indicator->codes[i].level);
    return said_text(out);
}

static struct said said_scores(const struct iga_diff *diff, const struct indicator *indicator)
{
    struct said out = {"", ""};
    if (indicator->has_weight)
        return said_number(diff, indicator->weight);
    for (unsigned level = 1; indicator->scores && level <= indicator->levels; level++) {
        struct said number = said_number(diff, indicator->scores[level]);
        const char *separator = level > 1 ? "; " : "";
        if (!number.plain || !number.shown)
            break;
        out.plain = arena_print(diff->arena, "%s%s%s", out.plain, separator, number.plain);
        out.shown = arena_print(diff->arena, "%s%s%s", out.shown, separator, number.shown);
    }
    return out;
}

static struct said said_whole(const struct iga_diff *diff, int number)
{
    return said_number(diff, decimal_from_integer(number));
}

static struct said said_flag(const struct iga_diff *diff, bool flag)
{
    return flag ? said_word("yes", message_in(diff->lang, "yes"))
                : said_word("no", message_in(diff->lang, "no"));
}

/* ---- Measures ------------------------------------------------------------------------------ */

static bool same_range(const struct interval *a, const struct interval *b)
{
    return a->has_low == b->has_low && a->has_high == b->has_high &&
           (!a->has_low || (a->low_open == b->low_open && same_number(a->low, b->low))) &&
           (!a->has_high || (a->high_open == b->high_open && same_number(a->high, b->high)));
}

static bool same_bands(const struct measure *a, const struct measure *b)
{
    if (a->band_count != b->band_count)
        return false;
    for (size_t i = 0; i < a->band_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b->band_count && !found; k++)
            found = a->bands[i].level == b->bands[k].level &&
                    same_range(&a->bands[i].range, &b->bands[k].range);
        if (!found)
            return false;
    }
    return true;
}

static void diff_band_origins(struct iga_diff *diff, const struct about *about,
                              const struct measure *before, const struct measure *after)
{
    for (size_t i = 0; i < before->band_count && i < after->band_count; i++) {
        struct about band = {
            arena_print(diff->arena, "%s/bands/%u", about->path, after->bands[i].level),
            about->title,
            {before->bands[i].token, after->bands[i].token}};
        if (band.path)
            change_of_origin(diff, &band, before->bands[i].origin, after->bands[i].origin);
    }
}

/* The measure of an indicator or of one of its bases. */
static void diff_measure(struct iga_diff *diff, uint32_t *decides, struct indicator_pair *pair,
                         const struct about *about, const char *basis, const struct measure *before,
                         const struct measure *after)
{
    bool differ = levels_differ(diff, pair, basis);
    struct about bands = about_key(diff, about, "bands", "bands"),
                 decimals = about_key(diff, about, "decimals", "decimals"),
                 whole = about_key(diff, about, "whole", "whole"),
                 unit = about_key(diff, about, "unit", "unit");
    bands.tokens[SIDE_BEFORE] = before->token;
    bands.tokens[SIDE_AFTER] = after->token;
    if (!same_bands(before, after)) {
        /* edges printed otherwise that change no level are text */
        struct change change = change_of(diff, &bands, differ ? IGA_BAND : IGA_TEXT,
                                         said_bands(diff, before), said_bands(diff, after));
        change.scores = differ;
        decide(diff, decides, pair, change, basis);
    }
    if (before->decimals != after->decimals) {
        struct said none = {NULL, NULL};
        struct change change =
            change_of(diff, &decimals, IGA_ROUNDING,
                      before->decimals < 0 ? none : said_whole(diff, before->decimals),
                      after->decimals < 0 ? none : said_whole(diff, after->decimals));
        change.scores = differ;
        decide(diff, decides, pair, change, basis);
    }
    if (before->whole != after->whole) {
        struct change change = change_of(diff, &whole, IGA_BAND, said_flag(diff, before->whole),
                                         said_flag(diff, after->whole));
        change.scores = true; /* other answers are taken */
        decide(diff, decides, pair, change, basis);
    }
    change_of_text(diff, &unit, before->unit, after->unit);
    diff_band_origins(diff, about, before, after);
}

/* ---- Bases --------------------------------------------------------------------------------- */

static uint32_t find_basis(const struct indicator *indicator, const char *id)
{
    for (size_t i = 0; i < indicator->basis_count; i++)
        if (strcmp(indicator->bases[i].id, id) == 0)
            return (uint32_t)i;
    return NO_INDEX;
}

static void diff_basis(struct iga_diff *diff, struct indicator_pair *pair, struct basis_pair *bases,
                       const struct about *about)
{
    const struct basis *sides[2] = {NULL, NULL};
    struct about below = *about;
    for (int side = 0; side < 2; side++) {
        below.tokens[side] = NO_TOKEN;
        if (bases->index[side] == NO_INDEX)
            continue;
        sides[side] = &pair->sides[side]->bases[bases->index[side]];
        below.tokens[side] = sides[side]->token;
    }
    const struct basis *basis = sides[SIDE_AFTER] ? sides[SIDE_AFTER] : sides[SIDE_BEFORE];
    below.path = arena_print(diff->arena, "%s/bases/%s", about->path, basis->id);
    if (!below.path)
        return;
    below.title = is_empty(basis->title)
                      ? about->title
                      : arena_print(diff->arena, "%s: %s", about->title, basis->title);
    if (sides[SIDE_BEFORE] && sides[SIDE_AFTER]) {
        diff_measure(diff, &bases->change, pair, &below, basis->id, &sides[SIDE_BEFORE]->measure,
                     &sides[SIDE_AFTER]->measure);
        change_of_key(diff, &below, "title", sides[SIDE_BEFORE]->title, sides[SIDE_AFTER]->title);
        change_of_origin(diff, &below, sides[SIDE_BEFORE]->origin, sides[SIDE_AFTER]->origin);
        return;
    }
    struct change change =
        change_presence(diff, &below, IGA_BAND, sides[SIDE_BEFORE] ? SIDE_BEFORE : SIDE_AFTER);
    change.scores = true;
    decide(diff, &bases->change, pair, change, basis->id);
}

static void diff_bases(struct iga_diff *diff, struct indicator_pair *pair,
                       const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    pair->bases =
        arena_array(diff->arena, before->basis_count + after->basis_count + 1, sizeof *pair->bases);
    if (!pair->bases)
        return;
    for (size_t i = 0; i < after->basis_count; i++)
        pair->bases[pair->basis_count++] =
            (struct basis_pair){{find_basis(before, after->bases[i].id), (uint32_t)i}, NO_CHANGE};
    for (size_t i = 0; i < before->basis_count; i++)
        if (find_basis(after, before->bases[i].id) == NO_INDEX)
            pair->bases[pair->basis_count++] =
                (struct basis_pair){{(uint32_t)i, NO_INDEX}, NO_CHANGE};
    for (size_t i = 0; i < pair->basis_count; i++)
        diff_basis(diff, pair, &pair->bases[i], about);
}

/* ---- Scripts ------------------------------------------------------------------------------- */

/* The words of a script, comments and spaces aside. */
static const char *script_text(const struct iga_diff *diff, int side,
                               const struct indicator *indicator)
{
    const struct source *source = &diff->rules[side]->source;
    size_t open = source_table(source, indicator->token);
    size_t call = open;
    size_t last = open == NO_TOKEN ? 0 : source->tokens[open].match;
    while (call < last && !source_is(source, call, "script"))
        call++;
    size_t body = call < last ? source_table(source, call) : NO_TOKEN;
    if (body == NO_TOKEN)
        return "";
    const struct token *first = &source->tokens[body],
                       *end = &source->tokens[source->tokens[body].match];
    return arena_copy(diff->arena, source->text + first->offset,
                      end->offset + end->length - first->offset);
}

static bool same_tokens(const struct source *a, size_t i, size_t a_end, const struct source *b,
                        size_t k, size_t b_end)
{
    for (; i < a_end && k < b_end; i++, k++)
        if (a->tokens[i].length != b->tokens[k].length ||
            memcmp(a->text + a->tokens[i].offset, b->text + b->tokens[k].offset,
                   a->tokens[i].length) != 0)
            return false;
    return i == a_end && k == b_end;
}

/* Whether two scripts say the same: their own words, and what stands above the rule set, where
 * they find their numbers. */
static bool same_script(const struct iga_diff *diff, const struct indicator_pair *pair)
{
    const struct source *a = &diff->rules[SIDE_BEFORE]->source,
                        *b = &diff->rules[SIDE_AFTER]->source;
    size_t a_open = source_table(a, pair->sides[SIDE_BEFORE]->token),
           b_open = source_table(b, pair->sides[SIDE_AFTER]->token);
    if (a_open == NO_TOKEN || b_open == NO_TOKEN)
        return false;
    size_t x = a_open, y = b_open;
    while (x < a->tokens[a_open].match && !source_is(a, x, "script"))
        x++;
    while (y < b->tokens[b_open].match && !source_is(b, y, "script"))
        y++;
    return same_tokens(a, x, a->tokens[a_open].match, b, y, b->tokens[b_open].match) &&
           same_tokens(a, 0, diff->rules[SIDE_BEFORE]->token, b, 0, diff->rules[SIDE_AFTER]->token);
}

static void diff_script(struct iga_diff *diff, struct indicator_pair *pair,
                        const struct about *about)
{
    struct about below = about_key(diff, about, "script", "script");
    if (same_script(diff, pair))
        return;
    struct said texts[2]; /* people are told the lines where it stands */
    for (int side = 0; side < 2; side++)
        texts[side] = (struct said){script_text(diff, side, pair->sides[side]), NULL};
    struct change change = change_of(diff, &below, IGA_BAND, texts[SIDE_BEFORE], texts[SIDE_AFTER]);
    change.kind = IGA_CHANGED;
    change.scores = true;
    take_verdict(
        diff, &change,
        verdict_of_scripts(diff->arena, diff->rules,
                           (const struct indicator *const[]){pair->sides[0], pair->sides[1]}));
    pair->answers = pair->scores = change_add(diff, change);
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* The word that says how an indicator is answered. */
static struct said said_kind(const struct iga_diff *diff, enum indicator_kind kind)
{
    switch (kind) {
    case BY_CODES:
        return said_word("codes", message_in(diff->lang, "by codes"));
    case BY_BANDS:
        return said_word("bands", message_in(diff->lang, "by a value in bands"));
    case BY_BASES:
        return said_word("bases", message_in(diff->lang, "by a value of one of several bases"));
    case BY_SCRIPT:
        return said_word("script", message_in(diff->lang, "by a script"));
    default:
        return said_word("choices", message_in(diff->lang, "by a choice"));
    }
}

static bool same_codes(const struct indicator *a, const struct indicator *b)
{
    if (a->code_count != b->code_count)
        return false;
    for (size_t i = 0; i < a->code_count; i++) {
        bool found = false;
        for (size_t k = 0; k < b->code_count && !found; k++)
            found = strcmp(a->codes[i].text, b->codes[k].text) == 0 &&
                    a->codes[i].level == b->codes[k].level;
        if (!found)
            return false;
    }
    return true;
}

static void diff_codes(struct iga_diff *diff, struct indicator_pair *pair,
                       const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    struct about codes = about_key(diff, about, "codes", "codes");
    if (!same_codes(before, after)) {
        struct change change =
            change_of(diff, &codes, IGA_BAND, said_codes(diff, before), said_codes(diff, after));
        change.scores = true;
        decide(diff, &pair->answers, pair, change, NULL);
    }
    for (size_t i = 0; i < after->code_count; i++)
        for (size_t k = 0; k < before->code_count; k++) {
            if (strcmp(after->codes[i].text, before->codes[k].text) != 0)
                continue;
            struct about code = codes;
            code.path = arena_print(diff->arena, "%s/%s", codes.path, after->codes[i].text);
            code.title = arena_print(diff->arena, "%s: %s", codes.title, after->codes[i].text);
            if (code.path)
                change_of_origin(diff, &code, before->codes[k].origin, after->codes[i].origin);
        }
}

static struct said said_derivation(const struct iga_diff *diff, enum derivation derivation)
{
    const struct said none = {NULL, NULL};
    switch (derivation) {
    case DERIVE_GROWTH:
        return said_word("growth in percent", message_in(diff->lang, "growth in percent"));
    case DERIVE_INCREASE:
        return said_word("increase", message_in(diff->lang, "increase"));
    case DERIVE_DECREASE:
        return said_word("decrease", message_in(diff->lang, "decrease"));
    default:
        return none;
    }
}

/* Another way of working a value out of two figures. */
static void diff_derivation(struct iga_diff *diff, struct indicator_pair *pair,
                            const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    struct about below = about_key(diff, about, "from", "from");
    if (before->derivation == after->derivation)
        return;
    struct change change =
        change_of(diff, &below, IGA_BAND, said_derivation(diff, before->derivation),
                  said_derivation(diff, after->derivation));
    change.scores = true;
    struct table_view sides[2];
    view(sides, diff, pair);
    take_verdict(diff, &change, verdict_of_pairs(diff->arena, sides));
    uint32_t added = change_add(diff, change);
    change_merge(diff, pair->answers, added);
    if (pair->answers == NO_CHANGE)
        pair->answers = added;
}

static const char *level_text(const struct indicator *indicator, unsigned level)
{
    return indicator->level_texts && level <= indicator->levels ? indicator->level_texts[level]
                                                                : NULL;
}

static void diff_level_texts(struct iga_diff *diff, const struct indicator_pair *pair,
                             const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    struct about below = about_key(diff, about, "levels", "choices");
    unsigned most = before->levels > after->levels ? before->levels : after->levels;
    for (unsigned level = 0; level <= most; level++) {
        struct about text = below;
        text.path = arena_print(diff->arena, "%s/%u", below.path, level);
        if (text.path)
            change_of_text(diff, &text, level_text(before, level), level_text(after, level));
    }
}

/* How many levels there are, and whether a bare number is one beside the bases. */
static void diff_levels(struct iga_diff *diff, struct indicator_pair *pair,
                        const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    struct about levels = about_key(diff, about, "levels", "choices"),
                 choices = about_key(diff, about, "choices", "choices");
    if (before->levels != after->levels) {
        struct change change =
            change_of(diff, &levels, IGA_BAND, said_whole(diff, (int)before->levels),
                      said_whole(diff, (int)after->levels));
        change.scores = true;
        decide(diff, &pair->answers, pair, change, NULL);
    }
    if (before->kind == BY_BASES && !before->level_texts != !after->level_texts) {
        struct change change = change_presence(diff, &choices, IGA_BAND,
                                               before->level_texts ? SIDE_BEFORE : SIDE_AFTER);
        change.scores = true;
        decide(diff, &pair->answers, pair, change, NULL);
    }
}

static bool same_scores(const struct indicator *a, const struct indicator *b)
{
    unsigned least = a->levels < b->levels ? a->levels : b->levels;
    for (unsigned level = 0; level <= least; level++)
        if (!same_number(a->scores[level], b->scores[level]))
            return false;
    return true;
}

static void diff_scores(struct iga_diff *diff, struct indicator_pair *pair,
                        const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    bool by_weight = before->has_weight && after->has_weight, same = same_scores(before, after);
    const char *key = by_weight ? "weight" : "scores";
    struct about below = about_key(diff, about, key, after->has_weight ? "weight" : "scores");
    if (same && before->has_weight == after->has_weight &&
        (before->levels == after->levels || by_weight))
        return;
    struct change change =
        change_of(diff, &below, same && before->levels == after->levels ? IGA_TEXT : IGA_WEIGHT,
                  said_scores(diff, before), said_scores(diff, after));
    change.scores = !same;
    diff_verdict(diff, &change, pair, NULL);
    uint32_t added = change_add(diff, change);
    if (!same)
        pair->scores = added;
}

/* Levels that are not the same ones cannot be mixed with the scores of the others. */
static void tie(struct iga_diff *diff, struct indicator_pair *pair)
{
    if (pair->answers == NO_CHANGE)
        return;
    change_merge(diff, pair->answers, pair->scores);
    pair->scores = pair->answers;
    for (size_t i = 0; i < pair->basis_count; i++) {
        change_merge(diff, pair->answers, pair->bases[i].change);
        pair->bases[i].change = pair->answers;
    }
}

void diff_tables(struct iga_diff *diff, struct indicator_pair *pair, const struct about *about)
{
    const struct indicator *before = pair->sides[SIDE_BEFORE], *after = pair->sides[SIDE_AFTER];
    if (before->kind == BY_SCRIPT && after->kind == BY_SCRIPT) {
        diff_script(diff, pair, about);
        diff_measure(diff, &pair->answers, pair, about, NULL, &before->measure, &after->measure);
        diff_derivation(diff, pair, about);
        if (pair->answers != NO_CHANGE)
            pair->scores = pair->answers;
        return;
    }
    if (before->kind != after->kind) {
        struct about below = about_key(diff, about, "answers", said_kind(diff, after->kind).plain);
        struct change change = change_of(diff, &below, IGA_BAND, said_kind(diff, before->kind),
                                         said_kind(diff, after->kind));
        change.scores = true;
        decide(diff, &pair->answers, pair, change, NULL);
        if (before->kind == BY_SCRIPT || after->kind == BY_SCRIPT) {
            pair->scores = pair->answers;
            return;
        }
    } else if (before->kind == BY_BANDS) {
        diff_measure(diff, &pair->answers, pair, about, NULL, &before->measure, &after->measure);
        diff_derivation(diff, pair, about);
    } else if (before->kind == BY_CODES) {
        diff_codes(diff, pair, about);
    } else if (before->kind == BY_BASES) {
        diff_bases(diff, pair, about);
    }
    diff_levels(diff, pair, about);
    diff_scores(diff, pair, about);
    diff_level_texts(diff, pair, about);
    if (before->levels != after->levels || before->kind != after->kind)
        tie(diff, pair);
}
