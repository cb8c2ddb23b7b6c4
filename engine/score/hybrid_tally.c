/* Sums, counts and means over innovations, for every choice of parts. */
#include "score/hybrid_plan.h"

#include <string.h>

/* Points, or the level where the subject is one. */
static int64_t counted(const struct tally *tally, const struct scored *scored,
                       const struct hybrid *h)
{
    bool is_level =
        h->diff->rules[tally->side]->formula.nodes[tally->aggregate->subject].op == NODE_LEVEL;
    return is_level ? scored->level : scored->points;
}

/* What no part changes of each innovation's subject. */
static bool start_subject(struct hybrid *h, struct tally *tally)
{
    size_t count = hybrid_innovations(h);
    tally->base = arena_array(h->region, count + 1, sizeof *tally->base);
    if (!tally->base)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct cell *cells = hybrid_cells(h, i);
        for (size_t k = 0; k < h->link_count[UNIT_INNOVATION]; k++) {
            const struct link *link = &h->links[UNIT_INNOVATION][k];
            if (link->all || !tally->counts[0][k])
                continue;
            struct scored scored = hybrid_scored(link, &cells[k], 0);
            tally->base[i] += counted(tally, &scored, h);
        }
    }
    return true;
}

bool hybrid_start_tally(struct hybrid *h, struct tally *tally)
{
    uint32_t node = tally->aggregate->population.where;
    if (tally->counts_points && !start_subject(h, tally))
        return false;
    if (node == NO_NODE)
        return true;
    tally->bits = arena_array(h->region, tally->where.size * h->words + 1, sizeof *tally->bits);
    if (!tally->bits)
        return false;
    choice parts = 0;
    for (uint32_t r = 0; r < tally->where.size;
         r++, parts = hybrid_next(parts, tally->where.parts)) {
        if (tally->side == SIDE_BEFORE)
            hybrid_replace(h, tally->pair, parts);
        hybrid_ask(h, tally->bits + r * h->words, tally->side, node, tally->reads_answers, parts);
    }
    return true;
}

static int64_t subject_of(const struct hybrid *h, const struct tally *tally, size_t innovation,
                          choice parts)
{
    const struct cell *cells = hybrid_cells(h, innovation);
    int64_t sum = tally->base[innovation];
    for (size_t k = 0; k < h->link_count[UNIT_INNOVATION]; k++) {
        const struct link *link = &h->links[UNIT_INNOVATION][k];
        if (!link->all || !hybrid_counts(tally->counts, link, k, parts))
            continue;
        struct scored scored = hybrid_scored(link, &cells[k], parts);
        sum += counted(tally, &scored, h);
    }
    return sum;
}

/* What has been seen while a tally goes over the innovations. */
struct running {
    int64_t count, units;
    mpq_ptr sum;
    struct decimal extreme;
    bool in_units;
};

static void take_number(struct hybrid *h, struct running *running, enum aggregate_kind kind,
                        struct decimal number)
{
    bool is_first = running->count++ == 0;
    if (kind == AGGREGATE_SUM || kind == AGGREGATE_MEAN) {
        if (running->in_units) {
            running->units += number.coefficient;
            return;
        }
        fraction_from_decimal(h->scratch, number);
        mpq_add(running->sum, running->sum, h->scratch);
        return;
    }
    int order = is_first ? 0 : decimal_compare(number, running->extreme);
    if (is_first || (kind == AGGREGATE_SMALLEST ? order < 0 : order > 0))
        running->extreme = number;
}

static int decimals_of(const struct hybrid *h, const struct tally *tally)
{
    return h->diff->rules[tally->side]->formula.nodes[tally->aggregate->subject].op == NODE_POINTS
               ? h->decimals
               : 0;
}

/* The subject of one innovation as a number. */
static struct operand operand_of(struct hybrid *h, const struct tally *tally, size_t innovation,
                                 choice parts)
{
    if (tally->counts_points)
        return (struct operand){
            .given = true,
            .number = {subject_of(h, tally, innovation, parts), decimals_of(h, tally)}};
    struct subject subject = {.rules = &h->sides[tally->side],
                              .region = &h->pair[tally->side],
                              .innovation = &h->pair[tally->side].innovations[innovation]};
    return condition_operand(&subject, tally->aggregate->subject);
}

static void sum_up(struct hybrid *h, mpq_ptr out, const struct tally *tally, const uint64_t *bits,
                   choice parts)
{
    enum aggregate_kind kind = tally->aggregate->kind;
    struct running running = {.sum = out, .in_units = tally->counts_points};
    mpq_set_ui(out, 0, 1);
    for (size_t w = 0; w < h->words; w++)
        for (uint64_t left = bits[w]; left; left &= left - 1) {
            size_t i = w * 64 + (size_t)__builtin_ctzll(left);
            struct operand operand = operand_of(h, tally, i, parts);
            if (operand.given)
                take_number(h, &running, kind, operand.number);
        }
    if (kind == AGGREGATE_SMALLEST || kind == AGGREGATE_LARGEST) {
        if (running.count)
            fraction_from_decimal(out, running.extreme);
        return;
    }
    if (running.in_units)
        fraction_from_units(out, running.units, decimals_of(h, tally));
    if (kind == AGGREGATE_MEAN && running.count) {
        fraction_from_units(h->scratch, running.count, 0);
        mpq_div(out, out, h->scratch);
    }
}

static int64_t count_bits(const uint64_t *bits, size_t words)
{
    int64_t count = 0;
    for (size_t w = 0; w < words; w++)
        count += __builtin_popcountll(bits[w]);
    return count;
}

static int64_t count_distinct(struct hybrid *h, const struct tally *tally, const uint64_t *bits)
{
    const struct aggregate *aggregate = tally->aggregate;
    uint32_t field = h->diff->rules[tally->side]->formula.nodes[aggregate->subject].index;
    const struct region *region = &h->pair[tally->side];
    int64_t count = 0;
    for (size_t word = 0; word < aggregate->set_words; word++) {
        uint64_t seen = 0;
        for (size_t i = 0; i < region->innovation_count; i++) {
            const struct field_value *value = &region->innovations[i].fields[field];
            if (bit_has(bits, i) && value->given && value->choice >= 0 &&
                (size_t)value->choice / 64 == word)
                seen |= UINT64_C(1) << value->choice % 64;
        }
        seen &= aggregate->set[word];
        count += count_bits(&seen, 1);
    }
    return count;
}

mpq_srcptr hybrid_tally(struct hybrid *h, struct tally *tally, choice parts)
{
    uint32_t rank = tally->on.rank[parts];
    mpq_ptr out = tally->values[rank];
    if (tally->known[rank] == h->number)
        return out;
    tally->known[rank] = h->number;
    uint64_t *bits = h->bits;
    const struct population *population = &tally->aggregate->population;
    const uint64_t *eligible = h->eligible_bits + h->eligible.rank[parts] * h->words;
    memset(bits, 0, h->words * sizeof *bits);
    for (size_t i = 0; i < h->pair[tally->side].innovation_count; i++)
        if ((population->reported || bit_has(eligible, i)) &&
            (!tally->bits || bit_has(tally->bits + tally->where.rank[parts] * h->words, i)))
            bit_set(bits, i);
    if (tally->aggregate->kind == AGGREGATE_COUNT)
        fraction_from_units(out, count_bits(bits, h->words), 0);
    else if (tally->aggregate->kind == AGGREGATE_DISTINCT)
        fraction_from_units(out, count_distinct(h, tally, bits), 0);
    else {
        if (tally->side == SIDE_BEFORE)
            hybrid_replace(h, tally->pair, parts);
        sum_up(h, out, tally, bits, parts);
    }
    return out;
}
