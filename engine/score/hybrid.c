#include "score/hybrid_plan.h"

#include <stdlib.h>
#include <string.h>

/* ---- Making and freeing -------------------------------------------------------------------- */

struct hybrid *hybrid_new(const struct iga_diff *diff)
{
    struct hybrid *h = calloc(1, sizeof *h);
    if (!h)
        return NULL;
    h->diff = diff;
    h->own = arena_new();
    h->region = arena_new();
    if (!h->own || !h->region || !hybrid_plan(h)) {
        hybrid_free(h);
        return NULL;
    }
    return h;
}

static void clear_numbers(struct hybrid *h)
{
    for (size_t i = 0; i < h->tally_count; i++)
        for (uint32_t r = 0; r < h->tallies[i].on.size; r++)
            mpq_clear(h->tallies[i].values[r]);
    for (size_t i = 0; i < h->root_count; i++)
        for (uint32_t r = 0; h->roots[i].pair && r < h->roots[i].on.size; r++)
            mpq_clear(h->roots[i].values[r]);
    size_t most = h->roots[h->root_count - 1].leaf_count[SIDE_BEFORE] + 1;
    for (size_t i = 0; i < most; i++)
        mpq_clear(h->games[i].factor);
    mpq_clear(h->scratch);
}

void hybrid_free(struct hybrid *h)
{
    if (!h)
        return;
    if (h->is_ready)
        clear_numbers(h);
    for (int side = 0; side < 2; side++) {
        if (h->has_graders[side])
            grader_clear(&h->graders[side]);
        evaluator_free(h->evaluators[side]);
    }
    arena_free(h->own);
    arena_free(h->region);
    free(h);
}

/* ---- Answers ------------------------------------------------------------------------------- */

struct scored hybrid_scored(const struct link *link, const struct cell *cell, choice parts)
{
    const struct indicator_pair *pair = link->pair;
    const struct scored none = {.state = IGA_NOT_APPLICABLE};
    int only = pair->sides[0] ? (pair->sides[1] ? -1 : 0) : 1;
    if (only >= 0 && ((parts & link->presence) != 0) != (only == 1))
        return none;
    int applies = only >= 0 ? only : (parts & link->applies) != 0;
    if (!cell->applies[applies])
        return none;
    int answers = only >= 0 ? only : (parts & cell->answers) != 0;
    int scores = only >= 0 ? only : (parts & link->scores) != 0;
    if (cell->missing[answers])
        return (struct scored){.state = IGA_MISSING};
    int level = cell->levels[answers];
    struct scored scored = {.state = IGA_SCORED, .level = (uint8_t)(level > 0 ? level : 0)};
    if (pair->sides[answers]->kind == BY_SCRIPT)
        scored.points = cell->points[answers];
    else if (level > 0)
        scored.points = link->points[scores][level];
    return scored;
}

/* One unit, as it is graded: the region, or an innovation. */
struct graded {
    enum node_unit unit;
    const struct answer *answers[2];
    struct subject subjects[2];
};

/* Grades an answer of one side. The level is known where the indicator does not apply too, for
 * it may apply by the other side's rules. */
static void grade_side(struct hybrid *h, struct cell *cell, const struct link *link, int side,
                       const struct answer *answer)
{
    struct grade_note note = {0};
    const struct indicator *indicator = link->pair->sides[side];
    struct scored scored = grade(&note, &h->graders[side], indicator, answer);
    cell->missing[side] = scored.state == IGA_MISSING;
    cell->levels[side] = scored.level;
    cell->points[side] =
        scored.points * power_of_ten(h->decimals - h->diff->rules[side]->unit_decimals);
    if (answer->form == ANSWER_VALUE && answer->basis >= 0 && link->bases[side])
        cell->answers = link->bases[side][answer->basis];
    if (note.no_memory)
        arena_fail(h->region);
}

static bool applies(const struct subject *subject, const struct indicator *indicator)
{
    return indicator->applies == NO_NODE || condition_holds(subject, indicator->applies);
}

/* Grades what one side has; what is not changed is graded on the old side only. */
static void grade_unit(struct hybrid *h, struct cell *cells, const struct graded *graded, int side)
{
    size_t count = h->diff->rules[side]->indicator_count[graded->unit];
    struct scored *scored = h->scored[graded->unit][side];
    for (size_t slot = 0; slot < count; slot++) {
        uint32_t index = h->slots[graded->unit][side][slot];
        const struct link *link = &h->links[graded->unit][index];
        struct cell *cell = &cells[index];
        bool is_same = side == SIDE_AFTER && !link->all && link->pair->sides[SIDE_BEFORE];
        if (side == SIDE_BEFORE || !link->pair->sides[SIDE_BEFORE])
            cell->answers = link->answers;
        if (is_same) {
            cell->missing[1] = cell->missing[0];
            cell->levels[1] = cell->levels[0];
            cell->points[1] = cell->points[0];
            cell->applies[1] = cell->applies[0];
        } else {
            cell->applies[side] = applies(&graded->subjects[side], link->pair->sides[side]);
            grade_side(h, cell, link, side, &graded->answers[side][slot]);
        }
        /* as this side alone sees it, for conditions of what applies */
        scored[slot] = (struct scored){.state = IGA_NOT_APPLICABLE};
        if (cell->applies[side])
            scored[slot] = hybrid_scored(link, cell, side ? ~(choice)0 : 0);
    }
}

static bool grade_region(struct hybrid *h)
{
    struct graded graded = {.unit = UNIT_REGION};
    h->cells[UNIT_REGION] =
        arena_array(h->region, h->link_count[UNIT_REGION] + 1, sizeof(struct cell));
    if (!h->cells[UNIT_REGION])
        return false;
    for (int side = 0; side < 2; side++) {
        graded.answers[side] = h->pair[side].answers;
        graded.subjects[side] = (struct subject){.rules = h->diff->rules[side],
                                                 .region = &h->pair[side],
                                                 .region_scored = h->scored[UNIT_REGION][side]};
        grade_unit(h, h->cells[UNIT_REGION], &graded, side);
    }
    return true;
}

/* How many innovations each side has read: all or none. */
size_t hybrid_innovations(const struct hybrid *h)
{
    return h->pair[0].innovation_count > h->pair[1].innovation_count ? h->pair[0].innovation_count
                                                                     : h->pair[1].innovation_count;
}

struct cell *hybrid_cells(const struct hybrid *h, size_t innovation)
{
    return &h->cells[UNIT_INNOVATION][innovation * h->link_count[UNIT_INNOVATION]];
}

static bool grade_innovations(struct hybrid *h)
{
    size_t count = hybrid_innovations(h);
    struct graded graded = {.unit = UNIT_INNOVATION};
    h->cells[UNIT_INNOVATION] =
        arena_array(h->region, count * h->link_count[UNIT_INNOVATION] + 1, sizeof(struct cell));
    if (!h->cells[UNIT_INNOVATION])
        return false;
    for (int side = 0; side < 2; side++) {
        graded.subjects[side] =
            (struct subject){.rules = h->diff->rules[side],
                             .region = &h->pair[side],
                             .region_scored = h->scored[UNIT_REGION][side],
                             .innovation_scored = h->scored[UNIT_INNOVATION][side]};
        for (size_t i = 0; i < h->pair[side].innovation_count; i++) {
            const struct innovation *innovation = &h->pair[side].innovations[i];
            graded.answers[side] = innovation->answers;
            graded.subjects[side].innovation = innovation;
            grade_unit(h, hybrid_cells(h, i), &graded, side);
        }
    }
    return true;
}

/* ---- Conditions ---------------------------------------------------------------------------- */

/* What the answers of an innovation earn under a choice, in the slots of a side. */
static const struct scored *score_innovation(struct hybrid *h, int side, size_t innovation,
                                             choice parts)
{
    struct scored *scored = h->scored[UNIT_INNOVATION][side];
    const struct cell *cells = hybrid_cells(h, innovation);
    for (size_t slot = 0; slot < h->diff->rules[side]->indicator_count[UNIT_INNOVATION]; slot++) {
        uint32_t index = h->slots[UNIT_INNOVATION][side][slot];
        scored[slot] = hybrid_scored(&h->links[UNIT_INNOVATION][index], &cells[index], parts);
    }
    return scored;
}

/* Of which innovations a condition of a side holds under a choice. */
void hybrid_ask(struct hybrid *h, uint64_t *bits, int side, uint32_t node, bool reads_answers,
                choice parts)
{
    const struct region *region = &h->pair[side];
    struct subject subject = {.rules = &h->sides[side],
                              .region = region,
                              .region_scored = h->scored[UNIT_REGION][side],
                              .innovation_scored = h->scored[UNIT_INNOVATION][side]};
    for (size_t i = 0; i < region->innovation_count; i++) {
        subject.innovation = &region->innovations[i];
        if (reads_answers)
            score_innovation(h, side, i, parts);
        if (condition_holds(&subject, node))
            bit_set(bits, i);
    }
}

static bool is_mandatory(const struct link *link, choice parts)
{
    int only = link->pair->sides[0] ? (link->pair->sides[1] ? -1 : 0) : 1;
    int side = only >= 0 ? only : (parts & link->mandatory) != 0;
    return link->pair->sides[side]->mandatory;
}

static void ask_mandatory(struct hybrid *h, uint64_t *bits, const struct term *term, choice parts)
{
    size_t index = (size_t)(term->link - h->links[UNIT_INNOVATION]);
    int wanted = term->levels[(parts & term->level) != 0];
    bool asks = is_mandatory(term->link, parts);
    for (size_t i = 0; i < hybrid_innovations(h); i++) {
        struct scored scored = hybrid_scored(term->link, &hybrid_cells(h, i)[index], parts);
        if (!asks || scored.state == IGA_NOT_APPLICABLE || scored.level >= wanted)
            bit_set(bits, i);
    }
}

static bool ask_term(struct hybrid *h, struct term *term)
{
    term->bits = arena_array(h->region, term->on.size * h->words + 1, sizeof *term->bits);
    if (!term->bits)
        return false;
    choice parts = 0;
    for (uint32_t r = 0; r < term->on.size; r++, parts = hybrid_next(parts, term->on.parts)) {
        uint64_t *bits = term->bits + r * h->words;
        if ((parts & term->guard) != term->when) {
            memset(bits, 0xFF, h->words * sizeof *bits);
        } else if (term->node == NO_NODE) {
            ask_mandatory(h, bits, term, parts);
        } else {
            if (term->side == SIDE_BEFORE)
                hybrid_replace(h, term->pair, parts);
            hybrid_ask(h, bits, term->side, term->node, term->reads_answers, parts);
        }
    }
    return true;
}

/* Which innovations are eligible, for every choice. */
static bool find_eligible(struct hybrid *h)
{
    for (size_t i = 0; i < h->term_count; i++)
        if (!ask_term(h, &h->terms[i]))
            return false;
    h->eligible_bits =
        arena_array(h->region, h->eligible.size * h->words + 1, sizeof *h->eligible_bits);
    h->bits = arena_array(h->region, h->words + 1, sizeof *h->bits);
    if (!h->eligible_bits || !h->bits)
        return false;
    choice parts = 0;
    for (uint32_t r = 0; r < h->eligible.size; r++, parts = hybrid_next(parts, h->eligible.parts)) {
        uint64_t *bits = h->eligible_bits + r * h->words;
        for (size_t i = 0; i < hybrid_innovations(h); i++)
            bit_set(bits, i);
        for (size_t t = 0; t < h->term_count; t++) {
            const struct term *term = &h->terms[t];
            const uint64_t *holds = term->bits + term->on.rank[parts] * h->words;
            for (size_t w = 0; w < h->words; w++)
                bits[w] &= holds[w];
        }
    }
    return true;
}

/* ---- Formulas ------------------------------------------------------------------------------ */

static mpq_srcptr root_value(struct hybrid *h, struct root *root, choice parts);

static int64_t region_points(const struct hybrid *h, const struct leaf *leaf, choice parts)
{
    int64_t sum = 0;
    for (size_t k = 0; k < h->link_count[UNIT_REGION]; k++) {
        const struct link *link = &h->links[UNIT_REGION][k];
        if (hybrid_counts(leaf->counts, link, k, parts))
            sum += hybrid_scored(link, &h->cells[UNIT_REGION][k], parts).points;
    }
    return sum;
}

static mpq_srcptr leaf_value(struct hybrid *h, const struct leaf *leaf, choice parts)
{
    switch (leaf->kind) {
    case LEAF_TALLY:
        return hybrid_tally(h, &h->tallies[leaf->index], parts);
    case LEAF_VALUE:
        return root_value(h, &h->roots[leaf->index], parts);
    case LEAF_POINTS:
        fraction_from_units(h->scratch, region_points(h, leaf, parts), h->decimals);
        return h->scratch;
    default:
        fraction_from_units(h->scratch,
                            hybrid_scored(&h->links[UNIT_REGION][leaf->index],
                                          &h->cells[UNIT_REGION][leaf->index], parts)
                                .level,
                            0);
        return h->scratch;
    }
}

static mpq_srcptr root_value(struct hybrid *h, struct root *root, choice parts)
{
    uint32_t rank = root->on.rank[parts];
    if (root->known[rank] == h->number)
        return root->values[rank];
    const struct expression_pair *pair = root->pair;
    int side = (hybrid_part(h, pair->change) & parts) != 0;
    if (pair->nodes[side] == NO_NODE)
        side = !side;
    struct evaluator *e = h->evaluators[side];
    for (size_t i = 0; i < root->leaf_count[side]; i++)
        evaluator_give(e, root->leaves[side][i].node, leaf_value(h, &root->leaves[side][i], parts));
    if (side == SIDE_BEFORE)
        hybrid_replace(h, pair, parts);
    mpq_set(root->values[rank], evaluator_number(e, pair->nodes[side]));
    root->known[rank] = h->number;
    return root->values[rank];
}

mpq_srcptr hybrid_root(struct hybrid *h, size_t root, choice parts)
{
    return root_value(h, &h->roots[root], parts);
}

mpq_srcptr hybrid_index(struct hybrid *h, choice parts)
{
    return hybrid_root(h, h->root_count - 1, parts);
}

/* ---- A region ------------------------------------------------------------------------------ */

bool hybrid_start(struct hybrid *h, const struct region pair[2])
{
    arena_reset(h->region);
    h->pair = pair;
    h->number++;
    h->words = (hybrid_innovations(h) + 63) / 64;
    if (!grade_region(h) || !grade_innovations(h) || !find_eligible(h))
        return false;
    for (size_t i = 0; i < h->tally_count; i++)
        if (!hybrid_start_tally(h, &h->tallies[i]))
            return false;
    for (int side = 0; side < 2; side++) {
        struct subject subject = {.rules = &h->sides[side],
                                  .region = &pair[side],
                                  .region_scored = h->scored[UNIT_REGION][side]};
        evaluator_about(h->evaluators[side], &subject);
    }
    return !arena_failed(h->region);
}
