#include "score/predicate.h"

struct decimal predicate_published(const struct iga_rules *rules, mpq_srcptr index)
{
    mpz_t units;
    mpz_init(units);
    fraction_round(units, index, rules->decimals);
    struct decimal published = {mpz_get_si(units), rules->decimals};
    mpz_clear(units);
    return published;
}

const char *predicate_of(const struct iga_rules *rules, mpq_srcptr index)
{
    struct decimal published = predicate_published(rules, index);
    for (size_t i = 0; i < rules->predicate_count; i++)
        if (decimal_compare(published, rules->predicates[i].low) >= 0 &&
            decimal_compare(published, rules->predicates[i].high) <= 0)
            return rules->predicates[i].name;
    return ""; /* of a formula whose bounds the rules could not be held to */
}

/* Whether nothing is below this predicate. */
static bool is_lowest(const struct iga_rules *rules, const struct predicate *predicate)
{
    for (size_t i = 0; i < rules->predicate_count; i++)
        if (decimal_compare(rules->predicates[i].low, predicate->low) < 0)
            return false;
    return true;
}

/* An edge in the units of the published index. An index is a multiple of the unit, so an edge
 * with more decimals is passed at the next unit above it. */
static int64_t edge_units(const struct iga_rules *rules, struct decimal edge)
{
    int64_t units;
    struct decimal rounded = decimal_round(edge, rules->decimals);
    decimal_to_units(&units, rounded, rules->decimals);
    return decimal_compare(rounded, edge) < 0 ? units + 1 : units;
}

const struct predicate *predicate_edge(struct decimal *distance, const struct iga_rules *rules,
                                       mpq_srcptr index)
{
    int64_t published = predicate_published(rules, index).coefficient;
    const struct predicate *nearest = NULL;
    int64_t best = 0;
    for (size_t i = 0; i < rules->predicate_count; i++) {
        const struct predicate *predicate = &rules->predicates[i];
        if (is_lowest(rules, predicate))
            continue;
        int64_t far = published - edge_units(rules, predicate->low);
        int64_t size = far < 0 ? -far : far, best_size = best < 0 ? -best : best;
        if (!nearest || size < best_size || (size == best_size && far < 0)) {
            nearest = predicate;
            best = far;
        }
    }
    *distance = (struct decimal){best, rules->decimals};
    return nearest;
}
