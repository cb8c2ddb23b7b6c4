/* What the file states of its maxima, held against what follows from its rules. */
#include "rules/prove_parts.h"

#include <string.h>

enum { VALUE_DECIMALS = 6, SHARE_DECIMALS = 2 };

static bool equals_decimal(const mpq_t value, struct decimal decimal)
{
    mpq_t other;
    mpq_init(other);
    fraction_from_decimal(other, decimal);
    bool is_equal = mpq_equal(value, other) != 0;
    mpq_clear(other);
    return is_equal;
}

static void complain_maximum(const struct draft *draft, size_t token, const char *what,
                             const mpq_t got, struct decimal stated)
{
    complain(draft, token, "maximum",
             "%s comes out as %s, but the file states %s; check the weights and the formula "
             "against the annex",
             draft_words(draft, what),
             draft_number(draft, fraction_short(draft->arena, got, VALUE_DECIMALS)),
             draft_decimal(draft, stated));
}

static void check_value(struct draft *draft, struct value *value, const struct bounds *b)
{
    struct arena *arena = draft->arena;
    size_t token = draft_key_token(draft, value->token, "maximum");
    value->maximum = b->has_high ? fraction_short(arena, b->high, VALUE_DECIMALS) : NULL;
    if (!value->has_stated_maximum)
        return;
    if (!b->has_high)
        complain(draft, token, "maximum",
                 "value \"%s\" has no maximum, but the file states one; bound it with min(…, …)",
                 value->id);
    else if (!equals_decimal(b->high, value->stated_maximum))
        complain_maximum(
            draft, token,
            arena_print(arena, draft_words(draft, "the maximum of value \"%s\""), value->id),
            b->high, value->stated_maximum);
}

/* What all values can come to together. @return false when one of them has no maximum */
static bool add_up(mpq_t sum, const struct iga_rules *rules, const struct bounds *values)
{
    bool is_bounded = true;
    for (size_t i = 0; i < rules->value_count; i++) {
        is_bounded = is_bounded && values[i].has_high;
        mpq_add(sum, sum, values[i].high);
    }
    return is_bounded;
}

static void check_sum(const struct draft *draft, const mpq_t sum, bool is_bounded)
{
    const struct iga_rules *rules = draft->rules;
    size_t token = draft_key_token(draft, draft->token, "maximum");
    if (!rules->has_stated_maximum)
        return;
    if (!is_bounded)
        complain(draft, token, "maximum",
                 "the values have no maximum together, but the file states one; bound each with "
                 "min(…, …)");
    else if (!equals_decimal(sum, rules->stated_maximum))
        complain_maximum(draft, token, "the maximum that the values add up to", sum,
                         rules->stated_maximum);
}

/* part / sum in percent. */
static char *percent(const struct draft *draft, const mpq_t part, const mpq_t sum)
{
    mpq_t share, hundred;
    mpq_inits(share, hundred, NULL);
    mpq_set_ui(hundred, 100, 1);
    mpq_div(share, part, sum);
    mpq_mul(share, share, hundred);
    char *text = fraction_short(draft->arena, share, SHARE_DECIMALS);
    mpq_clears(share, hundred, NULL);
    return text;
}

static void check_share(const struct draft *draft, const struct value *value, const mpq_t part,
                        const mpq_t sum)
{
    char stated[NUMBER_TEXT];
    char *got = percent(draft, part, sum);
    decimal_print(stated, value->stated_share);
    if (got && strcmp(got, stated) != 0)
        complain(draft, draft_key_token(draft, value->token, "share"), "share",
                 "the share of value \"%s\" comes out as %s percent of the maximum, but the file "
                 "states %s; check the maxima against the annex",
                 value->id, draft_number(draft, got), draft_number(draft, stated));
}

void prove_stated(struct draft *draft, const struct bounds *values)
{
    const struct iga_rules *rules = draft->rules;
    mpq_t sum;
    mpq_init(sum);
    bool is_bounded = add_up(sum, rules, values);
    for (size_t i = 0; i < rules->value_count; i++)
        check_value(draft, &rules->values[i], &values[i]);
    check_sum(draft, sum, is_bounded);
    for (size_t i = 0; is_bounded && mpq_sgn(sum) > 0 && i < rules->value_count; i++)
        if (rules->values[i].has_stated_share)
            check_share(draft, &rules->values[i], values[i].high, sum);
    mpq_clear(sum);
}
